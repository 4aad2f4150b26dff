//! How alike two occupations are: four channels, each standardised over all pairs.

use std::collections::BTreeMap;

use libm::{log, sqrt};

use crate::{occupation::Occupation, world::World};

/// Similarities of all pairs of a world.
pub(crate) struct Similarity {
    /// `of[a][b]`, the mean of the standardised channels.
    of: Vec<Vec<f64>>,
    /// The values of all pairs of two different occupations, ascending.
    ascending: Vec<f64>,
}

type Weights = BTreeMap<String, f64>;

impl Similarity {
    /// Compares every pair: skills, kinds of work, words of the tasks, words of the title.
    pub fn of(world: &World) -> Self {
        let channels: [fn(&Occupation) -> Weights; 4] = [skills, themes, task_words, title_words];
        let count = world.occupations.len();
        let mut sum = vec![vec![0.0; count]; count];
        for channel in channels {
            let vectors: Vec<Weights> = world.occupations.iter().map(channel).collect();
            for (row, scores) in sum.iter_mut().zip(standardised(&weighed(vectors))) {
                for (cell, score) in row.iter_mut().zip(scores) {
                    *cell += score / 4.0;
                }
            }
        }
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let mut ascending: Vec<f64> = pairs.map(|(a, b)| sum[a][b]).collect();
        ascending.sort_by(f64::total_cmp);
        Self { of: sum, ascending }
    }

    /// The similarity of two occupations by their places in the world.
    #[cfg(test)]
    fn between(&self, a: usize, b: usize) -> f64 {
        self.of[a][b]
    }

    /// Percentile among all pairs, 0-100.
    pub fn percentile(&self, a: usize, b: usize) -> f64 {
        let below = self.ascending.partition_point(|other| *other <= self.of[a][b]);
        #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
        let percentile = 100.0 * below as f64 / self.ascending.len().max(1) as f64;
        percentile
    }
}

fn skills(occupation: &Occupation) -> Weights {
    occupation.skills.iter().map(|n| (n.skill.clone(), n.importance * n.level)).collect()
}

fn themes(occupation: &Occupation) -> Weights {
    let mut weights = Weights::new();
    for task in &occupation.tasks {
        *weights.entry(task.theme.clone()).or_default() += task.share;
    }
    weights
}

fn task_words(occupation: &Occupation) -> Weights {
    words(occupation.tasks.iter().map(|task| task.label.as_str()))
}

fn title_words(occupation: &Occupation) -> Weights {
    words(occupation.aliases.iter().map(String::as_str).chain([occupation.title.as_str()]))
}

fn words<'a>(texts: impl Iterator<Item = &'a str>) -> Weights {
    let mut weights = Weights::new();
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
            *weights.entry(word.to_lowercase()).or_default() += 1.0;
        }
    }
    weights
}

/// Weights times how rare a term is, brought to length 1.
fn weighed(mut vectors: Vec<Weights>) -> Vec<Weights> {
    let mut holders: BTreeMap<String, f64> = BTreeMap::new();
    for term in vectors.iter().flat_map(Weights::keys) {
        *holders.entry(term.clone()).or_default() += 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let all = vectors.len() as f64;
    for vector in &mut vectors {
        for (term, weight) in vector.iter_mut() {
            *weight *= log(1.0 + all / holders[term]);
        }
        let length = sqrt(vector.values().map(|w| w * w).sum());
        if length > 0.0 {
            vector.values_mut().for_each(|weight| *weight /= length);
        }
    }
    vectors
}

/// Cosines of all pairs, less their mean, over their deviation.
fn standardised(vectors: &[Weights]) -> Vec<Vec<f64>> {
    let cosine = |a: &Weights, b: &Weights| -> f64 {
        a.iter().filter_map(|(term, x)| b.get(term).map(|y| x * y)).sum()
    };
    // An occupation without data in a channel is still itself.
    let mut cells: Vec<Vec<f64>> =
        vectors.iter().map(|a| vectors.iter().map(|b| cosine(a, b)).collect()).collect();
    let count = cells.len();
    for (i, row) in cells.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    let pairs: Vec<f64> = (0..count).flat_map(|a| cells[a][a + 1..].to_vec()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
    let number = pairs.len().max(1) as f64;
    let mean = pairs.iter().sum::<f64>() / number;
    let deviation = sqrt(pairs.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / number);
    let deviation = if deviation > 0.0 { deviation } else { 1.0 };
    for cell in cells.iter_mut().flatten() {
        *cell = (*cell - mean) / deviation;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::Similarity;
    use crate::fixture::world;

    #[test]
    fn similarity_is_symmetric_and_highest_with_oneself() {
        let world = world();
        let similarity = Similarity::of(&world);
        for a in 0..world.occupations.len() {
            for b in 0..world.occupations.len() {
                let (ab, ba) = (similarity.between(a, b), similarity.between(b, a));
                assert!((ab - ba).abs() < 1e-12);
                assert!(ab <= similarity.between(a, a));
            }
        }
    }

    #[test]
    fn the_most_alike_pair_stands_at_the_hundredth_percentile() {
        let world = world();
        let similarity = Similarity::of(&world);
        let pairs = [(0, 1), (0, 2), (1, 2)];
        let best = pairs.map(|(a, b)| similarity.percentile(a, b)).into_iter().fold(0.0, f64::max);
        assert!((best - 100.0).abs() < 1e-9);
    }
}
