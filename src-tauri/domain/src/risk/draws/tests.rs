//! What draws promise: the same ones always, and which errors are shared.

use super::*;
use crate::fixture::{hands_on_role, model, routine_role, seed_role};

fn drawn<const N: usize>(role: &Occupation, years: [f64; N]) -> [Vec<f64>; N] {
    let model = model();
    let week = Week::of(role, Seniority::Mid, &model);
    Draws::new(role.tasks.len(), &model).scores(&week, years, &model)
}

#[test]
fn room_for_more_tasks_changes_no_draw() {
    let (model, role) = (model(), seed_role());
    let week = Week::of(&role, Seniority::Mid, &model);
    assert_eq!(drawn(&role, [0.0]), Draws::new(40, &model).scores(&week, [0.0], &model));
}

#[test]
fn coordinates_made_four_at_a_time_are_the_same() {
    let model = model();
    for (first, count) in [(9, 0), (9, 1), (9, 120), (8, 7), (250, 300)] {
        let one = |place| uniform(77, first + place, &model);
        let alone: Vec<f64> = (0..count).map(one).collect();
        assert_eq!(uniforms(77, first, count, &model).collect::<Vec<_>>(), alone);
    }
}

#[test]
fn without_any_noise_every_draw_is_the_score() {
    let mut model = model();
    model.noise.task = 0.0;
    model.noise.common = 0.0;
    model.noise.equating = 0.0;
    model.noise.rho = 0.0;
    model.noise.betas = [0.0; 3];
    model.noise.growth = 0.0;
    model.noise.gate = 0.0;
    for role in [seed_role(), hands_on_role()] {
        let point = crate::risk::point(&role, Seniority::Mid, &model);
        let draws = Draws::new(role.tasks.len(), &model);
        let scores = scores(&draws, &role, Seniority::Mid, &model);
        assert_eq!(scores.len(), 1024);
        assert!(scores.iter().all(|score| (score - point).abs() < 1e-9));
    }
}

#[test]
fn in_every_single_draw_time_raises_the_score() {
    for role in [seed_role(), routine_role(), hands_on_role()] {
        let [now, later] = drawn(&role, [0.0, 2.0]);
        let [alone] = drawn(&role, [0.0]);
        assert_eq!(now, alone, "drawn together or apart");
        assert!(now.iter().zip(&later).all(|(now, later)| later >= now));
    }
}

#[test]
fn the_safer_of_two_jobs_is_safer_in_nearly_every_draw() {
    let model = model();
    let draws = Draws::new(8, &model);
    let (seed, routine) = (seed_role(), routine_role());
    let lower =
        probability_lower(&draws, (&routine, Seniority::Mid), (&seed, Seniority::Mid), &model);
    assert!(lower > 0.95, "{lower}");
    let same = probability_lower(&draws, (&seed, Seniority::Mid), (&seed, Seniority::Mid), &model);
    assert!(same.abs() < 1e-12, "never below itself");
}

#[test]
fn another_job_errs_apart_but_in_the_same_draw() {
    let (mut model, role) = (model(), seed_role());
    let draws = |model: &Model| Draws::new(2 * role.tasks.len(), model);
    let pair = |model: &Model| {
        let draws = draws(model);
        let mine = scores(&draws, &role, Seniority::Mid, model);
        (mine, scores_beside(&draws, &role, Seniority::Mid, model))
    };
    // Two jobs that look the same are a toss-up, not a tie.
    let (mine, beside) = pair(&model);
    assert!((share_lower(&mine, &beside) - 0.5).abs() < 0.05);
    // What is assumed about the world is the same for both.
    model.noise.task = 0.0;
    let (mine, beside) = pair(&model);
    assert_eq!(mine, beside);
}

#[test]
fn what_equates_capabilities_touches_no_label_and_errs_apart_for_another_job() {
    let (with, mut without) = (model(), model());
    without.noise.equating = 0.0;
    let now = |role: &Occupation, model: &Model| {
        scores(&Draws::new(role.tasks.len(), model), role, Seniority::Mid, model)
    };
    assert_eq!(now(&seed_role(), &with), now(&seed_role(), &without));
    assert_ne!(now(&hands_on_role(), &with), now(&hands_on_role(), &without));
    let mut only = with;
    only.noise.task = 0.0;
    let role = hands_on_role();
    let draws = Draws::new(2 * role.tasks.len(), &only);
    let beside = scores_beside(&draws, &role, Seniority::Mid, &only);
    assert!(
        (share_lower(&scores(&draws, &role, Seniority::Mid, &only), &beside) - 0.5).abs() < 0.05
    );
}

#[test]
fn odd_counts_of_draws_and_many_tasks_are_no_fault() {
    let mut model = model();
    model.noise.draws = 0;
    assert_eq!(Draws::new(300, &model).assumptions.len(), 1);
    model.noise.draws = 5;
    assert!(Draws::new(300, &model).noise.row(0).iter().all(|noise| noise.is_finite()));
    assert_eq!(scores(&Draws::new(0, &model), &seed_role(), Seniority::Mid, &model).len(), 5);
}

#[test]
fn quantiles_lie_between_neighbours_by_proportion() {
    let range = range_of((0..=10).rev().map(f64::from).collect(), 5.0, 0.8);
    let ends = [range.low, range.lower_quartile, range.median, range.upper_quartile, range.high];
    for (is, should) in ends.into_iter().zip([1.0, 2.5, 5.0, 7.5, 9.0]) {
        assert!((is - should).abs() < 1e-12, "{is} {should}");
    }
}

#[test]
fn a_score_outside_its_draws_widens_them() {
    let draws = || (0..=10).map(f64::from).collect();
    assert!((range_of(draws(), 0.2, 0.8).low - 0.2).abs() < 1e-12);
    assert!((range_of(draws(), 12.0, 0.8).high - 12.0).abs() < 1e-12);
}
