//! Projects in the form that a request asks for, and what it costs to ask.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use super::{
    ConstraintCost, Request,
    select::{Item, Limits, select},
};
use crate::{
    project::{Hours, Project},
    reference::Reference,
};

/// The reference data with its projects in the form that is asked for: short ones for a plan of 30 days,
/// exercises for somebody who practises apart from work, and none that is unwanted or builds on one.
pub(super) fn shaped<'a>(request: &Request, reference: &'a Reference) -> Cow<'a, Reference> {
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
    let mut out: BTreeSet<&str> = request.unwanted.iter().map(String::as_str).collect();
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
    let minutes = |project: &Project| -> f64 {
        project.milestones.iter().map(|milestone| f64::from(milestone.minutes)).sum()
    };
    let whole = minutes(project);
    if project.intensive.is_empty() || whole <= 0.0 {
        return;
    }
    project.milestones.retain(|milestone| project.intensive.contains(&milestone.id));
    let part = minutes(project) / whole;
    let Hours { low, mode, high } = project.hours;
    project.hours = Hours { low: low * part, mode: mode * part, high: high * part };
    project.moves *= part;
}

/// What each pin and each exclusion takes from the best choice. `without` gives what could be chosen
/// under another request.
pub(super) fn costs(
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
