//! Who the journal belongs to.

use chrono::NaiveDate;
use domain::{model::Versions, occupation::OccupationName, plan, profile::Profile};
use serde::Serialize;
use ts_rs::TS;

use crate::{Answer, Session};

/// Where the person stands: what the window asks first.
#[derive(Serialize, TS)]
pub struct Journey {
    /// Logical today.
    pub today: NaiveDate,
    /// Who they are; none before the first run.
    pub profile: Option<Profile>,
    /// Their occupation.
    pub occupation: Option<OccupationName>,
    /// The running plan.
    pub plan_id: Option<i64>,
    /// Day of the plan, 1-90; 0 before it starts.
    pub plan_day: Option<u32>,
    /// Days since Waymark was last open, when they are so many that the clock may be wrong.
    pub jump: Option<i64>,
    /// What undo would take back.
    pub next_undo: Option<String>,
    /// What redo would bring back.
    pub next_redo: Option<String>,
    /// Versions of model and catalogue.
    pub versions: Versions,
}

impl Session {
    /// Where the person stands; that they were here is noted.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn journey(&mut self) -> Answer<Journey> {
        let jump = self.change(|store, now| store.visit(now, false))?;
        let versions = self.versions()?;
        let today = self.now()?.today;
        self.read(|store| {
            let (profile, plan) = (store.profile()?, store.plan()?);
            let occupation = profile.as_ref().and_then(|p| self.occupation(&p.occupation).ok());
            Ok(Journey {
                today,
                occupation: occupation.map(|one| one.name()),
                profile,
                plan_id: plan.as_ref().map(|plan| plan.id),
                plan_day: plan.as_ref().map(|running| plan::today(running, today).day),
                jump,
                next_undo: store.next_undo_label()?,
                next_redo: store.next_redo_label()?,
                versions,
            })
        })
    }

    /// Keeps that the date is right after a jump of some days.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn confirm_today(&mut self) -> Answer<()> {
        self.change(|store, now| store.visit(now, true)).map(|_| ())
    }
}
