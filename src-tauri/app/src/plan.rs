//! Drafting and starting a plan, its days, and how it is adjusted.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::{
    ErrorKind, UserError,
    occupation::Occupation,
    plan::{
        self, Ask, Checkpoint, DayView, Draft, Plan, PlanDay, PlanEdit, PlanPreview, Review, Today,
        overrun,
    },
    profile::Profile,
    risk::{self, Horizon},
};
use serde::Serialize;
use store::{Changed, JournalState, Op, Store};
use ts_rs::TS;

use crate::{Answer, Session};

/// For whom a plan is drafted, and what they ask of it.
pub struct Asked {
    /// Who they are.
    pub profile: Profile,
    /// Their occupation, as they tell it where it is their own.
    pub origin: Cow<'static, Occupation>,
    /// Where the plan leads; none for staying.
    pub target: Option<Cow<'static, Occupation>>,
    /// What they ask.
    pub ask: Ask,
}

/// A plan that began.
pub struct Started {
    /// Its number.
    pub plan: i64,
    /// What it consists of.
    pub draft: Draft,
    /// Whether it takes the place of one that ran.
    pub replaced: bool,
    /// The operation.
    pub changed: Changed,
}

/// What an edit would do to the running plan.
#[derive(Serialize, TS)]
pub struct Proposed {
    /// What would change, and why.
    #[serde(flatten)]
    #[ts(flatten)]
    pub preview: PlanPreview,
    /// The state of the journal that it was worked out from: the edit is applied to no other.
    pub state: JournalState,
    /// Whether anything would change.
    #[serde(skip)]
    pub changes: bool,
}

impl Session {
    /// For whom a plan is drafted, by the codes of occupations.
    ///
    /// # Errors
    /// `NotFound` when there is no such occupation.
    pub fn asked_plan(&self, profile: Profile, target: Option<&str>, ask: Ask) -> Answer<Asked> {
        let origin = self.told(&profile.occupation)?;
        let target = target.map(|code| self.occupation(code)).transpose()?;
        Ok(Asked { profile, origin, target, ask })
    }

