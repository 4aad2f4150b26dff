//! Long work as somebody who waits for it sees it: what is being done, how far it is, and that it should stop.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use domain::Underway;
use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use crate::{Holder, Result, StoreError};

/// Steps of SQLite's machine between two looks at whether to stop: a thousandth of a second or so.
const STEPS: i32 = 20_000;
/// Pages that are copied between two looks.
const PAGES: i32 = 200;

/// What whoever works and whoever waits share: clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    at: Mutex<At>,
    stop: AtomicBool,
}

#[derive(Debug, Default)]
struct At {
    /// How much is under way at the same time.
    running: usize,
    /// What the last of it said.
    last: Option<Underway>,
}

/// Work that is under way, until this is dropped.
#[derive(Debug)]
#[must_use = "the work is over when this is dropped"]
pub struct Running(Watch);

impl Drop for Running {
    fn drop(&mut self) {
        let mut at = self.0.at();
        at.running = at.running.saturating_sub(1);
        if at.running == 0 {
            at.last = None;
            self.0.0.stop.store(false, Ordering::SeqCst);
        }
    }
}

impl Watch {
    /// Begins something long; `doing` says what in a few words.
    pub fn begin(&self, doing: &'static str) -> Running {
        let mut at = self.at();
        at.running += 1;
        at.last = Some(Underway { doing, done: 0, all: 0 });
        drop(at);
        Running(self.clone())
    }

    /// How far the work is that was begun; without any this does nothing. `all` is 0 where nobody knows how much
    /// there is.
    ///
    /// # Errors
    /// `Stopped` when it should stop.
    pub fn step(&self, doing: &'static str, done: usize, all: usize) -> Result<()> {
        if self.stopping() {
            return Err(StoreError::Stopped);
        }
        let mut at = self.at();
        if at.running > 0 {
            at.last = Some(Underway { doing, done, all });
        }
        Ok(())
    }

    /// Runs work that asks at each part whether to go on.
    pub fn follow<T>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&mut dyn FnMut(Underway) -> bool) -> T,
    ) -> T {
        let _underway = self.begin(doing);
        work(&mut |Underway { doing, done, all }| self.step(doing, done, all).is_ok())
    }

    /// Asks what is under way to stop; without any this does nothing.
    pub fn stop(&self) {
        let at = self.at();
        self.0.stop.store(at.running > 0, Ordering::SeqCst);
    }

    /// What is under way, if anything is.
    pub fn now(&self) -> Option<Underway> {
        self.at().last
    }

    /// Whether it should stop.
    pub(crate) fn stopping(&self) -> bool {
        self.0.stop.load(Ordering::SeqCst)
    }

    /// Lets SQLite break off in the middle of a statement.
    pub(crate) fn breaks_off(&self, connection: &mut Connection) -> Result<()> {
        let watch = self.clone();
        Ok(connection.progress_handler(STEPS, Some(move || watch.stopping()))?)
    }

    /// Copies a whole journal.
    pub(crate) fn copy(
        &self,
        doing: &'static str,
        from: &Connection,
        to: &mut Connection,
    ) -> Result<()> {
        let copying = Backup::new(from, to)?;
        loop {
            match copying.step(PAGES)? {
                StepResult::Done => return Ok(()),
                StepResult::More => {
                    let at = copying.progress();
                    let all = usize::try_from(at.pagecount).unwrap_or_default();
                    let left = usize::try_from(at.remaining).unwrap_or_default();
                    self.step(doing, all.saturating_sub(left), all)?;
                }
                _ => return Err(StoreError::Busy(Holder::Writer)),
            }
        }
    }

    fn at(&self) -> MutexGuard<'_, At> {
        self.0.at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_tells_how_far_it_is_and_stops_when_it_is_asked_to() {
        let watch = Watch::default();
        watch.stop();
        let underway = watch.begin("Counting");
        watch.step("Counting", 1, 3).expect("nobody asked this work to stop");
        assert_eq!(watch.now(), Some(Underway { doing: "Counting", done: 1, all: 3 }));
        watch.clone().stop();
        assert!(matches!(watch.step("Counting", 2, 3), Err(StoreError::Stopped)));
        drop(underway);
        assert_eq!(watch.now(), None);
        watch.step("Nothing", 0, 0).expect("what comes next is not stopped");
    }

    #[test]
    fn a_long_statement_breaks_off() {
        let watch = Watch::default();
        let mut connection = Connection::open_in_memory().expect("a journal in memory");
        watch.breaks_off(&mut connection).expect("a handler");
        let count =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
                     SELECT count(*) FROM n";
        let counted = || connection.query_row(count, [], |row| row.get::<_, i64>(0));
        assert_eq!(counted().expect("nobody asked it to stop"), 200_000);
        let underway = watch.begin("Counting");
        watch.stop();
        let error = counted().expect_err("it breaks off");
        assert!(matches!(StoreError::from(error), StoreError::Stopped));
        drop(underway);
        assert_eq!(counted().expect("it is over"), 200_000);
    }
}
