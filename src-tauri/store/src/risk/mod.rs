//! The score as it stood, and what the person says and logs about their own work.

mod amend;
mod observed;
mod own;
mod score;

pub(crate) use own::forget;
pub use own::{assumptions_in, under};
pub use score::RecordedScore;
pub(crate) use score::record;
