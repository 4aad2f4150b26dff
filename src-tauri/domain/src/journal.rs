//! Journal entries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
