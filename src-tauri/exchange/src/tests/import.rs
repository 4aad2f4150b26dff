//! Tasks of other programs.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    ErrorKind,
    plan::{Plan, Progress},
};

use super::{START, bytes, date, done, set, skipped};
use crate::{
    export::PlanFormat,
    import::{self, Imported, ImportedTask, TaskFormat},
};

/// Where the clock is two hours ahead.
fn civil(at: DateTime<Utc>) -> NaiveDate {
    (at + TimeDelta::hours(2)).date_naive()
}

fn read(text: &str, format: TaskFormat) -> Imported {
    import::tasks(text.as_bytes(), format, &civil).expect("it can be read")
}

fn task(title: &str, due: &str, minutes: u32) -> ImportedTask {
    ImportedTask {
        title: title.into(),
        due: due.parse().ok(),
        minutes: Some(minutes).filter(|minutes| *minutes > 0),
        ..ImportedTask::default()
    }
}

fn reasons(imported: &Imported) -> Vec<(usize, &str)> {
    imported.skipped.iter().map(|one| (one.line, one.reason.as_str())).collect()
}

const REPEATS: &str = "It repeats; a plan holds what is done once.";
const LEFT_OUT: &str = "It was left out or deleted there.";

#[test]
fn todo_txt_as_people_write_it() {
    let text = "(A) 2026-01-01 Call the registrar @phone due:2026-02-01 min:15\n\n\
                x 2026-01-03 2026-01-01 Read chapter one\r\n\
                Water the plants rec:1w\nPay http://example.org/bill due:soon\n(B)\n'=1+1\n";
    let found = read(text, TaskFormat::Todotxt);
    let done = ImportedTask { done: true, ..task("Read chapter one", "", 0) };
    let first = task("Call the registrar @phone", "2026-02-01", 15);
    assert_eq!(found.tasks, [first, done, task("=1+1", "", 0)]);
    assert_eq!(found.read, 6);
    let soon = "Its date “soon” is not written as 2026-01-31.";
    assert_eq!(reasons(&found), [(4, REPEATS), (5, soon), (6, "It has no title.")]);
}

#[test]
fn taskwarrior_as_it_exports() {
    let text = r#"[
{"id":1,"description":"Write the memo","due":"20260131T230000Z","entry":"20260101T100000Z","status":"pending","uuid":"a","estimate":"1h30m","annotations":[{"entry":"20260102T100000Z","description":"ask Kim"}]},
{"id":0,"description":"Old","status":"completed","end":"20260101T100000Z","uuid":"b"},
{"id":0,"description":"Gone","status":"deleted","uuid":"c"},
{"id":2,"description":"Weekly","status":"recurring","recur":"weekly","uuid":"d"},
7
]"#;
    let found = read(text, TaskFormat::Taskwarrior);
    // Midnight where the person lives is an hour of the day before in UTC.
    let memo = ImportedTask { note: "ask Kim".into(), ..task("Write the memo", "2026-02-01", 90) };
    assert_eq!(found.tasks, [memo, ImportedTask { done: true, ..task("Old", "", 0) }]);
    let foreign = "It is no task of Taskwarrior.";
    assert_eq!(reasons(&found), [(4, LEFT_OUT), (5, REPEATS), (6, foreign)]);
    let lines = "{\"description\":\"One\",\"status\":\"pending\"},\n{\"description\":\"Two\"}\n";
    assert_eq!(read(lines, TaskFormat::Taskwarrior).tasks.len(), 2, "an object per line");
    assert_eq!(read("", TaskFormat::Taskwarrior).read, 0);
}

