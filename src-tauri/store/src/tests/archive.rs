//! The whole journal out and in again: on a new machine, from a backup, and from damaged files.

use std::{fs, path::Path};

use domain::journal::WholeJournal;

use super::{Journal, START, dice, mangled, moment};
use crate::{Imported, Missing, Result, Source, StoreError, TableChange};

impl Journal {
    fn whole(&self) -> WholeJournal {
        self.store.whole().expect("rows")
    }

    fn import(&mut self, whole: &WholeJournal) -> Result<Imported> {
        self.store.import_all(whole, false, &moment(START))
    }

    /// Why this is not taken in; the journal is as before.
    fn refuses(&mut self, whole: &WholeJournal) -> StoreError {
        let before = self.dump();
        let refused = self.import(whole).expect_err("no journal");
        assert_eq!(self.dump(), before, "nothing has changed");
        refused
    }
}

#[test]
fn a_journal_that_moves_to_a_new_machine_is_the_same_to_the_byte() {
    let old = Journal::lived_in();
    let mut new = Journal::new();
    let taken = new.import(&old.whole()).expect("taken in");
    assert_eq!(taken.done.expect("done").operation, "Import a journal");
    assert!(taken.tables.iter().all(|table| table.changed + table.removed == 0));
    assert_eq!(new.dump(), old.dump());
    assert_eq!(new.whole(), old.whole());
    assert!(new.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
    assert_eq!(new.store.search_entries("first").expect("found").len(), 1, "words are found again");
}

#[test]
fn ones_own_export_changes_nothing_and_a_trial_never_does() {
    let mut journal = Journal::lived_in();
    let (same, other) = (journal.whole(), Journal::with_plan().whole());
    let before = journal.dump();
    let own = journal.import(&same).expect("the same");
    assert_eq!((own.tables, own.done), (vec![], None));
    let trial = journal.store.import_all(&other, true, &moment(START)).expect("a trial");
    assert!(trial.done.is_none());
    let entries = trial.tables.iter().find(|table| table.name == "entry").expect("entries");
    assert_eq!(
        *entries,
        TableChange { name: "entry".into(), added: 0, changed: 0, removed: entries.removed }
    );
    assert!(entries.removed > 0);
    assert_eq!(journal.dump(), before);
}

#[test]
fn what_takes_the_place_of_a_life_is_undone_and_there_is_a_snapshot_of_before() {
    let mut journal = Journal::lived_in();
    let other = Journal::with_plan();
    let before = journal.dump();
    journal.import(&other.whole()).expect("taken in");
    assert_eq!(journal.dump(), other.dump());
    let backups = journal.store.backups();
    let snapshot = backups.iter().find(|backup| backup.id.contains("before-import")).expect("one");
    let id = snapshot.id.clone();
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.dump(), before);
    journal.store.redo(&moment(START)).expect("done again");
    assert_eq!(journal.dump(), other.dump());
    let restored = journal.store.restore(&id, false, &moment(START)).expect("restored");
    assert_eq!(restored.done.expect("done").operation, "Restore a backup");
    assert_eq!(journal.dump(), before);
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.dump(), other.dump());
}

#[test]
fn an_unknown_or_damaged_backup_is_named_and_changes_nothing() {
    let mut journal = Journal::lived_in();
    let id = journal.store.backup_now(&moment(START)).expect("a backup").id;
    let before = journal.dump();
    let unknown = journal.store.restore("2020-01-01-daily", false, &moment(START));
    assert!(matches!(unknown, Err(StoreError::NotFound(Missing::Backup(_)))), "{unknown:?}");
    let file = journal.dir.path().join("backups").join(format!("{id}.sqlite3"));
    let mut bytes = fs::read(&file).expect("bytes");
    bytes.truncate(bytes.len() / 2);
    fs::write(&file, bytes).expect("written");
    let damaged = journal.store.restore(&id, false, &moment(START)).expect_err("damaged");
    assert!(matches!(damaged, StoreError::Damaged(_, Source::Backup)), "{damaged}");
    assert_eq!(journal.dump(), before);
    let test = journal.store.test_restore(&moment("2026-02-01")).expect("a restore test");
    assert!(test.trouble.as_ref().is_some_and(|why| why.contains("damaged")), "{test:?}");
    assert_eq!(journal.store.last_restore_test().expect("kept"), Some(test));
}

