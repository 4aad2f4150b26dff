//! The journal as a whole: out, in, back from a backup, away. Everything here runs beside the window: with ten
//! years of data it takes more than a frame.

use app::{Client, Written};
use exchange::export::{EntriesFormat, EvidenceFormat};
use serde::Deserialize;
use store::{Changed, Imported, JournalState, MirrorState, Mirrored, RestoreTest, Unsaved};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

use super::Answer;
use crate::{
    App,
    error::told,
    mirror,
    picker::{Dialog, pick},
    state::Previewed,
};

/// A part of the journal that leaves by itself, in one of its formats.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "part", content = "format")]
pub enum Part {
    /// The entries.
    Journal(EntriesFormat),
    /// What can be pointed to.
    Evidence(EvidenceFormat),
}

#[tauri::command(async)]
pub fn export_all<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
) -> Answer<Option<Written>> {
    let name = format!("waymark-{}.zip", app.session().today()?);
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(app.write(&path, |session| session.export_all())?))
}

/// Asks for a file and says what it would change.
#[tauri::command(async)]
pub fn try_all<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Option<Imported>> {
    let Some(path) = pick(&handle, &Dialog::FileOf("zip", "Waymark")) else { return Ok(None) };
    let whole = Client::Window.read_journal(&path)?;
    let (found, state) = app.session().preview_import(&whole)?;
    app.previewed(Previewed::Journal(whole, state));
    Ok(Some(found))
}

/// Imports the journal that was previewed last.
#[tauri::command(async)]
pub fn import_all(app: State<'_, App>) -> Answer<Option<Changed>> {
    let Previewed::Journal(whole, state) = app.previewed(Previewed::Nothing) else {
        return Ok(None);
    };
    Ok(app.session().import_all(&whole, state)?.done)
}

/// What a backup would change, and the state of the journal that this is true of.
#[tauri::command(async)]
pub fn try_backup(app: State<'_, App>, id: String) -> Answer<(Imported, JournalState)> {
    app.session().preview_restore(&id)
}

/// Restores it to the journal in that state.
#[tauri::command(async)]
pub fn restore_backup(
    app: State<'_, App>,
    id: String,
    state: JournalState,
) -> Answer<Option<Changed>> {
    Ok(app.session().restore(&id, state)?.done)
}

#[tauri::command]
pub fn read_restore_test(app: State<'_, App>) -> Answer<Option<RestoreTest>> {
    app.session().last_restore_test()
}

#[tauri::command(async)]
pub fn test_restore(app: State<'_, App>) -> Answer<RestoreTest> {
    app.session().test_restore()
}

#[tauri::command(async)]
pub fn delete_everything(app: State<'_, App>) -> Answer<()> {
    app.session().delete_everything()?;
    *app.unsaved() = Unsaved::open(&app.dir).map_err(told)?;
    Ok(())
}

/// The Markdown mirror, if there is one.
#[tauri::command(async)]
pub fn read_mirror(app: State<'_, App>) -> Answer<Option<MirrorState>> {
    app.session().mirror_state()
}

/// Asks for the folder of the mirror and fills it; none when the person cancels.
#[tauri::command(async)]
pub fn choose_mirror<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
) -> Answer<Option<Mirrored>> {
    let Some(path) = pick(&handle, &Dialog::Folder) else { return Ok(None) };
    app.session().set_mirror(Some(&path))?;
    mirror::write(&app, &app.beside)
}

/// Ends the mirror; what it holds stays there.
#[tauri::command]
pub fn end_mirror(app: State<'_, App>) -> Answer<()> {
    app.session().set_mirror(None)
}

/// Asks where to, and writes entries or evidence there.
#[tauri::command(async)]
pub fn export_part<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    part: Part,
) -> Answer<Option<Written>> {
    let name = match part {
        Part::Journal(format) => format!("waymark-journal.{}", format.extension()),
        Part::Evidence(format) => format!("waymark-evidence.{}", format.extension()),
    };
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    let written = app.write(&path, |session| match part {
        Part::Journal(format) => session.export_entries(format),
        Part::Evidence(format) => session.export_evidence(format),
    })?;
    Ok(Some(written))
}
