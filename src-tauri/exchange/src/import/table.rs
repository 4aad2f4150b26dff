//! CSV: a table whose first row names the columns.

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, NOT_UTF8, due, minutes},
};
use crate::{Result, unreadable};

/// Names that programs give the columns, the likeliest first.
const TITLE: [&str; 9] =
    ["title", "task", "name", "task name", "summary", "subject", "content", "todo", "description"];
const DUE: [&str; 6] = ["due", "due date", "day", "deadline", "due on", "date"];
const MINUTES: [&str; 5] = ["minutes", "estimate", "duration", "estimated minutes", "time"];
const DONE: [&str; 5] = ["state", "status", "done", "completed", "complete"];
const NOTE: [&str; 5] = ["note", "notes", "description", "comment", "details"];

/// Where each of our fields stands.
struct Columns {
    title: usize,
    due: Option<usize>,
    minutes: Option<usize>,
    done: Option<usize>,
    note: Option<usize>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(bytes)).from_reader(bytes);
    let heads: Vec<String> = reader.byte_headers().map(names).unwrap_or_default();
    let Some(columns) = Columns::among(&heads) else {
        return Err(unreadable(
            "The table has no column of titles.",
            "Its first row names the columns; call one of them “title”.",
        ));
    };
    let mut found = Vec::new();
    let mut row = csv::ByteRecord::new();
    loop {
        let line = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        match reader.read_byte_record(&mut row) {
            Ok(true) => found.push((line, columns.task(&row))),
            // From memory nothing else goes wrong than the form of a row.
            Err(_) => found.push((line, Err("It is damaged.".into()))),
            Ok(false) => return Ok(found),
        }
    }
}

/// The sign that stands most often in the first line.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: &u8| first.iter().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn names(row: &csv::ByteRecord) -> Vec<String> {
    row.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect()
}

impl Columns {
    fn among(heads: &[String]) -> Option<Self> {
        let place = |names: &[&str]| {
            names.iter().find_map(|name| heads.iter().position(|head| head == name))
        };
        let title = place(&TITLE)?;
        Some(Self {
            title,
            due: place(&DUE),
            minutes: place(&MINUTES),
            done: place(&DONE),
            note: place(&NOTE).filter(|note| *note != title),
        })
    }

    fn task(&self, row: &csv::ByteRecord) -> std::result::Result<ImportedTask, String> {
        let text = |place: Option<usize>| {
            let field = place.and_then(|place| row.get(place)).unwrap_or_default();
            std::str::from_utf8(field).map_err(|_| NOT_UTF8.to_owned())
        };
        let done = match text(self.done)?.trim().to_lowercase().as_str() {
            "skipped" | "cancelled" | "canceled" | "deleted" => return Err(LEFT_OUT.into()),
            "done" | "completed" | "complete" | "closed" | "yes" | "true" | "x" | "1" => true,
            _ => false,
        };
        Ok(ImportedTask {
            title: text(Some(self.title))?.to_owned(),
            due: due(text(self.due)?)?,
            minutes: minutes(text(self.minutes)?),
            done,
            note: super::text::unquoted(text(self.note)?).to_owned(),
        })
    }
}
