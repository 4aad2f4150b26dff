//! Writing what the person says about their own work: each records the score that it makes.

use chrono::NaiveDate;
use domain::{
    model::Assumptions,
    reference::Reference,
    risk::{
        self, Horizon, OwnTask, OwnWork, RatingOverride, Shares, capacity,
        quiz::{self, Answers},
    },
};
use rusqlite::Transaction;

use super::{
    own::{assumptions, divided, known, own, under, work},
    score,
};
use crate::{Changed, Missing, Moment, Op, Result, Store, StoreError, identity};

impl Store {
    /// Keeps an answer of the quiz, or takes it back.
    ///
    /// # Errors
    /// `NotFound` when it answers no question; nothing has changed then.
    pub fn answer(
        &mut self,
        key: &str,
        choice: Option<&str>,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        let cause = if choice.is_some() { "You: an answer" } else { "You: an answer taken back" };
        self.amend(Op::Answer, cause, reference, now, |tx| {
            if let Some(choice) = choice {
                let (_, job) = known(tx, reference)?.ok_or_else(StoreError::nobody)?;
                let job = work(tx)?.asked_about(job, reference);
                quiz::with_answers(&job, &Answers::from([(key.into(), choice.into())]))?;
            }
            say(tx, key, choice)
        })
    }

    /// Keeps an answer about adaptive capacity, or takes it back. It is no part of any score.
    ///
    /// # Errors
    /// `NotFound` when it answers no question; nothing has changed then.
    pub fn answer_capacity(
        &mut self,
        key: &str,
        choice: Option<&str>,
        now: &Moment,
    ) -> Result<Changed> {
        if let Some(choice) = choice {
            capacity::check(key, choice)?;
        }
        Ok(self.transact(Op::Answer, now, |tx| Ok(((), say(tx, key, choice)?)))?.1)
    }

    /// Keeps an override: a level in place of ours, and why.
    ///
    /// # Errors
    /// As [`RatingOverride::new`]; nothing has changed then.
    pub fn override_rating(
        &mut self,
        task: &str,
        level: &str,
        reason: &str,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        let cause = format!("You contested a rating: {}", reason.trim());
        self.amend(Op::OverrideRating, &cause, reference, now, |tx| {
            let (_, job) = own(tx, reference)?.ok_or_else(StoreError::nobody)?;
            let one = RatingOverride::new(&job, task, level, reason, now.today)?;
            tx.execute(
                "INSERT INTO contest (task, level, reason, date) VALUES (?, ?, ?, ?)
                 ON CONFLICT (task) DO UPDATE SET level = excluded.level,
                   reason = excluded.reason, date = excluded.date",
                (one.task, one.level, one.reason, one.date),
            )?;
            Ok(vec![task.to_owned()])
        })
    }

