//! A title in its normal form.

use domain::occupation::Seniority;

/// Words that say how far along somebody is; they are no part of the occupation's name.
const SENIORITY: [(&str, Seniority); 14] = [
    ("junior", Seniority::Junior),
    ("jr", Seniority::Junior),
    ("trainee", Seniority::Junior),
    ("intern", Seniority::Junior),
    ("graduate", Seniority::Junior),
    ("entry", Seniority::Junior),
    ("mid", Seniority::Mid),
    ("senior", Seniority::Senior),
    ("sr", Seniority::Senior),
    ("experienced", Seniority::Senior),
    ("lead", Seniority::Lead),
    ("principal", Seniority::Lead),
    ("staff", Seniority::Lead),
    ("head", Seniority::Lead),
];

/// Words without weight in a title.
const FILLERS: [&str; 9] = ["a", "an", "and", "at", "for", "in", "level", "of", "the"];

/// A title taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// Its words without endings, in order.
    pub words: Vec<String>,
    /// The seniority it names.
    pub seniority: Option<Seniority>,
}

impl Title {
    /// Reads a title in any case, with any punctuation; `+` and `#` count (C++, C#).
    pub fn read(text: &str) -> Self {
        let text = text.to_lowercase().replace('&', " and ");
        let separates = |c: char| !(c.is_alphanumeric() || c == '+' || c == '#');
        let (mut words, mut seniority, mut all) = (Vec::new(), None, Vec::new());
        for word in text.split(separates).filter(|word| !word.is_empty()) {
            all.push(stem(word));
            match SENIORITY.iter().find(|(name, _)| *name == word) {
                Some((_, level)) => seniority = seniority.or(Some(*level)),
                None if FILLERS.contains(&word) => {}
                None => words.push(stem(word)),
            }
        }
        // "Head" alone is still something to look for.
        Self { words: if words.is_empty() { all } else { words }, seniority }
    }

    /// The exact form that two spellings of one title share.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Groups of two to five letters of each word with its edges.
    pub fn grams(&self) -> Vec<String> {
        let mut grams = Vec::new();
        for word in &self.words {
            let letters: Vec<char> = format!(" {word} ").chars().collect();
            for size in 2..=5 {
                grams.extend(letters.windows(size).map(|group| group.iter().collect::<String>()));
            }
        }
        grams
    }
}

/// A word without its plural or gendered ending: "saleswomen" and "salesman" become one.
fn stem(word: &str) -> String {
    for ending in ["woman", "women", "person", "people", "men"] {
        if let Some(root) = word.strip_suffix(ending).filter(|root| root.len() > 2) {
            return format!("{root}man");
        }
    }
    let plural = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ops"].iter().any(|e| word.ends_with(e));
    match word {
        "waitress" | "actress" | "stewardess" => word.replace("ress", "er").replace("dess", "d"),
        _ if plural && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if plural => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_title_share_a_key() {
        for (a, b) in [
            ("Software Developers", "software-developer"),
            ("R&D engineer", "R and D Engineer"),
            ("Saleswoman", "salesman"),
            ("Senior Accountant", "accountants"),
            ("Head of data", "data"),
        ] {
            assert_eq!(Title::read(a).key(), Title::read(b).key(), "{a} / {b}");
        }
        assert_ne!(Title::read("C++ developer").key(), Title::read("C developer").key());
    }

    #[test]
    fn seniority_is_read_and_kept_apart() {
        assert_eq!(Title::read("Sr. ML Engineer").seniority, Some(Seniority::Senior));
        assert_eq!(Title::read("Principal nurse").seniority, Some(Seniority::Lead));
        assert_eq!(Title::read("Nurse").seniority, None);
        assert!(!Title::read("Lead").words.is_empty());
    }
}
