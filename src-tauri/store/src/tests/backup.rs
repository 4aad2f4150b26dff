//! Backups: made daily, checked, rotated, and never in the way.

use std::fs;

use chrono::{Datelike, Days};

use super::{Journal, START, date, dice, mangled, moment, open};
use crate::{Backup, StoreError, Watch};

impl Journal {
    fn backups(&self) -> Vec<Backup> {
        self.store.backups()
    }

    fn file(&self, id: &str) -> std::path::PathBuf {
        self.dir.path().join("backups").join(format!("{id}.sqlite3"))
    }
}

#[test]
fn the_first_start_of_a_day_makes_one_backup() {
    let journal = Journal::with_plan();
    assert_eq!(journal.backups(), [], "an empty journal needs none");
    let journal = journal.reopened("2026-01-06").reopened("2026-01-06");
    let [backup] = &journal.backups()[..] else { panic!("one backup") };
    assert_eq!((backup.id.as_str(), backup.when.as_str()), ("2026-01-06-daily", "2026-01-06"));
    assert!(backup.verified && backup.bytes > 0);
    assert_eq!(journal.reopened("2026-01-07").backups().len(), 2);
}

#[test]
fn a_backup_is_a_whole_journal() {
    let mut journal = Journal::lived_in();
    let backup = journal.store.backup_now(&moment(START)).expect("a backup");
    let before = journal.dump();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::create_dir(elsewhere.path().join("journal")).expect("a folder");
    fs::copy(journal.file(&backup.id), crate::file::journal_file(elsewhere.path()))
        .expect("a copy");
    let restored = Journal { store: open(elsewhere.path(), START), dir: elsewhere };
    assert_eq!(restored.dump(), before);
    assert_eq!(restored.store.next_undo_label().expect("read").as_deref(), Some("Skip a step"));
}

#[test]
fn ten_days_and_eight_weeks_are_kept_and_what_was_made_by_hand() {
    let mut journal = Journal::with_plan();
    let by_hand = journal.store.backup_now(&moment(START)).expect("a backup").id;
    let last = date(START) + Days::new(120);
    for day in 1..=120 {
        journal = journal.reopened(&(date(START) + Days::new(day)).to_string());
    }
    let kept = journal.backups();
    assert!(kept.iter().any(|backup| backup.id == by_hand));
    let daily: Vec<&Backup> = kept.iter().filter(|backup| backup.id.ends_with("-daily")).collect();
    assert_eq!(daily.len(), 18);
    for (age, backup) in daily[..10].iter().enumerate() {
        assert_eq!(date(&backup.when), last - Days::new(age as u64));
    }
    let mut weeks: Vec<u32> = daily[10..].iter().map(|b| date(&b.when).iso_week().week()).collect();
    weeks.dedup();
    assert_eq!(weeks.len(), 8, "one for each earlier week");
}

#[test]
fn backups_by_hand_on_one_day_replace_none_of_each_other() {
    let mut journal = Journal::with_plan();
    let first = journal.store.backup_now(&moment(START)).expect("a backup");
    let later = crate::Moment { utc: format!("{START}T11:00:00.124+00:00"), ..moment(START) };
    let second = journal.store.backup_now(&later).expect("a backup");
    assert_ne!(first.id, second.id);
    let same = journal.store.backup_now(&later).expect("a backup");
    assert_eq!(same.id, format!("{}-2", second.id), "a clock that stands still or was set back");
    assert_eq!(journal.backups().len(), 3);
}

#[test]
fn a_damaged_backup_is_named_and_hides_no_sound_one() {
    let mut journal = Journal::lived_in();
    let sound = journal.store.backup_now(&moment(START)).expect("a backup").id;
    let bytes = fs::read(journal.file(&sound)).expect("bytes");
    let damaged = ["2026-01-01-daily", "2026-01-02-daily", "2026-01-03-daily"];
    fs::write(journal.file(damaged[0]), &bytes[..bytes.len() / 2]).expect("cut off");
    fs::write(journal.file(damaged[1]), b"not a database").expect("a text");
    let mut scrambled = bytes.clone();
    scrambled[8192..12288].fill(0xAA);
    fs::write(journal.file(damaged[2]), scrambled).expect("scrambled");
    for backup in journal.backups() {
        assert_eq!(backup.verified, backup.id == sound, "{}", backup.id);
    }
    let checks = journal.store.doctor().expect("a diagnosis");
    let backups = checks.iter().find(|check| check.name == "backups").expect("done");
    assert!(!backups.ok && backups.detail.contains("1 of 4"), "{}", backups.detail);
}

#[test]
fn a_backup_that_fails_is_told_and_stops_nothing() {
    let journal = Journal::with_plan();
    let dir = journal.dir;
    drop(journal.store);
    fs::write(dir.path().join("backups"), "in the way").expect("a file");
    let mut store = open(dir.path(), "2026-01-06");
    assert!(store.notes[0].contains("backup could not be made"), "{:?}", store.notes);
    assert!(store.doctor().expect("a diagnosis").iter().any(|check| !check.ok));
    store.complete("S1", "", None, &moment("2026-01-06")).expect("work goes on");
    assert!(store.backup_now(&moment("2026-01-06")).is_err(), "asked for by hand it is an error");
}

