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
    journal.store.complete("S1", "", None, &moment(START)).expect("done");
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
        journal.store.complete(&id, "", None, &moment(START)).expect("done");
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

/// Names of the files in a zip with their bytes.
fn unpacked(zip: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            let mut file = zip.by_name(&name).expect("a file");
            std::io::Read::read_to_string(&mut file, &mut text).expect("text");
            (name, text)
        })
        .collect()
}

#[test]
fn entries_and_evidence_go_to_notion_as_a_table_whose_rows_are_pages_with_ids_that_stay() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    for text in ["=1+1 is no formula.\n\n- a point", "<b>Second</b>"] {
        journal.store.add_entry(now.today, text, &["a".into()], &[], &now).expect("an entry");
    }
    let repair = super::undo::figure("@Time to repair", 90.0, -4.0);
    journal.store.add_evidence(&repair, super::reference(), &now).expect("a figure");
    let entries = journal.store.list_entries(None, None).expect("entries");
    let evidence = journal.store.proof(super::reference()).expect("proof").evidence;
    let both = || {
        [
            export::entries(&entries, Format::Notion).expect("a zip"),
            export::evidence(&evidence, Format::Notion).expect("a zip"),
        ]
    };
    for (zip, rows) in both().iter().zip([2, 1]) {
        let files = unpacked(zip);
        let (table, text) = files.iter().find(|(name, _)| name.ends_with(".csv")).expect("a table");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!((read.len(), files.len()), (rows, rows + 1));
        assert!(read.iter().flatten().all(|field| !field.starts_with(['=', '+', '-', '@'])));
        for row in &read {
            let digits = row[row.len() - 1].replace('-', "");
            let page = files.iter().find(|(name, _)| name.ends_with(&format!("{digits}.md")));
            let (name, _) = page.expect("a page of the row's own");
            assert!(name.starts_with(table.trim_end_matches(".csv")));
        }
    }
    assert!(both() == both(), "the ids stay");
}
