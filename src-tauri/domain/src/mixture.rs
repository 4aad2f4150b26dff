//! An occupation put together by the person: of several jobs, of kinds of work, or of both.

use std::{borrow::Cow, collections::BTreeMap};

use libm::sqrt;

use crate::{
    ErrorKind, UserError,
    occupation::{
        Facts, Figures, Kind, List, MadeOf, Occupation, Seniority, SkillNeed, Study, Task,
    },
    reference::Reference,
};

#[cfg(test)]
mod tests;

/// More parts than this are no description of anybody's week.
const MOST: usize = 16;
/// Occupations whose figures stand in for kinds of work.
const NEAREST: usize = 3;

/// What a code such as `registered-nurse*60+paralegal*40` names: parts with their percent of the
/// week. A part is an occupation's code or the id of a kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixture {
    /// Codes and ids with their percent, in the order that they were named in.
    pub parts: Vec<(String, u32)>,
}

impl Mixture {
    /// Reads a code; nothing when it names no mixture.
    ///
    /// # Errors
    /// `Invalid` when it has the sign of a mixture and cannot be read as one.
    pub fn read(code: &str) -> Result<Option<Self>, UserError> {
        if !code.contains('*') {
            return Ok(None);
        }
        let wrong = |what: &str| {
            let hint = "Write it as registered-nurse*60+paralegal*40, in percent of your week.";
            UserError::new(ErrorKind::Invalid, format!("“{code}” {what}."), hint)
        };
        let mut parts: Vec<(String, u32)> = Vec::new();
        for part in code.split('+') {
            let (name, percent) =
                part.split_once('*').ok_or_else(|| wrong("has a part without a percentage"))?;
            let percent: u32 =
                percent.trim().parse().map_err(|_| wrong("has an odd percentage"))?;
            if !(1..=100).contains(&percent) {
                return Err(wrong("has a percentage that is not between 1 and 100"));
            }
            let name = name.trim().to_owned();
            match parts.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known += percent,
                None => parts.push((name, percent)),
            }
        }
        if parts.len() > MOST {
            return Err(wrong("has too many parts"));
        }
        Ok(Some(Self { parts }))
    }

    /// The code that names it.
    pub fn code(&self) -> String {
        let parts = self.parts.iter().map(|(name, percent)| format!("{name}*{percent}"));
        parts.collect::<Vec<_>>().join("+")
    }

    /// Puts the occupation together. Shares are brought to a whole week.
    ///
    /// # Errors
    /// `NotFound` when a part is neither an occupation nor a kind of work.
    pub fn occupation(&self, reference: &Reference) -> Result<Occupation, UserError> {
        let whole: f64 = self.parts.iter().map(|(_, percent)| f64::from(*percent)).sum();
        let (mut jobs, mut work) = (Vec::new(), Vec::new());
        for (name, percent) in &self.parts {
            let share = f64::from(*percent) / whole;
            if let Some(job) = reference.occupation(name) {
                jobs.push((job, share));
            } else if let Some(task) = reference.activities.iter().find(|task| *task.id == **name) {
                work.push(Task { share, ..task.clone() });
            } else {
                return Err(UserError::new(
                    ErrorKind::NotFound,
                    format!("There is neither an occupation nor a kind of work “{name}”."),
                    "Search for your job title, or for the kind of work, again.",
                ));
            }
        }
        Ok(together(self.code(), &jobs, work, reference))
    }
}

impl Reference {
    /// The occupation that a code names, put together where it names a mixture.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Invalid` when a mixture cannot be read.
    pub fn find(&self, code: &str) -> Result<Cow<'_, Occupation>, UserError> {
        if let Some(known) = self.occupation(code) {
            return Ok(Cow::Borrowed(known));
        }
        match Mixture::read(code)? {
            Some(mixture) => Ok(Cow::Owned(mixture.occupation(self)?)),
            None => Err(UserError::new(
                ErrorKind::NotFound,
                format!("There is no occupation with the code {code}."),
                "Search for your job title again.",
            )),
        }
    }
}

type Job<'a> = (&'a Occupation, f64);

