//! Where a release lies: a zip as published, or the folder that came out of it.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use domain::{ErrorKind, UserError};
use zip::{ZipArchive, result::ZipError};

/// No table of a release comes near: what is larger is a mistake or an attack.
const LARGEST: u64 = 32 << 20;

/// The tables of a release by name, for example `Task Statements`.
pub(super) enum Source {
    Folder(BTreeMap<String, PathBuf>),
    Archive(Box<ZipArchive<File>>, BTreeMap<String, usize>),
}

impl Source {
    /// Opens a folder or a zip.
    ///
    /// # Errors
    /// When there is nothing there, or it is no archive, a damaged one, or one that would write
    /// outside of its own folder.
    pub fn open(path: &Path) -> Result<Self, UserError> {
        let kind = fs::metadata(path).map_err(|error| closed(path, &error))?;
        if kind.is_dir() {
            return Self::folder(path);
        }
        // Reading a pipe or a device may never end.
        let odd = || closed(path, &io::ErrorKind::InvalidInput.into());
        if kind.is_file() { Self::archive(path) } else { Err(odd()) }
    }

    fn folder(path: &Path) -> Result<Self, UserError> {
        let mut tables = BTreeMap::new();
        let inside = |path: &Path| -> Result<Vec<PathBuf>, UserError> {
            let entries = fs::read_dir(path).map_err(|error| closed(path, &error))?;
            Ok(entries.flatten().map(|entry| entry.path()).collect())
        };
        let mut files = inside(path)?;
        // Some programs unpack a zip into a folder of its own around the one that is in it.
        if let [only] = &files[..]
            && only.is_dir()
        {
            files = inside(only)?;
        }
        for file in files.into_iter().filter(|file| file.is_file()) {
            if let Some(table) = table(&file) {
                tables.insert(table, file);
            }
        }
        Ok(Self::Folder(tables))
    }

    fn archive(path: &Path) -> Result<Self, UserError> {
        let file = File::open(path).map_err(|error| closed(path, &error))?;
        let archive = ZipArchive::new(file).map_err(|error| unpacked(path, &error))?;
        let mut tables = BTreeMap::new();
        for place in 0..archive.len() {
            let Some(name) = archive.name_for_index(place) else { continue };
            let inside = Path::new(name);
            if inside.is_absolute() || name.contains("..") || name.contains('\\') {
                return Err(bad(
                    format!("{} holds a file that would lie outside of it.", shown(path)),
                    "Take the file from onetcenter.org again; this one was tampered with.",
                ));
            }
            if let Some(table) = table(inside)
                && tables.insert(table.clone(), place).is_some()
            {
                return Err(bad(
                    format!("{} holds the table “{table}” twice.", shown(path)),
                    "Take the file from onetcenter.org again; this one was put together anew.",
                ));
            }
        }
        Ok(Self::Archive(Box::new(archive), tables))
    }

    /// The text of one table, or nothing when the release has none.
    ///
    /// # Errors
    /// When it cannot be read whole, is not UTF-8, or is too large to be a table.
    pub fn read(&mut self, name: &str) -> Result<Option<String>, UserError> {
        let mut bytes = Vec::new();
        let read = match self {
            Self::Folder(tables) => {
                let Some(file) = tables.get(name) else { return Ok(None) };
                File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            }
            Self::Archive(archive, tables) => {
                let Some(place) = tables.get(name) else { return Ok(None) };
                // The size an entry declares is a claim; what comes out of it is counted.
                let entry = archive.by_index(*place).map_err(|_| damaged(name))?;
                entry.take(LARGEST + 1).read_to_end(&mut bytes)
            }
        };
        read.map_err(|_| damaged(name))?;
        if bytes.len() as u64 > LARGEST {
            return Err(bad(
                format!("The table “{name}” is larger than {} MB.", LARGEST >> 20),
                "No release has such a table; take the file from onetcenter.org again.",
            ));
        }
        let text = String::from_utf8(bytes).map_err(|_| {
            bad(
                format!("The table “{name}” is not UTF-8 text."),
                "Choose the text form of the release, as published, without saving it again.",
            )
        })?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// The table that a file holds, by the file's name.
fn table(file: &Path) -> Option<String> {
    let text = file.extension()?.eq_ignore_ascii_case("txt");
    text.then(|| file.file_stem().map(|name| name.to_string_lossy().into_owned()))?
}

fn unpacked(path: &Path, error: &ZipError) -> UserError {
    if let ZipError::InvalidArchive(_) = error {
        return foreign(path);
    }
    UserError::new(
        ErrorKind::Damaged,
        format!("{} cannot be unpacked.", shown(path)),
        "Take the text form of the release from onetcenter.org again.",
    )
}

fn foreign(path: &Path) -> UserError {
    UserError::new(
        ErrorKind::Foreign,
        format!("{} is no zip archive, or the end of it is missing.", shown(path)),
        "Take the text form of the release from onetcenter.org again.",
    )
}

fn closed(path: &Path, error: &io::Error) -> UserError {
    let (kind, hint) = match error.kind() {
        io::ErrorKind::NotFound => (ErrorKind::Gone, "Nothing is there: check the path."),
        _ => (ErrorKind::Unreadable, "Check that you may read it."),
    };
    UserError::new(kind, format!("{} cannot be opened.", path.display()), hint)
}

fn damaged(name: &str) -> UserError {
    UserError::new(
        ErrorKind::Damaged,
        format!("The table “{name}” is damaged."),
        "Take the file from onetcenter.org again; it was not copied whole.",
    )
}

fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(super) fn bad(message: String, hint: &str) -> UserError {
    UserError::new(ErrorKind::Unreadable, message, hint)
}
