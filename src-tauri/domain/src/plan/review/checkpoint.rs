//! What the work moves: at days 30, 60 and 90, and once the plan is done.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    id::ProjectId,
    occupation::{Facts, Kind, Occupation, OccupationName, Seniority},
    plan::{
        select::minutes,
        types::{Draft, Milestone, Plan, Progress},
    },
    project::{Phase, Project},
    reference::Reference,
    risk,
};

/// The code that stands for one's own work on the last day of the running plan.
pub const LAST_DAY: &str = "day-90";

/// What a checkpoint shows.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Checkpoint {
    /// 30, 60 or 90.
    pub day: u32,
    /// The score without the plan's work, 0-100.
    pub before: f64,
    /// The score with what has been practised so far, once it is part of the week.
    pub now: f64,
    /// What each project adds to the difference, in points; they sum to it.
    pub parts: Vec<CheckpointPart>,
    /// Milestones that are done.
    pub done: u32,
    /// Of how many.
    pub of: u32,
    /// Projects that are finished: the next plan leaves them out.
    pub finished: Vec<ProjectId>,
    /// First day of the next 90, once these end.
    pub next_start: NaiveDate,
}

/// What one project moved.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CheckpointPart {
    /// The project's id.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// How far it has come, 0-1: learnt, applied, owned.
    pub mastery: f64,
    /// Points; below 0 lowers the score.
    pub points: f64,
}

/// How much of a project the plan holds: its form for 30 days or its first milestones move as much less as
/// they are shorter.
fn part(draft: &Draft, project: &Project) -> f64 {
    let own = draft.milestones.iter().filter(|one| one.project == project.id);
    let held: u32 = own.map(|one| one.minutes).sum();
    (f64::from(held) / f64::from(minutes(project).max(1))).min(1.0)
}

/// Each project of the plan with how much of it was practised since `divided`, the day on which the person
/// said how their week is: what was finished up to then is in that week already.
pub fn practised<'a>(
    plan: &Plan,
    divided: Option<NaiveDate>,
    reference: &'a Reference,
) -> Vec<(&'a Project, f64)> {
    let chosen = plan.draft.chosen.iter();
    let known = chosen.filter_map(|chosen| reference.project(&chosen.project));
    known
        .map(|project| {
            let before = divided.map_or(0.0, |day| mastery(plan, project, Some(day), reference));
            let since = mastery(plan, project, None, reference) - before;
            (project, since * part(&plan.draft, project))
        })
        .collect()
}

/// The checkpoint of a day: the score of `own` without and with what has been practised since the
/// person divided their week.
pub fn checkpoint(
    plan: &Plan,
    day: u32,
    (own, seniority): (&Occupation, Seniority),
    divided: Option<NaiveDate>,
    reference: &Reference,
) -> Checkpoint {
    let known = practised(plan, divided, reference);
    let score = |practised: &[(&Project, f64)]| {
        risk::point(
            &risk::reshape(own, seniority, practised, &reference.model),
            seniority,
            &reference.model,
        )
    };
    // Each part is what its project adds to those before it, so that the parts sum.
    let before = score(&[]);
    let mut reached = before;
    let parts = known.iter().enumerate().map(|(place, (project, _))| {
        let with = score(&known[..=place]);
        let points = with - reached;
        reached = with;
        CheckpointPart {
            project: project.id.clone(),
            title: project.title.clone(),
            mastery: mastery(plan, project, None, reference),
            points,
        }
    });
    let parts: Vec<CheckpointPart> = parts.collect();
    let milestones = &plan.draft.milestones;
    let done = milestones.iter().map(|one| u32::from(!one.progress.is_open())).sum();
    let finished = parts.iter().filter(|part| part.mastery >= 1.0);
    Checkpoint {
        day,
        before,
        now: before + parts.iter().map(|part| part.points).sum::<f64>(),
        done,
        of: milestones.iter().map(|_| 1).sum(),
        finished: finished.map(|part| part.project.clone()).collect(),
        next_start: plan.draft.end.succ_opt().unwrap_or(plan.draft.end),
        parts,
    }
}

/// How far a project has come, or had come `by` a day: learnt, applied or owned once every milestone up
/// to there is done.
fn mastery(plan: &Plan, project: &Project, by: Option<NaiveDate>, reference: &Reference) -> f64 {
    let own = plan.draft.milestones.iter().filter(|one| one.project == project.id);
    let is_open = |one: &&Milestone| match one.progress {
        Progress::Done { on, .. } => by.is_some_and(|day| on > day),
        Progress::Skipped { .. } => false,
        Progress::Open => true,
    };
    let open = own.clone().filter(is_open).map(|one| one.phase).min();
    let last = own.map(|one| one.phase).max();
    let reached = match (open, last) {
        (_, None) | (Some(Phase::Learn), _) => return 0.0,
        (Some(Phase::Apply), _) => Phase::Learn,
        (Some(Phase::Prove), _) => Phase::Apply,
        (None, Some(last)) => last,
    };
    reference.model.plan.mastery[reached as usize]
}

/// `own` once everything that the plan practises is applied at work. A project that is not known any
/// more moves nothing.
pub fn on_last_day(
    draft: &Draft,
    own: &Occupation,
    seniority: Seniority,
    reference: &Reference,
) -> Occupation {
    let applied = reference.model.plan.mastery[1];
    let chosen = draft.chosen.iter().filter_map(|chosen| reference.project(&chosen.project));
    let practised: Vec<(&Project, f64)> =
        chosen.map(|project| (project, applied * part(draft, project))).collect();
    let OccupationName { title, .. } = own.name();
    let facts = Facts {
        code: LAST_DAY.into(),
        title: format!("{title} after day {}", draft.days),
        kind: Kind::Own,
        ..(*own.facts).clone()
    };
    Occupation {
        facts: Arc::new(facts),
        ..risk::reshape(own, seniority, &practised, &reference.model)
    }
}
