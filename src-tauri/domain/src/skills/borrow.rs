//! Skills for an occupation that lists none.

use std::collections::BTreeMap;

use crate::{
    occupation::{Occupation, SkillNeed},
    world::World,
};

/// What an occupation asks for: its own list, or another's where it has none.
pub(crate) struct Needs<'a> {
    skills: &'a [SkillNeed],
    lender: Option<&'a Occupation>,
}

impl<'a> Needs<'a> {
    /// The occupation's own skills. If it lists none, those of the occupation that shares most of
    /// its week by kind of work, the same family deciding between equals.
    pub fn of(occupation: &'a Occupation, world: &'a World) -> Self {
        if !occupation.skills.is_empty() {
            return Self { skills: &occupation.skills, lender: None };
        }
        let week = themes(occupation);
        let kin = |other: &Occupation| -> (f64, bool) {
            let theirs = themes(other);
            let shared = week.iter().map(|(theme, share)| {
                theirs.get(theme).map_or(0.0, |other: &f64| share.min(*other))
            });
            (shared.sum(), other.family() == occupation.family())
        };
        let lender = world
            .occupations
            .iter()
            .filter(|other| other.code != occupation.code && !other.skills.is_empty())
            .map(|other| (kin(other), other))
            .filter(|((shared, family), _)| *shared > 0.0 || *family)
            .max_by(|((a, a_kin), _), ((b, b_kin), _)| a.total_cmp(b).then(a_kin.cmp(b_kin)))
            .map(|(_, other)| other);
        Self { skills: lender.map_or(&[], |other| &other.skills), lender }
    }

    /// Whose skills stand in, if the occupation lists none.
    pub fn lender(&self) -> Option<&'a Occupation> {
        self.lender
    }

    /// Skill by skill.
    pub fn iter(&self) -> impl Iterator<Item = &'a SkillNeed> {
        self.skills.iter()
    }

    /// The level asked of one skill, if it is asked for.
    pub fn level(&self, skill: &str) -> Option<f64> {
        let need = self.skills.iter().find(|need| need.skill == skill)?;
        need.level.is_finite().then_some(need.level)
    }
}

/// Shares of the week by kind of work.
fn themes(occupation: &Occupation) -> BTreeMap<&str, f64> {
    let mut themes = BTreeMap::new();
    for task in &occupation.tasks {
        *themes.entry(task.theme.as_str()).or_default() += task.share;
    }
    themes
}
