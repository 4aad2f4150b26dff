//! Opening a journal: an older one is brought forward, and the first open of a day makes a backup.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::{backup, restore_test, rows};
use crate::{
    Moment, Result, Source, Store, StoreError, Watch,
    file::{
        APPLICATION_ID, MIGRATIONS, connect, file_id, journal_file, look, private_file,
        private_folder, read_whole,
    },
};

/// The tables of the present layout; a test holds them against the migrations.
pub(crate) const TABLES: [&str; 28] = [
    "ai_use",
    "answer",
    "assumption",
    "change",
    "checkpoint",
    "claim",
    "comment",
    "contest",
    "counter",
    "drill",
    "entry",
    "evidence",
    "level",
    "milestone",
    "moved",
    "operation",
    "own_task",
    "pin",
    "plan",
    "profile",
    "reminded",
    "score",
    "setting",
    "share",
    "sitting",
    "step",
    "visit",
    "wishes",
];

impl Store {
    /// Opens the journal in the folder `dir`, or makes one; `now` dates the day's first backup.
    ///
    /// # Errors
    /// `Foreign` when the file is no journal, `Damaged`, or `Newer` when a newer Waymark wrote it; it is then
    /// untouched. Else when the folder cannot be used.
    pub fn open(dir: &Path, now: &Moment) -> Result<Self> {
        let file = journal_file(dir);
        let existing = look(&file, Source::Journal)?;
        never_a_fresh_start(dir, &file)?;
        match Self::open_to_write(dir, &file, existing, now) {
            Err(error) if existing && cannot_write(&error) => {
                Self::open_to_read(dir, &file, &error).map_err(|_| error)
            }
            opened => opened,
        }
    }

    fn open_to_write(dir: &Path, file: &Path, existing: bool, now: &Moment) -> Result<Self> {
        private_folder(dir)?;
        private_folder(file.parent().unwrap_or(dir))?;
        if !existing {
            private_file(file)?;
        }
        let mut store = Self::over(connect(file)?, dir);
        store.opened = file_id(file);
        store.migrate(&MIGRATIONS, now)?;
        store.is_laid_out()?;
        store.watch()?;
        if let Err(error) = restore_test::daily(&mut store, now) {
            store.notes.push(format!("Today's backup could not be made. {error}"));
        }
        Ok(store)
    }

    /// Reading and exporting work where nothing can be written: from a copy in memory.
    pub(crate) fn open_to_read(dir: &Path, file: &Path, why: &StoreError) -> Result<Self> {
        let mut store = Self::over(read_whole(file)?, dir);
        for sql in MIGRATIONS.iter().skip(store.schema_version()? as usize) {
            store.connection.execute_batch(sql)?;
        }
        store.is_laid_out()?;
        store.reading = true;
        store.notes.push(format!("You can read and export, and nothing else is kept. {why}"));
        Ok(store)
    }

    fn over(connection: Connection, dir: &Path) -> Self {
        Self {
            connection,
            dir: dir.to_path_buf(),
            opened: None,
            reading: false,
            expected: None,
            watch: Watch::default(),
            notes: Vec::new(),
        }
    }

    /// That what is written now reaches the file that was opened.
    ///
    /// # Errors
    /// `ReadOnly` where it can only be read, `Replaced` where another file lies in its place.
    pub(crate) fn can_write(&self) -> Result<()> {
        if self.reading {
            return Err(StoreError::ReadOnly("The journal cannot be written".into()));
        }
        if self.opened.is_some() && file_id(&journal_file(&self.dir)) != self.opened {
            return Err(StoreError::Replaced);
        }
        Ok(())
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

    /// Whether every table is there.
    fn is_laid_out(&self) -> Result<()> {
        let there = rows::every(&self.connection)?;
        match TABLES.iter().find(|table| !there.iter().any(|one| one == *table)) {
            Some(table) => Err(StoreError::Damaged(
                format!("The journal is not whole: its table “{table}” is missing."),
                Source::Journal,
            )),
            None => Ok(()),
        }
    }

    /// Version of the file's layout.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn schema_version(&self) -> Result<u32> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }
}

/// A journal that is missing or empty beside backups was lost: nobody begins anew without knowing that.
pub(super) fn never_a_fresh_start(dir: &Path, file: &Path) -> Result<()> {
    let empty = file.metadata().map_or(true, |meta| meta.len() == 0);
    let backups = backup::files(dir).len();
    if !empty
        || backups == 0
        || file.with_extension("sqlite3-wal").metadata().is_ok_and(|log| log.len() > 0)
    {
        return Ok(());
    }
    let what = if file.exists() { "is empty" } else { "is missing" };
    Err(StoreError::Damaged(
        format!("The journal {what}, and {backups} backups lie beside it."),
        Source::Journal,
    ))
}

/// Whether reading may still work: a full disk, one that lets nobody write, a folder of somebody else.
fn cannot_write(error: &StoreError) -> bool {
    let failed = |error: &rusqlite::Error| {
        matches!(error.sqlite_error_code(), Some(ErrorCode::SystemIoFailure))
    };
    match error {
        StoreError::Full(_) | StoreError::ReadOnly(_) | StoreError::Io(..) => true,
        StoreError::Sqlite(error) => failed(error),
        _ => false,
    }
}
