//! Settings, reminders, and what was done.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    plan::{self, Occasion, Reminder, Reminders},
    time::logical_today,
};
use store::{Changed, Operation, Settings, Store};

use crate::{Answer, Session};

impl Session {
    /// Where the journal lies and what is set.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn settings(&self) -> Answer<Settings> {
        self.read(Store::settings)
    }

    /// Chooses the hour at which a day starts, 0-23.
    ///
    /// # Errors
    /// `Invalid` when there is no such hour.
    pub fn set_day_start(&mut self, hour: u32) -> Answer<Changed> {
        self.change(|store, now| store.set_day_start(hour, now))
    }

    /// Chooses when to be reminded, and when never.
    ///
    /// # Errors
    /// `Invalid` when a time is none.
    pub fn set_reminders(&mut self, reminders: &Reminders) -> Answer<Changed> {
        self.change(|store, now| store.set_reminders(reminders, now))
    }

    /// The reminder to show now, noted as shown; `again` is one that was asked for a while ago.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn reminder(&mut self, again: bool) -> Answer<Option<Reminder>> {
        let local = self.clock().local();
        let reminder = self.read(|store| {
            let (reminders, shown) = (store.reminders()?, store.reminded()?);
            let start = NaiveTime::from_hms_opt(store.day_start_hour()?, 0, 0).unwrap_or_default();
            let due = reminders.due(local, start, &shown);
            let due = due.or((again && reminders.on).then_some(Occasion::Day));
            let (Some(occasion), Some(plan)) = (due, store.plan()?) else { return Ok(None) };
            let on = |at: &NaiveDateTime| logical_today(*at, start);
            let dates: Vec<NaiveDate> = shown.iter().map(on).collect();
            Ok(plan::reminder(&plan, on(&local), occasion, reminders.names, &dates))
        })?;
        if reminder.is_some() {
            let noted = self.store_mut()?.note_reminder(local);
            self.answered(noted)?;
        }
        Ok(reminder)
    }

    /// What was done, newest first, at most `limit` lines.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn operations(&self, limit: u32) -> Answer<Vec<Operation>> {
        self.read(|store| store.operations(limit))
    }

    /// Takes back the last operation; none when there is nothing to take back.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn undo(&mut self) -> Answer<Option<Changed>> {
        let undone = self.change(|store, now| store.undo(now))?;
        self.follow();
        Ok(undone)
    }

    /// Does again what was undone last; none when there is nothing to redo.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn redo(&mut self) -> Answer<Option<Changed>> {
        let redone = self.change(|store, now| store.redo(now))?;
        self.follow();
        Ok(redone)
    }
}
