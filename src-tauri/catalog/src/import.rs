//! Another release of O*NET, brought by the person: compiled as the shipped one was, kept in their
//! folder, and compared with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use domain::{Underway, UserError, occupation::Seniority, risk};
use serde::Serialize;
use ts_rs::TS;

pub use crate::compile::rated;
use crate::{
    Catalog,
    compact::Compact,
    compile::{Compiled, compile},
    kept,
    published::Shipped,
    release::{self, GoOn, PARTS, Release, Skipped},
    shipped, shipped_figures,
};

#[cfg(test)]
mod tests;

/// What follows the reading: its two parts, and the keeping.
const FURTHER: [&str; 3] = ["Work and titles", "How alike occupations are", "Keeping it"];
/// Parts of an import.
const ALL: usize = PARTS + FURTHER.len();

/// What an import found, and what it would change or has changed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportReport {
    /// The release's number, for example `31.0`.
    pub release: String,
    /// Rows that were read.
    pub read: usize,
    /// Rows that were taken in.
    pub added: usize,
    /// The first of those that were left out, with the reason.
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub left_out: usize,
    /// Tables that a release could have and this one does not.
    pub missing: Vec<&'static str>,
    /// Occupations in it.
    pub occupations: usize,
    /// Titles of occupations that the shipped release does not have.
    pub new_occupations: Vec<String>,
    /// Titles of occupations that only the shipped release has.
    pub gone_occupations: Vec<String>,
    /// Tasks that the shipped release does not have. Nobody has rated them yet: each stands where its
    /// activity stands on average.
    pub new_tasks: usize,
    /// Tasks that only the shipped release has.
    pub gone_tasks: usize,
    /// Activities that are not among ours; the work under them is left out.
    pub unknown_activities: Vec<String>,
}

/// Reads a release and says what it would change; nothing is written. Nothing when `go_on` stops it.
///
/// # Errors
/// When it is no release, or one that cannot be made into a catalogue.
pub fn try_out(path: &Path, go_on: GoOn) -> Result<Option<ImportReport>, UserError> {
    Ok(prepare(path, go_on)?.map(|prepared| prepared.report))
}

/// Reads a release and keeps it in `dir` under the id that it returns; it is not in force yet.
/// Nothing when `go_on` stops it, and then nothing is written.
///
/// # Errors
/// When it is no release, cannot be made into a catalogue, or cannot be written.
pub fn keep(
    path: &Path,
    dir: &Path,
    go_on: GoOn,
) -> Result<Option<(String, ImportReport)>, UserError> {
    let Some(Prepared { release, compiled, report }) = prepare(path, go_on)? else {
        return Ok(None);
    };
    if !go_on(further(2)) {
        return Ok(None);
    }
    Ok(Some((kept::save(dir, &release, &compiled)?, report)))
}

struct Prepared {
    release: Release,
    compiled: Compiled,
    report: ImportReport,
}

fn further(place: usize) -> Underway {
    Underway { doing: FURTHER[place], done: PARTS + place, all: ALL }
}

fn prepare(path: &Path, go_on: GoOn) -> Result<Option<Prepared>, UserError> {
    let mut reading = |progress: Underway| go_on(Underway { all: ALL, ..progress });
    let Some(release) = release::read(path, &mut reading)? else { return Ok(None) };
    let (compact, kept) = shipped()?;
    let report = report(&release, &compact, &kept);
    let compiled = compile(&release, compact, &kept, &mut |stage| go_on(further(stage as usize)))?;
    Ok(compiled.map(|compiled| Prepared { release, compiled, report }))
}

fn report(release: &Release, compact: &Compact, kept: &Shipped) -> ImportReport {
    let reading = &release.reading;
    let ours: BTreeMap<&str, &str> =
        compact.published.rows.iter().map(|row| (row.code.as_str(), row.title.as_str())).collect();
    let tasks: BTreeSet<u32> = kept.tasks.values().flatten().map(|(id, _)| *id).collect();
    let theirs: BTreeSet<u32> =
        release.occupations.values().flat_map(|one| one.tasks.keys().copied()).collect();
    let activities: BTreeSet<&str> =
        compact.published.activities.iter().map(|activity| activity.id.as_str()).collect();
    let statements = release.occupations.values().flat_map(|one| one.tasks.values());
    let listed: BTreeSet<&String> = statements.flat_map(|one| &one.activities).collect();
    let new = release.occupations.iter().filter(|(code, _)| !ours.contains_key(code.as_str()));
    let gone = ours.iter().filter(|(code, _)| !release.occupations.contains_key(**code));
    ImportReport {
        release: release.name.clone(),
        read: reading.read,
        added: reading.read - reading.left_out,
        skipped: reading.skipped.clone(),
        left_out: reading.left_out,
        missing: reading.missing.clone(),
        occupations: release.occupations.len(),
        new_occupations: new.map(|(_, one)| one.title.clone()).collect(),
        gone_occupations: gone.map(|(_, title)| (*title).to_owned()).collect(),
        new_tasks: theirs.difference(&tasks).count(),
        gone_tasks: tasks.difference(&theirs).count(),
        unknown_activities: listed
            .into_iter()
            .filter(|id| !activities.contains(id.as_str()))
            .cloned()
            .collect(),
    }
}

