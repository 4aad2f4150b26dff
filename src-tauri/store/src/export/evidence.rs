//! Evidence for other programs.

use domain::portfolio::Evidence;

use super::{Format, table::csv};
use crate::{Result, StoreError};

/// Evidence in the order given, as a table or everything for programs.
///
/// # Errors
/// `Invalid` for another format.
pub fn evidence(evidence: &[Evidence], format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Csv => table(evidence),
        Format::Json => Ok(serde_json::to_vec_pretty(evidence)?),
        _ => Err(StoreError::Invalid(
            "Evidence does not come in this format.".into(),
            "Choose csv or json.",
        )),
    }
}

fn table(evidence: &[Evidence]) -> Result<Vec<u8>> {
    let heads = ["id", "date", "text", "before", "after", "unit", "source", "hash", "milestone"];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(evidence.iter().map(|piece| {
        let change = piece.change.as_ref();
        let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
        [
            piece.id.clone(),
            piece.date.to_string(),
            piece.text.clone(),
            number(change.map(|change| change.before)),
            number(change.map(|change| change.after)),
            change.map(|change| change.unit.clone()).unwrap_or_default(),
            piece.source.clone(),
            piece.hash.clone().unwrap_or_default(),
            piece.milestone.clone().unwrap_or_default(),
        ]
    }));
    csv(rows)
}
