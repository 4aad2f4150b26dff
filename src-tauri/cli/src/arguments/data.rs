//! What is asked of the journal's own data: entries, what comes in, backups.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use exchange::import::TaskFormat;

use super::{
    date,
    export::{TASKS, one_of},
};

#[derive(Subcommand)]
pub enum JournalCommand {
    /// Add an entry
    Add {
        text: String,
        /// The day it belongs to; today when left out
        #[arg(long, value_parser = date)]
        date: Option<NaiveDate>,
        /// A tag; may be repeated
        #[arg(long = "tag")]
        tags: Vec<String>,
        /// What it speaks of: S1, M1, task:ID or “with:product manager”; may be repeated
        #[arg(long = "link", value_name = "ID")]
        links: Vec<String>,
    },
    /// List entries
    List {
        #[arg(long, value_parser = date)]
        from: Option<NaiveDate>,
        #[arg(long, value_parser = date)]
        to: Option<NaiveDate>,
    },
    /// Search entries
    Search { query: String },
    /// Change an entry; its tags and what it speaks of stay unless others are named
    Edit {
        /// Its number, as `journal list` shows it
        id: i64,
        text: String,
        /// A tag; may be repeated
        #[arg(long = "tag")]
        tags: Vec<String>,
        /// What it speaks of; may be repeated
        #[arg(long = "link", value_name = "ID")]
        links: Vec<String>,
    },
    /// Move an entry to the trash
    Remove {
        /// Its number, as `journal list` shows it
        id: i64,
    },
    /// Entries that were removed
    Trash,
    /// Bring one back out of the trash
    Restore { id: i64 },
    /// How an entry stood before each change
    Versions { id: i64 },
}

#[derive(Subcommand)]
pub enum ImportCommand {
    /// Use a release of O*NET in its text form, a zip or the folder unpacked from it
    Onet {
        #[arg(required_unless_present = "shipped", value_name = "FILE|DIR")]
        path: Option<PathBuf>,
        /// Say what it would change, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// Go back to the release that comes with Waymark
        #[arg(long, conflicts_with_all = ["path", "dry_run"])]
        shipped: bool,
    },
    /// Take in a whole journal that `export all` wrote, in place of what is there
    All {
        file: PathBuf,
        /// Say what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Bring tasks that another program exported
    Tasks {
        file: PathBuf,
        /// The program or format that wrote it
        #[arg(long, value_parser = one_of(&TASKS))]
        from: TaskFormat,
        /// Say what would come, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
pub enum BackupCommand {
    /// Make one now and verify it
    Now,
    /// List them
    List,
    /// Open and check each one
    Verify,
    /// Bring one back in place of what is there; undo takes that back
    Restore {
        /// Its name, as `backup list` shows it
        id: String,
        /// Say what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Try whether the newest could be brought back whole
    RestoreTest,
}
