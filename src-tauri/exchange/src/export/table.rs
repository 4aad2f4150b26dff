//! A table of steps and milestones.

use std::fmt::Display;

use domain::{UserError, plan::Plan};

use super::item::{escape_csv_formula, items};
use crate::{Result, unmade};

/// The plan as CSV.
pub(super) fn table(plan: &Plan) -> Result<Vec<u8>> {
    let mut rows = vec![
        ["id", "kind", "day", "title", "minutes", "state", "done on", "note"].map(str::to_owned),
    ];
    for item in items(plan) {
        rows.push([
            item.id.to_owned(),
            item.kind.to_owned(),
            item.day.to_string(),
            item.title.to_owned(),
            item.minutes.to_string(),
            item.state().to_owned(),
            item.ended().map(|day| day.to_string()).unwrap_or_default(),
            item.proof.to_owned(),
        ]);
    }
    csv(rows)
}

/// Rows as CSV that a spreadsheet shows and never runs.
pub(super) fn csv<const N: usize>(rows: Vec<[String; N]>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.map(|field| escape_csv_formula(&field))).map_err(unwritten)?;
    }
    writer.into_inner().map_err(unwritten)
}

fn unwritten(error: impl Display) -> UserError {
    unmade("The table cannot be written", error)
}
