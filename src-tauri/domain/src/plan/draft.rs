//! Proposing a plan: the best choice that finds room on the days.

use std::borrow::Cow;

use super::{
    ledger::load,
    request::Request,
    schedule::{Placed, finish, schedule},
    select::{Item, Limits, candidates, costs, limits, minutes, select, shaped},
    types::{Draft, SelectedProject},
};
use crate::{
    model::PlanModel,
    occupation::{Occupation, Seniority},
    profile::Levels,
    project::Project,
    reference::Reference,
};

/// How many smaller choices are tried when the best one finds no room on the days.
const TRIES: usize = 12;

/// A plan for `origin` towards `target` (none: reshape the present work).
pub fn draft(
    origin: &Occupation,
    seniority: Seniority,
    target: Option<&Occupation>,
    levels: &Levels,
    request: &Request,
    reference: &Reference,
) -> Draft {
    let all = reference;
    let reference = shaped(request, all);
    let model = &reference.model.plan;
    let (items, projects) = candidates(origin, seniority, target, levels, request, &reference);
    let Choice { chosen: kept, bound, placed, mut notes } =
        choose(&items, &projects, request, model);
    notes.extend(placed.notes);
    let costs = costs(&items, &projects, request, limits(request, model), all, |request| {
        let reference = shaped(request, all);
        candidates(origin, seniority, target, levels, request, &reference).0
    });
    let mut chosen: Vec<SelectedProject> = kept
        .iter()
        .map(|(project, value)| SelectedProject {
            project: project.id.clone(),
            title: project.title.clone(),
            hours: project.hours.range(),
            value: *value,
        })
        .collect();
    chosen.sort_by(|a, b| (b.value / b.hours.p50).total_cmp(&(a.value / a.hours.p50)));
    let value: f64 = chosen.iter().map(|chosen| chosen.value).sum();
    let bound = bound.max(value);
    Draft {
        origin: origin.name(),
        target: target.unwrap_or(origin).name(),
        start: request.start,
        end: request.dates().last().unwrap_or(request.start),
        days: request.days,
        budget_minutes: limits(request, model).budget,
        chosen,
        costs,
        value,
        bound,
        proven_gap: bound - value,
        load: load(request, &placed.steps),
        finish: finish(request, &placed.steps, request.start),
        milestones: placed.milestones,
        steps: placed.steps,
        reserves: placed.reserves,
        notes,
        request: request.clone(),
    }
}

/// A choice on its days.
struct Choice<'a> {
    /// The projects, perhaps shortened, with their value.
    chosen: Vec<(Cow<'a, Project>, f64)>,
    /// The most that any choice could be worth.
    bound: f64,
    /// Milestones and steps on their days.
    placed: Placed,
    /// What the reader must know.
    notes: Vec<String>,
}

/// The best choice that finds room with everything that is wanted; without it where there is none.
fn choose<'a>(
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

fn nothing(items: &[Item]) -> &'static str {
    if items.is_empty() {
        "No practice we know of would change this work. The tasks you name yourself may show more."
    } else {
        "No practice finds room on these days. An hour more a week, or fewer days off, would change that."
    }
}
