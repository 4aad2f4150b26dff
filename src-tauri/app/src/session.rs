//! The session: a journal, the catalogue that it names, and the clock.

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
};

use catalog::Catalog;
use domain::{
    UserError, model::Versions, occupation::Occupation, plan::Plan, profile::Profile,
    reference::Reference,
};
use store::{Clock, Missing, Moment, Store, Watch};

use crate::{Answer, Client};

/// One journal in use. It is opened when it is first needed: a score by a title needs none.
#[derive(Debug)]
pub struct Session {
    client: Client,
    dir: Option<PathBuf>,
    clock: Clock,
    watch: Watch,
    beside: Watch,
    store: OnceCell<Store>,
    in_force: OnceCell<InForce>,
}

/// The catalogue that the journal names.
#[derive(Debug)]
struct InForce {
    /// The release's id; none for the shipped one.
    id: Option<String>,
    /// None for the shipped one, which is unfolded when it is first needed.
    own: Option<&'static Catalog>,
    /// Why the shipped catalogue stands in for the one that is named.
    problem: Option<UserError>,
}

impl Session {
    /// A session for the journal in `dir`; none where the system names no folder.
    pub fn new(client: Client, dir: Option<PathBuf>, clock: Clock) -> Self {
        let (store, in_force) = (OnceCell::new(), OnceCell::new());
        let (watch, beside) = (Watch::default(), Watch::default());
        Self { client, dir, clock, watch, beside, store, in_force }
    }

    /// The program that it serves.
    pub fn client(&self) -> Client {
        self.client
    }

    /// The clock of everything that is done.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Follows what takes long with the journal, and stops it, inside a statement too: from another thread, as
    /// whoever works holds the session.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Follows and stops what takes long while the journal is free for others: stopping it must not break off
    /// what they do with the journal.
    pub fn beside(&self) -> &Watch {
        &self.beside
    }

    /// The folder of the journal.
    ///
    /// # Errors
    /// When the system names none.
    pub fn dir(&self) -> Answer<&Path> {
        self.dir.as_deref().ok_or_else(|| self.client.no_folder())
    }

    /// Opens the journal, if it is not open; a backup is made on the first start of a day.
    ///
    /// # Errors
    /// A sentence and a hint when the folder or the journal cannot be used.
    pub fn open(&self) -> Answer<()> {
        self.store().map(|_| ())
    }

    pub(crate) fn store(&self) -> Answer<&Store> {
        if let Some(store) = self.store.get() {
            return Ok(store);
        }
        let now = self.clock.moment(store::DAY_START_HOUR);
        let mut store = self.answered(Store::open(self.dir()?, &now))?;
        self.answered(store.followed_by(&self.watch))?;
        Ok(self.store.get_or_init(|| store))
    }

    /// The journal, if there is one: asking makes none.
    pub(crate) fn existing(&self) -> Answer<Option<&Store>> {
        let there = self.store.get().is_some() || self.dir.as_deref().is_some_and(store::exists);
        there.then(|| self.store()).transpose()
    }

    pub(crate) fn store_mut(&mut self) -> Answer<&mut Store> {
        self.open()?;
        self.store.get_mut().ok_or_else(|| self.client.no_folder())
    }

    /// What the store answers, with what the person can do about a failure in the program that they use.
    pub(crate) fn answered<T>(&self, done: store::Result<T>) -> Answer<T> {
        done.map_err(|error| self.client.told(error))
    }

    /// Runs a query: whatever it reads is of one state of the journal.
    ///
    /// # Errors
    /// Those of `query`, and when the journal cannot be read.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Store) -> store::Result<T>) -> Answer<T> {
        let store = self.store()?;
        self.answered(store.snapshot(|| query(store)).flatten())
    }

    /// Makes a change that is dated now.
    pub(crate) fn change<T>(
        &mut self,
        change: impl FnOnce(&mut Store, &Moment) -> store::Result<T>,
    ) -> Answer<T> {
        let now = self.now()?;
        let done = change(self.store_mut()?, &now);
        self.answered(done)
    }

    /// The same with what the catalogue says.
    pub(crate) fn change_by<T>(
        &mut self,
        change: impl FnOnce(&mut Store, &Reference, &Moment) -> store::Result<T>,
    ) -> Answer<T> {
        let reference = &self.catalog()?.reference;
        self.change(|store, now| change(store, reference, now))
    }

    /// Takes up the catalogue that the journal names: undo and the other program may have changed it.
    pub fn follow(&mut self) {
        let named = self.store.get().and_then(|store| store.release().ok());
        if let (Some(named), Some(in_force)) = (named, self.in_force.get())
            && in_force.id != named
        {
            self.in_force = OnceCell::new();
        }
    }

    fn in_force(&self) -> &InForce {
        self.in_force.get_or_init(|| {
            let id = match self.store.get() {
                Some(store) => store.release().ok().flatten(),
                None => self.dir.as_deref().and_then(store::release_in),
            };
            let named = id.as_deref().zip(self.dir.as_deref());
            match named.map(|(id, dir)| catalog::open(dir, id)).transpose() {
                Ok(own) => InForce { id, own, problem: None },
                Err(error) => InForce { id, own: None, problem: Some(error) },
            }
        })
    }

    /// The catalogue in force.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn catalog(&self) -> Answer<&'static Catalog> {
        self.in_force().own.map_or_else(catalog::load, Ok)
    }

    /// Why the shipped catalogue stands in for the one that the journal names, if it does.
    pub fn catalog_problem(&self) -> Option<&UserError> {
        self.in_force.get()?.problem.as_ref()
    }

    /// Versions of model and catalogue in force.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn versions(&self) -> Answer<Versions> {
        let own = self.in_force().own;
        own.map_or_else(catalog::versions, |own| Ok(own.reference.model.versions.clone()))
    }

    /// What the rules read, under the person's assumptions.
    ///
    /// # Errors
    /// When the program's own file is damaged, or the journal cannot be read.
    pub fn reference(&self) -> Answer<Reference> {
        let reference = &self.catalog()?.reference;
        let kept = match self.store.get() {
            Some(store) => self.answered(store.assumptions())?,
            None => self.dir.as_deref().and_then(store::assumptions_in).unwrap_or_default(),
        };
        self.answered(store::under(reference, kept))
    }

    /// Now, as the journal's owner lives it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn now(&self) -> Answer<Moment> {
        self.read(|store| store.now(&self.clock))
    }

    /// The person, once they said what they do.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn profile(&self) -> Answer<Option<Profile>> {
        self.read(Store::profile)
    }

    /// The person and their occupation as they tell it.
    ///
    /// # Errors
    /// `NotFound` when nobody has begun yet, or the journal cannot be read.
    pub fn own(&self) -> Answer<(Profile, Occupation)> {
        let own = self.read(|store| store.own(&self.reference()?))?;
        own.ok_or_else(|| self.client.missing(Missing::Person))
    }

    /// The plan that is running.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn plan(&self) -> Answer<Plan> {
        self.read(Store::plan)?.ok_or_else(|| self.client.missing(Missing::Plan))
    }
}
