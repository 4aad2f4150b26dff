//! A table of steps and milestones.

use domain::plan::{Plan, Progress};

use crate::{Result, StoreError};

/// The plan as CSV. A field that a spreadsheet would take for a formula gets an apostrophe.
pub(super) fn table(plan: &Plan) -> Result<String> {
    let wrong =
        |error: csv::Error| StoreError::Io("The table cannot be written".into(), error.into());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut row = |fields: [&str; 8]| writer.write_record(fields.map(harmless)).map_err(wrong);
    row(["id", "kind", "day", "title", "minutes", "state", "done on", "note"])?;
    for milestone in &plan.draft.milestones {
        let (state, on, note) = progress(&milestone.progress);
        let (day, minutes) = (milestone.day.to_string(), milestone.minutes.to_string());
        row([&milestone.id, "milestone", &day, &milestone.title, &minutes, state, &on, note])?;
    }
    for step in &plan.draft.steps {
        let (state, on, note) = progress(&step.progress);
        let kind = format!("{:?}", step.kind).to_lowercase();
        row([
            &step.id,
            &kind,
            &step.day.to_string(),
            &step.title,
            &step.minutes.to_string(),
            state,
            &on,
            note,
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| {
        StoreError::Io("The table cannot be written".into(), error.into_error())
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn progress(progress: &Progress) -> (&'static str, String, &str) {
    match progress {
        Progress::Open => ("open", String::new(), ""),
        Progress::Done { on, note, .. } => ("done", on.to_string(), note),
        Progress::Skipped { on } => ("skipped", on.to_string(), ""),
    }
}

fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}
