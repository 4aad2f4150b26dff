//! A release of O*NET as its publisher ships it: tab-separated tables in a zip or a folder.
//!
//! Read for the figures of the shipped catalogue, and for a newer release that somebody brings.

mod source;
mod table;
#[cfg(test)]
pub(crate) mod tests;

use std::{collections::BTreeMap, path::Path};

use domain::{Underway, UserError};
use serde::{Deserialize, Serialize};

use source::{Source, bad};
use table::{each, number};

/// What is read of a release.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// Its number, for example `30.1`; empty where the files do not say.
    pub name: String,
    /// Occupations by code.
    pub occupations: BTreeMap<String, Listed>,
    /// What the reading met. It is not kept.
    #[serde(skip)]
    pub reading: Reading,
}

/// What was met on the way through a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How many rows were read.
    pub read: usize,
    /// How many of them were left out.
    pub left_out: usize,
    /// The first [`TOLD`] of these, with the reason.
    pub skipped: Vec<Skipped>,
    /// Tables that a release could have and this one does not.
    pub missing: Vec<&'static str>,
}

/// An occupation as the release lists it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// The publisher's title.
    pub title: String,
    /// Job zone, 1-5.
    pub zone: Option<u8>,
    /// Its tasks in order of id.
    pub tasks: BTreeMap<u32, Statement>,
    /// Alternate and reported titles.
    pub titles: Vec<String>,
    /// Importance (1-5) and level (0-7) of each skill and kind of knowledge by element id.
    pub elements: BTreeMap<String, [Option<f64>; 2]>,
}

/// A task of an occupation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The publisher's sentence.
    pub text: String,
    /// Whether it is listed as supplemental.
    pub supplemental: bool,
    /// Importance (1-5), relevance (0-100) and frequency (1-7), where the release has them.
    pub ratings: [Option<f64>; 3],
    /// The intermediate work activities it belongs to, without repeats.
    pub activities: Vec<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Skipped {
    /// The table.
    pub table: String,
    /// The line in it, the head being line 1.
    pub line: u64,
    /// Why, one sentence.
    pub reason: String,
}

/// Hears of each part before it is done, and may stop the whole.
pub type GoOn<'a> = &'a mut dyn FnMut(Underway) -> bool;

/// So many rows that were left out are told.
pub const TOLD: usize = 200;
/// A release lists a thousand; so many make it something else.
const MOST: usize = 2_000;

/// The first release with the tables that are read.
const OLDEST: f64 = 25.0;
/// Longer than any title, and than any task.
const LONGEST_TITLE: usize = 300;
const LONGEST_TASK: usize = 2_000;
/// Longer than any release's number.
const LONGEST_NAME: usize = 12;
const CODE: &str = "O*NET-SOC Code";
const TABLES: [&str; 9] = [
    "Occupation Data",
    "Task Statements",
    "Tasks to DWAs",
    "Task Ratings",
    "Alternate Titles",
    "Sample of Reported Titles",
    "Job Zones",
    "Skills",
    "Knowledge",
];
/// Without these three there is nothing to score.
const NEEDED: usize = 3;

/// Parts of which the reading consists: its tables.
pub(crate) const PARTS: usize = TABLES.len();

/// Reads a release from a zip or a folder; nothing when `go_on` stops it. `///
/// # Errors
/// When the file is no release, is damaged, or lacks a table or a column that is needed.
pub fn read(path: &Path, go_on: GoOn) -> Result<Option<Release>, UserError> {
    let mut source = Source::open(path)?;
    let mut release = Release { name: name(path, &mut source), ..Release::default() };
    if release.name.parse::<f64>().is_ok_and(|number| number < OLDEST) {
        return Err(bad(
            format!("This is release {} of O*NET.", release.name),
            "Choose a release from 25.0 on: older ones describe work by other tables.",
        ));
    }
    for (done, table) in TABLES.into_iter().enumerate() {
        if !go_on(Underway { doing: table, done, all: PARTS }) {
            return Ok(None);
        }
        match source.read(table)? {
            Some(text) => {
                let (read, left_out) = (release.reading.read, release.reading.left_out);
                release.take(table, &text)?;
                let rows = release.reading.read - read;
                if done < NEEDED && 2 * (release.reading.left_out - left_out) >= rows {
                    return Err(bad(
                        format!(
                            "Of the {rows} rows of the table “{table}” hardly any can be used."
                        ),
                        "Take the file from onetcenter.org again; it was not copied whole.",
                    ));
                }
            }
            None if done < NEEDED => {
                return Err(bad(
                    format!("This is no whole release of O*NET: the table “{table}” is missing."),
                    "Choose the text form of the release, a zip or the folder unpacked from it.",
                ));
            }
            None => release.reading.missing.push(table),
        }
    }
    Ok(Some(release))
}

