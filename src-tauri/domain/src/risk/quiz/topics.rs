//! What the quiz can ask: the inputs that a person knows better than any catalogue.

use libm::exp;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    bounded::Third,
    occupation::{Basis, Domain, Facets, Occupation, Seniority, Task},
};

/// Tasks below this share of a week move nothing that is worth a question.
const LEAST: f64 = 0.03;
/// What an answer about a share multiplies it by, and how often each is expected.
const SHARES: [(&str, &str, f64, f64); 5] = [
    ("none", "None", 0.0, 0.08),
    ("less", "Less than that", 0.5, 0.22),
    ("usual", "About that", 1.0, 0.40),
    ("more", "More than that", 1.75, 0.20),
    ("much-more", "Much more", 3.0, 0.10),
];
/// Shares of a week that build, run, check, secure or govern AI.
const AI_WORK: [(&str, &str, f64); 4] = [
    ("none", "None of it", 0.0),
    ("some", "Some of it", 0.3),
    ("most", "Most of it", 0.7),
    ("all", "Nearly all of it", 0.95),
];
/// How fast an answer gets less likely with its distance from what the catalogue says.
const AI_WORK_REACH: f64 = 0.3;
const SENIORITY: [(&str, &str, f64); 4] = [
    ("junior", "In my first years", 0.25),
    ("mid", "I work by myself", 0.40),
    ("senior", "I decide how", 0.25),
    ("lead", "I decide what", 0.10),
];
/// How often an answer about a facet lies so many thirds from what the catalogue says. Seldom: most
/// facets are nothing, can only turn out to be more, and would together pull every score down.
const THIRDS_AWAY: [f64; 4] = [0.85, 0.07, 0.01, 0.005];

/// A facet as it is asked for: its name, the question around the task's label, and four answers.
struct Asked {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    answers: [(&'static str, &'static str); 4],
}

const FACETS: [Asked; 5] = [
    Asked {
        name: "accountability",
        before: "Who answers for the result of",
        after: "?",
        answers: [
            ("nobody", "Nobody in particular"),
            ("team", "My team"),
            ("checked", "I do, and somebody checks"),
            ("alone", "I do, alone"),
        ],
    },
    Asked {
        name: "presence",
        before: "Do you have to be there for",
        after: "?",
        answers: [
            ("no", "No"),
            ("sometimes", "Now and then"),
            ("mostly", "Mostly"),
            ("always", "Always"),
        ],
    },
    Asked {
        name: "trust",
        before: "Does",
        after: "work because people trust you?",
        answers: [
            ("no", "No, anybody could do it"),
            ("little", "A little"),
            ("mostly", "Mostly"),
            ("only", "Only because of that"),
        ],
    },
    Asked {
        name: "tacit",
        before: "Could a newcomer learn",
        after: "from what is written down?",
        answers: [
            ("all", "Yes, all of it"),
            ("most", "Most of it"),
            ("some", "Some of it"),
            ("hardly", "Hardly any of it"),
        ],
    },
    Asked {
        name: "cost-of-error",
        before: "What happens when",
        after: "goes wrong?",
        answers: [
            ("easy", "It is easily put right"),
            ("hours", "It costs some hours"),
            ("much", "It costs much money or trust"),
            ("harm", "Somebody could come to harm"),
        ],
    },
];

/// A question about a task that somebody adds, which has no name yet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FacetQuestion {
    /// The field of [`crate::risk::OwnTask`] that the answer goes to.
    pub facet: String,
    /// What to ask.
    pub question: String,
    /// The answers, by thirds from none to full.
    pub answers: Vec<String>,
}

/// What is asked about a task of one's own. Whether one must be there is known from what it is like.
pub fn facet_questions() -> Vec<FacetQuestion> {
    let asked = FACETS.iter().filter(|facet| facet.name != "presence");
    let question = |facet: &Asked| FacetQuestion {
        facet: facet.name.replace('-', "_"),
        question: format!("{} it {}", facet.before, facet.after).replace(" ?", "?"),
        answers: facet.answers.iter().map(|(_, label)| (*label).to_owned()).collect(),
    };
    asked.map(question).collect()
}

/// Something that can be asked of somebody in an occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Seniority,
    AiWork,
    /// Share of the task at this place.
    Share(usize),
    /// One of the five facets of the task at this place.
    Facet(usize, usize),
}

/// An answer that can be chosen.
pub(super) struct Offered {
    pub id: &'static str,
    pub label: String,
    /// How likely it is before anybody has said anything, 0-1.
    pub prior: f64,
}

