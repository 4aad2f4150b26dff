//! What a plan is made from: what somebody asks, checked.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ErrorKind, UserError, bounded::Minutes, id::ProjectId, model::PlanModel};

/// Below this a day is not worth sitting down for once an overrun is allowed for.
const SHORTEST_DAY: f64 = 40.0;
/// Years in which a plan may start; beyond them a date is a slip.
const FIRST_YEAR: i32 = 2000;
const LAST_YEAR: i32 = 2200;

/// A range of civil dates, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DateRange {
    /// First date.
    pub from: NaiveDate,
    /// Last date.
    pub to: NaiveDate,
}

impl DateRange {
    /// Whether `day` lies within.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Minutes per weekday, Monday first.
pub type WeekCapacity = [Minutes; 7];

/// What somebody asks of a plan, in their own terms. [`Ask::request`] checks it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Ask {
    /// First day.
    pub start: NaiveDate,
    /// Length in days: 90, or 30 for the intensive form.
    pub days: u32,
    /// Hours a week, 1-40, spread as the default week is; none for the default week.
    pub hours: Option<f64>,
    /// Days without work, known ahead.
    pub off: Vec<DateRange>,
    /// Projects that must be in it, by id.
    #[serde(default)]
    pub wanted: Vec<ProjectId>,
    /// Projects that must not be in it, by id.
    #[serde(default)]
    pub unwanted: Vec<ProjectId>,
    /// Projects that an earlier plan finished, by id: what builds on them can begin.
    #[serde(default)]
    pub finished: Vec<ProjectId>,
    /// Whether everything is practised apart from work: deliverables take their form as an exercise.
    #[serde(default)]
    pub apart: bool,
}

/// What a plan is made from: an [`Ask`] that has been checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Request {
    /// First day.
    pub start: NaiveDate,
    /// Length in days: 90, or 30 for the intensive form.
    pub days: u32,
    /// Minutes per weekday.
    #[ts(type = "number[]")]
    pub capacity: WeekCapacity,
    /// Days without work, known ahead.
    pub off: Vec<DateRange>,
    /// Projects that must be in it, by id.
    #[serde(default)]
    pub wanted: Vec<ProjectId>,
    /// Projects that must not be in it, by id.
    #[serde(default)]
    pub unwanted: Vec<ProjectId>,
    /// Projects that an earlier plan finished, by id.
    #[serde(default)]
    pub finished: Vec<ProjectId>,
    /// Whether everything is practised apart from work.
    #[serde(default)]
    pub apart: bool,
    /// What each weekday's step follows, Monday first, for example “the first coffee”; empty for none.
    #[serde(default)]
    pub routine: Vec<String>,
    /// Hours really needed per estimated hour, from the person's own log; the prior is 1.5.
    pub overrun: f64,
}

impl Ask {
    /// The checked request, with the person's own `overrun`.
    ///
    /// # Errors
    /// A sentence and a hint when hours, days or a date range make no sense.
    pub fn request(&self, overrun: f64, model: &PlanModel) -> Result<Request, UserError> {
        let wrong = |message: String, hint: &str| UserError::new(ErrorKind::Invalid, message, hint);
        if self.days != 90 && self.days != 30 {
            return Err(wrong(
                format!("A plan has 90 days, or 30 in its intensive form; not {}.", self.days),
                "Use 90 or 30.",
            ));
        }
        if let Some(hours) = self.hours
            && !(1.0..=40.0).contains(&hours)
        {
            return Err(wrong(
                format!("Hours a week go from 1 to 40; {hours} lies outside."),
                "Five hours a week are a good start.",
            ));
        }
        if !(FIRST_YEAR..=LAST_YEAR).contains(&self.start.year()) {
            return Err(wrong(
                format!("A plan cannot start on {}.", self.start),
                "Start today, or next Monday.",
            ));
        }
        if let Some(range) = self.off.iter().find(|range| range.from > range.to) {
            return Err(wrong(
                format!("A break cannot end on {} before it begins on {}.", range.to, range.from),
                "Name its first and its last day.",
            ));
        }
        let capacity = match self.hours {
            Some(hours) => spread(hours * 60.0, &model.capacity),
            None => model.capacity.map(Minutes::saturating),
        };
        let [least, most] = model.overrun_range;
        Ok(Request {
            start: self.start,
            days: self.days,
            capacity,
            off: self.off.clone(),
            wanted: self.wanted.clone(),
            unwanted: self.unwanted.clone(),
            finished: self.finished.clone(),
            apart: self.apart,
            routine: Vec::new(),
            overrun: overrun.clamp(least, most),
        })
    }
}

impl Request {
    /// What a planned minute takes of a day: its overrun, and never less than itself.
    pub(super) fn overrun(&self) -> f64 {
        self.overrun.max(1.0)
    }

    /// The dates of the plan, first to last.
    pub(super) fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let start = self.start;
        (0..u64::from(self.days)).filter_map(move |day| start.checked_add_days(Days::new(day)))
    }

    /// Minutes there are on a date, within the plan or after it: none on days off.
    pub(super) fn minutes_on(&self, date: NaiveDate) -> u32 {
        if self.off.iter().any(|range| range.contains(date)) {
            return 0;
        }
        let minutes = self.capacity[date.weekday().num_days_from_monday() as usize];
        u32::try_from(minutes.get()).unwrap_or(0)
    }

    /// Minutes of an ordinary week.
    pub(super) fn week_minutes(&self) -> u32 {
        self.capacity.iter().filter_map(|minutes| u32::try_from(minutes.get()).ok()).sum()
    }
}

/// Minutes of a week over its days in proportion to the default week, in steps of five minutes.
/// With few hours, on fewer days: better one real sitting than six glances.
fn spread(minutes: f64, default: &[i64; 7]) -> WeekCapacity {
    #[expect(clippy::cast_precision_loss, reason = "minutes of a day")]
    let mut weights = default.map(|minutes| minutes as f64);
    loop {
        let total: f64 = weights.iter().sum();
        let days = weights.map(|weight| minutes * weight / total);
        let working = days.iter().filter(|day| **day > 0.0).count();
        let lightest =
            (0..7).rev().filter(|d| days[*d] > 0.0).min_by(|a, b| days[*a].total_cmp(&days[*b]));
        match lightest {
            Some(day) if working > 1 && days[day] < SHORTEST_DAY => weights[day] = 0.0,
            _ => return in_fives(days),
        }
    }
}

/// Each day to five minutes, so that the week's sum keeps as close as five minutes allow.
fn in_fives(days: [f64; 7]) -> WeekCapacity {
    let (mut wanted, mut given) = (0.0, 0);
    days.map(|day| {
        wanted += day;
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a week")]
        let part = if day > 0.0 { (wanted / 5.0).round() as i64 * 5 - given } else { 0 };
        given += part;
        Minutes::saturating(part)
    })
}

/// Hours really needed per estimated hour, from logged minutes: a prior that the log outweighs.
pub fn overrun(actual_minutes: f64, estimated_minutes: f64, model: &PlanModel) -> f64 {
    let [actual, estimated] = model.overrun_prior;
    let [least, most] = model.overrun_range;
    ((actual + actual_minutes / 60.0) / (estimated + estimated_minutes / 60.0)).clamp(least, most)
}
