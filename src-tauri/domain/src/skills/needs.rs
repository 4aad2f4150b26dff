//! What an occupation asks for, in words that two occupations share.

use crate::occupation::{Occupation, OccupationName, SkillNeed};

/// From this importance on (1-5, 3 is “important”) a published element counts as asked for.
pub(crate) const IMPORTANT: f64 = 3.0;

/// The list that two occupations are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// The skills of curated roles, finer than the published ones.
    Skills,
    /// O*NET's skills and knowledge.
    Elements,
}

impl List {
    /// The list that a skill's id is of: published elements are numbered, ours have words.
    pub fn of(skill: &str) -> Self {
        if skill.starts_with(|c: char| c.is_ascii_digit()) { Self::Elements } else { Self::Skills }
    }

    /// The finer list where both have one, else the published one.
    pub fn shared(a: &Occupation, b: &Occupation) -> Self {
        let fine = |one: &Occupation| !one.skills.is_empty();
        // Reference data without published elements has only the one list.
        let either = a.elements.is_empty() || b.elements.is_empty();
        if (fine(a) && fine(b)) || either { Self::Skills } else { Self::Elements }
    }
}

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
