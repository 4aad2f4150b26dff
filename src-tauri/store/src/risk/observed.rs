//! What AI did in the person's work, as they logged it.

use domain::{
    reference::Reference,
    risk::{self, AiUse, Horizon, Observed},
};
use rusqlite::{Row, Transaction};

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

impl Store {
    /// Logs a piece of work; its id is chosen here.
    ///
    /// # Errors
    /// As [`AiUse::check`], and `NotFound` before the first run.
    pub fn log_ai(&mut self, new: &AiUse, reference: &Reference, now: &Moment) -> Result<Changed> {
        let (_, job) = self.own(reference)?.ok_or_else(StoreError::nobody)?;
        new.check(job.tasks.iter().map(|task| &*task.id))?;
        if new.date > now.today {
            return Err(StoreError::Invalid(
                format!("{} has not come yet.", new.date),
                "Log the work on the day on which it is done, or later.",
            ));
        }
        let logged = |tx: &Transaction| {
            let (number, uid) = identity::made(tx, "ai_use", now)?;
            tx.execute(
                "INSERT INTO ai_use (id, uid, date, task, share, quality, minutes_saved)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    uid.as_str(),
                    new.date,
                    &new.task,
                    new.share,
                    new.quality,
                    new.minutes_saved,
                ),
            )?;
            Ok(((), vec![format!("A{number}")]))
        };
        Ok(self.transact(Op::LogAi, now, logged)?.1)
    }

    /// Removes what was logged of a piece of work.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub fn forget_ai(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let row: i64 = id.strip_prefix('A').and_then(|n| n.parse().ok()).unwrap_or(-1);
        let forgotten = |tx: &Transaction| {
            if tx.execute("DELETE FROM ai_use WHERE id = ?", [row])? == 0 {
                return Err(StoreError::NotFound(Missing::AiUse(id.to_owned())));
            }
            Ok(((), vec![id.to_owned()]))
        };
        Ok(self.transact(Op::ForgetAi, now, forgotten)?.1)
    }

    /// Everything that was logged, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn ai_uses(&self) -> Result<Vec<AiUse>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, date, task, share, quality, minutes_saved FROM ai_use
             ORDER BY date DESC, id DESC",
        )?;
        let rows = query.query_map([], logged)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// What AI did of each task that was logged, beside its rating. Nothing before the first run.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn observed(&self, reference: &Reference) -> Result<Vec<Observed>> {
        let Some((profile, job)) = self.own(reference)? else { return Ok(Vec::new()) };
        let report = risk::assess(&job, profile.seniority, Horizon::Now, &reference.model);
        Ok(risk::observed(&self.ai_uses()?, &report.tasks, &reference.model.risk))
    }
}

fn logged(row: &Row) -> rusqlite::Result<AiUse> {
    Ok(AiUse {
        id: format!("A{}", row.get::<_, i64>(0)?),
        date: row.get(1)?,
        task: row.get(2)?,
        share: row.get(3)?,
        quality: row.get(4)?,
        minutes_saved: row.get(5)?,
    })
}
