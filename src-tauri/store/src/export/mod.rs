//! The plan in formats that other programs read.

mod calendar;
mod markdown;
mod table;

use std::{fs, path::Path};

use domain::plan::Plan;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Result, StoreError};

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
}

impl Format {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Ics => "ics",
            Self::Csv => "csv",
            Self::Json => "json",
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
    /// Steps and milestones in it.
    pub records: usize,
}

/// The plan as text in a format.
///
/// # Errors
/// When it cannot be written as such, which no sound plan is known to cause.
pub fn plan(plan: &Plan, format: Format) -> Result<String> {
    match format {
        Format::Md => Ok(markdown::checklist(plan)),
        Format::Ics => Ok(calendar::calendar(plan)),
        Format::Csv => table::table(plan),
        Format::Json => Ok(serde_json::to_string_pretty(plan)?),
    }
}

/// Writes the plan to a file; an older file of that name is replaced only when all is written.
///
/// # Errors
/// `Io` when the file cannot be written; the older one is then still there.
pub fn plan_to_file(running: &Plan, format: Format, file: &Path) -> Result<Written> {
    let text = plan(running, format)?;
    let wrong = |error| StoreError::Io(format!("{} cannot be written", file.display()), error);
    let mut draft = file.as_os_str().to_owned();
    draft.push(".part");
    fs::write(&draft, &text).map_err(wrong)?;
    fs::rename(&draft, file).map_err(wrong)?;
    let records = running.draft.steps.len() + running.draft.milestones.len();
    Ok(Written { file: file.display().to_string(), bytes: text.len(), records })
}
