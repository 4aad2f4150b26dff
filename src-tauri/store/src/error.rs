//! What can go wrong with a journal, in sentences.

use domain::{ErrorKind, UserError};

const RESCUE: &str = "It was left as it is. `waymark-cli backup list` shows your backups, and `waymark-cli \
                      backup restore ID` brings one back.";

/// A failure of the store. After one, nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The request makes no sense here.
    #[error("{0}")]
    Invalid(String, &'static str),
    /// There is no such thing.
    #[error("{0}")]
    NotFound(String, &'static str),
    /// The rules refuse it.
    #[error("{}", .0.message)]
    Refused(#[from] UserError),
    /// The file is no journal of ours, or is damaged.
    #[error("{0}")]
    Unreadable(String, &'static str),
    /// Somebody else holds what we need.
    #[error("{0}")]
    Busy(String, &'static str),
    /// Something was written after what should be applied now was worked out.
    #[error("Your journal changed after this was worked out.")]
    Stale,
    /// A folder or file cannot be used.
    #[error("{0} ({1}).")]
    Io(String, std::io::Error),
    /// SQLite said no.
    #[error("The journal could not be used ({0}).")]
    Sqlite(#[from] rusqlite::Error),
    /// A stored value does not say what it should.
    #[error("A part of the journal cannot be understood ({0}).")]
    Format(#[from] serde_json::Error),
}

impl From<StoreError> for UserError {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        let (kind, hint) = match error {
            StoreError::Refused(error) => return error,
            StoreError::Invalid(_, hint) => (ErrorKind::Invalid, hint),
            StoreError::NotFound(_, hint) => (ErrorKind::NotFound, hint),
            StoreError::Unreadable(_, hint) => (ErrorKind::Unreadable, hint),
            StoreError::Busy(_, hint) => (ErrorKind::Busy, hint),
            StoreError::Stale => (
                ErrorKind::Stale,
                "Nothing was changed. Look at it again as it is now, then decide.",
            ),
            StoreError::Io(_, error) if error.kind() == std::io::ErrorKind::NotFound => (
                ErrorKind::Unreadable,
                "Nothing was changed. See that the name is right and the folder there, then try again.",
            ),
            StoreError::Io(..) => (
                ErrorKind::Unreadable,
                "Nothing was changed. See that the folder exists, is yours and has room, then try again.",
            ),
            StoreError::Sqlite(error) => return sqlite(&error, message),
            StoreError::Format(_) => (ErrorKind::Unreadable, RESCUE),
        };
        UserError::new(kind, message, hint)
    }
}

fn sqlite(error: &rusqlite::Error, message: String) -> UserError {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, ReadOnly,
    };
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => UserError::new(
            ErrorKind::Busy,
            "The journal is busy in another program.",
            "Nothing was changed. Wait a moment and try again.",
        ),
        Some(DiskFull) => UserError::new(
            ErrorKind::Other,
            "The disk is full.",
            "Nothing was changed and your journal is safe. Free some space and try again.",
        ),
        Some(ReadOnly | CannotOpen) => UserError::new(
            ErrorKind::Unreadable,
            "The journal's folder cannot be written.",
            "Nothing was changed. Give yourself permission to write there, or choose another folder.",
        ),
        Some(DatabaseCorrupt | NotADatabase) => {
            UserError::new(ErrorKind::Unreadable, "The journal's file is damaged.", RESCUE)
        }
        _ => UserError::new(ErrorKind::Other, message, "Nothing was changed. Please try again."),
    }
}
