//! A whole journal as a zip of JSON lines with a manifest. `docs/archive.md` describes it.

use std::{
    fmt::Display,
    io::{Cursor, Read, Seek, Write},
};

use domain::{
    ErrorKind, UserError,
    journal::{Table, WholeJournal},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{Exported, Result, json, unmade};

/// What the manifest says that the file is.
const FORMAT: &str = "waymark-journal";
/// Version of the file's form; the layout of its rows has a number of its own.
const VERSION: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// The largest journal that is read, in bytes unpacked.
const LARGEST: u64 = 256 << 20;
const TRY_ANOTHER: &str =
    "Choose a file that holds a whole journal as Waymark saved it. Your journal is unchanged.";

/// What the file holds, and how to know that it is whole.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    /// Version of the journal's layout.
    layout: u32,
    tables: Vec<Part>,
}

/// One table's file.
#[derive(Debug, Serialize, Deserialize)]
struct Part {
    name: String,
    file: String,
    rows: usize,
    /// SHA-256 of the file's bytes in hexadecimal digits.
    sha256: String,
}

/// The zip of a journal: the same journal makes the same bytes.
///
/// # Errors
/// When the zip cannot be written, which no sound journal is known to cause.
pub fn pack(journal: &WholeJournal) -> Result<Exported> {
    let mut tables = Vec::new();
    let mut files = Vec::new();
    for Table { name, rows } in &journal.tables {
        let lines: String = rows.iter().flat_map(|row| [row, "\n"]).collect();
        let file = format!("{name}.jsonl");
        let sha256 = hash(lines.as_bytes());
        tables.push(Part { name: name.clone(), file: file.clone(), rows: rows.len(), sha256 });
        files.push((file, lines));
    }
    // Which numbers were given is no thing of the person's.
    let records =
        tables.iter().filter(|table| table.name != "counter").map(|table| table.rows).sum();
    let (format, layout) = (FORMAT.to_owned(), journal.layout);
    let manifest = Manifest { format, version: VERSION, layout, tables };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, MANIFEST, &json(&manifest)?)?;
    for (file, lines) in &files {
        add(&mut zip, file, lines.as_bytes())?;
    }
    Ok(Exported { bytes: zip.finish().map_err(unwritten)?.into_inner(), records })
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<()> {
    // No time of its own: the same journal makes the same bytes.
    zip.start_file(name, SimpleFileOptions::default()).map_err(unwritten)?;
    zip.write_all(bytes).map_err(unwritten)
}

pub(crate) fn unwritten(error: impl Display) -> UserError {
    unmade("The zip cannot be written", error)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The journal that [`pack`] made a zip of; `name` is what the person calls the file. That it is whole is
/// known then, not that its rows make a journal.
///
/// # Errors
/// `Foreign` when it is none, `Damaged` when it is not whole, `Newer` when a newer Waymark wrote it.
pub fn unpack(zip: impl Read + Seek, name: &str) -> Result<WholeJournal> {
    unpack_within(LARGEST, zip, name)
}

/// The same where all its files together take so much room at most.
pub(crate) fn unpack_within(
    mut room: u64,
    zip: impl Read + Seek,
    name: &str,
) -> Result<WholeJournal> {
    let not_ours = || {
        let what = format!("{name} is no journal of Waymark.");
        UserError::new(ErrorKind::Foreign, what, TRY_ANOTHER)
    };
    let mut zip = ZipArchive::new(zip).map_err(|_| not_ours())?;
    let manifest = member(&mut zip, MANIFEST, &mut room).map_err(|_| not_ours())?;
    let manifest: Manifest = serde_json::from_slice(&manifest).map_err(|_| not_ours())?;
    if manifest.format != FORMAT {
        return Err(not_ours());
    }
    if manifest.version > VERSION {
        return Err(UserError::new(
            ErrorKind::Newer,
            "This file was made by a newer Waymark.",
            "Please install the newer Waymark. Your journal is unchanged.",
        ));
    }
    let mut tables = Vec::new();
    for Part { name, file, sha256, .. } in manifest.tables {
        let bytes = member(&mut zip, &file, &mut room)?;
        if hash(&bytes) != sha256 {
            let message = format!("{file} in the file is not what was written.");
            return Err(UserError::new(ErrorKind::Damaged, message, TRY_ANOTHER));
        }
        let text = String::from_utf8(bytes).map_err(|error| damaged(&file, error))?;
        tables.push(Table { name, rows: text.lines().map(str::to_owned).collect() });
    }
    Ok(WholeJournal { layout: manifest.layout, tables })
}

/// A file of the zip, which takes of the `room` that is left.
fn member<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str, room: &mut u64) -> Result<Vec<u8>> {
    let entry = zip.by_name(name).map_err(|error| damaged(name, error))?;
    let mut bytes = Vec::new();
    entry.take(*room + 1).read_to_end(&mut bytes).map_err(|error| damaged(name, error))?;
    *room = room
        .checked_sub(bytes.len() as u64)
        .ok_or_else(|| damaged(name, "it is larger than any journal"))?;
    Ok(bytes)
}

fn damaged(name: &str, cause: impl Display) -> UserError {
    let what = format!("A part of the file is damaged: {name} ({cause}).");
    UserError::new(ErrorKind::Damaged, what, TRY_ANOTHER)
}