/// A task as the release in force states it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StatedTask {
    /// The publisher's id.
    pub id: u32,
    /// The publisher's sentence.
    pub text: String,
    /// Labels of the activities it counts under, in our words.
    pub activities: Vec<String>,
    /// Whether it is listed as supplemental.
    pub supplemental: bool,
    /// Whether the shipped release does not have it.
    pub new: bool,
}

/// What another release changes for an occupation.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReleaseChange {
    /// The shipped release.
    pub before: String,
    /// The one in force.
    pub after: String,
    /// Sentences of tasks that the shipped release does not have.
    pub new_tasks: Vec<String>,
    /// How many tasks only the shipped release has.
    pub gone_tasks: usize,
    /// Skills and kinds of knowledge whose level or importance differs.
    pub skills: usize,
    /// Job zone before and after, where it differs.
    pub zone: Option<(u8, u8)>,
    /// Names that only the release in force lists for it.
    pub new_titles: usize,
    /// Exact score before and after, 0-100.
    pub score: (f64, f64),
}

impl Catalog {
    /// The tasks of an occupation as the release in force states them; none where it is the shipped
    /// one, whose sentences do not come with the program.
    ///
    /// # Errors
    /// When the person's copy cannot be read any more.
    pub fn stated(&self, code: &str) -> Result<Vec<StatedTask>, UserError> {
        let Some(release) = self.own_release()? else { return Ok(Vec::new()) };
        let known = self.shipped_tasks(code)?;
        let onet = self.reference.occupation(code).map_or(code, |one| one.onet.as_str());
        let Some(listed) = release.occupations.get(onet) else { return Ok(Vec::new()) };
        let label = |id: &String| self.activity_labels.get(id).cloned();
        let stated = |(id, one): (&u32, &release::Statement)| StatedTask {
            id: *id,
            text: one.text.clone(),
            activities: one.activities.iter().filter_map(label).collect(),
            supplemental: one.supplemental,
            new: !known.contains(id),
        };
        let mut tasks: Vec<StatedTask> = listed.tasks.iter().map(stated).collect();
        tasks.sort_by_key(|task| task.supplemental);
        Ok(tasks)
    }

    /// What the release in force changes for an occupation against the shipped one; nothing where it
    /// is the shipped one, or one of them does not have the occupation.
    ///
    /// # Errors
    /// When the person's copy cannot be read any more.
    pub fn changes(&self, code: &str) -> Result<Option<ReleaseChange>, UserError> {
        let Some(release) = self.own_release()? else { return Ok(None) };
        let shipped = crate::load()?;
        let (Some(before), Some(after)) =
            (shipped.reference.occupation(code), self.reference.occupation(code))
        else {
            return Ok(None);
        };
        let stated = self.stated(code)?;
        let now: BTreeSet<u32> = stated.iter().map(|task| task.id).collect();
        let gone = self.shipped_tasks(code)?.difference(&now).count();
        let same = before.elements.iter().filter(|need| after.elements.contains(need)).count();
        let names = |catalog: &Catalog, onet: &str| -> BTreeSet<String> {
            let names = catalog.names().filter(|(_, codes)| codes.contains(&onet));
            names.map(|(name, _)| name.to_owned()).collect()
        };
        let point =
            |catalog: &Catalog, one| risk::point(one, Seniority::Mid, &catalog.reference.model);
        let (zone, then) = (after.figures.zone, before.figures.zone);
        Ok(Some(ReleaseChange {
            before: shipped.release.clone(),
            after: release.name.clone(),
            new_tasks: stated.into_iter().filter(|task| task.new).map(|task| task.text).collect(),
            gone_tasks: gone,
            skills: after.elements.len().max(before.elements.len()) - same,
            zone: (zone != then).then_some((then, zone)),
            new_titles: names(self, &after.onet).difference(&names(shipped, &before.onet)).count(),
            score: (point(shipped, before), point(self, after)),
        }))
    }

    /// Ids of the tasks that the shipped release lists for an occupation.
    fn shipped_tasks(&self, code: &str) -> Result<BTreeSet<u32>, UserError> {
        let kept = shipped_figures()?;
        let onet = self.reference.occupation(code).map_or(code, |one| one.onet.as_str());
        let tasks = kept.tasks.get(onet).map(Vec::as_slice).unwrap_or_default();
        Ok(tasks.iter().map(|(id, _)| *id).collect())
    }
}
