//! The plan: selection, schedule, its days, and changing it.
//!
//! A [`Draft`] is a proposal; a [`Plan`] is a draft that somebody started, with what they did.

mod apply;
mod ask;
mod calendar;
mod choose;
mod days;
mod draft;
mod finish;
mod form;
mod helpful;
mod last_day;
mod own;
mod propose;
mod remind;
mod reschedule;
mod rescheduler;
mod review;
mod running;
mod schedule;
mod scheduler;
pub mod select;
pub mod simulate;
#[cfg(test)]
mod tests;
mod today;
mod triage;
mod types;

pub use apply::{apply_reschedule, with_break};
pub use ask::overrun;
pub use calendar::load;
pub use days::{ActualStep, DayKind, DayView, LEAST_DAY, PlanDay, day_view, gained, plan_days};
pub use draft::draft;
pub use finish::finish;
pub use helpful::helpful;
pub use last_day::{LAST_DAY, on_last_day};
pub use propose::{Proposal, diff, propose};
pub use remind::{Occasion, Reminder, Reminders, reminder};
pub use reschedule::reschedule;
pub use review::{
    CHECKPOINTS, Checkpoint, CheckpointPart, Resize, Review, checkpoint, learned, practised,
    review, week_of,
};
pub use running::*;
#[cfg(test)]
pub(crate) use tests::started;
pub use today::today;
pub use types::*;
