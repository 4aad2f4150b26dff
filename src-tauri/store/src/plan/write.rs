//! Completing, reopening, skipping, logging time.

use rusqlite::{OptionalExtension, Transaction};

use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

/// The longest sentence for others, in characters.
const LONGEST_PROOF: usize = 300;

const DONE: &str = "state = 'done', done_on = ?, done_at = ?, done_zone = ?, minutes = ?, note = ?";
pub(super) const OPEN: &str =
    "state = 'open', done_on = NULL, done_at = NULL, done_zone = NULL, minutes = NULL, note = NULL";

/// A step or milestone of the running plan.
struct Item {
    table: &'static str,
    id: i64,
    plan: i64,
    name: String,
    milestone: Option<String>,
    state: String,
}

impl Store {
    /// Checks a step or milestone. The last step of a milestone checks the milestone, and a
    /// milestone checks the steps that are still open. `minutes` is what it took, 1-960.
    ///
    /// # Errors
    /// `NotFound` for an unknown id, `Invalid` when it is already done or skipped.
    pub fn complete(
        &mut self,
        id: &str,
        note: &str,
        minutes: Option<u32>,
        now: &Moment,
    ) -> Result<Changed> {
        let done = |tx: &Transaction| {
            let item = find(tx, id)?;
            if item.state != "open" {
                return Err(StoreError::Invalid(
                    format!("{} is already {}.", item.name, item.state),
                    "Open it again first, if you want to change it.",
                ));
            }
            let mut changed = vec![item.name.clone()];
            finish(tx, &item, note, minutes, now)?;
            if item.table == "milestone" {
                let open = open_steps(tx, item.plan, &item.name)?;
                for step in open {
                    finish(tx, &step, "", None, now)?;
                    changed.push(step.name);
                }
            } else if let Some(milestone) = item.milestone
                && open_steps(tx, item.plan, &milestone)?.is_empty()
            {
                let milestone = find(tx, &milestone)?;
                if milestone.state == "open" {
                    finish(tx, &milestone, note, None, now)?;
                    changed.push(milestone.name);
                }
            }
            Ok(((), changed))
        };
        Ok(self.transact(Op::Complete, now, done)?.1)
    }

    /// Keeps what came of a milestone, in one sentence that others may read; an empty one is none.
    ///
    /// # Errors
    /// `NotFound` when there is no such milestone, `Invalid` for more than 300 characters.
    pub fn write_proof(&mut self, id: &str, sentence: &str, now: &Moment) -> Result<Changed> {
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        if sentence.chars().count() > LONGEST_PROOF {
            return Err(StoreError::Invalid(
                format!("A sentence for others has at most {LONGEST_PROOF} characters."),
                "Say in one sentence what came of it; the rest can stay in your note.",
            ));
        }
        let written = |tx: &Transaction| {
            let uid = identity::reference(tx, id.trim())?.unwrap_or_default();
            let uid = uid.split_once('|').unwrap_or_default().0;
            let rows =
                tx.execute("UPDATE milestone SET proof = ? WHERE uid = ?", [&sentence, uid])?;
            match rows {
                0 => Err(StoreError::NotFound(Missing::Milestone(id.to_owned()))),
                _ => Ok(((), vec![id.to_owned()])),
            }
        };
        Ok(self.transact(Op::WriteProof, now, written)?.1)
    }

    /// Opens again what is done or skipped. Its milestone is open again as well.
    ///
    /// # Errors
    /// `NotFound` for an unknown id, `Invalid` when it is still open.
    pub fn reopen(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let reopened = |tx: &Transaction| {
            let item = find(tx, id)?;
            if item.state == "open" {
                return Err(StoreError::Invalid(
                    format!("{} is still open.", item.name),
                    "There is nothing to take back.",
                ));
            }
            reopen(tx, &item)?;
            let mut changed = vec![item.name];
            if let Some(milestone) = item.milestone.filter(|_| item.state == "done") {
                let milestone = find(tx, &milestone)?;
                if milestone.state == "done" {
                    reopen(tx, &milestone)?;
                    changed.push(milestone.name);
                }
            }
            Ok(((), changed))
        };
        Ok(self.transact(Op::Reopen, now, reopened)?.1)
    }

