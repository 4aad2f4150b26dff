//! Settings, sources, backups, and what was done.

use catalog::Source;
use store::{Backup, Changed, Operation, Settings};
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_settings(app: State<'_, App>) -> Answer<Settings> {
    Ok(app.store().settings()?)
}

#[tauri::command]
pub fn set_day_start(app: State<'_, App>, hour: u32) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.set_day_start(hour, &now)?)
}

#[tauri::command]
pub fn list_sources(app: State<'_, App>) -> Answer<Vec<Source>> {
    Ok(app.catalog()?.sources.clone())
}

#[tauri::command]
pub fn list_operations(app: State<'_, App>) -> Answer<Vec<Operation>> {
    Ok(app.store().operations(200)?)
}

#[tauri::command]
pub fn list_backups(app: State<'_, App>) -> Answer<Vec<Backup>> {
    Ok(app.store().backups()?)
}

#[tauri::command]
pub fn back_up_now(app: State<'_, App>) -> Answer<Backup> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.backup_now(&now)?)
}

#[tauri::command]
pub fn undo(app: State<'_, App>) -> Answer<Option<Changed>> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let undone = store.undo(&now)?;
    app.follow(&store);
    Ok(undone)
}

#[tauri::command]
pub fn redo(app: State<'_, App>) -> Answer<Option<Changed>> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let redone = store.redo(&now)?;
    app.follow(&store);
    Ok(redone)
}
