//! Where somebody stands, and what is missing of what another occupation asks for.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Gap, GapReport, SkillKind, Telling, hours,
    needs::{Needs, SkillNeeds},
};
use crate::{
    bounded::within,
    id::SkillId,
    occupation::{List, Occupation, SkillNeed},
    profile::Levels,
    project::HoursRange,
    reference::Reference,
};

/// From so many times the usual part of importance on, a skill sets an occupation apart.
const APART: f64 = 1.25;
/// From this part of what it builds on, the telling skills counted most, a project fits a kind of work.
const FITS: f64 = 0.3;
/// Skills named that set an occupation apart.
const TELLING: usize = 8;

/// What `to` asks for and `from`, corrected by the person's own levels, does not bring. Where one of
/// them lists no skills, those of its nearest neighbour stand in, and the report names it.
pub fn gap(
    from: &Occupation,
    to: &Occupation,
    levels: &Levels,
    reference: &Reference,
) -> GapReport {
    SkillProfile::new(from, levels, reference).gap(to)
}

/// What an occupation asks for, by its weight among all of it; the weights sum to 1.
pub(crate) fn weights(
    occupation: &Occupation,
    levels: &Levels,
    reference: &Reference,
) -> Vec<(SkillId, f64)> {
    let skill_profile = SkillProfile::new(occupation, levels, reference);
    let needs = Needs::finest(occupation);
    let whole: f64 = needs.iter().map(|need| skill_profile.weight(need)).sum();
    needs.iter().map(|need| (need.skill.clone(), skill_profile.weight(need) / whole)).collect()
}

/// What somebody with these levels brings from an occupation. Skills weigh
///
/// importance · ln(1 + N / n),
///
/// n of the N occupations asking for the skill: what everybody asks for tells little apart, but the
/// weight never falls to 0 (it is importance · ln 2 at least).
pub(crate) struct SkillProfile<'a> {
    from: &'a Occupation,
    levels: &'a Levels,
    reference: &'a Reference,
    skill_needs: Cow<'a, SkillNeeds>,
    /// The level of each skill that somebody brings from where they stand.
    brought: BTreeMap<&'a str, f64>,
    /// How telling each published element is, and the level they bring, in the order of their own
    /// occupation's list: others list the same ones in the same order.
    elements: Vec<(&'a SkillId, [f64; 2])>,
}

/// What is missing of an occupation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Missing {
    /// Over what is asked, both weighed, 0-1. 0 is nothing.
    pub share: f64,
    /// To close it.
    pub hours: HoursRange,
    /// Levels missing in the one published skill that is missing most, 0-7. Our own list has no such
    /// figure: what a role does not name is not known to be missing.
    pub deepest: f64,
}

impl<'a> SkillProfile<'a> {
    /// Somebody who works as `from` and rates these skills themselves.
    pub fn new(from: &'a Occupation, levels: &'a Levels, reference: &'a Reference) -> Self {
        let fits = reference.skill_needs.count() == reference.occupations.len();
        let skill_needs = if fits {
            Cow::Borrowed(&*reference.skill_needs)
        } else {
            Cow::Owned(SkillNeeds::of(&reference.occupations))
        };
        let needs = [List::Skills, List::Elements].into_iter().flat_map(|list| from.needs(list));
        let known = needs.filter(|need| need.level.is_finite());
        let brought = known.map(|need| (&*need.skill, need.level)).collect();
        let mut skill_profile =
            Self { from, levels, reference, skill_needs, brought, elements: Vec::new() };
        let elements = from.needs(List::Elements).iter();
        skill_profile.elements = elements
            .map(|need| {
                (
                    &need.skill,
                    [
                        skill_profile.skill_needs.get(&need.skill).rarity,
                        skill_profile.have(&need.skill),
                    ],
                )
            })
            .collect();
        skill_profile
    }

