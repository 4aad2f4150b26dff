//! Builds the UI when its sources changed, then lets Tauri embed it.

use std::{path::Path, process::Command};

fn main() {
    // Sources only: `ui/dist` is our own output.
    for source in ["src", "index.html", "package-lock.json", "vite.config.ts", "tsconfig.json"] {
        println!("cargo:rerun-if-changed=ui/{source}");
    }
    println!("cargo:rerun-if-changed=tauri.conf.json");
    // `tauri dev` serves the UI itself and builds without this feature.
    if std::env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some() {
        build_ui();
    }
    tauri_build::build();
}

fn build_ui() {
    let newer = |a: &str, b: &str| {
        let time = |p: &str| Path::new(p).metadata().and_then(|m| m.modified()).ok();
        time(a) > time(b)
    };
    // npm writes this file at the end of every install.
    if newer("ui/package-lock.json", "ui/node_modules/.package-lock.json") {
        npm(&["ci", "--no-audit", "--no-fund"]);
    }
    npm(&["run", "--silent", "build"]);
}

fn npm(args: &[&str]) {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(program).args(args).current_dir("ui").status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("`npm {}` in ui/ ended with {status}", args.join(" ")),
        Err(error) => panic!("npm does not start ({error}): install Node 20.19 or newer"),
    }
}
