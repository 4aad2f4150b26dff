//! What is written is read again, by other programs and by us, and what comes to harm harms nothing.

mod archive;
mod document;
mod export;
mod formats;
mod import;
mod mangled;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::Uid,
    occupation::Seniority,
    plan::{Ask, Plan, Progress, SkipKind},
    portfolio::{BeforeAfter, Evidence, EvidenceKind},
    profile::Levels,
    reference::Reference,
};

use crate::export::{PlanFormat, plan as written};

/// A Monday.
const START: &str = "2026-01-05";

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Noon of a date, in Berlin.
fn moment(date: &str) -> DateTime<Utc> {
    format!("{date}T11:00:00.123456Z").parse().expect("an instant")
}

fn reference() -> &'static Reference {
    &catalog::load().expect("the catalogue").reference
}

/// The plan of a software developer, as it was started.
fn plan() -> Plan {
    let occupation = reference().occupation("software-developer").expect("an occupation");
    let ask = Ask { start: date(START), days: 90, hours: Some(5.0), ..Ask::default() };
    let request = ask.request(1.5, &reference().model.plan).expect("a request");
    let levels = Levels::new();
    let draft =
        domain::plan::draft(occupation, Seniority::Mid, None, &levels, &request, reference());
    let mut draft = draft;
    // As the journal gives them, but the same every time.
    let mut number = 0;
    let mut uid = || -> Uid {
        number += 1;
        uuid::Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 + number).to_string().into()
    };
    draft.milestones.iter_mut().for_each(|milestone| milestone.uid = uid());
    draft.steps.iter_mut().for_each(|step| step.uid = uid());
    Plan { id: 1, uid: uid(), draft, actual: Default::default() }
}

fn done(on: &str, note: &str) -> Progress {
    Progress::Done { on: date(on), minutes: None, note: note.into() }
}

fn skipped() -> Progress {
    Progress::Skipped { on: date(START), how: SkipKind::default() }
}

/// Makes this of a step.
fn set(plan: &mut Plan, step: &str, progress: Progress) {
    let found = plan.draft.steps.iter_mut().find(|one| one.id == step);
    found.expect("a step").progress = progress;
}

/// The plan in a format, on the first day.
fn bytes(plan: &Plan, format: PlanFormat) -> Vec<u8> {
    let made = written(plan, format, moment(START), date(START)).expect("a file");
    assert!(made.records > 0);
    made.bytes
}

fn text(plan: &Plan, format: PlanFormat) -> String {
    String::from_utf8(bytes(plan, format)).expect("UTF-8")
}

/// A figure before and after, in minutes.
fn figure(text: &str, before: f64, after: f64) -> Evidence {
    Evidence {
        id: "E1".into(),
        uid: Uid::default(),
        private: false,
        kind: EvidenceKind::Number,
        date: date(START),
        text: text.into(),
        source: String::new(),
        hash: None,
        change: Some(BeforeAfter { before, after, unit: "minutes".into() }),
        milestone: None,
        skill: None,
        task: None,
    }
}
