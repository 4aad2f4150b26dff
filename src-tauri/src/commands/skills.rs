//! Skills, levels and the gap.

use domain::{
    profile::Levels,
    skills::{self, GapReport, ProposedLevel, Skill},
};
use store::Changed;
use tauri::State;

use super::Answer;
use crate::App;

/// The person's own levels; none before the first run.
pub(super) fn levels(app: &App) -> Answer<Levels> {
    Ok(app.store().profile()?.map(|profile| profile.levels).unwrap_or_default())
}

#[tauri::command]
pub fn read_gap(app: State<'_, App>, from: String, to: String) -> Answer<GapReport> {
    let levels = levels(&app)?;
    let (from, to) = (app.occupation(&from)?, app.occupation(&to)?);
    Ok(skills::gap(&from, &to, &levels, &app.catalog()?.reference))
}

#[tauri::command]
pub fn list_skills(app: State<'_, App>) -> Answer<Vec<Skill>> {
    Ok(app.catalog()?.reference.skills.to_vec())
}

/// Levels that what was practised speaks for; none without a plan.
#[tauri::command]
pub fn list_proposed_levels(app: State<'_, App>) -> Answer<Vec<ProposedLevel>> {
    let store = app.store();
    let Some(plan) = store.plan()? else { return Ok(Vec::new()) };
    let (profile, own) = app.own(&store)?;
    let reference = app.reference(&store)?;
    Ok(skills::proposed(&plan, &own, &profile.levels, &store.rated_on()?, &reference))
}

#[tauri::command]
pub fn rate_skill(app: State<'_, App>, skill: String, level: Option<f64>) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.rate_skill(&skill, level, &now)?)
}
