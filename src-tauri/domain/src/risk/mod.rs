//! The score, its interval and its explanation.

mod agreement;
mod assess;
mod attribution;
mod bands;
mod compare;
mod contest;
mod draws;
mod gates;
mod horizon;
mod interval;
#[cfg(test)]
mod invariants;
mod levers;
mod normal;
pub mod quiz;
mod report;
mod score;
mod sensitivity;
mod sentences;
#[cfg(test)]
mod tests;
mod week;

pub use assess::{assess, assess_with, range};
pub use bands::words;
pub use compare::compare;
pub use contest::{Contest, contested};
pub use draws::{Draws, probability_lower, scores, scores_beside, share_lower};
pub(crate) use interval::interval;
pub use levers::{levers, reshape};
pub use report::*;
pub use score::{point, point_at};
pub(crate) use week::mix;
