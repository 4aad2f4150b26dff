//! The days of a plan, and the minutes that each has and has left.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    request::Request,
    types::{DayLoad, Draft, Progress, Step},
};

/// What drafting places steps in, rescheduling moves them in and editing looks up. A day outside of the plan
/// has no minutes.
#[derive(Clone)]
pub(super) struct Ledger {
    days: Vec<DayLoad>,
}

impl Ledger {
    /// The days of a request, with nothing on them.
    pub fn new(request: &Request) -> Self {
        let day = |day| DayLoad { day, capacity: request.minutes_on(day), planned: 0 };
        Self { days: request.dates().map(day).collect() }
    }

    /// The days with the steps that stand on them. A skipped step has freed its minutes.
    pub fn planned(request: &Request, steps: &[Step]) -> Self {
        let mut ledger = Self::new(request);
        for step in steps.iter().filter(|step| !step.progress.is_skipped()) {
            ledger.take(step.day, step.minutes);
        }
        ledger
    }

    /// The days of a plan with what stands on them and what was done on them: that took the time of both
    /// days where it was done on another than it was planned for.
    pub fn of(draft: &Draft) -> Self {
        let mut ledger = Self::planned(&draft.request, &draft.steps);
        for step in &draft.steps {
            if let Progress::Done { on, .. } = step.progress
                && on != step.day
            {
                ledger.take(on, step.minutes);
            }
        }
        ledger
    }

    fn index(&self, day: NaiveDate) -> Option<usize> {
        let first = self.days.first()?.day;
        usize::try_from((day - first).num_days()).ok().filter(|index| *index < self.days.len())
    }

    /// Minutes that are left of a day.
    pub fn free(&self, day: NaiveDate) -> u32 {
        self.index(day).map_or(0, |index| self.free_at(index))
    }

    /// Minutes that are left of the day at an index.
    pub fn free_at(&self, index: usize) -> u32 {
        let day = self.days[index];
        day.capacity.saturating_sub(day.planned)
    }

    /// Whether so many minutes are left of a day of the plan.
    pub fn holds(&self, day: NaiveDate, minutes: u32) -> bool {
        self.index(day).is_some() && self.free(day) >= minutes
    }

    /// Minutes that are taken of a day.
    pub fn taken(&self, day: NaiveDate) -> u32 {
        self.index(day).map_or(0, |index| self.days[index].planned)
    }

    /// Whether a day on which something stands holds less than that takes.
    pub fn is_overfull(&self, day: NaiveDate) -> bool {
        self.index(day).is_none_or(|index| self.days[index].planned > self.days[index].capacity)
    }

    /// Minutes that something takes of a day.
    pub fn take(&mut self, day: NaiveDate, minutes: u32) {
        if let Some(index) = self.index(day) {
            self.days[index].planned += minutes;
        }
    }

    /// Minutes that a day has back.
    pub fn give(&mut self, day: NaiveDate, minutes: u32) {
        if let Some(index) = self.index(day) {
            self.days[index].planned -= minutes;
        }
    }

    /// Every day's minutes.
    pub fn load(self) -> Vec<DayLoad> {
        self.days
    }
}

/// Every day's minutes, with the steps that stand on them.
pub fn load(request: &Request, steps: &[Step]) -> Vec<DayLoad> {
    Ledger::planned(request, steps).load()
}

/// Monday to Friday.
pub(super) fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
