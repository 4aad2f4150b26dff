//! Every check, in the order in which mistakes are cheapest to see.

use std::time::Instant;

use crate::{
    machine::{self, npm},
    step::{Failure, step, step_in, succeeds},
};

type Check = (&'static str, fn() -> Result<(), Failure>);

const CHECKS: &[Check] = &[
    ("format", || step("Format of the Rust code", "cargo", &["fmt", "--all", "--check"])),
    ("UI packages", machine::npm_packages),
    ("UI checks", || {
        step_in("ui", "Types, lint and format of the UI", npm(), &["run", "--silent", "check"])
    }),
    ("clippy", || {
        let words = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
        step("Lint of the Rust code", "cargo", &words)
    }),
    ("Rust tests", || {
        step("Rust tests", "cargo", &["test", "--workspace", "--quiet", "--exclude", "waymark"])
    }),
    ("shell", || step("Shell, bindings, tidiness", "cargo", &["test", "--quiet", "--test", "app"])),
];

const SLOW_CHECKS: &[Check] = &[
    ("licences", licences),
    ("UI tests", || {
        step_in("ui", "UI in a browser over the fake host", npm(), &["run", "--silent", "test"])
    }),
    ("window", || step("The real window", "cargo", &["test", "--test", "e2e"])),
];

/// Runs every check and says how long each took.
pub fn test(quick: bool) -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    let mut checks = CHECKS.to_vec();
    if !quick {
        machine::prepare(machine::TEST)?;
        checks.extend(SLOW_CHECKS);
    }
    let mut times = Vec::new();
    for (name, check) in checks {
        let begun = Instant::now();
        check()?;
        times.push(format!("{name} {} s", begun.elapsed().as_secs()));
    }
    println!("\nEverything holds. {}.", times.join(", "));
    Ok(())
}

/// Licences, sources and banned crates (no HTTP client) of everything we link.
fn licences() -> Result<(), Failure> {
    if !succeeds("cargo", &["deny", "--version"]) {
        let words = ["install", "cargo-deny", "--locked", "--quiet", "--no-default-features"];
        step("Install cargo-deny (some minutes, once)", "cargo", &words)?;
    }
    // Advisories need a database from the network; licences, bans and sources do not.
    step(
        "Licences, bans and sources",
        "cargo",
        &["deny", "--log-level", "error", "check", "bans", "licenses", "sources"],
    )
}
