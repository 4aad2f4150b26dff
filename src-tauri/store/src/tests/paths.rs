//! What somebody wants of a path, and what they keep an eye on.

use domain::{ErrorKind, UserError, paths::Wishes};

use super::*;

#[test]
fn wishes_are_kept_as_they_are_said_and_taken_back_whole() {
    let mut journal = Journal::new();
    assert_eq!(journal.store.wishes().expect("none"), Wishes::default());
    let mut wishes = Wishes { pay_floor: Some(50_000.0), remote: true, ..Wishes::default() };
    wishes.sliders.insert("safety".into(), 0.85);
    journal.store.wish(&wishes, reference(), &moment(START)).expect("kept");
    assert_eq!(journal.store.wishes().expect("wishes"), wishes);
    let none = Wishes::default();
    journal.store.wish(&none, reference(), &moment(START)).expect("taken back");
    assert_eq!(journal.store.wishes().expect("none"), none);
    journal.store.undo(&moment(START)).expect("undone");
    assert_eq!(journal.store.wishes().expect("wishes again"), wishes);
}

#[test]
fn a_wish_that_makes_no_sense_changes_nothing() {
    let mut journal = Journal::new();
    let before = journal.dump();
    let wishes = Wishes { study_hours: Some(-4.0), ..Wishes::default() };
    let error: UserError =
        journal.store.wish(&wishes, reference(), &moment(START)).expect_err("refused").into();
    assert_eq!(error.kind, ErrorKind::Invalid);
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
        let error: UserError = refused.expect_err("refused").into();
        assert_eq!(error.kind, ErrorKind::NotFound);
    }
}
