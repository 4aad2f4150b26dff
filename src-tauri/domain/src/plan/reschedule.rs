//! Rescheduling: shown before it applies, and never done by itself.

use chrono::{Days, NaiveDate};

use super::{
    Change, Move, Offer, Plan, PlanEdit, PlanPreview, Step, StepKind,
    calendar::week_minutes,
    rescheduler::{Rearranged, rearrange},
    today::is_behind,
};
use crate::reference::Reference;

/// A change that brings open steps of past days, and of days without room, onto days with room.
///
/// Nothing stacks: no day gets more than it holds. Slack is used first, then reserve days. Only
/// projects with something to move move, and their steps keep their order; a project that waits
/// for another stays behind it. Done and skipped steps never move. What finds no room stays where
/// it is, and the person is offered three ways, none of which is taken.
pub fn reschedule(plan: &Plan, date: NaiveDate, reference: &Reference) -> PlanPreview {
    let Rearranged { days, stuck } = rearrange(plan, date, reference, |_| false);
    let diff: Vec<Move> = plan
        .draft
        .steps
        .iter()
        .filter_map(|step| {
            let to = *days.get(step.id.as_str())?;
            (to != step.day).then(|| Move {
                id: step.id.clone(),
                title: step.title.clone(),
                change: Change::Moved,
                from: step.day,
                to,
                minutes: [step.minutes; 2],
            })
        })
        .collect();
    let behind = plan.draft.steps.iter().filter(|step| is_behind(step, date)).count();
    let reason = reason(diff.len(), behind, stuck.len(), plan.draft.end);
    let offers = if stuck.is_empty() { Vec::new() } else { offers(plan, &stuck, reference) };
    PlanPreview { reason, diff, offers, applied: false }
}

fn reason(moves: usize, behind: usize, stuck: usize, end: NaiveDate) -> String {
    let change = |n: usize| match n {
        1 => "1 step changes its day".to_owned(),
        n => format!("{n} steps change their day"),
    };
    let no_room = match stuck {
        1 => format!("1 open step finds no more room before {end}."),
        n => format!("{n} open steps find no more room before {end}."),
    };
    match (moves, stuck) {
        (0, 0) => "Nothing needs to move.".to_owned(),
        (0, _) => no_room,
        (n, 0) if behind > 0 => {
            let waiting = match behind {
                1 => "1 open step of an earlier day finds room".to_owned(),
                n => format!("{n} open steps of earlier days find room"),
            };
            format!("{waiting}: {}, and the plan still ends on {end}.", change(n))
        }
        (n, 0) => {
            format!("{} to leave days without time; the plan still ends on {end}.", change(n))
        }
        (n, _) => format!("{}. {no_room}", change(n)),
    }
}

/// What the person could choose when there is no room, least painful first.
fn offers(plan: &Plan, stuck: &[&Step], reference: &Reference) -> Vec<Offer> {
    let draft = &plan.draft;
    let minutes: u32 = stuck.iter().map(|step| step.minutes).sum();
    let mut offers = Vec::from_iter(remove_least(plan, reference));
    let week = f64::from(week_minutes(&draft.request));
    if week > 0.0 {
        let needed = f64::from(minutes) * draft.request.overrun();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "days of a plan"
        )]
        let days = (needed * 7.0 / week).ceil() as u64;
        let end = draft.end.checked_add_days(Days::new(days)).unwrap_or(draft.end);
        let longer = PlanEdit::Extend { days: u32::try_from(days).unwrap_or(u32::MAX) };
        let more = if days == 1 { "One more day".to_owned() } else { format!("{days} more days") };
        offers.push(Offer {
            kind: "move_end".into(),
            effect: format!("{more}, until {end}, would hold the {minutes} minutes that are left."),
            edit: Some(longer),
        });
    }
    offers.push(Offer {
        kind: "add_time".into(),
        effect: format!("{minutes} minutes more, on any days before {}, would do.", draft.end),
        edit: None,
    });
    offers
}

/// Leaving out the project that is worth least per remaining hour, unless another waits for it.
fn remove_least(plan: &Plan, reference: &Reference) -> Option<Offer> {
    let remaining = |project: &str| -> u32 {
        let open = plan
            .draft
            .steps
            .iter()
            .filter(|s| s.progress.is_open() && s.kind == StepKind::Work)
            .filter(|step| project_of(plan, step) == project);
        open.map(|step| step.minutes).sum()
    };
    let needed = |id: &str| {
        plan.draft.chosen.iter().any(|other| {
            let after = reference.project(&other.project).map_or(&[][..], |p| p.after.as_slice());
            after.iter().any(|before| before == id) && remaining(&other.project) > 0
        })
    };
    let (least, minutes) = plan
        .draft
        .chosen
        .iter()
        .map(|chosen| (chosen, remaining(&chosen.project)))
        .filter(|(chosen, minutes)| *minutes > 0 && !needed(&chosen.project))
        .min_by(|(a, m), (b, n)| (a.value / f64::from(*m)).total_cmp(&(b.value / f64::from(*n))))?;
    Some(Offer {
        kind: "remove".into(),
        effect: format!(
            "Leaving out the rest of “{}” frees {minutes} minutes and gives up at most {:.1} points.",
            least.title, least.value
        ),
        edit: Some(PlanEdit::RemoveProject { project: least.project.clone() }),
    })
}

/// The project that a step of work belongs to.
pub(super) fn project_of<'a>(plan: &'a Plan, step: &Step) -> &'a str {
    let milestone = plan.draft.milestones.iter().find(|m| Some(&m.id) == step.milestone.as_ref());
    milestone.map_or("", |milestone| &milestone.project)
}
