//! Three paths worth taking from where somebody stands, and the near misses.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    bounded::Score,
    id::{ProjectId, SkillId},
    occupation::OccupationName,
    project::HoursRange,
    risk::ScoreRange,
    skills::Gap,
};

mod candidates;
mod explore;
mod filters;
mod find;
mod origin;
pub mod preferences;
mod reshape;
mod similarity;
#[cfg(test)]
mod tests;
mod unlocked;
mod utility;
mod words;

pub use explore::explore;
pub use find::find;
pub use preferences::{Preferences, Slider};
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
    /// Its score; for reshape, after the projects are applied.
    pub score: Score,
    /// Its range.
    pub range: ScoreRange,
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
    /// The year of the wage.
    pub wage_year: u16,
    /// Projected growth, a fraction.
    pub growth: f64,
    /// The years of the projection.
    pub growth_years: String,
    /// Hours to get there.
    pub hours: HoursRange,
    /// Labels of what one already brings.
    pub shared: Vec<String>,
    /// What is missing, largest first.
    pub gaps: Vec<Gap>,
    /// Ids of the projects that lead there, best first.
    pub projects: Vec<ProjectId>,
    /// Up to three reasons, one sentence each, made from the figures.
    pub why: Vec<String>,
    /// What the first week begins with.
    pub first: FirstStep,
    /// How the week changes; only of the path that stays.
    pub reshape: Option<Reshape>,
}

/// The first step of a path, in one sitting.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FirstStep {
    /// What to do, an imperative.
    pub title: String,
    /// Working time in minutes.
    pub minutes: u32,
    /// The title of the project that it begins, if one leads there.
    pub project: Option<String>,
}

/// A week that changes: now, at day 90 and at day 365.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Reshape {
    /// Days from now: 0, 90 and 365. By the second the projects are part of the work, by the third
    /// the person owns them.
    pub days: [u32; 3],
    /// The tasks of the week.
    pub tasks: Vec<MovedTask>,
    /// The score at each of the days.
    pub scores: [ScoreThen; 3],
    /// What moves them, in the order in which it is taken up.
    pub projects: Vec<ReshapeProject>,
}

/// A task whose share of the week changes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MovedTask {
    /// The task's id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its share of the week at each of the days, fractions.
    pub shares: [f64; 3],
}

/// A score with its range, at some day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ScoreThen {
    /// In whole points.
    pub score: Score,
    /// Exact, 0-100.
    pub point: f64,
    /// Lower end of its range.
    pub low: f64,
    /// Upper end of its range.
    pub high: f64,
}

/// A project that becomes part of the week.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReshapeProject {
    /// The project's id.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// What it does to the score alone, once it is part of the work; negative is safer.
    pub points: f64,
    /// Hours of work.
    pub hours: HoursRange,
    /// Who at work must agree to it, one sentence.
    pub agree: String,
}

/// An occupation that almost made it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NearMiss {
    /// Which.
    pub occupation: OccupationName,
    /// The filters it failed, a sentence each.
    pub failed: String,
    /// What would let it in, one sentence; none where no slider goes that far.
    pub admits: Option<String>,
    /// The preferences under which it would come in.
    pub preferences: Option<Preferences>,
}

/// A skill whose rating would change most.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RateFirst {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// The level that is taken until it is rated, 0-7.
    pub have: f64,
    /// How much of the gap to the occupations looked at opens or closes between one level less and
    /// one level more, on average, a fraction.
    pub effect: f64,
}

/// What is within reach.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Reach {
    /// Where from.
    pub origin: OccupationName,
    /// In one step, most useful first, then in two.
    pub reached: Vec<Reached>,
}

/// An occupation within reach.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Reached {
    /// Which.
    pub occupation: OccupationName,
    /// Its family, two digits.
    pub family: String,
    /// Where the first of two steps leads; none for one step.
    pub via: Option<OccupationName>,
    /// Its score.
    pub score: Score,
    /// Its range.
    pub range: ScoreRange,
    /// Whether it is safer than the origin in at least the published share of draws.
    pub safer: bool,
    /// Percentile of similarity to where the last step begins, 0-100.
    pub similarity_percentile: f64,
    /// Median yearly wage in US dollars.
    pub wage: Option<u32>,
    /// Wage over the origin's.
    pub wage_ratio: Option<f64>,
    /// Projected growth, a fraction.
    pub growth: f64,
    /// Hours to get there, those of both steps.
    pub hours: HoursRange,
}

/// A skill and the number of occupations that it brings nearer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct UnlockingSkill {
    /// The skill's id.
    pub skill: SkillId,
    /// Its label.
    pub label: String,
    /// Related occupations to which one level more closes a tenth or more of what is missing.
    pub unlocked: usize,
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
    /// The skills that bring most jobs within reach.
    pub opens_most: Vec<UnlockingSkill>,
    /// The skills to rate first, whose rating would change most.
    pub rate_first: Vec<RateFirst>,
    /// Why there are fewer than three, if so.
    pub notes: Vec<String>,
}
