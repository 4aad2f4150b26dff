//! What people type, before it is looked up: one spelling, no noise, and what remains of it step by step.

use domain::occupation::Seniority;
use unicode_normalization::UnicodeNormalization;

use super::normal::Title;

/// What follows it is an employer, a place or a team.
const AFTER: [&str; 9] = ["|", "@", " - ", " – ", " — ", " at ", " for ", " bei ", " chez "];
/// How languages write both genders into one word.
const BOTH: [&str; 22] = [
    "/-in", "/in", "*in", ":in", "_in", "(in)", "/-r", "/r", "*r", "/e", "(e)", "·e", ".e", "/a",
    "(a)", "/ra", "(ra)", "/ne", "(ne)", "/trice", "(k)", "/ka",
];
/// Grades that stand before a number.
const GRADES: [&str; 7] = ["band", "grade", "level", "class", "tier", "step", "stufe"];
/// Roman numbers that are grades.
const ROMAN: [&str; 6] = ["i", "ii", "iii", "iv", "v", "vi"];
/// What is not about seniority after “senior”.
const OLD_AGE: [&str; 7] =
    ["care", "living", "citizen", "citizens", "center", "services", "companion"];
/// Work of which “staff” and “principal” name a level.
const LADDERS: [&str; 10] = [
    "engineer",
    "developer",
    "designer",
    "scientist",
    "architect",
    "consultant",
    "researcher",
    "analyst",
    "sre",
    "programmer",
];
/// What “graduate” is part of.
const OF_GRADUATES: [&str; 6] =
    ["recruitment", "recruiter", "school", "admissions", "program", "research"];

/// What was typed and what remains of it when noise goes, each once, the fullest first.
pub(super) fn forms(query: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let mut keep = |form: &str| {
        let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    };
    let whole: String = query.nfc().take(512).collect();
    keep(&whole);
    let whole = without_dots(&whole);
    keep(&whole);
    keep(&whole.replace('-', ""));
    let one = one_gender(&whole);
    keep(&one);
    let bare = without_brackets(&one);
    keep(&bare);
    let lower = bare.to_lowercase();
    // Where lower case has another length, places in the one are none in the other.
    let cut = AFTER.iter().filter_map(|sign| lower.find(sign)).filter(|at| *at > 1).min();
    let own = match cut {
        Some(at) if lower.len() == bare.len() => bare.get(..at).unwrap_or(&bare),
        _ => &bare,
    };
    keep(own);
    keep(&without_grade(own));
    forms
}

/// Abbreviations without their dots: “R.N.”.
fn without_dots(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let parts: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
        let short = parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1);
        if short { parts.concat() } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn one_gender(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let lower = word.to_lowercase();
        let both = BOTH.iter().find(|both| lower.len() == word.len() && lower.ends_with(*both));
        both.and_then(|both| word.get(..word.len() - both.len())).unwrap_or(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

fn without_grade(text: &str) -> String {
    let mut words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 {
        let last = words[words.len() - 1].to_lowercase();
        let numbered = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
        let letter = last.chars().next().is_some_and(|c| "lpet".contains(c));
        let grade = ROMAN.contains(&last.as_str())
            || numbered(&last)
            || (letter && numbered(&last[1..]))
            || last.strip_prefix("ic").is_some_and(numbered);
        if !grade {
            break;
        }
        words.pop();
        if words.last().is_some_and(|word| GRADES.contains(&word.to_lowercase().as_str()))
            && words.len() > 1
        {
            words.pop();
        }
    }
    words.join(" ")
}

/// The seniority that a title names. A word counts only where it is no part of the job's name: `known` tells whether
/// a text is one.
pub(super) fn level(text: &str, known: impl Fn(&str) -> bool) -> Option<Seniority> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(place, word)| {
        let next = words.get(place + 1).copied().unwrap_or_default();
        let last = words.last().copied().unwrap_or_default();
        let rest = || {
            let rest: Vec<&str> = words
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != place)
                .map(|(_, word)| *word)
                .collect();
            rest.join(" ")
        };
        let alone = || !known(text) && known(&rest());
        match *word {
            "junior" | "jr" | "trainee" | "apprentice" | "fresher" | "intern"
                if words.len() > 1 =>
            {
                Some(Seniority::Junior)
            }
            "graduate" if !OF_GRADUATES.contains(&next) && alone() => Some(Seniority::Junior),
            "entry" if next == "level" => Some(Seniority::Junior),
            "mid" if next == "level" || alone() => Some(Seniority::Mid),
            "experienced" if words.len() > 1 => Some(Seniority::Senior),
            "senior" | "sr" if words.len() > 1 && !OLD_AGE.contains(&next) => {
                Some(Seniority::Senior)
            }
            "lead" if words.len() > 1 && alone() => Some(Seniority::Lead),
            "staff" | "principal" if LADDERS.contains(&last) => Some(Seniority::Lead),
            "head" if next == "of" => Some(Seniority::Lead),
            _ => None,
        }
    })
}

/// A text without its level words.
pub(super) fn without_level(text: &str) -> Option<String> {
    let title = Title::read(text);
    (title.words.len() < title.all.len()).then(|| title.words.join(" "))
}

/// The two jobs of a title that names two: “Barista / shift supervisor”.
pub(super) fn two(text: &str) -> Option<(&str, &str)> {
    let parts = |sign: &str| text.split_once(sign).map(|(a, b)| (a.trim(), b.trim()));
    let both = |(a, b): &(&str, &str)| a.chars().count() > 2 && b.chars().count() > 2;
    ["/", " & ", " and ", " + ", ", "].iter().find_map(|sign| parts(sign).filter(both))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_goes_step_by_step() {
        let last = |text: &str| forms(text).last().cloned().unwrap_or_default();
        for (typed, read) in [
            ("Software Engineer II", "Software Engineer"),
            ("Registered Nurse (RN) - Remote", "Registered Nurse"),
            ("Krankenpfleger/in (m/w/d)", "Krankenpfleger"),
            ("Product Manager @ Acme", "Product Manager"),
            ("Nurse, Band 6", "Nurse"),
            ("Data Engineer L5", "Data Engineer"),
            ("Barista at Costa", "Barista"),
            ("ingénieur·e", "ingénieur"),
        ] {
            assert_eq!(last(typed), read, "{typed}");
        }
        assert_eq!(forms("Inge\u{301}nieur")[0], "Ingénieur");
    }

    #[test]
    fn a_level_counts_only_where_it_is_one() {
        let known = |text: &str| {
            [
                "recruitment manager",
                "accountant",
                "abatement worker",
                "lead abatement worker",
                "investigator",
                "engineer",
            ]
            .contains(&text.to_lowercase().as_str())
        };
        let level = |text: &str| level(text, known);
        for none in [
            "Data entry clerk",
            "Staff nurse",
            "Staff accountant",
            "Lead abatement worker",
            "Head Start teacher",
            "Graduate recruitment manager",
            "Principal investigator",
            "School principal",
            "Senior care assistant",
        ] {
            assert_eq!(level(none), None, "{none}");
        }
        assert_eq!(level("Senior accountant"), Some(Seniority::Senior));
        assert_eq!(level("Entry level accountant"), Some(Seniority::Junior));
        assert_eq!(level("Trainee accountant"), Some(Seniority::Junior));
        assert_eq!(level("Apprentice electrician"), Some(Seniority::Junior));
        assert_eq!(level("Staff engineer"), Some(Seniority::Lead));
        assert_eq!(level("Head of data"), Some(Seniority::Lead));
        assert_eq!(level("Lead engineer"), Some(Seniority::Lead));
    }
}
