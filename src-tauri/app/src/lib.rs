//! Everything that a person can do with Waymark, once for the window and the terminal.
//!
//! A [`Session`] is one journal with the catalogue that it names and the clock. It has one function for each
//! thing that a person can do: queries return data, mutations [`store::Changed`]. What one query reads is read
//! in one transaction, so it never mixes two states of the journal; what was previewed is applied only to the
//! state that it was worked out from.
#![deny(missing_docs)]

mod client;
mod data;
mod export;
mod journal;
mod meant;
mod paths;
mod plan;
mod portfolio;
mod profile;
mod release;
mod risk;
mod session;
mod settings;
mod skills;

pub use client::Client;
pub use export::{MirrorPages, Outgoing, Written};
pub use meant::Meant;
pub use paths::{Named, PreferenceSheet, Wanted};
pub use plan::{Asked, Proposed, Started};
pub use profile::Journey;
pub use release::{Kept, ReleaseInForce};
pub use risk::{OwnWeek, WeekPart, WhatIf};
pub use session::Session;

/// What a session answers: data, or a sentence and a hint.
pub type Answer<T> = Result<T, domain::UserError>;
