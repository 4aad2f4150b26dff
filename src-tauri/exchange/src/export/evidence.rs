//! Evidence for other programs.

use std::fmt::Write;

use domain::portfolio::{Achievement, Evidence};
use serde::Deserialize;
use ts_rs::TS;

use super::{
    item::{uuid, uuid_of},
    markdown::plain,
    notion::{self, Page},
    table::csv,
};
use crate::{Exported, Result, json};

/// A format of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceFormat {
    /// A table.
    Csv,
    /// Everything, for programs.
    Json,
    /// A table with pages, as Notion takes it in.
    Notion,
}

impl EvidenceFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Notion => "zip",
        }
    }
}

/// Evidence in the order given.
///
/// # Errors
/// When it cannot be written as such, which no sound evidence is known to cause.
pub fn evidence(evidence: &[Evidence], format: EvidenceFormat) -> Result<Exported> {
    let bytes = match format {
        EvidenceFormat::Csv => table(evidence)?,
        EvidenceFormat::Json => json(evidence)?,
        EvidenceFormat::Notion => notion(evidence)?,
    };
    Ok(Exported { bytes, records: evidence.len() })
}

/// Sentences with what backs them, and all evidence, to read.
pub(crate) fn portfolio(achievements: &[Achievement], evidence: &[Evidence]) -> String {
    let mut text = String::from("# Portfolio\n\n## Sentences\n\n");
    for achievement in achievements {
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
    for piece in evidence {
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
    text
}

/// A table of evidence whose rows are pages with where it is.
fn notion(evidence: &[Evidence]) -> Result<Vec<u8>> {
    let id = |piece: &Evidence| uuid(&piece.uid);
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
    notion::table("Waymark evidence", uuid_of("evidence"), &csv(rows)?, pages)
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
