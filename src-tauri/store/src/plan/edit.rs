//! Keeping a plan that was edited.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::plan::{Draft, Plan, PlanEdit, Progress, SkipKind, Step};
use rusqlite::Transaction;

use super::{
    start::{insert_milestone, insert_step},
    write::OPEN,
};
use crate::{Changed, Moment, Op, Result, Store, StoreError, risk};

impl Op {
    /// Under what name an edit is kept.
    pub fn of(edit: &PlanEdit) -> Self {
        match edit {
            PlanEdit::Reschedule | PlanEdit::Postpone { .. } | PlanEdit::Extend { .. } => {
                Self::Reschedule
            }
            PlanEdit::Shift { .. } => Self::Shift,
            PlanEdit::Shorten { .. } | PlanEdit::Split { .. } => Self::Resize,
            PlanEdit::Remove { .. } | PlanEdit::RemoveProject { .. } => Self::RemoveSteps,
            PlanEdit::Pause { .. } => Self::PauseStep,
            PlanEdit::Restore { .. } => Self::RestoreStep,
            PlanEdit::Move { .. } => Self::Move,
            PlanEdit::Swap { .. } => Self::Swap,
            PlanEdit::Break { .. } => Self::Break,
            PlanEdit::Capacity { .. } => Self::SetCapacity,
            PlanEdit::Routine { .. } => Self::SetRoutine,
            PlanEdit::Add { .. } => Self::AddSteps,
            PlanEdit::Edit { .. } => Self::EditStep,
        }
    }
}

/// A step as it is stored.
struct Row {
    id: i64,
    place: f64,
    state: String,
    day: NaiveDate,
    body: String,
}

impl Store {
    /// Keeps a plan that was edited under the name `op`. What is done stays as it is; every step that
    /// changes its day leaves a note of where it stood.
    ///
    /// # Errors
    /// `NotFound` when another plan has begun meanwhile.
    pub fn save_edited_plan(&mut self, op: Op, plan: &Plan, now: &Moment) -> Result<Changed> {
        let edited = |tx: &Transaction| {
            let bare =
                Draft { milestones: vec![], steps: vec![], load: vec![], ..plan.draft.clone() };
            let kept = tx
                .prepare_cached("UPDATE plan SET draft = ? WHERE id = ? AND current = 1")?
                .execute((serde_json::to_string(&bare)?, plan.id))?;
            if kept == 0 {
                return Err(StoreError::no_plan());
            }
            let mut changed = save_milestones(tx, plan, now)?;
            let mut rows = rows(tx, plan.id)?;
            let mut last = 0.0;
            for (at, step) in plan.draft.steps.iter().enumerate() {
                let Some(row) = rows.remove(step.id.as_str()) else {
                    let after = plan.draft.steps[at + 1..].iter();
                    let next = after
                        .filter_map(|one| rows.get(one.id.as_str()))
                        .map(|row| row.place)
                        .next();
                    last = next.map_or(last + 1.0, |next| f64::midpoint(last, next));
                    insert_step(tx, plan.id, step, last, now)?;
                    changed.push(step.id.to_string());
                    continue;
                };
                last = row.place;
                if save_step(tx, plan.id, step, &row, now)? {
                    changed.push(step.id.to_string());
                }
            }
            for row in rows.values().filter(|row| row.state == "open") {
                tx.prepare_cached("DELETE FROM step WHERE id = ?")?.execute([row.id])?;
            }
            Ok(((), changed))
        };
        Ok(self.transact(op, now, edited)?.1)
    }