fn together(code: String, jobs: &[Job], work: Vec<Task>, reference: &Reference) -> Occupation {
    let (tasks, mixes) = week(jobs, &work);
    let standing_in = nearest(&work, reference);
    let bases: Vec<Job> = jobs.iter().copied().chain(standing_in.iter().copied()).collect();
    let main = bases.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a });
    let mean = |of: fn(&Occupation) -> f64| bases.iter().map(|(job, share)| share * of(job)).sum();
    let facts = Facts {
        code: code.into(),
        onet: main.map(|(job, _)| job.onet.clone()).unwrap_or_default(),
        title: title(jobs, !work.is_empty()),
        kind: Kind::Own,
        summary: "Put together by you.".into(),
        aliases: Vec::new(),
        skills: skills(&bases, List::Skills),
        elements: skills(&bases, List::Elements),
        elements_from: None,
        elasticity: mean(|job| job.elasticity),
        elasticity_why: "The mean of what it is made of.".into(),
        licence: licences(jobs),
        figures: figures(&bases, mean(|job| job.figures.growth)),
        studies: studies(&bases),
        pooled: false,
        narrow: false,
        notes: notes(jobs, &standing_in),
    };
    let parts = bases.iter().map(|(job, share)| MadeOf { occupation: job.name(), share: *share });
    Occupation {
        settled: jobs.is_empty(),
        made_of: parts.collect(),
        ..Occupation::usual(facts, tasks, mixes)
    }
}

/// All tasks, and their shares at each seniority. The same task of two jobs is one; tasks that only
/// share an id are kept apart.
fn week(jobs: &[Job], work: &[Task]) -> (Vec<Task>, [Vec<f64>; 4]) {
    let mut rows: Vec<(Task, [f64; 4])> = Vec::new();
    let mut add = |task: Task, shares: [f64; 4], from: &str| {
        let same = |known: &Task| known.id == task.id && known.label == task.label;
        match rows.iter_mut().find(|(known, _)| same(known) && known.basis == task.basis) {
            Some((known, known_shares)) => {
                let whole = known.share + task.share;
                if whole > 0.0 {
                    known.rating = (known.rating * known.share + task.rating * task.share) / whole;
                }
                known.share = whole;
                known_shares.iter_mut().zip(shares).for_each(|(sum, share)| *sum += share);
            }
            None => {
                let taken = rows.iter().any(|(known, _)| known.id == task.id);
                let id = if taken { format!("{from}/{}", task.id).into() } else { task.id.clone() };
                rows.push((Task { id, ..task }, shares));
            }
        }
    };
    for task in work {
        add(task.clone(), [task.share; 4], "own");
    }
    for (job, part) in jobs {
        for (place, task) in job.tasks.iter().enumerate() {
            let at = |seniority: Seniority| {
                let mix = &job.mixes[seniority as usize];
                part * mix.get(place).copied().unwrap_or(task.share)
            };
            let shares = Seniority::ALL.map(at);
            add(Task { share: part * task.share, ..task.clone() }, shares, &job.code);
        }
    }
    rows.sort_by(|a, b| b.0.share.total_cmp(&a.0.share).then_with(|| a.0.id.cmp(&b.0.id)));
    let mixes = [0, 1, 2, 3].map(|level| rows.iter().map(|(_, shares)| shares[level]).collect());
    (rows.into_iter().map(|(task, _)| task).collect(), mixes)
}

/// The published occupations whose weeks are most like kinds of work that were chosen one by one, by
/// cosine; together they count as much as that work does.
fn nearest<'a>(work: &[Task], reference: &'a Reference) -> Vec<Job<'a>> {
    let whole: f64 = work.iter().map(|task| task.share).sum();
    let own: BTreeMap<&str, f64> = work.iter().map(|task| (&*task.id, task.share)).collect();
    let likeness = |job: &Occupation| {
        let shared = job.tasks.iter().filter_map(|task| Some(own.get(&*task.id)? * task.share));
        let length = sqrt(job.tasks.iter().map(|task| task.share * task.share).sum());
        if length > 0.0 { shared.sum::<f64>() / length } else { 0.0 }
    };
    let published = reference.occupations.iter().filter(|job| job.kind == Kind::Occupation);
    let mut alike: Vec<Job> = published
        .filter(|job| !job.pooled)
        .map(|job| (job, likeness(job)))
        .filter(|(_, likeness)| *likeness > 0.0)
        .collect();
    alike.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.code.cmp(&b.0.code)));
    alike.truncate(NEAREST);
    let sum: f64 = alike.iter().map(|(_, likeness)| likeness).sum();
    alike.iter_mut().for_each(|(_, likeness)| *likeness *= whole / sum);
    alike
}

