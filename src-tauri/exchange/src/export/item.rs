//! Milestones and steps as every format writes them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    id::Uid,
    plan::{Plan, Progress, StepKind},
};
use uuid::Uuid;

/// What ids of ours are derived from, so that they meet no other program's.
const NAMESPACE: Uuid = Uuid::from_u128(0x5761_796d_6172_6b00_8000_706c_616e_0001);

/// A milestone or step.
pub(super) struct Item<'a> {
    /// `M1`, `S1`, …
    pub id: &'a str,
    /// Its id for ever.
    pub uid: &'a Uid,
    /// `milestone`, `work`, `review` or `recall`.
    pub kind: &'static str,
    /// The milestone that a step belongs to.
    pub milestone: Option<&'a str>,
    /// What to do, as it was written.
    pub title: &'a str,
    pub day: NaiveDate,
    pub minutes: u32,
    /// What exists afterwards; empty for steps.
    pub artefact: &'a str,
    pub progress: &'a Progress,
    /// What came of it in words for others; a note is private and never leaves with a plan.
    pub proof: &'a str,
}

impl Item<'_> {
    /// The title without line ends, for formats where a line is a task.
    pub fn line(&self) -> String {
        one_line(self.title)
    }

    /// `open`, `done` or `skipped`.
    pub fn state(&self) -> &'static str {
        match self.progress {
            Progress::Open => "open",
            Progress::Done { .. } => "done",
            Progress::Skipped { .. } => "skipped",
        }
    }

    /// The day of the check or skip.
    pub fn ended(&self) -> Option<NaiveDate> {
        match self.progress {
            Progress::Open => None,
            Progress::Done { on, .. } | Progress::Skipped { on, .. } => Some(*on),
        }
    }

    pub fn is_milestone(&self) -> bool {
        self.kind == "milestone"
    }
}

/// Milestones, then steps.
pub(super) fn items(plan: &Plan) -> Vec<Item<'_>> {
    let milestones = plan.draft.milestones.iter().map(|milestone| Item {
        id: &milestone.id,
        uid: &milestone.uid,
        kind: "milestone",
        milestone: None,
        title: &milestone.title,
        day: milestone.day,
        minutes: milestone.minutes,
        artefact: &milestone.artefact,
        progress: &milestone.progress,
        proof: &milestone.proof,
    });
    let steps = plan.draft.steps.iter().map(|step| Item {
        id: &step.id,
        uid: &step.uid,
        kind: match step.kind {
            StepKind::Work => "work",
            StepKind::Review => "review",
            StepKind::Recall => "recall",
        },
        milestone: step.milestone.as_deref(),
        title: &step.title,
        day: step.day,
        minutes: step.minutes,
        artefact: "",
        progress: &step.progress,
        proof: "",
    });
    milestones.chain(steps).collect()
}

/// What names a thing in other programs: its id for ever, so that a second import changes instead of doubling, and
/// nothing of two people is taken for the same.
pub(super) fn name(uid: &Uid) -> String {
    format!("{uid}@waymark")
}

/// The same for programs that want a UUID.
pub(super) fn uuid(uid: &Uid) -> Uuid {
    Uuid::try_parse(uid).unwrap_or_default()
}

/// What names a whole list in other programs.
pub(super) fn uuid_of(list: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{list}@waymark").as_bytes())
}

/// A day for programs that only know instants. Noon in UTC falls on that day from Hawaii to Sydney.
pub(super) fn noon(day: NaiveDate) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    day.and_time(noon).and_utc()
}

/// A text without line ends and other control characters.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field that a spreadsheet would take for a formula gets an apostrophe.
pub(super) fn escape_csv_formula(field: &str) -> String {
    // The wide forms are formulas to spreadsheets set to Japanese.
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if field.starts_with(signs) { format!("'{field}") } else { field.to_owned() }
}
