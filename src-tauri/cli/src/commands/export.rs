//! What leaves: the plan, the entries, evidence, documents, everything.

use domain::{ErrorKind, UserError};
use exchange::export::PlanFormat;

use crate::{
    answer::{Answer, Result},
    arguments::ExportCommand,
    context::Context,
    table::count,
};

/// Writes it to a file.
pub fn run(context: &Context, what: &ExportCommand) -> Result {
    let (outgoing, out) = match what {
        ExportCommand::Plan { format: PlanFormat::Week, week, out } => {
            (context.export_week(*week)?, out)
        }
        ExportCommand::Plan { week: Some(_), .. } => {
            return Err(UserError::new(
                ErrorKind::Invalid,
                "This format holds the whole plan, not a week of it.",
                "Leave the week out, or choose the printable week.",
            )
            .into());
        }
        ExportCommand::Plan { format, out, .. } => (context.export_plan(*format)?, out),
        ExportCommand::Journal { format, out } => (context.export_entries(*format)?, out),
        ExportCommand::Evidence { format, out } => (context.export_evidence(*format)?, out),
        ExportCommand::Document { kind, format, out } => {
            (context.export_document((*kind).into(), *format)?, out)
        }
        ExportCommand::All { out } => (context.export_all()?, out),
    };
    let written = outgoing.write(out)?;
    let records = count(u32::try_from(written.records).unwrap_or(u32::MAX), "record");
    let text = format!("{records}, {} bytes: {}\n", written.bytes, written.file);
    Answer::new(&written, text)
}
