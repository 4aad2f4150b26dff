//! Markdown: items of a list that have a box.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, LONGEST_LINE, TOO_LONG, date, one_line},
};

/// An item of a list while it is read.
struct Item {
    line: usize,
    /// Whether its box is ticked; none without a box.
    ticked: Option<bool>,
    text: String,
    /// Its place among what was found, so that an item comes before those below it.
    place: usize,
}

pub(super) fn read(text: &str) -> Vec<Line> {
    let (mut open, mut found): (Vec<Item>, Vec<Option<Line>>) = (Vec::new(), Vec::new());
    let (mut line, mut seen) = (1, 0);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TASKLISTS).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => {
                // Items begin in the order of the text.
                let passed = text.as_bytes().get(seen..range.start).unwrap_or_default();
                line += passed.iter().filter(|byte| **byte == b'\n').count();
                seen = seen.max(range.start);
                found.push(None);
                let place = found.len() - 1;
                open.push(Item { line, ticked: None, text: String::new(), place });
            }
            Event::End(TagEnd::Item) => {
                if let Some(item) = open.pop() {
                    let place = item.place;
                    found[place] = item.task();
                }
            }
            Event::TaskListMarker(ticked) => {
                if let Some(item) = open.last_mut() {
                    item.ticked = Some(ticked);
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(item) = open.last_mut() {
                    item.text.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                if let Some(item) = open.last_mut() {
                    item.text.push(' ');
                }
            }
            _ => {}
        }
    }
    found.into_iter().flatten().collect()
}

impl Item {
    fn task(self) -> Option<Line> {
        if self.text.len() > LONGEST_LINE {
            return self.ticked.map(|_| (self.line, Err(TOO_LONG.into())));
        }
        let text = one_line(&self.text);
        if text.starts_with("[-] ") {
            return Some((self.line, Err(LEFT_OUT.into())));
        }
        let done = self.ticked?;
        Some((self.line, Ok(ImportedTask { done, ..task(&text) })))
    }
}

/// A task from the words beside its box, with the date and minutes that stand in them.
fn task(text: &str) -> ImportedTask {
    let mut task = ImportedTask::default();
    let mut words: Vec<&str> = text.split(' ').collect();
    // `Mon 2026-01-05 …`, as our own list begins its steps, or the date alone.
    let weekday = usize::from(WEEKDAYS.contains(&words[0]));
    if let Some(day) = words.get(weekday).and_then(|word| iso(word)) {
        task.due = Some(day);
        words.drain(..=weekday);
    }
    if let [.., number, "min)"] = words[..]
        && let Some(minutes) = number.strip_prefix('(').and_then(|number| number.parse().ok())
    {
        task.minutes = Some(minutes);
        words.truncate(words.len() - 2);
    }
    if let Some(at) = words.iter().position(|word| DUE.contains(word))
        && let Some(day) = words.get(at + 1).and_then(|word| iso(word))
    {
        task.due = Some(day);
        words.drain(at..=at + 1);
    }
    words.retain(|word| match word.strip_prefix("due:").and_then(iso) {
        Some(day) => {
            task.due = Some(day);
            false
        }
        None => true,
    });
    let own = words.first().and_then(|word| word.split_at_checked(1));
    if let Some((kind @ ("M" | "S"), number)) = own
        && number.parse::<u32>().is_ok()
    {
        words.remove(0);
        // `… by Mon 2026-01-05: artefact`, as our own list ends its milestones.
        let by = words.windows(3).position(|three| three[0] == "by" && three[2].ends_with(':'));
        if let Some(at) = by.filter(|_| kind == "M")
            && let Some(day) = iso(words[at + 2].trim_end_matches(':'))
        {
            task.due = Some(day);
            task.note = words.split_off(at)[3..].join(" ");
        }
    }
    task.title = words.join(" ");
    task
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// Words that a due date follows.
const DUE: [&str; 3] = ["📅", "due:", "due"];

fn iso(word: &str) -> Option<chrono::NaiveDate> {
    date(word).filter(|_| word.len() == 10 && word.as_bytes()[4] == b'-')
}
