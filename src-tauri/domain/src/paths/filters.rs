//! What bars a move, whatever else speaks for it, and what would let it in.

use super::{
    Preferences,
    origin::Origin,
    preferences::{self, admitting},
};
use crate::{bounded::Third, occupation::Occupation, skills::Missing};

/// From this much presence on (in thirds), somebody has to be there for a task.
const THERE: f64 = 0.5;

/// A filter that an occupation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bar {
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

impl Bar {
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
pub(super) fn bars(from: &Origin, to: &Occupation, point: f64, missing: &Missing) -> Vec<Bar> {
    let (preferences, model) = (from.ground.preferences, &from.ground.model.paths);
    let licence = to.licence.as_deref();
    let zones = f64::from(from.occupation.figures.zone.abs_diff(to.figures.zone));
    let pays = |floor: f64| to.figures.wage.is_some_and(|wage| f64::from(wage) >= floor);
    let all = [
        (Bar::Licence, licence.is_some_and(|needed| !from.licences.contains(needed))),
        (Bar::Unwanted, licence.is_some_and(|needed| preferences.no_licences.contains(needed))),
        (Bar::Family, preferences.no_families.contains(to.family())),
        (Bar::Pay, preferences.pay_floor.is_some_and(|floor| !pays(floor))),
        (Bar::Study, preferences.study_hours.is_some_and(|most| missing.hours.p50 > most)),
        (Bar::Presence, preferences.remote && presence(to) > model.remote),
        (Bar::Preparation, zones > model.zones),
        (Bar::Riskier, point > from.range.high + model.higher),
        (Bar::Far, missing.share > model.missing),
        (Bar::Hole, missing.deepest > model.hole),
    ];
    all.into_iter().filter(|(_, fails)| *fails).map(|(bar, _)| bar).collect()
}

/// The part of a week in which somebody has to be there, a fraction.
pub(super) fn presence(occupation: &Occupation) -> f64 {
    let there = |presence: Third| presence.fraction() > THERE;
    let tasks = occupation.tasks.iter().filter(|task| there(task.facets.presence));
    tasks.map(|task| task.share).filter(|share| share.is_finite()).sum()
}

/// Changes `preferences` so that what is barred by `bar` comes in; whether that is possible.
pub(super) fn admit(
    bar: Bar,
    from: &Origin,
    (to, point, missing): (&Occupation, f64, &Missing),
    preferences: &mut Preferences,
) -> bool {
    let mut slide = |key: &str, least: f64| {
        let value = admitting(key, least);
        value.map(|value| preferences.sliders.insert(key.to_owned(), value)).is_some()
    };
    match bar {
        Bar::Preparation => {
            let zones = from.occupation.figures.zone.abs_diff(to.figures.zone);
            slide(preferences::ZONES, f64::from(zones))
        }
        Bar::Riskier => slide(preferences::HIGHER, point - from.range.high),
        Bar::Far => slide(preferences::MISSING, missing.share),
        Bar::Hole => slide(preferences::HOLE, missing.deepest),
        Bar::Licence => to.licence.clone().is_some_and(|one| preferences.licences.insert(one)),
        Bar::Unwanted => to.licence.as_ref().is_some_and(|one| preferences.no_licences.remove(one)),
        Bar::Family => preferences.no_families.remove(to.family()),
        Bar::Pay => {
            // Where no pay is published, only dropping the preference helps.
            preferences.pay_floor =
                to.figures.wage.map(|wage| (f64::from(wage) / 1000.0).floor() * 1000.0);
            true
        }
        Bar::Study => {
            preferences.study_hours = Some((missing.hours.p50 / 10.0).ceil() * 10.0);
            true
        }
        Bar::Presence => {
            preferences.remote = false;
            true
        }
    }
}
