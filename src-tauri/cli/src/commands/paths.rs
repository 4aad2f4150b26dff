//! Three paths, what is within reach, and what somebody wants of either.

use app::Wanted;
use domain::{
    ErrorKind, UserError,
    paths::{Path, PathsReport, Preferences, Reached, preferences::licences},
    reference::Reference,
};
use serde_json::json;

use super::{
    risk::range,
    skills::{hours, levels},
};
use crate::{
    answer::{Answer, Result},
    arguments::{self, LevelFlags, PreferenceFlags},
    context::Context,
    contract,
    table::{bold, paragraph, percent, table, words},
};

/// From where, and with what in mind: what the flags say, about oneself on top of what the journal holds.
pub fn wanted(
    context: &Context,
    title: &str,
    seniority: Option<arguments::Seniority>,
    flags: &LevelFlags,
    preferences: &PreferenceFlags,
) -> Result<Wanted> {
    let kept = if title == "me" { context.preferences()? } else { Preferences::default() };
    let reference = context.reference()?;
    Ok(Wanted {
        origin: context.resolve(title)?,
        seniority: context.seniority(title, seniority)?,
        levels: levels(context, title, flags)?,
        preferences: preferred(kept, preferences, &reference)?,
        reference,
    })
}

/// Three paths and the near misses.
pub fn paths(wanted: &Wanted) -> Result {
    let report = wanted.paths();
    Answer::named(&report, contract::PATHS, paths_page(&report))
}

fn paths_page(report: &PathsReport) -> String {
    let mut text = bold(&format!("Paths from {}", report.origin.title)) + "\n";
    report.paths.iter().for_each(|path| text += &path_page(path));
    for miss in &report.near_misses {
        text += &format!("\n{}\n", bold(&format!("Near miss: {}", miss.occupation.title)));
        let admits = miss.admits.as_deref().unwrap_or_default();
        text += &indented(&format!("{} {admits}", miss.failed));
    }
    if !report.opens_most.is_empty() {
        let unlocked: Vec<String> = report
            .opens_most
            .iter()
            .map(|skill| format!("{} ({})", skill.label, skill.unlocked))
            .collect();
        text += &format!(
            "\n{}",
            paragraph(&format!(
                "One level more of these brings you nearer to most occupations like yours: {}.",
                unlocked.join(", ")
            ))
        );
    }
    for note in &report.notes {
        text += &paragraph(note);
    }
    text
}

fn indented(sentence: &str) -> String {
    paragraph(sentence).lines().map(|line| format!("  {line}\n")).collect()
}

fn path_page(path: &Path) -> String {
    let mut text =
        format!("\n{}\n", bold(&format!("{}: {}", words(&path.kind), path.occupation.title)));
    text += &format!(
        "  Score {} (range {}){}, {} of work\n",
        path.score.get(),
        range(&path.range),
        if path.safer { ", safer" } else { "" },
        hours(&path.hours),
    );
    path.why.iter().for_each(|reason| text += &indented(reason));
    if let Some(reshape) = &path.reshape {
        let rows = reshape.tasks.iter().map(|task| {
            let [now, then, later] = task.shares.map(percent);
            [task.label.clone(), now, then, later]
        });
        let scores = reshape.scores.iter().map(|one| one.score.get().to_string());
        let [now, then, later] = [0, 1, 2].map(|at| scores.clone().nth(at).unwrap_or_default());
        let rows = rows.chain([["Score".to_owned(), now, then, later]]);
        text += &table(["Your week", "Now", "Day 90", "Day 365"], &[1, 2, 3], rows);
        for one in &reshape.projects {
            text += &indented(&format!(
                "{}, {}. To agree: {}",
                one.title,
                hours(&one.hours),
                one.agree
            ));
        }
    }
    for gap in path.gaps.iter().take(3) {
        text += &indented(&format!(
            "{}: {:.1} of 7 now, {:.1} needed, {}",
            gap.label,
            gap.have,
            gap.need,
            hours(&gap.hours)
        ));
    }
    text + &indented(&format!("First: {} ({} min).", path.first.title, path.first.minutes))
}

/// Everything within reach.
pub fn explore(wanted: &Wanted) -> Result {
    let reach = wanted.explore();
    let row = |one: &Reached| {
        [
            one.occupation.title.clone(),
            one.via.as_ref().map_or(String::new(), |via| via.title.clone()),
            format!("{} ({})", one.score.get(), range(&one.range)),
            one.wage.map_or("unknown".to_owned(), |wage| format!("${wage}")),
            percent(one.growth),
            hours(&one.hours),
        ]
    };
    let mut text = bold(&format!("Within reach from {}", wanted.origin.title)) + "\n";
    text += &table(
        ["Occupation", "By way of", "Score", "Pay", "Growth", "Hours"],
        &[3, 4],
        reach.reached.iter().map(row),
    );
    if reach.reached.is_empty() {
        text += &paragraph(
            "Nothing is viable and passes every filter. `paths` lists what came close, and what would let it in.",
        );
    }
    Answer::named(&reach, contract::PATHS, text)
}

