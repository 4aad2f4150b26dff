//! What the first week of a path begins with.

use super::FirstStep;
use crate::{occupation::Occupation, reference::Reference};

/// Minutes of a first step that no project gives.
const MINUTES: u32 = 25;

/// The first step of the first project; where none leads there, somebody to ask.
pub(super) fn first_step(
    projects: &[String],
    to: Option<&Occupation>,
    reference: &Reference,
) -> FirstStep {
    let project = projects.first().and_then(|id| reference.project(id));
    let step = project.and_then(|one| one.milestones.first()?.steps.first());
    match (step, to) {
        (Some(step), _) => FirstStep {
            title: step.title.clone(),
            minutes: step.minutes,
            project: project.map(|one| one.title.clone()),
        },
        (None, Some(to)) => FirstStep {
            title: format!(
                "Find somebody who works as “{}” and ask what a week of it is like",
                to.title
            ),
            minutes: MINUTES,
            project: None,
        },
        (None, None) => FirstStep {
            title: "Write down what you did last week, and which of it only you could do".into(),
            minutes: MINUTES,
            project: None,
        },
    }
}
