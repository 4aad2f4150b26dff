//! What AI really did in somebody's work, as they logged it, beside what its rating says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{bands::level, report::TaskRisk};
use crate::{ErrorKind, UserError, model::RiskModel};

/// Logged pieces of work from which on a share says enough to contest a rating with.
const ENOUGH: usize = 5;

/// One piece of work on a task, and what AI did of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct AiUse {
    /// Id within the journal: `A1`, `A2`, …; chosen there.
    #[serde(default)]
    pub id: String,
    /// The logical date of the work.
    pub date: NaiveDate,
    /// The task's id.
    pub task: String,
    /// Share of the work that AI did, 0-1: none, half where it helped, all where it did it.
    pub share: f64,
    /// How good its part was, 1 (unusable) to 5 (as you would have done it); nothing where not said.
    pub quality: Option<u8>,
    /// Minutes that it saved, less than zero where it cost some; nothing where not said.
    pub minutes_saved: Option<i32>,
}

/// A month of a task.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ObservedMonth {
    /// `2026-03`.
    pub month: String,
    /// Mean share that AI did, 0-1.
    pub observed: f64,
    /// Pieces of work logged.
    pub uses: usize,
}

/// A level that the log speaks for; it counts only once the person contests the rating with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Speaks {
    /// `very low` to `very high`.
    pub level: String,
    /// Why, one sentence.
    pub reason: String,
}

/// What AI did of a task, over all that was logged.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Observed {
    /// The task's id.
    pub id: String,
    /// The task's label.
    pub label: String,
    /// Mean share that AI did, 0-1.
    pub observed: f64,
    /// What could be taken over by the rating in force, from published measures or our own, 0-1.
    pub published: f64,
    /// The row of `sources.toml` that the rating comes from; `you` where it is contested already.
    pub source: String,
    /// Pieces of work logged.
    pub uses: usize,
    /// By month, the oldest first.
    pub months: Vec<ObservedMonth>,
    /// Mean quality, 1-5; nothing where none was said.
    pub quality: Option<f64>,
    /// Minutes saved in all.
    pub minutes_saved: i64,
    /// The level it speaks for, where that is another one and enough was logged.
    pub speaks: Option<Speaks>,
}

impl AiUse {
    /// Whether it can be kept for somebody with these tasks.
    ///
    /// # Errors
    /// `NotFound` when there is no such task, `Invalid` when a figure is out of its range.
    pub fn check<'a>(&self, mut tasks: impl Iterator<Item = &'a str>) -> Result<(), UserError> {
        if !tasks.any(|id| id == self.task) {
            return Err(UserError::new(
                ErrorKind::NotFound,
                format!("There is no task “{}” in your week.", self.task),
                "Choose one of the tasks of your week.",
            ));
        }
        let quality = self.quality.is_none_or(|quality| (1..=5).contains(&quality));
        let minutes = self.minutes_saved.is_none_or(|minutes| minutes.abs() <= 24 * 60);
        if !(0.0..=1.0).contains(&self.share) || !quality || !minutes {
            return Err(UserError::new(
                ErrorKind::Invalid,
                "A log takes a share from 0% to 100%, a quality from 1 to 5 and at most a day of minutes.",
                "A rough guess is enough: none, helped or did it.",
            ));
        }
        Ok(())
    }
}

/// What AI did of each task that was logged, in the order of the week.
pub fn observed(uses: &[AiUse], tasks: &[TaskRisk], model: &RiskModel) -> Vec<Observed> {
    let of = |task: &TaskRisk| {
        let own: Vec<&AiUse> = uses.iter().filter(|one| one.task == task.id).collect();
        (!own.is_empty()).then(|| of_task(task, &own, model))
    };
    tasks.iter().filter_map(of).collect()
}

fn of_task(task: &TaskRisk, uses: &[&AiUse], model: &RiskModel) -> Observed {
    let observed = mean(uses.iter().map(|one| one.share)).unwrap_or_default();
    let mut months: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for one in uses {
        months.entry(one.date.format("%Y-%m").to_string()).or_default().push(one.share);
    }
    let month = |(month, shares): (String, Vec<f64>)| ObservedMonth {
        month,
        uses: shares.len(),
        observed: mean(shares.into_iter()).unwrap_or_default(),
    };
    let said = uses.iter().filter_map(|one| one.quality).map(f64::from);
    let word = level(observed.clamp(0.01, 0.99), model);
    let speaks = (uses.len() >= ENOUGH && word != task.level)
        .then(|| Speaks { level: word.to_owned(), reason: reason(uses, observed) });
    Observed {
        id: task.id.clone(),
        label: task.label.clone(),
        observed,
        published: task.substitutable,
        source: task.source.clone(),
        uses: uses.len(),
        months: months.into_iter().map(month).collect(),
        quality: mean(said),
        minutes_saved: uses.iter().filter_map(|one| one.minutes_saved).map(i64::from).sum(),
        speaks,
    }
}

