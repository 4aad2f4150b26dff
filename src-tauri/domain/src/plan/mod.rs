//! The plan: selection, schedule, living it, bending it.
//!
//! A [`Draft`] is a proposal; a [`Plan`] is a draft that somebody started, with what they did.

mod ask;
mod bend;
mod board;
mod calendar;
mod choose;
mod days;
mod draft;
mod finish;
mod form;
mod helpful;
mod lived;
mod living;
mod own;
mod propose;
mod remind;
mod replan;
mod review;
mod room;
mod schedule;
pub mod select;
pub mod simulate;
#[cfg(test)]
mod tests;
mod today;
mod triage;
mod types;

pub use ask::overrun;
pub use bend::{bend, with_break};
pub use calendar::load;
pub use days::{DayKind, DayView, LEAST_DAY, LivedStep, PlanDay, day_view, gained, plan_days};
pub use draft::draft;
pub use finish::finish;
pub use helpful::helpful;
pub use lived::{LAST_DAY, on_last_day};
pub use living::*;
pub use propose::{Proposal, diff, propose};
pub use remind::{Occasion, Reminder, Reminders, reminder};
pub use replan::replan;
pub use review::{
    CHECKPOINTS, Checkpoint, CheckpointPart, Resize, Review, checkpoint, learned, practised,
    review, week_of,
};
#[cfg(test)]
pub(crate) use tests::started;
pub use today::today;
pub use types::*;
