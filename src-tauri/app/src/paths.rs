//! Three paths, what is within reach, and what somebody prefers of either.

use std::borrow::Cow;

use catalog::Catalog;
use domain::{
    occupation::{Occupation, OccupationName, Seniority},
    paths::{self, PathsReport, Preferences, Reach, Slider, preferences::licences},
    profile::Levels,
    reference::Reference,
};
use serde::Serialize;
use store::{Changed, Store};
use ts_rs::TS;

use crate::{Answer, Session};

/// What can be preferred, and what is.
#[derive(Serialize, TS)]
pub struct PreferenceSheet {
    /// What is kept.
    pub preferences: Preferences,
    /// Weights and filters.
    pub sliders: Vec<Slider>,
    /// Licences that some occupation asks for.
    pub licences: Vec<String>,
    /// Families that can be left out.
    pub families: Vec<Named>,
    /// Kinds of work to want more or less of.
    pub themes: Vec<Named>,
}

impl PreferenceSheet {
    /// What can be preferred by a catalogue, with what is.
    pub fn new(preferences: Preferences, catalog: &Catalog) -> Self {
        let named = |id: &str, label: &str| Named { id: id.into(), label: label.into() };
        Self {
            sliders: preferences.all_sliders(&catalog.reference.model.paths),
            licences: licences(&catalog.reference).into_iter().map(str::to_owned).collect(),
            families: catalog.families().iter().map(|one| named(&one.code, &one.label)).collect(),
            themes: catalog.themes.iter().map(|(id, label)| named(id, label)).collect(),
            preferences,
        }
    }
}

/// An id and what it is called.
#[derive(Serialize, TS)]
pub struct Named {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: String,
}

/// From where somebody looks for paths, and with what in mind. It no longer needs the journal.
pub struct Wanted {
    /// The occupation that they come from.
    pub origin: Cow<'static, Occupation>,
    /// How far along they are.
    pub seniority: Seniority,
    /// Their own levels.
    pub levels: Levels,
    /// What they prefer.
    pub preferences: Preferences,
    /// What the rules read, under their assumptions.
    pub reference: Reference,
}

impl Wanted {
    /// Three paths and the near misses.
    pub fn paths(&self) -> PathsReport {
        let Self { origin, seniority, levels, preferences, reference } = self;
        paths::find(origin, *seniority, levels, preferences, reference)
    }

    /// Everything within reach. It takes a while.
    pub fn explore(&self) -> Reach {
        let Self { origin, seniority, levels, preferences, reference } = self;
        paths::explore(origin, *seniority, levels, preferences, reference)
    }
}

impl Session {
    /// The person's own view from the occupation that a code names; `tried` preferences come before those that
    /// are kept.
    ///
    /// # Errors
    /// `NotFound` when there is no such occupation, or the journal cannot be read.
    pub fn wanted(
        &self,
        code: &str,
        seniority: Seniority,
        tried: Option<Preferences>,
    ) -> Answer<Wanted> {
        self.read(|store| {
            Ok(Wanted {
                origin: self.told(code)?,
                seniority,
                levels: self.levels()?,
                preferences: tried.map_or_else(|| store.preferences(), Ok)?,
                reference: self.reference()?,
            })
        })
    }

    /// What can be preferred, with what is.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preference_sheet(&self) -> Answer<PreferenceSheet> {
        Ok(PreferenceSheet::new(self.preferences()?, self.catalog()?))
    }

    /// What the person prefers of a path.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preferences(&self) -> Answer<Preferences> {
        self.read(Store::preferences)
    }

    /// Keeps what the person prefers.
    ///
    /// # Errors
    /// `Invalid` when something is out of range or unknown.
    pub fn set_preferences(&mut self, preferences: &Preferences) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.set_preferences(preferences, reference, now))
    }

    /// Occupations that the person keeps an eye on. One that the catalogue no longer has is left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn pins(&self) -> Answer<Vec<OccupationName>> {
        let pins = self.read(Store::pins)?;
        Ok(pins.iter().filter_map(|code| Some(self.occupation(code).ok()?.name())).collect())
    }

    /// Keeps an eye on an occupation.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn pin(&mut self, code: &str) -> Answer<Changed> {
        self.change_by(|store, reference, now| store.pin(code, reference, now))
    }

    /// Keeps an eye on it no longer.
    ///
    /// # Errors
    /// `NotFound` when it is not pinned.
    pub fn unpin(&mut self, code: &str) -> Answer<Changed> {
        self.change(|store, now| store.unpin(code, now))
    }
}
