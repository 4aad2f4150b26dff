//! Titles, the gap and the paths.

use app::Wanted;
use domain::{
    ErrorKind, UserError,
    occupation::Seniority,
    paths::{Preferences, RateFirst},
    profile::Levels,
    project::HoursRange,
    skills::GapReport,
};

use serde_json::json;

use crate::{
    answer::{Answer, Result},
    arguments::LevelFlags,
    context::Context,
    table::{bold, paragraph, percent, table, words},
};

/// The occupations behind a title.
pub fn titles(context: &Context, query: &str, limit: u8) -> Result {
    let found = context.catalog()?.find(query, usize::from(limit));
    let rows = found.matches.iter().map(|m| {
        [
            m.title.clone(),
            words(&m.kind),
            m.matched.clone(),
            percent(m.confidence),
            m.code.to_string(),
        ]
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
    let rows =
        family.occupations.iter().map(|o| [o.title.clone(), words(&o.kind), o.code.to_string()]);
    let text = bold(&family.label) + "\n" + &table(["Occupation", "Kind", "Code"], &[], rows);
    Answer::new(&json!({ "families": families }), text)
}

/// `8 to 20 h`.
pub fn hours(range: &HoursRange) -> String {
    format!("{:.0} to {:.0} h", range.p10, range.p90)
}

/// What is missing between two occupations.
pub fn gap(context: &Context, from: &str, to: &str, flags: &LevelFlags) -> Result {
    let levels = levels(context, from, flags)?;
    let (from, to) = (context.resolve(from)?, context.resolve(to)?);
    let report = context.gap(&from, &to, &levels)?;
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
    ) + &apart(report)
}

/// What the target makes more use of than others do.
fn apart(report: &GapReport) -> String {
    if report.sets_apart.is_empty() {
        return String::new();
    }
    let telling = report.sets_apart.iter();
    let telling: Vec<String> =
        telling.map(|one| format!("{} ({:.1} times)", one.label, one.times)).collect();
    paragraph(&format!(
        "What sets it apart, by how much more it is used than elsewhere: {}.",
        telling.join(", ")
    ))
}

/// Which skills to rate first, with what each level means.
pub fn rate_first(
    context: &Context,
    title: &str,
    seniority: Seniority,
    flags: &LevelFlags,
) -> Result {
    let wanted = Wanted {
        origin: context.resolve(title)?,
        seniority,
        levels: levels(context, title, flags)?,
        preferences: Preferences::default(),
        reference: context.reference()?,
    };
    let (first, reference) = (wanted.paths().rate_first, &wanted.reference);
    let mut text = paragraph(
        "These ratings would change your gap and your paths most. Until you rate one, the usual level of your work counts.",
    );
    for one in &first {
        text += &format!("\n{} ({}), taken at {:.1}\n", bold(&one.label), one.skill, one.have);
        let anchors = reference.skill(&one.skill).map_or(&[][..], |skill| &skill.anchors);
        let rows = anchors
            .iter()
            .zip(1..)
            .map(|(anchor, level)| [level.to_string(), format!("You can {anchor}.")]);
        text += &table(["", ""], &[0], rows);
    }
    text += &format!(
        "\nKeep one with `waymark-cli rate {}=4`.\n",
        first.first().map_or("SKILL", |one| one.skill.as_str())
    );
    let anchored = |one: &RateFirst| {
        let skill = reference.skill(&one.skill);
        json!({
            "skill": one.skill, "label": one.label, "have": one.have, "effect": one.effect,
            "anchors": skill.map_or(&[][..], |skill| &skill.anchors),
        })
    };
    let rows: Vec<_> = first.iter().map(anchored).collect();
    let proposed =
        if title == "me" { context.proposed_levels(&wanted.levels)? } else { Vec::new() };
    for one in &proposed {
        text += &paragraph(&format!(
            "{:.0} hours of “{}” speak for {:.1} in {} ({:.1} counts now): `waymark-cli rate {}={:.1}`.",
            one.hours,
            one.milestones.join("”, “"),
            one.level,
            one.label,
            one.have,
            one.skill,
            one.level
        ));
    }
    Answer::new(
        &json!({ "origin": wanted.origin.name(), "rate_first": rows, "proposed": proposed }),
        text,
    )
}

/// Keeps or forgets a level of one's own.
pub fn rate(context: &mut Context, rating: Option<&(String, f64)>, forget: Option<&str>) -> Result {
    let skill = rating.map(|(skill, _)| skill.as_str()).or(forget).unwrap_or_default();
    let changed = context.rate_skill(skill, rating.map(|(_, level)| *level))?;
    Answer::new(&changed, format!("{}: {skill}.\n", changed.operation))
}

/// Own levels: those that the journal holds where it is about oneself, and those of flags.
pub fn levels(context: &Context, title: &str, flags: &LevelFlags) -> Result<Levels> {
    let mut levels = if title == "me" { context.own()?.0.levels } else { Levels::new() };
    for (skill, level) in &flags.levels {
        context.known_skill(skill)?;
        levels.insert(skill.as_str().into(), *level);
    }
    Ok(levels)
}
