//! Journal entries.

use std::time::Instant;

use domain::journal::{Entry, Version};
use serde_json::json;

use crate::{
    answer::{Answer, Result},
    arguments::JournalCommand,
    context::Context,
    table::{bold, paragraph},
};

/// Adds, lists, searches, changes or removes.
pub fn run(context: &mut Context, command: &JournalCommand) -> Result {
    context.open()?;
    let begun = Instant::now();
    let (entries, nothing) = match command {
        JournalCommand::Add { text, date, tags, links } => {
            let (entry, _) = context.add_entry(*date, text, tags, links)?;
            (vec![entry], "")
        }
        JournalCommand::List { from, to } => (
            context.entries(*from, *to)?,
            "No entries there yet. `waymark-cli journal add TEXT` writes one.",
        ),
        JournalCommand::Edit { id, text, tags, links } => {
            let there = context.entry(*id)?;
            let tags = if tags.is_empty() { &there.tags } else { tags };
            let links = if links.is_empty() { &there.links } else { links };
            context.edit_entry(*id, text, tags, links)?;
            (vec![context.entry(*id)?], "")
        }
        JournalCommand::Remove { id } => {
            let changed = context.remove_entry(*id)?;
            let text = format!(
                "Entry {id} is in the trash. `waymark-cli journal restore {id}` brings it back.\n"
            );
            return Answer::new(&changed, text);
        }
        JournalCommand::Trash => (context.trash()?, "The trash is empty."),
        JournalCommand::Restore { id } => {
            let changed = context.restore_entry(*id)?;
            return Answer::new(&changed, format!("Done: {}.\n", changed.operation));
        }
        JournalCommand::Versions { id } => {
            context.entry(*id)?;
            return versions(&context.versions_of(*id)?);
        }
        JournalCommand::Search { query } => {
            (context.search_entries(query)?, "No entry has these words.")
        }
    };
    let took_ms = begun.elapsed().as_secs_f64() * 1000.0;
    let text = if entries.is_empty() {
        format!("{nothing}\n")
    } else {
        entries.iter().map(page).collect()
    };
    Answer::new(&json!({ "entries": entries, "took_ms": took_ms }), text)
}

fn versions(versions: &[Version]) -> Result {
    let page = |one: &Version| {
        format!("{}\n{}", bold(&format!("until {}", one.until)), paragraph(&one.text))
    };
    let text: String = if versions.is_empty() {
        "It was never changed.\n".into()
    } else {
        versions.iter().map(page).collect()
    };
    Answer::new(&json!({ "versions": versions }), text)
}

fn page(entry: &Entry) -> String {
    let tags: Vec<String> = entry.tags.iter().map(|tag| format!(" #{tag}")).collect();
    let head = format!("{}  {}", bold(&entry.date.to_string()), entry.id);
    format!("{head}{}\n{}", tags.concat(), paragraph(&entry.text))
}
