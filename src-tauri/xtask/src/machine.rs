//! What this machine has, and how to get what it lacks.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::Command,
};

use crate::step::{Failure, finish, headline, output, run, succeeds};

/// Something a machine needs: the program or library that shows it is there, and its package.
pub struct Need {
    package: &'static str,
    present: fn() -> bool,
}

/// What building the window needs on Debian and Ubuntu.
pub const BUILD: &[Need] = &[
    Need { package: "build-essential", present: || succeeds("cc", &["--version"]) },
    Need { package: "pkg-config", present: || succeeds("pkg-config", &["--version"]) },
    Need {
        package: "libwebkit2gtk-4.1-dev",
        present: || succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
    },
];

/// What the tests need besides.
pub const TEST: &[Need] = &[
    Need { package: "xvfb", present: || on_path("Xvfb") },
    Need { package: "webkit2gtk-driver", present: || on_path("WebKitWebDriver") },
    Need {
        package: "fonts-dejavu-core",
        present: || Path::new("/usr/share/fonts/truetype/dejavu").is_dir(),
    },
    Need { package: "chromium", present: || on_path("chromium") },
    Need { package: "iproute2", present: || on_path("ip") || Path::new("/usr/sbin/ip").is_file() },
];

/// Sees that Node and every need is there; installs packages with the person's consent.
pub fn prepare(needs: &[Need]) -> Result<(), Failure> {
    node()?;
    if !cfg!(target_os = "linux") {
        return elsewhere();
    }
    let missing: Vec<&str> = needs.iter().filter(|n| !(n.present)()).map(|n| n.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !on_path("apt-get") {
        return Err(Failure(format!(
            "Missing here: {}. These are the names on Debian and Ubuntu; please install their \
             counterparts with your package manager and run this again.",
            missing.join(", ")
        )));
    }
    println!("Missing here: {}.", missing.join(", "));
    let root = output("id", &["-u"]).as_deref() == Some("0");
    if !consent(root)? {
        return Err(Failure(format!(
            "Nothing was installed. To do it yourself: sudo apt-get install {}",
            missing.join(" ")
        )));
    }
    let mut install = vec!["apt-get", "install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    apt(root, "Refresh the package lists", &["apt-get", "update", "--quiet"])?;
    apt(root, "Install packages", &install)
}

/// Installs the UI's packages when the lock file is newer than the last install.
pub fn npm_packages() -> Result<(), Failure> {
    let time = |path: &str| std::fs::metadata(path).and_then(|m| m.modified()).ok();
    if time("ui/package-lock.json") <= time("ui/node_modules/.package-lock.json") {
        return Ok(());
    }
    finish(Command::new(npm()).args(["ci", "--no-audit", "--no-fund"]).current_dir("ui"))
}

/// npm's name on this system.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Whether a window can open.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

fn node() -> Result<(), Failure> {
    let version = output("node", &["--version"]).ok_or_else(|| {
        Failure("Node is missing. Install Node 20.19 or newer, then run this again.".into())
    })?;
    let mut parts = version.trim_start_matches('v').split('.').map_while(|p| p.parse::<u32>().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= (20, 19) {
        return Ok(());
    }
    Err(Failure(format!(
        "Node {version} is too old. Install Node 20.19 or newer, then run this again."
    )))
}

fn elsewhere() -> Result<(), Failure> {
    if cfg!(target_os = "macos") && !succeeds("xcode-select", &["-p"]) {
        return Err(Failure(
            "The command line tools are missing. Run `xcode-select --install`, then run this again.".into(),
        ));
    }
    if cfg!(windows) {
        println!(
            "On Windows this needs the Visual Studio C++ build tools and WebView2; \
             Windows 11 brings WebView2 along."
        );
    }
    Ok(())
}

/// Root has already decided, and so has a run nobody watches; a person at a terminal is asked.
fn consent(root: bool) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Ok(root || succeeds("sudo", &["-n", "true"]));
    }
    print!("Install them with apt-get{}? [Y/n] ", if root { "" } else { " through sudo" });
    let mut answer = String::new();
    std::io::stdout()
        .flush()
        .and_then(|()| std::io::stdin().read_line(&mut answer).map(|_| ()))
        .map_err(|error| Failure(format!("The answer could not be read ({error}).")))?;
    Ok(!answer.trim().to_lowercase().starts_with('n'))
}

fn apt(root: bool, title: &str, words: &[&str]) -> Result<(), Failure> {
    headline(title);
    if root {
        return run("env", &[&["DEBIAN_FRONTEND=noninteractive"], words].concat());
    }
    run("sudo", &[&["DEBIAN_FRONTEND=noninteractive"], words].concat())
}
