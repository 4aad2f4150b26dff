//! What the model promises of the score, on the published example and on random weeks.

use proptest::prelude::*;

use super::*;
use crate::{
    bounded::Third,
    fixture::{hands_on_role, model, occupation, practice, routine_role, seed_role, task},
    occupation::{Basis, Facets, Occupation, Seniority, Task},
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
        report.interval.low,
        report.interval.high,
        report.sensitivity.held,
        report.sensitivity.of,
        report.base_shown
    );
    for row in &report.tasks {
        text += &format!("{:>3} {} ({})\n", row.shown, row.id, row.level);
    }
    for row in &report.shifts {
        text += &format!("{:>3} {}: {}\n", row.shown, row.name, row.why);
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
    14 [7-21], held 22 of 27
    base 27
      5 notebook-boilerplate (high)
      3 baseline-selection (moderate)
     -1 evaluation-design (low)
     -3 serving-reliability (very low)
     -3 governance-and-trust (very low)
     -8 demand: Jobs in this occupation are projected to change by +33.5 % in 2024-34, against +3.1 % for all.
     -2 elasticity: Demand grows as prices fall.
     -4 AI adjacency: 90 % of this week builds, runs, checks or governs AI.
      0 seniority: Mid level is where the scale starts.
    Now 14 [7-21] in use 4
    TwoYears 20 [11-34] in use 11
    Year2030 35 [16-57] in use 28
    ");
}

#[test]
fn a_label_is_never_gated_a_second_time() {
    let plain = occupation("a", "15", 0.0, vec![task("t", "x", 1.0, Basis::Net, 0.45)]);
    let mut gated = plain.clone();
    gated.tasks[0].facets =
        Facets { presence: Third::MAX, accountability: Third::MAX, ..Facets::default() };
    assert!((now(&plain) - now(&gated)).abs() < 1e-9);
}

#[test]
fn a_week_without_tasks_stands_at_the_workforce_mean_and_says_so() {
    let empty = occupation("a", "15", 0.031, Vec::new());
    let report = assess(&empty, Seniority::Mid, Horizon::Now, &model());
    assert_eq!(report.score.get(), 27);
    assert_eq!(report.notes.len(), 1);
}

#[test]
fn removing_a_gate_never_lowers_the_score() {
    let report = assess(&hands_on_role(), Seniority::Mid, Horizon::Now, &model());
    let gates: Vec<&GatePart> = report.tasks.iter().flat_map(|row| &row.gates).collect();
    assert_eq!(gates.len(), 6);
    assert!(gates.iter().all(|gate| gate.without > 0.0));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = assess(&seed_role(), Seniority::Mid, Horizon::Year2030, &model());
    let again = assess(&seed_role(), Seniority::Mid, Horizon::Year2030, &model());
    assert_eq!(format!("{once:?}"), format!("{again:?}"));
}

#[test]
fn a_practice_moves_time_to_its_tasks_as_the_formula_says() {
    let (model, role) = (model(), seed_role());
    let practice = practice("better-evaluation", "evaluation", "evaluation");
    let after = reshape(&role, Seniority::Mid, &[(&practice, 1.0)], &model);
    let tau = 0.25 * (1.0 - (-0.05_f64 / 0.25).exp());
    let y = |o: &Occupation| -> f64 {
        o.tasks_at(Seniority::Mid).iter().map(|t| t.share * (1.0 - t.rating).powi(2)).sum()
    };
    let expected = y(&role) + tau * (0.78_f64.powi(2) - y(&role));
    assert!((y(&after) - expected).abs() < 1e-12);
    assert!(point(&after, Seniority::Mid, &model) < point(&role, Seniority::Mid, &model));
}

#[test]
fn a_practice_without_a_matching_task_moves_nothing() {
    let levers = levers(&seed_role(), Seniority::Mid, &[practice("p", "care", "caring")], &model());
    assert!(levers[0].points.abs() < 1e-12);
}

#[test]
fn a_comparison_sums_to_the_difference() {
    let both = compare(&seed_role(), &routine_role(), Seniority::Mid, Horizon::Now, &model());
    let sum: f64 = both.difference.iter().map(|part| part.points).sum();
    assert!((sum - (both.b.point - both.a.point)).abs() < 1e-9);
}

#[test]
fn rulers_far_apart_are_called_contested_and_none_is_no_fault() {
    let mut role = seed_role();
    let ruler = |percentile| crate::occupation::Ruler {
        source: "s".into(),
        name: "n".into(),
        value: 0.5,
        scale: "0-1".into(),
        percentile,
        year: 2025,
        licence: "MIT".into(),
    };
    let verdict =
        |role: &Occupation| assess(role, Seniority::Mid, Horizon::Now, &model()).agreement.verdict;
    assert_eq!(verdict(&role), "unmeasured");
    role.rulers = vec![ruler(80.0), ruler(60.0)];
    assert_eq!(verdict(&role), "stable");
    role.rulers.push(ruler(20.0));
    assert_eq!(verdict(&role), "contested");
}

prop_compose! {
    fn any_task()(
        share in 0.01..1.0_f64,
        net in any::<bool>(),
        rating in 0.03..0.95_f64,
        facets in prop::array::uniform5(0_i64..=3),
        adjacent in 0.0..1.0_f64,
    ) -> Task {
        let basis = if net { Basis::Net } else { Basis::Capability };
        let [a, p, t, k, c] = facets.map(Third::saturating);
        Task {
            facets: Facets { accountability: a, presence: p, trust: t, tacit: k, cost_of_error: c },
            adjacent,
            ..task("t", "x", share, basis, rating)
        }
    }
}