#[test]
fn a_half_made_backup_of_an_earlier_crash_is_no_backup() {
    let journal = Journal::with_plan();
    fs::create_dir_all(journal.dir.path().join("backups")).expect("a folder");
    fs::write(journal.dir.path().join("backups/2026-01-06-daily.part"), b"half").expect("a file");
    let journal = journal.reopened("2026-01-06");
    let [backup] = &journal.backups()[..] else { panic!("one backup") };
    assert!(backup.verified);
    let files = fs::read_dir(journal.dir.path().join("backups")).expect("a folder");
    assert_eq!(files.count(), 1, "it is gone");
}

#[test]
fn a_journal_that_is_sound_busy_or_not_begun_is_not_damaged() {
    let journal = Journal::lived_in();
    assert!(!crate::is_damaged(journal.dir.path()));
    let file = crate::file::journal_file(journal.dir.path());
    let other = rusqlite::Connection::open(&file).expect("a connection");
    other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
    assert!(!crate::is_damaged(journal.dir.path()), "busy");
    drop((journal.store, other));
    let alone = rusqlite::Connection::open(&file).expect("a connection");
    alone.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").expect("locked");
    assert!(!crate::is_damaged(journal.dir.path()), "out of reach");
    drop(alone);
    let nobody = tempfile::tempdir().expect("a folder");
    assert!(!crate::is_damaged(nobody.path()), "not there");
    fs::create_dir(nobody.path().join("journal")).expect("a folder");
    fs::write(crate::file::journal_file(nobody.path()), "").expect("empty");
    assert!(!crate::is_damaged(nobody.path()), "not begun");
}

#[test]
fn five_hundred_mangled_backups_cause_no_panic_and_leave_a_sound_journal() {
    let mut journal = Journal::lived_in();
    let sound = journal.store.backup_now(&moment(START)).expect("a backup").id;
    let bytes = fs::read(journal.file(&sound)).expect("bytes");
    journal.store.add_entry(date(START), "After it.", &[], &[], &moment(START)).expect("an entry");
    let before = journal.dump();
    let mut below = dice();
    let mut refused = 0;
    for _ in 0..500 {
        fs::write(journal.file("2026-01-01-daily"), mangled(&bytes, &mut below)).expect("written");
        match journal.store.restore("2026-01-01-daily", false, &moment(START)) {
            Ok(taken) if taken.done.is_some() => {
                // Only bytes that nothing rests on were touched: a journal like any other, and undone.
                assert!(journal.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
                journal.store.undo(&moment(START)).expect("undone");
            }
            Ok(_) => {}
            Err(error) => {
                assert!(!error.to_string().is_empty(), "{error:?}");
                refused += 1;
            }
        }
        assert_eq!(journal.dump(), before);
    }
    assert!(refused > 250, "{refused} of 500 were refused");
}

#[test]
fn what_is_stopped_leaves_everything_as_it_was() {
    let mut journal = Journal::lived_in();
    let now = moment(START);
    let kept = journal.store.backup_now(&now).expect("a backup").id;
    let (before, backups) = (journal.dump(), journal.backups());
    let watch = Watch::default();
    journal.store.followed_by(&watch).expect("it can be followed");
    let running = watch.begin("Keeping your journal safe");
    watch.stop();
    let stopped = |error| matches!(error, StoreError::Stopped);
    assert!(stopped(journal.store.backup_now(&now).expect_err("no backup")));
    assert!(stopped(journal.store.test_restore(&now).expect_err("no test")));
    assert!(stopped(journal.store.restore(&kept, false, &now).expect_err("nothing restored")));
    drop(running);
    assert_eq!((journal.dump(), journal.backups()), (before, backups));
    assert_eq!(journal.store.last_restore_test().expect("read"), None);
    assert_eq!(journal.store.test_restore(&now).expect("a test").trouble, None);
}

#[test]
fn a_journal_that_shrank_or_is_another_pushes_out_no_good_backup() {
    let mut journal = Journal::lived_in();
    // Ten good days, each of them large.
    let text = "A long day. ".repeat(20_000);
    journal.store.add_entry(date(START), &text, &[], &[], &moment(START)).expect("an entry");
    for day in 6..=15 {
        journal = journal.reopened(&format!("2026-01-{day:02}"));
    }
    let good: Vec<String> = journal.backups().into_iter().map(|backup| backup.id).collect();
    assert_eq!(good.len(), 10);
    // A fresh journal in the same folder, as a synchroniser may leave it.
    let whole = Journal::with_plan();
    let file = crate::file::journal_file(journal.dir.path());
    let dir = journal.dir;
    drop(journal.store);
    for ending in ["sqlite3-wal", "sqlite3-shm"] {
        fs::remove_file(file.with_extension(ending)).ok();
    }
    whole.store.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("one file");
    fs::copy(crate::file::journal_file(whole.dir.path()), &file).expect("replaced");
    for day in 0..90 {
        let today = date("2026-01-16") + chrono::Days::new(day);
        let store = open(dir.path(), &today.to_string());
        assert!(store.notes.iter().any(|note| note.contains("much smaller")), "{:?}", store.notes);
    }
    let left = crate::backups_in(dir.path());
    assert!(good.iter().all(|id| left.iter().any(|backup| backup.id == *id)));
}
