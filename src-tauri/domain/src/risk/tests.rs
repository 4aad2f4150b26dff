//! What the score says of the published example and of its neighbours.

use super::*;
use crate::{
    fixture::{facets, hands_on_role, model, occupation, routine_role, seed_role, task},
    occupation::{Basis, Occupation, Seniority},
};

fn now(occupation: &Occupation) -> f64 {
    point(occupation, Seniority::Mid, &model())
}

#[test]
fn the_published_example_gives_its_14_by_formula() {
    let report = assess(&seed_role(), Seniority::Mid, Horizon::Now, &model());
    assert!((report.point - 13.8).abs() < 0.05, "{}", report.point);
    assert_eq!(report.score.get(), 14);
    assert_eq!(report.band, Band::VeryLow);
    assert!((report.base - 27.0).abs() < 1e-9, "the reference is the workforce's mean");
}

#[test]
fn routine_work_scores_above_and_hands_on_work_below_the_reference() {
    assert!(now(&routine_role()) > 60.0);
    assert!(now(&hands_on_role()) < 20.0);
}

#[test]
fn the_example_reads_as_a_report() {
    let report = assess(&seed_role(), Seniority::Mid, Horizon::Now, &model());
    let mut text = format!(
        "{} [{:.0}-{:.0}], held {} of {}\nbase {}\n",
        report.score.get(),
        report.range.low,
        report.range.high,
        report.sensitivity.held,
        report.sensitivity.of,
        report.base_shown
    );
    for row in &report.tasks {
        text += &format!("{:>3} {} ({})\n", row.shown, row.id, row.level);
    }
    for row in &report.outlook {
        text += &format!("{:>3} {}: {}\n", row.shown, row.label, row.why);
    }
    for h in &report.horizons {
        text += &format!(
            "{:?} {} [{:.0}-{:.0}] in use {:.0}\n",
            h.at,
            h.score.get(),
            h.low,
            h.high,
            h.deployed
        );
    }
    insta::assert_snapshot!(text, @r"
    14 [7-21], held 66 of 81
    base 27
      5 notebook-boilerplate (high)
      3 baseline-selection (moderate)
     -1 evaluation-design (low)
     -3 serving-reliability (very low)
     -3 governance-and-trust (very low)
     -8 demand: Employment is projected to grow 33.5% in 2024-34, against 3.1% for all occupations.
     -2 elasticity: If this work gets 10% cheaper, we assume that 12% more of it is wanted. Demand grows as prices fall.
     -4 AI adjacency: 90% of this week builds, runs, checks, secures or governs AI.
      0 seniority: Working independently is where the scale starts.
    Now 14 [7-21] in use 4
    TwoYears 17 [9-25] in use 9
    Year2030 19 [11-29] in use 16
    ");
}

#[test]
fn a_label_is_never_gated_a_second_time() {
    let plain = occupation("a", "15", 0.0, vec![task("t", "x", 1.0, Basis::Net, 0.45)]);
    let mut gated = plain.clone();
    gated.tasks[0].facets = facets([3, 3, 0, 0, 0]);
    assert!((now(&plain) - now(&gated)).abs() < 1e-9);
}

#[test]
fn gates_hold_a_label_back_only_as_capability_rises() {
    let at = |thirds, at| {
        let mut job = occupation("a", "15", 0.0, vec![task("t", "x", 1.0, Basis::Net, 0.10)]);
        job.tasks[0].facets = facets(thirds);
        point_at(&job, Seniority::Mid, at, &model())
    };
    let (open, gated) = ([0; 5], [3, 0, 3, 2, 2]);
    assert!((at(open, Horizon::Now) - at(gated, Horizon::Now)).abs() < 1e-9);
    assert!(at(open, Horizon::Year2030) > 2.0 * at(gated, Horizon::Year2030));
}

#[test]
fn a_week_without_tasks_stands_at_the_workforce_mean_and_says_so() {
    let empty = occupation("a", "15", 0.031, Vec::new());
    let report = assess(&empty, Seniority::Mid, Horizon::Now, &model());
    assert_eq!(report.score.get(), 27);
    assert_eq!(report.notes.len(), 1);
    assert!(report.range.low < 27.0 && report.range.high > 27.0);
}

#[test]
fn rows_come_by_share_and_equal_shares_in_the_order_of_their_author() {
    let mut role = seed_role();
    role.mixes[1] = vec![0.1, 0.2, 0.3, 0.2, 0.2];
    let report = assess(&role, Seniority::Mid, Horizon::Now, &model());
    let ids: Vec<&str> = report.tasks.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "evaluation-design",
            "baseline-selection",
            "serving-reliability",
            "governance-and-trust",
            "notebook-boilerplate"
        ]
    );
}

/// Frozen on purpose: the same figures to the last bit on Linux, macOS and Windows. They change
/// only with the model, and then the model's version changes with them.
#[test]
fn the_same_input_gives_the_same_bytes_on_every_system() {
    let bits = |at| {
        let ScoreRange { low, lower_quartile, median, upper_quartile, high, .. } =
            assess(&seed_role(), Seniority::Mid, at, &model()).range;
        [low, lower_quartile, median, upper_quartile, high].map(|x| format!("{x:?}")).join(" ")
    };
    insta::assert_snapshot!(bits(Horizon::Now), @"7.41536144145859 9.828993410580047 13.097213548336988 17.064063110750354 21.027252484553056");
    insta::assert_snapshot!(bits(Horizon::Year2030), @"10.952735781763584 13.834129238246318 18.212500201745726 23.198546901674884 28.757634454982945");
}

#[test]
fn draws_made_before_give_the_same_report() {
    let (model, role) = (model(), hands_on_role());
    let with = assess_with(&Draws::new(30, &model), &role, Seniority::Mid, Horizon::Now, &model);
    assert_eq!(with, assess(&role, Seniority::Mid, Horizon::Now, &model));
    let alone = range(&Draws::new(30, &model), &role, Seniority::Mid, &model);
    assert_eq!(alone, (with.point, with.range), "nor does the range on its own differ");
}

#[test]
fn a_missing_study_leaves_score_and_range_as_they_are() {
    let mut role = seed_role();
    role.studies = vec![crate::occupation::Study {
        source: "s".into(),
        name: "n".into(),
        value: 0.5,
        scale: "0-1".into(),
        not: "Not a forecast.".into(),
        percentile: 80.0,
        year: 2025,
        licence: "MIT".into(),
    }];
    let with = assess(&role, Seniority::Mid, Horizon::Now, &model());
    role.studies.clear();
    let without = assess(&role, Seniority::Mid, Horizon::Now, &model());
    assert!(without.point.is_finite() && without.range == with.range);
    assert_eq!(without.agreement.verdict, "unmeasured");
}

#[test]
fn strongholds_are_the_tasks_that_lower_the_score_most_for_their_time() {
    let report = assess(&seed_role(), Seniority::Mid, Horizon::Now, &model());
    assert_eq!(report.strongholds, ["Work on serving-reliability", "Work on governance-and-trust"]);
    let routine = assess(&routine_role(), Seniority::Mid, Horizon::Now, &model());
    assert_eq!(routine.strongholds, ["Work on angry-people"], "never one that raises it");
}
