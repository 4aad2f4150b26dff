//! Files for other programs.

use std::fs;

use domain::plan::{Plan, Progress};

use super::{Journal, START, date, moment, work_on};
use crate::{
    StoreError,
    export::{self, Format},
};

fn text(journal: &Journal, format: Format) -> String {
    written(&journal.plan(), format)
}

fn written(plan: &Plan, format: Format) -> String {
    let bytes = export::plan(plan, format, None, &moment(START)).expect("a text");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_checklist_has_every_milestone_and_step_with_its_mark() {
    let mut journal = Journal::with_plan();
    journal.store.check("S1", "", None, &moment(START)).expect("a check");
    journal.store.skip("S2", &moment(START)).expect("a skip");
    let list = text(&journal, Format::Md);
    let plan = journal.plan();
    for milestone in &plan.draft.milestones {
        assert!(list.contains(&format!("- [ ] **{}** ", milestone.id)));
    }
    for step in &plan.draft.steps {
        let mark = match step.progress {
            Progress::Open => ' ',
            Progress::Done { .. } => 'x',
            Progress::Skipped { .. } => '-',
        };
        let line = format!("- [{mark}] {} {} **{}**", step.day.format("%a"), step.day, step.id);
        assert_eq!(list.matches(&line).count(), 1, "{line}");
    }
    assert!(list.contains("## Week 13"), "ninety days reach into a thirteenth week");
}

/// A plan whose words try to be something else.
pub(super) fn hostile(journal: &Journal) -> Plan {
    let mut plan = journal.plan();
    plan.draft.steps[0].title = "=HYPERLINK(\"http://evil\")".into();
    plan.draft.steps[1].title = "+1\r\nATTENDEE:mailto:x@y".into();
    plan.draft.steps[2].title = "a,\"b\"\nc".into();
    plan.draft.steps[3].title = "\t@SUM(A1)".into();
    plan.draft.steps[4].progress =
        Progress::Done { on: date(START), minutes: None, note: "-2+3".into() };
    plan
}

#[test]
fn a_spreadsheet_takes_nothing_for_a_formula() {
    let journal = Journal::with_plan();
    let table = written(&hostile(&journal), Format::Csv);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(
        rows.len(),
        journal.plan().draft.steps.len() + journal.plan().draft.milestones.len()
    );
    for field in rows.iter().flatten() {
        assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field:?}");
    }
    assert!(rows.iter().flatten().any(|field| field == "a,\"b\"\nc"), "words stay as they are");
}

#[test]
fn a_title_cannot_add_a_line_to_the_calendar() {
    let journal = Journal::with_plan();
    let calendar = written(&hostile(&journal), Format::Ics);
    assert!(!calendar.lines().any(|line| line.starts_with("ATTENDEE")), "{calendar}");
}

#[test]
fn json_is_the_whole_plan() {
    let journal = Journal::lived_in();
    let plan: Plan = serde_json::from_str(&text(&journal, Format::Json)).expect("a plan");
    assert_eq!(plan, journal.plan());
}

#[test]
fn a_file_is_replaced_only_when_all_of_it_is_written() {
    let mut journal = Journal::with_plan();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.md");
    let write = |journal: &Journal| {
        export::plan_to_file(&journal.plan(), Format::Md, None, &moment(START), &file)
    };
    let written = write(&journal).expect("a file");
    assert_eq!(written.bytes as u64, fs::metadata(&file).expect("it exists").len());
    for id in work_on(&journal, "M1") {
        journal.store.check(&id, "", None, &moment(START)).expect("a check");
    }
    write(&journal).expect("a file");
    assert!(fs::read_to_string(&file).expect("text").contains("- [x] **M1**"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing left beside");
    let nowhere = export::plan_to_file(
        &journal.plan(),
        Format::Md,
        None,
        &moment(START),
        &folder.path().join("no/plan.md"),
    );
    assert!(matches!(nowhere, Err(StoreError::Io(..))));
}
