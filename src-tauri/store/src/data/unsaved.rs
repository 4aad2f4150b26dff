//! Texts that are being typed, until they are saved: a file of its own beside the journal.
//!
//! Every keystroke is written, so that no crash of the program takes one; none is made durable by itself,
//! so that nobody's disk pays for it. A pause makes them durable. They are no part of the journal: there
//! is nothing in them to undo, and they leave with nothing that leaves.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{Result, StoreError};

/// The file in the journal's folder.
const FILE: &str = "unsaved.json";
/// Where a file that is none of ours goes.
const DAMAGED: &str = "unsaved.damaged.json";

/// The texts by name.
#[derive(Debug)]
pub struct Unsaved {
    file: PathBuf,
    texts: BTreeMap<String, String>,
}

impl Unsaved {
    /// What was typed in `dir`, the journal's folder, and not saved. A file that cannot be understood is
    /// put aside and kept.
    ///
    /// # Errors
    /// When the file cannot be read or put aside.
    pub fn open(dir: &Path) -> Result<Self> {
        let file = dir.join(FILE);
        let wrong = |error| StoreError::reading(&file, error);
        let texts = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_or_else(
                |_| fs::rename(&file, dir.join(DAMAGED)).map(|()| BTreeMap::new()),
                Ok,
            ),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(error),
        };
        Ok(Self { texts: texts.map_err(wrong)?, file })
    }

    /// The texts by name.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// Keeps `text` under `name`; an empty one is forgotten. It outlives the program from now on, and the
    /// machine's loss of power from [`Self::settle`] on.
    ///
    /// # Errors
    /// When the file cannot be written; the former one is whole.
    pub fn keep(&mut self, name: &str, text: &str) -> Result<()> {
        if text.is_empty() {
            if self.texts.remove(name).is_none() {
                return Ok(());
            }
        } else {
            self.texts.insert(name.to_owned(), text.to_owned());
        }
        self.write().map_err(|error| self.wrong(error))
    }

    /// Makes what was kept durable.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn settle(&self) -> Result<()> {
        match fs::File::open(&self.file).and_then(|file| file.sync_all()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.wrong(error)),
            _ => Ok(()),
        }
    }

    fn write(&self) -> io::Result<()> {
        if self.texts.is_empty() {
            return fs::remove_file(&self.file);
        }
        files::write_soon(&self.file, &serde_json::to_vec(&self.texts)?)
    }

    fn wrong(&self, error: io::Error) -> StoreError {
        StoreError::writing(&self.file, error)
    }
}
