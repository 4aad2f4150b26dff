//! What comes in: another release of O*NET with its own words, and tasks.

use std::{
    io::{IsTerminal, Write},
    path::Path,
};

use app::Kept;
use catalog::import::{self, ImportReport, ReleaseChange};
use domain::{ErrorKind, Underway, UserError};
use serde_json::{Value, json};

use super::{data, tasks as other_tasks};
use crate::{
    answer::{Answer, Result},
    arguments::ImportCommand,
    context::Context,
    table::{bold, paragraph, table},
};

/// Rows left out that are shown to a person.
const SHOWN: usize = 10;

/// Brings something in.
pub fn run(context: &mut Context, command: &ImportCommand) -> Result {
    match command {
        ImportCommand::Onet { path: Some(path), dry_run: true, .. } => try_out(path),
        ImportCommand::Onet { path: Some(path), .. } => onet(context, path),
        ImportCommand::Onet { path: None, .. } => shipped(context),
        ImportCommand::All { file, dry_run } => data::import_all(context, file, *dry_run),
        ImportCommand::Tasks { file, from, dry_run } => {
            other_tasks::bring(context, file, *from, *dry_run)
        }
    }
}

/// What an import would change.
fn try_out(path: &Path) -> Result {
    let report = import::try_out(path, &mut told)?.ok_or_else(stopped)?;
    let text = page(&report) + "\nNothing was changed: this was a trial.\n";
    Answer::new(&report, text)
}

/// Imports a release and puts it in force.
fn onet(context: &mut Context, path: &Path) -> Result {
    context.open()?;
    let kept = Kept::keep(path, context.dir()?, &mut told)?.ok_or_else(stopped)?;
    let changed = context.use_release(&kept)?;
    let change = context.change_of_mine()?;
    let mut text = page(&kept.report);
    text += &change.as_ref().map(of_yours).unwrap_or_default();
    text += "\n`waymark-cli undo` takes it back; `waymark-cli tasks TITLE` shows its own words.\n";
    let mut json = Answer::new(&kept.report, "")?.json;
    if let Value::Object(fields) = &mut json {
        fields.insert("change".into(), json!(change));
        fields.insert("operation".into(), json!(changed.operation));
    }
    Answer::new(&json, text)
}

/// Puts the shipped release in force again.
fn shipped(context: &mut Context) -> Result {
    let changed = context.use_shipped_release()?;
    let release = &context.catalog()?.release;
    Answer::new(&changed, format!("O*NET {release} is in force again.\n"))
}

/// Says on a terminal what is being done. Ctrl+C stops it, and nothing has changed then.
fn told(progress: Underway) -> bool {
    if std::io::stderr().is_terminal() {
        let Underway { doing, done, all } = progress;
        let _ = write!(anstream::stderr(), "\r\x1b[K{} of {all}: {doing} …", done + 1);
        if done + 1 == all {
            let _ = write!(anstream::stderr(), "\r\x1b[K");
        }
    }
    true
}

fn stopped() -> UserError {
    UserError::new(ErrorKind::Other, "The import was stopped.", "Nothing was changed.")
}

fn page(report: &ImportReport) -> String {
    let mut text = bold(&format!("O*NET {}", report.release)) + "\n";
    let count = |what: &str, number: usize| [what.to_owned(), number.to_string()];
    text += &table(
        ["What it holds", ""],
        &[1],
        [
            count("Occupations", report.occupations),
            count("Occupations that are new", report.new_occupations.len()),
            count("Occupations that are gone", report.gone_occupations.len()),
            count("Tasks that are new", report.new_tasks),
            count("Tasks that are gone", report.gone_tasks),
            count("Rows read", report.read),
            count("Rows left out", report.left_out),
        ],
    );
    if !report.missing.is_empty() {
        text += &paragraph(&format!("It has no table {}.", report.missing.join(", ")));
    }
    if !report.unknown_activities.is_empty() {
        text += &paragraph(&format!(
            "{} of its activities are new; work under them counts once somebody has rated it.",
            report.unknown_activities.len()
        ));
    }
    for row in report.skipped.iter().take(SHOWN) {
        text += &format!("{}, line {}: {}\n", row.table, row.line, row.reason);
    }
    text
}

fn of_yours(change: &ReleaseChange) -> String {
    let count = |what: &str, number: usize| [what.to_owned(), number.to_string(), String::new()];
    let (before, now) = change.score;
    let mut rows = vec![
        count("Tasks that are new", change.new_tasks.len()),
        count("Tasks that are gone", change.gone_tasks),
        count("Skills that are rated anew", change.skills),
        count("Names that are new", change.new_titles),
        ["Score, before and now".into(), format!("{before:.1}"), format!("{now:.1}")],
    ];
    if let Some((before, now)) = change.zone {
        rows.push(["Job zone, before and now".into(), before.to_string(), now.to_string()]);
    }
    "\n".to_owned() + &table(["For your occupation", "", ""], &[1, 2], rows)
}

/// The tasks of an occupation as the release in force states them.
pub fn tasks(context: &Context, title: &str) -> Result {
    let catalog = context.catalog()?;
    let occupation = context.resolve(title)?;
    if !catalog.is_own() {
        return Err(UserError::new(
            ErrorKind::NotFound,
            "Waymark comes with the figures of O*NET, not with its sentences.",
            "Bring the release yourself with `waymark-cli import onet FILE`, then ask again.",
        )
        .into());
    }
    let tasks = context.stated(&occupation.code)?;
    if tasks.is_empty() {
        return Err(UserError::new(
            ErrorKind::NotFound,
            format!("O*NET {} lists no tasks for “{}”.", catalog.release, occupation.title),
            "Ask for one of the occupations that it is made of, or for one like it.",
        )
        .into());
    }
    let rows = tasks.iter().map(|task| {
        let kind = if task.supplemental { "supplemental" } else { "core" };
        [task.text.clone(), task.activities.join("; "), kind.to_owned()]
    });
    let text = bold(&format!("{}, O*NET {}", occupation.title, catalog.release))
        + "\n"
        + &table(["Task", "Counted as", "Kind"], &[], rows);
    Answer::new(&json!({ "occupation": occupation.name(), "tasks": tasks }), text)
}
