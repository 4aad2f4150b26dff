//! Undo, operations, backups, the doctor and the sources.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use domain::risk;
use serde_json::json;
use store::{
    Backup, Changed, Check, Drill,
    archive::{TableChange, Taken},
};

use super::Result;
use crate::{
    answer::{Answer, Refusal},
    arguments::{Arguments, BackupCommand},
    context::Context,
    table::{paragraph, table},
};

/// Undoes the last operation.
pub fn undo(context: &Context) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    moved(store.undo(&now)?, "Undone", "There is nothing to undo.")
}

/// Redoes what was undone.
pub fn redo(context: &Context) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    moved(store.redo(&now)?, "Redone", "There is nothing to redo.")
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
    let operations = context.store()?.operations(100)?;
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
pub fn backup(context: &Context, command: &BackupCommand) -> Result {
    let opened = || -> std::result::Result<_, Refusal> {
        let store = context.store()?;
        let now = context.now(&store)?;
        Ok((store, now))
    };
    let backups = match command {
        BackupCommand::Now => {
            let (mut store, now) = opened()?;
            vec![store.backup_now(&now)?]
        }
        BackupCommand::List | BackupCommand::Verify => {
            // The day's own is made first. A journal that cannot be opened hides none of the others.
            drop(context.store());
            store::backups_in(context.dir()?)
        }
        BackupCommand::Restore { id, dry_run } => {
            if store::is_damaged(context.dir()?) {
                return rescue(context, id, *dry_run);
            }
            let (mut store, now) = opened()?;
            return taken(store.restore(id, *dry_run, &now)?, *dry_run);
        }
        BackupCommand::RestoreTest => {
            let (mut store, now) = opened()?;
            return drill(&store.drill(&now)?);
        }
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
    let aside = store::rescue(context.dir()?, id, &context.clock.moment(store::DAY_START_HOUR))?;
    let text = format!(
        "Your journal could not be opened. {id} has taken its place; the damaged file is kept in {}.",
        aside.display()
    );
    Answer::new(&json!({ "rescued": id, "kept": aside }), paragraph(&text))
}

fn drill(drill: &Drill) -> Result {
    let said = match &drill.trouble {
        None => format!(
            "{} can be brought back whole, as your journal stood then: every part of it was read.",
            drill.backup
        ),
        Some(why) => format!(
            "{} would not bring your journal back: {why} `waymark-cli backup now` makes a new one.",
            drill.backup
        ),
    };
    Answer::new(drill, paragraph(&said))
}

/// Takes in a whole journal.
pub fn take_in(context: &Context, file: &Path, dry_run: bool) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    taken(store.take_in(file, dry_run, &now)?, dry_run)
}

/// What took the place of what there was, or would.
fn taken(taken: Taken, trial: bool) -> Result {
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
    let store = context.store()?;
    let mut checks = store.doctor()?;
    let opened =
        store.release()?.map(|id| catalog::open(context.dir()?, &id).map_err(Refusal::from));
    let (ok, detail) = match opened.transpose() {
        Ok(own) => {
            let release = own.map_or_else(catalog::load, Ok)?.release.clone();
            (true, format!("O*NET {release} is in force"))
        }
        Err(refusal) => (false, refusal.error.message),
    };
    checks.push(Check { name: "catalogue".into(), ok, detail });
    let rows = checks
        .iter()
        .map(|c| [if c.ok { "✓" } else { "✗" }.to_owned(), c.name.clone(), c.detail.clone()]);
    Answer::new(&json!({ "checks": checks }), table(["", "Check", "Finding"], &[], rows))
}

/// The datasets behind the figures, and what measures like these have foretold.
pub fn sources(context: &Context) -> Result {
    let catalog = context.catalog()?;
    let (sources, validity) = (&catalog.sources, risk::validity(&catalog.reference.model));
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
