//! What leaves for other programs, and what comes from them.

use std::{fs, path::Path};

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

#[test]
fn a_damaged_journal_hides_no_backup_and_one_takes_its_place() {
    let journal = Journal::new();
    journal.json(&["journal", "add", "Before."]);
    let id = rows(&journal.json(&["backup", "now"]), "backups")[0]["id"].clone();
    let id = id.as_str().expect("an id");
    let file = journal.dir.path().join("journal/journal.sqlite3");
    let whole = fs::read(&file).expect("bytes");
    for damaged in [&whole[..whole.len() / 2], b"no database at all", &whole[..50]] {
        for log in ["sqlite3-wal", "sqlite3-shm"] {
            let _ = fs::remove_file(file.with_extension(log));
        }
        fs::write(&file, damaged).expect("damaged");
        let (json, _) = journal.refused(4, &["journal", "list"]);
        let hint = json["error"]["hint"].as_str().expect("a hint");
        assert!(hint.contains("`waymark-cli backup list`"), "{hint}");
        let listed = journal.json(&["backup", "list"]);
        assert!(rows(&listed, "backups").iter().any(|one| one["id"] == id));
        journal.json(&["backup", "restore", id, "--dry-run"]);
        assert_eq!(fs::read(&file).expect("bytes"), damaged, "a trial changes nothing");
        journal.refused(3, &["backup", "restore", "2020-01-01-daily"]);
        let rescued = journal.json(&["backup", "restore", id]);
        let kept = Path::new(rescued["kept"].as_str().expect("a folder")).join("journal.sqlite3");
        assert_eq!(fs::read(kept).expect("bytes"), damaged);
        let there = journal.json(&["journal", "list"]);
        assert_eq!(rows(&there, "entries")[0]["text"], "Before.");
    }
}

#[test]
fn an_entry_is_changed_and_removed_by_its_number() {
    let journal = Journal::new();
    journal.json(&["journal", "add", "Frist.", "--tag", "care", "--link", "with:manager"]);
    let listed = journal.command(&["journal", "list"]).assert().success().get_output().clone();
    assert!(String::from_utf8_lossy(&listed.stdout).starts_with("2026-01-05  1 #care"));
    let changed = journal.json(&["journal", "edit", "1", "First."]);
    let entry = &rows(&changed, "entries")[0];
    assert_eq!((&entry["text"], &entry["tags"][0]), (&"First.".into(), &"care".into()));
    assert_eq!(entry["links"][0], "with:manager", "what is not named stays");
    assert_eq!(rows(&journal.json(&["journal", "versions", "1"]), "versions")[0]["text"], "Frist.");
    journal.json(&["journal", "remove", "1"]);
    journal.refused(3, &["journal", "versions", "1"]);
    journal.refused(3, &["journal", "edit", "1", "Gone."]);
    journal.json(&["journal", "restore", "1"]);
    assert_eq!(rows(&journal.json(&["journal", "list"]), "entries").len(), 1);
    journal.refused(2, &["journal", "list", "--from", "2026-02-01", "--to", "2026-01-01"]);
}

#[test]
fn a_journal_moves_to_another_machine_and_back_and_undo_brings_the_old_one_back() {
    let (old, new) = (Journal::new(), Journal::new());
    old.json(&["start", "Paralegal"]);
    old.json(&["journal", "add", "=1+1 is no formula.", "--tag", "care"]);
    let file = old.dir.path().join("life.zip");
    let path = file.to_str().expect("a path");
    let written = old.json(&["export", "all", "--out", path]);
    let trial = new.json(&["import", "all", path, "--dry-run"]);
    assert_eq!((&trial["read"], &trial["done"]), (&written["records"], &Value::Null));
    assert_eq!(new.json(&["import", "all", path])["added"], written["records"]);
    let again = new.dir.path().join("again.zip");
    new.json(&["export", "all", "--out", again.to_str().expect("a path")]);
    assert!(fs::read(&again).expect("bytes") == fs::read(&file).expect("bytes"));
    assert_eq!(new.json(&["import", "all", path])["done"], Value::Null, "it is there already");
    assert_eq!(new.json(&["today"]), old.json(&["today"]));
    new.json(&["undo"]);
    new.refused(3, &["today"]);
    new.refused(2, &["export", "all", "--format", "md", "--out", path]);
    new.refused(2, &["export", "plan", "--out", path]);
    new.refused(4, &["import", "all", "/nowhere/life.zip"]);
    let table = old.dir.path().join("journal.csv");
    let table = table.to_str().expect("a path");
    old.json(&["export", "journal", "--format", "csv", "--out", table]);
    let table = fs::read_to_string(table).expect("a table");
    assert!(table.contains(",'=1+1 is no formula.,care,"), "{table}");
    old.refused(2, &["export", "journal", "--format", "ics", "--out", path]);
}

