//! What moves the score: the release in force, answers and contests.

use std::fs;

use super::{Journal, START, draft, moment, profile, report};
use crate::{open::journal_file, release_in};

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
    let mut other = report();
    other.point += 2.5;
    journal.store.answer("share:x", Some("more"), &other, &now).expect("answered");
    journal.store.answer("share:x", None, &report(), &now).expect("taken back");
    let scores = journal.store.scores().expect("scores");
    let moved: Vec<f64> = scores.iter().filter_map(|score| score.moved).collect();
    for (moved, expected) in moved.iter().zip([0.0, 2.5, -2.5]) {
        assert!((moved - expected).abs() < 1e-9, "{moved} {expected}");
    }
    let whole = scores[scores.len() - 1].point - scores[0].point;
    assert!((moved.iter().sum::<f64>() - whole).abs() < 1e-9, "what moved it sums to the way");
    assert_eq!(scores[2].cause, "You: an answer");
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

#[test]
fn a_contest_is_kept_with_its_reason_and_day_and_forgotten_with_the_occupation() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let [task, level, reason] = ["coding", "low", "We answer for it."].map(str::to_owned);
    let contest = domain::risk::Contest { task, level, reason, date: now.today };
    journal.store.contest(&contest, &report(), &now).expect("kept");
    journal.store.answer("share:coding", Some("more"), &report(), &now).expect("kept");
    assert_eq!(journal.store.contests().expect("read"), [contest]);
    let last = journal.store.scores().expect("scores").pop().expect("a score");
    assert_eq!(last.cause, "You: an answer");
    let other = domain::profile::Profile { occupation: "paralegal".into(), ..profile() };
    journal.store.start_plan(&other, &draft(), &report(), &now).expect("another occupation");
    assert!(journal.store.contests().expect("read").is_empty());
    assert!(journal.store.answers().expect("read").is_empty());
    journal.store.undo(&now).expect("undone");
    assert_eq!(journal.store.contests().expect("read").len(), 1, "and they come back with it");
    journal.store.concede("coding", &report(), &now).expect("conceded");
    assert!(journal.store.contests().expect("read").is_empty());
}
