//! From a milestone to the score: what was finished, what proves it, the level it speaks for, the time
//! that it moves, and the points that come of it.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::Evidence;
use crate::{
    id::ProjectId,
    occupation::{Occupation, Seniority},
    plan::{Plan, Progress, checkpoint, practised},
    reference::Reference,
    risk,
    skills::ProposedLevel,
};

/// A milestone with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrailMilestone {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is done.
    pub done: bool,
    /// Ids of its evidence.
    pub evidence: Vec<String>,
}

/// What a project has come to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Trail {
    /// The project's id.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Its milestones in order.
    pub milestones: Vec<TrailMilestone>,
    /// Levels that it speaks for and that wait for a yes.
    pub levels: Vec<ProposedLevel>,
    /// How far it has come, 0-1: learnt, applied, owned.
    pub mastery: f64,
    /// Points that it moves once its time is part of the week; below 0 lowers the score.
    pub points: f64,
}

/// How a task's share of the week would move.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct WeekMove {
    /// The task's id.
    pub task: String,
    /// Its label.
    pub label: String,
    /// Share now, a fraction.
    pub from: f64,
    /// Share with what was practised, a fraction.
    pub to: f64,
}

/// Everything that the plan's proof moves.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Trails {
    /// The exact score of the week as it is, 0-100.
    pub before: f64,
    /// The exact score once the week has moved; `before` and the points of the trails sum to it.
    pub now: f64,
    /// By project, in the plan's order; only those with something done.
    pub trails: Vec<Trail>,
    /// The whole week now and with what was practised, in its order.
    pub week: Vec<WeekMove>,
    /// The day on which the person said how their week is: what was finished by then is in it.
    pub since: Option<NaiveDate>,
}

impl Trails {
    /// Whether the week would change.
    pub fn moves(&self) -> bool {
        self.week.iter().any(|one| (one.to - one.from).abs() > 1e-9)
    }
}

/// What the finished milestones of a plan move, from proof to score. Nothing counts by itself: levels
/// wait for the person's yes, and so does the week.
pub fn trails(
    plan: &Plan,
    (own, seniority): (&Occupation, Seniority),
    evidence: &[Evidence],
    proposed: &[ProposedLevel],
    since: Option<NaiveDate>,
    reference: &Reference,
) -> Trails {
    let check = checkpoint(plan, plan.draft.days, (own, seniority), since, reference);
    let trail = |part: &crate::plan::CheckpointPart| {
        let milestones: Vec<TrailMilestone> = plan
            .draft
            .milestones
            .iter()
            .filter(|one| one.project == part.project)
            .map(|one| TrailMilestone {
                id: one.id.to_string(),
                title: one.title.clone(),
                done: matches!(one.progress, Progress::Done { .. }),
                evidence: evidence
                    .iter()
                    .filter(|piece| piece.milestone.as_deref() == Some(one.id.as_str()))
                    .map(|piece| piece.id.clone())
                    .collect(),
            })
            .collect();
        let builds = reference.project(&part.project).map_or(&[][..], |project| &project.skills);
        let levels = proposed.iter().filter(|one| builds.contains(&one.skill)).cloned().collect();
        milestones.iter().any(|one| one.done).then(|| Trail {
            project: part.project.clone(),
            title: part.title.clone(),
            milestones,
            levels,
            mastery: part.mastery,
            points: part.points,
        })
    };
    let reshaped =
        risk::reshape(own, seniority, &practised(plan, since, reference), &reference.model);
    let (from, to) = (risk::mix(own, seniority), risk::mix(&reshaped, seniority));
    let (all, then) = (from.iter().sum::<f64>(), to.iter().sum::<f64>());
    let week = own.tasks.iter().enumerate().map(|(place, task)| WeekMove {
        task: task.id.to_string(),
        label: task.label.to_string(),
        from: from[place] / all,
        to: to[place] / then,
    });
    Trails {
        before: check.before,
        now: check.now,
        trails: check.parts.iter().filter_map(trail).collect(),
        week: week.collect(),
        since,
    }
}
