//! Taking names apart, when the program is built and when another release is imported.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    names::{Names, weight},
    normal::{Gram, Title, grams},
};
use crate::compact::{Published, Role};

impl Names {
    /// Every name with the places of the occupations that bear it: first the published ones, then
    /// roles. Nothing when there are more than 65,535 words.
    pub fn of(
        titles: &[(String, Vec<String>)],
        published: &Published,
        roles: &[Role],
    ) -> Option<Self> {
        let rows = published.rows.iter().enumerate();
        let places: BTreeMap<&str, usize> =
            rows.map(|(place, row)| (row.code.as_str(), place)).collect();
        let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut add = |name: &String, place| {
            for form in forms(name) {
                names.entry(form.to_owned()).or_default().insert(place);
            }
        };
        for (title, codes) in titles {
            for place in codes.iter().filter_map(|code| places.get(code.as_str())) {
                add(title, *place);
            }
        }
        for (place, row) in published.rows.iter().enumerate() {
            add(&row.title, place);
        }
        for (place, role) in roles.iter().enumerate() {
            let role = &role.occupation;
            for name in role.aliases.iter().chain([&role.title]) {
                add(name, published.rows.len() + place);
            }
        }
        Self::new(&names)
    }

    /// Takes names apart; each comes with the places of its occupations.
    pub fn new(names: &BTreeMap<String, BTreeSet<usize>>) -> Option<Self> {
        let titles: Vec<Title> = names.keys().map(|name| Title::read(name)).collect();
        let words: BTreeSet<&String> = titles.iter().flat_map(|title| &title.words).collect();
        let words: Vec<String> = words.into_iter().cloned().collect();
        let mut built = Self { words, ..Self::default() };
        for ((name, owners), title) in names.iter().zip(&titles) {
            built.text.push_str(name);
            built.ends.push(small(built.text.len())?);
            let owners: Option<Vec<u16>> = owners.iter().map(|place| small(*place)).collect();
            built.owners.extend(owners?);
            built.owner_ends.push(small(built.owners.len())?);
            let places = title.words.iter().filter_map(|word| built.word(word));
            built.spelt.extend(places.collect::<Vec<u16>>());
            built.spelt_ends.push(small(built.spelt.len())?);
        }
        small::<u16>(built.words.len())?;
        built.lengths = built.measured();
        Some(built)
    }

    /// How many words hold each group of letters.
    pub fn holders(&self) -> BTreeMap<Gram, u32> {
        let mut holders = BTreeMap::new();
        for word in &self.words {
            let own: BTreeSet<Gram> = grams(word).collect();
            own.into_iter().for_each(|gram| *holders.entry(gram).or_default() += 1);
        }
        holders
    }

    fn measured(&self) -> Vec<f32> {
        let holders = self.holders();
        let vectors: Vec<Vec<(u32, f32)>> = {
            let numbers: BTreeMap<Gram, u32> = holders.keys().copied().zip(0..).collect();
            let vector = |word: &String| {
                grams(word)
                    .map(|gram| (numbers[&gram], weight(self.words.len(), holders[&gram])))
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

fn small<T: TryFrom<usize>>(number: usize) -> Option<T> {
    T::try_from(number).ok()
}

/// A name, and the two names in one that carries its abbreviation: “CEO (Chief Executive Officer)”.
fn forms(name: &str) -> Vec<&str> {
    // The abbreviation begins as the other part does.
    let short = |part: &str, full: &str| {
        let capitals = |word: &&str| word.len() > 1 && **word == word.to_uppercase();
        part.split(' ').filter(capitals).any(|word| word.chars().next() == full.chars().next())
    };
    let parts = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
    match parts {
        Some((a, b)) if short(a, b) || short(b, a) => vec![name, a, b],
        _ => vec![name],
    }
}
