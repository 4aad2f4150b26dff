//! From what people type to the occupation they mean, offline and within a keystroke.

mod normal;

use std::collections::{BTreeMap, HashMap};

use domain::occupation::{Kind, Occupation, Seniority};
use serde::Serialize;
use ts_rs::TS;

use normal::Title;

/// Below this the best match is no answer, only a candidate.
const SURE: f64 = 0.6;
/// Closer than this, two candidates are a question.
const APART: f64 = 0.15;
/// How much other names of an occupation add to its best one, for names nobody registered.
const LAMBDA: f64 = 1.0;
/// The same, for a query that contains a known name.
const LAMBDA_KNOWN: f64 = 0.3;

/// An occupation that a title could mean.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TitleMatch {
    /// The occupation's code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The name of it that is nearest to what was typed.
    pub matched: String,
    /// How sure the match is, 0-1.
    pub confidence: f64,
    /// Role or occupation.
    pub kind: Kind,
}

/// What was found for a title.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TitleMatches {
    /// What was typed.
    pub query: String,
    /// The seniority that the title names, for example in "senior accountant".
    pub seniority: Option<Seniority>,
    /// Candidates, best first.
    pub matches: Vec<TitleMatch>,
    /// Whether the person should choose among them.
    pub ask: bool,
}

/// A name of an occupation with the weights of its words and letter groups.
#[derive(Debug)]
struct Name {
    text: String,
    occupation: usize,
    title: Title,
}

/// The searchable names.
#[derive(Debug)]
pub(crate) struct Index {
    occupations: Vec<(String, String, Kind)>,
    names: Vec<Name>,
    /// Names by exact normal form.
    exact: HashMap<String, Vec<usize>>,
    words: Terms,
    grams: Terms,
}

/// Which names hold a term, and with what weight; each name has length 1.
#[derive(Debug, Default)]
struct Terms {
    postings: HashMap<String, Vec<(usize, f64)>>,
    names: f64,
}

impl Terms {
    fn new(documents: impl Iterator<Item = Vec<String>>) -> Self {
        let documents: Vec<BTreeMap<String, f64>> = documents.map(counted).collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of names")]
        let names = documents.len() as f64;
        let mut holders: BTreeMap<&str, f64> = BTreeMap::new();
        for term in documents.iter().flat_map(BTreeMap::keys) {
            *holders.entry(term).or_default() += 1.0;
        }
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        for (place, document) in documents.iter().enumerate() {
            let weight = |term: &str, count: f64| count * (1.0 + names / holders[term]).ln();
            let length = document.iter().map(|(t, c)| weight(t, *c).powi(2)).sum::<f64>().sqrt();
            for (term, count) in document {
                postings
                    .entry(term.clone())
                    .or_default()
                    .push((place, weight(term, *count) / length));
            }
        }
        Self { postings, names }
    }

    /// Cosines of the names that share a term with the query.
    fn cosines(&self, query: Vec<String>) -> BTreeMap<usize, f64> {
        let query = counted(query);
        #[expect(clippy::cast_precision_loss, reason = "a count of names")]
        let holders = |term: &str| self.postings.get(term).map_or(1.0, |names| names.len() as f64);
        let weight = |term: &str, count: f64| count * (1.0 + self.names / holders(term)).ln();
        let length = query.iter().map(|(t, c)| weight(t, *c).powi(2)).sum::<f64>().sqrt();
        let mut cosines = BTreeMap::new();
        for (term, count) in &query {
            for (name, own) in self.postings.get(term).into_iter().flatten() {
                *cosines.entry(*name).or_insert(0.0) += own * weight(term, *count) / length;
            }
        }
        cosines
    }
}

fn counted(terms: Vec<String>) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for term in terms {
        *counts.entry(term).or_insert(0.0) += 1.0;
    }
    counts
}

