//! A release of O*NET as its publisher ships it: tab-separated tables in a zip or a folder.
//!
//! Read for the figures of the shipped catalogue, and for a newer release that somebody brings.

mod source;
mod table;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, path::Path};

use domain::UserError;

use source::{Source, bad};
use table::{each, number};

/// What is read of a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Release {
    /// Its number, for example `30.1`; empty where the files do not say.
    pub name: String,
    /// Occupations by code.
    pub occupations: BTreeMap<String, Listed>,
    /// Tables that it could have and does not.
    pub missing: Vec<&'static str>,
    /// Rows that were left out, with the reason.
    pub skipped: Vec<Skipped>,
    /// How many rows were read.
    pub read: usize,
}

/// An occupation as the release lists it.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct Skipped {
    /// The table.
    pub table: String,
    /// The line in it, the head being line 1.
    pub line: u64,
    /// Why, one sentence.
    pub reason: String,
}

/// Which table is being read, and how far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The table's name.
    pub table: &'static str,
    /// Tables read before it.
    pub done: usize,
    /// Tables in all.
    pub all: usize,
}

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

/// Reads a release from a zip or a folder. `go_on` hears of each table before it is read and may
/// stop the reading, which gives nothing.
///
/// # Errors
/// When the file is no release, is damaged, or lacks a table or a column that is needed.
pub fn read(
    path: &Path,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Option<Release>, UserError> {
    let mut source = Source::open(path)?;
    let mut release = Release { name: name(path, &mut source), ..Release::default() };
    for (done, table) in TABLES.into_iter().enumerate() {
        if !go_on(Progress { table, done, all: TABLES.len() }) {
            return Ok(None);
        }
        match source.read(table)? {
            Some(text) => release.take(table, &text)?,
            None if done < NEEDED => {
                return Err(bad(
                    format!("This is no whole release of O*NET: the table “{table}” is missing."),
                    "Choose the text form of the release, a zip or the folder unpacked from it.",
                ));
            }
            None => release.missing.push(table),
        }
    }
    Ok(Some(release))
}

impl Release {
    fn take(&mut self, table: &'static str, text: &str) -> Result<(), UserError> {
        let mut skipped = std::mem::take(&mut self.skipped);
        let notes = &mut skipped;
        let read = match table {
            "Occupation Data" => each(table, text, [CODE, "Title"], notes, |[code, title]| {
                self.occupations.insert(
                    checked(code)?.to_owned(),
                    Listed { title: title.to_owned(), ..Listed::default() },
                );
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
        self.skipped = skipped;
        self.read += read?;
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
        let statement = Statement { text: text.to_owned(), supplemental, ..Statement::default() };
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
        let titles = &mut self.at(code)?.titles;
        if !titles.iter().any(|known| known == title) {
            titles.push(title.to_owned());
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
        .find(|word| word.contains('.') && word.parse::<f64>().is_ok())
        .map(str::to_owned);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let numbers: Vec<&str> =
        file.split(['_', '.']).filter(|part| part.parse::<u16>().is_ok()).collect();
    said.unwrap_or_else(|| numbers.join("."))
}
