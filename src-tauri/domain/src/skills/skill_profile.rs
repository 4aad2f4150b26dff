//! Where somebody stands: what they bring, against what occupations ask for.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{
    Gap, GapReport, SkillKind, Telling, hours,
    needs::{List, Needs},
    skill_needs::SkillNeeds,
};
use crate::{
    bounded::within,
    occupation::{Occupation, SkillNeed},
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
    elements: Vec<(&'a Arc<str>, [f64; 2])>,
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
            Some((skill, known)) if Arc::ptr_eq(skill, &need.skill) => *known,
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
    pub fn fits(&self, skills: &[String], needs: &Needs) -> bool {
        self.needed_part(skills, needs) >= FITS
    }

    /// The part of some skills that `needs` asks for, the telling ones counted most, 0-1; those of the
    /// other list aside.
    fn needed_part(&self, skills: &[String], needs: &Needs) -> f64 {
        let rarity = |skill: &String| self.skill_needs.get(skill).rarity;
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
                Telling { skill: need.skill.to_string(), label: label.into(), times: times(need) }
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
