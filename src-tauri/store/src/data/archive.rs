//! The whole journal on its way out and in: as plain rows, and from a backup.
//!
//! What comes in takes the place of what is there, as one operation that can be undone. It is first
//! laid out in a journal of its own in memory, brought to the present layout and read there, so that
//! nothing unsound reaches the person's journal.

use std::{collections::BTreeMap, path::Path};

use domain::journal::{Table, WholeJournal};
use rusqlite::{Connection, OpenFlags, Transaction};
use serde::Serialize;
use ts_rs::TS;

use super::{
    backup, places,
    rows::{self, Rows, unsound},
};
use crate::{
    Changed, Missing, Moment, Op, Result, Source, Store, StoreError, Watch, file::MIGRATIONS,
    identity,
};

/// Fewer things than this, in all, are not worth a question.
const WORTH_ASKING: usize = 20;

/// What taking in does to one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableChange {
    /// The table's name.
    pub name: String,
    /// Rows that the journal does not have yet.
    pub added: usize,
    /// Rows that it has otherwise.
    pub changed: usize,
    /// Rows of the journal that what comes in does not have.
    pub removed: usize,
}

/// What taking in a journal does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Imported {
    /// Rows that were read.
    pub read: usize,
    /// By table, those alone where something changes.
    pub tables: Vec<TableChange>,
    /// Whether it removes more than half of what is there: worth a question.
    pub removes_most: bool,
    /// What was done; none when nothing would change, or when it was a trial.
    pub done: Option<Changed>,
}

impl Imported {
    fn of(now: &Rows, next: &Rows) -> Self {
        let none = BTreeMap::new();
        let change = |table: &String| {
            let (now, next) = (now.get(table).unwrap_or(&none), next.get(table).unwrap_or(&none));
            let added = next.keys().filter(|id| !now.contains_key(id)).count();
            let removed = now.keys().filter(|id| !next.contains_key(id)).count();
            let other = |(id, row): &(&i64, &String)| now.get(id).is_some_and(|old| old != *row);
            let changed = next.iter().filter(other).count();
            let name = table.clone();
            (added + removed + changed > 0).then_some(TableChange { name, added, changed, removed })
        };
        let tables: Vec<TableChange> = next.keys().filter_map(change).collect();
        let there: usize = now.values().map(BTreeMap::len).sum();
        let removed: usize = tables.iter().map(|table| table.removed).sum();
        Self {
            removes_most: there >= WORTH_ASKING && removed * 2 > there,
            read: next.values().map(BTreeMap::len).sum(),
            tables,
            done: None,
        }
    }
}

