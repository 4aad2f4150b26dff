//! What is missing: level times importance, weighed by how much a skill tells occupations apart.

use std::collections::BTreeMap;

use libm::{log, sqrt};

use super::{Gap, GapReport};
use crate::{
    model::PathsModel,
    occupation::{Occupation, SkillNeed},
    practice::{Hours, HoursRange},
    profile::Levels,
    world::World,
};

/// What all occupations ask for, skill by skill.
pub(crate) struct Demand<'a> {
    /// How many ask for a skill, and the sum of the levels they ask for.
    asking: BTreeMap<&'a str, (f64, f64)>,
    all: f64,
}

impl<'a> Demand<'a> {
    /// Counts who asks for what.
    pub fn of(world: &'a World) -> Self {
        let mut asking: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for need in world.occupations.iter().flat_map(|occupation| &occupation.skills) {
            let (count, levels) = asking.entry(&need.skill).or_default();
            *count += 1.0;
            *levels += need.level;
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
        let all = world.occupations.len() as f64;
        Self { asking, all }
    }

    /// importance · ln(1 + N / n), n of the N occupations asking for the skill. Never 0.
    pub fn weight(&self, need: &SkillNeed) -> f64 {
        let asking = self.asking.get(need.skill.as_str()).map_or(1.0, |(count, _)| *count);
        need.importance * log(1.0 + self.all / asking)
    }

    /// The level that somebody is taken to have in a skill their occupation does not speak of: the
    /// mean over all occupations, where those that do not speak of it count as 0. What nearly
    /// everyone needs is seldom missing altogether; what one trade needs, mostly is.
    fn usual(&self, skill: &str) -> f64 {
        self.asking.get(skill).map_or(0.0, |(_, levels)| levels / self.all.max(1.0))
    }
}

/// The level somebody brings: their own rating if given, else the origin's, else the usual one.
fn have(skill: &str, from: &Occupation, levels: &Levels, demand: &Demand) -> f64 {
    let origin = || from.skills.iter().find(|need| need.skill == skill).map(|need| need.level);
    levels
        .get(skill)
        .copied()
        .or_else(origin)
        .unwrap_or_else(|| demand.usual(skill))
        .clamp(0.0, 7.0)
}

/// What is missing in one skill, unweighed: max(0, need − have) / 7.
pub(crate) fn missing(
    need: &SkillNeed,
    from: &Occupation,
    levels: &Levels,
    demand: &Demand,
) -> f64 {
    (need.level - have(&need.skill, from, levels, demand)).max(0.0) / 7.0
}

/// What `to` asks for and `from`, corrected by the person's own levels, does not bring.
pub fn gap(from: &Occupation, to: &Occupation, levels: &Levels, world: &World) -> GapReport {
    let demand = Demand::of(world);
    let weigh = |need: &SkillNeed| missing(need, from, levels, &demand) * demand.weight(need);
    let whole: f64 = to.skills.iter().map(weigh).sum();
    let mut gaps: Vec<Gap> = to
        .skills
        .iter()
        .filter_map(|need| {
            let skill = world.skill(&need.skill)?;
            Some(Gap {
                skill: skill.id.clone(),
                label: skill.label.clone(),
                kind: skill.kind,
                have: have(&need.skill, from, levels, &demand),
                need: need.level,
                importance: need.importance,
                weight: if whole > 0.0 { weigh(need) / whole } else { 0.0 },
                hours: hours(missing(need, from, levels, &demand), &world.model.paths).range(),
            })
        })
        .collect();
    gaps.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.skill.cmp(&b.skill)));
    let all = to
        .skills
        .iter()
        .map(|need| hours(missing(need, from, levels, &demand), &world.model.paths));
    GapReport {
        from: from.name(),
        to: to.name(),
        gaps,
        total_hours: total(all),
        borrowed_from: Vec::new(),
    }
}

/// Hours for a missing part of the scale (0-1).
fn hours(missing: f64, model: &PathsModel) -> Hours {
    let [low, mode, high] = model.hours_per_level.map(|hours| hours * missing * 7.0);
    Hours { low, mode, high }
}

/// Hours of everything together. Percentiles do not add: means and variances do, and the sum of
/// several triangles is close to a normal distribution (1.2816 is its 90 % quantile).
pub(crate) fn total(all: impl Iterator<Item = Hours>) -> HoursRange {
    let (mean, variance) = all.fold((0.0, 0.0), |(mean, variance), hours| {
        let Hours { low: a, mode: c, high: b } = hours;
        let spread = (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
        (mean + hours.mean(), variance + spread)
    });
    let reach = 1.281_6 * sqrt(variance);
    HoursRange { p10: (mean - reach).max(0.0), p50: mean, p90: mean + reach }
}

/// The whole gap as a fraction: what is missing over what is asked, each weighed alike. 0 is none.
pub(crate) fn distance(
    from: &Occupation,
    to: &Occupation,
    levels: &Levels,
    demand: &Demand,
) -> f64 {
    let missed: f64 =
        to.skills.iter().map(|n| demand.weight(n) * missing(n, from, levels, demand)).sum();
    let asked = asked(to, demand);
    if asked > 0.0 { missed / asked } else { 0.0 }
}

/// Everything an occupation asks for, weighed.
pub(crate) fn asked(to: &Occupation, demand: &Demand) -> f64 {
    to.skills.iter().map(|need| demand.weight(need) * need.level / 7.0).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture::{hands_on_role, routine_role, seed_role, world};

    #[test]
    fn nothing_is_missing_on_the_way_to_where_one_stands() {
        for role in [seed_role(), routine_role(), hands_on_role()] {
            let report = gap(&role, &role, &Levels::new(), &world());
            assert!(report.gaps.iter().all(|gap| gap.weight == 0.0));
            assert_eq!(report.total_hours, HoursRange::default());
        }
    }

    #[test]
    fn every_skill_of_the_target_is_listed_and_the_weights_sum() {
        let report = gap(&routine_role(), &seed_role(), &Levels::new(), &world());
        assert_eq!(report.gaps.len(), seed_role().skills.len());
        let sum: f64 = report.gaps.iter().map(|gap| gap.weight).sum();
        assert!((sum - 1.0).abs() < 1e-9);
        assert!(report.gaps.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
    }

    #[test]
    fn a_skill_that_everybody_needs_tells_less_apart() {
        let world = world();
        let weight = |skill: &str| {
            Demand::of(&world).weight(&SkillNeed {
                skill: skill.into(),
                level: 4.0,
                importance: 3.0,
            })
        };
        assert!(weight("listening") < weight("wiring"));
    }

    #[test]
    fn hours_of_a_whole_gap_are_surer_than_the_sum_of_their_ends() {
        let report = gap(&routine_role(), &seed_role(), &Levels::new(), &world());
        let highs: f64 = report.gaps.iter().map(|gap| gap.hours.p90).sum();
        assert!(report.total_hours.p90 < highs);
        assert!(report.total_hours.p10 < report.total_hours.p50);
    }

    proptest! {
        #[test]
        fn a_higher_level_never_widens_the_gap(level in 0.0..6.0_f64, more in 0.0..1.0_f64, which in 0..3_usize) {
            let (from, to, world) = (routine_role(), seed_role(), world());
            let skill = to.skills[which].skill.clone();
            let at = |level: f64| distance(&from, &to, &Levels::from([(skill.clone(), level)]), &Demand::of(&world));
            prop_assert!(at(level + more) <= at(level) + 1e-12);
            prop_assert!(at(level) >= 0.0);
        }
    }
}
