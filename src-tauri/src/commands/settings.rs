//! Settings, sources, backups, and what was done.

use catalog::Source;
use domain::{
    ErrorKind, UserError,
    plan::{Reminder, Reminders},
};
use store::{Backup, Changed, Operation, Settings};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_autostart::AutoLaunchManager;

use super::Answer;
use crate::{App, remind};

#[tauri::command]
pub fn read_settings(app: State<'_, App>) -> Answer<Settings> {
    app.session().settings()
}

#[tauri::command]
pub fn set_day_start(app: State<'_, App>, hour: u32) -> Answer<Changed> {
    app.session().set_day_start(hour)
}

#[tauri::command]
pub fn set_reminders(app: State<'_, App>, reminders: Reminders) -> Answer<Changed> {
    app.session().set_reminders(&reminders)
}

/// Shows what a reminder looks like here.
#[tauri::command]
pub fn try_reminder<R: Runtime>(handle: AppHandle<R>) -> Answer<()> {
    let title = "This is how Waymark reminds you".to_owned();
    let body = "Once a day at your time, and never in your quiet hours.".to_owned();
    remind::show(&handle, &Reminder { title, body });
    Ok(())
}

/// Whether the system starts Waymark with the session; none where it cannot.
#[tauri::command]
pub fn read_autostart<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<bool>> {
    let manager = handle.try_state::<AutoLaunchManager>();
    Ok(manager.and_then(|manager| manager.is_enabled().ok()))
}

/// A setting of this machine and not of the journal: it is no operation, and undone by the same switch.
#[tauri::command]
pub fn set_autostart<R: Runtime>(handle: AppHandle<R>, on: bool) -> Answer<()> {
    let refused = |why: String| {
        UserError::new(
            ErrorKind::Other,
            format!("The system did not take that ({why})."),
            "Add Waymark to the programs that start with your session yourself.",
        )
    };
    let manager = handle.try_state::<AutoLaunchManager>();
    let manager = manager.ok_or_else(|| refused("it starts no programs".into()))?;
    let done = if on { manager.enable() } else { manager.disable() };
    done.map_err(|trouble| refused(trouble.to_string()))
}

#[tauri::command]
pub fn list_sources(app: State<'_, App>) -> Answer<Vec<Source>> {
    Ok(app.session().catalog()?.sources.clone())
}

#[tauri::command]
pub fn list_operations(app: State<'_, App>) -> Answer<Vec<Operation>> {
    app.session().operations(200)
}

#[tauri::command(async)]
pub fn list_backups(app: State<'_, App>) -> Answer<Vec<Backup>> {
    app.session().backups()
}

#[tauri::command(async)]
pub fn back_up_now(app: State<'_, App>) -> Answer<Backup> {
    app.session().back_up()
}

#[tauri::command]
pub fn undo(app: State<'_, App>) -> Answer<Option<Changed>> {
    app.session().undo()
}

#[tauri::command]
pub fn redo(app: State<'_, App>) -> Answer<Option<Changed>> {
    app.session().redo()
}
