//! What AI did, who reads along, and where proof leads, from the terminal.

use std::fs;

use serde_json::Value;

use super::{Journal, rows};

#[test]
fn a_log_of_ai_stands_beside_the_rating_and_speaks_only_when_asked() {
    let journal = Journal::new();
    journal.refused(3, &["ailog", "add", "--task", "x", "--share", "40"]);
    journal.json(&["start", "Machine learning engineer"]);
    let score = journal.json(&["score", "me"]);
    let task = rows(&score, "tasks")[0]["id"].as_str().expect("an id").to_owned();
    for share in ["100", "1.0", "100%", "100", "0.5"] {
        let added =
            journal.json(&["ailog", "add", "--task", &task, "--share", share, "--saved", "15"]);
        assert_eq!(added["operation"], "Log what AI did");
    }
    for wrong in ["120", "-1", "much"] {
        journal.refused(2, &["ailog", "add", "--task", &task, &format!("--share={wrong}")]);
    }
    let summary = journal.json(&["ailog", "summary"]);
    let [one] = rows(&summary, "tasks") else { panic!("one task: {summary}") };
    assert_eq!((&one["id"], &one["observed"]), (&Value::from(task), &Value::from(0.9)));
    assert!(one["label"].is_string() && one["published"].as_f64().is_some_and(|p| p < 1.0));
    assert_eq!(journal.json(&["score", "me"])["point"], score["point"], "it only speaks");
    journal.json(&["ailog", "remove", "A5"]);
    assert_eq!(rows(&journal.json(&["ailog", "list"]), "uses").len(), 4);
    journal.refused(3, &["ailog", "remove", "A5"]);
}

#[test]
fn sentences_go_out_and_comments_come_back() {
    let journal = Journal::new();
    journal.json(&["start", "Paralegal"]);
    journal.json(&[
        "evidence",
        "add",
        "Time to file",
        "--before",
        "9",
        "--after",
        "4",
        "--unit",
        "days",
    ]);
    let written = journal.json(&[
        "achievement",
        "write",
        "Cut the time to file by 90 %.",
        "--evidence",
        "E1",
    ]);
    assert_eq!(rows(&written, "findings")[0]["rule"], "unbacked");
    let file = journal.dir.path().join("bundle.md");
    let path = file.to_str().expect("a path");
    journal.json(&["feedback", "bundle", "--achievement", "C1", "--evidence", "--out", path]);
    journal.refused(3, &["feedback", "bundle", "--achievement", "C7", "--out", path]);
    let sent = fs::read_to_string(&file).expect("the bundle");
    let back = sent
        .replace("Your name:", "Your name: Ana")
        .replace("\nYour comment:\n", "\nYour comment: From what?\n");
    fs::write(&file, back).expect("the answer");
    assert_eq!(journal.json(&["feedback", "import", path, "--dry-run"])["added"], 1);
    assert_eq!(journal.json(&["feedback", "import", path])["added"], 1);
    assert_eq!(journal.json(&["feedback", "import", path])["there"], 1);
    let comments = journal.json(&["achievement", "list"]);
    assert_eq!(rows(&comments, "comments")[0]["text"], "From what?");
    journal.json(&["feedback", "remove", "N1"]);
    fs::write(&file, "Dear diary").expect("another file");
    journal.refused(4, &["feedback", "import", path]);
}

#[test]
fn a_mirror_holds_the_journal_as_markdown() {
    let journal = Journal::new();
    journal.json(&["start", "Paralegal"]);
    let day = journal.json(&["today"])["date"].as_str().expect("a date").to_owned();
    let folder = journal.dir.path().with_extension("mirror");
    let path = folder.to_str().expect("a path");
    let mirror = journal.json(&["mirror", "to", path]);
    assert_eq!(mirror["mirror"]["files"], 1);
    journal.json(&["journal", "add", "Filed it.", "--link", "M1", "--link", "with:judge"]);
    journal.refused(3, &["journal", "add", "Filed it.", "--link", "M99"]);
    let month = folder.join("journal").join(format!("{}.md", &day[..7]));
    assert!(fs::read_to_string(&month).expect("the month").contains("Filed it."));
    let life = journal.dir.path().join("journal.zip");
    let zip = life.to_str().expect("a path");
    journal.json(&["export", "journal", "--format", "notion", "--out", zip]);
    assert!(fs::read(&life).expect("a zip").starts_with(b"PK"));
    assert_eq!(journal.json(&["mirror", "off"])["mirror"], Value::Null);
    fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_finished_milestone_leads_from_proof_to_the_score() {
    let journal = Journal::new();
    let plan = journal.json(&["start", "Machine learning engineer"]);
    assert!(rows(&journal.json(&["evidence", "trail"]), "trails").is_empty());
    let first = rows(&plan, "milestones")[0]["id"].as_str().expect("an id").to_owned();
    journal.json(&["done", &first, "--note", "Shown to the team."]);
    let trail = journal.json(&["evidence", "trail"]);
    let points = |trail: &Value| trail["points"].as_f64().expect("points");
    let sum: f64 = rows(&trail, "trails").iter().map(points).sum();
    let whole = trail["now"].as_f64().expect("a score") - trail["before"].as_f64().expect("one");
    assert!((sum - whole).abs() < 1e-9);
    let proof = &rows(&trail, "trails")[0]["milestones"][0];
    assert_eq!(proof["evidence"][0], Value::from(format!("check-{first}")));
}
