//! Proposing a plan: value, choice, schedule, finish.

use chrono::{Days, NaiveDate};
use libm::exp;

use super::{
    Chosen, Draft, Finish, Request, StepKind,
    calendar::{capacity, dates, load},
    schedule::schedule,
    select::{Item, Limits, Selection, select},
};
use crate::{
    model::PlanModel,
    occupation::{Occupation, Seniority},
    practice::Practice,
    profile::Levels,
    risk,
    skills::{self, Gap},
    world::World,
};

/// Spread of overruns between people, and the normal quantile of four in five.
const OVERRUN_SIGMA: f64 = 0.35;
const FOUR_IN_FIVE: f64 = 0.841_6;
/// Minutes in a plan's last sittings that selection leaves to rounding.
const ROUNDING: f64 = 0.97;

/// A plan for `origin` towards `target` (none: reshape the present work).
pub fn draft(
    origin: &Occupation,
    seniority: Seniority,
    target: Option<&Occupation>,
    levels: &Levels,
    request: &Request,
    world: &World,
) -> Draft {
    let model = &world.model.plan;
    let (items, practices) = candidates(origin, seniority, target, levels, world);
    let mut notes = Vec::new();
    let wanted = limits(request, model);
    let selection = choose(&items, wanted, &mut notes);
    let mut kept = selection.chosen.clone();
    let placed = loop {
        let chosen: Vec<(&Practice, f64)> =
            kept.iter().map(|&place| (practices[place], items[place].value)).collect();
        if let Some(placed) = schedule(&chosen, request, model) {
            break placed;
        }
        // The week's grain can cost more than the budget foresaw: let the least dense one go.
        let density = |place: usize| items[place].value / f64::from(items[place].cost);
        let free = |place: &usize| !kept.iter().any(|other| items[*other].after.contains(place));
        let least =
            kept.iter().copied().filter(free).min_by(|a, b| density(*a).total_cmp(&density(*b)));
        let Some(least) = least else { break super::schedule::Placed::default() };
        kept.retain(|place| *place != least);
        notes.push(format!(
            "“{}” did not fit between your days and was left out.",
            practices[least].title
        ));
    };
    notes.extend(placed.notes);
    let value: f64 = kept.iter().map(|&place| items[place].value).sum();
    let end = dates(request).last().copied().unwrap_or(request.start);
    let minutes = placed.steps.iter().filter(|s| s.kind == StepKind::Work).map(|s| s.minutes).sum();
    Draft {
        origin: origin.name(),
        target: target.unwrap_or(origin).name(),
        start: request.start,
        end,
        days: request.days,
        budget_minutes: wanted.budget,
        chosen: chosen(&kept, &items, &practices),
        value,
        bound: selection.bound.max(value),
        proven_gap: (selection.bound - value).max(0.0),
        load: load(request, &placed.steps),
        finish: finish(request, minutes, placed.steps.last().map_or(request.start, |s| s.day)),
        milestones: placed.milestones,
        steps: placed.steps,
        reserves: placed.reserves,
        notes,
        request: request.clone(),
    }
}

fn chosen(kept: &[usize], items: &[Item], practices: &[&Practice]) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = kept
        .iter()
        .map(|&place| Chosen {
            practice: practices[place].id.clone(),
            title: practices[place].title.clone(),
            hours: practices[place].hours.range(),
            value: items[place].value,
        })
        .collect();
    chosen.sort_by(|a, b| (b.value / b.hours.p50).total_cmp(&(a.value / a.hours.p50)));
    chosen
}