/// “Registered nurse and paralegal”.
fn title(jobs: &[Job], work: bool) -> String {
    let lower = |title: &str| {
        // An abbreviation keeps its capitals: “IT support specialist”.
        let abbreviated = title.chars().nth(1).is_some_and(char::is_uppercase);
        let mut letters = title.chars();
        match letters.next().filter(|_| !abbreviated) {
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => title.to_owned(),
        }
    };
    let own = work.then(|| "work of your own".to_owned());
    let mut parts = jobs.iter().map(|(job, _)| lower(&job.title)).chain(own);
    let first = parts.next().unwrap_or_default();
    let mut text = parts.fold(first, |text, part| format!("{text} and {part}"));
    if let Some(first) = text.chars().next() {
        let capital: String = first.to_uppercase().collect();
        text.replace_range(..first.len_utf8(), &capital);
    }
    text
}

/// Every skill of the parts: the highest level that one of them asks for, and the mean importance.
fn skills(bases: &[Job], list: List) -> Vec<SkillNeed> {
    let mut needs: BTreeMap<&str, (SkillNeed, f64)> = BTreeMap::new();
    for (job, share) in bases {
        for need in job.needs(list) {
            let (known, whole) = needs
                .entry(&need.skill)
                .or_insert_with(|| (SkillNeed { importance: 0.0, ..need.clone() }, 0.0));
            known.level = known.level.max(need.level);
            known.importance += share * need.importance;
            *whole += share;
        }
    }
    let mean = |(need, whole): (SkillNeed, f64)| SkillNeed {
        importance: if whole > 0.0 { need.importance / whole } else { need.importance },
        ..need
    };
    needs.into_values().map(mean).collect()
}

fn licences(jobs: &[Job]) -> Option<String> {
    let mut held: Vec<&str> = jobs.iter().filter_map(|(job, _)| job.licence.as_deref()).collect();
    held.dedup();
    (!held.is_empty()).then(|| held.join(" and "))
}

fn figures(bases: &[Job], growth: f64) -> Figures {
    let first = bases.first().map(|(job, _)| &job.figures);
    let wages: Option<Vec<f64>> =
        bases.iter().map(|(job, share)| Some(share * f64::from(job.figures.wage?))).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dollars a year")]
    let wage = wages.filter(|all| !all.is_empty()).map(|all| all.iter().sum::<f64>() as u32);
    Figures {
        growth,
        growth_years: first.map(|figures| figures.growth_years.clone()).unwrap_or_default(),
        wage,
        wage_year: first.map_or(0, |figures| figures.wage_year),
        openings: None,
        education: None,
        zone: bases.iter().map(|(job, _)| job.figures.zone).max().unwrap_or(3),
        source: first.map(|figures| figures.source.clone()).unwrap_or_default(),
    }
}

/// Measures that were published for every part, averaged.
fn studies(bases: &[Job]) -> Vec<Study> {
    let Some((first, _)) = bases.first() else { return Vec::new() };
    let averaged = |study: &Study| {
        let (mut value, mut percentile, mut whole) = (0.0, 0.0, 0.0);
        for (job, share) in bases {
            let own = job.studies.iter().find(|own| own.source == study.source)?;
            value += share * own.value;
            percentile += share * own.percentile;
            whole += share;
        }
        Some(Study { value: value / whole, percentile: percentile / whole, ..study.clone() })
    };
    first.studies.iter().filter_map(averaged).collect()
}

fn notes(jobs: &[Job], standing_in: &[Job]) -> Vec<String> {
    let mut notes = Vec::new();
    if jobs.len() > 1 {
        notes.push(
            "Growth, pay, skills and published measures are those of its parts, by their share."
                .to_owned(),
        );
    }
    if !standing_in.is_empty() {
        let titles: Vec<String> =
            standing_in.iter().map(|(job, _)| format!("“{}”", job.title)).collect();
        notes.push(format!(
            "For kinds of work that you chose, growth, pay, skills and published measures are those \
             of the occupations most like them: {}.",
            titles.join(", ")
        ));
    }
    notes
}
