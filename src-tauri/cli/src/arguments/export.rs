//! What leaves and in which formats, and the formats that tasks come in.

use std::path::PathBuf;

use clap::{
    Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use exchange::{
    export::{DocumentFormat, EntriesFormat, EvidenceFormat, PlanFormat},
    import::TaskFormat,
};

use super::Kind;

#[derive(Subcommand)]
pub enum ExportCommand {
    /// Your plan
    Plan {
        #[arg(long, value_parser = one_of(&PLAN))]
        format: PlanFormat,
        /// Number of the week to print, from 1; the present one when left out
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        week: Option<u32>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Your journal's entries, the oldest first
    Journal {
        #[arg(long, value_parser = one_of(&ENTRIES))]
        format: EntriesFormat,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// What you can point to
    Evidence {
        #[arg(long, value_parser = one_of(&EVIDENCE))]
        format: EvidenceFormat,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// A document made of what is proven
    Document {
        /// What it is for
        #[arg(long, value_enum)]
        kind: Kind,
        #[arg(long, value_parser = one_of(&DOCUMENT))]
        format: DocumentFormat,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Everything, to take to another machine
    All {
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// A word of the command line, what it stands for and what is said of it.
type Word<T> = (&'static str, T, &'static str);

const PLAN: [Word<PlanFormat>; 10] = [
    ("md", PlanFormat::Md, "A checklist"),
    ("ics", PlanFormat::Ics, "A calendar"),
    ("csv", PlanFormat::Csv, "A table"),
    ("json", PlanFormat::Json, "Everything, for programs"),
    ("pdf", PlanFormat::Pdf, "All of it to print"),
    ("week", PlanFormat::Week, "One week to print, with boxes to tick and lines to write on (PDF)"),
    ("notion", PlanFormat::Notion, "A zip with a table and pages"),
    ("taskwarrior", PlanFormat::Taskwarrior, "For `task import`"),
    ("todotxt", PlanFormat::Todotxt, "A line per task"),
    ("org", PlanFormat::Org, "An outline for Org mode"),
];

const ENTRIES: [Word<EntriesFormat>; 4] = [
    ("md", EntriesFormat::Md, "A text to read"),
    ("csv", EntriesFormat::Csv, "A table"),
    ("json", EntriesFormat::Json, "Everything, for programs"),
    ("notion", EntriesFormat::Notion, "A zip with a table and pages"),
];

const EVIDENCE: [Word<EvidenceFormat>; 3] = [
    ("csv", EvidenceFormat::Csv, "A table"),
    ("json", EvidenceFormat::Json, "Everything, for programs"),
    ("notion", EvidenceFormat::Notion, "A zip with a table and pages"),
];

const DOCUMENT: [Word<DocumentFormat>; 6] = [
    ("md", DocumentFormat::Md, "To go on writing"),
    ("html", DocumentFormat::Html, "A page for a browser"),
    ("txt", DocumentFormat::Txt, "Plain text"),
    ("pdf", DocumentFormat::Pdf, "To print"),
    ("json", DocumentFormat::Json, "Everything, for programs"),
    ("json-resume", DocumentFormat::JsonResume, "For résumé programs"),
];

pub const TASKS: [Word<TaskFormat>; 6] = [
    ("taskwarrior", TaskFormat::Taskwarrior, "What `task export` writes"),
    ("todotxt", TaskFormat::Todotxt, "A line per task"),
    ("ics", TaskFormat::Ics, "A calendar"),
    ("csv", TaskFormat::Csv, "A table whose first row names the columns"),
    ("org", TaskFormat::Org, "An outline of Org mode"),
    ("md", TaskFormat::Md, "Boxes in a Markdown list"),
];

/// One of these words.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [Word<T>],
) -> impl TypedValueParser<Value = T> {
    let listed = words.iter().map(|(word, _, about)| PossibleValue::new(*word).help(*about));
    PossibleValuesParser::new(listed).try_map(move |named| {
        let found = words.iter().find(|(word, ..)| *word == named);
        found.map(|(_, meant, _)| *meant).ok_or("there is no such format")
    })
}
