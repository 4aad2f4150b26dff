//! Every number of a report, opened: its formula, the inputs that went into it, and whence each comes.

mod inputs;
mod parts;
mod ranges;
mod tasks;

use serde::Serialize;
use ts_rs::TS;

use super::{
    horizon::years,
    report::{Horizon, RiskReport},
    week::Week,
};
use crate::{
    ErrorKind, UserError,
    model::Model,
    occupation::{Occupation, Seniority},
};

pub use inputs::{PARAMETERS, Parameter};

/// What kind of figure an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// A figure of a dataset.
    Data,
    /// A parameter that evidence gives.
    Evidence,
    /// A parameter set so that a known example comes out right.
    Calibrated,
    /// A parameter that we assume.
    Assumption,
    /// What the person said.
    Said,
    /// The result of another formula.
    Computed,
}

/// One input of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Input {
    /// Its letter in the formula. A list of tasks repeats its letters, in the order of the week.
    pub symbol: String,
    /// What it is.
    pub name: String,
    /// Its value, as exact as it was used.
    pub value: f64,
    /// What kind of figure it is.
    pub kind: InputKind,
    /// The row of `sources.toml` that it comes from; `onet` for the O*NET release in force.
    pub source: Option<String>,
    /// The row of the dataset: an occupation's code, or the id of a task or kind of work.
    pub row: Option<String>,
    /// The figure that it opens to in turn.
    pub figure: Option<String>,
}

/// A number of a report with everything that it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Derivation {
    /// Which number.
    pub figure: String,
    /// What it is, in a few words.
    pub title: String,
    /// How it is made, in plain words.
    pub says: String,
    /// The formula with the letters of the inputs.
    pub formula: String,
    /// Everything that goes into it.
    pub inputs: Vec<Input>,
    /// What comes out: the number of the report, exact.
    pub result: f64,
}

/// Whose number it is, with what all the formulas need.
struct Case<'a> {
    occupation: &'a Occupation,
    seniority: Seniority,
    at: Horizon,
    week: Week<'a>,
    /// What could be taken over of each task at the horizon.
    levels: Vec<f64>,
    model: &'a Model,
}

impl<'a> Case<'a> {
    fn new(
        occupation: &'a Occupation,
        seniority: Seniority,
        at: Horizon,
        model: &'a Model,
    ) -> Self {
        let week = Week::of(occupation, seniority, model);
        let levels = week.levels(years(at, model), model);
        Self { occupation, seniority, at, week, levels, model }
    }

    fn score(&self) -> f64 {
        self.week.score(&self.levels, &self.model.risk)
    }

    /// The place of a task in the week.
    fn place(&self, id: &str) -> Option<usize> {
        self.week.tasks.iter().position(|task| *task.id == *id)
    }
}

/// How a number of the report of `occupation` is made. Its keys are those of [`figures`].
///
/// # Errors
/// `NotFound` when the report has no such number.
pub fn derive(
    occupation: &Occupation,
    seniority: Seniority,
    at: Horizon,
    figure: &str,
    model: &Model,
) -> Result<Derivation, UserError> {
    let case = Case::new(occupation, seniority, at, model);
    let (kind, of) = figure.split_once(':').unwrap_or((figure, ""));
    let found = match kind {
        "score" => Some(parts::score(&case)),
        "base" => Some(parts::base(&case)),
        "task" => case.place(of).map(|place| parts::task(&case, place)),
        "outlook" => parts::of_outlook(&case, of),
        "share" => case.place(of).map(|place| tasks::share(&case, place)),
        "level" => case.place(of).map(|place| tasks::level(&case, place)),
        "without" => tasks::without(&case, of),
        "horizon" => {
            horizon(of).map(|at| parts::score(&Case::new(occupation, seniority, at, model)))
        }
        "deployed" => {
            horizon(of).map(|at| parts::deployed(&Case::new(occupation, seniority, at, model)))
        }
        "range" => ranges::range(&case, of),
        "agreement" => Some(ranges::agreement(&case)),
        "sensitivity" => Some(ranges::sensitivity(&case)),
        "study" => ranges::study(&case, of),
        _ => None,
    };
    let named = found.map(|found| Derivation { figure: figure.to_owned(), ..found });
    named.ok_or_else(|| {
        UserError::new(
            ErrorKind::NotFound,
            format!("There is no figure “{figure}” in this score."),
            "Take one of the list, for example score, outlook:demand or sensitivity.",
        )
    })
}