    /// Takes our rating of a task again.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn remove_override(
        &mut self,
        task: &str,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        self.amend(Op::RemoveOverride, "You took our rating again", reference, now, |tx| {
            tx.execute("DELETE FROM contest WHERE task = ?", [task])?;
            Ok(vec![task.to_owned()])
        })
    }

    /// Keeps how the person divides their week; nothing takes the usual week again.
    ///
    /// # Errors
    /// As [`risk::check_shares`]; nothing has changed then.
    pub fn divide_week(
        &mut self,
        shares: Option<&Shares>,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        let cause = if shares.is_some() { "You: your week" } else { "You: the usual week again" };
        self.amend(Op::DivideWeek, cause, reference, now, |tx| {
            let (_, job) = known(tx, reference)?.ok_or_else(StoreError::nobody)?;
            let own = OwnWork { shares: Shares::new(), ..work(tx)? };
            if let Some(shares) = shares {
                risk::check_shares(&own.asked_about(job, reference), shares)?;
            } else if let Some(task) = own.tasks.first() {
                return Err(StoreError::Invalid(
                    format!("The usual week has no room for “{}”.", task.label),
                    "Remove your own tasks first, or divide your week anew.",
                ));
            }
            let since = Some(now.today);
            keep_shares(tx, &shares.cloned().unwrap_or_default(), since)?;
            Ok(vec!["week".to_owned()])
        })
    }

    /// Adds a task in the person's own words that takes `share` of their week, a fraction; everything
    /// else gives way in proportion. Its id is chosen here.
    ///
    /// # Errors
    /// As [`OwnTask::check`], or `Invalid` when the share is no part of a week; nothing has changed
    /// then.
    pub fn add_task(
        &mut self,
        task: OwnTask,
        share: f64,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        if !(0.01..=0.95).contains(&share) {
            return Err(StoreError::Invalid(
                "A task takes 1% to 95% of a week.".into(),
                "Say about how much of your week it takes.",
            ));
        }
        let cause = format!("You: your own task “{}”", task.label.trim());
        self.amend(Op::AddTask, &cause, reference, now, |tx| {
            let (profile, job) = own(tx, reference)?.ok_or_else(StoreError::nobody)?;
            let mut said = work(tx)?;
            task.check(&said.tasks, reference)?;
            let (number, uid) = identity::made(tx, "own_task", now)?;
            let task = OwnTask { id: format!("own-{number}"), ..task };
            insert(tx, number, &uid, &task)?;
            let id = task.id.clone();
            said.add(task, share, &job, profile.seniority);
            // The new task takes from all alike: nothing is said of what was practised.
            let since = divided(tx)?;
            keep_shares(tx, &said.shares, since)?;
            Ok(vec![id])
        })
    }

    /// Removes a task of the person's own; everything else takes its time in proportion.
    ///
    /// # Errors
    /// `NotFound` when there is no such task; nothing has changed then.
    pub fn remove_task(
        &mut self,
        id: &str,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        self.amend(Op::RemoveTask, "You: an own task removed", reference, now, |tx| {
            if tx.execute("DELETE FROM own_task WHERE name = ?", [id])? == 0 {
                return Err(StoreError::NotFound(Missing::OwnTask(id.to_owned())));
            }
            tx.execute("DELETE FROM share WHERE task = ?", [id])?;
            tx.execute("DELETE FROM contest WHERE task = ?", [id])?;
            Ok(vec![id.to_owned()])
        })
    }

    /// Keeps the person's assumptions in place of all that were changed before; none for ours.
    ///
    /// # Errors
    /// As [`domain::model::Model::under`]; nothing has changed then.
    pub fn assume(
        &mut self,
        values: &Assumptions,
        reference: &Reference,
        now: &Moment,
    ) -> Result<Changed> {
        let model = reference.model.under(values)?;
        let cause = match model.changed.as_slice() {
            [] => "Method: our assumptions again".to_owned(),
            changed => {
                let labels: Vec<&str> = changed.iter().map(|one| one.label.as_str()).collect();
                format!("Method: your assumptions ({})", labels.join("; "))
            }
        };
        self.amend(Op::Assume, &cause, reference, now, |tx| {
            tx.execute("DELETE FROM assumption", [])?;
            for one in &model.changed {
                tx.execute(
                    "INSERT INTO assumption (key, value) VALUES (?, ?)",
                    (&one.key, one.value),
                )?;
            }
            Ok(values.keys().cloned().collect())
        })
    }

    /// Writes what the person says about their work, and records the score that it makes.
    fn amend(
        &mut self,
        op: Op,
        cause: &str,
        reference: &Reference,
        now: &Moment,
        write: impl FnOnce(&Transaction) -> Result<Vec<String>>,
    ) -> Result<Changed> {
        let amended = |tx: &Transaction| {
            let ids = write(tx)?;
            let reference = under(reference, assumptions(tx)?)?;
            if let Some((profile, job)) = own(tx, &reference)? {
                let report = risk::assess(&job, profile.seniority, Horizon::Now, &reference.model);
                score::record(tx, &report, cause, now)?;
            }
            Ok(((), ids))
        };
        Ok(self.transact(op, now, amended)?.1)
    }
}

fn insert(tx: &Transaction, number: i64, uid: &str, task: &OwnTask) -> Result<()> {
    tx.execute(
        "INSERT INTO own_task (id, uid, name, label, kind, accountability, trust, tacit, cost_of_error)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            uid,
            &task.id,
            task.label.trim(),
            &task.like,
            task.accountability.get(),
            task.trust.get(),
            task.tacit.get(),
            task.cost_of_error.get(),
        ),
    )?;
    Ok(())
}

fn keep_shares(tx: &Transaction, shares: &Shares, since: Option<NaiveDate>) -> Result<()> {
    tx.execute("DELETE FROM share", [])?;
    for (task, share) in shares {
        let sql = "INSERT INTO share (task, share, since) VALUES (?, ?, ?)";
        tx.execute(sql, (task, share, since))?;
    }
    Ok(())
}

fn say(tx: &Transaction, key: &str, choice: Option<&str>) -> Result<Vec<String>> {
    match choice {
        Some(choice) => tx.execute(
            "INSERT INTO answer (key, choice) VALUES (?, ?)
             ON CONFLICT (key) DO UPDATE SET choice = excluded.choice",
            [key, choice],
        )?,
        None => tx.execute("DELETE FROM answer WHERE key = ?", [key])?,
    };
    Ok(vec![key.to_owned()])
}
