//! Derives the catalogue's figures from the published datasets, the same bytes on every machine.
//!
//! `derive FOLDER` writes the files of the catalogue, the sample of the datasets and the hashes of their sentences
//! that the tests need; `derive FOLDER --report` writes what docs/exposure.md and docs/paths.md say of the figures.
//! `cargo xtask catalog` runs it in the project's folder.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal program speaks")]

mod labels;
mod measures;
mod related;
mod report;
mod robust;
mod sample;
mod sentences;
mod table;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use catalog::{
    derive::{derive, rounded},
    published::Derived,
    release::{self, Release},
};

use labels::{Measure, capabilities};
use table::{digits, write};

const DATA: &str = "src-tauri/catalog/data/onet";
const ONET: &str = "onet/db_30_1_text.zip";

fn main() -> ExitCode {
    let mut words: Vec<_> = std::env::args_os().skip(1).collect();
    let report = words.pop_if(|word| word == "--report").is_some();
    let [folder] = &words[..] else {
        eprintln!("Usage: derive FOLDER [--report], where FOLDER holds the published datasets.");
        return ExitCode::FAILURE;
    };
    match run(&PathBuf::from(folder), report) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the derived files of the catalogue, or the report on the files that are there.
fn run(datasets: &Path, report: bool) -> Result<(), String> {
    if !datasets.join(ONET).is_file() {
        println!(
            "The datasets are not at {}: nothing derived, the figures stay.",
            datasets.display()
        );
        return Ok(());
    }
    let release = published_release(datasets)?;
    if report {
        report::write(datasets, &release)?;
        return related::write(datasets);
    }
    write_all(datasets, &release, Path::new(DATA))?;
    sample::cut(datasets, Path::new(sample::FOLDER))?;
    sentences::write(datasets, Path::new(""), Path::new(sentences::FILE))
}

fn published_release(datasets: &Path) -> Result<Release, String> {
    let release = release::read(&datasets.join(ONET), &mut |_| true);
    release.map_err(|error| error.to_string())?.ok_or_else(|| "The reading was stopped.".into())
}

/// Writes every derived file into `data`.
fn write_all(datasets: &Path, release: &Release, data: &Path) -> Result<(), String> {
    fs::create_dir_all(data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut tasks = capabilities(datasets, &Measure::ALL)?;
    // To the digits that are kept, so that the shipped shares rest on the shipped ratings.
    tasks.values_mut().for_each(|capability| *capability = rounded(*capability, 3));
    let listed = release.occupations.iter().flat_map(|(code, one)| {
        let rated = one.tasks.keys().filter_map(|id| Some((id, tasks.get(id)?)));
        rated.map(move |(id, capability)| {
            [code.clone(), id.to_string(), digits(Some(*capability), 3)]
        })
    });
    write(&data.join("tasks.csv"), &["code", "task", "capability"], listed)?;
    let derived = derive(release, tasks.clone());
    write_derived(data, &derived)?;
    let codes: BTreeSet<String> =
        release.occupations.keys().map(|code| code[..7].to_owned()).collect();
    measures::derive(datasets, data, &codes)
}

fn write_derived(data: &Path, derived: &Derived) -> Result<(), String> {
    let parts = derived.work.iter().flat_map(|(code, parts)| {
        parts.iter().map(move |part| {
            [
                code.clone(),
                part.activity.clone(),
                digits(Some(part.share), 4),
                digits(Some(part.capability), 3),
                part.tasks.to_string(),
            ]
        })
    });
    let head = ["code", "activity", "share", "capability", "tasks"];
    write(&data.join("work.csv"), &head, parts)?;
    levels(data, derived)?;
    let occupations = derived.occupations.iter().map(|one| {
        let zone = one.zone.map(|zone| zone.to_string()).unwrap_or_default();
        let lender = one.skills_from.clone().unwrap_or_default();
        [one.code.clone(), one.title.clone(), zone, one.work_from.join(" "), lender]
    });
    let head = ["code", "title", "zone", "work_from", "skills_from"];
    write(&data.join("occupations.csv"), &head, occupations)?;
    let titles = derived.titles.iter().map(|(title, codes)| [title.clone(), codes.join(" ")]);
    write(&data.join("titles.csv"), &["title", "codes"], titles)
}

/// Writes `importance.csv` and `level.csv`, a row for each occupation and a column for each element,
/// to a tenth: at most 0.05 off.
fn levels(data: &Path, derived: &Derived) -> Result<(), String> {
    let head: Vec<&str> =
        ["code"].into_iter().chain(derived.elements.iter().map(String::as_str)).collect();
    for (place, file) in ["importance.csv", "level.csv"].into_iter().enumerate() {
        let rows = derived.levels.iter().map(|(code, rated)| {
            let tenths = rated.iter().map(|both| [both.0, both.1][place]);
            let cells = tenths.map(|tenths| digits(Some(f64::from(tenths) / 10.0), 1));
            [code.clone()].into_iter().chain(cells).collect::<Vec<_>>()
        });
        write(&data.join(file), &head, rows)?;
    }
    Ok(())
}
