//! A folder that holds the journal as Markdown, kept up to date while Waymark runs. It is written, never
//! read: what somebody changes there is kept beside what Waymark writes, and goes nowhere else.
//!
//! Which folder it is belongs to this machine, so it stands in a file of its own and not in the journal.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
};

use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{Result, Store, StoreError, Watch};

/// The file in the journal's folder that names the mirror.
const PLACE: &str = "mirror.path";
/// The file in the mirror that names what Waymark wrote there, with the hashes of it.
const WRITTEN: &str = ".waymark-mirror.json";

/// A mirror as it should be. Writing it needs the journal no more, so that nobody waits for a slow disk.
#[derive(Debug)]
pub struct Mirror {
    /// Its folder.
    pub folder: PathBuf,
    /// Its files by their paths in it.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A mirror as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct MirrorState {
    /// The folder.
    pub folder: String,
    /// Files that somebody else had changed, under the names by which they are kept in it.
    pub kept: Vec<String>,
}

/// What a mirror holds after it was brought up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Mirrored {
    /// The folder.
    pub folder: String,
    /// Files that it holds.
    pub files: usize,
    /// Files that were written or removed just now.
    pub changed: usize,
    /// Files that somebody else had changed, under the names by which they are kept.
    pub kept: Vec<String>,
}

/// Whether the journal in `dir` has a mirror, without opening it.
pub fn has_mirror(dir: &Path) -> bool {
    dir.join(PLACE).is_file()
}

impl Store {
    /// The folder of the mirror, if there is one.
    pub fn mirror_folder(&self) -> Option<PathBuf> {
        let text = fs::read_to_string(self.dir.join(PLACE)).ok()?;
        Some(PathBuf::from(text.trim_end_matches('\n')))
            .filter(|folder| !folder.as_os_str().is_empty())
    }

    /// Chooses the folder of the mirror, which is made if need be, or none.
    ///
    /// # Errors
    /// `Invalid` when it holds files that Waymark did not write or is the journal's own; else when it cannot be
    /// made.
    pub fn set_mirror(&self, folder: Option<&Path>) -> Result<()> {
        let place = self.dir.join(PLACE);
        let Some(folder) = folder else {
            return match fs::remove_file(&place) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    Err(StoreError::writing(&place, error))
                }
                _ => Ok(()),
            };
        };
        let wrong = |error| StoreError::writing(folder, error);
        fs::create_dir_all(folder).map_err(wrong)?;
        let folder = fs::canonicalize(folder).map_err(wrong)?;
        let own = fs::canonicalize(&self.dir).map_err(wrong)?;
        let empty = fs::read_dir(&folder).map_err(wrong)?.next().is_none();
        if folder.starts_with(&own) || !(empty || folder.join(WRITTEN).is_file()) {
            return Err(StoreError::Invalid(
                format!("{} holds other files.", folder.display()),
                "Choose an empty folder; Waymark fills it and leaves every other one alone.",
            ));
        }
        let path = folder.display().to_string();
        files::write(&place, path.as_bytes()).map_err(|error| StoreError::writing(&place, error))
    }

    /// The mirror as it is, if there is one.
    pub fn mirror_state(&self) -> Option<MirrorState> {
        let folder = self.mirror_folder()?;
        Some(MirrorState { folder: folder.display().to_string(), kept: kept_in(&folder) })
    }
}

impl Mirror {
    /// Brings the folder up to date. Only what differs is written.
    ///
    /// # Errors
    /// `MirrorGone` when the folder is, `Stopped` between two files; else when it cannot be written.
    pub fn write(&self, watch: &Watch) -> Result<Mirrored> {
        let Self { folder, files } = self;
        // A disk that is not plugged in is no reason to make a folder in its place.
        if !folder.is_dir() {
            return Err(StoreError::MirrorGone(folder.display().to_string()));
        }
        let before = written(folder);
        let mut mirrored = Mirrored {
            folder: folder.display().to_string(),
            files: files.len(),
            ..Mirrored::default()
        };
        let names = before.keys().chain(files.keys());
        for (done, name) in names.enumerate() {
            watch.step("Writing the mirror", done, before.len() + files.len())?;
            let file = folder.join(name);
            let there = fs::read(&file).ok();
            let (old, new) = (before.get(name), files.get(name));
            let untouched = there.as_deref().map(hash).as_ref() == old;
            if there.as_deref() == new.map(Vec::as_slice) {
                continue;
            }
            let wrong = |error| StoreError::writing(&file, error);
            if there.is_some() && !untouched {
                let kept = beside(&file);
                fs::rename(&file, &kept).map_err(wrong)?;
                mirrored.kept.push(kept.display().to_string());
            }
            match new {
                Some(bytes) => {
                    let parent = file.parent().unwrap_or(folder);
                    fs::create_dir_all(parent).map_err(wrong)?;
                    files::write(&file, bytes).map_err(wrong)?;
                }
                None if file.exists() => fs::remove_file(&file).map_err(wrong)?,
                None => {}
            }
            mirrored.changed += 1;
        }
        let list: BTreeMap<&String, String> =
            files.iter().map(|(name, bytes)| (name, hash(bytes))).collect();
        if mirrored.changed > 0 || before.is_empty() {
            let file = folder.join(WRITTEN);
            files::write(&file, &serde_json::to_vec_pretty(&list)?)
                .map_err(|error| StoreError::writing(&file, error))?;
        }
        Ok(mirrored)
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What Waymark wrote into a folder, with hashes. Names that lead out of it are none of ours.
fn written(folder: &Path) -> BTreeMap<String, String> {
    let bytes = fs::read(folder.join(WRITTEN)).unwrap_or_default();
    let mut list: BTreeMap<String, String> = serde_json::from_slice(&bytes).unwrap_or_default();
    let inside =
        |name: &str| Path::new(name).components().all(|c| matches!(c, Component::Normal(_)));
    list.retain(|name, _| !name.is_empty() && inside(name));
    list
}

/// A name beside a file's that nothing has yet: `plan.yours.md`, `plan.yours-2.md`.
fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |number: u32| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        file.with_file_name(format!("{stem}.yours{number}.md"))
    };
    (1..).map(named).find(|name| !name.exists()).unwrap_or_else(|| named(0))
}

/// The files in a mirror that [`beside`] named, by their paths in it.
fn kept_in(folder: &Path) -> Vec<String> {
    let kept = |name: &str| {
        name.strip_suffix(".md")
            .and_then(|stem| stem.rsplit_once(".yours"))
            .is_some_and(|(_, number)| number.is_empty() || number.starts_with('-'))
    };
    let mut found: Vec<String> = ["", "journal/"]
        .into_iter()
        .flat_map(|part| {
            let entries = fs::read_dir(folder.join(part)).into_iter().flatten().flatten();
            entries.map(move |entry| format!("{part}{}", entry.file_name().to_string_lossy()))
        })
        .filter(|name| kept(name))
        .collect();
    found.sort();
    found
}
