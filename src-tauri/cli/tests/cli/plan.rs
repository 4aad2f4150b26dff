//! A plan before it starts, and as it starts.

use serde_json::Value;

use super::{Journal, number, rows};

#[test]
fn looking_makes_no_journal_and_a_plan_starts_as_it_was_drafted() {
    let journal = Journal::new();
    for words in [
        &["score", "Accountant"][..],
        &["paths", "Accountant"],
        &["gap", "--from", "Accountant", "--to", "Nurse"],
        &["plan", "draft", "Accountant"],
    ] {
        journal.command(words).assert().success();
        let left = std::fs::read_dir(journal.dir.path()).expect("the folder").count();
        assert_eq!(left, 0, "{words:?}");
    }
    // Also once minutes were logged, which change what an hour on paper takes.
    for _ in 0..2 {
        let drafted = journal.json(&["plan", "draft", "Accountant"]);
        let mut started = journal.json(&["start", "Accountant"]);
        let fields = started.as_object_mut().expect("an object");
        fields.retain(|name, _| name != "plan" && name != "operation");
        assert_eq!(started, drafted);
        let step = started["steps"][0]["id"].as_str().expect("an id").to_owned();
        journal.command(&["done", &step, "--minutes", "90"]).assert().success();
    }
}

#[test]
fn a_draft_has_ninety_dates_none_over_capacity_and_is_proved_best() {
    let journal = Journal::new();
    for start in [
        "2026-01-05",
        "2026-01-06",
        "2026-01-07",
        "2026-01-08",
        "2026-01-09",
        "2026-01-10",
        "2026-01-11",
    ] {
        let draft = journal.json(&["plan", "draft", "Machine learning engineer", "--start", start]);
        let load = rows(&draft, "load");
        assert_eq!((load.len(), &load[0]["day"]), (90, &Value::from(start)));
        assert!(
            load.iter().all(|day| number(&day["planned"]) <= number(&day["capacity"])),
            "{start}"
        );
        let milestones = rows(&draft, "milestones");
        assert!((6..=9).contains(&milestones.len()), "{start}: {}", milestones.len());
        assert!(
            milestones[0]["practice"].is_string() && draft["chosen"][0]["practice"].is_string()
        );
        let first: chrono::NaiveDate =
            milestones[0]["day"].as_str().and_then(|d| d.parse().ok()).expect("a day");
        let start: chrono::NaiveDate = start.parse().expect("a day");
        assert!((first - start).num_days() < 7);
        assert!(number(&draft["proven_gap"]).abs() < 1e-12);
    }
}
