//! The journal as a whole: out, in, back from a backup, away.

use std::path::PathBuf;

use serde::Deserialize;
use store::{
    Drill, MirrorState, Mirrored, Unsaved,
    archive::Taken,
    export::{self, Written},
};
use tauri::{AppHandle, Manager, Runtime, State};
use ts_rs::TS;

use super::Answer;
use crate::{
    App, mirror,
    picker::{Dialog, pick},
};

/// A part of the journal that leaves by itself.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The entries.
    Journal,
    /// What can be pointed to.
    Evidence,
}

#[tauri::command]
pub async fn export_all<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<Written>> {
    let app = handle.state::<App>();
    let packed = app.store().pack()?;
    let name = format!("waymark-{}.zip", app.now(&app.store())?.today);
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(export::to_file(&packed.bytes, packed.records, &path)?))
}

/// Asks for a file and says what it would change.
#[tauri::command]
pub async fn try_all<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<Taken>> {
    let Some(path) = pick(&handle, &Dialog::FileOf("zip", "Waymark")) else { return Ok(None) };
    let app = handle.state::<App>();
    let mut store = app.store();
    let now = app.now(&store)?;
    let trial = store.take_in(&path, true, &now)?;
    app.tried(Some(path));
    Ok(Some(trial))
}

/// Takes in the file that was tried last.
#[tauri::command]
pub fn import_all(app: State<'_, App>) -> Answer<Option<store::Changed>> {
    let Some(path): Option<PathBuf> = app.tried(None) else { return Ok(None) };
    let mut store = app.store();
    let now = app.now(&store)?;
    let taken = store.take_in(&path, false, &now)?;
    app.follow(&store);
    Ok(taken.done)
}

/// What a backup would change.
#[tauri::command]
pub fn try_backup(app: State<'_, App>, id: String) -> Answer<Taken> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.restore(&id, true, &now)?)
}

#[tauri::command]
pub fn restore_backup(app: State<'_, App>, id: String) -> Answer<Option<store::Changed>> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let taken = store.restore(&id, false, &now)?;
    app.follow(&store);
    Ok(taken.done)
}

#[tauri::command]
pub fn read_drill(app: State<'_, App>) -> Answer<Option<Drill>> {
    Ok(app.store().last_drill()?)
}

#[tauri::command]
pub fn drill_backup(app: State<'_, App>) -> Answer<Drill> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.drill(&now)?)
}

#[tauri::command]
pub fn delete_everything(app: State<'_, App>) -> Answer<()> {
    let mut store = app.store();
    store.delete_everything()?;
    *app.unsaved() = Unsaved::open(&app.dir)?;
    app.follow(&store);
    Ok(())
}

/// The Markdown mirror, if there is one.
#[tauri::command(async)]
pub fn read_mirror(app: State<'_, App>) -> Answer<Option<MirrorState>> {
    Ok(app.store().mirror_state())
}

/// Asks for the folder of the mirror and fills it; none when the person cancels.
#[tauri::command]
pub async fn choose_mirror<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<Mirrored>> {
    let Some(path) = pick(&handle, &Dialog::Folder) else { return Ok(None) };
    let app = handle.state::<App>();
    app.store().set_mirror(Some(&path))?;
    mirror::write(&app)
}

/// Ends the mirror; what it holds stays there.
#[tauri::command]
pub fn end_mirror(app: State<'_, App>) -> Answer<()> {
    Ok(app.store().set_mirror(None)?)
}

/// Asks where to, and writes entries or evidence there.
#[tauri::command]
pub async fn export_part<R: Runtime>(
    handle: AppHandle<R>,
    part: Part,
    format: export::Format,
) -> Answer<Option<Written>> {
    let app = handle.state::<App>();
    let (bytes, records, stem) = {
        let store = app.store();
        match part {
            Part::Journal => {
                let mut entries = store.list_entries(None, None)?;
                entries.reverse();
                (export::entries(&entries, format)?, entries.len(), "waymark-journal")
            }
            Part::Evidence => {
                let evidence = store.proof(&app.catalog()?.reference)?.evidence;
                (export::evidence(&evidence, format)?, evidence.len(), "waymark-evidence")
            }
        }
    };
    let name = format!("{stem}.{}", format.extension());
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(export::to_file(&bytes, records, &path)?))
}
