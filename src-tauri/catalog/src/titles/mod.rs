//! From what people type to the occupation they mean, offline and within a keystroke.
//!
//! A name is compared by its words and by groups of two to five letters of them. Letters are
//! compared word by word, so the index holds the few thousand words and not the fifty thousand
//! names.

pub(crate) mod key;
mod letters;
pub(crate) mod names;
mod naming;
pub(crate) mod normal;
mod rank;
mod reading;
pub(crate) mod said;
mod search;
#[cfg(test)]
mod tests;

use std::{cell::OnceCell, cmp::Reverse, collections::BTreeSet, sync::OnceLock};

use domain::{
    id::OccupationCode,
    occupation::{Kind, NoJob, Occupation, Seniority},
};
use serde::Serialize;
use ts_rs::TS;

use letters::Letters;
pub(crate) use names::Names;
use normal::Title;
use rank::{Found, Ranked};
pub(crate) use search::Titles;

/// Below this the best match is no answer, only a candidate.
const SURE: f64 = 0.6;
/// Closer than this, two candidates are a question.
const APART: f64 = 0.15;
/// The most that a candidate behind a known name is worth, and its part of what that one is worth.
const BEHIND: f64 = 0.4;
const NEXT: f64 = 0.9;
/// The most that a name of another seniority than the one that was typed is worth.
const PERHAPS: f64 = 0.55;
/// The most that a name is worth after a slip in it was mended.
const MENDED: f64 = 0.95;

