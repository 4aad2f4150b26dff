//! Three paths, what is within reach, and what somebody wants of either.

use catalog::Catalog;
use domain::{
    occupation::{OccupationName, Seniority},
    paths::{self, PathsReport, Preferences, Reach, Slider, preferences::licences},
};
use serde::Serialize;
use store::{Changed, Store};
use tauri::State;
use ts_rs::TS;

use super::{Answer, skills::levels};
use crate::App;

/// What can be preferred, and what is.
#[derive(Serialize, TS)]
pub struct PreferenceSheet {
    /// What is kept.
    pub preferences: Preferences,
    /// Weights and filters.
    pub sliders: Vec<Slider>,
    /// Licences that some occupation asks for.
    pub licences: Vec<String>,
    /// Families that can be left out.
    pub families: Vec<Named>,
    /// Kinds of work to want more or less of.
    pub themes: Vec<Named>,
}

/// An id and what it is called.
#[derive(Serialize, TS)]
pub struct Named {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: String,
}

/// What is tried, or else what is kept.
fn wanted(store: &Store, tried: Option<Preferences>) -> Answer<Preferences> {
    Ok(tried.map_or_else(|| store.preferences(), Ok)?)
}

#[tauri::command]
pub fn read_paths(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    preferences: Option<Preferences>,
) -> Answer<PathsReport> {
    let levels = levels(&app)?;
    let store = app.store();
    let own = app.own_occupation(&store, &code)?;
    let (preferences, reference) = (wanted(&store, preferences)?, app.reference(&store)?);
    Ok(paths::find(&own, seniority, &levels, &preferences, &reference))
}

#[tauri::command]
pub async fn explore_paths(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    preferences: Option<Preferences>,
) -> Answer<Reach> {
    let levels = levels(&app)?;
    // It takes a while: the journal stays free meanwhile.
    let (own, preferences, reference) = {
        let store = app.store();
        let own = app.own_occupation(&store, &code)?;
        (own, wanted(&store, preferences)?, app.reference(&store)?)
    };
    Ok(paths::explore(&own, seniority, &levels, &preferences, &reference))
}

impl PreferenceSheet {
    /// What can be preferred in `catalog`, with what is.
    pub fn new(preferences: Preferences, catalog: &Catalog) -> Self {
        let named = |id: &str, label: &str| Named { id: id.into(), label: label.into() };
        Self {
            sliders: preferences.all_sliders(&catalog.reference.model.paths),
            licences: licences(&catalog.reference).into_iter().map(str::to_owned).collect(),
            families: catalog.families().iter().map(|one| named(&one.code, &one.label)).collect(),
            themes: catalog.themes.iter().map(|(id, label)| named(id, label)).collect(),
            preferences,
        }
    }
}

#[tauri::command]
pub fn read_preferences(app: State<'_, App>) -> Answer<PreferenceSheet> {
    Ok(PreferenceSheet::new(app.store().preferences()?, app.catalog()?))
}

#[tauri::command]
pub fn set_preferences(app: State<'_, App>, preferences: Preferences) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.set_preferences(&preferences, &app.catalog()?.reference, &now)?)
}

/// Occupations that the person keeps an eye on. One that the catalogue no longer has is left out.
#[tauri::command]
pub fn list_pins(app: State<'_, App>) -> Answer<Vec<OccupationName>> {
    let pins = app.store().pins()?;
    Ok(pins.iter().filter_map(|code| Some(app.occupation(code).ok()?.name())).collect())
}

#[tauri::command]
pub fn pin_occupation(app: State<'_, App>, code: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.pin(&code, &app.catalog()?.reference, &now)?)
}

#[tauri::command]
pub fn unpin_occupation(app: State<'_, App>, code: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.unpin(&code, &now)?)
}
