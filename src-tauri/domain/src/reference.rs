//! Everything the rules read about the world of work, as plain data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    UserError,
    model::{Assumptions, Model},
    occupation::{Occupation, Task},
    paths::Similarity,
    project::Project,
    skills::{Skill, SkillNeeds},
};

/// Occupations, projects and skills, with the parameters of the model. Copies share everything but
/// the parameters: somebody who changes an assumption gets reference data of their own for next to nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Occupations in order of code.
    pub occupations: Arc<Vec<Occupation>>,
    /// Kinds of work that a week can be put together from, in order of id: each as it stands on
    /// average, without a share.
    pub activities: Arc<Vec<Task>>,
    /// Projects in order of id.
    pub projects: Arc<Vec<Project>>,
    /// Skills in order of id.
    pub skills: Arc<Vec<Skill>>,
    /// Parameters and versions.
    pub model: Model,
    /// How alike the occupations are, by their places. Compiled into the shipped catalogue; worked
    /// out on the spot for reference data that it does not fit.
    pub similarity: Arc<Similarity>,
    /// What the occupations ask of each skill. Compiled in and counted on the spot like the above.
    pub skill_needs: Arc<SkillNeeds>,
}

impl Reference {
    /// The occupation with this code.
    pub fn occupation(&self, code: &str) -> Option<&Occupation> {
        self.occupations.iter().find(|o| o.code == code)
    }

    /// The same reference data under somebody's assumptions.
    ///
    /// # Errors
    /// As [`Model::under`].
    pub fn under(&self, assumptions: &Assumptions) -> Result<Self, UserError> {
        Ok(Self { model: self.model.under(assumptions)?, ..self.clone() })
    }

    /// The skill with this id.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|s| s.id == id)
    }

    /// The project with this id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().find(|p| p.id == id)
    }
}
