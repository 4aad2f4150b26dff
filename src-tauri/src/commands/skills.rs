//! Skills, levels and the gap.

use domain::skills::{GapReport, ProposedLevel, Skill};
use store::Changed;
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_gap(app: State<'_, App>, from: String, to: String) -> Answer<GapReport> {
    let session = app.session();
    session.gap(&*session.occupation(&from)?, &*session.occupation(&to)?, &session.levels()?)
}

#[tauri::command]
pub fn list_skills(app: State<'_, App>) -> Answer<Vec<Skill>> {
    Ok(app.session().catalog()?.reference.skills.to_vec())
}

/// Levels that finished milestones give reason for; none without a plan.
#[tauri::command]
pub fn list_proposed_levels(app: State<'_, App>) -> Answer<Vec<ProposedLevel>> {
    let session = app.session();
    session.proposed_levels(&session.levels()?)
}

#[tauri::command]
pub fn rate_skill(app: State<'_, App>, skill: String, level: Option<f64>) -> Answer<Changed> {
    app.session().rate_skill(&skill, level)
}
