//! What somebody wants of a path, and what they keep an eye on.

use domain::{ErrorKind, paths::Preferences};

use super::*;

#[test]
fn preferences_are_kept_as_they_are_said_and_taken_back_whole() {
    let mut journal = Journal::new();
    assert_eq!(journal.store.preferences().expect("none"), Preferences::default());
    let mut preferences =
        Preferences { pay_floor: Some(50_000.0), remote: true, ..Preferences::default() };
    preferences.sliders.insert("safety".into(), 0.85);
    journal.store.set_preferences(&preferences, reference(), &moment(START)).expect("kept");
    assert_eq!(journal.store.preferences().expect("preferences"), preferences);
    let none = Preferences::default();
    journal.store.set_preferences(&none, reference(), &moment(START)).expect("taken back");
    assert_eq!(journal.store.preferences().expect("none"), none);
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.store.preferences().expect("preferences again"), preferences);
}

#[test]
fn preferences_that_make_no_sense_change_nothing() {
    let mut journal = Journal::new();
    let before = journal.dump();
    let preferences = Preferences { study_hours: Some(-4.0), ..Preferences::default() };
    let error = journal
        .store
        .set_preferences(&preferences, reference(), &moment(START))
        .expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(journal.dump(), before);
}

#[test]
fn pins_keep_their_order_and_are_never_there_twice() {
    let mut journal = Journal::new();
    for code in ["paralegal", "bookkeeper", "paralegal"] {
        journal.store.pin(code, reference(), &moment(START)).expect("a pin");
    }
    assert_eq!(journal.store.pins().expect("pins"), ["paralegal", "bookkeeper"]);
    journal.store.unpin("paralegal", &moment(START)).expect("unpinned");
    assert_eq!(journal.store.pins().expect("pins"), ["bookkeeper"]);
    for refused in [
        journal.store.unpin("paralegal", &moment(START)),
        journal.store.pin("nobody-at-all", reference(), &moment(START)),
    ] {
        assert_eq!(refused.expect_err("refused").kind(), ErrorKind::NotFound);
    }
}
