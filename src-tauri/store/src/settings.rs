//! Settings: when a day starts, what to be reminded of, which release of O*NET is in force, and what the settings
//! page says of the journal. The release itself is a file of the catalogue's.

use std::path::Path;

use chrono::{NaiveDateTime, TimeDelta};
use domain::{plan::Reminders, risk::RiskReport};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Changed, DAY_START_HOUR, Moment, Op, Result, Source, Store, StoreError,
    file::{journal_file, look},
    risk,
};

/// Longer ago than this, in days, a reminder says nothing about the next one.
const REMEMBERED: i64 = 120;
/// The setting that names the release in force.
const RELEASE: &str = "onet_release";

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

    /// What the person wants to be reminded of; nothing until they say so.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn reminders(&self) -> Result<Reminders> {
        let body = setting(&self.connection, "reminders")?;
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?.unwrap_or_default())
    }

    /// Keeps what the person wants to be reminded of.
    ///
    /// # Errors
    /// As [`Reminders::check`]; nothing has changed then.
    pub fn set_reminders(&mut self, reminders: &Reminders, now: &Moment) -> Result<Changed> {
        reminders.check()?;
        let body = serde_json::to_string(reminders)?;
        let kept = |tx: &Transaction| {
            set_to(tx, "reminders", &body)?;
            Ok(((), vec!["reminders".to_owned()]))
        };
        Ok(self.transact(Op::SetReminders, now, kept)?.1)
    }

    /// Wall times at which a reminder was shown lately, in order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn reminded(&self) -> Result<Vec<NaiveDateTime>> {
        let mut query = self.connection.prepare_cached("SELECT at FROM reminded ORDER BY at")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// Notes that a reminder is shown at the wall time `at`, and forgets those of long ago.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn note_reminder(&mut self, at: NaiveDateTime) -> Result<()> {
        let text = |at: NaiveDateTime| at.format("%FT%T").to_string();
        let tx = self.connection.transaction()?;
        let before = at - TimeDelta::days(REMEMBERED);
        tx.execute("DELETE FROM reminded WHERE at < ?", [text(before)])?;
        tx.execute("INSERT OR IGNORE INTO reminded (at) VALUES (?)", [text(at)])?;
        tx.commit()?;
        Ok(())
    }

    /// The id of the release that somebody put in force; none for the shipped one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn release(&self) -> Result<Option<String>> {
        setting(&self.connection, RELEASE)
    }

    /// Puts a release in force, or the shipped one; `report` is the person's score by it.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn use_release(
        &mut self,
        id: Option<&str>,
        name: &str,
        report: Option<&RiskReport>,
        now: &Moment,
    ) -> Result<Changed> {
        let put = |tx: &Transaction| {
            match id {
                Some(id) => set_to(tx, RELEASE, id)?,
                None => {
                    tx.execute("DELETE FROM setting WHERE key = ?", [RELEASE])?;
                }
            }
            if let Some(report) = report {
                risk::record(tx, report, &format!("Data: O*NET {name}"), now)?;
            }
            Ok(((), vec![RELEASE.to_owned()]))
        };
        Ok(self.transact(Op::UseRelease, now, put)?.1)
    }
}

/// The id of the release in force in the journal in `dir`, without opening it for writing. None when
/// there is no journal, or none that can be read: whoever opens it is told why.
pub fn release_in(dir: &Path) -> Option<String> {
    let file = journal_file(dir);
    look(&file, Source::Journal).ok().filter(|there| *there)?;
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    setting(&connection, RELEASE).ok()?
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
