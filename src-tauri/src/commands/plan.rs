//! The plan and the days it is lived in.

use domain::{
    plan::{self, Ask, DateRange, Draft, Plan, Replan, Today},
    practice::Practice,
    profile::Profile,
    risk::{self, Horizon},
};
use store::{Changed, Op, Store, export::Format};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::Answer;
use crate::App;

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
        risk::assess(&occupation, profile.seniority, Horizon::Now, &app.world(&store)?.model);
    Ok(store.start_plan(&profile, &draft, &report, &now)?.1)
}

fn propose(
    app: &App,
    store: &Store,
    profile: &Profile,
    target: Option<&str>,
    ask: &Ask,
) -> Answer<Draft> {
    let world = app.world(store)?;
    let origin = app.own_occupation(store, &profile.occupation)?;
    let target = target.map(|code| app.occupation(code)).transpose()?;
    let request = ask.request(app.overrun(store)?, &world.model.plan)?;
    Ok(plan::draft(
        &origin,
        profile.seniority,
        target.as_deref(),
        &profile.levels,
        &request,
        &world,
    ))
}

#[tauri::command]
pub fn read_today(app: State<'_, App>) -> Answer<Option<Today>> {
    let store = app.store();
    let now = app.now(&store)?;
    Ok(store.plan()?.map(|plan| plan::today(&plan, now.today)))
}

#[tauri::command]
pub fn read_plan(app: State<'_, App>) -> Answer<Option<Plan>> {
    Ok(app.store().plan()?)
}

#[tauri::command]
pub fn check_item(
    app: State<'_, App>,
    id: String,
    note: String,
    minutes: Option<u32>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.check(&id, &note, minutes, &now)?)
}

#[tauri::command]
pub fn uncheck_item(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.uncheck(&id, &now)?)
}

#[tauri::command]
pub fn skip_step(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.skip(&id, &now)?)
}

#[tauri::command]
pub fn propose_replan(app: State<'_, App>) -> Answer<Replan> {
    let store = app.store();
    let now = app.now(&store)?;
    Ok(plan::replan(&app.plan(&store)?, now.today, &app.catalog()?.world))
}

#[tauri::command]
pub fn apply_replan(app: State<'_, App>) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let running = app.plan(&store)?;
    let proposal = plan::replan(&running, now.today, &app.catalog()?.world);
    Ok(store.save_bent_plan(Op::Replan, &plan::bend(&running, &proposal), &now)?)
}

#[tauri::command]
pub fn plan_break(app: State<'_, App>, range: DateRange) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let rested = plan::with_break(&app.plan(&store)?, range);
    let proposal = plan::replan(&rested, now.today, &app.catalog()?.world);
    Ok(store.save_bent_plan(Op::Break, &plan::bend(&rested, &proposal), &now)?)
}

#[tauri::command]
pub fn list_practices(app: State<'_, App>) -> Answer<Vec<Practice>> {
    Ok(app.catalog()?.world.practices.to_vec())
}

/// Asks where to, then writes; none when the person cancels.
#[tauri::command]
pub async fn export_plan<R: Runtime>(
    window: AppHandle<R>,
    app: State<'_, App>,
    format: Format,
) -> Answer<Option<String>> {
    let plan = app.plan(&app.store())?;
    let name = format!("waymark-plan.{}", format.extension());
    let chosen = window.dialog().file().set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    let written = store::export::plan_to_file(&plan, format, &path)?;
    Ok(Some(written.file))
}
