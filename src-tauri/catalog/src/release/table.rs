//! Rows of a tab-separated table, by the names of its columns.

use domain::UserError;

use super::{Reading, Skipped, TOLD, source::bad};

/// A reason quotes what stands in the file, which may be anything.
const LONGEST: usize = 160;

/// Calls `row` with the wanted columns of each row. Columns may stand in any order and others between
/// them. Rows that `row` refuses are noted with its reason.
///
/// # Errors
/// When a wanted column is missing.
pub(super) fn each<const N: usize>(
    table: &str,
    text: &str,
    columns: [&str; N],
    reading: &mut Reading,
    mut row: impl FnMut([&str; N]) -> Result<(), String>,
) -> Result<(), UserError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| empty(table))?.clone();
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        *place = head.iter().position(|name| name.trim() == column).ok_or_else(|| {
            bad(
                format!("The table “{table}” has no column “{column}”."),
                "Choose the text form of a release from 25.0 on, as published.",
            )
        })?;
    }
    let mut record = csv::StringRecord::new();
    let mut line = 1;
    while reader.read_record(&mut record).map_err(|_| empty(table))? {
        line += 1;
        reading.read += 1;
        let result = places
            .map(|place| record.get(place))
            .iter()
            .all(Option::is_some)
            .then(|| places.map(|place| record.get(place).unwrap_or_default().trim()))
            .ok_or_else(|| "It has fewer columns than the head of the table.".to_owned())
            .and_then(&mut row);
        if let Err(reason) = result {
            reading.left_out += 1;
            if reading.skipped.len() < TOLD {
                let reason = reason.chars().take(LONGEST).collect();
                reading.skipped.push(Skipped { table: table.to_owned(), line, reason });
            }
        }
    }
    Ok(())
}

fn empty(table: &str) -> UserError {
    bad(format!("The table “{table}” cannot be read."), "Take the file from onetcenter.org again.")
}

/// A number, nothing for the publisher's `n/a`.
///
/// # Errors
/// When it is neither.
pub(super) fn number(text: &str) -> Result<Option<f64>, String> {
    if text.is_empty() || text == "n/a" {
        return Ok(None);
    }
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    number.map(Some).ok_or_else(|| format!("“{text}” is no number."))
}