#[test]
fn calendars_as_programs_write_them() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:Send the\\, long\r\n  letter\r\n\
        DUE;VALUE=DATE:20260131\r\nSTATUS:COMPLETED\r\nDESCRIPTION:One\\nTwo\r\nEND:VTODO\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Talk\r\nDTSTART:20260131T230000Z\r\nDTEND:20260201T001500Z\r\n\
        BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Every week\r\nDTSTART:20260131T230000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n\
        BEGIN:VTODO\r\nUID:4\r\nSUMMARY:Half";
    let found = read(text, TaskFormat::Ics);
    let letter = ImportedTask {
        done: true,
        note: "One\nTwo".into(),
        ..task("Send the, long letter", "2026-01-31", 0)
    };
    assert_eq!(found.tasks, [letter, task("Talk", "2026-02-01", 75)]);
    assert_eq!(reasons(&found), [(22, REPEATS), (28, "The file ends within it.")]);
}

#[test]
fn tables_with_columns_of_other_names() {
    let text = "Task Name;Due Date;Estimate;Status;Notes\n\"Plan; then act\";31.01.2026;1:30;done;\"'=1+1\"\n\
                Second;2026/02/01;45 min;open;\nThird;01/02/2026;;;\n;;;;\nFourth;;;cancelled;\n";
    let found = read(text, TaskFormat::Csv);
    let first = ImportedTask {
        done: true,
        note: "=1+1".into(),
        ..task("Plan; then act", "2026-01-31", 90)
    };
    assert_eq!(found.tasks, [first, task("Second", "2026-02-01", 45)]);
    let unclear = "Its date “01/02/2026” is not written as 2026-01-31.";
    assert_eq!(reasons(&found), [(4, unclear), (5, "It has no title."), (6, LEFT_OUT)]);
}

#[test]
fn org_as_people_write_it() {
    let text = "#+TODO: IDEA TODO | SHIPPED\n* Notes\nnothing\n* IDEA [#A] Draft the memo :work:home:\n\
                DEADLINE: <2026-01-31 Sat> SCHEDULED: <2026-01-20 Tue>\n:PROPERTIES:\n:EFFORT: 0:45\n:ID: x\n:END:\nAsk Kim.\n\
                ** SHIPPED It\nCLOSED: [2026-01-02 Fri]\n** TODO Gym\nSCHEDULED: <2026-01-20 Tue +1w>\n* CANCELLED Not\n* TODO\n";
    let found = read(text, TaskFormat::Org);
    let memo = ImportedTask { note: "Ask Kim.".into(), ..task("Draft the memo", "2026-01-31", 45) };
    assert_eq!(found.tasks, [memo, ImportedTask { done: true, ..task("It", "", 0) }]);
    assert_eq!(reasons(&found), [(13, REPEATS), (15, LEFT_OUT), (16, "It has no title.")]);
}

#[test]
fn boxes_in_markdown() {
    let text = "# List\n\n- [ ] Write *the* `memo` 📅 2026-01-31 (45 min)\n  - [x] Ask Kim due:2026-01-20\n\
                - no box\n- [-] Not this\n1. [ ] [Read](http://example.org) on\n   the train\n";
    let found = read(text, TaskFormat::Md);
    let asked = ImportedTask { done: true, ..task("Ask Kim", "2026-01-20", 0) };
    let memo = task("Write the memo", "2026-01-31", 45);
    assert_eq!(found.tasks, [memo, asked, task("Read on the train", "", 0)]);
    assert_eq!(reasons(&found), [(6, LEFT_OUT)]);
}

/// A plan with something done and something left out.
fn under_way() -> Plan {
    let mut plan = super::plan();
    set(&mut plan, "S1", done(START, "It went well."));
    set(&mut plan, "S6", skipped());
    plan.draft.steps[2].title =
        "=SUM(A1) & *this* [is] <one> due:2026-01-01 title_with_lines".into();
    plan
}

