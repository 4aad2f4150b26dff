//! The plan: selection, schedule, its days, and changing it.
//!
//! A [`Draft`] is a proposal; a [`Plan`] is a draft that somebody started, with what they did.

mod day;
mod draft;
mod edit;
mod ledger;
mod request;
mod review;
mod schedule;
pub mod select;
#[cfg(test)]
mod tests;
mod types;

pub use day::{
    ActualStep, CHECKPOINTS, Continuity, DayKind, DayView, Gained, GainedPart, LEAST_DAY, Occasion,
    PlanDay, Reminder, Reminders, Today, day_view, gained, plan_days, reminder, today,
};
pub use draft::draft;
pub use edit::{Change, Move, Offer, OwnStep, PlanEdit, PlanPreview, diff};
pub use ledger::load;
pub use request::{Ask, DateRange, Request, WeekCapacity, overrun};
pub use review::{
    Checkpoint, CheckpointPart, LAST_DAY, Resize, Review, checkpoint, learned, on_last_day,
    practised, review, week_of,
};
pub use schedule::finish;
pub use select::helpful;
#[cfg(test)]
pub(crate) use tests::started;
pub use types::{
    Actual, ConstraintCost, DayLoad, Draft, Finish, Milestone, MovedOn, Plan, Progress,
    SelectedProject, SkipKind, Step, StepKind, WorkSession,
};
