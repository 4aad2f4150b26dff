//! The score, its interval and its explanation.

mod assess;
mod attribution;
mod bands;
mod compare;
mod draws;
mod horizon;
mod levers;
mod report;
mod score;
mod sensitivity;
#[cfg(test)]
mod tests;

pub use assess::{assess, probability_lower, scores, share_lower};
pub use compare::compare;
pub use draws::Draws;
pub use levers::{levers, reshape};
pub use report::*;
pub use score::point;