prop_compose! {
    fn any_job()(
        tasks in prop::collection::vec(any_task(), 1..12),
        growth in -0.4..0.6_f64,
        elasticity in prop::sample::select(vec![0.5, 0.8, 1.0, 1.2, 1.5]),
    ) -> Occupation {
        let tasks = tasks
            .into_iter()
            .enumerate()
            .map(|(i, task)| Task { id: format!("t{i}"), ..task })
            .collect();
        let mut job = occupation("job", "15-0000.00", growth, tasks);
        job.elasticity = elasticity;
        job
    }
}

fn with_tasks(job: &Occupation, tasks: Vec<Task>) -> Occupation {
    let mut changed = occupation("job", "15-0000.00", job.figures.growth, tasks);
    changed.elasticity = job.elasticity;
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_sum_to_the_score_and_printed_parts_to_the_printed_score(
        job in any_job(),
        at in prop::sample::select(vec![Horizon::Now, Horizon::TwoYears, Horizon::Year2030]),
    ) {
        let report = assess(&job, Seniority::Junior, at, &model());
        let tasks: f64 = report.tasks.iter().map(|row| row.points).sum();
        let shifts: f64 = report.shifts.iter().map(|row| row.points).sum();
        prop_assert!((report.base + tasks + shifts - report.point).abs() < 1e-9);
        let shown: i32 = report.tasks.iter().map(|row| row.shown).sum::<i32>()
            + report.shifts.iter().map(|row| row.shown).sum::<i32>();
        prop_assert_eq!(i64::from(report.base_shown + shown), report.score.get());
    }

    #[test]
    fn the_score_stays_within_its_scale_and_its_interval(job in any_job()) {
        let report = assess(&job, Seniority::Mid, Horizon::Now, &model());
        prop_assert!(report.point > 0.0 && report.point < 100.0);
        prop_assert!(report.interval.low <= report.point && report.point <= report.interval.high);
        prop_assert!(report.interval.lower_quartile <= report.interval.median);
        prop_assert!(report.bands.contains(&report.band));
    }

    #[test]
    fn quantiles_never_fall_with_time(job in any_job()) {
        let report = assess(&job, Seniority::Mid, Horizon::Now, &model());
        for pair in report.horizons.windows(2) {
            prop_assert!(pair[0].low <= pair[1].low + 1e-9 && pair[0].high <= pair[1].high + 1e-9);
            prop_assert!(pair[0].score <= pair[1].score);
            prop_assert!(pair[1].deployed <= f64::from(u8::try_from(pair[1].score.get()).unwrap_or(0)) + 0.5);
        }
    }

    #[test]
    fn more_capability_never_lowers_and_more_gates_never_raise(job in any_job(), which in 0..12_usize) {
        let which = which % job.tasks.len();
        let mut abler = job.clone();
        abler.tasks[which].rating = (job.tasks[which].rating + 0.04).min(0.99);
        prop_assert!(now(&abler) >= now(&job) - 1e-9);
        let mut gated = job.clone();
        gated.tasks[which].facets.presence = Third::MAX;
        if job.tasks[which].basis == Basis::Capability {
            prop_assert!(now(&gated) <= now(&job) + 1e-9);
        }
    }

    #[test]
    fn growth_elasticity_adjacency_and_seniority_never_raise(job in any_job()) {
        let before = now(&job);
        let mut grown = job.clone();
        grown.figures.growth += 0.1;
        let mut elastic = job.clone();
        elastic.elasticity += 0.3;
        let mut adjacent = job.clone();
        for task in &mut adjacent.tasks {
            task.adjacent = 1.0;
        }
        for changed in [&grown, &elastic, &adjacent] {
            prop_assert!(now(changed) <= before + 1e-9);
        }
        let by_seniority = Seniority::ALL.map(|s| point(&job, s, &model()));
        prop_assert!(by_seniority.windows(2).all(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn order_units_and_splitting_change_nothing(job in any_job(), factor in 0.1..10.0_f64) {
        let before = now(&job);
        let mut reversed = job.tasks.clone();
        reversed.reverse();
        let scaled = job.tasks.iter().map(|t| Task { share: t.share * factor, ..t.clone() }).collect();
        let halves = job.tasks.iter().map(|t| Task { share: t.share / 2.0, ..t.clone() });
        let split = halves.clone().chain(halves).collect();
        for tasks in [reversed, scaled, split] {
            prop_assert!((now(&with_tasks(&job, tasks)) - before).abs() < 1e-9);
        }
    }

    #[test]
    fn the_power_mean_lies_between_least_and_mean_and_falls_with_rho(job in any_job(), rho in 1.0..6.0_f64) {
        let week = score::terms(&job.tasks, &model().risk);
        let pairs = || week.iter().map(|t| (t.share, t.substitutable(0.0)));
        let least = pairs().map(|(_, s)| s).fold(1.0, f64::min);
        let (mean, ours) = (score::power_mean(pairs(), 1.0), score::power_mean(pairs(), rho));
        prop_assert!(least - 1e-9 <= ours && ours <= mean + 1e-9);
        prop_assert!(score::power_mean(pairs(), rho + 0.5) <= ours + 1e-9);
    }

    #[test]
    fn there_is_no_cliff(job in any_job(), step in -0.01..0.01_f64) {
        let moved = job.tasks.iter().map(|t| Task { rating: (t.rating + step).clamp(0.03, 0.95), ..t.clone() });
        let after = now(&with_tasks(&job, moved.collect()));
        let shifts = score::Shifts::of(&job, &job.tasks, Seniority::Mid, &model().risk);
        let total: f64 = shifts.logits(score::betas(&model().risk)).iter().sum();
        prop_assert!((after - now(&job)).abs() <= 1.05 * total.abs().exp() + 1e-9);
    }
}
