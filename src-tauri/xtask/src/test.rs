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
];

const QUICK_CHECKS: &[Check] = &[("Rust tests", || {
    let words = ["test", "--workspace", "--lib", "--test", "app", "--test", "cli", "--quiet"];
    step("Rust tests without the window", "cargo", &words)
})];

const SLOW_CHECKS: &[Check] = &[
    ("licences", licences),
    ("build", || {
        step("Build every test", "cargo", &["test", "--workspace", "--no-run", "--quiet"])
    }),
    ("UI tests", || {
        step_in("ui", "UI in a browser over the real shell", npm(), &["run", "--silent", "test"])
    }),
    ("Rust tests and window", || without_network(&["test", "--workspace"])),
];

/// Runs every check and says how long each took.
pub fn test(quick: bool) -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    if !quick {
        machine::prepare(machine::TEST)?;
    }
    let rest = if quick { QUICK_CHECKS } else { SLOW_CHECKS };
    let mut times = Vec::new();
    for (name, check) in CHECKS.iter().chain(rest) {
        let begun = Instant::now();
        check()?;
        times.push(format!("{name} {} s", begun.elapsed().as_secs()));
    }
    println!("\nEverything holds. {}.", times.join(", "));
    Ok(())
}

/// Runs cargo where there is no network but loopback: whatever passes there needs none.
fn without_network(words: &[&str]) -> Result<(), Failure> {
    let own = ["--map-root-user", "--net", "--"];
    if !succeeds("unshare", &[&own[..], &["ip", "link", "set", "lo", "up"]].concat()) {
        println!(
            "\nThis machine cannot take the network away from a program; the tests run with it."
        );
        return step("Rust tests and the real window", "cargo", words);
    }
    let script = ["-c", "ip link set lo up && exec cargo \"$@\"", "cargo"];
    let words = [&own[..], &["sh"], &script, words].concat();
    step("Rust tests and the real window, without a network", "unshare", &words)
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
