//! A learnable piece of work that lowers risk or closes a gap.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{ProjectId, SkillId};

/// Hours as a triangular guess: at best, most likely, at worst.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// At best.
    pub low: f64,
    /// Most likely.
    pub mode: f64,
    /// At worst.
    pub high: f64,
}

/// Hours as a range: the 10th, 50th and 90th percentile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct HoursRange {
    /// One in ten needs less.
    pub p10: f64,
    /// Half need less.
    pub p50: f64,
    /// Nine in ten need less.
    pub p90: f64,
}

impl Hours {
    /// The quantile `q` (0-1) of the triangular distribution, in hours.
    pub fn quantile(self, q: f64) -> f64 {
        let (a, c, b) = (self.low, self.mode, self.high);
        if b <= a {
            return a;
        }
        let split = (c - a) / (b - a);
        if q <= split {
            a + (q * (b - a) * (c - a)).sqrt()
        } else {
            b - ((1.0 - q) * (b - a) * (b - c)).sqrt()
        }
    }

    /// The 10th, 50th and 90th percentile, in hours.
    pub fn range(self) -> HoursRange {
        HoursRange { p10: self.quantile(0.1), p50: self.quantile(0.5), p90: self.quantile(0.9) }
    }

    /// The mean, in hours.
    pub fn mean(self) -> f64 {
        (self.low + self.mode + self.high) / 3.0
    }
}

/// The three thirds of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Days 1-30.
    Learn,
    /// Days 31-60.
    Apply,
    /// Days 61-90.
    Prove,
}

/// A checkable artefact of at most ten hours, as a project describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Stable within its project.
    pub id: String,
    /// What is done, in a few words.
    pub title: String,
    /// The thing that exists afterwards.
    pub artefact: String,
    /// Which third of the plan it belongs to.
    pub phase: Phase,
    /// Working time in minutes, at most 600.
    pub minutes: u32,
    /// Whether it is a deliverable at work (a working day is needed).
    #[serde(default)]
    pub at_work: bool,
    /// The artefact of a deliverable for somebody who can only practise it apart from work.
    #[serde(default)]
    pub practised: Option<String>,
    /// Steps in order, each doable in one sitting.
    #[serde(rename = "step")]
    pub steps: Vec<StepOutline>,
}

/// Something doable in one sitting of at most 90 minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StepOutline {
    /// What to do, an imperative.
    pub title: String,
    /// Working time in minutes.
    pub minutes: u32,
    /// Days that must pass after the step before it, for something to happen meanwhile.
    #[serde(default)]
    pub wait_days: u32,
}

/// A learnable piece of work: hours, prerequisites, milestones, evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Project {
    /// Stable id in kebab case.
    pub id: ProjectId,
    /// A few words.
    pub title: String,
    /// What one can do afterwards, one sentence.
    pub outcome: String,
    /// Hours of work.
    pub hours: Hours,
    /// Projects that come first.
    pub after: Vec<ProjectId>,
    /// Skills it builds (`skills.toml`).
    pub skills: Vec<SkillId>,
    /// Themes it moves time to (`themes.toml`).
    pub themes: Vec<String>,
    /// Largest share of the week it moves when owned, a fraction (default .05).
    pub moves: f64,
    /// What to keep as proof, a question to the person.
    pub evidence: String,
    /// A question that checks recall days later.
    pub recall: String,
    /// Who at work must agree before it becomes part of the week, and to what; one sentence.
    pub agree: String,
    /// Ids of the milestones that make its form for a plan of 30 days.
    pub intensive: Vec<String>,
    /// Two to five artefacts in order.
    pub milestones: Vec<Outline>,
}
