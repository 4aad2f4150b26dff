//! Three paths.

use domain::{
    occupation::Seniority,
    paths::{self, PathsReport},
};
use tauri::State;

use super::{Answer, skills::levels};
use crate::App;

#[tauri::command]
pub fn read_paths(app: State<'_, App>, code: String, seniority: Seniority) -> Answer<PathsReport> {
    let levels = levels(&app)?;
    let store = app.store();
    let own = app.own_occupation(&store, &code)?;
    Ok(paths::find(&own, seniority, &levels, &app.world(&store)?))
}
