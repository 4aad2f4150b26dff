//! Adaptive capacity: how well somebody could take a change. An axis of its own, never in the score.

use serde::Serialize;
use ts_rs::TS;

use super::quiz::{Answers, Choice};
use crate::{ErrorKind, UserError};

/// What its answers are kept under, beside those of the quiz.
const PREFIX: &str = "capacity:";
/// From here on a score, or a capacity, counts as high in the picture of both, in points.
const HALF: f64 = 50.0;

struct Asked {
    key: &'static str,
    label: &'static str,
    question: &'static str,
    /// From no capacity to full, in thirds.
    choices: [(&'static str, &'static str); 4],
}

const ASKED: [Asked; 4] = [
    Asked {
        key: "capacity:savings",
        label: "Savings",
        question: "If your pay stopped, how long would your savings last?",
        choices: [
            ("weeks", "Less than a month"),
            ("months", "One to three months"),
            ("half-year", "Three to six months"),
            ("longer", "Longer than six months"),
        ],
    },
    Asked {
        key: "capacity:skills",
        label: "Skills that travel",
        question: "How much of what you can do would count in another occupation?",
        choices: [
            ("hardly", "Hardly any of it"),
            ("some", "Some of it"),
            ("much", "Much of it"),
            ("nearly-all", "Nearly all of it"),
        ],
    },
    Asked {
        key: "capacity:place",
        label: "Where you can work",
        question: "How far could you go for other work, or work from afar?",
        choices: [
            ("here", "Only where I work now"),
            ("near", "Anywhere near my home"),
            ("region", "Further away, or from home"),
            ("anywhere", "Almost anywhere"),
        ],
    },
    Asked {
        key: "capacity:network",
        label: "People",
        question: "How many people outside your employer would tell you about a job?",
        choices: [
            ("nobody", "Nobody I can think of"),
            ("one", "One or two"),
            ("some", "A handful"),
            ("many", "Many"),
        ],
    },
];

/// A question about capacity, and what was said.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CapacityQuestion {
    /// Its key, for example `capacity:savings`.
    pub key: String,
    /// What it is about, in a few words.
    pub label: String,
    /// What to ask.
    pub question: String,
    /// What can be chosen, from no capacity to full.
    pub choices: Vec<Choice>,
    /// The id of what was chosen.
    pub chosen: Option<String>,
}

/// How well somebody could take a change, as far as they said. Each answer counts a quarter.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Capacity {
    /// If everything that was not said were worst, 0-100.
    pub low: f64,
    /// If it were best, 0-100.
    pub high: f64,
    /// How many of the questions were answered.
    pub answered: usize,
    /// All of them.
    pub questions: Vec<CapacityQuestion>,
    /// What exposure and capacity say together, one or two sentences.
    pub says: String,
}

/// Capacity by what was answered, beside the exact score of the person. Answers of the quiz and
/// choices that there are not are passed over.
pub fn capacity(answers: &Answers, point: f64) -> Capacity {
    let mut questions = Vec::new();
    let (mut sum, mut answered) = (0.0, 0_u8);
    for asked in &ASKED {
        let said = answers.get(asked.key);
        let place = asked.choices.iter().position(|(id, _)| said.is_some_and(|said| said == id));
        if let Some(third) = place.and_then(|place| u8::try_from(place).ok()) {
            sum += f64::from(third) / 3.0;
            answered += 1;
        }
        let choice =
            |(id, label): &(&str, &str)| Choice { id: (*id).into(), label: (*label).into() };
        questions.push(CapacityQuestion {
            key: asked.key.into(),
            label: asked.label.into(),
            question: asked.question.into(),
            choices: asked.choices.iter().map(choice).collect(),
            chosen: place.map(|place| asked.choices[place].0.into()),
        });
    }
    let open = f64::from(4 - answered);
    let (low, high) = (25.0 * sum, 25.0 * (sum + open));
    let says = says(point, low, high).to_owned();
    Capacity { low, high, answered: usize::from(answered), questions, says }
}

