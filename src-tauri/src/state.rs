//! What the shell holds while the window is open.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use catalog::{Catalog, release::ReadingProgress};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    ErrorKind, UserError,
    model::Versions,
    occupation::Occupation,
    plan::{self, Occasion, Plan, Reminder, overrun},
    profile::Profile,
    reference::Reference,
    risk::{OwnWork, Shares},
    time::logical_today,
};
use store::{Clock, Moment, Store, Unsaved, WindowLock};

/// The journal, the catalogue and the lock that keeps a second window out.
pub struct App {
    store: Mutex<Store>,
    unsaved: Mutex<Unsaved>,
    mirroring: Mutex<()>,
    catalog: RwLock<InForce>,
    /// The import that is under way or about to be.
    pub(crate) importing: Importing,
    /// The journal's folder.
    pub dir: PathBuf,
    /// The whole journal that was tried last.
    tried: Mutex<Option<PathBuf>>,
    /// The clock of everything that the window does.
    pub clock: Clock,
    _lock: Option<WindowLock>,
}

/// The catalogue that the journal names.
#[derive(Default)]
struct InForce {
    /// The release's id; none for the shipped one.
    id: Option<String>,
    /// None for the shipped one.
    own: Option<&'static Catalog>,
    /// Why the shipped catalogue stands in for the one that is named.
    problem: Option<UserError>,
}

