//! In how many weightings does the band hold?

use super::{
    bands::band,
    report::Sensitivity,
    score::{Shifts, Term, betas, logit, points, power_mean, sigma, strength},
};
use crate::model::RiskModel;

/// Exponents of the power mean: closer to the plain mean, ours, closer to the weakest link.
const RHO_FACTORS: [f64; 3] = [0.75, 1.0, 1.5];
/// Weights of growth, elasticity and adjacency: half, ours, half as much again.
const BETA_FACTORS: [f64; 3] = [0.5, 1.0, 1.5];
/// All ratings lower, as they are, higher; in logits, about half a rung of the ladder.
const RATING_SHIFTS: [f64; 3] = [-0.4, 0.0, 0.4];

/// Tries all 27 combinations.
pub(crate) fn sensitivity(
    week: &[Term],
    rise: impl Fn(&Term) -> f64,
    shifts: &Shifts,
    shown: i64,
    model: &RiskModel,
) -> Sensitivity {
    let home = band(shown, model);
    let (mut held, mut of) = (0, 0);
    for rho in RHO_FACTORS {
        for beta in BETA_FACTORS {
            for rating in RATING_SHIFTS {
                let shifted = week.iter().map(|term| {
                    (term.share, sigma(logit(term.substitutable(rise(term))) + rating))
                });
                let strength = strength(power_mean(shifted, model.rho * rho));
                let logits = shifts.logits(betas(model).map(|b| b * beta));
                #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
                let score = points(strength + logits.iter().sum::<f64>()).round() as i64;
                of += 1;
                held += u32::from(band(score, model) == home);
            }
        }
    }
    Sensitivity { held, of }
}
