//! Occupations, practices, skills and their titles: text in `data/`, one blob in the program.
#![deny(missing_docs)]

pub mod release;
mod source;
#[cfg(test)]
mod text;
pub mod titles;
pub mod work;

use std::sync::OnceLock;

use domain::world::World;

pub use source::Source;
use titles::{Index, TitleMatches};

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// The shipped catalogue.
#[derive(Debug)]
pub struct Catalog {
    /// What the rules read.
    pub world: World,
    /// What the figures rest on.
    pub sources: Vec<Source>,
    titles: Index,
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
    let (world, sources): (World, Vec<Source>) =
        postcard::from_bytes(BLOB).map_err(|error| Damaged(error.to_string()))?;
    let titles = Index::new(&world.occupations);
    Ok(Catalog { world, sources, titles })
}

impl Catalog {
    /// The occupations that a title could mean, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> TitleMatches {
        self.titles.find(query, limit)
    }
}

#[cfg(test)]
mod tests;
