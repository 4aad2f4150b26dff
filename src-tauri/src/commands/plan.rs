//! Proposing, starting and exporting a plan.

use domain::{
    plan::{self, Ask, Draft},
    profile::Profile,
    project::Project,
    risk::{self, Horizon},
};
use store::{Changed, Store, export::Format};
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
    let store = app.store();
    propose(&app, &store, &profile, target.as_deref(), &ask)
}

#[tauri::command]
pub fn start_plan(
    app: State<'_, App>,
    profile: Profile,
    target: Option<String>,
    ask: Ask,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let draft = propose(&app, &store, &profile, target.as_deref(), &ask)?;
    let occupation = app.own_occupation(&store, &profile.occupation)?;
    let report =
        risk::assess(&occupation, profile.seniority, Horizon::Now, &app.reference(&store)?.model);
    Ok(store.start_plan(&profile, &draft, &report, &now)?.1)
}

fn propose(
    app: &App,
    store: &Store,
    profile: &Profile,
    target: Option<&str>,
    ask: &Ask,
) -> Answer<Draft> {
    let reference = app.reference(store)?;
    let origin = app.own_occupation(store, &profile.occupation)?;
    let target = target.map(|code| app.occupation(code)).transpose()?;
    let request = ask.request(app.overrun(store)?, &reference.model.plan)?;
    Ok(plan::draft(
        &origin,
        profile.seniority,
        target.as_deref(),
        &profile.levels,
        &request,
        &reference,
    ))
}

#[tauri::command]
pub fn list_projects(app: State<'_, App>) -> Answer<Vec<Project>> {
    Ok(app.catalog()?.reference.projects.to_vec())
}

/// Asks where to, then writes; none when the person cancels.
#[tauri::command]
pub async fn export_plan<R: Runtime>(
    window: AppHandle<R>,
    app: State<'_, App>,
    format: Format,
) -> Answer<Option<String>> {
    let (plan, now) = {
        let store = app.store();
        (app.plan(&store)?, app.now(&store)?)
    };
    let name = format!("{}.{}", format.stem(), format.extension());
    let Some(path) = pick(&window, &Dialog::Save(name)) else { return Ok(None) };
    let written = store::export::plan_to_file(&plan, format, None, &now, &path)?;
    Ok(Some(written.file))
}
