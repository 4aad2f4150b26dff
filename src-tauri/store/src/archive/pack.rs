//! The journal as a zip of JSON lines with a manifest.

use std::io::{Cursor, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::Rows;
use crate::{Result, StoreError, file::MIGRATIONS, undo};

/// What the manifest says that the file is.
pub(super) const FORMAT: &str = "waymark-journal";
/// Version of the file's form; the layout of its rows has a number of its own.
pub(super) const VERSION: u32 = 1;
pub(super) const MANIFEST: &str = "manifest.json";

/// What the file holds, and how to know that it is whole.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub format: String,
    pub version: u32,
    /// Version of the journal's layout.
    pub layout: u32,
    pub tables: Vec<Part>,
}

/// One table's file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part {
    pub name: String,
    pub file: String,
    pub rows: usize,
    /// SHA-256 of the file's bytes in hexadecimal digits.
    pub sha256: String,
}

/// A packed journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The zip.
    pub bytes: Vec<u8>,
    /// Rows in it.
    pub records: usize,
}

pub(super) fn pack(rows: &Rows) -> Result<Packed> {
    let mut tables = Vec::new();
    let mut files = Vec::new();
    for table in undo::TABLES {
        let lines: String =
            rows.get(table).into_iter().flatten().flat_map(|(_, row)| [row, "\n"]).collect();
        let file = format!("{table}.jsonl");
        let count = rows.get(table).map_or(0, |rows| rows.len());
        let sha256 = hash(lines.as_bytes());
        tables.push(Part { name: table.to_owned(), file: file.clone(), rows: count, sha256 });
        files.push((file, lines));
    }
    let layout = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let records = tables.iter().map(|table| table.rows).sum();
    let manifest = Manifest { format: FORMAT.into(), version: VERSION, layout, tables };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, MANIFEST, &serde_json::to_vec_pretty(&manifest)?)?;
    for (file, lines) in &files {
        add(&mut zip, file, lines.as_bytes())?;
    }
    Ok(Packed { bytes: zip.finish().map_err(wrong)?.into_inner(), records })
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<()> {
    // No time of its own: the same journal makes the same bytes.
    zip.start_file(name, SimpleFileOptions::default()).map_err(wrong)?;
    zip.write_all(bytes).map_err(|error| StoreError::Io("The zip cannot be written".into(), error))
}

fn wrong(error: ZipError) -> StoreError {
    StoreError::Io("The zip cannot be written".into(), error.into())
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
