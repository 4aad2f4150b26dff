//! What leaves: the plan, the entries, everything.

use std::path::Path;

use domain::{ErrorKind, UserError};
use store::{
    Store,
    export::{self, Written},
};

use super::Result;
use crate::{
    answer::Answer,
    arguments::{Exported, Format},
    context::Context,
};

/// Writes it to a file.
pub fn run(
    context: &Context,
    what: Exported,
    format: Option<Format>,
    week: Option<u32>,
    out: &Path,
) -> Result {
    let store = context.store()?;
    let written = match (what, format) {
        (Exported::All, None) => {
            let packed = store.pack()?;
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
        (Exported::Plan, Some(format)) => {
            let (now, plan) = (context.now(&store)?, super::plan::running(&store)?);
            export::plan_to_file(&plan, format.into(), week, &now, out)?
        }
        (Exported::Journal, Some(format)) => entries(&store, format, out)?,
    };
    let text = format!("{} records, {} bytes: {}\n", written.records, written.bytes, written.file);
    Answer::new(&written, text)
}

/// All entries, the oldest first.
fn entries(store: &Store, format: Format, out: &Path) -> store::Result<Written> {
    let mut entries = store.list_entries(None, None)?;
    entries.reverse();
    export::to_file(&export::entries(&entries, format.into())?, entries.len(), out)
}

fn refused(message: &str, hint: &str) -> UserError {
    UserError::new(ErrorKind::Invalid, message, hint)
}
