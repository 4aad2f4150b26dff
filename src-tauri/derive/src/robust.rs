//! How far the scores hang on any one source, and whether their ranges hold what others measured.

use std::{collections::BTreeMap, path::Path};

use catalog::{derive::rounded, import::rated, release::Release};
use domain::{
    model::Model,
    occupation::{Kind, Occupation, Seniority},
    risk::{self, Draws, Horizon},
};

use super::labels::{Measure, capabilities};

/// The sources of ratings, each with the measures that rest on it.
const SOURCES: [(&str, &[Measure]); 3] = [
    ("the labels of GPTs are GPTs", &[Measure::People, Measure::Gpt4, Measure::Automation]),
    ("Microsoft", &[Measure::Microsoft]),
    ("Anthropic", &[Measure::Anthropic]),
];
/// The study that is no source of ratings.
const INDEPENDENT: &str = "ilo-2025";
/// So much of what the studies imply is to lie in a range.
const MOST_OF_THEM: f64 = 0.75;

/// How far scores move when a source is left out.
pub struct Moved {
    pub source: &'static str,
    /// Points that half of the occupations, nine in ten, and all of them stay within.
    pub within: [f64; 3],
}

/// The scores of all occupations with tasks, by code, from some of the measures.
fn scores(
    datasets: &Path,
    release: &Release,
    used: &[Measure],
) -> Result<BTreeMap<String, f64>, String> {
    let mut tasks = capabilities(datasets, used)?;
    tasks.values_mut().for_each(|capability| *capability = rounded(*capability, 3));
    let reference = rated(release, tasks).map_err(|error| error.to_string())?;
    let point = |one: &Occupation| risk::point(one, Seniority::Mid, &reference.model);
    let own = reference.occupations.iter().filter(|one| !one.pooled);
    Ok(own.map(|one| (one.code.to_string(), point(one))).collect())
}

/// Each source left out in turn.
pub fn jackknife(datasets: &Path, release: &Release) -> Result<Vec<Moved>, String> {
    let all = scores(datasets, release, &Measure::ALL)?;
    let without = |(source, left_out): &(&'static str, &[Measure])| -> Result<Moved, String> {
        let used: Vec<Measure> =
            Measure::ALL.into_iter().filter(|measure| !left_out.contains(measure)).collect();
        let fewer = scores(datasets, release, &used)?;
        let mut moved: Vec<f64> =
            all.iter().filter_map(|(code, score)| Some((fewer.get(code)? - score).abs())).collect();
        moved.sort_by(f64::total_cmp);
        Ok(Moved { source, within: [0.5, 0.9, 1.0].map(|share| at(&moved, share)) })
    };
    SOURCES.iter().map(without).collect()
}

/// What lies at a share of ascending values.
fn at(ascending: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let place = (ascending.len().saturating_sub(1)) as f64 * share;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let place = place.round() as usize;
    ascending.get(place).copied().unwrap_or_default()
}

/// How much of what the published measures imply lies in the ranges of our scores.
pub struct Held {
    pub occupations: usize,
    /// In the range as it is shown.
    pub shown: Inside,
    /// In the range with only ratings drawn: gates, growth and weights at their middle, as they are
    /// in what is implied.
    pub ratings: Inside,
    /// In the range as it is shown, if a measure implied the score that stands as high among our
    /// scores as the occupation stands on it: as if it had taken gates and demand in.
    pub by_score: Inside,
}

/// How much of what is implied lies in a range.
pub struct Inside {
    /// Share of occupations whose range holds three quarters of it and more.
    pub three_quarters: f64,
    /// Share of all implied scores.
    pub of_all: f64,
    /// Share of those implied by the one measure that ours never rest on.
    pub independent: f64,
}

/// What a measure implies on our scale. It ranks occupations by how exposed they are; nobody who
/// made one took away what stays human, or added demand. So we rank occupations by the capability of
/// their week, the mean of its log-odds over time. The measure implies the score of the same week,
/// with the same gates and the same shifts, once all its capabilities are moved alike, in log-odds,
/// until the week stands as high among weeks as the occupation stands on the measure.
fn implied(one: &Occupation, percentile: f64, ascending: &[f64], model: &Model) -> f64 {
    let step = at(ascending, percentile / 100.0) - capability(one);
    let mut moved = one.clone();
    for task in &mut moved.tasks {
        task.rating = chance(log_odds(task.rating) + step);
    }
    risk::point(&moved, Seniority::Mid, model)
}

/// Capability of the week of a published occupation: the mean of its log-odds over time.
fn capability(one: &Occupation) -> f64 {
    one.tasks.iter().map(|task| task.share * log_odds(task.rating)).sum()
}

