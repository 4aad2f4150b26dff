//! The release of O*NET in force, and bringing another one.

use std::path::Path;

use catalog::{
    Catalog,
    import::{self, ImportReport, ReleaseChange, StatedTask},
};
use domain::{
    Underway, UserError,
    risk::{self, Horizon, RiskReport},
};
use serde::Serialize;
use store::{Changed, Store};
use ts_rs::TS;

use crate::{Answer, Session};

/// Which release is in force.
#[derive(Serialize, TS)]
pub struct ReleaseInForce {
    /// Its number.
    pub release: String,
    /// Whether the person brought it.
    pub own: bool,
    /// Why the shipped one stands in for theirs, if it does.
    pub problem: Option<UserError>,
}

/// A release that lies in the journal's folder and is not in force yet.
pub struct Kept {
    id: String,
    catalog: &'static Catalog,
    /// What is in it.
    pub report: ImportReport,
}

impl Session {
    /// The release in force.
    ///
    /// # Errors
    /// When the program's own file is damaged.
    pub fn release(&self) -> Answer<ReleaseInForce> {
        let catalog = self.catalog()?;
        let (release, own) = (catalog.release.clone(), catalog.is_own());
        Ok(ReleaseInForce { release, own, problem: self.catalog_problem().cloned() })
    }

    /// Puts a kept release in force; the person's score is recorded with their assumptions.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn use_release(&mut self, kept: &Kept) -> Answer<Changed> {
        self.put_in_force(Some(&kept.id), kept.catalog)
    }

    /// Puts the shipped release in force again.
    ///
    /// # Errors
    /// `NotFound` when it is in force already.
    pub fn use_shipped_release(&mut self) -> Answer<Changed> {
        let catalog = catalog::load()?;
        if self.read(Store::release)?.is_none() {
            return Err(self.client().shipped_already(&catalog.release));
        }
        self.put_in_force(None, catalog)
    }

    fn put_in_force(&mut self, id: Option<&str>, catalog: &Catalog) -> Answer<Changed> {
        let own = self.score_by(catalog)?;
        let changed =
            self.change(|store, now| store.use_release(id, &catalog.release, own.as_ref(), now))?;
        self.follow();
        Ok(changed)
    }

    /// The person's score by a catalogue under their assumptions, if it has their occupation.
    fn score_by(&self, catalog: &Catalog) -> Answer<Option<RiskReport>> {
        self.read(|store| {
            let reference = store.reference(&catalog.reference)?;
            let own = store.own(&reference)?;
            Ok(own.map(|(profile, own)| {
                risk::assess(&own, profile.seniority, Horizon::Now, &reference.model)
            }))
        })
    }

    /// What the release in force changed about the person's own occupation.
    ///
    /// # Errors
    /// When what was kept beside the release cannot be read.
    pub fn change_of_mine(&self) -> Answer<Option<ReleaseChange>> {
        let Some(profile) = self.profile()? else { return Ok(None) };
        self.catalog()?.changes(&profile.occupation)
    }

    /// The tasks of an occupation in the words of the person's copy.
    ///
    /// # Errors
    /// `NotFound` when the shipped release is in force: it has no words.
    pub fn stated(&self, code: &str) -> Answer<Vec<StatedTask>> {
        self.catalog()?.stated(code)
    }
}

impl Kept {
    /// Reads a release and keeps it in the journal's folder, where it is not in force yet; none when `go_on` says
    /// to stop. It takes seconds and needs no journal.
    ///
    /// # Errors
    /// `Unreadable` when it is no release; nothing has changed then.
    pub fn keep(
        path: &Path,
        dir: &Path,
        go_on: &mut dyn FnMut(Underway) -> bool,
    ) -> Answer<Option<Self>> {
        let Some((id, report)) = import::keep(path, dir, go_on)? else { return Ok(None) };
        let catalog = catalog::open(dir, &id)?;
        Ok(Some(Self { id, catalog, report }))
    }
}