impl Topic {
    /// Everything that can be asked of `job`.
    pub fn all(job: &Occupation) -> Vec<Self> {
        let tasks = job.tasks.iter().enumerate().filter(|(_, task)| task.share >= LEAST);
        let of_task = |place: usize| {
            // A net label already holds what stays human, and nobody need be asked whether they must
            // be there for what is done on a screen.
            let task = &job.tasks[place];
            let (net, on_screen) = (task.basis == Basis::Net, task.domain == Domain::Digital);
            let known = move |facet: usize| net || (on_screen && FACETS[facet].name == "presence");
            let asked = move |facet: &usize| !known(*facet);
            let facets = (0..5).filter(asked).map(move |facet| Self::Facet(facet, place));
            let share = (!job.settled).then_some(Self::Share(place));
            share.into_iter().chain(facets)
        };
        let tasks = tasks.flat_map(|(place, _)| of_task(place));
        [Self::Seniority, Self::AiWork].into_iter().chain(tasks).collect()
    }

    /// Stable name, for example `share:evaluation-design`.
    pub fn key(self, job: &Occupation) -> String {
        match self {
            Self::Seniority => "seniority".into(),
            Self::AiWork => "ai-work".into(),
            Self::Share(place) => format!("share:{}", job.tasks[place].id),
            Self::Facet(facet, place) => {
                format!("{}:{}", FACETS[facet].name, job.tasks[place].id)
            }
        }
    }

    /// The question.
    pub fn question(self, job: &Occupation) -> String {
        match self {
            Self::Seniority => "How far along are you?".into(),
            Self::AiWork => {
                "How much of your week builds, runs, checks, secures or governs AI?".into()
            }
            Self::Share(place) => {
                let task = &job.tasks[place];
                format!(
                    "“{}” usually takes {:.0}% of the week. And of yours?",
                    task.label,
                    task.share * 100.0
                )
            }
            Self::Facet(facet, place) => {
                let Asked { before, after, .. } = &FACETS[facet];
                let space = if *after == "?" { "" } else { " " };
                format!("{before} “{}”{space}{after}", job.tasks[place].label)
            }
        }
    }

    /// The answers with how likely each is; their priors sum to 1.
    pub fn options(self, job: &Occupation) -> Vec<Offered> {
        let option = |id, label: &str, prior| Offered { id, label: label.to_owned(), prior };
        let mut options: Vec<Offered> = match self {
            Self::Seniority => {
                SENIORITY.iter().map(|(id, label, prior)| option(id, label, *prior)).collect()
            }
            Self::AiWork => {
                let here = ai_work(job);
                let near = |value: f64| exp(-(value - here).abs() / AI_WORK_REACH);
                AI_WORK.iter().map(|(id, label, value)| option(id, label, near(*value))).collect()
            }
            Self::Share(_) => {
                SHARES.iter().map(|(id, label, _, prior)| option(id, label, *prior)).collect()
            }
            Self::Facet(facet, place) => {
                let here = third(&job.tasks[place].facets, facet);
                let away = |place: usize| THIRDS_AWAY[place.abs_diff(here)];
                let answers = FACETS[facet].answers.iter().enumerate();
                answers.map(|(place, (id, label))| option(id, label, away(place))).collect()
            }
        };
        let whole: f64 = options.iter().map(|option| option.prior).sum();
        options.iter_mut().for_each(|option| option.prior /= whole);
        options
    }

    /// Changes `job` and `seniority` as the answer at `choice` says.
    pub fn apply(self, choice: usize, job: &mut Occupation, seniority: &mut Seniority) {
        match self {
            Self::Seniority => *seniority = Seniority::ALL[choice.min(3)],
            Self::AiWork => {
                let value = AI_WORK[choice.min(3)].2;
                job.tasks.iter_mut().for_each(|task| task.ai_work = value);
            }
            Self::Share(place) => {
                let factor = SHARES[choice.min(4)].2;
                job.tasks[place].share *= factor;
                for mix in &mut job.mixes {
                    mix.get_mut(place).into_iter().for_each(|share| *share *= factor);
                }
            }
            Self::Facet(facet, place) => {
                if let Some(task) = job.tasks.get_mut(place) {
                    regated(task, facet, choice);
                }
            }
        }
    }
}

/// Gives a facet another value.
fn regated(task: &mut Task, facet: usize, thirds: usize) {
    let value = Third::saturating(i64::try_from(thirds).unwrap_or(3));
    let facets = &mut task.facets;
    *[
        &mut facets.accountability,
        &mut facets.presence,
        &mut facets.trust,
        &mut facets.tacit,
        &mut facets.cost_of_error,
    ][facet.min(4)] = value;
}

fn third(facets: &Facets, facet: usize) -> usize {
    let all =
        [facets.accountability, facets.presence, facets.trust, facets.tacit, facets.cost_of_error];
    usize::try_from(all[facet.min(4)].get()).unwrap_or(0)
}

/// Share of the week that is about AI.
fn ai_work(job: &Occupation) -> f64 {
    job.tasks.iter().map(|task| task.share * task.ai_work).sum()
}
