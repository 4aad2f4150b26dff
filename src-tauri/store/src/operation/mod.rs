//! Operations: what somebody did, and the only place that writes.

mod op;
pub(crate) mod undo;

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Moment, Result, Store, StoreError};

pub use op::{Op, View};

/// Whoever does something new gives up what could have been redone.
pub(crate) const GIVE_UP: &str = "UPDATE operation SET state = 'gone' WHERE state = 'undone'";
/// What is redone next.
pub(crate) const NEXT_REDO: &str =
    "SELECT id, name, label FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1";
/// What is undone next.
pub(crate) const NEXT_UNDO: &str = "SELECT id, name, label FROM operation WHERE state = 'done' AND stays = 0 ORDER BY id DESC LIMIT 1";

/// What an operation did, for whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// Its label.
    pub operation: String,
    /// Ids of what changed.
    pub changed: Vec<String>,
    /// What the window must read again.
    pub stale: Vec<View>,
}

impl Changed {
    pub(crate) fn new(op: Op, changed: Vec<String>) -> Self {
        Self { operation: op.label().to_owned(), changed, stale: op.stale().to_vec() }
    }
}

/// The state that a journal is in: another one after every operation, undo and redo. What is previewed in one
/// state is applied to no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JournalState(String);

impl JournalState {
    fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT coalesce(max(id), 0) || '-' || count(*) FILTER (WHERE state = 'done') FROM operation";
        Ok(Self(connection.query_row(sql, [], |row| row.get(0))?))
    }
}

/// A line of the log of operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Operation {
    /// Number within the journal.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What a person calls it.
    pub label: String,
    /// Instant, RFC 3339.
    pub at: String,
    /// Logical date.
    pub date: String,
    /// Whether it has been undone.
    pub undone: bool,
}

impl Store {
    /// Runs a query: everything it reads is of one state of the journal.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn snapshot<T>(&self, query: impl FnOnce() -> T) -> Result<T> {
        if !self.connection.is_autocommit() {
            // A query that is part of another one.
            return Ok(query());
        }
        let tx = self.connection.unchecked_transaction()?;
        let answer = query();
        tx.finish()?;
        Ok(answer)
    }

    /// The state that the journal is in.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn state(&self) -> Result<JournalState> {
        JournalState::of(&self.connection)
    }

    /// Makes a change that was worked out from this state: where the journal is in another one by now, it is
    /// refused.
    ///
    /// # Errors
    /// `Stale` then, and those of `change`.
    pub fn only_in<T>(
        &mut self,
        state: JournalState,
        change: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        self.expected = Some(state);
        let done = change(self);
        self.expected = None;
        done
    }

    /// The only writer: runs `work` in a transaction under the name of `op`.
    ///
    /// `work` returns its output and the ids of what it changed. When it fails nothing has changed.
    ///
    /// # Errors
    /// Those of `work`, and those of SQLite.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        now: &Moment,
        work: impl FnOnce(&rusqlite::Transaction) -> Result<(T, Vec<String>)>,
    ) -> Result<(T, Changed)> {
        self.can_write()?;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(expected) = &self.expected
            && JournalState::of(&tx)? != *expected
        {
            return Err(StoreError::Stale);
        }
        tx.execute(GIVE_UP, [])?;
        tx.prepare_cached(
            "INSERT INTO operation (name, label, at, zone, date) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute((op.name(), op.label(), &now.utc, &now.zone, now.today))?;
        let operation = tx.last_insert_rowid();
        tx.execute("UPDATE watched SET operation = ?", [operation])?;
        let (output, changed) = work(&tx)?;
        tx.execute("UPDATE watched SET operation = NULL", [])?;
        tx.commit()?;
        Ok((output, Changed::new(op, changed)))
    }

    /// What was done, newest first, at most `limit` lines.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn operations(&self, limit: u32) -> Result<Vec<Operation>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, name, label, at, date, state <> 'done' FROM operation ORDER BY id DESC LIMIT ?",
        )?;
        let operations =
            query.query_map([limit], operation)?.collect::<std::result::Result<_, _>>()?;
        Ok(operations)
    }

    /// What undo would take back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_undo_label(&self) -> Result<Option<String>> {
        self.label(NEXT_UNDO)
    }

    /// What redo would bring back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_redo_label(&self) -> Result<Option<String>> {
        self.label(NEXT_REDO)
    }

    fn label(&self, sql: &str) -> Result<Option<String>> {
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get("label")).optional()?)
    }
}

/// The operation of a stored name; a name from a later version keeps its label.
pub(crate) fn changed(name: &str, label: String, ids: Vec<String>) -> Changed {
    match Op::named(name) {
        Some(op) => Changed::new(op, ids),
        None => Changed { operation: label, changed: ids, stale: Op::StartPlan.stale().to_vec() },
    }
}

fn operation(row: &Row) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get(0)?,
        name: row.get(1)?,
        label: row.get(2)?,
        at: row.get(3)?,
        date: row.get(4)?,
        undone: row.get(5)?,
    })
}
