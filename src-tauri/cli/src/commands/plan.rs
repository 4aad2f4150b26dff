//! Proposing, starting and exporting a plan.

use app::{Asked, Started};
use domain::{
    plan::{Ask, Draft, Finish, Progress},
    profile::Profile,
};
use serde_json::json;

use super::{Result, levels, skills::hours};
use crate::{
    answer::Answer,
    arguments::PlanFlags,
    context::Context,
    contract,
    table::{bold, paragraph, table},
};

/// A proposal; nothing is kept.
pub fn draft(context: &Context, flags: &PlanFlags) -> Result {
    let draft = context.draft_plan(&asked(context, flags)?)?;
    Answer::named(&draft, contract::PLAN, page(&draft))
}

/// The plan that runs: milestones and all steps.
pub fn show(context: &Context) -> Result {
    let plan = context.plan()?;
    let draft = &plan.draft;
    let mut text = format!("{}\n", bold(&format!("{} to {}", draft.start, draft.end)));
    let milestones = draft
        .milestones
        .iter()
        .map(|m| [mark(&m.progress).to_owned(), m.id.clone(), m.day.to_string(), m.title.clone()]);
    text += &table(["", "", "By", "Milestone"], &[], milestones);
    text += "\n";
    let steps = draft.steps.iter().map(|s| {
        let minutes = s.minutes.to_string();
        [mark(&s.progress).to_owned(), s.id.clone(), s.day.to_string(), s.title.clone(), minutes]
    });
    text += &table(["", "", "Day", "Step", "Minutes"], &[4], steps);
    text += "\n";
    let projects = draft.chosen.iter().map(|c| [c.project.clone(), c.title.clone()]);
    text += &table(["Practice", ""], &[], projects);
    Answer::named(&plan, contract::PLAN, text)
}

/// Keeps profile and plan in the journal.
pub fn start(context: &mut Context, flags: &PlanFlags) -> Result {
    let asked = asked(context, flags)?;
    let Started { plan, draft, replaced, changed } = context.start_plan(&asked)?;
    let mut text =
        page(&draft) + "\nThe plan is in your journal. `waymark-cli today` shows the first step.\n";
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
        wanted: flags.wanted.clone(),
        unwanted: flags.unwanted.clone(),
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

fn page(draft: &Draft) -> String {
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
            .map(|m| [m.id.clone(), m.day.to_string(), m.title.clone(), m.artefact.clone()]),
    );
    for cost in &draft.costs {
        let (what, points) = (if cost.pinned { "Having" } else { "Leaving out" }, cost.points);
        text += &paragraph(&format!("{what} “{}” costs {points:.2} points.", cost.title));
    }
    text += "\nThe first steps\n";
    text += &table(
        ["", "Day", "Step", "Minutes"],
        &[3],
        draft
            .steps
            .iter()
            .take(5)
            .map(|s| [s.id.clone(), s.day.to_string(), s.title.clone(), s.minutes.to_string()]),
    );
    for note in &draft.notes {
        text += &paragraph(note);
    }
    text
}

/// What stands before a step or milestone.
pub fn mark(progress: &Progress) -> &'static str {
    match progress {
        Progress::Open => " ",
        Progress::Done { .. } => "✓",
        Progress::Skipped { .. } => "–",
    }
}
