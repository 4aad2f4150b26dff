//! Tasks that another program exported.

use std::path::Path;

use domain::plan::{OwnStep, PlanEdit};
use exchange::import::{Imported, TaskFormat};
use serde_json::json;

use crate::{
    answer::{Answer, Result},
    context::Context,
    table::table,
};

/// Tasks and reasons that are shown to a person.
const SHOWN: usize = 20;
/// Minutes of a task that names none.
const USUAL: u32 = 30;
/// The longest title of a step, in characters.
const LONGEST: usize = 200;

/// Adds the open tasks of a file to the plan as a milestone of one's own; a dry run says what would come.
pub fn bring(context: &mut Context, file: &Path, from: TaskFormat, dry_run: bool) -> Result {
    let mut found = context.read_tasks(file, from)?;
    let (done, open): (Vec<_>, Vec<_>) = found.tasks.into_iter().partition(|task| task.done);
    found.tasks = open;
    let json = json!({
        "read": found.read,
        "added": found.tasks.len(),
        "done": done.len(),
        "skipped": found.skipped,
        "tasks": found.tasks,
    });
    let mut text = page(&found);
    if !done.is_empty() {
        text += &format!("{} are done already and stay where they are.\n", done.len());
    }
    if dry_run {
        return Answer::new(&json, text + "\nNothing was changed: this was a trial.\n");
    }
    if !found.tasks.is_empty() {
        add(context, file, &found)?;
        text += "\nThey are in your plan. `waymark-cli undo` takes them out again.\n";
    }
    Answer::new(&json, text)
}

/// All of them or none: each finds a day with room.
fn add(context: &mut Context, file: &Path, found: &Imported) -> Result<()> {
    let name = file.file_stem().map_or("a file".into(), |name| name.to_string_lossy());
    let steps = found.tasks.iter().map(|task| OwnStep {
        title: task.title.chars().take(LONGEST).collect(),
        minutes: task.minutes.unwrap_or(USUAL).clamp(5, 90),
        day: None,
    });
    let asked = PlanEdit::Add { title: format!("Tasks from {name}"), steps: steps.collect() };
    let state = context.propose_edit(&asked)?.state;
    context.apply_edit(&asked, Some(state))?;
    Ok(())
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
