//! Projects that help somebody where they work.

use crate::{
    occupation::{Occupation, Seniority},
    profile::Levels,
    reference::Reference,
    risk::{self, Lever},
    skills::{Needs, SkillProfile},
};

/// Points below which a project changes nothing.
const LEAST: f64 = 1e-9;

/// Projects that lower the score and whose skills fit this work, by what an hour of each does, best
/// first. One that moves time to a kind of work is no help where its skills belong to another trade.
pub fn helpful(occupation: &Occupation, seniority: Seniority, reference: &Reference) -> Vec<Lever> {
    let levels = Levels::new();
    let skill_profile = SkillProfile::new(occupation, &levels, reference);
    let needs = Needs::finest(occupation);
    // Of work whose skills nobody published nothing can be said.
    let unknown = needs.iter().next().is_none();
    let fits = |id: &str| {
        unknown
            || reference
                .project(id)
                .is_some_and(|project| skill_profile.fits(&project.skills, &needs))
    };
    let mut levers = risk::levers(occupation, seniority, &reference.projects, &reference.model);
    levers.retain(|lever| lever.points < -LEAST && fits(&lever.project));
    levers
}
