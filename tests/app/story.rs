//! One working life in small, through real commands: from a title to a checked milestone, closed
//! and opened again.

use serde_json::{Value, json};

use crate::commands::Shell;

fn profile(code: &str) -> Value {
    json!({"occupation": code, "typed_title": "ML engineer", "seniority": "mid", "levels": {}})
}

fn ask(start: &str) -> Value {
    json!({"start": start, "days": 90, "hours": 5, "off": []})
}

fn start(shell: &Shell) -> Value {
    let arguments = json!({"profile": profile("machine-learning-engineer"), "target": null, "ask": ask("2026-01-05")});
    shell.call("start_plan", arguments)
}

#[test]
fn an_engineer_finds_out_plans_checks_writes_and_comes_back() {
    let shell = Shell::on("2026-01-05");

    // A title, half typed and misspelt, is enough.
    let found = shell.call("find_titles", json!({"query": "machin lerning enginer", "limit": 5}));
    assert_eq!(found["matches"][0]["code"], "machine-learning-engineer");

    // Three paths, none of them the present job under another name.
    let paths =
        shell.call("read_paths", json!({"code": "machine-learning-engineer", "seniority": "mid"}));
    let kinds: Vec<&Value> =
        paths["paths"].as_array().expect("paths").iter().map(|p| &p["kind"]).collect();
    assert_eq!(kinds.first(), Some(&&json!("reshape")));
    assert!(kinds.len() == 3 || paths["notes"].as_array().is_some_and(|notes| !notes.is_empty()));

    // The plan starts and today has something small to do.
    assert_eq!(start(&shell)["operation"], "Start a plan");
    let today = shell.call("read_today", json!({}));
    let first = today["next"].clone();
    assert!(
        first["minutes"].as_u64().is_some_and(|minutes| minutes <= 25),
        "the first step is small"
    );

    // It is checked with a note, and a line goes into the journal.
    let id = first["id"].as_str().expect("an id").to_owned();
    let checked =
        shell.call("complete_item", json!({"id": id, "note": "Five cases found.", "minutes": 20}));
    assert!(checked["stale"].as_array().is_some_and(|views| views.contains(&json!("plan"))));
    let entry =
        json!({"date": "2026-01-05", "text": "A quiet start.", "tags": ["plan"], "links": [id]});
    shell.call("add_entry", entry);

    // Closed, opened the next day: all of it is there.
    let shell = Shell::reopen(shell.close(), "2026-01-06");
    let step = step(&shell, &id);
    assert_eq!(step["progress"]["state"], "done");
    assert_eq!(step["progress"]["on"], "2026-01-05");
    assert_eq!(step["progress"]["note"], "Five cases found.");
    let entries = shell.call("search_entries", json!({"query": "quiet"}));
    assert_eq!(entries[0]["text"], "A quiet start.");

    // Undo reaches back across the restart, and redo forward again.
    shell.call("undo", json!({}));
    assert_eq!(shell.call("search_entries", json!({"query": "quiet"})), json!([]));
    shell.call("undo", json!({}));
    assert_eq!(self::step(&shell, &id)["progress"]["state"], "open");
    shell.call("redo", json!({}));
    assert_eq!(self::step(&shell, &id)["progress"]["state"], "done");
}

#[test]
fn what_is_typed_and_not_saved_waits_and_goes_with_everything_else() {
    let shell = Shell::on("2026-01-05");
    shell.call("keep_unsaved", json!({"name": "entry:long", "text": "Half a th"}));
    shell.call("keep_unsaved", json!({"name": "entry:long", "text": "Half a thought"}));
    shell.call("settle_unsaved", json!({}));
    let shell = Shell::reopen(shell.close(), "2026-01-06");
    assert_eq!(shell.call("read_unsaved", json!({})), json!({"entry:long": "Half a thought"}));
    assert_eq!(shell.call("list_operations", json!({})), json!([]), "nothing in it to undo");
    shell.call("delete_everything", json!({}));
    assert_eq!(shell.call("read_unsaved", json!({})), json!({}));
    shell.call("keep_unsaved", json!({"name": "review", "text": "Anew"}));
    assert_eq!(shell.call("read_unsaved", json!({})), json!({"review": "Anew"}));
}

#[test]
fn what_was_previewed_is_applied_to_no_other_state_of_the_journal() {
    let shell = Shell::on("2026-01-05");
    start(&shell);
    let edit = json!({ "kind": "shorten", "step": "S2" });
    let preview = shell.call("preview_edit", json!({ "edit": edit }));
    // As the terminal might, while the window shows the preview.
    shell.call("complete_item", json!({ "id": "S1", "note": "", "minutes": null }));
    let before = shell.call("read_plan", json!({}));
    let apply = json!({ "edit": edit, "state": preview["state"] });
    let refused = shell.try_call("apply_edit", apply).expect_err("it is stale");
    assert_eq!(refused["kind"], "stale");
    assert_eq!(shell.call("read_plan", json!({})), before, "nothing has changed");

    shell.call("undo", json!({}));
    let again = shell.call("preview_edit", json!({ "edit": edit }));
    shell.call("apply_edit", json!({ "edit": edit, "state": again["state"] }));

    let id = shell.call("back_up_now", json!({}))["id"].clone();
    shell.call("undo", json!({}));
    let preview = shell.call("try_backup", json!({ "id": id }));
    shell.call("complete_item", json!({ "id": "S1", "note": "", "minutes": null }));
    let apply = json!({ "id": id, "state": preview[1] });
    let refused = shell.try_call("restore_backup", apply).expect_err("it is stale");
    assert_eq!(refused["kind"], "stale");
    // What was refused does not linger.
    shell.call("reopen_item", json!({ "id": "S1" }));
}

