//! The journal as a whole: out, in, back from a backup, mirrored, away.

use std::path::Path;

use domain::journal::WholeJournal;
use store::{Backup, Check, Imported, JournalState, MirrorState, Moment, RestoreTest, Store};

use crate::{Answer, Session};

impl Session {
    /// What a whole journal would change, and the state that this is true of.
    ///
    /// # Errors
    /// `Damaged` when its rows make no journal, `Newer` when a newer Waymark wrote them.
    pub fn preview_import(&mut self, whole: &WholeJournal) -> Answer<(Imported, JournalState)> {
        let _running = self.watch().begin("Reading the file");
        let state = self.read(Store::state)?;
        Ok((self.change(|store, now| store.import_all(whole, true, now))?, state))
    }

    /// Imports a whole journal in place of what there is, as it was previewed. A backup is made first.
    ///
    /// # Errors
    /// `Stale` when the journal is in another state by now; else as [`Self::preview_import`].
    pub fn import_all(&mut self, whole: &WholeJournal, state: JournalState) -> Answer<Imported> {
        let _running = self.watch().begin("Taking in your journal");
        let taken = self.change(|store, now| {
            store.only_in(state, |store| store.import_all(whole, false, now))
        })?;
        self.follow();
        Ok(taken)
    }

    /// Every backup, the newest first. A journal that cannot be opened hides none of them.
    ///
    /// # Errors
    /// When the system names no folder.
    pub fn backups(&self) -> Answer<Vec<Backup>> {
        // The day's own is made first.
        let _ = self.open();
        Ok(store::backups_in(self.dir()?))
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn back_up(&mut self) -> Answer<Backup> {
        let _running = self.watch().begin("Making a backup");
        self.change(|store, now| store.backup_now(now))
    }

    /// What a backup would change, and the state that this is true of.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Damaged` when it is not whole.
    pub fn preview_restore(&mut self, id: &str) -> Answer<(Imported, JournalState)> {
        let _running = self.watch().begin("Reading the backup");
        let state = self.read(Store::state)?;
        Ok((self.change(|store, now| store.restore(id, true, now))?, state))
    }

    /// Restores a backup, as it was previewed. A backup is made first.
    ///
    /// # Errors
    /// `Stale` when the journal is in another state by now; else as [`Self::preview_restore`].
    pub fn restore(&mut self, id: &str, state: JournalState) -> Answer<Imported> {
        let _running = self.watch().begin("Restoring the backup");
        let taken =
            self.change(|store, now| store.only_in(state, |store| store.restore(id, false, now)))?;
        self.follow();
        Ok(taken)
    }

    /// The restore test that was made last.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn last_restore_test(&self) -> Answer<Option<RestoreTest>> {
        self.read(Store::last_restore_test)
    }

    /// Tests whether the newest backup can be restored whole.
    ///
    /// # Errors
    /// When there is none.
    pub fn test_restore(&mut self) -> Answer<RestoreTest> {
        let _running = self.watch().begin("Testing the backup");
        self.change(|store, now| store.test_restore(now))
    }

    /// Deletes everything that the person wrote, for good.
    ///
    /// # Errors
    /// When a file cannot be removed; what is not removed yet is still whole.
    pub fn delete_everything(&mut self) -> Answer<()> {
        let done = self.store_mut()?.delete_everything();
        self.answered(done)?;
        self.follow();
        Ok(())
    }

    /// Whether everything is in order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn doctor(&self) -> Answer<Vec<Check>> {
        let mut checks = self.read(Store::doctor)?;
        let release = &self.catalog()?.release;
        let (ok, detail) = match self.catalog_problem() {
            None => (true, format!("O*NET {release} is in force")),
            Some(problem) => (false, problem.message.clone()),
        };
        checks.push(Check { name: "catalogue".into(), ok, detail });
        Ok(checks)
    }

    /// The Markdown mirror, if there is one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn mirror_state(&self) -> Answer<Option<MirrorState>> {
        Ok(self.store()?.mirror_state())
    }

    /// Chooses the folder of the mirror, or ends it; what it holds stays there.
    ///
    /// # Errors
    /// `Invalid` when the folder holds other files.
    pub fn set_mirror(&self, folder: Option<&Path>) -> Answer<()> {
        self.read(|store| store.set_mirror(folder))
    }

    /// Numbers that change when anything is written to a journal with a mirror; none without a mirror.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn mirrored_version(&self) -> Answer<Option<(i64, u64)>> {
        let store = self.store()?;
        self.answered(store.mirror_folder().map(|_| store.version()).transpose())
    }

    /// The moment by which a journal is rescued that cannot be opened.
    pub fn rescue_moment(&self) -> Moment {
        self.clock().moment(store::DAY_START_HOUR)
    }
}
