//! Ratings that somebody disagrees with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bands::LEVELS;
use crate::{
    ErrorKind, UserError,
    model::RiskModel,
    occupation::{Basis, Occupation},
};

/// A rating that somebody overrides: their level in its place, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RatingOverride {
    /// The task's id.
    pub task: String,
    /// How far it could be taken over in their judgement: `very low` to `very high`.
    pub level: String,
    /// Why, in their words.
    pub reason: String,
    /// The day they said so.
    pub date: chrono::NaiveDate,
}

impl RatingOverride {
    /// An override of a task of `occupation`.
    ///
    /// # Errors
    /// `NotFound` when there is no such task, `Invalid` when there is no such level or no reason.
    pub fn new(
        occupation: &Occupation,
        task: &str,
        level: &str,
        reason: &str,
        date: chrono::NaiveDate,
    ) -> Result<Self, UserError> {
        if occupation.tasks.iter().all(|one| *one.id != *task) {
            return Err(UserError::new(
                ErrorKind::NotFound,
                format!("There is no task “{task}” in this occupation."),
                "Choose one of the tasks of the week.",
            ));
        }
        if !LEVELS.contains(&level) {
            return Err(UserError::new(
                ErrorKind::Invalid,
                format!("“{level}” is no level."),
                format!("Choose one of {}.", LEVELS.join(", ")),
            ));
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(UserError::new(
                ErrorKind::Invalid,
                "A rating is contested with a reason.",
                "Say in a sentence what the rating does not see.",
            ));
        }
        let text = |text: &str| text.to_owned();
        Ok(Self { task: text(task), level: text(level), reason: text(reason), date })
    }
}

/// The occupation with overridden ratings in place of ours. A level is a net label: what stays human
/// is in it. Overrides of tasks that it does not have are left out.
pub fn with_overrides(
    mut occupation: Occupation,
    overrides: &[RatingOverride],
    model: &RiskModel,
) -> Occupation {
    for one in overrides {
        let place = LEVELS.iter().position(|level| *level == one.level);
        let task = occupation.tasks.iter_mut().find(|task| *task.id == *one.task);
        if let (Some(place), Some(task)) = (place, task) {
            task.basis = Basis::Net;
            task.rating = model.labels[place];
            task.source = "you".into();
            task.why = format!("You: {}", one.reason).into();
        }
    }
    occupation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{model, seed_role},
        occupation::Seniority,
        risk::{Horizon, assess, point},
    };

    fn disagree(task: &str, level: &str, reason: &str) -> Result<RatingOverride, UserError> {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
        RatingOverride::new(&seed_role(), task, level, reason, day)
    }

    #[test]
    fn an_overridden_rating_counts_in_place_of_ours_and_its_reason_is_shown() {
        let (model, role) = (model(), seed_role());
        let one = disagree("evaluation-design", "very high", " Ours is a script. ").expect("sound");
        let own = with_overrides(role.clone(), &[one], &model.risk);
        let point = |job: &Occupation| point(job, Seniority::Mid, &model);
        assert!(point(&own) > point(&role) + 2.0);
        let report = assess(&own, Seniority::Mid, Horizon::Now, &model);
        let row = report.tasks.iter().find(|row| *row.id == *"evaluation-design").expect("a row");
        assert_eq!((row.level.as_str(), &*row.why), ("very high", "You: Ours is a script."));
        assert!((row.substitutable - 0.92).abs() < 1e-9, "never gated a second time");
        assert_eq!(with_overrides(role.clone(), &[], &model.risk), role);
    }

    #[test]
    fn without_a_reason_a_level_or_a_task_there_is_no_override() {
        for (task, level, reason, kind) in [
            ("evaluation-design", "high", "  ", ErrorKind::Invalid),
            ("evaluation-design", "total", "x", ErrorKind::Invalid),
            ("nothing", "high", "x", ErrorKind::NotFound),
        ] {
            assert_eq!(disagree(task, level, reason).expect_err("refused").kind, kind);
        }
    }
}
