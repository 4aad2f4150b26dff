//! Every other occupation, looked at from where somebody stands.

use std::{collections::BTreeSet, ops::Range, panic::resume_unwind, thread};

use super::{
    filters::{Rejection, rejections},
    origin::Origin,
    utility::{Move, pay, utility},
};
use crate::{occupation::Occupation, risk, skills::Missing};

/// Job zones and pay within which a step is an easy one to take.
const EASY_ZONES: u8 = 1;
const EASY_PAY: f64 = 0.75;

/// Fewer occupations than this make percentiles a comparison among few.
pub(super) const SMALL_REFERENCE: usize = 100;
/// From this percentile of similarity on work is much alike.
pub(super) const MUCH_ALIKE: f64 = 90.0;
/// Below this percentile of similarity work is of another kind altogether.
pub(super) const RELATED: f64 = 80.0;

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
    /// What of it the person does not bring.
    pub missing: Missing,
    /// U(o→d).
    pub utility: f64,
    /// The filters that it fails.
    pub rejections: Vec<Rejection>,
    /// Whether it is at most one job zone away, pays three quarters of one's own pay or more, and
    /// what it asks for is known and not borrowed.
    pub easy: bool,
}

/// Every other occupation, most useful first, equals in the order of the reference data.
pub(super) fn candidates<'a>(from: &Origin<'a>) -> Vec<Candidate<'a>> {
    let occupations = &from.ground.occupations;
    let looked_at = |places: Range<usize>| -> Vec<Candidate<'a>> {
        places
            .map(|place| (place, occupations[place]))
            .filter(|(place, to)| {
                let here = from.parts.iter().any(|part| part.0 == *place && part.1 > 0.5);
                !here && from.ground.is_step(to, from.occupation)
            })
            .map(|(place, to)| candidate(from, to, place))
            .collect()
    };
    // A thousand looks take a while: half of them on each of two cores.
    let half = occupations.len() / 2;
    let mut candidates = thread::scope(|scope| {
        let rest = scope.spawn(|| looked_at(half..occupations.len()));
        let mut first = looked_at(0..half);
        first.extend(rest.join().unwrap_or_else(|panic| resume_unwind(panic)));
        first
    });
    candidates.sort_by(|a, b| b.utility.total_cmp(&a.utility));
    candidates
}

fn candidate<'a>(from: &Origin, to: &'a Occupation, place: usize) -> Candidate<'a> {
    let (ground, here) = (from.ground, from.occupation);
    let percentile = from.percentile(place);
    let needs = from.skill_profile.needs(to);
    let missing = from.skill_profile.measure(&needs);
    let point = risk::point(to, ground.seniority, &ground.model);
    let zones = here.figures.zone.abs_diff(to.figures.zone);
    let pay = pay(here, to);
    let wanted = |one: &Occupation| {
        share_of(one, &ground.preferences.more) - share_of(one, &ground.preferences.less)
    };
    let utility = utility(
        &Move {
            percentile,
            from: from.point,
            to: point,
            pay,
            growth: to.figures.growth,
            hours: missing.hours.p50,
            zones,
            interest: wanted(to) - wanted(here),
        },
        &ground.model,
    );
    let rejections = rejections(from, to, point, &missing);
    let easy =
        zones <= EASY_ZONES && pay.is_none_or(|pay| pay >= EASY_PAY) && needs.lender().is_none();
    Candidate { occupation: to, place, percentile, point, missing, utility, rejections, easy }
}

/// The part of a week that is of these kinds of work, a fraction.
fn share_of(occupation: &Occupation, themes: &BTreeSet<String>) -> f64 {
    if themes.is_empty() {
        return 0.0;
    }
    let of_them = occupation.tasks.iter().filter(|task| themes.contains(&*task.theme));
    of_them.map(|task| task.share).filter(|share| share.is_finite()).sum()
}

/// Whether it is related to the origin's work; among few, everything is.
pub(super) fn is_related(to: &Candidate, all: usize) -> bool {
    all < SMALL_REFERENCE || to.percentile >= RELATED
}
