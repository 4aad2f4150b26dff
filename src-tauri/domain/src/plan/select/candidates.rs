//! What there is to choose from, in the form that is asked for, and what a choice must keep to.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use super::search::{Item, Limits, Selection, select};
use crate::{
    id::{ProjectId, SkillId},
    model::PlanModel,
    occupation::{Occupation, Seniority},
    plan::{
        request::Request,
        schedule::{REVIEWED, reserve_days, room_for_work},
        types::ConstraintCost,
    },
    profile::Levels,
    project::{Hours, Project},
    reference::Reference,
    risk::{self, Lever},
    skills::{self, Needs, SkillProfile},
};

/// Minutes in a plan's last sessions that selection leaves to rounding.
const ROUNDING: f64 = 0.97;
/// Points below which a project changes nothing.
const LEAST: f64 = 1e-9;

/// Projects that lower the score and whose skills fit this work, by what an hour of each does, best
/// first. One that moves time to a kind of work is no help where its skills belong to another trade.
pub fn helpful(occupation: &Occupation, seniority: Seniority, reference: &Reference) -> Vec<Lever> {
    let levels = Levels::new();
    let skill_profile = SkillProfile::new(occupation, &levels, reference);
    let needs = Needs::finest(occupation);
    // Of work whose skills nobody published nothing can be said.
    let unknown = needs.iter().next().is_none();
    let fits = |id: &str| {
        unknown
            || reference
                .project(id)
                .is_some_and(|project| skill_profile.fits(&project.skills, &needs))
    };
    let mut levers = risk::levers(occupation, seniority, &reference.projects, &reference.model);
    levers.retain(|lever| lever.points < -LEAST && fits(&lever.project));
    levers
}

/// The reference data with its projects in the form that is asked for: short ones for a plan of 30 days,
/// exercises for somebody who practises apart from work, and none that is unwanted or builds on one.
pub(in crate::plan) fn shaped<'a>(
    request: &Request,
    reference: &'a Reference,
) -> Cow<'a, Reference> {
    if request.days >= 90 && !request.apart && request.unwanted.is_empty() {
        return Cow::Borrowed(reference);
    }
    let out = without(request, reference);
    let projects = reference.projects.iter().filter(|one| !out.contains(one.id.as_str()));
    let shaped = projects.map(|project| {
        let mut project = project.clone();
        if request.days < 90 {
            shorten(&mut project);
        }
        if request.apart {
            for milestone in &mut project.milestones {
                milestone.at_work = false;
                if let Some(exercise) = &milestone.practised {
                    milestone.artefact.clone_from(exercise);
                }
            }
        }
        project
    });
    Cow::Owned(Reference { projects: Arc::new(shaped.collect()), ..reference.clone() })
}

/// What is unwanted, and what builds on it.
fn without<'a>(request: &'a Request, reference: &'a Reference) -> BTreeSet<&'a str> {
    let mut out: BTreeSet<&str> = request.unwanted.iter().map(ProjectId::as_str).collect();
    loop {
        let builds = |one: &&Project| {
            !out.contains(one.id.as_str()) && one.after.iter().any(|id| out.contains(id.as_str()))
        };
        let Some(more) = reference.projects.iter().find(builds) else { return out };
        out.insert(&more.id);
    }
}

/// A project in its form for 30 days: it moves as much less as it is shorter.
fn shorten(project: &mut Project) {
    let whole = f64::from(minutes(project));
    if project.intensive.is_empty() || whole <= 0.0 {
        return;
    }
    project.milestones.retain(|milestone| project.intensive.contains(&milestone.id));
    let part = f64::from(minutes(project)) / whole;
    let Hours { low, mode, high } = project.hours;
    project.hours = Hours { low: low * part, mode: mode * part, high: high * part };
    project.moves *= part;
}

/// Minutes of a project, all its milestones.
pub(in crate::plan) fn minutes(project: &Project) -> u32 {
    project.milestones.iter().map(|milestone| milestone.minutes).sum()
}

/// Every project worth something here, with the places of its prerequisites among them.
pub(in crate::plan) fn candidates<'a>(
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
        .filter(|(project, value)| {
            *value > LEAST || needed(project) || wanted.contains(&project.id)
        })
        .filter(|(project, _)| !request.finished.contains(&project.id))
        .unzip();
    let place = |id: &ProjectId| projects.iter().position(|project| project.id == *id);
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
    let weights: Vec<(SkillId, f64)> = match target {
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
fn closed(project: &Project, weights: &[(SkillId, f64)]) -> f64 {
    let builds = |(skill, _): &&(SkillId, f64)| project.skills.contains(skill);
    weights.iter().filter(builds).map(|(_, weight)| weight).sum()
}

/// What selection must keep to. The budget counts whole weeks and 6/7 of one, so that it does not
/// depend on the weekday of the start, but for more than these very days hold.
pub(in crate::plan) fn limits(request: &Request, model: &PlanModel) -> Limits {
    let days = f64::from(request.days);
    let daily = f64::from(request.week_minutes()) / 7.0;
    let off = Request { off: Vec::new(), ..request.clone() };
    let lost: u32 = request.dates().map(|day| off.minutes_on(day) - request.minutes_on(day)).sum();
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
    let budget = budget.min(room_for_work(request, model));
    let [fewest, most] = model.milestones;
    let milestones = if request.days < 90 { [fewest / 2, fewest] } else { [fewest, most] };
    Limits { budget, milestones, deliverable: !request.apart, nodes: model.node_cap }
}

/// What each pin and each exclusion takes from the best choice. `without` gives what could be chosen
/// under another request.
pub(in crate::plan) fn costs(
    items: &[Item],
    projects: &[&Project],
    request: &Request,
    limits: Limits,
    reference: &Reference,
    candidates: impl Fn(&Request) -> Vec<Item>,
) -> Vec<ConstraintCost> {
    let best = |items: &[Item]| select(items, limits).map_or(0.0, |selection| selection.value);
    let mine = best(items);
    let pinned = projects.iter().enumerate().filter(|(place, _)| items[*place].wanted);
    let pins = pinned.map(|(place, project)| {
        let mut free = items.to_vec();
        free[place].wanted = false;
        ConstraintCost {
            project: project.id.clone(),
            title: project.title.clone(),
            pinned: true,
            points: (best(&free) - mine).max(0.0),
        }
    });
    let known = request.unwanted.iter().filter_map(|id| reference.project(id));
    let exclusions = known.map(|project| {
        let unwanted = request.unwanted.iter().filter(|id| **id != project.id).cloned();
        let with = Request { unwanted: unwanted.collect(), ..request.clone() };
        ConstraintCost {
            project: project.id.clone(),
            title: project.title.clone(),
            pinned: false,
            points: (best(&candidates(&with)) - mine).max(0.0),
        }
    });
    pins.chain(exclusions).collect()
}

/// The choice for somebody who reshapes the work they have.
pub fn for_occupation(
    occupation: &Occupation,
    seniority: Seniority,
    request: &Request,
    reference: &Reference,
) -> Option<Selection> {
    let reference = shaped(request, reference);
    let (items, _) = candidates(occupation, seniority, None, &Levels::new(), request, &reference);
    let limits = limits(request, &reference.model.plan);
    select(&items, limits)
}
