//! Tables and figures for an 80-column terminal.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// A table that fits 80 columns; columns named in `right` are aligned right.
pub fn table<const N: usize>(
    head: [&str; N],
    right: &[usize],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(80);
    table.set_header(head);
    for row in rows {
        table.add_row(row);
    }
    for &column in right {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Where bold begins and ends, until [`shown`] knows that it is ours.
const BOLD: [char; 2] = ['\u{f0000}', '\u{f0001}'];

/// Text in bold, on terminals.
pub fn bold(text: &str) -> String {
    format!("{}{text}{}", BOLD[0], BOLD[1])
}

/// A text as it may reach a terminal: what comes from files and from other people cannot drive it. Control codes,
/// old and new, and codes that turn the direction of writing are left out; only our own bold is put in.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => shown.push(c),
            _ if c == BOLD[0] => shown += "\x1b[1m",
            _ if c == BOLD[1] => shown += "\x1b[0m",
            _ if drives(c) => {}
            _ => shown.push(c),
        }
    }
    shown
}

/// JSON as it may reach a terminal: the same codes, written as escapes, so that nothing is lost.
pub fn shown_json(text: &str) -> String {
    let escaped = |c: char| match c {
        '\n' => c.to_string(),
        _ if drives(c) => format!("\\u{:04x}", u32::from(c)),
        _ => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// Whether a terminal takes it for a command, or writes what follows in another direction.
fn drives(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A share of the week in whole percent.
pub fn percent(fraction: f64) -> String {
    format!("{:.0}%", fraction * 100.0)
}

/// Points with their sign, a real minus.
pub fn signed(points: i32) -> String {
    match points {
        0 => "0".into(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}

/// Wraps a paragraph at 78 columns.
pub fn paragraph(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |l| l.chars().count());
        if line > 0 && line + 1 + word.chars().count() > 78 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

/// `very_low` as people write it.
pub fn words(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.replace('_', " "),
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// `1 step`, `2 steps`.
pub fn count(number: u32, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_cannot_drive_a_terminal() {
        let comment = "Good \x1b]52;c;cm0gLXJm\x07work\u{9b}2J, \u{202e}evil\u{202c}.\r\n";
        assert_eq!(shown(comment), "Good ]52;c;cm0gLXJmwork2J, evil.\n");
        assert_eq!(shown(&bold("Mine")), "\x1b[1mMine\x1b[0m");
        let json = shown_json("{\n\"a\": \"\u{9b}2J\u{202e}\"}");
        assert_eq!(json, "{\n\"a\": \"\\u009b2J\\u202e\"}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["a"], "\u{9b}2J\u{202e}");
    }
}
