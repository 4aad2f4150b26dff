//! What can become of a single step: postponed, shortened, split, paused, swapped.

use chrono::NaiveDate;

use super::{
    DateRange, Plan, Progress, SkipKind, Step, StepKind,
    calendar::{capacity, dates, is_working_day},
    propose::move_to,
    reschedule::project_of,
    rescheduler::at_work,
};
use crate::{ErrorKind, UserError, reference::Reference};

/// A step is not shortened below this many minutes.
const SMALLEST: u32 = 10;
/// The longest break at once, in days.
const LONGEST_BREAK: i64 = 60;

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
pub(super) fn line(plan: &Plan, index: usize) -> (Option<usize>, Vec<usize>) {
    let steps = &plan.draft.steps;
    let step = &steps[index];
    if step.kind != StepKind::Work {
        return (None, Vec::new());
    }
    let own = project_of(plan, step);
    let same = |other: &usize| {
        let other = &steps[*other];
        other.kind == StepKind::Work && other.progress.is_open() && project_of(plan, other) == own
    };
    let before = (0..index).filter(same).max_by_key(|other| steps[*other].day);
    (before, (index + 1..steps.len()).filter(same).collect())
}

/// Whether a day can hold a step that stands elsewhere.
pub(super) fn check_day(
    plan: &Plan,
    index: usize,
    to: NaiveDate,
    date: NaiveDate,
) -> Result<(), UserError> {
    let (draft, step) = (&plan.draft, &plan.draft.steps[index]);
    if to < date {
        return Err(wrong(format!("{to} is past."), "Choose today or a later day."));
    }
    if to > draft.end {
        return Err(wrong(
            format!("Your plan ends on {}.", draft.end),
            "Move the end of the plan first.",
        ));
    }
    let there = capacity(&draft.request, to);
    if step.minutes > there {
        return Err(wrong(
            format!("{to} holds {there} minutes, and “{}” takes {}.", step.title, step.minutes),
            "Choose a day with more time, or split the step.",
        ));
    }
    Ok(())
}

/// Free minutes of a day, one step aside.
pub(super) fn room(plan: &Plan, day: NaiveDate, but: &str) -> u32 {
    let steps = plan.draft.steps.iter().filter(|step| step.id != but);
    let taken: u32 = steps
        .map(|step| match step.progress {
            Progress::Skipped { .. } => 0,
            Progress::Done { on, .. } if on == day || step.day == day => step.minutes,
            Progress::Open if step.day == day => step.minutes,
            _ => 0,
        })
        .sum();
    capacity(&plan.draft.request, day).saturating_sub(taken)
}

