//! Today, and what is done with a step.

use chrono::NaiveDate;
use domain::plan::{Checkpoint, DayView, Review, Today};
use store::Missing;

use super::{Result, plan::mark};
use crate::{
    answer::Answer,
    context::Context,
    table::{bold, count, paragraph, table},
};

/// What today holds.
pub fn today(context: &mut Context) -> Result {
    context.confirm_today()?;
    let today = context.read_today()?.ok_or_else(|| context.client().missing(Missing::Plan))?;
    Answer::new(&today, page(&today))
}

fn page(today: &Today) -> String {
    let mut text =
        format!("{}\n", bold(&format!("{}, day {}", today.date.format("%A %-d %B %Y"), today.day)));
    if let Some(digest) = &today.digest {
        text += &format!("\n{}", paragraph(digest));
    }
    match &today.next {
        Some(step) => {
            let when = if step.day > today.date {
                let left = if today.steps.is_empty() { "planned" } else { "left" };
                text += &format!("\nNothing is {left} for today.");
                step.day.format(", for %A %-d %B").to_string()
            } else {
                String::new()
            };
            text += "\n";
            text += &paragraph(&format!("Next{when}: {} ({} minutes)", step.title, step.minutes));
            if let Some(cue) = &today.cue {
                text += &paragraph(cue);
            }
            let done = if when.is_empty() { "Done?" } else { "Done today already?" };
            text += &format!("{done} waymark-cli done {}\n\n", step.id);
        }
        None => text += "\nNothing is planned for today.\n\n",
    }
    if !today.steps.is_empty() {
        let rows = today.steps.iter().map(|step| {
            [
                mark(&step.progress).to_owned(),
                step.id.clone(),
                step.title.clone(),
                step.minutes.to_string(),
            ]
        });
        text += &table(["", "", "Today", "Minutes"], &[3], rows);
        text += &format!("{} of {} minutes planned.\n", today.planned, today.capacity);
    }
    if !today.moved.is_empty() {
        text += &format!("\n{}", paragraph(&today.moved));
    }
    // A beginner has nothing to look back on.
    if today.continuity.days > 0 {
        text += &paragraph(&format!(
            "Lived: {} of the last {} with something planned.",
            today.continuity.days,
            count(today.continuity.of, "day")
        ));
    }
    if let Some(day) = today.checkpoint {
        text += &paragraph(&format!(
            "Day {day} has come. `waymark-cli checkpoint {day}` looks at your score again."
        ));
    }
    if let Some(why) = &today.reschedule {
        text += &paragraph(&format!("{why} `waymark-cli reschedule` shows how."));
    }
    text + &format!("\n{}", paragraph(&today.prompt))
}

/// A day as it was planned and as it was.
pub fn day(context: &Context, day: NaiveDate) -> Result {
    let view = context.day(day)?;
    Answer::new(&view, day_page(&view))
}

fn day_page(view: &DayView) -> String {
    let day = &view.day;
    let mut text = format!("{}\n", bold(&day.day.format("%A %-d %B %Y").to_string()));
    text += &format!(
        "{} of {} minutes were planned, {} lived.\n\n",
        day.planned, day.capacity, day.minutes
    );
    let planned = view
        .planned
        .iter()
        .map(|step| [step.id.clone(), step.title.clone(), step.minutes.to_string()]);
    text += &table(["", "Planned that morning", "Minutes"], &[2], planned);
    let actual = view.actual.iter().map(|one| {
        let title =
            if one.finished { one.title.clone() } else { format!("{} (not finished)", one.title) };
        [one.id.clone(), title, one.minutes.to_string(), one.note.clone()]
    });
    text + "\n" + &table(["", "Lived", "Minutes", "Note"], &[2], actual)
}

/// The weekly review.
pub fn review(context: &Context, week: Option<u32>) -> Result {
    let review = context.review(week)?;
    Answer::new(&review, review_page(&review))
}

fn review_page(review: &Review) -> String {
    let mut text =
        format!("{}\n", bold(&format!("Week {}, {} to {}", review.week, review.from, review.to)));
    text += &paragraph(&format!(
        "Meant: {}, {}. Lived: {}, {} on {}.",
        count(review.planned_steps, "step"),
        count(review.planned_minutes, "minute"),
        count(review.done_steps, "step"),
        count(review.done_minutes, "minute"),
        count(review.active_days, "day")
    ));
    if review.estimated > 0 {
        text += &paragraph(&format!(
            "What you timed was estimated at {} minutes and took {}. An estimated hour now counts as \
             {:.2} hours (before: {:.2}).",
            review.estimated, review.actual, review.overrun_after, review.overrun_before
        ));
    }
    let open = review.open.iter();
    let rows = open.map(|step| [step.id.clone(), step.title.clone(), step.minutes.to_string()]);
    if !review.open.is_empty() {
        text += &table(["", "Still open", "Minutes"], &[2], rows);
    }
    text += &paragraph(&format!(
        "The week that comes has {} minutes planned of {}.",
        review.next_planned, review.next_capacity
    ));
    if let Some(offer) = &review.offer {
        text += &paragraph(&format!("{} `waymark-cli capacity` changes it.", offer.why));
    }
    text + &paragraph(&review.question)
}

/// The score with what was practised so far.
pub fn checkpoint(context: &mut Context, day: &str, hold: bool) -> Result {
    let day = day.parse().unwrap_or_default();
    let found = context.checkpoint(day)?;
    if hold {
        context.hold_checkpoint(day)?;
    }
    Answer::new(&found, checkpoint_page(&found))
}

fn checkpoint_page(found: &Checkpoint) -> String {
    let mut text = format!("{}\n", bold(&format!("Day {}", found.day)));
    text += &paragraph(&format!(
        "{} of {} milestones are done. Once what you practised is part of your week, your score goes \
         from {:.1} to {:.1}; learning alone does not move it.",
        found.done, found.of, found.before, found.now
    ));
    let rows = found.parts.iter().map(|part| {
        [
            part.title.clone(),
            format!("{:.0}%", part.mastery * 100.0),
            if part.points < 0.0 {
                format!("{:.2}", part.points).replace('-', "−")
            } else {
                "0".into()
            },
        ]
    });
    text += &table(["Practice", "How far", "Points"], &[1, 2], rows);
    text + &paragraph(&format!(
        "The next 90 days can begin on {}: `waymark-cli start me --start {}`.",
        found.next_start, found.next_start
    ))
}
