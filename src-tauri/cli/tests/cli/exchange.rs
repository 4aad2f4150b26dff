//! What leaves for other programs, and what comes from them.

use std::fs;

use serde_json::Value;

use super::{Journal, rows};

#[test]
fn a_plan_leaves_for_other_programs_and_its_tasks_can_be_read_back() {
    let journal = Journal::new();
    journal.json(&["start", "Paralegal"]);
    let marks = [
        ("pdf", "%PDF"),
        ("week", "%PDF"),
        ("notion", "PK"),
        ("taskwarrior", "["),
        ("todotxt", ""),
        ("org", "#+TITLE"),
    ];
    for (format, mark) in marks {
        let file = journal.dir.path().join(format);
        let path = file.to_str().expect("a path");
        let written = journal.json(&["export", "plan", "--format", format, "--out", path]);
        let bytes = fs::read(&file).expect("the file");
        assert!(bytes.starts_with(mark.as_bytes()), "{format}");
        assert_eq!(written["bytes"].as_u64(), u64::try_from(bytes.len()).ok());
        if ["taskwarrior", "todotxt", "org"].contains(&format) {
            let found = journal.json(&["import", "tasks", path, "--from", format, "--dry-run"]);
            assert_eq!(found["read"], written["records"]);
            assert_eq!(found["added"], written["records"]);
            assert!(rows(&found, "skipped").is_empty());
            assert!(rows(&found, "tasks").iter().all(|task| task["due"].is_string()));
            journal.refused(2, &["import", "tasks", path, "--from", format]);
        }
    }
    let path = journal.dir.path().join("week").to_str().expect("a path").to_owned();
    let week = |number| ["export", "plan", "--format", "week", "--week", number, "--out", &path];
    journal.json(&week("13"));
    journal.refused(2, &week("14"));
    let (json, _) = journal.refused(4, &["import", "tasks", &path, "--from", "ics", "--dry-run"]);
    assert_eq!(json["error"]["kind"], Value::from("unreadable"));
}
