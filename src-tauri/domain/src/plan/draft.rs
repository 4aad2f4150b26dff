//! Proposing a plan: value, choice, schedule, finish.

use super::{
    Chosen, Draft, Request,
    board::REVIEWED,
    calendar::{capacity, dates, load, week_minutes},
    finish::finish,
    schedule::{Placed, schedule},
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
    let (kept, placed) = place(&selection.chosen, &items, &practices, request, model);
    notes.extend(left_out(&selection.chosen, &kept, &practices));
    if kept.is_empty() {
        notes.push(nothing(&items).to_owned());
    }
    notes.extend(placed.notes);
    let value: f64 = kept.iter().map(|&place| items[place].value).sum();
    let end = dates(request).last().copied().unwrap_or(request.start);
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
        finish: finish(request, &placed.steps),
        milestones: placed.milestones,
        steps: placed.steps,
        reserves: placed.reserves,
        notes,
        request: request.clone(),
    }
}

/// The choice on its days. The grain of days can cost more than the budget foresaw: then the least
/// dense practice goes.
fn place(
    chosen: &[usize],
    items: &[Item],
    practices: &[&Practice],
    request: &Request,
    model: &PlanModel,
) -> (Vec<usize>, Placed) {
    let mut kept = chosen.to_vec();
    let density = |place: usize| items[place].value / f64::from(items[place].cost.max(1));
    while !kept.is_empty() {
        let work: Vec<(&Practice, f64)> =
            kept.iter().map(|&place| (practices[place], items[place].value)).collect();
        if let Some(placed) = schedule(&work, request, model) {
            return (kept, placed);
        }
        let free = |place: &usize| !kept.iter().any(|other| items[*other].after.contains(place));
        let least =
            kept.iter().copied().filter(free).min_by(|a, b| density(*a).total_cmp(&density(*b)));
        let Some(least) = least else { break };
        kept.retain(|place| *place != least);
    }
    let placed = schedule(&[], request, model).unwrap_or_default();
    (Vec::new(), placed)
}

fn left_out<'a>(
    chosen: &'a [usize],
    kept: &'a [usize],
    practices: &'a [&Practice],
) -> impl Iterator<Item = String> + 'a {
    chosen.iter().filter(|place| !kept.contains(place)).map(|place| {
        format!("“{}” did not fit between your days and was left out.", practices[*place].title)
    })
}

fn nothing(items: &[Item]) -> &'static str {
    if items.is_empty() {
        "No practice we know of would change this work. The tasks you name yourself may show more."
    } else {
        "No practice fits into these days. An hour more a week, or fewer days off, makes room for one."
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
    let days = f64::from(request.days);
    let daily = f64::from(week_minutes(request)) / 7.0;
    let off = Request { off: Vec::new(), ..request.clone() };
    let lost: u32 =
        dates(request).into_iter().map(|day| capacity(&off, day) - capacity(request, day)).sum();
    let there = (daily * days - f64::from(lost)).max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a few days")]
    let reserved = daily * model.reserves as f64;
    let reviews = (there / f64::from(REVIEWED)).min((days / 7.0).ceil());
    let planned = (there - reserved) * (1.0 - model.slack) / request.stretch()
        - reviews * f64::from(model.review);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a plan"
    )]
    let budget = (planned * ROUNDING).max(0.0) as u32;
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
