//! Journal entries: written, changed, found, removed.

use domain::journal::Entry;

use super::{Journal, START, date, moment};
use crate::StoreError;

impl Journal {
    fn write(&mut self, day: &str, text: &str, tags: &[&str]) -> Entry {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        self.store.add_entry(date(day), text, &tags, &[], &moment(START)).expect("an entry").0
    }

    fn found(&self, words: &str) -> Vec<String> {
        let found = self.store.search_entries(words).expect("a search");
        found.into_iter().map(|entry| entry.text).collect()
    }
}

#[test]
fn an_entry_is_kept_with_its_day_tags_and_links() {
    let mut journal = Journal::new();
    let links = ["M1".to_owned(), "https://example.org/a".to_owned()];
    let tags = ["#Interview".to_owned(), " plan ".to_owned(), "PLAN".to_owned(), "#".to_owned()];
    let (entry, changed) = journal
        .store
        .add_entry(date("2026-01-03"), "  Talked to Ana.\n", &tags, &links, &moment(START))
        .expect("an entry");
    assert_eq!(entry.text, "Talked to Ana.");
    assert_eq!(entry.tags, ["interview", "plan"]);
    assert_eq!(changed.operation, "Write in the journal");
    let journal = journal.reopened("2026-01-06");
    assert_eq!(journal.store.list_entries(None, None).expect("a list"), [entry]);
}

#[test]
fn any_text_comes_back_as_it_was_written() {
    let mut journal = Journal::new();
    let texts = [
        "O'Brien; DROP TABLE entry;--",
        "日本語 🧭 e\u{301}",
        "a\u{202e}b",
        "line\nline\t\"x\"",
        "\u{1}\\",
    ];
    let ids: Vec<i64> = texts.iter().map(|text| journal.write(START, text, &[]).id).collect();
    for id in ids.iter().rev() {
        journal.store.remove_entry(*id, &moment(START)).expect("removed");
    }
    for _ in &ids {
        journal.store.undo(&moment(START)).expect("undone");
    }
    let mut listed = journal.store.list_entries(None, None).expect("a list");
    listed.reverse();
    assert_eq!(listed.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>(), texts);
}

#[test]
fn entries_are_listed_by_day_newest_first_within_a_range() {
    let mut journal = Journal::new();
    for day in ["2026-01-04", "2026-01-06", "2026-01-05", "2026-01-05"] {
        journal.write(day, &format!("On {day}"), &[]);
    }
    let listed = |from: Option<&str>, to: Option<&str>| -> Vec<i64> {
        let entries = journal.store.list_entries(from.map(date), to.map(date)).expect("a list");
        entries.iter().map(|entry| entry.id).collect()
    };
    assert_eq!(listed(None, None), [2, 4, 3, 1]);
    assert_eq!(listed(Some("2026-01-05"), Some("2026-01-05")), [4, 3]);
    assert_eq!(listed(None, Some("2026-01-04")), [1]);
    assert_eq!(listed(Some("2026-02-01"), None), Vec::<i64>::new());
}

#[test]
fn words_are_found_by_their_beginning_and_without_accents() {
    let mut journal = Journal::new();
    journal.write(START, "Résumé sent to Zoë", &["jobs"]);
    journal.write(START, "A quiet day", &["résumé"]);
    assert_eq!(journal.found("resume").len(), 2, "in text and tags");
    assert_eq!(journal.found("zo"), ["Résumé sent to Zoë"]);
    assert_eq!(journal.found("SENT résu"), ["Résumé sent to Zoë"], "the last word unfinished");
    assert_eq!(journal.found("sen zoe"), Vec::<String>::new(), "the others whole");
}

#[test]
fn a_search_is_words_and_never_a_query_language() {
    let mut journal = Journal::new();
    journal.write(START, "Cats AND dogs (both) near the C++ book", &[]);
    for words in [
        "cats AND",
        "NEAR(",
        "\"",
        "(both",
        "c++",
        "text:",
        "*",
        "cats -dogs",
        "'",
        "OR",
        "^cats",
        "{}",
    ] {
        journal.store.search_entries(words).unwrap_or_else(|error| panic!("{words}: {error}"));
    }
    assert_eq!(journal.found("(both) AND").len(), 1);
    assert_eq!(journal.found("  *  "), Vec::<String>::new());
    assert_eq!(journal.found("cats NOT dogs"), Vec::<String>::new(), "“not” is a word like others");
}