    /// How telling the skill in this place of a list is, and the level they bring.
    fn known(&self, place: usize, need: &SkillNeed) -> [f64; 2] {
        match self.elements.get(place) {
            Some((skill, known)) if **skill == need.skill => *known,
            _ => [self.skill_needs.get(&need.skill).rarity, self.have(&need.skill)],
        }
    }

    /// What `to` asks for, from the finest list that both have.
    pub fn needs<'b>(&self, to: &'b Occupation) -> Needs<'b> {
        Needs::of(to, List::shared(self.from, to))
    }

    /// The weight of a skill, above 0.
    pub fn weight(&self, need: &SkillNeed) -> f64 {
        within(need.importance, 1.0, 5.0) * self.skill_needs.get(&need.skill).rarity
    }

    /// The level somebody brings, 0-7: their own rating if given, else what their occupation asks
    /// for, else the mean over all occupations, where those that do not speak of the skill count as
    /// 0. What nearly everyone needs is seldom missing altogether; what one trade needs, mostly is.
    pub fn have(&self, skill: &str) -> f64 {
        let rated = self.rated(skill).or_else(|| self.brought.get(skill).copied());
        rated.unwrap_or_else(|| self.skill_needs.get(skill).usual).clamp(0.0, 7.0)
    }

    /// Their own rating.
    pub fn rated(&self, skill: &str) -> Option<f64> {
        self.levels.get(skill).copied().filter(|level| level.is_finite())
    }

    /// Whether what builds these skills fits work that asks for `needs`.
    pub fn fits(&self, skills: &[SkillId], needs: &Needs) -> bool {
        self.needed_part(skills, needs) >= FITS
    }

    /// The part of some skills that `needs` asks for, the telling ones counted most, 0-1; those of the
    /// other list aside.
    fn needed_part(&self, skills: &[SkillId], needs: &Needs) -> f64 {
        let rarity = |skill: &SkillId| self.skill_needs.get(skill).rarity;
        let same = skills.iter().filter(|skill| needs.list() == Some(List::of(skill)));
        let all: f64 = same.clone().map(rarity).sum();
        let needed: f64 = same.filter(|skill| needs.asks(skill)).map(rarity).sum();
        if all > 0.0 { needed / all } else { 0.0 }
    }

    /// What is missing in one skill, unweighed, 0-1: max(0, need − have) / 7.
    pub fn missing(&self, need: &SkillNeed) -> f64 {
        short(need, self.have(&need.skill))
    }

    /// What is missing of everything that is asked for.
    pub fn measure(&self, needs: &Needs) -> Missing {
        let model = &self.reference.model.paths;
        let (mut missed, mut needed, mut deepest) = (0.0, 0.0, 0.0);
        let published = needs.list() == Some(List::Elements);
        let hours = hours::total(needs.placed().map(|(place, need)| {
            let [rarity, have] = self.known(place, need);
            let weight = within(need.importance, 1.0, 5.0) * rarity;
            let missing = short(need, have);
            missed += weight * missing;
            needed += weight * within(need.level, 0.0, 7.0) / 7.0;
            deepest = f64::max(deepest, if published { missing * 7.0 } else { 0.0 });
            hours::of(missing, model)
        }));
        Missing { share: if needed > 0.0 { missed / needed } else { 0.0 }, hours, deepest }
    }

    /// How much of the whole gap, 0-1, closes with each skill that `needs` asks for when the person
    /// rises in it by one level, and how much opens when they stand one level lower.
    pub fn moves<'b>(&self, needs: &Needs<'b>) -> Vec<Move<'b>> {
        let weighed: Vec<(&SkillNeed, f64)> =
            needs.iter().map(|need| (need, self.weight(need))).collect();
        let level = |need: &SkillNeed| within(need.level, 0.0, 7.0) / 7.0;
        let needed: f64 = weighed.iter().map(|(need, weight)| weight * level(need)).sum();
        let part = |value: f64| if needed > 0.0 { value / needed } else { 0.0 };
        let moved = |(need, weight): (&'b SkillNeed, f64)| {
            let have = self.have(&need.skill);
            let [down, here, up] = [have - 1.0, have, have + 1.0].map(|have| short(need, have));
            Move { need, closes: part(weight * (here - up)), opens: part(weight * (down - here)) }
        };
        weighed.into_iter().map(moved).collect()
    }

    /// What `to` asks for and the person does not bring.
    pub fn gap(&self, to: &Occupation) -> GapReport {
        let needs = self.needs(to);
        let weigh = |need: &SkillNeed| self.missing(need) * self.weight(need);
        let whole: f64 = needs.iter().map(weigh).sum();
        let model = &self.reference.model.paths;
        let mut gaps: Vec<Gap> = needs
            .iter()
            .map(|need| {
                let skill = self.reference.skill(&need.skill);
                Gap {
                    skill: need.skill.clone(),
                    label: skill.map_or(&*need.skill, |skill| &skill.label).to_owned(),
                    kind: skill.map_or(SkillKind::Skill, |skill| skill.kind),
                    have: self.have(&need.skill),
                    need: within(need.level, 0.0, 7.0),
                    importance: within(need.importance, 1.0, 5.0),
                    weight: if whole > 0.0 { weigh(need) / whole } else { 0.0 },
                    hours: hours::of(self.missing(need), model).range(),
                }
            })
            .collect();
        gaps.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.skill.cmp(&b.skill)));
        let brought = Needs::of(self.from, List::shared(self.from, to));
        let mut borrowed_from = Vec::new();
        for lender in [&brought, &needs].into_iter().filter_map(Needs::lender) {
            if !borrowed_from.contains(lender) {
                borrowed_from.push(lender.clone());
            }
        }
        GapReport {
            from: self.from.name(),
            to: to.name(),
            total_hours: self.measure(&needs).hours,
            sets_apart: self.sets_apart(&needs),
            gaps,
            borrowed_from,
        }
    }

    /// The skills that an occupation makes more use of than others do: the part that each has of all
    /// its importance, over the part it has of all importance anywhere (revealed comparative
    /// advantage), the largest first.
    fn sets_apart(&self, needs: &Needs) -> Vec<Telling> {
        let whole: f64 = needs.all().map(|need| within(need.importance, 1.0, 5.0)).sum();
        let times = |need: &SkillNeed| {
            let part = self.skill_needs.get(&need.skill).part;
            if part > 0.0 { within(need.importance, 1.0, 5.0) / whole / part } else { 0.0 }
        };
        let mut telling: Vec<Telling> = needs
            .iter()
            .map(|need| {
                let label =
                    self.reference.skill(&need.skill).map_or(&*need.skill, |one| &one.label);
                Telling { skill: need.skill.clone(), label: label.into(), times: times(need) }
            })
            .filter(|one| one.times >= APART)
            .collect();
        telling.sort_by(|a, b| b.times.total_cmp(&a.times).then_with(|| a.skill.cmp(&b.skill)));
        telling.truncate(TELLING);
        telling
    }
}

