//! What becomes of a plan that many people live.

use std::{num::NonZero, thread};

use chrono::NaiveDate;
use domain::{
    id::Uid,
    occupation::{Occupation, Seniority},
    plan::{Actual, Ask, Plan, draft, gained, overrun},
    profile::Levels,
    reference::Reference,
};
use serde::Serialize;

use super::{
    person::{Habits, Person},
    policy::{self, Life, Policy},
};

/// A mean over people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error; 0 for a single person.
    pub error: f64,
}

/// What became of a plan under one policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// What is done about what was missed.
    pub policy: Policy,
    /// The same in words.
    pub title: &'static str,
    /// Share of the plan's value in projects that are finished on its last day, 0-1.
    pub finished: Mean,
    /// Share of the days with the plan on which more was due than the day holds, 0-1.
    pub overfull: Option<Mean>,
    /// Share of the plan's value that the finished work is worth, that of unfinished projects
    /// included, 0-1. Hindsight only knows whole projects: it has neither this nor the one above.
    pub worked: Option<Mean>,
}

/// The number of projects in the plan.
pub const PROJECTS: usize = 8;
/// Milestones that it may have at most; what people are proposed has nine.
const MILESTONES: usize = 60;
/// Hours a week that are tried, in steps of a half.
const HALF_HOURS: std::ops::RangeInclusive<u32> = 2..=80;

/// A plan of eight projects for somebody's present work, in the fewest hours a week that hold them.
/// The limit on milestones is lifted for it: with the usual two to four projects a share of the value
/// would be a matter of one more or less.
pub fn eight(
    occupation: &Occupation,
    seniority: Seniority,
    start: NaiveDate,
    reference: &Reference,
) -> Option<Plan> {
    let mut reference = reference.clone();
    reference.model.plan.milestones[1] = MILESTONES;
    let overrun = overrun(0.0, 0.0, &reference.model.plan);
    HALF_HOURS.map(|half| f64::from(half) / 2.0).find_map(|hours| {
        let ask = Ask { start, days: 90, hours: Some(hours), ..Ask::default() };
        let request = ask.request(overrun, &reference.model.plan).ok()?;
        let draft = draft(occupation, seniority, None, &Levels::new(), &request, &reference);
        let enough = draft.chosen.len() >= PROJECTS;
        enough.then(|| Plan { id: 0, uid: Uid::default(), draft, actual: Actual::default() })
    })
}

/// Lets `people` live the plan under each of the policies. The same seed gives the same people
/// everywhere.
pub fn simulate(
    plan: &Plan,
    habits: Habits,
    policies: &[Policy],
    people: u32,
    seed: u64,
    reference: &Reference,
) -> Vec<Outcome> {
    let people: Vec<Person> =
        (0..people).map(|number| Person::new(plan, habits, seed, number)).collect();
    let outcome = |policy: &Policy| {
        let title = policy.title();
        if *policy == Policy::Hindsight {
            let finished =
                mean(&each(&people, |person| policy::hindsight(plan, person, reference)));
            return Outcome { policy: *policy, title, finished, overfull: None, worked: None };
        }
        let lives = each(&people, |person| policy::live(plan, *policy, person, reference));
        let over = |of: &dyn Fn(&Life) -> f64| mean(&lives.iter().map(of).collect::<Vec<_>>());
        Outcome {
            policy: *policy,
            title,
            finished: over(&|life| finished(plan, &life.plan)),
            overfull: Some(over(&Life::overfull)),
            worked: Some(over(&|life| worked(&life.plan))),
        }
    };
    policies.iter().map(outcome).collect()
}

/// `of` each person, in their order, on as many cores as there are.
fn each<T: Send>(people: &[Person], of: impl Fn(&Person) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let size = people.len().div_ceil(cores).max(1);
    let part = &|some: &[Person]| some.iter().map(&of).collect::<Vec<T>>();
    thread::scope(|scope| {
        let begun: Vec<_> =
            people.chunks(size).map(|some| scope.spawn(move || part(some))).collect();
        let done = |begun: thread::ScopedJoinHandle<Vec<T>>| {
            begun.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        begun.into_iter().flat_map(done).collect()
    })
}

/// The share of the value of `plan` whose projects have nothing left to do or left out.
fn finished(plan: &Plan, after: &Plan) -> f64 {
    let whole = |project: &str| {
        let mut own = after.draft.milestones.iter().filter(|one| one.project == project);
        own.all(|milestone| {
            let mut steps = after.draft.steps.iter().filter(|one| one.belongs_to(&milestone.id));
            steps.all(|step| step.progress.done_on().is_some())
        })
    };
    let done = plan.draft.chosen.iter().filter(|one| whole(&one.project));
    // Not `sum`, which makes a negative zero of nothing.
    let value = done.fold(0.0, |sum, one| sum + one.value);
    value / plan.draft.value.max(f64::MIN_POSITIVE)
}

/// The share of the value that the app itself says was gained.
fn worked(after: &Plan) -> f64 {
    let gained = gained(after, after.draft.start, NaiveDate::MAX);
    gained.points / gained.of.max(f64::MIN_POSITIVE)
}

pub(super) fn mean(values: &[f64]) -> Mean {
    #[expect(clippy::cast_precision_loss, reason = "a number of people")]
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let error = if n > 1.0 { libm::sqrt(squares / (n - 1.0) / n) } else { 0.0 };
    Mean { mean, error }
}
