//! Starting a plan.

use domain::{
    plan::{Draft, Milestone, Step},
    profile::Profile,
    risk::RiskReport,
};
use rusqlite::Transaction;

use crate::{Changed, Moment, Op, Result, Store, profile, risk};

impl Store {
    /// Keeps profile, plan and first score; an earlier plan stays in the journal and rests.
    /// Returns the plan's id.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn start_plan(
        &mut self,
        who: &Profile,
        draft: &Draft,
        report: &RiskReport,
        now: &Moment,
    ) -> Result<(i64, Changed)> {
        self.transact(Op::StartPlan, now, |tx| {
            risk::forget(tx, &who.occupation)?;
            profile::save(tx, who, now)?;
            tx.execute("UPDATE plan SET current = 0 WHERE current = 1", [])?;
            let bare = Draft { milestones: vec![], steps: vec![], load: vec![], ..draft.clone() };
            tx.execute(
                "INSERT INTO plan (current, draft) VALUES (1, ?)",
                [serde_json::to_string(&bare)?],
            )?;
            let plan = tx.last_insert_rowid();
            for milestone in &draft.milestones {
                insert_milestone(tx, plan, milestone)?;
            }
            for (place, step) in (1_u32..).zip(&draft.steps) {
                insert_step(tx, plan, step, f64::from(place))?;
            }
            risk::record(tx, report, "A plan began", now)?;
            Ok((plan, vec![format!("plan {plan}")]))
        })
    }
}

pub(super) fn insert_milestone(tx: &Transaction, plan: i64, milestone: &Milestone) -> Result<()> {
    tx.prepare_cached("INSERT INTO milestone (plan, name, day, body) VALUES (?, ?, ?, ?)")?
        .execute((plan, milestone.id.as_str(), milestone.day, serde_json::to_string(milestone)?))?;
    Ok(())
}

/// `place` is where it stands in the order of work.
pub(super) fn insert_step(tx: &Transaction, plan: i64, step: &Step, place: f64) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO step (plan, name, milestone, day, estimate, body, place)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute((
        plan,
        step.id.as_str(),
        step.milestone.as_deref(),
        step.day,
        step.minutes,
        serde_json::to_string(step)?,
        place,
    ))?;
    Ok(())
}
