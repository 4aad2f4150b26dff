//! Edits of a single step: postponed, shortened, split, paused, moved, swapped.

use chrono::NaiveDate;

use super::reschedule::{at_work, reschedule};
use crate::{
    ErrorKind, UserError,
    id::{StepId, Uid},
    plan::{
        ledger::{Ledger, is_working_day},
        types::{Plan, Progress, SkipKind, Step, StepKind},
    },
    reference::Reference,
};

/// A step is not shortened below this many minutes.
const SMALLEST: u32 = 10;

fn wrong(message: String, hint: impl Into<String>) -> UserError {
    UserError::new(ErrorKind::Invalid, message, hint)
}

/// The index of an open step.
pub(super) fn open(plan: &Plan, id: &str) -> Result<usize, UserError> {
    let index = find(plan, id)?;
    let step = &plan.draft.steps[index];
    match step.progress {
        Progress::Open => Ok(index),
        Progress::Done { .. } => Err(wrong(
            format!("{} is done, and what is done stays where it is.", step.id),
            "Take the check back first if it was a slip.",
        )),
        Progress::Skipped { .. } => {
            Err(wrong(format!("{} was left out.", step.id), "Take it back into the plan first."))
        }
    }
}

fn find(plan: &Plan, id: &str) -> Result<usize, UserError> {
    let id = id.trim();
    plan.draft.steps.iter().position(|step| step.id.eq_ignore_ascii_case(id)).ok_or_else(|| {
        UserError::new(
            ErrorKind::NotFound,
            format!("Your plan has no step {id}."),
            "The plan shows the ids of its steps.",
        )
    })
}

/// The index of the open step that stands latest of those before one in its project, and the indices
/// of those after it.
fn line(plan: &Plan, index: usize) -> (Option<usize>, Vec<usize>) {
    let steps = &plan.draft.steps;
    let step = &steps[index];
    if step.kind != StepKind::Work {
        return (None, Vec::new());
    }
    let own = plan.project_of(step);
    let same = |other: &usize| {
        let other = &steps[*other];
        other.is_open_work() && plan.project_of(other) == own
    };
    let before = (0..index).filter(same).max_by_key(|other| steps[*other].day);
    (before, (index + 1..steps.len()).filter(same).collect())
}

/// Whether a day can hold a step that stands elsewhere.
fn check_day(plan: &Plan, index: usize, to: NaiveDate, today: NaiveDate) -> Result<(), UserError> {
    let (draft, step) = (&plan.draft, &plan.draft.steps[index]);
    if to < today {
        return Err(wrong(format!("{to} is past."), "Choose today or a later day."));
    }
    if to > draft.end {
        return Err(wrong(
            format!("Your plan ends on {}.", draft.end),
            "Move the end of the plan first.",
        ));
    }
    let there = draft.request.minutes_on(to);
    if step.minutes > there {
        return Err(wrong(
            format!("{to} holds {there} minutes, and “{}” takes {}.", step.title, step.minutes),
            "Choose a day with more time, or split the step.",
        ));
    }
    Ok(())
}

/// The days of the plan as if an open step did not stand on its own.
pub(super) fn without(plan: &Plan, step: &Step) -> Ledger {
    let mut ledger = Ledger::of(&plan.draft);
    ledger.give(step.day, step.minutes);
    ledger
}

/// One step to the next day with room: today for what waits, else after the day it stands on.
pub(super) fn postpone(
    plan: &mut Plan,
    id: &str,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let day = plan.draft.steps[open(plan, id)?].day;
    let from = if day < today { today } else { day.succ_opt().unwrap_or(day) };
    find_day(plan, id, from, today, reference)
}

/// One step to the first day from `from` on that has room for it, what builds on it after it.
pub(super) fn find_day(
    plan: &mut Plan,
    id: &str,
    from: NaiveDate,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    let step = &plan.draft.steps[index];
    let (_, later) = line(plan, index);
    let ledger = without(plan, step);
    let free = |day: NaiveDate| {
        let own = later.iter().map(|index| &plan.draft.steps[*index]);
        let own: u32 = own.filter(|other| other.day == day).map(|other| other.minutes).sum();
        ledger.free(day) + own
    };
    let working = step.milestone.as_ref().is_some_and(|id| at_work(plan, reference).contains(id));
    // First outside of reserve days and on working days, where people at work are needed.
    let ways = [(false, working), (true, working), (true, false)];
    let found = ways.into_iter().find_map(|(reserves, working)| {
        let goes = |day: &NaiveDate| {
            *day >= from
                && (reserves || !plan.draft.reserves.contains(day))
                && (!working || is_working_day(*day))
                && free(*day) >= step.minutes
        };
        plan.draft.request.dates().filter(goes).find_map(|day| {
            let mut moved = plan.clone();
            move_to(&mut moved, id, day, today, reference).is_ok().then_some(moved)
        })
    });
    let Some(moved) = found else {
        return Err(wrong(
            format!(
                "No day from {from} to {} has {} minutes for it.",
                plan.draft.end, step.minutes
            ),
            "Shrink or split it, or let the whole plan bend.",
        ));
    };
    *plan = moved;
    Ok(())
}

