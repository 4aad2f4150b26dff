//! Two scores side by side.

use std::collections::BTreeMap;

use super::{
    assess::assess,
    report::{Comparison, Difference, Horizon, RiskReport},
};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
};

/// Both scores and b minus a by kind of work and by shift, largest first; the parts sum.
pub fn compare(
    a: &Occupation,
    b: &Occupation,
    seniority: Seniority,
    at: Horizon,
    model: &Model,
) -> Comparison {
    let reports = [a, b].map(|occupation| assess(occupation, seniority, at, model));
    let mut parts: BTreeMap<String, f64> = BTreeMap::new();
    for ((occupation, report), sign) in [a, b].into_iter().zip(&reports).zip([-1.0, 1.0]) {
        for (name, points) in by_theme(occupation, report) {
            *parts.entry(name).or_default() += sign * points;
        }
    }
    let mut difference: Vec<Difference> =
        parts.into_iter().map(|(name, points)| Difference { name, points }).collect();
    difference.sort_by(|x, y| y.points.abs().total_cmp(&x.points.abs()));
    let [a, b] = reports;
    Comparison { a, b, difference }
}

fn by_theme<'a>(
    occupation: &'a Occupation,
    report: &'a RiskReport,
) -> impl Iterator<Item = (String, f64)> + 'a {
    let theme =
        |id: &str| occupation.tasks.iter().find(|task| task.id == id).map(|t| t.theme.clone());
    let tasks = report
        .tasks
        .iter()
        .map(move |row| (theme(&row.id).unwrap_or_else(|| row.id.clone()), row.points));
    tasks.chain(report.shifts.iter().map(|shift| (shift.name.clone(), shift.points)))
}
