//! Which projects: what there is to choose from, and the choice.

mod candidates;
mod search;
#[cfg(test)]
mod tests;

pub(super) use candidates::{candidates, costs, limits, minutes, shaped};
pub use candidates::{for_occupation, helpful};
pub use search::{Item, Limits, Selection, select};
