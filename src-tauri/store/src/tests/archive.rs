//! The whole journal out and in again: on a new machine, from a backup, and from damaged files.

use std::{
    cell::RefCell,
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

use domain::ErrorKind;
use proptest::{prelude::*, test_runner::TestRunner};
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Journal, START, dump, moment};
use crate::{Missing, Source, StoreError, archive::TableChange, operation::undo::TABLES};

impl Journal {
    /// A folder with the whole journal as `life.zip`.
    pub(super) fn packed(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes = self.store.pack().expect("a zip").bytes;
        fs::write(folder.path().join("life.zip"), bytes).expect("written");
        folder
    }

    /// Why these bytes are not taken in; the journal is as before.
    fn refuses(&mut self, bytes: &[u8]) -> StoreError {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("life.zip");
        fs::write(&file, bytes).expect("written");
        let before = self.dump();
        let refused = self.store.import_all(&file, false, &moment(START)).expect_err("no journal");
        assert_eq!(self.dump(), before, "nothing has changed");
        refused
    }
}

#[test]
fn a_journal_that_moves_to_a_new_machine_is_the_same_to_the_byte() {
    let old = Journal::lived_in();
    let file = old.packed();
    let mut new = Journal::new();
    let taken = new.store.import_all(&file.path().join("life.zip"), false, &moment(START));
    let taken = taken.expect("taken in");
    assert_eq!(taken.done.expect("done").operation, "Import a journal");
    assert!(taken.tables.iter().all(|table| table.changed + table.removed == 0));
    assert_eq!(new.dump(), old.dump());
    assert_eq!(new.store.pack().expect("a zip"), old.store.pack().expect("a zip"));
    assert!(new.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
    assert_eq!(new.store.search_entries("first").expect("found").len(), 1, "words are found again");
}

#[test]
fn ones_own_export_changes_nothing_and_a_trial_never_does() {
    let mut journal = Journal::lived_in();
    let (file, other) = (journal.packed(), Journal::with_plan().packed());
    let before = journal.dump();
    let own = journal.store.import_all(&file.path().join("life.zip"), false, &moment(START));
    let own = own.expect("the same");
    assert_eq!((own.tables, own.done), (vec![], None));
    let trial = journal.store.import_all(&other.path().join("life.zip"), true, &moment(START));
    let trial = trial.expect("a trial");
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
    let file = other.packed();
    journal
        .store
        .import_all(&file.path().join("life.zip"), false, &moment(START))
        .expect("taken in");
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
fn a_file_of_something_else_a_newer_one_and_a_changed_one_are_refused_in_words() {
    let mut journal = Journal::lived_in();
    let whole = journal.store.pack().expect("a zip").bytes;
    assert!(journal.refuses(b"Dear diary").to_string().contains("is no journal of Waymark"));
    let newer =
        edited(&whole, "manifest.json", |text| text.replace("\"layout\": ", "\"layout\": 9"));
    assert!(journal.refuses(&newer).to_string().contains("a newer Waymark"));
    let changed = edited(&whole, "entry.jsonl", |text| text.replace("First", "Fresh"));
    let refused = journal.refuses(&changed);
    assert!(refused.to_string().contains("entry.jsonl in the file is not what was written"));
    assert_eq!(refused.kind(), ErrorKind::Unreadable);
    let foreign = signed(&whole, "pin.jsonl", "{\"id\":1,\"code\":\"x\",\"x) SELECT 1 --\":2}\n");
    assert!(journal.refuses(&foreign).to_string().contains("there is no field"));
    let orphan = "{\"id\":9,\"plan\":77,\"day\":30,\"date\":\"2026-01-05\"}\n";
    let orphan = journal.refuses(&signed(&whole, "checkpoint.jsonl", orphan));
    assert!(orphan.to_string().contains("does not make a journal"), "{orphan}");
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

/// Bytes that were changed, lost or put in, five hundred times: never a panic, never a changed journal.
#[test]
fn a_mangled_archive_changes_nothing() {
    let whole = Journal::lived_in().store.pack().expect("a zip").bytes;
    let journal = RefCell::new(Journal::with_plan());
    let before = journal.borrow().dump();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("life.zip");
    let config = ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() };
    let any_damage = (any::<prop::sample::Index>(), any::<u8>(), 0..3_u8, any::<bool>());
    let tried = TestRunner::new(config).run(&any_damage, |(place, byte, how, inside)| {
        let journal = &mut journal.borrow_mut().store;
        fs::write(&file, mangled(&whole, place, byte, how, inside)).expect("written");
        if journal.import_all(&file, false, &moment(START)).is_ok_and(|taken| taken.done.is_some())
        {
            // A letter in a note was changed and vouched for: a journal like any other, and undone.
            prop_assert!(journal.doctor().expect("a diagnosis").iter().all(|check| check.ok));
            journal.undo(&moment(START)).expect("undone");
        }
        let now: String = TABLES.iter().map(|table| dump(journal, table)).collect();
        prop_assert_eq!(&now, &before);
        Ok(())
    });
    tried.expect("nothing changes");
}

/// The zip with one byte changed, lost with all after it, or put in; `inside`, in the rows of a table
/// for which the manifest then vouches.
fn mangled(whole: &[u8], place: prop::sample::Index, byte: u8, how: u8, inside: bool) -> Vec<u8> {
    let mangle = |mut bytes: Vec<u8>| {
        let at = place.index(bytes.len());
        match how {
            0 => bytes[at] ^= byte | 1,
            1 => bytes.truncate(at),
            _ => bytes.insert(at, byte),
        }
        bytes
    };
    if !inside {
        return mangle(whole.to_vec());
    }
    let names = ["entry.jsonl", "step.jsonl", "plan.jsonl", "profile.jsonl"];
    let name = names[usize::from(byte) % names.len()];
    signed(whole, name, &String::from_utf8_lossy(&mangle(member(whole, name))))
}

fn member(zip: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a zip");
    zip.by_name(name).expect("a file").read_to_end(&mut bytes).expect("bytes");
    bytes
}

/// The zip with one file changed.
fn edited(zip: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> =
        ZipArchive::new(Cursor::new(zip)).expect("a zip").file_names().map(str::to_owned).collect();
    for file in names {
        let mut text = String::from_utf8(member(zip, &file)).expect("text");
        if file == name {
            text = change(text);
        }
        out.start_file(file, SimpleFileOptions::default()).expect("a file");
        out.write_all(text.as_bytes()).expect("bytes");
    }
    out.finish().expect("a zip").into_inner()
}

/// The zip with other rows in one file, and a manifest that vouches for them.
fn signed(zip: &[u8], name: &str, rows: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let hash = |bytes: &[u8]| -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let old = hash(&member(zip, name));
    let rows = rows.to_owned();
    let new = hash(rows.as_bytes());
    let zip = edited(zip, name, |_| rows.clone());
    edited(&zip, "manifest.json", |text| {
        // Empty files have the same hash: only this file's line may change.
        let at = text.find(&format!("\"{name}\"")).expect("the file");
        let (head, tail) = text.split_at(at);
        format!("{head}{}", tail.replacen(&old, &new, 1))
    })
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
