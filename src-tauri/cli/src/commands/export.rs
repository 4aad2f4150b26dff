//! What leaves: the plan, the entries, evidence, packets, everything.

use std::path::Path;

use domain::{ErrorKind, UserError};
use store::export::{self, Written};

use super::{Result, proof};
use crate::{
    answer::{Answer, Refusal},
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
    /// What a packet is for.
    pub kind: Option<Kind>,
}

/// Writes it to a file.
pub fn run(context: &Context, what: Exported, form: &Form, out: &Path) -> Result {
    let written = match (what, form.format) {
        (Exported::All, None) => {
            let packed = context.store()?.pack()?;
            export::to_file(&packed.bytes, packed.records, out)?
        }
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
        (Exported::Document, Some(format)) => packet(context, format, form.kind, out)?,
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
    let store = context.store()?;
    let format = format.of_plan().ok_or_else(|| {
        refused(
            "Only packets come in this format.",
            "`waymark-cli export --help` lists the others.",
        )
    })?;
    match what {
        Exported::Journal => {
            let mut entries = store.list_entries(None, None)?;
            entries.reverse();
            Ok(export::to_file(&export::entries(&entries, format)?, entries.len(), out)?)
        }
        Exported::Evidence => {
            let proof = store.proof(&context.catalog()?.reference)?.evidence;
            Ok(export::to_file(&export::evidence(&proof, format)?, proof.len(), out)?)
        }
        _ => {
            let (now, plan) = (context.now(&store)?, super::plan::running(&store)?);
            Ok(export::plan_to_file(&plan, format, week, &now, out)?)
        }
    }
}

fn packet(
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
    let (packet, _) = proof::drafted(context, kind.into())?;
    let profile = context.store()?.profile()?;
    let label = profile.map_or_else(String::new, |profile| profile.typed_title);
    let bytes = export::packet(&packet, &label, format)?;
    Ok(export::to_file(&bytes, export::sentences(&packet), out)?)
}

fn refused(message: &str, hint: &str) -> UserError {
    UserError::new(ErrorKind::Invalid, message, hint)
}
