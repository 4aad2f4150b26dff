//! A score with everything it rests on.

use std::mem::take;

use super::{
    attribution::{Parts, attribute, largest_remainder},
    bands::{band, level, spanned},
    draws::{Draws, range_of},
    gates::gates,
    horizon::{Pace, deployed_share, years},
    report::{Agreement, Horizon, HorizonPoint, RiskReport, ScoreRange, TaskRisk},
    score::betas,
    sensitivity::sensitivity,
    sentences,
    week::Week,
};
use crate::{
    bounded::Score,
    model::Model,
    occupation::{Occupation, Seniority, Study},
};

/// The score of an occupation with everything it rests on. Never fails: odd data ends in `notes`.
pub fn assess(
    occupation: &Occupation,
    seniority: Seniority,
    at: Horizon,
    model: &Model,
) -> RiskReport {
    assess_with(&Draws::new(occupation.tasks.len(), model), occupation, seniority, at, model)
}

/// The same with draws made before, which saves time when many occupations are assessed.
pub fn assess_with(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    at: Horizon,
    model: &Model,
) -> RiskReport {
    let week = Week::of(occupation, seniority, model);
    let horizons = horizons(draws, &week, model);
    let range = horizons[at as usize].1.clone();
    let span = years(at, model);
    let levels = week.levels(span, model);
    let shares: Vec<(f64, f64)> =
        week.terms.iter().map(|term| term.share).zip(levels.iter().copied()).collect();
    let parts = attribute(&shares, week.outlook.logits(betas(&model.risk)), &model.risk);
    let score = shown(parts.point);
    let whole = printed(&parts, score);
    let (tasks_shown, outlook_shown) = whole[1..].split_at(week.terms.len());
    let horizons = horizons.map(|(horizon, _)| horizon).to_vec();
    let tasks = rows(&week, span, &levels, &parts, tasks_shown, model);
    RiskReport {
        occupation: occupation.name(),
        seniority,
        score,
        point: parts.point,
        band: band(score.get(), &model.risk),
        bands: spanned(&range, &model.risk),
        range,
        at,
        as_of: model.as_of,
        forecast: sentences::forecast(&horizons, model.noise.level),
        horizons,
        base: parts.base,
        base_shown: whole[0],
        strongholds: strongholds(&tasks),
        tasks,
        outlook: sentences::outlook_parts(
            occupation,
            seniority,
            &week,
            &parts,
            outlook_shown,
            model,
        ),
        studies: occupation.studies.clone(),
        agreement: agreement(&occupation.studies),
        sensitivity: sensitivity(occupation, seniority, &week, span, score.get(), model),
        changed: model.changed.clone(),
        versions: model.versions.clone(),
        notes: week.notes,
    }
}

/// The exact score of an occupation at the date of the data, with its range: nothing else, which
/// is enough for a list of many occupations.
pub fn range(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    model: &Model,
) -> (f64, ScoreRange) {
    let week = Week::of(occupation, seniority, model);
    let point = week.score(&week.levels(0.0, model), &model.risk);
    let [drawn] = draws.scores(&week, [0.0], model);
    (point, range_of(drawn, point, model.noise.level))
}

/// A score in whole points.
fn shown(point: f64) -> Score {
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    Score::saturating(point.round() as i64)
}

/// Base, tasks and outlook as printed.
fn printed(parts: &Parts, score: Score) -> Vec<i32> {
    let mut exact = vec![parts.base];
    exact.extend(&parts.tasks);
    exact.extend(parts.outlook);
    largest_remainder(&exact, i32::try_from(score.get()).unwrap_or(0))
}

