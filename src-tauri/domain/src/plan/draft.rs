//! Proposing a plan.

use super::{
    Draft, Request, SelectedProject,
    calendar::{dates, load},
    choose::{Choice, candidates, choose, limits},
    finish::finish,
    form::{costs, shaped},
};
use crate::{
    occupation::{Occupation, Seniority},
    profile::Levels,
    reference::Reference,
};

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
        end: dates(request).last().copied().unwrap_or(request.start),
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
