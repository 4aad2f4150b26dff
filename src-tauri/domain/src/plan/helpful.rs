//! Practices that help somebody where they work.

use crate::{
    occupation::{Occupation, Seniority},
    profile::Levels,
    risk::{self, Lever},
    skills::{Needs, Standing},
    world::World,
};

/// Practices that lower the score and whose skills fit this work, by what an hour of each does, best
/// first. One that moves time to a kind of work is no help where its skills belong to another trade.
pub fn helpful(occupation: &Occupation, seniority: Seniority, world: &World) -> Vec<Lever> {
    let levels = Levels::new();
    let standing = Standing::new(occupation, &levels, world);
    let needs = Needs::finest(occupation);
    let fits = |id: &str| {
        world.practice(id).is_some_and(|practice| standing.fits(&practice.skills, &needs))
    };
    let mut levers = risk::levers(occupation, seniority, &world.practices, &world.model);
    levers.retain(|lever| lever.points < 0.0 && fits(&lever.practice));
    levers
}
