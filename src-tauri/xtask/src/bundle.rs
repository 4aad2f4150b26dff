//! The release build: a package, and its measurements.

use crate::{
    build, machine,
    step::{Failure, headline, run},
};

/// Makes a .deb.
pub fn deb() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::npm_packages()?;
    headline("Make the .deb");
    run("ui/node_modules/.bin/tauri", &["build", "--bundles", "deb"])?;
    println!("\nThe package is in target/release/bundle/deb.");
    Ok(())
}

/// Measures the rules through the terminal client, then the release window.
pub fn bench() -> Result<(), Failure> {
    machine::prepare(machine::BUILD)?;
    machine::prepare(machine::TEST)?;
    headline("Build for release");
    let programs = build::programs(&["--release"])?;
    headline("The rules");
    run(programs.get("waymark-cli")?, &["bench"])?;
    headline("The window");
    run("cargo", &["bench", "--workspace", "--quiet", "--bench", "window"])
}
