//! A score with everything it rests on.

use super::{
    attribution::{Parts, attribute, largest_remainder},
    bands::{band, level, spanned},
    draws::{Draws, quantile},
    horizon::{Pace, deployed_share, years},
    report::{
        Agreement, GatePart, Horizon, HorizonPoint, Interval, RiskReport, ShiftPart, TaskRisk,
    },
    score::{Shifts, Term, betas, gate, points, strength, terms},
    sensitivity::sensitivity,
};
use crate::{
    bounded::Score,
    model::{Model, RiskModel},
    occupation::{Occupation, Ruler, Seniority, Task},
};

/// Names of the five facets, in the order of the parameters.
const FACETS: [&str; 5] =
    ["accountability", "presence", "trust", "tacit knowledge", "cost of error"];

/// The score of an occupation with everything it rests on. Never fails: odd data ends in `notes`.
pub fn assess(
    occupation: &Occupation,
    seniority: Seniority,
    at: Horizon,
    model: &Model,
) -> RiskReport {
    let mut tasks = occupation.tasks_at(seniority);
    // Largest share first; the stable sort keeps the author's order among equals.
    tasks.sort_by(|a, b| b.share.total_cmp(&a.share));
    let draws = Draws::new(tasks.len(), model);
    assess_with(&draws, occupation, &tasks, seniority, at, model)
}

fn assess_with(
    draws: &Draws,
    occupation: &Occupation,
    tasks: &[Task],
    seniority: Seniority,
    at: Horizon,
    model: &Model,
) -> RiskReport {
    let week = terms(tasks, &model.risk);
    let shifts = Shifts::of(occupation, tasks, seniority, &model.risk);
    let logits = shifts.logits(betas(&model.risk));
    let span = years(at, model);
    let rise = Pace::CENTRAL.rise_of(span, model);
    let parts = attribute(&week, &rise, logits, &model.risk);
    let score = shown(parts.point);
    let mut exact = vec![parts.base];
    exact.extend(&parts.tasks);
    exact.extend(parts.shifts);
    let whole = largest_remainder(&exact, i32::try_from(score.get()).unwrap_or(0));
    let range = interval(draws.scores(&week, &shifts, span, model), parts.point, model);
    RiskReport {
        occupation: occupation.name(),
        seniority,
        score,
        point: parts.point,
        interval: range,
        band: band(score.get(), &model.risk),
        bands: spanned(&range, &model.risk),
        at,
        as_of: model.as_of,
        horizons: [Horizon::Now, Horizon::TwoYears, Horizon::Year2030]
            .map(|when| horizon(draws, &week, &shifts, when, model))
            .to_vec(),
        base: parts.base,
        base_shown: whole[0],
        tasks: rows(tasks, &week, &rise, &parts, &whole[1..], logits, &model.risk),
        shifts: shift_parts(
            occupation,
            seniority,
            &shifts,
            &parts,
            &whole[1 + tasks.len()..],
            model,
        ),
        rulers: occupation.rulers.clone(),
        agreement: agreement(&occupation.rulers),
        sensitivity: sensitivity(&week, &rise, &shifts, score.get(), &model.risk),
        versions: model.versions.clone(),
        notes: notes(occupation, tasks),
    }
}

/// A score in whole points.
fn shown(point: f64) -> Score {
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    Score::saturating(point.round() as i64)
}

/// The range of the draws. It is widened where the central score would fall outside.
fn interval(mut scores: Vec<f64>, point: f64, model: &Model) -> Interval {
    scores.sort_by(f64::total_cmp);
    let level = model.noise.level;
    let at = |q: f64| quantile(&scores, q);
    Interval {
        low: at(0.5 - level / 2.0).min(point),
        lower_quartile: at(0.25),
        median: at(0.5),
        upper_quartile: at(0.75),
        high: at(0.5 + level / 2.0).max(point),
        level,
    }
}

fn horizon(
    draws: &Draws,
    week: &[Term],
    shifts: &Shifts,
    at: Horizon,
    model: &Model,
) -> HorizonPoint {
    let span = years(at, model);
    let rise = Pace::CENTRAL.rise_of(span, model);
    let logits: f64 = shifts.logits(betas(&model.risk)).iter().sum();
    let central = points(super::score::week_strength(week, &rise, &model.risk) + logits);
    let range = interval(draws.scores(week, shifts, span, model), central, model);
    let used = deployed_share(span, model);
    let in_use = week.iter().map(|term| (term.share, used * term.substitutable(rise(term))));
    let deployed = super::score::power_mean(in_use, model.risk.rho);
    HorizonPoint {
        at,
        score: shown(central),
        low: range.low,
        high: range.high,
        deployed: points(strength(deployed) + logits).min(central),
    }
}

