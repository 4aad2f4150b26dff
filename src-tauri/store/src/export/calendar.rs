//! A calendar: milestones and reviews as days, steps as things to do.

use chrono::Days;
use domain::plan::{Plan, Progress, StepKind};
use icalendar::{Calendar, Component, Event, EventLike, Todo, TodoStatus};

/// The plan as iCalendar. Ids stay the same, so that a second import changes instead of doubling.
pub(super) fn calendar(plan: &Plan) -> String {
    let draft = &plan.draft;
    let mut calendar = Calendar::new();
    calendar.name("Waymark");
    let stamp = draft.start.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc();
    let uid = |id: &str| format!("plan-{}-{}-{id}@waymark", plan.id, draft.start);
    for milestone in &draft.milestones {
        let mut event = Event::new();
        event
            .uid(&uid(&milestone.id))
            .timestamp(stamp)
            .summary(&milestone.title)
            .description(&milestone.artefact);
        event.starts(milestone.day).ends(milestone.day + Days::new(1));
        calendar.push(event.done());
    }
    for step in &draft.steps {
        if step.kind == StepKind::Review {
            let mut event = Event::new();
            event.uid(&uid(&step.id)).timestamp(stamp).summary(&step.title);
            event.starts(step.day).ends(step.day + Days::new(1));
            calendar.push(event.done());
            continue;
        }
        let mut todo = Todo::new();
        todo.uid(&uid(&step.id)).timestamp(stamp).summary(&step.title);
        todo.starts(step.day).due(step.day);
        todo.description(&format!("{} minutes", step.minutes));
        match step.progress {
            Progress::Open => todo.status(TodoStatus::NeedsAction),
            Progress::Done { .. } => todo.status(TodoStatus::Completed).percent_complete(100),
            Progress::Skipped { .. } => todo.status(TodoStatus::Cancelled),
        };
        calendar.push(todo.done());
    }
    calendar.done().to_string()
}
