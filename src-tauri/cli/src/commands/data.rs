//! Undo, operations, backups, the doctor and the sources.

use clap::CommandFactory;
use clap_complete::Shell;
use domain::risk;
use serde_json::json;
use store::{Backup, Changed, Check};

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
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let backups = match command {
        BackupCommand::Now => vec![store.backup_now(&now)?],
        BackupCommand::List => store.backups()?,
        BackupCommand::Verify => store.verify_backups()?,
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
    let (sources, validity) = (&catalog.sources, risk::validity(&catalog.world.model));
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
