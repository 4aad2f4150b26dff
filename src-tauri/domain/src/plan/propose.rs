//! What somebody asks of a running plan, as a diff and as the plan that it would become.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    Change, Move, Plan, PlanEdit, PlanPreview, Progress, SkipKind, Step, StepKind,
    apply::{apply_reschedule, count_anew, with_break},
    calendar::{capacity, load},
    own, reschedule,
    rescheduler::rearrange,
    triage,
};
use crate::{ErrorKind, UserError, reference::Reference};

/// The most days by which a plan shifts or grows at once.
pub(super) const MOST_DAYS: u32 = 60;

/// A change that was asked for, before it applies.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it does, for the person.
    pub preview: PlanPreview,
    /// The plan once it is applied.
    pub plan: Plan,
}

/// What `asked` would do to the plan on `date`. Nothing that is done ever moves, and no day gets more
/// than it holds.
///
/// # Errors
/// A sentence and a hint when it cannot be done: an unknown or finished step, a day without room, an
/// order that would break.
pub fn propose(
    plan: &Plan,
    asked: &PlanEdit,
    date: NaiveDate,
    reference: &Reference,
) -> Result<Proposal, UserError> {
    if *asked == PlanEdit::Reschedule {
        let preview = reschedule(plan, date, reference);
        return Ok(Proposal { plan: apply_reschedule(plan, &preview), preview });
    }
    let mut after = plan.clone();
    let mut offers = Vec::new();
    match asked {
        PlanEdit::Reschedule => {}
        PlanEdit::Postpone { step } => postpone(&mut after, step, date, reference)?,
        PlanEdit::Shorten { step } => triage::shorten(&mut after, step)?,
        PlanEdit::Split { step } => triage::split(&mut after, step, date, reference)?,
        PlanEdit::Remove { step } => triage::skip(&mut after, step, SkipKind::Removed, date)?,
        PlanEdit::Pause { step } => triage::skip(&mut after, step, SkipKind::Paused, date)?,
        PlanEdit::Restore { step } => triage::restore(&mut after, step, date, reference)?,
        PlanEdit::RemoveProject { project } => {
            triage::remove_project(&mut after, project, date, reference)?
        }
        PlanEdit::Move { step, to } => move_to(&mut after, step, *to, date, reference)?,
        PlanEdit::Swap { step, with } => triage::swap(&mut after, step, with, date)?,
        PlanEdit::Add { title, steps } => own::add(&mut after, title, steps, date, reference)?,
        PlanEdit::Edit { step, title, minutes, cue } => {
            own::edit(&mut after, step, title, *minutes, cue.as_deref())?;
        }
        PlanEdit::Routine { routine } => after.draft.request.routine = own::routine(routine)?,
        PlanEdit::Capacity { capacity } => after.draft.request.capacity = *capacity,
        PlanEdit::Break { range } => {
            triage::days_of(range)?;
            after = with_break(plan, *range);
        }
        PlanEdit::Extend { days } => extend(&mut after, *days)?,
        PlanEdit::Shift { days } => shift(&mut after, *days, date)?,
    }
    if matches!(
        asked,
        PlanEdit::Capacity { .. }
            | PlanEdit::Break { .. }
            | PlanEdit::Extend { .. }
            | PlanEdit::Shift { .. }
    ) {
        let rescheduled = reschedule(&after, date, reference);
        after = apply_reschedule(&after, &rescheduled);
        offers = rescheduled.offers;
    }
    settle(&mut after);
    let diff = diff(plan, &after);
    let reason = reason(asked, &diff, &after);
    Ok(Proposal { preview: PlanPreview { reason, diff, offers, applied: false }, plan: after })
}

/// One step to the next day with room: today for what waits, else after the day it stands on.
fn postpone(
    plan: &mut Plan,
    id: &str,
    date: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let day = plan.draft.steps[triage::open(plan, id)?].day;
    let from = if day < date { date } else { day.succ_opt().unwrap_or(day) };
    triage::postpone(plan, id, from, date, reference)
}

