//! One window at a time on a folder. The terminal needs no lock: SQLite serialises writers.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::{Holder, Result, StoreError, open::private_folder};

/// Held as long as a window is open; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct WindowLock {
    _file: File,
}

impl WindowLock {
    /// Takes the lock of the folder `dir`.
    ///
    /// # Errors
    /// `Busy` when another window holds it; else when the folder cannot be used.
    pub fn take(dir: &Path) -> Result<Self> {
        private_folder(dir)?;
        let path = dir.join("window.lock");
        let wrong = |error| StoreError::writing(&path, error);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(wrong)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy(Holder::Window)),
            Err(TryLockError::Error(error)) => Err(wrong(error)),
        }
    }
}