impl Index {
    /// Takes in every title and alias.
    pub fn new(occupations: &[Occupation]) -> Self {
        let mut names = Vec::new();
        for (place, occupation) in occupations.iter().enumerate() {
            for text in [&occupation.title].into_iter().chain(&occupation.aliases) {
                names.push(Name {
                    text: text.clone(),
                    occupation: place,
                    title: Title::read(text),
                });
            }
        }
        let mut exact: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            exact.entry(name.title.key()).or_default().push(place);
        }
        Self {
            occupations: occupations
                .iter()
                .map(|o| (o.code.clone(), o.title.clone(), o.kind))
                .collect(),
            words: Terms::new(names.iter().map(|name| name.title.words.clone())),
            grams: Terms::new(names.iter().map(|name| name.title.grams())),
            names,
            exact,
        }
    }

    /// The occupations that `query` could mean, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> TitleMatches {
        let title = Title::read(query);
        let known = self.exact.get(&title.key());
        let mut matches = match known {
            Some(names) => names.iter().map(|name| self.matched(*name, 1.0)).collect(),
            None => self.scored(&self.mended(&title)),
        };
        let mut seen = Vec::new();
        matches.retain(|one: &TitleMatch| {
            let new = !seen.contains(&one.code);
            seen.push(one.code.clone());
            new
        });
        if known.is_some() {
            // What else it could have been, behind the name that was typed.
            let more = self.scored(&title).into_iter().filter(|one| !seen.contains(&one.code));
            let more: Vec<TitleMatch> =
                more.map(|one| TitleMatch { confidence: one.confidence.min(0.5), ..one }).collect();
            matches.extend(more);
        }
        matches.truncate(limit);
        let confidence =
            |place: usize| matches.get(place).map_or(0.0, |one: &TitleMatch| one.confidence);
        let ask = confidence(0) < SURE || confidence(0) - confidence(1) < APART;
        TitleMatches { query: query.to_owned(), seniority: title.seniority, matches, ask }
    }

    fn matched(&self, name: usize, confidence: f64) -> TitleMatch {
        let name = &self.names[name];
        let (code, title, kind) = &self.occupations[name.occupation];
        TitleMatch {
            code: code.clone(),
            title: title.clone(),
            matched: name.text.clone(),
            confidence,
            kind: *kind,
        }
    }

    /// Every occupation that shares letters with the title, best first.
    fn scored(&self, title: &Title) -> Vec<TitleMatch> {
        let (words, grams) =
            (self.words.cosines(title.words.clone()), self.grams.cosines(title.grams()));
        let mut by_occupation: BTreeMap<usize, Vec<(f64, usize)>> = BTreeMap::new();
        for (name, gram) in &grams {
            let score = f64::midpoint(*gram, words.get(name).copied().unwrap_or(0.0));
            by_occupation.entry(self.names[*name].occupation).or_default().push((score, *name));
        }
        let contains = |name: &usize| title.key().contains(&self.names[*name].title.key());
        let mut matches: Vec<(f64, TitleMatch)> = by_occupation
            .into_values()
            .map(|mut names| {
                names.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                let (best, name) = names[0];
                let five = names.iter().take(5).map(|(score, _)| score).sum::<f64>() / 5.0;
                let lambda = if contains(&name) { LAMBDA_KNOWN } else { LAMBDA };
                (best + lambda * five, self.matched(name, best.min(1.0)))
            })
            .collect();
        matches.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
        let best = matches.first().map_or(1.0, |(score, _)| *score);
        // Confidence falls with the distance to the best, so that a near tie reads as one.
        let top = matches.first().map_or(0.0, |(_, one)| one.confidence);
        matches
            .into_iter()
            .map(|(score, one)| TitleMatch { confidence: top * score / best, ..one })
            .collect()
    }

    /// The title with each unknown word replaced by the nearest known one, one or two slips away.
    fn mended(&self, title: &Title) -> Title {
        let words =
            title.words.iter().map(|word| self.nearest(word).unwrap_or(word).to_owned()).collect();
        Title { words, ..title.clone() }
    }

    fn nearest(&self, word: &str) -> Option<&str> {
        if self.words.postings.contains_key(word) || word.chars().count() < 4 {
            return None;
        }
        let most = if word.chars().count() < 7 { 1 } else { 2 };
        let length = |other: &str| other.chars().count().abs_diff(word.chars().count());
        let candidates = self.words.postings.iter().filter(|(known, _)| length(known) <= most);
        candidates
            .map(|(known, names)| {
                (strsim::osa_distance(known, word), usize::MAX - names.len(), known.as_str())
            })
            .filter(|(distance, ..)| *distance <= most)
            .min()
            .map(|(.., known)| known)
    }
}
