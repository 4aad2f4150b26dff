//! What to choose from, what it must keep to, and the choice that finds room on the days.

use std::borrow::Cow;

use super::{
    Request,
    calendar::{capacity, dates, week_minutes},
    helpful::helpful,
    schedule::{Placed, schedule},
    scheduler::{REVIEWED, reserve_days},
    select::{Item, Limits, select},
};
use crate::{
    model::PlanModel,
    occupation::{Occupation, Seniority},
    profile::Levels,
    project::Project,
    reference::Reference,
    risk::{self, Lever},
    skills,
};

/// Minutes in a plan's last sessions that selection leaves to rounding.
const ROUNDING: f64 = 0.97;
/// How many smaller choices are tried when the best one finds no room on the days.
const TRIES: usize = 12;

/// A choice on its days.
pub(super) struct Choice<'a> {
    /// The projects, perhaps shortened, with their value.
    pub chosen: Vec<(Cow<'a, Project>, f64)>,
    /// The most that any choice could be worth.
    pub bound: f64,
    /// Milestones and steps on their days.
    pub placed: Placed,
    /// What the reader must know.
    pub notes: Vec<String>,
}

/// The best choice that finds room with everything that is wanted; without it where there is none.
pub(super) fn choose<'a>(
    items: &[Item],
    projects: &[&'a Project],
    request: &Request,
    model: &PlanModel,
) -> Choice<'a> {
    let wanted: Vec<&str> = items
        .iter()
        .zip(projects)
        .filter(|(item, _)| item.wanted)
        .map(|(_, project)| project.title.as_str())
        .collect();
    let choice = roomy(items, projects, request, model);
    if wanted.is_empty() || !choice.chosen.is_empty() {
        return choice;
    }
    let free: Vec<Item> = items.iter().map(|item| Item { wanted: false, ..item.clone() }).collect();
    let mut choice = roomy(&free, projects, request, model);
    choice.notes.insert(
        0,
        format!(
            "There is no room for “{}” in these hours; this is the best plan without it.",
            wanted.join("” and “")
        ),
    );
    choice
}

/// The best choice that finds room: first within all limits, then with fewer milestones, then
/// without a deliverable, at last the beginning of a single project.
fn roomy<'a>(
    items: &[Item],
    projects: &[&'a Project],
    request: &Request,
    model: &PlanModel,
) -> Choice<'a> {
    let wanted = limits(request, model);
    let fewer = Limits { milestones: [1, wanted.milestones[1]], ..wanted };
    let any = Limits { deliverable: false, ..fewer };
    let whole = [wanted, fewer, any].into_iter().find_map(|limits| {
        let mut choice = fitting(items, projects, limits, request, model)?;
        if limits != wanted {
            choice.notes.push(format!(
                "Your hours do not reach for {} milestones yet; this is the best plan that fits them.",
                wanted.milestones[0]
            ));
        }
        Some(choice)
    });
    whole.or_else(|| beginning(items, projects, wanted.budget, request, model)).unwrap_or_else(
        || Choice {
            chosen: Vec::new(),
            bound: 0.0,
            placed: schedule(&[], request, model).unwrap_or_default(),
            notes: vec![nothing(items).to_owned()],
        },
    )
}

/// The best choice within the limits; when the grain of the days costs more than the budget
/// foresaw, the best one that is smaller.
fn fitting<'a>(
    items: &[Item],
    projects: &[&'a Project],
    mut limits: Limits,
    request: &Request,
    model: &PlanModel,
) -> Option<Choice<'a>> {
    let mut bound: f64 = 0.0;
    for _ in 0..TRIES {
        let selection = select(items, limits)?;
        bound = bound.max(selection.bound);
        let work: Vec<(&Project, f64)> =
            selection.chosen.iter().map(|&i| (projects[i], items[i].value)).collect();
        let Some(placed) = schedule(&work, request, model) else {
            let cost: u32 = selection.chosen.iter().map(|&i| items[i].cost).sum();
            limits.budget = cost.checked_sub(1)?;
            continue;
        };
        let chosen = work.into_iter().map(|(project, value)| (Cow::Borrowed(project), value));
        let lost = bound - selection.value;
        let notes = (lost >= 0.005).then(|| {
            format!(
                "The best choice by the hours found no room between your days; this one is worth \
                 {lost:.2} points less."
            )
        });
        return Some(Choice {
            chosen: chosen.collect(),
            bound,
            placed,
            notes: Vec::from_iter(notes),
        });
    }
    None
}

