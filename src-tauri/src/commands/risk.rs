//! The score.

use domain::{
    occupation::Seniority,
    risk::{self, Comparison, Horizon, RiskReport},
};
use tauri::State;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_risk(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    at: Horizon,
) -> Answer<RiskReport> {
    Ok(risk::assess(&*app.occupation(&code)?, seniority, at, &app.world()?.model))
}

#[tauri::command]
pub fn compare_risk(
    app: State<'_, App>,
    a: String,
    b: String,
    seniority: Seniority,
) -> Answer<Comparison> {
    let (a, b) = (app.occupation(&a)?, app.occupation(&b)?);
    Ok(risk::compare(&a, &b, seniority, Horizon::Now, &app.world()?.model))
}
