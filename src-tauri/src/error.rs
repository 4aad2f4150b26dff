//! Errors on their way out: sentences to the window, the chain to the log.
#![allow(clippy::print_stderr, reason = "stderr is the log of a desktop program")]

use app::Client;
use domain::UserError;
use store::StoreError;

/// A failure of the store as the window tells it.
pub fn told(error: StoreError) -> UserError {
    Client::Window.told(error)
}

/// Writes an error to the log. It never holds what the person wrote.
pub fn to_log(error: &UserError) {
    line(&format!("{:?}: {}", error.kind, error.message));
}

/// Writes a line to the log.
pub fn line(text: &str) {
    eprintln!("waymark: {text}");
}
