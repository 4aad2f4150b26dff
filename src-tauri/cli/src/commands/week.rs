//! What somebody says about their own work.

use domain::{
    bounded::Third,
    risk::{Horizon, Lever, OwnTask, Shares, capacity::Capacity},
};
use serde_json::json;
use store::Changed;

use crate::{
    answer::{Answer, Result},
    arguments::{TaskFlags, WeekCommand},
    context::Context,
    table::{bold, paragraph, percent, table},
};

/// Runs one of the commands, or shows what was said so far.
pub fn run(context: &mut Context, command: Option<&WeekCommand>) -> Result {
    let Some(command) = command else { return show(context) };
    if let WeekCommand::Capacity { answer: None } = command {
        return room(context);
    }
    let changed = match command {
        WeekCommand::Answer { forget: Some(key), .. } => context.answer_question(key, None),
        WeekCommand::Answer { answer, .. } => {
            let (key, choice) = answer.clone().unwrap_or_default();
            context.answer_question(&key, Some(&choice))
        }
        WeekCommand::Override { task, level, reason } => {
            context.override_rating(task, level, reason)
        }
        WeekCommand::RemoveOverride { task } => context.remove_override(task),
        WeekCommand::Divide { usual: true, .. } => context.divide_week(None),
        WeekCommand::Divide { parts, .. } => {
            let own = context.own()?.1;
            let mut shares: Shares =
                own.tasks.iter().map(|task| (task.id.to_string(), 0.0)).collect();
            shares.extend(parts.iter().cloned());
            context.divide_week(Some(&shares))
        }
        WeekCommand::Add(flags) => context.add_task(task(flags), flags.share / 100.0),
        WeekCommand::Remove { id } => context.remove_task(id),
        WeekCommand::Assume { values, .. } => context.assume(&values.iter().cloned().collect()),
        WeekCommand::Capacity { answer } => {
            let (key, choice) = answer.clone().unwrap_or_default();
            context.answer_capacity(&key, Some(&choice))
        }
    }?;
    done(context, &changed)
}

fn task(flags: &TaskFlags) -> OwnTask {
    let third = |value: u8| Third::saturating(i64::from(value));
    OwnTask {
        id: String::new(),
        label: flags.label.clone(),
        like: flags.like.clone(),
        accountability: third(flags.accountability),
        trust: third(flags.trust),
        tacit: third(flags.tacit),
        cost_of_error: third(flags.cost_of_error),
    }
}

/// What was done, and the score that it made.
fn done(context: &Context, changed: &Changed) -> Result {
    let last = context.history()?.pop();
    let score = last.map_or_else(String::new, |score| {
        format!("The score is {}, between {:.0} and {:.0}.\n", score.score, score.low, score.high)
    });
    Answer::new(changed, format!("{}.\n{score}", changed.operation))
}

fn show(context: &Context) -> Result {
    let (profile, own) = context.own()?;
    let said = context.own_work()?;
    let report = context.score(&own, profile.seniority, Horizon::Now)?;
    let mut text = format!(
        "{}\n{}\n",
        bold(&format!("{}: {}", report.occupation.title, report.score.get())),
        paragraph(&report.range.says)
    );
    let week = report.tasks.iter().map(|task| [task.id.clone(), percent(task.share)]);
    text += &table(["Your week", "Share"], &[1], week);
    if !said.answers.is_empty() || !said.overrides.is_empty() {
        let answers = said.answers.iter().map(|(key, choice)| [key.clone(), choice.clone()]);
        let overrides = said
            .overrides
            .iter()
            .map(|one| [one.task.clone(), format!("{}: {}", one.level, one.reason)]);
        text += "\n";
        text += &table(["What you said", ""], &[], answers.chain(overrides));
    }
    let assumptions = context.assumptions()?;
    let rows = assumptions.iter().map(|one| {
        let ours =
            if (one.value - one.ours).abs() < 1e-12 { String::new() } else { one.ours.to_string() };
        [one.key.clone(), one.label.clone(), one.value.to_string(), ours]
    });
    text += "\n";
    text += &table(["Assumption", "", "Value", "Ours"], &[2, 3], rows);
    let json = json!({
        "occupation": report.occupation,
        "score": report.score,
        "interval": report.range,
        "shares": said.shares,
        "tasks": said.tasks,
        "overrides": said.overrides,
        "answers": said.answers,
        "assumptions": assumptions,
    });
    Ok(Answer { json, text })
}

fn room(context: &Context) -> Result {
    let capacity = context.capacity()?;
    let Capacity { low, high, questions, says, .. } = &capacity;
    let mut text = format!("Room to move: between {low:.0} and {high:.0} of 100.\n");
    text += &paragraph(says);
    for question in questions {
        text += &format!("\n{}\n", bold(&question.question));
        let rows = question.choices.iter().map(|choice| {
            let chosen = question.chosen.as_ref() == Some(&choice.id);
            let mark = if chosen { "✓" } else { "" };
            [mark.to_owned(), choice.label.clone(), format!("{}={}", question.key, choice.id)]
        });
        text += &table(["", "Answer", ""], &[], rows);
    }
    Answer::new(&capacity, text)
}

/// Projects by what an hour of each does to the score.
pub fn levers(context: &Context, title: &str, seniority: domain::occupation::Seniority) -> Result {
    let levers = context.levers(&*context.resolve(title)?, seniority)?;
    let row = |lever: &Lever| {
        [
            lever.title.clone(),
            format!("{:.1}", lever.points).replace('-', "−"),
            format!("{:.0}", lever.hours),
        ]
    };
    let mut text = table(
        ["Practice, once it is part of your work", "Points", "Hours"],
        &[1, 2],
        levers.iter().map(row),
    );
    text +=
        &paragraph("Learning alone moves nothing: the score follows what your week is made of.");
    Answer::new(&json!({ "levers": levers }), text)
}