fn says(point: f64, low: f64, high: f64) -> &'static str {
    match (point >= HALF, low >= HALF, high < HALF) {
        (_, false, false) => {
            "Not enough is said yet to place you. Each answer makes the bar shorter."
        }
        (true, true, _) => {
            "Much of your work could be taken over, and you have room to move. Use it early, while you choose."
        }
        (true, ..) => {
            "Much of your work could be taken over, and a sudden change would be hard. Small steps that widen \
             your room, a buffer or a few people to ask, count as much as new skills."
        }
        (false, true, _) => {
            "Little of your work could be taken over, and you have room to move. Nothing presses."
        }
        (false, ..) => {
            "Little of your work could be taken over, so there is time to widen your room: a buffer, or a few \
             people to ask."
        }
    }
}

/// Whether a key is that of a question about capacity.
pub fn is_about(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Checks an answer.
///
/// # Errors
/// `NotFound` when there is no such question or choice.
pub fn check(key: &str, choice: &str) -> Result<(), UserError> {
    let unknown = |what: String, all: Vec<&str>| {
        UserError::new(ErrorKind::NotFound, what, format!("Choose one of {}.", all.join(", ")))
    };
    let Some(asked) = ASKED.iter().find(|asked| asked.key == key) else {
        let keys = ASKED.iter().map(|asked| asked.key).collect();
        return Err(unknown(format!("There is no question “{key}”."), keys));
    };
    let ids: Vec<&str> = asked.choices.iter().map(|(id, _)| *id).collect();
    if ids.contains(&choice) {
        return Ok(());
    }
    Err(unknown(format!("“{choice}” is no answer to “{key}”."), ids))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answers(given: &[(&str, &str)]) -> Answers {
        given.iter().map(|(key, choice)| ((*key).to_owned(), (*choice).to_owned())).collect()
    }

    #[test]
    fn nothing_said_leaves_everything_open() {
        let empty = capacity(&Answers::new(), 30.0);
        assert!((empty.low, empty.high, empty.answered) == (0.0, 100.0, 0));
        assert!(empty.says.starts_with("Not enough is said"));
    }

    #[test]
    fn the_four_corners_say_different_things_and_none_threatens() {
        let all = |place: usize| -> Answers {
            ASKED.iter().map(|one| (one.key.into(), one.choices[place].0.into())).collect()
        };
        let corners: Vec<String> = [(70.0, 3), (70.0, 0), (20.0, 3), (20.0, 0)]
            .map(|(point, place)| capacity(&all(place), point).says)
            .to_vec();
        insta::assert_snapshot!(corners.join("\n"), @r"
        Much of your work could be taken over, and you have room to move. Use it early, while you choose.
        Much of your work could be taken over, and a sudden change would be hard. Small steps that widen your room, a buffer or a few people to ask, count as much as new skills.
        Little of your work could be taken over, and you have room to move. Nothing presses.
        Little of your work could be taken over, so there is time to widen your room: a buffer, or a few people to ask.
        ");
        let full = capacity(&all(3), 10.0);
        assert!((full.low - 100.0).abs() < 1e-9 && (full.high - 100.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_question_and_no_answer_is_said() {
        check("capacity:savings", "longer").expect("an answer");
        for (key, choice) in [("capacity:luck", "much"), ("capacity:savings", "anywhere")] {
            let error = check(key, choice).expect_err("refused");
            assert_eq!(error.kind, ErrorKind::NotFound);
            assert!(error.hint.ends_with('.'));
        }
        let passed_over = answers(&[("seniority", "mid"), ("capacity:savings", "anywhere")]);
        assert_eq!(capacity(&passed_over, 30.0).answered, 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_answer_narrows_and_a_better_one_never_lowers(
            picks in prop::array::uniform4(prop::option::of(0..4_usize)),
            which in 0..4_usize,
        ) {
            let of = |picks: [Option<usize>; 4]| {
                let said = ASKED.iter().zip(picks).filter_map(|(one, pick)| {
                    Some((one.key.to_owned(), one.choices[pick?].0.to_owned()))
                });
                capacity(&said.collect(), 40.0)
            };
            let now = of(picks);
            prop_assert!(0.0 <= now.low && now.low <= now.high && now.high <= 100.0);
            let mut more = picks;
            more[which] = Some(picks[which].map_or(0, |pick| (pick + 1).min(3)));
            let after = of(more);
            prop_assert!(after.low >= now.low - 1e-9);
            prop_assert!(after.high - after.low <= now.high - now.low + 1e-9);
        }
    }
}
