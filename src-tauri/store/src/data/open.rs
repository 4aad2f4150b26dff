//! Opening a journal: an older one is brought forward, and the first open of a day makes a backup.

use std::path::Path;

use super::{backup, restore_test};
use crate::{
    Moment, Result, Source, Store, Watch,
    file::{APPLICATION_ID, MIGRATIONS, connect, journal_file, look, private_file, private_folder},
};

impl Store {
    /// Opens the journal in the folder `dir`, or makes one; `now` dates the day's first backup.
    ///
    /// # Errors
    /// `Foreign` when the file is no journal, `Damaged`, or `Newer` when a newer Waymark wrote it; it is then
    /// untouched. Else when the folder cannot be used.
    pub fn open(dir: &Path, now: &Moment) -> Result<Self> {
        let file = journal_file(dir);
        let existing = look(&file, Source::Journal)?;
        private_folder(dir)?;
        private_folder(file.parent().unwrap_or(dir))?;
        if !existing {
            private_file(&file)?;
        }
        let connection = connect(&file)?;
        let mut store = Self {
            connection,
            dir: dir.to_path_buf(),
            expected: None,
            watch: Watch::default(),
            notes: Vec::new(),
        };
        store.migrate(&MIGRATIONS, now)?;
        store.watch()?;
        if let Err(error) = restore_test::daily(&mut store, now) {
            store.notes.push(format!("Today's backup could not be made. {error}"));
        }
        Ok(store)
    }

    /// Lets somebody follow what takes long here, and stop it.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn followed_by(&mut self, watch: &Watch) -> Result<()> {
        watch.breaks_off(&mut self.connection)?;
        self.watch = watch.clone();
        Ok(())
    }

    /// Brings an older file forward: a snapshot first, then each step in a transaction of its own.
    pub(crate) fn migrate(&mut self, migrations: &[&str], now: &Moment) -> Result<()> {
        let version = self.schema_version()? as usize;
        if version >= migrations.len() {
            return Ok(());
        }
        if version > 0 {
            backup::snapshot(self, &format!("before-version-{}", migrations.len()), now)?;
        }
        for (place, sql) in migrations.iter().enumerate().skip(version) {
            let tx = self
                .connection
                .transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)?;
            // Another program may have been faster.
            let there: u32 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if there as usize <= place {
                tx.execute_batch(sql)?;
                tx.pragma_update(None, "application_id", APPLICATION_ID)?;
                tx.pragma_update(
                    None,
                    "user_version",
                    u32::try_from(place + 1).unwrap_or(u32::MAX),
                )?;
                tx.commit()?;
            }
        }
        Ok(())
    }

    /// Version of the file's layout.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn schema_version(&self) -> Result<u32> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }
}
