//! Who the journal belongs to, and the titles of occupations.

use catalog::{Family, KindOfWork, titles::TitleMatches};
use chrono::NaiveDate;
use domain::{model::Versions, occupation::OccupationName, profile::Profile};
use serde::Serialize;
use tauri::State;
use ts_rs::TS;

use super::Answer;
use crate::App;

/// Where the person stands: what the window asks first.
#[derive(Serialize, TS)]
pub struct Journey {
    /// Logical today.
    pub today: NaiveDate,
    /// Who they are; none before the first run.
    pub profile: Option<Profile>,
    /// Their occupation.
    pub occupation: Option<OccupationName>,
    /// The running plan.
    pub plan_id: Option<i64>,
    /// Day of the plan, 1-90; 0 before it starts.
    pub plan_day: Option<u32>,
    /// Days since Waymark was last open, when they are so many that the clock may be wrong.
    pub jump: Option<i64>,
    /// What undo would take back.
    pub next_undo: Option<String>,
    /// What redo would bring back.
    pub next_redo: Option<String>,
    /// Versions of model and catalogue.
    pub versions: Versions,
}

#[tauri::command]
pub fn read_journey(app: State<'_, App>) -> Answer<Journey> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let jump = store.visit(&now, false)?;
    let profile = store.profile()?;
    let occupation = profile.as_ref().and_then(|p| app.occupation(&p.occupation).ok());
    let plan = store.plan()?;
    Ok(Journey {
        today: now.today,
        occupation: occupation.map(|o| o.name()),
        profile,
        plan_id: plan.as_ref().map(|plan| plan.id),
        plan_day: plan.as_ref().map(|plan| domain::plan::today(plan, now.today).day),
        jump,
        next_undo: store.next_undo_label()?,
        next_redo: store.next_redo_label()?,
        versions: app.versions()?,
    })
}

#[tauri::command]
pub fn find_titles(app: State<'_, App>, query: String, limit: usize) -> Answer<TitleMatches> {
    Ok(app.catalog()?.find(&query, limit.min(50)))
}

#[tauri::command]
pub fn find_work(app: State<'_, App>, query: String, limit: usize) -> Answer<Vec<KindOfWork>> {
    Ok(app.catalog()?.find_work(&query, limit.min(50)))
}

#[tauri::command]
pub fn list_families(app: State<'_, App>) -> Answer<Vec<Family>> {
    Ok(app.catalog()?.families())
}
