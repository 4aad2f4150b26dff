//! What bars a move, whatever else speaks for it.

use super::candidates::Origin;
use crate::occupation::Occupation;

/// Job zones that a move may cross.
const ZONES: u8 = 2;
/// Beyond this share of what it asks for still missing, an occupation is out of reach.
const FAR: f64 = 0.65;

/// The filter that an occupation fails.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bar {
    /// A licence that the person's own occupation does not need.
    Licence,
    /// More than two job zones away.
    Preparation,
    /// Above the range of the origin's own score.
    Riskier,
    /// Too much of what it asks for is missing.
    Far,
}

/// The first filter that `to`, with its exact score and the share of its needs that is missing,
/// fails.
///
/// The published filter is R there > R here. We read it with what we do not know: riskier is what
/// lies above the range of the origin's own score. Within that range nobody can tell, and somebody
/// who stands very low would otherwise have nowhere to go. No such path is called safer for it.
pub(super) fn bar(from: &Origin, to: &Occupation, point: f64, missing: f64) -> Option<Bar> {
    let here = from.occupation;
    // Who put several jobs together may hold several.
    let held = |needed: &String| here.licence.as_ref().is_some_and(|own| own.contains(needed));
    if to.licence.as_ref().is_some_and(|needed| !held(needed)) {
        return Some(Bar::Licence);
    }
    if here.figures.zone.abs_diff(to.figures.zone) > ZONES {
        return Some(Bar::Preparation);
    }
    if point > from.range.high {
        return Some(Bar::Riskier);
    }
    (missing > FAR).then_some(Bar::Far)
}
