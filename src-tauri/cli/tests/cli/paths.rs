//! Ways from where somebody stands, what they want of them, and the levels they rate.

use domain::occupation::Kind;

use super::*;

fn codes<'a>(report: &'a Value, list: &str) -> Vec<&'a str> {
    rows(report, list).iter().filter_map(|one| one["occupation"]["code"].as_str()).collect()
}

#[test]
fn a_preference_rules_out_says_what_lets_in_and_is_kept_and_undone() {
    let journal = Journal::new();
    journal.json(&["start", "Bookkeeper"]);
    let before = journal.json(&["paths", "me"]);
    assert!(number(&rows(&before, "opens_most")[0]["doors"]) > 0.0);
    assert!(rows(&before, "paths").iter().all(|path| path["interval"]["low"].is_number()));
    let dear = journal.json(&["paths", "me", "--prefer", "pay-floor=60000"]);
    let pays = |report: &Value| {
        rows(report, "paths")[1..].iter().all(|path| number(&path["wage"]) >= 60_000.0)
    };
    assert!(!pays(&before) && pays(&dear), "only for this once");
    assert_eq!(journal.json(&["paths", "me"]), before);
    let miss = &rows(&dear, "near_misses")[0];
    assert!(miss["admits"].as_str().expect("a way in").starts_with("To let it in, "));
    journal.json(&["prefer", "--prefer", "pay-floor=60000", "--prefer", "zones=3"]);
    assert!(pays(&journal.json(&["paths", "me"])), "kept");
    assert_eq!(journal.json(&["prefer"])["preferences"]["pay_floor"], 60_000.0);
    journal.json(&["undo"]);
    assert_eq!(journal.json(&["paths", "me"]), before);
    for (code, preference) in [
        (3, "luck=1"),
        (3, "licence=a pilot's"),
        (3, "no-family=99"),
        (2, "pay-floor=much"),
        (2, "zones=9"),
    ] {
        let (json, said) = journal.refused(code, &["prefer", "--prefer", preference]);
        assert!(json["error"]["hint"].as_str().is_some_and(|hint| hint.ends_with('.')), "{said}");
    }
}

#[test]
fn what_is_within_reach_is_listed_pinned_and_planned_towards() {
    let journal = Journal::new();
    let reach = journal.json(&["explore", "Paralegal"]);
    let codes = codes(&reach, "reached");
    assert!(codes.len() > 5 && !codes.contains(&"paralegal"));
    let two = rows(&reach, "reached").iter().filter(|one| !one["via"].is_null()).count();
    assert!(two > 0 && two < codes.len(), "in one step and in two");
    journal.json(&["start", "Paralegal"]);
    journal.json(&["pin", codes[0]]);
    assert_eq!(rows(&journal.json(&["pin"]), "pins")[0]["code"], codes[0]);
    journal.json(&["pin", codes[0], "--off"]);
    assert!(rows(&journal.json(&["pin"]), "pins").is_empty());
    journal.refused(3, &["pin", codes[0], "--off"]);
    journal.json(&["plan", "draft", "Paralegal", "--to", codes[0]]);
}

#[test]
fn what_to_rate_first_comes_with_an_anchor_for_each_level_and_a_rating_counts() {
    let journal = Journal::new();
    journal.json(&["start", "Registered nurse"]);
    let asked = journal.json(&["levels", "me"]);
    let first = &rows(&asked, "rate_first")[0];
    assert_eq!(rows(first, "anchors").len(), 7);
    let skill = first["skill"].as_str().expect("an id").to_owned();
    journal.json(&["rate", &format!("{skill}=6.5")]);
    let next = journal.json(&["levels", "me"]);
    assert!(rows(&next, "rate_first").iter().all(|one| one["skill"] != skill));
    journal.json(&["rate", "--forget", &skill]);
    assert_eq!(journal.json(&["levels", "me"]), asked);
    journal.refused(3, &["rate", "juggling=3"]);
    journal.refused(2, &["rate", "python=9"]);
}

#[test]
fn a_gap_says_what_sets_the_target_apart_and_a_path_how_the_week_changes() {
    let journal = Journal::new();
    let gap = journal.json(&["gap", "--from", "Bookkeeper", "--to", "Accountant"]);
    let apart = rows(&gap, "sets_apart");
    assert!(!apart.is_empty() && apart.iter().all(|one| number(&one["times"]) > 1.0));
    let paths = journal.json(&["paths", "Bookkeeper"]);
    let stay = &rows(&paths, "paths")[0];
    for place in 0..3 {
        let tasks = rows(&stay["reshape"], "tasks");
        let whole: f64 = tasks.iter().map(|task| number(&task["shares"][place])).sum();
        assert!((whole - 1.0).abs() < 1e-9);
    }
    assert!(rows(&paths, "paths").iter().all(|path| number(&path["first"]["minutes"]) <= 25.0));
    for words in [
        &["paths", "Bookkeeper"][..],
        &["explore", "Bookkeeper"],
        &["levels", "Bookkeeper"],
        &["prefer"],
    ] {
        let output = journal.command(words).assert().success().get_output().clone();
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{words:?}\n{text}");
    }
}

#[test]
fn every_role_has_a_score_paths_and_a_plan() {
    let journal = Journal::new();
    let reference = &catalog::load().expect("the catalogue").reference;
    for occupation in reference.occupations.iter().filter(|one| one.kind == Kind::Role) {
        let paths = journal.json(&["paths", &occupation.title]);
        let found = rows(&paths, "paths").len();
        assert!(found == 3 || !rows(&paths, "notes").is_empty(), "{}", occupation.title);
        for near in rows(&paths, "near_misses") {
            let said = near["failed"].as_str().expect("a reason");
            assert!(prints_a_score_above_the_range(said), "{}: {said}", occupation.title);
        }
        let draft = journal.json(&["plan", "draft", &occupation.title]);
        assert!(!rows(&draft, "milestones").is_empty(), "{}: no milestone", occupation.title);
        assert!(number(&draft["value"]) > 0.0, "{}", occupation.title);
    }
}

/// Where a reason is a score above a range, its figures as printed say so as well.
fn prints_a_score_above_the_range(said: &str) -> bool {
    let figure = |text: &str| text.trim_end_matches(['.', ',']).parse::<f64>().ok();
    let Some(sentence) = said.split(". ").find(|one| one.contains("above the range")) else {
        return true;
    };
    let figures: Vec<f64> = sentence.split_whitespace().filter_map(figure).collect();
    matches!(figures[..], [score, _, high] if score > high)
}
