//! Journal entries.

use std::time::Instant;

use domain::journal::{Entry, Version};
use serde_json::json;

use super::Result;
use crate::{
    answer::Answer,
    arguments::JournalCommand,
    context::Context,
    table::{bold, paragraph},
};

/// Adds, lists or searches.
pub fn run(context: &Context, command: &JournalCommand) -> Result {
    let mut store = context.store()?;
    let begun = Instant::now();
    let (entries, nothing) = match command {
        JournalCommand::Add { text, date, tags, links } => {
            let now = context.now(&store)?;
            let links = store.sound_links(None, links, &context.catalog()?.world)?;
            let on = date.unwrap_or(now.today);
            let (entry, _) = store.add_entry(on, text, tags, &links, &now)?;
            (vec![entry], "")
        }
        JournalCommand::List { from, to } => (
            store.list_entries(*from, *to)?,
            "No entries there yet. `waymark-cli journal add TEXT` writes one.",
        ),
        JournalCommand::Trash => (store.trash()?, "The trash is empty."),
        JournalCommand::BringBack { id } => {
            let now = context.now(&store)?;
            let changed = store.bring_back_entry(*id, &now)?;
            return Answer::new(&changed, format!("Done: {}.\n", changed.operation));
        }
        JournalCommand::Versions { id } => return versions(&store.entry_versions(*id)?),
        JournalCommand::Search { query } => {
            (store.search_entries(query)?, "No entry has these words.")
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
    format!("{}{}\n{}", bold(&entry.date.to_string()), tags.concat(), paragraph(&entry.text))
}
