//! Every format of the plan, read by a program that is not ours.

use std::{
    collections::BTreeSet,
    io::{BufReader, Cursor, Read},
};

use domain::{
    ErrorKind,
    plan::{Plan, Progress},
};
use ical::parser::ical::component::{IcalCalendar, IcalEvent, IcalTodo};
use serde_json::Value;
use zip::ZipArchive;

use super::{START, bytes, date, done, export::hostile, moment, set, skipped, text};
use crate::export::{self, PlanFormat};

/// A plan with something done, something left out and words that try to be something else.
fn under_way() -> Plan {
    let mut plan = hostile(super::plan());
    set(&mut plan, "S1", done(START, "It went well."));
    set(&mut plan, "S6", skipped());
    plan.draft.milestones[0].title =
        "#eval(\"x\") *bold* [a](http://b) src_sh{rm} [[l]] | :tag:".into();
    plan.draft.milestones[1].title =
        "Ünï — “quotes” Ελληνικά Кириллица due:2020-01-01 %&$\\".into();
    plan.draft.milestones[1].progress = done("2026-01-20", "=1+1");
    plan
}

fn count(plan: &Plan) -> usize {
    plan.draft.milestones.len() + plan.draft.steps.len()
}

/// Words without what breaks lines and blanks, which setting and escaping may change.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect()
}

fn calendar(plan: &Plan, now: &str) -> IcalCalendar {
    let made = export::plan(plan, PlanFormat::Ics, moment(now), date(now));
    let bytes = made.expect("a calendar").bytes;
    let mut all = ical::IcalParser::new(BufReader::new(Cursor::new(bytes)));
    all.next().expect("one calendar").expect("which is sound")
}

fn value<'a>(properties: &'a [ical::property::Property], name: &str) -> &'a str {
    let found = properties.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.as_deref()).unwrap_or_default()
}

#[test]
fn a_calendar_has_steps_as_days_and_milestones_as_things_to_do() {
    let plan = under_way();
    let found = calendar(&plan, START);
    assert_eq!(found.events.len(), plan.draft.steps.len());
    assert_eq!(found.todos.len(), plan.draft.milestones.len());
    for (IcalTodo { properties, .. }, milestone) in found.todos.iter().zip(&plan.draft.milestones) {
        assert_eq!(value(properties, "DUE"), milestone.day.format("%Y%m%d").to_string());
        let (status, completed) = match milestone.progress {
            Progress::Done { .. } => ("COMPLETED", "20260120T120000Z"),
            _ if milestone.id == "M1" => ("IN-PROCESS", ""),
            _ => ("NEEDS-ACTION", ""),
        };
        assert_eq!(
            (value(properties, "STATUS"), value(properties, "COMPLETED")),
            (status, completed)
        );
    }
    for (IcalEvent { properties, .. }, step) in found.events.iter().zip(&plan.draft.steps) {
        assert_eq!(value(properties, "DTSTART"), step.day.format("%Y%m%d").to_string());
        assert_eq!(value(properties, "X-WAYMARK-MINUTES"), step.minutes.to_string());
        let given_up = matches!(step.progress, Progress::Skipped { .. });
        assert_eq!(value(properties, "STATUS") == "CANCELLED", given_up);
        assert_eq!(value(properties, "RELATED-TO").is_empty(), step.milestone.is_none());
        assert!(!value(properties, "DTSTART").contains('T'), "a whole day without a zone");
    }
    assert!(!text(&plan, PlanFormat::Ics).contains("TZID"));
}

#[test]
fn a_second_calendar_changes_instead_of_doubling() {
    let mut plan = super::plan();
    let ids = |calendar: &IcalCalendar| -> BTreeSet<String> {
        let events = calendar.events.iter().map(|event| value(&event.properties, "UID").to_owned());
        let todos = calendar.todos.iter().map(|todo| value(&todo.properties, "UID").to_owned());
        events.chain(todos).collect()
    };
    let before = calendar(&plan, START);
    assert_eq!(ids(&before).len(), count(&plan), "each its own");
    set(&mut plan, "S1", done("2026-01-07", ""));
    let after = calendar(&plan, "2026-01-07");
    assert_eq!(ids(&before), ids(&after));
    let revision = |calendar: &IcalCalendar| -> (u32, String) {
        let properties = &calendar.events[0].properties;
        assert_eq!(value(properties, "DTSTAMP"), value(properties, "LAST-MODIFIED"));
        let number = value(properties, "SEQUENCE").parse().expect("a number");
        (number, value(properties, "DTSTAMP").to_owned())
    };
    assert!(revision(&before) < revision(&after), "the later copy says so");
    assert_eq!(value(&after.events[0].properties, "X-WAYMARK-STATE"), "done");
}

