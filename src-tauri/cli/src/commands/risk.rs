//! The score, two scores, and how it moved.

use domain::{
    model::Assumed,
    occupation::{DoneBy, Seniority},
    risk::{self, Horizon, RiskReport, ScoreRange, quiz::Answers},
};
use serde_json::json;

use crate::{
    answer::{Answer, Result},
    context::Context,
    contract,
    table::{bold, paragraph, percent, signed, table, words},
};

/// The score of one occupation.
pub fn score(
    context: &Context,
    name: &str,
    is_code: bool,
    seniority: Seniority,
    at: Horizon,
) -> Result {
    let occupation = if is_code { context.occupation(name)? } else { context.resolve(name)? };
    let report = context.score(&occupation, seniority, at)?;
    Answer::named(&report, contract::SCORE, page(&report))
}

/// `13 [7-21]` in words.
pub fn range(range: &ScoreRange) -> String {
    format!("{:.0} to {:.0}", range.low, range.high)
}

fn page(report: &RiskReport) -> String {
    let headline = format!(
        "{}, {}: {}",
        report.occupation.title,
        words(&report.seniority),
        report.score.get()
    );
    let mut text = format!(
        "{}\n{}\n",
        bold(&headline),
        paragraph(&format!(
            "{}. {} Data of {}. This is not a probability of losing your job: it says how much of \
             the week's work could be taken over.",
            capital(&risk::words(&report.bands)),
            report.range.says,
            report.as_of,
        ))
    );
    text += &table(
        ["Task", "Share", "Could be taken over", "AI would", "Points"],
        &[1, 4],
        report.tasks.iter().map(|task| {
            [
                task.label.clone(),
                percent(task.share),
                task.level.clone(),
                does(task.done_by).to_owned(),
                signed(task.shown),
            ]
        }),
    );
    let mut sum =
        vec![["Every task as in the average job".to_owned(), report.base_shown.to_string()]];
    let tasks: i32 = report.tasks.iter().map(|task| task.shown).sum();
    sum.push(["These tasks".into(), signed(tasks)]);
    sum.extend(report.outlook.iter().map(|part| [part.why.clone(), signed(part.shown)]));
    sum.push(["Score".into(), report.score.get().to_string()]);
    text += "\n";
    text += &table(["How the score adds up", "Points"], &[1], sum);
    text += "\n";
    let horizons = report.horizons.iter().map(|h| {
        [
            words(&h.at),
            h.score.get().to_string(),
            format!("{:.0} to {:.0}", h.low, h.high),
            format!("{:.0}", h.deployed),
        ]
    });
    text +=
        &table(["When", "Score", "Range", "If only what is in use counted"], &[1, 2, 3], horizons);
    text += &format!("\n{}", told(report));
    text
}

/// What the figures say, and what was known when they were made.
fn told(report: &RiskReport) -> String {
    let mut sentences = vec![
        report.forecast.clone(),
        report.sensitivity.says.clone(),
        report.agreement.says.clone(),
    ];
    if !report.strongholds.is_empty() {
        let strong = report.strongholds.join("; ");
        sentences
            .push(format!("More of your week on what AI does worst would lower it: {strong}."));
    }
    sentences.extend(report.changed.iter().map(|one| {
        let Assumed { label, value, ours, .. } = one;
        format!("It rests on an assumption of yours: {label} {value} in place of {ours}.")
    }));
    if let Some(most) = report.sensitivity.moves.first() {
        let [a, b] = most.scores;
        let (low, high) = (a.min(b), a.max(b));
        let label = &most.label;
        sentences.push(format!(
            "“{label}” moves it most: from {low:.0} to {high:.0} between its plausible ends."
        ));
    }
    sentences.extend(report.notes.iter().cloned());
    let versions = &report.versions;
    sentences.push(format!("Model {}, catalogue {}.", versions.model, versions.catalog));
    sentences.iter().map(|sentence| paragraph(sentence)).collect()
}

fn does(done_by: DoneBy) -> &'static str {
    match done_by {
        DoneBy::AiDoes => "do it",
        DoneBy::AiHelps => "help",
        DoneBy::Human => "leave it to you",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Two scores side by side.
pub fn compare(context: &Context, a: &str, b: &str) -> Result {
    let (a, b) = (context.resolve(a)?, context.resolve(b)?);
    let report = context.compare(&a, &b, Seniority::Mid)?;
    let line = |r: &RiskReport| {
        [r.occupation.title.clone(), r.score.get().to_string(), range(&r.range), words(&r.band)]
    };
    let mut text = paragraph(&report.says) + "\n";
    text += &table(
        ["Occupation", "Score", "Range", "Band"],
        &[1, 2],
        [line(&report.a), line(&report.b)],
    );
    text += "\n";
    let parts = report
        .difference
        .iter()
        .map(|d| [words(&d.name), format!("{:+.1}", d.points).replace('-', "−")]);
    text += &table(["What makes the difference", "Points"], &[1], parts);
    Answer::named(&report, contract::SCORE, text)
}

/// Where a quiz about somebody's work stands.
pub fn quiz(context: &Context, title: &str, answers: &[(String, String)]) -> Result {
    let said: Answers = answers.iter().cloned().collect();
    let report = if title == "me" {
        context.quiz(said)?
    } else {
        context.quiz_about(&*context.resolve(title)?, &said)?
    };
    let mut text = format!(
        "{}\n{}",
        bold(&format!("{}: {}", report.occupation.title, report.score.get())),
        paragraph(&format!("{} What you have not said is counted in.", report.range.says))
    );
    let effect = |points: f64| format!("{points:+.1}").replace('-', "−");
    if !report.answered.is_empty() {
        text += "\n";
        let rows = report
            .answered
            .iter()
            .map(|row| [row.question.clone(), row.label.clone(), effect(row.effect)]);
        text += &table(["You said", "", "Points"], &[2], rows);
    }
    match &report.next {
        Some(next) => {
            text += &format!("\n{}\n", bold(&next.question));
            let rows = next.choices.iter().map(|choice| {
                [choice.label.clone(), format!("--answer {}={}", next.key, choice.id)]
            });
            text += &table(["Answer", ""], &[], rows);
        }
        None => text += "\nNothing more is worth asking.\n",
    }
    Answer::named(&report, contract::SCORE, text)
}

/// Recorded scores.
pub fn history(context: &Context) -> Result {
    let scores = context.history()?;
    let moved = |points: Option<f64>| match points {
        Some(points) => format!("{points:+.1}").replace('-', "−"),
        None => String::new(),
    };
    let rows = scores
        .iter()
        .map(|s| [s.date.to_string(), s.score.to_string(), moved(s.moved), s.cause.clone()]);
    let text = if scores.is_empty() {
        "No score has been recorded yet. `waymark-cli start TITLE` records the first.\n".to_owned()
    } else {
        table(["Date", "Score", "Moved", "What moved it"], &[1, 2], rows)
    };
    Answer::new(&json!({ "scores": scores }), text)
}
