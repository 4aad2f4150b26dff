//! Org mode: headings with a word such as TODO.

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, NOT_UTF8, REPEATS, date, lines, minutes},
};

/// Words before a heading that make it a task, and whether it is then done.
struct Words {
    open: Vec<String>,
    done: Vec<String>,
}

impl Default for Words {
    fn default() -> Self {
        let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            open: all(&["TODO", "NEXT", "STARTED", "WAITING"]),
            done: all(&["DONE", "CANCELLED", "CANCELED"]),
        }
    }
}

impl Words {
    /// Takes in what `#+TODO: A B | C` says.
    fn learn(&mut self, text: &str) {
        let bare = |word: &str| word.split('(').next().unwrap_or_default().to_owned();
        let (open, done) = text.split_once('|').unwrap_or((text, ""));
        self.open.extend(open.split_whitespace().map(bare));
        self.done.extend(done.split_whitespace().map(bare));
    }
}

pub(super) fn read(bytes: &[u8]) -> Vec<Line> {
    let (mut words, mut found, mut drawer): (Words, Vec<Line>, bool) =
        (Words::default(), Vec::new(), false);
    // Whether lines belong to the task found last.
    let mut within = false;
    for (number, line) in lines(bytes) {
        let Some(line) = line else {
            if within && let Some(last) = found.last_mut() {
                last.1 = Err(NOT_UTF8.into());
            } else {
                found.push((number, Err(NOT_UTF8.into())));
            }
            continue;
        };
        // The space of no width is how Org, and our export, keep words from being read as marks.
        let line = line.replace('\u{200b}', "");
        if let Some(heading) = heading(&line) {
            let task = task(heading, &words);
            (within, drawer) = (task.is_some(), false);
            found.extend(task.map(|task| (number, task)));
        } else if let Some((key, rest)) = line.split_once(':').filter(|_| line.starts_with("#+")) {
            if ["#+TODO", "#+SEQ_TODO", "#+TYP_TODO"].iter().any(|k| key.eq_ignore_ascii_case(k)) {
                words.learn(rest);
            }
        } else if within && let Some((_, task)) = found.last_mut() {
            *task = std::mem::replace(task, Err(String::new()))
                .and_then(|task| below(task, line.trim(), &mut drawer));
        }
    }
    found
}

/// What follows the stars.
fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('*')?.trim_start_matches('*').strip_prefix(' ').map(str::trim)
}

fn task(heading: &str, words: &Words) -> Option<std::result::Result<ImportedTask, String>> {
    let (word, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let done = words.done.iter().any(|known| known == word);
    if !done && !words.open.iter().any(|known| known == word) {
        return None;
    }
    if word.starts_with("CANCEL") {
        return Some(Err(LEFT_OUT.into()));
    }
    let mut title = rest.trim();
    if let Some(rest) = title.strip_prefix("[#") {
        title = rest.split_once(']').map_or(title, |(_, rest)| rest.trim());
    }
    if let Some((rest, last)) = title.rsplit_once(' ')
        && last.len() > 2
        && last.starts_with(':')
        && last.ends_with(':')
    {
        title = rest.trim();
    }
    Some(Ok(ImportedTask { title: title.to_owned(), done, ..ImportedTask::default() }))
}

/// A task with one more line below its heading.
fn below(
    mut task: ImportedTask,
    line: &str,
    drawer: &mut bool,
) -> std::result::Result<ImportedTask, String> {
    if ["DEADLINE:", "SCHEDULED:", "CLOSED:"].iter().any(|word| line.starts_with(word)) {
        for (word, last) in [("SCHEDULED:", false), ("DEADLINE:", true)] {
            let Some((_, rest)) = line.split_once(word) else { continue };
            let stamp = rest.split(['<', '>']).nth(1).unwrap_or_default();
            let repeated = |part: &str| part.starts_with(['+', '.']) && part.len() > 2;
            if stamp.split(' ').skip(1).any(repeated) {
                return Err(REPEATS.into());
            }
            // The deadline counts where a heading has both.
            task.due = if last { date(stamp).or(task.due) } else { task.due.or(date(stamp)) };
        }
    } else if line.eq_ignore_ascii_case(":END:") {
        *drawer = false;
    } else if let Some((key, value)) = line.strip_prefix(':').and_then(|l| l.split_once(':')) {
        if key.eq_ignore_ascii_case("EFFORT") {
            task.minutes = minutes(value);
        }
        *drawer |= value.is_empty();
    } else if !*drawer && !line.is_empty() {
        if !task.note.is_empty() {
            task.note.push('\n');
        }
        task.note.push_str(line.strip_prefix("Note: ").unwrap_or(line));
    }
    Ok(task)
}
