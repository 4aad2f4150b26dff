//! Every check, in the order in which mistakes are cheapest to see.

use std::{fs, path::Path, process::Command, thread, time::Instant};

use crate::{
    build::{INCREMENTAL, repeats, units},
    machine::{self, npm},
    step::{Failure, finish, finish_quietly, run, spoken, steps, succeeds},
    supply,
};

/// Where tests that cannot run here say so, a line for each.
const SKIPPED: &str = "target/skipped.txt";

/// Runs every check, says how long each took, and last what was skipped.
pub fn test(quick: bool) -> Result<(), Failure> {
    let mut coming = vec![
        ("what this machine needs", "seconds"),
        ("format of the Rust code", "2 s"),
        ("licences, sources and banned crates", "2 s"),
        ("the UI's packages", "15 s, nothing when they are there"),
        ("types, lint and format of the UI", "30 s"),
        ("build and lint of everything in Rust", "7 min the first time and seconds afterwards"),
    ];
    coming.extend(match quick {
        true => &[("Rust tests without the window", "1 min")][..],
        false => &[("UI tests in a browser; beside them Rust tests and the window", "9 min")],
    });
    let mut steps = steps(&coming);
    steps.next(|| {
        machine::prepare(machine::BUILD)?;
        if quick { Ok(()) } else { machine::prepare(machine::TEST) }
    })?;
    steps.next(|| run("cargo", &["fmt", "--all", "--check"]))?;
    steps.next(supply::check)?;
    steps.next(machine::npm_packages)?;
    steps.next(|| {
        finish(Command::new(npm()).args(["run", "--silent", "check"]).current_dir("ui"))
    })?;
    steps.next(build_once)?;
    // A list of an earlier run tells nothing of this one.
    let skipped = std::env::current_dir().unwrap_or_default().join(SKIPPED);
    fs::remove_file(&skipped).ok();
    if quick {
        let words = ["test", "--workspace", "--lib", "--bins", "--test", "app", "--test", "cli"];
        steps.next(|| finish(linted("cargo", &skipped).args(words).arg("--quiet")))?;
    } else {
        steps.next(|| side_by_side(&skipped))?;
    }
    println!("\nEverything holds.");
    say_skipped(&skipped);
    Ok(())
}

/// Compiles every target, linted by clippy while it is compiled, and none of them twice.
fn build_once() -> Result<(), Failure> {
    if !succeeds("clippy-driver", &["--version"]) {
        return Err(Failure("Clippy is missing: `rustup component add clippy`.".into()));
    }
    let mut cargo = linted("cargo", Path::new(SKIPPED));
    let units = units(cargo.args(["build", "--workspace", "--all-targets", "--timings"]))?;
    let repeats = repeats(&units);
    if !repeats.is_empty() {
        return Err(Failure(format!("Compiled more than once:\n  {}", repeats.join("\n  "))));
    }
    println!(
        "{} units, none of them twice; target/cargo-timings tells what each took.",
        units.len()
    );
    Ok(())
}

/// A program under which cargo compiles our crates with clippy in the place of rustc: this is what `cargo clippy`
/// sets, and everything it denies stops the build. Crates of others stay as any build leaves them.
fn linted(program: &str, skipped: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__")
        .env("WAYMARK_SKIPPED", skipped)
        .env(INCREMENTAL.0, INCREMENTAL.1);
    command
}

/// Both kinds wait more than they compute, each for a window of its own: together they take little more than the
/// longer one.
fn side_by_side(skipped: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    thread::scope(|scope| {
        let browser = scope.spawn(|| {
            let mut tests = linted(npm(), skipped);
            // What the step before built is what they drive.
            tests.env("WAYMARK_BUILT", "target/debug");
            let ended = finish_quietly(tests.args(["run", "--silent", "test"]).current_dir("ui"));
            println!("UI tests in a browser ended after {}", spoken(begun.elapsed()));
            ended
        });
        let rust = without_network(skipped);
        println!("Rust tests and the window ended after {}", spoken(begun.elapsed()));
        let browser = browser.join().unwrap_or_else(|_| Err(Failure("They panicked.".into())));
        rust.and(browser)
    })
}

/// Runs the tests where there is no network but loopback: whatever passes there needs none.
fn without_network(skipped: &Path) -> Result<(), Failure> {
    let own = ["--map-root-user", "--net", "--"];
    if !succeeds("unshare", &[&own[..], &["ip", "link", "set", "lo", "up"]].concat()) {
        println!(
            "This machine cannot take the network away from a program; the tests run with it."
        );
        return finish(linted("cargo", skipped).args(["test", "--workspace", "--quiet"]));
    }
    let script = "ip link set lo up && exec cargo test --workspace --quiet";
    finish(linted("unshare", skipped).args(own).args(["sh", "-c", script]))
}

/// The tests that could not run here, last, so that nobody takes them for passed.
fn say_skipped(skipped: &Path) {
    let text = fs::read_to_string(skipped).unwrap_or_default();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    println!("skipped: {}", lines.len());
    lines.iter().for_each(|line| println!("  {}", line.trim_start_matches("skipped: ")));
}