/// What a day no longer holds of reviews and checks lapses; all that follows is counted anew.
fn settle(plan: &mut Plan) {
    let draft = &mut plan.draft;
    let lapses = |step: &Step| step.progress.is_open() && step.kind != StepKind::Work;
    let mut planned: BTreeMap<NaiveDate, u32> =
        load(&draft.request, &draft.steps).iter().map(|day| (day.day, day.planned)).collect();
    let request = draft.request.clone();
    draft.steps.retain(|step| {
        let there = planned.entry(step.day).or_default();
        let stays = !lapses(step) || *there <= capacity(&request, step.day);
        if !stays {
            *there = there.saturating_sub(step.minutes);
        }
        stays
    });
    count_anew(plan);
}

/// One step to a day; what builds on it and would stand before it moves with it, and what finds no
/// room any more moves on.
pub(super) fn move_to(
    plan: &mut Plan,
    id: &str,
    to: NaiveDate,
    date: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = triage::open(plan, id)?;
    triage::check_day(plan, index, to, date)?;
    let (before, after) = triage::line(plan, index);
    if let Some(before) = before.map(|index| &plan.draft.steps[index]).filter(|one| one.day > to) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!(
                "{} builds on {}, which stands on {}.",
                plan.draft.steps[index].id, before.id, before.day
            ),
            format!("Move {} first, or choose a later day.", before.id),
        ));
    }
    plan.draft.steps[index].day = to;
    let mut from = to;
    for later in after {
        let step = &mut plan.draft.steps[later];
        step.day = step.day.max(from);
        from = step.day;
    }
    let stay = |step: &Step| step.id == id || step.day < date;
    let days = rearrange(plan, date, reference, stay);
    if let Some(stuck) = days.stuck.first() {
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!("Then “{}” would find no room before {}.", stuck.title, plan.draft.end),
            "Choose an earlier day, or move the end of the plan.",
        ));
    }
    let days: Vec<(String, NaiveDate)> =
        days.days.into_iter().map(|(id, day)| (id.to_owned(), day)).collect();
    for (id, day) in days {
        if let Some(step) = plan.draft.steps.iter_mut().find(|step| step.id == id) {
            step.day = day;
        }
    }
    let index = triage::open(plan, id)?;
    let (before, _) = triage::line(plan, index);
    match before.map(|index| &plan.draft.steps[index]).filter(|one| one.day > to) {
        None => Ok(()),
        Some(pushed) => Err(UserError::new(
            ErrorKind::Invalid,
            format!("{to} has no room for both {id} and {}, on which it builds.", pushed.id),
            "Choose a later day.",
        )),
    }
}

fn extend(plan: &mut Plan, days: u32) -> Result<(), UserError> {
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!("A plan grows by 1 to {MOST_DAYS} days at once, not by {days}."),
            "Plan the next 90 days when this one ends.",
        ));
    }
    let draft = &mut plan.draft;
    draft.request.days += days;
    draft.days += days;
    draft.end = draft.end.checked_add_days(Days::new(u64::from(days))).unwrap_or(draft.end);
    Ok(())
}

/// Everything open from `date` on, some days later; what waits from before then finds room.
fn shift(plan: &mut Plan, days: u32, date: NaiveDate) -> Result<(), UserError> {
    extend(plan, days)?;
    let later = |day: NaiveDate| day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day);
    let draft = &mut plan.draft;
    for step in draft.steps.iter_mut().filter(|s| s.progress.is_open() && s.day >= date) {
        step.day = later(step.day);
    }
    for day in draft.reserves.iter_mut().filter(|day| **day >= date) {
        *day = later(*day);
    }
    Ok(())
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
fn reason(asked: &PlanEdit, diff: &[Move], after: &Plan) -> String {
    let end = after.draft.end;
    let count = |change: Change| diff.iter().filter(|line| line.change == change).count();
    let steps = |n: usize| if n == 1 { "1 step".to_owned() } else { format!("{n} steps") };
    let moved = count(Change::Moved);
    match asked {
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
