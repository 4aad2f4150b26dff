//! A plan as it is proposed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    bounded::Minutes,
    occupation::OccupationName,
    project::{HoursRange, Phase},
};

/// A range of civil dates, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DateRange {
    /// First date.
    pub from: NaiveDate,
    /// Last date.
    pub to: NaiveDate,
}

impl DateRange {
    /// Whether `day` lies within.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Minutes per weekday, Monday first.
pub type WeekCapacity = [Minutes; 7];

/// What somebody asks of a plan, in their own terms. [`Ask::request`] checks it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Ask {
    /// First day.
    pub start: NaiveDate,
    /// Length in days: 90, or 30 for the intensive form.
    pub days: u32,
    /// Hours a week, 1-40, spread as the default week is; none for the default week.
    pub hours: Option<f64>,
    /// Days without work, known ahead.
    pub off: Vec<DateRange>,
    /// Projects that must be in it, by id.
    #[serde(default)]
    pub wanted: Vec<String>,
    /// Projects that must not be in it, by id.
    #[serde(default)]
    pub unwanted: Vec<String>,
    /// Projects that an earlier plan finished, by id: what builds on them can begin.
    #[serde(default)]
    pub finished: Vec<String>,
    /// Whether everything is practised apart from work: deliverables take their form as an exercise.
    #[serde(default)]
    pub apart: bool,
}

/// What a plan is made from: an [`Ask`] that has been checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Request {
    /// First day.
    pub start: NaiveDate,
    /// Length in days: 90, or 30 for the intensive form.
    pub days: u32,
    /// Minutes per weekday.
    #[ts(type = "number[]")]
    pub capacity: WeekCapacity,
    /// Days without work, known ahead.
    pub off: Vec<DateRange>,
    /// Projects that must be in it, by id.
    #[serde(default)]
    pub wanted: Vec<String>,
    /// Projects that must not be in it, by id.
    #[serde(default)]
    pub unwanted: Vec<String>,
    /// Projects that an earlier plan finished, by id.
    #[serde(default)]
    pub finished: Vec<String>,
    /// Whether everything is practised apart from work.
    #[serde(default)]
    pub apart: bool,
    /// What each weekday's step follows, Monday first, for example “the first coffee”; empty for none.
    #[serde(default)]
    pub routine: Vec<String>,
    /// Hours really needed per estimated hour, from the person's own log; the prior is 1.5.
    pub overrun: f64,
}

/// A project in a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SelectedProject {
    /// The project's id.
    pub project: String,
    /// Its title.
    pub title: String,
    /// Hours to expect.
    pub hours: HoursRange,
    /// What it is worth, in points.
    pub value: f64,
}

/// What has become of a step or milestone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Progress {
    /// Still to do.
    #[default]
    Open,
    /// Done: the fact, with its logical date, never changes.
    Done {
        /// Logical date on which it was done.
        on: NaiveDate,
        /// Minutes it took, if told.
        minutes: Option<u32>,
        /// A note on it.
        note: String,
    },
    /// Left out: frees its minutes.
    Skipped {
        /// Logical date on which it was left out.
        on: NaiveDate,
        /// For now or for good.
        #[serde(default)]
        how: SkipKind,
    },
}

/// How a step was skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipKind {
    /// Not this time.
    #[default]
    Skipped,
    /// For good.
    Removed,
    /// For later: it can come back.
    Paused,
}

impl Progress {
    /// Whether it is still to do.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// What a step is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Work on a milestone.
    #[default]
    Work,
    /// The weekly review.
    Review,
    /// A recall check of something learnt.
    Recall,
}

/// A checkable artefact on its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Milestone {
    /// `M1`, `M2`, … in order of day.
    pub id: String,
    /// What is done.
    pub title: String,
    /// The project it belongs to.
    pub project: String,
    /// Learn, apply or prove.
    pub phase: Phase,
    /// The thing that exists afterwards.
    pub artefact: String,
    /// The day it is due: the day of its last step.
    pub day: NaiveDate,
    /// Minutes planned for all its steps.
    pub minutes: u32,
    /// What to keep as proof.
    pub evidence: String,
    /// What has become of it.
    pub progress: Progress,
}

/// Something doable in one sitting, on its day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Step {
    /// `S1`, `S2`, … in order of day.
    pub id: String,
    /// The milestone it belongs to; none for reviews.
    pub milestone: Option<String>,
    /// Work, review or recall.
    pub kind: StepKind,
    /// What to do.
    pub title: String,
    /// The day it is planned for.
    pub day: NaiveDate,
    /// Minutes planned.
    pub minutes: u32,
    /// Minutes worked on it so far while it is open.
    #[serde(default)]
    pub spent: u32,
    /// What it follows, in the person's words: “the first coffee”; none for the weekday's routine.
    #[serde(default)]
    pub cue: Option<String>,
    /// What has become of it.
    pub progress: Progress,
}

/// One day's minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayLoad {
    /// The date.
    pub day: NaiveDate,
    /// Minutes there are.
    pub capacity: u32,
    /// Minutes planned.
    pub planned: u32,
}

/// When the work will be finished, given how hours overrun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finish {
    /// As likely before as after.
    pub p50: NaiveDate,
    /// Four in five finish by then.
    pub p80: NaiveDate,
}

/// What it costs to have one's way with a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ConstraintCost {
    /// The project's id.
    pub project: String,
    /// Its title.
    pub title: String,
    /// Whether it was pinned; else it was left out.
    pub pinned: bool,
    /// Points that the best choice is worth less, at least 0.
    pub points: f64,
}

/// A proposed plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Where the person works.
    pub origin: OccupationName,
    /// Where they want to stand; the origin itself for reshape.
    pub target: OccupationName,
    /// What was asked.
    pub request: Request,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Number of days.
    pub days: u32,
    /// Estimated minutes that fit: capacity over overrun.
    pub budget_minutes: u32,
    /// The projects chosen, best value per hour first.
    pub chosen: Vec<SelectedProject>,
    /// Their value in points.
    pub value: f64,
    /// The best value any selection could have.
    pub bound: f64,
    /// `bound - value`; 0 is a proof that nothing better fits.
    pub proven_gap: f64,
    /// What each pin and each exclusion costs.
    #[serde(default)]
    pub costs: Vec<ConstraintCost>,
    /// Six to nine artefacts in order of day.
    pub milestones: Vec<Milestone>,
    /// Steps in order of day.
    pub steps: Vec<Step>,
    /// Every day's minutes.
    pub load: Vec<DayLoad>,
    /// Reserve days, free of steps.
    pub reserves: Vec<NaiveDate>,
    /// When it will be finished.
    pub finish: Finish,
    /// What the reader must know.
    pub notes: Vec<String>,
}