fn reason(uses: &[&AiUse], observed: f64) -> String {
    let dates = || uses.iter().map(|one| one.date);
    let (first, last) = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
    format!(
        "In {} pieces of work from {first} to {last}, AI did {:.0}% of it.",
        uses.len(),
        observed * 100.0
    )
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    (n > 0.0).then(|| sum / n)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{model, seed_role},
        occupation::Seniority,
        risk::{Horizon, RatingOverride, assess, with_overrides},
    };

    const TASK: &str = "evaluation-design";

    fn logged(shares: &[f64]) -> Vec<AiUse> {
        let day = NaiveDate::from_ymd_opt(2026, 1, 20).expect("a day");
        let one = |(place, share): (usize, &f64)| AiUse {
            id: String::new(),
            date: day + chrono::TimeDelta::days(7 * i64::try_from(place).expect("few")),
            task: TASK.into(),
            share: *share,
            quality: (place % 2 == 0).then_some(4),
            minutes_saved: Some(10),
        };
        shares.iter().enumerate().map(one).collect()
    }

    fn of(uses: &[AiUse]) -> Vec<Observed> {
        let model = model();
        let report = assess(&seed_role(), Seniority::Mid, Horizon::Now, &model);
        observed(uses, &report.tasks, &model.risk)
    }

    #[test]
    fn a_log_stands_beside_the_rating_month_by_month() {
        let all = of(&logged(&[0.0, 0.5, 1.0, 1.0, 1.0, 1.0]));
        let [one] = all.as_slice() else { panic!("one task was logged: {all:?}") };
        assert!((one.observed - 0.75).abs() < 1e-12);
        let months: Vec<_> = one.months.iter().map(|m| (m.month.as_str(), m.uses)).collect();
        assert_eq!(months, [("2026-01", 2), ("2026-02", 4)]);
        assert!((one.months[0].observed - 0.25).abs() < 1e-12);
        assert_eq!((one.quality, one.minutes_saved), (Some(4.0), 60));
    }

    #[test]
    fn it_changes_no_score_until_the_person_overrides_with_it() {
        let (model, role) = (model(), seed_role());
        let all = of(&logged(&[1.0; 5]));
        let speaks = all[0].speaks.clone().expect("a level");
        assert_eq!(speaks.level, "very high");
        let said = "In 5 pieces of work from 2026-01-20 to 2026-02-17, AI did 100% of it.";
        assert_eq!(speaks.reason, said);
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
        let one = RatingOverride::new(&role, TASK, &speaks.level, &speaks.reason, today);
        let own = with_overrides(role, &[one.expect("sound")], &model.risk);
        let report = assess(&own, Seniority::Mid, Horizon::Now, &model);
        let after = observed(&logged(&[1.0; 5]), &report.tasks, &model.risk);
        assert_eq!(after[0].speaks, None, "it is said already");
        assert!(after[0].published > all[0].published);
    }

    #[test]
    fn a_few_pieces_of_work_say_too_little_and_an_unknown_task_nothing() {
        assert_eq!(of(&logged(&[1.0; 4]))[0].speaks, None);
        let mut gone = logged(&[1.0]);
        gone[0].task = "no such task".into();
        assert_eq!(of(&gone), []);
        let refused = gone[0].check([TASK].into_iter()).expect_err("unknown");
        assert_eq!(refused.kind, ErrorKind::NotFound);
        let mut wrong = logged(&[1.2]);
        assert!(wrong[0].check([TASK].into_iter()).is_err());
        wrong[0].share = 1.0;
        assert!(wrong[0].check([TASK].into_iter()).is_ok());
        wrong[0].quality = Some(6);
        assert!(wrong[0].check([TASK].into_iter()).is_err());
    }

    proptest! {
        #[test]
        fn months_add_up_to_the_whole(shares in prop::collection::vec(0.0..=1.0_f64, 1..60)) {
            let one = &of(&logged(&shares))[0];
            prop_assert!((0.0..=1.0).contains(&one.observed));
            prop_assert_eq!(one.months.iter().map(|m| m.uses).sum::<usize>(), shares.len());
            let sum: f64 =
                one.months.iter().map(|m| m.observed * f64::from(u32::try_from(m.uses).expect("few"))).sum();
            let whole = one.observed * f64::from(u32::try_from(shares.len()).expect("few"));
            prop_assert!((sum - whole).abs() < 1e-9);
        }
    }
}
