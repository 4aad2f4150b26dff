//! What can go wrong with a journal. A client says what to do about it: each knows its own screens or commands.

use std::{fmt, io, path::Path};

use domain::{ErrorKind, UserError};

/// A failure of the store. After one, nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The request makes no sense here: what is wrong, and what would be right.
    #[error("{0}")]
    Invalid(String, &'static str),
    /// There is no such thing.
    #[error("{0}")]
    NotFound(Missing),
    /// The rules refuse it.
    #[error("{}", .0.message)]
    Refused(#[from] UserError),
    /// A file is something else.
    #[error("{0}")]
    Foreign(String, Source),
    /// A newer Waymark wrote it.
    #[error("{0}")]
    Newer(String, Source),
    /// It is not whole, or does not say what it should.
    #[error("{0}")]
    Damaged(String, Source),
    /// Somebody else holds what we need.
    #[error("{0}")]
    Busy(Holder),
    /// The disk has no room for it.
    #[error("{0}: the disk is full.")]
    Full(String),
    /// It may only be read.
    #[error("{0}: it may only be read.")]
    ReadOnly(String),
    /// A file or folder is not there.
    #[error("{0}: it is not there.")]
    Gone(String),
    /// The folder of the mirror is not there.
    #[error("The folder of your mirror, {0}, is not there.")]
    MirrorGone(String),
    /// Another program put another file in the journal's place while it was open, or removed it.
    #[error("Another program removed or replaced the journal's file while it was open.")]
    Replaced,
    /// Something was written after what should be applied now was worked out.
    #[error("Your journal changed after this was worked out.")]
    Stale,
    /// The person stopped it.
    #[error("It was stopped.")]
    Stopped,
    /// A folder or file cannot be used.
    #[error("{0} ({1}).")]
    Io(String, io::Error),
    /// SQLite said no.
    #[error("The journal could not be used ({0}).")]
    Sqlite(rusqlite::Error),
}

/// What is read as a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The journal in its place.
    Journal,
    /// A file that should bring one.
    File,
    /// A backup.
    Backup,
    /// A backup that is being made.
    NewBackup,
}

/// Who holds what we need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A window of Waymark.
    Window,
    /// A program that writes just now.
    Writer,
}

/// What was looked for in vain, by the id under which it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Somebody who has said what they do.
    Person,
    /// A plan that runs.
    Plan,
    /// A step or milestone of the plan.
    Item(String),
    /// A milestone of the plan.
    Milestone(String),
    /// An entry of the journal.
    Entry(i64),
    /// Evidence.
    Evidence(String),
    /// Evidence that was added by hand.
    OwnEvidence(String),
    /// An achievement.
    Achievement(String),
    /// An achievement in the person's own words.
    OwnAchievement(String),
    /// A comment of a reviewer.
    Comment(String),
    /// A log of what AI did.
    AiUse(String),
    /// A task of the person's week.
    Task(String),
    /// A task that the person added.
    OwnTask(String),
    /// A skill.
    Skill(String),
    /// A pin on an occupation.
    Pin(String),
    /// A backup.
    Backup(String),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person => f.write_str("Your journal does not know your work yet."),
            Self::Plan => f.write_str("There is no plan in your journal yet."),
            Self::Item(id) => write!(f, "Your plan has no step or milestone {id}."),
            Self::Milestone(id) => write!(f, "Your plan has no milestone {id}."),
            Self::Entry(id) => write!(f, "There is no entry {id}."),
            Self::Evidence(id) => write!(f, "There is no evidence {id}."),
            Self::OwnEvidence(id) => write!(f, "There is no evidence {id} that you added."),
            Self::Achievement(id) => write!(f, "There is no achievement {id}."),
            Self::OwnAchievement(id) => write!(f, "There is no achievement {id} that you wrote."),
            Self::Comment(id) => write!(f, "There is no comment {id}."),
            Self::AiUse(id) => write!(f, "Nothing is logged as {id}."),
            Self::Task(id) => write!(f, "There is no task {id} in your week."),
            Self::OwnTask(id) => write!(f, "There is no task of yours “{id}”."),
            Self::Skill(id) => write!(f, "“{id}” is no skill we know."),
            Self::Pin(code) => write!(f, "{code} is not pinned."),
            Self::Backup(id) => write!(f, "There is no backup {id}."),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Window => "Waymark is already open on this journal.",
            Self::Writer => "The journal is busy in another program.",
        })
    }
}

impl StoreError {
    /// What a client acts on.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Invalid(..) => ErrorKind::Invalid,
            Self::NotFound(_) => ErrorKind::NotFound,
            Self::Refused(error) => error.kind,
            Self::Foreign(..) => ErrorKind::Foreign,
            Self::Newer(..) => ErrorKind::Newer,
            Self::Damaged(..) => ErrorKind::Damaged,
            Self::Busy(_) => ErrorKind::Busy,
            Self::Full(_) => ErrorKind::Full,
            Self::ReadOnly(_) => ErrorKind::ReadOnly,
            Self::Gone(_) | Self::MirrorGone(_) | Self::Replaced => ErrorKind::Gone,
            Self::Stale => ErrorKind::Stale,
            Self::Stopped => ErrorKind::Stopped,
            Self::Io(..) => ErrorKind::Unreadable,
            Self::Sqlite(_) => ErrorKind::Other,
        }
    }

    pub(crate) fn nobody() -> Self {
        Self::NotFound(Missing::Person)
    }

    pub(crate) fn no_plan() -> Self {
        Self::NotFound(Missing::Plan)
    }

    /// This file could not be read.
    pub fn reading(file: &Path, error: io::Error) -> Self {
        let what = format!("{} cannot be read", file.display());
        match error.kind() {
            io::ErrorKind::NotFound => Self::Gone(what),
            _ => Self::Io(what, error),
        }
    }

    /// This file could not be written, moved or removed.
    pub fn writing(file: &Path, error: io::Error) -> Self {
        let what = format!("{} cannot be written", file.display());
        match ErrorKind::of_writing(&error) {
            ErrorKind::Full => Self::Full(what),
            ErrorKind::ReadOnly => Self::ReadOnly(what),
            ErrorKind::Gone => Self::Gone(what),
            _ => Self::Io(what, error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode};
        if let Error::FromSqlConversionFailure(..) | Error::InvalidColumnType(..) = error {
            return not_understood(&error);
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(Holder::Writer),
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            Some(ErrorCode::DiskFull) => Self::Full("The journal cannot be written".into()),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly("The journal cannot be written".into())
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged("The journal's file is damaged.".into(), Source::Journal)
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        not_understood(&error)
    }
}

/// A stored value does not say what it should.
fn not_understood(error: &dyn fmt::Display) -> StoreError {
    let what = format!("A part of the journal cannot be understood ({error}).");
    StoreError::Damaged(what, Source::Journal)
}
