//! Undo, operations, backups, the doctor and the sources.

use std::{
    io::{IsTerminal, Write},
    path::Path,
};

use clap::CommandFactory;
use clap_complete::Shell;
use domain::{ErrorKind, UserError};
use serde_json::json;
use store::{Backup, Changed, Imported, RestoreTest, TableChange};

use crate::{
    answer::{Answer, Result},
    arguments::{Arguments, BackupCommand},
    context::Context,
    table::{paragraph, table},
};

/// Undoes the last operation.
pub fn undo(context: &mut Context) -> Result {
    moved(context.undo()?, "Undone", "There is nothing to undo.")
}

/// Redoes what was undone.
pub fn redo(context: &mut Context) -> Result {
    moved(context.redo()?, "Redone", "There is nothing to redo.")
}

fn moved(changed: Option<Changed>, done: &str, nothing: &str) -> Result {
    match changed {
        Some(changed) => Answer::new(&changed, format!("{done}: {}.\n", changed.operation)),
        None => Answer::new(
            &json!({ "operation": null, "changed": [], "stale": [] }),
            format!("{nothing}\n"),
        ),
    }
}

/// What was done, newest first.
pub fn operations(context: &Context) -> Result {
    let operations = context.operations(100)?;
    let rows = operations.iter().map(|o| {
        [o.date.to_string(), o.label.clone(), if o.undone { "undone" } else { "" }.into()]
    });
    let text = if operations.is_empty() {
        "Nothing yet.\n".into()
    } else {
        table(["Date", "What", ""], &[], rows)
    };
    Answer::new(&json!({ "operations": operations }), text)
}

/// Makes, lists or verifies backups.
pub fn backup(context: &mut Context, command: &BackupCommand) -> Result {
    let backups = match command {
        BackupCommand::Now => vec![context.back_up()?],
        BackupCommand::List | BackupCommand::Verify => context.backups()?,
        BackupCommand::Restore { id, dry_run } => {
            if store::is_damaged(context.dir()?) {
                return rescue(context, id, *dry_run);
            }
            let (mut found, state) = context.preview_restore(id)?;
            if !dry_run && agreed(&found)? {
                found = context.restore(id, state)?;
            }
            return taken(found, *dry_run);
        }
        BackupCommand::RestoreTest => return restore_test(&context.test_restore()?),
    };
    let rows = backups.iter().map(|b: &Backup| {
        [
            b.id.clone(),
            b.when.clone(),
            b.bytes.to_string(),
            if b.verified { "opened and checked" } else { "damaged" }.into(),
        ]
    });
    let text = if backups.is_empty() {
        "No backups yet.\n".into()
    } else {
        table(["Backup", "When", "Bytes", ""], &[2], rows)
    };
    Answer::new(&json!({ "backups": backups }), text)
}

/// Puts a backup in the place of a journal that cannot be opened.
fn rescue(context: &Context, id: &str, dry_run: bool) -> Result {
    if dry_run {
        let text = format!(
            "Your journal cannot be opened. {id} would take its place, and the damaged file would be kept."
        );
        return Answer::new(&json!({ "rescued": null }), paragraph(&text));
    }
    let aside = store::rescue(context.dir()?, id, &context.rescue_moment())?;
    let text = format!(
        "Your journal could not be opened. {id} has taken its place; the damaged file is kept in {}.",
        aside.display()
    );
    Answer::new(&json!({ "rescued": id, "kept": aside }), paragraph(&text))
}

fn restore_test(test: &RestoreTest) -> Result {
    let said = match &test.trouble {
        None => format!(
            "{} can be brought back whole, as your journal stood then: every part of it was read.",
            test.backup
        ),
        Some(why) => format!(
            "{} would not bring your journal back: {why} `waymark-cli backup now` makes a new one.",
            test.backup
        ),
    };
    Answer::new(test, paragraph(&said))
}

/// Takes in a whole journal.
pub fn import_all(context: &mut Context, file: &Path, dry_run: bool) -> Result {
    let whole = context.client().read_journal(file)?;
    let (mut found, state) = context.preview_import(&whole)?;
    if !dry_run && agreed(&found)? {
        found = context.import_all(&whole, state)?;
    }
    taken(found, dry_run)
}

/// Asks, on a terminal, before most of what is there goes; elsewhere undo is at hand.
fn agreed(found: &Imported) -> std::result::Result<bool, UserError> {
    if !found.removes_most || !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    let removed: usize = found.tables.iter().map(|table| table.removed).sum();
    let _ = write!(
        anstream::stderr(),
        "This removes {removed} things, more than half of your journal. A backup is made first. Go on? [y/N] "
    );
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    if read.is_ok() && answer.trim().eq_ignore_ascii_case("y") {
        return Ok(true);
    }
    Err(UserError::new(ErrorKind::Stopped, "You chose not to.", "Nothing was changed."))
}

/// What took the place of what there was, or would.
fn taken(taken: Imported, trial: bool) -> Result {
    let sum = |count: fn(&TableChange) -> usize| taken.tables.iter().map(count).sum::<usize>();
    let (added, changed, removed) = (sum(|t| t.added), sum(|t| t.changed), sum(|t| t.removed));
    let rows = taken.tables.iter().map(|table| {
        let numbers = [table.added, table.changed, table.removed].map(|n| n.to_string());
        let [added, changed, removed] = numbers;
        [table.name.clone(), added, changed, removed]
    });
    let end = match (&taken.done, trial) {
        (Some(_), _) => "A snapshot was made before. `waymark-cli undo` takes it back.",
        (None, true) if !taken.tables.is_empty() => "Nothing was changed: this was a trial.",
        (None, _) => "It is the journal that you have: there is nothing to change.",
    };
    let text = if taken.tables.is_empty() {
        String::new()
    } else {
        table(["Table", "Added", "Changed", "Removed"], &[1, 2, 3], rows) + "\n"
    };
    let skipped: [(); 0] = [];
    let json = json!({
        "read": taken.read, "added": added, "changed": changed, "removed": removed,
        "skipped": skipped, "tables": taken.tables, "done": taken.done,
    });
    Answer::new(&json, text + &paragraph(end))
}

/// Whether everything is in order.
pub fn doctor(context: &Context) -> Result {
    let checks = context.doctor()?;
    let rows = checks
        .iter()
        .map(|c| [if c.ok { "✓" } else { "✗" }.to_owned(), c.name.clone(), c.detail.clone()]);
    Answer::new(&json!({ "checks": checks }), table(["", "Check", "Finding"], &[], rows))
}

/// The datasets behind the figures, and what measures like these have foretold.
pub fn sources(context: &Context) -> Result {
    let catalog = context.catalog()?;
    let (sources, validity) = (&catalog.sources, context.validity()?);
    let rows = sources.iter().map(|s| [s.title.clone(), s.release.clone(), s.licence.clone()]);
    let mut text = table(["Dataset", "Release", "Licence"], &[], rows);
    for source in sources {
        let about = format!("{}: {} {}", source.title, source.taken, source.attribution);
        text.push('\n');
        text.push_str(&paragraph(&about));
    }
    text += &format!("\n{}", paragraph(&validity.says.join(" ")));
    Answer::new(&json!({ "datasets": sources, "validity": validity }), text)
}

/// Completions for a shell.
pub fn completions(shell: Shell) -> Result {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "waymark-cli", &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Answer::new(&json!({ "completions": text }), text.clone())
}
