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
    app.session().entries(from, to)
}

#[tauri::command]
pub fn search_entries(app: State<'_, App>, query: String) -> Answer<Vec<Entry>> {
    app.session().search_entries(&query)
}

#[tauri::command]
pub fn add_entry(
    app: State<'_, App>,
    date: NaiveDate,
    text: String,
    tags: Vec<String>,
    links: Vec<String>,
) -> Answer<Changed> {
    Ok(app.session().add_entry(Some(date), &text, &tags, &links)?.1)
}

/// What an entry can be about.
#[tauri::command]
pub fn list_link_targets(app: State<'_, App>) -> Answer<Vec<LinkTarget>> {
    app.session().link_targets()
}

#[tauri::command]
pub fn edit_entry(
    app: State<'_, App>,
    id: i64,
    text: String,
    tags: Vec<String>,
    links: Vec<String>,
) -> Answer<Changed> {
    app.session().edit_entry(id, &text, &tags, &links)
}

#[tauri::command]
pub fn remove_entry(app: State<'_, App>, id: i64) -> Answer<Changed> {
    app.session().remove_entry(id)
}

#[tauri::command]
pub fn list_trash(app: State<'_, App>) -> Answer<Vec<Entry>> {
    app.session().trash()
}

#[tauri::command]
pub fn restore_entry(app: State<'_, App>, id: i64) -> Answer<Changed> {
    app.session().restore_entry(id)
}

#[tauri::command]
pub fn list_versions(app: State<'_, App>, id: i64) -> Answer<Vec<Version>> {
    app.session().versions_of(id)
}