impl Store {
    /// The whole journal as plain rows.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn whole(&self) -> Result<WholeJournal> {
        let mut all = rows::read(&self.connection)?;
        all.insert("counter".into(), rows::read_table(&self.connection, "counter")?);
        let tables =
            all.into_iter().map(|(name, rows)| Table { name, rows: rows.into_values().collect() });
        let layout = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
        Ok(WholeJournal { layout, tables: tables.collect() })
    }

    /// Takes in what [`Self::whole`] made, in place of what the journal holds; a `trial` only says what
    /// that would do. A snapshot is made first.
    ///
    /// # Errors
    /// `Damaged` when its rows make no journal, `Newer` when a newer Waymark wrote them; else when no snapshot
    /// can be made. Nothing has changed then.
    pub fn import_all(
        &mut self,
        whole: &WholeJournal,
        trial: bool,
        now: &Moment,
    ) -> Result<Imported> {
        let staged = sound(rows::laid_out(whole, &self.watch)?, now, &self.watch)?;
        self.replace(Op::ImportAll, &staged, trial, now)
    }

    /// Brings a backup back, in place of what the journal holds; a `trial` only says what that would
    /// do. A snapshot is made first.
    ///
    /// # Errors
    /// `NotFound` when there is no such backup, `Damaged` when it is not whole. Nothing has changed
    /// then.
    pub fn restore(&mut self, backup: &str, trial: bool, now: &Moment) -> Result<Imported> {
        let staged = staged_backup(&self.dir, backup, now, &self.watch)?;
        self.replace(Op::Restore, &staged, trial, now)
    }

    /// Removes everything that the person wrote, for good: the journal, what could be undone, and whatever else
    /// [`places`] lists. The folder of a mirror is theirs and stays.
    ///
    /// # Errors
    /// When a file cannot be removed; what is not removed yet is still whole.
    pub fn delete_everything(&mut self) -> Result<()> {
        let tx = self.connection.transaction()?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        for table in rows::every(&tx)? {
            tx.execute(&format!("DELETE FROM {table}"), [])?;
        }
        tx.execute("INSERT INTO entry_text (entry_text) VALUES ('rebuild')", [])?;
        tx.commit()?;
        self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?;
        places::remove_all(&self.dir)
    }

    fn replace(&mut self, op: Op, staged: &Store, trial: bool, now: &Moment) -> Result<Imported> {
        let (old, new) = (rows::read(&self.connection)?, rows::read(&staged.connection)?);
        let counted = identity::counted(&staged.connection)?;
        let taken = Imported::of(&old, &new);
        if trial || taken.tables.is_empty() {
            return Ok(taken);
        }
        let before = if op == Op::Restore { "before-restore" } else { "before-import" };
        backup::stamped(self, before, now)?;
        self.watch.step("Putting it in its place", 0, 0)?;
        let put = |tx: &Transaction| {
            rows::write(tx, &old, &new)?;
            identity::never_back(tx, &counted)?;
            Ok(((), taken.tables.iter().map(|table| table.name.clone()).collect()))
        };
        let ((), changed) = self.transact(op, now, put)?;
        Ok(Imported { done: Some(changed), ..taken })
    }
}

/// A backup as a journal of its own in memory, in the present layout, every part of it read.
pub(crate) fn staged_backup(dir: &Path, id: &str, now: &Moment, watch: &Watch) -> Result<Store> {
    let missing = || StoreError::NotFound(Missing::Backup(id.to_owned()));
    let file = backup::file_of(dir, id).ok_or_else(missing)?;
    crate::file::look(&file, Source::Backup)?;
    backup::check(&file, watch)?.map_err(|problem| {
        StoreError::Damaged(format!("The backup {id} is damaged ({problem})."), Source::Backup)
    })?;
    let mut connection = Connection::open_in_memory()?;
    let kept = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    watch.copy("Reading the backup", &kept, &mut connection)?;
    sound(connection, now, watch)
}

/// A journal in memory brought to the present layout, once every part of it could be read.
fn sound(connection: Connection, now: &Moment, watch: &Watch) -> Result<Store> {
    // It has no folder: nothing of it is ever written to one.
    let mut store = Store {
        connection,
        dir: std::path::PathBuf::new(),
        opened: None,
        reading: false,
        expected: None,
        watch: Watch::default(),
        notes: Vec::new(),
    };
    watch.step("Looking through it", 0, 0)?;
    for sql in MIGRATIONS.iter().skip(store.schema_version()? as usize) {
        store.connection.execute_batch(sql)?;
    }
    store.followed_by(watch)?;
    let broken: i64 =
        store
            .connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    let read = || -> Result<()> {
        store.plan()?;
        store.profile()?;
        store.own_work()?;
        store.preferences()?;
        store.pins()?;
        store.reminders()?;
        store.list_entries(None, None)?;
        store.scores()?;
        store.kept_evidence()?;
        store.own_achievements()?;
        store.comments()?;
        store.ai_uses()?;
        store.settled(now.clone())?;
        Ok(())
    };
    match read() {
        Ok(()) if broken == 0 => Ok(store),
        Ok(()) => Err(unsound(&format!("{broken} references lead nowhere"))),
        Err(StoreError::Stopped) => Err(StoreError::Stopped),
        Err(error) => Err(unsound(&error.to_string())),
    }
}