#[test]
fn what_was_found_comes_newest_day_first_and_200_at_most() {
    let mut journal = Journal::new();
    for (day, text) in [("2026-01-02", "b new"), ("2026-01-01", "a new"), ("2026-01-02", "c new")] {
        journal.write(day, text, &[]);
    }
    assert_eq!(journal.found("ne"), ["c new", "b new", "a new"]);
    let old = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
    for day in old.iter_days().take(210) {
        journal.write(&day.to_string(), "one of many new", &[]);
    }
    let found = journal.found("n");
    assert_eq!((found.len(), found[0].as_str()), (200, "c new"));
}

#[test]
fn a_changed_entry_is_found_by_its_new_words_alone() {
    let mut journal = Journal::new();
    let entry = journal.write(START, "Old words", &["a"]);
    journal
        .store
        .edit_entry(entry.id, "New words", &["#B".to_owned()], None, &moment(START))
        .expect("edit");
    assert_eq!(journal.found("old"), Vec::<String>::new());
    assert_eq!(journal.found("new"), ["New words"]);
    assert_eq!(journal.store.list_entries(None, None).expect("a list")[0].tags, ["b"]);
    journal.store.undo(&moment(START)).expect("undo");
    assert_eq!(journal.found("old"), ["Old words"]);
    assert_eq!(journal.found("new"), Vec::<String>::new());
}

#[test]
fn a_removed_entry_is_out_of_sight_and_still_in_the_file() {
    let mut journal = Journal::new();
    let entry = journal.write(START, "Regret", &[]);
    journal.store.remove_entry(entry.id, &moment(START)).expect("removed");
    assert_eq!(journal.found("regret"), Vec::<String>::new());
    assert!(journal.dump().contains("Regret"));
    let again = journal.store.remove_entry(entry.id, &moment(START));
    assert!(matches!(again, Err(StoreError::NotFound(..))));
    let edit = journal.store.edit_entry(entry.id, "x", &[], None, &moment(START));
    assert!(matches!(edit, Err(StoreError::NotFound(..))));
    journal.store.undo(&moment(START)).expect("undo");
    assert_eq!(journal.found("regret"), ["Regret"]);
}

#[test]
fn an_empty_entry_is_refused() {
    let mut journal = Journal::new();
    let error = journal
        .store
        .add_entry(date(START), " \n\t", &[], &[], &moment(START))
        .expect_err("refused");
    assert!(matches!(error, StoreError::Invalid(..)), "{error}");
    assert_eq!(journal.store.operations(10).expect("operations"), []);
}

#[test]
fn an_entry_in_the_trash_is_seen_there_and_comes_back() {
    let mut journal = Journal::new();
    let entry = journal.write(START, "A slip.", &["slip"]);
    let now = moment(START);
    journal.store.remove_entry(entry.id, &now).expect("to the trash");
    assert_eq!(journal.found("slip"), Vec::<String>::new());
    assert_eq!(journal.store.trash().expect("read"), std::slice::from_ref(&entry));
    journal.store.restore_entry(entry.id, &now).expect("back");
    assert_eq!(journal.found("slip"), ["A slip."]);
    assert_eq!(journal.store.trash().expect("read"), []);
    assert!(journal.store.restore_entry(entry.id, &now).is_err(), "it is not in the trash");
}

#[test]
fn earlier_words_of_an_entry_are_kept_and_what_was_undone_is_none() {
    let mut journal = Journal::new();
    let id = journal.write(START, "One.", &["a"]).id;
    let edit = |journal: &mut Journal, day: &str, text: &str| {
        journal.store.edit_entry(id, text, &["b".into()], None, &moment(day)).expect("changed");
    };
    edit(&mut journal, "2026-01-06", "Two.");
    edit(&mut journal, "2026-01-07", "Three.");
    edit(&mut journal, "2026-01-08", "Four.");
    journal.store.undo(&moment("2026-01-08")).expect("undone");
    journal.store.remove_entry(id, &moment("2026-01-09")).expect("to the trash");
    let versions = journal.store.entry_versions(id).expect("versions");
    let told: Vec<(String, &str)> =
        versions.iter().map(|one| (one.until.to_string(), one.text.as_str())).collect();
    assert_eq!(told, [("2026-01-07".into(), "Two."), ("2026-01-06".into(), "One.")]);
    assert_eq!(versions[1].tags, ["a"]);
}
