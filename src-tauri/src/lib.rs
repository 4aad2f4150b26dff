//! The desktop shell: the only Rust that knows Tauri.

use std::process::ExitCode;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