#[test]
fn a_missed_week_is_offered_a_new_schedule_and_nothing_moves_by_itself() {
    let shell = Shell::on("2026-01-05");
    start(&shell);
    let shell = Shell::reopen(shell.close(), "2026-01-14");
    let before = shell.call("read_plan", json!({}));
    let today = shell.call("read_today", json!({}));
    assert!(today["reschedule"].is_string(), "rescheduling is offered");
    assert!(today["next"]["minutes"].as_u64().is_some_and(|m| m <= 15), "the way back is short");
    assert_eq!(shell.call("read_plan", json!({})), before, "looking changes nothing");

    let reschedule = json!({ "edit": { "kind": "reschedule" } });
    let proposal = shell.call("preview_edit", reschedule.clone());
    assert!(!proposal["diff"].as_array().expect("a diff").is_empty());
    shell.call("apply_edit", reschedule.clone());
    assert_eq!(
        shell.call("preview_edit", reschedule)["diff"],
        json!([]),
        "a second one changes nothing"
    );
    let after = shell.call("read_plan", json!({}));
    let over = after["draft"]["load"].as_array().expect("days").iter();
    assert!(over.clone().all(|day| day["planned"].as_u64() <= day["capacity"].as_u64()));

    shell.call("undo", json!({}));
    assert_eq!(shell.call("read_plan", json!({})), before, "undo brings every day back");
}

fn step(shell: &Shell, id: &str) -> Value {
    let plan = shell.call("read_plan", json!({}));
    let steps = plan["draft"]["steps"].as_array().expect("steps").clone();
    steps.into_iter().find(|step| step["id"] == id).expect("the step is in the plan")
}

#[test]
fn answers_make_the_score_ones_own_and_each_can_be_taken_back() {
    let shell = Shell::on("2026-01-05");
    let error = shell.try_call("read_quiz", json!({})).expect_err("nobody is there yet");
    assert_eq!(error["kind"], "not_found");
    start(&shell);
    let score = |shell: &Shell| {
        let code = "machine-learning-engineer";
        let report = json!({"code": code, "seniority": "mid", "at": "now"});
        shell.call("read_risk", report)["point"].as_f64().expect("a score")
    };
    let usual = score(&shell);
    let quiz = shell.call("read_quiz", json!({}));
    let next = &quiz["next"];
    assert_ne!(next["key"], "seniority", "that is known");
    let most = next["choices"].as_array().and_then(|all| all.last()).expect("choices");
    let answer = json!({"key": next["key"], "choice": most["id"]});
    let changed = shell.call("answer_question", answer);
    assert_eq!(changed["operation"], "Answer a question");
    let own = score(&shell);
    assert!((own - usual).abs() > 0.1, "{own} {usual}");
    let quiz = shell.call("read_quiz", json!({}));
    assert!((quiz["point"].as_f64().expect("a score") - own).abs() < 1e-9);

    // Others keep their usual score, and the answer outlives a restart.
    let shell = Shell::reopen(shell.close(), "2026-01-06");
    assert!((score(&shell) - own).abs() < 1e-9);
    shell.call("undo", json!({}));
    assert!((score(&shell) - usual).abs() < 1e-9);
    shell.call("redo", json!({}));
    shell.call("answer_question", json!({"key": next["key"], "choice": null}));
    assert!((score(&shell) - usual).abs() < 1e-9);
    let wrong =
        shell.try_call("answer_question", json!({"key": "share:nothing", "choice": "more"}));
    assert_eq!(wrong.expect_err("no question")["kind"], "not_found");
}

#[test]
fn an_overridden_rating_counts_is_shown_with_its_reason_and_can_be_taken_back() {
    let shell = Shell::on("2026-01-05");
    start(&shell);
    let risk = |shell: &Shell| {
        let code = "machine-learning-engineer";
        shell.call("read_risk", json!({"code": code, "seniority": "mid", "at": "now"}))
    };
    let usual = risk(&shell)["point"].as_f64().expect("a score");
    let disagree = |level: &str, reason: &str| {
        let asked = json!({"task": "evaluation-design", "level": level, "reason": reason});
        shell.try_call("override_rating", asked)
    };
    assert_eq!(disagree("very high", " ").expect_err("no reason")["kind"], "invalid");
    assert_eq!(disagree("total", "x").expect_err("no level")["kind"], "invalid");
    disagree("very high", "Ours is a script.").expect("overridden");
    let own = risk(&shell);
    assert!(own["point"].as_f64().expect("a score") > usual);
    let rows = own["tasks"].as_array().expect("tasks");
    let row = rows.iter().find(|row| row["id"] == "evaluation-design").expect("the task");
    assert_eq!(row["why"], "You: Ours is a script.");
    let shell = Shell::reopen(shell.close(), "2026-01-06");
    assert_eq!(shell.call("list_overrides", json!({}))[0]["date"], "2026-01-05");
    let history = shell.call("read_history", json!({}));
    assert_eq!(history[1]["cause"], "You contested a rating: Ours is a script.");
    shell.call("remove_override", json!({"task": "evaluation-design"}));
    assert!((risk(&shell)["point"].as_f64().expect("a score") - usual).abs() < 1e-9);
}
