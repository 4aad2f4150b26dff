//! How alike two occupations are: four channels, each standardised over all pairs.

use std::collections::BTreeMap;

use libm::{log, sqrt};

use serde::{Deserialize, Serialize};

use crate::occupation::{List, Occupation};

/// How alike all pairs of a list of occupations are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// Percentiles of the pairs (0,1), (0,2) … (1,2) …, by places in the list, in steps of a
    /// 65,535th: two bytes each, low one first, so that half a million of them are read at once. The
    /// nearest few of every occupation are told apart.
    #[serde(with = "serde_bytes")]
    percentiles: Vec<u8>,
    count: usize,
}

/// Steps in all.
const WHOLE: f64 = 65_535.0;

/// What an occupation holds in a channel: weight by term.
type Weights<'a> = BTreeMap<&'a str, f64>;
/// The same with numbers for terms, ascending, brought to length 1.
type Vector = Vec<(usize, f64)>;

impl Similarity {
    /// Compares every pair by skills and knowledge (importance × level), kinds of work (shares of
    /// the week), words of the tasks and words of the titles. Terms weigh less the more occupations
    /// have them. Two occupations are compared by the channels in which both hold something; where
    /// there is none they count as the usual pair.
    pub fn of(occupations: &[&Occupation]) -> Self {
        let texts: Vec<[String; 2]> = occupations
            .iter()
            .map(|o| [tasks(o), titles(o)].map(|text| text.to_lowercase()))
            .collect();
        let channels: [Vec<Weights>; 4] = [
            occupations.iter().map(|o| skills(o)).collect(),
            occupations.iter().map(|o| themes(o)).collect(),
            texts.iter().map(|[tasks, _]| words(tasks)).collect(),
            texts.iter().map(|[_, titles]| words(titles)).collect(),
        ];
        let count = occupations.len();
        let mut sum = vec![0.0; count * count];
        let mut present = vec![0.0; count * count];
        for channel in channels {
            for (row, scores) in standardised(&vectors(&channel)).into_iter().enumerate() {
                for (column, score) in scores.into_iter().enumerate().filter(|(_, s)| !s.is_nan()) {
                    sum[row * count + column] += score;
                    present[row * count + column] += 1.0;
                }
            }
        }
        for (cell, channels) in sum.iter_mut().zip(present) {
            *cell /= f64::max(channels, 1.0);
        }
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| a * count + b));
        let values: Vec<f64> = pairs.map(|place| sum[place]).collect();
        let mut ascending = values.clone();
        ascending.sort_by(f64::total_cmp);
        let percentile = |value: &f64| {
            let below = ascending.partition_point(|other| other <= value);
            #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
            let share = below as f64 / ascending.len() as f64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0-65,535")]
            let steps = (share * WHOLE) as u16;
            steps.to_le_bytes()
        };
        Self { percentiles: values.iter().flat_map(percentile).collect(), count }
    }

    /// How many occupations it compares.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Percentile among all pairs, 0-100, by places in the list. Oneself is above all; a place
    /// outside of the list is below all.
    pub fn percentile(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (a.min(b), a.max(b));
        if b >= self.count {
            return 0.0;
        }
        if a == b {
            return 100.0;
        }
        let before = a * (2 * self.count - a - 1) / 2;
        let place = 2 * (before + b - a - 1);
        let steps = self.percentiles.get(place..place + 2).and_then(|two| two.try_into().ok());
        f64::from(u16::from_le_bytes(steps.unwrap_or_default())) * 100.0 / WHOLE
    }
}

fn skills(occupation: &Occupation) -> Weights<'_> {
    let weight = |weight: f64| if weight.is_finite() { weight.max(0.0) } else { 0.0 };
    let needs = if occupation.elements.is_empty() { List::Skills } else { List::Elements };
    let needs = occupation.needs(needs).iter();
    needs.map(|n| (&*n.skill, weight(n.importance * n.level))).collect()
}

fn themes(occupation: &Occupation) -> Weights<'_> {
    let mut weights = Weights::new();
    for task in occupation.tasks.iter().filter(|task| task.share.is_finite()) {
        *weights.entry(&task.theme).or_default() += task.share.max(0.0);
    }
    weights
}

fn tasks(occupation: &Occupation) -> String {
    occupation.tasks.iter().map(|task| &*task.label).collect::<Vec<_>>().join(" ")
}

fn titles(occupation: &Occupation) -> String {
    let names = occupation.aliases.iter().chain([&occupation.title]);
    names.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Endings that one word takes on: who does it, doing it, more of it.
const ENDINGS: [&str; 7] = ["ing", "ers", "ors", "er", "or", "ed", "s"];

/// Words of three letters and more without their endings, each weighing 1 + ln of its count: the
/// tenth name with a word in it tells less than the first.
fn words(text: &str) -> Weights<'_> {
    let mut weights = Weights::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
        *weights.entry(stem(word)).or_default() += 1.0;
    }
    weights.values_mut().for_each(|count| *count = 1.0 + log(*count));
    weights
}

/// A word without its ending, where three letters are left.
fn stem(word: &str) -> &str {
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(|rest| rest.len() > 2);
    ENDINGS.iter().find_map(cut).unwrap_or(word)
}

