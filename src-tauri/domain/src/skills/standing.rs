//! Where somebody stands: what they bring, against what occupations ask for.

use std::collections::BTreeMap;

use libm::log;

use super::{
    Gap, GapReport, SkillKind, hours,
    needs::{IMPORTANT, List, Needs},
};
use crate::{
    occupation::{Occupation, SkillNeed},
    practice::HoursRange,
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
    levels: &'a Levels,
    world: &'a World,
    /// By skill or element.
    asking: BTreeMap<&'a str, Asking>,
}

/// What the world asks of one skill.
#[derive(Clone, Copy, Default)]
struct Asking {
    /// How many ask for it.
    count: f64,
    /// The sum of the levels they ask for.
    sum: f64,
    /// How many list it or others of its list.
    all: f64,
    /// What somebody brings from where they stand.
    brought: Option<f64>,
}

impl<'a> Standing<'a> {
    /// Somebody who works as `from` and rates these skills themselves.
    pub fn new(from: &'a Occupation, levels: &'a Levels, world: &'a World) -> Self {
        let mut asking: BTreeMap<&str, Asking> = BTreeMap::new();
        for list in [List::Skills, List::Elements] {
            let mut all = 0.0;
            let mut listed: BTreeMap<&str, Asking> = BTreeMap::new();
            for needs in world.occupations.iter().map(|one| one.needs(list)) {
                all += f64::from(u8::from(!needs.is_empty()));
                for need in needs {
                    let entry = listed.entry(&need.skill).or_default();
                    let counts = list == List::Skills || need.importance >= IMPORTANT;
                    entry.count += f64::from(u8::from(counts));
                    entry.sum += within(need.level, 0.0, 7.0);
                }
            }
            for need in from.needs(list) {
                let level = need.level.is_finite().then_some(need.level);
                listed.entry(&need.skill).or_default().brought = level;
            }
            listed.values_mut().for_each(|entry| entry.all = f64::max(all, 1.0));
            asking.extend(listed);
        }
        Self { from, levels, world, asking }
    }

    /// What `to` asks for, from the finest list that both have.
    pub fn needs<'b>(&self, to: &'b Occupation) -> Needs<'b> {
        Needs::of(to, List::shared(self.from, to))
    }

    fn asking(&self, skill: &str) -> Asking {
        self.asking.get(skill).copied().unwrap_or(Asking { all: 1.0, ..Asking::default() })
    }

    /// The weight of a skill, above 0.
    pub fn weight(&self, need: &SkillNeed) -> f64 {
        let Asking { count, all, .. } = self.asking(&need.skill);
        within(need.importance, 1.0, 5.0) * log(1.0 + all / f64::max(count, 1.0))
    }

    /// The level somebody brings, 0-7: their own rating if given, else what their occupation asks
    /// for, else the mean over all occupations, where those that do not speak of the skill count as
    /// 0. What nearly everyone needs is seldom missing altogether; what one trade needs, mostly is.
    pub fn have(&self, skill: &str) -> f64 {
        let rated = self.levels.get(skill).copied().filter(|level| level.is_finite());
        let Asking { sum, all, brought, .. } = self.asking(skill);
        rated.or(brought).unwrap_or(sum / all).clamp(0.0, 7.0)
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

    /// Hours to close everything that is missing.
    pub fn hours(&self, needs: &Needs) -> HoursRange {
        let model = &self.world.model.paths;
        hours::total(needs.iter().map(|need| hours::of(self.missing(need), model)))
    }

    /// What `to` asks for and the person does not bring.
    pub fn gap(&self, to: &Occupation) -> GapReport {
        let needs = self.needs(to);
        let weigh = |need: &SkillNeed| self.missing(need) * self.weight(need);
        let whole: f64 = needs.iter().map(weigh).sum();
        let model = &self.world.model.paths;
        let mut gaps: Vec<Gap> = needs
            .iter()
            .map(|need| {
                let skill = self.world.skill(&need.skill);
                Gap {
                    skill: need.skill.to_string(),
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
            gaps,
            total_hours: self.hours(&needs),
            borrowed_from,
        }
    }
}

/// `value` brought into a range; what is no number counts as the lower end.
fn within(value: f64, low: f64, high: f64) -> f64 {
    if value.is_finite() { value.clamp(low, high) } else { low }
}