/// What one level more or less does to a gap.
pub(crate) struct Move<'a> {
    /// The skill and what is asked of it.
    pub need: &'a SkillNeed,
    /// So much of the whole gap closes with one level more, 0-1.
    pub closes: f64,
    /// So much opens with one level less.
    pub opens: f64,
}

fn short(need: &SkillNeed, have: f64) -> f64 {
    (within(need.level, 0.0, 7.0) - have.clamp(0.0, 7.0)).max(0.0) / 7.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{hands_on_role, reference, routine_role, seed_role},
        occupation::SkillNeed,
        project::HoursRange,
    };

    fn rated(skill: &str, level: f64) -> Levels {
        Levels::from([(skill.into(), level)])
    }

    fn weights(report: &GapReport) -> f64 {
        report.gaps.iter().map(|gap| gap.weight).sum()
    }

    #[test]
    fn nothing_is_missing_on_the_way_to_where_one_stands() {
        for role in [seed_role(), routine_role(), hands_on_role()] {
            let report = gap(&role, &role, &Levels::new(), &reference());
            assert!(report.gaps.iter().all(|gap| gap.weight == 0.0));
            assert_eq!(report.total_hours, HoursRange::default());
        }
    }

    #[test]
    fn every_skill_of_the_target_is_listed_and_the_weights_sum() {
        let report = gap(&routine_role(), &seed_role(), &Levels::new(), &reference());
        assert_eq!(report.gaps.len(), seed_role().skills.len());
        assert!((weights(&report) - 1.0).abs() < 1e-9);
        assert!(report.gaps.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
    }

    #[test]
    fn a_skill_that_the_catalogue_does_not_describe_still_counts() {
        let mut to = seed_role();
        to.skills.push(SkillNeed { skill: "juggling".into(), level: 6.0, importance: 5.0 });
        let report = gap(&routine_role(), &to, &Levels::new(), &reference());
        assert!((weights(&report) - 1.0).abs() < 1e-9);
        assert!(report.gaps.iter().any(|gap| gap.label == "juggling" && gap.weight > 0.0));
    }

    #[test]
    fn a_gap_is_priced_by_the_levels_that_are_missing() {
        // The routine role asks for python at 1, the published example at 5.5: 4.5 levels, so a
        // triangle of 36, 72 and 162 hours. Its median is 162 − √(½ · 126 · 90).
        let report = gap(&routine_role(), &seed_role(), &Levels::new(), &reference());
        let python = report.gaps.iter().find(|gap| gap.skill == "python").expect("listed");
        let median = 162.0 - (0.5_f64 * 126.0 * 90.0).sqrt();
        assert!((python.hours.p50 - median).abs() < 1e-9, "{}", python.hours.p50);
    }

    #[test]
    fn an_own_rating_comes_before_the_occupation_and_the_occupation_before_the_usual() {
        let (from, reference, none) = (routine_role(), reference(), Levels::new());
        let skill_profile = SkillProfile::new(&from, &none, &reference);
        assert!((skill_profile.have("listening") - 5.0).abs() < 1e-12, "the occupation's level");
        // One of three occupations asks for wiring at 5: a third of that is usual.
        assert!((skill_profile.have("wiring") - 5.0 / 3.0).abs() < 1e-12, "the usual level");
        assert!(skill_profile.have("nothing of the kind").abs() < 1e-12);
        let own = rated("listening", 2.0);
        assert!((SkillProfile::new(&from, &own, &reference).have("listening") - 2.0).abs() < 1e-12);
    }

    #[test]
    fn odd_numbers_are_mended() {
        let (mut to, reference) = (seed_role(), reference());
        to.skills[0].level = f64::NAN;
        to.skills[1].importance = f64::NAN;
        to.skills[2].level = 99.0;
        for level in [f64::NAN, f64::INFINITY, -3.0, 12.0] {
            let report = gap(&routine_role(), &to, &rated("serving", level), &reference);
            let whole =
                |gap: &super::super::Gap| gap.weight.is_finite() && gap.hours.p90.is_finite();
            assert!(report.gaps.iter().all(whole));
            assert!(report.gaps.iter().all(|gap| (0.0..=7.0).contains(&gap.have)));
        }
    }

    #[test]
    fn a_skill_that_everybody_needs_tells_less_apart() {
        let (from, levels, reference) = (seed_role(), Levels::new(), reference());
        let skill_profile = SkillProfile::new(&from, &levels, &reference);
        let weight = |skill: &str| {
            skill_profile.weight(&SkillNeed { skill: skill.into(), level: 4.0, importance: 3.0 })
        };
        assert!(weight("listening") < weight("wiring"));
        assert!(weight("listening") > 3.0 * std::f64::consts::LN_2, "never nothing");
    }

    fn elements(levels: [f64; 3]) -> Vec<SkillNeed> {
        let need = |(skill, level): (&str, f64)| SkillNeed {
            skill: skill.into(),
            level,
            importance: if level > 0.5 { 4.0 } else { 1.5 },
        };
        ["2.A.1.a", "2.B.1.d", "2.C.2.b"].into_iter().zip(levels).map(need).collect()
    }

    #[test]
    fn the_finer_list_is_used_where_both_have_one_and_the_published_one_elsewhere() {
        let (mut role, mut other, mut bare) = (routine_role(), seed_role(), seed_role());
        role.elements = elements([3.0, 2.0, 0.1]);
        other.elements = elements([4.0, 2.0, 0.2]);
        bare.elements = elements([5.0, 2.0, 0.3]);
        bare.skills.clear();
        let gaps = |to| gap(&role, to, &Levels::new(), &reference()).gaps;
        assert_eq!(gaps(&other).len(), other.skills.len());
        let published = gaps(&bare);
        assert_eq!(published.len(), 2, "what matters little there is not asked for");
        assert_eq!((published[0].skill.as_str(), published[0].weight), ("2.A.1.a", 1.0));
        assert!((published[0].have - 3.0).abs() < 1e-12 && (published[0].need - 5.0).abs() < 1e-12);
    }

    #[test]
    fn an_occupation_whose_skills_are_borrowed_says_from_whom() {
        let (mut role, mut bare) = (routine_role(), seed_role());
        role.elements = elements([3.0, 2.0, 0.1]);
        bare.elements = elements([5.0, 2.0, 0.3]);
        bare.skills.clear();
        bare.elements_from = Some(hands_on_role().name());
        let lenders = |from, to| gap(from, to, &Levels::new(), &reference()).borrowed_from;
        assert_eq!(lenders(&role, &bare), [hands_on_role().name()]);
        assert_eq!(lenders(&bare, &role), [hands_on_role().name()]);
        assert_eq!(lenders(&bare, &bare), [hands_on_role().name()], "named once");
        assert!(lenders(&role, &seed_role()).is_empty());
    }

    #[test]
    fn an_occupation_that_lists_nothing_asks_for_nothing() {
        let mut bare = seed_role();
        bare.skills.clear();
        let report = gap(&bare, &bare, &Levels::new(), &reference());
        assert!(report.gaps.is_empty() && report.borrowed_from.is_empty());
    }

    proptest! {
        #[test]
        fn a_higher_level_never_widens_the_gap(level in 0.0..6.0_f64, more in 0.0..1.0_f64, which in 0..3_usize) {
            let (from, to, reference) = (routine_role(), seed_role(), reference());
            let needs = Needs::of(&to, List::Skills);
            let at = |level: f64| {
                let levels = rated(&to.skills[which].skill, level);
                let skill_profile = SkillProfile::new(&from, &levels, &reference);
                let missing = skill_profile.measure(&needs);
                (missing.share, missing.hours.p50)
            };
            let ((before, long), (after, short)) = (at(level), at(level + more));
            prop_assert!(after <= before + 1e-12 && after >= 0.0 && before <= 1.0);
            prop_assert!(short <= long + 1e-9);
        }

        #[test]
        fn one_level_more_closes_what_was_foreseen(level in 0.0..6.0_f64, which in 0..3_usize) {
            let (from, to, reference) = (routine_role(), seed_role(), reference());
            let (need, needs) = (&to.skills[which], Needs::of(&to, List::Skills));
            let (before, after) = (rated(&need.skill, level), rated(&need.skill, level + 1.0));
            let before = SkillProfile::new(&from, &before, &reference);
            let after = SkillProfile::new(&from, &after, &reference);
            let moves = before.moves(&needs);
            let closes = moves.iter().find(|one| one.need == need).map_or(0.0, |one| one.closes);
            let foreseen = before.measure(&needs).share - closes;
            prop_assert!((after.measure(&needs).share - foreseen).abs() < 1e-12);
        }
    }
}
