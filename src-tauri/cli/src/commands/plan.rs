//! A plan: proposed, started, and looked at from day to day.

use app::{Asked, Started};
use chrono::NaiveDate;
use domain::{
    plan::{Ask, Checkpoint, DayView, Draft, Finish, Progress, Review, Today},
    profile::Profile,
};
use serde_json::json;
use store::Missing;

use super::skills::{hours, levels};
use crate::{
    answer::{Answer, Result},
    arguments::PlanFlags,
    context::Context,
    contract,
    table::{bold, count, paragraph, table},
};

/// A proposal; nothing is kept.
pub fn draft(context: &Context, flags: &PlanFlags) -> Result {
    let draft = context.draft_plan(&asked(context, flags)?)?;
    Answer::named(&draft, contract::PLAN, draft_page(&draft))
}

/// The plan that runs: milestones and all steps.
pub fn show(context: &Context) -> Result {
    let plan = context.plan()?;
    let draft = &plan.draft;
    let mut text = format!("{}\n", bold(&format!("{} to {}", draft.start, draft.end)));
    let milestones = draft.milestones.iter().map(|m| {
        [mark(&m.progress).to_owned(), m.id.to_string(), m.day.to_string(), m.title.clone()]
    });
    text += &table(["", "", "By", "Milestone"], &[], milestones);
    text += "\n";
    let steps = draft.steps.iter().map(|s| {
        let minutes = s.minutes.to_string();
        [
            mark(&s.progress).to_owned(),
            s.id.to_string(),
            s.day.to_string(),
            s.title.clone(),
            minutes,
        ]
    });
    text += &table(["", "", "Day", "Step", "Minutes"], &[4], steps);
    text += "\n";
    let projects = draft.chosen.iter().map(|c| [c.project.to_string(), c.title.clone()]);
    text += &table(["Practice", ""], &[], projects);
    Answer::named(&plan, contract::PLAN, text)
}

/// Keeps profile and plan in the journal.
pub fn start(context: &mut Context, flags: &PlanFlags) -> Result {
    let asked = asked(context, flags)?;
    let Started { plan, draft, replaced, changed } = context.start_plan(&asked)?;
    let mut text = draft_page(&draft)
        + "\nThe plan is in your journal. `waymark-cli today` shows the first step.\n";
    if replaced {
        text += "It takes the place of the one that ran; `waymark-cli undo` brings that back.\n";
    }
    let mut answer = Answer::named(&draft, contract::PLAN, text)?;
    answer.json["plan"] = json!(plan);
    answer.json["operation"] = json!(changed.operation);
    Ok(answer)
}

/// For whom a plan is drafted, and what flags ask of it.
fn asked(context: &Context, flags: &PlanFlags) -> Result<Asked> {
    let code = context.resolve(&flags.title)?.code.clone();
    let target = flags.to.as_deref().map(|title| context.resolve(title)).transpose()?;
    let ask = Ask {
        start: flags.start.map_or_else(|| context.today(), Ok)?,
        days: flags.days,
        hours: flags.hours,
        off: flags.off.clone(),
        wanted: flags.wanted.iter().cloned().map(Into::into).collect(),
        unwanted: flags.unwanted.iter().cloned().map(Into::into).collect(),
        finished: Vec::new(),
        apart: flags.apart,
    };
    let profile = Profile {
        occupation: code,
        typed_title: flags.title.clone(),
        seniority: context.seniority(&flags.title, flags.seniority)?,
        levels: levels(context, &flags.title, &flags.levels)?,
    };
    Ok(Asked { target, ..context.asked_plan(profile, None, ask)? })
}

/// When it ends; slack can absorb the longer case, and then there is one date to say.
fn finished(Finish { p50, p80 }: Finish) -> String {
    if p50 == p80 {
        return format!(
            "Finished by {p80} four times in five, even where work takes longer than planned."
        );
    }
    format!("Finished by {p50} as likely as not, by {p80} four times in five.")
}

fn draft_page(draft: &Draft) -> String {
    let mut text = format!(
        "{}\n{}\n",
        bold(&format!("{} days, {} to {}", draft.days, draft.start, draft.end)),
        paragraph(&format!(
            "{} h of planned work fit, worth {:.1} points; no other choice of practices is worth more \
             than {:.1}. {}",
            draft.budget_minutes / 60,
            draft.value,
            draft.bound,
            finished(draft.finish),
        ))
    );
    text += &table(
        ["Practice", "Hours", "Worth"],
        &[1, 2],
        draft.chosen.iter().map(|c| [c.title.clone(), hours(&c.hours), format!("{:.2}", c.value)]),
    );
    text += "\n";
    text += &table(
        ["", "By", "Milestone", "What exists then"],
        &[],
        draft
            .milestones
            .iter()
            .map(|m| [m.id.to_string(), m.day.to_string(), m.title.clone(), m.artefact.clone()]),
    );
    for cost in &draft.costs {
        let (what, points) = (if cost.pinned { "Having" } else { "Leaving out" }, cost.points);
        text += &paragraph(&format!("{what} “{}” costs {points:.2} points.", cost.title));
    }
    text += "\nThe first steps\n";
    text +=
        &table(
            ["", "Day", "Step", "Minutes"],
            &[3],
            draft.steps.iter().take(5).map(|s| {
                [s.id.to_string(), s.day.to_string(), s.title.clone(), s.minutes.to_string()]
            }),
        );
    for note in &draft.notes {
        text += &paragraph(note);
    }
    text
}

/// What stands before a step or milestone.
fn mark(progress: &Progress) -> &'static str {
    match progress {
        Progress::Open => " ",
        Progress::Done { .. } => "✓",
        Progress::Skipped { .. } => "–",
    }
}

/// What today holds.
pub fn today(context: &mut Context) -> Result {
    context.confirm_today()?;
    let today = context.read_today()?.ok_or_else(|| context.client().missing(Missing::Plan))?;
    Answer::new(&today, today_page(&today))
}

fn today_page(today: &Today) -> String {
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
                step.id.to_string(),
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
        .map(|step| [step.id.to_string(), step.title.clone(), step.minutes.to_string()]);
    text += &table(["", "Planned that morning", "Minutes"], &[2], planned);
    let actual = view.actual.iter().map(|one| {
        let title =
            if one.finished { one.title.clone() } else { format!("{} (not finished)", one.title) };
        [one.id.to_string(), title, one.minutes.to_string(), one.note.clone()]
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
    let rows = open.map(|step| [step.id.to_string(), step.title.clone(), step.minutes.to_string()]);
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
