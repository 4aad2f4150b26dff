//! What a day looks like to somebody who opens it.

use chrono::{Datelike, Days, NaiveDate};

use serde::Serialize;
use ts_rs::TS;

use super::days::{Continuity, Gained, continuity, gained};
use crate::plan::types::{Plan, Progress, Step, StepKind};

/// Days at whose end the score is looked at again.
pub const CHECKPOINTS: [u32; 3] = [30, 60, 90];

/// Days without anything done after which coming back is made easy.
pub(super) const ABSENCE: i64 = 3;
/// The longest comeback step, in minutes.
const COMEBACK: u32 = 15;

/// Questions for the journal; each day of a plan has its own.
const PROMPTS: [&str; 12] = [
    "What did you find out today that you did not know this morning?",
    "Where did a tool help today, and where did you have to correct it?",
    "Which decision today needed you, and why?",
    "What would you tell somebody who starts on this tomorrow?",
    "What took longer than you thought, and what does that tell you?",
    "Who noticed something you did today?",
    "What was easier than a week ago?",
    "Which part of your work would you defend first?",
    "What did you leave out today, and was it missed?",
    "What number changed because of you?",
    "Whose trust did you earn or use today?",
    "What is the next small thing, and when will you do it?",
];

/// The one screen of a day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Today {
    /// Logical today.
    pub date: NaiveDate,
    /// Day of the plan, 1-90; 0 before it starts.
    pub day: u32,
    /// The one next action: today's first open step, or the oldest open one.
    pub next: Option<Step>,
    /// What the next action follows, for example “After the first coffee: Read three pages”.
    pub cue: Option<String>,
    /// Today's steps, done ones included.
    pub steps: Vec<Step>,
    /// Open steps of earlier days, oldest first; never called late.
    pub earlier: Vec<Step>,
    /// Minutes planned today.
    pub planned: u32,
    /// Minutes there are today.
    pub capacity: u32,
    /// A question for the journal that fits the day.
    pub prompt: String,
    /// What moved lately, one sentence with figures.
    pub moved: String,
    /// The points that the work of the last seven days is worth, by project.
    pub gained: Gained,
    /// How many of the last days had something done.
    pub continuity: Continuity,
    /// After some days away: what has become of things meanwhile.
    pub digest: Option<String>,
    /// The day's checkpoint (30, 60 or 90) while it has not been held.
    pub checkpoint: Option<u32>,
    /// Whether rescheduling has something to propose.
    pub reschedule: Option<String>,
}

/// What the day looks like.
pub fn today(plan: &Plan, date: NaiveDate) -> Today {
    let draft = &plan.draft;
    let steps: Vec<Step> = draft.steps.iter().filter(|step| step.day == date).cloned().collect();
    let earlier: Vec<Step> =
        draft.steps.iter().filter(|step| step.is_behind(date)).cloned().collect();
    let early = date < draft.start;
    let day =
        if early { 0 } else { u32::try_from((date - draft.start).num_days() + 1).unwrap_or(0) };
    let open = |step: &&Step| step.progress.is_open();
    let upcoming = draft.steps.iter().filter(|step| step.day > date).find(open);
    let todays = steps.iter().find(open);
    // What a project began earlier comes before what it has for today.
    let before = todays.and_then(|step| {
        let own = |other: &&Step| plan.project_of(other) == plan.project_of(step);
        earlier.iter().find(own).filter(|_| step.kind == StepKind::Work)
    });
    let next = comeback(plan, &earlier, date)
        .or_else(|| before.or(todays).or(earlier.first()).or(upcoming).cloned());
    let standing = steps.iter().filter(|step| !step.progress.is_skipped());
    let planned = standing.map(|step| step.minutes).sum();
    Today {
        date,
        day: day.min(draft.days),
        planned,
        capacity: if early || date > draft.end { 0 } else { draft.request.minutes_on(date) },
        cue: next.as_ref().and_then(|step| cue(plan, step)),
        next,
        prompt: PROMPTS[day as usize % PROMPTS.len()].to_owned(),
        moved: moved(plan, date),
        gained: gained(plan, week_ago(date), date),
        continuity: continuity(plan, date),
        digest: digest(plan, date),
        checkpoint: due(plan, day),
        reschedule: reschedulable(plan, earlier.len(), date),
        steps,
        earlier,
    }
}

/// What a step follows, as an if-then: its own cue, else that of the weekday's routine.
fn cue(plan: &Plan, step: &Step) -> Option<String> {
    let weekday = step.day.weekday().num_days_from_monday() as usize;
    let routine = plan.draft.request.routine.get(weekday).filter(|cue| !cue.is_empty());
    let cue = step.cue.as_ref().or(routine)?;
    Some(format!("When it is time for {cue}: {}", step.title))
}

