//! Today, and what is done with a step.

use domain::plan::{self, Today};
use store::Changed;

use super::{Result, plan::running};
use crate::{
    answer::Answer,
    context::Context,
    table::{bold, paragraph, table},
};

/// What today holds.
pub fn today(context: &Context) -> Result {
    let store = context.store()?;
    let now = context.now(&store)?;
    let today = plan::today(&running(&store)?, now.today);
    Answer::new(&today, page(&today))
}

fn page(today: &Today) -> String {
    let mut text =
        format!("{}\n", bold(&format!("{}, day {}", today.date.format("%A %-d %B %Y"), today.day)));
    match &today.next {
        Some(step) => {
            text += &format!("\nNext: {} ({} minutes)\n", step.title, step.minutes);
            text += &format!("Done? waymark-cli check {}\n\n", step.id);
        }
        None => text += "\nNothing is planned for today.\n\n",
    }
    if !today.steps.is_empty() {
        let rows = today.steps.iter().map(|step| {
            let mark = if step.progress.is_open() { " " } else { "✓" };
            [mark.to_owned(), step.id.clone(), step.title.clone(), step.minutes.to_string()]
        });
        text += &table(["", "", "Today", "Minutes"], &[3], rows);
        text += &format!("{} of {} minutes planned.\n", today.planned, today.capacity);
    }
    if !today.moved.is_empty() {
        text += &format!("\n{}", paragraph(&today.moved));
    }
    if let Some(bend) = &today.bend {
        text += &paragraph(&format!("{bend} `waymark-cli replan` shows how."));
    }
    text + &format!("\n{}", paragraph(&today.prompt))
}

/// Checks a step or milestone.
pub fn check(context: &Context, id: &str, note: &str, minutes: Option<u32>) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    done(&store.check(id, note, minutes, &now)?)
}

/// Takes a check back.
pub fn uncheck(context: &Context, id: &str) -> Result {
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
