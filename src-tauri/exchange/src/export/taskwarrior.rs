//! Tasks as `task import` reads them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::plan::{Plan, Progress};
use serde::Serialize;
use uuid::Uuid;

use super::item::{Item, items, noon, one_line, uuid};
use crate::{Result, unmade};

#[derive(Serialize)]
struct Task {
    uuid: Uuid,
    description: String,
    status: &'static str,
    project: &'static str,
    entry: String,
    due: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    tags: Vec<&'static str>,
    annotations: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    entry: String,
    description: String,
}

/// The plan as a JSON array, a task a line as Taskwarrior itself writes it.
pub(super) fn tasks(plan: &Plan) -> Result<String> {
    let lines = items(plan)
        .iter()
        .map(|item| serde_json::to_string(&task(plan, item)))
        .collect::<std::result::Result<Vec<_>, _>>()
        .map_err(|error| unmade("The JSON cannot be written", error))?;
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}

fn task(plan: &Plan, item: &Item) -> Task {
    let begun = noon(plan.draft.start);
    let mut notes = vec![format!("{} minutes", item.minutes), item.id.to_owned()];
    notes.extend(item.milestone.map(|milestone| format!("for {milestone}")));
    notes.extend([item.artefact, item.proof].map(one_line));
    notes.retain(|note| !note.is_empty());
    // Annotations are told apart by their second.
    let annotations = notes.into_iter().zip(0..).map(|(description, second)| Annotation {
        entry: instant(begun + chrono::TimeDelta::seconds(second)),
        description,
    });
    Task {
        uuid: uuid(item.uid),
        description: item.line(),
        status: match item.progress {
            Progress::Open => "pending",
            Progress::Done { .. } => "completed",
            Progress::Skipped { .. } => "deleted",
        },
        project: "waymark",
        entry: instant(begun),
        due: day(item.day),
        end: item.ended().map(day),
        tags: vec![item.kind],
        annotations: annotations.collect(),
    }
}

fn day(day: NaiveDate) -> String {
    instant(noon(day))
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
