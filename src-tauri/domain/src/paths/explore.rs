//! Everything within reach, in one step or in two.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Preferences, Reach, Reached,
    candidates::{Candidate, MUCH_ALIKE, SMALL_REFERENCE, candidates, is_related},
    filters::Rejection,
    origin::{Ground, Origin, shown},
    utility::pay,
};
use crate::{
    occupation::{Occupation, Seniority},
    profile::Levels,
    project::HoursRange,
    reference::Reference,
};

/// Occupations shown in one step, and as many again in two.
const SHOWN: usize = 30;
/// Steps from which a second one is looked for.
const STEPS: usize = 8;

/// An occupation with the way there.
struct Way<'a> {
    to: &'a Occupation,
    via: Option<&'a Occupation>,
    point: f64,
    percentile: f64,
    hours: HoursRange,
    worth: f64,
}

/// Occupations that somebody can reach, most useful first: in one step those that are much like theirs
/// and pass every filter but the one on the score, which whoever looks around sees and sets
/// themselves; in two related ones that one of the most useful of these leads to. Hours of two steps are those
/// of both.
pub fn explore(
    origin: &Occupation,
    seniority: Seniority,
    levels: &Levels,
    preferences: &Preferences,
    reference: &Reference,
) -> Reach {
    let ground = Ground::new(origin, seniority, preferences, reference);
    let from = Origin::new(&ground, origin, levels);
    let around = candidates(&from);
    let related: BTreeSet<&str> = around
        .iter()
        .filter(|to| is_related(to, around.len()))
        .map(|to| to.occupation.code.as_str())
        .collect();
    let near = steps(around);
    let mut seen: BTreeSet<&str> = near.iter().map(|way| way.to.code.as_str()).collect();
    seen.insert(&origin.code);
    let mut far: BTreeMap<&str, Way> = BTreeMap::new();
    for step in near.iter().take(STEPS) {
        let there = from.after(step.to, levels);
        for way in steps(candidates(&there)) {
            let code = way.to.code.as_str();
            if seen.contains(code) || !related.contains(code) {
                continue;
            }
            let way = Way {
                via: Some(step.to),
                hours: both(&step.hours, &way.hours),
                worth: f64::midpoint(step.worth, way.worth),
                ..way
            };
            let known = far.get(way.to.code.as_str()).map_or(f64::MIN, |known| known.worth);
            if way.worth > known {
                far.insert(&way.to.code, way);
            }
        }
    }
    let mut far: Vec<Way> = far.into_values().collect();
    far.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let ways = near.into_iter().take(SHOWN).chain(far.into_iter().take(SHOWN));
    Reach { origin: origin.name(), reached: ways.map(|way| reached(&from, way)).collect() }
}

/// Candidates that are much alike and pass every filter but the one on the score.
fn steps<'a>(candidates: Vec<Candidate<'a>>) -> Vec<Way<'a>> {
    let few = candidates.len() < SMALL_REFERENCE;
    let passes =
        |to: &Candidate| to.rejections.iter().all(|rejection| *rejection == Rejection::Riskier);
    candidates
        .into_iter()
        .filter(|to| passes(to) && (few || to.percentile >= MUCH_ALIKE))
        .map(|to| Way {
            to: to.occupation,
            via: None,
            point: to.point,
            percentile: to.percentile,
            hours: to.missing.hours,
            worth: to.utility,
        })
        .collect()
}

fn both(a: &HoursRange, b: &HoursRange) -> HoursRange {
    HoursRange { p10: a.p10 + b.p10, p50: a.p50 + b.p50, p90: a.p90 + b.p90 }
}

fn reached(from: &Origin, way: Way) -> Reached {
    let figures = &way.to.figures;
    Reached {
        occupation: way.to.name(),
        family: way.to.family().to_owned(),
        via: way.via.map(|via| via.name()),
        score: shown(way.point),
        range: from.range_of(way.to, way.point),
        safer: from.lower(way.to) >= from.ground.model.paths.safer,
        similarity_percentile: way.percentile,
        wage: figures.wage,
        wage_ratio: pay(from.occupation, way.to),
        growth: figures.growth,
        hours: way.hours,
    }
}
