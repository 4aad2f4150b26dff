//! The terminal client as a person and as a script would use it.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

mod clock;
mod exchange;
mod paths;
mod plan;
mod proof;
mod simulate;
mod week;

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

/// A journal in a folder of its own, on the morning of a day.
struct Journal {
    dir: tempfile::TempDir,
    today: &'static str,
}

impl Journal {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder"), today: "2026-01-05" }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::cargo_bin("waymark-cli").expect("the client is built");
        command.env("WAYMARK_DATA_DIR", self.dir.path()).env("NO_COLOR", "1");
        let now = format!("{}T09:00:00+01:00[Europe/Berlin]", self.today);
        command.env("WAYMARK_NOW", now).args(words);
        command
    }

    /// The JSON of a command that succeeds.
    fn json(&self, words: &[&str]) -> Value {
        let output = self.command(words).arg("--json").assert().success().get_output().clone();
        serde_json::from_slice(&output.stdout).expect("JSON on stdout")
    }

    /// The JSON and first line of stderr of a command that is refused with this exit code.
    fn refused(&self, code: i32, words: &[&str]) -> (Value, String) {
        let output = self.command(words).arg("--json").assert().code(code).get_output().clone();
        let said = String::from_utf8(output.stderr).expect("text");
        let json = serde_json::from_slice(&output.stdout).expect("JSON on stdout");
        (json, said.lines().next().unwrap_or_default().to_owned())
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn rows<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} is a list"))
}

#[test]
fn the_published_example_is_explained_by_parts_that_sum() {
    let score = Journal::new().json(&["score", "Machine learning engineer"]);
    assert_eq!((score["score"].as_i64(), score["band"].as_str()), (Some(14), Some("very_low")));
    let sum = |field: &str| -> f64 {
        ["tasks", "shifts"]
            .iter()
            .flat_map(|list| rows(&score, list))
            .map(|row| number(&row[field]))
            .sum()
    };
    assert!((number(&score["base"]) + sum("points") - number(&score["point"])).abs() < 1e-6);
    assert!((number(&score["base_shown"]) + sum("shown") - 14.0).abs() < 1e-9);
    assert!(number(&score["interval"]["low"]) < 14.0 && number(&score["interval"]["high"]) > 14.0);
    assert_eq!(rows(&score, "horizons").len(), 3);
    assert_eq!(rows(&score, "rulers").len(), 5);
    assert!(rows(&score, "tasks").iter().all(|task| task["automates"].is_string()));
}

#[test]
fn routine_work_scores_higher_and_juniors_above_seniors_in_every_role() {
    let journal = Journal::new();
    let score = |title: &str, seniority: &str| {
        number(&journal.json(&["score", title, "--seniority", seniority])["point"])
    };
    let (ml, developer, service) = (
        score("Machine learning engineer", "mid"),
        score("Software developer", "mid"),
        score("Customer service representative", "mid"),
    );
    assert!(ml < developer && developer < service);
    for title in ["Nurse", "Paralegal", "Electrician", "Accountant", "QA tester"] {
        assert!(score(title, "junior") > score(title, "senior"), "{title}");
    }
}

#[test]
fn a_title_that_means_nothing_gets_candidates_and_exit_3() {
    let (json, said) = Journal::new().refused(3, &["score", "wizard"]);
    assert_eq!(json["error"]["kind"], "not_found");
    assert!(!rows(&json, "matches").is_empty());
    assert_eq!(said, "“wizard” does not point to one occupation we know.");
}

