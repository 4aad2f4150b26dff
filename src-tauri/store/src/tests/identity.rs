//! Ids that last for ever: what is removed leaves its number behind, and nothing takes over what others proved.

use domain::portfolio::{BeforeAfter, Feedback};
use rusqlite::Connection;

use super::{
    Journal, START, date, draft, moment, open, profile, reference, report, undo::own_task,
};
use crate::{
    NewEvidence,
    file::{APPLICATION_ID, MIGRATIONS, journal_file},
};

fn figure(text: &str) -> NewEvidence {
    let change = BeforeAfter { before: 90.0, after: 40.0, unit: "minutes".into() };
    NewEvidence { text: text.into(), change: Some(change), ..NewEvidence::default() }
}

impl Journal {
    fn add(&mut self, new: &NewEvidence) -> String {
        let added = self.store.add_evidence(new, reference(), &moment(START)).expect("evidence");
        added.changed[0].clone()
    }

    fn claim(&mut self, text: &str, evidence: &[&str]) {
        let evidence: Vec<String> = evidence.iter().map(|id| (*id).to_owned()).collect();
        let now = moment(START);
        self.store.write_achievement(None, text, &evidence, reference(), &now).expect("written");
    }

    fn second_plan(&mut self) {
        let now = moment("2026-04-10");
        self.store.start_plan(&profile(), &draft(), &report(), &now).expect("a second plan");
    }
}

#[test]
fn what_is_added_after_a_removal_never_takes_its_place() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    assert_eq!(journal.add(&figure("Time to repair")), "E1");
    journal.claim("Cut the time to repair.", &["E1"]);
    journal.store.remove_evidence("E1", &now).expect("removed");
    assert_eq!(journal.add(&figure("Slices of a cake")), "E2");
    let proof = journal.store.proof(reference()).expect("proof");
    let own = proof.achievements.iter().find(|one| one.own).expect("it");
    assert_eq!((own.evidence.len(), &own.lost[..]), (0, &["E1".to_owned()][..]));
}

#[test]
fn a_second_plan_takes_over_nothing_of_the_first() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.complete("M1", "", None, &now).expect("done");
    let repair = NewEvidence { milestone: Some("M1".into()), ..figure("Time to repair") };
    journal.add(&repair);
    journal.claim("Made it.", &["check-M1", "E1"]);
    let heard =
        Feedback { comments: vec![("M1".into(), "Well done.".into())], author: "Ana".into() };
    journal.store.import_comments(&heard, false, reference(), &now).expect("comments");
    journal.store.add_entry(now.today, "Sent it.", &[], &["M1".into()], &now).expect("an entry");
    journal.second_plan();
    let proof = journal.store.proof(reference()).expect("proof");
    let ids: Vec<&str> = proof.achievements.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["P1-M1", "C1"], "the portfolio spans plans");
    let own = proof.achievements.iter().find(|one| one.own).expect("it");
    assert_eq!(own.evidence, ["check-P1-M1", "E1"]);
    let figure = proof.evidence.iter().find(|piece| piece.id == "E1").expect("a figure");
    assert_eq!(figure.milestone.as_deref(), Some("P1-M1"));
    assert_eq!(proof.comments[0].achievement, "P1-M1");
    let entry = &journal.store.list_entries(None, None).expect("entries")[0];
    assert_eq!(entry.links, ["P1-M1"]);
    // Changing its words keeps what it is about.
    let links = journal.store.sound_links(Some(1), &entry.links, reference()).expect("sound");
    journal.store.edit_entry(1, "Sent.", &[], Some(&links), &now).expect("changed");
    assert_eq!(journal.store.list_entries(None, None).expect("entries")[0].links, ["P1-M1"]);
    // The same milestone of the running plan is another one.
    journal.store.complete("M1", "", None, &moment("2026-04-11")).expect("done");
    let proof = journal.store.proof(reference()).expect("proof");
    let second = proof.achievements.iter().find(|one| one.id == "M1").expect("it");
    assert_eq!(second.evidence, ["check-M1"]);
}

