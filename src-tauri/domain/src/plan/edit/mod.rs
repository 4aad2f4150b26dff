//! Changing a running plan: what can be asked, the plan that comes of it, and how that is shown.

mod own;
mod plan_edit;
mod preview;
mod reschedule;
mod step;
mod whole;

pub use own::OwnStep;
pub use plan_edit::PlanEdit;
pub use preview::{Change, Move, Offer, PlanPreview, diff};
