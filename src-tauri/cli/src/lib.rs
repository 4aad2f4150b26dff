//! `waymark-cli`: the same journal from a terminal.
//!
//! A command computes an [`Answer`]; only this file prints, as JSON or as text.

mod answer;
mod arguments;
mod commands;
mod context;
mod contract;
mod simulation;
mod table;

use std::{io::Write, process::ExitCode};

use clap::Parser;
use domain::{ErrorKind, UserError};
use serde_json::{Value, json};

use answer::{Answer, Refusal};
use arguments::Arguments;
use context::Context;
use table::{shown, shown_json};

/// Runs the command line and returns the exit code that `--help` documents.
pub fn run() -> ExitCode {
    let json = std::env::args_os().any(|word| word == "--json");
    match Arguments::try_parse() {
        Ok(arguments) => finish(answer(&arguments), json),
        Err(error) if error.exit_code() == 0 => {
            // Help and version are answers, not errors.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        Err(error) => finish(Err(arguments::explain(&error).into()), json),
    }
}

fn answer(arguments: &Arguments) -> Result<Answer, Refusal> {
    let mut context = Context::new(arguments)?;
    let done = commands::run(arguments, &mut context);
    context.tell_problem();
    if done.is_ok() {
        context.write_mirror();
    }
    done
}

fn finish(result: Result<Answer, Refusal>, as_json: bool) -> ExitCode {
    match result {
        Ok(answer) if as_json => print(&pretty(&answer.json)),
        Ok(answer) => print(&shown(&answer.text)),
        Err(refusal) => refuse(&refusal, as_json),
    }
}

fn refuse(refusal: &Refusal, as_json: bool) -> ExitCode {
    let UserError { kind, message, hint } = &refusal.error;
    let _ = writeln!(anstream::stderr(), "{}", shown(&format!("{message}\n{hint}")));
    if as_json {
        let mut object = json!({"error": {"kind": kind, "message": message, "hint": hint}});
        if let (Value::Object(fields), Value::Object(more)) = (&mut object, &refusal.more) {
            fields.extend(more.clone());
        }
        print(&pretty(&object));
    } else if !refusal.text.is_empty() {
        print(&shown(&refusal.text));
    }
    ExitCode::from(match kind {
        ErrorKind::Invalid => 2,
        ErrorKind::NotFound => 3,
        ErrorKind::Unreadable
        | ErrorKind::Foreign
        | ErrorKind::Newer
        | ErrorKind::Damaged
        | ErrorKind::Gone => 4,
        ErrorKind::Full
        | ErrorKind::ReadOnly
        | ErrorKind::Busy
        | ErrorKind::Stale
        | ErrorKind::Stopped
        | ErrorKind::Other => 1,
    })
}

/// Prints to stdout; a reader that has gone away (`| head`) is no error of ours.
fn print(text: &str) -> ExitCode {
    let _ = writeln!(anstream::stdout(), "{}", text.trim_end());
    ExitCode::SUCCESS
}

fn pretty(value: &Value) -> String {
    shown_json(&format!("{value:#}"))
}