#[test]
fn a_backup_is_tried_and_brought_back() {
    let journal = Journal::new();
    journal.json(&["journal", "add", "Before."]);
    let id = rows(&journal.json(&["backup", "now"]), "backups")[0]["id"].clone();
    let id = id.as_str().expect("a name");
    assert_eq!(journal.json(&["backup", "restore-test"])["trouble"], Value::Null);
    journal.json(&["journal", "add", "After."]);
    assert_eq!(journal.json(&["backup", "restore", id, "--dry-run"])["removed"], 1);
    journal.json(&["backup", "restore", id]);
    assert_eq!(rows(&journal.json(&["journal", "list"]), "entries").len(), 1);
    journal.json(&["undo"]);
    assert_eq!(rows(&journal.json(&["journal", "list"]), "entries").len(), 2);
    let (json, _) = journal.refused(3, &["backup", "restore", "2020-01-01-daily"]);
    assert_eq!(json["error"]["hint"], "`waymark-cli backup list` shows them.");
}

#[test]
fn what_was_done_becomes_evidence_an_achievement_and_a_document_with_proofs() {
    let journal = Journal::new();
    journal.json(&["start", "ML engineer"]);
    journal.json(&["done", "M1", "--note", "Shared with the team."]);
    let figure = ["evidence", "add", "Time to repair", "--before", "90", "--after", "40"];
    let more = ["--unit", "minutes", "--milestone", "M1"];
    let added = journal.json(&[&figure[..], &more[..]].concat());
    assert_eq!(added["changed"][0], "E1");
    let text = "Helped with repairs";
    let weak = journal.json(&["achievement", "write", text, "--evidence", "E1"]);
    assert_eq!(rows(&weak, "findings")[0]["rule"], "vague");
    let again = journal.json(&["achievement", "write", text, "--id", "C1"]);
    assert_eq!(
        again["achievement"]["evidence"], weak["achievement"]["evidence"],
        "it keeps what backs it"
    );
    let bare = journal.json(&["achievement", "write", text, "--id", "C1", "--no-evidence"]);
    assert_eq!(bare["achievement"]["evidence"], Value::Array(vec![]));
    journal.json(&["undo"]);
    journal.json(&["achievement", "write", "Unbacked, so far."]);
    let document = journal.json(&["document", "draft", "--kind", "promotion"]);
    assert_eq!(document["unproven"], serde_json::json!(["C2"]));
    let achievements = rows(&document, "claims");
    let first =
        achievements.iter().find(|achievement| achievement["id"] == "M1").expect("the milestone");
    assert_eq!(first["evidence"], serde_json::json!(["check-M1", "E1"]));
    assert_eq!(first["month"], "2026-01");
    assert!(document["coverage"]["months"][0]["claims"].as_u64() >= Some(3));
    journal.json(&["evidence", "remove", "E1"]);
    let document = journal.json(&["document", "draft", "--kind", "promotion"]);
    assert_eq!(document["unproven"], serde_json::json!(["C2", "C1"]));
    journal.json(&["undo"]);
    for (format, mark) in
        [("md", "# "), ("html", "<!doctype html>"), ("pdf", "%PDF"), ("json-resume", "{")]
    {
        let file = journal.dir.path().join(format);
        let path = file.to_str().expect("a path");
        let flags = ["export", "document", "--kind", "resume", "--format", format, "--out", path];
        assert_eq!(journal.json(&flags)["records"], 2);
        assert!(fs::read(&file).expect("the file").starts_with(mark.as_bytes()), "{format}");
    }
    let out = journal.dir.path().join("evidence.csv");
    let out = out.to_str().expect("a path");
    journal.json(&["export", "evidence", "--format", "csv", "--out", out]);
    journal.refused(2, &["export", "document", "--format", "md", "--out", out]);
    journal.refused(2, &["export", "plan", "--format", "html", "--out", out]);
    journal.refused(2, &["evidence", "add", "A trap", "--link", "javascript:alert(1)"]);
    journal.refused(3, &["evidence", "remove", "E9"]);
}
