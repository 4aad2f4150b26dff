//! Opening: a fresh folder, and files that are refused without a trace.

use std::{collections::BTreeMap, fs, path::Path};

use domain::ErrorKind;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::{Journal, START, moment, open};
use crate::{
    Source, Store, StoreError,
    file::{APPLICATION_ID, MIGRATIONS, journal_file},
};

/// Hashes of released migrations: a released one never changes.
const RELEASED: [&str; 11] = [
    "c27afb6154edf49705aca72eb254e3b10e71d67d8cd261a17e0ed77618aa3dd5",
    "b299238da8f77929755a2ee3ad6bf3c676de373b4243d330c939accb67002c92",
    "cc0c4b6ab52614eb71488413c55b2bfe1a278565eeccaae12fb74a3f7afc0d0f",
    "9b36b9caad15e92cb22a82dbeefbdbb21e2cab67eb4bd7e817d5dbe80547e3bf",
    "b5b0aba1629026c6833d11a852a814b5005db65e070410329da61b9484c0030f",
    "5ef55abad6f848484629b25cfd6b997423a6df33f995500bb1a92d471f52a7b5",
    "dcc1c7d8238c56e42898830b92718d47245c77d98725089b2fb5316e7480561d",
    "7346daa88eb179727aa185bea6490e5fc6e7fc80f9fd515c91d0056a7892da9f",
    "b8520f973cef3a35c43db8bbce9db459e38254af34e6fa60c825bbd627ca724b",
    "2c484b5bcedd02b9ef61a84b12a92306927fad4b2d1e79b2f1d51abcee9331a4",
    "445416fb6ee1188525ecffc5d119ad13af748f6e965e0e0c353f3967307058d4",
];

#[test]
fn a_fresh_folder_becomes_a_journal_that_is_safe_and_private() {
    let journal = Journal::new();
    let pragma = |name: &str| -> String {
        let sql = format!("SELECT cast({name} AS TEXT) FROM pragma_{name}");
        journal.store.connection.query_row(&sql, [], |row| row.get(0)).expect("a pragma")
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("synchronous"), "2", "FULL");
    assert_eq!(pragma("foreign_keys"), "1");
    assert_eq!(pragma("application_id"), APPLICATION_ID.to_string());
    assert_eq!(pragma("user_version"), MIGRATIONS.len().to_string());
    assert_eq!(loose_tables(&journal.store), Vec::<String>::new(), "every table is STRICT");
    assert_eq!(journal.store.plan().expect("read"), None);
    assert_eq!(journal.store.profile().expect("read"), None);
    assert!(journal.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
}

fn loose_tables(store: &Store) -> Vec<String> {
    store
        .connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'")
        .and_then(|mut query| query.query_map([], |row| row.get(0))?.collect())
        .expect("tables")
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let home = dir.path().join("new").join("home");
    let mut store = open(&home, START);
    store.set_day_start(5, &moment(START)).expect("a setting");
    let backup = store.backup_now(&moment(START)).expect("a backup");
    let mode = |path: &Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    assert_eq!(mode(&home.join("journal")), 0o700);
    assert_eq!(mode(&home.join("backups")), 0o700);
    assert_eq!(mode(&journal_file(&home)), 0o600);
    assert_eq!(mode(&home.join("backups").join(format!("{}.sqlite3", backup.id))), 0o600);
    let log = journal_file(&home).with_extension("sqlite3-wal");
    assert_eq!(mode(&log), 0o600, "what is in the log is as private");
}

/// A folder whose journal holds these bytes.
fn folder_with(bytes: &[u8]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let file = journal_file(dir.path());
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, bytes).expect("a file");
    dir
}

/// A folder whose journal is a database that these statements made.
fn folder_with_database(sql: &str) -> TempDir {
    let dir = folder_with(b"");
    let database = Connection::open(journal_file(dir.path())).expect("a database");
    database.execute_batch(sql).expect("statements");
    dir
}

/// Every file under a folder with the hash of its bytes.
fn contents(dir: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.insert(path.display().to_string(), hash(&fs::read(&path).expect("bytes")));
        }
    }
    all
}

/// What opening says, having changed no byte and left nothing beside.
fn refusal(dir: &TempDir) -> StoreError {
    let before = contents(dir.path());
    let error = Store::open(dir.path(), &moment(START)).expect_err("it is refused");
    assert_eq!(contents(dir.path()), before, "untouched");
    error
}

#[test]
fn a_text_in_its_place_is_refused_and_left_alone() {
    for bytes in
        [b"Dear diary".to_vec(), vec![b'x'; 10_000], vec![0; 200], b"SQLite format 3\0".to_vec()]
    {
        let error = refusal(&folder_with(&bytes));
        assert!(matches!(error, StoreError::Foreign(_, Source::Journal)), "{error}");
    }
}

