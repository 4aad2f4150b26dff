//! What somebody says about their own work, and the occupation as it makes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    RatingOverride,
    quiz::{self, Answers},
    week::mix,
    with_overrides,
};
use crate::{
    ErrorKind, UserError,
    bounded::Third,
    occupation::{Facets, Occupation, Seniority, Task},
    reference::Reference,
};

/// Parts of a week by task id, in any unit: only their proportions count.
pub type Shares = BTreeMap<String, f64>;

/// Tasks that one person adds at most.
const MOST: usize = 8;
/// Letters of a task's label at most.
const LONGEST: usize = 80;

/// A task that somebody added in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnTask {
    /// Stable within the journal, for example `own-1`.
    pub id: String,
    /// Their words for it.
    pub label: String,
    /// The kind of work that it is most like: how far AI can do it is taken from there.
    pub like: String,
    /// Who answers for it.
    pub accountability: Third,
    /// Whether it works because people trust them.
    pub trust: Third,
    /// Whether it can be learnt from what is written down.
    pub tacit: Third,
    /// What a mistake costs.
    pub cost_of_error: Third,
}

impl OwnTask {
    /// Checks a task that somebody wants to add beside `others`.
    ///
    /// # Errors
    /// `Invalid` without a label, with one that is too long or there twice, or when there are too
    /// many; `NotFound` when there is no such kind of work.
    pub fn check(&self, others: &[Self], reference: &Reference) -> Result<(), UserError> {
        let wrong = |message: String, hint: &str| UserError::new(ErrorKind::Invalid, message, hint);
        let label = self.label.trim();
        if label.is_empty() {
            return Err(wrong("A task needs a name.".into(), "A few words are enough."));
        }
        if label.chars().count() > LONGEST {
            let message = format!("The name of a task has at most {LONGEST} letters.");
            return Err(wrong(message, "Say it shorter; the journal has room for the rest."));
        }
        if others.iter().any(|other| other.label.to_lowercase() == label.to_lowercase()) {
            let hint = "Change its share of your week instead.";
            return Err(wrong(format!("“{label}” is already in your week."), hint));
        }
        if others.len() >= MOST {
            let message = format!("A week holds at most {MOST} tasks of your own.");
            return Err(wrong(message, "Remove one that takes little time."));
        }
        kind_of_work(&self.like, reference).map(|_| ()).ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                format!("There is no kind of work “{}”.", self.like),
                "Search for what the task is most like.",
            )
        })
    }

    /// The task as the score sees it: what AI can do is that of the kind of work, what stays human is
    /// what the person said.
    fn task(&self, kind: &Task) -> Task {
        Task {
            id: self.id.as_str().into(),
            label: self.label.trim().into(),
            facets: Facets {
                accountability: self.accountability,
                presence: kind.facets.presence,
                trust: self.trust,
                tacit: self.tacit,
                cost_of_error: self.cost_of_error,
            },
            why: format!("Your own task. AI can do as much of it as of “{}”.", kind.label).into(),
            ..kind.clone()
        }
    }
}

fn kind_of_work<'a>(id: &str, reference: &'a Reference) -> Option<&'a Task> {
    reference.activities.iter().find(|kind| *kind.id == *id)
}

/// Everything that somebody said about their own work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWork {
    /// Ratings they override.
    pub overrides: Vec<RatingOverride>,
    /// Tasks they added.
    pub tasks: Vec<OwnTask>,
    /// How they divide the week; empty for the usual week.
    pub shares: Shares,
    /// What they answered in the quiz.
    pub answers: Answers,
}

impl OwnWork {
    /// The occupation as all of it makes it.
    pub fn applied(&self, occupation: Occupation, reference: &Reference) -> Occupation {
        let own = self.asked_about(occupation, reference);
        let answers = quiz::fitting(&own, &self.answers);
        // What fits can be counted in.
        quiz::with_answers(&own, &answers).map_or(own, |(own, _)| own)
    }

    /// The occupation that the quiz asks about: all but the answers.
    pub fn asked_about(&self, occupation: Occupation, reference: &Reference) -> Occupation {
        let mut own = occupation;
        for task in &self.tasks {
            match kind_of_work(&task.like, reference) {
                Some(kind) => add(&mut own, task.task(kind)),
                None => own.left_out.push(format!(
                    "Your task “{}” is like a kind of work that this release does not have, and is left out.",
                    task.label.trim()
                )),
            }
        }
        let own = with_overrides(own, &self.overrides, &reference.model.risk);
        if self.shares.is_empty() { own } else { divided(own, &self.shares) }
    }

