//! One step of a command: a headline, a program, and a sentence when it fails.

use std::{
    io::IsTerminal,
    process::{Command, Stdio},
};

/// Why a command stopped, one sentence for the person who ran it.
pub struct Failure(pub String);

/// Runs `program` under the headline `title`; its output goes to the terminal.
pub fn step(title: &str, program: &str, arguments: &[&str]) -> Result<(), Failure> {
    step_in(".", title, program, arguments)
}

/// Like [`step`], in a folder of the project.
pub fn step_in(
    folder: &str,
    title: &str,
    program: &str,
    arguments: &[&str],
) -> Result<(), Failure> {
    headline(title);
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status()
        .map_err(|error| Failure(format!("{title}: `{program}` does not start ({error}).")))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure(format!("{title}: `{program} {}` ended with {status}.", arguments.join(" "))))
}

/// Whether `program` runs with these arguments, silently.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What `program` prints, trimmed.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn headline(title: &str) {
    if std::io::stdout().is_terminal() {
        println!("\n\x1b[1m▸ {title}\x1b[0m");
    } else {
        println!("\n▸ {title}");
    }
}