#[test]
fn the_database_of_another_program_is_refused_and_left_alone() {
    let with_id = "PRAGMA application_id = 1234; CREATE TABLE song (title);";
    let without_id = "CREATE TABLE song (title); INSERT INTO song VALUES ('Blue');";
    let with_log = "PRAGMA journal_mode = WAL; CREATE TABLE song (title);";
    for sql in [with_id, without_id, with_log] {
        let error = refusal(&folder_with_database(sql));
        assert!(matches!(error, StoreError::Foreign(_, Source::Journal)), "{sql}: {error}");
    }
}

#[test]
fn a_journal_of_a_newer_waymark_is_refused_and_left_alone() {
    let sql = format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {}; CREATE TABLE a (b);",
        MIGRATIONS.len() + 1
    );
    let dir = folder_with_database(&sql);
    let error = refusal(&dir);
    assert!(matches!(error, StoreError::Newer(_, Source::Journal)), "{error}");
    assert!(!crate::is_damaged(dir.path()), "no backup may take its place");
}

#[test]
fn a_newer_layout_that_is_still_in_the_log_is_seen() {
    let journal = Journal::new();
    let other = Connection::open(journal_file(journal.dir.path())).expect("a connection");
    other.pragma_update(None, "user_version", 99).expect("a version");
    // The first connection stays open, so nothing has been moved from the log to the file.
    let error = Store::open(journal.dir.path(), &moment(START)).expect_err("it is refused");
    assert!(matches!(error, StoreError::Newer(..)), "{error}");
}

#[test]
fn a_cut_off_journal_is_reported_and_not_made_worse() {
    let journal = Journal::with_plan();
    let dir = journal.dir;
    drop(journal.store);
    let file = journal_file(dir.path());
    let whole = fs::read(&file).expect("bytes");
    for length in [512, 4096, 3 * 4096 + 17] {
        fs::write(&file, &whole[..length]).expect("a cut");
        let error = Store::open(dir.path(), &moment("2026-01-06")).expect_err("damaged");
        assert_eq!(error.kind(), ErrorKind::Damaged, "{length}: {error}");
        assert_eq!(hash(&fs::read(&file).expect("bytes")), hash(&whole[..length]), "{length}");
    }
}

#[test]
fn an_empty_file_is_a_beginning() {
    let dir = folder_with(b"");
    assert!(Store::open(dir.path(), &moment(START)).is_ok());
}

#[test]
fn a_failing_migration_leaves_the_old_journal_whole() {
    let mut journal = Journal::with_plan();
    let before = journal.dump();
    let broken = "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT; DELETE FROM step; INSERT INTO nowhere VALUES (1);";
    let migrations: Vec<&str> = MIGRATIONS.into_iter().chain([broken]).collect();
    let error = journal.store.migrate(&migrations, &moment(START));
    assert!(matches!(error, Err(StoreError::Sqlite(_))));
    assert_eq!(journal.dump(), before);
    assert_eq!(journal.store.schema_version().expect("a version") as usize, MIGRATIONS.len());
    let snapshots = journal.store.backups();
    assert!(snapshots.iter().any(|backup| backup.id.contains("before-version") && backup.verified));
}

#[test]
fn a_migration_keeps_everything() {
    let mut journal = Journal::with_plan();
    let before = journal.dump();
    let harmless = "ALTER TABLE entry ADD COLUMN mood INTEGER;";
    let migrations: Vec<&str> = MIGRATIONS.into_iter().chain([harmless]).collect();
    journal.store.migrate(&migrations, &moment(START)).expect("a migration");
    assert_eq!(journal.dump(), before);
    assert_eq!(journal.store.schema_version().expect("a version") as usize, migrations.len());
}

#[test]
fn released_migrations_never_change() {
    let hashes = MIGRATIONS.map(|sql| hash(sql.as_bytes()));
    assert_eq!(hashes, RELEASED, "add a migration instead of changing one");
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_folder_that_cannot_be_made_gives_a_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("file");
    fs::write(&file, "x").expect("a file");
    let error = Store::open(&file.join("below"), &moment(START)).expect_err("no folder");
    assert_eq!(error.kind(), ErrorKind::Unreadable, "{error}");
}

#[test]
fn the_list_of_tables_is_that_of_the_layout() {
    let journal = Journal::new();
    let there = crate::data::every_table(&journal.store.connection).expect("a schema");
    let there: std::collections::BTreeSet<&str> = there.iter().map(String::as_str).collect();
    assert_eq!(there, crate::data::TABLES.into_iter().collect());
}