#[test]
fn a_request_that_makes_no_sense_is_one_sentence_and_exit_2() {
    let journal = Journal::new();
    for words in [
        &["plan", "draft", "Paralegal", "--hours", "0"][..],
        &["plan", "draft", "Paralegal", "--start", "2026-02-30"],
        &["score", "Paralegal", "--seniority", "king"],
        &["plan", "draft", "Paralegal", "--days", "45"],
        &["plan", "draft", "Paralegal", "--off", "2026-02-10..2026-02-01"],
        &["gap", "--from", "Paralegal", "--to", "Accountant", "--level", "law=9"],
        &["journal", "add", "  "],
        &["frobnicate"],
    ] {
        let (json, said) = journal.refused(2, words);
        assert!(said.ends_with('.'), "{words:?}: {said}");
        assert!(json["error"]["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{words:?}");
    }
    let (_, said) = journal.refused(2, &["gap"]);
    assert!(said.ends_with("--from <TITLE>, --to <TITLE>."), "what is missing is named: {said}");
}

#[test]
fn a_text_file_in_place_of_the_journal_is_refused_and_untouched() {
    let journal = Journal::new();
    let file = journal.dir.path().join("journal/journal.sqlite3");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, "my shopping list, longer than a hundred bytes. ".repeat(9))
        .expect("a file");
    let before = std::fs::read(&file).expect("the file");
    let (json, said) = journal.refused(4, &["today"]);
    assert_eq!(json["error"]["kind"], "foreign");
    assert!(said.ends_with("is not a journal of Waymark."), "{said}");
    assert_eq!(std::fs::read(&file).expect("the file"), before);
    assert_eq!(std::fs::read_dir(file.parent().expect("a folder")).expect("a folder").count(), 1);
}

#[test]
fn a_journal_of_a_newer_waymark_is_refused_and_untouched() {
    let journal = Journal::new();
    journal.json(&["journal", "add", "A line."]);
    let file = journal.dir.path().join("journal/journal.sqlite3");
    let mut bytes = std::fs::read(&file).expect("the journal");
    // Where SQLite's documented file format keeps the user's version.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&file, &bytes).expect("the file");
    let (json, said) = journal.refused(4, &["journal", "list"]);
    assert_eq!(json["error"]["kind"], "newer");
    assert!(said.contains("newer Waymark (layout 99"), "{said}");
    assert_eq!(std::fs::read(&file).expect("the file"), bytes);
}

#[test]
fn a_life_in_the_terminal_start_check_write_undo() {
    let journal = Journal::new();
    let (json, _) = journal.refused(3, &["today"]);
    assert_eq!(json["error"]["message"], "There is no plan in your journal yet.");
    assert_eq!(
        journal.json(&["start", "ML engineer", "--hours", "5"])["operation"],
        "Start a plan"
    );
    let today = journal.json(&["today"]);
    let id = today["next"]["id"].as_str().expect("a step").to_owned();
    let checked = journal.json(&["done", &id, "--note", "Done early.", "--minutes", "20"]);
    assert_eq!(checked["operation"], "Check a step");
    assert_eq!(rows(&checked, "changed")[0], Value::from(id.clone()));
    let (again, _) = journal.refused(2, &["done", &id]);
    assert_eq!(again["error"]["message"], format!("{id} is already done."));
    journal.json(&["journal", "add", "A quiet start.", "--tag", "Plan"]);
    let found = journal.json(&["journal", "search", "qui"]);
    assert_eq!(rows(&found, "entries")[0]["tags"][0], "plan");
    assert_eq!(journal.json(&["undo"])["operation"], "Write in the journal");
    assert_eq!(journal.json(&["undo"])["operation"], "Check a step");
    assert_eq!(journal.json(&["today"])["next"]["id"], Value::from(id.clone()));
    assert_eq!(journal.json(&["redo"])["operation"], "Check a step");
    assert_eq!(journal.json(&["reopen", &id])["operation"], "Take back a check");
    assert_eq!(journal.json(&["skip", &id])["operation"], "Skip a step");
    assert_eq!(rows(&journal.json(&["history"]), "scores")[0]["score"], 14);
    let done = rows(&journal.json(&["operations"]), "operations").len();
    assert_eq!(done, 5, "the journal's line was undone for good by what came after");
}

