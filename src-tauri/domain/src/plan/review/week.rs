//! The weekly review, and what it teaches of the hours that are left.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    bounded::Minutes,
    id::StepId,
    model::PlanModel,
    plan::{
        day::{DayKind, Gained, gained, plan_days, stands},
        edit::PlanEdit,
        request::{WeekCapacity, overrun},
        schedule::finish,
        types::{Plan, Progress, Step, StepKind},
    },
};

/// Below this share of what was planned the next weeks are offered in a smaller size.
const TOO_MUCH: f64 = 0.6;

/// A week as it was planned and as it was, and the one that comes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Review {
    /// Number of the week, from 1.
    pub week: u32,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Steps that stood on its days when they came.
    pub planned_steps: u32,
    /// Their minutes.
    pub planned_minutes: u32,
    /// Steps finished in it.
    pub done_steps: u32,
    /// Minutes worked in it.
    pub done_minutes: u32,
    /// Days with something done.
    pub active_days: u32,
    /// Its steps that are still open.
    pub open: Vec<Step>,
    /// Minutes that were estimated for the steps whose minutes were told.
    pub estimated: u32,
    /// What these took.
    pub actual: u32,
    /// Hours per estimated hour before this week's steps counted.
    pub overrun_before: f64,
    /// And with them.
    pub overrun_after: f64,
    /// What the week's work is worth.
    pub gained: Gained,
    /// Minutes planned for the week that comes.
    pub next_planned: u32,
    /// Minutes there are in it.
    pub next_capacity: u32,
    /// The steps of the week that comes.
    pub next: Vec<Step>,
    /// The review's own step while it is open.
    pub step: Option<StepId>,
    /// Another size for the weeks to come, with its reason.
    pub offer: Option<Resize>,
    /// A question for the one sentence in the journal.
    pub question: String,
}

/// Another size for the weeks to come.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Resize {
    /// Why, one sentence with figures.
    pub why: String,
    /// What to ask for.
    pub edit: PlanEdit,
}

/// Questions of the weekly review, one a week.
const QUESTIONS: [&str; 6] = [
    "What went better than you thought, and what made it so?",
    "What got in the way, and what would make it smaller next week?",
    "What did you do this week that no tool could have done for you?",
    "Who saw what you did, or should have?",
    "What will you leave out next week?",
    "What would you tell somebody who starts this plan today?",
];

/// The review of the plan's week number `week` (from 1), seen from `today`.
pub fn review(plan: &Plan, week: u32, today: NaiveDate, model: &PlanModel) -> Review {
    let draft = &plan.draft;
    let first = |week: u32| {
        let days = u64::from(week.saturating_sub(1)) * 7;
        draft.start.checked_add_days(Days::new(days)).unwrap_or(draft.end)
    };
    let (from, after) = (first(week), first(week + 1));
    let to = after.pred_opt().unwrap_or(after).min(draft.end);
    let own = |step: &&Step| step.kind == StepKind::Work;
    let stood_in = |step: &&Step| {
        from.iter_days().take_while(|day| *day <= to).any(|day| stands(plan, step, day, today))
    };
    let planned: Vec<&Step> = draft.steps.iter().filter(own).filter(stood_in).collect();
    let days = plan_days(plan, today);
    let in_week = |from: NaiveDate, to: NaiveDate| {
        days.iter().filter(move |one| (from..=to).contains(&one.day))
    };
    let done = |step: &&Step| step.progress.done_on().is_some_and(|on| (from..=to).contains(&on));
    let finished: Vec<&Step> = draft.steps.iter().filter(own).filter(done).collect();
    let before =
        told(draft.steps.iter().filter(|step| step.progress.done_on().is_some_and(|on| on < from)));
    // All that was told counts, as before this week: practice, recall and reviews, too.
    let this = told(draft.steps.iter().filter(done));
    let learnt = |sums: [u32; 2]| overrun(f64::from(sums[0]), f64::from(sums[1]), model);
    let planned_minutes: u32 = in_week(from, to).map(|one| one.planned).sum();
    let done_minutes: u32 = in_week(from, to).map(|one| one.minutes).sum();
    let next_to = first(week + 2).pred_opt().unwrap_or(draft.end).min(draft.end);
    let next = draft.steps.iter().filter(|step| (after..=next_to).contains(&step.day));
    let held = |step: &&Step| step.kind == StepKind::Review && (from..=to).contains(&step.day);
    Review {
        week,
        from,
        to,
        planned_steps: count(planned.len()),
        planned_minutes,
        done_steps: count(finished.len()),
        done_minutes,
        active_days: count(in_week(from, to).filter(|one| one.kind == DayKind::Active).count()),
        open: planned
            .iter()
            .filter(|step| step.progress.is_open())
            .map(|step| (*step).clone())
            .collect(),
        estimated: this[1],
        actual: this[0],
        overrun_before: learnt(before),
        overrun_after: learnt([before[0] + this[0], before[1] + this[1]]),
        gained: gained(plan, from, to),
        next_planned: in_week(after, next_to).map(|one| one.planned).sum(),
        next_capacity: in_week(after, next_to).map(|one| one.capacity).sum(),
        next: next.cloned().collect(),
        step: draft
            .steps
            .iter()
            .find(|step| held(step) && step.progress.is_open())
            .map(|one| one.id.clone()),
        offer: smaller(plan, planned_minutes, done_minutes),
        question: QUESTIONS[week.saturating_sub(1) as usize % QUESTIONS.len()].to_owned(),
    }
}

