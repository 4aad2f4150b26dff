//! Levels of skills as the person rates them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::id::SkillId;
use rusqlite::Transaction;

use crate::{Changed, Moment, Op, Result, Store, StoreError};

impl Store {
    /// The day on which each own level was rated, as far as it is known.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn rated_on(&self) -> Result<BTreeMap<SkillId, NaiveDate>> {
        let sql = "SELECT skill, rated_on FROM level WHERE rated_on IS NOT NULL";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?.into(), row.get(1)?)))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// Rates a skill 0-7, or forgets the rating.
    ///
    /// # Errors
    /// `Invalid` when the level lies outside its range.
    pub fn rate_skill(&mut self, skill: &str, level: Option<f64>, now: &Moment) -> Result<Changed> {
        if level.is_some_and(|level| !(0.0..=7.0).contains(&level)) {
            return Err(StoreError::Invalid(
                "A level goes from 0 to 7.".into(),
                "Choose one on the scale.",
            ));
        }
        let rated = |tx: &Transaction| {
            match level {
                Some(level) => rate(tx, skill, level, now)?,
                None => {
                    tx.prepare_cached("DELETE FROM level WHERE skill = ?")?.execute([skill])?;
                }
            }
            Ok(((), vec![skill.to_owned()]))
        };
        Ok(self.transact(Op::RateSkill, now, rated)?.1)
    }
}

/// Keeps a level, rated today.
pub(crate) fn rate(tx: &Transaction, skill: &str, level: f64, now: &Moment) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO level (skill, level, rated_on) VALUES (?, ?, ?)
         ON CONFLICT (skill) DO UPDATE SET level = excluded.level, rated_on = excluded.rated_on",
    )?
    .execute((skill, level, now.today))?;
    Ok(())
}
