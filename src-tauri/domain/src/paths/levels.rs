//! Which skill to rate first.

use std::collections::BTreeMap;

use super::{Path, RateFirst, candidates::Candidate, origin::Origin};
use crate::occupation::Occupation;

/// The most useful occupations that are looked at.
const LOOKED_AT: usize = 20;
/// Skills that are asked about.
const ASKED: usize = 8;

/// Skills that the person has not rated, by how much a level more or less would change: of the gap to
/// the paths and to the most useful occupations, what opens and closes between one level lower and
/// one level higher.
pub(super) fn rate_first(
    from: &Origin,
    candidates: &[Candidate],
    paths: &[Path],
) -> Vec<RateFirst> {
    let world = from.ground.world;
    let chosen = |to: &Occupation| paths.iter().any(|path| path.occupation.code == to.code);
    let open = candidates.iter().filter(|to| to.barred.is_empty());
    let looked_at: Vec<&Occupation> = candidates
        .iter()
        .filter(|to| chosen(to.occupation))
        .chain(open.filter(|to| !chosen(to.occupation)).take(LOOKED_AT))
        .map(|to| to.occupation)
        .collect();
    let mut effects: BTreeMap<&str, f64> = BTreeMap::new();
    for to in &looked_at {
        for moved in from.standing.moves(&from.standing.needs(to)) {
            *effects.entry(&moved.need.skill).or_default() += moved.closes + moved.opens;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let all = looked_at.len().max(1) as f64;
    let mut asked: Vec<RateFirst> = effects
        .into_iter()
        .filter(|(skill, effect)| *effect > 0.0 && from.standing.rated(skill).is_none())
        .map(|(skill, effect)| RateFirst {
            skill: skill.to_owned(),
            label: world.skill(skill).map_or(skill, |one| &one.label).to_owned(),
            have: from.standing.have(skill),
            effect: effect / all,
        })
        .collect();
    asked.sort_by(|a, b| b.effect.total_cmp(&a.effect).then_with(|| a.skill.cmp(&b.skill)));
    asked.truncate(ASKED);
    asked
}
