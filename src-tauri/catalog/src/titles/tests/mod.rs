//! What people type, and whom they mean.

mod everyday;

use std::collections::BTreeSet;

use domain::occupation::{Kind, Seniority};
use proptest::prelude::*;

use crate::{Catalog, load};

/// Of the fifty thousand names, every so many is tried: all of them take minutes.
const EVERY: usize = 23;

fn catalog() -> &'static Catalog {
    load().expect("the catalogue is sound")
}

fn first(query: &str) -> String {
    catalog().find(query, 5).matches.first().map(|one| one.code.to_string()).unwrap_or_default()
}

/// Whether the first candidate is `code` or a curated role of it.
fn finds(query: &str, code: &str) -> bool {
    let first = first(query);
    let onet = catalog().reference.occupation(&first).map(|one| one.onet.as_str());
    first == code || onet == Some(code)
}

/// Names that a single published occupation bears, with its code.
fn unambiguous() -> Vec<(&'static str, &'static str)> {
    catalog()
        .names()
        .filter_map(|(name, codes)| match codes[..] {
            [code] if code.ends_with(char::is_numeric) => Some((name, code)),
            _ => None,
        })
        .step_by(EVERY)
        .collect()
}

fn share(right: usize, all: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let share = right as f64 / all as f64;
    share
}

#[test]
fn a_known_title_comes_first() {
    let names = unambiguous();
    let wrong: Vec<_> = names.iter().filter(|(name, code)| !finds(name, code)).collect();
    let right = share(names.len() - wrong.len(), names.len());
    assert!(names.len() > 1_500 && right >= 0.99, "{right:.4} of {}: {wrong:?}", names.len());
}

#[test]
fn the_best_candidate_and_whether_to_ask_do_not_depend_on_how_many_are_wanted() {
    let typed =
        ["Accountant", "police", "nurse", "head of data", "softwear developer", "teacher", "xyzzy"];
    let names = unambiguous();
    for query in names.iter().step_by(9).map(|(name, _)| *name).chain(typed) {
        let (one, five) = (catalog().find(query, 1), catalog().find(query, 5));
        assert_eq!((one.matches.first(), one.ask), (five.matches.first(), five.ask), "{query}");
    }
}

#[test]
fn a_known_title_with_one_slip_comes_first_more_than_nine_times_in_ten() {
    let names = unambiguous();
    let (mut right, mut tried) = (0, 0);
    for (number, (name, code)) in names.iter().enumerate() {
        let letters: Vec<char> = name.to_lowercase().chars().collect();
        let inner: Vec<usize> = (1..letters.len().saturating_sub(1))
            .filter(|place| letters[place - 1..=place + 1].iter().all(|c| c.is_alphabetic()))
            .collect();
        let Some(place) = inner.get(number * 7 % inner.len().max(1)).copied() else { continue };
        let mut slipped = letters;
        // A letter left out, doubled, exchanged with its neighbour or mistaken, in turn.
        match number % 4 {
            0 => drop(slipped.remove(place)),
            1 => slipped.insert(place, slipped[place]),
            2 => slipped.swap(place, place + 1),
            _ => slipped[place] = if slipped[place] == 'e' { 'r' } else { 'e' },
        }
        tried += 1;
        right += usize::from(finds(&slipped.into_iter().collect::<String>(), code));
    }
    let right = share(right, tried);
    assert!(tried > 1_500 && right >= 0.93, "{right:.4} of {tried}");
}

#[test]
fn every_title_and_every_alias_of_a_role_finds_its_occupation() {
    for occupation in catalog().reference.occupations.iter() {
        for name in occupation.aliases.iter().chain([&occupation.title]) {
            let found = catalog().find(name, 5);
            let among = found.matches.iter().any(|one| one.code == occupation.code);
            assert!(among, "{name}: {:?}", found.matches);
        }
    }
}

#[test]
fn a_name_that_several_occupations_bear_is_a_question_with_all_of_them() {
    let found = catalog().find("Warehouse Manager", 9);
    assert!(found.ask);
    let (_, codes) =
        catalog().names().find(|(name, _)| *name == "Warehouse Manager").expect("a known name");
    assert!(codes.len() > 1);
    let matches: BTreeSet<&str> = found.matches.iter().map(|one| one.code.as_str()).collect();
    assert!(codes.iter().all(|code| matches.contains(code)));
}

