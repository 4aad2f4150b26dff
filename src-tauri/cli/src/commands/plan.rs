//! Proposing, starting and exporting a plan.

use std::borrow::Cow;

use domain::{
    ErrorKind, UserError,
    plan::{self, Ask, Draft, Finish, Plan, Progress},
    profile::Profile,
    risk::{self, Horizon},
};
use serde_json::json;
use store::Store;

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
    let prior = domain::plan::overrun(0.0, 0.0, &context.catalog()?.reference.model.plan);
    let start = context.clock.moment(store::DAY_START_HOUR).today;
    let (_, draft) = propose(context, flags, start, prior)?;
    Answer::named(&draft, contract::PLAN, page(&draft))
}

/// The plan that runs: milestones and all steps.
pub fn show(context: &Context) -> Result {
    let plan = running(&context.store()?)?;
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
pub fn start(context: &Context, flags: &PlanFlags) -> Result {
    let mut store = context.store()?;
    let now = context.now(&store)?;
    let reference = context.reference()?;
    let model = &reference.model;
    let (actual, estimated) = store.logged_minutes()?;
    let overrun = plan::overrun(actual, estimated, &model.plan);
    let (profile, draft) = propose(context, flags, now.today, overrun)?;
    // Whose occupation it stays keeps what they said of it.
    let own = store.own(&reference)?.map(|(_, own)| own);
    let own = own.filter(|own| own.code == profile.occupation);
    let occupation =
        own.map_or_else(|| context.occupation(&flags.title), |own| Ok(Cow::Owned(own)))?;
    let report = risk::assess(&occupation, profile.seniority, Horizon::Now, model);
    let replaced = store.plan()?.is_some();
    let (id, changed) = store.start_plan(&profile, &draft, &report, &now)?;
    let mut text =
        page(&draft) + "\nThe plan is in your journal. `waymark-cli today` shows the first step.\n";
    if replaced {
        text += "It takes the place of the one that ran; `waymark-cli undo` brings that back.\n";
    }
    let mut answer = Answer::named(&draft, contract::PLAN, text)?;
    answer.json["plan"] = json!(id);
    answer.json["operation"] = json!(changed.operation);
    Ok(answer)
}

fn propose(
    context: &Context,
    flags: &PlanFlags,
    today: chrono::NaiveDate,
    overrun: f64,
) -> Result<(Profile, Draft)> {
    let reference = &context.reference()?;
    let origin = context.occupation(&flags.title)?;
    let target = flags.to.as_deref().map(|title| context.occupation(title)).transpose()?;
    let ask = Ask {
        start: flags.start.unwrap_or(today),
        days: flags.days,
        hours: flags.hours,
        off: flags.off.clone(),
        wanted: flags.wanted.clone(),
        unwanted: flags.unwanted.clone(),
        finished: Vec::new(),
        apart: flags.apart,
    };
    let request = ask.request(overrun, &reference.model.plan)?;
    let profile = Profile {
        occupation: origin.code.clone(),
        typed_title: flags.title.clone(),
        seniority: context.seniority(&flags.title, flags.seniority)?,
        levels: levels(context, &flags.title, &flags.levels)?,
    };
    let draft = plan::draft(
        &origin,
        profile.seniority,
        target.as_deref(),
        &profile.levels,
        &request,
        reference,
    );
    Ok((profile, draft))
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
    for price in &draft.prices {
        let (what, points) = (if price.pinned { "Having" } else { "Leaving out" }, price.points);
        text += &paragraph(&format!("{what} “{}” costs {points:.2} points.", price.title));
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

/// The plan that is running, or a sentence how to start one.
pub fn running(store: &Store) -> Result<Plan> {
    store.plan()?.ok_or_else(|| {
        UserError::new(
            ErrorKind::NotFound,
            "There is no plan in your journal yet.",
            "Start one: waymark-cli start \"your job title\".",
        )
        .into()
    })
}
