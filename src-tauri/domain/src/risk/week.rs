//! A week of tasks as the formulas see it. Odd data is mended here, once, with a note.

use libm::log;

use super::{
    horizon::{Pace, years},
    report::Horizon,
    score::{Outlook, betas, gate, logit, points, power_mean, sigma, strength},
};
use crate::{
    model::{Model, RiskModel},
    occupation::{Basis, Domain, Occupation, Seniority, Task},
};

/// Largest capability that a net label can imply.
pub(crate) const MOST_IMPLIED: f64 = 0.97;
/// Growth and elasticity beyond these are taken for slips of the pen.
const GROWTH_RANGE: [f64; 2] = [-0.95, 5.0];
const ELASTICITY_RANGE: [f64; 2] = [0.0, 3.0];

/// A task as the formulas see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Place among the occupation's tasks; it ties the task to its noise in every mix.
    pub index: usize,
    /// Share of the week; the shares of a week sum to 1.
    pub share: f64,
    /// Capability at the date of the data.
    pub capability: f64,
    /// What the gates leave open: s = open · c.
    pub open: f64,
    /// Whether `open · capability` is a label that gates never touch again.
    pub net: bool,
    /// Where it happens.
    pub domain: Domain,
}

impl Term {
    fn of(index: usize, share: f64, task: &Task, model: &RiskModel) -> Self {
        let rating = if task.rating.is_finite() {
            task.rating.clamp(1e-6, 1.0 - 1e-6)
        } else {
            model.workforce_mean
        };
        let open = 1.0 - gate(task.facets.fractions(), model);
        let net = task.basis == Basis::Net;
        let (capability, open) = if net {
            let implied = (rating / open).min(MOST_IMPLIED);
            (implied, rating / implied)
        } else {
            (rating, open)
        };
        Self { index, share, capability, open, net, domain: task.domain }
    }

    /// What could be taken over once capability has risen by `rise` logits.
    pub fn substitutable(&self, rise: f64) -> f64 {
        self.open * self.capability_after(rise)
    }

    /// Capability once it has risen by `rise` logits.
    pub fn capability_after(&self, rise: f64) -> f64 {
        if rise == 0.0 { self.capability } else { sigma(logit(self.capability) + rise) }
    }
}

/// Somebody's week in an occupation: tasks with shares, outlook, and what had to be mended.
pub(crate) struct Week<'a> {
    /// Largest share first; equal shares stay in the author's order.
    pub tasks: Vec<&'a Task>,
    /// The same tasks in the same order.
    pub terms: Vec<Term>,
    /// What moves the score beside tasks.
    pub outlook: Outlook,
    /// What a reader must know about the data.
    pub notes: Vec<String>,
}

impl<'a> Week<'a> {
    /// The week of somebody at `seniority`.
    pub fn of(occupation: &'a Occupation, seniority: Seniority, model: &Model) -> Self {
        Self::with_mix(occupation, &mix(occupation, seniority), seniority, model)
    }

    /// The week with these shares, one for each task of the occupation.
    pub fn with_mix(
        occupation: &'a Occupation,
        mix: &[f64],
        seniority: Seniority,
        model: &Model,
    ) -> Self {
        let usable = |share: &f64| share.is_finite() && *share > 0.0;
        let mut rows: Vec<(usize, &Task, f64)> = occupation
            .tasks
            .iter()
            .zip(mix)
            .enumerate()
            .filter(|(_, (_, share))| usable(share))
            .map(|(index, (task, share))| (index, task, *share))
            .collect();
        rows.sort_by(|a, b| b.2.total_cmp(&a.2));
        let total: f64 = rows.iter().map(|(_, _, share)| share).sum();
        let terms: Vec<Term> = rows
            .iter()
            .map(|(index, task, share)| Term::of(*index, share / total, task, &model.risk))
            .collect();
        let tasks: Vec<&Task> = rows.iter().map(|(_, task, _)| *task).collect();
        let mut notes: Vec<String> =
            occupation.notes.iter().chain(&occupation.left_out).cloned().collect();
        notes.extend(notes_on_shares(mix, total, rows.len()));
        notes.extend(notes_on_ratings(&tasks));
        let outlook = outlook(occupation, &tasks, &terms, seniority, &model.risk, &mut notes);
        Self { tasks, terms, outlook, notes }
    }

    /// What could be taken over of each task after `years` at the middle of every assumption.
    pub fn levels(&self, years: f64, model: &Model) -> Vec<f64> {
        let rise = |term: &Term| Pace::CENTRAL.rise(term.domain, years, model);
        self.terms.iter().map(|term| term.substitutable(rise(term))).collect()
    }

    /// The score when `levels` of the tasks could be taken over.
    pub fn score(&self, levels: &[f64], model: &RiskModel) -> f64 {
        let outlook: f64 = self.outlook.logits(betas(model)).iter().sum();
        points(strength(self.mean(levels, model.rho, model)) + outlook)
    }

    /// The power mean of `levels`. Without any task it is the workforce's mean.
    pub fn mean(&self, levels: &[f64], rho: f64, model: &RiskModel) -> f64 {
        if self.terms.is_empty() {
            return model.workforce_mean;
        }
        power_mean(self.terms.iter().map(|term| term.share).zip(levels.iter().copied()), rho)
    }
}

/// The exact score of an occupation at the date of the data, above 0 and below 100.
pub fn point(occupation: &Occupation, seniority: Seniority, model: &Model) -> f64 {
    point_at(occupation, seniority, Horizon::Now, model)
}