#[test]
fn taskwarrior_gets_an_array_of_tasks_with_lasting_ids() {
    let plan = under_way();
    let tasks: Vec<Value> =
        serde_json::from_str(&text(&plan, PlanFormat::Taskwarrior)).expect("JSON");
    assert_eq!(tasks.len(), count(&plan));
    let ids: BTreeSet<&str> =
        tasks.iter().map(|task| task["uuid"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), tasks.len());
    for task in &tasks {
        let uuid = uuid::Uuid::parse_str(task["uuid"].as_str().expect("an id")).expect("a UUID");
        assert_eq!(uuid.get_version_num(), 7);
        let status = task["status"].as_str().expect("a status");
        assert_eq!(task.get("end").is_some(), status != "pending", "{task}");
        for key in ["due", "entry", "end"] {
            let instant = task.get(key).and_then(Value::as_str);
            assert!(instant.is_none_or(|at| at.len() == 16 && at.ends_with('Z')), "{task}");
        }
        assert!(!task["description"].as_str().expect("a title").contains(['\n', '\r']));
    }
    let status = |status: &str| tasks.iter().filter(|task| task["status"] == status).count();
    assert_eq!((status("completed"), status("deleted")), (3, 1));
    assert_eq!(text(&plan, PlanFormat::Taskwarrior), text(&plan, PlanFormat::Taskwarrior));
}

#[test]
fn todo_txt_has_a_sound_line_for_each_task() {
    let plan = under_way();
    let lines = text(&plan, PlanFormat::Todotxt);
    assert_eq!(lines.lines().count(), count(&plan));
    for line in lines.lines() {
        let rest = line.strip_prefix("x ").unwrap_or(line);
        let mut words = rest.split(' ').peekable();
        let mut dates = 0;
        while words.next_if(|word| word.parse::<chrono::NaiveDate>().is_ok()).is_some() {
            dates += 1;
        }
        assert_eq!(dates, if line.starts_with("x ") { 2 } else { 1 }, "{line}");
        let title = words.peek().expect("a title");
        assert!(!title.starts_with(['=', '+', '-', '@']), "{line}");
        for key in ["due:", "min:", "id:", "+waymark"] {
            let marks = line.split(' ').filter(|word| word.starts_with(key) && *word != key);
            let expected = usize::from(key != "+waymark");
            assert_eq!(marks.count(), expected, "{key} in {line}");
        }
    }
    assert_eq!(lines.lines().filter(|line| line.starts_with("x ")).count(), 4);
}

#[test]
fn org_reads_every_heading_with_its_word_and_day() {
    let plan = under_way();
    let outline = text(&plan, PlanFormat::Org);
    let config = orgize::ParseConfig {
        todo_keywords: (vec!["TODO".into()], vec!["DONE".into(), "CANCELLED".into()]),
        ..orgize::ParseConfig::default()
    };
    let org = config.parse(&outline);
    let mut titles = Vec::new();
    let mut handler = orgize::export::from_fn(|event| {
        if let orgize::export::Event::Enter(orgize::export::Container::Headline(headline)) = event
            && let Some(word) = headline.todo_keyword()
        {
            assert_eq!(headline.tags().count(), 0, "{}", headline.title_raw());
            assert!(headline.properties().is_some_and(|all| all.get("ID").is_some()));
            let planned = headline.planning().expect("a day");
            assert!(planned.deadline().is_some() || planned.scheduled().is_some());
            assert_eq!(planned.closed().is_some(), word != "TODO");
            titles.push(headline.title_raw());
        }
    });
    org.traverse(&mut handler);
    assert_eq!(titles.len(), count(&plan));
    for step in &plan.draft.steps {
        assert!(titles.iter().any(|title| bare(title) == bare(&step.title)), "{}", step.title);
    }
    assert!(!outline.contains("[[") && !outline.contains("src_sh{"));
}