fn log_odds(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

fn chance(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The ranges of all published occupations beside what their measures imply.
pub fn held() -> Result<Held, String> {
    let reference = &catalog::load().map_err(|error| error.to_string())?.reference;
    let own = reference.occupations.iter().filter(|one| one.kind == Kind::Occupation);
    let own: Vec<&Occupation> = own.filter(|one| !one.pooled && !one.studies.is_empty()).collect();
    let model = &reference.model;
    let ranked = |of: &dyn Fn(&Occupation) -> f64| {
        let mut ascending: Vec<f64> = own.iter().map(|one| of(one)).collect();
        ascending.sort_by(f64::total_cmp);
        ascending
    };
    let weeks = ranked(&capability);
    let scores = ranked(&|one| risk::point(one, Seniority::Mid, model));
    let by_week = |one: &Occupation, percentile| implied(one, percentile, &weeks, model);
    let mut ratings = model.clone();
    ratings.noise.rho = 0.0;
    ratings.noise.betas = [0.0; 3];
    ratings.noise.growth = 0.0;
    ratings.noise.gate = 0.0;
    Ok(Held {
        occupations: own.len(),
        shown: inside(&own, model, by_week),
        ratings: inside(&own, &ratings, by_week),
        by_score: inside(&own, model, |_, percentile| at(&scores, percentile / 100.0)),
    })
}

/// How much lies in the ranges that `model` draws, of what is `implied` by a percentile.
fn inside(
    occupations: &[&Occupation],
    model: &Model,
    implied: impl Fn(&Occupation, f64) -> f64,
) -> Inside {
    let most = occupations.iter().map(|one| one.tasks.len()).max().unwrap_or(0);
    let draws = Draws::new(most, model);
    let (mut enough, mut all, mut independent) = (Vec::new(), Vec::new(), Vec::new());
    for one in occupations {
        let (_, range) = risk::range(&draws, one, Seniority::Mid, model);
        let held: Vec<bool> = one
            .studies
            .iter()
            .map(|study| (range.low..=range.high).contains(&implied(one, study.percentile)))
            .collect();
        enough.push(share(&held) >= MOST_OF_THEM);
        let studies = one.studies.iter().zip(&held);
        independent.extend(
            studies.filter(|(own, _)| &*own.source == INDEPENDENT).map(|(_, in_it)| *in_it),
        );
        all.extend(held);
    }
    Inside { three_quarters: share(&enough), of_all: share(&all), independent: share(&independent) }
}

/// The share that is true.
fn share(list: &[bool]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of occupations")]
    let share = list.iter().filter(|one| **one).count() as f64 / list.len() as f64;
    share
}

/// How far the capability of curated roles lies from that of their codes, in log-odds.
pub struct Equating {
    pub roles: usize,
    /// Mean of role less code.
    pub mean: f64,
    /// Its standard deviation.
    pub spread: f64,
    /// The part of it that the noise of single tasks makes, in both weeks together.
    pub tasks: f64,
    /// What is left: the error of bringing a whole code onto our ladder, `noise.equating`.
    pub left: f64,
}

/// Measures the error of the equating. Role and code share what all ratings err by together, and
/// each draw already errs in single tasks; by whatever else they differ, the ladders do.
pub fn equating() -> Result<Equating, String> {
    let reference = &catalog::load().map_err(|error| error.to_string())?.reference;
    let mut model = reference.model.clone();
    model.noise.draws = 1; // Only levels are read.
    // Capability of the week, and what single tasks add to its variance.
    let week = |one: &Occupation| {
        let report = risk::assess(one, Seniority::Mid, Horizon::Now, &model);
        report.tasks.iter().fold((0.0, 0.0), |(level, noise), row| {
            let alone = row.share * model.noise.task;
            (level + row.share * log_odds(row.capability), noise + alone * alone)
        })
    };
    let roles = reference.occupations.iter().filter(|one| one.kind == Kind::Role);
    let pairs: Vec<(f64, f64)> = roles
        .filter_map(|role| Some((week(role), week(reference.occupation(&role.onet)?))))
        .map(|(role, code)| (role.0 - code.0, role.1 + code.1))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few roles")]
    let count = pairs.len() as f64;
    let mean = pairs.iter().map(|(apart, _)| apart).sum::<f64>() / count;
    let variance = pairs.iter().map(|(apart, _)| (apart - mean).powi(2)).sum::<f64>() / count;
    let tasks = pairs.iter().map(|(_, noise)| noise).sum::<f64>() / count;
    Ok(Equating {
        roles: pairs.len(),
        mean,
        spread: variance.sqrt(),
        tasks: tasks.sqrt(),
        left: (variance - tasks).max(0.0).sqrt(),
    })
}
