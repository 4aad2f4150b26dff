//! Cosines of names by groups of letters and by words.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use super::{
    names::{Names, weight},
    normal::{Gram, grams},
};

/// Words that may be meant by a misspelt one.
const ALIKE: usize = 48;

/// Which words hold a group of letters.
#[derive(Debug)]
pub(super) struct Letters {
    /// The group's weight, and the words with how often they hold it. Looked up only.
    postings: HashMap<Gram, (f32, Vec<(u16, f32)>)>,
    /// Letters of each word.
    lengths: Vec<usize>,
}

impl Letters {
    pub fn new(names: &Names) -> Self {
        let words = &names.words;
        let mut postings: HashMap<Gram, (f32, Vec<(u16, f32)>)> = HashMap::new();
        for (word, place) in words.iter().zip(0_u16..) {
            for gram in grams(word) {
                let (_, holders) = postings.entry(gram).or_default();
                match holders.last_mut() {
                    Some((last, count)) if *last == place => *count += 1.0,
                    _ => holders.push((place, 1.0)),
                }
            }
        }
        for (weighs, holders) in postings.values_mut() {
            *weighs = weight(words.len(), u32::try_from(holders.len()).unwrap_or(u32::MAX));
        }
        Self { postings, lengths: words.iter().map(|word| word.chars().count()).collect() }
    }

    /// What each word shares with the groups of letters in `typed`, and the length of their vector.
    fn shared<'a>(&self, typed: impl Iterator<Item = &'a String>) -> (Vec<f32>, f32) {
        let mut counts: BTreeMap<Gram, f32> = BTreeMap::new();
        for gram in typed.flat_map(|word| grams(word)) {
            *counts.entry(gram).or_default() += 1.0;
        }
        let mut shared = vec![0.0; self.lengths.len()];
        let mut squares = 0.0;
        for (gram, count) in counts {
            // A group that no word holds still makes the typed text longer.
            let Some((weight, holders)) = self.postings.get(&gram) else {
                squares += 1.0;
                continue;
            };
            let own = count * weight;
            squares += own * own;
            holders
                .iter()
                .for_each(|(word, held)| shared[usize::from(*word)] += own * held * weight);
        }
        (shared, squares.sqrt())
    }

    /// The words of a fitting length that share most letters with `word`.
    pub fn alike(&self, word: &str, fits: impl Fn(usize) -> bool) -> Vec<usize> {
        let (shared, _) = self.shared([word.to_owned()].iter());
        let mut alike: Vec<(Reverse<u32>, usize)> = shared
            .iter()
            .enumerate()
            .filter(|(place, shared)| **shared > 0.0 && fits(self.lengths[*place]))
            // Bits of a number above 0 are in the order of the numbers.
            .map(|(place, shared)| (Reverse(shared.to_bits()), place))
            .collect();
        if alike.len() > ALIKE {
            alike.select_nth_unstable(ALIKE);
            alike.truncate(ALIKE);
        }
        alike.into_iter().map(|(_, place)| place).collect()
    }

    /// Half the cosine by letters and half that by words, for each name.
    pub fn scores(&self, typed: &[String], names: &Names, holding: &[Vec<u32>]) -> Vec<f32> {
        let (shared, length) = self.shared(typed.iter());
        let mut scores = vec![0.0_f32; names.count()];
        for (word, shared) in shared.iter().enumerate().filter(|(_, shared)| **shared > 0.0) {
            for name in &holding[word] {
                scores[*name as usize] += shared;
            }
        }
        let whole = 2.0 * length.max(f32::MIN_POSITIVE);
        for (name, score) in scores.iter_mut().enumerate() {
            *score /= whole * names.lengths[name].max(f32::MIN_POSITIVE);
        }
        let weighs = |word: u16| {
            let holders = holding[usize::from(word)].len();
            weight(names.count(), u32::try_from(holders).unwrap_or(u32::MAX))
        };
        let known: Vec<u16> = typed.iter().filter_map(|word| names.word(word)).collect();
        let unknown = typed.len() - known.len();
        let rare = weight(names.count(), 1).powi(2) * f32::from(u8::try_from(unknown).unwrap_or(9));
        let length = (known.iter().map(|word| weighs(*word).powi(2)).sum::<f32>() + rare).sqrt();
        let mut words: HashMap<u32, f32> = HashMap::new();
        for word in known {
            for name in &holding[usize::from(word)] {
                *words.entry(*name).or_default() += weighs(word).powi(2);
            }
        }
        for (name, shared) in words {
            let name = name as usize;
            let own =
                names.spelt(name).iter().map(|word| weighs(*word).powi(2)).sum::<f32>().sqrt();
            scores[name] += 0.5 * shared / (own * length);
        }
        scores
    }
}