#[test]
fn a_task_of_ones_own_that_comes_later_inherits_no_log() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let add = |journal: &mut Journal| {
        let added = journal.store.add_task(own_task("Mine"), 0.1, reference(), &now);
        added.expect("a task").changed[0].clone()
    };
    assert_eq!(add(&mut journal), "own-1");
    journal.store.remove_task("own-1", reference(), &now).expect("removed");
    assert_eq!(add(&mut journal), "own-2");
}

#[test]
fn numbers_go_on_after_undo_restore_and_import() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.add(&figure("One"));
    let backup = journal.store.backup_now(&now).expect("a backup").id;
    journal.add(&figure("Two"));
    journal.store.undo(&now).expect("undone");
    assert_eq!(journal.add(&figure("Three")), "E3");
    journal.store.restore(&backup, false, &now).expect("restored");
    assert_eq!(journal.add(&figure("Four")), "E4");
    // A journal on another computer counts on as well.
    let whole = journal.store.whole().expect("a journal");
    let mut other = Journal::new();
    other.store.import_all(&whole, false, &now).expect("imported");
    assert_eq!(other.store.whole().expect("a journal"), whole);
    other.store.remove_evidence("E4", &now).expect("removed");
    assert_eq!(other.add(&figure("Five")), "E5");
}

#[test]
fn a_restored_journal_is_undone_after_a_visit() {
    let mut journal = Journal::with_plan();
    journal.store.visit(&moment(START), false).expect("a visit");
    let backup = journal.store.backup_now(&moment(START)).expect("a backup").id;
    for day in ["2026-01-06", "2026-01-07"] {
        journal.store.visit(&moment(day), false).expect("a visit");
        journal
            .store
            .complete(if day < "2026-01-07" { "S1" } else { "S2" }, "", None, &moment(day))
            .expect("done");
    }
    let before = journal.dump();
    let now = moment("2026-01-07");
    journal.store.restore(&backup, false, &now).expect("restored");
    let mut journal = journal.reopened("2026-01-07");
    journal.store.visit(&now, false).expect("a visit");
    journal.store.undo(&now).expect("undone").expect("something to undo");
    assert_eq!(journal.dump(), before);
    assert_eq!(journal.store.plan().expect("read").expect("a plan").draft.start, date(START));
}

/// A journal of the layout before ids, with what went wrong there.
fn of_layout_10() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let file = journal_file(dir.path());
    std::fs::create_dir(file.parent().expect("a folder")).expect("a folder");
    let old = Connection::open(&file).expect("a file");
    for sql in &MIGRATIONS[..10] {
        old.execute_batch(sql).expect("a layout");
    }
    old.pragma_update(None, "application_id", APPLICATION_ID).expect("ours");
    old.pragma_update(None, "user_version", 10).expect("a layout");
    old.execute_batch(include_str!("layout_10.sql")).expect("a journal");
    dir
}

#[test]
fn a_journal_without_ids_gets_them_and_what_is_unclear_stays_unclear() {
    let dir = of_layout_10();
    let mut store = open(dir.path(), "2026-05-01");
    let pieces = store.kept_evidence().expect("evidence");
    let about: Vec<Option<&str>> = pieces.iter().map(|piece| piece.milestone.as_deref()).collect();
    // Both plans had an M1; only the first had an M2.
    assert_eq!(about, [Some("M1 (unclear)"), Some("P1-M2"), None]);
    let own = store.own_achievements().expect("achievements");
    assert_eq!(
        own[0].evidence,
        ["check-M1 (unclear)", "check-P1-M2", "entry-1", "E2", "E9 (unclear)"]
    );
    assert_eq!(store.comments().expect("comments")[0].achievement, "C1");
    let links = &store.list_entries(None, None).expect("entries")[0].links;
    assert_eq!(links, &["P1-M2".to_owned(), "task:evaluation-design".into(), "with:mentor".into()]);
    let uids: std::collections::BTreeSet<_> = pieces.iter().map(|piece| &piece.uid).collect();
    assert_eq!(uids.len(), 3);
    // What was removed before comes back as it was.
    let now = moment("2026-05-01");
    store.undo(&now).expect("undone").expect("a removal");
    let back = store.kept_evidence().expect("evidence");
    assert_eq!((back.len(), back[3].milestone.as_deref()), (4, Some("P1-M2")));
    let added = store.add_evidence(&figure("New"), reference(), &now).expect("evidence");
    assert_eq!(added.changed, ["E5"]);
}
