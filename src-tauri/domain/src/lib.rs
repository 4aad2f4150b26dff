//! The rules of Waymark: the score and its explanation, the skills gap, the paths and the plan.
//!
//! Everything here is a function over plain data. Nothing touches a file, SQL, the network, the
//! clock or randomness from outside: *today* and every seed are arguments. Functions are total:
//! odd data gives a report with `notes`, not an error.
#![deny(missing_docs)]

pub mod bounded;
pub mod error;
#[cfg(test)]
pub(crate) mod fixture;
pub mod id;
pub mod journal;
pub mod mixture;
pub mod model;
pub mod occupation;
pub mod paths;
pub mod plan;
pub mod portfolio;
pub mod profile;
pub mod project;
pub mod reference;
pub mod risk;
pub mod skills;
pub mod time;

pub use error::{ErrorKind, Underway, UserError};
