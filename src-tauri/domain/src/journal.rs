//! Journal entries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How an entry stood before it was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Version {
    /// Logical date on which it was changed into the next one.
    pub until: NaiveDate,
    /// Markdown text.
    pub text: String,
    /// Tags, as in [`Entry`].
    pub tags: Vec<String>,
}

/// A journal entry of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Id within the journal.
    pub id: i64,
    /// The day it belongs to.
    pub date: NaiveDate,
    /// Markdown text.
    pub text: String,
    /// Tags without `#`, lower case, in order.
    pub tags: Vec<String>,
    /// Ids of the steps and milestones it speaks of.
    pub links: Vec<String>,
}
