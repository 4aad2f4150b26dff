//! Who the journal belongs to.

use domain::profile::{Levels, Profile};
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::{Moment, Result, Store, skills};

impl Store {
    /// The person; none before the first run.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn profile(&self) -> Result<Option<Profile>> {
        read(&self.connection)
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
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?.into(), row.get(1)?)))?;
    let levels = rows.collect::<std::result::Result<Levels, _>>()?;
    Ok(Some(Profile { occupation: occupation.into(), typed_title, seniority, levels }))
}

/// Keeps the person and their levels.
pub(crate) fn save(tx: &Transaction, profile: &Profile, now: &Moment) -> Result<()> {
    let seniority = serde_json::to_value(profile.seniority)?;
    tx.execute(
        "INSERT INTO profile (id, occupation, typed_title, seniority) VALUES (1, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET occupation = excluded.occupation,
           typed_title = excluded.typed_title, seniority = excluded.seniority",
        (profile.occupation.as_str(), &profile.typed_title, seniority.as_str()),
    )?;
    for (skill, level) in &profile.levels {
        // A level that stays keeps the day on which it was rated.
        let known = tx
            .prepare_cached("SELECT count(*) FROM level WHERE skill = ? AND level = ?")?
            .query_row((skill.as_str(), level), |row| row.get::<_, i64>(0))?;
        if known == 0 {
            skills::rate(tx, skill, *level, now)?;
        }
    }
    Ok(())
}
