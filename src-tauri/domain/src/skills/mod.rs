//! Skills, levels and the gap between two occupations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{id::SkillId, occupation::OccupationName, project::HoursRange};

mod gap;
mod hours;
mod needs;
mod proposed;

pub use gap::gap;
pub(crate) use gap::{Missing, SkillProfile, weights};
pub(crate) use hours::total;
pub(crate) use needs::Needs;
pub use needs::SkillNeeds;
pub use proposed::{ProposedLevel, proposed};

/// Whether it is a skill or a body of knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkillKind {
    /// Something one can do.
    Skill,
    /// Something one knows.
    Knowledge,
}

/// A skill or a body of knowledge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Skill {
    /// Stable id in kebab case.
    pub id: SkillId,
    /// A few words.
    pub label: String,
    /// Skill or knowledge.
    pub kind: SkillKind,
    /// What it means, one plain sentence.
    pub about: String,
    /// What somebody can do at each level from 1 to 7; each completes “You can …”.
    pub anchors: Vec<String>,
}

/// What is missing in one skill.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Gap {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// Skill or knowledge.
    pub kind: SkillKind,
    /// Level now, 0-7.
    pub have: f64,
    /// Level needed, 0-7.
    pub need: f64,
    /// Importance in the target, 1-5.
    pub importance: f64,
    /// Weight in the whole gap, a fraction; the weights sum to 1 unless nothing is missing.
    pub weight: f64,
    /// Hours to close it.
    pub hours: HoursRange,
}

/// The gap between where somebody stands and where they want to stand.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GapReport {
    /// Where from.
    pub from: OccupationName,
    /// Where to.
    pub to: OccupationName,
    /// Every skill of the target, largest weight first.
    pub gaps: Vec<Gap>,
    /// Hours to close everything.
    pub total_hours: HoursRange,
    /// What the target makes more use of than other occupations do, the most telling first.
    pub sets_apart: Vec<Telling>,
    /// Occupations whose skills stood in for missing ones.
    pub borrowed_from: Vec<OccupationName>,
}

/// A skill that sets an occupation apart.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Telling {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// Its part of all importance there, over its part anywhere: 2 is twice the usual.
    pub times: f64,
}
