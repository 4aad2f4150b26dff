//! Everything that Waymark writes into its folder, in one list: deleting everything and the doctor read it, so that
//! nothing is forgotten.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{Result, StoreError, file::journal_file};

/// What a file or folder of ours is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The journal with its log.
    Journal,
    /// What was being typed.
    Unsaved,
    /// Backups.
    Backups,
    /// Journals that were damaged and were put aside.
    Damaged,
    /// Releases of O*NET that the person brought.
    Releases,
    /// The list of files of the mirror.
    Mirror,
    /// The lock of the window.
    Lock,
    /// A file whose writing a crash cut short.
    CutShort,
}

impl Place {
    /// What a person calls it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::Unsaved => "texts not saved yet",
            Self::Backups => "backups",
            Self::Damaged => "damaged journals that were put aside",
            Self::Releases => "releases of O*NET",
            Self::Mirror | Self::Lock => "notes of Waymark's own",
            Self::CutShort => "what a crash cut short",
        }
    }
}

/// What a name in the folder belongs to; none for what is not ours.
fn place(name: &str) -> Option<Place> {
    Some(match name {
        "journal" => Place::Journal,
        "unsaved.json" | "unsaved.damaged.json" => Place::Unsaved,
        "backups" => Place::Backups,
        "catalogue" => Place::Releases,
        "mirror.path" => Place::Mirror,
        "window.lock" => Place::Lock,
        _ if name.starts_with("damaged-") => Place::Damaged,
        _ if name.starts_with('.') && name.ends_with(".part") => Place::CutShort,
        _ => return None,
    })
}

/// Everything of ours that lies in `dir`.
pub(crate) fn written(dir: &Path) -> Vec<(Place, PathBuf)> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let known =
        |entry: fs::DirEntry| Some((place(&entry.file_name().to_string_lossy())?, entry.path()));
    entries.filter_map(known).collect()
}

/// Bytes that a file takes, or a folder with all that is in it.
pub(crate) fn bytes(path: &Path) -> u64 {
    let Ok(meta) = path.symlink_metadata() else { return 0 };
    if !meta.is_dir() {
        return meta.len();
    }
    fs::read_dir(path).into_iter().flatten().flatten().map(|entry| bytes(&entry.path())).sum()
}

/// Removes everything of ours but the open journal and the lock.
pub(crate) fn remove_all(dir: &Path) -> Result<()> {
    let journal = journal_file(dir);
    for (place, path) in written(dir) {
        let gone = match place {
            Place::Lock => Ok(()),
            Place::Journal => beside(&journal).iter().try_for_each(fs::remove_file),
            _ if path.is_dir() => fs::remove_dir_all(&path),
            _ => fs::remove_file(&path),
        };
        match gone {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::writing(&path, error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Files beside the journal that are neither it nor its log: copies that a synchroniser made, for example.
pub(crate) fn beside(journal: &Path) -> Vec<PathBuf> {
    let own = ["sqlite3", "sqlite3-wal", "sqlite3-shm", "sqlite3-journal"];
    let own = own.map(|ending| journal.with_extension(ending));
    let entries = fs::read_dir(journal.parent().unwrap_or(journal)).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_file() && !own.contains(path)).collect()
}
