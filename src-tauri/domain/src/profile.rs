//! The person, as far as they tell us.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    id::{OccupationCode, SkillId},
    occupation::Seniority,
};

/// Own levels by skill id, 0-7. A skill that is absent is taken at the occupation's level.
pub type Levels = BTreeMap<SkillId, f64>;

/// Who the journal belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Profile {
    /// Code of the occupation they work in.
    pub occupation: OccupationCode,
    /// The title as they typed it.
    pub typed_title: String,
    /// How far along they are.
    pub seniority: Seniority,
    /// Levels they rated themselves.
    pub levels: Levels,
}
