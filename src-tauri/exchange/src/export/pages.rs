//! The plan as pages to print: all of it, or one week with room to write.

use chrono::NaiveDate;
use domain::{
    ErrorKind, UserError,
    plan::{DayLoad, Plan, Progress, Step},
};

use super::paper::{BODY, HEAD, Paper, SMALL, TITLE, Tick};
use crate::{Exported, Result};

/// The whole plan as PDF.
pub(super) fn plan(plan: &Plan) -> Result<Vec<u8>> {
    let draft = &plan.draft;
    let title = format!("{} days: {}", draft.days, draft.target.title);
    let mut paper = Paper::new()?;
    paper.words(TITLE, &title);
    paper.words(SMALL, &format!("{} to {}", long(draft.start), long(draft.end)));
    paper.gap(14.0);
    paper.words(HEAD, "Milestones");
    paper.gap(4.0);
    for milestone in &draft.milestones {
        paper.keep(40.0);
        let title = format!("{}  {}", milestone.id, milestone.title);
        paper.check(tick(&milestone.progress), &title, &short(milestone.day));
        paper.words(SMALL, &milestone.artefact);
        paper.gap(6.0);
    }
    for (week, number) in draft.load.chunks(7).zip(1..) {
        // A heading stays with the first of its steps.
        paper.gap(12.0);
        paper.keep(60.0);
        paper.words(HEAD, &format!("Week {number}, from {}", long(week[0].day)));
        paper.gap(4.0);
        let mut free = true;
        for step in draft.steps.iter().filter(|step| week.iter().any(|day| day.day == step.day)) {
            let title = format!("{}  {}", step.id, step.title);
            let aside = format!("{}, {} min", short(step.day), step.minutes);
            paper.check(tick(&step.progress), &title, &aside);
            free = false;
        }
        if free {
            paper.words(BODY, "Nothing is planned.");
        }
    }
    paper.finish(&title)
}

/// One week of the plan as PDF, the `number`th or the one that holds `today`.
pub(super) fn week(plan: &Plan, number: Option<u32>, today: NaiveDate) -> Result<Exported> {
    let (number, days) = days_of(plan, number, today)?;
    let (first, last) = (days[0].day, days[days.len() - 1].day);
    let title = format!("Week {number}: {} to {}", long(first), long(last));
    let mut paper = Paper::new()?;
    paper.words(TITLE, &title);
    let planned: u32 = days.iter().map(|day| day.planned).sum();
    let target = &plan.draft.target.title;
    paper.words(SMALL, &format!("{target}: {planned} minutes planned"));
    let within = |day: NaiveDate| first <= day && day <= last;
    for milestone in plan.draft.milestones.iter().filter(|milestone| within(milestone.day)) {
        paper.gap(8.0);
        let title = format!("{}  {}: {}", milestone.id, milestone.title, milestone.artefact);
        paper.check(tick(&milestone.progress), &title, &format!("by {}", short(milestone.day)));
    }
    let steps = &plan.draft.steps;
    let before: Vec<&Step> =
        steps.iter().filter(|step| step.day < first && step.progress.is_open()).collect();
    if !before.is_empty() {
        section(&mut paper, "Carried over", &before);
    }
    for day in days {
        let own: Vec<&Step> = steps.iter().filter(|step| step.day == day.day).collect();
        if own.is_empty() && day.capacity == 0 {
            continue;
        }
        section(&mut paper, &format!("{}", day.day.format("%A %-d %B")), &own);
        paper.blank();
        paper.blank();
    }
    paper.gap(16.0);
    paper.keep(90.0);
    paper.words(HEAD, "Notes");
    paper.blank();
    while paper.left() > 22.0 {
        paper.blank();
    }
    let own = steps.iter().filter(|step| within(step.day)).count();
    let due = plan.draft.milestones.iter().filter(|one| within(one.day)).count();
    Ok(Exported { bytes: paper.finish(&title)?, records: own + due })
}

fn section(paper: &mut Paper, title: &str, steps: &[&Step]) {
    paper.gap(12.0);
    // The heading, a step and the lines to write on stay together.
    paper.keep(90.0);
    paper.words(HEAD, title);
    paper.gap(3.0);
    for step in steps {
        let title = format!("{}  {}", step.id, step.title);
        paper.check(tick(&step.progress), &title, &format!("{} min", step.minutes));
    }
}

/// The number and days of a week.
fn days_of(plan: &Plan, number: Option<u32>, today: NaiveDate) -> Result<(u32, &[DayLoad])> {
    let weeks: Vec<&[DayLoad]> = plan.draft.load.chunks(7).collect();
    let count = u32::try_from(weeks.len()).unwrap_or(u32::MAX);
    // Before the plan the first week is this one, after it the last.
    let current = || {
        let past = weeks.iter().filter(|week| week.iter().all(|day| day.day < today)).count();
        u32::try_from(past).unwrap_or(u32::MAX).saturating_add(1).min(count)
    };
    let number = number.unwrap_or_else(current);
    let days = number.checked_sub(1).and_then(|place| weeks.get(usize::try_from(place).ok()?));
    days.map(|days| (number, *days)).ok_or_else(|| {
        UserError::new(
            ErrorKind::Invalid,
            format!("The plan has weeks 1 to {count}; there is no week {number}."),
            "Leave the number out for this week.",
        )
    })
}

fn tick(progress: &Progress) -> Tick {
    match progress {
        Progress::Open => Tick::Empty,
        Progress::Done { .. } => Tick::Ticked,
        Progress::Skipped { .. } => Tick::Struck,
    }
}

fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn short(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}