/// Every practice worth something here, with the places of its prerequisites among them.
pub(super) fn candidates<'a>(
    origin: &Occupation,
    seniority: Seniority,
    target: Option<&Occupation>,
    levels: &Levels,
    world: &'a World,
) -> (Vec<Item>, Vec<&'a Practice>) {
    let levers = risk::levers(origin, seniority, &world.practices, &world.model);
    let gaps = target.map_or_else(Vec::new, |to| skills::gap(origin, to, levels, world).gaps);
    let value = |practice: &Practice| {
        let lever = levers.iter().find(|lever| lever.practice == practice.id);
        let safer = lever.map_or(0.0, |lever| (-lever.points).max(0.0));
        safer + world.model.plan.gap_value * closed(practice, &gaps)
    };
    let values: Vec<f64> = world.practices.iter().map(value).collect();
    // A prerequisite is worth its place even when it moves nothing by itself.
    let needed = |practice: &Practice| {
        let waits =
            |other: &Practice, value: f64| value > 0.0 && other.after.contains(&practice.id);
        world.practices.iter().zip(&values).any(|(other, value)| waits(other, *value))
    };
    let (practices, values): (Vec<&Practice>, Vec<f64>) = world
        .practices
        .iter()
        .zip(values.iter().copied())
        .filter(|(practice, value)| *value > 1e-9 || needed(practice))
        .unzip();
    let place = |id: &String| practices.iter().position(|practice| practice.id == *id);
    let items = practices
        .iter()
        .zip(values)
        .map(|(practice, value)| Item {
            value,
            cost: practice.milestones.iter().map(|milestone| milestone.minutes).sum(),
            after: practice.after.iter().filter_map(place).collect(),
            milestones: practice.milestones.len(),
            delivers: practice.milestones.iter().any(|milestone| milestone.at_work),
        })
        .collect();
    (items, practices)
}

/// The share of a gap's weight that a practice works on, each skill counted once.
fn closed(practice: &Practice, gaps: &[Gap]) -> f64 {
    gaps.iter().filter(|gap| practice.skills.contains(&gap.skill)).map(|gap| gap.weight).sum()
}

/// What selection must keep to. The budget counts whole weeks and 6/7 of one, so that it does not
/// depend on the weekday of the start.
pub(super) fn limits(request: &Request, model: &PlanModel) -> Limits {
    #[expect(clippy::cast_precision_loss, reason = "minutes of a week")]
    let week = request.capacity.iter().map(|minutes| minutes.get()).sum::<i64>() as f64;
    let off: u32 = dates(request)
        .into_iter()
        .map(|day| {
            capacity(&Request { off: Vec::new(), ..request.clone() }, day) - capacity(request, day)
        })
        .sum();
    let weeks = f64::from(request.days) / 7.0;
    let there = (week * weeks - f64::from(off)).max(0.0) / request.stretch() * (1.0 - model.slack);
    let around = weeks.ceil() * f64::from(model.review);
    #[expect(clippy::cast_precision_loss, reason = "a few days")]
    let reserved = model.reserves as f64 * week / 7.0 / request.stretch();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a plan"
    )]
    let budget = ((there - around - reserved) * ROUNDING).max(0.0) as u32;
    let [fewest, most] = model.milestones;
    let milestones = if request.days < 90 { [fewest / 2, fewest] } else { [fewest, most] };
    Limits { budget, milestones, deliverable: true, nodes: model.node_cap }
}

/// The best choice; when the hours do not reach for a full plan, the best smaller one.
fn choose(items: &[Item], limits: Limits, notes: &mut Vec<String>) -> Selection {
    if let Some(selection) = select(items, limits) {
        return selection;
    }
    notes.push(format!(
        "Your hours do not reach for {} milestones yet; this is the best plan that fits them.",
        limits.milestones[0]
    ));
    let fewer = Limits { milestones: [1, limits.milestones[1]], ..limits };
    let any = Limits { milestones: [0, limits.milestones[1]], deliverable: false, ..limits };
    select(items, fewer).or_else(|| select(items, any)).unwrap_or(Selection {
        chosen: Vec::new(),
        value: 0.0,
        bound: 0.0,
    })
}

/// When the minutes are really done: as planned, and when hours overrun as in one case of five.
fn finish(request: &Request, minutes: u32, last: NaiveDate) -> Finish {
    let reach = |overrun: f64| {
        let mut needed = f64::from(minutes) * overrun;
        let mut day = request.start;
        // Two years are more than any plan needs; without capacity there is no end at all.
        for _ in 0..730 {
            needed -= f64::from(capacity(request, day));
            if needed <= 0.0 {
                break;
            }
            day = day.checked_add_days(Days::new(1)).unwrap_or(day);
        }
        day.max(last)
    };
    let unlucky = request.overrun * exp(OVERRUN_SIGMA * FOUR_IN_FIVE);
    Finish { p50: reach(request.overrun), p80: reach(unlucky) }
}
