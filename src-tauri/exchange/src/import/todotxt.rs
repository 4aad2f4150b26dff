//! todo.txt: a line per task.

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, LONGEST_LINE, NOT_UTF8, REPEATS, TOO_LONG, date, due, lines, minutes},
};

pub(super) fn read(bytes: &[u8]) -> Vec<Line> {
    let filled = lines(bytes).filter(|(_, line)| line.is_none_or(|line| !line.trim().is_empty()));
    filled.map(|(number, line)| (number, line.ok_or(NOT_UTF8.into()).and_then(task))).collect()
}

fn task(line: &str) -> std::result::Result<ImportedTask, String> {
    if line.len() > LONGEST_LINE {
        return Err(TOO_LONG.into());
    }
    let mut words = line.split_whitespace().peekable();
    let mut task =
        ImportedTask { done: words.next_if_eq(&"x").is_some(), ..ImportedTask::default() };
    words.next_if(|word| priority(word));
    // The day of completion and that of creation.
    for _ in 0..2 {
        words.next_if(|word| date(word).is_some());
    }
    let mut title = Vec::new();
    for word in words {
        let (key, value) = word.split_once(':').unwrap_or((word, ""));
        match key {
            _ if value.is_empty() && word != "+waymark" => title.push(word),
            "due" => task.due = due(value)?,
            "min" | "est" => task.minutes = minutes(value),
            "rec" => return Err(REPEATS.into()),
            "state" if value == "skipped" => return Err(LEFT_OUT.into()),
            "+waymark" | "for" | "id" | "t" | "h" | "pri" => {}
            _ => title.push(word),
        }
    }
    task.title = title.join(" ");
    Ok(task)
}

fn priority(word: &str) -> bool {
    matches!(word.as_bytes(), [b'(', b'A'..=b'Z', b')'])
}
