//! The days a plan is lived in, and how it bends.

use chrono::NaiveDate;
use domain::plan::{self, Bend, Checkpoint, DayView, Plan, PlanDay, Replan, Review, Today};
use store::{Changed, Op};
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_today(app: State<'_, App>) -> Answer<Option<Today>> {
    let store = app.store();
    let now = app.now(&store)?;
    Ok(store.plan()?.map(|plan| plan::today(&plan, now.today)))
}

#[tauri::command]
pub fn read_plan(app: State<'_, App>) -> Answer<Option<Plan>> {
    let store = app.store();
    let Some(plan) = store.plan()? else { return Ok(None) };
    let now = app.now(&store)?;
    let model = &app.catalog()?.reference.model.plan;
    Ok(Some(plan::learned(plan, store.logged_minutes()?, now.today, model)))
}

#[tauri::command]
pub fn read_days(app: State<'_, App>) -> Answer<Vec<PlanDay>> {
    let store = app.store();
    let now = app.now(&store)?;
    Ok(store.plan()?.map(|plan| plan::plan_days(&plan, now.today)).unwrap_or_default())
}

#[tauri::command]
pub fn read_day(app: State<'_, App>, day: NaiveDate) -> Answer<DayView> {
    let store = app.store();
    let now = app.now(&store)?;
    Ok(plan::day_view(&app.plan(&store)?, day, now.today))
}

/// The review of a week; of the one that today lies in when none is named.
#[tauri::command]
pub fn read_review(app: State<'_, App>, week: Option<u32>) -> Answer<Review> {
    let store = app.store();
    let (now, plan) = (app.now(&store)?, app.plan(&store)?);
    let week = week.unwrap_or_else(|| plan::week_of(&plan, now.today));
    Ok(plan::review(&plan, week, now.today, &app.catalog()?.reference.model.plan))
}

#[tauri::command]
pub fn read_checkpoint(app: State<'_, App>, day: u32) -> Answer<Checkpoint> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let (profile, own) = app.own(&store)?;
    let (plan, divided) = (app.plan(&store)?, store.divided_on()?);
    Ok(plan::checkpoint(&plan, day, (&own, profile.seniority), divided, &reference))
}

#[tauri::command]
pub fn hold_checkpoint(app: State<'_, App>, day: u32) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let (profile, own) = app.own(&store)?;
    let model = &app.reference(&store)?.model;
    let report = domain::risk::assess(&own, profile.seniority, domain::risk::Horizon::Now, model);
    Ok(store.hold_checkpoint(day, &report, &now)?)
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
pub fn sit_down(app: State<'_, App>, id: String, minutes: u32, note: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.sit(&id, minutes, &note, &now)?)
}

#[tauri::command]
pub fn propose_bend(app: State<'_, App>, bend: Bend) -> Answer<Replan> {
    let store = app.store();
    let now = app.now(&store)?;
    let reference = &app.catalog()?.reference;
    Ok(plan::propose(&app.plan(&store)?, &bend, now.today, reference)?.replan)
}

#[tauri::command]
pub fn apply_bend(app: State<'_, App>, bend: Bend) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let reference = &app.catalog()?.reference;
    let proposal = plan::propose(&app.plan(&store)?, &bend, now.today, reference)?;
    Ok(store.save_bent_plan(Op::of(&bend), &proposal.plan, &now)?)
}

/// That the date is right after a jump of some days.
#[tauri::command]
pub fn confirm_today(app: State<'_, App>) -> Answer<()> {
    let mut store = app.store();
    let now = app.now(&store)?;
    store.visit(&now, true)?;
    Ok(())
}
