//! Every name of every occupation, taken apart once when the program is built.

use serde::{Deserialize, Serialize};

/// Names with their words and owners, flat so that it is read without parsing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Names {
    /// All names, one behind the other, and where each ends.
    pub(super) text: String,
    pub(super) ends: Vec<u32>,
    /// Places of the occupations that bear a name, and where those of each name end.
    pub(super) owners: Vec<u16>,
    pub(super) owner_ends: Vec<u32>,
    /// The words of all names, ascending.
    pub(super) words: Vec<String>,
    /// Places in `words`, name by name, and where those of each name end.
    pub(super) spelt: Vec<u16>,
    pub(super) spelt_ends: Vec<u32>,
    /// Length of each name's vector of letter groups.
    pub(super) lengths: Vec<f32>,
}

impl Names {
    /// How many names there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// A name as it is written.
    pub fn text(&self, name: usize) -> &str {
        self.ends
            .get(name)
            .and_then(|end| self.text.get(start(&self.ends, name)..*end as usize))
            .unwrap_or_default()
    }

    /// Places of the occupations that bear a name.
    pub fn owners(&self, name: usize) -> &[u16] {
        part(&self.owners, &self.owner_ends, name)
    }

    /// Places of a name's words.
    pub fn spelt(&self, name: usize) -> &[u16] {
        part(&self.spelt, &self.spelt_ends, name)
    }

    /// The place of a word, if some name has it.
    pub fn word(&self, word: &str) -> Option<u16> {
        let place = self.words.binary_search_by(|known| known.as_str().cmp(word)).ok()?;
        u16::try_from(place).ok()
    }
}

/// ln(1 + N / n): what n of N hold tells little apart where n is large.
#[expect(clippy::cast_precision_loss, reason = "a count of words")]
pub fn weight(all: usize, holders: u32) -> f32 {
    (1.0 + all as f32 / holders.max(1) as f32).ln()
}

fn start(ends: &[u32], place: usize) -> usize {
    place.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize)
}

fn part<'a, T>(all: &'a [T], ends: &[u32], place: usize) -> &'a [T] {
    ends.get(place).and_then(|end| all.get(start(ends, place)..*end as usize)).unwrap_or_default()
}