/// One step to a day; what builds on it and would stand before it moves with it, and what finds no
/// room any more moves on.
pub(super) fn move_to(
    plan: &mut Plan,
    id: &str,
    to: NaiveDate,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    check_day(plan, index, to, today)?;
    let (before, after) = line(plan, index);
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
    let own = plan.draft.steps[index].id.clone();
    plan.draft.steps[index].day = to;
    let mut from = to;
    for later in after {
        let step = &mut plan.draft.steps[later];
        step.day = step.day.max(from);
        from = step.day;
    }
    let stays = |step: &Step| step.id == own || step.day < today;
    if let Some(stuck) = reschedule(plan, today, reference, stays).first() {
        let stuck = &plan.draft.steps[find(plan, stuck)?];
        return Err(UserError::new(
            ErrorKind::Invalid,
            format!("Then “{}” would find no room before {}.", stuck.title, plan.draft.end),
            "Choose an earlier day, or move the end of the plan.",
        ));
    }
    let index = open(plan, id)?;
    let (before, _) = line(plan, index);
    match before.map(|index| &plan.draft.steps[index]).filter(|one| one.day > to) {
        None => Ok(()),
        Some(pushed) => Err(UserError::new(
            ErrorKind::Invalid,
            format!("{to} has no room for both {own} and {}, on which it builds.", pushed.id),
            "Choose a later day.",
        )),
    }
}

/// Half of what is left of a step, in steps of five minutes.
pub(super) fn shorten(plan: &mut Plan, id: &str) -> Result<(), UserError> {
    let index = open(plan, id)?;
    let step = &mut plan.draft.steps[index];
    let half = (step.minutes / 2).div_ceil(5) * 5;
    if half < SMALLEST || half >= step.minutes {
        return Err(wrong(
            format!("{} minutes are as small as a step gets.", step.minutes),
            "Leave it out, or do five minutes of it: they count.",
        ));
    }
    step.minutes = half;
    Ok(())
}

/// A step in two halves: the first stays, the second comes on the next day with room.
pub(super) fn split(
    plan: &mut Plan,
    id: &str,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    let whole = plan.draft.steps[index].clone();
    if whole.kind != StepKind::Work || whole.minutes < 2 * SMALLEST {
        return Err(wrong(
            format!("{} minutes are one sitting.", whole.minutes),
            "Carry it to another day instead.",
        ));
    }
    let first = (whole.minutes / 2).div_ceil(5) * 5;
    let second = Step {
        id: next_id(plan),
        uid: Uid::default(),
        title: format!("{} (second half)", whole.title),
        minutes: whole.minutes - first,
        spent: 0,
        ..whole.clone()
    };
    plan.draft.steps[index].minutes = first;
    plan.draft.steps[index].title = format!("{} (first half)", whole.title);
    let new = second.id.clone();
    plan.draft.steps.insert(index + 1, second);
    if whole.day < today {
        find_day(plan, id, today, today, reference)?;
    }
    // Where no later day has room, both halves stay on the day of the whole.
    let day = plan.draft.steps[index].day;
    let _ = find_day(plan, &new, day.succ_opt().unwrap_or(day), today, reference);
    Ok(())
}

/// The id of a new step.
pub(super) fn next_id(plan: &Plan) -> StepId {
    let number = |step: &Step| step.id.trim_start_matches('S').parse::<u32>().ok();
    let last = plan.draft.steps.iter().filter_map(number).max().unwrap_or(0);
    let last = last.max(plan.actual.last_step);
    format!("S{}", last + 1).into()
}

/// One step for good or for later.
pub(super) fn skip(
    plan: &mut Plan,
    id: &str,
    kind: SkipKind,
    today: NaiveDate,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    plan.draft.steps[index].progress = Progress::Skipped { on: today, how: kind };
    Ok(())
}

/// A step that was left out, on the next day with room.
pub(super) fn restore(
    plan: &mut Plan,
    id: &str,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = find(plan, id)?;
    if !plan.draft.steps[index].progress.is_skipped() {
        return Err(wrong(format!("{id} was not left out."), "There is nothing to take back."));
    }
    plan.draft.steps[index].progress = Progress::Open;
    let step = &plan.draft.steps[index];
    let (before, after) = line(plan, index);
    let in_order = before.is_none_or(|one| plan.draft.steps[one].day <= step.day)
        && after.iter().all(|one| plan.draft.steps[*one].day >= step.day);
    if in_order && step.day >= today && without(plan, step).free(step.day) >= step.minutes {
        return Ok(());
    }
    find_day(plan, id, today, today, reference)
}

/// Two steps on each other's day.
pub(super) fn swap(
    plan: &mut Plan,
    id: &str,
    with: &str,
    today: NaiveDate,
) -> Result<(), UserError> {
    let (one, other) = (open(plan, id)?, open(plan, with)?);
    let days = [plan.draft.steps[one].day, plan.draft.steps[other].day].map(|day| day.max(today));
    plan.draft.steps[one].day = days[1];
    plan.draft.steps[other].day = days[0];
    for index in [one, other] {
        let step = &plan.draft.steps[index];
        check_day(plan, index, step.day, today)?;
        if without(plan, step).free(step.day) < step.minutes {
            return Err(wrong(
                format!("{} has no {} minutes free for “{}”.", step.day, step.minutes, step.title),
                "Choose a shorter step, or split this one.",
            ));
        }
        let (before, after) = line(plan, index);
        let breaks = before.is_some_and(|before| plan.draft.steps[before].day > step.day)
            || after.iter().any(|after| plan.draft.steps[*after].day < step.day);
        if breaks {
            return Err(wrong(
                format!(
                    "“{}” would lose its order: one of its practice builds on the other.",
                    step.title
                ),
                "Choose a step of another practice.",
            ));
        }
    }
    Ok(())
}
