//! The score, its range and its explanation.

mod assess;
mod attribution;
mod bands;
pub mod capacity;
mod compare;
pub mod derivation;
mod draws;
mod gates;
mod horizon;
#[cfg(test)]
mod invariants;
mod levers;
mod normal;
mod observed;
mod overrides;
mod own;
pub mod quiz;
mod report;
mod score;
mod sensitivity;
mod sentences;
#[cfg(test)]
mod tests;
mod validity;
mod week;

pub use assess::{assess, assess_with, range};
pub use bands::words;
pub use compare::compare;
pub(crate) use draws::range_of;
pub use draws::{Draws, probability_lower, scores, scores_beside, share_lower};
pub use levers::{levers, reshape};
pub use observed::{AiUse, Observed, ObservedMonth, Speaks, observed};
pub use overrides::{RatingOverride, with_overrides};
pub use own::{OwnTask, OwnWork, Shares, check_shares, shares};
pub use report::*;
pub use validity::{Validity, validity};
pub(crate) use week::mix;
pub use week::{point, point_at};