#[test]
fn what_we_export_comes_back() {
    let plan = under_way();
    let formats = [
        (PlanFormat::Taskwarrior, TaskFormat::Taskwarrior),
        (PlanFormat::Todotxt, TaskFormat::Todotxt),
        (PlanFormat::Ics, TaskFormat::Ics),
        (PlanFormat::Csv, TaskFormat::Csv),
        (PlanFormat::Org, TaskFormat::Org),
        (PlanFormat::Md, TaskFormat::Md),
    ];
    for (out, back) in formats {
        let found = import::tasks(&bytes(&plan, out), back, &civil).expect("it can be read");
        let draft = &plan.draft;
        assert_eq!(found.read, draft.steps.len() + draft.milestones.len(), "{back:?}");
        assert_eq!(reasons(&found).len(), 1, "{back:?}: {:?}", found.skipped);
        for step in draft.steps.iter().filter(|s| !matches!(s.progress, Progress::Skipped { .. })) {
            let title = match back {
                TaskFormat::Todotxt => step.title.replace("due:", "due: "),
                // A date in the words of Markdown is a date.
                TaskFormat::Md if step.id == "S3" => continue,
                _ => step.title.clone(),
            };
            let same = found.tasks.iter().any(|task| {
                task.title == title
                    && task.due == Some(step.day)
                    && task.minutes == Some(step.minutes)
                    && task.done == matches!(step.progress, Progress::Done { .. })
            });
            assert!(same, "{back:?}: {title} in {:#?}", found.tasks);
        }
    }
}

#[test]
fn what_holds_nothing_of_its_format_is_refused() {
    let refused = |bytes: &[u8], format| {
        let found = import::tasks(bytes, format, &civil);
        found.is_err_and(|error| error.kind == ErrorKind::Unreadable)
    };
    let photo = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01".repeat(50);
    for format in TaskFormat::ALL {
        assert!(refused(&photo, format), "{format:?}");
    }
    assert!(refused(b"[{\"description\":\"half", TaskFormat::Taskwarrior));
    assert!(refused(b"Some words\nand more", TaskFormat::Taskwarrior));
    assert!(refused(b"Some words", TaskFormat::Ics));
    assert!(refused(b"a,b\n1,2\n", TaskFormat::Csv));
    assert!(refused(b"caf\xe9\n- [ ] x", TaskFormat::Md));
}

#[test]
fn a_line_of_latin_1_is_skipped_and_the_others_come() {
    let not_utf8 = "It is not UTF-8; save the file as UTF-8 to bring it along.";
    let inputs: [(&[u8], TaskFormat, usize); 4] = [
        (b"One\nCaf\xe9\nTwo\n", TaskFormat::Todotxt, 2),
        (b"title,due\nOne,\nCaf\xe9,\nTwo,\n", TaskFormat::Csv, 3),
        (b"* TODO One\n* TODO Caf\xe9\n* TODO Two\n", TaskFormat::Org, 1),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:One\nEND:VTODO\nBEGIN:VTODO\nSUMMARY:Caf\xe9\nEND:VTODO\nBEGIN:VTODO\nSUMMARY:Two\nEND:VTODO\nEND:VCALENDAR\n",
            TaskFormat::Ics,
            5,
        ),
    ];
    for (bytes, format, line) in inputs {
        let found = import::tasks(bytes, format, &civil).expect("it can be read");
        let titles: Vec<&str> = found.tasks.iter().map(|task| task.title.as_str()).collect();
        // In Org a line that cannot be read could belong to the task above it.
        let expected: &[&str] = if format == TaskFormat::Org { &["Two"] } else { &["One", "Two"] };
        assert_eq!(titles, expected, "{format:?}");
        assert_eq!(reasons(&found), [(line, not_utf8)], "{format:?}");
    }
}

#[test]
fn dates_and_minutes_have_bounds() {
    let found = read("A due:9999-12-31\nB min:5000\nC min:x\n", TaskFormat::Todotxt);
    assert_eq!(found.tasks, [task("B", "", 0), task("C", "", 0)]);
    assert_eq!(found.skipped.len(), 1);
    assert_eq!(
        date("2026-01-31"),
        read("A due:2026-01-31", TaskFormat::Todotxt).tasks[0].due.expect("a day")
    );
}
