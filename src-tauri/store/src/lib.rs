//! The journal: one SQLite file. The only SQL of the project is here.
//!
//! [`Store::transact`] is the only writer. Every write is a named operation that can be undone, also
//! after a restart, and is acknowledged after the commit, never before.
#![deny(missing_docs)]

mod clock;
mod data;
mod error;
mod file;
mod identity;
mod journal;
mod operation;
mod paths;
mod plan;
mod portfolio;
mod profile;
mod risk;
mod settings;
mod skills;
#[cfg(test)]
mod tests;
mod watch;

use std::path::PathBuf;

pub use clock::{Clock, DAY_START_HOUR, Moment};
pub use data::{
    Backup, Check, Imported, Mirror, MirrorState, Mirrored, RestoreTest, TableChange, Unsaved,
    backups_in, has_mirror, is_damaged, rescue,
};
pub use error::{Holder, Missing, Source, StoreError};
pub use file::{WindowLock, data_dir, exists};
pub use operation::{Changed, JournalState, Op, Operation, View};
pub use portfolio::{CommentImport, NewEvidence, Proof};
pub use risk::{RecordedScore, assumptions_in, under};
pub use settings::{Settings, release_in};
pub use watch::{Running, Watch};

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open journal.
#[derive(Debug)]
pub struct Store {
    connection: rusqlite::Connection,
    dir: PathBuf,
    /// What tells the file that was opened from another one in its place; none in memory.
    opened: Option<(u64, u64)>,
    /// Whether it can only be read, as its disk is full or lets nobody write.
    reading: bool,
    /// The state that the change under way was worked out from, if it matters.
    expected: Option<JournalState>,
    /// Who follows what takes long.
    watch: Watch,
    /// What went wrong on opening without stopping it, for example a backup that failed.
    pub notes: Vec<String>,
}