    /// Puts a task of one's own into the week as it stands in `now`: it takes `share` of it, and
    /// everything else gives way in proportion.
    pub fn add(&mut self, task: OwnTask, share: f64, now: &Occupation, seniority: Seniority) {
        let rest = (1.0 - share).max(0.0);
        self.shares = shares(now, seniority);
        self.shares.values_mut().for_each(|part| *part *= rest);
        self.shares.insert(task.id.clone(), share);
        self.tasks.push(task);
    }

    /// Takes a task of one's own out of the week.
    pub fn remove(&mut self, id: &str) {
        self.tasks.retain(|task| task.id != id);
        self.shares.remove(id);
    }
}

/// How the week of `occupation` is divided.
pub fn shares(occupation: &Occupation, seniority: Seniority) -> Shares {
    let tasks = occupation.tasks.iter().map(|task| task.id.to_string());
    tasks.zip(mix(occupation, seniority)).collect()
}

/// Checks how somebody divides the week of `occupation`.
///
/// # Errors
/// `NotFound` when a share names no task, `Invalid` when one is no share or when all are nothing.
pub fn check_shares(occupation: &Occupation, shares: &Shares) -> Result<(), UserError> {
    let unknown = shares.keys().find(|id| occupation.tasks.iter().all(|task| *task.id != ***id));
    if let Some(id) = unknown {
        return Err(UserError::new(
            ErrorKind::NotFound,
            format!("There is no task “{id}” in this week."),
            "Choose one of the tasks of the week.",
        ));
    }
    if shares.values().any(|share| !share.is_finite() || *share < 0.0) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            "A share of the week is nothing or more.",
            "Use percent of your week, for example 25.",
        ));
    }
    if shares.values().all(|share| *share <= 0.0) {
        return Err(UserError::new(
            ErrorKind::Invalid,
            "A week without any task has no score.",
            "Give at least one task a share.",
        ));
    }
    Ok(())
}

/// A task at the end of the list, without a share of anybody's week yet.
fn add(job: &mut Occupation, task: Task) {
    let tasks = job.tasks.len();
    // A level that nothing is known of has no row: its week is that of the tasks.
    job.mixes.iter_mut().filter(|row| row.len() == tasks).for_each(|row| row.push(0.0));
    job.tasks.push(Task { share: 0.0, ..task });
}

