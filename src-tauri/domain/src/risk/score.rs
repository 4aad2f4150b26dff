//! The formulas of the score: gates, substitutability, power mean, outlook.

use libm::{exp, log, pow};

use crate::model::RiskModel;

/// σ, the logistic function.
pub(crate) fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// Odds of a fraction, kept away from 0 and 1.
pub(crate) fn odds(p: f64) -> f64 {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    p / (1.0 - p)
}

/// The logarithm of the odds.
pub(crate) fn logit(p: f64) -> f64 {
    log(odds(p))
}

/// The power mean is kept within these before its log-odds are taken.
const S_RANGE: [f64; 2] = [0.005, 0.995];

/// The share of a task that its facets keep human: h = 1 − Π(1 − ρ·a).
pub(crate) fn gate(facets: [f64; 5], model: &RiskModel) -> f64 {
    1.0 - facets.iter().zip(model.facets).fold(1.0, |open, (a, rho)| open * (1.0 - rho * a))
}

/// S = 1 − (Σ w (1 − s)^ρ)^(1/ρ) over pairs of share and substitutability: the more the tasks
/// differ, the lower.
pub(crate) fn power_mean(week: impl Iterator<Item = (f64, f64)>, rho: f64) -> f64 {
    let y: f64 = week.map(|(share, s)| share * pow(1.0 - s, rho)).sum();
    1.0 - pow(y, 1.0 / rho)
}

/// What moves the score beside tasks, before weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outlook {
    /// ln((1 + g) / (1 + reference)).
    pub demand: f64,
    /// ε − 1.
    pub price_effect: f64,
    /// Share of the week that builds, runs, evaluates, secures or governs AI.
    pub ai_work: f64,
    /// Logits of the seniority.
    pub seniority: f64,
}

impl Outlook {
    /// Each part times its weight, in logits: demand, price effect, AI work, seniority.
    pub fn logits(&self, betas: [f64; 3]) -> [f64; 4] {
        [
            betas[0] * self.demand,
            betas[1] * self.price_effect,
            betas[2] * self.ai_work,
            self.seniority,
        ]
    }
}

/// The weights of demand, price effect and AI work.
pub(crate) fn betas(model: &RiskModel) -> [f64; 3] {
    [model.beta_demand, model.beta_price_effect, model.beta_ai_work]
}

/// Log-odds of the power mean, away from the ends.
pub(crate) fn strength(s: f64) -> f64 {
    logit(s.clamp(S_RANGE[0], S_RANGE[1]))
}

/// R = 100·σ(z).
pub(crate) fn points(z: f64) -> f64 {
    100.0 * sigma(z)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::model;

    #[test]
    fn a_gate_multiplies_what_each_facet_leaves_open() {
        let risk = model().risk;
        assert!(gate([0.0; 5], &risk).abs() < 1e-15);
        assert!((gate([1.0, 0.0, 0.0, 0.0, 0.0], &risk) - 0.55).abs() < 1e-12);
        let all = gate([1.0; 5], &risk);
        assert!((all - (1.0 - 0.45 * 0.2 * 0.55 * 0.55 * 0.6)).abs() < 1e-12);
    }

    #[test]
    fn uneven_work_scores_below_even_work_of_the_same_mean() {
        let even = power_mean([(0.5, 0.4), (0.5, 0.4)].into_iter(), 2.0);
        let uneven = power_mean([(0.5, 0.1), (0.5, 0.7)].into_iter(), 2.0);
        assert!((even - 0.4).abs() < 1e-12);
        assert!(uneven < even - 0.03, "{uneven}");
    }
}