/// One step to the first day from `from` on that has room for it, what builds on it after it.
pub(super) fn postpone(
    plan: &mut Plan,
    id: &str,
    from: NaiveDate,
    date: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    let step = &plan.draft.steps[index];
    let (_, later) = line(plan, index);
    let free = |day: NaiveDate| {
        let own = later.iter().map(|index| &plan.draft.steps[*index]);
        let own: u32 = own.filter(|other| other.day == day).map(|other| other.minutes).sum();
        room(plan, day, &step.id) + own
    };
    let working = step.milestone.as_deref().is_some_and(|id| at_work(plan, reference).contains(id));
    let all = dates(&plan.draft.request);
    // First outside of reserve days and on working days, where people at work are needed.
    let ways = [(false, working), (true, working), (true, false)];
    let found = ways.into_iter().find_map(|(reserves, working)| {
        all.iter().find_map(|day| {
            let goes = *day >= from
                && (reserves || !plan.draft.reserves.contains(day))
                && (!working || is_working_day(*day))
                && free(*day) >= step.minutes;
            let mut moved = plan.clone();
            (goes && move_to(&mut moved, id, *day, date, reference).is_ok()).then_some(moved)
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
    date: NaiveDate,
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
        title: format!("{} (second half)", whole.title),
        minutes: whole.minutes - first,
        spent: 0,
        ..whole.clone()
    };
    plan.draft.steps[index].minutes = first;
    plan.draft.steps[index].title = format!("{} (first half)", whole.title);
    let new = second.id.clone();
    plan.draft.steps.insert(index + 1, second);
    if whole.day < date {
        postpone(plan, id, date, date, reference)?;
    }
    // Where no later day has room, both halves stay on the day of the whole.
    let day = plan.draft.steps[index].day;
    let _ = postpone(plan, &new, day.succ_opt().unwrap_or(day), date, reference);
    Ok(())
}

/// The id of a new step.
pub(super) fn next_id(plan: &Plan) -> String {
    let number = |step: &Step| step.id.trim_start_matches('S').parse::<u32>().ok();
    let last = plan.draft.steps.iter().filter_map(number).max().unwrap_or(0);
    format!("S{}", last + 1)
}

/// One step for good or for later.
pub(super) fn skip(
    plan: &mut Plan,
    id: &str,
    kind: SkipKind,
    date: NaiveDate,
) -> Result<(), UserError> {
    let index = open(plan, id)?;
    plan.draft.steps[index].progress = Progress::Skipped { on: date, how: kind };
    Ok(())
}

/// A step that was left out, on the next day with room.
pub(super) fn restore(
    plan: &mut Plan,
    id: &str,
    date: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let index = find(plan, id)?;
    if !matches!(plan.draft.steps[index].progress, Progress::Skipped { .. }) {
        return Err(wrong(format!("{id} was not left out."), "There is nothing to take back."));
    }
    plan.draft.steps[index].progress = Progress::Open;
    let step = &plan.draft.steps[index];
    let (before, after) = line(plan, index);
    let in_order = before.is_none_or(|one| plan.draft.steps[one].day <= step.day)
        && after.iter().all(|one| plan.draft.steps[*one].day >= step.day);
    if in_order && step.day >= date && room(plan, step.day, &step.id) >= step.minutes {
        return Ok(());
    }
    postpone(plan, id, date, date, reference)
}

/// The rest of a project for good, its recall checks with it.
pub(super) fn remove_project(
    plan: &mut Plan,
    project: &str,
    date: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let waits = |step: &&Step| {
        let own = reference.project(project_of(plan, step));
        step.progress.is_open() && own.is_some_and(|own| own.after.iter().any(|id| id == project))
    };
    if let Some(waiting) = plan.draft.steps.iter().find(waits) {
        return Err(wrong(
            format!("“{}” builds on it.", waiting.title),
            "Leave that practice out first.",
        ));
    }
    let own: Vec<usize> = (0..plan.draft.steps.len())
        .filter(|index| {
            let step = &plan.draft.steps[*index];
            step.progress.is_open() && project_of(plan, step) == project
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
        plan.draft.steps[index].progress = Progress::Skipped { on: date, how: SkipKind::Removed };
    }
    Ok(())
}

/// Two steps on each other's day.
pub(super) fn swap(
    plan: &mut Plan,
    id: &str,
    with: &str,
    date: NaiveDate,
) -> Result<(), UserError> {
    let (one, other) = (open(plan, id)?, open(plan, with)?);
    let days = [plan.draft.steps[one].day, plan.draft.steps[other].day].map(|day| day.max(date));
    plan.draft.steps[one].day = days[1];
    plan.draft.steps[other].day = days[0];
    for index in [one, other] {
        let step = &plan.draft.steps[index];
        check_day(plan, index, step.day, date)?;
        if room(plan, step.day, &step.id) < step.minutes {
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

/// Whether a break is one.
pub(super) fn days_of(range: &DateRange) -> Result<(), UserError> {
    let days = (range.to - range.from).num_days() + 1;
    if (1..=LONGEST_BREAK).contains(&days) {
        return Ok(());
    }
    Err(wrong(
        format!("A break has 1 to {LONGEST_BREAK} days; {} to {} has not.", range.from, range.to),
        "Name its first and its last day.",
    ))
}
