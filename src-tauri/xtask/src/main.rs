//! Developer commands: `cargo xtask run`, `test`, `dev`, `bench`, `bundle`, `catalog`.
//!
//! Each says what it does before it does it, and installs what it needs only after saying so.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal program speaks")]

mod build;
mod bundle;
mod journey;
mod machine;
mod step;
mod supply;
mod test;

use std::{path::Path, process::ExitCode};

use step::{Failure, run, steps};

const USAGE: &str = "\
Developer commands of Waymark

Usage: cargo xtask COMMAND

  run                            Install what is missing, build everything and open the window
  test [--quick]                 Install what tests need and run every check; the same as continuous integration
                                   --quick leaves out the browser and the window
  dev                            Open the window with hot reload of the UI
  bench                          Measure the rules and the release window
  bundle                         Make a .deb of the release build
  catalog [FOLDER] [--report]    Derive the catalogue's figures from the published datasets in FOLDER
                                 (../shared/reference), or write docs/exposure.md and docs/paths.md";

fn main() -> ExitCode {
    // Every path below is relative to the project's root.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("The project's folder {} cannot be entered: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["run"] => open(),
        ["test"] => test::test(false),
        ["test", "--quick"] => test::test(true),
        ["dev"] => dev(),
        ["bench"] => bundle::bench(),
        ["bundle"] => bundle::deb(),
        ["catalog", ref rest @ ..] => catalog(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => Err(Failure(format!("`{}` is no command.\n\n{USAGE}", words.join(" ")))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn open() -> Result<(), Failure> {
    let mut steps = steps(&[
        ("what this machine needs", "seconds"),
        ("the UI's packages", "15 s, nothing when they are there"),
        ("build", build::USUALLY),
        if machine::has_display() { ("open the window", "1 s") } else { journey::STEP },
    ]);
    steps.next(|| machine::prepare(machine::BUILD))?;
    steps.next(machine::npm_packages)?;
    let programs = steps.next(|| build::programs(&[]))?;
    if machine::has_display() {
        return steps.next(|| run(programs.get("waymark")?, &[]));
    }
    println!(
        "\nThere is no display here, so the window stays closed. The same journey in the terminal:"
    );
    steps.next(|| journey::in_terminal(programs.get("waymark-cli")?))
}

fn dev() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::npm_packages()?;
    run("ui/node_modules/.bin/tauri", &["dev"])
}

fn catalog(words: &[&str]) -> Result<(), Failure> {
    let (folder, report) = match *words {
        [] => ("../shared/reference", &[][..]),
        ["--report"] => ("../shared/reference", &["--report"][..]),
        [folder] => (folder, &[][..]),
        [folder, "--report"] => (folder, &["--report"][..]),
        _ => return Err(Failure(format!("Usage:\n\n{USAGE}"))),
    };
    let programs = build::programs(&[])?;
    run(programs.get("derive")?, &[&[folder], report].concat())
}
