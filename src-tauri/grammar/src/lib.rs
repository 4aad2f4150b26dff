//! Slips of grammar in a sentence, found on this machine by Harper. Told like everything else that is weak
//! about a sentence, and never corrected by itself.
#![deny(missing_docs)]

use std::sync::{Mutex, OnceLock, PoisonError};

use domain::portfolio::{Finding, Packet, Rule};
use harper_core::{
    Dialect, Document,
    linting::{Lint, LintGroup, LintKind, Linter, Suggestion},
    spell::{Dictionary, FstDictionary},
};

/// The shortest word that is taken for misspelt: shorter ones are names and abbreviations.
const SHORTEST: usize = 5;

/// Slips in `text`, in its order. The first call of a program takes longer: it unfolds the dictionary.
pub fn check(text: &str) -> Vec<Finding> {
    static RULES: OnceLock<Mutex<LintGroup>> = OnceLock::new();
    let rules = RULES.get_or_init(|| {
        Mutex::new(LintGroup::new_curated(FstDictionary::curated(), Dialect::British))
    });
    let document = Document::new_plain_english_curated(text);
    let lints = rules.lock().unwrap_or_else(PoisonError::into_inner).lint(&document);
    let letters: Vec<char> = text.chars().collect();
    let mut found: Vec<Finding> = lints.iter().filter_map(|lint| told(lint, &letters)).collect();
    found.sort_by_key(|finding| finding.at);
    found.dedup_by_key(|finding| finding.at);
    found
}

/// Adds the slips of a document to what is weak about its sentences.
pub fn read(packet: &mut Packet) {
    for sentence in packet.sections.iter_mut().flat_map(|section| &mut section.sentences) {
        sentence.findings.extend(check(&sentence.text));
    }
}

/// A lint as a finding; none where it is a matter of taste, of a country, or a name that no dictionary has.
fn told(lint: &Lint, letters: &[char]) -> Option<Finding> {
    let at = [lint.span.start, lint.span.end];
    let words: String = letters.get(at[0]..at[1])?.iter().collect();
    let instead = lint.suggestions.iter().find_map(|suggestion| match suggestion {
        Suggestion::ReplaceWith(letters) => Some(letters.iter().collect::<String>()),
        _ => None,
    });
    let says = match (lint.lint_kind, instead) {
        (LintKind::Spelling | LintKind::Typo, Some(instead)) if is_slip(&words, &instead) => {
            format!("Is “{words}” meant to be “{instead}”?")
        }
        (
            LintKind::Agreement
            | LintKind::Grammar
            | LintKind::Repetition
            | LintKind::Miscellaneous
            | LintKind::Usage,
            Some(instead),
        ) => format!("“{words}” should probably be “{instead}”."),
        _ => return None,
    };
    Some(Finding { rule: Rule::Grammar, words, at, says })
}

/// Whether a word is another one with a single slip of the fingers.
fn is_slip(word: &str, instead: &str) -> bool {
    let plain = |word: &str| word.chars().all(char::is_lowercase);
    // The dictionary holds the spellings of every country.
    let known = FstDictionary::curated().contains_word_str(word);
    let long = word.chars().count() >= SHORTEST;
    !known
        && long
        && plain(word)
        && plain(instead)
        && strsim::damerau_levenshtein(word, instead) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        check(text).into_iter().map(|finding| finding.words).collect()
    }

    #[test]
    fn slips_are_told_where_they_are() {
        let text = "I has saved the the team a hour – to recieve it.";
        let found = check(text);
        assert_eq!(words(text), ["has", "the the", "a", "recieve"]);
        let letters: Vec<char> = text.chars().collect();
        for finding in &found {
            let there: String = letters[finding.at[0]..finding.at[1]].iter().collect();
            assert_eq!(there, finding.words);
            assert_eq!(finding.rule, Rule::Grammar);
        }
        assert_eq!(found[3].says, "Is “recieve” meant to be “receive”?");
    }

    #[test]
    fn names_figures_and_both_englishes_are_left_alone() {
        for fine in [
            "Built a feature store with Feast and dbt; cut p99 latency from 90 to 40 ms.",
            "Wrote the runbook that Mara uses with MLflow.",
            "Organised the labels by colour.",
            "Organized the labels by color.",
            "Produced a one-page memo with the question, the decision it serves and a stop rule.",
            "Time to repair went from 90 to 40 minutes.",
            "",
        ] {
            assert_eq!(words(fine), Vec::<String>::new(), "{fine}");
        }
    }
}
