//! What moves the score: the release in force, and what somebody says about their own work.

use std::fs;

use domain::{
    model::Assumptions,
    risk::{OwnTask, Shares},
};

use super::{
    Journal, START, draft, moment, profile, reference, report,
    undo::{own_task, some_task},
};
use crate::{Op, file::journal_file, release_in};

#[test]
fn a_release_is_put_in_force_taken_back_and_put_in_force_again() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let dir = journal.dir.path().to_path_buf();
    assert_eq!((journal.store.release().expect("read"), release_in(&dir)), (None, None));
    journal.store.use_release(Some("a"), "31.0", Some(&report()), &now).expect("in force");
    assert_eq!(release_in(&dir).as_deref(), Some("a"));
    journal.store.use_release(None, "30.1", Some(&report()), &now).expect("in force");
    assert_eq!(release_in(&dir), None);
    journal.store.undo(&now).expect("undone");
    assert_eq!(journal.store.release().expect("read").as_deref(), Some("a"));
    journal.store.undo(&now).expect("undone");
    assert_eq!(journal.store.release().expect("read"), None);
    journal.store.redo(&now).expect("done again");
    assert_eq!(release_in(&dir).as_deref(), Some("a"));
}

#[test]
fn each_change_of_release_leaves_a_score_with_its_cause() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.use_release(Some("a"), "31.0", Some(&report()), &now).expect("in force");
    let causes: Vec<String> =
        journal.store.scores().expect("scores").into_iter().map(|score| score.cause).collect();
    assert_eq!(causes, ["A plan began", "Data: O*NET 31.0"]);
}

#[test]
fn asking_for_the_release_makes_no_journal_and_touches_none_that_is_not_ours() {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(release_in(dir.path()), None);
    assert!(!dir.path().join("journal").exists());
    let file = journal_file(dir.path());
    fs::create_dir(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, "somebody else's").expect("a file");
    assert_eq!(release_in(dir.path()), None);
    assert_eq!(fs::read(&file).expect("the file"), b"somebody else's");
}

fn score(journal: &Journal) -> f64 {
    journal.store.scores().expect("scores").last().expect("a score").point
}

fn causes(journal: &Journal) -> Vec<String> {
    journal.store.scores().expect("scores").into_iter().map(|score| score.cause).collect()
}

#[test]
fn whatever_somebody_says_leaves_a_score_with_its_cause_and_the_moves_sum_to_the_way() {
    let mut journal = Journal::with_plan();
    let (now, reference, task) = (moment(START), reference(), some_task());
    let store = &mut journal.store;
    let share = format!("share:{task}");
    store.answer(&share, Some("much-more"), reference, &now).expect("answered");
    store.answer(&share, None, reference, &now).expect("taken back");
    store
        .override_rating(task, "very high", " It is a script. ", reference, &now)
        .expect("overridden");
    store.add_task(own_task("Calming customers"), 0.2, reference, &now).expect("added");
    let shares = Shares::from([(task.to_owned(), 3.0), ("own-1".to_owned(), 1.0)]);
    store.divide_week(Some(&shares), reference, &now).expect("divided");
    let rho = Assumptions::from([("rho".to_owned(), 1.0)]);
    store.assume(&rho, reference, &now).expect("assumed");
    store.assume(&Assumptions::new(), reference, &now).expect("ours again");
    store.remove_task("own-1", reference, &now).expect("removed");
    store.remove_override(task, reference, &now).expect("taken back");
    store.divide_week(None, reference, &now).expect("the usual week");
    assert_eq!(
        causes(&journal),
        [
            "A plan began",
            "You: an answer",
            "You: an answer taken back",
            "You contested a rating: It is a script.",
            "You: your own task “Calming customers”",
            "You: your week",
            "Method: your assumptions (How much tasks hang together)",
            "Method: our assumptions again",
            "You: an own task removed",
            "You took our rating again",
            "You: the usual week again",
        ]
    );
    let scores = journal.store.scores().expect("scores");
    let moved: Vec<f64> = scores.iter().filter_map(|score| score.moved).collect();
    let whole = scores[scores.len() - 1].point - scores[0].point;
    assert!((moved.iter().sum::<f64>() - whole).abs() < 1e-9);
    assert!(whole.abs() < 1e-9, "everything was taken back");
    for (place, moved) in moved[..7].iter().enumerate() {
        assert!(moved.abs() > 1e-3, "{}: {moved}", scores[place + 1].cause);
    }
}

