//! The release build: a package, and its measurements.

use crate::{
    machine,
    step::{Failure, step},
};

/// Makes a .deb.
pub fn deb() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::npm_packages()?;
    step("Make the .deb", "ui/node_modules/.bin/tauri", &["build", "--bundles", "deb"])?;
    println!("\nThe package is in target/release/bundle/deb.");
    Ok(())
}

/// Measures the rules through the terminal client, then the release window.
pub fn bench() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::prepare(machine::TEST)?;
    step(
        "Build for release",
        "cargo",
        &["build", "--release", "--package", "waymark", "--package", "waymark-cli"],
    )?;
    step("The rules", "target/release/waymark-cli", &["bench"])?;
    step("The window", "cargo", &["bench", "--quiet", "--bench", "window"])
}
