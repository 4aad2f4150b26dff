//! Evidence for other programs.

use std::fmt::Write;

use domain::portfolio::Evidence;

use super::{
    Format,
    item::uuid_of,
    markdown::plain,
    notion::{self, Page},
    table::csv,
};
use crate::{Proof, Result, StoreError};

/// Evidence in the order given, as a table or everything for programs.
///
/// # Errors
/// `Invalid` for another format.
pub fn evidence(evidence: &[Evidence], format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Csv => table(evidence),
        Format::Json => Ok(serde_json::to_vec_pretty(evidence)?),
        Format::Notion => notion(evidence),
        _ => Err(StoreError::Invalid(
            "Evidence does not come in this format.".into(),
            "Choose csv, json or notion.",
        )),
    }
}

/// Sentences with what backs them, and all evidence, to read.
pub(crate) fn proof(proof: &Proof) -> Vec<u8> {
    let mut text = String::from("# Portfolio\n\n## Sentences\n\n");
    for achievement in &proof.achievements {
        let backed = match achievement.evidence.join(", ") {
            none if none.is_empty() => "nothing backs it yet".to_owned(),
            some => some,
        };
        let _ = writeln!(
            text,
            "- **{}** {} ({})",
            plain(&achievement.id),
            plain(&achievement.text),
            plain(&backed)
        );
    }
    text += "\n## Evidence\n\n";
    for piece in &proof.evidence {
        let change = piece.change.as_ref().map_or(String::new(), |change| {
            format!(": {} to {} {}", change.before, change.after, plain(&change.unit))
        });
        let source = if piece.source.is_empty() { "" } else { ", " };
        let _ = writeln!(
            text,
            "- **{}** {} {}{change}{source}{}",
            plain(&piece.id),
            piece.date,
            plain(&piece.text),
            plain(&piece.source)
        );
    }
    text.into_bytes()
}

/// A table of evidence whose rows are pages with where it is.
fn notion(evidence: &[Evidence]) -> Result<Vec<u8>> {
    let id = |piece: &Evidence| uuid_of("evidence", &piece.id);
    let page = |piece: &Evidence| Page {
        title: piece.text.clone(),
        id: id(piece),
        text: format!("# {}\n\n{}\n", plain(&piece.text), plain(&piece.source)),
    };
    let heads = ["Name", "Id", "Date", "Before", "After", "Unit", "Source", "Milestone", "UUID"];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(cells(evidence).map(
        |(piece, [_, date, text, before, after, unit, source, _, milestone])| {
            [
                text,
                piece.id.clone(),
                date,
                before,
                after,
                unit,
                source,
                milestone,
                id(piece).to_string(),
            ]
        },
    ));
    let pages = evidence.iter().map(page);
    notion::table("Waymark evidence", uuid_of("evidence", ""), &csv(rows)?, pages)
}

fn table(evidence: &[Evidence]) -> Result<Vec<u8>> {
    let heads = ["id", "date", "text", "before", "after", "unit", "source", "hash", "milestone"];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(cells(evidence).map(|(_, cells)| cells));
    csv(rows)
}

/// Each piece as the columns of the table.
fn cells(evidence: &[Evidence]) -> impl Iterator<Item = (&Evidence, [String; 9])> {
    evidence.iter().map(|piece| {
        let change = piece.change.as_ref();
        let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
        let cells = [
            piece.id.clone(),
            piece.date.to_string(),
            piece.text.clone(),
            number(change.map(|change| change.before)),
            number(change.map(|change| change.after)),
            change.map(|change| change.unit.clone()).unwrap_or_default(),
            piece.source.clone(),
            piece.hash.clone().unwrap_or_default(),
            piece.milestone.clone().unwrap_or_default(),
        ];
        (piece, cells)
    })
}
