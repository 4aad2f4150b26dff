//! The release of O*NET in force, and bringing another one.

use std::sync::PoisonError;

use catalog::{
    Catalog,
    import::{self, ImportReport, ReleaseChange, StatedTask},
    release::ReadingProgress,
};
use domain::{
    ErrorKind, UserError,
    occupation::Occupation,
    profile::Profile,
    risk::{self, Horizon, RiskReport},
};
use serde::{Deserialize, Serialize};
use store::{Changed, Store};
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

use super::Answer;
use crate::{
    App,
    picker::{Dialog, pick},
};

/// Which release is in force.
#[derive(Serialize, TS)]
pub struct ReleaseInForce {
    /// Its number.
    pub release: String,
    /// Whether the person brought it.
    pub own: bool,
    /// Why the shipped one stands in for theirs, if it does.
    pub problem: Option<UserError>,
}

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
    let catalog = app.catalog()?;
    let (release, own) = (catalog.release.clone(), catalog.is_own());
    Ok(ReleaseInForce { release, own, problem: app.catalog_problem() })
}

/// Asks for a release and says what it would change; none when the person cancels.
#[tauri::command]
pub async fn try_release<R: Runtime>(
    window: AppHandle<R>,
    app: State<'_, App>,
    kind: Chosen,
) -> Answer<Option<ImportReport>> {
    let dialog = match kind {
        Chosen::Zip => Dialog::FileOf("zip", "O*NET release"),
        Chosen::Folder => Dialog::Folder,
    };
    let Some(path) = pick(&window, &dialog) else { return Ok(None) };
    *app.importing.chosen.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
    app.importing.run(|go_on| import::try_out(&path, go_on))
}

#[tauri::command]
pub fn read_progress(app: State<'_, App>) -> Option<ReadingProgress> {
    app.importing.progress()
}

#[tauri::command]
pub fn stop_import(app: State<'_, App>) {
    app.importing.stop();
}

/// Takes in the release that was tried last; none when the person stops it.
#[tauri::command]
pub async fn import_release(app: State<'_, App>) -> Answer<Option<Changed>> {
    let chosen = app.importing.chosen.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let path = chosen.ok_or_else(|| {
        UserError::new(ErrorKind::Invalid, "No release was chosen.", "Choose one first.")
    })?;
    let kept = app.importing.run(|go_on| import::keep(&path, &app.dir, go_on))?;
    let Some((id, _)) = kept else { return Ok(None) };
    let catalog = catalog::open(&app.dir, &id)?;
    Ok(Some(use_release(&app, Some(&id), catalog)?))
}

#[tauri::command]
pub fn use_shipped_release(app: State<'_, App>) -> Answer<Changed> {
    use_release(&app, None, catalog::load()?)
}

fn use_release(app: &App, id: Option<&str>, catalog: &Catalog) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let own = own_score(&store, catalog)?;
    let changed = store.use_release(id, &catalog.release, own.as_ref(), &now)?;
    app.follow(&store);
    Ok(changed)
}

/// The person's score by a catalogue, if it has their occupation.
fn own_score(store: &Store, catalog: &Catalog) -> Answer<Option<RiskReport>> {
    let reference = store.reference(&catalog.reference)?;
    let own = store.own(&reference)?;
    let assess = |(profile, own): (Profile, Occupation)| {
        risk::assess(&own, profile.seniority, Horizon::Now, &reference.model)
    };
    Ok(own.map(assess))
}

/// The tasks of an occupation in the words of the person's copy.
#[tauri::command]
pub fn read_stated(app: State<'_, App>, code: String) -> Answer<Vec<StatedTask>> {
    app.catalog()?.stated(&code)
}

#[tauri::command]
pub fn read_release_change(app: State<'_, App>, code: String) -> Answer<Option<ReleaseChange>> {
    app.catalog()?.changes(&code)
}
