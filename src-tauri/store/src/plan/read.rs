//! Reading the plan as it stands.

use domain::{
    id::ProjectId,
    plan::{self, Actual, Draft, Milestone, MovedOn, Plan, Progress, SkipKind, Step, WorkSession},
};
use rusqlite::{OptionalExtension, Params, Row};

use crate::{Result, Store, identity};

impl Store {
    /// The plan that is running.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn plan(&self) -> Result<Option<Plan>> {
        let found: Option<(i64, String, String)> = self
            .connection
            .prepare_cached("SELECT id, uid, draft FROM plan WHERE current = 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, uid, draft)) = found else { return Ok(None) };
        let mut draft: Draft = serde_json::from_str(&draft)?;
        draft.milestones = self.milestones("plan.id = ? ORDER BY milestone.id", [id])?;
        draft.steps = self.steps(id)?;
        draft.load = plan::load(&draft.request, &draft.steps);
        Ok(Some(Plan { id, uid: uid.into(), draft, actual: self.actual(id)? }))
    }

    /// Milestones that were reached in plans that rest, the oldest first, named with their plan: `P1-M3`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn earlier_milestones(&self) -> Result<Vec<Milestone>> {
        self.milestones("current = 0 AND state = 'done' ORDER BY milestone.id", [])
    }

    fn milestones(&self, which: &str, parameters: impl Params) -> Result<Vec<Milestone>> {
        let sql = format!(
            "SELECT body, day, state, done_on, minutes, note, milestone.uid, proof,
               iif(current, name, 'P' || plan.id || '-' || name)
             FROM milestone JOIN plan ON plan.id = milestone.plan WHERE {which}"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map(parameters, |row| {
            let [body, uid, proof, id] =
                [row.get::<_, String>(0)?, row.get(6)?, row.get(7)?, row.get(8)?];
            Ok((body, row.get(1)?, progress(row)?, uid, proof, id))
        })?;
        rows.map(|row| {
            let (body, day, progress, uid, proof, id) = row?;
            let (uid, id) = (uid.into(), id.into());
            Ok(Milestone { id, uid, day, progress, proof, ..serde_json::from_str(&body)? })
        })
        .collect()
    }

    fn steps(&self, plan: i64) -> Result<Vec<Step>> {
        let mut query = self.connection.prepare_cached(
            "SELECT body, day, state, done_on, minutes, note, spent, left_as, uid FROM step
             WHERE plan = ? ORDER BY place, id",
        )?;
        let rows = query.query_map([plan], |row| {
            let how = match row.get::<_, Option<String>>(7)?.as_deref() {
                Some("dropped") => SkipKind::Removed,
                Some("parked") => SkipKind::Paused,
                _ => SkipKind::Skipped,
            };
            let progress = match progress(row)? {
                Progress::Skipped { on, .. } => Progress::Skipped { on, how },
                other => other,
            };
            let [body, uid] = [row.get::<_, String>(0)?, row.get(8)?];
            Ok((body, row.get(1)?, progress, row.get(6)?, uid))
        })?;
        rows.map(|row| {
            let (body, day, progress, spent, uid) = row?;
            Ok(Step { uid: uid.into(), day, progress, spent, ..serde_json::from_str(&body)? })
        })
        .collect()
    }

    /// What happened that steps do not show.
    fn actual(&self, plan: i64) -> Result<Actual> {
        let mut query = self.connection.prepare_cached(
            "SELECT step, date, minutes, note FROM sitting WHERE plan = ? ORDER BY id",
        )?;
        let sessions = query.query_map([plan], |row| {
            Ok(WorkSession {
                step: row.get::<_, String>(0)?.into(),
                on: row.get(1)?,
                minutes: row.get(2)?,
                note: row.get(3)?,
            })
        })?;
        let sessions = sessions.collect::<std::result::Result<_, _>>()?;
        let mut query = self
            .connection
            .prepare_cached("SELECT name, day, date FROM moved WHERE plan = ? ORDER BY id")?;
        let moved = query.query_map([plan], |row| {
            Ok(MovedOn { id: row.get::<_, String>(0)?.into(), from: row.get(1)?, on: row.get(2)? })
        })?;
        let moved = moved.collect::<std::result::Result<_, _>>()?;
        let mut query =
            self.connection.prepare_cached("SELECT day FROM checkpoint WHERE plan = ?")?;
        let held = query.query_map([plan], |row| row.get(0))?;
        let held = held.collect::<std::result::Result<_, _>>()?;
        let last = |table| identity::last_given(&self.connection, table, plan);
        Ok(Actual {
            sessions,
            moved,
            held,
            skipped: self.dates_skipped()?,
            last_step: last("step")?,
            last_milestone: last("milestone")?,
        })
    }

    /// Projects that a plan of this journal finished, by id: all of their milestones are done.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn finished_projects(&self) -> Result<Vec<ProjectId>> {
        let mut query = self.connection.prepare_cached(
            "SELECT DISTINCT project FROM (
               SELECT json_extract(body, '$.project') AS project FROM milestone
               GROUP BY plan, project HAVING min(state = 'done')
             ) ORDER BY project",
        )?;
        let projects = query.query_map([], |row| Ok(row.get::<_, String>(0)?.into()))?;
        Ok(projects.collect::<std::result::Result<_, _>>()?)
    }

    /// Minutes that logged steps took, and what had been estimated for them.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn logged_minutes(&self) -> Result<(f64, f64)> {
        let sql = "SELECT coalesce(sum(minutes), 0), coalesce(sum(estimate), 0) FROM step
                   WHERE state = 'done' AND minutes IS NOT NULL";
        let (actual, estimated): (i32, i32) =
            self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok((f64::from(actual), f64::from(estimated)))
    }
}

fn progress(row: &Row) -> rusqlite::Result<Progress> {
    let state: String = row.get(2)?;
    Ok(match state.as_str() {
        "done" => Progress::Done {
            on: row.get(3)?,
            minutes: row.get(4)?,
            note: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        },
        "skipped" => Progress::Skipped { on: row.get(3)?, how: SkipKind::Skipped },
        _ => Progress::Open,
    })
}
