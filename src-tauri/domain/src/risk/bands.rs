//! Words for scores and for levels.

use super::{
    report::{Band, ScoreRange},
    score::logit,
};
use crate::model::RiskModel;

const BANDS: [Band; 5] = [Band::VeryLow, Band::Low, Band::Moderate, Band::High, Band::Critical];
pub(super) const LEVELS: [&str; 5] = ["very low", "low", "moderate", "high", "very high"];

impl Band {
    /// The band in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::VeryLow => "very low",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// Bands from lowest to highest in words: `low`, or `very low to moderate`. Empty for none.
pub fn words(bands: &[Band]) -> String {
    match (bands.iter().min(), bands.iter().max()) {
        (Some(low), Some(high)) if low < high => format!("{} to {}", low.word(), high.word()),
        (Some(only), _) => only.word().to_owned(),
        _ => String::new(),
    }
}

/// The band of a shown score.
pub(crate) fn band(shown: i64, model: &RiskModel) -> Band {
    BANDS[model.bands.iter().filter(|lowest| shown >= i64::from(**lowest)).count()]
}

/// Every band that the range touches, lowest first.
pub(crate) fn spanned(range: &ScoreRange, model: &RiskModel) -> Vec<Band> {
    #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
    let ends = (band(range.low.round() as i64, model), band(range.high.round() as i64, model));
    BANDS.into_iter().filter(|band| ends.0 <= *band && *band <= ends.1).collect()
}

/// The word of the ladder whose value is nearest to `s` in log-odds. With the shipped ladder
/// (.10 .22 .45 .75 .92) the cuts lie at the midpoints in log-odds: .15, .32, .61 and .85.
pub(crate) fn level(s: f64, model: &RiskModel) -> &'static str {
    let distance = |label: f64| (logit(s) - logit(label)).abs();
    let nearest = (0..LEVELS.len())
        .min_by(|&a, &b| distance(model.labels[a]).total_cmp(&distance(model.labels[b])))
        .unwrap_or(0);
    LEVELS[nearest]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::model;

    #[test]
    fn a_band_begins_at_its_lowest_score() {
        for (score, word) in [
            (0, "very low"),
            (19, "very low"),
            (20, "low"),
            (40, "moderate"),
            (79, "high"),
            (80, "critical"),
            (100, "critical"),
        ] {
            assert_eq!(band(score, &model().risk).word(), word, "{score}");
        }
    }

    #[test]
    fn a_range_over_two_bands_is_never_a_bare_word() {
        let check = |low: f64, high: f64, expect: &str| {
            let range = ScoreRange {
                low,
                lower_quartile: low,
                median: low,
                upper_quartile: high,
                high,
                level: 0.8,
                says: String::new(),
            };
            assert_eq!(words(&spanned(&range, &model().risk)), expect);
        };
        check(7.0, 19.4, "very low");
        check(7.0, 19.6, "very low to low");
        check(7.0, 57.0, "very low to moderate");
        check(81.0, 99.0, "critical");
        assert_eq!(words(&[]), "");
    }

    #[test]
    fn levels_change_halfway_between_labels_in_log_odds() {
        let risk = model().risk;
        for (label, word) in risk.labels.into_iter().zip(LEVELS) {
            assert_eq!(level(label, &risk), word);
        }
        for (below, cut, above) in [
            ("very low", 0.1504, "low"),
            ("low", 0.3245, "moderate"),
            ("moderate", 0.6104, "high"),
            ("high", 0.8545, "very high"),
        ] {
            assert_eq!(level(cut - 0.001, &risk), below, "{cut}");
            assert_eq!(level(cut + 0.001, &risk), above, "{cut}");
        }
    }
}
