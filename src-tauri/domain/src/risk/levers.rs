//! What projects do to the score, per hour: learning alone moves nothing, changed work does.

use libm::exp;

use super::{
    report::Lever,
    week::{Week, mix, point},
};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
    project::Project,
};

/// The occupation after projects have moved time, each with its mastery (0-1).
///
/// Together they move τ = m·(1 − exp(−Σ mastery·moves / m)) of the week, m being the most that
/// moves. It is taken from every task alike and given to the tasks of each project's themes, so
/// that Σ w(1 − s)^ρ moves by τ towards the projects' own mean. Projects without a matching
/// task move nothing. The shares at `seniority` then sum to 1.
pub fn reshape(
    occupation: &Occupation,
    seniority: Seniority,
    projects: &[(&Project, f64)],
    model: &Model,
) -> Occupation {
    let mut reshaped = occupation.clone();
    reshaped.mixes[seniority as usize] = moved(occupation, seniority, projects, model);
    reshaped
}

/// The shares of `seniority` after the projects, one for each task.
fn moved(
    occupation: &Occupation,
    seniority: Seniority,
    projects: &[(&Project, f64)],
    model: &Model,
) -> Vec<f64> {
    let mut mix = whole(mix(occupation, seniority));
    let targets: Vec<(f64, Vec<f64>)> = projects
        .iter()
        .map(|(project, mastery)| (mastery * project.moves, aims(occupation, &mix, project)))
        .filter(|(pull, aims)| pull.is_finite() && *pull > 0.0 && !aims.is_empty())
        .collect();
    let pull: f64 = targets.iter().map(|(pull, _)| pull).sum();
    let most = model.plan.moved_share;
    if pull > 0.0 && most > 0.0 {
        let tau = most * (1.0 - exp(-pull / most));
        for (i, share) in mix.iter_mut().enumerate() {
            let given: f64 = targets.iter().map(|(p, aims)| p / pull * aims[i]).sum();
            *share = (1.0 - tau) * *share + tau * given;
        }
    }
    mix
}

/// How a project shares out what it moves: by share among the tasks of its themes. Tasks that
/// nobody does yet at this level take it by their share at mid level. Empty when none match.
fn aims(occupation: &Occupation, mix: &[f64], project: &Project) -> Vec<f64> {
    let matching = |shares: &mut dyn Iterator<Item = f64>| -> Vec<f64> {
        let tasks = occupation.tasks.iter().zip(shares);
        let kept = |theme: &str, share| {
            if project.themes.iter().any(|own| own == theme) { share } else { 0.0 }
        };
        whole(tasks.map(|(task, share)| kept(&task.theme, share)).collect())
    };
    let here = matching(&mut mix.iter().copied());
    if here.iter().any(|share| *share > 0.0) {
        return here;
    }
    let mid = matching(&mut occupation.tasks.iter().map(|task| task.share));
    if mid.iter().any(|share| *share > 0.0) { mid } else { Vec::new() }
}

/// Shares brought to a sum of 1, unusable ones as none; nothing stays nothing.
fn whole(mut shares: Vec<f64>) -> Vec<f64> {
    for share in &mut shares {
        *share = if share.is_finite() { share.max(0.0) } else { 0.0 };
    }
    let total: f64 = shares.iter().sum();
    if total > 0.0 {
        for share in &mut shares {
            *share /= total;
        }
    }
    shares
}

