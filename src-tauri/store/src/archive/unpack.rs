//! A zip on its way in: nothing of it is believed before it was read.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use rusqlite::Connection;
use serde_json::{Map, Value};
use zip::{ZipArchive, result::ZipError};

use super::{
    pack::{FORMAT, MANIFEST, Manifest, Part, VERSION, hash},
    sound, unsound,
};
use crate::{
    Moment, Result, Store, StoreError,
    file::{APPLICATION_ID, MIGRATIONS},
    undo,
};

/// The largest table that is read, in bytes unpacked.
const LARGEST: u64 = 256 << 20;
const TRY_ANOTHER: &str =
    "Choose a file that “export all” made, whole and unchanged. Your journal is unchanged.";

type Zip = ZipArchive<BufReader<File>>;

/// What the file holds as a journal in memory, in the present layout.
pub(super) fn stage(file: &Path, now: &Moment) -> Result<Store> {
    let opened = File::open(file)
        .map_err(|error| StoreError::Io(format!("{} cannot be read", file.display()), error))?;
    let mut zip = ZipArchive::new(BufReader::new(opened)).map_err(|_| not_ours(file))?;
    let manifest: Manifest = match bytes(&mut zip, MANIFEST) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| not_ours(file))?,
        Err(_) => return Err(not_ours(file)),
    };
    if manifest.format != FORMAT {
        return Err(not_ours(file));
    }
    let layout = manifest.layout as usize;
    if manifest.version > VERSION || layout > MIGRATIONS.len() {
        return Err(StoreError::Unreadable(
            "This file was made by a newer Waymark.".into(),
            "Please install the newer Waymark. Your journal is unchanged.",
        ));
    }
    let mut connection = Connection::open_in_memory()?;
    for sql in MIGRATIONS.iter().take(layout) {
        connection.execute_batch(sql)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", manifest.layout)?;
    let tx = connection.transaction()?;
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for part in &manifest.tables {
        fill(&tx, &mut zip, part)?;
    }
    tx.commit().map_err(|error| unsound(&error.to_string()))?;
    sound(connection, now)
}

/// Puts the rows of one table in.
fn fill(tx: &rusqlite::Transaction, zip: &mut Zip, part: &Part) -> Result<()> {
    let Some(table) = undo::TABLES.into_iter().find(|table| *table == part.name) else {
        return Err(unsound(&format!("nothing here is called “{}”", part.name)));
    };
    let bytes = bytes(zip, &part.file)?;
    if hash(&bytes) != part.sha256 {
        return Err(StoreError::Unreadable(
            format!("{} in the file is not what was written.", part.file),
            TRY_ANOTHER,
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| unsound(&error.to_string()))?;
    let columns = undo::columns(tx, table)?;
    for (line, row) in text.lines().enumerate() {
        let wrong = |why: &str| unsound(&format!("line {} of {}: {why}", line + 1, part.file));
        let fields: Map<String, Value> =
            serde_json::from_str(row).map_err(|error| wrong(&error.to_string()))?;
        // Names become part of a statement: only those that the table has.
        if let Some(name) = fields.keys().find(|name| !columns.contains(name)) {
            return Err(wrong(&format!("there is no field “{name}”")));
        }
        let id = fields.get("id").and_then(Value::as_i64).ok_or_else(|| wrong("it has no id"))?;
        undo::put_row(tx, table, id, Some(row)).map_err(|error| wrong(&error.to_string()))?;
    }
    Ok(())
}

fn bytes(zip: &mut Zip, name: &str) -> Result<Vec<u8>> {
    let damaged = |error: ZipError| {
        StoreError::Unreadable(
            format!("A part of the file is damaged: {name} ({error})."),
            TRY_ANOTHER,
        )
    };
    let entry = zip.by_name(name).map_err(damaged)?;
    let mut bytes = Vec::new();
    let read = entry.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| damaged(ZipError::Io(error)))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unsound(&format!("{name} is larger than any journal")));
    }
    Ok(bytes)
}

fn not_ours(file: &Path) -> StoreError {
    StoreError::Unreadable(format!("{} is no journal of Waymark.", file.display()), TRY_ANOTHER)
}
