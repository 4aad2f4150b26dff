//! The plan: selection, schedule, living it, bending it.
//!
//! A [`Draft`] is a proposal; a [`Plan`] is a draft that somebody started, with what they did.

mod ask;
mod bend;
mod board;
mod calendar;
mod choose;
mod draft;
mod finish;
mod lived;
mod replan;
mod room;
mod schedule;
pub mod select;
#[cfg(test)]
mod tests;
mod today;
mod types;

pub use ask::overrun;
pub use bend::{bend, with_break};
pub use calendar::load;
pub use draft::draft;
pub use finish::finish;
pub use lived::{LAST_DAY, on_last_day};
pub use replan::replan;
pub use today::today;
pub use types::*;
