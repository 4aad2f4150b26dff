//! Journal entries.

use std::time::Instant;

use domain::{
    ErrorKind, UserError,
    journal::{Entry, Version},
};
use serde_json::json;
use store::Store;

use super::Result;
use crate::{
    answer::{Answer, Refusal},
    arguments::JournalCommand,
    context::Context,
    table::{bold, paragraph},
};

/// Adds, lists, searches, changes or removes.
pub fn run(context: &Context, command: &JournalCommand) -> Result {
    let mut store = context.store()?;
    let begun = Instant::now();
    let (entries, nothing) = match command {
        JournalCommand::Add { text, date, tags, links } => {
            let now = context.now(&store)?;
            let links = store.sound_links(None, links, &context.catalog()?.reference)?;
            let on = date.unwrap_or(now.today);
            let (entry, _) = store.add_entry(on, text, tags, &links, &now)?;
            (vec![entry], "")
        }
        JournalCommand::List { from, to } => {
            if from.zip(*to).is_some_and(|(from, to)| from > to) {
                return Err(UserError::new(
                    ErrorKind::Invalid,
                    "The first day lies after the last one.",
                    "Exchange --from and --to.",
                )
                .into());
            }
            (
                store.list_entries(*from, *to)?,
                "No entries there yet. `waymark-cli journal add TEXT` writes one.",
            )
        }
        JournalCommand::Edit { id, text, tags, links } => {
            let now = context.now(&store)?;
            let there = entry(&store, *id)?;
            let tags = if tags.is_empty() { &there.tags } else { tags };
            let links = if links.is_empty() { &there.links } else { links };
            let links = store.sound_links(Some(*id), links, &context.catalog()?.reference)?;
            store.edit_entry(*id, text, tags, Some(&links), &now)?;
            (vec![entry(&store, *id)?], "")
        }
        JournalCommand::Remove { id } => {
            let now = context.now(&store)?;
            let changed = store.remove_entry(*id, &now)?;
            let text = format!(
                "Entry {id} is in the trash. `waymark-cli journal restore {id}` brings it back.\n"
            );
            return Answer::new(&changed, text);
        }
        JournalCommand::Trash => (store.trash()?, "The trash is empty."),
        JournalCommand::Restore { id } => {
            let now = context.now(&store)?;
            let changed = store.bring_back_entry(*id, &now)?;
            return Answer::new(&changed, format!("Done: {}.\n", changed.operation));
        }
        JournalCommand::Versions { id } => {
            entry(&store, *id)?;
            return versions(&store.entry_versions(*id)?);
        }
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
    let head = format!("{}  {}", bold(&entry.date.to_string()), entry.id);
    format!("{head}{}\n{}", tags.concat(), paragraph(&entry.text))
}

/// The entry with this number.
fn entry(store: &Store, id: i64) -> std::result::Result<Entry, Refusal> {
    store.list_entries(None, None)?.into_iter().find(|entry| entry.id == id).ok_or_else(|| {
        UserError::new(
            ErrorKind::NotFound,
            format!("There is no entry {id}."),
            "`waymark-cli journal list` shows them with their numbers.",
        )
        .into()
    })
}
