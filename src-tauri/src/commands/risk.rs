//! The score, and what the person says about their own work.

use std::borrow::Cow;

use domain::{
    ErrorKind, UserError,
    model::{Assumption, Assumptions},
    occupation::{Occupation, Seniority, Task},
    profile::Profile,
    reference::Reference,
    risk::{
        self, AiUse, Comparison, Horizon, Lever, Observed, OwnTask, OwnWork, RatingOverride,
        RiskReport, Shares, Validity,
        capacity::{self, Capacity},
        derivation::Derivation,
        quiz::{self, FacetQuestion, QuizReport},
    },
};
use serde::{Deserialize, Serialize};
use store::{Changed, RecordedScore, Store};
use tauri::State;
use ts_rs::TS;

use super::Answer;
use crate::App;

/// What somebody tries before they keep it: shares by task, assumptions by key.
#[derive(Debug, Default, Deserialize, TS)]
pub struct WhatIf {
    /// How the week would be divided; none for how it is.
    #[ts(type = "Record<string, number> | null")]
    shares: Option<Shares>,
    /// What would be assumed; none for what is.
    #[ts(type = "Record<string, number> | null")]
    assumptions: Option<Assumptions>,
}

/// The score of an occupation; where it is the person's own, as they tell it, or try it.
#[tauri::command(rename_all = "snake_case")]
pub fn read_risk(
    app: State<'_, App>,
    code: String,
    seniority: Seniority,
    at: Horizon,
    what_if: Option<WhatIf>,
) -> Answer<RiskReport> {
    let (reference, own) = as_told(&app, &code, what_if)?;
    Ok(risk::assess(&own, seniority, at, &reference.model))
}

/// The reference data under the person's assumptions and the occupation as they tell it, or try it.
fn as_told(
    app: &App,
    code: &str,
    what_if: Option<WhatIf>,
) -> Answer<(Reference, Cow<'static, Occupation>)> {
    let store = app.store();
    let WhatIf { shares, assumptions } = what_if.unwrap_or_default();
    let reference = match assumptions {
        Some(assumptions) => app.catalog()?.reference.under(&assumptions)?,
        None => app.reference(&store)?,
    };
    let own = match shares {
        Some(shares) => app.tried_occupation(&store, code, shares)?,
        None => app.own_occupation(&store, code)?,
    };
    Ok((reference, own))
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
    let (reference, own) = as_told(&app, &code, what_if)?;
    risk::derivation::derive(&own, seniority, at, &figure, &reference.model)
}

/// Two scores side by side.
#[tauri::command]
pub fn compare_risk(
    app: State<'_, App>,
    a: String,
    b: String,
    seniority: Seniority,
) -> Answer<Comparison> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let (a, b) = (app.own_occupation(&store, &a)?, app.own_occupation(&store, &b)?);
    Ok(risk::compare(&a, &b, seniority, Horizon::Now, &reference.model))
}

/// How well measures of exposure foretold who grew and who shrank.
#[tauri::command]
pub fn read_validity(app: State<'_, App>) -> Answer<Validity> {
    Ok(risk::validity(&app.catalog()?.reference.model))
}

/// Every recorded score, oldest first, with what moved it.
#[tauri::command]
pub fn read_history(app: State<'_, App>) -> Answer<Vec<RecordedScore>> {
    Ok(app.store().scores()?)
}

/// Where the quiz about the person's own work stands.
#[tauri::command]
pub fn read_quiz(app: State<'_, App>) -> Answer<QuizReport> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let Asked { profile, occupation, said } = asked(&store, &reference)?;
    let mut answers = quiz::fitting(&occupation, &said.answers);
    // Their seniority is known.
    answers.insert("seniority".into(), profile.seniority.id().into());
    quiz::quiz(&occupation, &answers, &reference.model)
}

fn nobody() -> UserError {
    UserError::new(
        ErrorKind::NotFound,
        "Nobody has said yet what they do.",
        "Start with your job title.",
    )
}

/// Who is asked, and about what.
struct Asked {
    profile: Profile,
    /// Their occupation with everything they said but the answers.
    occupation: Occupation,
    said: OwnWork,
}

fn asked(store: &Store, reference: &Reference) -> Answer<Asked> {
    let profile = store.profile()?.ok_or_else(nobody)?;
    let said = store.own_work()?;
    let occupation = said.asked_about(reference.find(&profile.occupation)?.into_owned(), reference);
    Ok(Asked { profile, occupation, said })
}

/// Keeps an answer of the quiz, or takes it back.
#[tauri::command]
pub fn answer_question(
    app: State<'_, App>,
    key: String,
    choice: Option<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.answer(&key, choice.as_deref(), &app.catalog()?.reference, &now)?)
}

/// The ratings that the person overrides.
#[tauri::command]
pub fn list_overrides(app: State<'_, App>) -> Answer<Vec<RatingOverride>> {
    Ok(app.store().own_work()?.overrides)
}

