//! Milestones and steps in the person's own words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::step;
use crate::{
    ErrorKind, UserError,
    id::{MilestoneId, Uid},
    plan::types::{Milestone, Plan, Progress, Step},
    project::Phase,
    reference::Reference,
};

/// Longest title and cue, in characters.
const LONGEST: usize = 200;
/// Steps that are added at once.
const MOST_STEPS: usize = 40;
/// Shortest and longest step of one's own, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 5..=90;

/// A step in one's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnStep {
    /// What to do.
    pub title: String,
    /// Minutes, 5-90.
    pub minutes: u32,
    /// The earliest day for it; none for the next with room.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

fn wrong(message: String, hint: &str) -> UserError {
    UserError::new(ErrorKind::Invalid, message, hint)
}

/// A line of text as a plan keeps it.
fn text(given: &str, what: &str) -> Result<String, UserError> {
    let line = given.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() || line.chars().count() > LONGEST {
        return Err(wrong(
            format!("{what} has 1 to {LONGEST} characters."),
            "Say it in a few plain words.",
        ));
    }
    Ok(line)
}

fn checked(minutes: u32) -> Result<u32, UserError> {
    if MINUTES.contains(&minutes) {
        return Ok(minutes);
    }
    Err(wrong(
        format!("A step takes {} to {} minutes, not {minutes}.", MINUTES.start(), MINUTES.end()),
        "Make two of it, or a smaller one.",
    ))
}

/// A milestone with its steps, each on the next day with room.
pub(super) fn add(
    plan: &mut Plan,
    title: &str,
    steps: &[OwnStep],
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let title = text(title, "A milestone")?;
    if steps.is_empty() || steps.len() > MOST_STEPS {
        return Err(wrong(
            format!("A milestone has 1 to {MOST_STEPS} steps."),
            "Name what you would do first.",
        ));
    }
    let number = |one: &Milestone| one.id.trim_start_matches('M').parse::<u32>().ok();
    let last = plan.draft.milestones.iter().filter_map(number).max().unwrap_or(0);
    let last = last.max(plan.actual.last_milestone);
    let milestone = MilestoneId::from(format!("M{}", last + 1));
    let minutes = steps.iter().map(|step| step.minutes).sum();
    plan.draft.milestones.push(Milestone {
        id: milestone.clone(),
        uid: Uid::default(),
        proof: String::new(),
        artefact: title.clone(),
        title,
        project: format!("own-{milestone}").into(),
        phase: Phase::Apply,
        day: today,
        minutes,
        evidence: "What shows that it is done?".into(),
        progress: Progress::Open,
    });
    for step in steps {
        let from = step.day.unwrap_or(today).max(today).max(plan.draft.start);
        add_step(plan, &milestone, step, from, today, reference)?;
    }
    Ok(())
}

fn add_step(
    plan: &mut Plan,
    milestone: &MilestoneId,
    step: &OwnStep,
    from: NaiveDate,
    today: NaiveDate,
    reference: &Reference,
) -> Result<(), UserError> {
    let id = step::next_id(plan);
    plan.draft.steps.push(Step {
        id: id.clone(),
        milestone: Some(milestone.clone()),
        title: text(&step.title, "A step")?,
        day: from,
        minutes: checked(step.minutes)?,
        ..Step::default()
    });
    step::find_day(plan, &id, from, today, reference).map_err(|_| {
        let most = plan.draft.request.dates().map(|day| plan.draft.request.minutes_on(day)).max();
        wrong(
            format!(
                "No day from {from} to {} has {} minutes free for “{}”.",
                plan.draft.end, step.minutes, step.title
            ),
            if most.unwrap_or(0) < step.minutes {
                "Make it shorter than your longest day."
            } else {
                "Make it shorter, leave something out, or move the end of the plan."
            },
        )
    })
}

/// Other words, minutes or cue for a step. It may not outgrow its day.
pub(super) fn edit(
    plan: &mut Plan,
    id: &str,
    title: &str,
    minutes: u32,
    cue: Option<&str>,
) -> Result<(), UserError> {
    let index = step::open(plan, id)?;
    let title = text(title, "A step")?;
    let cue = cue.filter(|cue| !cue.trim().is_empty()).map(|cue| text(cue, "A cue")).transpose()?;
    let minutes =
        if minutes == plan.draft.steps[index].minutes { minutes } else { checked(minutes)? };
    let step = &plan.draft.steps[index];
    let free = step::without(plan, step).free(step.day);
    if minutes > step.minutes && minutes > free {
        return Err(wrong(
            format!("{} has {free} minutes free.", step.day),
            "Move the step to a day with more room first.",
        ));
    }
    let step = &mut plan.draft.steps[index];
    (step.title, step.minutes, step.cue) = (title, minutes, cue);
    Ok(())
}

/// What each weekday's step follows.
pub(super) fn routine(given: &[String]) -> Result<Vec<String>, UserError> {
    if given.len() != 7 && !given.is_empty() {
        return Err(wrong(
            "A routine names seven days, Monday first.".into(),
            "Leave a day empty where nothing fits.",
        ));
    }
    let day = |text: &String| {
        if text.trim().is_empty() { Ok(String::new()) } else { self::text(text, "A cue") }
    };
    given.iter().map(day).collect()
}
