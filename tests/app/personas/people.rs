//! The ten, and what each says.

use domain::occupation::Seniority;

/// Somebody, and what they say.
pub struct Person {
    pub file: &'static str,
    pub who: &'static str,
    /// What they type; a mixture's code for work that was put together.
    pub title: &'static str,
    pub seniority: Seniority,
    /// Answers by question; `usual` wherever the quiz asks something else.
    pub quiz: Option<&'static [(&'static str, &'static str)]>,
    pub shares: &'static [(&'static str, f64)],
    pub disagrees: Option<[&'static str; 3]>,
    /// Label, what it is like in a few words, share, and the facets in thirds.
    pub task: Option<(&'static str, &'static str, f64, [i64; 4])>,
    pub assumptions: &'static [(&'static str, f64)],
    pub capacity: &'static [(&'static str, &'static str)],
}

/// Somebody who types nothing and says nothing.
const NOBODY: Person = Person {
    file: "",
    who: "",
    title: "",
    seniority: Seniority::Mid,
    quiz: None,
    shares: &[],
    disagrees: None,
    task: None,
    assumptions: &[],
    capacity: &[],
};

/// The ten.
pub const PEOPLE: [Person; 10] = [
    Person {
        file: "01-notebook-junior",
        who: "In the first job, mostly in notebooks.",
        title: "jr machine learning engineer",
        seniority: Seniority::Junior,
        quiz: Some(&[
            ("ai-work", "some"),
            ("share:notebook-boilerplate", "much-more"),
            ("share:snippets-and-summaries", "much-more"),
            ("share:hyperparameter-search", "more"),
            ("share:problem-framing", "none"),
            ("share:governance-and-trust", "none"),
            ("share:serving-reliability", "none"),
            ("share:production-debugging", "none"),
        ]),
        capacity: &[("capacity:savings", "weeks"), ("capacity:place", "anywhere")],
        ..NOBODY
    },
    Person {
        file: "02-platform-mid",
        who: "Keeps models running and wakes up for alarms.",
        title: "ML engineer",
        quiz: Some(&[
            ("share:notebook-boilerplate", "less"),
            ("share:snippets-and-summaries", "less"),
            ("share:serving-reliability", "much-more"),
            ("share:production-debugging", "more"),
        ]),
        ..NOBODY
    },
    Person {
        file: "03-governance-lead",
        who: "Signs for what models may decide.",
        title: "lead machine learning engineer",
        seniority: Seniority::Lead,
        quiz: Some(&[
            ("share:notebook-boilerplate", "none"),
            ("share:snippets-and-summaries", "less"),
            ("share:governance-and-trust", "much-more"),
            ("share:problem-framing", "more"),
        ]),
        ..NOBODY
    },
    Person {
        file: "04-nurse-on-nights",
        who: "Twelve-hour nights on a ward, twenty years of it.",
        title: "registered nurse",
        seniority: Seniority::Senior,
        capacity: &[
            ("capacity:savings", "months"),
            ("capacity:skills", "much"),
            ("capacity:place", "near"),
            ("capacity:network", "many"),
        ],
        ..NOBODY
    },
    Person {
        file: "05-paralegal-who-disagrees",
        who: "Three years with one lawyer, and does not believe one of the ratings.",
        title: "paralegal",
        disagrees: Some(["", "low", "Our clients call me, not a form."]),
        ..NOBODY
    },
    Person {
        file: "06-bookkeeper",
        who: "Keeps the books of a small firm alone.",
        title: "bookkeeper",
        seniority: Seniority::Senior,
        capacity: &[("capacity:savings", "half-year"), ("capacity:skills", "some")],
        ..NOBODY
    },
    Person {
        file: "07-warehouse-manager",
        who: "Runs a warehouse of sixty people, and calms drivers.",
        title: "warehouse manager",
        seniority: Seniority::Lead,
        task: Some((
            "Calming drivers who wait",
            "resolving complaints of customers",
            0.2,
            [2, 3, 3, 1],
        )),
        ..NOBODY
    },
    Person {
        file: "08-teacher-and-developer",
        who: "Teaches three days a week and programs two.",
        title: "teacher*60+software-developer*40",
        ..NOBODY
    },
    Person {
        file: "09-service-lead",
        who: "Leads a service desk and answers little herself.",
        title: "customer service representative",
        seniority: Seniority::Lead,
        shares: &[("*", 1.0), ("0", 0.2), ("1", 0.2), ("-1", 4.0)],
        ..NOBODY
    },
    Person {
        file: "10-driver-with-doubts",
        who: "Drives at night, and does not believe that growth protects anybody.",
        title: "truck driver",
        assumptions: &[("demand", 0.0), ("presence", 0.5)],
        ..NOBODY
    },
];
