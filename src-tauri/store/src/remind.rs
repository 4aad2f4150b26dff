//! What somebody wants to be reminded of, and when they were.

use chrono::NaiveDateTime;
use domain::plan::Reminders;
use rusqlite::Transaction;

use crate::{
    Changed, Moment, Op, Result, Store,
    settings::{set_to, setting},
};

/// Longer ago than this, in days, a reminder says nothing about the next one.
const REMEMBERED: i64 = 120;

impl Store {
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
        let before = at - chrono::TimeDelta::days(REMEMBERED);
        tx.execute("DELETE FROM reminded WHERE at < ?", [text(before)])?;
        tx.execute("INSERT OR IGNORE INTO reminded (at) VALUES (?)", [text(at)])?;
        tx.commit()?;
        Ok(())
    }
}
