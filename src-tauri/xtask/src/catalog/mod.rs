//! Derives the catalogue's figures from the published datasets, the same bytes on every machine.

mod labels;
mod measures;
mod report;
mod skills;
mod table;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use catalog::{
    release::{self, Listed, Release},
    work::{Part, Ratings, parts},
};

use labels::{Measure, capabilities};
use table::{digits, write};

const DATA: &str = "src-tauri/catalog/data/onet";
const ONET: &str = "onet/db_30_1_text.zip";

/// Writes the derived files of the catalogue, or the report on the files that are there.
pub fn run(reference: &Path, report: bool) -> Result<(), String> {
    if !reference.join(ONET).is_file() {
        println!(
            "The datasets are not at {}: nothing derived, the figures stay.",
            reference.display()
        );
        return Ok(());
    }
    let release = published_release(reference)?;
    if report {
        return report::write(reference, &release);
    }
    derive(reference, &release, Path::new(DATA))
}

fn published_release(reference: &Path) -> Result<Release, String> {
    let release = release::read(&reference.join(ONET), &mut |_| true);
    release.map_err(|error| error.to_string())?.ok_or_else(|| "The reading was stopped.".into())
}

/// Writes every derived file into `data`.
fn derive(reference: &Path, release: &Release, data: &Path) -> Result<(), String> {
    fs::create_dir_all(data).map_err(|error| format!("{}: {error}", data.display()))?;
    let tasks = rounded(capabilities(reference, &Measure::ALL)?);
    write(
        &data.join("tasks.csv"),
        &["task", "capability"],
        tasks.iter().map(|(id, capability)| [id.to_string(), digits(Some(*capability), 3)]),
    )?;
    let ratings = Ratings::new(tasks, release.occupations.values());
    let work: Work = release
        .occupations
        .iter()
        .map(|(code, one)| (code.as_str(), parts(one, &ratings)))
        .filter(|(_, parts)| !parts.is_empty())
        .collect();
    write(
        &data.join("work.csv"),
        &["code", "activity", "share", "capability", "tasks"],
        work.iter().flat_map(|(code, parts)| parts.iter().map(|part| row(code, part))),
    )?;
    skills::derive(data, release)?;
    occupations(data, release, &work)?;
    titles(data, release)?;
    let codes: BTreeSet<String> =
        release.occupations.keys().map(|code| code[..7].to_owned()).collect();
    measures::derive(reference, data, &codes)
}

/// Activities by code, for occupations with tasks.
type Work<'a> = BTreeMap<&'a str, Vec<Part>>;

fn row(code: &str, part: &Part) -> [String; 5] {
    [
        code.to_owned(),
        part.activity.clone(),
        digits(Some(part.share), 4),
        digits(Some(part.capability), 3),
        part.tasks.to_string(),
    ]
}

/// To the three digits that are kept, so that the shipped shares rest on the shipped ratings.
fn rounded(capabilities: BTreeMap<u32, f64>) -> BTreeMap<u32, f64> {
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    capabilities.into_iter().map(|(id, capability)| (id, round(capability))).collect()
}

/// Every code with what stands in where tasks or skills are missing.
fn occupations(data: &Path, release: &Release, work: &Work) -> Result<(), String> {
    let mut rows = Vec::new();
    for (code, one) in &release.occupations {
        let work_from = if work.contains_key(code.as_str()) { Vec::new() } else { kin(code, work) };
        let own = if work_from.is_empty() { vec![code.as_str()] } else { work_from.clone() };
        let skills_from = if one.elements.is_empty() {
            skills::nearest(&own, release, work).unwrap_or_default()
        } else {
            ""
        };
        let zone = one.zone.map(|zone| zone.to_string()).unwrap_or_default();
        let (work_from, skills_from) = (work_from.join(" "), skills_from.to_owned());
        rows.push([code.clone(), one.title.clone(), zone, work_from, skills_from]);
    }
    write(
        &data.join("occupations.csv"),
        &["code", "title", "zone", "work_from", "skills_from"],
        rows,
    )
}

/// The occupations with tasks that share most of a code's digits.
fn kin<'a>(code: &str, work: &Work<'a>) -> Vec<&'a str> {
    [7, 6, 5, 4, 2]
        .into_iter()
        .map(|kept| work.keys().filter(|other| other[..kept] == code[..kept]).copied().collect())
        .find(|kin: &Vec<&str>| !kin.is_empty())
        .unwrap_or_default()
}

/// Every title with the codes it is listed under.
fn titles(data: &Path, release: &Release) -> Result<(), String> {
    let mut titles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (code, Listed { titles: names, .. }) in &release.occupations {
        for name in names {
            titles.entry(name).or_default().insert(code);
        }
    }
    let joined = |codes: &BTreeSet<&str>| codes.iter().copied().collect::<Vec<_>>().join(" ");
    write(
        &data.join("titles.csv"),
        &["title", "codes"],
        titles.iter().map(|(title, codes)| [(*title).to_owned(), joined(codes)]),
    )
}
