//! The one build: the whole workspace in one invocation of cargo, so that every crate has one set of features.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::step::{Failure, ended, not_started};

/// How long a build takes.
pub const USUALLY: &str = "5 min the first time and seconds afterwards";

/// Notes for a second, quicker compilation cost the first one half as much again, and most people build once. Cargo
/// called by hand still keeps them.
pub const INCREMENTAL: (&str, &str) = ("CARGO_INCREMENTAL", "0");

/// Something that cargo compiled, or found compiled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Package, kind and name of the target, and whether it is compiled as a test.
    pub name: String,
    /// The program's name and file, if it is a program that somebody can start.
    program: Option<(String, String)>,
}

/// The programs of the workspace, by their names.
pub struct Programs(BTreeMap<String, String>);

impl Programs {
    /// Where a program is.
    pub fn get(&self, name: &str) -> Result<&str, Failure> {
        let file = self.0.get(name).map(String::as_str);
        file.ok_or_else(|| Failure(format!("The build did not make `{name}`.")))
    }
}

/// Builds every program of the workspace, with more words for cargo such as `--release`.
pub fn programs(more: &[&str]) -> Result<Programs, Failure> {
    let mut cargo = Command::new("cargo");
    let units = units(cargo.args(["build", "--workspace", "--bins"]).args(more))?;
    Ok(Programs(units.into_iter().filter_map(|unit| unit.program).collect()))
}

/// Runs a build and says what it consists of; warnings and errors go to the terminal.
pub fn units(cargo: &mut Command) -> Result<Vec<Unit>, Failure> {
    cargo.env(INCREMENTAL.0, INCREMENTAL.1);
    cargo.arg("--message-format=json-render-diagnostics").stdout(Stdio::piped());
    let mut child = cargo.spawn().map_err(|error| not_started(cargo, &error))?;
    let lines = child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines());
    let units = lines.map_while(Result::ok).filter_map(|line| unit(&line)).collect();
    let status = child.wait().map_err(|error| not_started(cargo, &error))?;
    if status.success() { Ok(units) } else { Err(ended(cargo, status)) }
}

/// The units that are compiled more than once.
pub fn repeats(units: &[Unit]) -> Vec<String> {
    let mut count = BTreeMap::<&str, usize>::new();
    units.iter().for_each(|unit| *count.entry(&unit.name).or_default() += 1);
    let many = count.into_iter().filter(|(_, times)| *times > 1);
    many.map(|(name, times)| format!("{name}: {times} times")).collect()
}

/// The unit in one of cargo's messages. Cargo writes them without spaces, a line for each.
fn unit(message: &str) -> Option<Unit> {
    if !message.starts_with(r#"{"reason":"compiler-artifact""#) {
        return None;
    }
    let package = text(message, "package_id")?;
    let (_, kind) = message.split_once(r#""kind":["#)?;
    let (kind, _) = kind.split_once(']')?;
    let target = text(message, "name")?;
    let (_, profile) = message.split_once(r#""profile":{"#)?;
    let tested = profile.split_once(r#""test":"#)?.1.starts_with("true");
    let test = if tested { ", as a test" } else { "" };
    let program = text(message, "executable").filter(|_| kind == r#""bin""# && !tested);
    Some(Unit {
        name: format!("{package} {} {target}{test}", kind.replace('"', "")),
        program: program.map(|file| (target, file)),
    })
}

/// The first text under a key.
fn text(message: &str, key: &str) -> Option<String> {
    let (_, after) = message.split_once(&format!(r#""{key}":""#))?;
    let mut text = String::new();
    let mut characters = after.chars();
    loop {
        match characters.next()? {
            '"' => return Some(text),
            '\\' => text.push(characters.next()?),
            character => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = r#"{"reason":"compiler-artifact","package_id":"path+file:///w/cli#waymark-cli@0.1.0","manifest_path":"/w/cli/Cargo.toml","target":{"kind":["bin"],"crate_types":["bin"],"name":"waymark-cli","src_path":"/w/cli/src/main.rs","edition":"2024","doc":true,"doctest":false,"test":true},"profile":{"opt_level":"0","debuginfo":"line-tables-only","debug_assertions":true,"overflow_checks":true,"test":false},"features":["one"],"filenames":["C:\\w\\waymark-cli.exe"],"executable":"C:\\w\\waymark-cli.exe","fresh":true}"#;

    #[test]
    fn a_message_names_its_unit_and_its_program() {
        let unit = unit(MESSAGE).expect("a unit");
        assert_eq!(unit.name, "path+file:///w/cli#waymark-cli@0.1.0 bin waymark-cli");
        assert_eq!(unit.program, Some(("waymark-cli".into(), r"C:\w\waymark-cli.exe".into())));
    }

    #[test]
    fn a_test_is_another_unit_and_no_program() {
        let test = unit(&MESSAGE.replace(r#""test":false}"#, r#""test":true}"#)).expect("a unit");
        assert_eq!(test.name, "path+file:///w/cli#waymark-cli@0.1.0 bin waymark-cli, as a test");
        assert_eq!(test.program, None);
    }

    #[test]
    fn a_unit_with_other_features_is_a_repeat() {
        let one = unit(MESSAGE).expect("a unit");
        let other = unit(&MESSAGE.replace(r#"["one"]"#, r#"["two"]"#)).expect("a unit");
        assert!(repeats(std::slice::from_ref(&one)).is_empty());
        assert_eq!(repeats(&[one.clone(), other]), [format!("{}: 2 times", one.name)]);
    }

    #[test]
    fn other_messages_are_no_units() {
        assert_eq!(unit(r#"{"reason":"build-finished","success":true}"#), None);
    }
}
