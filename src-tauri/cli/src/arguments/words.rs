//! Words that the command line knows: seniority, time, formats.

use clap::ValueEnum;
use domain::{occupation::Seniority as DomainSeniority, risk::Horizon as DomainHorizon};

#[derive(Clone, Copy, ValueEnum)]
pub enum Exported {
    Plan,
    /// The entries, as md, csv or json
    Journal,
    /// Everything, to take to another machine
    All,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Md,
    Ics,
    Csv,
    Json,
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

impl From<Format> for store::export::Format {
    fn from(value: Format) -> Self {
        match value {
            Format::Md => Self::Md,
            Format::Ics => Self::Ics,
            Format::Csv => Self::Csv,
            Format::Json => Self::Json,
            Format::Pdf => Self::Pdf,
            Format::Week => Self::Week,
            Format::Notion => Self::Notion,
            Format::Taskwarrior => Self::Taskwarrior,
            Format::Todotxt => Self::Todotxt,
            Format::Org => Self::Org,
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
