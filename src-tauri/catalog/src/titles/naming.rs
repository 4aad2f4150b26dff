//! Taking names apart, when the program is built.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    names::{Names, weight},
    normal::{Title, grams},
};

/// What is wrong with a number that must be small: the build stops with it.
const MANY: &str = "no more than 65,535 occupations and words, 4 GB of names";

impl Names {
    /// Takes names apart; each comes with the places of its occupations.
    pub fn new(names: &BTreeMap<String, BTreeSet<usize>>) -> Self {
        let titles: Vec<Title> = names.keys().map(|name| Title::read(name)).collect();
        let words: BTreeSet<&String> = titles.iter().flat_map(|title| &title.words).collect();
        let words: Vec<String> = words.into_iter().cloned().collect();
        let mut built = Self { words, ..Self::default() };
        for ((name, owners), title) in names.iter().zip(&titles) {
            built.text.push_str(name);
            built.ends.push(small(built.text.len()));
            built.owners.extend(owners.iter().map(|place| small::<u16>(*place)));
            built.owner_ends.push(small(built.owners.len()));
            let places = title.words.iter().filter_map(|word| built.word(word));
            built.spelt.extend(places.collect::<Vec<u16>>());
            built.spelt_ends.push(small(built.spelt.len()));
        }
        built.lengths = built.measured();
        built
    }

    /// How many words hold each group of letters.
    pub fn holders(&self) -> BTreeMap<String, u32> {
        let mut holders = BTreeMap::new();
        for word in &self.words {
            let own: BTreeSet<String> = grams(word).collect();
            own.into_iter().for_each(|gram| *holders.entry(gram).or_default() += 1);
        }
        holders
    }

    fn measured(&self) -> Vec<f32> {
        let holders = self.holders();
        let vectors: Vec<Vec<(u32, f32)>> = {
            let numbers: BTreeMap<&str, u32> =
                holders.keys().map(String::as_str).zip(0..).collect();
            let vector = |word: &String| {
                grams(word)
                    .map(|gram| (numbers[gram.as_str()], weight(self.words.len(), holders[&gram])))
                    .collect()
            };
            self.words.iter().map(vector).collect()
        };
        let length = |name: usize| {
            let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
            for (gram, weight) in
                self.spelt(name).iter().flat_map(|word| &vectors[usize::from(*word)])
            {
                *sums.entry(*gram).or_default() += weight;
            }
            sums.values().map(|sum| sum * sum).sum::<f32>().sqrt()
        };
        (0..self.count()).map(length).collect()
    }
}

fn small<T: TryFrom<usize>>(number: usize) -> T {
    T::try_from(number).unwrap_or_else(|_| panic!("{MANY}"))
}
