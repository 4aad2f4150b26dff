//! Tasks from other programs.
//!
//! A file is read as far as it can be: what cannot be read is skipped and said with its line. Only a
//! file that holds nothing of its format is refused.

mod calendar;
mod markdown;
mod org;
mod table;
mod taskwarrior;
mod text;
mod todotxt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Result, unreadable};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 << 20;
/// The longest title in characters; what is longer is no task but a text.
const LONGEST_TITLE: usize = 300;
/// Where a note is cut, in characters.
const LONGEST_NOTE: usize = 4000;
/// The most minutes of a task: a day.
const MOST_MINUTES: u32 = 960;

/// A format that tasks come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskFormat {
    /// What `task export` writes.
    Taskwarrior,
    /// A line per task.
    Todotxt,
    /// A calendar.
    Ics,
    /// A table whose first row names the columns.
    Csv,
    /// An outline of Org mode.
    Org,
    /// Boxes in a Markdown list.
    Md,
}

impl TaskFormat {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Taskwarrior, Self::Todotxt, Self::Ics, Self::Csv, Self::Org, Self::Md];
}

/// A task as another program had it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportedTask {
    /// What to do, on one line.
    pub title: String,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// Minutes it takes, 1-960.
    pub minutes: Option<u32>,
    /// Whether it is done.
    pub done: bool,
    /// What else was written about it.
    pub note: String,
}

/// A task that could not be read, or does not belong into a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SkippedTask {
    /// The line that it begins on, from 1.
    pub line: usize,
    /// Why, one sentence.
    pub reason: String,
}

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Imported {
    /// Tasks found, those that were skipped included.
    pub read: usize,
    /// Tasks that could be read, in the order of the file.
    pub tasks: Vec<ImportedTask>,
    /// The others.
    pub skipped: Vec<SkippedTask>,
}

/// A task of one line of the file, or why it is skipped.
type Line = (usize, std::result::Result<ImportedTask, String>);

/// The tasks in a file. `civil` is the date of an instant where the person lives: some formats know
/// instants only.
///
/// # Errors
/// `Unreadable` for a file that is no text, is too large or holds nothing of the format.
pub fn tasks(
    bytes: &[u8],
    format: TaskFormat,
    civil: &dyn Fn(DateTime<Utc>) -> NaiveDate,
) -> Result<Imported> {
    if bytes.len() > LARGEST {
        return Err(unreadable(
            "The file is larger than 64 MB.",
            "Export fewer tasks, then try again.",
        ));
    }
    if bytes.contains(&0) {
        return Err(unreadable(
            "The file holds no text.",
            "Name the file that the other program exported.",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let found = match format {
        TaskFormat::Taskwarrior => taskwarrior::read(text::whole(bytes)?, civil)?,
        TaskFormat::Todotxt => todotxt::read(bytes),
        TaskFormat::Ics => calendar::read(bytes, civil)?,
        TaskFormat::Csv => table::read(bytes)?,
        TaskFormat::Org => org::read(bytes),
        TaskFormat::Md => markdown::read(text::whole(bytes)?),
    };
    let mut imported = Imported { read: found.len(), tasks: Vec::new(), skipped: Vec::new() };
    for (line, task) in found {
        match task.and_then(sound) {
            Ok(task) => imported.tasks.push(task),
            Err(reason) => imported.skipped.push(SkippedTask { line, reason }),
        }
    }
    Ok(imported)
}

/// A task as a plan can hold it.
fn sound(mut task: ImportedTask) -> std::result::Result<ImportedTask, String> {
    task.title = text::unquoted(&text::one_line(&task.title)).to_owned();
    if task.title.is_empty() {
        return Err("It has no title.".into());
    }
    if task.title.chars().count() > LONGEST_TITLE {
        return Err(format!("Its title is longer than {LONGEST_TITLE} characters."));
    }
    task.note = text::cut(task.note.trim(), LONGEST_NOTE);
    task.minutes = task.minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    Ok(task)
}
