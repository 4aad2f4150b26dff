//! The journal's entries for other programs.

use std::fmt::Write;

use domain::journal::Entry;

use super::{Format, table::csv};
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
        _ => Err(StoreError::Invalid(
            "The journal does not come in this format.".into(),
            "Choose md, csv or json.",
        )),
    }
}

fn text(entries: &[Entry]) -> String {
    let mut text = String::from("# Journal\n");
    let mut day = None;
    for entry in entries {
        if day.replace(entry.date) != Some(entry.date) {
            let _ = write!(text, "\n## {}\n", entry.date);
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
        [id, date, entry.text.clone(), entry.tags.join(" "), entry.links.join(" ")]
    }));
    csv(rows)
}
