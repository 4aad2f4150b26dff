//! iCalendar: entries of a calendar and things to do.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use icalendar::parser::{Component, read_components, unfold};

use super::{
    ImportedTask, Line,
    text::{LEFT_OUT, NOT_UTF8, REPEATS, due, lines, minutes},
};
use crate::{Result, unreadable};

/// The largest entry that the parser is given.
const LARGEST_ENTRY: usize = 1 << 20;
/// How deep an entry may nest: the parser calls itself at each level.
const DEEPEST: usize = 4;

/// An entry while its lines are gathered.
struct Entry {
    line: usize,
    kind: &'static str,
    text: String,
    depth: usize,
    trouble: Option<String>,
}

pub(super) fn read(bytes: &[u8], civil: &dyn Fn(DateTime<Utc>) -> NaiveDate) -> Result<Vec<Line>> {
    let (mut found, mut entry, mut calendar): (Vec<Line>, Option<Entry>, bool) =
        (Vec::new(), None, false);
    for (number, line) in lines(bytes) {
        let Some(open) = &mut entry else {
            calendar |= line.is_some_and(|line| is(line, "BEGIN:VCALENDAR"));
            let kind = ["VTODO", "VEVENT"].into_iter().find(|kind| {
                line.is_some_and(|line| is(line, &format!("BEGIN:{kind}"))) && calendar
            });
            entry = kind.map(|kind| Entry {
                line: number,
                kind,
                text: format!("BEGIN:{kind}\r\n"),
                depth: 1,
                trouble: None,
            });
            continue;
        };
        open.gather(line);
        if open.depth == 0 {
            found.extend(entry.take().map(|entry| (entry.line, entry.task(civil))));
        }
    }
    if !calendar {
        return Err(unreadable(
            "The file is no calendar.",
            "Name an .ics file that another program exported.",
        ));
    }
    found.extend(entry.map(|entry| (entry.line, Err("The file ends within it.".into()))));
    Ok(found)
}

fn is(line: &str, what: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case(what)
}

fn begins(line: &str, what: &str) -> bool {
    line.as_bytes().get(..what.len()).is_some_and(|to| to.eq_ignore_ascii_case(what.as_bytes()))
}

impl Entry {
    /// Takes one more line in.
    fn gather(&mut self, line: Option<&str>) {
        let Some(line) = line else {
            self.trouble = Some(NOT_UTF8.into());
            return;
        };
        if begins(line, "BEGIN:") {
            self.depth += 1;
        } else if begins(line, "END:") {
            self.depth -= 1;
        }
        if self.depth > DEEPEST || self.text.len() + line.len() > LARGEST_ENTRY {
            self.trouble = Some("It is too large for a task.".into());
        }
        if self.trouble.is_none() {
            let line = if self.depth == 0 { &format!("END:{}", self.kind) } else { line };
            self.text.push_str(line);
            self.text.push_str("\r\n");
        }
    }

    fn task(
        self,
        civil: &dyn Fn(DateTime<Utc>) -> NaiveDate,
    ) -> std::result::Result<ImportedTask, String> {
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let text = unfold(&self.text);
        let component = read_components(&text).ok().and_then(|all| all.into_iter().next());
        let component = component.ok_or("It is damaged.")?;
        let value = |name: &str| {
            component.find_prop(name).map(|property| property.val.as_str()).unwrap_or_default()
        };
        if component.find_prop("RRULE").is_some() || component.find_prop("RDATE").is_some() {
            return Err(REPEATS.into());
        }
        let (status, state) = (value("STATUS"), value("X-WAYMARK-STATE"));
        if status.eq_ignore_ascii_case("CANCELLED") || state == "skipped" {
            return Err(LEFT_OUT.into());
        }
        let end = if value("DUE").is_empty() { value("DTSTART") } else { value("DUE") };
        Ok(ImportedTask {
            title: value("SUMMARY").to_owned(),
            due: day(end, civil)?,
            minutes: takes(&component),
            done: status.eq_ignore_ascii_case("COMPLETED") || state == "done",
            note: value("DESCRIPTION").to_owned(),
        })
    }
}

/// The date of `20260105`, `20260105T090000` or `20260105T090000Z`.
fn day(
    text: &str,
    civil: &dyn Fn(DateTime<Utc>) -> NaiveDate,
) -> std::result::Result<Option<NaiveDate>, String> {
    match (NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ"), due(text)?) {
        (Ok(instant), Some(_)) => Ok(Some(civil(instant.and_utc()))),
        (_, plain) => Ok(plain),
    }
}

/// Minutes as we wrote them, as a duration, or from the beginning to the end.
fn takes(component: &Component) -> Option<u32> {
    let value = |name: &str| component.find_prop(name).map(|property| property.val.as_str());
    let told = ["X-WAYMARK-MINUTES", "DURATION", "ESTIMATED-DURATION"];
    told.into_iter().find_map(|name| minutes(value(name)?)).or_else(|| {
        let at = |name: &str| {
            let text = value(name)?.trim_end_matches('Z');
            NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()
        };
        u32::try_from((at("DTEND")? - at("DTSTART")?).num_minutes()).ok()
    })
}
