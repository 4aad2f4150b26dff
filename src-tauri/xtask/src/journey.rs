//! The journey of the window, in the terminal.

use crate::step::{Failure, step};

const TITLE: &str = "Machine learning engineer";

/// Score, gap, paths and plan of the sample title.
pub fn in_terminal() -> Result<(), Failure> {
    step("Build the terminal client", "cargo", &["build", "--package", "waymark-cli"])?;
    let client = format!("target/debug/waymark-cli{}", std::env::consts::EXE_SUFFIX);
    for (title, words) in [
        ("The score", &["score", TITLE][..]),
        ("The gap towards an MLOps engineer", &["gap", "--from", TITLE, "--to", "MLOps engineer"]),
        ("Three paths", &["paths", TITLE]),
        ("A 90-day plan", &["plan", "draft", TITLE]),
    ] {
        step(title, &client, words)?;
    }
    println!("\nTo start this plan here: {client} start \"{TITLE}\"");
    Ok(())
}
