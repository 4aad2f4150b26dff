//! Staying, and changing the mix of the week.

use super::{Path, PathKind, Viability};
use crate::{
    occupation::{Occupation, Seniority},
    practice::Practice,
    risk::{self, Draws, Horizon},
    skills,
    world::World,
};

/// Practices of one reshape.
const PRACTICES: usize = 4;

/// The practices that move the week best per hour, and the score once all are applied.
pub(super) fn reshape_path(
    origin: &Occupation,
    seniority: Seniority,
    draws: &Draws,
    world: &World,
) -> Path {
    let model = &world.model;
    let levers = risk::levers(origin, seniority, &world.practices, model);
    let chosen: Vec<&Practice> = levers
        .iter()
        .filter(|lever| lever.points < 0.0)
        .filter_map(|lever| world.practice(&lever.practice))
        .take(PRACTICES)
        .collect();
    let applied: Vec<(&Practice, f64)> =
        chosen.iter().map(|practice| (*practice, model.plan.mastery[1])).collect();
    let after = risk::reshape(origin, seniority, &applied, model);
    let report = risk::assess(&after, seniority, Horizon::Now, model);
    let scores = [origin, &after].map(|o| risk::scores(draws, o, seniority, model));
    let lower = risk::share_lower(&scores[0], &scores[1]);
    let before = risk::point(origin, seniority, model);
    Path {
        kind: PathKind::Reshape,
        occupation: origin.name(),
        score: report.score,
        interval: report.interval,
        safer: lower >= model.paths.safer,
        similarity_percentile: 100.0,
        viability: Viability::HighlyViable,
        wage: origin.figures.wage,
        wage_ratio: origin.figures.wage.map(|_| 1.0),
        growth: origin.figures.growth,
        hours: skills::total(chosen.iter().map(|practice| practice.hours)),
        shared: origin
            .skills
            .iter()
            .filter_map(|need| world.skill(&need.skill))
            .map(|skill| skill.label.clone())
            .collect(),
        gaps: Vec::new(),
        practices: chosen.iter().map(|practice| practice.id.clone()).collect(),
        why: why(&chosen, before, report.point),
    }
}

fn why(chosen: &[&Practice], before: f64, after: f64) -> Vec<String> {
    if chosen.is_empty() {
        return vec![
            "None of the practices we know would move your week towards safer work.".into(),
        ];
    }
    vec![
        format!(
            "You stay where people know you, and {} practices move time towards the work that AI does worst.",
            chosen.len()
        ),
        format!("Applied at work, they move the score from {before:.1} to {after:.1}."),
        "Learning alone moves nothing: the score follows what your week is made of.".into(),
    ]
}
