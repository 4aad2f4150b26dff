//! What a score says: the report and its parts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    bounded::Score,
    id::ProjectId,
    model::{Assumed, Versions},
    occupation::{Basis, DoneBy, OccupationName, Seniority, Study},
};

/// Where in time a score stands. *Now* is the date of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Horizon {
    /// The date of the data.
    #[default]
    #[serde(rename = "now")]
    Now,
    /// Two years later.
    #[serde(rename = "+2y")]
    TwoYears,
    /// The end of 2030.
    #[serde(rename = "2030")]
    Year2030,
}

impl Horizon {
    /// From now on.
    pub const ALL: [Self; 3] = [Self::Now, Self::TwoYears, Self::Year2030];
}

/// A band of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 0-19.
    VeryLow,
    /// 20-39.
    Low,
    /// 40-59.
    Moderate,
    /// 60-79.
    High,
    /// 80-100.
    Critical,
}

/// The range that holds `level` of the draws, in points. It always contains the exact score: an
/// end is moved there in the rare case that the draws leave it outside.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ScoreRange {
    /// 10th percentile.
    pub low: f64,
    /// 25th percentile.
    pub lower_quartile: f64,
    /// Median.
    pub median: f64,
    /// 75th percentile.
    pub upper_quartile: f64,
    /// 90th percentile.
    pub high: f64,
    /// Share of draws inside, for example 0.8.
    pub level: f64,
    /// How many of the draws lie where, one sentence.
    pub says: String,
}

/// A facet that keeps a task human, and what the score would gain without it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GatePart {
    /// accountability, presence, trust, tacit or cost of error.
    pub name: String,
    /// Points the score would gain without it; outside the sum.
    pub without: f64,
    /// The same, one sentence.
    pub says: String,
}

/// One row of the task table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TaskRisk {
    /// The task's id.
    pub id: String,
    /// The task's label.
    pub label: String,
    /// Share of the week, a fraction.
    pub share: f64,
    /// Level of what could be taken over, in words: `very low` to `very high`.
    pub level: String,
    /// Whether the rating was net or a capability.
    pub basis: Basis,
    /// How far AI can do it at this horizon, 0-1.
    pub capability: f64,
    /// Share that stays human whatever AI can do, 0-1. For a net rating it is the share that the
    /// rating implies; the rating itself is never gated again.
    pub gate: f64,
    /// What could be taken over: (1 − gate) · capability, 0-1.
    pub substitutable: f64,
    /// Points it adds to the base, exact.
    pub points: f64,
    /// Points as printed: printed parts sum to the printed score.
    pub shown: i32,
    /// Who does it.
    pub done_by: DoneBy,
    /// The reason, one sentence.
    pub why: String,
    /// The row of `sources.toml`.
    pub source: String,
    /// How much of it could be taken over, why no more, and what that does to the score.
    pub says: String,
    /// What keeps it human, largest first.
    pub gates: Vec<GatePart>,
}

/// What moves the score beside tasks.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct OutlookPart {
    /// `demand`, `price_effect`, `ai_work` or `seniority`.
    pub name: String,
    /// The same in words.
    pub label: String,
    /// Points it adds, exact.
    pub points: f64,
    /// Points as printed.
    pub shown: i32,
    /// The reason with its figure, one sentence.
    pub why: String,
}

/// The score at a later time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct HorizonPoint {
    /// When.
    pub at: Horizon,
    /// Score at the central parameters.
    pub score: Score,
    /// 10th percentile.
    pub low: f64,
    /// 90th percentile.
    pub high: f64,
    /// Score if of each task only the part in use counted, d·s: the fainter line.
    pub deployed: f64,
}

/// Whether the published measures agree.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Agreement {
    /// Spread of percentiles in points.
    pub spread: f64,
    /// `stable`, `contested` or `unmeasured`.
    pub verdict: String,
    /// How far apart they lie and what to make of it.
    pub says: String,
}

/// What an assumption does to the score between its plausible ends, alone.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AssumptionMove {
    /// The assumption's key.
    pub key: String,
    /// What it is, in a few words.
    pub label: String,
    /// Lowest and highest plausible value.
    pub plausible: [f64; 2],
    /// The exact score with each of the two.
    pub scores: [f64; 2],
}

/// In how many weightings the band holds, and which assumption moves the score most.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Sensitivity {
    /// Weightings in which the band is the same.
    pub held: u32,
    /// Weightings tried.
    pub of: u32,
    /// What each assumption moves, most first; those that move nothing are left out.
    pub moves: Vec<AssumptionMove>,
    /// The same, and how firm that makes the band.
    pub says: String,
}

/// A score with everything it rests on. `base + Σ points = point` to 1e-9.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RiskReport {
    /// Whose score it is.
    pub occupation: OccupationName,
    /// The seniority it was made for.
    pub seniority: Seniority,
    /// The score as shown.
    pub score: Score,
    /// The exact score.
    pub point: f64,
    /// Its range.
    pub range: ScoreRange,
    /// The band of the score.
    pub band: Band,
    /// The bands that the range spans, lowest first.
    pub bands: Vec<Band>,
    /// Where in time.
    pub at: Horizon,
    /// Date of the data.
    pub as_of: NaiveDate,
    /// Now, +2 years, 2030.
    pub horizons: Vec<HorizonPoint>,
    /// The end of 2030 against now, one sentence.
    pub forecast: String,
    /// The reference: every task at the workforce's mean, nothing of the outlook.
    pub base: f64,
    /// The reference as printed.
    pub base_shown: i32,
    /// Rows of the task table, largest share first.
    pub tasks: Vec<TaskRisk>,
    /// Labels of the tasks, at most two, that lower the score most for the time they take.
    pub strongholds: Vec<String>,
    /// Demand, price effect, AI work, seniority.
    pub outlook: Vec<OutlookPart>,
    /// Published measures by others.
    pub studies: Vec<Study>,
    /// Whether they agree.
    pub agreement: Agreement,
    /// In how many weightings the band holds.
    pub sensitivity: Sensitivity,
    /// The assumptions that somebody changed for it.
    pub changed: Vec<Assumed>,
    /// Versions of model and catalogue.
    pub versions: Versions,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One part of the difference between two scores.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Difference {
    /// A theme of tasks or a part of the outlook.
    pub name: String,
    /// Points of b minus a; the parts sum to the difference.
    pub points: f64,
}

/// Two scores side by side.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Comparison {
    /// The first.
    pub a: RiskReport,
    /// The second.
    pub b: RiskReport,
    /// b minus a by parts, largest first.
    pub difference: Vec<Difference>,
    /// How far apart they are, and whether their ranges part them.
    pub says: String,
}

/// What a project does to the score, per hour.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Lever {
    /// The project's id.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Change of the score when applied at work, alone; negative is safer.
    pub points: f64,
    /// Mean hours.
    pub hours: f64,
}
