//! Parts that sum to the score: a closed-form nested Aumann-Shapley attribution, no sampling.
//!
//! Reference: every task at the workforce's mean and nothing of the outlook. Outside in: the score's points are
//! shared among logits, the tasks' logits among tasks, each by the average slope on the way.

use libm::pow;

use super::score::{points, sigma, strength};
use crate::model::RiskModel;

/// Parts of a score, exact.
pub(crate) struct Parts {
    /// The reference.
    pub base: f64,
    /// Points of each task, in order.
    pub tasks: Vec<f64>,
    /// Points of demand, price effect, AI work, seniority.
    pub outlook: [f64; 4],
    /// `base` plus everything.
    pub point: f64,
}

/// Below this a difference quotient is replaced by its limit.
const TINY: f64 = 1e-9;

/// The parts of a week's score, from the share and substitutability of each task and the logits
/// of the outlook.
pub(crate) fn attribute(week: &[(f64, f64)], outlook: [f64; 4], model: &RiskModel) -> Parts {
    let rho = model.rho;
    let value = |s: f64| pow(1.0 - s, rho);
    let outer = |y: f64| strength(1.0 - pow(y, 1.0 / rho));
    let y0 = value(model.workforce_mean);
    let y: f64 =
        if week.is_empty() { y0 } else { week.iter().map(|(share, s)| share * value(*s)).sum() };
    let slope_y =
        if (y - y0).abs() > TINY { (outer(y) - outer(y0)) / (y - y0) } else { slope(y0, rho) };
    let (z0, z) = (outer(y0), outer(y) + outlook.iter().sum::<f64>());
    let (base, point) = (points(z0), points(z));
    let slope_z = if (z - z0).abs() > TINY {
        (point - base) / (z - z0)
    } else {
        100.0 * sigma(z0) * (1.0 - sigma(z0))
    };
    let part = |(share, s): &(f64, f64)| slope_z * slope_y * share * (value(*s) - y0);
    Parts {
        base,
        tasks: week.iter().map(part).collect(),
        outlook: outlook.map(|logit| slope_z * logit),
        point,
    }
}

/// Derivative of logit(1 − y^(1/ρ)).
fn slope(y: f64, rho: f64) -> f64 {
    let s = 1.0 - pow(y, 1.0 / rho);
    -pow(y, 1.0 / rho - 1.0) / rho / (s * (1.0 - s))
}

/// Whole numbers within 1 of `parts` whose sum is `total`, which must be the sum rounded: parts
/// are rounded down, and the largest remainders then up. Equal remainders go in order.
pub(crate) fn largest_remainder(parts: &[f64], total: i32) -> Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "parts of a score within 0-100")]
    let mut shown: Vec<i32> = parts.iter().map(|part| part.floor() as i32).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| {
        let remainder = |i: usize| parts[i] - parts[i].floor();
        remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b))
    });
    let missing = usize::try_from(total - shown.iter().sum::<i32>()).unwrap_or(0);
    for &i in order.iter().take(missing) {
        shown[i] += 1;
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture::model;

    fn sum(parts: &Parts) -> f64 {
        parts.base + parts.tasks.iter().sum::<f64>() + parts.outlook.iter().sum::<f64>()
    }

    #[test]
    fn at_the_reference_itself_the_limits_hold_and_every_part_is_nothing() {
        let parts = attribute(&[(0.5, 0.27), (0.5, 0.27)], [0.0; 4], &model().risk);
        assert!((parts.point - 27.0).abs() < 1e-9);
        assert!(parts.tasks.iter().chain(&parts.outlook).all(|part| part.abs() < 1e-9));
    }

    #[test]
    fn a_hair_from_the_reference_the_limit_meets_the_quotient() {
        let risk = model().risk;
        let near = |d: f64| attribute(&[(1.0, 0.27 + d)], [0.0; 4], &risk).tasks[0] / d;
        assert!((near(1e-10) - near(1e-6)).abs() < 1e-3, "{} {}", near(1e-10), near(1e-6));
    }

    #[test]
    fn opposite_parts_that_cancel_are_each_shown() {
        let risk = model().risk;
        let parts = attribute(&[(1.0, 0.27)], [0.4, -0.4, 0.0, 0.0], &risk);
        assert!((parts.point - 27.0).abs() < 1e-9);
        assert!((parts.outlook[0] - 0.4 * 100.0 * 0.27 * 0.73).abs() < 1e-9);
        assert!((parts.outlook[0] + parts.outlook[1]).abs() < 1e-12);
    }

    #[test]
    fn largest_remainders_are_rounded_up_first() {
        assert_eq!(largest_remainder(&[27.0, 0.6, 0.5, -0.2], 28), [27, 1, 0, 0]);
        assert_eq!(largest_remainder(&[0.5, 0.5, 0.5, 0.5], 2), [1, 1, 0, 0]);
        assert_eq!(largest_remainder(&[], 0), Vec::<i32>::new());
    }

    proptest! {
        #[test]
        fn parts_sum_and_printed_parts_stay_within_one_of_the_exact(
            week in prop::collection::vec((0.01..1.0_f64, 0.001..0.999_f64), 1..20),
            outlook in prop::array::uniform4(-2.0..2.0_f64),
        ) {
            let total: f64 = week.iter().map(|(share, _)| share).sum();
            let week: Vec<(f64, f64)> = week.iter().map(|(w, s)| (w / total, *s)).collect();
            let parts = attribute(&week, outlook, &model().risk);
            prop_assert!((sum(&parts) - parts.point).abs() < 1e-9);
            let mut exact = vec![parts.base];
            exact.extend(&parts.tasks);
            exact.extend(parts.outlook);
            #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
            let total = parts.point.round() as i32;
            let shown = largest_remainder(&exact, total);
            prop_assert_eq!(shown.iter().sum::<i32>(), total);
            prop_assert!(shown.iter().zip(&exact).all(|(s, e)| (f64::from(*s) - e).abs() <= 1.0));
        }

        #[test]
        fn a_task_below_the_workforce_mean_lowers_and_one_above_raises(
            s in prop::array::uniform3(0.01..0.99_f64),
        ) {
            let week = s.map(|s| (1.0 / 3.0, s));
            let parts = attribute(&week, [0.0; 4], &model().risk);
            for (s, part) in s.iter().zip(&parts.tasks) {
                prop_assert!(part * (s - 0.27) >= 0.0);
            }
        }
    }
}
