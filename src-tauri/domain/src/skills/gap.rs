//! What is missing between two occupations.

use super::{GapReport, needs::Needs, skill_profile::SkillProfile};
use crate::{occupation::Occupation, profile::Levels, reference::Reference};

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
) -> Vec<(String, f64)> {
    let skill_profile = SkillProfile::new(occupation, levels, reference);
    let needs = Needs::finest(occupation);
    let whole: f64 = needs.iter().map(|need| skill_profile.weight(need)).sum();
    needs.iter().map(|need| (need.skill.to_string(), skill_profile.weight(need) / whole)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{hands_on_role, reference, routine_role, seed_role},
        occupation::SkillNeed,
        project::HoursRange,
        skills::List,
    };

    fn rated(skill: &str, level: f64) -> Levels {
        Levels::from([(skill.to_owned(), level)])
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