impl App {
    /// Opens the journal in `$WAYMARK_DATA_DIR`, else in the platform's data folder, and keeps other
    /// windows out of it.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open_default(clock: Clock) -> Result<Self, UserError> {
        let dir = default_dir().ok_or_else(|| {
            UserError::new(
                ErrorKind::Other,
                "This system names no folder for your journal.",
                "Set WAYMARK_DATA_DIR to a folder of yours and start again.",
            )
        })?;
        let lock = WindowLock::take(&dir)?;
        Ok(Self { _lock: Some(lock), ..Self::open(&dir, clock)? })
    }

    /// Opens the journal in `dir`.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open(dir: &Path, clock: Clock) -> Result<Self, UserError> {
        let store = Store::open(dir, &clock.moment(store::DAY_START_HOUR))?;
        let app = Self {
            store: Mutex::new(store),
            unsaved: Mutex::new(Unsaved::open(dir)?),
            mirroring: Mutex::default(),
            catalog: RwLock::default(),
            importing: Importing::default(),
            tried: Mutex::default(),
            dir: dir.to_path_buf(),
            clock,
            _lock: None,
        };
        drop(app.store());
        Ok(app)
    }

    /// The journal. A panic elsewhere cannot have left it half-written: writes are transactions.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        self.follow(&store);
        store
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

    /// Takes up the catalogue that the journal names: undo and the terminal may have changed it.
    pub fn follow(&self, store: &Store) {
        let Ok(id) = store.release() else { return };
        let mut in_force = self.catalog.write().unwrap_or_else(PoisonError::into_inner);
        if in_force.id == id {
            return;
        }
        let (own, problem) = match id.as_ref().map(|id| catalog::open(&self.dir, id)).transpose() {
            Ok(own) => (own, None),
            Err(error) => (None, Some(error)),
        };
        *in_force = InForce { id, own, problem };
    }

    /// The catalogue in force. The shipped one is unfolded when it is first needed.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn catalog(&self) -> Result<&'static Catalog, UserError> {
        let own = self.catalog.read().unwrap_or_else(PoisonError::into_inner).own;
        own.map_or_else(catalog::load, Ok)
    }

    /// Versions of model and catalogue in force.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn versions(&self) -> Result<Versions, UserError> {
        let own = self.catalog.read().unwrap_or_else(PoisonError::into_inner).own;
        own.map_or_else(catalog::versions, |own| Ok(own.reference.model.versions.clone()))
    }

    /// Why the shipped catalogue stands in for the one that the journal names, if it does.
    pub fn catalog_problem(&self) -> Option<UserError> {
        self.catalog.read().unwrap_or_else(PoisonError::into_inner).problem.clone()
    }

    /// The file that was tried before; `next` is tried now.
    pub fn tried(&self, next: Option<PathBuf>) -> Option<PathBuf> {
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *tried, next)
    }

    /// Now, as the journal's owner lives it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn now(&self, store: &Store) -> Result<Moment, UserError> {
        Ok(store.now(&self.clock)?)
    }

    /// The reminder to show now, noted as shown; `again` is one that was asked for a while ago.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn reminder(&self, again: bool) -> Result<Option<Reminder>, UserError> {
        let mut store = self.store();
        let (reminders, shown) = (store.reminders()?, store.reminded()?);
        let local = self.clock.local();
        let start = NaiveTime::from_hms_opt(store.day_start_hour()?, 0, 0).unwrap_or_default();
        let due = reminders.due(local, start, &shown);
        let due = due.or((again && reminders.on).then_some(Occasion::Day));
        let (Some(occasion), Some(plan)) = (due, store.plan()?) else { return Ok(None) };
        let on = |at: &NaiveDateTime| logical_today(*at, start);
        let dates: Vec<NaiveDate> = shown.iter().map(on).collect();
        let reminder = plan::reminder(&plan, on(&local), occasion, reminders.names, &dates);
        if reminder.is_some() {
            store.note_reminder(local)?;
        }
        Ok(reminder)
    }

    /// What the rules read, under the person's assumptions.
    ///
    /// # Errors
    /// When the program's own file is damaged, or the journal cannot be read.
    pub fn reference(&self, store: &Store) -> Result<Reference, UserError> {
        Ok(store.reference(&self.catalog()?.reference)?)
    }

    /// The occupation that a code names.
    ///
    /// # Errors
    /// When there is none.
    pub fn occupation(&self, code: &str) -> Result<Cow<'static, Occupation>, UserError> {
        self.catalog()?.reference.find(code)
    }

    /// The occupation that a code names, as the person tells it where it is their own. On
    /// [`plan::LAST_DAY`] it is their own once what the running plan practises is part of the week.
    ///
    /// # Errors
    /// When there is none, or the journal cannot be read.
    pub fn own_occupation(
        &self,
        store: &Store,
        code: &str,
    ) -> Result<Cow<'static, Occupation>, UserError> {
        let reference = self.reference(store)?;
        match store.own(&reference)? {
            Some((profile, own)) if profile.occupation == code => Ok(Cow::Owned(own)),
            Some((profile, own)) if code == plan::LAST_DAY => {
                let draft = self.plan(store)?.draft;
                Ok(Cow::Owned(plan::on_last_day(&draft, &own, profile.seniority, &reference)))
            }
            _ => self.occupation(code),
        }
    }

    /// The same with the week divided otherwise than it is kept.
    ///
    /// # Errors
    /// As [`Self::own_occupation`].
    pub fn tried_occupation(
        &self,
        store: &Store,
        code: &str,
        shares: Shares,
    ) -> Result<Cow<'static, Occupation>, UserError> {
        let known = self.occupation(code)?;
        let own = store.profile()?.is_some_and(|profile| profile.occupation == code);
        if !own {
            return Ok(known);
        }
        let said = OwnWork { shares, ..store.own_work()? };
        Ok(Cow::Owned(said.applied(known.into_owned(), &self.reference(store)?)))
    }

    /// The person and their occupation as they tell it.
    ///
    /// # Errors
    /// When nobody has begun yet, or the journal cannot be read.
    pub fn own(&self, store: &Store) -> Result<(Profile, Occupation), UserError> {
        store.own(&self.reference(store)?)?.ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                "Your journal does not know your work yet.",
                "Type your job title on the first screen.",
            )
        })
    }

    /// The plan that is running.
    ///
    /// # Errors
    /// When there is none.
    pub fn plan(&self, store: &Store) -> Result<Plan, UserError> {
        store.plan()?.ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                "There is no plan in your journal yet.",
                "Start one from the first screen.",
            )
        })
    }

    /// Hours needed per estimated hour, from the person's own log.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn overrun(&self, store: &Store) -> Result<f64, UserError> {
        let (actual, estimated) = store.logged_minutes()?;
        Ok(overrun(actual, estimated, &self.catalog()?.reference.model.plan))
    }
}

/// An import as the window follows it.
#[derive(Default)]
pub struct Importing {
    /// The file or folder that the person chose.
    pub(crate) chosen: Mutex<Option<PathBuf>>,
    progress: Mutex<Option<ReadingProgress>>,
    stop: AtomicBool,
}

impl Importing {
    /// Runs `work`, which is followed and may be stopped.
    pub fn run<T>(&self, work: impl FnOnce(&mut dyn FnMut(ReadingProgress) -> bool) -> T) -> T {
        self.stop.store(false, Ordering::SeqCst);
        let done = work(&mut |progress| {
            self.note(Some(progress));
            !self.stop.load(Ordering::SeqCst)
        });
        self.note(None);
        done
    }

    /// Stops it before its next part.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// What is being done, if anything is.
    pub fn progress(&self) -> Option<ReadingProgress> {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, progress: Option<ReadingProgress>) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }
}

/// `$WAYMARK_DATA_DIR`, else the platform's data folder.
pub fn default_dir() -> Option<PathBuf> {
    std::env::var_os("WAYMARK_DATA_DIR").map(PathBuf::from).or_else(store::place::data_dir)
}
