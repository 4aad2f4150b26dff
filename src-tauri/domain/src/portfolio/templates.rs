//! The parts of each document, and what the person is asked to write there themselves.

use super::DocumentKind;

/// Which achievements a section takes.
#[derive(Clone, Copy)]
pub(super) enum Pick {
    /// Those whose evidence holds a figure.
    Figures,
    /// The others; all where figures have no section of their own.
    Rest,
    /// The newest few of all.
    Latest(usize),
    /// None: the person writes it.
    Nothing,
}

use Pick::{Figures, Latest, Nothing, Rest};

/// Heading, question, and the achievements it takes.
pub(super) type Part = (&'static str, &'static str, Pick);

/// The parts of a document in order.
pub(super) fn parts(kind: DocumentKind) -> &'static [Part] {
    match kind {
        DocumentKind::Promotion => PROMOTION,
        DocumentKind::CaseStudy => CASE_STUDY,
        DocumentKind::ModelReview => MODEL_REVIEW,
        DocumentKind::Incident => INCIDENT,
        DocumentKind::Resume => RESUME,
        DocumentKind::Update => UPDATE,
        DocumentKind::Letter => LETTER,
    }
}

const PROMOTION: &[Part] = &[
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
    ("What comes next", "What will be different in six months if you get the role?", Nothing),
];

const CASE_STUDY: &[Part] = &[
    ("The problem", "Who had it, how often, and what did it cost them?", Nothing),
    ("What was tried and decided", "Which ways did you turn down, and why?", Rest),
    ("What came of it", "How was it measured, and what else could explain it?", Figures),
    ("What you would do otherwise", "What did you learn that the next one can use?", Nothing),
];

const MODEL_REVIEW: &[Part] = &[
    ("What the model decides", "About whom, how often, and who may object?", Nothing),
    ("Data and labels", "Where do they come from, who made them, and what is missing?", Nothing),
    ("What was checked", "Against what was it compared, and on which groups?", Rest),
    ("What the checks found", "Where is it wrong more often than elsewhere?", Figures),
    ("Where it must not be trusted", "Who stops it, and how is it taken back?", Nothing),
];

const INCIDENT: &[Part] = &[
    (
        "What happened",
        "When did it begin, who noticed, and who was affected? No names of people.",
        Nothing,
    ),
    ("What was known when", "What did you see, believe and do, in order of time?", Nothing),
    ("What was done", "What ended it, and what was only relief?", Rest),
    ("Before and after", "What shows that it will not come back the same way?", Figures),
    ("What stays open", "Who does what until when?", Nothing),
];

const RESUME: &[Part] = &[
    ("With figures", "Keep the three that fit the post. One line each.", Figures),
    ("More of what you did", "Begin each with what you did; end it with what came of it.", Rest),
];

const UPDATE: &[Part] = &[
    ("What is done", "Which of it did others wait for?", Latest(5)),
    ("What is next", "One or two things, with a date.", Nothing),
    ("Where help is needed", "One question that can be answered with yes or no.", Nothing),
];

const LETTER: &[Part] = &[
    ("Why this post", "What of their work do you know, and what draws you to it?", Nothing),
    ("What you bring", "Choose the two or three that answer their advertisement.", Latest(5)),
    ("What you would do first", "What would you want to understand in the first month?", Nothing),
];
