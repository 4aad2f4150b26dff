//! The plan and the journal in formats that other programs read.

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

use std::{fs, io::Write, path::Path};

use chrono::{DateTime, Utc};
use domain::plan::Plan;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Moment, Result, StoreError};

pub use document::{DocumentFormat, document, sentences};
pub use entries::entries;
pub use evidence::evidence;
pub(crate) use evidence::proof;

/// A format of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
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
    /// One week to print, with room to write.
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

impl Format {
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

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// Path of the file.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// Things in it: steps and milestones, entries, or rows.
    pub records: usize,
}

/// The plan in a format, as it stands at `now`. Only [`Format::Week`] has a `week`, counted from 1;
/// none is the one of today.
///
/// # Errors
/// `Invalid` for a week that the plan does not have, or for a format that knows no weeks; else when
/// it cannot be written as such, which no sound plan is known to cause.
pub fn plan(plan: &Plan, format: Format, week: Option<u32>, now: &Moment) -> Result<Vec<u8>> {
    if week.is_some() && format != Format::Week {
        return Err(StoreError::Invalid(
            "This format holds the whole plan, not a week of it.".into(),
            "Leave the week out, or choose the printable week.",
        ));
    }
    match format {
        Format::Md => Ok(markdown::checklist(plan).into_bytes()),
        Format::Ics => Ok(calendar::calendar(plan, instant(now)?).into_bytes()),
        Format::Csv => table::table(plan),
        Format::Json => Ok(serde_json::to_vec_pretty(plan)?),
        Format::Pdf => pages::plan(plan),
        Format::Week => pages::week(plan, week, now.today),
        Format::Notion => notion::archive(plan),
        Format::Taskwarrior => Ok(taskwarrior::tasks(plan)?.into_bytes()),
        Format::Todotxt => Ok(todotxt::lines(plan).into_bytes()),
        Format::Org => Ok(org::outline(plan).into_bytes()),
    }
}

/// The plan as a checklist to read.
pub(crate) fn checklist(plan: &Plan) -> Vec<u8> {
    markdown::checklist(plan).into_bytes()
}

fn instant(now: &Moment) -> Result<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(&now.utc).map(|at| at.to_utc()).map_err(|_| {
        StoreError::Invalid(
            format!("The clock says {}, which is no time.", now.utc),
            "See to the clock of this system, then try again.",
        )
    })
}

/// Writes the plan to a file as [`plan`] makes it; an older file of that name is replaced only when
/// all is written.
///
/// # Errors
/// Those of [`plan`], and `Io` when the file cannot be written; the older one is then still there.
pub fn plan_to_file(
    running: &Plan,
    format: Format,
    week: Option<u32>,
    now: &Moment,
    file: &Path,
) -> Result<Written> {
    let bytes = plan(running, format, week, now)?;
    let records = match format {
        Format::Week => pages::records(running, week, now.today)?,
        _ => running.draft.steps.len() + running.draft.milestones.len(),
    };
    to_file(&bytes, records, file)
}

/// Writes `records` things as `bytes`; an older file of that name is replaced only when all is written.
///
/// # Errors
/// `Io` when the file cannot be written; the older one is then still there.
pub fn to_file(bytes: &[u8], records: usize, file: &Path) -> Result<Written> {
    let wrong = |error| StoreError::Io(format!("{} cannot be written", file.display()), error);
    let mut draft = file.as_os_str().to_owned();
    draft.push(".part");
    // A name may only stand for bytes that outlive a loss of power.
    fs::File::create(&draft)
        .and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all()))
        .map_err(wrong)?;
    fs::rename(&draft, file).map_err(wrong)?;
    Ok(Written { file: file.display().to_string(), bytes: bytes.len(), records })
}
