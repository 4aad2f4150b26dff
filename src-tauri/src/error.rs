//! Errors on their way out: sentences to the window, the chain to the log.
#![allow(clippy::print_stderr, reason = "stderr is the log of a desktop program")]

use domain::UserError;

/// Writes an error to the log. It never holds what the person wrote.
pub fn to_log(error: &UserError) {
    line(&format!("{:?}: {}", error.kind, error.message));
}

/// Writes a line to the log.
pub fn line(text: &str) {
    eprintln!("waymark: {text}");
}
