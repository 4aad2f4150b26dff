//! What the figures of a score say. Window and terminal print the same sentences; every figure in
//! them comes from the report or from the model.

mod outlook;
mod score;

pub(crate) use outlook::outlook_parts;
pub(crate) use score::{agreement, comparison, forecast, gate, range, sensitivity, task};

/// Percent with so many decimals and a true minus sign.
pub(super) fn percent(fraction: f64, digits: usize) -> String {
    format!("{:.digits$}%", fraction * 100.0).replace('-', "−")
}

/// Whole percent of something; what there is never reads as nothing, nor what is missing as all.
fn part(fraction: f64) -> String {
    match percent(fraction, 0).as_str() {
        "0%" if fraction > 0.0 => "less than 1%".to_owned(),
        "100%" if fraction < 1.0 => "more than 99%".to_owned(),
        whole => whole.to_owned(),
    }
}

/// With its sign and a true minus; what rounds to nothing has none.
pub(super) fn signed(value: f64, digits: usize) -> String {
    let size = format!("{:.digits$}", value.abs());
    match value {
        _ if size.chars().all(|c| matches!(c, '0' | '.')) => size,
        v if v < 0.0 => format!("−{size}"),
        _ => format!("+{size}"),
    }
}

/// `1 point`, `8 points`.
fn count(number: u64, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_never_reads_as_nothing_nor_what_is_missing_as_all() {
        let parts = [0.0, 0.004, 0.006, 0.42, 0.996, 1.0].map(part);
        assert_eq!(parts, ["0%", "less than 1%", "1%", "42%", "more than 99%", "100%"]);
    }

    #[test]
    fn signs_are_true_and_nothing_has_none() {
        assert_eq!([0.13, -0.004, -1.26].map(|value| signed(value, 2)), ["+0.13", "0.00", "−1.26"]);
        assert_eq!(percent(-0.01, 1), "−1.0%");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            [0, 1, 8].map(|number| count(number, "point")),
            ["0 points", "1 point", "8 points"]
        );
    }
}
