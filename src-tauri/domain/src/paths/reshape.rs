//! Staying, and changing the mix of the week.

use super::{Path, PathKind, Viability, candidates::Origin, find::shown};
use crate::{
    occupation::{Occupation, Seniority},
    practice::Practice,
    risk,
    skills::{self, Needs},
    world::World,
};

/// Practices of one reshape.
const PRACTICES: usize = 4;

/// The practices that move the week best per hour, and the score once all are applied.
pub(super) fn reshape_path(from: &Origin) -> Path {
    let (world, origin, seniority) = (from.world, from.occupation, from.seniority);
    let model = &world.model;
    let chosen = chosen(origin, seniority, world);
    let applied: Vec<(&Practice, f64)> =
        chosen.iter().map(|practice| (*practice, model.plan.mastery[1])).collect();
    let after = risk::reshape(origin, seniority, &applied, model);
    let point = risk::point(&after, seniority, model);
    let scores = risk::scores(from.draws, &after, seniority, model);
    let lower = risk::share_lower(&from.scores, &scores);
    Path {
        kind: PathKind::Reshape,
        occupation: origin.name(),
        score: shown(point),
        interval: risk::interval(scores, point, model.noise.level),
        safer: lower >= model.paths.safer,
        similarity_percentile: 100.0,
        viability: Viability::HighlyViable,
        wage: origin.figures.wage,
        wage_ratio: origin.figures.wage.map(|_| 1.0),
        growth: origin.figures.growth,
        hours: skills::total(chosen.iter().map(|practice| practice.hours)),
        shared: Needs::finest(origin)
            .iter()
            .filter_map(|need| world.skill(&need.skill))
            .map(|skill| skill.label.clone())
            .collect(),
        gaps: Vec::new(),
        practices: chosen.iter().map(|practice| practice.id.clone()).collect(),
        why: why(chosen.len(), origin, &after, seniority, [from.point, point]),
    }
}

/// The levers that fit, best per hour first: they lower the score, and the occupation asks for
/// something that they build. What has to come first comes first.
fn chosen<'a>(origin: &Occupation, seniority: Seniority, world: &'a World) -> Vec<&'a Practice> {
    let needs = Needs::finest(origin);
    let fits = |practice: &&Practice| practice.skills.iter().any(|skill| needs.asks(skill));
    let levers = risk::levers(origin, seniority, &world.practices, &world.model);
    let helpful = levers.iter().filter(|lever| lever.points < 0.0);
    let mut chosen: Vec<&Practice> = Vec::new();
    for practice in helpful.filter_map(|lever| world.practice(&lever.practice)).filter(fits) {
        let mut more = chosen.clone();
        add(practice, &mut more, &mut Vec::new(), world);
        if more.len() <= PRACTICES {
            chosen = more;
        }
    }
    chosen
}

/// Adds `practice` after everything that comes before it. `begun` ends a circle.
fn add<'a>(
    practice: &'a Practice,
    chosen: &mut Vec<&'a Practice>,
    begun: &mut Vec<&'a str>,
    world: &'a World,
) {
    if chosen.iter().any(|p| p.id == practice.id) || begun.contains(&practice.id.as_str()) {
        return;
    }
    begun.push(&practice.id);
    for before in practice.after.iter().filter_map(|id| world.practice(id)) {
        add(before, chosen, begun, world);
    }
    chosen.push(practice);
}

fn why(
    practices: usize,
    before: &Occupation,
    after: &Occupation,
    seniority: Seniority,
    [from, to]: [f64; 2],
) -> Vec<String> {
    if practices == 0 {
        return vec![
            "None of the practices we know would move your week towards safer work.".into(),
        ];
    }
    let mixes = [before, after].map(|occupation| risk::mix(occupation, seniority));
    let gains = mixes[0].iter().zip(&mixes[1]).map(|(before, after)| after - before);
    let moved: f64 = gains.clone().filter(|gain| *gain > 0.0).sum();
    let most = before.tasks.iter().zip(gains).max_by(|a, b| a.1.total_cmp(&b.1));
    let to_what =
        most.map_or(String::new(), |(task, _)| format!(", most of it to “{}”", task.label));
    vec![
        format!(
            "You stay where people know you, and move about {:.0}% of your week{to_what}.",
            moved * 100.0
        ),
        format!(
            "Once {} part of your work, the score goes from {from:.1} to {to:.1}.",
            if practices == 1 {
                "this practice is".to_owned()
            } else {
                format!("{practices} practices are")
            }
        ),
        "Learning alone moves nothing: the score follows what your week is made of.".into(),
    ]
}
