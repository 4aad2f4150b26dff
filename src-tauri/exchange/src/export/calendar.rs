//! A calendar: steps as days with minutes, milestones as things to do.

use chrono::{DateTime, Days, Utc};
use domain::plan::{Plan, Progress};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Todo, TodoStatus};

use super::item::{Item, items, name, noon, one_line};

/// 2020-01-01, the second from which minutes are counted.
const COUNTED_FROM: i64 = 1_577_836_800;

/// The plan as iCalendar, as it stands at `now`. Ids stay the same, so that a second import changes
/// instead of doubling.
pub(super) fn calendar(plan: &Plan, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name("Waymark");
    for item in items(plan) {
        if item.is_milestone() {
            calendar.push(milestone(plan, &item, now));
        } else {
            calendar.push(step(plan, &item, now));
        }
    }
    calendar.done().to_string()
}

/// A plan gives a step its day and no hour, so it is a day that blocks no time.
fn step(plan: &Plan, item: &Item, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    stamp(&mut event, item, now);
    event.starts(item.day).ends(item.day + Days::new(1));
    event.add_property("TRANSP", "TRANSPARENT");
    let mut about = vec![format!("{} minutes", item.minutes)];
    if let Some(day) = item.ended() {
        about.push(format!("{} on {day}", if item.state() == "done" { "Done" } else { "Skipped" }));
    }
    about.extend(Some(item.proof.replace('\r', "")).filter(|note| !note.is_empty()));
    event.description(&about.join("\n"));
    event.status(match item.progress {
        Progress::Skipped { .. } => EventStatus::Cancelled,
        _ => EventStatus::Confirmed,
    });
    if let Some(milestone) =
        plan.draft.milestones.iter().find(|one| item.milestone == Some(&one.id))
    {
        event.add_property("RELATED-TO", name(&milestone.uid));
    }
    event.add_property("X-WAYMARK-MINUTES", item.minutes.to_string());
    // An event knows no “done”; our own import asks for it here.
    event.add_property("X-WAYMARK-STATE", item.state());
    event.done()
}

fn milestone(plan: &Plan, item: &Item, now: DateTime<Utc>) -> Todo {
    let mut todo = Todo::new();
    stamp(&mut todo, item, now);
    todo.due(item.day).description(&one_line(item.artefact));
    todo.add_property("X-WAYMARK-MINUTES", item.minutes.to_string());
    match item.progress {
        Progress::Done { on, .. } => {
            todo.status(TodoStatus::Completed).percent_complete(100).completed(noon(*on));
        }
        Progress::Skipped { .. } => {
            todo.status(TodoStatus::Cancelled);
        }
        Progress::Open => {
            let begun = items(plan)
                .iter()
                .any(|step| step.milestone == Some(item.id) && step.state() == "done");
            let status = if begun { TodoStatus::InProcess } else { TodoStatus::NeedsAction };
            todo.status(status);
        }
    }
    todo.done()
}

/// What tells a program which copy is the newer one. The journal counts no changes of an item, so
/// the number grows with the minutes: it never falls behind an older copy.
fn stamp(to: &mut impl Component, item: &Item, now: DateTime<Utc>) {
    let sequence = u32::try_from((now.timestamp() - COUNTED_FROM) / 60).unwrap_or_default();
    to.uid(&name(item.uid)).summary(&item.line());
    to.timestamp(now).last_modified(now).sequence(sequence);
}