#[test]
fn a_plan_leaves_in_four_formats() {
    let journal = Journal::new();
    journal.json(&["start", "Paralegal"]);
    for (format, mark) in
        [("md", "# 90 days"), ("ics", "BEGIN:VCALENDAR"), ("csv", "id,kind,day"), ("json", "{")]
    {
        let file = journal.dir.path().join(format!("plan.{format}"));
        let path = file.to_str().expect("a path");
        let written = journal.json(&["export", "plan", "--format", format, "--out", path]);
        let text = std::fs::read_to_string(&file).expect("the file");
        assert!(text.starts_with(mark), "{format}: {}", &text[..40]);
        assert_eq!(written["bytes"].as_u64(), u64::try_from(text.len()).ok());
    }
    let (json, _) =
        journal.refused(4, &["export", "plan", "--format", "md", "--out", "/nowhere/plan.md"]);
    assert_eq!(json["error"]["kind"], "gone");
}

#[test]
fn a_break_and_a_replan_are_proposals_until_applied() {
    let mut journal = Journal::new();
    journal.json(&["start", "Accountant"]);
    let proposal = journal.json(&["break", "2026-01-12..2026-01-18"]);
    assert_eq!(
        (proposal["applied"].as_bool(), rows(&proposal, "diff").is_empty()),
        (Some(false), false)
    );
    assert!(rows(&journal.json(&["reschedule"]), "diff").is_empty(), "the break was not kept");
    journal.json(&["break", "2026-01-12..2026-01-18", "--apply"]);
    journal.today = "2026-01-30";
    assert_eq!(journal.json(&["reschedule", "--apply"])["applied"], true);
    assert!(rows(&journal.json(&["reschedule"]), "diff").is_empty());
}

#[test]
fn backups_are_made_listed_and_sound_and_the_doctor_agrees() {
    let mut journal = Journal::new();
    journal.json(&["journal", "add", "A line."]);
    assert_eq!(rows(&journal.json(&["backup", "now"]), "backups")[0]["verified"], true);
    journal.today = "2026-01-06";
    let backups = journal.json(&["backup", "verify"]);
    let made = rows(&backups, "backups").len();
    assert_eq!(
        made, 3,
        "one by hand, and one on the first start of each day with something to keep"
    );
    let doctor = journal.json(&["doctor"]);
    assert!(rows(&doctor, "checks").iter().all(|check| check["ok"] == true), "{doctor:#}");
}

#[test]
fn sources_bench_titles_and_completions_answer() {
    let journal = Journal::new();
    assert!(rows(&journal.json(&["sources"]), "datasets").len() >= 9);
    assert!(number(&journal.json(&["bench", "--every", "500"])["occupations"]) >= 923.0);
    assert_eq!(rows(&journal.json(&["titles", "enginer", "--limit", "3"]), "matches").len(), 3);
    journal.command(&["completions", "bash"]).assert().success();
    let compared = journal.json(&["compare", "Nurse", "Paralegal"]);
    let sum: f64 = rows(&compared, "difference").iter().map(|part| number(&part["points"])).sum();
    let difference = number(&compared["b"]["point"]) - number(&compared["a"]["point"]);
    assert!((sum - difference).abs() < 1e-6);
}

#[test]
fn text_for_people_fits_eighty_columns_and_has_no_colour_codes() {
    let journal = Journal::new();
    journal.json(&["start", "Nurse"]);
    for words in [
        &["score", "Nurse"][..],
        &["paths", "Nurse"],
        &["gap", "--from", "Nurse", "--to", "Data analyst"],
        &["plan", "draft", "Nurse"],
        &["today"],
        &["operations"],
        &["doctor"],
        &["sources"],
        &["--help"],
    ] {
        let output = journal.command(words).assert().success().get_output().clone();
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(!text.contains('\u{1b}'), "{words:?} is coloured");
        let data = journal.dir.path().display().to_string();
        for line in text.lines().filter(|line| !line.contains(&data)) {
            assert!(line.chars().count() <= 80, "{words:?}: {line}");
        }
    }
}

