//! What is asked of the log of AI, of reviewers and of the mirror.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::date;

#[derive(Subcommand)]
pub enum AilogCommand {
    /// Log what AI did in a piece of work
    Add {
        /// The task's id, as `score me --json` lists it
        #[arg(long, value_name = "ID")]
        task: String,
        /// How much of it AI did: per cent from 0 (none) to 100 (all; 1 is one per cent),
        /// or a fraction such as 0.4
        #[arg(long, value_name = "N", value_parser = share)]
        share: f64,
        /// How good its part was, from 1 (unusable) to 5 (as you would have done it)
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
        quality: Option<u8>,
        /// Minutes that it saved; less than 0 where it cost some
        #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
        saved: Option<i32>,
        /// The day of the work; today when left out
        #[arg(long, value_parser = date)]
        date: Option<NaiveDate>,
    },
    /// Your own share of each task beside what its rating says
    Summary,
    /// Everything that you logged
    List,
    /// Remove a log
    Remove {
        /// For example A4
        id: String,
    },
}

#[derive(Subcommand)]
pub enum FeedbackCommand {
    /// Write chosen achievements to a file for somebody who reads along; never your journal
    Bundle {
        /// An achievement, for example C2; may be repeated. All proven ones when left out
        #[arg(long = "achievement", value_name = "ID")]
        achievements: Vec<String>,
        /// Name what backs them, too
        #[arg(long)]
        evidence: bool,
        /// What you want to know of them
        #[arg(long, default_value = "")]
        question: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Import the comments of a file that came back
    Import {
        file: PathBuf,
        /// Say what would come, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Remove a comment
    Remove {
        /// For example N1
        id: String,
    },
}

#[derive(Subcommand)]
pub enum MirrorCommand {
    /// Keep your journal as Markdown in an empty folder, from now on
    To { folder: PathBuf },
    /// Bring it up to date now
    Now,
    /// End it; what it holds stays
    Off,
}

/// A share as a fraction. “1” is one per cent, “1.0” is all of it.
fn share(text: &str) -> Result<f64, String> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    let number: f64 = digits.parse().map_err(|_| format!("{text} is no share; write 40 or 0.4"))?;
    let fraction = digits.contains('.') && number <= 1.0 && !text.contains('%');
    let share = if fraction { number } else { number / 100.0 };
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(format!("a share goes from 0 to 100 per cent; {text} lies outside"))
    }
}
