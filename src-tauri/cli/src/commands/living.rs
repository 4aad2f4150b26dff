//! Today, and what is done with a step.

use chrono::NaiveDate;
use domain::{
    ErrorKind, UserError,
    plan::{self, Checkpoint, DayView, Review, Today},
    risk::{self, Horizon},
};
use store::Changed;

use super::{
    Result,
    plan::{mark, running},
};
use crate::{
    answer::Answer,
    context::Context,
    table::{bold, count, paragraph, table},
};

/// What today holds.
pub fn today(context: &Context) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    store.visit(&now, true)?;
    let today = plan::today(&running(&store)?, now.today);
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
    if let Some(bend) = &today.bend {
        text += &paragraph(&format!("{bend} `waymark-cli reschedule` shows how."));
    }
    text + &format!("\n{}", paragraph(&today.prompt))
}

/// Completes a step or milestone.
pub fn complete(context: &Context, id: &str, note: &str, minutes: Option<u32>) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    done(&store.check(id, note, minutes, &now)?)
}

/// Notes minutes on a step.
pub fn log_time(context: &Context, id: &str, minutes: u32, note: &str) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    done(&store.sit(id, minutes, note, &now)?)
}

/// A day as it was planned and as it was lived.
pub fn day(context: &Context, day: NaiveDate) -> Result {
    let store = context.store()?;
    let now = context.now(&store)?;
    let view = plan::day_view(&running(&store)?, day, now.today);
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
    let lived = view.lived.iter().map(|one| {
        let title =
            if one.finished { one.title.clone() } else { format!("{} (not finished)", one.title) };
        [one.id.clone(), title, one.minutes.to_string(), one.note.clone()]
    });
    text + "\n" + &table(["", "Lived", "Minutes", "Note"], &[2], lived)
}

/// The weekly review.
pub fn review(context: &Context, week: Option<u32>) -> Result {
    let store = context.store()?;
    let (now, plan) = (context.now(&store)?, running(&store)?);
    let last = plan.draft.days.div_ceil(7);
    if let Some(week) = week.filter(|week| *week > last) {
        let text = format!("The plan has no week {week}.");
        let hint = format!("Its weeks go from 1 to {last}.");
        return Err(UserError::new(ErrorKind::Invalid, text, hint).into());
    }
    let week = week.unwrap_or_else(|| plan::week_of(&plan, now.today));
    let review = plan::review(&plan, week, now.today, &context.catalog()?.reference.model.plan);
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
        count(review.lived_days, "day")
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
pub fn checkpoint(context: &Context, day: &str, hold: bool) -> Result {
    let day = day.parse().unwrap_or_default();
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let (profile, own) = context.own()?;
    let reference = context.reference()?;
    let (running, divided) = (running(&store)?, store.divided_on()?);
    let own_work = (&own, profile.seniority);
    let found = plan::checkpoint(&running, day, own_work, divided, &reference);
    if hold {
        let report = risk::assess(&own, profile.seniority, Horizon::Now, &reference.model);
        store.hold_checkpoint(day, &report, &now)?;
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

/// Opens a completed step or milestone again.
pub fn reopen(context: &Context, id: &str) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    done(&store.uncheck(id, &now)?)
}

/// Skips a step.
pub fn skip(context: &Context, id: &str) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    done(&store.skip(id, &now)?)
}

fn done(changed: &Changed) -> Result {
    Answer::new(changed, format!("{}: {}.\n", changed.operation, changed.changed.join(", ")))
}
