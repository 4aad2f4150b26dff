//! What leaves for other programs: the plan, entries, evidence and documents.

mod calendar;
mod document;
mod entries;
mod evidence;
mod face;
mod item;
mod markdown;
mod notion;
mod org;
mod pages;
mod paper;
mod table;
mod taskwarrior;
mod todotxt;

use chrono::{DateTime, NaiveDate, Utc};
use domain::plan::Plan;
use serde::Deserialize;
use ts_rs::TS;

use crate::{Exported, Result, json};

pub use document::{DocumentFormat, document};
pub(crate) use entries::diary;
pub use entries::{EntriesFormat, entries};
pub(crate) use evidence::portfolio;
pub use evidence::{EvidenceFormat, evidence};
pub(crate) use markdown::checklist;

/// A format of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanFormat {
    /// A checklist to read and print.
    Md,
    /// A calendar.
    Ics,
    /// A table.
    Csv,
    /// Everything, for programs.
    Json,
    /// All of it to print.
    Pdf,
    /// This week to print, with room to write. [`week`] prints the others.
    Week,
    /// A table with pages, as Notion takes it in.
    Notion,
    /// Tasks for `task import`.
    Taskwarrior,
    /// A line per task.
    Todotxt,
    /// An outline for Org mode.
    Org,
}

impl PlanFormat {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Md,
        Self::Ics,
        Self::Csv,
        Self::Json,
        Self::Pdf,
        Self::Week,
        Self::Notion,
        Self::Taskwarrior,
        Self::Todotxt,
        Self::Org,
    ];

    /// What its files are called before the ending.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Week => "waymark-week",
            Self::Notion => "waymark-notion",
            Self::Taskwarrior => "waymark-taskwarrior",
            _ => "waymark-plan",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Ics => "ics",
            Self::Csv => "csv",
            Self::Json | Self::Taskwarrior => "json",
            Self::Pdf | Self::Week => "pdf",
            Self::Notion => "zip",
            Self::Todotxt => "txt",
            Self::Org => "org",
        }
    }
}

/// The plan in a format, as it stands at `now`, which is on the logical date `today`.
///
/// # Errors
/// When it cannot be written as such, which no sound plan is known to cause.
pub fn plan(
    plan: &Plan,
    format: PlanFormat,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Exported> {
    let bytes = match format {
        PlanFormat::Md => checklist(plan).into_bytes(),
        PlanFormat::Ics => calendar::calendar(plan, now).into_bytes(),
        PlanFormat::Csv => table::table(plan)?,
        PlanFormat::Json => json(plan)?,
        PlanFormat::Pdf => pages::plan(plan)?,
        PlanFormat::Week => return week(plan, None, today),
        PlanFormat::Notion => notion::archive(plan)?,
        PlanFormat::Taskwarrior => taskwarrior::tasks(plan)?.into_bytes(),
        PlanFormat::Todotxt => todotxt::lines(plan).into_bytes(),
        PlanFormat::Org => org::outline(plan).into_bytes(),
    };
    Ok(Exported { bytes, records: plan.draft.steps.len() + plan.draft.milestones.len() })
}

/// One week of the plan to print, with room to write: the `number`th from 1, or the one that holds `today`.
///
/// # Errors
/// `Invalid` for a week that the plan does not have; else as [`plan`].
pub fn week(plan: &Plan, number: Option<u32>, today: NaiveDate) -> Result<Exported> {
    pages::week(plan, number, today)
}