#[test]
fn a_journal_that_is_missing_or_empty_beside_backups_is_a_question() {
    for empty in [true, false] {
        let mut journal = Journal::with_plan();
        let backup = journal.store.backup_now(&moment(START)).expect("a backup").id;
        let whole = journal.dump();
        let dir = journal.dir;
        drop(journal.store);
        let file = journal_file(dir.path());
        for ending in ["sqlite3-wal", "sqlite3-shm", "sqlite3"] {
            fs::remove_file(file.with_extension(ending)).ok();
        }
        if empty {
            fs::write(&file, "").expect("an empty file");
        }
        let error = Store::open(dir.path(), &moment(START)).expect_err("no fresh start");
        assert_eq!(error.kind(), ErrorKind::Damaged, "{error}");
        assert!(error.to_string().contains("1 backups lie beside it"), "{error}");
        assert!(crate::is_damaged(dir.path()));
        crate::rescue(dir.path(), &backup, &moment(START)).expect("it comes back");
        let store = super::open(dir.path(), START);
        assert_eq!(Journal { dir, store }.dump(), whole);
    }
}

#[test]
fn a_journal_without_one_of_its_tables_is_damaged_and_an_archive_too() {
    let mut journal = Journal::with_plan();
    let mut whole = journal.store.whole().expect("a journal");
    let before = journal.dump();
    whole.tables.retain(|table| table.name != "entry");
    let error = journal.store.import_all(&whole, false, &moment(START)).expect_err("refused");
    assert!(error.to_string().contains("“entry” is missing"), "{error}");
    assert_eq!(journal.dump(), before);
    journal.store.connection.execute_batch("DROP TABLE checkpoint").expect("a fault");
    let dir = journal.dir;
    drop(journal.store);
    let error = Store::open(dir.path(), &moment(START)).expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Damaged, "{error}");
    assert!(crate::is_damaged(dir.path()));
}

#[test]
fn deleting_everything_leaves_nothing_that_we_wrote() {
    let mut journal = Journal::with_plan();
    let dir = journal.dir.path().to_path_buf();
    journal.store.backup_now(&moment(START)).expect("a backup");
    let mut unsaved = crate::Unsaved::open(&dir).expect("unsaved texts");
    unsaved.keep("entry", "Dear diary").expect("kept");
    for folder in ["damaged-20260105110000000", "catalogue"] {
        fs::create_dir(dir.join(folder)).expect("a folder");
        fs::write(dir.join(folder).join("journal.sqlite3"), "Dear diary").expect("a file");
    }
    fs::write(dir.join("journal").join("journal (conflicted copy).sqlite3"), "Dear diary")
        .expect("a file");
    fs::write(dir.join(".3f.part"), "Dear diary").expect("a file");
    fs::write(dir.join("mirror.path"), "/nowhere").expect("a file");
    journal.store.delete_everything().expect("deleted");
    let mut left: Vec<String> = fs::read_dir(&dir)
        .expect("a folder")
        .chain(fs::read_dir(dir.join("journal")).expect("a folder"))
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["journal", "journal.sqlite3", "journal.sqlite3-shm", "journal.sqlite3-wal"]);
    let bytes = fs::read(journal_file(&dir)).expect("the journal");
    assert!(!bytes.windows(10).any(|part| part == b"Dear diary"));
}

#[test]
fn a_file_that_was_replaced_or_removed_is_noticed_before_anything_is_written() {
    for removed in [true, false] {
        let mut journal = Journal::with_plan();
        let file = journal_file(journal.dir.path());
        if removed {
            fs::remove_file(&file).expect("removed");
        } else {
            let other = file.with_extension("new");
            fs::copy(&file, &other).expect("a copy");
            fs::rename(&other, &file).expect("replaced");
        }
        let refused = journal.store.complete("S1", "", None, &moment(START)).expect_err("refused");
        assert!(matches!(refused, StoreError::Replaced), "{refused}");
        assert!(matches!(journal.store.undo(&moment(START)), Err(StoreError::Replaced)));
    }
}

#[test]
fn a_journal_that_cannot_be_written_is_read_with_what_its_log_holds() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.complete("S1", "In the log.", None, &now).expect("done");
    let dir = journal.dir.path().to_path_buf();
    let full = StoreError::Full("The journal cannot be written".into());
    let mut reading =
        Store::open_to_read(&dir, &journal_file(&dir), &full).expect("it can be read");
    assert_eq!(reading.plan().expect("read"), journal.store.plan().expect("read"));
    assert_eq!(reading.whole().expect("read"), journal.store.whole().expect("read"));
    assert!(reading.notes[0].contains("You can read and export"), "{:?}", reading.notes);
    let refused = reading.complete("S2", "", None, &now).expect_err("refused");
    assert_eq!(refused.kind(), ErrorKind::ReadOnly, "{refused}");
    assert_eq!(reading.visit(&moment("2026-01-09"), false).expect("no question"), None);
}