    /// Logical today; without a journal that of the clock.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn today(&self) -> Answer<NaiveDate> {
        match self.existing()? {
            Some(_) => Ok(self.now()?.today),
            None => Ok(self.clock().moment(store::DAY_START_HOUR).today),
        }
    }

    /// A proposal: nothing is kept. It counts on the hours that the person's own log says work takes, and leaves
    /// out what they have finished.
    ///
    /// # Errors
    /// `Invalid` when what is asked cannot be.
    pub fn draft_plan(&self, asked: &Asked) -> Answer<Draft> {
        let reference = self.reference()?;
        let ((actual, estimated), finished) = match self.existing()? {
            Some(store) => {
                (self.answered(store.logged_minutes())?, self.answered(store.finished_projects())?)
            }
            None => ((0.0, 0.0), Vec::new()),
        };
        let mut ask = asked.ask.clone();
        ask.finished.extend(finished);
        ask.finished.sort_unstable();
        ask.finished.dedup();
        // Whoever asks for a project again shall have it again.
        ask.finished.retain(|project| !ask.wanted.contains(project));
        let model = &reference.model.plan;
        let request = ask.request(overrun(actual, estimated, model), model)?;
        let Profile { seniority, levels, .. } = &asked.profile;
        let target = asked.target.as_deref();
        Ok(plan::draft(&asked.origin, *seniority, target, levels, &request, &reference))
    }

    /// Keeps profile and plan; the score of that day is recorded.
    ///
    /// # Errors
    /// Those of [`Self::draft_plan`], and when the journal cannot be written; nothing has changed then.
    pub fn start_plan(&mut self, asked: &Asked) -> Answer<Started> {
        self.open()?;
        let draft = self.draft_plan(asked)?;
        let occupation = self.told(&asked.profile.occupation)?;
        let report = self.score(&occupation, asked.profile.seniority, Horizon::Now)?;
        let replaced = self.read(Store::plan)?.is_some();
        let (plan, changed) =
            self.change(|store, now| store.start_plan(&asked.profile, &draft, &report, now))?;
        Ok(Started { plan, draft, replaced, changed })
    }

    /// What is for today; none without a plan.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn read_today(&self) -> Answer<Option<Today>> {
        let today = self.now()?.today;
        Ok(self.read(Store::plan)?.map(|running| plan::today(&running, today)))
    }

    /// The running plan with the hours that the person's own log says are left; none without one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn learned_plan(&self) -> Answer<Option<Plan>> {
        let (today, model) = (self.now()?.today, &self.catalog()?.reference.model.plan);
        self.read(|store| {
            let Some(running) = store.plan()? else { return Ok(None) };
            Ok(Some(plan::learned(running, store.logged_minutes()?, today, model)))
        })
    }

    /// The days of the plan; none without one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn plan_days(&self) -> Answer<Vec<PlanDay>> {
        let today = self.now()?.today;
        let running = self.read(Store::plan)?;
        Ok(running.map(|running| plan::plan_days(&running, today)).unwrap_or_default())
    }

    /// A day as it was planned and what was done.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn day(&self, day: NaiveDate) -> Answer<DayView> {
        Ok(plan::day_view(&self.plan()?, day, self.now()?.today))
    }

    /// The review of a week, from 1; of the one that today lies in when none is named.
    ///
    /// # Errors
    /// `NotFound` without a plan, `Invalid` without such a week.
    pub fn review(&self, week: Option<u32>) -> Answer<Review> {
        let (running, today) = (self.plan()?, self.now()?.today);
        let last = running.draft.days.div_ceil(7);
        if let Some(week) = week.filter(|week| !(1..=last).contains(week)) {
            let text = format!("The plan has no week {week}.");
            let hint = format!("Its weeks go from 1 to {last}.");
            return Err(UserError::new(ErrorKind::Invalid, text, hint));
        }
        let week = week.unwrap_or_else(|| plan::week_of(&running, today));
        Ok(plan::review(&running, week, today, &self.catalog()?.reference.model.plan))
    }

    /// The score with what was practised up to a day of the plan.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn checkpoint(&self, day: u32) -> Answer<Checkpoint> {
        self.read(|store| {
            let (profile, own) = self.own()?;
            let (running, divided) = (self.plan()?, store.divided_on()?);
            let own = (&own, profile.seniority);
            Ok(plan::checkpoint(&running, day, own, divided, &self.reference()?))
        })
    }

    /// Keeps that a checkpoint was held; the score of that day is recorded.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn hold_checkpoint(&mut self, day: u32) -> Answer<Changed> {
        let (profile, own) = self.own()?;
        let report = risk::assess(&own, profile.seniority, Horizon::Now, &self.reference()?.model);
        self.change(|store, now| store.hold_checkpoint(day, &report, now))
    }

    /// Completes a step or milestone.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` when it is done.
    pub fn complete(&mut self, id: &str, note: &str, minutes: Option<u32>) -> Answer<Changed> {
        self.change(|store, now| store.complete(id, note, minutes, now))
    }

    /// Keeps what came of a milestone, in one sentence that others may read.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` for a long one.
    pub fn write_proof(&mut self, id: &str, sentence: &str) -> Answer<Changed> {
        self.change(|store, now| store.write_proof(id, sentence, now))
    }

    /// Opens a completed step or milestone again.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` when it is open.
    pub fn reopen(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.reopen(id, now))
    }

    /// Skips a step.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` when it is done.
    pub fn skip(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.skip(id, now))
    }

    /// Logs minutes on a step that is not finished.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` when it is done or there are no such minutes.
    pub fn log_time(&mut self, id: &str, minutes: u32, note: &str) -> Answer<Changed> {
        self.change(|store, now| store.log_time(id, minutes, note, now))
    }

    /// What an edit would do to the running plan.
    ///
    /// # Errors
    /// `NotFound` without a plan or step, `Invalid` when it cannot be done.
    pub fn propose_edit(&self, edit: &PlanEdit) -> Answer<Proposed> {
        let (today, reference) = (self.now()?.today, &self.catalog()?.reference);
        self.read(|store| {
            let running = self.plan()?;
            let after = edit.apply(&running, today, reference)?;
            let preview = edit.preview(&running, &after, today, reference);
            Ok(Proposed { preview, state: store.state()?, changes: after != running })
        })
    }

    /// Applies an edit; none where nothing would change. Where it was proposed before, `state` is that of the
    /// proposal: it is applied to no other.
    ///
    /// # Errors
    /// `Stale` when the journal is in another state by now, and those of [`Self::propose_edit`]. Nothing has
    /// changed then.
    pub fn apply_edit(
        &mut self,
        edit: &PlanEdit,
        state: Option<JournalState>,
    ) -> Answer<Option<Changed>> {
        let reference = &self.catalog()?.reference;
        let state = match state {
            Some(state) => state,
            None => self.read(Store::state)?,
        };
        let running = self.plan()?;
        self.change(|store, now| {
            let after = edit.apply(&running, now.today, reference)?;
            store.only_in(state, |store| {
                if after == running {
                    return Ok(None);
                }
                store.save_edited_plan(Op::of(edit), &after, now).map(Some)
            })
        })
    }
}