    /// Notes that a checkpoint was held, with the score as it stands.
    ///
    /// # Errors
    /// `NotFound` without a plan; nothing has changed then.
    pub fn hold_checkpoint(
        &mut self,
        day: u32,
        report: &domain::risk::RiskReport,
        now: &Moment,
    ) -> Result<Changed> {
        let held = |tx: &Transaction| {
            let noted = tx.execute(
                "INSERT INTO checkpoint (plan, day, date)
                 SELECT id, ?, ? FROM plan WHERE current = 1 ON CONFLICT DO NOTHING",
                (day, now.today),
            )?;
            if noted == 0 {
                let plans = "SELECT count(*) FROM plan WHERE current = 1";
                return Err(match tx.query_row(plans, [], |row| row.get::<_, i64>(0))? {
                    0 => StoreError::no_plan(),
                    _ => StoreError::Invalid(
                        format!("The review of day {day} is done already."),
                        "Its score stands in the history of your score.",
                    ),
                });
            }
            risk::record(tx, report, &format!("Day {day} of your plan"), now)?;
            Ok(((), vec![format!("day {day}")]))
        };
        Ok(self.transact(Op::HoldCheckpoint, now, held)?.1)
    }
}

fn rows(tx: &Transaction, plan: i64) -> Result<BTreeMap<String, Row>> {
    let mut query =
        tx.prepare_cached("SELECT name, id, place, state, day, body FROM step WHERE plan = ?")?;
    let rows = query.query_map([plan], |row| {
        let one = Row {
            id: row.get(1)?,
            place: row.get(2)?,
            state: row.get(3)?,
            day: row.get(4)?,
            body: row.get(5)?,
        };
        Ok((row.get(0)?, one))
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Milestones follow their steps; new ones join.
fn save_milestones(tx: &Transaction, plan: &Plan, now: &Moment) -> Result<Vec<String>> {
    let mut changed = Vec::new();
    for milestone in &plan.draft.milestones {
        let known: i64 = tx
            .prepare_cached("SELECT count(*) FROM milestone WHERE plan = ? AND name = ?")?
            .query_row((plan.id, milestone.id.as_str()), |row| row.get(0))?;
        if known == 0 {
            insert_milestone(tx, plan.id, milestone, now)?;
            changed.push(milestone.id.to_string());
            continue;
        }
        let moved = tx
            .prepare_cached(
                "UPDATE milestone SET day = ? WHERE plan = ? AND name = ? AND state = 'open' AND day <> ?",
            )?
            .execute((milestone.day, plan.id, milestone.id.as_str(), milestone.day))?;
        if moved > 0 {
            changed.push(milestone.id.to_string());
        }
    }
    Ok(changed)
}

/// Keeps one step; whether anything changed.
fn save_step(tx: &Transaction, plan: i64, step: &Step, row: &Row, now: &Moment) -> Result<bool> {
    if row.state == "done" {
        return Ok(false);
    }
    let mut changed = false;
    if step.day != row.day {
        tx.prepare_cached("UPDATE step SET day = ? WHERE id = ?")?.execute((step.day, row.id))?;
        tx.prepare_cached("INSERT INTO moved (plan, name, day, date) VALUES (?, ?, ?, ?)")?
            .execute((plan, step.id.as_str(), row.day, now.today))?;
        changed = true;
    }
    let was: Step = serde_json::from_str(&row.body)?;
    if (&was.title, was.minutes, &was.cue) != (&step.title, step.minutes, &step.cue) {
        let body = Step { progress: Progress::Open, ..step.clone() };
        tx.prepare_cached("UPDATE step SET body = ?, estimate = ? WHERE id = ?")?.execute((
            serde_json::to_string(&body)?,
            step.minutes,
            row.id,
        ))?;
        changed = true;
    }
    match (&step.progress, row.state.as_str()) {
        (Progress::Skipped { how, .. }, "open") => {
            let how = match how {
                SkipKind::Skipped => "skipped",
                SkipKind::Removed => "dropped",
                SkipKind::Paused => "parked",
            };
            tx.prepare_cached("UPDATE step SET state = 'skipped', left_as = ?, done_on = ?, done_at = ?, done_zone = ? WHERE id = ?")?
                .execute((how, now.today, &now.utc, &now.zone, row.id))?;
            changed = true;
        }
        (Progress::Open, "skipped") => {
            tx.prepare_cached(&format!("UPDATE step SET {OPEN}, left_as = NULL WHERE id = ?"))?
                .execute([row.id])?;
            changed = true;
        }
        _ => {}
    }
    Ok(changed)
}
