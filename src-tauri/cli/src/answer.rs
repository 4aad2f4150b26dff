//! What a command says, for programs and for people.

use app::Client;
use domain::{ErrorKind, UserError};
use serde::Serialize;
use serde_json::Value;
use store::Changed;

use crate::contract::{Names, named};

/// What a command comes to.
pub type Result<T = Answer> = std::result::Result<T, Refusal>;

/// An answer in both forms.
pub struct Answer {
    /// For `--json`.
    pub json: Value,
    /// For an 80-column terminal.
    pub text: String,
}

impl Answer {
    /// `value` as JSON beside `text`.
    pub fn new(value: &impl Serialize, text: impl Into<String>) -> Result<Self> {
        let json = serde_json::to_value(value).map_err(|error| {
            UserError::new(
                ErrorKind::Other,
                format!("The answer could not be written as JSON ({error})."),
                "Please run the command without --json.",
            )
        })?;
        Ok(Self { json, text: text.into() })
    }

    /// The same with the JSON's fields under the names that scripts know.
    pub fn named(value: &impl Serialize, names: Names, text: impl Into<String>) -> Result<Self> {
        let Self { json, text } = Self::new(value, text)?;
        Ok(Self { json: named(json, names), text })
    }
}

/// Why a command changed nothing, and what it can show all the same.
pub struct Refusal {
    /// The sentence and the hint.
    pub error: UserError,
    /// Further fields beside `error`, for example candidates.
    pub more: Value,
    /// The same for people.
    pub text: String,
}

impl From<UserError> for Refusal {
    fn from(error: UserError) -> Self {
        Self { error, more: Value::Null, text: String::new() }
    }
}

impl From<store::StoreError> for Refusal {
    fn from(error: store::StoreError) -> Self {
        Client::Terminal.told(error).into()
    }
}

/// What was done, and to what.
pub fn done(changed: &Changed) -> Result {
    Answer::new(changed, format!("{}: {}.\n", changed.operation, changed.changed.join(", ")))
}
