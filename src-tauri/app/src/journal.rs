//! Journal entries.

use chrono::NaiveDate;
use domain::{
    ErrorKind, UserError,
    journal::{Entry, LinkTarget, Version},
};
use store::{Changed, Missing, Store};

use crate::{Answer, Session};

impl Session {
    /// Entries from a day to a day, the newest first.
    ///
    /// # Errors
    /// `Invalid` when the first day lies after the last one.
    pub fn entries(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Answer<Vec<Entry>> {
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            let message = "The first day lies after the last one.";
            return Err(UserError::new(ErrorKind::Invalid, message, "Exchange the two days."));
        }
        self.read(|store| store.list_entries(from, to))
    }

    /// The entry with this number.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn entry(&self, id: i64) -> Answer<Entry> {
        let found = self.entries(None, None)?.into_iter().find(|entry| entry.id == id);
        found.ok_or_else(|| self.client().missing(Missing::Entry(id)))
    }

    /// Entries that hold these words, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search_entries(&self, words: &str) -> Answer<Vec<Entry>> {
        self.read(|store| store.search_entries(words))
    }

    /// Writes an entry, of today unless another day is named.
    ///
    /// # Errors
    /// `Invalid` without text, `NotFound` when a link leads nowhere; nothing has changed then.
    pub fn add_entry(
        &mut self,
        date: Option<NaiveDate>,
        text: &str,
        tags: &[String],
        links: &[String],
    ) -> Answer<(Entry, Changed)> {
        self.change_by(|store, reference, now| {
            let links = store.sound_links(None, links, reference)?;
            store.add_entry(date.unwrap_or(now.today), text, tags, &links, now)
        })
    }

    /// Writes an entry anew.
    ///
    /// # Errors
    /// As [`Self::add_entry`], and `NotFound` when there is none.
    pub fn edit_entry(
        &mut self,
        id: i64,
        text: &str,
        tags: &[String],
        links: &[String],
    ) -> Answer<Changed> {
        self.change_by(|store, reference, now| {
            let links = store.sound_links(Some(id), links, reference)?;
            store.edit_entry(id, text, tags, Some(&links), now)
        })
    }

    /// Puts an entry into the trash.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remove_entry(&mut self, id: i64) -> Answer<Changed> {
        self.change(|store, now| store.remove_entry(id, now))
    }

    /// Entries in the trash, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trash(&self) -> Answer<Vec<Entry>> {
        self.read(Store::trash)
    }

    /// Takes an entry out of the trash.
    ///
    /// # Errors
    /// `NotFound` when it is not there.
    pub fn restore_entry(&mut self, id: i64) -> Answer<Changed> {
        self.change(|store, now| store.restore_entry(id, now))
    }

    /// What an entry said before.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn versions_of(&self, id: i64) -> Answer<Vec<Version>> {
        self.read(|store| store.entry_versions(id))
    }

    /// What an entry can be about.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn link_targets(&self) -> Answer<Vec<LinkTarget>> {
        self.read(|store| store.link_targets(&self.catalog()?.reference))
    }
}
