//! Settings, and what the settings page says of the journal.

use std::path::Path;

use domain::plan::Reminders;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;
use ts_rs::TS;

use crate::{Changed, DAY_START_HOUR, Moment, Op, Result, Store, StoreError, open::journal_file};

/// The journal as the settings page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Settings {
    /// Folder of the journal.
    pub data_dir: String,
    /// Size of the journal's file and its log in bytes.
    pub journal_bytes: u64,
    /// Number of entries.
    pub entries: u32,
    /// Hour at which a day starts, 0-23.
    pub day_start_hour: u32,
    /// When to be reminded.
    pub reminders: Reminders,
    /// Version of the file's layout.
    pub schema_version: u32,
    /// What went wrong on opening without stopping it.
    pub notes: Vec<String>,
}

impl Store {
    /// Everything the settings page shows.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        let entries = "SELECT count(*) FROM entry WHERE trashed = 0";
        let file = journal_file(&self.dir);
        let bytes = |file: &Path| std::fs::metadata(file).map_or(0, |meta| meta.len());
        Ok(Settings {
            data_dir: self.dir.display().to_string(),
            journal_bytes: bytes(&file) + bytes(&file.with_extension("sqlite3-wal")),
            entries: self.connection.query_row(entries, [], |row| row.get(0))?,
            day_start_hour: self.day_start_hour()?,
            reminders: self.reminders()?,
            schema_version: self.schema_version()?,
            notes: self.notes.clone(),
        })
    }

    /// The hour at which a day starts, 0-23.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn day_start_hour(&self) -> Result<u32> {
        let value = setting(&self.connection, "day_start_hour")?;
        Ok(value.and_then(|value| value.parse().ok()).unwrap_or(DAY_START_HOUR))
    }

    /// Chooses the hour at which a day starts, 0-23.
    ///
    /// # Errors
    /// `Invalid` when there is no such hour.
    pub fn set_day_start(&mut self, hour: u32, now: &Moment) -> Result<Changed> {
        if hour > 23 {
            return Err(StoreError::Invalid(
                format!("There is no hour {hour}."),
                "Choose an hour from 0 to 23.",
            ));
        }
        let set = |tx: &Transaction| {
            set_to(tx, "day_start_hour", &hour.to_string())?;
            Ok(((), vec!["day_start_hour".to_owned()]))
        };
        Ok(self.transact(Op::SetDayStart, now, set)?.1)
    }

    /// Numbers that change when anything is written, here or by another program.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn version(&self) -> Result<(i64, u64)> {
        Ok((self.data_version()?, self.connection.total_changes()))
    }

    /// A number that changes when another program has written to the journal.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}

/// What is set, if anything is.
pub(crate) fn setting(connection: &Connection, key: &str) -> Result<Option<String>> {
    let mut query = connection.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// Sets a setting.
pub(crate) fn set_to(tx: &Transaction, key: &str, value: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )?;
    Ok(())
}
