//! The journey of the window, in the terminal.

use crate::step::{Failure, headline, run};

/// The name of the step, and how long it takes.
pub const STEP: (&str, &str) = ("the journey in the terminal", "3 s");

const TITLE: &str = "Machine learning engineer";

/// Score, gap, paths and plan of the sample title.
pub fn in_terminal(client: &str) -> Result<(), Failure> {
    for (title, words) in [
        ("The score", &["score", TITLE][..]),
        ("The gap towards an MLOps engineer", &["gap", "--from", TITLE, "--to", "MLOps engineer"]),
        ("Three paths", &["paths", TITLE]),
        ("A 90-day plan", &["plan", "draft", TITLE]),
    ] {
        headline(title);
        run(client, words)?;
    }
    println!("\nTo start this plan here: {client} start \"{TITLE}\"");
    Ok(())
}