/// Overrides a rating: a level in its place, and the reason.
#[tauri::command]
pub fn override_rating(
    app: State<'_, App>,
    task: String,
    level: String,
    reason: String,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.override_rating(&task, &level, &reason, &app.catalog()?.reference, &now)?)
}

/// Takes our rating of a task again.
#[tauri::command]
pub fn remove_override(app: State<'_, App>, task: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_override(&task, &app.catalog()?.reference, &now)?)
}

/// A task of the person's week.
#[derive(Debug, Serialize, TS)]
pub struct WeekPart {
    /// The task's id.
    id: String,
    /// The task's label.
    label: String,
    /// Share of the week, a fraction; nothing for what they do not do.
    share: f64,
    /// Whether they added it.
    own: bool,
}

/// How the person divides their week.
#[derive(Debug, Serialize, TS)]
pub struct OwnWeek {
    /// Whether they divided it; else it is the usual week.
    divided: bool,
    /// Every task, largest share first.
    parts: Vec<WeekPart>,
    /// What is asked about a task that they add.
    questions: Vec<FacetQuestion>,
}

#[tauri::command]
pub fn read_own_week(app: State<'_, App>) -> Answer<OwnWeek> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let said = store.own_work()?;
    let (profile, own) = store.own(&reference)?.ok_or_else(nobody)?;
    let shares = risk::shares(&own, profile.seniority);
    let part = |task: &Task| WeekPart {
        id: task.id.to_string(),
        label: task.label.to_string(),
        share: shares.get(&*task.id).copied().unwrap_or_default(),
        own: said.tasks.iter().any(|own| *own.id == *task.id),
    };
    let mut parts: Vec<WeekPart> = own.tasks.iter().map(part).collect();
    parts.sort_by(|a, b| b.share.total_cmp(&a.share));
    Ok(OwnWeek { divided: !said.shares.is_empty(), parts, questions: quiz::facet_questions() })
}

/// Keeps how the week is divided; none takes the usual week again.
#[tauri::command]
pub fn divide_week(app: State<'_, App>, shares: Option<Shares>) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.divide_week(shares.as_ref(), &app.catalog()?.reference, &now)?)
}

/// Adds a task of one's own that takes `share` of the week, a fraction.
#[tauri::command]
pub fn add_task(app: State<'_, App>, task: OwnTask, share: f64) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.add_task(task, share, &app.catalog()?.reference, &now)?)
}

/// Removes a task of one's own.
#[tauri::command]
pub fn remove_task(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_task(&id, &app.catalog()?.reference, &now)?)
}

/// Everything about the score that may be seen otherwise.
#[tauri::command]
pub fn list_assumptions(app: State<'_, App>) -> Answer<Vec<Assumption>> {
    Ok(app.reference(&app.store())?.model.assumptions())
}

/// Keeps assumptions in place of all that were changed before; none for ours.
#[tauri::command]
pub fn assume(app: State<'_, App>, values: Assumptions) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.assume(&values, &app.catalog()?.reference, &now)?)
}

/// How well the person could take a change, beside their score.
#[tauri::command]
pub fn read_capacity(app: State<'_, App>) -> Answer<Capacity> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let point = store
        .own(&reference)?
        .map(|(profile, own)| risk::point(&own, profile.seniority, &reference.model));
    Ok(capacity::capacity(&store.own_work()?.answers, point.unwrap_or_default()))
}

/// Keeps an answer about capacity, or takes it back.
#[tauri::command]
pub fn answer_capacity(
    app: State<'_, App>,
    key: String,
    choice: Option<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.answer_capacity(&key, choice.as_deref(), &now)?)
}

/// What each project would do to the score, best per hour first; those that raise it are left out.
#[tauri::command]
pub fn read_levers(app: State<'_, App>, code: String, seniority: Seniority) -> Answer<Vec<Lever>> {
    let store = app.store();
    let reference = app.reference(&store)?;
    let own = app.own_occupation(&store, &code)?;
    Ok(domain::plan::helpful(&own, seniority, &reference))
}

/// Logs what AI did in a piece of work.
#[tauri::command]
pub fn log_ai(app: State<'_, App>, work: AiUse) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.log_ai(&work, &app.catalog()?.reference, &now)?)
}

#[tauri::command]
pub fn forget_ai(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.forget_ai(&id, &now)?)
}

/// Everything that was logged, the newest first.
#[tauri::command]
pub fn list_ai_uses(app: State<'_, App>) -> Answer<Vec<AiUse>> {
    Ok(app.store().ai_uses()?)
}

/// What AI did of each task that was logged, beside its rating.
#[tauri::command]
pub fn read_observed(app: State<'_, App>) -> Answer<Vec<Observed>> {
    let store = app.store();
    Ok(store.observed(&app.reference(&store)?)?)
}
