//! Developer commands: `cargo xtask run`, `test`, `dev`, `bench`, `bundle`, `catalog`.
//!
//! Each says what it does before it does it, and installs what it needs only after saying so.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal program speaks")]

mod bundle;
mod catalog;
mod journey;
mod machine;
mod step;
mod test;

use std::{path::Path, process::ExitCode};

use clap::{Parser, Subcommand};
use step::{Failure, step};

#[derive(Parser)]
#[command(about = "Developer commands of Waymark", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, build everything and open the window
    Run,
    /// Install what tests need and run every check; the same as continuous integration
    Test {
        /// Only the quick checks: no window, no browser
        #[arg(long)]
        quick: bool,
    },
    /// Open the window with hot reload of the UI
    Dev,
    /// Measure the rules and the release window
    Bench,
    /// Make a .deb of the release build
    Bundle,
    /// Derive the catalogue's figures from the published datasets
    Catalog {
        /// The folder with the datasets
        #[arg(long, default_value = "../shared/reference")]
        reference: std::path::PathBuf,
        /// Write docs/exposure.md: our figures beside those of others
        #[arg(long)]
        report: bool,
    },
}

fn main() -> ExitCode {
    // Every path below is relative to the project's root.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("The project's folder {} cannot be entered: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let done = match Arguments::parse().command {
        Command::Run => run(),
        Command::Test { quick } => test::test(quick),
        Command::Dev => dev(),
        Command::Bench => bundle::bench(),
        Command::Bundle => bundle::deb(),
        Command::Catalog { reference, report } => catalog::run(&reference, report).map_err(Failure),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    step("Build the window", "cargo", &["build", "--package", "waymark"])?;
    if machine::has_display() {
        return step("Open the window", "cargo", &["run", "--quiet", "--package", "waymark"]);
    }
    println!(
        "\nThere is no display here, so the window stays closed. The same journey in the terminal:"
    );
    journey::in_terminal()
}

fn dev() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::npm_packages()?;
    step("Open the window with hot reload", "ui/node_modules/.bin/tauri", &["dev"])
}
