//! The days of a plan, and how it is adjusted.

use app::Proposed;
use chrono::NaiveDate;
use domain::plan::{Checkpoint, DayView, Plan, PlanDay, PlanEdit, Review, Today};
use store::{Changed, JournalState};
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_today(app: State<'_, App>) -> Answer<Option<Today>> {
    app.session().read_today()
}

#[tauri::command]
pub fn read_plan(app: State<'_, App>) -> Answer<Option<Plan>> {
    app.session().learned_plan()
}

#[tauri::command]
pub fn read_days(app: State<'_, App>) -> Answer<Vec<PlanDay>> {
    app.session().plan_days()
}

#[tauri::command]
pub fn read_day(app: State<'_, App>, day: NaiveDate) -> Answer<DayView> {
    app.session().day(day)
}

/// The review of a week; of the one that today lies in when none is named.
#[tauri::command]
pub fn read_review(app: State<'_, App>, week: Option<u32>) -> Answer<Review> {
    app.session().review(week)
}

#[tauri::command]
pub fn read_checkpoint(app: State<'_, App>, day: u32) -> Answer<Checkpoint> {
    app.session().checkpoint(day)
}

#[tauri::command]
pub fn hold_checkpoint(app: State<'_, App>, day: u32) -> Answer<Changed> {
    app.session().hold_checkpoint(day)
}

#[tauri::command]
pub fn complete_item(
    app: State<'_, App>,
    id: String,
    note: String,
    minutes: Option<u32>,
) -> Answer<Changed> {
    app.session().complete(&id, &note, minutes)
}

#[tauri::command]
pub fn write_proof(app: State<'_, App>, id: String, sentence: String) -> Answer<Changed> {
    app.session().write_proof(&id, &sentence)
}

#[tauri::command]
pub fn reopen_item(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().reopen(&id)
}

#[tauri::command]
pub fn skip_step(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().skip(&id)
}

#[tauri::command]
pub fn log_time(app: State<'_, App>, id: String, minutes: u32, note: String) -> Answer<Changed> {
    app.session().log_time(&id, minutes, &note)
}

#[tauri::command]
pub fn preview_edit(app: State<'_, App>, edit: PlanEdit) -> Answer<Proposed> {
    app.session().propose_edit(&edit)
}

/// Applies an edit, to the journal in the state of its proposal where one was shown; none where nothing would change.
#[tauri::command]
pub fn apply_edit(
    app: State<'_, App>,
    edit: PlanEdit,
    state: Option<JournalState>,
) -> Answer<Option<Changed>> {
    app.session().apply_edit(&edit, state)
}

/// That the date is right after a jump of some days.
#[tauri::command]
pub fn confirm_today(app: State<'_, App>) -> Answer<()> {
    app.session().confirm_today()
}
