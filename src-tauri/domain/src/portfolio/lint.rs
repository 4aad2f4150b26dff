//! What makes an achievement weak: told with the place and what to do, never corrected by itself.

use serde::Serialize;
use ts_rs::TS;

use super::{BeforeAfter, Evidence};

/// What is weak about a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A figure without what it was before or beside.
    Baseline,
    /// A figure that none of its evidence holds.
    Unbacked,
    /// A group where one person is meant.
    We,
    /// A verb that hides what was done.
    Vague,
    /// A word that means little outside a meeting.
    Jargon,
    /// Nothing says what came of it.
    Outcome,
}

/// Something weak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// What is weak.
    pub rule: Rule,
    /// The words; empty where something is missing.
    pub words: String,
    /// Where they begin and end, in characters.
    pub at: [usize; 2],
    /// What to do about it, one sentence.
    pub says: String,
}

const WE: [&str; 4] = ["we", "our", "us", "ours"];
const VAGUE: [&str; 12] = [
    "assisted",
    "helped",
    "supported",
    "worked on",
    "was involved in",
    "participated in",
    "contributed to",
    "responsible for",
    "handled",
    "dealt with",
    "tasked with",
    "was part of",
];
const JARGON: [&str; 14] = [
    "leverage",
    "leveraged",
    "leveraging",
    "synergy",
    "synergies",
    "best-in-class",
    "cutting-edge",
    "world-class",
    "paradigm",
    "holistic",
    "actionable insights",
    "move the needle",
    "low-hanging fruit",
    "circle back",
];
/// Words that set a figure beside another, or beside what it is a part of.
const BESIDE: [&str; 12] = [
    "from",
    "than",
    "before",
    "instead",
    "of",
    "baseline",
    "per",
    "compared",
    "against",
    "previously",
    "until",
    "within",
];
/// Words that lead to what came of it.
const CAME: [&str; 22] = [
    "so",
    "because",
    "which",
    "led",
    "saved",
    "saving",
    "cut",
    "cutting",
    "reduced",
    "reducing",
    "raised",
    "raising",
    "increased",
    "prevented",
    "preventing",
    "found",
    "won",
    "halved",
    "doubled",
    "removed",
    "ended",
    "went",
];

/// What is weak about a sentence that rests on `backing`.
pub fn lint(text: &str, backing: &[&Evidence]) -> Vec<Finding> {
    let figures = backing.iter().any(|piece| piece.change.is_some());
    let words = words(text);
    let mut found: Vec<Finding> = phrases(&words, &WE, Rule::We, |word| {
        format!("Say what you did yourself; “{word}” may be anybody.")
    });
    found.extend(phrases(&words, &VAGUE, Rule::Vague, |word| {
        format!("“{word}” hides what you did. Name the act: wrote, decided, measured, built.")
    }));
    found.extend(phrases(&words, &JARGON, Rule::Jargon, |word| {
        format!("“{word}” says little. Say it as you would to a friend.")
    }));
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    let number = words.iter().find(|word| is_amount(&word.text));
    if let Some(word) = number.filter(|_| !figures && !has(&BESIDE)) {
        found.push(Finding {
            rule: Rule::Baseline,
            words: word.text.clone(),
            at: [word.at, word.at + word.text.chars().count()],
            says: format!("{} is much or little beside what? Say what it was before.", word.text),
        });
    }
    if !backing.is_empty() {
        let held = Held::of(backing);
        let amounts = words.iter().filter(|word| is_amount(&word.text));
        found.extend(amounts.filter(|word| !held.holds(&word.text)).map(|word| Finding {
            rule: Rule::Unbacked,
            words: word.text.clone(),
            at: [word.at, word.at + word.text.chars().count()],
            says: format!(
                "{} stands in none of its evidence. Take the figure from there.",
                word.text
            ),
        }));
    }
    if number.is_none() && !has(&CAME) {
        found.push(Finding {
            rule: Rule::Outcome,
            words: String::new(),
            at: [0, 0],
            says: if figures {
                "It does not say what came of it. Its evidence holds a figure: say it.".into()
            } else {
                "It does not say what came of it: what changed, for whom, by how much.".into()
            },
        });
    }
    // What is there comes first, what is missing last.
    found.sort_by_key(|finding| (finding.rule == Rule::Outcome, finding.at));
    found
}

