//! Documents made of claims.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Claim, Evidence, Finding, lint};

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

/// Which claims a section takes.
#[derive(Clone, Copy)]
enum Pick {
    /// Those whose evidence holds a figure.
    Figures,
    /// All that are in no earlier section.
    Rest,
    /// The newest few of all.
    Latest(usize),
    /// None: the person writes it.
    Nothing,
}

type Part = (&'static str, &'static str, Pick);

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

    fn parts(self) -> &'static [Part] {
        use Pick::{Figures, Latest, Nothing, Rest};
        match self {
            Self::Promotion => &[
                (
                    "The case in three sentences",
                    "Which role do you do already, since when, and who relies on it?",
                    Nothing,
                ),
                (
                    "What changed in figures",
                    "Which of these matters most to those who decide? Put it first.",
                    Figures,
                ),
                (
                    "What you built and decided",
                    "Where did it need your judgement, and what would have happened without it?",
                    Rest,
                ),
                (
                    "How you work with AI tools",
                    "What do they do for you, what do you check, and what do you not hand over?",
                    Nothing,
                ),
                (
                    "What comes next",
                    "What will be different in six months if you get the role?",
                    Nothing,
                ),
            ],
            Self::CaseStudy => &[
                ("The problem", "Who had it, how often, and what did it cost them?", Nothing),
                ("What was tried and decided", "Which ways did you turn down, and why?", Rest),
                (
                    "What came of it",
                    "How was it measured, and what else could explain it?",
                    Figures,
                ),
                (
                    "What you would do otherwise",
                    "What did you learn that the next one can use?",
                    Nothing,
                ),
            ],
            Self::ModelReview => &[
                ("What the model decides", "About whom, how often, and who may object?", Nothing),
                (
                    "Data and labels",
                    "Where do they come from, who made them, and what is missing?",
                    Nothing,
                ),
                ("What was checked", "Against what was it compared, and on which groups?", Rest),
                ("What the checks found", "Where is it wrong more often than elsewhere?", Figures),
                (
                    "Where it must not be trusted",
                    "Who stops it, and how is it taken back?",
                    Nothing,
                ),
            ],
            Self::Incident => &[
                (
                    "What happened",
                    "When did it begin, who noticed, and who was affected? No names of people.",
                    Nothing,
                ),
                (
                    "What was known when",
                    "What did you see, believe and do, in order of time?",
                    Nothing,
                ),
                ("What was done", "What ended it, and what was only relief?", Rest),
                (
                    "Before and after",
                    "What shows that it will not come back the same way?",
                    Figures,
                ),
                ("What stays open", "Who does what until when?", Nothing),
            ],
            Self::Resume => &[
                ("With figures", "Keep the three that fit the post. One line each.", Figures),
                (
                    "More of what you did",
                    "Begin each with what you did; end it with what came of it.",
                    Rest,
                ),
            ],
            Self::Update => &[
                ("What is done", "Which of it did others wait for?", Latest(5)),
                ("What is next", "One or two things, with a date.", Nothing),
                (
                    "Where help is needed",
                    "One question that can be answered with yes or no.",
                    Nothing,
                ),
            ],
            Self::Letter => &[
                (
                    "Why this post",
                    "What of their work do you know, and what draws you to it?",
                    Nothing,
                ),
                (
                    "What you bring",
                    "Choose the two or three that answer their advertisement.",
                    Latest(5),
                ),
                (
                    "What you would do first",
                    "What would you want to understand in the first month?",
                    Nothing,
                ),
            ],
        }
    }
}

/// A document of `kind` made of `claims`, the newest first. What nothing backs stays out of it.
pub fn packet(kind: PacketKind, claims: &[Claim], evidence: &[Evidence]) -> Packet {
    let (proven, unproven): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().rev().partition(|claim| claim.is_proven());
    let has_figure = |claim: &Claim| {
        let own = |piece: &&Evidence| claim.evidence.contains(&piece.id);
        evidence.iter().filter(own).any(|piece| piece.change.is_some())
    };
    let parts = kind.parts();
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
            findings: lint(&claim.text, has_figure(claim)),
        };
        let sentences = picked.iter().map(sentence).collect();
        Section { heading: (*heading).into(), ask: (*ask).into(), sentences }
    };
    let sections: Vec<Section> = parts.iter().map(section).collect();
    let named = |piece: &&Evidence| {
        let mut sentences = sections.iter().flat_map(|section| &section.sentences);
        sentences.any(|sentence| sentence.evidence.contains(&piece.id))
    };
    Packet {
        kind,
        title: kind.title().into(),
        evidence: evidence.iter().filter(named).cloned().collect(),
        unproven: unproven.iter().map(|claim| claim.id.clone()).collect(),
        sections,
    }
}
