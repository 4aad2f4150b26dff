//! The closed loop: a milestone, its proof, the level it speaks for, the time it moves, the score.

use domain::risk::Shares;

use super::{Journal, moment, reference, undo::figure};
use crate::NewEvidence;

#[test]
fn what_is_finished_moves_levels_and_the_week_only_with_a_yes_and_is_counted_once() {
    let mut journal = Journal::with_plan();
    let project = journal.plan().draft.milestones[0].project.clone();
    let now = moment("2026-02-20");
    assert!(!journal.store.trails(reference()).expect("read").expect("a plan").moves());
    let plan = journal.plan();
    let own = plan.draft.milestones.iter().filter(|one| one.project == project);
    for milestone in own {
        let steps = plan.draft.steps.iter().filter(|s| s.milestone.as_ref() == Some(&milestone.id));
        for step in steps {
            journal.store.complete(&step.id, "", Some(240), &now).expect("done");
        }
    }
    let first = plan.draft.milestones[0].id.to_string();
    let proof = NewEvidence { milestone: Some(first.clone()), ..figure("Time", 90.0, 40.0) };
    journal.store.add_evidence(&proof, reference(), &now).expect("a figure");

    let trails = journal.store.trails(reference()).expect("read").expect("a plan");
    let [trail] = &trails.trails[..] else { panic!("one project: {:?}", trails.trails) };
    assert_eq!((&trail.project, trail.milestones.iter().all(|one| one.done)), (&project, true));
    assert_eq!(trail.milestones[0].evidence, [format!("check-{first}"), "E1".to_owned()]);
    let sum: f64 = trails.trails.iter().map(|one| one.points).sum();
    assert!((trails.before + sum - trails.now).abs() < 1e-9 && sum < 0.0, "{sum}");
    let whole =
        |of: fn(&domain::portfolio::WeekMove) -> f64| trails.week.iter().map(of).sum::<f64>();
    assert!((whole(|one| one.from) - 1.0).abs() < 1e-9 && (whole(|one| one.to) - 1.0).abs() < 1e-9);

    let level = trail.levels.first().expect("a level waits").clone();
    journal.store.rate_skill(&level.skill, Some(level.level), &now).expect("confirmed");
    let week: Shares = trails.week.iter().map(|one| (one.task.clone(), one.to)).collect();
    journal.store.divide_week(Some(&week), reference(), &now).expect("confirmed");
    let score = journal.store.scores().expect("scores").pop().expect("one");
    assert!((score.point - trails.now).abs() < 1e-6, "{} {}", score.point, trails.now);
    assert_eq!(score.cause, "You: your week");

    let after = journal.store.trails(reference()).expect("read").expect("a plan");
    assert!(!after.moves() && after.trails[0].points.abs() < 1e-9, "counted once");
    assert!(after.trails[0].levels.iter().all(|one| one.skill != level.skill));
    journal.store.undo(&now).expect("undone");
    assert!(journal.store.trails(reference()).expect("read").expect("a plan").moves());
}
