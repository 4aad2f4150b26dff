//! The journal: one SQLite file. The only SQL of the project is here.
//!
//! [`Store::transact`] is the only writer. Every write is a named operation that can be undone, also
//! after a restart, and is acknowledged after the commit, never before.
#![deny(missing_docs)]

pub mod archive;
mod backup;
mod clock;
mod doctor;
mod error;
pub mod export;
mod feedback;
pub mod import;
mod journal;
mod lock;
mod mirror;
mod observed;
mod op;
mod open;
mod operation;
mod own;
mod paths;
pub mod place;
mod plan;
mod portfolio;
mod profile;
mod release;
mod remind;
mod rescue;
mod risk;
mod settings;
#[cfg(test)]
mod tests;
mod undo;
mod unsaved;
mod visit;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use backup::{Backup, RestoreTest, backups_in};
pub use clock::Clock;
pub use doctor::Check;
pub use error::{Holder, Missing, Source, StoreError};
pub use feedback::CommentImport;
pub use lock::WindowLock;
pub use mirror::{Mirror, MirrorState, Mirrored, has_mirror};
pub use op::{Op, View};
pub use open::exists;
pub use operation::{Changed, JournalState, Operation};
pub use own::{assumptions_in, under};
pub use portfolio::{NewEvidence, Proof};
pub use release::release_in;
pub use rescue::{is_damaged, rescue};
pub use risk::RecordedScore;
pub use settings::Settings;
pub use unsaved::Unsaved;

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The hour at which a day starts unless somebody chose another, 0-23.
pub const DAY_START_HOUR: u32 = 4;

/// A moment as the caller read it from the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant, RFC 3339 in UTC.
    pub utc: String,
    /// IANA name of the zone.
    pub zone: String,
    /// The logical date.
    pub today: NaiveDate,
}

/// An open journal.
#[derive(Debug)]
pub struct Store {
    connection: rusqlite::Connection,
    dir: PathBuf,
    /// The state that the change under way was worked out from, if it matters.
    expected: Option<JournalState>,
    /// What went wrong on opening without stopping it, for example a backup that failed.
    pub notes: Vec<String>,
}
