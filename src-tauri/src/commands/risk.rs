//! The score.

use domain::{
    ErrorKind, UserError,
    occupation::{Occupation, Seniority},
    profile::Profile,
    risk::{
        self, Comparison, Contest, Horizon, RiskReport, Validity,
        quiz::{self, Answers, QuizReport},
    },
};
use store::{Changed, RecordedScore, Store};
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
    let own = app.own_occupation(&app.store(), &code)?;
    Ok(risk::assess(&own, seniority, at, &app.world()?.model))
}

#[tauri::command]
pub fn compare_risk(
    app: State<'_, App>,
    a: String,
    b: String,
    seniority: Seniority,
) -> Answer<Comparison> {
    let store = app.store();
    let (a, b) = (app.own_occupation(&store, &a)?, app.own_occupation(&store, &b)?);
    Ok(risk::compare(&a, &b, seniority, Horizon::Now, &app.world()?.model))
}

/// How well measures of exposure foretold who grew and who shrank.
#[tauri::command]
pub fn read_validity(app: State<'_, App>) -> Answer<Validity> {
    Ok(risk::validity(&app.world()?.model))
}

/// Every recorded score, oldest first, with what moved it.
#[tauri::command]
pub fn read_history(app: State<'_, App>) -> Answer<Vec<RecordedScore>> {
    Ok(app.store().scores()?)
}

/// Who is asked, the occupation that they began from with the ratings they contest, and what they
/// answered; their seniority is known.
fn asked(app: &App, store: &Store) -> Answer<(Profile, Occupation, Answers)> {
    let profile = store.profile()?.ok_or_else(|| {
        UserError::new(
            ErrorKind::NotFound,
            "Nobody has said yet what they do.",
            "Start with your job title.",
        )
    })?;
    let occupation = app.occupation(&profile.occupation)?.into_owned();
    let model = &app.world()?.model.risk;
    let occupation = risk::contested(occupation, &store.contests()?, model);
    let mut answers = quiz::fitting(&occupation, &store.answers()?);
    answers.insert("seniority".into(), profile.seniority.id().into());
    Ok((profile, occupation, answers))
}

/// The score of somebody with these answers: what a change of theirs is recorded with.
fn scored(
    app: &App,
    occupation: &Occupation,
    answers: &Answers,
    profile: &Profile,
) -> Answer<RiskReport> {
    let (own, _) = quiz::with_answers(occupation, answers)?;
    Ok(risk::assess(&own, profile.seniority, Horizon::Now, &app.world()?.model))
}

/// Where the quiz about the person's own work stands.
#[tauri::command]
pub fn read_quiz(app: State<'_, App>) -> Answer<QuizReport> {
    let (_, occupation, answers) = asked(&app, &app.store())?;
    quiz::quiz(&occupation, &answers, &app.world()?.model)
}

/// Keeps an answer, or takes it back.
#[tauri::command]
pub fn answer_question(
    app: State<'_, App>,
    key: String,
    choice: Option<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let (profile, occupation, mut answers) = asked(&app, &store)?;
    match &choice {
        Some(choice) => answers.insert(key.clone(), choice.clone()),
        None => answers.remove(&key),
    };
    let report = scored(&app, &occupation, &answers, &profile)?;
    Ok(store.answer(&key, choice.as_deref(), &report, &now)?)
}

/// The ratings that the person contests.
#[tauri::command]
pub fn list_contests(app: State<'_, App>) -> Answer<Vec<Contest>> {
    Ok(app.store().contests()?)
}

/// Contests a rating: a level in its place, and the reason.
#[tauri::command]
pub fn contest_rating(
    app: State<'_, App>,
    task: String,
    level: String,
    reason: String,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let (profile, occupation, answers) = asked(&app, &store)?;
    let model = &app.world()?.model.risk;
    let contest = Contest::new(&occupation, &task, &level, &reason, now.today)?;
    let contested = risk::contested(occupation, std::slice::from_ref(&contest), model);
    let report = scored(&app, &contested, &answers, &profile)?;
    Ok(store.contest(&contest, &report, &now)?)
}

/// Takes our rating of a task again.
#[tauri::command]
pub fn concede_rating(app: State<'_, App>, task: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    let (profile, _, answers) = asked(&app, &store)?;
    let mut contests = store.contests()?;
    contests.retain(|contest| contest.task != task);
    let occupation = app.occupation(&profile.occupation)?.into_owned();
    let others = risk::contested(occupation, &contests, &app.world()?.model.risk);
    let report = scored(&app, &others, &answers, &profile)?;
    Ok(store.concede(&task, &report, &now)?)
}
