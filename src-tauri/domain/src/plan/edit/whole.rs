//! Edits of the whole plan: its days, its minutes, a whole project.

use chrono::{Days, NaiveDate};

use super::reschedule::reschedule;
use crate::{
    ErrorKind, UserError,
    plan::{
        request::{DateRange, WeekCapacity},
        types::{Plan, Progress, SkipKind, Step, StepKind},
    },
    reference::Reference,
};

/// The most days by which a plan shifts or grows at once.
pub(super) const MOST_DAYS: u32 = 60;
/// The longest break at once, in days.
const LONGEST_BREAK: i64 = 60;

/// Other minutes per weekday.
pub(super) fn capacity(
    plan: &mut Plan,
    capacity: WeekCapacity,
    today: NaiveDate,
    reference: &Reference,
) {
    plan.draft.request.capacity = capacity;
    reschedule(plan, today, reference, |_| false);
}

/// Days without work. What need not be done on another day falls away with them.
pub(super) fn rest(
    plan: &mut Plan,
    range: DateRange,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let days = (range.to - range.from).num_days() + 1;
    if !(1..=LONGEST_BREAK).contains(&days) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!(
                "A break has 1 to {LONGEST_BREAK} days; {} to {} has not.",
                range.from, range.to
            ),
            "Name its first and its last day.",
        ));
    }
    let draft = &mut plan.draft;
    if !draft.request.off.contains(&range) {
        draft.request.off.push(range);
    }
    let lapses = |step: &Step| {
        step.progress.is_open() && step.kind != StepKind::Work && range.contains(step.day)
    };
    draft.steps.retain(|step| !lapses(step));
    draft.reserves.retain(|day| !range.contains(*day));
    reschedule(plan, today, reference, |_| false);
    Ok(())
}

/// A later end; open steps use the days.
pub(super) fn extend(
    plan: &mut Plan,
    days: u32,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    grow(plan, days)?;
    reschedule(plan, today, reference, |_| false);
    Ok(())
}

/// Everything open from today on, some days later; what waits from before then finds room.
pub(super) fn shift(
    plan: &mut Plan,
    days: u32,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    grow(plan, days)?;
    let later = |day: NaiveDate| day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day);
    let draft = &mut plan.draft;
    for step in draft.steps.iter_mut().filter(|s| s.progress.is_open() && s.day >= today) {
        step.day = later(step.day);
    }
    for day in draft.reserves.iter_mut().filter(|day| **day >= today) {
        *day = later(*day);
    }
    reschedule(plan, today, reference, |_| false);
    Ok(())
}

fn grow(plan: &mut Plan, days: u32) -> Result<(), UserError> {
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

/// The rest of a project for good, its recall checks with it.
pub(super) fn remove_project(
    plan: &mut Plan,
    project: &str,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let waits = |step: &&Step| {
        let own = reference.project(plan.project_of(step));
        step.progress.is_open() && own.is_some_and(|own| own.after.iter().any(|id| id == project))
    };
    if let Some(waiting) = plan.draft.steps.iter().find(waits) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!("“{}” builds on it.", waiting.title),
            "Leave that practice out first.",
        ));
    }
    let own: Vec<usize> = (0..plan.draft.steps.len())
        .filter(|index| {
            let step = &plan.draft.steps[*index];
            step.progress.is_open() && plan.project_of(step) == project
        })
        .collect();
    if own.is_empty() {
        return Err(UserError::new(
            ErrorKind::NotFound,
            format!("Nothing of “{project}” is open."),
            "The plan lists its practices.",
        ));
    }
    for index in own {
        plan.draft.steps[index].progress = Progress::Skipped { on: today, how: SkipKind::Removed };
    }
    Ok(())
}
