//! A plan of eight projects, lived by simulated people.

use chrono::NaiveDate;
use domain::{ErrorKind, UserError, occupation::Seniority};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Result},
    arguments::SimulateFlags,
    context::Context,
    simulation::{self, Habits, Mean, Outcome, Policy},
    table::{paragraph, percent, table},
};

/// The published example; any occupation with eight projects would do.
const OCCUPATION: &str = "machine-learning-engineer";
/// A Monday. Figures must not depend on the day on which they are asked for.
const START: (i32, u32, u32) = (2026, 1, 5);

/// How much of a plan is finished, for people who live it in two ways and under each policy.
pub fn run(context: &Context, flags: &SimulateFlags) -> Result {
    let reference = &context.catalog()?.reference;
    let (year, month, day) = START;
    let start = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let occupation = context.resolve(OCCUPATION)?;
    let plan =
        simulation::eight(&occupation, Seniority::Mid, start, reference).ok_or_else(|| {
            UserError::new(
                ErrorKind::Other,
                "No plan holds eight practices with these practices and assumptions.",
                "`waymark-cli plan draft` shows what a plan holds.",
            )
        })?;
    let draft = &plan.draft;
    let week: i64 = draft.request.capacity.iter().map(|minutes| minutes.get()).sum();
    let mut text = paragraph(&format!(
        "{} people live a plan of {} practices, {} steps, {week} minutes a week. A figure to notice \
         changes of the rules by, not a claim about people.",
        flags.people,
        draft.chosen.len(),
        draft.steps.len(),
    ));
    let mut runs = Vec::new();
    for habits in [Habits::ORDINARY, Habits::STEADY] {
        let outcomes =
            simulation::simulate(&plan, habits, &Policy::ALL, flags.people, flags.seed, reference);
        text += &format!("\n{}", page(habits, &outcomes));
        runs.push(json!({ "habits": habits, "outcomes": outcomes }));
    }
    let json = json!({
        "people": flags.people,
        "seed": flags.seed,
        "plan": {
            "projects": draft.chosen.len(),
            "milestones": draft.milestones.len(),
            "steps": draft.steps.len(),
            "minutes": draft.steps.iter().map(|step| step.minutes).sum::<u32>(),
            "week_minutes": week,
        },
        "runs": Value::from(runs),
    });
    Ok(Answer { json, text })
}

fn page(habits: Habits, outcomes: &[Outcome]) -> String {
    let share = |mean: Mean| format!("{:.2} ±{:.3}", mean.mean, mean.error);
    let rows = outcomes.iter().map(|outcome| {
        [
            outcome.title.to_owned(),
            share(outcome.finished),
            outcome.worked.map_or_else(String::new, share),
            outcome.overfull.map_or_else(String::new, |mean| percent(mean.mean)),
        ]
    });
    format!(
        "{} of days taken, {}× the minutes\n{}",
        percent(habits.adherence),
        habits.overrun,
        table(["Policy", "Finished", "Worked", "Overfull"], &[1, 2, 3], rows)
    )
}
