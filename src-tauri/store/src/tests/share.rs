//! The window and the terminal on one journal.

use std::{sync::Barrier, thread, time::Duration};

use super::{Journal, START, date, moment, open};
use crate::{Holder, StoreError, WindowLock};

#[test]
fn one_window_at_a_time_and_the_next_one_after_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = WindowLock::take(dir.path()).expect("the lock");
    let error = WindowLock::take(dir.path()).expect_err("taken");
    assert!(matches!(error, StoreError::Busy(Holder::Window)), "{error}");
    drop(first);
    WindowLock::take(dir.path()).expect("free again");
}

#[test]
fn what_one_program_writes_the_other_reads() {
    let mut window = Journal::with_plan();
    let mut terminal = open(window.dir.path(), START);
    let seen = window.store.data_version().expect("a version");
    terminal.complete("S1", "", None, &moment(START)).expect("done");
    assert_ne!(window.store.data_version().expect("a version"), seen, "the window is told");
    assert!(!window.step("S1").progress.is_open());
    window.store.complete("S1", "", None, &moment(START)).expect_err("it is done already");
    window.store.undo(&moment(START)).expect("undo").expect("the terminal's check");
    assert!(terminal.plan().expect("read").expect("a plan").draft.steps[0].progress.is_open());
}

#[test]
fn two_programs_that_write_at_once_lose_nothing() {
    const EACH: usize = 60;
    let journal = Journal::new();
    let ready = Barrier::new(2);
    thread::scope(|scope| {
        for name in ["window", "terminal"] {
            let (ready, dir) = (&ready, journal.dir.path());
            scope.spawn(move || {
                let mut store = open(dir, START);
                ready.wait();
                for number in 0..EACH {
                    let text = format!("{name} {number}");
                    store.add_entry(date(START), &text, &[], &[], &moment(START)).expect("written");
                }
            });
        }
    });
    assert_eq!(journal.store.list_entries(None, None).expect("a list").len(), 2 * EACH);
    assert_eq!(journal.store.operations(500).expect("operations").len(), 2 * EACH);
    assert!(journal.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
}

#[test]
fn two_programs_may_make_the_journal_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let ready = Barrier::new(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                ready.wait();
                open(dir.path(), START).set_day_start(5, &moment(START)).expect("a setting");
            });
        }
    });
    assert_eq!(open(dir.path(), START).operations(10).expect("operations").len(), 4);
}

#[test]
fn a_journal_that_stays_locked_is_busy_and_unchanged() {
    let mut journal = Journal::with_plan();
    let before = journal.dump();
    let other = open(journal.dir.path(), START);
    other.connection.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    journal.store.connection.busy_timeout(Duration::from_millis(1)).expect("less patience");
    let error = journal.store.complete("S1", "", None, &moment(START)).expect_err("locked");
    assert!(matches!(error, StoreError::Busy(Holder::Writer)), "{error}");
    assert_eq!(journal.dump(), before);
}

#[test]
fn the_settings_count_what_is_still_in_the_log() {
    let journal = Journal::lived_in();
    let settings = journal.store.settings().expect("settings");
    let file = journal.dir.path().join("journal/journal.sqlite3");
    let alone = std::fs::metadata(&file).expect("it exists").len();
    assert!(settings.journal_bytes > alone, "{} of {alone}", settings.journal_bytes);
    assert_eq!((settings.entries, settings.day_start_hour), (1, 4));
}
