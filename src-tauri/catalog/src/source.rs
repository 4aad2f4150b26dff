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
    /// What was taken from it and how it was changed.
    pub taken: String,
    /// Our files that hold what was taken, in `data/`.
    #[serde(default)]
    pub files: Vec<String>,
    /// SHA-256 of these files, one behind the other; worked out when the program is built.
    #[serde(default)]
    pub hash: Option<String>,
}
