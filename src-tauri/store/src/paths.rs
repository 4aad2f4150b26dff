//! What somebody wants of a path, and the occupations that they keep an eye on.

use domain::{paths::Preferences, reference::Reference};
use rusqlite::{OptionalExtension, Transaction};

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError};

impl Store {
    /// What the person wants of a path; nothing until they say so.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preferences(&self) -> Result<Preferences> {
        let body: Option<String> = self
            .connection
            .prepare_cached("SELECT body FROM wishes")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?.unwrap_or_default())
    }

    /// Keeps what the person wants of a path, in place of all that they wanted before.
    ///
    /// # Errors
    /// As [`Preferences::check`]; nothing has changed then.
    pub fn set_preferences(
        &mut self,
        preferences: &Preferences,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        preferences.check(reference)?;
        let body = serde_json::to_string(preferences)?;
        let kept = |tx: &Transaction| {
            tx.execute("DELETE FROM wishes", [])?;
            if *preferences != Preferences::default() {
                tx.execute("INSERT INTO wishes (id, body) VALUES (1, ?)", [&body])?;
            }
            Ok(((), vec!["preferences".to_owned()]))
        };
        Ok(self.transact(Op::SetPreferences, now, kept)?.1)
    }

    /// Codes of the occupations that the person keeps an eye on, in the order in which they did.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn pins(&self) -> Result<Vec<String>> {
        let mut query = self.connection.prepare_cached("SELECT code FROM pin ORDER BY id")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
    }

    /// Keeps an eye on an occupation. One that is pinned stays so.
    ///
    /// # Errors
    /// `NotFound` when there is no such occupation; nothing has changed then.
    pub fn pin(&mut self, code: &str, reference: &Reference, now: &Moment) -> Result<Changed> {
        reference.find(code)?;
        let pinned = |tx: &Transaction| {
            let sql = "INSERT INTO pin (code, date) VALUES (?, ?) ON CONFLICT (code) DO NOTHING";
            tx.execute(sql, (code, now.today))?;
            Ok(((), vec![code.to_owned()]))
        };
        Ok(self.transact(Op::Pin, now, pinned)?.1)
    }

    /// Keeps an eye on it no longer.
    ///
    /// # Errors
    /// `NotFound` when it was not pinned; nothing has changed then.
    pub fn unpin(&mut self, code: &str, now: &Moment) -> Result<Changed> {
        let gone = |tx: &Transaction| {
            if tx.execute("DELETE FROM pin WHERE code = ?", [code])? == 0 {
                return Err(StoreError::NotFound(Missing::Pin(code.to_owned())));
            }
            Ok(((), vec![code.to_owned()]))
        };
        Ok(self.transact(Op::Unpin, now, gone)?.1)
    }
}
