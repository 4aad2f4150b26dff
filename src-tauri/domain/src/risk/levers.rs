//! What practices do to the score, per hour: learning alone moves nothing, changed work does.

use libm::exp;

use super::{report::Lever, score::point};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
    practice::Practice,
};

/// The occupation after practices have moved time, each with its mastery (0-1).
///
/// Together they move τ = m·(1 − exp(−Σ mastery·moves / m)) of the week, m being the most that
/// moves. It is taken from every task alike and given to the tasks of each practice's themes.
/// Practices without a matching task move nothing.
pub fn reshape(
    occupation: &Occupation,
    seniority: Seniority,
    practices: &[(&Practice, f64)],
    model: &Model,
) -> Occupation {
    let row = seniority as usize;
    let targets: Vec<(f64, Vec<f64>)> = practices
        .iter()
        .map(|(practice, mastery)| (mastery * practice.moves, aims(occupation, row, practice)))
        .filter(|(pull, aims)| *pull > 0.0 && aims.iter().sum::<f64>() > 0.0)
        .collect();
    let pull: f64 = targets.iter().map(|(pull, _)| pull).sum();
    let mut reshaped = occupation.clone();
    if pull > 0.0 {
        let most = model.plan.moved_share;
        let moved = most * (1.0 - exp(-pull / most));
        for (i, share) in reshaped.mixes[row].iter_mut().enumerate() {
            let given: f64 = targets.iter().map(|(p, aims)| p / pull * aims[i]).sum();
            *share = (1.0 - moved) * *share + moved * given;
        }
    }
    reshaped
}

/// How a practice shares out what it moves: by share among the tasks of its themes.
fn aims(occupation: &Occupation, row: usize, practice: &Practice) -> Vec<f64> {
    let mix = &occupation.mixes[row];
    let matching: Vec<f64> = occupation
        .tasks
        .iter()
        .zip(mix)
        .map(|(task, share)| if practice.themes.contains(&task.theme) { *share } else { 0.0 })
        .collect();
    let total: f64 = matching.iter().sum();
    matching.iter().map(|share| if total > 0.0 { share / total } else { 0.0 }).collect()
}

/// What each practice would do alone once it is applied, best per hour first.
pub fn levers(
    occupation: &Occupation,
    seniority: Seniority,
    practices: &[Practice],
    model: &Model,
) -> Vec<Lever> {
    let before = point(occupation, seniority, model);
    let applied = model.plan.mastery[1];
    let mut levers: Vec<Lever> = practices
        .iter()
        .map(|practice| {
            let after = reshape(occupation, seniority, &[(practice, applied)], model);
            Lever {
                practice: practice.id.clone(),
                title: practice.title.clone(),
                points: point(&after, seniority, model) - before,
                hours: practice.hours.mean(),
            }
        })
        .collect();
    levers.sort_by(|a, b| (a.points / a.hours).total_cmp(&(b.points / b.hours)));
    levers
}