/// The score at every horizon with its range, all from the same draws.
fn horizons(draws: &Draws, week: &Week, model: &Model) -> [(HorizonPoint, ScoreRange); 3] {
    let spans = Horizon::ALL.map(|at| years(at, model));
    let mut drawn = draws.scores(week, spans, model);
    Horizon::ALL.map(|at| {
        let span = spans[at as usize];
        let levels = week.levels(span, model);
        let central = week.score(&levels, &model.risk);
        let range = range_of(take(&mut drawn[at as usize]), central, model.noise.level);
        let used = deployed_share(span, model);
        let in_use: Vec<f64> = levels.iter().map(|s| used * s).collect();
        let point = HorizonPoint {
            at,
            score: shown(central),
            low: range.low,
            high: range.high,
            // Without tasks both stand at the workforce's mean; the rest is in use in part only.
            deployed: week.score(&in_use, &model.risk).min(central),
        };
        (point, range)
    })
}

fn rows(
    week: &Week,
    years: f64,
    levels: &[f64],
    parts: &Parts,
    shown: &[i32],
    model: &Model,
) -> Vec<TaskRisk> {
    week.tasks
        .iter()
        .zip(&week.terms)
        .enumerate()
        .map(|(i, (task, term))| {
            let rise = Pace::CENTRAL.rise(term.domain, years, model);
            let capability = term.capability_after(rise);
            let gate = 1.0 - term.open;
            TaskRisk {
                id: task.id.to_string(),
                label: task.label.to_string(),
                share: term.share,
                level: level(levels[i], &model.risk).to_owned(),
                basis: task.basis,
                capability,
                gate,
                substitutable: levels[i],
                points: parts.tasks[i],
                shown: shown[i],
                done_by: task.done_by,
                why: task.why.to_string(),
                source: task.source.to_string(),
                says: sentences::task(task.basis, [levels[i], capability, gate], parts.tasks[i]),
                gates: gates(week, i, levels, capability, &model.risk),
            }
        })
        .collect()
}

/// Strongholds named at most.
const STRONGHOLDS: usize = 2;

/// The tasks that lower the score most for the time they take: more of the week there helps.
fn strongholds(tasks: &[TaskRisk]) -> Vec<String> {
    let mut strong: Vec<&TaskRisk> = tasks.iter().filter(|task| task.points < 0.0).collect();
    strong.sort_by(|a, b| (a.points / a.share).total_cmp(&(b.points / b.share)));
    strong.into_iter().take(STRONGHOLDS).map(|task| task.label.clone()).collect()
}

/// Percentiles further apart than this are contested.
const CONTESTED: f64 = 40.0;

/// The spread of the studies' percentiles. Fewer than two leave it unmeasured.
pub(super) fn agreement(studies: &[Study]) -> Agreement {
    let known: Vec<f64> = studies.iter().map(|r| r.percentile).filter(|p| p.is_finite()).collect();
    let high = known.iter().copied().fold(f64::MIN, f64::max);
    let low = known.iter().copied().fold(f64::MAX, f64::min);
    let (spread, verdict) = match high - low {
        _ if known.len() < 2 => (0.0, "unmeasured"),
        far if far > CONTESTED => (far, "contested"),
        near => (near, "stable"),
    };
    Agreement { spread, verdict: verdict.into(), says: sentences::agreement(spread, verdict) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn studies_far_apart_are_contested_and_fewer_than_two_say_nothing() {
        let check = |percentiles: &[f64], spread: f64, verdict: &str| {
            let study = |percentile: &f64| Study {
                source: "s".into(),
                name: "n".into(),
                value: 0.5,
                scale: "0-1".into(),
                not: "Not a forecast.".into(),
                percentile: *percentile,
                year: 2025,
                licence: "MIT".into(),
            };
            let studies: Vec<Study> = percentiles.iter().map(study).collect();
            let found = agreement(&studies);
            assert_eq!(found.verdict, verdict, "{percentiles:?}");
            assert!((found.spread - spread).abs() < 1e-12, "{percentiles:?}");
        };
        check(&[], 0.0, "unmeasured");
        check(&[88.0], 0.0, "unmeasured");
        check(&[88.0, f64::NAN], 0.0, "unmeasured");
        check(&[80.0, 40.0], 40.0, "stable");
        check(&[80.0, 60.0, 39.0], 41.0, "contested");
    }
}
