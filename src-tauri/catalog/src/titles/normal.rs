//! A title in its normal form.

use domain::occupation::Seniority;

/// Words that say how far along somebody is; they are no part of the occupation's name.
const SENIORITY: [(&str, Seniority); 16] = [
    ("junior", Seniority::Junior),
    ("jr", Seniority::Junior),
    ("trainee", Seniority::Junior),
    ("apprentice", Seniority::Junior),
    ("fresher", Seniority::Junior),
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

/// What people shorten, and the word in full.
const SHORT: [(&str, &str); 14] = [
    ("acct", "accountant"),
    ("admin", "administrator"),
    ("asst", "assistant"),
    ("coord", "coordinator"),
    ("dev", "developer"),
    ("devs", "developer"),
    ("dir", "director"),
    ("eng", "engineer"),
    ("engr", "engineer"),
    ("exec", "executive"),
    ("mgr", "manager"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("tech", "technician"),
];

/// More words than any title has: the rest of a long text is not read.
const WORDS: usize = 16;
/// Longer than any word of a title.
const LETTERS: usize = 32;

/// A title taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// Its words without endings, in order, less those that name a seniority.
    pub words: Vec<String>,
    /// All of its words, in order.
    pub all: Vec<String>,
    /// What was read of the text.
    pub text: String,
    /// The seniority it names.
    pub seniority: Option<Seniority>,
}

impl Title {
    /// Reads a title in any case, with any punctuation; `+` and `#` count (C++, C#).
    pub fn read(text: &str) -> Self {
        // No title is a page long; what follows is noise.
        let begin: String = text.chars().take(WORDS * LETTERS).collect();
        let lower = begin.to_lowercase().replace('&', " and ");
        let separates = |c: char| !(c.is_alphanumeric() || c == '+' || c == '#');
        let (mut words, mut seniority, mut all) = (Vec::new(), None, Vec::new());
        let read = lower.split(separates).filter(|word| !word.is_empty());
        for word in read.filter(|word| word.chars().count() <= LETTERS).take(WORDS) {
            if FILLERS.contains(&word) {
                continue;
            }
            let full =
                SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full);
            all.push(stem(full));
            match SENIORITY.iter().find(|(name, _)| *name == word) {
                Some((_, level)) => seniority = seniority.or(Some(*level)),
                None => words.push(stem(full)),
            }
        }
        // "Head" alone is still something to look for.
        Self {
            words: if words.is_empty() { all.clone() } else { words },
            all,
            text: begin,
            seniority,
        }
    }
}

/// A group of letters in one number; numbers are in the order of the texts.
pub type Gram = u128;

/// The most letters of a group. A letter takes 21 bits.
const GROUP: usize = 5;

/// Groups of two to five letters of a word with its edges.
pub fn grams(word: &str) -> impl Iterator<Item = Gram> {
    let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
    let packed = |group: &[char]| {
        let all = group.iter().fold(0, |all, letter| (all << 21) | Gram::from(u32::from(*letter)));
        all << (21 * (GROUP - group.len()))
    };
    (2..=GROUP).flat_map(move |size| letters.windows(size).map(packed).collect::<Vec<_>>())
}

/// A word without its plural or gendered ending: "saleswomen" and "salesman" become one.
fn stem(word: &str) -> String {
    // What is called otherwise today, or spelt otherwise elsewhere.
    match word {
        "fireman" | "firemen" | "firewoman" | "firewomen" => return "firefighter".into(),
        "actress" | "actresses" => return "actor".into(),
        "programme" | "programmes" => return "program".into(),
        _ => {}
    }
    for ending in ["woman", "women", "person", "people", "men"] {
        if let Some(root) = word.strip_suffix(ending).filter(|root| root.len() > 2) {
            return format!("{root}man");
        }
    }
    let plural = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ops"].iter().any(|e| word.ends_with(e));
    match word {
        "waitress" | "stewardess" => word.replace("ress", "er").replace("dess", "d"),
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
            ("Firewomen", "firefighter"),
            ("Actress", "actors"),
            ("Programme manager", "program managers"),
            ("Senior Accountant", "accountants"),
            ("Head of data", "data"),
        ] {
            assert_eq!(Title::read(a).words, Title::read(b).words, "{a} / {b}");
        }
        assert_ne!(Title::read("C++ developer").words, Title::read("C developer").words);
        assert_eq!(Title::read("Web dev").words, Title::read("web developers").words);
    }

    #[test]
    fn groups_of_letters_are_told_apart_and_in_order() {
        let groups = |word: &str| grams(word).collect::<Vec<_>>();
        assert_eq!(groups("ab").len(), 3 + 2 + 1);
        assert_eq!(groups("ab")[0], groups("ac")[0], "both begin with an edge and a");
        assert_ne!(groups("ab")[1], groups("ac")[1]);
        assert!(groups("a")[0] < groups("b")[0] && groups("z")[1] < groups("é")[1]);
    }

    #[test]
    fn noise_is_read_only_so_far() {
        assert_eq!(Title::read(&"x ".repeat(5_000)).words.len(), 16);
        assert!(Title::read(&"x".repeat(10_000)).words.is_empty());
        assert!(Title::read("😀 👩‍🚀 !!").words.is_empty());
    }

    #[test]
    fn seniority_is_read_and_kept_apart() {
        assert_eq!(Title::read("Sr. ML Engineer").seniority, Some(Seniority::Senior));
        assert_eq!(Title::read("Principal nurse").seniority, Some(Seniority::Lead));
        assert_eq!(Title::read("Nurse").seniority, None);
        assert!(!Title::read("Lead").words.is_empty());
    }
}
