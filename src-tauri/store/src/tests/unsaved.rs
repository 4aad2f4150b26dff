//! What is being typed: kept at every keystroke, gone when it is saved, never lost to a damaged file.

use std::fs;

use crate::{Store, Unsaved};

use super::{START, moment};

#[test]
fn what_was_typed_is_there_after_the_program_is_gone() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut unsaved = Unsaved::open(dir.path()).expect("none yet");
    for text in ["A", "A ", "A w", "A wörd\n\"quoted\" 👩‍🏭"] {
        unsaved.keep("entry", text).expect("kept");
        let after = Unsaved::open(dir.path()).expect("whole at every letter");
        assert_eq!(after.texts().get("entry").map(String::as_str), Some(text));
    }
    unsaved.settle().expect("durable");
    unsaved.keep("note:S1", "another").expect("kept");
    unsaved.keep("entry", "").expect("forgotten");
    let after = Unsaved::open(dir.path()).expect("read");
    assert_eq!(after.texts().keys().collect::<Vec<_>>(), ["note:S1"]);
    unsaved.keep("note:S1", "").expect("forgotten");
    unsaved.keep("note:S1", "").expect("nothing to forget");
    unsaved.settle().expect("nothing to make durable");
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 0, "no empty file stays");
}

#[test]
fn a_damaged_file_is_put_aside_and_not_written_over() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("unsaved.json"), "{\"entry\":\"half a thou").expect("written");
    let mut unsaved = Unsaved::open(dir.path()).expect("opened all the same");
    assert!(unsaved.texts().is_empty());
    unsaved.keep("entry", "new").expect("kept");
    let aside = fs::read_to_string(dir.path().join("unsaved.damaged.json")).expect("there");
    assert!(aside.contains("half a thou"));
}

#[test]
fn a_disk_that_refuses_leaves_what_was_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut unsaved = Unsaved::open(dir.path()).expect("none yet");
    unsaved.keep("entry", "kept").expect("kept");
    let away = dir.path().with_extension("away");
    fs::rename(dir.path(), &away).expect("unplugged");
    assert!(unsaved.keep("entry", "kept too late").is_err());
    fs::rename(&away, dir.path()).expect("plugged in");
    let after = Unsaved::open(dir.path()).expect("read");
    assert_eq!(after.texts()["entry"], "kept");
    unsaved.keep("entry", "kept after all").expect("kept");
}

#[test]
fn deleting_everything_deletes_it_too() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(dir.path(), &moment(START)).expect("a journal");
    Unsaved::open(dir.path()).and_then(|mut all| all.keep("entry", "secret")).expect("kept");
    fs::write(dir.path().join("unsaved.damaged.json"), "secret").expect("written");
    store.delete_everything().expect("deleted");
    assert!(Unsaved::open(dir.path()).expect("none").texts().is_empty());
    assert!(!dir.path().join("unsaved.damaged.json").exists());
}