/// Weight × ln(1 + N / n), n of N occupations holding the term, brought to length 1.
fn vectors(channel: &[Weights]) -> Vec<Vector> {
    let mut holders: BTreeMap<&str, f64> = BTreeMap::new();
    for term in channel.iter().flat_map(Weights::keys) {
        *holders.entry(term).or_default() += 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let all = channel.len() as f64;
    let terms: BTreeMap<&str, (usize, f64)> = holders
        .into_iter()
        .enumerate()
        .map(|(number, (term, holders))| (term, (number, log(1.0 + all / holders))))
        .collect();
    let vector = |weights: &Weights| -> Vector {
        let mut vector: Vector = weights
            .iter()
            .filter_map(|(term, weight)| {
                terms.get(term).map(|(number, idf)| (*number, weight * idf))
            })
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        let length = sqrt(vector.iter().map(|(_, weight)| weight * weight).sum());
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    };
    channel.iter().map(vector).collect()
}

/// Cosines of all pairs that hold something, by places in the list, less the mean of different
/// ones, over their deviation. `f64::NAN` where one of two holds nothing.
fn standardised(vectors: &[Vector]) -> Vec<Vec<f64>> {
    let terms = vectors.iter().flatten().map(|(term, _)| term + 1).max().unwrap_or(0);
    let mut holders: Vec<Vec<(usize, f64)>> = vec![Vec::new(); terms];
    for (place, vector) in vectors.iter().enumerate() {
        vector.iter().for_each(|(term, weight)| holders[*term].push((place, *weight)));
    }
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(vectors.len());
    for (place, vector) in vectors.iter().enumerate() {
        let mut row = vec![0.0; vectors.len()];
        for (term, weight) in vector {
            holders[*term].iter().for_each(|(other, theirs)| row[*other] += weight * theirs);
        }
        for (other, cell) in row.iter_mut().enumerate() {
            if vector.is_empty() || vectors[other].is_empty() {
                *cell = f64::NAN;
            } else if other > place {
                count += 1.0;
                sum += *cell;
                squares += *cell * *cell;
            }
        }
        rows.push(row);
    }
    let mean = sum / f64::max(count, 1.0);
    let deviation = sqrt((squares / f64::max(count, 1.0) - mean * mean).max(0.0));
    let scale = if deviation > 1e-9 { deviation } else { 1.0 };
    rows.iter_mut().flatten().for_each(|cell| *cell = (*cell - mean) / scale);
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{hands_on_role, occupation, reference, routine_role, seed_role, task},
        occupation::Basis,
    };

    fn of(occupations: &[Occupation]) -> Similarity {
        Similarity::of(&occupations.iter().collect::<Vec<_>>())
    }

    fn sound(similarity: &Similarity, count: usize) {
        for a in 0..count {
            for b in 0..count {
                let (ab, ba) = (similarity.percentile(a, b), similarity.percentile(b, a));
                assert!((ab - ba).abs() < 1e-12 && (0.0..=100.0).contains(&ab));
                assert!(ab <= similarity.percentile(a, a), "{a} is nearer to {b} than to itself");
                assert!((0.0..=100.0).contains(&similarity.percentile(a, b)));
            }
        }
    }

    #[test]
    fn similarity_is_symmetric_and_highest_with_oneself() {
        let reference = reference();
        sound(&of(&reference.occupations), 3);
    }

    #[test]
    fn the_most_alike_pair_stands_at_the_hundredth_percentile() {
        let similarity = of(&[routine_role(), hands_on_role(), seed_role()]);
        let best = [(0, 1), (0, 2), (1, 2)].map(|(a, b)| similarity.percentile(a, b));
        assert!(best.iter().any(|percentile| (percentile - 100.0).abs() < 1e-9));
        assert!((similarity.percentile(1, 1) - 100.0).abs() < 1e-9, "oneself is above all");
    }

    #[test]
    fn sharing_skills_kinds_of_work_and_words_brings_two_jobs_together() {
        let mut near = seed_role();
        near.code = "near".into();
        near.title = "Model engineer".into();
        let similarity = of(&[routine_role(), near, hands_on_role(), seed_role()]);
        assert!((similarity.percentile(1, 3) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_channel_without_data_is_left_out() {
        let mut bare = seed_role();
        bare.code = "bare".into();
        bare.skills.clear();
        let similarity = of(&[routine_role(), bare, hands_on_role(), seed_role()]);
        assert!((similarity.percentile(1, 3) - 100.0).abs() < 1e-9, "no skills, still its nearest");
        let mut nameless = occupation("x", "", 0.0, Vec::new());
        nameless.title.clear();
        sound(&of(&[nameless.clone(), nameless, seed_role()]), 3);
        sound(&of(&[]), 0);
    }

    #[test]
    fn a_term_that_everybody_has_counts_less_than_a_rare_one() {
        let of_themes = |themes: [&str; 2]| {
            let tasks = themes.map(|theme| task(theme, theme, 0.5, Basis::Net, 0.4)).to_vec();
            occupation("same-name", "11-0000.00", 0.0, tasks)
        };
        let all = [
            of_themes(["records", "care"]),
            of_themes(["records", "care"]),
            of_themes(["records", "testing"]),
            of_themes(["records", "security"]),
        ];
        let vectors = vectors(&all.iter().map(themes).collect::<Vec<_>>());
        let shared = |a: &Vector, b: &Vector| -> f64 {
            let weight = |term| b.iter().find(|(own, _)| *own == term).map_or(0.0, |(_, w)| *w);
            a.iter().map(|(term, own)| own * weight(*term)).sum()
        };
        assert!(shared(&vectors[0], &vectors[2]) < 0.5, "records alone bring nobody close");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_reference_has_a_sound_similarity(
            weeks in prop::collection::vec(prop::collection::vec(0..6_usize, 0..5), 2..9),
        ) {
            let names = ["care", "records", "testing", "security", "framing", "coding"];
            let occupations: Vec<Occupation> = weeks
                .iter()
                .map(|week| {
                    let tasks = week.iter().map(|t| task(names[*t], names[*t], 0.3, Basis::Net, 0.4));
                    occupation(names[week.len()], "11-0000.00", 0.0, tasks.collect())
                })
                .collect();
            sound(&of(&occupations), occupations.len());
        }
    }
}
