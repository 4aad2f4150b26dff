//! Tasks that another program exported.

use std::path::Path;

use chrono::Local;
use domain::{ErrorKind, UserError};
use serde_json::json;
use store::import::{self, Imported};

use super::Result;
use crate::{
    answer::{Answer, Refusal},
    arguments::TaskFormat,
    table::table,
};

/// Tasks and reasons that are shown to a person.
const SHOWN: usize = 20;

/// What a file holds; nothing is added yet.
pub fn bring(file: &Path, from: TaskFormat, dry_run: bool) -> Result {
    let civil = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&Local).date_naive();
    let found = import::tasks_of_file(file, from.into(), &civil)?;
    if !dry_run {
        return Err(Refusal::from(UserError::new(
            ErrorKind::Invalid,
            "Tasks can be read, but not yet be added to the plan.",
            "Add --dry-run to see what would come. Nothing was changed.",
        )));
    }
    let json = json!({
        "read": found.read,
        "added": found.tasks.len(),
        "skipped": found.skipped,
        "tasks": found.tasks,
    });
    Answer::new(&json, page(&found) + "\nNothing was changed: this was a trial.\n")
}

fn page(found: &Imported) -> String {
    let mut text = format!(
        "{} tasks read: {} would come, {} are skipped.\n",
        found.read,
        found.tasks.len(),
        found.skipped.len()
    );
    if !found.tasks.is_empty() {
        let rows = found.tasks.iter().take(SHOWN).map(|task| {
            [
                task.title.clone(),
                task.due.map(|day| day.to_string()).unwrap_or_default(),
                task.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
                if task.done { "done" } else { "" }.to_owned(),
            ]
        });
        text += "\n";
        text += &table(["Task", "Due", "Minutes", ""], &[2], rows);
    }
    for skipped in found.skipped.iter().take(SHOWN) {
        text += &format!("line {}: {}\n", skipped.line, skipped.reason);
    }
    let hidden = [found.tasks.len(), found.skipped.len()].map(|all| all.saturating_sub(SHOWN));
    if hidden != [0, 0] {
        text += "The first of them are shown; --json shows all.\n";
    }
    text
}