/// A release of two occupations, as unpacked from its zip.
fn release(folder: &Path) {
    let tables = [
        (
            "Occupation Data",
            "O*NET-SOC Code\tTitle\n11-1011.00\tChiefs\n15-2051.00\tData people\nnonsense\tx\n",
        ),
        (
            "Task Statements",
            "O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\tLead all of it.\tCore\n",
        ),
        ("Tasks to DWAs", "O*NET-SOC Code\tTask ID\tDWA ID\n11-1011.00\t1\t4.A.4.b.4.I09.D01\n"),
    ];
    fs::create_dir_all(folder).expect("a folder");
    for (name, text) in tables {
        fs::write(folder.join(format!("{name}.txt")), text).expect("a table");
    }
}

#[test]
fn a_newer_release_is_tried_taken_in_and_taken_back() {
    let journal = Journal::new();
    let folder = journal.dir.path().join("db_31_0_text");
    release(&folder);
    let path = folder.to_str().expect("a path");
    let tried = journal.json(&["import", "onet", path, "--dry-run"]);
    assert_eq!((tried["read"].as_u64(), tried["added"].as_u64()), (Some(5), Some(4)));
    assert_eq!(rows(&tried, "skipped")[0]["line"], 4);
    assert_eq!(tried["release"], "31.0");
    assert!(!journal.dir.path().join("journal").exists(), "a trial makes nothing");
    let (_, said) = journal.refused(3, &["tasks", "11-1011.00"]);
    assert!(said.contains("not with its sentences"), "{said}");

    let taken = journal.json(&["import", "onet", path]);
    assert_eq!(taken["operation"], "Change the O*NET release");
    let tasks = journal.json(&["tasks", "Chiefs"]);
    assert_eq!(rows(&tasks, "tasks")[0]["text"], "Lead all of it.");
    let score = journal.json(&["score", "Chiefs"]);
    assert!(score["versions"]["catalog"].as_str().is_some_and(|v| v.ends_with("+onet-31.0")));

    journal.json(&["undo"]);
    assert!(journal.json(&["score", "11-1011.00"])["occupation"]["title"] != "Chiefs");
    journal.json(&["redo"]);
    journal.json(&["import", "onet", "--shipped"]);
    journal.refused(3, &["import", "onet", "--shipped"]);
    journal.refused(4, &["import", "onet", journal.dir.path().to_str().expect("a path")]);
}

#[test]
fn the_quiz_asks_until_nothing_is_worth_asking_and_tells_people_apart() {
    let journal = Journal::new();
    let taken = |preferred: &[(&str, &str)]| {
        let mut answers: Vec<String> = Vec::new();
        loop {
            let mut words = vec!["quiz", "Machine learning engineer"];
            words.extend(answers.iter().flat_map(|answer| ["--answer", answer.as_str()]));
            let report = journal.json(&words);
            if report["next"].is_null() {
                return (answers.len(), number(&report["point"]), report);
            }
            let key = report["next"]["key"].as_str().expect("a key");
            let choices = rows(&report["next"], "choices");
            let preference = preferred.iter().find(|(preferred, _)| key.starts_with(preferred));
            let usual = choices[choices.len() / 2]["id"].as_str().expect("an id");
            answers.push(format!("{key}={}", preference.map_or(usual, |(_, choice)| choice)));
        }
    };
    let (asked, junior, report) =
        taken(&[("seniority", "junior"), ("share:notebook", "much-more")]);
    let (_, lead, _) = taken(&[("seniority", "lead"), ("share:notebook", "none")]);
    assert!((1..=7).contains(&asked), "{asked} questions");
    assert!(junior > lead + 10.0, "{junior} {lead}");
    assert_eq!(rows(&report, "answered").len(), asked);
    let (_, said) = journal.refused(3, &["quiz", "Paralegal", "--answer", "seniority=king"]);
    assert_eq!(said, "“king” is no answer to “seniority”.");
    journal.refused(2, &["quiz", "Paralegal", "--answer", "seniority"]);
    journal.refused(3, &["score", "me"]);
    journal.json(&["start", "Senior paralegal"]);
    let (own, usual) = (journal.json(&["score", "me"]), journal.json(&["score", "Paralegal"]));
    assert_eq!((&own["seniority"], &usual["seniority"]), (&"senior".into(), &"mid".into()));
    assert!(number(&own["point"]) < number(&usual["point"]));
}
