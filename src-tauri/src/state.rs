//! What the shell holds while the window is open.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use catalog::Catalog;
use chrono::{Local, NaiveDate, NaiveTime, Utc};
use domain::{
    ErrorKind, UserError,
    occupation::Occupation,
    plan::{Plan, overrun},
    time::logical_today,
    world::World,
};
use store::{Moment, Store, WindowLock};

/// The journal, the catalogue and the lock that keeps a second window out.
pub struct App {
    store: Mutex<Store>,
    /// The shipped catalogue.
    pub catalog: &'static Catalog,
    today: Option<NaiveDate>,
    _lock: Option<WindowLock>,
}

impl App {
    /// Opens the journal in `$WAYMARK_DATA_DIR`, else in the platform's data folder, and keeps other
    /// windows out of it.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open_default() -> Result<Self, UserError> {
        let dir =
            std::env::var_os("WAYMARK_DATA_DIR").map(PathBuf::from).or_else(store::place::data_dir);
        let dir = dir.ok_or_else(|| {
            UserError::new(
                ErrorKind::Other,
                "This system names no folder for your journal.",
                "Set WAYMARK_DATA_DIR to a folder of yours and start again.",
            )
        })?;
        let lock = WindowLock::take(&dir)?;
        Ok(Self { _lock: Some(lock), ..Self::open(&dir, None)? })
    }

    /// Opens the journal in `dir`; `today` stands in for the clock in tests.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open(dir: &Path, today: Option<NaiveDate>) -> Result<Self, UserError> {
        let store = Store::open(dir, &moment(today, store::DAY_START_HOUR))?;
        let catalog = catalog::load().map_err(|error| {
            UserError::new(
                ErrorKind::Other,
                format!("The catalogue of this program is damaged ({error})."),
                "Please install Waymark again; your journal is not touched.",
            )
        })?;
        Ok(Self { store: Mutex::new(store), catalog, today, _lock: None })
    }

    /// The journal. A panic elsewhere cannot have left it half-written: writes are transactions.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Now, as the journal's owner lives it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn now(&self, store: &Store) -> Result<Moment, UserError> {
        Ok(moment(self.today, store.day_start_hour()?))
    }

    /// What the rules read.
    pub fn world(&self) -> &'static World {
        &self.catalog.world
    }

    /// The occupation with this code.
    ///
    /// # Errors
    /// When there is none.
    pub fn occupation(&self, code: &str) -> Result<&'static Occupation, UserError> {
        self.world().occupation(code).ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                format!("There is no occupation with the code {code}."),
                "Search for your job title again.",
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
        Ok(overrun(actual, estimated, &self.world().model.plan))
    }
}

#[expect(clippy::disallowed_methods, reason = "the outermost caller reads the clock")]
fn moment(today: Option<NaiveDate>, day_start: u32) -> Moment {
    let start = NaiveTime::from_hms_opt(day_start, 0, 0).unwrap_or_default();
    Moment {
        utc: Utc::now().to_rfc3339(),
        zone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".into()),
        today: today.unwrap_or_else(|| logical_today(Local::now().naive_local(), start)),
    }
}
