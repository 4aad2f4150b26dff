//! Commands through the real bridge, without a display.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc},
};

use serde_json::{Value, json};
use waymark::{Dialog, Picker};

use crate::shell;

/// A window of the shell on a journal in a folder of its own.
pub struct Shell {
    shell: shell::Shell,
    chosen: Chosen,
    /// The journal's folder.
    pub dir: tempfile::TempDir,
}

/// What dialogs are answered with.
#[derive(Clone, Default)]
struct Chosen(Arc<Mutex<Option<PathBuf>>>);

impl Picker for Chosen {
    fn pick(&self, _: &Dialog) -> Option<PathBuf> {
        self.0.lock().expect("nobody panicked").clone()
    }
}

impl Shell {
    /// Opens an empty journal on this day.
    pub fn on(today: &str) -> Self {
        Self::reopen(tempfile::tempdir().expect("a folder"), today)
    }

    /// Opens a journal on the morning of this day.
    pub fn reopen(dir: tempfile::TempDir, today: &str) -> Self {
        let chosen = Chosen::default();
        let now = format!("{today}T09:00:00+01:00[Europe/Berlin]");
        let shell = shell::Shell::open(dir.path(), &now, chosen.clone());
        Self { shell: shell.expect("the journal opens"), chosen, dir }
    }

    /// Closes the window and keeps the journal.
    pub fn close(self) -> tempfile::TempDir {
        drop(self.shell);
        self.dir
    }

    /// From now on this file or folder is picked in the dialogs of the system.
    pub fn choose(&self, path: &Path) {
        *self.chosen.0.lock().expect("nobody panicked") = Some(path.to_path_buf());
    }

    /// What a command answers, or the error the window would show.
    pub fn try_call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let (tell, told) = mpsc::sync_channel(1);
        self.shell.send(command, arguments, move |answer| tell.send(answer).expect("a listener"));
        told.recv().expect("an answer")
    }

    /// What a command answers.
    pub fn call(&self, command: &str, arguments: Value) -> Value {
        self.try_call(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

#[test]
fn an_empty_journal_has_neither_profile_nor_plan() {
    let shell = Shell::on("2026-01-05");
    let journey = shell.call("read_journey", json!({}));
    assert_eq!(journey["today"], "2026-01-05");
    assert_eq!(journey["profile"], Value::Null);
    assert_eq!(journey["plan_id"], Value::Null);
    assert_eq!(shell.call("read_today", json!({})), Value::Null);
}

#[test]
fn the_seed_role_scores_what_the_article_prints() {
    let shell = Shell::on("2026-01-05");
    let arguments = json!({"code": "machine-learning-engineer", "seniority": "mid", "at": "now"});
    let report = shell.call("read_risk", arguments);
    assert_eq!(report["score"], 14);
    assert_eq!(report["band"], "very_low");
}

#[test]
fn a_wrong_request_is_answered_with_a_sentence_and_a_hint() {
    let shell = Shell::on("2026-01-05");
    let arguments = json!({"code": "wizard", "seniority": "mid", "at": "now"});
    let error = shell.try_call("read_risk", arguments).expect_err("there are no wizards");
    assert_eq!(error["kind"], "not_found");
    assert_eq!(error["message"], "There is no occupation with the code wizard.");
    assert!(error["hint"].as_str().is_some_and(|hint| !hint.is_empty()));
    let error = shell.try_call("complete_item", json!({"id": "S1", "note": "", "minutes": null}));
    assert_eq!(error.expect_err("there is no plan")["kind"], "not_found");
    let error = shell.try_call("try_backup", json!({"id": "2020-01-01-daily"}));
    let error = error.expect_err("there is no such backup");
    assert_eq!(
        (&error["kind"], &error["hint"]),
        (&json!("not_found"), &json!("Settings shows your backups."))
    );
}

#[test]
fn every_command_of_the_contract_is_answered_by_the_shell() {
    let contract = include_str!("../../ui/src/lib/commands.ts");
    let handler = include_str!("../../src-tauri/src/lib.rs");
    let names: Vec<&str> = contract
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": { args:"))
        .map(|(name, _)| name)
        .collect();
    assert!(names.len() > 30, "the contract was read");
    for name in &names {
        assert!(handler.contains(&format!("::{name},")), "the shell does not know {name}");
    }
    let listed = handler.split("generate_handler![").nth(1).expect("the list of commands");
    let known = listed.split(']').next().unwrap_or_default().matches("::").count();
    assert_eq!(known, names.len(), "the shell knows a command that the contract does not name");
}
