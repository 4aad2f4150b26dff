//! Who the journal belongs to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::profile::{Levels, Profile};
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::{Changed, Moment, Op, Result, Store, StoreError, own};

impl Store {
    /// The person; none before the first run.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn profile(&self) -> Result<Option<Profile>> {
        read(&self.connection)
    }

    /// The day on which each own level was rated, as far as it is known.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn rated_on(&self) -> Result<BTreeMap<String, NaiveDate>> {
        let sql = "SELECT skill, rated_on FROM level WHERE rated_on IS NOT NULL";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
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

/// The person, if there is one yet.
pub(crate) fn read(connection: &Connection) -> Result<Option<Profile>> {
    let found: Option<(String, String, String)> = connection
        .prepare_cached("SELECT occupation, typed_title, seniority FROM profile")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((occupation, typed_title, seniority)) = found else { return Ok(None) };
    let seniority = serde_json::from_value(seniority.into())?;
    let mut query = connection.prepare_cached("SELECT skill, level FROM level ORDER BY skill")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let levels = rows.collect::<std::result::Result<Levels, _>>()?;
    Ok(Some(Profile { occupation, typed_title, seniority, levels }))
}

fn rate(tx: &Transaction, skill: &str, level: f64, now: &Moment) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO level (skill, level, rated_on) VALUES (?, ?, ?)
         ON CONFLICT (skill) DO UPDATE SET level = excluded.level, rated_on = excluded.rated_on",
    )?
    .execute((skill, level, now.today))?;
    Ok(())
}

/// Keeps the person and their levels.
pub(crate) fn save(tx: &Transaction, profile: &Profile, now: &Moment) -> Result<()> {
    let seniority = serde_json::to_value(profile.seniority)?;
    own::forget(tx, &profile.occupation)?;
    tx.execute(
        "INSERT INTO profile (id, occupation, typed_title, seniority) VALUES (1, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET occupation = excluded.occupation,
           typed_title = excluded.typed_title, seniority = excluded.seniority",
        (&profile.occupation, &profile.typed_title, seniority.as_str()),
    )?;
    for (skill, level) in &profile.levels {
        // A level that stays keeps the day on which it was rated.
        let known = tx
            .prepare_cached("SELECT count(*) FROM level WHERE skill = ? AND level = ?")?
            .query_row((skill, level), |row| row.get::<_, i64>(0))?;
        if known == 0 {
            rate(tx, skill, *level, now)?;
        }
    }
    Ok(())
}
