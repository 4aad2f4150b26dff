//! How alike two occupations are: four channels, each standardised over all pairs.

use std::collections::BTreeMap;

use libm::{log, sqrt};

use crate::occupation::Occupation;

/// Similarities of all pairs of a list of occupations.
pub(super) struct Similarity {
    /// `of[a][b]`, the mean of the standardised channels.
    of: Vec<Vec<f64>>,
    /// The values of all pairs of two different occupations, ascending.
    ascending: Vec<f64>,
}

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
        let mut sum = vec![vec![0.0; count]; count];
        let mut present = vec![vec![0.0; count]; count];
        for channel in channels {
            for (a, b, score) in standardised(&vectors(&channel)) {
                for (row, column) in [(a, b), (b, a)] {
                    sum[row][column] += score;
                    present[row][column] += 1.0;
                    if a == b {
                        break;
                    }
                }
            }
        }
        for (place, (row, counts)) in sum.iter_mut().zip(&present).enumerate() {
            for (cell, channels) in row.iter_mut().zip(counts) {
                *cell /= f64::max(*channels, 1.0);
            }
            // Fewer channels can make a neighbour stand out more than all of them make oneself.
            row[place] = row.iter().copied().fold(row[place], f64::max);
        }
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let mut ascending: Vec<f64> = pairs.map(|(a, b)| sum[a][b]).collect();
        ascending.sort_by(f64::total_cmp);
        Self { of: sum, ascending }
    }

    /// Percentile among all pairs, 0-100, by places in the list.
    pub fn percentile(&self, a: usize, b: usize) -> f64 {
        let below = self.ascending.partition_point(|other| *other <= self.of[a][b]);
        #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
        let percentile = 100.0 * below as f64 / self.ascending.len().max(1) as f64;
        percentile
    }
}

fn skills(occupation: &Occupation) -> Weights<'_> {
    let weight = |weight: f64| if weight.is_finite() { weight.max(0.0) } else { 0.0 };
    occupation.skills.iter().map(|n| (n.skill.as_str(), weight(n.importance * n.level))).collect()
}

fn themes(occupation: &Occupation) -> Weights<'_> {
    let mut weights = Weights::new();
    for task in occupation.tasks.iter().filter(|task| task.share.is_finite()) {
        *weights.entry(task.theme.as_str()).or_default() += task.share.max(0.0);
    }
    weights
}

fn tasks(occupation: &Occupation) -> String {
    occupation.tasks.iter().map(|task| task.label.as_str()).collect::<Vec<_>>().join(" ")
}

fn titles(occupation: &Occupation) -> String {
    let names = occupation.aliases.iter().chain([&occupation.title]);
    names.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Words of three letters and more with their counts.
fn words(text: &str) -> Weights<'_> {
    let mut weights = Weights::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
        *weights.entry(word).or_default() += 1.0;
    }
    weights
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

/// The product of two vectors of length 1: 0 nothing in common, 1 the same.
fn cosine(a: &[(usize, f64)], b: &[(usize, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((m, x)), Some((n, y))) = (a.get(i), b.get(j)) {
        if m == n {
            sum += x * y;
        }
        i += usize::from(m <= n);
        j += usize::from(n <= m);
    }
    sum
}

/// Cosines of all pairs that hold something, a ≤ b, less the mean of different ones, over their
/// deviation.
fn standardised(vectors: &[Vector]) -> Vec<(usize, usize, f64)> {
    let held: Vec<usize> = (0..vectors.len()).filter(|place| !vectors[*place].is_empty()).collect();
    let mut pairs = Vec::new();
    for (i, a) in held.iter().enumerate() {
        pairs.push((*a, *a, 1.0));
        pairs.extend(
            held[i + 1..].iter().map(|b| (*a, *b, cosine(&vectors[*a], &vectors[*b]).min(1.0))),
        );
    }
    let different = || pairs.iter().filter(|(a, b, _)| a != b).map(|(_, _, cosine)| *cosine);
    #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
    let number = different().count().max(1) as f64;
    let mean = different().sum::<f64>() / number;
    let deviation = sqrt(different().map(|x| (x - mean) * (x - mean)).sum::<f64>() / number);
    let deviation = if deviation > 0.0 { deviation } else { 1.0 };
    pairs.iter().map(|(a, b, cosine)| (*a, *b, (cosine - mean) / deviation)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{hands_on_role, occupation, routine_role, seed_role, task, world},
        occupation::Basis,
    };

    fn of(occupations: &[Occupation]) -> Similarity {
        Similarity::of(&occupations.iter().collect::<Vec<_>>())
    }

    fn sound(similarity: &Similarity, count: usize) {
        for a in 0..count {
            for b in 0..count {
                let (ab, ba) = (similarity.of[a][b], similarity.of[b][a]);
                assert!(ab.is_finite() && (ab - ba).abs() < 1e-12, "{ab} and {ba}");
                assert!(ab <= similarity.of[a][a] + 1e-12, "{a} is nearer to {b} than to itself");
                assert!((0.0..=100.0).contains(&similarity.percentile(a, b)));
            }
        }
    }

    #[test]
    fn similarity_is_symmetric_and_highest_with_oneself() {
        let world = world();
        sound(&of(&world.occupations), 3);
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
        let nameless = Occupation { title: String::new(), ..occupation("x", "", 0.0, Vec::new()) };
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
        assert!(cosine(&vectors[0], &vectors[2]) < 0.5, "records alone bring nobody close");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_world_has_a_sound_similarity(
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
