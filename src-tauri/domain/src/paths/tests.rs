//! What we promise of paths.

use proptest::prelude::*;

use super::*;
use crate::{
    fixture::{hands_on_role, occupation, routine_role, seed_role, task, world},
    occupation::{Basis, Occupation, Seniority, SkillNeed},
    profile::Levels,
    world::World,
};

fn from(origin: &Occupation, world: &World) -> PathsReport {
    find(origin, Seniority::Mid, &Levels::new(), world)
}

/// The small world and a neighbour of the routine role that is a little safer.
fn wider_world() -> World {
    let mut world = world();
    let mut near = occupation(
        "case-worker",
        "21-1000.00",
        0.05,
        vec![
            task("difficult-cases", "negotiation", 0.6, Basis::Net, 0.22),
            task("records", "records", 0.4, Basis::Net, 0.75),
        ],
    );
    near.figures.zone = 3;
    near.skills = vec![SkillNeed { skill: "listening".into(), level: 5.5, importance: 4.5 }];
    world.occupations.push(near);
    world
}

#[test]
fn a_routine_job_has_a_way_next_door_that_is_safer() {
    let report = from(&routine_role(), &wider_world());
    let next = report.paths.iter().find(|path| path.kind == PathKind::NextDoor).expect("a way");
    assert_eq!(next.occupation.code, "case-worker");
    assert!(next.safer && next.score.get() < 50);
    assert_eq!(next.why.len(), 3);
}

#[test]
fn an_occupation_with_a_licence_is_a_near_miss_that_says_so() {
    let report = from(&routine_role(), &wider_world());
    let miss = report.near_misses.iter().find(|miss| miss.occupation.code == "electrician");
    assert_eq!(miss.expect("listed").failed, "electrician asks for an electrician's licence.");
}

#[test]
fn a_clearly_riskier_job_is_never_offered() {
    let report = from(&seed_role(), &wider_world());
    assert!(report.paths.iter().all(|path| path.occupation.code != "customer-service"));
    assert!(report.near_misses.iter().any(|m| m.occupation.code == "customer-service"));
}

#[test]
fn three_paths_or_a_stated_reason_and_never_the_origin_twice() {
    let world = wider_world();
    for origin in &world.occupations {
        let report = from(origin, &world);
        let codes: Vec<&str> = report.paths.iter().map(|p| p.occupation.code.as_str()).collect();
        assert_eq!(codes.iter().filter(|code| **code == origin.code).count(), 1, "reshape alone");
        assert!(codes.iter().collect::<std::collections::BTreeSet<_>>().len() == codes.len());
        // One note speaks of the small world; each missing path has one of its own.
        assert_eq!(report.notes.len(), 1 + 3 - report.paths.len());
    }
}

#[test]
fn the_one_skill_that_opens_a_door_is_named() {
    let mut world = wider_world();
    world.occupations[3].skills[0].level = 2.0;
    let origin = occupation("idle", "99-0000.00", 0.0, Vec::new());
    world.occupations.push(origin.clone());
    let report = from(&origin, &world);
    assert_eq!(report.opens_most[0].skill, "listening");
}

#[test]
fn reshaping_lowers_the_score_of_somebody_who_can_move_time() {
    let report = from(&seed_role(), &world());
    let reshape = &report.paths[0];
    assert_eq!(reshape.kind, PathKind::Reshape);
    assert!(reshape.interval.high < 22.0 && !reshape.practices.is_empty());
}

#[test]
fn an_occupation_from_outside_the_world_can_still_be_reshaped() {
    let mut outside = hands_on_role();
    outside.code = "own-job".into();
    assert_eq!(from(&outside, &world()).paths.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_higher_level_never_takes_a_path_away(level in 0.0..6.0_f64, more in 0.0..1.0_f64) {
        let world = wider_world();
        let hours = |level: f64| {
            let levels = Levels::from([("listening".to_owned(), level)]);
            let report = find(&routine_role(), Seniority::Mid, &levels, &world);
            report.paths.iter().find(|p| p.occupation.code == "case-worker").map(|p| p.hours.p50)
        };
        if let Some(before) = hours(level) {
            let after = hours(level + more);
            prop_assert!(after.is_some_and(|after| after <= before + 1e-9));
        }
    }
}