/// The same week at every level: whoever divides it knows how they work. A task that they said
/// nothing about, because another release has it, keeps its usual share.
fn divided(mut job: Occupation, shares: &Shares) -> Occupation {
    let whole: f64 = shares.values().filter(|share| share.is_finite()).sum();
    if whole <= 0.0 {
        return job;
    }
    for task in &mut job.tasks {
        if let Some(share) = shares.get(&*task.id) {
            task.share = share / whole;
        }
    }
    let sum: f64 = job.tasks.iter().map(|task| task.share).sum();
    if sum > 0.0 {
        job.tasks.iter_mut().for_each(|task| task.share /= sum);
    }
    let row: Vec<f64> = job.tasks.iter().map(|task| task.share).collect();
    job.mixes = [(); 4].map(|()| row.clone());
    job.settled = true;
    job
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{self, reference, seed_role, task},
        occupation::Basis,
        risk::{Horizon, assess, point},
    };

    fn with_kinds() -> Reference {
        let kinds = vec![task("advising", "care", 0.0, Basis::Capability, 0.6)];
        Reference { activities: Arc::new(kinds), ..reference() }
    }

    fn own_task(id: &str, label: &str) -> OwnTask {
        let third = Third::saturating;
        OwnTask {
            id: id.into(),
            label: label.into(),
            like: "advising".into(),
            accountability: third(3),
            trust: third(2),
            tacit: third(0),
            cost_of_error: third(1),
        }
    }

    #[test]
    fn whoever_divides_the_week_is_not_asked_about_it_again() {
        let (reference, role) = (with_kinds(), seed_role());
        let mut own = OwnWork::default();
        own.answers.insert("share:notebook-boilerplate".into(), "much-more".into());
        assert!(
            point(&own.applied(role.clone(), &reference), Seniority::Mid, &reference.model) > 20.0
        );
        own.shares = shares(&role, Seniority::Mid);
        let settled = own.applied(role.clone(), &reference);
        let (now, before) = (
            point(&settled, Seniority::Mid, &reference.model),
            point(&role, Seniority::Mid, &reference.model),
        );
        assert!((now - before).abs() < 1e-9, "the shares count, not what was answered before");
        let asked = quiz::quiz(&settled, &Answers::new(), &reference.model).expect("a quiz");
        assert!(asked.next.is_none_or(|next| !next.key.starts_with("share:")));
    }

    #[test]
    fn a_task_of_ones_own_takes_its_share_and_is_gated_as_its_person_says() {
        let (reference, role) = (with_kinds(), seed_role());
        let mut own = OwnWork::default();
        own.add(own_task("own-1", " Calming customers "), 0.25, &role, Seniority::Mid);
        let made = own.applied(role.clone(), &reference);
        let report = assess(&made, Seniority::Mid, Horizon::Now, &reference.model);
        let row = report.tasks.iter().find(|row| row.id == "own-1").expect("a row");
        assert_eq!(
            (row.label.as_str(), row.why.as_str()),
            (
                "Calming customers",
                "Your own task. AI can do as much of it as of “Work on advising”."
            )
        );
        assert!((row.share - 0.25).abs() < 1e-12 && (row.capability - 0.6).abs() < 1e-12);
        let gate = 1.0 - 0.45 * (1.0 - 0.45 * 2.0 / 3.0) * (1.0 - 0.4 / 3.0);
        assert!((row.gate - gate).abs() < 1e-12, "{}", row.gate);
        let rest: Vec<f64> =
            report.tasks.iter().filter(|row| row.id != "own-1").map(|row| row.share).collect();
        assert!(rest.iter().all(|share| (share - 0.15).abs() < 1e-12), "{rest:?}");
        own.remove("own-1");
        let back = own.applied(role.clone(), &reference);
        assert!(
            (point(&back, Seniority::Mid, &reference.model)
                - point(&role, Seniority::Mid, &reference.model))
            .abs()
                < 1e-9
        );
    }

    #[test]
    fn a_task_like_nothing_that_is_known_is_left_out_and_said() {
        let mut own = OwnWork::default();
        own.add(own_task("own-1", "Calming customers"), 0.25, &seed_role(), Seniority::Mid);
        let made = own.applied(seed_role(), &fixture::reference());
        assert_eq!(made.tasks.len(), 5);
        assert!(
            made.left_out[0].starts_with("Your task “Calming customers” is like a kind of work")
        );
        let week: f64 = made.tasks.iter().map(|task| task.share).sum();
        assert!((week - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_task_is_said() {
        let reference = with_kinds();
        let there = [own_task("own-1", "Calming customers")];
        let unknown = OwnTask { like: "juggling".into(), ..own_task("own-2", "Juggling") };
        for (task, kind) in [
            (own_task("own-2", "  "), ErrorKind::Invalid),
            (own_task("own-2", &"x".repeat(81)), ErrorKind::Invalid),
            (own_task("own-2", "calming Customers"), ErrorKind::Invalid),
            (unknown, ErrorKind::NotFound),
        ] {
            let error = task.check(&there, &reference).expect_err("refused");
            assert_eq!(error.kind, kind, "{task:?}");
            assert!(error.message.ends_with('.') && error.hint.ends_with('.'));
        }
        let many: Vec<OwnTask> =
            (0..MOST).map(|place| own_task("own", &format!("Task {place}"))).collect();
        assert!(own_task("own-9", "One more").check(&many, &reference).is_err());
        assert!(own_task("own-2", "Juggling").check(&there, &reference).is_ok());
    }

    #[test]
    fn what_is_no_week_is_said() {
        let role = seed_role();
        let given = |id: &str, share| Shares::from([(id.to_owned(), share)]);
        for (shares, kind) in [
            (given("nothing", 1.0), ErrorKind::NotFound),
            (given("evaluation-design", -1.0), ErrorKind::Invalid),
            (given("evaluation-design", f64::NAN), ErrorKind::Invalid),
            (given("evaluation-design", 0.0), ErrorKind::Invalid),
        ] {
            assert_eq!(check_shares(&role, &shares).expect_err("refused").kind, kind);
        }
        check_shares(&role, &given("evaluation-design", 40.0)).expect("a week");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_shares_make_a_whole_week_in_any_unit(
            parts in prop::array::uniform5(0.0..80.0_f64),
            unit in 0.01..100.0_f64,
        ) {
            let (reference, role) = (reference(), seed_role());
            let week = |unit: f64| {
                let ids = role.tasks.iter().map(|task| task.id.to_string());
                OwnWork { shares: ids.zip(parts.map(|part| part * unit)).collect(), ..OwnWork::default() }
            };
            let made = week(1.0).applied(role.clone(), &reference);
            let sum: f64 = made.tasks.iter().map(|task| task.share).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
            let score = |own: OwnWork| point(&own.applied(role.clone(), &reference), Seniority::Lead, &reference.model);
            prop_assert!((score(week(1.0)) - score(week(unit))).abs() < 1e-9);
        }
    }
}
