//! From what somebody does, in a few words, to the kinds of work that it counts as.

use std::collections::{BTreeMap, BTreeSet};

use domain::{occupation::Occupation, reference::Reference};
use serde::Serialize;
use ts_rs::TS;

use crate::titles::normal::Title;

/// What a word tells in a label, in the titles of those who do it most, and in the reason.
const LABEL: f64 = 1.0;
const TITLES: f64 = 0.4;
const REASON: f64 = 0.3;
/// What a word counts that only begins like another: “teach” and “teaching”.
const BEGINS: f64 = 0.8;
/// Letters that two words must begin with in common, and that may follow.
const COMMON: usize = 4;
const ENDING: usize = 4;
/// Occupations named for a kind of work.
const DOERS: usize = 3;

/// A kind of work that a few words could mean.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct KindOfWork {
    /// The activity's id.
    pub id: String,
    /// Our words for it.
    pub label: String,
    /// Titles of occupations of whose week it is the largest part.
    pub done_by: Vec<String>,
}

/// The kinds of work by their words.
#[derive(Debug)]
pub(crate) struct Activities {
    kinds: Vec<(KindOfWork, BTreeMap<String, f64>)>,
    /// How many kinds a word stands for.
    holders: BTreeMap<String, f64>,
}

impl Activities {
    pub fn new(reference: &Reference) -> Self {
        let mut doers: BTreeMap<&str, Vec<(&Occupation, f64)>> = BTreeMap::new();
        for job in reference.occupations.iter().filter(|job| !job.pooled && *job.code == *job.onet)
        {
            for task in &job.tasks {
                doers.entry(&task.id).or_default().push((job, task.share));
            }
        }
        doers.values_mut().for_each(|all| all.sort_by(|a, b| b.1.total_cmp(&a.1)));
        let kind = |task: &domain::occupation::Task| {
            let doers = doers.get(&*task.id).map(Vec::as_slice).unwrap_or_default();
            let done_by: Vec<String> =
                doers.iter().take(DOERS).map(|(job, _)| job.title.clone()).collect();
            let mut words: BTreeMap<String, f64> = BTreeMap::new();
            let texts = [(&*task.label, LABEL), (&*task.why, REASON)];
            let titles = done_by.iter().map(|title| (title.as_str(), TITLES));
            for (text, weight) in texts.into_iter().chain(titles) {
                for word in Title::read(text).words {
                    let known = words.entry(word).or_default();
                    *known = known.max(weight);
                }
            }
            let (id, label) = (task.id.to_string(), task.label.to_string());
            (KindOfWork { id, label, done_by }, words)
        };
        let kinds: Vec<_> = reference.activities.iter().map(kind).collect();
        let mut holders: BTreeMap<String, f64> = BTreeMap::new();
        for word in kinds.iter().flat_map(|(_, words)| words.keys()) {
            *holders.entry(word.clone()).or_default() += 1.0;
        }
        Self { kinds, holders }
    }

    /// The kinds of work that `query` could mean, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> Vec<KindOfWork> {
        let typed: BTreeSet<String> = Title::read(query).words.into_iter().collect();
        let fits = |words: &BTreeMap<String, f64>| -> f64 {
            let best = |word: &String| {
                let fit = |(own, weight): (&String, &f64)| {
                    let rare = self.rarity(own);
                    alike(word, own).map(|alike| alike * weight * rare)
                };
                words.iter().filter_map(fit).fold(0.0, f64::max)
            };
            typed.iter().map(best).sum()
        };
        let mut found: Vec<(f64, &KindOfWork)> =
            self.kinds.iter().map(|(kind, words)| (fits(words), kind)).collect();
        found.retain(|(fit, _)| *fit > 0.0);
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        found.into_iter().take(limit).map(|(_, kind)| kind.clone()).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of kinds")]
    fn rarity(&self, word: &str) -> f64 {
        let holders = self.holders.get(word).copied().unwrap_or(1.0);
        (1.0 + self.kinds.len() as f64 / holders).ln()
    }
}

/// How far two words are the same: 1, a little less when only their endings differ, or not at all.
fn alike(a: &str, b: &str) -> Option<f64> {
    if a == b {
        return Some(1.0);
    }
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let left = a.chars().count().max(b.chars().count()) - common;
    (common >= COMMON && left <= ENDING).then_some(BEGINS)
}

#[cfg(test)]
mod tests {
    use crate::load;

    fn first(query: &str) -> Vec<String> {
        let catalog = load().expect("the catalogue");
        catalog.find_work(query, 5).into_iter().map(|kind| kind.label).collect()
    }

    #[test]
    fn what_people_say_of_their_day_finds_the_kind_of_work() {
        for (query, word) in [
            ("teaching children", "teach"),
            ("writing reports", "report"),
            ("answering customers", "customer"),
            ("repairing cars", "repair"),
            ("cooking", "food"),
            ("keeping patient records", "patient records"),
            ("negotiating contracts", "negotiat"),
        ] {
            let found = first(query);
            assert!(
                found.iter().any(|label| label.to_lowercase().contains(word)),
                "{query}: {found:?}"
            );
        }
    }

    #[test]
    fn noise_finds_nothing() {
        for query in ["", " ", "😀", "xyzzy", &"z".repeat(10_000)] {
            assert!(first(query).is_empty(), "{query}");
        }
    }

    #[test]
    fn every_kind_of_work_is_found_by_its_own_label_and_says_who_does_it() {
        let catalog = load().expect("the catalogue");
        for task in catalog.reference.activities.iter() {
            let found = catalog.find_work(&task.label, 3);
            assert!(found.iter().any(|kind| kind.id == *task.id), "{}", task.label);
            assert!(found.iter().all(|kind| !kind.done_by.is_empty()));
        }
    }
}
