//! Parts that sum to the score: a closed-form nested Aumann-Shapley attribution, no sampling.
//!
//! Reference: every task at the workforce's mean and no shift. Outside in: the score's points are
//! shared among logits, the tasks' logits among tasks, each by the average slope on the way.

use libm::pow;

use super::score::{Term, points, sigma, strength};
use crate::model::RiskModel;

/// Parts of a score, exact.
pub(crate) struct Parts {
    /// The reference.
    pub base: f64,
    /// Points of each task, in order.
    pub tasks: Vec<f64>,
    /// Points of demand, elasticity, AI adjacency, seniority.
    pub shifts: [f64; 4],
    /// `base` plus everything.
    pub point: f64,
}

/// Below this a difference quotient is replaced by its limit.
const TINY: f64 = 1e-9;

/// The parts of a week's score; `rise` moves capability in logits.
pub(crate) fn attribute(
    week: &[Term],
    rise: impl Fn(&Term) -> f64,
    shifts: [f64; 4],
    model: &RiskModel,
) -> Parts {
    let rho = model.rho;
    let reference = pow(1.0 - model.workforce_mean, rho);
    let value = |term: &Term| pow(1.0 - term.substitutable(rise(term)), rho);
    let outer = |y: f64| strength(1.0 - pow(y, 1.0 / rho));
    let y0 = reference;
    let y: f64 = if week.iter().all(|term| term.share == 0.0) {
        y0
    } else {
        week.iter().map(|term| term.share * value(term)).sum()
    };
    let slope_y =
        if (y - y0).abs() > TINY { (outer(y) - outer(y0)) / (y - y0) } else { slope(y0, rho) };
    let (z0, z) = (outer(y0), outer(y) + shifts.iter().sum::<f64>());
    let (base, point) = (points(z0), points(z));
    let slope_z = if (z - z0).abs() > TINY {
        (point - base) / (z - z0)
    } else {
        100.0 * sigma(z0) * (1.0 - sigma(z0))
    };
    Parts {
        base,
        tasks: week
            .iter()
            .map(|term| slope_z * slope_y * term.share * (value(term) - reference))
            .collect(),
        shifts: shifts.map(|shift| slope_z * shift),
        point,
    }
}

/// Derivative of logit(1 − y^(1/ρ)).
fn slope(y: f64, rho: f64) -> f64 {
    let s = 1.0 - pow(y, 1.0 / rho);
    -pow(y, 1.0 / rho - 1.0) / rho / (s * (1.0 - s))
}

/// Whole numbers near `parts` whose sum is `total`: the largest remainders are rounded up.
pub(crate) fn largest_remainder(parts: &[f64], total: i32) -> Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "parts of a score within 0-100")]
    let mut shown: Vec<i32> = parts.iter().map(|part| part.floor() as i32).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| {
        let remainder = |i: usize| parts[i] - parts[i].floor();
        remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b))
    });
    let missing = total - shown.iter().sum::<i32>();
    let steps = usize::try_from(missing.unsigned_abs()).unwrap_or(0);
    for step in 0..steps.min(parts.len() * 100) {
        let at =
            if missing > 0 { step % order.len() } else { order.len() - 1 - step % order.len() };
        shown[order[at]] += missing.signum();
    }
    shown
}
