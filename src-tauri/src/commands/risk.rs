//! The score, and what the person says about their own work.

use app::{OwnWeek, WhatIf};
use domain::{
    model::{Assumption, Assumptions},
    occupation::Seniority,
    risk::{
        AiUse, Comparison, Horizon, Lever, Observed, OwnTask, RatingOverride, RiskReport, Shares,
        Validity,
        capacity::Capacity,
        derivation::Derivation,
        quiz::{Answers, QuizReport},
    },
};
use store::{Changed, RecordedScore};
use tauri::State;

use super::Answer;
use crate::App;

/// The score of an occupation; where it is the person's own, as they tell it, or try it.
#[tauri::command(rename_all = "snake_case")]
pub fn read_risk(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    at: Horizon,
    what_if: Option<WhatIf>,
) -> Answer<RiskReport> {
    app.session().told_score(&code, seniority, at, what_if)
}

/// How a number of the same score is made.
#[tauri::command(rename_all = "snake_case")]
pub fn read_derivation(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    at: Horizon,
    what_if: Option<WhatIf>,
    figure: String,
) -> Answer<Derivation> {
    app.session().told_derivation(&code, seniority, at, what_if, &figure)
}

/// Two scores side by side.
#[tauri::command]
pub fn compare_risk(
    app: State<'_, App>,
    a: String,
    b: String,
    seniority: Seniority,
) -> Answer<Comparison> {
    let session = app.session();
    session.compare(&*session.told(&a)?, &*session.told(&b)?, seniority)
}

/// How well measures of exposure foretold who grew and who shrank.
#[tauri::command]
pub fn read_validity(app: State<'_, App>) -> Answer<Validity> {
    app.session().validity()
}

/// Every recorded score, oldest first, with what moved it.
#[tauri::command]
pub fn read_history(app: State<'_, App>) -> Answer<Vec<RecordedScore>> {
    app.session().history()
}

/// Where the quiz about the person's own work stands.
#[tauri::command]
pub fn read_quiz(app: State<'_, App>) -> Answer<QuizReport> {
    app.session().quiz(Answers::new())
}

/// Keeps an answer of the quiz, or takes it back.
#[tauri::command]
pub fn answer_question(
    app: State<'_, App>,
    key: String,
    choice: Option<String>,
) -> Answer<Changed> {
    app.session().answer_question(&key, choice.as_deref())
}

#[tauri::command]
pub fn list_overrides(app: State<'_, App>) -> Answer<Vec<RatingOverride>> {
    app.session().overrides()
}

#[tauri::command]
pub fn override_rating(
    app: State<'_, App>,
    task: String,
    level: String,
    reason: String,
) -> Answer<Changed> {
    app.session().override_rating(&task, &level, &reason)
}

#[tauri::command]
pub fn remove_override(app: State<'_, App>, task: String) -> Answer<Changed> {
    app.session().remove_override(&task)
}

#[tauri::command]
pub fn read_own_week(app: State<'_, App>) -> Answer<OwnWeek> {
    app.session().own_week()
}

/// Keeps how the week is divided; none takes the usual week again.
#[tauri::command]
pub fn divide_week(app: State<'_, App>, shares: Option<Shares>) -> Answer<Changed> {
    app.session().divide_week(shares.as_ref())
}

/// Adds a task of one's own that takes `share` of the week, a fraction.
#[tauri::command]
pub fn add_task(app: State<'_, App>, task: OwnTask, share: f64) -> Answer<Changed> {
    app.session().add_task(task, share)
}

#[tauri::command]
pub fn remove_task(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().remove_task(&id)
}

#[tauri::command]
pub fn list_assumptions(app: State<'_, App>) -> Answer<Vec<Assumption>> {
    app.session().assumptions()
}

/// Keeps assumptions in place of all that were changed before; none for ours.
#[tauri::command]
pub fn assume(app: State<'_, App>, values: Assumptions) -> Answer<Changed> {
    app.session().assume(&values)
}

/// How well the person could take a change, beside their score.
#[tauri::command]
pub fn read_capacity(app: State<'_, App>) -> Answer<Capacity> {
    app.session().capacity()
}

/// Keeps an answer about capacity, or takes it back.
#[tauri::command]
pub fn answer_capacity(
    app: State<'_, App>,
    key: String,
    choice: Option<String>,
) -> Answer<Changed> {
    app.session().answer_capacity(&key, choice.as_deref())
}

/// What each project would do to the score, best per hour first.
#[tauri::command]
pub fn read_levers(app: State<'_, App>, code: String, seniority: Seniority) -> Answer<Vec<Lever>> {
    let session = app.session();
    session.levers(&*session.told(&code)?, seniority)
}

#[tauri::command]
pub fn log_ai(app: State<'_, App>, work: AiUse) -> Answer<Changed> {
    app.session().log_ai(&work)
}

#[tauri::command]
pub fn forget_ai(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().forget_ai(&id)
}

#[tauri::command]
pub fn list_ai_uses(app: State<'_, App>) -> Answer<Vec<AiUse>> {
    app.session().ai_uses()
}

#[tauri::command]
pub fn read_observed(app: State<'_, App>) -> Answer<Vec<Observed>> {
    app.session().observed()
}
