//! The release of O*NET in force, and bringing another one.

use std::sync::PoisonError;

use app::{Kept, ReleaseInForce};
use catalog::import::{self, ImportReport, ReleaseChange, StatedTask};
use domain::{ErrorKind, Underway, UserError};
use serde::Deserialize;
use store::Changed;
use tauri::{AppHandle, Runtime, State};

use super::Answer;
use crate::{
    App,
    picker::{Dialog, pick},
};

/// What a person chooses a release as.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// A zip as published.
    Zip,
    /// The folder unpacked from it.
    Folder,
}

#[tauri::command]
pub fn read_release(app: State<'_, App>) -> Answer<ReleaseInForce> {
    app.session().release()
}

/// Asks for a release and says what it would change; none when the person cancels.
#[tauri::command(async)]
pub fn try_release<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    kind: Chosen,
) -> Answer<Option<ImportReport>> {
    let dialog = match kind {
        Chosen::Zip => Dialog::FileOf("zip", "O*NET release"),
        Chosen::Folder => Dialog::Folder,
    };
    let Some(path) = pick(&handle, &dialog) else { return Ok(None) };
    *app.release.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
    app.beside.follow("Reading the release", |go_on| import::try_out(&path, go_on))
}

/// What takes long just now, and how far it is; none when nothing does.
#[tauri::command]
pub fn read_underway(app: State<'_, App>) -> Option<Underway> {
    app.watch.now().or_else(|| app.beside.now())
}

/// Asks it to stop.
#[tauri::command]
pub fn stop_underway(app: State<'_, App>) {
    app.watch.stop();
    app.beside.stop();
}

/// Imports the release that was previewed last; none when the person stops it.
#[tauri::command(async)]
pub fn import_release(app: State<'_, App>) -> Answer<Option<Changed>> {
    let chosen = app.release.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let path = chosen.ok_or_else(|| {
        UserError::new(ErrorKind::Invalid, "No release was chosen.", "Choose one first.")
    })?;
    let keep = |go_on: &mut dyn FnMut(Underway) -> bool| Kept::keep(&path, &app.dir, go_on);
    let Some(kept) = app.beside.follow("Reading the release", keep)? else {
        return Ok(None);
    };
    Ok(Some(app.session().use_release(&kept)?))
}

#[tauri::command(async)]
pub fn use_shipped_release(app: State<'_, App>) -> Answer<Changed> {
    app.session().use_shipped_release()
}

/// The tasks of an occupation in the words of the person's copy.
#[tauri::command(async)]
pub fn read_stated(app: State<'_, App>, code: String) -> Answer<Vec<StatedTask>> {
    // The release is read while the journal is free.
    let catalog = app.session().catalog()?;
    catalog.stated(&code)
}

#[tauri::command(async)]
pub fn read_release_change(app: State<'_, App>, code: String) -> Answer<Option<ReleaseChange>> {
    let catalog = app.session().catalog()?;
    catalog.changes(&code)
}
