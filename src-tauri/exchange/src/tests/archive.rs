//! A whole journal as a zip: the same again when it is read, and refused when it is not what was written.

use std::io::{Cursor, Read, Write};

use domain::{
    ErrorKind,
    journal::{Table, WholeJournal},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::mangled::{dice, mangled};
use crate::{
    Result,
    archive::{pack, unpack, unpack_within},
};

fn journal() -> WholeJournal {
    let table = |name: &str, rows: &[&str]| Table {
        name: name.into(),
        rows: rows.iter().map(|row| (*row).to_owned()).collect(),
    };
    let entries = [r#"{"id":1,"text":"First.\n🧭"}"#, r#"{"id":2,"text":"Second."}"#];
    let tables = vec![
        table("profile", &[r#"{"id":1,"typed_title":"Programmer"}"#]),
        table("entry", &entries),
        table("pin", &[]),
    ];
    WholeJournal { layout: 7, tables }
}

fn read(bytes: &[u8]) -> Result<WholeJournal> {
    unpack(Cursor::new(bytes), "life.zip")
}

#[test]
fn a_journal_comes_back_as_it_was_and_the_same_one_makes_the_same_bytes() {
    let packed = pack(&journal()).expect("a zip");
    assert_eq!(packed.records, 3);
    assert_eq!(read(&packed.bytes).expect("whole"), journal());
    assert_eq!(pack(&journal()).expect("a zip"), packed);
}

#[test]
fn a_file_of_something_else_a_newer_one_and_a_changed_one_are_refused_in_words() {
    let whole = pack(&journal()).expect("a zip").bytes;
    let refused = |bytes: &[u8], kind: ErrorKind, says: &str| {
        let error = read(bytes).expect_err(says);
        assert!(error.message.contains(says), "{error}");
        assert_eq!(error.kind, kind);
    };
    refused(b"Dear diary", ErrorKind::Foreign, "life.zip is no journal of Waymark");
    let other = edited(&whole, "manifest.json", |text| text.replace("waymark-journal", "diary"));
    refused(&other, ErrorKind::Foreign, "life.zip is no journal of Waymark");
    let newer =
        edited(&whole, "manifest.json", |text| text.replace("\"version\": 1", "\"version\": 2"));
    refused(&newer, ErrorKind::Newer, "a newer Waymark");
    let changed = edited(&whole, "entry.jsonl", |text| text.replace("First", "Fresh"));
    refused(&changed, ErrorKind::Damaged, "entry.jsonl in the file is not what was written");
    let less = edited(&whole, "manifest.json", |text| text.replace("pin.jsonl", "no.jsonl"));
    refused(&less, ErrorKind::Damaged, "A part of the file is damaged: no.jsonl");
}

/// A zip may promise much more than it weighs, in one file or in many.
#[test]
fn what_unpacks_to_more_than_any_journal_is_refused() {
    let rows = format!("{{\"id\":1,\"text\":\"{}\"}}", "a".repeat(9_000));
    let table = |number| Table { name: format!("entry{number}"), rows: vec![rows.clone()] };
    let large = WholeJournal { layout: 7, tables: (0..3).map(table).collect() };
    let packed = pack(&large).expect("a zip").bytes;
    let read = |room| unpack_within(room, Cursor::new(&packed), "life.zip");
    assert_eq!(read(30_000).expect("it fits"), large);
    for room in [1_500, 25_000] {
        let error = read(room).expect_err("too large");
        assert!(error.message.contains("larger than any journal"), "{room}: {error}");
    }
}

#[test]
fn five_hundred_mangled_zips_cause_no_panic_and_bring_no_other_rows() {
    let whole = pack(&journal()).expect("a zip").bytes;
    let rows: Vec<Vec<String>> = journal().tables.into_iter().map(|table| table.rows).collect();
    let mut below = dice();
    for _ in 0..500 {
        if let Ok(found) = read(&mangled(&whole, &mut below)) {
            assert!(found.tables.iter().all(|table| rows.contains(&table.rows)), "{found:?}");
        }
    }
}

/// The zip with one file changed.
fn edited(zip: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = old.file_names().map(str::to_owned).collect();
    for file in names {
        let mut text = String::new();
        old.by_name(&file).expect("a file").read_to_string(&mut text).expect("text");
        if file == name {
            let new = change(&text);
            assert_ne!(new, text, "{name} has what is changed");
            text = new;
        }
        out.start_file(file, SimpleFileOptions::default()).expect("a file");
        out.write_all(text.as_bytes()).expect("bytes");
    }
    out.finish().expect("a zip").into_inner()
}