/// The first milestones of one project, for hours that hold no whole one.
fn beginning<'a>(
    items: &[Item],
    projects: &[&'a Project],
    budget: u32,
    request: &Request,
    model: &PlanModel,
) -> Option<Choice<'a>> {
    let mut starts: Vec<(f64, usize, Project)> = Vec::new();
    let anything = items.iter().all(|item| !item.wanted);
    let may_begin = |item: &Item| item.after.is_empty() && (anything || item.wanted);
    let first = projects.iter().zip(items).filter(|(_, item)| may_begin(item));
    for (project, item) in first {
        for count in 1..project.milestones.len() {
            let mut start = (*project).clone();
            start.milestones.truncate(count);
            let share = f64::from(minutes(&start)) / f64::from(item.cost.max(1));
            starts.push((item.value * share, project.milestones.len(), start));
        }
    }
    starts.retain(|(value, _, start)| *value > 0.0 && minutes(start) <= budget);
    starts.sort_by(|a, b| b.0.total_cmp(&a.0));
    starts.into_iter().take(TRIES).find_map(|(value, all, start)| {
        let placed = schedule(&[(&start, value)], request, model)?;
        let note = format!(
            "These days hold the first {} of {all} milestones of “{}”. The rest can follow in your \
             next plan.",
            start.milestones.len(),
            start.title
        );
        let chosen = vec![(Cow::Owned(start), value)];
        Some(Choice { chosen, bound: value, placed, notes: vec![note] })
    })
}

fn minutes(project: &Project) -> u32 {
    project.milestones.iter().map(|milestone| milestone.minutes).sum()
}

fn nothing(items: &[Item]) -> &'static str {
    if items.is_empty() {
        "No practice we know of would change this work. The tasks you name yourself may show more."
    } else {
        "No practice finds room on these days. An hour more a week, or fewer days off, would change that."
    }
}

/// Every project worth something here, with the places of its prerequisites among them.
pub(super) fn candidates<'a>(
    origin: &Occupation,
    seniority: Seniority,
    target: Option<&Occupation>,
    levels: &Levels,
    request: &Request,
    reference: &'a Reference,
) -> (Vec<Item>, Vec<&'a Project>) {
    let wanted = &request.wanted;
    let values = values(origin, seniority, target, levels, reference);
    // A prerequisite is worth its place even when it moves nothing by itself.
    let needed = |project: &Project| {
        let waits = |other: &Project, value: f64| value > 0.0 && other.after.contains(&project.id);
        reference.projects.iter().zip(&values).any(|(other, value)| waits(other, *value))
    };
    let (projects, values): (Vec<&Project>, Vec<f64>) = reference
        .projects
        .iter()
        .zip(values.iter().copied())
        .filter(|(project, value)| *value > 1e-9 || needed(project) || wanted.contains(&project.id))
        .filter(|(project, _)| !request.finished.contains(&project.id))
        .unzip();
    let place = |id: &String| projects.iter().position(|project| project.id == *id);
    let items = projects
        .iter()
        .zip(values)
        .map(|(project, value)| Item {
            value,
            cost: minutes(project),
            after: project.after.iter().filter_map(place).collect(),
            milestones: project.milestones.len(),
            delivers: project.milestones.iter().any(|milestone| milestone.at_work),
            wanted: wanted.contains(&project.id),
        })
        .collect();
    (items, projects)
}

/// What each project of the reference data is worth here, in points.
fn values(
    origin: &Occupation,
    seniority: Seniority,
    target: Option<&Occupation>,
    levels: &Levels,
    reference: &Reference,
) -> Vec<f64> {
    let [fewest, most] = reference.model.plan.milestones;
    let milestones = |levers: &[Lever]| -> usize {
        let lower = levers.iter().filter(|lever| lever.points < 0.0);
        let known = lower.filter_map(|lever| reference.project(&lever.project));
        known.map(|project| project.milestones.len()).sum()
    };
    let fitting = helpful(origin, seniority, reference);
    // Where too few fit, what moves the week at all is better than nothing.
    let levers = if milestones(&fitting) > most {
        fitting
    } else {
        risk::levers(origin, seniority, &reference.projects, &reference.model)
    };
    let enough = milestones(&levers) >= fewest;
    let weights: Vec<(String, f64)> = match target {
        Some(to) => {
            let gaps = skills::gap(origin, to, levels, reference).gaps;
            gaps.into_iter().map(|gap| (gap.skill, gap.weight)).collect()
        }
        // Where too little moves the week to safer work, what the work asks for most is deepened.
        None if !enough => skills::weights(origin, levels, reference),
        None => Vec::new(),
    };
    let value = |project: &Project| {
        let lever = levers.iter().find(|lever| lever.project == project.id);
        let safer = lever.map_or(0.0, |lever| (-lever.points).max(0.0));
        safer + reference.model.plan.gap_value * closed(project, &weights)
    };
    reference.projects.iter().map(value).collect()
}

/// The share of all weight that a project works on, each skill counted once.
fn closed(project: &Project, weights: &[(String, f64)]) -> f64 {
    let builds = |(skill, _): &&(String, f64)| project.skills.contains(skill);
    weights.iter().filter(builds).map(|(_, weight)| weight).sum()
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
    let reserved = daily * reserve_days(request, model) as f64;
    let reviews = (there / f64::from(REVIEWED)).min((days / 7.0).ceil());
    let planned = (there - reserved) * (1.0 - model.slack) / request.overrun()
        - reviews * f64::from(model.review);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a plan"
    )]
    let budget = (planned * ROUNDING).max(0.0) as u32;
    let [fewest, most] = model.milestones;
    let milestones = if request.days < 90 { [fewest / 2, fewest] } else { [fewest, most] };
    Limits { budget, milestones, deliverable: !request.apart, nodes: model.node_cap }
}