/// An occupation that a title could mean.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TitleMatch {
    /// The occupation's code.
    pub code: OccupationCode,
    /// Its title.
    pub title: String,
    /// The name of it that is nearest to what was typed.
    pub matched: String,
    /// How sure the match is, 0-1.
    pub confidence: f64,
    /// Role or occupation.
    pub kind: Kind,
    /// The language of that name, such as `de`; none for English.
    pub language: Option<String>,
    /// Where that name means this, such as `GB IE`; none where it does everywhere.
    pub country: Option<String>,
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
    /// What was typed is no job: nothing is offered, and the person is asked what they did last or would like to do.
    pub no_job: Option<NoJob>,
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
        let words = self.mended(&title.words);
        let mut known = self.bearing(&title.words);
        let mut sure = 1.0;
        if known.is_empty() {
            known = self.bearing(&words);
            sure = MENDED;
        }
        // Compared once, however many groups ask for it.
        let once = OnceCell::new();
        let compared = || once.get_or_init(|| self.compared(&words, occupations)).clone();
        self.add_known(&known, &title, sure, &mut ranked, compared);
        if ranked.count() < limit && !title.words.is_empty() {
            let most = ranked.next(1.0);
            ranked.add(compared(), most);
        }
        // Whether to ask takes two, however few are wanted. Behind a known name nothing comes near enough to ask.
        let mut found = ranked.best(limit.max(2));
        let confidence = |place: usize| found.get(place).map_or(0.0, |one: &Found| one.confidence);
        let ask = confidence(0) < SURE || confidence(0) - confidence(1) < APART;
        found.truncate(limit);
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
                    language: None,
                    country: None,
                })
            })
            .collect();
        let query = query.to_owned();
        TitleMatches { query, seniority: title.seniority, matches, ask, no_job: None }
    }

    /// Whether some name is written just so, in any order of its words.
    pub fn knows(&self, text: &str) -> bool {
        let sorted = |title: Title| {
            let mut words = title.all;
            words.sort_unstable();
            words
        };
        let title = Title::read(text);
        let words = title.words.clone();
        let typed = sorted(title);
        let same = |name: &usize| sorted(Title::read(self.names.text(*name))) == typed;
        self.bearing(&words).iter().any(same)
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
    fn add_known(
        &self,
        known: &[usize],
        title: &Title,
        sure: f64,
        ranked: &mut Ranked,
        compared: impl Fn() -> Vec<Found>,
    ) {
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
        // “Graduate student” is only perhaps what “student” means.
        let more = |(name, _): &(usize, usize)| {
            let known = Title::read(self.names.text(*name));
            known.seniority.is_some() && known.seniority != title.seniority
        };
        let (perhaps, alike): (Vec<_>, Vec<_>) = alike.into_iter().partition(more);
        // One word may be listed under work that hardly anybody means by it: “Police” under
        // secretaries, where others carry it in their title.
        let odd = |group: &[(usize, usize)]| {
            let carries = |text: &str| Title::read(text).words.contains(&title.words[0]);
            let single = title.words.len() == 1 && matches!(group, [_]);
            single && !carries(ranked.title(group[0].1)) && ranked.any_title(carries)
        };
        let (own, roles): (Vec<_>, Vec<_>) =
            roles.into_iter().partition(|(_, owner)| same(ranked.title(*owner)));
        let odd = [&own, &roles, &titled, &exact, &alike].map(|group| odd(group));
        // Where several are meant, a curated role with a longer name may be one of them.
        let (mut exact, mut alike) = (exact, alike);
        let first = if exact.is_empty() { &mut alike } else { &mut exact };
        if own.is_empty() && roles.is_empty() && titled.is_empty() && first.len() > 1 {
            first.extend(self.longer(known).filter(|(_, owner)| ranked.is_role(*owner)));
        }
        for (place, group) in [own, roles, titled, exact, alike].into_iter().enumerate() {
            let most = ranked.next(sure);
            let most = if place > 2 && odd[place] { most.min(PERHAPS) } else { most };
            ranked.add_shared(&group, most, &compared);
        }
        let most = ranked.next(sure).min(PERHAPS);
        ranked.add_shared(&perhaps, most, &compared);
    }

    /// Names that hold all words of the known ones and more, with their owners.
    fn longer(&self, known: &[usize]) -> impl Iterator<Item = (usize, usize)> {
        let words = known.first().map_or(&[][..], |name| self.names.spelt(*name));
        let holding = words.first().map_or(&[][..], |word| &self.holding[usize::from(*word)][..]);
        let all = |name: &usize| words.iter().all(|word| self.names.spelt(*name).contains(word));
        let names = holding.iter().map(|name| *name as usize).filter(all);
        names.flat_map(|name| {
            self.names.owners(name).iter().map(move |owner| (name, usize::from(*owner)))
        })
    }

    /// The words with each unknown one replaced by the nearest known one, one or two slips away. The
    /// last one may still be being typed: what it begins comes before what it is near to.
    fn mended(&self, words: &[String]) -> Vec<String> {
        let mut mended: Vec<String> = Vec::new();
        for (place, word) in words.iter().enumerate() {
            if self.names.word(word).is_some() {
                mended.push(word.clone());
                continue;
            }
            let last = place + 1 == words.len();
            let begun = if last { self.completed(&mended, word) } else { None };
            let nearest = || if word.chars().count() < 4 { None } else { self.nearest(word) };
            mended.push(begun.or_else(nearest).unwrap_or_else(|| word.clone()));
        }
        mended
    }

    /// The word that `begun` begins most often in names that hold `before` as well.
    fn completed(&self, before: &[String], begun: &str) -> Option<String> {
        let least = if before.is_empty() { 3 } else { 1 };
        if begun.chars().count() < least {
            return None;
        }
        let words = &self.names.words;
        let first = words.partition_point(|word| word.as_str() < begun);
        let fits = words[first..].iter().take_while(|word| word.starts_with(begun)).count();
        let places: Vec<u16> = before.iter().filter_map(|word| self.names.word(word)).collect();
        let with = |word: usize| {
            let together = |name: &&u32| {
                let spelt = self.names.spelt(**name as usize);
                places.iter().all(|place| spelt.contains(place))
            };
            self.holding[word].iter().filter(together).count()
        };
        let best = (first..first + fits).map(|word| (with(word), Reverse(word))).max()?;
        (best.0 > 0).then(|| words[best.1.0].clone())
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let most = if length < 7 { 1 } else { 2 };
        let words = &self.names.words;
        // A slip hardly ever falls on the first letter: “homemaker” is no coremaker.
        let first = word.chars().next();
        let alike = self.letters().alike(word, |other| other.abs_diff(length) <= most);
        let alike = alike.into_iter().filter(|place| words[*place].chars().next() == first);
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