/// The number of the week that a day lies in, from 1; the last one after the end.
pub fn week_of(plan: &Plan, day: NaiveDate) -> u32 {
    let last = plan.draft.days.div_ceil(7).max(1);
    let days = (day - plan.draft.start).num_days().max(0);
    u32::try_from(days / 7 + 1).unwrap_or(last).min(last)
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// Minutes that steps took and were estimated at, where it was told.
fn told<'a>(steps: impl Iterator<Item = &'a Step>) -> [u32; 2] {
    let mut sums = [0, 0];
    for step in steps {
        if let Progress::Done { minutes: Some(minutes), .. } = step.progress {
            sums[0] += minutes;
            sums[1] += step.minutes;
        }
    }
    sums
}

/// Weeks of the size that was worked, where it was much less than what was planned.
fn smaller(plan: &Plan, planned: u32, done: u32) -> Option<Resize> {
    let share = f64::from(done) / f64::from(planned.max(1));
    if planned < 60 || done < 30 || share >= TOO_MUCH {
        return None;
    }
    let fives = |minutes: Minutes| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "minutes of a day"
        )]
        let less = (minutes.get() as f64 * (share + 1.0) / 2.0 / 5.0).round() as i64 * 5;
        Minutes::saturating(if minutes.get() > 0 { less.max(25) } else { 0 })
    };
    let capacity: WeekCapacity = plan.draft.request.capacity.map(fives);
    let hours = |minutes: u32| format!("{:.1}", f64::from(minutes) / 60.0);
    let sum: i64 = capacity.iter().map(|minutes| minutes.get()).sum();
    let now = plan.draft.request.week_minutes();
    let then = u32::try_from(sum).unwrap_or(0);
    Some(Resize {
        why: format!(
            "You worked {done} of {planned} minutes. Weeks of {} hours instead of {} would be nearer to \
             how you live.",
            hours(then),
            hours(now)
        ),
        edit: PlanEdit::Capacity { capacity },
    })
}

/// The running plan with an overrun learnt from `logged` minutes (taken, estimated), and the finish
/// that follows from it, seen from `today`.
pub fn learned(mut plan: Plan, logged: (f64, f64), today: NaiveDate, model: &PlanModel) -> Plan {
    plan.draft.request.overrun = overrun(logged.0, logged.1, model);
    plan.draft.finish = finish(&plan.draft.request, &plan.draft.steps, today.max(plan.draft.start));
    plan
}