/// The figures that evidence holds: as they stand, and what they come to.
struct Held {
    amounts: Vec<f64>,
    percents: Vec<f64>,
}

impl Held {
    fn of(backing: &[&Evidence]) -> Self {
        let texts = backing.iter().flat_map(|piece| words(&piece.text));
        let mut amounts: Vec<f64> =
            texts.filter_map(|word| word.text.trim_end_matches('%').parse().ok()).collect();
        let mut percents = amounts.clone();
        let changes = backing.iter().filter_map(|piece| piece.change.as_ref());
        for BeforeAfter { before, after, unit } in changes {
            let apart = (after - before).abs();
            amounts.extend([*before, *after, apart, before / after, after / before]);
            percents.extend([apart / before.abs() * 100.0, after / before * 100.0]);
            if unit.contains('%') || unit.contains("percent") || unit.contains("per cent") {
                percents.extend([*before, *after, apart]);
            }
        }
        Self { amounts, percents }
    }

    /// Whether a figure is one of them, to as many digits as it is written with.
    fn holds(&self, word: &str) -> bool {
        let digits = word.trim_end_matches('%').trim_end();
        let list = if digits.len() < word.len() { &self.percents } else { &self.amounts };
        // “1,200” is one thousand two hundred; anything else with a comma is no figure of ours.
        let Ok(figure) = digits.replace(',', "").parse::<f64>() else { return true };
        let places = digits.split_once('.').map_or(0, |(_, after)| after.len());
        let half = 0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or_default());
        // A sign is read as a dash: “from -3” says 3.
        list.iter().any(|one| (one.abs() - figure).abs() <= half + 1e-9)
    }
}

struct Word {
    text: String,
    at: usize,
}

/// Words in small letters with where they begin, in characters.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let inside =
            |c: &char| letters.get(at + 1).is_some_and(|n| n.is_alphanumeric()) && *c != ' ';
        // “30 %” is one figure.
        let percent = *letter == '%'
            && !open
            && words.last().is_some_and(|word| {
                is_amount(&word.text) && word.at + word.text.chars().count() + 1 == at
            });
        if let Some(word) = words.last_mut().filter(|_| percent) {
            word.text += " %";
            continue;
        }
        let joins = matches!(letter, '-' | '.' | ',' | '\'' | '’') && open && inside(letter);
        if letter.is_alphanumeric() || *letter == '%' || joins {
            if !open {
                words.push(Word { text: String::new(), at });
            }
            if let Some(word) = words.last_mut() {
                word.text.extend(letter.to_lowercase());
            }
            open = true;
        } else {
            open = false;
        }
    }
    words
}

fn phrases(
    words: &[Word],
    list: &[&str],
    rule: Rule,
    says: impl Fn(&str) -> String,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for phrase in list {
        let parts: Vec<&str> = phrase.split(' ').collect();
        for window in words.windows(parts.len()) {
            if window.iter().zip(&parts).all(|(word, part)| word.text == *part) {
                let (first, last) = (&window[0], &window[window.len() - 1]);
                let at = [first.at, last.at + last.text.chars().count()];
                found.push(Finding { rule, words: (*phrase).into(), at, says: says(phrase) });
            }
        }
    }
    found
}

/// A figure that is an amount, not a year.
fn is_amount(word: &str) -> bool {
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    word.starts_with(|c: char| c.is_ascii_digit())
        && !(year && word.chars().all(|c| c.is_ascii_digit()))
}