/// What each project would do alone once it is applied, best per hour first. Projects without
/// hours come last.
pub fn levers(
    occupation: &Occupation,
    seniority: Seniority,
    projects: &[Project],
    model: &Model,
) -> Vec<Lever> {
    let before = point(occupation, seniority, model);
    let applied = model.plan.mastery[1];
    let after = |project: &Project| {
        let mix = moved(occupation, seniority, &[(project, applied)], model);
        let week = Week::with_mix(occupation, &mix, seniority, model);
        week.score(&week.levels(0.0, model), &model.risk)
    };
    let mut levers: Vec<Lever> = projects
        .iter()
        .map(|project| Lever {
            project: project.id.clone(),
            title: project.title.clone(),
            points: after(project) - before,
            hours: project.hours.mean(),
        })
        .collect();
    let per_hour = |lever: &Lever| {
        if lever.hours > 0.0 { lever.points / lever.hours } else { f64::INFINITY }
    };
    levers.sort_by(|a, b| per_hour(a).total_cmp(&per_hour(b)));
    levers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{model, project, reference, seed_role},
        project::Hours,
    };

    /// Σ w(1 − s)^ρ, the inside of the power mean.
    fn inside(occupation: &Occupation) -> f64 {
        let model = model();
        let week = Week::of(occupation, Seniority::Mid, &model);
        week.terms.iter().map(|t| t.share * (1.0 - t.substitutable(0.0)).powi(2)).sum()
    }

    #[test]
    fn a_project_moves_time_to_its_tasks_as_the_formula_says() {
        let (model, role) = (model(), seed_role());
        let project = project("better-evaluation", "evaluation", "evaluation");
        let after = reshape(&role, Seniority::Mid, &[(&project, 1.0)], &model);
        let tau = 0.25 * (1.0 - (-0.05_f64 / 0.25).exp());
        let expected = inside(&role) + tau * (0.78_f64.powi(2) - inside(&role));
        assert!((inside(&after) - expected).abs() < 1e-12);
        assert!(point(&after, Seniority::Mid, &model) < point(&role, Seniority::Mid, &model));
    }

    #[test]
    fn several_projects_share_one_cap() {
        let (model, role) = (model(), seed_role());
        let two = [
            project("better-evaluation", "evaluation", "evaluation"),
            project("clear-governance", "governance", "evaluation"),
        ];
        let after = reshape(&role, Seniority::Mid, &[(&two[0], 1.0), (&two[1], 0.5)], &model);
        let tau = 0.25 * (1.0 - (-0.075_f64 / 0.25).exp());
        let aim = (0.05 * 0.78_f64.powi(2) + 0.025 * 0.9_f64.powi(2)) / 0.075;
        let expected = inside(&role) + tau * (aim - inside(&role));
        assert!((inside(&after) - expected).abs() < 1e-12);
        let tireless = vec![(&two[0], 400.0)];
        let share = reshape(&role, Seniority::Mid, &tireless, &model).mixes[1][2];
        assert!((share - (0.75 * 0.2 + 0.25)).abs() < 1e-9, "a quarter of the week at most");
    }

    #[test]
    fn a_project_without_a_matching_task_or_without_mastery_moves_nothing() {
        let (model, role) = (model(), seed_role());
        let none = levers(&role, Seniority::Mid, &[project("p", "care", "caring")], &model);
        assert!(none[0].points.abs() < 1e-12);
        let project = project("p", "evaluation", "evaluation");
        let learnt = reshape(&role, Seniority::Mid, &[(&project, 0.0)], &model);
        assert_eq!(learnt, role);
    }

    #[test]
    fn a_task_nobody_does_yet_at_this_level_can_be_grown_into() {
        let (model, mut role) = (model(), seed_role());
        role.mixes[0] = vec![0.5, 0.3, 0.2, 0.0, 0.0];
        let project = project("clear-governance", "governance", "evaluation");
        let lever = &levers(&role, Seniority::Junior, &[project], &model)[0];
        assert!(lever.points < -0.5, "{}", lever.points);
    }

    #[test]
    fn the_best_per_hour_comes_first_and_levers_are_small() {
        let (model, role) = (model(), seed_role());
        let mut projects = reference().projects.to_vec();
        projects[4].hours = Hours { low: 1.0, mode: 1.0, high: 1.0 };
        projects[1].hours = Hours { low: 0.0, mode: 0.0, high: 0.0 };
        let levers = levers(&role, Seniority::Mid, &projects, &model);
        assert_eq!(levers[0].project, "steady-serving", "as strong as governance, in less time");
        assert_eq!(levers[4].project, "calm-talks", "no hours, no rate");
        assert!(levers.iter().all(|lever| lever.points.abs() < 1.0));
        let learnt = reshape(&role, Seniority::Mid, &[(&projects[4], 2.0 / 3.0)], &model);
        let change = point(&learnt, Seniority::Mid, &model) - point(&role, Seniority::Mid, &model);
        assert!((levers[0].points - change).abs() < 1e-12, "a lever is its project applied");
    }

    #[test]
    fn odd_mixes_and_projects_are_no_fault() {
        let (model, mut role) = (model(), seed_role());
        let mut project = project("p", "evaluation", "evaluation");
        for mix in [vec![], vec![f64::NAN; 5], vec![0.2; 40], vec![-1.0, 0.5]] {
            role.mixes[1] = mix;
            let after = reshape(&role, Seniority::Mid, &[(&project, 1.0)], &model);
            assert!(point(&after, Seniority::Mid, &model).is_finite());
        }
        project.moves = f64::NAN;
        let after = reshape(&seed_role(), Seniority::Mid, &[(&project, 1.0)], &model);
        assert_eq!(after, seed_role());
    }

    proptest! {
        #[test]
        fn the_week_stays_whole_and_no_more_than_a_quarter_moves(
            mix in prop::collection::vec(0.0..1.0_f64, 5),
            mastery in prop::array::uniform5(0.0..1.0_f64),
            moves in 0.0..0.4_f64,
        ) {
            let mut role = seed_role();
            role.mixes[1] = whole(mix);
            let projects: Vec<Project> =
                reference().projects.iter().cloned().map(|p| Project { moves, ..p }).collect();
            let applied: Vec<(&Project, f64)> = projects.iter().zip(mastery).collect();
            let after = moved(&role, Seniority::Mid, &applied, &model());
            let before = &role.mixes[1];
            if before.iter().sum::<f64>() > 0.0 {
                prop_assert!((after.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            }
            let taken: f64 = before.iter().zip(&after).map(|(b, a)| (b - a).max(0.0)).sum();
            prop_assert!(taken <= 0.25 + 1e-9);
        }
    }
}
