//! The score, and what the person says about their own work.

use std::borrow::Cow;

use domain::{
    model::{Assumption, Assumptions},
    occupation::{Occupation, Seniority, Task},
    plan,
    profile::Profile,
    reference::Reference,
    risk::{
        self, AiUse, Comparison, Horizon, Lever, Observed, OwnTask, OwnWork, RatingOverride,
        RiskReport, Shares, Validity,
        capacity::{self, Capacity},
        derivation::{self, Derivation},
        quiz::{self, FacetQuestion, QuizReport},
    },
};
use serde::{Deserialize, Serialize};
use store::{Changed, Missing, RecordedScore, Store};
use ts_rs::TS;

use crate::{Answer, Session};

/// What somebody tries before they keep it: shares by task, assumptions by key.
#[derive(Debug, Default, Deserialize, TS)]
pub struct WhatIf {
    /// How the week would be divided; none for how it is.
    #[ts(type = "Record<string, number> | null")]
    shares: Option<Shares>,
    /// What would be assumed; none for what is.
    #[ts(type = "Record<string, number> | null")]
    assumptions: Option<Assumptions>,
}

/// A task of the person's week.
#[derive(Debug, Serialize, TS)]
pub struct WeekPart {
    /// The task's id.
    id: String,
    /// The task's label.
    label: String,
    /// Share of the week, a fraction; nothing for what they do not do.
    share: f64,
    /// Whether they added it.
    own: bool,
}

/// How the person divides their week.
#[derive(Debug, Serialize, TS)]
pub struct OwnWeek {
    /// Whether they divided it; else it is the usual week.
    divided: bool,
    /// Every task, largest share first.
    parts: Vec<WeekPart>,
    /// What is asked about a task that they add.
    questions: Vec<FacetQuestion>,
}

/// Who is asked, and about what.
struct Asked {
    profile: Profile,
    /// Their occupation with everything they said but the answers.
    occupation: Occupation,
    said: OwnWork,
}

