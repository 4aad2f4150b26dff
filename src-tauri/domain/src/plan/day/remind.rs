//! When the system may remind somebody of their plan, and in which words.
//!
//! Times are wall times and are compared as such: one that a change of the clocks leaves out comes
//! right after the gap, one that comes twice is answered the first time. A day that the gap ends has none
//! in it: no minute of that day is left to show it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    days::LEAST_DAY,
    today::{ABSENCE, last_done, today},
};
use crate::{
    ErrorKind, UserError,
    plan::types::{Plan, Step, StepKind},
    time::logical_today,
};

/// Days from one digest to the next while somebody stays away, and how many there are at most.
const DIGESTS: (i64, usize) = (7, 4);
const DAY: i64 = 24 * 60 * 60;

/// What somebody wants to be reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Reminders {
    /// Whether there are any.
    pub on: bool,
    /// Wall time of the one reminder of a day.
    pub at: NaiveTime,
    /// Wall time of another one on days on which nothing was done; none unless asked for.
    pub again: Option<NaiveTime>,
    /// Wall times from and until which there is none, past midnight or not; the same twice for never.
    pub quiet: [NaiveTime; 2],
    /// Whether they name the step: whoever sees the screen can read it.
    pub names: bool,
}

impl Default for Reminders {
    fn default() -> Self {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        Self { on: false, at: at(8, 30), again: None, quiet: [at(21, 0), at(7, 0)], names: false }
    }
}

/// Which of a day's reminders it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The one of the day.
    Day,
    /// The other one.
    Again,
}

/// What a reminder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its first line.
    pub title: String,
    /// The rest, one or two sentences.
    pub body: String,
}

impl Reminders {
    /// Whether every time can be kept.
    ///
    /// # Errors
    /// `Invalid` when a reminder would fall into the quiet hours.
    pub fn check(&self) -> Result<(), UserError> {
        let times = [Some(self.at), self.again];
        match times.into_iter().flatten().find(|time| self.is_quiet(*time)) {
            Some(time) if self.on => Err(UserError::new(
                ErrorKind::Invalid,
                format!("{} lies in your quiet hours.", time.format("%H:%M")),
                "Choose another time, or other quiet hours.",
            )),
            _ => Ok(()),
        }
    }

    /// The reminder that is due at the wall time `local`, given those that were shown.
    pub fn due(
        &self,
        local: NaiveDateTime,
        day_start: NaiveTime,
        shown: &[NaiveDateTime],
    ) -> Option<Occasion> {
        if !self.on || self.is_quiet(local.time()) {
            return None;
        }
        let into_day = |time: NaiveTime| (time - day_start).num_seconds().rem_euclid(DAY);
        let reached = |time| into_day(local.time()) >= into_day(time);
        let day = logical_today(local, day_start);
        let mut todays = shown.iter().filter(|at| logical_today(**at, day_start) == day);
        let again = self.again.filter(|again| into_day(*again) > into_day(self.at));
        match again {
            Some(again) if reached(again) => {
                let told = todays.any(|at| into_day(at.time()) >= into_day(again));
                (!told).then_some(Occasion::Again)
            }
            _ => (reached(self.at) && todays.next().is_none()).then_some(Occasion::Day),
        }
    }

    fn is_quiet(&self, time: NaiveTime) -> bool {
        let [from, until] = self.quiet;
        if from <= until { from <= time && time < until } else { time >= from || time < until }
    }
}

/// What to say on `date`, a logical date; nothing on days without work, and nothing to somebody who has
/// done what there was. After some days away it is a digest, and that only once a week for four weeks.
pub fn reminder(
    plan: &Plan,
    date: NaiveDate,
    occasion: Occasion,
    names: bool,
    shown: &[NaiveDate],
) -> Option<Reminder> {
    let day = today(plan, date);
    let since = last_done(plan, date).or(plan.draft.start.pred_opt())?;
    let waits = day.steps.iter().chain(&day.earlier).any(|step| step.progress.is_open());
    if day.capacity == 0 || !waits || (occasion == Occasion::Again && since == date) {
        return None;
    }
    let step = day.next?;
    let gone = (date - since).num_days() - 1;
    if gone < ABSENCE {
        return Some(ready(&step, occasion, names));
    }
    let (apart, most) = DIGESTS;
    let told = || shown.iter().filter(|on| (**on - since).num_days() > ABSENCE);
    let lately = told().any(|on| (date - *on).num_days() < apart);
    (!lately && told().count() < most).then(|| Reminder {
        title: "Your plan is where you left it".into(),
        body: format!(
            "{gone} days went by and nothing is lost. {} minutes bring you back.",
            step.minutes
        ),
    })
}

fn ready(step: &Step, occasion: Occasion, names: bool) -> Reminder {
    let title = match (occasion, step.kind) {
        (Occasion::Again, _) => "There is still time today",
        (_, StepKind::Review) => "Your weekly review is due",
        (_, StepKind::Recall) => "A recall check is due",
        (_, StepKind::Work) => "Your next step is ready",
    };
    let left = step.minutes.saturating_sub(step.spent).max(LEAST_DAY);
    let about = format!("About {left} minutes; five count, too.");
    let body = if names { format!("{}. {about}", step.title) } else { about };
    Reminder { title: title.into(), body }
}
