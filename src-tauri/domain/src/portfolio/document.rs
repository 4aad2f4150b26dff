//! Documents made of achievements.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Achievement, Evidence, EvidenceKind, Finding, lint,
    templates::{Part, Pick, parts},
};

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A case for a promotion.
    Promotion,
    /// How one problem was solved.
    CaseStudy,
    /// What a model does, and where it must not be trusted.
    ModelReview,
    /// What went wrong, and what stops it from coming back.
    Incident,
    /// Bullets for a résumé.
    Resume,
    /// One page for a manager.
    Update,
    /// The skeleton of an application.
    Letter,
}

/// A sentence of a document with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Sentence {
    /// The achievement's id.
    pub achievement: String,
    /// The words.
    pub text: String,
    /// Ids of its evidence.
    pub evidence: Vec<String>,
    /// What is weak about it.
    pub findings: Vec<Finding>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What the person should write here themselves.
    pub ask: String,
    /// Sentences made of achievements.
    pub sentences: Vec<Sentence>,
}

/// A document made of achievements.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Document {
    /// What it is for.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Its parts in order.
    pub sections: Vec<Section>,
    /// The evidence that its sentences name, the oldest first.
    pub evidence: Vec<Evidence>,
    /// Ids of achievements that nothing backs: they are left out until something does.
    pub unproven: Vec<String>,
    /// Ids of achievements for which it has no room: some parts hold the newest few.
    pub older: Vec<String>,
    /// Ids of finished milestones whose note is private and that have no sentence for others: their words are not
    /// in it.
    pub private: Vec<String>,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Promotion,
        Self::CaseStudy,
        Self::ModelReview,
        Self::Incident,
        Self::Resume,
        Self::Update,
        Self::Letter,
    ];

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Promotion => "Promotion packet",
            Self::CaseStudy => "Technical case study",
            Self::ModelReview => "Model review note",
            Self::Incident => "Incident write-up",
            Self::Resume => "Résumé bullets",
            Self::Update => "One page for your manager",
            Self::Letter => "Application letter",
        }
    }
}

/// A document of `kind` made of `achievements`, the newest first. What nothing backs stays out of it.
pub fn document(
    kind: DocumentKind,
    achievements: &[Achievement],
    evidence: &[Evidence],
) -> Document {
    let (proven, unproven): (Vec<&Achievement>, Vec<&Achievement>) =
        achievements.iter().rev().partition(|achievement| achievement.is_proven());
    let has_figure = |achievement: &Achievement| achievement.has_figure(evidence);
    let parts = parts(kind);
    // Where figures have no section of their own, they are among the rest.
    let apart = parts.iter().any(|part| matches!(part.2, Pick::Figures));
    let section = |(heading, ask, pick): &Part| {
        let picked: Vec<&&Achievement> = match pick {
            Pick::Figures => proven.iter().filter(|achievement| has_figure(achievement)).collect(),
            Pick::Rest => {
                proven.iter().filter(|achievement| !apart || !has_figure(achievement)).collect()
            }
            Pick::Latest(n) => proven.iter().take(*n).collect(),
            Pick::Nothing => vec![],
        };
        let sentence = |achievement: &&&Achievement| Sentence {
            achievement: achievement.id.clone(),
            text: achievement.text.clone(),
            evidence: achievement.evidence.clone(),
            findings: lint(&achievement.text, &achievement.backing(evidence)),
        };
        let sentences = picked.iter().map(sentence).collect();
        Section { heading: (*heading).into(), ask: (*ask).into(), sentences }
    };
    let sections: Vec<Section> = parts.iter().map(section).collect();
    let named = |piece: &&Evidence| {
        let mut sentences = sections.iter().flat_map(|section| &section.sentences);
        sentences.any(|sentence| sentence.evidence.contains(&piece.id))
    };
    let stands = |achievement: &&&Achievement| {
        sections
            .iter()
            .flat_map(|section| &section.sentences)
            .any(|s| s.achievement == achievement.id)
    };
    let older = proven
        .iter()
        .filter(|achievement| !stands(achievement))
        .map(|achievement| achievement.id.clone())
        .collect();
    let noted = |piece: &&Evidence| piece.kind == EvidenceKind::Check && piece.private;
    let private =
        evidence.iter().filter(named).filter(noted).filter_map(|piece| piece.milestone.clone());
    Document {
        kind,
        title: kind.title().into(),
        private: private.collect(),
        evidence: evidence.iter().filter(named).map(public).collect(),
        older,
        unproven: unproven.iter().map(|achievement| achievement.id.clone()).collect(),
        sections,
    }
}

/// Evidence as others may read it: what an entry says stays in the journal.
fn public(piece: &Evidence) -> Evidence {
    match piece.kind {
        EvidenceKind::Entry => Evidence { text: "A note in my journal".into(), ..piece.clone() },
        _ => piece.clone(),
    }
}
