//! What the model promises of every score, tried on random weeks.

use proptest::prelude::*;

use super::{
    gates::FACETS,
    score::{betas, power_mean},
    week::Week,
    *,
};
use crate::{
    bounded::Third,
    fixture::{facets, model, occupation, task},
    model::Model,
    occupation::{Basis, Domain, Facets, Occupation, Seniority, Study, Task},
};

fn now(occupation: &Occupation) -> f64 {
    point(occupation, Seniority::Mid, &model())
}

/// The shipped parameters with fewer draws: what holds of a range holds of any number of them.
fn few_draws() -> Model {
    let mut model = model();
    model.noise.draws = 64;
    model
}

prop_compose! {
    fn any_task()(
        share in 0.01..1.0_f64,
        net in any::<bool>(),
        rating in 0.03..0.95_f64,
        thirds in prop::array::uniform5(0_i64..=3),
        domain in prop::sample::select(vec![Domain::Digital, Domain::Social, Domain::Physical]),
        ai_work in 0.0..1.0_f64,
    ) -> Task {
        let basis = if net { Basis::Net } else { Basis::Capability };
        Task { facets: facets(thirds), domain, ai_work, ..task("t", "x", share, basis, rating) }
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
            .map(|(i, task)| Task { id: format!("t{i}").into(), ..task })
            .collect();
        let mut job = occupation("job", "15-0000.00", growth, tasks);
        job.elasticity = elasticity;
        job
    }
}

prop_compose! {
    /// Figures that no catalogue should hold.
    fn any_odd_job()(
        job in any_job(),
        figures in prop::array::uniform6(prop::sample::select(vec![
            f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 0.3, 1.0, 1e300, f64::MIN_POSITIVE,
        ])),
        length in 0..15_usize,
    ) -> Occupation {
        let mut job = job;
        job.tasks[0].rating = figures[0];
        job.tasks[0].ai_work = figures[1];
        job.tasks[0].share = figures[2];
        job.figures.growth = figures[3];
        job.elasticity = figures[4];
        job.mixes[1] = vec![figures[5]; length];
        job
    }
}

fn with_tasks(job: &Occupation, tasks: Vec<Task>) -> Occupation {
    let mut changed = occupation("job", "15-0000.00", job.figures.growth, tasks);
    changed.elasticity = job.elasticity;
    changed
}

/// Puts one facet at `to`, and gives what it was.
fn set(facets: &mut Facets, which: usize, to: Third) -> Third {
    let facet = match which % 5 {
        0 => &mut facets.accountability,
        1 => &mut facets.presence,
        2 => &mut facets.trust,
        3 => &mut facets.tacit,
        _ => &mut facets.cost_of_error,
    };
    std::mem::replace(facet, to)
}

/// One facet a third further up.
fn raised(facets: Facets, which: usize) -> Facets {
    let mut raised = facets;
    let was = set(&mut raised, which, Third::MAX);
    set(&mut raised, which, Third::saturating(was.get() + 1));
    raised
}

fn study(percentile: f64) -> Study {
    Study {
        source: "s".into(),
        name: "n".into(),
        value: percentile / 100.0,
        scale: "0-1".into(),
        not: "Not a forecast.".into(),
        percentile,
        year: 2025,
        licence: "MIT".into(),
    }
}

