//! Skills, levels and the gap.

use domain::{
    occupation::Occupation,
    profile::Levels,
    skills::{self, GapReport, ProposedLevel},
};
use store::{Changed, Missing};

use crate::{Answer, Session};

impl Session {
    /// The person's own levels; none before the first run.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn levels(&self) -> Answer<Levels> {
        Ok(self.profile()?.map(|profile| profile.levels).unwrap_or_default())
    }

    /// What is missing between two occupations for somebody with these levels.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn gap(&self, from: &Occupation, to: &Occupation, levels: &Levels) -> Answer<GapReport> {
        Ok(skills::gap(from, to, levels, &self.catalog()?.reference))
    }

    /// Levels that the projects of the running plan give reason for; none without a plan.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn proposed_levels(&self, levels: &Levels) -> Answer<Vec<ProposedLevel>> {
        self.read(|store| {
            let Some(plan) = store.plan()? else { return Ok(Vec::new()) };
            let (_, own) = self.own()?;
            Ok(skills::proposed(&plan, &own, levels, &store.rated_on()?, &self.reference()?))
        })
    }

    /// Keeps a level of one's own, 0-7, or forgets it.
    ///
    /// # Errors
    /// `NotFound` without such a skill, `Invalid` when there is no such level.
    pub fn rate_skill(&mut self, skill: &str, level: Option<f64>) -> Answer<Changed> {
        self.known_skill(skill)?;
        self.change(|store, now| store.rate_skill(skill, level, now))
    }

    /// Whether there is such a skill.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn known_skill(&self, skill: &str) -> Answer<()> {
        let known = self.catalog()?.reference.skill(skill).is_some();
        known.then_some(()).ok_or_else(|| self.client().missing(Missing::Skill(skill.to_owned())))
    }
}
