//! Six people and the ways that Waymark shows them, as reports that a career adviser can read; and the
//! same ways whatever the gender or the spelling of a title.

use catalog::Catalog;
use domain::{
    occupation::{Occupation, Seniority},
    paths::{self, NearMiss, Path as Way, PathsReport, Preferences},
    profile::Levels,
    project::HoursRange,
    skills::{self, GapReport},
};

use super::kept;

const FOLDER: &str = "tests/golden/paths";

/// File, who they are, title, seniority, levels that they rated.
type Person = (&'static str, &'static str, &'static str, Seniority, &'static [(&'static str, f64)]);

const PEOPLE: [Person; 6] = [
    (
        "1-ml-engineer",
        "Five years in, trains and ships models.",
        "ML engineer",
        Seniority::Mid,
        &[],
    ),
    ("2-junior-tester", "First job, runs scripted tests.", "QA tester", Seniority::Junior, &[]),
    ("3-paralegal", "Ten years in a small firm.", "Paralegal", Seniority::Mid, &[]),
    (
        "4-bookkeeper",
        "Keeps the books of three shops, and knows spreadsheets better than most.",
        "Bookkeeper",
        Seniority::Senior,
        &[("2.C.3.a", 5.0), ("data-visualisation", 4.0)],
    ),
    (
        "5-nurse",
        "On a surgical ward, wants to stay with patients.",
        "Registered nurse",
        Seniority::Mid,
        &[],
    ),
    (
        "6-truck-driver",
        "Long distance, wants to be home more.",
        "Truck driver",
        Seniority::Mid,
        &[],
    ),
];

fn occupation<'a>(title: &str, catalog: &'a Catalog) -> &'a Occupation {
    let found = catalog.find(title, 5);
    let best = found.matches.first().expect("a match");
    catalog.reference.occupation(&best.code).expect("an occupation")
}

fn hours(range: &HoursRange) -> String {
    format!("{:.0} to {:.0} hours, half of people within {:.0}", range.p10, range.p90, range.p50)
}

fn way(way: &Way) -> String {
    let mut text = format!(
        "### {}: {}\n\nScore {}, {:.0} to {:.0}{}. {}.",
        ["Stay", "Next door", "Stretch"][way.kind as usize],
        way.occupation.title,
        way.score.get(),
        way.range.low,
        way.range.high,
        if way.safer { ", safer" } else { "" },
        hours(&way.hours)
    );
    if let (Some(wage), Some(ratio)) = (way.wage, way.wage_ratio) {
        text += &format!(" ${wage} a year in {}, {:.0}% of now.", way.wage_year, ratio * 100.0);
    }
    text += &format!(" Jobs {:+.0}% in {}.\n\n", way.growth * 100.0, way.growth_years);
    way.why.iter().for_each(|reason| text += &format!("- {reason}\n"));
    for gap in way.gaps.iter().take(4) {
        text += &format!("- {}: {:.1} → {:.1}\n", gap.label, gap.have, gap.need);
    }
    if let Some(reshape) = &way.reshape {
        text += "\n| Task | Now | Day 90 | Day 365 |\n| --- | --- | --- | --- |\n";
        for task in &reshape.tasks {
            let [now, then, later] = task.shares.map(|share| share * 100.0);
            text += &format!("| {} | {now:.0}% | {then:.0}% | {later:.0}% |\n", task.label);
        }
        let scores: Vec<String> =
            reshape.scores.iter().map(|one| one.score.get().to_string()).collect();
        text += &format!("| **Score** | {} |\n\n", scores.join(" | "));
        for one in &reshape.projects {
            text += &format!("- {} ({:+.1} points). {}\n", one.title, one.points, one.agree);
        }
    }
    text + &format!("\nFirst: {} ({} minutes).\n\n", way.first.title, way.first.minutes)
}

fn miss(miss: &NearMiss) -> String {
    let admits = miss.admits.as_deref().unwrap_or_default();
    format!("- {}: {} {admits}\n", miss.occupation.title, miss.failed)
}

fn gap_to(report: &GapReport) -> String {
    let apart: Vec<String> =
        report.sets_apart.iter().map(|one| format!("{} ({:.1})", one.label, one.times)).collect();
    format!("Sets {} apart: {}.\n", report.to.title, apart.join(", "))
}

fn report(
    who: &str,
    origin: &Occupation,
    seniority: Seniority,
    levels: &Levels,
    catalog: &Catalog,
) -> (String, PathsReport) {
    let (reference, none) = (&catalog.reference, Preferences::default());
    let found = paths::find(origin, seniority, levels, &none, reference);
    let reach = paths::explore(origin, seniority, levels, &none, reference);
    let mut text = format!("# {}\n\n{who} {}.\n\n", origin.title, seniority.id());
    found.paths.iter().for_each(|one| text += &way(one));
    for path in &found.paths[1..] {
        let to = reference.occupation(&path.occupation.code).expect("an occupation");
        text += &gap_to(&skills::gap(origin, to, levels, reference));
    }
    text += "\n## Near misses\n\n";
    found.near_misses.iter().for_each(|one| text += &miss(one));
    let first: Vec<&str> = found.rate_first.iter().map(|one| one.label.as_str()).collect();
    text += &format!("\n## Rate first\n\n{}.\n", first.join(", "));
    let unlocked: Vec<String> =
        found.opens_most.iter().map(|one| format!("{} ({})", one.label, one.unlocked)).collect();
    text += &format!(
        "\n## Opens most doors\n\n{}.\n",
        if unlocked.is_empty() { "None alone".into() } else { unlocked.join(", ") }
    );
    text += "\n## Within reach\n\n";
    for one in reach.reached.iter().take(15) {
        let via =
            one.via.as_ref().map_or(String::new(), |via| format!(", by way of {}", via.title));
        text += &format!(
            "- {} ({}){via}: {:.0} hours\n",
            one.occupation.title,
            one.score.get(),
            one.hours.p50
        );
    }
    found.notes.iter().for_each(|note| text += &format!("\n{note}\n"));
    (text, found)
}

#[test]
fn six_people_are_shown_ways_that_an_adviser_would_sign() {
    let catalog = catalog::load().expect("the catalogue");
    let mut reports = Vec::new();
    for (file, who, title, seniority, rated) in PEOPLE {
        let levels: Levels = rated.iter().map(|(id, level)| ((*id).into(), *level)).collect();
        assert!(levels.keys().all(|id| catalog.reference.skill(id).is_some()), "{file}");
        let origin = occupation(title, catalog);
        let (text, found) = report(who, origin, seniority, &levels, catalog);
        assert_eq!(found.paths.len(), 3, "{file}: three paths");
        for odd in ["NaN", "inf ", "-0.0 "] {
            assert!(!text.contains(odd), "{file}: {odd}");
        }
        reports.push((format!("{FOLDER}/{file}.md"), text));
    }
    kept::all_hold(reports);
}

/// Forms of one and the same work.
const FORMS: [&[&str]; 14] = [
    &["waiter", "waitress", "Waiters and Waitresses"],
    &["salesman", "saleswoman", "salesperson"],
    &["policeman", "policewoman", "police officer"],
    &["fireman", "firewoman", "firefighter"],
    &["steward", "stewardess"],
    &["actor", "actress"],
    &["male nurse", "nurse"],
    &["cameraman", "camerawoman"],
    &["cleaning woman", "cleaning person"],
    &["paediatric nurse", "pediatric nurse"],
    &["jeweller", "jeweler"],
    &["labour relations specialist", "labor relations specialist"],
    &["lorry driver", "truck driver"],
    &["programme manager", "program manager"],
];

#[test]
fn a_title_leads_the_same_ways_in_every_form_of_it() {
    let catalog = catalog::load().expect("the catalogue");
    let (none, levels) = (Preferences::default(), Levels::new());
    let mut apart = Vec::new();
    for forms in FORMS {
        let ways: Vec<(String, PathsReport)> = forms
            .iter()
            .map(|form| {
                let origin = occupation(form, catalog);
                let found = paths::find(origin, Seniority::Mid, &levels, &none, &catalog.reference);
                (format!("{form}: {}", origin.title), found)
            })
            .collect();
        if ways.windows(2).any(|two| two[0].1 != two[1].1) {
            apart.push(ways.into_iter().map(|way| way.0).collect::<Vec<_>>().join(", "));
        }
    }
    assert!(apart.is_empty(), "forms that lead elsewhere:\n{}", apart.join("\n"));
}
