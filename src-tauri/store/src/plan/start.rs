//! Starting a plan.

use domain::{
    plan::{Draft, Milestone, Step},
    profile::Profile,
    risk::RiskReport,
};
use rusqlite::Transaction;

use crate::{Changed, Moment, Op, Result, Store, identity, profile, risk};

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
            let (plan, uid) = identity::made(tx, "plan", now)?;
            tx.execute(
                "INSERT INTO plan (id, uid, current, draft) VALUES (?, ?, 1, ?)",
                (plan, uid.as_str(), serde_json::to_string(&bare)?),
            )?;
            for milestone in &draft.milestones {
                insert_milestone(tx, plan, milestone, now)?;
            }
            for (place, step) in (1_u32..).zip(&draft.steps) {
                insert_step(tx, plan, step, f64::from(place), now)?;
            }
            risk::record(tx, report, "A plan began", now)?;
            Ok((plan, vec![format!("plan {plan}")]))
        })
    }
}

pub(super) fn insert_milestone(
    tx: &Transaction,
    plan: i64,
    milestone: &Milestone,
    now: &Moment,
) -> Result<()> {
    identity::given(tx, "milestone", plan, &milestone.id)?;
    tx.prepare_cached("INSERT INTO milestone (uid, plan, name, day, body) VALUES (?, ?, ?, ?, ?)")?
        .execute((
            identity::uid(now).as_str(),
            plan,
            milestone.id.as_str(),
            milestone.day,
            serde_json::to_string(milestone)?,
        ))?;
    Ok(())
}

/// `place` is where it stands in the order of work.
pub(super) fn insert_step(
    tx: &Transaction,
    plan: i64,
    step: &Step,
    place: f64,
    now: &Moment,
) -> Result<()> {
    identity::given(tx, "step", plan, &step.id)?;
    tx.prepare_cached(
        "INSERT INTO step (uid, plan, name, milestone, day, estimate, body, place)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute((
        identity::uid(now).as_str(),
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
