//! The range that holds most draws.

use super::{report::ScoreRange, sentences};

/// The range that holds `level` of the draws. Its ends are widened where the central score would
/// fall outside, because a score is never shown outside its own range.
pub(crate) fn range_of(mut scores: Vec<f64>, point: f64, level: f64) -> ScoreRange {
    scores.sort_by(f64::total_cmp);
    let at = |q: f64| quantile(&scores, q);
    let low = at(0.5 - level / 2.0).min(point);
    let high = at(0.5 + level / 2.0).max(point);
    ScoreRange {
        low,
        lower_quartile: at(0.25),
        median: at(0.5),
        upper_quartile: at(0.75),
        high,
        level,
        says: sentences::range([low, high], level),
    }
}

/// The quantile `q` of ascending values, between neighbours by proportion.
fn quantile(ascending: &[f64], q: f64) -> f64 {
    let Some(last) = ascending.len().checked_sub(1) else { return f64::NAN };
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    let at = q.clamp(0.0, 1.0) * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the slice")]
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    ascending[below] + (ascending[above] - ascending[below]) * (at - at.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_neighbours_by_proportion() {
        let range = range_of((0..=10).rev().map(f64::from).collect(), 5.0, 0.8);
        let ends =
            [range.low, range.lower_quartile, range.median, range.upper_quartile, range.high];
        for (is, should) in ends.into_iter().zip([1.0, 2.5, 5.0, 7.5, 9.0]) {
            assert!((is - should).abs() < 1e-12, "{is} {should}");
        }
    }

    #[test]
    fn a_score_outside_its_draws_widens_them() {
        let draws = || (0..=10).map(f64::from).collect();
        assert!((range_of(draws(), 0.2, 0.8).low - 0.2).abs() < 1e-12);
        assert!((range_of(draws(), 12.0, 0.8).high - 12.0).abs() < 1e-12);
    }
}
