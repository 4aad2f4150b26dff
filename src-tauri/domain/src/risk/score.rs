//! The point score: gates, substitutability, power mean, shifts.

use libm::{exp, log, pow};

use crate::{
    model::{Model, RiskModel},
    occupation::{Basis, Domain, Occupation, Seniority, Task},
};

/// σ, the logistic function.
pub(crate) fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// Log-odds of a fraction, kept away from 0 and 1.
pub(crate) fn logit(p: f64) -> f64 {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    log(p / (1.0 - p))
}

/// Largest capability that a net label can imply.
const MOST_IMPLIED: f64 = 0.97;
/// The power mean is kept within these before its log-odds are taken.
const S_RANGE: [f64; 2] = [0.005, 0.995];

/// The share of a task that its facets keep human: h = 1 − Π(1 − ρ·a).
pub(crate) fn gate(facets: [f64; 5], model: &RiskModel) -> f64 {
    1.0 - facets.iter().zip(model.facets).fold(1.0, |open, (a, rho)| open * (1.0 - rho * a))
}

/// A task as the formulas see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
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
    fn of(task: &Task, total: f64, model: &RiskModel) -> Self {
        let share = if total > 0.0 { task.share / total } else { 0.0 };
        let rating = task.rating.clamp(1e-6, 1.0 - 1e-6);
        let open = 1.0 - gate(task.facets.fractions(), model);
        let net = task.basis == Basis::Net;
        let (capability, open) = if net {
            let implied = (rating / open).min(MOST_IMPLIED);
            (implied, rating / implied)
        } else {
            (rating, open)
        };
        Self { share, capability, open, net, domain: task.domain }
    }

    /// What could be taken over once capability has risen by `rise` logits.
    pub fn substitutable(&self, rise: f64) -> f64 {
        if rise == 0.0 {
            return self.open * self.capability;
        }
        self.open * self.capability_after(rise)
    }

    /// Capability once it has risen by `rise` logits.
    pub fn capability_after(&self, rise: f64) -> f64 {
        if rise == 0.0 { self.capability } else { sigma(logit(self.capability) + rise) }
    }
}

/// The tasks of a week, their shares brought to a sum of 1.
pub(crate) fn terms(tasks: &[Task], model: &RiskModel) -> Vec<Term> {
    let total: f64 = tasks.iter().map(|task| task.share.max(0.0)).sum();
    tasks.iter().map(|task| Term::of(task, total, model)).collect()
}

/// S = 1 − (Σ w (1 − s)^ρ)^(1/ρ): the more the tasks differ, the lower.
pub(crate) fn power_mean(week: impl Iterator<Item = (f64, f64)>, rho: f64) -> f64 {
    let y: f64 = week.map(|(share, s)| share * pow(1.0 - s, rho)).sum();
    1.0 - pow(y, 1.0 / rho)
}

/// What moves the score beside tasks, in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shifts {
    /// ln((1 + g) / (1 + reference)).
    pub growth: f64,
    /// ε − 1.
    pub elasticity: f64,
    /// Share of the week that builds, runs or governs AI.
    pub adjacency: f64,
    /// Logits of the seniority.
    pub seniority: f64,
}

impl Shifts {
    /// The shifts of an occupation for a week of these tasks.
    pub fn of(
        occupation: &Occupation,
        tasks: &[Task],
        seniority: Seniority,
        model: &RiskModel,
    ) -> Self {
        let total: f64 = tasks.iter().map(|task| task.share.max(0.0)).sum();
        let adjacent: f64 = tasks.iter().map(|task| task.share.max(0.0) * task.adjacent).sum();
        let growth = occupation.figures.growth.max(-0.95);
        Self {
            growth: log((1.0 + growth) / (1.0 + model.growth_reference)),
            elasticity: occupation.elasticity - 1.0,
            adjacency: if total > 0.0 { adjacent / total } else { 0.0 },
            seniority: model.seniority[seniority as usize],
        }
    }

    /// Each shift times its weight, in logits: demand, elasticity, AI adjacency, seniority.
    pub fn logits(&self, betas: [f64; 3]) -> [f64; 4] {
        [
            betas[0] * self.growth,
            betas[1] * self.elasticity,
            betas[2] * self.adjacency,
            self.seniority,
        ]
    }
}

/// The weights of growth, elasticity and adjacency.
pub(crate) fn betas(model: &RiskModel) -> [f64; 3] {
    [model.beta_growth, model.beta_elasticity, model.beta_adjacency]
}

/// Log-odds of the power mean, away from the ends.
pub(crate) fn strength(s: f64) -> f64 {
    logit(s.clamp(S_RANGE[0], S_RANGE[1]))
}

/// R = 100·σ(z).
pub(crate) fn points(z: f64) -> f64 {
    100.0 * sigma(z)
}

/// The exact score of an occupation at the date of the data, 0-100 exclusive.
pub fn point(occupation: &Occupation, seniority: Seniority, model: &Model) -> f64 {
    point_of(occupation, &occupation.tasks_at(seniority), seniority, model)
}

/// The exact score of a week of `tasks` in an occupation.
pub(crate) fn point_of(
    occupation: &Occupation,
    tasks: &[Task],
    seniority: Seniority,
    model: &Model,
) -> f64 {
    let week = terms(tasks, &model.risk);
    let s = week_strength(&week, |_| 0.0, &model.risk);
    let shifts = Shifts::of(occupation, tasks, seniority, &model.risk).logits(betas(&model.risk));
    points(s + shifts.iter().sum::<f64>())
}

/// Log-odds of the power mean of a week; no task at all stands at the workforce's mean.
pub(crate) fn week_strength(week: &[Term], rise: impl Fn(&Term) -> f64, model: &RiskModel) -> f64 {
    if week.iter().all(|term| term.share == 0.0) {
        return strength(model.workforce_mean);
    }
    strength(power_mean(week.iter().map(|t| (t.share, t.substitutable(rise(t)))), model.rho))
}
