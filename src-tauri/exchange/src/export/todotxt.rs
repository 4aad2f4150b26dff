//! A line per task, as todo.txt wants it.

use std::fmt::Write;

use domain::plan::Plan;

use super::item::{escape_csv_formula, items};

/// The plan as todo.txt.
pub(super) fn lines(plan: &Plan) -> String {
    let mut text = String::new();
    let begun = plan.draft.start;
    for item in items(plan) {
        if let Some(day) = item.ended() {
            let _ = write!(text, "x {day} ");
        }
        let title = escape_csv_formula(&plain(&item.line()));
        let _ = write!(text, "{begun} {title} +waymark due:{} min:{}", item.day, item.minutes);
        if let Some(milestone) = item.milestone {
            let _ = write!(text, " for:{milestone}");
        }
        // There is no mark for what was left out.
        let left_out = if item.state() == "skipped" { " state:skipped" } else { "" };
        let _ = writeln!(text, "{left_out} id:{}", item.id);
    }
    text
}

/// A title in which no word is one of the marks that programs act on.
fn plain(title: &str) -> String {
    let word = |word: &str| match word.split_once(':') {
        Some((key, value)) if MARKS.contains(&key) => format!("{key}: {value}"),
        _ => word.to_owned(),
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Ours, and those that programs share: threshold, recurrence, hidden, priority.
const MARKS: [&str; 9] = ["due", "min", "for", "id", "state", "t", "rec", "h", "pri"];
