//! A zip as Notion takes it in: a table whose rows are pages, and the pages of the milestones.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use domain::plan::Plan;
use uuid::Uuid;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    item::{Item, items, one_line, uuid},
    markdown::{mark, plain},
    table::csv,
};
use crate::{Result, archive::unwritten};

/// The table's name, and that of the folder with its pages.
const TABLE: &str = "Waymark plan";

/// The longest title in the name of a file; unpacking fails where a path gets too long.
const LONGEST_NAME: usize = 60;

/// The plan as a zip.
pub(super) fn archive(plan: &Plan) -> Result<Vec<u8>> {
    let all = items(plan);
    let pages = all.iter().filter(|item| item.is_milestone()).map(|milestone| Page {
        title: milestone.line(),
        id: uuid(milestone.uid),
        text: page(milestone, &all),
    });
    table(TABLE, uuid(&plan.uid), &csv(rows(&all))?, pages)
}

/// A page of a table.
pub(super) struct Page {
    /// The row's first column.
    pub title: String,
    /// The same in every export.
    pub id: Uuid,
    /// Markdown.
    pub text: String,
}

/// A table with pages as a zip. Pages are named as Notion's own export names them, which is how it finds
/// the row that a page belongs to: title, space, 32 digits.
pub(super) fn table(
    name: &str,
    id: Uuid,
    csv: &[u8],
    pages: impl Iterator<Item = Page>,
) -> Result<Vec<u8>> {
    let base = format!("{name} {}", id.simple());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: String, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).map_err(unwritten)?;
        zip.write_all(bytes).map_err(unwritten)
    };
    add(format!("{base}.csv"), csv)?;
    for Page { title, id, text } in pages {
        add(format!("{base}/{} {}.md", file_name(&title), id.simple()), text.as_bytes())?;
    }
    Ok(zip.finish().map_err(unwritten)?.into_inner())
}

fn rows(all: &[Item]) -> Vec<[String; 9]> {
    let heads = ["Name", "Id", "Kind", "Milestone", "Due", "Minutes", "Status", "Done on", "UUID"];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(all.iter().map(|item| {
        let status = match item.state() {
            "open" => "Not started",
            "done" => "Done",
            _ => "Skipped",
        };
        [
            item.line(),
            item.id.to_owned(),
            item.kind.to_owned(),
            item.milestone.unwrap_or_default().to_owned(),
            item.day.to_string(),
            item.minutes.to_string(),
            status.to_owned(),
            item.ended().map(|day| day.to_string()).unwrap_or_default(),
            uuid(item.uid).to_string(),
        ]
    }));
    rows
}

fn page(milestone: &Item, all: &[Item]) -> String {
    let mut text = format!("# {}\n\n", plain(milestone.title));
    let _ = writeln!(text, "Id: {}\nDue: {}\n", milestone.id, milestone.day);
    let _ = writeln!(text, "Makes: {}\n\n## Steps\n", plain(milestone.artefact));
    for step in all.iter().filter(|item| item.milestone == Some(milestone.id)) {
        let (mark, title) = (mark(step.progress), plain(step.title));
        let _ = writeln!(text, "- [{mark}] {title} ({}, {} min)", step.day, step.minutes);
    }
    if !milestone.proof.is_empty() {
        let _ = writeln!(text, "\n{}", plain(milestone.proof));
    }
    text
}

/// A title as the name of a file on every system.
fn file_name(title: &str) -> String {
    let allowed = |character: char| !"\\/:*?\"<>|#%.".contains(character);
    let name: String = one_line(title).chars().filter(|c| allowed(*c)).collect();
    let name: String = name.chars().take(LONGEST_NAME).collect();
    if name.trim().is_empty() { "Untitled".to_owned() } else { name.trim().to_owned() }
}
