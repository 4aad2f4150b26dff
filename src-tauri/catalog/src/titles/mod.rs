//! From what people type to the occupation they mean, offline and within a keystroke.
//!
//! A name is compared by its words and by groups of two to five letters of them. Letters are
//! compared word by word, so the index holds the few thousand words and not the fifty thousand
//! names.

mod letters;
pub(crate) mod names;
#[cfg(test)]
mod naming;
pub(crate) mod normal;
mod rank;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::OnceLock};

use domain::occupation::{Kind, Occupation, Seniority};
use serde::Serialize;
use ts_rs::TS;

use letters::Letters;
pub(crate) use names::Names;
use normal::Title;
use rank::{Found, Ranked};

/// Below this the best match is no answer, only a candidate.
const SURE: f64 = 0.6;
/// Closer than this, two candidates are a question.
const APART: f64 = 0.15;
/// The most that a candidate behind a known name is worth, and its part of what that one is worth.
const BEHIND: f64 = 0.4;
const NEXT: f64 = 0.9;
/// The most that a name is worth after a slip in it was mended.
const MENDED: f64 = 0.95;

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

/// The searchable names.
#[derive(Debug)]
pub(crate) struct Index {
    names: Names,
    /// Places of the names that hold a word, word by word.
    holding: Vec<Vec<u32>>,
    /// Worked out when something is typed that is no known name.
    letters: OnceLock<Letters>,
}

impl Index {
    /// Makes the names searchable.
    pub fn new(names: Names) -> Self {
        let mut holding: Vec<Vec<u32>> = vec![Vec::new(); names.words.len()];
        for (name, place) in (0..names.count()).zip(0_u32..) {
            for word in names.spelt(name) {
                let holding = &mut holding[usize::from(*word)];
                if holding.last() != Some(&place) {
                    holding.push(place);
                }
            }
        }
        Self { names, holding, letters: OnceLock::new() }
    }

    /// The names themselves.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Works out what comparing letters needs, so that the first keystroke finds it ready.
    pub fn prepare(&self) {
        self.letters();
    }

    fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| Letters::new(&self.names))
    }

    /// The occupations that `query` could mean, best first, at most `limit`.
    pub fn find(&self, occupations: &[Occupation], query: &str, limit: usize) -> TitleMatches {
        let title = Title::read(query);
        let mut ranked = Ranked::new(occupations);
        let mut known = self.bearing(&title.words);
        let mut sure = 1.0;
        if known.is_empty() {
            let mended = self.mended(&title.words);
            known = self.bearing(&mended);
            sure = MENDED;
        }
        self.add_known(&known, &title, sure, &mut ranked);
        if ranked.count() < limit && !title.words.is_empty() {
            let words = self.mended(&title.words);
            let most = ranked.next(1.0);
            ranked.add(self.compared(&words, occupations), most);
        }
        let found = ranked.best(limit);
        let confidence = |place: usize| found.get(place).map_or(0.0, |one: &Found| one.confidence);
        let ask = confidence(0) < SURE || confidence(0) - confidence(1) < APART;
        let matches = found
            .iter()
            .filter_map(|one| {
                let occupation = occupations.get(one.occupation)?;
                Some(TitleMatch {
                    code: occupation.code.clone(),
                    title: occupation.title.clone(),
                    matched: self.names.text(one.name).to_owned(),
                    confidence: one.confidence,
                    kind: occupation.kind,
                })
            })
            .collect();
        TitleMatches { query: query.to_owned(), seniority: title.seniority, matches, ask }
    }

    /// Names that consist of exactly these words, in any order: “Primary teacher”, “Teacher,
    /// primary”.
    fn bearing(&self, words: &[String]) -> Vec<usize> {
        let places: Option<Vec<u16>> = words.iter().map(|word| self.names.word(word)).collect();
        let Some(mut places) = places else { return Vec::new() };
        places.sort_unstable();
        let rarest = places.iter().min_by_key(|word| self.holding[usize::from(**word)].len());
        let Some(rarest) = rarest else { return Vec::new() };
        let holding = self.holding[usize::from(*rarest)].iter().map(|name| *name as usize);
        let same = |name: &usize| {
            let mut spelt = self.names.spelt(*name).to_vec();
            spelt.sort_unstable();
            spelt == places
        };
        holding.filter(same).collect()
    }

    /// The owners of known names. A curated role comes before all others, then the occupation whose
    /// own title it is, then a name written just so, then one that differs in an ending or in
    /// seniority. Several owners share the certainty.
    fn add_known(&self, known: &[usize], title: &Title, sure: f64, ranked: &mut Ranked) {
        let owned = known.iter().flat_map(|name| {
            self.names.owners(*name).iter().map(|owner| (*name, usize::from(*owner)))
        });
        let (roles, others): (Vec<_>, Vec<_>) =
            owned.partition(|(_, owner)| ranked.is_role(*owner));
        let sorted = |title: &Title| {
            let mut words = title.all.clone();
            words.sort_unstable();
            words
        };
        let typed = sorted(title);
        let same = |text: &str| sorted(&Title::read(text)) == typed;
        let (titled, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, owner)| same(ranked.title(*owner)));
        let just = written(&title.text);
        let just_so = |(name, _): &(usize, usize)| written(self.names.text(*name)) == just;
        let (exact, alike): (Vec<_>, Vec<_>) = others.into_iter().partition(just_so);
        for group in [roles, titled, exact, alike] {
            let most = ranked.next(sure);
            ranked.add_shared(group, most);
        }
    }

    /// The words with each unknown one replaced by the nearest known one, one or two slips away.
    fn mended(&self, words: &[String]) -> Vec<String> {
        let mend = |word: &String| {
            let known = self.names.word(word).is_some() || word.chars().count() < 4;
            let nearest = if known { None } else { self.nearest(word) };
            nearest.unwrap_or_else(|| word.clone())
        };
        words.iter().map(mend).collect()
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let most = if length < 7 { 1 } else { 2 };
        let words = &self.names.words;
        let alike = self.letters().alike(word, |other| other.abs_diff(length) <= most);
        alike
            .into_iter()
            .map(|place| {
                let slips = strsim::osa_distance(&words[place], word);
                (slips, usize::MAX - self.holding[place].len(), place)
            })
            .filter(|(slips, ..)| *slips <= most)
            .min()
            .map(|(.., place)| words[place].clone())
    }

    /// Every name that shares letters with the words, and how well it fits its occupations.
    fn compared(&self, words: &[String], occupations: &[Occupation]) -> Vec<Found> {
        let scores = self.letters().scores(words, &self.names, &self.holding);
        let typed: BTreeSet<u16> = words.iter().filter_map(|word| self.names.word(word)).collect();
        rank::by_occupation(&scores, &self.names, &typed, occupations)
    }
}

/// A text without the case and punctuation it was written in.
fn written(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '+' || c == '#'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
