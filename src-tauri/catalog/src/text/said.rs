//! Reading the lists of what people say.

use std::{collections::BTreeMap, fs, path::Path};

use domain::occupation::{NoJob, Seniority};

use crate::titles::{
    key::key,
    said::{Languages, List, Said},
};

/// A name as it is written, before it stands in its list.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Places of what it means, best first.
    pub targets: Vec<u16>,
    /// Where it is said; empty everywhere.
    pub countries: String,
    /// The level that it says.
    pub level: Option<Seniority>,
}

impl List {
    /// A list of these names.
    pub fn new(names: Vec<Name>) -> Self {
        let mut keyed: Vec<(String, Name)> =
            names.into_iter().map(|name| (key(&name.name), name)).collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        let mut list = Self::default();
        let noted =
            keyed.iter().any(|(_, name)| !name.countries.is_empty() || name.level.is_some());
        for (_, name) in keyed {
            list.names += &name.name;
            list.names.push('\n');
            list.targets.extend(name.targets);
            list.target_ends.push(u32::try_from(list.targets.len()).unwrap_or(u32::MAX));
            if noted {
                list.countries.push(name.countries);
                list.levels.push(name.level);
            }
        }
        list
    }
}

/// Reads the folder `said`: `jobs.csv` gives keys that are no codes and no roles of their own a code; each language
/// has a file with a key and its names on a line.
pub fn read(data: &Path, known: &[&str], problems: &mut Vec<String>) -> (Said, Languages) {
    let folder = data.join("said");
    let jobs: BTreeMap<String, String> =
        super::onet::rows::<(String, String)>(data, "said/jobs.csv", problems)
            .into_iter()
            .collect();
    let mut codes: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    let mut place = |file: &str, target: &str| -> Option<u16> {
        let code = jobs.get(target).map_or(target, String::as_str);
        if !known.contains(&code) {
            wrong.push(format!("said/{file}: there is no occupation “{code}”"));
            return None;
        }
        let place = codes.iter().position(|one| one == code).unwrap_or_else(|| {
            codes.push(code.to_owned());
            codes.len() - 1
        });
        u16::try_from(place).ok()
    };
    let mut english = Vec::new();
    for file in ["everyday.tsv", "countries.tsv"] {
        for [name, countries, targets, level] in rows(&folder, file, &mut Vec::new()) {
            let targets = targets.split(' ').filter_map(|target| place(file, target)).collect();
            let level = match level.as_str() {
                "junior" => Some(Seniority::Junior),
                "mid" => Some(Seniority::Mid),
                "senior" => Some(Seniority::Senior),
                "lead" => Some(Seniority::Lead),
                _ => None,
            };
            english.push(Name { name, targets, countries, level });
        }
    }
    let mut languages = Languages::new();
    for file in files(&folder) {
        let Some(language) = file.strip_suffix(".tsv").filter(|name| name.len() == 2) else {
            continue;
        };
        let mut names: BTreeMap<String, Name> = BTreeMap::new();
        for [target, all, ..] in rows(&folder, &file, problems) {
            let Some(target) = place(&file, &target) else { continue };
            for name in all.split('|').map(str::trim).filter(|name| !name.is_empty()) {
                let known = names
                    .entry(key(name))
                    .or_insert_with(|| Name { name: name.into(), ..Name::default() });
                if !known.targets.contains(&target) {
                    known.targets.push(target);
                }
            }
        }
        languages.push((language.to_owned(), List::new(names.into_values().collect())));
    }
    let mut no_jobs: BTreeMap<String, NoJob> = BTreeMap::new();
    for [name, _, kind, _] in rows(&folder, "nojob.tsv", problems) {
        match NoJob::named(&kind) {
            Some(kind) => drop(no_jobs.insert(key(&name), kind)),
            None => problems.push(format!("said/nojob.tsv: “{kind}” is no kind of what is no job")),
        }
    }
    problems.extend(wrong);
    (Said { codes, english: List::new(english), no_jobs: no_jobs.into_iter().collect() }, languages)
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    files
}

/// The rows of a file in four fields, missing ones empty.
fn rows(folder: &Path, file: &str, problems: &mut Vec<String>) -> Vec<[String; 4]> {
    let text = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| {
        problems.push(format!("said/{file}: cannot be read ({error})"));
        String::new()
    });
    let row = |line: &str| {
        let mut fields = line.split('\t').map(|field| field.trim().to_owned());
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_key() {
        let name = |name: &str, target| Name {
            name: name.into(),
            targets: vec![target],
            ..Name::default()
        };
        let list = List::new(vec![
            name("Sparky", 3),
            name("Éducateur", 2),
            name("chippie", 1),
            name("sparky", 4),
        ]);
        let found = |text: &str| {
            list.find(&key(text)).flat_map(|at| list.targets(at).to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(found("SPARKY"), [3, 4]);
        assert_eq!(found("educateur"), [2]);
        assert_eq!((found("plumber").len(), list.count()), (0, 4));
    }
}
