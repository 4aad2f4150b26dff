//! Every other occupation, looked at from where somebody stands.

use std::collections::BTreeSet;

use super::{
    filters::{Bar, bar},
    similarity::Similarity,
    utility::{Move, pay, utility},
};
use crate::{
    occupation::{Kind, Occupation, Seniority},
    risk::{self, Draws, Interval},
    skills::Standing,
    world::World,
};

/// Where somebody stands.
pub(super) struct Origin<'a> {
    /// The occupation they work in.
    pub occupation: &'a Occupation,
    /// Its place among the occupations that are compared, or those of its parts, with their share.
    pub parts: Vec<(usize, f64)>,
    /// How far along they are, here and there.
    pub seniority: Seniority,
    /// Exact score, 0-100.
    pub point: f64,
    /// The score in each draw.
    pub scores: Vec<f64>,
    /// The range that holds most draws.
    pub range: Interval,
    /// What they bring.
    pub standing: &'a Standing<'a>,
    /// Draws for two occupations side by side.
    pub draws: &'a Draws,
    /// What occupations are compared with.
    pub world: &'a World,
}

/// An occupation looked at from the origin.
pub(super) struct Candidate<'a> {
    /// Which.
    pub occupation: &'a Occupation,
    /// Its place among the occupations that are compared.
    pub place: usize,
    /// Percentile of similarity to the origin, 0-100.
    pub percentile: f64,
    /// Exact score, 0-100.
    pub point: f64,
    /// The share of what it asks for that is missing, weighed, 0-1.
    pub missing: f64,
    /// U(o→d).
    pub utility: f64,
    /// The filter it fails, if it fails one.
    pub barred: Option<Bar>,
}

impl Origin<'_> {
    /// Percentile of similarity to the occupation at `place`, 0-100: what was put together is as like
    /// as its parts are.
    fn percentile(&self, place: usize, similarity: &Similarity) -> f64 {
        self.parts.iter().map(|(own, share)| share * similarity.percentile(*own, place)).sum()
    }

    /// The share of draws, 0-1, in which `to` scores below the origin.
    pub fn lower(&self, to: &Candidate) -> f64 {
        let model = &self.world.model;
        let there = risk::scores_beside(self.draws, to.occupation, self.seniority, model);
        risk::share_lower(&self.scores, &there)
    }
}

/// Every other occupation, most useful first, equals in the order of the world.
pub(super) fn candidates<'a>(
    from: &Origin,
    occupations: &[&'a Occupation],
    similarity: &Similarity,
) -> Vec<Candidate<'a>> {
    // Where skills are known, nobody is sent where they are not: nothing could be said of the way.
    let any = occupations.iter().any(|one| !one.elements.is_empty());
    let known = |to: &Occupation| !any || !to.elements.is_empty() || !to.skills.is_empty();
    let roles = occupations.iter().filter(|one| one.kind == Kind::Role);
    let finer: BTreeSet<&str> = roles.map(|role| role.onet.as_str()).collect();
    let mut candidates: Vec<Candidate> = occupations
        .iter()
        .enumerate()
        .filter(|(place, to)| {
            let here = from.parts.iter().any(|part| part.0 == *place && part.1 > 0.5);
            !here && known(to) && is_step(to, from.occupation, &finer)
        })
        .map(|(place, to)| candidate(from, to, place, from.percentile(place, similarity)))
        .collect();
    candidates.sort_by(|a, b| b.utility.total_cmp(&a.utility));
    candidates
}

/// Whether one can take a step there: not to several occupations taken together, nor to a published
/// occupation that curated roles describe more finely.
fn is_step(to: &Occupation, here: &Occupation, finer: &BTreeSet<&str>) -> bool {
    let covered =
        to.kind == Kind::Occupation && (to.onet == here.onet || finer.contains(to.onet.as_str()));
    !to.pooled && !covered
}

fn candidate<'a>(
    from: &Origin,
    to: &'a Occupation,
    place: usize,
    percentile: f64,
) -> Candidate<'a> {
    let model = &from.world.model;
    let needs = from.standing.needs(to);
    let hours = from.standing.hours(&needs).p50;
    let point = risk::point(to, from.seniority, model);
    let here = from.occupation;
    let utility = utility(
        &Move {
            percentile,
            from: from.point,
            to: point,
            pay: pay(here, to),
            growth: to.figures.growth,
            hours,
            zones: here.figures.zone.abs_diff(to.figures.zone),
        },
        model,
    );
    let missing = from.standing.distance(&needs);
    let barred = bar(from, to, point, missing);
    Candidate { occupation: to, place, percentile, point, missing, utility, barred }
}
