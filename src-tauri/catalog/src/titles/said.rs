//! Names that people say: everyday English and that of seven countries, twenty-nine other languages, and what is no
//! job at all. All of it is our own wording, written straight to the occupation.

use std::sync::OnceLock;

use domain::occupation::{NoJob, Seniority};
use serde::{Deserialize, Serialize};

use super::key::key;

/// Everything that is said, compact; names stand in order of their keys.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Said {
    /// Codes of the occupations that names mean, which lists name by place.
    pub codes: Vec<String>,
    /// English, everywhere or in some countries.
    pub english: List,
    /// Keys of what is no job, in order, with what it is.
    pub no_jobs: Vec<(String, NoJob)>,
}

/// The other languages, by their code.
pub type Languages = Vec<(String, List)>;

/// Names of one language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct List {
    /// The names, one on a line, in order of their keys.
    pub(crate) names: String,
    /// Places of what each name means, best first, and where those of a name end.
    pub(crate) targets: Vec<u16>,
    pub(crate) target_ends: Vec<u32>,
    /// Where a name is said, such as `GB IE`; empty everywhere. Nothing at all where no name is bound to a country.
    pub(crate) countries: Vec<String>,
    /// The level that a name says; the same.
    pub(crate) levels: Vec<Option<Seniority>>,
    /// Where each name begins and ends, worked out when it is first asked for.
    #[serde(skip)]
    lines: OnceLock<Vec<(u32, u32)>>,
    /// The names in lower case, likewise.
    #[serde(skip)]
    lower: OnceLock<String>,
}

impl Clone for List {
    fn clone(&self) -> Self {
        Self {
            names: self.names.clone(),
            targets: self.targets.clone(),
            target_ends: self.target_ends.clone(),
            countries: self.countries.clone(),
            levels: self.levels.clone(),
            lines: OnceLock::new(),
            lower: OnceLock::new(),
        }
    }
}

impl List {
    fn lines(&self) -> &[(u32, u32)] {
        self.lines.get_or_init(|| {
            let mut begin = 0;
            let line = |line: &str| {
                let end = begin + u32::try_from(line.len()).unwrap_or(0);
                let place = (begin, end);
                begin = end + 1;
                place
            };
            self.names.lines().map(line).collect()
        })
    }

    /// How many names it has.
    pub fn count(&self) -> usize {
        self.lines().len()
    }

    /// A name as it is written.
    pub fn name(&self, place: usize) -> &str {
        let line = self.lines().get(place);
        line.and_then(|(begin, end)| self.names.get(*begin as usize..*end as usize))
            .unwrap_or_default()
    }

    /// Places of what a name means, best first.
    pub fn targets(&self, place: usize) -> &[u16] {
        let begin = place
            .checked_sub(1)
            .and_then(|before| self.target_ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.target_ends.get(place).copied().unwrap_or(begin);
        self.targets.get(begin as usize..end as usize).unwrap_or_default()
    }

    /// Where a name is said; empty everywhere.
    pub fn countries(&self, place: usize) -> &str {
        self.countries.get(place).map_or("", String::as_str)
    }

    /// The level that a name says.
    pub fn level(&self, place: usize) -> Option<Seniority> {
        self.levels.get(place).copied().flatten()
    }

    /// Places of the names that have this key.
    pub fn find(&self, sought: &str) -> std::ops::Range<usize> {
        let lines = self.lines();
        let below = |line: &(u32, u32), least: bool| {
            let own = key(self.names.get(line.0 as usize..line.1 as usize).unwrap_or_default());
            if least { own.as_str() < sought } else { own.as_str() <= sought }
        };
        let first = lines.partition_point(|line| below(line, true));
        first..first + lines[first..].iter().take_while(|line| below(line, false)).count()
    }

    /// Whether one of its names holds this word, or one that begins like it.
    pub fn holds(&self, word: &str) -> bool {
        let letters = word.chars().count();
        let begin: String =
            word.chars().take(if letters < 6 { letters } else { letters - 2 }).collect();
        let whole = letters < 6;
        let names = self.lower.get_or_init(|| self.names.to_lowercase());
        names.match_indices(&begin).any(|(at, _)| {
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let after = || names[at + begin.len()..].chars().next();
            apart(names[..at].chars().next_back()) && (!whole || apart(after()))
        })
    }
}

impl Said {
    /// What this is that is no job.
    pub fn no_job(&self, sought: &str) -> Option<NoJob> {
        let place = self.no_jobs.binary_search_by(|(known, _)| known.as_str().cmp(sought)).ok()?;
        self.no_jobs.get(place).map(|(_, kind)| *kind)
    }
}
