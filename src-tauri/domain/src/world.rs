//! Everything the rules read about the world of work, as plain data.

use serde::{Deserialize, Serialize};

use crate::{
    model::Model, occupation::Occupation, paths::Similarity, practice::Practice, skills::Skill,
};

/// Occupations, practices and skills, with the parameters of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// Occupations in order of code.
    pub occupations: Vec<Occupation>,
    /// Practices in order of id.
    pub practices: Vec<Practice>,
    /// Skills in order of id.
    pub skills: Vec<Skill>,
    /// Parameters and versions.
    pub model: Model,
    /// How alike the occupations are, by their places. Compiled into the shipped catalogue; worked
    /// out on the spot for a world that it does not fit.
    pub similarity: Similarity,
}

impl World {
    /// The occupation with this code.
    pub fn occupation(&self, code: &str) -> Option<&Occupation> {
        self.occupations.iter().find(|o| o.code == code)
    }

    /// The skill with this id.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|s| s.id == id)
    }

    /// The practice with this id.
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|p| p.id == id)
    }
}
