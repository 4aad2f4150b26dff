//! A plan: as it is proposed, and as it runs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::request::Request;
use crate::{
    id::{MilestoneId, ProjectId, StepId, Uid},
    occupation::OccupationName,
    project::{HoursRange, Phase},
};

/// A project in a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SelectedProject {
    /// The project's id.
    pub project: ProjectId,
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

    /// Whether it was left out, for now or for good.
    pub fn is_skipped(&self) -> bool {
        matches!(self, Self::Skipped { .. })
    }

    /// The logical date on which it was done.
    pub fn done_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Done { on, .. } => Some(*on),
            _ => None,
        }
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
    /// `M1`, `M2`, … in order of day; `P1-M1` for one of an earlier plan.
    pub id: MilestoneId,
    /// Its id for ever; empty in a draft.
    #[serde(default)]
    pub uid: Uid,
    /// What is done.
    pub title: String,
    /// The project it belongs to.
    pub project: ProjectId,
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
    /// What came of it, in one sentence that others may read; empty until the person writes it. The note of its
    /// progress is private.
    #[serde(default)]
    pub proof: String,
    /// What has become of it.
    pub progress: Progress,
}

/// Something doable in one sitting, on its day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Step {
    /// `S1`, `S2`, … in order of day.
    pub id: StepId,
    /// Its id for ever; empty in a draft.
    #[serde(default)]
    pub uid: Uid,
    /// The milestone it belongs to; none for reviews.
    pub milestone: Option<MilestoneId>,
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

impl Step {
    /// Whether it is work that is still to do. Reviews and recall checks lapse with their day.
    pub fn is_open_work(&self) -> bool {
        self.progress.is_open() && self.kind == StepKind::Work
    }

    /// Whether it waits from a day before `date`.
    pub fn is_behind(&self, date: NaiveDate) -> bool {
        self.is_open_work() && self.day < date
    }

    /// Whether it is work on a milestone.
    pub fn belongs_to(&self, milestone: &str) -> bool {
        self.kind == StepKind::Work && self.milestone.as_deref() == Some(milestone)
    }
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
    pub project: ProjectId,
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

/// A plan that somebody started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// Number within the journal.
    pub id: i64,
    /// Its id for ever.
    #[serde(default)]
    pub uid: Uid,
    /// The draft as it stands now: days moved by rescheduling, progress recorded.
    pub draft: Draft,
    /// What happened that the draft does not show.
    #[serde(default)]
    pub actual: Actual,
}

impl Plan {
    /// The project that a step belongs to; empty for a review.
    pub fn project_of(&self, step: &Step) -> &str {
        let own = self.draft.milestones.iter().find(|one| Some(&one.id) == step.milestone.as_ref());
        own.map_or("", |milestone| &milestone.project)
    }
}

/// What happened while a plan ran.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Actual {
    /// Work that did not finish its step, oldest first.
    pub sessions: Vec<WorkSession>,
    /// Every time a step or milestone changed its day, oldest first.
    pub moved: Vec<MovedOn>,
    /// Dates that never were: skipped by travel across the date line.
    pub skipped: Vec<NaiveDate>,
    /// Checkpoints that were held: 30, 60, 90.
    pub held: Vec<u32>,
    /// The highest number that a step of this plan ever had: none is given twice.
    #[serde(default)]
    pub last_step: u32,
    /// The same for milestones.
    #[serde(default)]
    pub last_milestone: u32,
}

/// Minutes worked on a step without finishing it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkSession {
    /// The step's id.
    pub step: StepId,
    /// Logical date.
    pub on: NaiveDate,
    /// Minutes, 1-960.
    pub minutes: u32,
    /// What was done.
    pub note: String,
}

/// That a step changed its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MovedOn {
    /// The step's id.
    pub id: StepId,
    /// Where it stood.
    pub from: NaiveDate,
    /// Logical date on which it was moved.
    pub on: NaiveDate,
}
