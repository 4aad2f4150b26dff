//! Where somebody stands: what they bring, against what occupations ask for.

use std::collections::BTreeMap;

use libm::log;

use super::{Gap, GapReport, SkillKind, borrow::Needs, hours};
use crate::{
    occupation::{Occupation, SkillNeed},
    profile::Levels,
    world::World,
};

/// What somebody with these levels brings from an occupation. Skills weigh
///
/// importance · ln(1 + N / n),
///
/// n of the N occupations asking for the skill: what everybody asks for tells little apart, but the
/// weight never falls to 0 (it is importance · ln 2 at least).
pub(crate) struct Standing<'a> {
    from: &'a Occupation,
    brought: Needs<'a>,
    levels: &'a Levels,
    world: &'a World,
    /// How many ask for a skill, and the sum of the levels they ask for.
    asking: BTreeMap<&'a str, (f64, f64)>,
    all: f64,
}

impl<'a> Standing<'a> {
    /// Somebody who works as `from` and rates these skills themselves.
    pub fn new(from: &'a Occupation, levels: &'a Levels, world: &'a World) -> Self {
        let mut asking: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for need in world.occupations.iter().flat_map(|occupation| &occupation.skills) {
            let (count, sum) = asking.entry(&need.skill).or_default();
            *count += 1.0;
            *sum += within(need.level, 0.0, 7.0);
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
        let all = world.occupations.len() as f64;
        Self { from, brought: Needs::of(from, world), levels, world, asking, all }
    }

    /// The weight of a skill, above 0.
    pub fn weight(&self, need: &SkillNeed) -> f64 {
        let asking = self.asking.get(need.skill.as_str()).map_or(1.0, |(count, _)| *count);
        within(need.importance, 1.0, 5.0) * log(1.0 + self.all.max(1.0) / asking)
    }

    /// The level somebody brings, 0-7: their own rating if given, else what their occupation asks
    /// for, else the mean over all occupations, where those that do not speak of the skill count as
    /// 0. What nearly everyone needs is seldom missing altogether; what one trade needs, mostly is.
    pub fn have(&self, skill: &str) -> f64 {
        let rated = self.levels.get(skill).copied().filter(|level| level.is_finite());
        let usual = || self.asking.get(skill).map_or(0.0, |(_, sum)| sum / self.all.max(1.0));
        let level = rated.or_else(|| self.brought.level(skill)).unwrap_or_else(usual);
        level.clamp(0.0, 7.0)
    }

    /// What is missing in one skill, unweighed, 0-1: max(0, need − have) / 7.
    pub fn missing(&self, need: &SkillNeed) -> f64 {
        (within(need.level, 0.0, 7.0) - self.have(&need.skill)).max(0.0) / 7.0
    }

    /// The whole gap, 0-1: what is missing over what is asked, both weighed. 0 is none.
    pub fn distance(&self, needs: &Needs) -> f64 {
        let missed: f64 = needs.iter().map(|need| self.weight(need) * self.missing(need)).sum();
        let asked = self.asked(needs);
        if asked > 0.0 { missed / asked } else { 0.0 }
    }

    /// How much of the whole gap closes when the person rises by one level in a skill that `needs`
    /// asks for, 0-1.
    pub fn gained(&self, need: &SkillNeed, needs: &Needs) -> f64 {
        let asked = self.asked(needs);
        let closed = self.weight(need) * self.missing(need).min(1.0 / 7.0);
        if asked > 0.0 { closed / asked } else { 0.0 }
    }

    fn asked(&self, needs: &Needs) -> f64 {
        needs.iter().map(|need| self.weight(need) * within(need.level, 0.0, 7.0) / 7.0).sum()
    }

    /// What `to` asks for and the person does not bring.
    pub fn gap(&self, to: &Occupation) -> GapReport {
        let needs = Needs::of(to, self.world);
        let weigh = |need: &SkillNeed| self.missing(need) * self.weight(need);
        let whole: f64 = needs.iter().map(weigh).sum();
        let model = &self.world.model.paths;
        let mut gaps: Vec<Gap> = needs
            .iter()
            .map(|need| {
                let skill = self.world.skill(&need.skill);
                Gap {
                    skill: need.skill.clone(),
                    label: skill.map_or(&need.skill, |skill| &skill.label).clone(),
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
        let each = needs.iter().map(|need| hours::of(self.missing(need), model));
        let mut borrowed_from = Vec::new();
        for lender in [&self.brought, &needs].into_iter().filter_map(|needs| needs.lender()) {
            if !borrowed_from.contains(&lender.name()) {
                borrowed_from.push(lender.name());
            }
        }
        GapReport {
            from: self.from.name(),
            to: to.name(),
            gaps,
            total_hours: hours::total(each),
            borrowed_from,
        }
    }
}

/// `value` brought into a range; what is no number counts as the lower end.
fn within(value: f64, low: f64, high: f64) -> f64 {
    if value.is_finite() { value.clamp(low, high) } else { low }
}
