//! Three paths worth taking from where somebody stands, and the near misses.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    bounded::Score, occupation::OccupationName, practice::HoursRange, risk::Interval, skills::Gap,
};

mod candidates;
mod doors;
mod filters;
mod find;
mod reshape;
mod similarity;
#[cfg(test)]
mod tests;
mod utility;
mod words;

pub use find::find;
pub use similarity::Similarity;

/// What kind of path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PathKind {
    /// Stay, and change the mix of the week.
    Reshape,
    /// The nearest occupation that is no riskier.
    NextDoor,
    /// Further away, more to gain.
    Stretch,
}

/// How similar two occupations must be to call a move viable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Viability {
    /// From the higher published percentile on.
    HighlyViable,
    /// From the lower published percentile on.
    Viable,
    /// Below it.
    Stretch,
}

/// A path worth taking.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Path {
    /// What kind.
    pub kind: PathKind,
    /// Where it leads.
    pub occupation: OccupationName,
    /// Its score; for reshape, after the practices are applied.
    pub score: Score,
    /// Its interval.
    pub interval: Interval,
    /// Whether it is safer in at least the published share of draws.
    pub safer: bool,
    /// Percentile of similarity among all pairs, 0-100.
    pub similarity_percentile: f64,
    /// Viability by the published thresholds.
    pub viability: Viability,
    /// Median yearly wage in US dollars.
    pub wage: Option<u32>,
    /// Wage over the origin's.
    pub wage_ratio: Option<f64>,
    /// Projected growth, a fraction.
    pub growth: f64,
    /// Hours to get there.
    pub hours: HoursRange,
    /// Labels of what one already brings.
    pub shared: Vec<String>,
    /// What is missing, largest first.
    pub gaps: Vec<Gap>,
    /// Ids of the practices that lead there, best first.
    pub practices: Vec<String>,
    /// Up to three reasons, one sentence each, made from the figures.
    pub why: Vec<String>,
}

/// An occupation that almost made it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NearMiss {
    /// Which.
    pub occupation: OccupationName,
    /// The filter it failed, one sentence.
    pub failed: String,
}

/// A skill and the number of occupations it brings within reach.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Door {
    /// The skill's id.
    pub skill: String,
    /// Its label.
    pub label: String,
    /// Occupations that come within reach.
    pub doors: usize,
}

/// Three paths, or fewer with the reason in `notes`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PathsReport {
    /// Where from.
    pub origin: OccupationName,
    /// Reshape, next door, stretch.
    pub paths: Vec<Path>,
    /// What almost made it, best first.
    pub near_misses: Vec<NearMiss>,
    /// The skills that open most doors.
    pub opens_most: Vec<Door>,
    /// Why there are fewer than three, if so.
    pub notes: Vec<String>,
}
