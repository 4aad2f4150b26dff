//! An error as a person meets it: what happened, and what to do next.

use std::io;

use serde::Serialize;
use ts_rs::TS;

/// What went wrong: it decides the terminal's exit code and what a client does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The request makes no sense: a value out of range, a date that does not exist.
    Invalid,
    /// Nothing was found, or a title needs a choice.
    NotFound,
    /// A file cannot be read, or holds nothing that is understood.
    Unreadable,
    /// A file is something else than what it should be.
    Foreign,
    /// A newer Waymark wrote it.
    Newer,
    /// A file is not whole, or no longer says what was written.
    Damaged,
    /// A file or folder is not there (any more).
    Gone,
    /// The disk has no room.
    Full,
    /// A file, folder or disk may only be read.
    ReadOnly,
    /// Somebody else is using what we need.
    Busy,
    /// Something was written after what should be applied now was worked out.
    Stale,
    /// The person stopped it.
    Stopped,
    /// Anything else.
    Other,
}

impl ErrorKind {
    /// What it means that a file or folder could not be written.
    pub fn of_writing(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::NotFound => Self::Gone,
            _ => Self::Unreadable,
        }
    }
}

/// What long work is doing, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Underway {
    /// A few words.
    pub doing: &'static str,
    /// Parts done.
    pub done: usize,
    /// Parts in all; 0 where nobody knows.
    pub all: usize,
}

/// A sentence for a person and a hint at the next step. After an error nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UserError {
    /// What kind of failure this is.
    pub kind: ErrorKind,
    /// What happened, one sentence.
    pub message: String,
    /// What to do next, one sentence.
    pub hint: String,
}

impl UserError {
    /// An error of `kind` that says `message` and advises `hint`.
    pub fn new(kind: ErrorKind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: hint.into() }
    }
}

impl std::fmt::Display for UserError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.message, self.hint)
    }
}

impl std::error::Error for UserError {}
