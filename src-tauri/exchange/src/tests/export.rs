//! Files for other programs.

use domain::{
    journal::Entry,
    plan::{Plan, Progress},
};

use super::{START, date, done, figure, plan, set, skipped, text};
use crate::{
    export::{self, EntriesFormat, EvidenceFormat, PlanFormat},
    mirror,
};

#[test]
fn the_checklist_has_every_milestone_and_step_with_its_mark() {
    let mut plan = plan();
    set(&mut plan, "S1", done(START, ""));
    set(&mut plan, "S2", skipped());
    let list = text(&plan, PlanFormat::Md);
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
pub(super) fn hostile(mut plan: Plan) -> Plan {
    plan.draft.steps[0].title = "=HYPERLINK(\"http://evil\")".into();
    plan.draft.steps[1].title = "+1\r\nATTENDEE:mailto:x@y".into();
    plan.draft.steps[2].title = "a,\"b\"\nc".into();
    plan.draft.steps[3].title = "\t@SUM(A1)".into();
    plan.draft.steps[4].progress = done(START, "-2+3");
    plan
}

#[test]
fn a_spreadsheet_takes_nothing_for_a_formula() {
    let plan = hostile(plan());
    let table = text(&plan, PlanFormat::Csv);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), plan.draft.steps.len() + plan.draft.milestones.len());
    for field in rows.iter().flatten() {
        assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field:?}");
    }
    assert!(rows.iter().flatten().any(|field| field == "a,\"b\"\nc"), "words stay as they are");
}

#[test]
fn a_title_cannot_add_a_line_to_the_calendar() {
    let calendar = text(&hostile(plan()), PlanFormat::Ics);
    assert!(!calendar.lines().any(|line| line.starts_with("ATTENDEE")), "{calendar}");
}

#[test]
fn json_is_the_whole_plan() {
    let plan = hostile(plan());
    let read: Plan = serde_json::from_str(&text(&plan, PlanFormat::Json)).expect("a plan");
    assert_eq!(read, plan);
}

fn entry(id: i64, day: &str, text: &str) -> Entry {
    let tags = vec!["a".to_owned()];
    let uid = uuid::Uuid::from_u128(id.unsigned_abs().into()).to_string().into();
    Entry { id, uid, date: date(day), text: text.into(), tags, links: vec![] }
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
    let entries =
        [entry(1, START, "=1+1 is no formula.\n\n- a point"), entry(2, START, "<b>Second</b>")];
    let evidence = [figure("@Time to repair", 90.0, -4.0)];
    let both = || {
        [
            export::entries(&entries, EntriesFormat::Notion).expect("a zip"),
            export::evidence(&evidence, EvidenceFormat::Notion).expect("a zip"),
        ]
    };
    for (zip, rows) in both().iter().zip([2, 1]) {
        assert_eq!(zip.records, rows);
        let files = unpacked(&zip.bytes);
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

#[test]
fn a_mirror_has_the_plan_the_portfolio_and_a_page_for_each_month() {
    let entries = vec![
        entry(1, "2026-01-05", "First."),
        entry(2, "2026-01-31", "Later."),
        entry(3, "2026-02-01", "Second."),
    ];
    let (plan, evidence) = (plan(), [figure("Time to repair", 90.0, 40.0)]);
    let pages = mirror::pages(Some(&plan), &[], &evidence, entries);
    let names: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(names, ["journal/2026-01.md", "journal/2026-02.md", "plan.md", "portfolio.md"]);
    let page = |name: &str| String::from_utf8_lossy(&pages[name]).into_owned();
    assert!(page("journal/2026-01.md").contains("First.\n\n#a\n\n## 2026-01-31\n\nLater."));
    assert!(page("portfolio.md").contains("**E1** 2026-01-05 Time to repair: 90 to 40 minutes"));
    assert_eq!(page("plan.md"), text(&plan, PlanFormat::Md));
    assert!(mirror::pages(None, &[], &[], vec![]).is_empty());
}

#[test]
fn a_table_of_evidence_runs_nothing() {
    let evil = figure("=cmd|' /C calc'!A0", -1.5, 2.0);
    let table = export::evidence(&[evil], EvidenceFormat::Csv).expect("a table").bytes;
    let mut rows = csv::Reader::from_reader(&table[..]);
    let row = rows.records().next().expect("a row").expect("sound");
    assert_eq!(&row[2], "'=cmd|' /C calc'!A0");
    assert_eq!((&row[3], &row[4]), ("'-1.5", "2"));
}
