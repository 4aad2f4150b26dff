//! Everyday titles with what they mean: how many are found, and that none is surely wrong.

use super::catalog;

/// One row: what is typed, the codes that are right, and the level that should be read.
struct Case {
    typed: &'static str,
    right: Vec<&'static str>,
    level: &'static str,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("everyday.tsv").lines().filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        Case { typed: next(), right: next().split_whitespace().collect(), level: next() }
    };
    lines.filter(|line| !line.trim().is_empty()).map(case).collect()
}

#[test]
fn everyday_titles_are_found_and_none_is_surely_wrong() {
    let (mut first, mut among, mut wrong, mut levels) = (0, 0, Vec::new(), Vec::new());
    let all = cases();
    let known: Vec<&Case> = all.iter().filter(|case| !case.right.is_empty()).collect();
    for case in &all {
        let found = catalog().find(case.typed, 5);
        let code = |place: usize| {
            let one = found.matches.get(place)?;
            let occupation = catalog().reference.occupation(&one.code)?;
            Some(occupation.onet.as_str())
        };
        let is_right = |place| code(place).is_some_and(|code| case.right.contains(&code));
        if is_right(0) {
            first += 1;
        } else if !found.ask {
            wrong.push(format!("{}: {:?}", case.typed, found.matches.first()));
        }
        among += usize::from((0..3).any(is_right));
        let level = found.seniority.map_or("", |level| level.id());
        let said = case.level.split(' ').any(|word| word == level);
        let silent =
            level.is_empty() && (case.level.contains("mid") || case.level.contains("title itself"));
        if !(said || silent || case.level == level) {
            levels.push(format!("{}: {level}", case.typed));
        }
    }
    assert!(wrong.is_empty(), "surely wrong: {wrong:#?}");
    assert!(levels.is_empty(), "{levels:?}");
    assert!(first * 100 >= known.len() * 92, "first {first} of {}", known.len());
    assert!(among * 100 >= known.len() * 97, "among three {among} of {}", known.len());
}
