//! Lines, dates and minutes as programs write them.

use chrono::{Datelike, NaiveDate};

use crate::{Result, unreadable};

/// Why a line is skipped that is no UTF-8.
pub(super) const NOT_UTF8: &str = "It is not UTF-8; save the file as UTF-8 to bring it along.";
/// Why a task is skipped that comes again and again.
pub(super) const REPEATS: &str = "It repeats; a plan holds what is done once.";
/// Why a task is skipped that was given up.
pub(super) const LEFT_OUT: &str = "It was left out or deleted there.";

/// Why a line is skipped that nobody wrote as a task.
pub(super) const TOO_LONG: &str = "It is too long for a task.";
/// The longest line that is looked at, in bytes.
pub(super) const LONGEST_LINE: usize = 1 << 16;

/// The file as text.
pub(super) fn whole(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        unreadable(
            format!("The file is not UTF-8 (line {line})."),
            "Save it as UTF-8 in a text editor, then try again.",
        )
    })
}

/// Lines with their numbers; none where a line is no UTF-8.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, Option<&str>)> {
    let line = |line| std::str::from_utf8(line).ok().map(|line| line.trim_end_matches('\r'));
    bytes.split(|byte| *byte == b'\n').map(line).zip(1..).map(|(line, number)| (number, line))
}

/// A text without line ends and other control characters.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the apostrophe that our exports put before what a spreadsheet would run.
pub(super) fn unquoted(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => text,
    }
}

/// At most so many characters; what was cut is shown.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// A date, also where a time follows. Forms in which day and month can be confused are no date.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    if !day.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c)) || day.len() > 10 {
        return None;
    }
    let forms = if day.len() == 8 && day.chars().all(|c| c.is_ascii_digit()) {
        &["%Y%m%d"][..]
    } else {
        &["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y"][..]
    };
    let parsed = forms.iter().find_map(|form| NaiveDate::parse_from_str(day, form).ok());
    parsed.filter(|day| (1970..=2200).contains(&day.year()))
}

/// A due date that may be left out.
pub(super) fn due(text: &str) -> std::result::Result<Option<NaiveDate>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let unclear = || format!("Its date “{}” is not written as 2026-01-31.", cut(text.trim(), 40));
    date(text).map(Some).ok_or_else(unclear)
}

/// Minutes: `45`, `45 min`, `1:30`, `1h`, `1h 30m`, `PT1H30M`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Some((hours, minutes)) = text.split_once(':') {
        return total(hours.parse().ok()?, minutes.parse().ok()?);
    }
    let text = text.strip_prefix("pt").unwrap_or(&text);
    let (mut hours, mut minutes, mut number) = (0, 0, String::new());
    let mut unit = String::new();
    for character in text.chars().chain([' ', '0']) {
        if !character.is_ascii_digit() {
            unit.push(character);
            continue;
        }
        if !unit.is_empty() {
            let amount = number.parse().ok();
            match unit.trim() {
                "h" | "hour" | "hours" => hours = amount?,
                "" | "m" | "min" | "mins" | "minute" | "minutes" => minutes = amount?,
                _ => return None,
            }
            number.clear();
            unit.clear();
        }
        number.push(character);
    }
    total(hours, minutes)
}

fn total(hours: u32, minutes: u32) -> Option<u32> {
    hours.checked_mul(60)?.checked_add(minutes)
}