    /// Notes minutes worked on a step that is not finished yet, 1-960. Five count as a day.
    ///
    /// # Errors
    /// `NotFound` for an unknown id, `Invalid` for a milestone, a step that is no longer open, or
    /// minutes outside of their range.
    pub fn log_time(
        &mut self,
        id: &str,
        minutes: u32,
        note: &str,
        now: &Moment,
    ) -> Result<Changed> {
        if !(1..=960).contains(&minutes) {
            return Err(StoreError::Invalid(
                format!("A sitting takes 1 to 960 minutes, not {minutes}."),
                "Five minutes count.",
            ));
        }
        let logged = |tx: &Transaction| {
            let item = find(tx, id)?;
            if item.table == "milestone" || item.state != "open" {
                return Err(StoreError::Invalid(
                    format!("{} is not an open step.", item.name),
                    "Choose a step that is still to do.",
                ));
            }
            tx.prepare_cached(
                "INSERT INTO sitting (plan, step, date, at, zone, minutes, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute((item.plan, &item.name, now.today, &now.utc, &now.zone, minutes, note))?;
            tx.prepare_cached("UPDATE step SET spent = spent + ? WHERE id = ?")?
                .execute((minutes, item.id))?;
            Ok(((), vec![item.name]))
        };
        Ok(self.transact(Op::LogTime, now, logged)?.1)
    }

    /// Leaves a step out; its minutes become free.
    ///
    /// # Errors
    /// `NotFound` for an unknown id, `Invalid` when it is a milestone or no longer open.
    pub fn skip(&mut self, id: &str, now: &Moment) -> Result<Changed> {
        let skipped = |tx: &Transaction| {
            let item = find(tx, id)?;
            if item.table == "milestone" || item.state != "open" {
                return Err(StoreError::Invalid(
                    format!("{} cannot be skipped.", item.name),
                    "Only open steps can; a milestone is left out by bending the plan.",
                ));
            }
            tx.prepare_cached("UPDATE step SET state = 'skipped', left_as = 'skipped', done_on = ?, done_at = ?, done_zone = ? WHERE id = ?")?
                .execute((now.today, &now.utc, &now.zone, item.id))?;
            Ok(((), vec![item.name]))
        };
        Ok(self.transact(Op::Skip, now, skipped)?.1)
    }
}

fn find(tx: &Transaction, name: &str) -> Result<Item> {
    let plan: Option<i64> =
        tx.query_row("SELECT id FROM plan WHERE current = 1", [], |row| row.get(0)).optional()?;
    let plan = plan.ok_or_else(StoreError::no_plan)?;
    let name = name.trim().to_uppercase();
    let step = tx
        .prepare_cached("SELECT id, milestone, state FROM step WHERE plan = ? AND name = ?")?
        .query_row((plan, &name), |row| Ok(("step", row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let found = match step {
        Some(step) => Some(step),
        None => tx
            .prepare_cached("SELECT id, state FROM milestone WHERE plan = ? AND name = ?")?
            .query_row((plan, &name), |row| Ok(("milestone", row.get(0)?, None, row.get(1)?)))
            .optional()?,
    };
    let (table, id, milestone, state) =
        found.ok_or_else(|| StoreError::NotFound(Missing::Item(name.clone())))?;
    Ok(Item { table, id, plan, name, milestone, state })
}

/// Open steps of work on a milestone.
fn open_steps(tx: &Transaction, plan: i64, milestone: &str) -> Result<Vec<Item>> {
    let mut query = tx.prepare_cached(
        "SELECT id, name FROM step WHERE plan = ? AND milestone = ? AND state = 'open'
         AND json_extract(body, '$.kind') = 'work' ORDER BY id",
    )?;
    let rows = query.query_map((plan, milestone), |row| {
        Ok(Item {
            table: "step",
            id: row.get(0)?,
            plan,
            name: row.get(1)?,
            milestone: Some(milestone.to_owned()),
            state: "open".into(),
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn finish(
    tx: &Transaction,
    item: &Item,
    note: &str,
    minutes: Option<u32>,
    now: &Moment,
) -> Result<()> {
    // What was told in sessions is what it took, unless the check says otherwise.
    let told: Option<u32> = match item.table {
        "step" => tx
            .prepare_cached("SELECT nullif(spent, 0) FROM step WHERE id = ?")?
            .query_row([item.id], |row| row.get(0))?,
        _ => None,
    };
    let minutes = minutes.or(told);
    tx.prepare_cached(&format!("UPDATE {} SET {DONE} WHERE id = ?", item.table))?
        .execute((now.today, &now.utc, &now.zone, minutes, note, item.id))?;
    Ok(())
}

fn reopen(tx: &Transaction, item: &Item) -> Result<()> {
    tx.prepare_cached(&format!("UPDATE {} SET {OPEN} WHERE id = ?", item.table))?
        .execute([item.id])?;
    Ok(())
}
