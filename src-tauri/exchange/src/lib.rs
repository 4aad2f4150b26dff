//! Every format that comes in or goes out: bytes to plain data and back.
//!
//! Nothing here opens a file, knows SQL or reads a clock: moments and the zone are arguments, and what is made
//! is bytes with the number of things in them.
#![deny(missing_docs)]

pub mod archive;
pub mod export;
pub mod feedback;
pub mod import;
pub mod mirror;
#[cfg(test)]
mod tests;

use std::fmt::Display;

use domain::{ErrorKind, UserError};
use serde::Serialize;

/// What a format answers: bytes or data, or a sentence and a hint.
pub type Result<T> = std::result::Result<T, UserError>;

/// Something in a form that leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// Things in it: steps and milestones, entries, sentences, or rows.
    pub records: usize,
}

/// What cannot happen to sound data: a library refused what we gave it.
fn unmade(what: &str, cause: impl Display) -> UserError {
    UserError::new(
        ErrorKind::Other,
        format!("{what} ({cause})."),
        "Nothing was written. Choose another format.",
    )
}

fn unreadable(message: impl Into<String>, hint: &str) -> UserError {
    UserError::new(ErrorKind::Unreadable, message, hint)
}

fn json(value: &(impl Serialize + ?Sized)) -> Result<Vec<u8>> {
    serde_json::to_vec_pretty(value).map_err(|error| unmade("The JSON cannot be written", error))
}