#[test]
fn the_score_that_is_recorded_is_the_one_that_is_read() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.perform(Op::OverrideRating);
    journal.perform(Op::AddTask);
    journal.perform(Op::Assume);
    let reference = journal.store.reference(reference()).expect("reference data");
    let (profile, own) = journal.store.own(&reference).expect("read").expect("a person");
    let point = domain::risk::point(&own, profile.seniority, &reference.model);
    assert!((score(&journal) - point).abs() < 1e-9);
    assert_eq!(reference.model.changed.len(), 1);
    journal.store.undo(&now).expect("undone");
    assert!(journal.store.assumptions().expect("read").is_empty());
}

#[test]
fn what_is_about_one_occupation_goes_with_it_and_what_is_about_the_person_stays() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    for op in [Op::OverrideRating, Op::AddTask, Op::Assume] {
        journal.perform(op);
    }
    let share = format!("share:{}", some_task());
    journal.store.answer(&share, Some("more"), reference(), &now).expect_err("the week is divided");
    journal.store.answer_capacity("capacity:savings", Some("longer"), &now).expect("kept");
    let before = journal.store.own_work().expect("read");
    let other = domain::profile::Profile { occupation: "paralegal".into(), ..profile() };
    journal.store.start_plan(&other, &draft(), &report(), &now).expect("another occupation");
    let after = journal.store.own_work().expect("read");
    assert!(after.overrides.is_empty() && after.tasks.is_empty() && after.shares.is_empty());
    assert_eq!(after.answers.len(), 1, "savings stay savings");
    assert_eq!(journal.store.assumptions().expect("read").len(), 1);
    journal.store.undo(&now).expect("undone");
    assert_eq!(journal.store.own_work().expect("read"), before, "and it all comes back");
}

#[test]
fn capacity_is_no_part_of_any_score() {
    let mut journal = Journal::with_plan();
    let before = causes(&journal);
    let now = moment(START);
    journal.store.answer_capacity("capacity:savings", Some("weeks"), &now).expect("kept");
    assert_eq!(causes(&journal), before, "no score is recorded for it");
    journal.store.answer_capacity("capacity:savings", Some("years"), &now).expect_err("no choice");
    journal.store.answer_capacity("capacity:savings", None, &now).expect("taken back");
    assert!(journal.store.own_work().expect("read").answers.is_empty());
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_changes() {
    let mut journal = Journal::with_plan();
    let (now, reference) = (moment(START), reference());
    let before = journal.dump();
    let store = &mut journal.store;
    let unknown = OwnTask { like: "juggling".into(), ..own_task("Juggling") };
    store.add_task(unknown, 0.1, reference, &now).expect_err("no such kind of work");
    store.add_task(own_task("x"), 1.5, reference, &now).expect_err("more than a week");
    store.remove_task("own-1", reference, &now).expect_err("no such task");
    store
        .override_rating("nothing", "high", "A reason.", reference, &now)
        .expect_err("no such task");
    store.divide_week(Some(&Shares::new()), reference, &now).expect_err("no week");
    let wild = Assumptions::from([("rho".to_owned(), 99.0)]);
    store.assume(&wild, reference, &now).expect_err("out of range");
    store.answer("share:nothing", Some("more"), reference, &now).expect_err("no such question");
    assert_eq!(journal.dump(), before);
    journal.perform(Op::AddTask);
    let error = journal.store.divide_week(None, reference, &now).expect_err("a task without room");
    assert!(error.to_string().contains("“Another”"), "{error}");
}
