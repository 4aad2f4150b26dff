//! A checklist by week.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use domain::plan::{Plan, Progress};

use super::item::one_line;

/// The plan as a checklist that can be printed.
pub(crate) fn checklist(plan: &Plan) -> String {
    let draft = &plan.draft;
    let mut text = format!(
        "# {} days: {}\n\n{} to {}\n\n## Milestones\n\n",
        draft.days,
        plain(&draft.target.title),
        draft.start,
        draft.end
    );
    for milestone in &draft.milestones {
        let _ = writeln!(
            text,
            "- [{}] **{}** {} by {}: {}",
            mark(&milestone.progress),
            milestone.id,
            plain(&milestone.title),
            day(milestone.day),
            plain(&milestone.artefact)
        );
    }
    for (number, week) in draft.load.chunks(7).enumerate() {
        let _ = writeln!(text, "\n## Week {}, from {}\n", number + 1, week[0].day);
        for step in draft.steps.iter().filter(|s| week.iter().any(|day| day.day == s.day)) {
            let _ = writeln!(
                text,
                "- [{}] {} **{}** {} ({} min)",
                mark(&step.progress),
                day(step.day),
                step.id,
                plain(&step.title),
                step.minutes
            );
        }
    }
    text
}

/// What stands in the box of an item.
pub(super) fn mark(progress: &Progress) -> char {
    match progress {
        Progress::Open => ' ',
        Progress::Done { .. } => 'x',
        Progress::Skipped { .. } => '-',
    }
}

/// Words that stay words: a backslash before what Markdown would act on.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in one_line(text).chars() {
        if "\\`*_[]<>&|~$#".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

fn day(date: NaiveDate) -> String {
    format!("{} {date}", date.weekday())
}
