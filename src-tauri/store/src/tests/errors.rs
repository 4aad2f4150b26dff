//! What went wrong is told apart by kind, and nothing has changed then.

use std::{io, path::Path};

use domain::ErrorKind;
use rusqlite::Connection;

use super::{Journal, START, date, moment};
use crate::{Result, StoreError};

/// Writes an entry that needs new pages in the file.
fn write_much(journal: &mut Journal) -> Result<()> {
    let text = "A long day. ".repeat(4000);
    journal.store.add_entry(date(START), &text, &[], &[], &moment(START)).map(|_| ())
}

#[test]
fn a_full_disk_and_a_journal_that_may_only_be_read_are_told_apart() {
    let mut journal = Journal::with_plan();
    let before = journal.dump();
    let pages: i64 = journal
        .store
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .expect("a number");
    // SQLite's own bound stands in for the disk's.
    for (pragma, limit, free, kind) in [
        ("max_page_count", pages, 1 << 30, ErrorKind::Full),
        ("query_only", 1, 0, ErrorKind::ReadOnly),
    ] {
        let set = |journal: &Journal, value: i64| {
            let sql = format!("PRAGMA {pragma} = {value}");
            journal.store.connection.execute_batch(&sql).expect("a bound");
        };
        set(&journal, limit);
        let refused = write_much(&mut journal).expect_err("no room");
        assert_eq!(refused.kind(), kind, "{refused}");
        set(&journal, free);
        assert_eq!(journal.dump(), before, "{pragma}");
    }
    write_much(&mut journal).expect("it is written once there is room");
}

#[test]
fn a_journal_that_cannot_be_opened_for_writing_may_only_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Connection::open(folder.path().join("nowhere/journal")).expect_err("no folder");
    assert_eq!(StoreError::from(error).kind(), ErrorKind::ReadOnly);
}

#[test]
fn what_a_file_refuses_is_told_by_kind() {
    for (refusal, written, read) in [
        (io::ErrorKind::StorageFull, ErrorKind::Full, ErrorKind::Unreadable),
        (io::ErrorKind::QuotaExceeded, ErrorKind::Full, ErrorKind::Unreadable),
        (io::ErrorKind::ReadOnlyFilesystem, ErrorKind::ReadOnly, ErrorKind::Unreadable),
        (io::ErrorKind::PermissionDenied, ErrorKind::ReadOnly, ErrorKind::Unreadable),
        (io::ErrorKind::NotFound, ErrorKind::Gone, ErrorKind::Gone),
        (io::ErrorKind::InvalidData, ErrorKind::Unreadable, ErrorKind::Unreadable),
    ] {
        let file = Path::new("a/b");
        assert_eq!(StoreError::writing(file, refusal.into()).kind(), written, "{refusal}");
        assert_eq!(StoreError::reading(file, refusal.into()).kind(), read, "{refusal}");
    }
}

#[test]
fn a_stored_value_that_says_nothing_is_damage() {
    let mut journal = Journal::new();
    journal.store.add_entry(date(START), "A day.", &[], &[], &moment(START)).expect("an entry");
    for (column, value) in [("date", "the other day"), ("tags", "none")] {
        let sql = format!("UPDATE entry SET {column} = ?");
        journal.store.connection.execute(&sql, [value]).expect("a change");
        let error = journal.store.list_entries(None, None).expect_err("it cannot be read");
        assert_eq!(error.kind(), ErrorKind::Damaged, "{error}");
    }
}
