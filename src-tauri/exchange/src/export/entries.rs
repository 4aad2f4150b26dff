//! The journal's entries for other programs.

use std::fmt::Write;

use domain::journal::Entry;
use serde::Deserialize;
use ts_rs::TS;

use super::{
    item::{one_line, uuid, uuid_of},
    markdown::plain,
    notion::{self, Page},
    table::csv,
};
use crate::{Exported, Result, json};

/// A format of journal entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntriesFormat {
    /// A text to read.
    Md,
    /// A table.
    Csv,
    /// Everything, for programs.
    Json,
    /// A table with pages, as Notion takes it in.
    Notion,
}

impl EntriesFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Notion => "zip",
        }
    }
}

/// Entries in the order given.
///
/// # Errors
/// When they cannot be written as such, which no sound entry is known to cause.
pub fn entries(entries: &[Entry], format: EntriesFormat) -> Result<Exported> {
    let bytes = match format {
        EntriesFormat::Md => diary(entries).into_bytes(),
        EntriesFormat::Csv => table(entries)?,
        EntriesFormat::Json => json(entries)?,
        EntriesFormat::Notion => notion(entries)?,
    };
    Ok(Exported { bytes, records: entries.len() })
}

/// Entries as a text to read.
pub(crate) fn diary(entries: &[Entry]) -> String {
    let mut text = String::from("# Journal\n");
    let mut day = None;
    for entry in entries {
        if day.replace(entry.date) != Some(entry.date) {
            let _ = write!(text, "\n## {}\n", entry.date);
        } else {
            text += "\n* * *\n";
        }
        let _ = write!(text, "\n{}\n", entry.text);
        let tags: Vec<String> = entry.tags.iter().map(|tag| format!("#{tag}")).collect();
        if !tags.is_empty() {
            let _ = write!(text, "\n{}\n", tags.join(" "));
        }
    }
    text
}

fn table(entries: &[Entry]) -> Result<Vec<u8>> {
    let mut rows = vec![["id", "date", "text", "tags", "links"].map(str::to_owned)];
    rows.extend(entries.iter().map(|entry| {
        let (id, date) = (entry.id.to_string(), entry.date.to_string());
        [id, date, entry.text.clone(), entry.tags.join(", "), entry.links.join(", ")]
    }));
    csv(rows)
}

/// A table of entries whose rows are pages with their words.
fn notion(entries: &[Entry]) -> Result<Vec<u8>> {
    let title = |entry: &Entry| -> String {
        let words: String = one_line(&entry.text).chars().take(60).collect();
        format!("{} {}", entry.date, words.trim())
    };
    let id = |entry: &Entry| uuid(&entry.uid);
    let mut rows = vec![["Name", "Id", "Date", "Tags", "Links", "UUID"].map(str::to_owned)];
    rows.extend(entries.iter().map(|entry| {
        let (date, key) = (entry.date.to_string(), id(entry).to_string());
        let tags = entry.tags.join(", ");
        [title(entry), entry.id.to_string(), date, tags, entry.links.join(", "), key]
    }));
    let page = |entry: &Entry| Page {
        title: title(entry),
        id: id(entry),
        text: format!("# {}\n\n{}\n", plain(&title(entry)), entry.text),
    };
    notion::table("Waymark journal", uuid_of("journal"), &csv(rows)?, entries.iter().map(page))
}
