//! An outline for Org mode: milestones as headings, their steps below.

use std::fmt::Write;

use chrono::NaiveDate;
use domain::plan::{Plan, Progress};

use super::item::{Item, items, name, one_line};

/// The plan as an Org file.
pub(super) fn outline(plan: &Plan) -> String {
    let draft = &plan.draft;
    let mut text = format!(
        "#+TITLE: {} days: {}\n#+TODO: TODO | DONE CANCELLED\n\n",
        draft.days,
        plain(&draft.target.title)
    );
    let all = items(plan);
    let (milestones, steps): (Vec<&Item>, Vec<&Item>) =
        all.iter().partition(|item| item.is_milestone());
    for milestone in milestones {
        heading(&mut text, milestone);
        let artefact = plain(milestone.artefact);
        if !artefact.is_empty() {
            let _ = writeln!(text, "Makes: {artefact}");
        }
        for step in steps.iter().filter(|step| step.milestone == Some(milestone.id)) {
            heading(&mut text, step);
        }
    }
    let mut rest = steps.iter().filter(|step| step.milestone.is_none()).peekable();
    if rest.peek().is_some() {
        text.push_str("* Through the weeks\n");
        rest.for_each(|step| heading(&mut text, step));
    }
    text
}

fn heading(text: &mut String, item: &Item) {
    let (stars, planned) =
        if item.is_milestone() { ("*", "DEADLINE") } else { ("**", "SCHEDULED") };
    let word = match item.progress {
        Progress::Open => "TODO",
        Progress::Done { .. } => "DONE",
        Progress::Skipped { .. } => "CANCELLED",
    };
    let _ = writeln!(text, "{stars} {word} {}", plain(item.title));
    if let Some(day) = item.ended() {
        let _ = write!(text, "CLOSED: [{}] ", stamp(day));
    }
    let _ = writeln!(text, "{planned}: <{}>", stamp(item.day));
    let _ = writeln!(text, ":PROPERTIES:\n:ID: {}", name(item.uid));
    let (hours, minutes) = (item.minutes / 60, item.minutes % 60);
    let _ = writeln!(text, ":EFFORT: {hours}:{minutes:02}\n:END:");
    let note = plain(item.proof);
    if !note.is_empty() {
        let _ = writeln!(text, "Note: {note}");
    }
}

fn stamp(day: NaiveDate) -> String {
    day.format("%Y-%m-%d %a").to_string()
}

/// Words that stay words: a space of no width, which is Org's own way to escape, breaks what would
/// be a link, a date, a macro, code that runs on export, a priority, a tag or a comment.
fn plain(text: &str) -> String {
    const BREAK: char = '\u{200b}';
    let mut plain = String::new();
    for character in one_line(text).chars() {
        plain.push(character);
        let code = character == '_' && ["src_", "call_"].iter().any(|word| plain.ends_with(word));
        if matches!(character, '[' | '<' | '{') || code {
            plain.push(BREAK);
        }
    }
    if plain.starts_with("COMMENT") {
        plain.insert(0, BREAK);
    }
    if plain.ends_with(':') {
        plain.push(BREAK);
    }
    plain
}
