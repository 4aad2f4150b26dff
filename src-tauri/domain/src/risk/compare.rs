//! Two scores side by side.

use std::collections::BTreeMap;

use super::{
    assess::assess,
    report::{Comparison, Difference, Horizon, RiskReport},
    sentences,
    week::Week,
};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
};

/// Both scores and b minus a by kind of work and by part of the outlook, largest first. The parts sum to the
/// difference, because both scores start from the same reference.
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
        let week = Week::of(occupation, seniority, model);
        for (name, points) in named(&week, report) {
            *parts.entry(name.to_owned()).or_default() += sign * points;
        }
    }
    let mut difference: Vec<Difference> =
        parts.into_iter().map(|(name, points)| Difference { name, points }).collect();
    difference.sort_by(|x, y| y.points.abs().total_cmp(&x.points.abs()));
    let [a, b] = reports;
    Comparison { says: sentences::comparison(&a, &b), a, b, difference }
}

/// The parts of a report by theme of task and by part of the outlook; rows follow the week.
fn named<'a>(week: &Week<'a>, report: &'a RiskReport) -> Vec<(&'a str, f64)> {
    let themes = week.tasks.iter().map(|task| &*task.theme);
    let tasks = themes.zip(report.tasks.iter().map(|row| row.points));
    let outlook = report.outlook.iter().map(|part| (part.label.as_str(), part.points));
    tasks.chain(outlook).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{model, routine_role, seed_role};

    fn both(a: &Occupation, b: &Occupation, at: Horizon) -> Comparison {
        compare(a, b, Seniority::Mid, at, &model())
    }

    #[test]
    fn parts_sum_to_the_difference_at_every_horizon() {
        for at in [Horizon::Now, Horizon::TwoYears, Horizon::Year2030] {
            let both = both(&seed_role(), &routine_role(), at);
            let sum: f64 = both.difference.iter().map(|part| part.points).sum();
            assert!((sum - (both.b.point - both.a.point)).abs() < 1e-9);
        }
    }

    #[test]
    fn each_kind_of_work_and_each_part_of_the_outlook_is_named_once_and_the_largest_comes_first() {
        let both = both(&seed_role(), &routine_role(), Horizon::Now);
        let mut names: Vec<&str> = both.difference.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names[0], "requests");
        let sizes: Vec<f64> = both.difference.iter().map(|part| part.points.abs()).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]));
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "AI adjacency",
                "analysis",
                "demand",
                "drafting",
                "elasticity",
                "evaluation",
                "governance",
                "negotiation",
                "operations",
                "records",
                "requests",
                "seniority"
            ]
        );
    }

    #[test]
    fn a_job_compared_with_itself_differs_in_nothing() {
        let same = both(&seed_role(), &seed_role(), Horizon::Now);
        assert!(same.difference.iter().all(|part| part.points.abs() < 1e-12));
    }
}
