//! What the shell holds while the window is open.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use app::{Client, Outgoing, Session, Written};
use domain::{UserError, journal::WholeJournal, portfolio::Feedback};
use store::{Clock, JournalState, StoreError, Unsaved, Watch, WindowLock};

use crate::error::told;

/// What was previewed last, and the state of the journal that the preview is true of.
#[derive(Debug, Default)]
pub enum Previewed {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A whole journal.
    Journal(WholeJournal, JournalState),
    /// A reviewer's comments.
    Comments(Feedback, JournalState),
}

/// The session, what is being typed, and the lock that keeps a second window out.
pub struct App {
    session: Mutex<Session>,
    unsaved: Mutex<Unsaved>,
    mirroring: Mutex<()>,
    /// What takes long with the journal, as the window follows it: whoever works holds the session meanwhile.
    pub(crate) watch: Watch,
    /// What takes long while the journal is free.
    pub(crate) beside: Watch,
    /// The release that was looked at last, a file or a folder.
    pub(crate) release: Mutex<Option<PathBuf>>,
    /// The journal's folder.
    pub dir: PathBuf,
    previewed: Mutex<Previewed>,
    _lock: Option<WindowLock>,
}

impl App {
    /// Opens the journal in `$WAYMARK_DATA_DIR`, else in the platform's data folder, and keeps other
    /// windows out of it.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open_default(clock: Clock) -> Result<Self, UserError> {
        let dir = default_dir().ok_or_else(|| Client::Window.no_folder())?;
        let lock = match WindowLock::take(&dir) {
            // Where nothing can be written nobody needs to be kept out.
            Err(StoreError::ReadOnly(_) | StoreError::Full(_)) if store::exists(&dir) => None,
            lock => Some(lock.map_err(told)?),
        };
        Ok(Self { _lock: lock, ..Self::open(&dir, clock)? })
    }

    /// Opens the journal in `dir`.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open(dir: &Path, clock: Clock) -> Result<Self, UserError> {
        let session = Session::new(Client::Window, Some(dir.to_path_buf()), clock);
        session.open()?;
        let (watch, beside) = (session.watch().clone(), session.beside().clone());
        Ok(Self {
            session: Mutex::new(session),
            unsaved: Mutex::new(Unsaved::open(dir).map_err(told)?),
            mirroring: Mutex::default(),
            watch,
            beside,
            release: Mutex::default(),
            dir: dir.to_path_buf(),
            previewed: Mutex::default(),
            _lock: None,
        })
    }

    /// The session. A panic elsewhere cannot have left the journal half-written: writes are transactions.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        session.follow();
        session
    }

    /// What is being typed. It has a lock of its own, so that typing waits for nothing that is done to the
    /// journal.
    pub fn unsaved(&self) -> MutexGuard<'_, Unsaved> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held by whoever writes the mirror: from what is read to the last file, one at a time.
    pub fn mirroring(&self) -> MutexGuard<'_, ()> {
        self.mirroring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes to a file what is gathered from the journal, which is let go of before a byte is written.
    ///
    /// # Errors
    /// Those of `gather`, and when the file cannot be written.
    pub fn write(
        &self,
        file: &Path,
        gather: impl FnOnce(&Session) -> Result<Outgoing, UserError>,
    ) -> Result<Written, UserError> {
        let outgoing = gather(&self.session())?;
        outgoing.write(file)
    }

    /// What was previewed before; `next` is previewed now.
    pub fn previewed(&self, next: Previewed) -> Previewed {
        let mut previewed = self.previewed.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *previewed, next)
    }
}

/// `$WAYMARK_DATA_DIR`, else the platform's data folder.
pub fn default_dir() -> Option<PathBuf> {
    std::env::var_os("WAYMARK_DATA_DIR").map(PathBuf::from).or_else(store::data_dir)
}
