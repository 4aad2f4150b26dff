//! What an edit changes, why, and what could be chosen besides: shown before it applies.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::{plan_edit::PlanEdit, reschedule::stuck, whole::MOST_DAYS};
use crate::{
    id::StepId,
    plan::types::{Plan, Progress, SkipKind, Step},
    reference::Reference,
};

/// One line of a diff.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Move {
    /// The step's id.
    pub id: StepId,
    /// Its title.
    pub title: String,
    /// What happens to it.
    pub change: Change,
    /// The day it was on; of something added, the day it comes to.
    pub from: NaiveDate,
    /// The day it moves to.
    pub to: NaiveDate,
    /// Minutes before and after.
    pub minutes: [u32; 2],
}

/// What a line of a diff does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Another day.
    Moved,
    /// Fewer or more minutes, or other words.
    Changed,
    /// Removed.
    Removed,
    /// Paused until it is restored.
    Paused,
    /// New in the plan, or back in it.
    Added,
    /// A review or recall check that lapses.
    Lapsed,
}

/// Something the person could choose when slack does not suffice. Offered, never done.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Offer {
    /// `remove`, `move_end` or `add_time`.
    pub kind: String,
    /// What it would mean, one sentence with figures.
    pub effect: String,
    /// What to ask for to take it.
    pub edit: Option<PlanEdit>,
}

/// A proposed change of the plan; the identity when nothing is new.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct PlanPreview {
    /// Why, one sentence.
    pub reason: String,
    /// What moves.
    pub diff: Vec<Move>,
    /// What could be chosen besides.
    pub offers: Vec<Offer>,
    /// Whether it has been applied.
    pub applied: bool,
}

impl PlanEdit {
    /// What this does that makes `after` of `before` on `today`. Where steps find no room, the person is offered
    /// three ways, none of which is taken.
    pub fn preview(
        &self,
        before: &Plan,
        after: &Plan,
        today: NaiveDate,
        reference: &Reference,
    ) -> PlanPreview {
        let diff = diff(before, after);
        let stuck = if self.is_of_the_whole() { stuck(after, today) } else { Vec::new() };
        let reason = match self {
            Self::Reschedule => {
                let behind = before.draft.steps.iter().filter(|step| step.is_behind(today)).count();
                rescheduled(diff.len(), behind, stuck.len(), after.draft.end)
            }
            _ => reason(self, &diff, after),
        };
        let offers =
            if stuck.is_empty() { Vec::new() } else { offers(after, &stuck, today, reference) };
        PlanPreview { reason, diff, offers, applied: false }
    }

    /// Whether it finds days for every open step, not for some.
    const fn is_of_the_whole(&self) -> bool {
        matches!(
            self,
            Self::Reschedule
                | Self::Capacity { .. }
                | Self::Break { .. }
                | Self::Extend { .. }
                | Self::Shift { .. }
        )
    }
}

/// What is different between two states of a plan, in the order of its steps.
pub fn diff(before: &Plan, after: &Plan) -> Vec<Move> {
    let line = |step: &Step, change: Change, from: NaiveDate, minutes: [u32; 2]| Move {
        id: step.id.clone(),
        title: step.title.clone(),
        change,
        from,
        to: step.day,
        minutes,
    };
    let was = |id: &str| before.draft.steps.iter().find(|step| step.id == id);
    let is = |id: &str| after.draft.steps.iter().any(|step| step.id == id);
    let there = after.draft.steps.iter().filter_map(|step| {
        let Some(old) = was(&step.id) else {
            return Some(line(step, Change::Added, step.day, [0, step.minutes]));
        };
        let minutes = [old.minutes, step.minutes];
        let change = match (&old.progress, &step.progress) {
            (Progress::Open, Progress::Skipped { how: SkipKind::Paused, .. }) => Change::Paused,
            (Progress::Open, Progress::Skipped { .. }) => Change::Removed,
            (Progress::Skipped { .. }, Progress::Open) => Change::Added,
            _ if old.day != step.day => Change::Moved,
            _ if (&old.title, old.minutes, &old.cue) != (&step.title, step.minutes, &step.cue) => {
                Change::Changed
            }
            _ => return None,
        };
        Some(line(step, change, old.day, minutes))
    });
    let gone = before.draft.steps.iter().filter(|step| !is(&step.id));
    there.chain(gone.map(|step| line(step, Change::Lapsed, step.day, [step.minutes, 0]))).collect()
}

