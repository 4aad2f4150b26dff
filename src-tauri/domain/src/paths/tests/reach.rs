//! Everything within reach, what to rate first, and the week that changes.

use super::*;

#[test]
fn what_is_reached_in_one_step_passes_every_filter() {
    let reference = wider_reference();
    let reach = explore(
        &routine_role(),
        Seniority::Mid,
        &Levels::new(),
        &Preferences::default(),
        &reference,
    );
    let codes: Vec<&str> = reach.reached.iter().map(|one| one.occupation.code.as_str()).collect();
    assert!(!codes.contains(&"customer-service"), "never where one stands");
    assert!(!codes.contains(&"electrician"), "a licence rules it out");
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "no duplicates");
}

/// A chain: from the routine role to the case worker, and from there to a mediator.
fn chain() -> Reference {
    let mut reference = wider_reference();
    let mut far = case_worker();
    far.code = "mediator".into();
    far.title = "mediator".into();
    far.onet = "23-1000.00".into();
    far.figures.zone = 5;
    far.skills.push(SkillNeed { skill: "evaluation".into(), level: 4.0, importance: 4.0 });
    Arc::make_mut(&mut reference.occupations).push(far);
    reference
}

#[test]
fn a_second_step_leads_further_takes_both_their_hours_and_says_where_through() {
    let reference = chain();
    let reach = explore(
        &routine_role(),
        Seniority::Mid,
        &Levels::new(),
        &Preferences::default(),
        &reference,
    );
    let of = |code: &str| reach.reached.iter().find(|one| one.occupation.code == code);
    let (near, far) = (of("case-worker").expect("near"), of("mediator").expect("far"));
    assert!(near.via.is_none());
    assert_eq!(far.via.as_ref().expect("two steps").code, "case-worker");
    assert!(far.hours.p50 > near.hours.p50);
    assert!(far.range.low <= f64::from(far.score.get() as i32) + 0.5);
}

#[test]
fn the_skill_whose_rating_changes_most_is_asked_about_first_and_never_twice() {
    let reference = wider_reference();
    let report = from(&routine_role(), &reference);
    let asked = &report.rate_first;
    assert!(!asked.is_empty());
    assert!(asked.windows(2).all(|pair| pair[0].effect >= pair[1].effect));
    assert!(asked.iter().all(|one| one.effect > 0.0 && (0.0..=7.0).contains(&one.have)));
    let first = &asked[0];
    let levels = Levels::from([(first.skill.clone(), first.have)]);
    let rated = find(&routine_role(), Seniority::Mid, &levels, &Preferences::default(), &reference);
    assert!(rated.rate_first.iter().all(|one| one.skill != first.skill));
    assert_eq!(rated.paths, report.paths, "as it was taken, so nothing moves");
}

#[test]
fn the_week_of_a_reshape_stays_whole_and_its_score_falls_from_day_to_day() {
    let report = from(&seed_role(), &reference());
    let reshape = report.paths[0].reshape.as_ref().expect("a week");
    assert_eq!(reshape.days, [0, 90, 365]);
    for place in 0..3 {
        let whole: f64 = reshape.tasks.iter().map(|task| task.shares[place]).sum();
        assert!((whole - 1.0).abs() < 1e-9);
    }
    let [now, then, later] = &reshape.scores;
    assert!(now.point > then.point && then.point > later.point);
    assert_eq!(then.score, report.paths[0].score, "the path's score is that of day 90");
    assert!(reshape.scores.iter().all(|one| one.low <= one.point && one.point <= one.high));
    let projects: Vec<_> = reshape.projects.iter().map(|one| one.project.clone()).collect();
    assert_eq!(projects, report.paths[0].projects);
    assert!(reshape.projects.iter().all(|one| one.points < 0.0 && !one.agree.is_empty()));
}

#[test]
fn every_path_begins_with_something_to_do_in_one_sitting() {
    let reference = wider_reference();
    for origin in reference.occupations.iter() {
        for path in from(origin, &reference).paths {
            assert!(!path.first.title.is_empty() && path.first.minutes <= 25, "{:?}", path.first);
        }
    }
    let mut idle = wider_reference();
    idle.projects = Arc::default();
    let report = from(&routine_role(), &idle);
    assert!(report.paths.iter().all(|path| path.first.project.is_none()));
    let next = of(&report, PathKind::NextDoor).expect("a way");
    insta::assert_snapshot!(next.first.title, @"Find somebody who works as “case worker” and ask what a week of it is like");
}