fn rows(
    tasks: &[Task],
    week: &[Term],
    rise: impl Fn(&Term) -> f64,
    parts: &Parts,
    whole: &[i32],
    logits: [f64; 4],
    model: &RiskModel,
) -> Vec<TaskRisk> {
    let shift: f64 = logits.iter().sum();
    tasks
        .iter()
        .zip(week)
        .enumerate()
        .map(|(i, (task, term))| {
            let substitutable = term.substitutable(rise(term));
            let mut gates: Vec<GatePart> = FACETS
                .into_iter()
                .enumerate()
                .filter(|(facet, _)| task.facets.fractions()[*facet] > 0.0)
                .map(|(facet, name)| GatePart {
                    name: name.to_owned(),
                    without: without(facet, i, tasks, week, &rise, shift, model) - parts.point,
                })
                .collect();
            gates.sort_by(|a, b| b.without.total_cmp(&a.without));
            TaskRisk {
                id: task.id.clone(),
                label: task.label.clone(),
                share: term.share,
                level: level(substitutable, model).to_owned(),
                basis: task.basis,
                capability: term.capability_after(rise(term)),
                gate: 1.0 - term.open,
                substitutable,
                points: parts.tasks[i],
                shown: whole[i],
                automates: task.automates,
                why: task.why.clone(),
                source: task.source.clone(),
                gates,
            }
        })
        .collect()
}

/// The score if `facet` did not keep the task at `index` human.
fn without(
    facet: usize,
    index: usize,
    tasks: &[Task],
    week: &[Term],
    rise: impl Fn(&Term) -> f64,
    shift: f64,
    model: &RiskModel,
) -> f64 {
    let mut facets = tasks[index].facets.fractions();
    let closed = 1.0 - gate(facets, model);
    facets[facet] = 0.0;
    let opened = (1.0 - gate(facets, model)) / closed;
    let mut changed = week.to_vec();
    changed[index].open = (changed[index].open * opened).min(1.0);
    points(super::score::week_strength(&changed, rise, model) + shift)
}

fn shift_parts(
    occupation: &Occupation,
    seniority: Seniority,
    shifts: &Shifts,
    parts: &Parts,
    whole: &[i32],
    model: &Model,
) -> Vec<ShiftPart> {
    let figures = &occupation.figures;
    let level = match seniority {
        Seniority::Junior => {
            "Starting out: in US data juniors were hit first; the size is assumed."
        }
        Seniority::Mid => "Mid level is where the scale starts.",
        Seniority::Senior => "Senior: you decide how. The size of this shift is assumed.",
        Seniority::Lead => "Lead: you decide what, and answer for others. The size is assumed.",
    };
    let why = [
        format!(
            "Jobs in this occupation are projected to change by {:+.1} % in {}, against {:+.1} % for all.",
            figures.growth * 100.0,
            figures.growth_years,
            model.risk.growth_reference * 100.0
        )
        .replace('-', "−")
        .replace(&figures.growth_years.replace('-', "−"), &figures.growth_years),
        occupation.elasticity_why.clone(),
        format!("{:.0} % of this week builds, runs, checks or governs AI.", shifts.adjacency * 100.0),
        level.to_owned(),
    ];
    ["demand", "elasticity", "AI adjacency", "seniority"]
        .into_iter()
        .zip(why)
        .enumerate()
        .map(|(i, (name, why))| ShiftPart {
            name: name.to_owned(),
            points: parts.shifts[i],
            shown: whole[i],
            why,
        })
        .collect()
}

/// Contested when the percentiles lie more than 40 points apart.
fn agreement(rulers: &[Ruler]) -> Agreement {
    let percentiles = rulers.iter().map(|ruler| ruler.percentile);
    let (low, high) = percentiles.fold((f64::MAX, f64::MIN), |(l, h), p| (l.min(p), h.max(p)));
    let spread = (high - low).max(0.0);
    let verdict = match rulers.len() {
        0 | 1 => "unmeasured",
        _ if spread > 40.0 => "contested",
        _ => "stable",
    };
    Agreement { spread: if rulers.len() < 2 { 0.0 } else { spread }, verdict: verdict.to_owned() }
}

fn notes(occupation: &Occupation, tasks: &[Task]) -> Vec<String> {
    let mut notes = occupation.notes.clone();
    let total: f64 = tasks.iter().map(|task| task.share.max(0.0)).sum();
    if total == 0.0 {
        notes.push("No tasks are known here, so the score stands at the workforce's mean.".into());
    } else if (total - 1.0).abs() > 1e-6 {
        notes.push(format!(
            "The shares of the week summed to {:.0} % and were scaled to 100 %.",
            total * 100.0
        ));
    }
    notes
}

/// The share of draws in which `b` scores below `a`: the same draws for both.
pub fn probability_lower(
    draws: &Draws,
    a: (&Occupation, Seniority),
    b: (&Occupation, Seniority),
    model: &Model,
) -> f64 {
    let scores = |(occupation, seniority): (&Occupation, Seniority)| {
        scores(draws, occupation, seniority, model)
    };
    share_lower(&scores(a), &scores(b))
}

/// The score of each draw at the date of the data.
pub fn scores(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    model: &Model,
) -> Vec<f64> {
    let tasks = occupation.tasks_at(seniority);
    let shifts = Shifts::of(occupation, &tasks, seniority, &model.risk);
    draws.scores(&terms(&tasks, &model.risk), &shifts, 0.0, model)
}

/// The share of draws in which `b` lies below `a`, 0-1.
pub fn share_lower(a: &[f64], b: &[f64]) -> f64 {
    let lower = a.iter().zip(b).filter(|(a, b)| b < a).count();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    let share = lower as f64 / a.len().max(1) as f64;
    share
}