/// Why, one sentence with figures.
fn reason(edit: &PlanEdit, diff: &[Move], after: &Plan) -> String {
    let end = after.draft.end;
    let count = |change: Change| diff.iter().filter(|line| line.change == change).count();
    let steps = |n: usize| if n == 1 { "1 step".to_owned() } else { format!("{n} steps") };
    let moved = count(Change::Moved);
    match edit {
        PlanEdit::Shift { days: 1 } => format!("Everything open comes a day later, until {end}."),
        PlanEdit::Shift { days } => {
            format!("Everything open comes {days} days later, until {end}.")
        }
        PlanEdit::Extend { .. } => format!("The plan goes on until {end}; {} move.", steps(moved)),
        PlanEdit::Break { .. } if diff.is_empty() => "Nothing stood on those days.".to_owned(),
        PlanEdit::Break { .. } if moved == 0 => {
            "No step stood on those days; reviews and recall checks on them lapse.".to_owned()
        }
        PlanEdit::Break { .. } => {
            format!("{} find other days; the plan still ends on {end}.", steps(moved))
        }
        PlanEdit::Capacity { .. } if moved == 0 => "Every step can stay where it is.".to_owned(),
        PlanEdit::Capacity { .. } => {
            format!("{} find other days under the new minutes.", steps(moved))
        }
        PlanEdit::RemoveProject { .. } => {
            format!("{} are left out for good.", steps(count(Change::Removed)))
        }
        PlanEdit::Routine { .. } => "Your steps follow your days.".to_owned(),
        PlanEdit::Add { .. } => format!("{} join your plan.", steps(count(Change::Added))),
        _ if diff.is_empty() => "Nothing changes.".to_owned(),
        _ if moved > 1 => format!("{} change their day.", steps(moved)),
        _ => "One step changes; the rest stays.".to_owned(),
    }
}

/// Why steps change their day, one sentence with figures.
fn rescheduled(moves: usize, behind: usize, stuck: usize, end: NaiveDate) -> String {
    let change = |n: usize| match n {
        1 => "1 step changes its day".to_owned(),
        n => format!("{n} steps change their day"),
    };
    let no_room = match stuck {
        1 => format!("1 open step finds no more room before {end}."),
        n => format!("{n} open steps find no more room before {end}."),
    };
    match (moves, stuck) {
        (0, 0) => "Nothing needs to move.".to_owned(),
        (0, _) => no_room,
        (n, 0) if behind > 0 => {
            let waiting = match behind {
                1 => "1 open step of an earlier day finds room".to_owned(),
                n => format!("{n} open steps of earlier days find room"),
            };
            format!("{waiting}: {}, and the plan still ends on {end}.", change(n))
        }
        (n, 0) => {
            format!("{} to leave days without time; the plan still ends on {end}.", change(n))
        }
        (n, _) => format!("{}. {no_room}", change(n)),
    }
}

/// What the person could choose when there is no room, least painful first. Nothing is offered that would be
/// refused.
fn offers(plan: &Plan, stuck: &[&Step], today: NaiveDate, reference: &Reference) -> Vec<Offer> {
    let draft = &plan.draft;
    let minutes: u32 = stuck.iter().map(|step| step.minutes).sum();
    let add_time = Offer {
        kind: "add_time".into(),
        effect: format!("{minutes} minutes more, on any days before {}, would do.", draft.end),
        edit: None,
    };
    let remove = remove_least(plan, today, reference);
    remove.into_iter().chain(move_end(plan, minutes)).chain([add_time]).collect()
}

/// As many days more as hold what is left.
fn move_end(plan: &Plan, minutes: u32) -> Option<Offer> {
    let draft = &plan.draft;
    let week = f64::from(draft.request.week_minutes());
    let needed = f64::from(minutes) * draft.request.overrun();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days of a plan")]
    let days = (needed * 7.0 / week).ceil() as u32;
    if week <= 0.0 || days > MOST_DAYS {
        return None;
    }
    let end = draft.end.checked_add_days(Days::new(u64::from(days))).unwrap_or(draft.end);
    let more = if days == 1 { "One more day".to_owned() } else { format!("{days} more days") };
    Some(Offer {
        kind: "move_end".into(),
        effect: format!("{more}, until {end}, would hold the {minutes} minutes that are left."),
        edit: Some(PlanEdit::Extend { days }),
    })
}

/// Leaving out the project that is worth least per remaining hour, unless another waits for it.
fn remove_least(plan: &Plan, today: NaiveDate, reference: &Reference) -> Option<Offer> {
    let remaining = |project: &str| -> u32 {
        let open = plan.draft.steps.iter().filter(|step| step.is_open_work());
        open.filter(|step| plan.project_of(step) == project).map(|step| step.minutes).sum()
    };
    let begun = plan.draft.chosen.iter().map(|chosen| (chosen, remaining(&chosen.project)));
    let mut open: Vec<_> = begun.filter(|(_, minutes)| *minutes > 0).collect();
    open.sort_by(|(a, m), (b, n)| (a.value / f64::from(*m)).total_cmp(&(b.value / f64::from(*n))));
    open.into_iter().find_map(|(least, minutes)| {
        let edit = PlanEdit::RemoveProject { project: least.project.clone() };
        edit.apply(plan, today, reference).ok()?;
        Some(Offer {
            kind: "remove".into(),
            effect: format!(
                "Leaving out the rest of “{}” frees {minutes} minutes and gives up at most {:.1} points.",
                least.title, least.value
            ),
            edit: Some(edit),
        })
    })
}
