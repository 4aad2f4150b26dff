//! What the figures rest on.

use serde::{Deserialize, Serialize};

/// A dataset or judgement that figures rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable id.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Release or edition.
    pub release: String,
    /// Licence of the figures.
    pub licence: String,
    /// Year or date of publication.
    pub date: String,
    /// Whom to thank, in our words.
    pub attribution: String,
    /// SHA-256 of our file derived from it, where there is one.
    #[serde(default)]
    pub hash: Option<String>,
}