fn horizon(id: &str) -> Option<Horizon> {
    let all = [("now", Horizon::Now), ("+2y", Horizon::TwoYears), ("2030", Horizon::Year2030)];
    all.into_iter().find(|(known, _)| *known == id).map(|(_, at)| at)
}

/// Every number of a report that opens: its key and its value.
pub fn figures(report: &RiskReport) -> Vec<(String, f64)> {
    let mut all = vec![("score".to_owned(), report.point), ("base".into(), report.base)];
    all.push(("range".into(), report.range.high - report.range.low));
    all.push(("range:low".into(), report.range.low));
    all.push(("range:high".into(), report.range.high));
    for task in &report.tasks {
        all.push((format!("task:{}", task.id), task.points));
        all.push((format!("share:{}", task.id), task.share));
        all.push((format!("level:{}", task.id), task.substitutable));
        for gate in &task.gates {
            let facet = gate.name.replace(' ', "-");
            all.push((format!("without:{}:{facet}", task.id), gate.without));
        }
    }
    for part in &report.outlook {
        all.push((format!("outlook:{}", part.name.replace('_', "-")), part.points));
    }
    for (point, id) in report.horizons.iter().zip(["now", "+2y", "2030"]) {
        all.push((format!("deployed:{id}"), point.deployed));
    }
    all.push(("agreement".into(), report.agreement.spread));
    all.push(("sensitivity".into(), f64::from(report.sensitivity.held)));
    for study in &report.studies {
        all.push((format!("study:{}", study.source), study.percentile));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{hands_on_role, model, seed_role},
        risk::assess,
    };

    #[test]
    fn every_number_of_a_report_opens_to_itself_at_every_horizon() {
        let model = model();
        for role in [seed_role(), hands_on_role()] {
            for at in [Horizon::Now, Horizon::TwoYears, Horizon::Year2030] {
                let report = assess(&role, Seniority::Senior, at, &model);
                for (figure, value) in figures(&report) {
                    let opened = derive(&role, Seniority::Senior, at, &figure, &model);
                    let opened = opened.unwrap_or_else(|error| panic!("{figure}: {error}"));
                    assert!((opened.result - value).abs() < 1e-9, "{figure}: {opened:?} {value}");
                    assert!(!opened.inputs.is_empty() && opened.says.ends_with('.'), "{figure}");
                }
            }
        }
    }

    #[test]
    fn what_opens_in_turn_is_there() {
        let model = model();
        let role = hands_on_role();
        let report = assess(&role, Seniority::Mid, Horizon::Now, &model);
        for (figure, _) in figures(&report) {
            let opened = derive(&role, Seniority::Mid, Horizon::Now, &figure, &model);
            for input in opened.expect("a derivation").inputs {
                let Some(next) = input.figure else { continue };
                let next = derive(&role, Seniority::Mid, Horizon::Now, &next, &model);
                assert!(next.is_ok(), "{figure} opens to nothing: {next:?}");
            }
        }
    }

    #[test]
    fn what_is_no_figure_is_said() {
        let (model, role) = (model(), seed_role());
        for figure in ["", "luck", "task:nothing", "without:evaluation-design", "horizon:2050"] {
            let error = derive(&role, Seniority::Mid, Horizon::Now, figure, &model);
            assert_eq!(error.expect_err("refused").kind, ErrorKind::NotFound, "{figure}");
        }
    }
}
