//! Words for scores and for levels.

use super::{
    report::{Band, Interval},
    score::logit,
};
use crate::model::RiskModel;

const BANDS: [Band; 5] = [Band::VeryLow, Band::Low, Band::Moderate, Band::High, Band::Critical];
const LEVELS: [&str; 5] = ["very low", "low", "moderate", "high", "very high"];

/// The band of a shown score.
pub(crate) fn band(shown: i64, model: &RiskModel) -> Band {
    BANDS[model.bands.iter().filter(|lowest| shown >= i64::from(**lowest)).count()]
}

/// Every band that the interval touches, lowest first.
pub(crate) fn spanned(interval: &Interval, model: &RiskModel) -> Vec<Band> {
    #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
    let ends =
        (band(interval.low.round() as i64, model), band(interval.high.round() as i64, model));
    BANDS.into_iter().filter(|band| ends.0 <= *band && *band <= ends.1).collect()
}

/// The word of the ladder whose value is nearest to `s` in log-odds.
pub(crate) fn level(s: f64, model: &RiskModel) -> &'static str {
    let distance = |label: f64| (logit(s) - logit(label)).abs();
    let nearest = (0..LEVELS.len())
        .min_by(|&a, &b| distance(model.labels[a]).total_cmp(&distance(model.labels[b])))
        .unwrap_or(0);
    LEVELS[nearest]
}
