//! Bending a plan: a proposal that is shown before it applies, and never done by itself.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    DateRange, Move, Offer, Plan, Progress, Replan, Step, StepKind,
    calendar::{capacity, dates, load},
    today::is_behind,
};
use crate::world::World;

/// A change that brings open steps of past days, and of days without room, onto days with room.
///
/// Nothing stacks: a day never gets more than its capacity, reserve days and slack are used first,
/// and steps of one milestone keep their order. Done and skipped steps never move.
pub fn replan(plan: &Plan, date: NaiveDate, world: &World) -> Replan {
    let (moved, stuck) = find_room(plan, date);
    let diff: Vec<Move> = plan
        .draft
        .steps
        .iter()
        .filter_map(|step| {
            let to = *moved.get(step.id.as_str())?;
            (to != step.day).then(|| Move {
                id: step.id.clone(),
                title: step.title.clone(),
                from: step.day,
                to,
            })
        })
        .collect();
    let behind = plan.draft.steps.iter().filter(|step| is_behind(step, date)).count();
    let reason = match (diff.len(), stuck.len()) {
        (0, 0) => "Nothing needs to move.".to_owned(),
        (0, n) => format!("{n} open steps find no more room before {}.", plan.draft.end),
        (n, 0) if behind > 0 => {
            format!(
                "{behind} open steps of earlier days find room; {n} steps change their day, and the end stays."
            )
        }
        (n, 0) => format!("{n} steps leave days without time; the end stays."),
        (n, m) => format!("{n} steps find room; {m} find none before {}.", plan.draft.end),
    };
    let offers = if stuck.is_empty() { Vec::new() } else { offers(plan, &stuck, world) };
    Replan { reason, diff, offers, applied: false }
}

/// A day for every open step of work, and the steps for which there is none.
fn find_room(plan: &Plan, date: NaiveDate) -> (BTreeMap<&str, NaiveDate>, Vec<&Step>) {
    let draft = &plan.draft;
    let movable = |step: &Step| step.progress.is_open() && step.kind == StepKind::Work;
    let mut room: BTreeMap<NaiveDate, u32> =
        dates(&draft.request).into_iter().map(|day| (day, capacity(&draft.request, day))).collect();
    for step in draft
        .steps
        .iter()
        .filter(|s| !movable(s) && !matches!(s.progress, Progress::Skipped { .. }))
    {
        if let Some(minutes) = room.get_mut(&step.day) {
            *minutes = minutes.saturating_sub(step.minutes);
        }
    }
    let mut cursors: BTreeMap<&str, NaiveDate> = BTreeMap::new();
    let (mut moved, mut stuck) = (BTreeMap::new(), Vec::new());
    for step in draft.steps.iter().filter(|step| movable(step)) {
        let own = if step.day < date { date } else { step.day };
        let practice = practice_of(plan, step);
        let from = cursors.get(practice).map_or(own, |cursor| own.max(*cursor));
        let place = room.range_mut(from..).find(|(_, minutes)| **minutes >= step.minutes);
        match place {
            Some((day, minutes)) => {
                *minutes -= step.minutes;
                cursors.insert(practice, *day);
                moved.insert(step.id.as_str(), *day);
            }
            None => stuck.push(step),
        }
    }
    (moved, stuck)
}

fn practice_of<'a>(plan: &'a Plan, step: &Step) -> &'a str {
    let milestone = plan.draft.milestones.iter().find(|m| Some(&m.id) == step.milestone.as_ref());
    milestone.map_or("", |milestone| &milestone.practice)
}

/// What the person could choose when slack does not suffice, least painful first.
fn offers(plan: &Plan, stuck: &[&Step], world: &World) -> Vec<Offer> {
    let draft = &plan.draft;
    let minutes: u32 = stuck.iter().map(|step| step.minutes).sum();
    let week: i64 = draft.request.capacity.iter().map(|minutes| minutes.get()).sum();
    let mut offers = Vec::new();
    let remaining = |practice: &str| -> u32 {
        let open = draft.steps.iter().filter(|s| s.progress.is_open() && s.kind == StepKind::Work);
        open.filter(|step| practice_of(plan, step) == practice).map(|step| step.minutes).sum()
    };
    let per_minute = |value: f64, practice: &str| value / f64::from(remaining(practice).max(1));
    let least =
        draft.chosen.iter().filter(|chosen| remaining(&chosen.practice) > 0).min_by(|a, b| {
            per_minute(a.value, &a.practice).total_cmp(&per_minute(b.value, &b.practice))
        });
    if let Some(least) = least {
        let title =
            world.practice(&least.practice).map_or(&least.title, |practice| &practice.title);
        offers.push(Offer {
            kind: "drop".into(),
            effect: format!(
                "leaving out the rest of “{title}” frees {} minutes and gives up at most {:.1} points.",
                remaining(&least.practice),
                least.value
            ),
        });
    }
    if week > 0 {
        let days = (i64::from(minutes) * 7 + week - 1) / week;
        let end = draft.end + Days::new(u64::try_from(days).unwrap_or(0));
        offers.push(Offer {
            kind: "move_end".into(),
            effect: format!(
                "{days} more days, until {end}, hold the {minutes} minutes that are left."
            ),
        });
    }
    offers.push(Offer {
        kind: "add_time".into(),
        effect: format!("{minutes} minutes more, on any days before {}, would do.", draft.end),
    });
    offers
}

/// The plan with a re-plan applied: milestones follow their last step, and loads are counted anew.
pub fn bend(plan: &Plan, replan: &Replan) -> Plan {
    let mut bent = plan.clone();
    let draft = &mut bent.draft;
    for step in draft.steps.iter_mut().filter(|step| step.progress.is_open()) {
        if let Some(line) = replan.diff.iter().find(|line| line.id == step.id) {
            step.day = line.to;
        }
    }
    for milestone in draft.milestones.iter_mut().filter(|milestone| milestone.progress.is_open()) {
        let own = draft
            .steps
            .iter()
            .filter(|s| s.kind == StepKind::Work && s.milestone.as_ref() == Some(&milestone.id));
        if let Some(last) = own.map(|step| step.day).max() {
            milestone.day = last;
        }
    }
    draft.load = load(&draft.request, &draft.steps);
    bent
}

/// The plan with days off added; a re-plan then finds other days for what stood on them.
pub fn with_break(plan: &Plan, range: DateRange) -> Plan {
    let mut rested = plan.clone();
    rested.draft.request.off.push(range);
    // What need not be done on another day falls away with the day.
    let lapses = |step: &Step| {
        step.progress.is_open() && step.kind != StepKind::Work && range.contains(step.day)
    };
    rested.draft.steps.retain(|step| !lapses(step));
    rested.draft.load = load(&rested.draft.request, &rested.draft.steps);
    rested
}
