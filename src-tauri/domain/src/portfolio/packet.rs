//! Documents made of claims.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Claim, Evidence, Finding, lint,
    templates::{Part, Pick, parts},
};

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PacketKind {
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
    /// The claim's id.
    pub claim: String,
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
    /// Sentences made of claims.
    pub sentences: Vec<Sentence>,
}

/// A document made of claims.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Packet {
    /// What it is for.
    pub kind: PacketKind,
    /// Its title.
    pub title: String,
    /// Its parts in order.
    pub sections: Vec<Section>,
    /// The evidence that its sentences name, the oldest first.
    pub evidence: Vec<Evidence>,
    /// Ids of claims that nothing backs: they are left out until something does.
    pub unproven: Vec<String>,
    /// Ids of claims for which it has no room: some parts hold the newest few.
    pub older: Vec<String>,
}

impl PacketKind {
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

/// A document of `kind` made of `claims`, the newest first. What nothing backs stays out of it.
pub fn packet(kind: PacketKind, claims: &[Claim], evidence: &[Evidence]) -> Packet {
    let (proven, unproven): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().rev().partition(|claim| claim.is_proven());
    let has_figure = |claim: &Claim| claim.has_figure(evidence);
    let parts = parts(kind);
    // Where figures have no section of their own, they are among the rest.
    let apart = parts.iter().any(|part| matches!(part.2, Pick::Figures));
    let section = |(heading, ask, pick): &Part| {
        let picked: Vec<&&Claim> = match pick {
            Pick::Figures => proven.iter().filter(|claim| has_figure(claim)).collect(),
            Pick::Rest => proven.iter().filter(|claim| !apart || !has_figure(claim)).collect(),
            Pick::Latest(n) => proven.iter().take(*n).collect(),
            Pick::Nothing => vec![],
        };
        let sentence = |claim: &&&Claim| Sentence {
            claim: claim.id.clone(),
            text: claim.text.clone(),
            evidence: claim.evidence.clone(),
            findings: lint(&claim.text, &claim.backing(evidence)),
        };
        let sentences = picked.iter().map(sentence).collect();
        Section { heading: (*heading).into(), ask: (*ask).into(), sentences }
    };
    let sections: Vec<Section> = parts.iter().map(section).collect();
    let named = |piece: &&Evidence| {
        let mut sentences = sections.iter().flat_map(|section| &section.sentences);
        sentences.any(|sentence| sentence.evidence.contains(&piece.id))
    };
    let stands = |claim: &&&Claim| {
        sections.iter().flat_map(|section| &section.sentences).any(|s| s.claim == claim.id)
    };
    let older =
        proven.iter().filter(|claim| !stands(claim)).map(|claim| claim.id.clone()).collect();
    Packet {
        kind,
        title: kind.title().into(),
        evidence: evidence.iter().filter(named).cloned().collect(),
        older,
        unproven: unproven.iter().map(|claim| claim.id.clone()).collect(),
        sections,
    }
}
