//! The skills that bring most jobs within reach, and those to rate first.

use std::collections::BTreeMap;

use super::{
    RateFirst, UnlockingSkill,
    candidates::{Candidate, is_related},
    filters::Rejection,
    origin::Origin,
};

/// A skill brings a job within reach where one level more closes this part of what is missing.
const OPENS: f64 = 0.1;
const SKILLS: usize = 5;
/// Skills that are asked about.
const ASKED: usize = 8;

/// To how many occupations one level more of a skill closes a tenth or more of what is missing, most
/// first. Only what the person might want is counted: work that is related to theirs and that no
/// filter rejects but that too much is missing, for no skill opens anything else.
pub(super) fn opens_most(from: &Origin, candidates: &[Candidate]) -> Vec<UnlockingSkill> {
    let (reference, skill_profile) = (from.ground.reference, &from.skill_profile);
    let closed = candidates.iter().filter(|to| {
        to.missing.share > 0.0
            && is_related(to, candidates.len())
            && to
                .rejections
                .iter()
                .all(|rejection| matches!(rejection, Rejection::Far | Rejection::Hole))
    });
    let mut unlocked: BTreeMap<&str, usize> = BTreeMap::new();
    for to in closed {
        for moved in skill_profile.moves(&skill_profile.needs(to.occupation)) {
            if moved.closes >= OPENS * to.missing.share {
                *unlocked.entry(&moved.need.skill).or_default() += 1;
            }
        }
    }
    let mut unlocked: Vec<(&str, usize)> = unlocked.into_iter().collect();
    // The map is in order of skill, and the sort keeps it among equals.
    unlocked.sort_by_key(|(_, unlocked)| std::cmp::Reverse(*unlocked));
    let named = |(skill, unlocked): (&str, usize)| UnlockingSkill {
        skill: skill.into(),
        label: reference.skill(skill).map_or(skill, |one| &one.label).to_owned(),
        unlocked,
    };
    unlocked.into_iter().take(SKILLS).map(named).collect()
}

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
            skill: skill.into(),
            label: reference.skill(skill).map_or(skill, |one| &one.label).to_owned(),
            have: from.skill_profile.have(skill),
            effect: effect / all,
        })
        .collect();
    asked.sort_by(|a, b| b.effect.total_cmp(&a.effect).then_with(|| a.skill.cmp(&b.skill)));
    asked.truncate(ASKED);
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{occupation, reference},
        occupation::{Occupation, Seniority, SkillNeed},
        paths::{Preferences, candidates::candidates, origin::Ground},
        profile::Levels,
    };

    fn asks(code: &str, needs: &[(&str, f64)]) -> Occupation {
        let mut occupation = occupation(code, "11-0000.00", 0.0, Vec::new());
        let need = |(skill, level): &(&str, f64)| SkillNeed {
            skill: (*skill).into(),
            level: *level,
            importance: 3.0,
        };
        occupation.skills = needs.iter().map(need).collect();
        occupation
    }

    fn unlocked(others: Vec<Occupation>, levels: &Levels) -> Vec<(String, usize)> {
        let mut reference = reference();
        let from = asks("idle", &[("python", 0.0)]);
        reference.occupations = others.into();
        let preferences = Preferences::default();
        let ground = Ground::new(&from, Seniority::Mid, &preferences, &reference);
        let from = Origin::new(&ground, &from, levels);
        let found = opens_most(&from, &candidates(&from));
        found.into_iter().map(|one| (one.skill.into(), one.unlocked)).collect()
    }

    /// Rated at nothing, so that what is usual does not stand in.
    fn nothing() -> Levels {
        ["listening", "serving", "wiring"].map(|skill| (skill.into(), 0.0)).into()
    }

    #[test]
    fn the_skill_that_brings_most_occupations_nearer_comes_first() {
        let others = vec![
            asks("a", &[("listening", 2.0)]),
            asks("b", &[("listening", 2.0)]),
            asks("c", &[("wiring", 1.0)]),
            asks("d", &[("serving", 7.0), ("wiring", 7.0), ("listening", 0.5)]),
        ];
        let found = unlocked(others, &nothing());
        assert_eq!(
            found,
            [("listening".into(), 2), ("wiring".into(), 1)],
            "not a small part of much"
        );
    }

    #[test]
    fn a_job_within_reach_is_not_counted_again() {
        let mut levels = nothing();
        levels.insert("listening".into(), 2.0);
        assert!(unlocked(vec![asks("a", &[("listening", 2.0)])], &levels).is_empty());
    }

    #[test]
    fn no_skill_opens_what_a_licence_rules_out() {
        let mut licensed = asks("a", &[("listening", 2.0)]);
        licensed.licence = Some("a licence".into());
        assert!(unlocked(vec![licensed], &nothing()).is_empty());
    }

    #[test]
    fn five_skills_are_enough_to_choose_from() {
        let skills = ["a", "b", "c", "d", "e", "f", "g"];
        let others = skills.map(|skill| asks(skill, &[(skill, 1.0)])).to_vec();
        let levels: Levels = skills.map(|skill| (skill.into(), 0.0)).into();
        assert_eq!(unlocked(others, &levels).len(), 5);
    }
}
