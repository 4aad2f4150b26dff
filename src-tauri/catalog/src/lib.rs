//! Occupations, projects, skills and their titles: text in `data/`, blobs in the program, and the
//! releases of O*NET that somebody brings.
#![deny(missing_docs)]

mod activities;
mod compact;
mod compile;
pub mod derive;
pub mod import;
mod kept;
pub mod published;
pub mod release;
mod source;
#[cfg(test)]
mod text;
pub mod titles;
pub mod work;

use std::{collections::BTreeMap, sync::OnceLock};

use domain::{
    ErrorKind, UserError,
    model::Versions,
    occupation::{Kind, Occupation, OccupationName},
    reference::Reference,
};
use serde::Serialize;
use ts_rs::TS;

use activities::Activities;
pub use activities::KindOfWork;
use compact::Compact;
use kept::Place;
pub use kept::open;
use published::Shipped;
use release::Release;
pub use source::Source;
use titles::{Index, TitleMatches, Titles};

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
static VERSIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/versions.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
static SAID: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/said.bin"));
static LANGUAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/languages.bin"));
static SHIPPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.bin"));

/// A catalogue: the shipped one, or one made of a release that somebody brought.
#[derive(Debug)]
pub struct Catalog {
    /// What the rules read.
    pub reference: Reference,
    /// What the figures rest on.
    pub sources: Vec<Source>,
    /// The number of the O*NET release in it, for example `30.1`.
    pub release: String,
    families: Vec<(String, String)>,
    /// Id and label of each kind of work that tasks are of, in order of id.
    pub themes: Vec<(String, String)>,
    /// Our words for each activity.
    activity_labels: BTreeMap<String, String>,
    /// Opened with the first search.
    titles: OnceLock<Titles>,
    /// The same of kinds of work.
    activities: OnceLock<Activities>,
    /// Where the release lies, if somebody brought it, and what stands in it.
    place: Option<Place>,
    own: OnceLock<Release>,
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

/// The shipped catalogue, decoded on the first call.
///
/// # Errors
/// When the program's own file is damaged.
pub fn load() -> Result<&'static Catalog, UserError> {
    static CATALOG: OnceLock<Result<Catalog, UserError>> = OnceLock::new();
    let decode = || Ok(Catalog::new(unpacked(BLOB)?));
    CATALOG.get_or_init(decode).as_ref().map_err(Clone::clone)
}

/// Versions of the shipped model and catalogue, without unfolding it.
///
/// # Errors
/// When the program's own file is damaged.
pub fn versions() -> Result<Versions, UserError> {
    unpacked(VERSIONS)
}

fn unpacked<T: serde::de::DeserializeOwned>(blob: &[u8]) -> Result<T, UserError> {
    postcard::from_bytes(blob).map_err(|error| {
        UserError::new(
            ErrorKind::Other,
            format!("The catalogue of this program is damaged ({error})."),
            "Please install Waymark again; your journal is not touched.",
        )
    })
}

/// What the import of a release needs beside the shipped catalogue.
fn shipped_figures() -> Result<Shipped, UserError> {
    unpacked(SHIPPED)
}

/// What is shipped, not unfolded yet, with what the import of a release needs.
fn shipped() -> Result<(Compact, Shipped), UserError> {
    Ok((unpacked(BLOB)?, shipped_figures()?))
}

/// Whether a source is the O*NET database.
fn is_onet(source: &Source) -> bool {
    source.name.starts_with("onet-")
}

impl Catalog {
    fn new(mut compact: Compact) -> Self {
        let labels = compact.published.activities.iter();
        let activity_labels = labels.map(|one| (one.id.clone(), one.label.clone())).collect();
        let sources = std::mem::take(&mut compact.sources);
        let families = std::mem::take(&mut compact.families);
        let themes = std::mem::take(&mut compact.themes);
        let onet = sources.iter().find(|source| is_onet(source));
        let release = onet.map(|source| source.release.clone()).unwrap_or_default();
        Self {
            reference: compact.unfold(),
            sources,
            release,
            families,
            themes,
            activity_labels,
            titles: OnceLock::new(),
            activities: OnceLock::new(),
            place: None,
            own: OnceLock::new(),
        }
    }

    fn of_release((compact, names): compile::Compiled, place: Place) -> Self {
        Self {
            titles: OnceLock::from(Titles::new(Index::new(names))),
            place: Some(place),
            ..Self::new(compact)
        }
    }

    /// Whether it is made of a release that somebody brought.
    pub fn is_own(&self) -> bool {
        self.place.is_some()
    }

    /// What stands in the release that somebody brought.
    fn own_release(&self) -> Result<Option<&Release>, UserError> {
        let Some(place) = &self.place else { return Ok(None) };
        if self.own.get().is_none() {
            let _ = self.own.set(place.read()?);
        }
        Ok(self.own.get())
    }
}

impl Catalog {
    /// Every occupation by family. What only stands for other occupations is left out.
    pub fn families(&self) -> Vec<Family> {
        let family = |(code, label): &(String, String)| {
            let own = |one: &&Occupation| one.family() == code && !one.pooled;
            let mut members: Vec<&Occupation> =
                self.reference.occupations.iter().filter(own).collect();
            members.sort_by_key(|one| (one.kind == Kind::Occupation, &one.title));
            let occupations = members.into_iter().map(|one| one.name()).collect();
            Family { code: code.clone(), label: label.clone(), occupations }
        };
        let families = self.families.iter().map(family);
        families.filter(|family| !family.occupations.is_empty()).collect()
    }

    fn titles(&self) -> &Titles {
        // Both blobs lie in one file: if that is damaged, `load` has most likely said so.
        let index = || Index::new(postcard::from_bytes(NAMES).unwrap_or_default());
        self.titles.get_or_init(|| Titles::new(index()))
    }

    /// The row of a source by its name; `onet` is the O*NET release in force.
    pub fn source(&self, name: &str) -> Option<&Source> {
        let named = |source: &&Source| source.name == name || (name == "onet" && is_onet(source));
        self.sources.iter().find(named)
    }

    /// Every name in the index as it is written, with the codes of the occupations that bear it.
    pub fn names(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let names = self.titles().index.names();
        let code = |place: &u16| self.reference.occupations.get(usize::from(*place));
        (0..names.count()).map(move |name| {
            let owners = names.owners(name).iter().filter_map(code);
            (names.text(name), owners.map(|one| one.code.as_str()).collect())
        })
    }

    /// Makes ready what the first search by letters needs, so that a keystroke need not wait.
    pub fn prepare(&self) {
        self.titles().prepare();
    }

    /// The kinds of work that a few words about a day could mean, best first, at most `limit`.
    pub fn find_work(&self, query: &str, limit: usize) -> Vec<KindOfWork> {
        self.activities.get_or_init(|| Activities::new(&self.reference)).find(query, limit)
    }

    /// The occupations that a title could mean, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> TitleMatches {
        self.find_in(query, limit, &[])
    }

    /// The same for somebody who reads the languages `own`, such as `de`.
    pub fn find_in(&self, query: &str, limit: usize, own: &[String]) -> TitleMatches {
        self.titles().find(&self.reference.occupations, query, limit, own)
    }
}

#[cfg(test)]
mod tests;
