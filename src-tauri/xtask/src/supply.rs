//! What may be linked: licences, sources, and no crate that speaks HTTP, TLS or DNS.

use std::{collections::BTreeSet, fs, process::Command};

use crate::step::{Failure, ended, not_started};

/// The systems that Waymark is for.
const SYSTEMS: [&str; 3] =
    ["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"];

/// Licences that ours goes together with.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Zero network: nothing of this may enter the tree, on any system.
const BANNED: &[&str] = &[
    "attohttpc",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
];

/// Packages that bring the text of a licence and do not name it, with the name.
const UNNAMED: &[(&str, &str)] = &[("ical v0.11.0", "Apache-2.0")];

/// Checks everything that is linked, built with or tested with, on every system.
pub fn check() -> Result<(), Failure> {
    let mut problems = locked(&read("Cargo.lock")?);
    for manifest in manifests()? {
        problems.extend(wildcards(&read(&manifest)?).map(|line| format!("{manifest}: {line}")));
    }
    let packages = licences()?;
    problems.extend(packages.iter().filter_map(|line| networked(line)));
    problems.extend(packages.iter().filter_map(|line| unlicensed(line)));
    if !problems.is_empty() {
        return Err(Failure(format!("This may not be linked:\n  {}", problems.join("\n  "))));
    }
    println!("{} packages, all of them allowed.", packages.len());
    Ok(())
}

/// Every package on every system, as `name version|licence`.
fn licences() -> Result<BTreeSet<String>, Failure> {
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--workspace", "--locked", "--quiet", "--edges", "normal,build,dev"]);
    tree.args(["--prefix", "none", "--format", "{p}|{l}"]);
    SYSTEMS.iter().for_each(|system| {
        tree.args(["--target", system]);
    });
    let output = tree.output().map_err(|error| not_started(&tree, &error))?;
    if !output.status.success() {
        let Failure(sentence) = ended(&tree, output.status);
        return Err(Failure(format!("{}{sentence}", String::from_utf8_lossy(&output.stderr))));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    // An empty line stands between the trees of two members.
    let lines = text.lines().filter(|line| !line.is_empty());
    Ok(lines.map(|line| line.trim_end_matches(" (*)").to_owned()).collect())
}

fn read(file: &str) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure(format!("{file} cannot be read ({error}).")))
}

/// Our manifests.
fn manifests() -> Result<Vec<String>, Failure> {
    let folder = fs::read_dir("src-tauri").map_err(|error| Failure(error.to_string()))?;
    let members = folder.flatten().map(|entry| entry.path().join("Cargo.toml"));
    let members = members.filter(|file| file.is_file()).map(|file| file.display().to_string());
    Ok(["Cargo.toml".to_owned()].into_iter().chain(members).collect())
}

/// What is wrong with the lock file: all packages that are not ours come from one registry.
fn locked(lock: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut registry = None;
    for package in lock.split("[[package]]").skip(1) {
        let field = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key));
            line.map(|value| value.trim_matches('"'))
        };
        let name = field("name = ").unwrap_or_default();
        // Ours have no source.
        let Some(source) = field("source = ") else { continue };
        if !source.starts_with("registry+") || *registry.get_or_insert(source) != source {
            problems.push(format!("{name} comes from {source}"));
        }
    }
    problems
}

/// Lines that take any version of a crate.
fn wildcards(manifest: &str) -> impl Iterator<Item = &str> {
    manifest.lines().filter(|line| !line.starts_with('[') && line.contains("\"*\""))
}

/// A package that reaches the network.
fn networked(package: &str) -> Option<String> {
    let (name, _) = package.split_once(' ')?;
    BANNED.contains(&name).then(|| format!("{name} reaches the network"))
}

/// What is wrong with a package's licence.
fn unlicensed(package: &str) -> Option<String> {
    let (name, licence) = package.split_once('|').unwrap_or((package, ""));
    let named = UNNAMED.iter().find(|(unnamed, _)| licence.is_empty() && *unnamed == name);
    if permitted(named.map_or(licence, |(_, licence)| licence)) {
        return None;
    }
    let licence = if licence.is_empty() { "no licence that it names" } else { licence };
    Some(format!("{name}: {licence}"))
}

/// Whether a licence expression can be met with licences of the list. `/` is the older `OR`.
fn permitted(licence: &str) -> bool {
    let spaced = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    either(&mut rest) == Some(true) && rest.is_empty()
}

fn either(words: &mut &[&str]) -> Option<bool> {
    let mut met = both(words)?;
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        met |= both(words)?;
    }
    Some(met)
}

fn both(words: &mut &[&str]) -> Option<bool> {
    let mut met = one(words)?;
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        met &= one(words)?;
    }
    Some(met)
}

fn one(words: &mut &[&str]) -> Option<bool> {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let met = either(words)?;
            *words = words.strip_prefix(&[")"])?;
            Some(met)
        }
        [name, "WITH", exception, rest @ ..] => {
            *words = rest;
            Some(LICENCES.contains(&format!("{name} WITH {exception}").as_str()))
        }
        [name, rest @ ..] => {
            *words = rest;
            Some(LICENCES.contains(name))
        }
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_permitted_where_one_way_through_it_is() {
        for licence in [
            "MIT",
            "MIT/Apache-2.0",
            "MIT OR Apache-2.0 OR LGPL-2.1-or-later",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
        ] {
            assert!(permitted(licence), "{licence}");
        }
        for licence in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR Apache-2.0) AND GPL-3.0",
            "MIT WITH LLVM-exception",
            "MIT OR",
            "(MIT",
            "MIT MIT",
        ] {
            assert!(!permitted(licence), "{licence}");
        }
        assert_eq!(unlicensed("this v1.0.0|MIT"), None);
        assert_eq!(unlicensed("ical v0.11.0|"), None);
        assert!(unlicensed("ical v0.12.0|").is_some());
        assert_eq!(unlicensed("that v1.0.0|GPL-3.0").as_deref(), Some("that v1.0.0: GPL-3.0"));
    }

    #[test]
    fn the_network_and_other_sources_stay_out() {
        let lock = |name: &str, source: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\nsource = \"{source}\"\n")
        };
        assert!(locked("[[package]]\nname = \"domain\"\nversion = \"0.1.0\"\n").is_empty());
        let usual = lock("serde", "registry+https://example.org/index");
        assert!(locked(&usual).is_empty());
        let other = lock("csv", "registry+https://example.com/index");
        let other = locked(&format!("{usual}{other}"));
        assert_eq!(other, ["csv comes from registry+https://example.com/index"]);
        assert_eq!(networked("serde v1.0.0|MIT"), None);
        assert_eq!(networked("rustls v1.0.0|MIT").as_deref(), Some("rustls reaches the network"));
        let git = locked(&lock("serde", "git+https://example.org/serde"));
        assert_eq!(git, ["serde comes from git+https://example.org/serde"]);
    }

    #[test]
    fn no_dependency_takes_any_version() {
        let manifest = "[profile.dev.package.\"*\"]\nserde = \"1\"\ncsv = \"*\"\n";
        assert_eq!(wildcards(manifest).collect::<Vec<_>>(), ["csv = \"*\""]);
    }
}