/// Shows or keeps what somebody wants of a path.
pub fn prefer(context: &mut Context, flags: &PreferenceFlags, anew: bool) -> Result {
    if flags.preferences.is_empty() && !anew {
        return show(context, &context.preferences()?);
    }
    let before = if anew { Preferences::default() } else { context.preferences()? };
    let preferences = preferred(before, flags, &context.catalog()?.reference)?;
    let changed = context.set_preferences(&preferences)?;
    Answer::new(&changed, format!("{}.\n", changed.operation))
}

fn show(context: &Context, preferences: &Preferences) -> Result {
    let catalog = context.catalog()?;
    let sliders = preferences.all_sliders(&catalog.reference.model.paths);
    let rows = sliders.iter().map(|one| {
        let [low, high] = one.range;
        [
            one.key.clone(),
            one.value.to_string(),
            one.ours.to_string(),
            format!("{low} to {high}"),
            one.about.clone(),
        ]
    });
    let mut text = table(["Slider", "Value", "Ours", "From", "What it does"], &[1, 2], rows);
    let list = |names: &std::collections::BTreeSet<String>| {
        names.iter().cloned().collect::<Vec<_>>().join(", ")
    };
    let said =
        |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let rows = [
        ["pay-floor", "The least pay, in dollars a year", &said(preferences.pay_floor)],
        ["study-hours", "The most hours of study", &said(preferences.study_hours)],
        [
            "remote",
            "Only work that can be done from anywhere",
            if preferences.remote { "yes" } else { "no" },
        ],
        ["licence", "Licences you hold or would get", &list(&preferences.licences)],
        ["no-licence", "Licences you do not want to use", &list(&preferences.no_licences)],
        ["no-family", "Fields to leave out (`families`)", &list(&preferences.no_families)],
        ["more", "Kinds of work you want more of", &list(&preferences.more)],
        ["less", "Kinds of work you want less of", &list(&preferences.less)],
    ];
    text += "\n";
    text += &table(["Wish", "", "Now"], &[], rows.into_iter().map(|row| row.map(str::to_owned)));
    let themes: Vec<&str> = catalog.themes.iter().map(|(id, _)| id.as_str()).collect();
    text += &format!("\n{}", paragraph(&format!("Kinds of work: {}.", themes.join(", "))));
    let names = licences(&catalog.reference);
    Answer::new(
        &json!({ "preferences": preferences, "sliders": sliders, "licences": names, "themes": catalog.themes }),
        text,
    )
}

/// `before` with what the flags say. Lists grow; `none` empties one, or takes a limit away.
fn preferred(
    before: Preferences,
    flags: &PreferenceFlags,
    reference: &Reference,
) -> Result<Preferences> {
    let mut preferences = before;
    for (key, value) in &flags.preferences {
        let amount = || match value.as_str() {
            "none" => Ok(None),
            number => number.parse::<f64>().map(Some).map_err(|_| no_number(key, value)),
        };
        match key.as_str() {
            "pay-floor" => preferences.pay_floor = amount()?,
            "study-hours" => preferences.study_hours = amount()?,
            "remote" => preferences.remote = value == "yes",
            "licence" => add(&mut preferences.licences, value),
            "no-licence" => add(&mut preferences.no_licences, value),
            "no-family" => add(&mut preferences.no_families, value),
            "more" => add(&mut preferences.more, value),
            "less" => add(&mut preferences.less, value),
            _ => {
                match amount()? {
                    Some(number) => preferences.sliders.insert(key.clone(), number),
                    None => preferences.sliders.remove(key),
                };
            }
        }
    }
    preferences.check(reference)?;
    Ok(preferences)
}

fn add(list: &mut std::collections::BTreeSet<String>, value: &str) {
    if value == "none" {
        list.clear();
    } else {
        list.insert(value.to_owned());
    }
}

fn no_number(key: &str, value: &str) -> UserError {
    UserError::new(
        ErrorKind::Invalid,
        format!("“{value}” is no number for {key}."),
        "Write a plain number, or none.",
    )
}

/// Keeps an eye on an occupation, or no longer; without one, lists them.
pub fn pin(context: &mut Context, title: Option<&str>, off: bool) -> Result {
    let Some(title) = title else {
        let known = context.pins()?;
        let rows = known.iter().map(|one| [one.title.clone(), one.code.to_string()]);
        let mut text = table(["Pinned", "Code"], &[], rows);
        if known.is_empty() {
            text = "Nothing is pinned. `waymark-cli pin TITLE` keeps an eye on an occupation.\n"
                .into();
        }
        return Answer::new(&json!({ "pins": known }), text);
    };
    let code = context.resolve(title)?.code.clone();
    let changed = if off { context.unpin(&code)? } else { context.pin(&code)? };
    Answer::new(&changed, format!("{}: {code}.\n", changed.operation))
}
