//! Somebody's work once a plan is done.

use std::sync::Arc;

use super::Draft;
use crate::{
    occupation::{Facts, Kind, Occupation, OccupationName, Seniority},
    project::Project,
    reference::Reference,
    risk,
};

/// The code that stands for one's own work on the last day of the running plan.
pub const LAST_DAY: &str = "day-90";

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
    let practised: Vec<(&Project, f64)> = chosen.map(|project| (project, applied)).collect();
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
