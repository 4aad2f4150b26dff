//! Proof: what somebody can point to, and the sentences that rest on it.
//!
//! Evidence is a fact with a date. An achievement is a sentence with the evidence that it names; it is proven
//! while at least one piece of it is there. A document is a document made of achievements.

mod achievements;
mod document;
mod evidence;
mod lint;
mod templates;
#[cfg(test)]
mod tests;
mod trail;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{SkillId, Uid};
pub use achievements::{Coverage, MonthCover, SkillCover, achievements, coverage};
pub use document::{Document, DocumentKind, Section, Sentence, document};
pub use evidence::gather;
pub use lint::{Finding, Rule, lint};
pub use trail::{Trail, TrailMilestone, Trails, WeekMove, trails};

/// Where a piece of evidence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A milestone that was checked.
    Check,
    /// A journal entry that names a milestone.
    Entry,
    /// A file, known by its path and the hash of its bytes.
    File,
    /// A link to something that others can open.
    Link,
    /// A figure before and after.
    Number,
}

/// A figure before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct BeforeAfter {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// What it is counted in, for example “minutes”; may be empty.
    pub unit: String,
}

/// Something that backs an achievement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// `check-M3` for a finished milestone, `entry-12`, or `E4` for what was added by hand.
    pub id: String,
    /// The id for ever of the milestone, the entry or what was added by hand.
    #[serde(default)]
    pub uid: Uid,
    /// Where it comes from.
    pub kind: EvidenceKind,
    /// Its logical date.
    pub date: NaiveDate,
    /// What it shows; for a figure, what was counted.
    pub text: String,
    /// The path or the link; empty where there is none.
    pub source: String,
    /// SHA-256 of a file's bytes in hexadecimal digits, when it was added.
    pub hash: Option<String>,
    /// The figure before and after, if it has one.
    pub change: Option<BeforeAfter>,
    /// Id of the milestone that it belongs to.
    pub milestone: Option<String>,
    /// Id of the skill that it speaks for.
    pub skill: Option<SkillId>,
    /// Id of the task that it was done in.
    pub task: Option<String>,
    /// Whether it has private words that are never part of a document: a note on a milestone, the text of an entry.
    #[serde(default)]
    pub private: bool,
}

impl Evidence {
    /// How much it takes to doubt it: 1 is one's own word, 2 can be looked at, 3 is a figure before and
    /// after or a file whose bytes are known.
    pub fn strength(&self) -> u8 {
        match self.kind {
            EvidenceKind::Check | EvidenceKind::Entry => 1,
            EvidenceKind::Link => 2,
            EvidenceKind::File if self.hash.is_none() => 2,
            EvidenceKind::File | EvidenceKind::Number => 3,
        }
    }
}

/// A sentence about oneself with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Achievement {
    /// The milestone's or the evidence's id, or `C2` for one's own sentence.
    pub id: String,
    /// The id for ever of what it is made of.
    #[serde(default)]
    pub uid: Uid,
    /// The sentence.
    pub text: String,
    /// Ids of the evidence that is there.
    pub evidence: Vec<String>,
    /// Ids of the evidence that it named and that is there no longer.
    pub lost: Vec<String>,
    /// The month it belongs to, for example `2026-01`.
    pub month: String,
    /// Id of the skill that it speaks for.
    pub skill: Option<SkillId>,
    /// Whether somebody wrote it, or it was made of the evidence.
    pub own: bool,
    /// Strength of its best evidence, 1-3; 0 when nothing backs it.
    pub strength: u8,
}

impl Achievement {
    /// Whether something backs it.
    pub fn is_proven(&self) -> bool {
        !self.evidence.is_empty()
    }

    /// What backs it.
    pub fn backing<'a>(&self, evidence: &'a [Evidence]) -> Vec<&'a Evidence> {
        evidence.iter().filter(|piece| self.evidence.contains(&piece.id)).collect()
    }

    /// Whether a figure before and after is among what backs it.
    pub fn has_figure(&self, evidence: &[Evidence]) -> bool {
        self.backing(evidence).iter().any(|piece| piece.change.is_some())
    }
}

/// A sentence that somebody wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnAchievement {
    /// `C1`, `C2`, …
    pub id: String,
    /// Its id for ever.
    #[serde(default)]
    pub uid: Uid,
    /// The sentence.
    pub text: String,
    /// Ids of the evidence that it names.
    pub evidence: Vec<String>,
    /// Logical date on which it was written.
    pub date: NaiveDate,
    /// Id of the skill that it speaks for.
    pub skill: Option<SkillId>,
}

/// What somebody else said of an achievement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Comment {
    /// `N1`, `N2`, … within the journal; empty before it is kept.
    pub id: String,
    /// The day it was imported.
    pub date: NaiveDate,
    /// Id of the achievement.
    pub achievement: String,
    /// Who said it; may be empty.
    pub author: String,
    /// What they said, plain text.
    pub text: String,
}

/// What a comment is about, as the text names it that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The achievement's id when the text was made.
    pub id: String,
    /// Its id for ever; empty in a text of an earlier Waymark.
    pub uid: Uid,
}

impl About {
    /// Whether this achievement is meant.
    pub fn is(&self, achievement: &Achievement) -> bool {
        if self.uid.is_empty() { achievement.id == self.id } else { achievement.uid == self.uid }
    }
}

impl From<&str> for About {
    fn from(id: &str) -> Self {
        Self { id: id.to_owned(), uid: Uid::default() }
    }
}

/// What a reviewer sent back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    /// Achievements with what was said of each, in the order of the text.
    pub comments: Vec<(About, String)>,
    /// Who said it; may be empty.
    pub author: String,
}