#[test]
fn it_is_tried_every_month_whether_a_backup_would_come_back() {
    let journal = Journal::lived_in().reopened("2026-02-01");
    let first = journal.store.last_restore_test().expect("read").expect("the first day makes one");
    assert_eq!((first.date.to_string().as_str(), first.trouble), ("2026-02-01", None));
    let journal = journal.reopened("2026-03-02");
    assert_eq!(journal.store.last_restore_test().expect("read").expect("one").date, first.date);
    let mut journal = journal.reopened("2026-03-03");
    let next = journal.store.last_restore_test().expect("read").expect("another");
    assert_eq!(next.date.to_string(), "2026-03-03");
    assert_eq!(journal.store.test_restore(&moment("2026-03-04")).expect("by hand").trouble, None);
}

#[test]
fn the_newest_backup_is_the_one_that_is_tried_and_each_is_one_file() {
    let mut journal = Journal::lived_in().reopened(START);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let by_hand = journal.store.backup_now(&moment(START)).expect("a backup");
    assert_eq!(journal.store.backups()[0].id, by_hand.id);
    assert_eq!(
        journal.store.test_restore(&moment(START)).expect("a restore test").backup,
        by_hand.id
    );
    let files = fs::read_dir(journal.dir.path().join("backups")).expect("a folder");
    let mut ends: Vec<String> = files
        .map(|file| file.expect("a file").path().extension().expect("an end").display().to_string())
        .collect();
    ends.dedup();
    assert_eq!(ends, ["sqlite3"]);
}

#[test]
fn rows_of_a_newer_waymark_and_rows_that_make_no_journal_are_refused_in_words() {
    let mut journal = Journal::lived_in();
    let whole = journal.whole();
    let newer = journal.refuses(&WholeJournal { layout: 999, ..whole.clone() });
    assert!(matches!(newer, StoreError::Newer(_, Source::File)), "{newer}");
    let with = |table: &str, row: &str| {
        let mut whole = whole.clone();
        let found = whole.tables.iter_mut().find(|one| one.name == table).expect("a table");
        found.rows = vec![row.to_owned()];
        whole
    };
    let foreign = with("pin", "{\"id\":1,\"code\":\"x\",\"x) SELECT 1 --\":2}");
    assert!(journal.refuses(&foreign).to_string().contains("there is no field"));
    let orphan = with("checkpoint", "{\"id\":9,\"plan\":77,\"day\":30,\"date\":\"2026-01-05\"}");
    let orphan = journal.refuses(&orphan);
    assert!(orphan.to_string().contains("does not make a journal"), "{orphan}");
    let mut unknown = whole.clone();
    unknown.tables[0].name = "diary".into();
    assert!(journal.refuses(&unknown).to_string().contains("nothing here is called “diary”"));
}

#[test]
fn delete_everything_leaves_none_of_the_words() {
    let mut journal = Journal::lived_in();
    journal
        .store
        .add_entry(moment(START).today, "Zanzibar", &[], &[], &moment(START))
        .expect("one");
    journal.store.backup_now(&moment(START)).expect("a backup");
    journal.store.delete_everything().expect("deleted");
    assert_eq!(journal.store.profile().expect("read"), None);
    assert_eq!(journal.store.operations(9).expect("read"), []);
    assert_eq!(journal.store.undo(&moment(START)).expect("nothing"), None);
    let journal = journal.reopened(START);
    let mut files = Vec::new();
    gather(journal.dir.path(), &mut files);
    assert!(!files.is_empty());
    for (name, bytes) in files {
        assert!(!bytes.windows(8).any(|window| window == b"Zanzibar"), "{name}");
    }
}

#[test]
fn five_hundred_mangled_journals_cause_no_panic_and_change_nothing() {
    let whole = Journal::lived_in().whole();
    let mut journal = Journal::with_plan();
    let before = journal.dump();
    let mut below = dice();
    for number in 0..500 {
        let mut other = whole.clone();
        let name = ["entry", "step", "plan", "profile"][number % 4];
        let table = other.tables.iter_mut().find(|table| table.name == name).expect("a table");
        let bytes = mangled(table.rows.join("\n").as_bytes(), &mut below);
        table.rows = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
        if journal.import(&other).is_ok_and(|taken| taken.done.is_some()) {
            // Letters of a note were changed: a journal like any other, and undone.
            assert!(journal.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
            journal.store.undo(&moment(START)).expect("undone");
        }
        assert_eq!(journal.dump(), before);
    }
}

fn gather(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.push((path.display().to_string(), fs::read(&path).expect("bytes")));
        }
    }
}
