//! Plans of simulated people: a regression figure for how plans are rescheduled, not a claim about people.
//!
//! Everybody lives the same plan under every policy with the same days away and the same overruns, so
//! that policies differ by nothing but themselves.

mod outcome;
mod person;
mod policy;
#[cfg(test)]
mod tests;

pub use outcome::{Mean, Outcome, eight, simulate};
pub use person::Habits;
pub use policy::Policy;
