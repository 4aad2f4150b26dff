//! Titles, the gap and the paths.

use domain::{
    ErrorKind, UserError,
    occupation::Seniority,
    paths::{self, PathsReport},
    practice::HoursRange,
    skills::{self, GapReport},
};

use serde_json::json;

use super::{Result, levels};
use crate::{
    answer::Answer,
    arguments::LevelFlags,
    context::Context,
    table::{bold, paragraph, percent, table, words},
};

/// The occupations behind a title.
pub fn titles(context: &Context, query: &str, limit: u8) -> Result {
    let found = context.catalog()?.find(query, usize::from(limit));
    let rows = found.matches.iter().map(|m| {
        [m.title.clone(), words(&m.kind), m.matched.clone(), percent(m.confidence), m.code.clone()]
    });
    let mut text = table(["Title", "Kind", "Matched", "Sure", "Code"], &[3], rows);
    if found.ask {
        text += "\nNone of these is certain. Choose the one that describes your work best.\n";
    }
    Answer::new(&found, text)
}

/// The kinds of work behind a few words.
pub fn work(context: &Context, query: &str, limit: u8) -> Result {
    let found = context.catalog()?.find_work(query, usize::from(limit));
    let rows =
        found.iter().map(|kind| [kind.label.clone(), kind.done_by.join(", "), kind.id.clone()]);
    let mut text = table(["Kind of work", "Done most by", "Id"], &[], rows);
    if let [one, other, ..] = &found[..] {
        let example = format!("waymark-cli score \"{}*60+{}*40\"", one.id, other.id);
        text += &format!("\nPut a week together from several, in percent:\n  {example}\n");
    }
    if found.is_empty() {
        text = "No kind of work is called so. Try a plain verb, for example “repairing”.\n".into();
    }
    Answer::new(&json!({ "query": query, "work": found }), text)
}

/// Families, or the occupations of one.
pub fn families(context: &Context, code: Option<&str>) -> Result {
    let mut families = context.catalog()?.families();
    let Some(code) = code else {
        let rows = families.iter().map(|family| {
            [family.code.clone(), family.label.clone(), family.occupations.len().to_string()]
        });
        let text = table(["Family", "What it is", "Occupations"], &[2], rows);
        return Answer::new(&json!({ "families": families }), text);
    };
    families.retain(|family| family.code == code);
    let Some(family) = families.first() else {
        return Err(UserError::new(
            ErrorKind::NotFound,
            format!("There is no family {code}."),
            "`waymark-cli families` lists them.",
        )
        .into());
    };
    let rows = family.occupations.iter().map(|o| [o.title.clone(), words(&o.kind), o.code.clone()]);
    let text = bold(&family.label) + "\n" + &table(["Occupation", "Kind", "Code"], &[], rows);
    Answer::new(&json!({ "families": families }), text)
}

/// `8 to 20 h`.
pub fn hours(range: &HoursRange) -> String {
    format!("{:.0} to {:.0} h", range.p10, range.p90)
}

/// What is missing between two occupations.
pub fn gap(context: &Context, from: &str, to: &str, flags: &LevelFlags) -> Result {
    let levels = levels(context, flags)?;
    let (from, to) = (context.occupation(from)?, context.occupation(to)?);
    let report = skills::gap(&from, &to, &levels, &context.catalog()?.world);
    Answer::new(&report, gap_page(&report))
}

fn gap_page(report: &GapReport) -> String {
    let mut text = bold(&format!("From {} to {}", report.from.title, report.to.title)) + "\n";
    let missing: Vec<_> = report.gaps.iter().filter(|gap| gap.need > gap.have).collect();
    if report.gaps.is_empty() {
        return text
            + &paragraph(&format!(
                "What “{}” asks for is not known, so nothing can be said of the gap.",
                report.to.title
            ));
    }
    if missing.is_empty() {
        return text + "You already bring every level it asks for.\n";
    }
    text += &table(
        ["Skill", "You have", "It asks", "Weight", "Hours"],
        &[1, 2, 3, 4],
        missing.iter().map(|gap| {
            let level = |value: f64| format!("{value:.1} of 7");
            [
                gap.label.clone(),
                level(gap.have),
                level(gap.need),
                percent(gap.weight),
                hours(&gap.hours),
            ]
        }),
    );
    text + &format!(
        "\nTogether {}; half of people would need less than {:.0} h.\n",
        hours(&report.total_hours),
        report.total_hours.p50
    )
}

/// Three paths and the near misses.
pub fn paths(context: &Context, title: &str, seniority: Seniority, flags: &LevelFlags) -> Result {
    let levels = levels(context, flags)?;
    let origin = context.occupation(title)?;
    let report = paths::find(&origin, seniority, &levels, &context.world()?);
    Answer::new(&report, paths_page(&report))
}

fn paths_page(report: &PathsReport) -> String {
    let mut text = bold(&format!("Paths from {}", report.origin.title)) + "\n";
    for path in &report.paths {
        text +=
            &format!("\n{}\n", bold(&format!("{}: {}", words(&path.kind), path.occupation.title)));
        text += &format!(
            "  Score {} (range {}){}, {} of work\n",
            path.score.get(),
            super::risk::range(&path.interval),
            if path.safer { ", safer" } else { "" },
            hours(&path.hours),
        );
        for reason in &path.why {
            text +=
                &paragraph(reason).lines().map(|line| format!("  {line}\n")).collect::<String>();
        }
    }
    if !report.near_misses.is_empty() {
        text += "\n";
        let rows = report
            .near_misses
            .iter()
            .map(|miss| [miss.occupation.title.clone(), miss.failed.clone()]);
        text += &table(["Near miss", "Why not"], &[], rows);
    }
    if !report.opens_most.is_empty() {
        let doors: Vec<String> = report
            .opens_most
            .iter()
            .map(|door| format!("{} ({})", door.label, door.doors))
            .collect();
        text += &format!(
            "\n{}",
            paragraph(&format!("One level more of these opens most doors: {}.", doors.join(", ")))
        );
    }
    for note in &report.notes {
        text += &paragraph(note);
    }
    text
}
