//! The steps of one command: what is coming, what each took, and a sentence when one fails.

use std::{
    io::IsTerminal,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Why a command stopped, one sentence for the person who ran it.
pub struct Failure(pub String);

/// The steps of one command, with their names and how long they usually take on 2 cores.
pub struct Steps {
    coming: Vec<(&'static str, &'static str)>,
    done: usize,
    begun: Instant,
}

/// Says which steps are coming.
pub fn steps(coming: &[(&'static str, &'static str)]) -> Steps {
    let names: Vec<&str> = coming.iter().map(|(name, _)| *name).collect();
    println!("{} steps: {}.", coming.len(), names.join(", "));
    Steps { coming: coming.to_vec(), done: 0, begun: Instant::now() }
}

impl Steps {
    /// Does the work of the next step under its headline, and says how long it took.
    pub fn next<T>(&mut self, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let (name, usually) = self.coming[self.done];
        self.done += 1;
        let place = format!("{} of {}", self.done, self.coming.len());
        headline(&format!("{place}: {name}, usually {usually} on 2 cores"));
        let begun = Instant::now();
        let result = work();
        let outcome = if result.is_ok() { "done" } else { "stopped" };
        let [step, all] = [begun, self.begun].map(|begun| spoken(begun.elapsed()));
        println!("  {place}: {outcome} after {step}, {all} in all");
        result
    }
}

/// Runs `program`; its output goes to the terminal.
pub fn run(program: &str, arguments: &[&str]) -> Result<(), Failure> {
    finish(Command::new(program).args(arguments))
}

/// Runs a command to its end; its output goes to the terminal.
pub fn finish(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended(command, status)) }
}

/// Runs a command to its end; its output comes when it is over, so that it does not mix with what runs beside it.
pub fn finish_quietly(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| not_started(command, &error))?;
    for text in [&output.stdout, &output.stderr] {
        print!("{}", String::from_utf8_lossy(text));
    }
    if output.status.success() { Ok(()) } else { Err(ended(command, output.status)) }
}

/// The sentence for a program that cannot be started.
pub fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!("`{}` does not start ({error}).", command.get_program().display()))
}

/// The sentence for a program that ended with an error.
pub fn ended(command: &Command, status: std::process::ExitStatus) -> Failure {
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
    let program = command.get_program().display();
    Failure(format!("`{program} {}` ended with {status}.", words.join(" ")))
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

/// A title of what comes now.
pub fn headline(title: &str) {
    if std::io::stdout().is_terminal() {
        println!("\n\x1b[1m▸ {title}\x1b[0m");
    } else {
        println!("\n▸ {title}");
    }
}

/// A time as people say it.
pub fn spoken(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}