/// The exact score of an occupation at a horizon, above 0 and below 100: no range, no
/// explanation, a few microseconds.
pub fn point_at(occupation: &Occupation, seniority: Seniority, at: Horizon, model: &Model) -> f64 {
    let week = Week::of(occupation, seniority, model);
    week.score(&week.levels(years(at, model), model), &model.risk)
}

/// The shares of `seniority`, one for each task; a task that the mix lacks keeps its own share.
pub(crate) fn mix(occupation: &Occupation, seniority: Seniority) -> Vec<f64> {
    let row = &occupation.mixes[seniority as usize];
    let tasks = occupation.tasks.iter().enumerate();
    tasks.map(|(i, task)| row.get(i).copied().unwrap_or(task.share)).collect()
}

fn outlook(
    occupation: &Occupation,
    tasks: &[&Task],
    terms: &[Term],
    seniority: Seniority,
    model: &RiskModel,
    notes: &mut Vec<String>,
) -> Outlook {
    let mut mended = |value: f64, range: [f64; 2], otherwise: f64, what: &str| {
        if !value.is_finite() {
            notes.push(format!("{what} is not known here, so the average stands in."));
            return otherwise;
        }
        if value < range[0] || value > range[1] {
            notes.push(format!("{what} lay outside any sensible range and was brought back."));
        }
        value.clamp(range[0], range[1])
    };
    let growth = mended(
        occupation.figures.growth,
        GROWTH_RANGE,
        model.growth_reference,
        "Projected employment growth",
    );
    let elasticity =
        mended(occupation.elasticity, ELASTICITY_RANGE, 1.0, "The elasticity of demand");
    let ai_work = |task: &Task| {
        if task.ai_work.is_finite() { task.ai_work.clamp(0.0, 1.0) } else { 0.0 }
    };
    Outlook {
        demand: log((1.0 + growth) / (1.0 + model.growth_reference)),
        price_effect: elasticity - 1.0,
        // An empty sum of floats is −0, which would be printed.
        ai_work: tasks
            .iter()
            .zip(terms)
            .fold(0.0, |sum, (task, term)| sum + term.share * ai_work(task)),
        seniority: model.seniority[seniority as usize],
    }
}

fn notes_on_shares(mix: &[f64], total: f64, used: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let odd = mix.iter().filter(|share| !share.is_finite() || **share < 0.0).count();
    if odd > 0 {
        notes
            .push(format!("{odd} of the tasks had no usable share of the week and were left out."));
    }
    if used == 0 {
        notes.push("No tasks are known here, so the tasks count as in the average job.".into());
    } else if (total - 1.0).abs() > 1e-6 {
        notes.push(format!(
            "The shares of the week summed to {:.0}% and were scaled to 100%.",
            total * 100.0
        ));
    }
    notes
}

fn notes_on_ratings(tasks: &[&Task]) -> Option<String> {
    let odd = tasks.iter().filter(|task| !(task.rating > 0.0 && task.rating < 1.0)).count();
    (odd > 0).then(|| format!("{odd} of the tasks had a rating out of range; it was brought back."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{model, occupation, seed_role, task};

    fn notes(occupation: &Occupation) -> Vec<String> {
        Week::of(occupation, Seniority::Mid, &model()).notes
    }

    #[test]
    fn a_label_implies_the_capability_that_its_gates_let_through() {
        let (model, role) = (model(), seed_role());
        for term in &Week::of(&role, Seniority::Mid, &model).terms {
            let task = &role.tasks[term.index];
            let open = 1.0 - gate(task.facets.fractions(), &model.risk);
            assert!((term.capability - (task.rating / open).min(0.97)).abs() < 1e-12);
            assert!((term.substitutable(0.0) - task.rating).abs() < 1e-12);
        }
    }

    #[test]
    fn whole_data_needs_no_note() {
        assert_eq!(notes(&seed_role()), Vec::<String>::new());
    }

    #[test]
    fn shares_that_do_not_sum_to_the_week_are_scaled_and_said() {
        let role = occupation(
            "a",
            "15",
            0.0,
            vec![task("t", "x", 1.0, Basis::Net, 0.4), task("u", "x", 1.0, Basis::Net, 0.2)],
        );
        let week = Week::of(&role, Seniority::Mid, &model());
        assert!(week.terms.iter().all(|term| (term.share - 0.5).abs() < 1e-12));
        assert_eq!(week.notes, ["The shares of the week summed to 200% and were scaled to 100%."]);
    }

    #[test]
    fn each_kind_of_odd_figure_is_named_in_its_own_note() {
        let mut role = seed_role();
        role.mixes[1][0] = f64::NAN;
        role.tasks[1].rating = 7.0;
        role.tasks[2].ai_work = f64::INFINITY;
        role.figures.growth = f64::NAN;
        role.elasticity = -4.0;
        assert_eq!(
            notes(&role),
            [
                "1 of the tasks had no usable share of the week and were left out.",
                "The shares of the week summed to 80% and were scaled to 100%.",
                "1 of the tasks had a rating out of range; it was brought back.",
                "Projected employment growth is not known here, so the average stands in.",
                "The elasticity of demand lay outside any sensible range and was brought back.",
            ]
        );
    }

    #[test]
    fn a_mix_that_lacks_tasks_falls_back_on_their_own_shares() {
        let mut role = seed_role();
        role.mixes[1] = vec![0.2];
        assert_eq!(mix(&role, Seniority::Mid), [0.2; 5]);
        role.mixes[1] = vec![0.2; 9];
        assert_eq!(mix(&role, Seniority::Mid).len(), 5);
    }
}