impl Session {
    /// The score of an occupation under the person's assumptions.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn score(
        &self,
        occupation: &Occupation,
        seniority: Seniority,
        at: Horizon,
    ) -> Answer<RiskReport> {
        Ok(risk::assess(occupation, seniority, at, &self.reference()?.model))
    }

    /// The score of the occupation that a code names; where it is the person's own, as they tell it, or try it.
    ///
    /// # Errors
    /// `NotFound` when there is none; `Invalid` when what is tried is out of range.
    pub fn told_score(
        &self,
        code: &str,
        seniority: Seniority,
        at: Horizon,
        what_if: Option<WhatIf>,
    ) -> Answer<RiskReport> {
        let (reference, occupation) = self.as_told(code, what_if)?;
        Ok(risk::assess(&occupation, seniority, at, &reference.model))
    }

    /// How a number of the same score is made.
    ///
    /// # Errors
    /// `NotFound` when the score has no such number; else as [`Self::told_score`].
    pub fn told_derivation(
        &self,
        code: &str,
        seniority: Seniority,
        at: Horizon,
        what_if: Option<WhatIf>,
        figure: &str,
    ) -> Answer<Derivation> {
        let (reference, occupation) = self.as_told(code, what_if)?;
        derivation::derive(&occupation, seniority, at, figure, &reference.model)
    }

    /// The reference data under the person's assumptions and the occupation as they tell it, or try it.
    fn as_told(
        &self,
        code: &str,
        what_if: Option<WhatIf>,
    ) -> Answer<(Reference, Cow<'static, Occupation>)> {
        let WhatIf { shares, assumptions } = what_if.unwrap_or_default();
        self.read(|_| {
            let reference = match assumptions {
                Some(assumptions) => self.catalog()?.reference.under(&assumptions)?,
                None => self.reference()?,
            };
            let occupation = match shares {
                Some(shares) => self.divided(code, shares)?,
                None => self.told(code)?,
            };
            Ok((reference, occupation))
        })
    }

    /// Two scores side by side.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn compare(
        &self,
        a: &Occupation,
        b: &Occupation,
        seniority: Seniority,
    ) -> Answer<Comparison> {
        Ok(risk::compare(a, b, seniority, Horizon::Now, &self.reference()?.model))
    }

    /// How well measures of exposure foretold who grew and who shrank.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn validity(&self) -> Answer<Validity> {
        Ok(risk::validity(&self.catalog()?.reference.model))
    }

    /// Every recorded score, oldest first, with what moved it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn history(&self) -> Answer<Vec<RecordedScore>> {
        self.read(Store::scores)
    }

    /// Where the quiz about the person's own work stands; `tried` answers come before those that are kept.
    ///
    /// # Errors
    /// `NotFound` when nobody has begun yet; `Invalid` when an answer is none of its choices.
    pub fn quiz(&self, tried: quiz::Answers) -> Answer<QuizReport> {
        self.read(|_| {
            let Asked { profile, occupation, said } = self.asked()?;
            let mut answers = quiz::fitting(&occupation, &said.answers);
            // Their seniority is known.
            answers.insert("seniority".into(), profile.seniority.id().into());
            answers.extend(tried);
            Ok(quiz::quiz(&occupation, &answers, &self.reference()?.model)?)
        })
    }

    /// Where a quiz about somebody else's work stands.
    ///
    /// # Errors
    /// `Invalid` when an answer is none of its choices.
    pub fn quiz_about(&self, job: &Occupation, answers: &quiz::Answers) -> Answer<QuizReport> {
        quiz::quiz(job, answers, &self.reference()?.model)
    }

    fn asked(&self) -> Answer<Asked> {
        let reference = self.reference()?;
        let profile = self.profile()?.ok_or_else(|| self.client().missing(Missing::Person))?;
        let said = self.read(Store::own_work)?;
        let began = reference.find(&profile.occupation)?.into_owned();
        Ok(Asked { occupation: said.asked_about(began, &reference), profile, said })
    }

    /// Keeps an answer of the quiz, or takes it back.
    ///
    /// # Errors
    /// `Invalid` when there is no such question or choice; nothing has changed then.
    pub fn answer_question(&mut self, key: &str, choice: Option<&str>) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.answer(key, choice, reference, now))
    }

    /// What the person said about their own work.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn own_work(&self) -> Answer<OwnWork> {
        self.read(Store::own_work)
    }

    /// The ratings that the person sees differently.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn overrides(&self) -> Answer<Vec<RatingOverride>> {
        Ok(self.own_work()?.overrides)
    }

    /// Puts a level of one's own in the place of a rating, with the reason.
    ///
    /// # Errors
    /// `Invalid` without a reason or such a level, `NotFound` without such a task.
    pub fn override_rating(&mut self, task: &str, level: &str, reason: &str) -> Answer<Changed> {
        self.change_by(|store, reference, now| {
            store.override_rating(task, level, reason, reference, now)
        })
    }

    /// Takes our rating of a task again.
    ///
    /// # Errors
    /// `NotFound` when there is no rating of one's own.
    pub fn remove_override(&mut self, task: &str) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.remove_override(task, reference, now))
    }

    /// How the person divides their week.
    ///
    /// # Errors
    /// `NotFound` when nobody has begun yet.
    pub fn own_week(&self) -> Answer<OwnWeek> {
        self.read(|store| {
            let said = store.own_work()?;
            let (profile, own) = self.own()?;
            let shares = risk::shares(&own, profile.seniority);
            let part = |task: &Task| WeekPart {
                id: task.id.to_string(),
                label: task.label.to_string(),
                share: shares.get(&*task.id).copied().unwrap_or_default(),
                own: said.tasks.iter().any(|own| *own.id == *task.id),
            };
            let mut parts: Vec<WeekPart> = own.tasks.iter().map(part).collect();
            parts.sort_by(|a, b| b.share.total_cmp(&a.share));
            let (divided, questions) = (!said.shares.is_empty(), quiz::facet_questions());
            Ok(OwnWeek { divided, parts, questions })
        })
    }

    /// Keeps how the week is divided, shares by task; none takes the usual week again.
    ///
    /// # Errors
    /// `Invalid` when a share is none, `NotFound` without such a task.
    pub fn divide_week(&mut self, shares: Option<&Shares>) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.divide_week(shares, reference, now))
    }

    /// Adds a task of one's own that takes `share` of the week, a fraction.
    ///
    /// # Errors
    /// `Invalid` when it has no name or takes no part of the week.
    pub fn add_task(&mut self, task: OwnTask, share: f64) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.add_task(task, share, reference, now))
    }

    /// Removes a task of one's own.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remove_task(&mut self, id: &str) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.remove_task(id, reference, now))
    }

    /// Everything about the score that may be seen otherwise.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn assumptions(&self) -> Answer<Vec<Assumption>> {
        Ok(self.reference()?.model.assumptions())
    }

    /// Keeps assumptions in place of all that were changed before; none for ours.
    ///
    /// # Errors
    /// `Invalid` when one is unknown or out of its range.
    pub fn assume(&mut self, values: &Assumptions) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.assume(values, reference, now))
    }

    /// How well the person could take a change, beside their score.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn capacity(&self) -> Answer<Capacity> {
        self.read(|store| {
            let reference = self.reference()?;
            let own = store.own(&reference)?;
            let point =
                own.map(|(profile, own)| risk::point(&own, profile.seniority, &reference.model));
            Ok(capacity::capacity(&store.own_work()?.answers, point.unwrap_or_default()))
        })
    }

    /// Keeps an answer about capacity, or takes it back.
    ///
    /// # Errors
    /// `Invalid` when there is no such question or choice.
    pub fn answer_capacity(&mut self, key: &str, choice: Option<&str>) -> Answer<Changed> {
        self.change(|store, now| store.answer_capacity(key, choice, now))
    }

    /// What each project would do to the score, best per hour first; those that raise it are left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn levers(&self, occupation: &Occupation, seniority: Seniority) -> Answer<Vec<Lever>> {
        Ok(plan::helpful(occupation, seniority, &self.reference()?))
    }

    /// Logs what AI did in a piece of work.
    ///
    /// # Errors
    /// `Invalid` when a figure is out of range, `NotFound` without such a task.
    pub fn log_ai(&mut self, work: &AiUse) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.log_ai(work, reference, now))
    }

    /// Removes a line of the AI log.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn forget_ai(&mut self, id: &str) -> Answer<Changed> {
        self.change(|store, now| store.forget_ai(id, now))
    }

    /// Everything that was logged of AI, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn ai_uses(&self) -> Answer<Vec<AiUse>> {
        self.read(Store::ai_uses)
    }

    /// What AI did of each task that was logged, beside its rating.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn observed(&self) -> Answer<Vec<Observed>> {
        self.read(|store| store.observed(&self.reference()?))
    }
}
