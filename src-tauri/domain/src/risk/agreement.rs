//! Do the published measures agree?

use super::{report::Agreement, sentences};
use crate::occupation::Study;

/// Percentiles further apart than this are contested.
const CONTESTED: f64 = 40.0;

/// The spread of the studies' percentiles. Fewer than two leave it unmeasured.
pub(crate) fn agreement(studies: &[Study]) -> Agreement {
    let known: Vec<f64> = studies.iter().map(|r| r.percentile).filter(|p| p.is_finite()).collect();
    let high = known.iter().copied().fold(f64::MIN, f64::max);
    let low = known.iter().copied().fold(f64::MAX, f64::min);
    let (spread, verdict) = match high - low {
        _ if known.len() < 2 => (0.0, "unmeasured"),
        far if far > CONTESTED => (far, "contested"),
        near => (near, "stable"),
    };
    Agreement { spread, verdict: verdict.into(), says: sentences::agreement(spread, verdict) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn studies_far_apart_are_contested_and_fewer_than_two_say_nothing() {
        let check = |percentiles: &[f64], spread: f64, verdict: &str| {
            let study = |percentile: &f64| Study {
                source: "s".into(),
                name: "n".into(),
                value: 0.5,
                scale: "0-1".into(),
                not: "Not a forecast.".into(),
                percentile: *percentile,
                year: 2025,
                licence: "MIT".into(),
            };
            let studies: Vec<Study> = percentiles.iter().map(study).collect();
            let found = agreement(&studies);
            assert_eq!(found.verdict, verdict, "{percentiles:?}");
            assert!((found.spread - spread).abs() < 1e-12, "{percentiles:?}");
        };
        check(&[], 0.0, "unmeasured");
        check(&[88.0], 0.0, "unmeasured");
        check(&[88.0, f64::NAN], 0.0, "unmeasured");
        check(&[80.0, 40.0], 40.0, "stable");
        check(&[80.0, 60.0, 39.0], 41.0, "contested");
    }
}
