//! What can be asked of a running plan, and the plan that comes of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    own::{self, OwnStep},
    reschedule::reschedule,
    step, whole,
};
use crate::{
    UserError,
    id::{ProjectId, StepId},
    plan::{
        ledger::load,
        request::{DateRange, WeekCapacity},
        schedule::finish,
        types::{Plan, SkipKind, Step, StepKind},
    },
    reference::Reference,
};

/// What somebody asks of a running plan. Each is shown as a diff before it applies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanEdit {
    /// Open steps of past days, and of days without room, find other days.
    Reschedule,
    /// One step finds the next day with room.
    Postpone {
        /// Its id.
        step: StepId,
    },
    /// One step is shortened to half its time.
    Shorten {
        /// Its id.
        step: StepId,
    },
    /// One step is split in two.
    Split {
        /// Its id.
        step: StepId,
    },
    /// One step is removed.
    Remove {
        /// Its id.
        step: StepId,
    },
    /// One step is paused.
    Pause {
        /// Its id.
        step: StepId,
    },
    /// A step that was skipped, removed or paused is restored.
    Restore {
        /// Its id.
        step: StepId,
    },
    /// One step moves to a day; what builds on it stays behind it.
    Move {
        /// Its id.
        step: StepId,
        /// The day.
        to: NaiveDate,
    },
    /// Two steps change places.
    Swap {
        /// The one's id.
        step: StepId,
        /// The other's id.
        with: StepId,
    },
    /// Everything open moves by some days, and so does the end.
    Shift {
        /// Days, 1-60.
        days: u32,
    },
    /// The end moves, and open steps use the days.
    Extend {
        /// Days, 1-60.
        days: u32,
    },
    /// Days without work, known ahead.
    Break {
        /// First and last day.
        range: DateRange,
    },
    /// Other minutes per weekday from now on.
    Capacity {
        /// Monday first.
        #[ts(type = "number[]")]
        capacity: WeekCapacity,
    },
    /// What each weekday's step follows.
    Routine {
        /// Monday first; empty for none.
        routine: Vec<String>,
    },
    /// The rest of a project is removed.
    RemoveProject {
        /// Its id.
        project: ProjectId,
    },
    /// A milestone of one's own, with its steps.
    Add {
        /// What is done.
        title: String,
        /// Its steps in order.
        steps: Vec<OwnStep>,
    },
    /// Other words, minutes or cue for a step.
    Edit {
        /// Its id.
        step: StepId,
        /// What to do.
        title: String,
        /// Minutes, 5-90.
        minutes: u32,
        /// What it follows; none for the weekday's routine.
        cue: Option<String>,
    },
}

impl PlanEdit {
    /// The plan that this makes of a plan on `today`. Nothing that is done ever moves, and no day gets more than
    /// it holds.
    ///
    /// # Errors
    /// A sentence and a hint when it cannot be done: an unknown or finished step, a day without room, an
    /// order that would break.
    pub fn apply(
        &self,
        plan: &Plan,
        today: NaiveDate,
        reference: &Reference,
    ) -> Result<Plan, UserError> {
        let mut after = plan.clone();
        let to = &mut after;
        match self {
            Self::Reschedule => {
                reschedule(to, today, reference, |_| false);
            }
            Self::Postpone { step } => step::postpone(to, step, today, reference)?,
            Self::Shorten { step } => step::shorten(to, step)?,
            Self::Split { step } => step::split(to, step, today, reference)?,
            Self::Remove { step } => step::skip(to, step, SkipKind::Removed, today)?,
            Self::Pause { step } => step::skip(to, step, SkipKind::Paused, today)?,
            Self::Restore { step } => step::restore(to, step, today, reference)?,
            Self::Move { step, to: day } => step::move_to(to, step, *day, today, reference)?,
            Self::Swap { step, with } => step::swap(to, step, with, today)?,
            Self::Edit { step, title, minutes, cue } => {
                own::edit(to, step, title, *minutes, cue.as_deref())?;
            }
            Self::Add { title, steps } => own::add(to, title, steps, today, reference)?,
            Self::Routine { routine } => to.draft.request.routine = own::routine(routine)?,
            Self::RemoveProject { project } => {
                whole::remove_project(to, project, today, reference)?;
            }
            Self::Capacity { capacity } => whole::capacity(to, *capacity, today, reference),
            Self::Break { range } => whole::rest(to, *range, today, reference)?,
            Self::Extend { days } => whole::extend(to, *days, today, reference)?,
            Self::Shift { days } => whole::shift(to, *days, today, reference)?,
        }
        // Rescheduling takes no room away, so that nothing lapses for it.
        if *self != Self::Reschedule {
            lapse(to);
        }
        count_anew(to);
        Ok(after)
    }
}

/// What a day no longer holds of reviews and recall checks lapses.
fn lapse(plan: &mut Plan) {
    let draft = &mut plan.draft;
    let load = load(&draft.request, &draft.steps);
    let mut over: BTreeMap<NaiveDate, u32> = load
        .into_iter()
        .filter(|day| day.planned > day.capacity)
        .map(|day| (day.day, day.planned - day.capacity))
        .collect();
    draft.steps.retain(|step| {
        let Some(over) = over.get_mut(&step.day) else { return true };
        let lapses = *over > 0 && step.progress.is_open() && step.kind != StepKind::Work;
        if lapses {
            *over = over.saturating_sub(step.minutes);
        }
        !lapses
    });
}

/// What follows from where the steps stand: the days of milestones, loads, reserves and the finish.
fn count_anew(plan: &mut Plan) {
    let draft = &mut plan.draft;
    for milestone in draft.milestones.iter_mut().filter(|milestone| milestone.progress.is_open()) {
        let own = draft
            .steps
            .iter()
            .filter(|step| step.belongs_to(&milestone.id) && !step.progress.is_skipped());
        if let Some(last) = own.map(|step| step.day).max() {
            milestone.day = last;
        }
    }
    let used = |step: &Step, day| step.progress.is_open() && step.day == day;
    draft.reserves.retain(|day| !draft.steps.iter().any(|step| used(step, *day)));
    draft.load = load(&draft.request, &draft.steps);
    draft.finish = finish(&draft.request, &draft.steps, draft.start);
}
