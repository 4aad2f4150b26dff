//! Journal entries.

use chrono::NaiveDate;
use domain::journal::{Entry, LinkTarget, Version};
use store::Changed;
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn list_entries(
    app: State<'_, App>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Answer<Vec<Entry>> {
    Ok(app.store().list_entries(from, to)?)
}

#[tauri::command]
pub fn search_entries(app: State<'_, App>, query: String) -> Answer<Vec<Entry>> {
    Ok(app.store().search_entries(&query)?)
}

#[tauri::command]
pub fn add_entry(
    app: State<'_, App>,
    date: NaiveDate,
    text: String,
    tags: Vec<String>,
    links: Vec<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let links = store.sound_links(None, &links, &app.catalog()?.reference)?;
    Ok(store.add_entry(date, &text, &tags, &links, &now)?.1)
}

/// What an entry can speak of.
#[tauri::command]
pub fn list_link_targets(app: State<'_, App>) -> Answer<Vec<LinkTarget>> {
    let store = app.store();
    Ok(store.link_targets(&app.catalog()?.reference)?)
}

#[tauri::command]
pub fn edit_entry(
    app: State<'_, App>,
    id: i64,
    text: String,
    tags: Vec<String>,
    links: Vec<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let links = store.sound_links(Some(id), &links, &app.catalog()?.reference)?;
    Ok(store.edit_entry(id, &text, &tags, Some(&links), &now)?)
}

#[tauri::command]
pub fn remove_entry(app: State<'_, App>, id: i64) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_entry(id, &now)?)
}

#[tauri::command]
pub fn list_trash(app: State<'_, App>) -> Answer<Vec<Entry>> {
    Ok(app.store().trash()?)
}

#[tauri::command]
pub fn bring_back_entry(app: State<'_, App>, id: i64) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.bring_back_entry(id, &now)?)
}

#[tauri::command]
pub fn list_versions(app: State<'_, App>, id: i64) -> Answer<Vec<Version>> {
    Ok(app.store().entry_versions(id)?)
}
