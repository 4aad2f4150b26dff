//! The journal's entries for other programs.

use std::fmt::Write;

use domain::journal::Entry;

use super::{
    Format,
    item::{one_line, uuid_of},
    markdown::plain,
    notion::{self, Page},
    table::csv,
};
use crate::{Result, StoreError};

/// Entries in the order given: as a text to read, a table, or everything for programs.
///
/// # Errors
/// `Invalid` for a format of plans.
pub fn entries(entries: &[Entry], format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Md => Ok(text(entries).into_bytes()),
        Format::Csv => table(entries),
        Format::Json => Ok(serde_json::to_vec_pretty(entries)?),
        Format::Notion => notion(entries),
        _ => Err(StoreError::Invalid(
            "The journal does not come in this format.".into(),
            "Choose md, csv, json or notion.",
        )),
    }
}

fn text(entries: &[Entry]) -> String {
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
    let id = |entry: &Entry| uuid_of("entry", &entry.id.to_string());
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
    notion::table("Waymark journal", uuid_of("journal", ""), &csv(rows)?, entries.iter().map(page))
}
