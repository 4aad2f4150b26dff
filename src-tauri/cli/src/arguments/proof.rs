//! What is asked of evidence, sentences and documents.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use domain::portfolio::{BeforeAfter, DocumentKind};
use store::NewEvidence;

use super::date;

#[derive(Subcommand)]
pub enum EvidenceCommand {
    /// Add a file, a link or a figure before and after
    Add(Box<EvidenceFlags>),
    /// Everything that you can point to
    List,
    /// What your finished milestones move, from proof to score
    Trail,
    /// Remove one that you added
    Remove {
        /// For example E4
        id: String,
    },
}

#[derive(Args)]
pub struct EvidenceFlags {
    /// What it shows; for a figure, what was counted
    text: String,
    /// A file, which is read once and never copied
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// A link that others can open
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// The figure before
    #[arg(long, requires = "after", allow_negative_numbers = true)]
    before: Option<f64>,
    /// The figure after
    #[arg(long, requires = "before", allow_negative_numbers = true)]
    after: Option<f64>,
    /// What the figure is counted in
    #[arg(long, default_value = "")]
    unit: String,
    /// The milestone that it belongs to, for example M3
    #[arg(long)]
    milestone: Option<String>,
    /// The skill that it speaks for, by id
    #[arg(long)]
    skill: Option<String>,
    /// The task that it was done in, by id
    #[arg(long)]
    task: Option<String>,
    /// The day it belongs to; today when left out
    #[arg(long, value_parser = date)]
    date: Option<NaiveDate>,
}

impl From<&EvidenceFlags> for NewEvidence {
    fn from(flags: &EvidenceFlags) -> Self {
        let change = flags.before.zip(flags.after);
        Self {
            text: flags.text.clone(),
            file: flags.file.as_ref().map(|file| file.display().to_string()),
            link: flags.link.clone(),
            change: change.map(|(before, after)| BeforeAfter {
                before,
                after,
                unit: flags.unit.clone(),
            }),
            milestone: flags.milestone.clone(),
            skill: flags.skill.as_deref().map(Into::into),
            task: flags.task.clone(),
            date: flags.date,
        }
    }
}

#[derive(Subcommand)]
pub enum AchievementCommand {
    /// Every sentence with what backs it
    List,
    /// Write a sentence about what you did, or change one
    Write {
        text: String,
        /// What backs it, for example E4 or check-M3; may be repeated. A changed sentence keeps what it
        /// has when none is named
        #[arg(long = "evidence", value_name = "ID")]
        evidence: Vec<String>,
        /// Nothing backs it any more
        #[arg(long, conflicts_with = "evidence", requires = "id")]
        no_evidence: bool,
        /// The sentence to change, for example C2
        #[arg(long)]
        id: Option<String>,
    },
    /// Remove a sentence that you wrote
    Remove {
        /// For example C2
        id: String,
    },
}

#[derive(Subcommand)]
pub enum DocumentCommand {
    /// Make a document of what is proven
    Draft {
        #[arg(long, value_enum)]
        kind: Kind,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Promotion,
    CaseStudy,
    ModelReview,
    Incident,
    Resume,
    Update,
    Letter,
}

impl From<Kind> for DocumentKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Promotion => Self::Promotion,
            Kind::CaseStudy => Self::CaseStudy,
            Kind::ModelReview => Self::ModelReview,
            Kind::Incident => Self::Incident,
            Kind::Resume => Self::Resume,
            Kind::Update => Self::Update,
            Kind::Letter => Self::Letter,
        }
    }
}
