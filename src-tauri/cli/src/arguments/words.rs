//! Words that the command line knows: seniority, time, formats.

use clap::ValueEnum;
use domain::{occupation::Seniority as DomainSeniority, risk::Horizon as DomainHorizon};

#[derive(Clone, Copy, ValueEnum)]
pub enum Exported {
    Plan,
    /// The entries, as md, csv, json or notion
    Journal,
    /// What you can point to, as csv, json or notion
    Evidence,
    /// A document made of what is proven
    Document,
    /// Everything, to take to another machine
    All,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Md,
    Ics,
    Csv,
    Json,
    /// A page for a browser (documents)
    Html,
    /// Plain text (documents)
    Txt,
    /// For résumé programs (documents)
    JsonResume,
    /// All of it to print
    Pdf,
    /// One week to print, with boxes to tick and lines to write on (PDF)
    Week,
    /// A zip with a table and pages
    Notion,
    /// For `task import`
    Taskwarrior,
    Todotxt,
    Org,
}

impl Format {
    /// The format of a plan, of entries or of evidence; none for those that only documents have.
    pub fn of_plan(self) -> Option<store::export::Format> {
        use store::export::Format as Plan;
        match self {
            Self::Md => Some(Plan::Md),
            Self::Ics => Some(Plan::Ics),
            Self::Csv => Some(Plan::Csv),
            Self::Json => Some(Plan::Json),
            Self::Pdf => Some(Plan::Pdf),
            Self::Week => Some(Plan::Week),
            Self::Notion => Some(Plan::Notion),
            Self::Taskwarrior => Some(Plan::Taskwarrior),
            Self::Todotxt => Some(Plan::Todotxt),
            Self::Org => Some(Plan::Org),
            Self::Html | Self::Txt | Self::JsonResume => None,
        }
    }

    /// The format of a document; none for those that it does not have.
    pub fn of_document(self) -> Option<store::export::DocumentFormat> {
        use store::export::DocumentFormat as Document;
        match self {
            Self::Md => Some(Document::Md),
            Self::Html => Some(Document::Html),
            Self::Txt => Some(Document::Txt),
            Self::Pdf => Some(Document::Pdf),
            Self::Json => Some(Document::Json),
            Self::JsonResume => Some(Document::JsonResume),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum TaskFormat {
    Taskwarrior,
    Todotxt,
    Ics,
    Csv,
    Org,
    Md,
}

impl From<TaskFormat> for store::import::TaskFormat {
    fn from(value: TaskFormat) -> Self {
        match value {
            TaskFormat::Taskwarrior => Self::Taskwarrior,
            TaskFormat::Todotxt => Self::Todotxt,
            TaskFormat::Ics => Self::Ics,
            TaskFormat::Csv => Self::Csv,
            TaskFormat::Org => Self::Org,
            TaskFormat::Md => Self::Md,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Seniority {
    Junior,
    Mid,
    Senior,
    Lead,
}

impl From<Seniority> for DomainSeniority {
    fn from(value: Seniority) -> Self {
        DomainSeniority::ALL[value as usize]
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum At {
    #[default]
    Now,
    #[value(name = "+2y")]
    TwoYears,
    #[value(name = "2030")]
    Year2030,
}

impl From<At> for DomainHorizon {
    fn from(value: At) -> Self {
        match value {
            At::Now => Self::Now,
            At::TwoYears => Self::TwoYears,
            At::Year2030 => Self::Year2030,
        }
    }
}
