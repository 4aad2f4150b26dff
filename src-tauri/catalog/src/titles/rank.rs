//! From names to occupations.

use std::collections::{BTreeMap, BTreeSet};

use domain::occupation::{Kind, Occupation};

use super::{BEHIND, NEXT, names::Names};

/// How much other names of an occupation add to its best one, for names nobody registered.
const LAMBDA: f32 = 1.0;
/// The same, where a whole known name lies in what was typed.
const LAMBDA_KNOWN: f32 = 0.3;
/// Names that speak for an occupation.
const BEST: usize = 5;
/// What a name fits by at least that bears exactly what was typed.
const LEAST: f64 = 0.05;
/// A curated role comes before what is as near: it says more.
const CURATED: f32 = 1.3;

/// An occupation with the name that spoke for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub occupation: usize,
    pub name: usize,
    pub confidence: f64,
}

/// The occupations found so far, each once.
pub(super) struct Ranked<'a> {
    occupations: &'a [Occupation],
    found: Vec<Found>,
}

impl<'a> Ranked<'a> {
    pub fn new(occupations: &'a [Occupation]) -> Self {
        Self { occupations, found: Vec::new() }
    }

    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The most that what comes next is worth: `first` if nothing was found before.
    pub fn next(&self, first: f64) -> f64 {
        let least = self.found.iter().map(|one| one.confidence).min_by(f64::total_cmp);
        least.map_or(first, |least| (NEXT * least).min(BEHIND))
    }

    pub fn title(&self, occupation: usize) -> &'a str {
        self.occupations.get(occupation).map_or("", |one| &one.title)
    }

    pub fn any_title(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.occupations.iter().any(|one| fits(&one.title))
    }

    pub fn is_role(&self, occupation: usize) -> bool {
        self.occupations.get(occupation).is_some_and(|one| one.kind == Kind::Role)
    }

    /// Owners of names that say the same: together they are as sure as `most`, each by how well its
    /// other names fit.
    pub fn add_shared(
        &mut self,
        named: &[(usize, usize)],
        most: f64,
        compared: impl FnOnce() -> Vec<Found>,
    ) {
        let mut owners: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (name, owner) in named {
            owners.entry(*owner).or_insert((*name, LEAST));
        }
        if owners.len() > 1 {
            for found in compared() {
                if let Some((_, fit)) = owners.get_mut(&found.occupation) {
                    *fit = found.confidence.max(LEAST);
                }
            }
        }
        let whole: f64 = owners.values().map(|(_, fit)| fit).sum();
        let mut found: Vec<Found> = owners
            .into_iter()
            .map(|(occupation, (name, fit))| Found {
                occupation,
                name,
                confidence: most * fit / whole,
            })
            .collect();
        found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        self.add(found, most);
    }

    /// Adds occupations that were not found before, none surer than `most`.
    pub fn add(&mut self, found: Vec<Found>, most: f64) {
        for one in found {
            if self.found.iter().all(|known| known.occupation != one.occupation) {
                self.found.push(Found { confidence: one.confidence.min(most), ..one });
            }
        }
    }

    /// The best of them, the surest first.
    pub fn best(mut self, limit: usize) -> Vec<Found> {
        self.found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        self.found.truncate(limit);
        self.found
    }
}

/// The occupations by what their names score: the best one and λ times the mean of the best five.
/// Confidence falls with the distance to the best, so that a near tie reads as one.
pub(super) fn by_occupation(
    scores: &[f32],
    names: &Names,
    typed: &BTreeSet<u16>,
    occupations: &[Occupation],
) -> Vec<Found> {
    let mut best: Vec<([f32; BEST], usize)> = vec![([0.0; BEST], 0); occupations.len()];
    for (name, score) in scores.iter().enumerate().filter(|(_, score)| **score > 0.0) {
        for owner in names.owners(name) {
            let Some((five, first)) = best.get_mut(usize::from(*owner)) else { continue };
            if *score <= five[BEST - 1] {
                continue;
            }
            if *score > five[0] {
                *first = name;
            }
            let place = five.partition_point(|other| other >= score);
            five[place..].rotate_right(1);
            five[place] = *score;
        }
    }
    let total = |(five, name): &([f32; BEST], usize)| {
        let known = names.spelt(*name).iter().all(|word| typed.contains(word));
        let lambda = if known { LAMBDA_KNOWN } else { LAMBDA };
        #[expect(clippy::cast_precision_loss, reason = "five")]
        let mean = five.iter().sum::<f32>() / BEST as f32;
        five[0] + lambda * mean
    };
    let curated = |occupation: usize| match occupations[occupation].kind {
        Kind::Role => CURATED,
        Kind::Occupation | Kind::Own => 1.0,
    };
    let mut totals: Vec<(f32, usize)> = best
        .iter()
        .enumerate()
        .filter(|(_, (five, _))| five[0] > 0.0)
        .map(|(occupation, one)| (total(one) * curated(occupation), occupation))
        .collect();
    totals.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    totals.truncate(64);
    let Some((top, first)) = totals.first().copied() else { return Vec::new() };
    let sure = f64::from(best[first].0[0].min(1.0));
    totals
        .into_iter()
        .map(|(total, occupation)| Found {
            occupation,
            name: best[occupation].1,
            confidence: sure * f64::from(total / top),
        })
        .collect()
}
