//! Drafting, starting and exporting a plan.

use domain::{
    plan::{Ask, Draft},
    profile::Profile,
    project::Project,
};
use exchange::export::PlanFormat;
use store::Changed;
use tauri::{AppHandle, Runtime, State};

use super::Answer;
use crate::{
    App,
    picker::{Dialog, pick},
};

#[tauri::command]
pub fn draft_plan(
    app: State<'_, App>,
    profile: Profile,
    target: Option<String>,
    ask: Ask,
) -> Answer<Draft> {
    let session = app.session();
    session.draft_plan(&session.asked_plan(profile, target.as_deref(), ask)?)
}

#[tauri::command]
pub fn start_plan(
    app: State<'_, App>,
    profile: Profile,
    target: Option<String>,
    ask: Ask,
) -> Answer<Changed> {
    let mut session = app.session();
    let asked = session.asked_plan(profile, target.as_deref(), ask)?;
    Ok(session.start_plan(&asked)?.changed)
}

#[tauri::command]
pub fn list_projects(app: State<'_, App>) -> Answer<Vec<Project>> {
    Ok(app.session().catalog()?.reference.projects.to_vec())
}

/// Asks where to, then writes; none when the person cancels.
#[tauri::command(async)]
pub fn export_plan<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    format: PlanFormat,
) -> Answer<Option<String>> {
    // Without a plan there is nothing to ask.
    app.session().plan()?;
    let name = format!("{}.{}", format.stem(), format.extension());
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(app.write(&path, |session| session.export_plan(format))?.file))
}
