//! What an occupation asks for, and what all of them together do.

use std::collections::BTreeMap;

use libm::log;
use serde::{Deserialize, Serialize};

use crate::{
    bounded::within,
    id::SkillId,
    occupation::{List, Occupation, OccupationName, SkillNeed},
};

/// From this importance on (1-5, 3 is “important”) a published element counts as asked for.
const IMPORTANT: f64 = 3.0;

/// What an occupation asks for.
pub(crate) struct Needs<'a> {
    skills: &'a [SkillNeed],
    least: f64,
    lender: Option<&'a OccupationName>,
}

impl<'a> Needs<'a> {
    /// The occupation's needs from one of the lists.
    pub fn of(occupation: &'a Occupation, list: List) -> Self {
        match list {
            List::Skills => Self { skills: &occupation.skills, least: 0.0, lender: None },
            List::Elements => Self {
                skills: &occupation.elements,
                least: IMPORTANT,
                lender: occupation.elements_from.as_ref(),
            },
        }
    }

    /// The occupation's needs from the finest list it has.
    pub fn finest(occupation: &'a Occupation) -> Self {
        Self::of(occupation, List::shared(occupation, occupation))
    }

    /// The list that they are of, if there are any.
    pub fn list(&self) -> Option<List> {
        self.skills.first().map(|need| List::of(&need.skill))
    }

    /// Whose needs stand in, if the release rates none for the occupation.
    pub fn lender(&self) -> Option<&'a OccupationName> {
        self.lender
    }

    /// Need by need, those that count.
    pub fn iter(&self) -> impl Iterator<Item = &'a SkillNeed> {
        self.placed().map(|(_, need)| need)
    }

    /// The same, each with its place in the list.
    pub fn placed(&self) -> impl Iterator<Item = (usize, &'a SkillNeed)> {
        let least = self.least;
        let all = self.skills.iter().enumerate();
        all.filter(move |(_, need)| least <= 0.0 || need.importance >= least)
    }

    /// All of the list, what matters little too.
    pub fn all(&self) -> impl Iterator<Item = &'a SkillNeed> {
        self.skills.iter()
    }

    /// Whether the skill counts among what is asked for.
    pub fn asks(&self, skill: &str) -> bool {
        self.iter().any(|need| *need.skill == *skill)
    }
}

/// What occupations ask of each skill of the two lists. Compiled into the shipped catalogue; counted
/// on the spot for reference data that it does not fit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SkillNeeds {
    /// Skill by skill, in order of id.
    skills: Vec<(SkillId, Usage)>,
    /// How many occupations were counted.
    count: usize,
}

/// What occupations ask of one skill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Usage {
    /// How telling it is, the rarer the more: ln(1 + N / n), n of the N occupations of its list asking for it. What
    /// everybody asks for tells little apart, but it is never 0 (it is ln 2 at least).
    pub rarity: f64,
    /// The mean level over all occupations of its list, where those that do not speak of it count
    /// as 0.
    pub usual: f64,
    /// Its part of all importance in its list, a fraction.
    pub part: f64,
}

/// Of a skill that nobody asks for.
pub(super) const UNUSED: Usage = Usage { rarity: std::f64::consts::LN_2, usual: 0.0, part: 0.0 };

/// Sums over the occupations of a list.
#[derive(Clone, Copy, Default)]
struct Sums {
    needing: f64,
    levels: f64,
    importance: f64,
}

impl SkillNeeds {
    /// Counts what these occupations ask for.
    pub fn of(occupations: &[Occupation]) -> Self {
        let mut skills = BTreeMap::new();
        for list in [List::Skills, List::Elements] {
            let mut sums: BTreeMap<&str, Sums> = BTreeMap::new();
            let (mut all, mut importance) = (0.0, 0.0);
            for needs in occupations.iter().map(|one| one.needs(list)) {
                all += f64::from(u8::from(!needs.is_empty()));
                for need in needs {
                    let sum = sums.entry(&need.skill).or_default();
                    let counts = list == List::Skills || need.importance >= IMPORTANT;
                    sum.needing += f64::from(u8::from(counts));
                    sum.levels += within(need.level, 0.0, 7.0);
                    sum.importance += within(need.importance, 1.0, 5.0);
                    importance += within(need.importance, 1.0, 5.0);
                }
            }
            skills.extend(sums.into_iter().map(|(skill, sum)| {
                let usage = Usage {
                    rarity: log(1.0 + all / f64::max(sum.needing, 1.0)),
                    usual: sum.levels / f64::max(all, 1.0),
                    part: sum.importance / f64::max(importance, 1.0),
                };
                (skill.into(), usage)
            }));
        }
        Self { skills: skills.into_iter().collect(), count: occupations.len() }
    }

    /// How many occupations were counted.
    pub fn count(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, skill: &str) -> Usage {
        let found = self.skills.binary_search_by(|(id, _)| id.as_str().cmp(skill));
        found.map_or(UNUSED, |place| self.skills[place].1)
    }
}