#[test]
fn notion_gets_a_zip_with_a_table_and_a_page_for_each_milestone() {
    let plan = under_way();
    let mut zip = ZipArchive::new(Cursor::new(bytes(&plan, PlanFormat::Notion))).expect("a zip");
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    assert_eq!(names.len(), 1 + plan.draft.milestones.len());
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect("a file").read_to_string(&mut text).expect("text");
        text
    };
    let table = names.iter().find(|name| name.ends_with(".csv")).expect("a table");
    let text = read(table);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), count(&plan));
    assert!(rows.iter().flatten().all(|field| !field.starts_with(['=', '+', '-', '@'])));
    let folder = table.trim_end_matches(".csv");
    for (row, milestone) in rows.iter().zip(&plan.draft.milestones) {
        // The digits at a page's end are those of its row.
        let digits = row[8].replace('-', "");
        let page = names.iter().find(|name| name.ends_with(&format!("{digits}.md")));
        let page = page.expect("a page");
        assert!(page.starts_with(&format!("{folder}/")) && page.matches('/').count() == 1);
        let steps = plan.draft.steps.iter().filter(|s| s.milestone.as_ref() == Some(&milestone.id));
        assert_eq!(read(page).matches("\n- [").count(), steps.count());
    }
}

/// What a reader of PDF finds, without blanks.
fn found(pdf: &[u8]) -> String {
    bare(&pdf_extract::extract_text_from_mem(pdf).expect("text"))
}

#[test]
fn the_printed_plan_holds_every_title_as_it_was_written() {
    let plan = under_way();
    let pdf = bytes(&plan, PlanFormat::Pdf);
    let text = found(&pdf);
    for milestone in &plan.draft.milestones {
        assert!(text.contains(&bare(&milestone.title)), "{} in {text}", milestone.title);
        assert!(text.contains(&bare(&milestone.artefact)), "{}", milestone.artefact);
    }
    for step in &plan.draft.steps {
        assert!(text.contains(&bare(&step.title)), "{}", step.title);
    }
    assert_eq!(pdf, bytes(&plan, PlanFormat::Pdf), "the same plan, the same bytes");
}

#[test]
fn a_printed_week_holds_its_own_steps() {
    let plan = under_way();
    let week = |number, today: &str| export::week(&plan, number, date(today));
    let third = week(Some(3), START).expect("a week");
    let days = &plan.draft.load[14..21];
    let within = |day| days.iter().any(|one| one.day == day);
    let steps = plan.draft.steps.iter().filter(|step| within(step.day)).count();
    let due = plan.draft.milestones.iter().filter(|milestone| within(milestone.day)).count();
    assert_eq!(third.records, steps + due);
    let third = found(&third.bytes);
    assert!(third.contains("Week3:19January2026to25January2026"), "{third}");
    for step in plan.draft.steps.iter().filter(|step| within(step.day)) {
        assert!(third.contains(&bare(&format!("{}  {}", step.id, step.title))), "{}", step.title);
        assert!(third.contains(&format!("{}min", step.minutes)));
    }
    assert!(third.contains("Carriedover"), "what is still open comes along");
    let same = |one, other| one == week(other, START).expect("a week");
    assert!(same(week(None, "2026-01-21").expect("this week"), Some(3)));
    assert!(same(week(None, "2025-12-01").expect("before it begins"), Some(1)));
    assert!(same(week(None, "2026-08-01").expect("when it is over"), Some(13)));
    for wrong in [0, 14, u32::MAX] {
        let refused = week(Some(wrong), START).expect_err("no such week");
        assert_eq!(refused.kind, ErrorKind::Invalid, "{wrong}");
    }
    let present = week(None, START).expect("a week").bytes;
    assert_eq!(bytes(&plan, PlanFormat::Week), present, "as a format it is the present one");
}

#[test]
fn a_word_wider_than_the_page_and_foreign_letters_are_set_all_the_same() {
    let mut plan = under_way();
    plan.draft.milestones[0].title = "https://example.org/".repeat(40);
    plan.draft.milestones[2].title = "שלום مرحبا 你好 🧭 \u{202e}abc".into();
    plan.draft.steps[0].title = String::new();
    let text = found(&bytes(&plan, PlanFormat::Pdf));
    assert_eq!(text.matches("https://example.org/").count(), 40);
}

#[test]
fn formats_tell_their_files_apart() {
    let names: BTreeSet<String> = PlanFormat::ALL
        .iter()
        .map(|format| format!("{}.{}", format.stem(), format.extension()))
        .collect();
    assert_eq!(names.len(), PlanFormat::ALL.len());
}