fn finite(report: &RiskReport) -> bool {
    let ScoreRange { low, lower_quartile, median, upper_quartile, high, .. } = report.range;
    let rows = report.tasks.iter().flat_map(|row| {
        let gates = row.gates.iter().map(|gate| gate.without);
        [row.share, row.capability, row.gate, row.substitutable, row.points]
            .into_iter()
            .chain(gates)
    });
    let horizons = report.horizons.iter().flat_map(|h| [h.low, h.high, h.deployed]);
    rows.chain(horizons)
        .chain(report.outlook.iter().map(|part| part.points))
        .chain([report.point, low, lower_quartile, median, upper_quartile, high])
        .all(f64::is_finite)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_sum_to_the_score_and_printed_parts_to_the_printed_score(
        job in any_job(),
        at in prop::sample::select(Horizon::ALL.to_vec()),
        seniority in prop::sample::select(Seniority::ALL.to_vec()),
    ) {
        let report = assess(&job, seniority, at, &few_draws());
        let tasks: f64 = report.tasks.iter().map(|row| row.points).sum();
        let outlook: f64 = report.outlook.iter().map(|row| row.points).sum();
        prop_assert!((report.base + tasks + outlook - report.point).abs() < 1e-9);
        let shown: i32 = report.tasks.iter().map(|row| row.shown).sum::<i32>()
            + report.outlook.iter().map(|row| row.shown).sum::<i32>();
        prop_assert_eq!(i64::from(report.base_shown + shown), report.score.get());
        prop_assert!((report.point - point_at(&job, seniority, at, &model())).abs() < 1e-9);
        prop_assert!((report.base - 100.0 * model().risk.workforce_mean).abs() < 1e-9);
    }

    #[test]
    fn the_score_stays_within_its_scale_and_its_range(
        job in any_job(),
        at in prop::sample::select(Horizon::ALL.to_vec()),
    ) {
        let report = assess(&job, Seniority::Mid, at, &few_draws());
        let range = &report.range;
        prop_assert!(report.point > 0.0 && report.point < 100.0);
        prop_assert!(0.0 < range.low && range.high < 100.0);
        prop_assert!(range.low <= report.point && report.point <= range.high);
        prop_assert!(range.low <= range.lower_quartile && range.lower_quartile <= range.median);
        prop_assert!(range.median <= range.upper_quartile && range.upper_quartile <= range.high);
        prop_assert!(report.bands.contains(&report.band));
        prop_assert!(report.sensitivity.held > 0 && report.sensitivity.held <= report.sensitivity.of);
    }

    #[test]
    fn odd_figures_give_a_finite_report_with_notes(
        job in any_odd_job(),
        at in prop::sample::select(Horizon::ALL.to_vec()),
    ) {
        let report = assess(&job, Seniority::Mid, at, &few_draws());
        prop_assert!(finite(&report), "{report:?}");
        prop_assert!(report.point > 0.0 && report.point < 100.0);
        let shares: f64 = report.tasks.iter().map(|row| row.share).sum();
        prop_assert!(report.tasks.is_empty() || (shares - 1.0).abs() < 1e-9);
        if !job.figures.growth.is_finite() || !job.elasticity.is_finite() {
            prop_assert!(!report.notes.is_empty());
        }
    }

    #[test]
    fn quantiles_never_fall_with_time(job in any_job()) {
        let reports = Horizon::ALL.map(|at| assess(&job, Seniority::Mid, at, &few_draws()));
        let quantiles = |report: &RiskReport| {
            let ScoreRange { low, lower_quartile, median, upper_quartile, high, .. } = report.range;
            [low, lower_quartile, median, upper_quartile, high, report.point]
        };
        for pair in reports.windows(2) {
            for (before, after) in quantiles(&pair[0]).into_iter().zip(quantiles(&pair[1])) {
                prop_assert!(before <= after + 1e-9);
            }
        }
        for (report, h) in reports.iter().zip(&reports[0].horizons) {
            prop_assert_eq!(report.score, h.score);
            prop_assert!(report.range.low == h.low && report.range.high == h.high);
            prop_assert!(h.deployed <= report.point);
        }
    }

    #[test]
    fn more_capability_never_lowers_and_more_gates_never_raise(
        job in any_job(),
        which in 0..12_usize,
        facet in 0..5_usize,
        at in prop::sample::select(Horizon::ALL.to_vec()),
    ) {
        let score = |job: &Occupation| point_at(job, Seniority::Mid, at, &model());
        let which = which % job.tasks.len();
        let mut abler = job.clone();
        abler.tasks[which].rating = (job.tasks[which].rating + 0.04).min(0.99);
        prop_assert!(score(&abler) >= score(&job) - 1e-9);
        let mut gated = job.clone();
        gated.tasks[which].facets = raised(job.tasks[which].facets, facet);
        prop_assert!(score(&gated) <= score(&job) + 1e-9);
    }

    #[test]
    fn removing_a_gate_never_lowers_the_score(
        job in any_job(),
        at in prop::sample::select(Horizon::ALL.to_vec()),
    ) {
        let report = assess(&job, Seniority::Mid, at, &few_draws());
        let mut gates = report.tasks.iter().flat_map(|row| &row.gates);
        prop_assert!(gates.all(|gate| gate.without >= -1e-9));
    }

    #[test]
    fn a_gate_stands_outside_the_sum_and_says_what_the_score_would_be_without_it(
        job in any_job(),
        facet in 0..5_usize,
        at in prop::sample::select(Horizon::ALL.to_vec()),
    ) {
        let report = assess(&job, Seniority::Mid, at, &few_draws());
        for row in report.tasks.iter().filter(|row| row.basis == Basis::Capability) {
            let mut freed = job.clone();
            let task = freed.tasks.iter_mut().find(|task| *task.id == *row.id).expect("the task");
            let held = set(&mut task.facets, facet, Third::MIN) > Third::MIN;
            let without = row.gates.iter().find(|gate| gate.name == FACETS[facet][0]);
            prop_assert_eq!(held, without.is_some());
            let gained = point_at(&freed, Seniority::Mid, at, &model()) - report.point;
            prop_assert!((without.map_or(0.0, |gate| gate.without) - gained).abs() < 1e-9);
        }
    }

    #[test]
    fn a_missing_source_leaves_a_finite_and_equal_range(
        job in any_job(),
        percentiles in prop::collection::vec(0.0..100.0_f64, 1..6),
        kept in 0..5_usize,
    ) {
        let mut measured = job;
        measured.studies = percentiles.into_iter().map(study).collect();
        let mut fewer = measured.clone();
        fewer.studies.truncate(kept);
        let [with, without] =
            [measured, fewer].map(|job| assess(&job, Seniority::Mid, Horizon::Now, &few_draws()));
        prop_assert!(finite(&without));
        prop_assert_eq!(without.range, with.range);
        prop_assert_eq!(without.score, with.score);
    }

    #[test]
    fn demand_price_effect_ai_work_and_seniority_never_raise(job in any_job()) {
        let before = now(&job);
        let mut grown = job.clone();
        grown.figures.growth += 0.1;
        let mut elastic = job.clone();
        elastic.elasticity += 0.3;
        let mut ai_work = job.clone();
        for task in &mut ai_work.tasks {
            task.ai_work = 1.0;
        }
        for changed in [&grown, &elastic, &ai_work] {
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
        let model = model();
        let week = Week::of(&job, Seniority::Mid, &model);
        let levels = week.levels(0.0, &model);
        let pairs = || week.terms.iter().map(|term| term.share).zip(levels.iter().copied());
        let least = levels.iter().copied().fold(1.0, f64::min);
        let (mean, ours) = (power_mean(pairs(), 1.0), power_mean(pairs(), rho));
        prop_assert!(least - 1e-9 <= ours && ours <= mean + 1e-9);
        prop_assert!(power_mean(pairs(), rho + 0.5) <= ours + 1e-9);
    }

    #[test]
    fn there_is_no_cliff(job in any_job(), steps in prop::collection::vec(-0.01..0.01_f64, 12)) {
        let moved = job.tasks.iter().zip(steps).map(|(t, step)| {
            Task { rating: (t.rating + step).clamp(0.03, 0.95), ..t.clone() }
        });
        let after = now(&with_tasks(&job, moved.collect()));
        let model = model();
        let outlook = Week::of(&job, Seniority::Mid, &model).outlook;
        let total: f64 = outlook.logits(betas(&model.risk)).iter().sum();
        prop_assert!((after - now(&job)).abs() <= 1.05 * total.abs().exp() + 1e-9);
    }
}
