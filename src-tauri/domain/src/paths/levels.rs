//! Which skill to rate first.

use std::collections::BTreeMap;

use super::{RateFirst, candidates::Candidate, origin::Origin};

/// Skills that are asked about.
const ASKED: usize = 8;

/// Skills that the person has not rated, by how much a level more or less would change: of the gap to
/// the occupations that are shown, what opens and closes between one level lower and one level higher.
pub(super) fn rate_first<'a, 'b: 'a>(
    from: &Origin,
    shown: impl Iterator<Item = &'a Candidate<'b>>,
) -> Vec<RateFirst> {
    let reference = from.ground.reference;
    let mut effects: BTreeMap<&str, f64> = BTreeMap::new();
    let mut all = 0.0;
    for to in shown {
        all += 1.0;
        for moved in from.skill_profile.moves(&from.skill_profile.needs(to.occupation)) {
            *effects.entry(&moved.need.skill).or_default() += moved.closes + moved.opens;
        }
    }
    let mut asked: Vec<RateFirst> = effects
        .into_iter()
        .filter(|(skill, effect)| *effect > 0.0 && from.skill_profile.rated(skill).is_none())
        .map(|(skill, effect)| RateFirst {
            skill: skill.to_owned(),
            label: reference.skill(skill).map_or(skill, |one| &one.label).to_owned(),
            have: from.skill_profile.have(skill),
            effect: effect / all,
        })
        .collect();
    asked.sort_by(|a, b| b.effect.total_cmp(&a.effect).then_with(|| a.skill.cmp(&b.skill)));
    asked.truncate(ASKED);
    asked
}
