//! The parameters of the model, read from one versioned file.
//!
//! Tags in the file: E evidence, C calibrated on a known anchor, A assumption. The app shows them.

mod assumption;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use assumption::{Assumed, Assumption, Assumptions};

/// Versions that every report carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Versions {
    /// Of the model's parameters.
    pub model: String,
    /// Of the catalogue's data.
    pub catalog: String,
}

/// Every parameter of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Versions of parameters and catalogue.
    pub versions: Versions,
    /// Date of the data; *now* in a report is this date, never the clock.
    pub as_of: chrono::NaiveDate,
    /// The score.
    pub risk: RiskModel,
    /// What is known of how well exposure foretells.
    pub validity: ValidityModel,
    /// How capability moves.
    pub horizon: HorizonModel,
    /// How uncertain the parameters are.
    pub noise: NoiseModel,
    /// Skills, gap and paths.
    pub paths: PathsModel,
    /// Selection and schedule.
    pub plan: PlanModel,
    /// The assumptions that somebody changed, in the order of the list; a report names them.
    #[serde(default)]
    pub changed: Vec<Assumed>,
}

/// Parameters of the score (section 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskModel {
    /// Strength of each facet: accountability, presence, trust, tacit, cost of error.
    pub facets: [f64; 5],
    /// Exponent of the power mean.
    pub rho: f64,
    /// Weight of log growth.
    pub beta_demand: f64,
    /// Growth of all occupations, a fraction; where demand counts nothing.
    pub growth_reference: f64,
    /// Weight of the price effect.
    pub beta_price_effect: f64,
    /// Weight of work on AI.
    pub beta_ai_work: f64,
    /// Shift of junior, mid, senior, lead in logits.
    pub seniority: [f64; 4],
    /// Net values of the labels very low, low, moderate, high, very high.
    pub labels: [f64; 5],
    /// Log-odds added to a capability derived from published measures, to bring it onto the ladder
    /// of the curated labels.
    pub equating: f64,
    /// Mean substitutability of the workforce: the explanation's reference.
    pub workforce_mean: f64,
    /// Lowest scores of the bands low, moderate, high, critical.
    pub bands: [u8; 4],
}

/// How well measures of exposure foretold employment, and how far raters and use agree with what is
/// possible. Nothing is computed from these: they are published beside the score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ValidityModel {
    /// Lowest and highest rank correlation (Spearman), −1 to 1, of published measures of exposure
    /// with the change of US employment between the two years.
    pub exposure: [f64; 2],
    /// The same of the official projection of growth that was published before, −1 to 1.
    pub projection: f64,
    /// About so many occupations were compared.
    pub occupations: u32,
    /// The year from which employment is followed.
    pub from_year: i32,
    /// The year up to which it is followed.
    pub to_year: i32,
    /// Share of tasks that people and a language model labelled alike, 0-1.
    pub agreement: f64,
    /// The same beyond chance: Cohen's κ, at most 1.
    pub kappa: f64,
    /// Share of computer and mathematical work in which AI was seen in use, 0-1.
    pub used: f64,
    /// Share of it that AI could do, 0-1.
    pub possible: f64,
}

/// Parameters of the horizon (section 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HorizonModel {
    /// Log-odds per doubling.
    pub per_doubling: f64,
    /// Doubling time in months: digital, social, physical.
    pub doubling_months: [f64; 3],
    /// Lognormal sigma of the doubling time.
    pub doubling_sigma: f64,
    /// Transfer from benchmark to workplace, low and high: digital, social, physical.
    pub transfer: [[f64; 2]; 3],
    /// Largest rise in logits.
    pub cap: f64,
    /// Share of capability in use now.
    pub deployed_now: f64,
    /// Rise of the deployed share in logits per year.
    pub deployed_per_year: f64,
}

/// How uncertain the parameters are (section 1, range).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoiseModel {
    /// Number of draws.
    pub draws: u32,
    /// Seed of the draws.
    pub seed: u32,
    /// Share of draws inside the range.
    pub level: f64,
    /// Task noise in logits: individual.
    pub task: f64,
    /// Task noise in logits: common to all tasks.
    pub common: f64,
    /// Noise of the equating in logits: common to all capabilities of an occupation, none in labels.
    pub equating: f64,
    /// Lognormal sigma of the power mean's exponent.
    pub rho: f64,
    /// Lognormal sigma of the weights of demand, price effect, AI work.
    pub betas: [f64; 3],
    /// Lognormal sigma of growth.
    pub growth: f64,
    /// Lognormal sigma of the gates' exponent.
    pub gate: f64,
}

/// Parameters of gap and paths (section 4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathsModel {
    /// Weight of the similarity percentile.
    pub similarity: f64,
    /// Weight of the fall in risk.
    pub safety: f64,
    /// Weight of pay.
    pub pay: f64,
    /// Weight of demand.
    pub growth: f64,
    /// Weight of hours, subtracted.
    pub hours: f64,
    /// Hours at which the hours term is full.
    pub hours_full: f64,
    /// Penalty for each job zone beyond one.
    pub zone: f64,
    /// Relevance against diversity among the three paths.
    pub relevance: f64,
    /// Similarity percentiles of viable and highly viable.
    pub viable: [f64; 2],
    /// Probability from which a path is called safer.
    pub safer: f64,
    /// Hours to raise a skill by one level of seven: low, mode, high.
    pub hours_per_level: [f64; 3],
    /// Weight of the kinds of work that somebody wants more or less of.
    pub interest: f64,
    /// Job zones that a path may cross.
    pub zones: f64,
    /// Points above the range of the origin's own score that a path may score.
    pub higher: f64,
    /// The share of what a path asks for that may be missing, weighed, 0-1.
    pub missing: f64,
    /// Levels that may be missing in one published skill, 0-7.
    pub hole: f64,
    /// The most of a week that may need somebody to be there, where work must be doable from
    /// anywhere, a fraction.
    pub remote: f64,
}

/// Parameters of the plan (section 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanModel {
    /// Largest share of the week that all projects together move.
    pub moved_share: f64,
    /// Mastery after learnt, applied, owned.
    pub mastery: [f64; 3],
    /// Overrun before any log: prior actual and estimated hours.
    pub overrun_prior: [f64; 2],
    /// Lowest and highest overrun.
    pub overrun_range: [f64; 2],
    /// Share of each week left free.
    pub slack: f64,
    /// Projects under way at once.
    pub in_progress: usize,
    /// Longest and shortest sitting in minutes.
    pub session: [u32; 2],
    /// Longest first step in minutes.
    pub first_step: u32,
    /// Fewest and most milestones.
    pub milestones: [usize; 2],
    /// Minutes of the weekly review.
    pub review: u32,
    /// Days after a milestone at which recall is checked.
    pub recall_days: [u32; 4],
    /// Minutes of a recall check.
    pub recall: u32,
    /// Floating reserve days.
    pub reserves: usize,
    /// Minutes per weekday, Monday first.
    pub capacity: [i64; 7],
    /// Points of value for closing a whole target's gap.
    pub gap_value: f64,
    /// Nodes after which the search stops and shows its proven gap.
    pub node_cap: u64,
}
