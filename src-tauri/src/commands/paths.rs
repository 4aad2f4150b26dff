//! Three paths, what is within reach, and what somebody prefers of either.

use app::PreferenceSheet;
use domain::{
    occupation::{OccupationName, Seniority},
    paths::{PathsReport, Preferences, Reach},
};
use store::Changed;
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_paths(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    preferences: Option<Preferences>,
) -> Answer<PathsReport> {
    let wanted = app.session().wanted(&code, seniority, preferences)?;
    Ok(wanted.paths())
}

/// It takes a while: the journal stays free meanwhile.
#[tauri::command(async)]
pub fn explore_paths(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    preferences: Option<Preferences>,
) -> Answer<Reach> {
    let wanted = app.session().wanted(&code, seniority, preferences)?;
    Ok(wanted.explore())
}

#[tauri::command]
pub fn read_preferences(app: State<'_, App>) -> Answer<PreferenceSheet> {
    app.session().preference_sheet()
}

#[tauri::command]
pub fn set_preferences(app: State<'_, App>, preferences: Preferences) -> Answer<Changed> {
    app.session().set_preferences(&preferences)
}

#[tauri::command]
pub fn list_pins(app: State<'_, App>) -> Answer<Vec<OccupationName>> {
    app.session().pins()
}

#[tauri::command]
pub fn pin_occupation(app: State<'_, App>, code: String) -> Answer<Changed> {
    app.session().pin(&code)
}

#[tauri::command]
pub fn unpin_occupation(app: State<'_, App>, code: String) -> Answer<Changed> {
    app.session().unpin(&code)
}
