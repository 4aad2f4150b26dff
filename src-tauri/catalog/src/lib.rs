//! Occupations, practices, skills and their titles: text in `data/`, one blob in the program.
#![deny(missing_docs)]

mod compact;
pub mod release;
mod source;
#[cfg(test)]
mod text;
pub mod titles;
pub mod work;

use std::sync::OnceLock;

use domain::{
    occupation::{Kind, Occupation, OccupationName},
    world::World,
};
use serde::Serialize;
use ts_rs::TS;

use compact::Compact;
pub use source::Source;
use titles::{Index, TitleMatches};

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// The shipped catalogue.
#[derive(Debug)]
pub struct Catalog {
    /// What the rules read.
    pub world: World,
    /// What the figures rest on.
    pub sources: Vec<Source>,
    families: Vec<(String, String)>,
    /// Opened with the first search.
    titles: OnceLock<Index>,
}

/// A family of occupations: a major group of the Standard Occupational Classification.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Family {
    /// Its two digits.
    pub code: String,
    /// A few words.
    pub label: String,
    /// What belongs to it: curated roles, then published occupations by title.
    pub occupations: Vec<OccupationName>,
}

/// The blob in the program cannot be read: the file of the program itself is damaged.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct Damaged(String);

/// The catalogue, decoded on the first call.
///
/// # Errors
/// When the program's own file is damaged.
pub fn load() -> Result<&'static Catalog, Damaged> {
    static CATALOG: OnceLock<Result<Catalog, Damaged>> = OnceLock::new();
    CATALOG.get_or_init(decode).as_ref().map_err(Clone::clone)
}

fn decode() -> Result<Catalog, Damaged> {
    let compact: Compact =
        postcard::from_bytes(BLOB).map_err(|error| Damaged(error.to_string()))?;
    let (world, sources, families) = compact.unfold();
    Ok(Catalog { world, sources, families, titles: OnceLock::new() })
}

impl Catalog {
    /// Every occupation by family. What only stands for other occupations is left out.
    pub fn families(&self) -> Vec<Family> {
        let family = |(code, label): &(String, String)| {
            let own = |one: &&Occupation| one.family() == code && !one.pooled;
            let mut members: Vec<&Occupation> = self.world.occupations.iter().filter(own).collect();
            members.sort_by_key(|one| (one.kind == Kind::Occupation, &one.title));
            let occupations = members.into_iter().map(Occupation::name).collect();
            Family { code: code.clone(), label: label.clone(), occupations }
        };
        let families = self.families.iter().map(family);
        families.filter(|family| !family.occupations.is_empty()).collect()
    }

    fn titles(&self) -> &Index {
        // Both blobs lie in one file: if that is damaged, `load` has most likely said so.
        self.titles.get_or_init(|| Index::new(postcard::from_bytes(NAMES).unwrap_or_default()))
    }

    /// Every name in the index as it is written, with the codes of the occupations that bear it.
    pub fn names(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let names = self.titles().names();
        let code = |place: &u16| self.world.occupations.get(usize::from(*place));
        (0..names.count()).map(move |name| {
            let owners = names.owners(name).iter().filter_map(code);
            (names.text(name), owners.map(|one| one.code.as_str()).collect())
        })
    }

    /// Makes ready what the first search by letters needs, so that a keystroke need not wait.
    pub fn prepare(&self) {
        self.titles().prepare();
    }

    /// The occupations that a title could mean, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> TitleMatches {
        self.titles().find(&self.world.occupations, query, limit)
    }
}

#[cfg(test)]
mod tests;
