//! A quiz that asks next what could still change the score most, and stops when nothing would.

#[cfg(test)]
mod tests;
mod topics;
mod value;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{ScoreRange, point, report::Band};
use crate::{
    ErrorKind, UserError,
    bounded::Score,
    model::Model,
    occupation::{Occupation, OccupationName, Seniority},
};
use topics::Topic;
pub use topics::{FacetQuestion, facet_questions};
use value::Spread;

/// More questions than this are an interrogation.
pub const MOST: usize = 12;
/// A question that neither narrows the range by so many points, nor moves its middle as far into
/// another band, is not asked.
const WORTH: f64 = 0.5;

/// Choices by question: `share:evaluation-design` → `more`.
pub type Answers = BTreeMap<String, String>;

/// Where the quiz stands.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct QuizReport {
    /// Whose occupation it began from.
    pub occupation: OccupationName,
    /// The score with what was answered.
    pub score: Score,
    /// The exact score.
    pub point: f64,
    /// The range of everything that is still open: ratings, assumptions and what was not answered.
    pub range: ScoreRange,
    /// The band of the score.
    pub band: Band,
    /// What was answered, in the order of its effect.
    pub answered: Vec<Answered>,
    /// What to ask next; nothing when no question is worth half a point, or enough was asked.
    pub next: Option<Question>,
    /// The most questions that are asked.
    pub most: usize,
}

/// An answer and what it does.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Answered {
    /// The question's key.
    pub key: String,
    /// The question.
    pub question: String,
    /// The id of what was chosen.
    pub choice: String,
    /// What was chosen, in words.
    pub label: String,
    /// Points that the score has with it and would not have without.
    pub effect: f64,
}

/// A question to ask.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Question {
    /// Stable name, for example `share:evaluation-design`.
    pub key: String,
    /// What to ask.
    pub question: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Points by which an answer is expected to narrow the range.
    pub expected_narrowing: f64,
    /// Points by which it is expected to move the middle of the range into another band.
    pub expected_moving: f64,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Choice {
    /// Stable id, for example `more`.
    pub id: String,
    /// In words.
    pub label: String,
}

/// Where the quiz stands after `answers`.
///
/// # Errors
/// `NotFound` when an answer names a question or a choice that there is not for this occupation.
pub fn quiz(
    occupation: &Occupation,
    answers: &Answers,
    model: &Model,
) -> Result<QuizReport, UserError> {
    let known = read(occupation, answers)?;
    let (job, seniority) = answered(occupation, &known);
    let exact = point(&job, seniority, model);
    let open: Vec<Topic> = Topic::all(occupation)
        .into_iter()
        .filter(|topic| known.iter().all(|(asked, _)| asked != topic))
        .collect();
    let spread = Spread::new(occupation, &known, &open, model);
    let best = if known.len() < MOST { spread.best() } else { None };
    let next = best.filter(|(_, worth)| worth.points() >= WORTH).map(|(topic, worth)| {
        let choices = topic.options(occupation).into_iter();
        Question {
            key: topic.key(occupation),
            question: topic.question(occupation),
            choices: choices
                .map(|option| Choice { id: option.id.to_owned(), label: option.label })
                .collect(),
            expected_narrowing: worth.narrowing,
            expected_moving: worth.moving,
        }
    });
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    let score = Score::saturating(exact.round() as i64);
    Ok(QuizReport {
        occupation: occupation.name(),
        score,
        point: exact,
        range: super::range_of(spread.scores, exact, model.noise.level),
        band: super::bands::band(score.get(), &model.risk),
        answered: effects(occupation, &known, exact, model),
        next,
        most: MOST,
    })
}

/// The occupation and the seniority as the answers make them. Shares are brought to a whole week.
///
/// # Errors
/// As [`quiz`].
pub fn with_answers(
    occupation: &Occupation,
    answers: &Answers,
) -> Result<(Occupation, Option<Seniority>), UserError> {
    let known = read(occupation, answers)?;
    let (job, seniority) = answered(occupation, &known);
    let said = known.iter().any(|(topic, _)| *topic == Topic::Seniority);
    Ok((job, said.then_some(seniority)))
}

/// Those of the answers that fit the occupation: another release may have other tasks.
pub fn fitting(occupation: &Occupation, answers: &Answers) -> Answers {
    let fits = |key: &String, choice: &String| {
        read(occupation, &Answers::from([(key.clone(), choice.clone())])).is_ok()
    };
    let fitting = answers.iter().filter(|(key, choice)| fits(key, choice));
    fitting.map(|(key, choice)| (key.clone(), choice.clone())).collect()
}

/// Answers as topics and places of choices.
fn read(job: &Occupation, answers: &Answers) -> Result<Vec<(Topic, usize)>, UserError> {
    let all = Topic::all(job);
    let place = |(key, choice): (&String, &String)| {
        let topic = all.iter().copied().find(|topic| topic.key(job) == *key).ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                format!("There is no question “{key}” about this occupation."),
                "Ask for the next question to see its key.",
            )
        })?;
        let options = topic.options(job);
        let place = options.iter().position(|option| option.id == choice).ok_or_else(|| {
            let ids: Vec<&str> = options.iter().map(|option| option.id).collect();
            UserError::new(
                ErrorKind::NotFound,
                format!("“{choice}” is no answer to “{key}”."),
                format!("Choose one of {}.", ids.join(", ")),
            )
        })?;
        Ok((topic, place))
    };
    answers.iter().map(place).collect()
}

fn answered(job: &Occupation, known: &[(Topic, usize)]) -> (Occupation, Seniority) {
    let (mut job, mut seniority) = (job.clone(), Seniority::Mid);
    for (topic, choice) in known {
        topic.apply(*choice, &mut job, &mut seniority);
    }
    whole(&mut job);
    (job, seniority)
}

/// Brings the shares of every level to a whole week. A week that was answered away stays as it was
/// rated: nobody does nothing.
fn whole(job: &mut Occupation) {
    let scale = |shares: &mut dyn Iterator<Item = &mut f64>, sum: f64| {
        if sum > 0.0 {
            shares.for_each(|share| *share /= sum);
        }
    };
    let sum = job.tasks.iter().map(|task| task.share).sum();
    scale(&mut job.tasks.iter_mut().map(|task| &mut task.share), sum);
    for mix in &mut job.mixes {
        let sum = mix.iter().sum();
        scale(&mut mix.iter_mut(), sum);
    }
}

/// Each answer with the difference that it makes, largest first.
fn effects(
    job: &Occupation,
    known: &[(Topic, usize)],
    with_all: f64,
    model: &Model,
) -> Vec<Answered> {
    let mut rows: Vec<Answered> = known
        .iter()
        .map(|(topic, choice)| {
            let others: Vec<_> =
                known.iter().filter(|(other, _)| other != topic).copied().collect();
            let (without, seniority) = answered(job, &others);
            let mut options = topic.options(job);
            let option = options.swap_remove(*choice);
            Answered {
                key: topic.key(job),
                question: topic.question(job),
                choice: option.id.to_owned(),
                label: option.label,
                effect: with_all - point(&without, seniority, model),
            }
        })
        .collect();
    // To the tenth that is shown: what is nothing stays in the order of its key.
    let shown = |row: &Answered| (row.effect.abs() * 10.0).round();
    rows.sort_by(|a, b| shown(b).total_cmp(&shown(a)).then(a.key.cmp(&b.key)));
    rows
}
