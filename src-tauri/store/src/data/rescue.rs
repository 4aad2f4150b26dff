//! A journal that cannot be opened: its backups are seen all the same, and one takes its place.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{
    archive, backup,
    open::{TABLES, never_a_fresh_start},
};
use crate::{
    Missing, Moment, Result, Source, StoreError, Watch, WindowLock,
    file::{MIGRATIONS, journal_file, look, private_folder},
};

/// Whether there is a journal in `dir` that is no database or not a whole one. One that is busy, cannot be
/// reached, or is of a newer Waymark is sound as far as we can know.
pub fn is_damaged(dir: &Path) -> bool {
    let file = journal_file(dir);
    match look(&file, Source::Journal) {
        Ok(_) if never_a_fresh_start(dir, &file).is_err() => true,
        Ok(there) => there && !is_whole(&file),
        Err(error) => matches!(error, StoreError::Foreign(..) | StoreError::Damaged(..)),
    }
}

fn is_whole(file: &Path) -> bool {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|journal| {
            let sound =
                journal.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))?;
            let version: u32 = journal.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            // An older layout is completed when it is opened.
            let tables = if version as usize == MIGRATIONS.len() { &TABLES[..] } else { &[] };
            for table in tables {
                let there = "SELECT count(*) FROM sqlite_schema WHERE name = ?";
                if journal.query_row(there, [table], |row| row.get::<_, i64>(0))? == 0 {
                    return Ok(format!("{table} is missing"));
                }
            }
            Ok(sound)
        })
        .map_or_else(|error| !is_corrupt(&error), |said| said == "ok")
}

fn is_corrupt(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// Puts a backup in the place of a damaged journal and returns where the damaged file lies now: nothing
/// of it is removed.
///
/// # Errors
/// `NotFound`, `Damaged`, `Foreign` or `Newer` for the backup, `Busy` while a window is open; else when a file
/// cannot be written. The damaged journal is where it was then, or the folder that was made for it says where.
pub fn rescue(dir: &Path, id: &str, now: &Moment) -> Result<PathBuf> {
    let _alone = WindowLock::take(dir)?;
    drop(archive::staged_backup(dir, id, now, &Watch::default())?);
    let (journal, Some(copy)) = (journal_file(dir), backup::file_of(dir, id)) else {
        return Err(StoreError::NotFound(Missing::Backup(id.to_owned())));
    };
    let wrong = |error| StoreError::writing(&journal, error);
    let time: String = now.utc.chars().filter(char::is_ascii_digit).take(17).collect();
    // What was kept before stays, also where the clock tells the same time twice.
    let aside = backup::untaken(format!("damaged-{time}"), |name| dir.join(name).exists());
    let aside = dir.join(aside);
    files::write_by(&journal, wrong, |draft| {
        fs::copy(&copy, draft)
            .and_then(|_| fs::OpenOptions::new().write(true).open(draft)?.sync_all())
            .map_err(wrong)?;
        if journal.exists() {
            private_folder(&aside)?;
        }
        // The log first: a file without it is older, a log without its file is nothing.
        for ending in ["sqlite3-wal", "sqlite3-shm", "sqlite3"] {
            let file = journal.with_extension(ending);
            if file.exists() {
                fs::rename(&file, aside.join(file.file_name().unwrap_or_default()))
                    .map_err(wrong)?;
            }
        }
        Ok(())
    })?;
    Ok(aside)
}
