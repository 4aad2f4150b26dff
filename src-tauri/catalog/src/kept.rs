//! Releases in the person's folder: what was read, and the catalogue made of it.
//!
//! A release lies in a file named by the hash of its bytes, so it is whole or it is not there. The
//! catalogue beside it is only kept for speed: it is made anew when the program's own data changed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use domain::{ErrorKind, UserError};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    Catalog,
    compile::{Compiled, compile},
    release::Release,
    shipped, versions,
};

const FOLDER: &str = "catalogue";

/// Where a release lies.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    dir: PathBuf,
    id: String,
}

impl Place {
    fn release(&self) -> PathBuf {
        self.dir.join(FOLDER).join(format!("{}.release", self.id))
    }

    fn compiled(&self, version: &str) -> PathBuf {
        self.dir.join(FOLDER).join(format!("{}.{version}.compiled", self.id))
    }

    /// The release as it was read.
    ///
    /// # Errors
    /// When it is not there or no longer what it was.
    pub fn read(&self) -> Result<Release, UserError> {
        let lost = |kind, what: &str| {
            UserError::new(
                kind,
                format!("The O*NET release that you imported {what}."),
                "The figures that come with Waymark are used instead. Import the release again.",
            )
        };
        let bytes =
            fs::read(self.release()).map_err(|_| lost(ErrorKind::Gone, "is not in your folder"))?;
        if id(&bytes) != self.id {
            return Err(lost(ErrorKind::Damaged, "is damaged"));
        }
        let other = "was written by another version of Waymark";
        postcard::from_bytes(&bytes).map_err(|_| lost(ErrorKind::Unreadable, other))
    }
}

/// Keeps a release and the catalogue made of it in `dir`; returns its id.
pub(crate) fn save(
    dir: &Path,
    release: &Release,
    compiled: &Compiled,
) -> Result<String, UserError> {
    let bytes = packed(release)?;
    let place = Place { dir: dir.to_path_buf(), id: id(&bytes) };
    write(&place.release(), &bytes)?;
    cache(&place, compiled)?;
    Ok(place.id)
}

/// The catalogue of the release `id` in `dir`. It stays open as long as the program runs: what is in
/// use may hold parts of it.
///
/// # Errors
/// When the release is not there, is damaged, or cannot be made into a catalogue any more.
pub fn open(dir: &Path, id: &str) -> Result<&'static Catalog, UserError> {
    static OPEN: Mutex<BTreeMap<PathBuf, &'static Catalog>> = Mutex::new(BTreeMap::new());
    let place = Place { dir: dir.to_path_buf(), id: id.to_owned() };
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(catalog) = open.get(&place.release()) {
        return Ok(catalog);
    }
    let catalog: &'static Catalog = Box::leak(Box::new(read(&place)?));
    open.insert(place.release(), catalog);
    Ok(catalog)
}

fn read(place: &Place) -> Result<Catalog, UserError> {
    let file = place.compiled(&versions()?.catalog);
    let there = fs::metadata(place.release()).is_ok();
    let cached = fs::read(file).ok().filter(|_| there).and_then(|bytes| sound::<Compiled>(&bytes));
    let compiled = match cached {
        Some(compiled) => compiled,
        None => {
            let release = place.read()?;
            let (compact, kept) = shipped()?;
            let made = compile(&release, compact, &kept, &mut |_| true)?;
            let made = made.ok_or_else(|| {
                UserError::new(ErrorKind::Other, "The import was stopped.", "Start it again.")
            })?;
            // Without the copy the next start is slower, no more.
            let _ = cache(place, &made);
            made
        }
    };
    Ok(Catalog::of_release(compiled, place.clone()))
}

/// Keeps a catalogue beside its release, and drops the ones that other versions made.
fn cache(place: &Place, compiled: &Compiled) -> Result<(), UserError> {
    let version = &compiled.0.model.versions.catalog;
    let version = version.split('+').next().unwrap_or_default();
    let file = place.compiled(version);
    let of_it = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(&place.id) && name.ends_with(".compiled") && path != file
    };
    for old in fs::read_dir(place.dir.join(FOLDER)).into_iter().flatten().flatten() {
        if of_it(&old.path()) {
            let _ = fs::remove_file(old.path());
        }
    }
    let bytes = packed(compiled)?;
    write(&file, &[Sha256::digest(&bytes).as_slice(), &bytes].concat())
}

/// What was kept behind the hash of its bytes, if it is still that.
fn sound<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (hash, bytes) = bytes.split_at_checked(32)?;
    (Sha256::digest(bytes).as_slice() == hash).then(|| postcard::from_bytes(bytes).ok())?
}

/// The first digits of the hash of these bytes.
fn id(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn packed(data: &impl Serialize) -> Result<Vec<u8>, UserError> {
    postcard::to_allocvec(data).map_err(|error| {
        UserError::new(
            ErrorKind::Other,
            format!("The release could not be kept ({error})."),
            "Nothing was changed. Please try again.",
        )
    })
}

/// Writes a file, and its folder if need be.
fn write(file: &Path, bytes: &[u8]) -> Result<(), UserError> {
    let wrong = |error: std::io::Error| {
        let kind = ErrorKind::of_writing(&error);
        let hint = match kind {
            ErrorKind::Full => "Nothing was changed. Free some space and try again.",
            ErrorKind::ReadOnly => {
                "Nothing was changed. Give yourself permission to write there, then try again."
            }
            _ => "Nothing was changed. See that the folder is there and yours, then try again.",
        };
        UserError::new(kind, format!("{} cannot be written ({error}).", file.display()), hint)
    };
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(wrong)?;
    files::write_private(file, bytes).map_err(wrong)
}
