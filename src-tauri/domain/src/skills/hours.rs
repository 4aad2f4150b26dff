//! Hours to close a gap.

use libm::sqrt;

use crate::{
    model::PathsModel,
    project::{Hours, HoursRange},
};

/// The 90% quantile of the normal distribution.
const NINE_IN_TEN: f64 = 1.281_551_565_545;

/// Hours for a missing part of the scale: `missing` (0-1) is so much of seven levels.
pub(super) fn of(missing: f64, model: &PathsModel) -> Hours {
    let [low, mode, high] = model.hours_per_level.map(|hours| hours * missing * 7.0);
    Hours { low, mode, high }
}

/// Hours of everything together. Percentiles do not add: means and variances do, and the sum of
/// several triangles is taken as a normal distribution, cut off where every part is at its best or
/// at its worst. One part alone keeps its own percentiles.
pub(crate) fn total(all: impl Iterator<Item = Hours>) -> HoursRange {
    let parts: Vec<Hours> = all.filter(|hours| hours.high > 0.0).collect();
    if let [only] = parts[..] {
        return only.range();
    }
    let sum = |part: fn(&Hours) -> f64| parts.iter().map(part).fold(0.0, |sum, hours| sum + hours);
    let (mean, reach) = (sum(|hours| hours.mean()), NINE_IN_TEN * sqrt(sum(variance)));
    HoursRange {
        p10: (mean - reach).max(sum(|hours| hours.low)),
        p50: mean,
        p90: (mean + reach).min(sum(|hours| hours.high)),
    }
}

/// The variance of a triangular distribution.
fn variance(hours: &Hours) -> f64 {
    let Hours { low: a, mode: c, high: b } = *hours;
    (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn triangle() -> impl Strategy<Value = Hours> {
        (0.1..20.0_f64, 0.0..20.0_f64, 0.0..40.0_f64).prop_map(|(low, to_mode, to_high)| Hours {
            low,
            mode: low + to_mode,
            high: low + to_mode + to_high,
        })
    }

    #[test]
    fn one_part_keeps_its_own_percentiles() {
        let only = Hours { low: 8.0, mode: 16.0, high: 36.0 };
        let nothing = Hours { low: 0.0, mode: 0.0, high: 0.0 };
        assert_eq!(total([only, nothing].into_iter()), only.range());
        assert_eq!(total([nothing].into_iter()), HoursRange::default());
    }

    #[test]
    fn the_normal_sum_is_close_to_what_many_triangles_really_give() {
        // Ten equal triangles, summed over quantiles that are spread evenly and independently.
        let one = Hours { low: 8.0, mode: 16.0, high: 36.0 };
        let quantile =
            |draw: u32, part: u32| one.quantile(f64::from(sobol_burley::sample(draw, part, 7)));
        let mut sums: Vec<f64> =
            (0..16_384).map(|draw| (0..10).map(|part| quantile(draw, part)).sum()).collect();
        sums.sort_by(f64::total_cmp);
        let sum = total(std::iter::repeat_n(one, 10));
        for (place, value) in [(1_638, sum.p10), (8_192, sum.p50), (14_745, sum.p90)] {
            let drawn: f64 = sums[place];
            assert!((value / drawn - 1.0).abs() < 0.02, "{value} against {drawn}");
        }
    }

    proptest! {
        #[test]
        fn a_sum_is_ordered_and_keeps_within_its_ends(parts in prop::collection::vec(triangle(), 2..12)) {
            let sum = total(parts.iter().copied());
            prop_assert!(sum.p10 <= sum.p50 && sum.p50 <= sum.p90);
            let ends = |end: fn(&Hours) -> f64| parts.iter().map(end).sum::<f64>();
            prop_assert!(ends(|hours| hours.low) <= sum.p10 + 1e-9);
            prop_assert!(sum.p90 <= ends(|hours| hours.high) + 1e-9);
        }
    }
}