#[test]
fn every_occupation_is_found_in_its_family() {
    let families = catalog().families();
    assert!(families.len() >= 22, "{}", families.len());
    let listed: usize = families.iter().map(|family| family.occupations.len()).sum();
    let steps = catalog().reference.occupations.iter().filter(|one| !one.pooled).count();
    assert_eq!(listed, steps, "each once");
    let computing = families.iter().find(|family| family.code == "15").expect("the family");
    assert_eq!(computing.occupations[0].kind, Kind::Role, "roles come first");
}

#[test]
fn a_curated_role_comes_before_the_published_occupations_of_that_name() {
    for title in
        ["Machine Learning Engineer", "Registered nurse", "Bookkeeper", "Software Engineer"]
    {
        let found = catalog().find(title, 5);
        assert_eq!(found.matches[0].kind, Kind::Role, "{title}");
        assert!(!found.ask && found.matches.len() == 5, "{title}: {found:?}");
    }
}

#[test]
fn what_people_type_is_understood() {
    for (query, code) in [
        ("nurse", "registered-nurse"),
        ("swe", "software-developer"),
        ("ml eng", "machine-learning-engineer"),
        ("machin lerning enginer", "machine-learning-engineer"),
        ("Sr. ML Engineer", "machine-learning-engineer"),
        ("bookeeper", "bookkeeper"),
        ("C++ developer", "software-developer"),
        ("paralgal", "paralegal"),
        ("software develper", "software-developer"),
        ("ELECTRICIANS", "electrician"),
        ("softw", "software-developer"),
        ("truck dr", "truck-driver"),
        ("teach", "teacher"),
        ("ux", "ux-designer"),
        ("trucker", "truck-driver"),
        ("teacher (primary)", "teacher"),
        ("Senior baker", "51-3011.00"),
        ("police officer", "33-3051.00"),
        ("senator", "11-1031.00"),
        ("baker", "51-3011.00"),
        ("manager, marketing", "11-2021.00"),
    ] {
        assert_eq!(first(query), code, "{query}: {:?}", catalog().find(query, 3).matches);
    }
    assert_eq!(catalog().find("Senior ML Engineer", 5).seniority, Some(Seniority::Senior));
}

#[test]
fn what_names_no_work_is_a_question_or_nothing() {
    for query in ["xqzvw", "zzz", "", " ", "wizard of oz", "x", "😀 👩‍🚀", "!!!", "\u{0}"]
    {
        assert!(catalog().find(query, 5).ask, "{query}");
    }
    assert!(catalog().find("teacher", 5).ask, "of whom is a question");
    for no_job in ["student", "Unemployed", "between jobs", "homemaker", "Rentnerin"] {
        let found = catalog().find(no_job, 5);
        assert!(found.ask && found.no_job.is_some() && found.matches.is_empty(), "{no_job}");
    }
    for nothing in ["", "😀"] {
        assert!(catalog().find(nothing, 5).matches.is_empty(), "{nothing}");
    }
    let noise: String = (0..10_000_u32).filter_map(|n| char::from_u32(97 + n * n % 26)).collect();
    assert!(catalog().find(&noise, 5).ask);
    assert!(catalog().find(&"engineer ".repeat(1_200), 5).matches.len() <= 5);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn anything_typed_gives_an_orderly_answer(query in ".{0,60}", limit in 0..12_usize) {
        let found = catalog().find(&query, limit);
        prop_assert!(found.matches.len() <= limit);
        let codes: BTreeSet<&str> = found.matches.iter().map(|one| one.code.as_str()).collect();
        prop_assert_eq!(codes.len(), found.matches.len(), "each once");
        let sure: Vec<f64> = found.matches.iter().map(|one| one.confidence).collect();
        prop_assert!(sure.iter().all(|one| (0.0..=1.0).contains(one)));
        prop_assert!(sure.windows(2).all(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn case_and_punctuation_do_not_matter(pick in 0..40_000_usize) {
        let (name, _) = catalog().names().nth(pick).expect("a name");
        let codes = |query: &str| -> Vec<_> {
            catalog().find(query, 5).matches.into_iter().map(|one| one.code).collect()
        };
        prop_assert_eq!(codes(name), codes(&format!("  {}. ", name.to_uppercase())), "{}", name);
    }
}