fn week_ago(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(6)).unwrap_or(date)
}

/// The last day on which something was done, before `date`.
pub(super) fn last_done(plan: &Plan, date: NaiveDate) -> Option<NaiveDate> {
    let done = plan.draft.steps.iter().filter_map(|step| step.progress.done_on());
    let worked = plan.actual.sessions.iter().map(|session| session.on);
    done.chain(worked).filter(|on| *on <= date).max()
}

/// After some days away: what waits, what lapsed, and that it is all right.
fn digest(plan: &Plan, date: NaiveDate) -> Option<String> {
    let draft = &plan.draft;
    let since = last_done(plan, date).unwrap_or(draft.start.pred_opt()?);
    let away = (date - since).num_days() - 1;
    let waiting = draft.steps.iter().filter(|step| step.is_behind(date)).count();
    let missed = |step: &&Step| {
        let away = step.day > since && step.day < date;
        away && step.progress.is_open() && step.kind != StepKind::Work
    };
    let lapsed = draft.steps.iter().filter(missed).count();
    if away < ABSENCE || waiting == 0 {
        return None;
    }
    let lapsed = match lapsed {
        0 => String::new(),
        1 => " One review or recall check went by; it needs no making up.".to_owned(),
        n => format!(" {n} reviews and recall checks went by; they need no making up."),
    };
    Some(format!(
        "{away} days went by without the plan, and nothing in it is lost: {} where you left {}.{lapsed} \
         Coming back is the part that counts.",
        if waiting == 1 { "1 step waits".to_owned() } else { format!("{waiting} steps wait") },
        if waiting == 1 { "it" } else { "them" },
    ))
}

/// The checkpoint that a day calls for: the last one whose day has come and that was not held.
fn due(plan: &Plan, day: u32) -> Option<u32> {
    let due = CHECKPOINTS.into_iter().rev().find(|one| *one <= day && *one <= plan.draft.days)?;
    (!plan.actual.held.contains(&due)).then_some(due)
}

/// Why a re-plan may have something to propose: steps of earlier days, or on days without time.
fn reschedulable(plan: &Plan, earlier: usize, date: NaiveDate) -> Option<String> {
    let request = &plan.draft.request;
    let homeless =
        |step: &&Step| step.is_open_work() && step.day >= date && request.minutes_on(step.day) == 0;
    let homeless = plan.draft.steps.iter().filter(homeless).count();
    match (earlier, homeless) {
        (0, 0) => None,
        (0, 1) => Some("One step stands on a day off. The plan can bend around it.".to_owned()),
        (0, n) => Some(format!("{n} steps stand on days off. The plan can bend around them.")),
        (1, _) => {
            Some("One step waits from an earlier day. The plan can bend around it.".to_owned())
        }
        (n, _) => Some(format!("{n} steps wait from earlier days. The plan can bend around them.")),
    }
}

/// After some days away: a quarter of an hour on the step that has waited longest.
fn comeback(plan: &Plan, earlier: &[Step], date: NaiveDate) -> Option<Step> {
    let waiting = earlier.first().filter(|step| (date - step.day).num_days() >= ABSENCE)?;
    let lately = |step: &Step| match step.progress {
        Progress::Done { on, .. } => (date - on).num_days() < ABSENCE,
        _ => false,
    };
    let worked =
        plan.actual.sessions.iter().any(|one| (0..ABSENCE).contains(&(date - one.on).num_days()));
    if worked || plan.draft.steps.iter().any(lately) {
        return None;
    }
    Some(Step {
        title: format!("Welcome back. A quarter of an hour is enough: {}", waiting.title),
        minutes: waiting.minutes.min(COMEBACK),
        ..waiting.clone()
    })
}

/// What was done in the last seven days, in figures.
fn moved(plan: &Plan, date: NaiveDate) -> String {
    let lately = |progress: &Progress| match progress {
        Progress::Done { on, .. } => (0..7).contains(&(date - *on).num_days()),
        _ => false,
    };
    let steps: Vec<&Step> = plan.draft.steps.iter().filter(|step| lately(&step.progress)).collect();
    let minutes: u32 = steps
        .iter()
        .map(|step| match step.progress {
            Progress::Done { minutes: Some(minutes), .. } => minutes,
            _ => step.minutes,
        })
        .sum();
    let milestones = plan.draft.milestones.iter().filter(|m| lately(&m.progress)).count();
    let count = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
    };
    match (steps.len(), milestones) {
        (0, 0) => "Whatever you do next is the first thing of these seven days.".to_owned(),
        (n, 0) => format!("In seven days: {}, {minutes} minutes.", count(n, "step", "steps")),
        (n, m) => format!(
            "In seven days: {} and {}, {minutes} minutes.",
            count(n, "step", "steps"),
            count(m, "milestone", "milestones")
        ),
    }
}