impl Release {
    fn take(&mut self, table: &'static str, text: &str) -> Result<(), UserError> {
        let mut reading = std::mem::take(&mut self.reading);
        let notes = &mut reading;
        let read = match table {
            "Occupation Data" => each(table, text, [CODE, "Title"], notes, |[code, title]| {
                let title = plain(title, LONGEST_TITLE)?;
                self.occupations
                    .insert(checked(code)?.to_owned(), Listed { title, ..Listed::default() });
                Ok(())
            }),
            "Task Statements" => {
                each(table, text, [CODE, "Task ID", "Task", "Task Type"], notes, |row| {
                    self.task(row)
                })
            }
            "Tasks to DWAs" => {
                each(table, text, [CODE, "Task ID", "DWA ID"], notes, |row| self.activity(row))
            }
            "Task Ratings" => each(
                table,
                text,
                [CODE, "Task ID", "Scale ID", "Category", "Data Value"],
                notes,
                |row| self.rating(row),
            ),
            "Alternate Titles" => {
                each(table, text, [CODE, "Alternate Title"], notes, |row| self.title(row))
            }
            "Sample of Reported Titles" => {
                each(table, text, [CODE, "Reported Job Title"], notes, |row| self.title(row))
            }
            "Job Zones" => each(table, text, [CODE, "Job Zone"], notes, |[code, zone]| {
                let zone = zone.parse().ok().filter(|zone| (1..=5).contains(zone));
                self.at(code)?.zone = Some(zone.ok_or("The job zone is not one of 1 to 5.")?);
                Ok(())
            }),
            _ => each(table, text, [CODE, "Element ID", "Scale ID", "Data Value"], notes, |row| {
                self.element(row)
            }),
        };
        self.reading = reading;
        read?;
        if self.occupations.len() > MOST {
            return Err(bad(
                format!("The table “{table}” lists more than {MOST} occupations."),
                "No release has so many; take the file from onetcenter.org again.",
            ));
        }
        Ok(())
    }

    fn at(&mut self, code: &str) -> Result<&mut Listed, String> {
        self.occupations
            .get_mut(code)
            .ok_or_else(|| format!("The code “{code}” is not among the occupations."))
    }

    fn statement(&mut self, code: &str, id: &str) -> Result<&mut Statement, String> {
        let number: u32 = id.parse().map_err(|_| format!("“{id}” is no task id."))?;
        self.at(code)?
            .tasks
            .get_mut(&number)
            .ok_or_else(|| format!("The task {id} is not among the tasks of {code}."))
    }

    fn task(&mut self, [code, id, text, kind]: [&str; 4]) -> Result<(), String> {
        let id: u32 = id.parse().map_err(|_| format!("“{id}” is no task id."))?;
        let supplemental = kind == "Supplemental";
        let text = plain(text, LONGEST_TASK)?;
        let statement = Statement { text, supplemental, ..Statement::default() };
        self.at(code)?.tasks.insert(id, statement);
        Ok(())
    }

    fn activity(&mut self, [code, id, detailed]: [&str; 3]) -> Result<(), String> {
        // A detailed activity's id is that of its intermediate one and a number.
        let (activity, _) = detailed
            .rsplit_once(".D")
            .ok_or_else(|| format!("“{detailed}” is no id of a detailed activity."))?;
        let activities = &mut self.statement(code, id)?.activities;
        if !activities.iter().any(|known| known == activity) {
            activities.push(activity.to_owned());
        }
        Ok(())
    }

    fn rating(&mut self, row: [&str; 5]) -> Result<(), String> {
        let [code, id, scale, category, value] = row;
        let Some(value) = number(value)? else { return Ok(()) };
        let ratings = &mut self.statement(code, id)?.ratings;
        match scale {
            "IM" => ratings[0] = Some(value),
            "RT" => ratings[1] = Some(value),
            // Percent of people by category, 1 yearly or less to 7 hourly: their mean.
            "FT" => {
                let category = number(category)?.ok_or("A frequency needs a category.")?;
                *ratings[2].get_or_insert(0.0) += category * value / 100.0;
            }
            _ => {}
        }
        Ok(())
    }

    fn title(&mut self, [code, title]: [&str; 2]) -> Result<(), String> {
        let title = plain(title, LONGEST_TITLE)?;
        let titles = &mut self.at(code)?.titles;
        if !titles.contains(&title) {
            titles.push(title);
        }
        Ok(())
    }

    fn element(&mut self, row: [&str; 4]) -> Result<(), String> {
        let [code, element, scale, value] = row;
        let place = match scale {
            "IM" => 0,
            "LV" => 1,
            _ => return Ok(()),
        };
        let value = number(value)?;
        let elements = &mut self.at(code)?.elements;
        elements.entry(element.to_owned()).or_default()[place] = value;
        Ok(())
    }
}

/// A text as it may be shown: without signs that steer a terminal or turn the order of letters.
fn plain(text: &str, most: usize) -> Result<String, String> {
    let steers = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let letters = text.chars().filter(|c| !steers(*c));
    let plain: String = letters.map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = plain.trim();
    match plain.len() {
        0 => Err("A name or a task is missing.".into()),
        length if length > most => Err(format!("A text of {length} letters is no name or task.")),
        _ => Ok(plain.to_owned()),
    }
}

/// A code such as `15-2051.00`.
fn checked(code: &str) -> Result<&str, String> {
    let shape = |(place, byte): (usize, u8)| match place {
        2 => byte == b'-',
        7 => byte == b'.',
        _ => byte.is_ascii_digit(),
    };
    let sound = code.len() == 10 && code.bytes().enumerate().all(shape);
    if sound { Ok(code) } else { Err(format!("“{code}” is no O*NET-SOC code.")) }
}

/// The release's number, from its Read Me or from the name of the file: `db_30_1_text`.
fn name(path: &Path, source: &mut Source) -> String {
    let read_me = source.read("Read Me").ok().flatten().unwrap_or_default();
    let said = read_me
        .split_whitespace()
        .find(|word| word.contains('.') && word.bytes().all(|b| b == b'.' || b.is_ascii_digit()))
        .map(str::to_owned);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let numbers: Vec<&str> =
        file.split(['_', '.']).filter(|part| part.parse::<u16>().is_ok()).collect();
    let mut name = said.unwrap_or_else(|| numbers.join("."));
    name.truncate(LONGEST_NAME);
    if name.is_empty() { "without a number".into() } else { name }
}
