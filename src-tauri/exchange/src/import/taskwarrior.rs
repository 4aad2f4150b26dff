//! Taskwarrior: a JSON array, or an object per line as older releases write it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::UserError;
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, REPEATS, due, minutes},
};
use crate::{Result, unreadable};

#[derive(Deserialize)]
struct Task {
    #[serde(default)]
    description: String,
    #[serde(default)]
    status: String,
    due: Option<String>,
    /// Not part of Taskwarrior; many define it for themselves, as text or number.
    #[serde(alias = "est")]
    estimate: Option<Value>,
    #[serde(default)]
    annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    description: String,
}

pub(super) fn read(text: &str, civil: &dyn Fn(DateTime<Utc>) -> NaiveDate) -> Result<Vec<Line>> {
    let one = |raw: &str| match serde_json::from_str(raw) {
        Ok(found) => task(found, civil),
        Err(_) => Err("It is no task of Taskwarrior.".into()),
    };
    if !text.trim_start().starts_with('[') {
        let filled = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let found: Vec<Line> =
            filled.map(|(line, number)| (number, one(line.trim_end_matches(',')))).collect();
        // Nothing at all is a list without tasks; lines without any task are another format.
        let foreign = !found.is_empty() && text.lines().all(|line| !line.starts_with('{'));
        return if foreign { Err(foreign_file()) } else { Ok(found) };
    }
    let all: Vec<&RawValue> = serde_json::from_str(text).map_err(|_| foreign_file())?;
    let (mut line, mut seen) = (1, 0);
    let found = all.iter().map(|raw| {
        // A raw value is a part of the text, so where it lies says on which line.
        let at = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        line += text.as_bytes()[seen..at].iter().filter(|byte| **byte == b'\n').count();
        seen = at;
        (line, one(raw.get()))
    });
    Ok(found.collect())
}

fn foreign_file() -> UserError {
    unreadable(
        "The file is damaged or holds no tasks of Taskwarrior.",
        "Write it anew with `task export > tasks.json`, then try again.",
    )
}

fn task(
    found: Task,
    civil: &dyn Fn(DateTime<Utc>) -> NaiveDate,
) -> std::result::Result<ImportedTask, String> {
    match found.status.as_str() {
        "deleted" => return Err(LEFT_OUT.into()),
        "recurring" => return Err(REPEATS.into()),
        _ => {}
    }
    let estimate = found.estimate.map(|estimate| match estimate {
        Value::String(text) => text,
        other => other.to_string(),
    });
    let mut task = ImportedTask {
        title: found.description,
        due: found.due.map(|text| day(&text, civil)).transpose()?.flatten(),
        minutes: estimate.and_then(|text| minutes(&text)),
        done: found.status == "completed",
        note: String::new(),
    };
    let mut notes = Vec::new();
    for Annotation { description } in found.annotations {
        // Our own export says it like this.
        let told = description.strip_suffix(" minutes").and_then(|number| number.parse().ok());
        match told {
            Some(told) if task.minutes.is_none() => task.minutes = Some(told),
            _ => notes.push(description),
        }
    }
    task.note = notes.join("\n");
    Ok(task)
}

/// The day of an instant as Taskwarrior writes it, or of a plain date.
fn day(
    text: &str,
    civil: &dyn Fn(DateTime<Utc>) -> NaiveDate,
) -> std::result::Result<Option<NaiveDate>, String> {
    let instant = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ");
    // Only a day of our centuries is turned: others could leave the calendar.
    match (instant, due(text)?) {
        (Ok(instant), Some(_)) => Ok(Some(civil(instant.and_utc()))),
        (_, plain) => Ok(plain),
    }
}
