//! What the first week of a path begins with.

use super::FirstStep;
use crate::{occupation::Occupation, reference::Reference};

/// Minutes of a first step that no practice gives.
const MINUTES: u32 = 25;

/// The first step of the first practice; where none leads there, somebody to ask.
pub(super) fn first_step(
    practices: &[String],
    to: Option<&Occupation>,
    reference: &Reference,
) -> FirstStep {
    let practice = practices.first().and_then(|id| reference.practice(id));
    let step = practice.and_then(|one| one.milestones.first()?.steps.first());
    match (step, to) {
        (Some(step), _) => FirstStep {
            title: step.title.clone(),
            minutes: step.minutes,
            practice: practice.map(|one| one.title.clone()),
        },
        (None, Some(to)) => FirstStep {
            title: format!(
                "Find somebody who works as “{}” and ask what a week of it is like",
                to.title
            ),
            minutes: MINUTES,
            practice: None,
        },
        (None, None) => FirstStep {
            title: "Write down what you did last week, and which of it only you could do".into(),
            minutes: MINUTES,
            practice: None,
        },
    }
}
