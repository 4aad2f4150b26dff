//! Looking back: the weekly review, the checkpoints, and the last day.

mod checkpoint;
mod week;

pub use checkpoint::{Checkpoint, CheckpointPart, LAST_DAY, checkpoint, on_last_day, practised};
pub use week::{Resize, Review, learned, review, week_of};
