//! Who the journal belongs to, and the titles of occupations.

use app::Journey;
use catalog::{Family, KindOfWork, titles::TitleMatches};
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_journey(app: State<'_, App>) -> Answer<Journey> {
    app.session().journey()
}

#[tauri::command]
pub fn find_titles(app: State<'_, App>, query: String, limit: usize) -> Answer<TitleMatches> {
    let catalog = app.session().catalog()?;
    Ok(catalog.find(&query, limit.min(50)))
}

#[tauri::command]
pub fn find_work(app: State<'_, App>, query: String, limit: usize) -> Answer<Vec<KindOfWork>> {
    let catalog = app.session().catalog()?;
    Ok(catalog.find_work(&query, limit.min(50)))
}

#[tauri::command]
pub fn list_families(app: State<'_, App>) -> Answer<Vec<Family>> {
    Ok(app.session().catalog()?.families())
}
