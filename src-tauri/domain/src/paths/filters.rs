//! Why a move is rejected, whatever else speaks for it, and what would let it in.

use super::{
    Preferences,
    origin::Origin,
    preferences::{self, admitting},
};
use crate::{bounded::Third, occupation::Occupation, skills::Missing};

/// From this much presence on (in thirds), somebody has to be there for a task.
const THERE: f64 = 0.5;

/// Why an occupation is left out: a filter that it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rejection {
    /// A licence that the person neither holds nor would get.
    Licence,
    /// A licence whose work they do not want.
    Unwanted,
    /// A family that they leave out.
    Family,
    /// Less pay than they ask for, or none that is published.
    Pay,
    /// More study than they would do.
    Study,
    /// Somebody has to be there too often.
    Presence,
    /// More job zones away than a path may cross.
    Preparation,
    /// Above the range of the origin's own score.
    Riskier,
    /// Too much of what it asks for is missing.
    Far,
    /// One skill is missing nearly altogether: it is another profession.
    Hole,
}

impl Rejection {
    /// Whether it stands for a preference of the person's own, and not for a filter of ours.
    pub fn is_preference(self) -> bool {
        matches!(self, Self::Unwanted | Self::Family | Self::Pay | Self::Study | Self::Presence)
    }
}

/// The filters that `to`, with its exact score and what is missing of it, fails.
///
/// The published filter is R there > R here. We read it with what we do not know: riskier is what
/// lies above the range of the origin's own score. Within that range nobody can tell, and somebody
/// who stands very low would otherwise have nowhere to go. No such path is called safer for it.
pub(super) fn rejections(
    from: &Origin,
    to: &Occupation,
    point: f64,
    missing: &Missing,
) -> Vec<Rejection> {
    let (preferences, model) = (from.ground.preferences, &from.ground.model.paths);
    let licence = to.licence.as_deref();
    let zones = f64::from(from.occupation.figures.zone.abs_diff(to.figures.zone));
    let pays = |floor: f64| to.figures.wage.is_some_and(|wage| f64::from(wage) >= floor);
    let all = [
        (Rejection::Licence, licence.is_some_and(|needed| !from.licences.contains(needed))),
        (
            Rejection::Unwanted,
            licence.is_some_and(|needed| preferences.no_licences.contains(needed)),
        ),
        (Rejection::Family, preferences.no_families.contains(to.family())),
        (Rejection::Pay, preferences.pay_floor.is_some_and(|floor| !pays(floor))),
        (Rejection::Study, preferences.study_hours.is_some_and(|most| missing.hours.p50 > most)),
        (Rejection::Presence, preferences.remote && presence(to) > model.remote),
        (Rejection::Preparation, zones > model.zones),
        (Rejection::Riskier, point > from.range.high + model.higher),
        (Rejection::Far, missing.share > model.missing),
        (Rejection::Hole, missing.deepest > model.hole),
    ];
    all.into_iter().filter(|(_, fails)| *fails).map(|(rejection, _)| rejection).collect()
}

/// The part of a week in which somebody has to be there, a fraction.
pub(super) fn presence(occupation: &Occupation) -> f64 {
    let there = |presence: Third| presence.fraction() > THERE;
    let tasks = occupation.tasks.iter().filter(|task| there(task.facets.presence));
    tasks.map(|task| task.share).filter(|share| share.is_finite()).sum()
}

/// Changes `preferences` so that what is left out for `rejection` comes in; whether that is possible.
pub(super) fn admit(
    rejection: Rejection,
    from: &Origin,
    (to, point, missing): (&Occupation, f64, &Missing),
    preferences: &mut Preferences,
) -> bool {
    let mut slide = |key: &str, least: f64| {
        let value = admitting(key, least);
        value.map(|value| preferences.sliders.insert(key.to_owned(), value)).is_some()
    };
    match rejection {
        Rejection::Preparation => {
            let zones = from.occupation.figures.zone.abs_diff(to.figures.zone);
            slide(preferences::ZONES, f64::from(zones))
        }
        Rejection::Riskier => slide(preferences::HIGHER, point - from.range.high),
        Rejection::Far => slide(preferences::MISSING, missing.share),
        Rejection::Hole => slide(preferences::HOLE, missing.deepest),
        Rejection::Licence => {
            to.licence.clone().is_some_and(|one| preferences.licences.insert(one))
        }
        Rejection::Unwanted => {
            to.licence.as_ref().is_some_and(|one| preferences.no_licences.remove(one))
        }
        Rejection::Family => preferences.no_families.remove(to.family()),
        Rejection::Pay => {
            // Where no pay is published, only dropping the preference helps.
            preferences.pay_floor =
                to.figures.wage.map(|wage| (f64::from(wage) / 1000.0).floor() * 1000.0);
            true
        }
        Rejection::Study => {
            preferences.study_hours = Some((missing.hours.p50 / 10.0).ceil() * 10.0);
            true
        }
        Rejection::Presence => {
            preferences.remote = false;
            true
        }
    }
}
