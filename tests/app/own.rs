//! One's own work said through real commands: tried, kept, recorded with its cause, undone.

use serde_json::{Value, json};

use crate::commands::Shell;

const ROLE: &str = "machine-learning-engineer";

fn started() -> Shell {
    let shell = Shell::on("2026-01-05");
    let profile =
        json!({"occupation": ROLE, "typed_title": "ML engineer", "seniority": "mid", "levels": {}});
    let ask = json!({"start": "2026-01-05", "days": 90, "hours": 5, "off": []});
    shell.call("start_plan", json!({"profile": profile, "target": null, "ask": ask}));
    shell
}

fn risk(shell: &Shell, what_if: Value) -> Value {
    shell.call(
        "read_risk",
        json!({"code": ROLE, "seniority": "mid", "at": "now", "what_if": what_if}),
    )
}

fn point(report: &Value) -> f64 {
    report["point"].as_f64().expect("a score")
}

fn causes(shell: &Shell) -> Vec<String> {
    let rows = shell.call("read_history", json!({}));
    let cause = |row: &Value| row["cause"].as_str().unwrap_or_default().to_owned();
    rows.as_array().expect("rows").iter().map(cause).collect()
}

#[test]
fn a_week_is_tried_without_being_kept_then_kept_then_undone() {
    let shell = started();
    let usual = point(&risk(&shell, Value::Null));
    let shares = json!({"notebook-boilerplate": 80, "evaluation-design": 20});
    let tried = risk(&shell, json!({"shares": shares, "assumptions": null}));
    let tried_tasks = tried["tasks"].as_array().expect("tasks").len();
    assert!(point(&tried) > usual + 1.0, "{} against {usual}", point(&tried));
    assert!((point(&risk(&shell, Value::Null)) - usual).abs() < 1e-9, "nothing was kept");

    let week = shell.call("read_own_week", json!({}));
    assert_eq!(week["divided"], false);
    let parts: serde_json::Map<String, Value> = week["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| (part["id"].as_str().unwrap_or_default().to_owned(), json!(0)))
        .chain([("evaluation-design".to_owned(), json!(100))])
        .collect();
    shell.call("divide_week", json!({"shares": parts}));
    let kept = risk(&shell, Value::Null);
    assert!(point(&kept) < usual, "evaluation alone stands below the usual week");
    assert_eq!(kept["tasks"].as_array().map(Vec::len), Some(1));
    assert!(tried_tasks > 1);
    assert_eq!(shell.call("read_own_week", json!({}))["divided"], true);
    assert_eq!(causes(&shell), ["A plan began", "You: your week"]);
    shell.call("undo", json!({}));
    assert!((point(&risk(&shell, Value::Null)) - usual).abs() < 1e-9);
    assert_eq!(causes(&shell), ["A plan began"]);
}

#[test]
fn a_task_in_own_words_is_found_added_overridden_and_removed() {
    let shell = started();
    let usual = point(&risk(&shell, Value::Null));
    let found =
        shell.call("find_work", json!({"query": "answering questions of customers", "limit": 3}));
    let like = found[0]["id"].clone();
    let task = json!({"id": "", "label": "Calming customers", "like": like, "accountability": 2,
                      "trust": 3, "tacit": 1, "cost_of_error": 1});
    shell.call("add_task", json!({"task": task, "share": 0.25}));
    let report = risk(&shell, Value::Null);
    let row = report["tasks"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["label"] == "Calming customers").cloned());
    let row = row.expect("the task is in the week");
    assert!((row["share"].as_f64().unwrap_or_default() - 0.25).abs() < 1e-9);
    let id = row["id"].clone();
    let disagree = json!({"task": id, "level": "very low", "reason": "They want a person."});
    shell.call("override_rating", disagree);
    assert!(point(&risk(&shell, Value::Null)) < point(&report));
    shell.call("remove_task", json!({"id": id}));
    assert!((point(&risk(&shell, Value::Null)) - usual).abs() < 1e-9);
}

#[test]
fn assumptions_of_ones_own_hold_everywhere_and_are_named() {
    let shell = started();
    let usual = point(&risk(&shell, Value::Null));
    let tried = risk(&shell, json!({"shares": null, "assumptions": {"rho": 1.0}}));
    assert!(point(&tried) > usual && tried["changed"][0]["key"] == "rho");
    shell.call("assume", json!({"values": {"rho": 1.0, "demand": 0.0}}));
    let report = risk(&shell, Value::Null);
    assert_eq!(report["changed"].as_array().map(Vec::len), Some(2));
    let paths = shell.call("read_paths", json!({"code": ROLE, "seniority": "mid"}));
    let levers = shell.call("read_levers", json!({"code": ROLE, "seniority": "mid"}));
    assert!(levers.as_array().is_some_and(|all| !all.is_empty()));
    let both = json!({"a": ROLE, "b": "day-90", "seniority": "mid"});
    let both = shell.call("compare_risk", both);
    assert!((point(&both["a"]) - point(&report)).abs() < 1e-9, "the same score wherever it stands");
    assert!(point(&both["b"]) < point(&both["a"]), "the plan moves it down");
    assert_eq!(paths["origin"]["code"], ROLE);
    let refused = shell.try_call("assume", json!({"values": {"rho": 99.0}}));
    assert_eq!(refused.expect_err("out of range")["kind"], "invalid");
    shell.call("assume", json!({"values": {}}));
    assert!((point(&risk(&shell, Value::Null)) - usual).abs() < 1e-9);
}

#[test]
fn room_to_move_is_kept_beside_the_score() {
    let shell = started();
    let before = causes(&shell);
    assert_eq!(shell.call("read_capacity", json!({}))["high"], 100.0);
    shell.call("answer_capacity", json!({"key": "capacity:savings", "choice": "weeks"}));
    let capacity = shell.call("read_capacity", json!({}));
    assert_eq!((&capacity["low"], &capacity["high"]), (&json!(0.0), &json!(75.0)));
    assert_eq!(causes(&shell), before);
    let quiz = shell.call("read_quiz", json!({}));
    let answered = quiz["answered"].as_array().expect("answers");
    assert!(answered.iter().all(|row| row["key"] != "capacity:savings"), "no part of the quiz");
}
