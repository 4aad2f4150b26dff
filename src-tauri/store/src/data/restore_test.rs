//! Trying whether the newest backup would bring the journal back, and the backup of the day, after which that is
//! tried now and then.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;
use serde::Serialize;
use ts_rs::TS;

use super::{
    archive::staged_backup,
    backup::{files, name, rotate, snapshot},
};
use crate::{Moment, Result, Store, StoreError};

/// Days after which it is tried again whether a backup would come back.
const RESTORE_TEST_EVERY: i64 = 30;

/// A trial of bringing the newest backup back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RestoreTest {
    /// The logical date of it.
    pub date: NaiveDate,
    /// Id of the backup.
    pub backup: String,
    /// Why it would not have come back; none when it would.
    pub trouble: Option<String>,
}

impl Store {
    /// Tries whether the newest backup would bring the journal back: it is laid out in memory and
    /// every part of it is read. Where there is none, one is made first.
    ///
    /// # Errors
    /// When no backup can be made, or the outcome cannot be kept.
    pub fn test_restore(&mut self, now: &Moment) -> Result<RestoreTest> {
        let newest = match files(&self.dir).last() {
            Some(file) => name(file),
            None => self.backup_now(now)?.id,
        };
        let trouble = match staged_backup(&self.dir, &newest, now, &self.watch) {
            Ok(_) => None,
            Err(StoreError::Stopped) => return Err(StoreError::Stopped),
            Err(error) => Some(error.to_string()),
        };
        self.connection.execute(
            "INSERT INTO drill (date, backup, trouble) VALUES (?, ?, ?)",
            (now.today, &newest, &trouble),
        )?;
        Ok(RestoreTest { date: now.today, backup: newest, trouble })
    }

    /// The last trial, if there was one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn last_restore_test(&self) -> Result<Option<RestoreTest>> {
        let sql = "SELECT date, backup, trouble FROM drill ORDER BY id DESC LIMIT 1";
        let row = |row: &rusqlite::Row| {
            Ok(RestoreTest { date: row.get(0)?, backup: row.get(1)?, trouble: row.get(2)? })
        };
        Ok(self.connection.query_row(sql, [], row).optional()?)
    }
}

/// The first open of a day makes a backup; what is beyond ten days and eight weeks goes.
pub(crate) fn daily(store: &mut Store, now: &Moment) -> Result<()> {
    let empty: bool =
        store.connection.query_row("SELECT count(*) = 0 FROM operation", [], |row| row.get(0))?;
    let made = files(&store.dir).iter().any(|file| name(file) == format!("{}-daily", now.today));
    if empty || made || now.asked {
        return Ok(());
    }
    snapshot(store, "daily", now)?;
    store.notes.extend(rotate(&store.dir)?);
    let last = store.last_restore_test()?;
    if last.is_none_or(|test| (now.today - test.date).num_days() >= RESTORE_TEST_EVERY) {
        let test = store.test_restore(now)?;
        store
            .notes
            .extend(test.trouble.map(|why| format!("The backup would not come back: {why}")));
    }
    Ok(())
}
