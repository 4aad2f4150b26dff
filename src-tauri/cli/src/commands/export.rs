//! What leaves: the plan, the entries, evidence, documents, everything.

use std::path::Path;

use domain::{ErrorKind, UserError};
use store::export::Written;

use crate::{
    answer::{Answer, Refusal, Result},
    arguments::{Exported, Format, Kind},
    context::Context,
    table::count,
};

/// In which form it leaves.
pub struct Form {
    /// The format, which everything alone goes without.
    pub format: Option<Format>,
    /// The week of the plan, from 1.
    pub week: Option<u32>,
    /// What a document is for.
    pub kind: Option<Kind>,
}

/// Writes it to a file.
pub fn run(context: &Context, what: Exported, form: &Form, out: &Path) -> Result {
    let written = match (what, form.format) {
        (Exported::All, None) => context.export_all(out)?,
        (Exported::All, Some(_)) => {
            return Err(refused(
                "Everything has one form only, a zip of JSON lines.",
                "Leave --format out, or export the plan or the journal.",
            )
            .into());
        }
        (_, None) => {
            return Err(refused(
                "It is not clear in which format.",
                "Say it with --format, for example --format md.",
            )
            .into());
        }
        (Exported::Document, Some(format)) => document(context, format, form.kind, out)?,
        (_, Some(format)) => part(context, what, format, form.week, out)?,
    };
    let records = count(u32::try_from(written.records).unwrap_or(u32::MAX), "record");
    let text = format!("{records}, {} bytes: {}\n", written.bytes, written.file);
    Answer::new(&written, text)
}

/// The plan, the entries (the oldest first) or evidence.
fn part(
    context: &Context,
    what: Exported,
    format: Format,
    week: Option<u32>,
    out: &Path,
) -> std::result::Result<Written, Refusal> {
    let format = format.of_plan().ok_or_else(|| {
        refused(
            "Only packets come in this format.",
            "`waymark-cli export --help` lists the others.",
        )
    })?;
    Ok(match what {
        Exported::Journal => context.export_entries(format, out)?,
        Exported::Evidence => context.export_evidence(format, out)?,
        _ => context.export_plan(format, week, out)?,
    })
}

fn document(
    context: &Context,
    format: Format,
    kind: Option<Kind>,
    out: &Path,
) -> std::result::Result<Written, Refusal> {
    let format = format.of_document().ok_or_else(|| {
        refused(
            "A packet does not come in this format.",
            "Choose md, html, txt, pdf, json or json-resume.",
        )
    })?;
    let kind = kind.ok_or_else(|| {
        refused(
            "It is not clear what the packet is for.",
            "Say it with --kind, for example --kind promotion.",
        )
    })?;
    Ok(context.export_document(kind.into(), format, out)?)
}

fn refused(message: &str, hint: &str) -> UserError {
    UserError::new(ErrorKind::Invalid, message, hint)
}
