//! Who the journal belongs to.

use domain::{
    occupation::Occupation,
    profile::{Levels, Profile},
    risk::{
        Contest, RiskReport, contested,
        quiz::{self, Answers},
    },
    world::World,
};
use rusqlite::{OptionalExtension, Transaction};

use crate::{Changed, Moment, Op, Result, Store, StoreError, risk};

impl Store {
    /// The person; none before the first run.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn profile(&self) -> Result<Option<Profile>> {
        let found: Option<(String, String, String)> = self
            .connection
            .prepare_cached("SELECT occupation, typed_title, seniority FROM profile")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((occupation, typed_title, seniority)) = found else { return Ok(None) };
        let seniority = serde_json::from_value(seniority.into())?;
        let mut query =
            self.connection.prepare_cached("SELECT skill, level FROM level ORDER BY skill")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let levels = rows.collect::<std::result::Result<Levels, _>>()?;
        Ok(Some(Profile { occupation, typed_title, seniority, levels }))
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
                Some(level) => rate(tx, skill, level)?,
                None => {
                    tx.prepare_cached("DELETE FROM level WHERE skill = ?")?.execute([skill])?;
                }
            }
            Ok(((), vec![skill.to_owned()]))
        };
        Ok(self.transact(Op::RateSkill, now, rated)?.1)
    }
}

impl Store {
    /// The person, and their occupation in `world` as their answers and contests make it. Nothing
    /// before the first run, or where the world does not have it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn own(&self, world: &World) -> Result<Option<(Profile, Occupation)>> {
        let Some(profile) = self.profile()? else { return Ok(None) };
        let Ok(known) = world.find(&profile.occupation) else { return Ok(None) };
        let own = contested(known.into_owned(), &self.contests()?, &world.model.risk);
        let answers = quiz::fitting(&own, &self.answers()?);
        // What fits can be counted in.
        let own = quiz::with_answers(&own, &answers).map_or(own, |(own, _)| own);
        Ok(Some((profile, own)))
    }

    /// What the person answered about their own work, by question.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn answers(&self) -> Result<Answers> {
        let mut query = self.connection.prepare_cached("SELECT key, choice FROM answer")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<std::result::Result<Answers, _>>()?)
    }

    /// Keeps an answer, or takes it back; `report` is the person's score by it.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn answer(
        &mut self,
        key: &str,
        choice: Option<&str>,
        report: &RiskReport,
        now: &Moment,
    ) -> Result<Changed> {
        let answered = |tx: &Transaction| {
            match choice {
                Some(choice) => tx.execute(
                    "INSERT INTO answer (key, choice) VALUES (?, ?)
                     ON CONFLICT (key) DO UPDATE SET choice = excluded.choice",
                    [key, choice],
                )?,
                None => tx.execute("DELETE FROM answer WHERE key = ?", [key])?,
            };
            let cause =
                if choice.is_some() { "You: an answer" } else { "You: an answer taken back" };
            risk::record(tx, report, cause, now)?;
            Ok(((), vec![key.to_owned()]))
        };
        Ok(self.transact(Op::Answer, now, answered)?.1)
    }
}

impl Store {
    /// The ratings that the person contests, in the order of their tasks.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn contests(&self) -> Result<Vec<Contest>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT task, level, reason, date FROM contest ORDER BY task")?;
        let rows = query.query_map([], |row| {
            let date: String = row.get(3)?;
            Ok(Contest {
                task: row.get(0)?,
                level: row.get(1)?,
                reason: row.get(2)?,
                date: date.parse().unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// Keeps a contest; `report` is the person's score by it.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn contest(
        &mut self,
        contest: &Contest,
        report: &RiskReport,
        now: &Moment,
    ) -> Result<Changed> {
        let Contest { task, level, reason, date } = contest;
        let contested = |tx: &Transaction| {
            tx.execute(
                "INSERT INTO contest (task, level, reason, date) VALUES (?, ?, ?, ?)
                 ON CONFLICT (task) DO UPDATE SET level = excluded.level,
                   reason = excluded.reason, date = excluded.date",
                (task, level, reason, date.to_string()),
            )?;
            risk::record(tx, report, &format!("You contested a rating: {reason}"), now)?;
            Ok(((), vec![task.clone()]))
        };
        Ok(self.transact(Op::Contest, now, contested)?.1)
    }

    /// Takes our rating of a task again; `report` is the person's score by it.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn concede(&mut self, task: &str, report: &RiskReport, now: &Moment) -> Result<Changed> {
        let conceded = |tx: &Transaction| {
            tx.execute("DELETE FROM contest WHERE task = ?", [task])?;
            risk::record(tx, report, "You took our rating again", now)?;
            Ok(((), vec![task.to_owned()]))
        };
        Ok(self.transact(Op::Concede, now, conceded)?.1)
    }
}

fn rate(tx: &Transaction, skill: &str, level: f64) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO level (skill, level) VALUES (?, ?) ON CONFLICT (skill) DO UPDATE SET level = excluded.level",
    )?
    .execute((skill, level))?;
    Ok(())
}

/// Keeps the person and their levels.
pub(crate) fn save(tx: &Transaction, profile: &Profile) -> Result<()> {
    let seniority = serde_json::to_value(profile.seniority)?;
    // Answers and contests are about the tasks of one occupation.
    for forget in [
        "DELETE FROM answer WHERE EXISTS (SELECT 1 FROM profile WHERE occupation <> ?)",
        "DELETE FROM contest WHERE EXISTS (SELECT 1 FROM profile WHERE occupation <> ?)",
    ] {
        tx.execute(forget, [&profile.occupation])?;
    }
    tx.execute(
        "INSERT INTO profile (id, occupation, typed_title, seniority) VALUES (1, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET occupation = excluded.occupation,
           typed_title = excluded.typed_title, seniority = excluded.seniority",
        (&profile.occupation, &profile.typed_title, seniority.as_str()),
    )?;
    for (skill, level) in &profile.levels {
        rate(tx, skill, *level)?;
    }
    Ok(())
}
