//! The order of work and its days.

mod finish;
mod order;
mod scheduler;

pub use finish::finish;
pub(super) use order::{Placed, schedule};
pub(super) use scheduler::{REVIEWED, reserve_days, room_for_work};
