//! Inputs as they are listed, and what kind each parameter of the model is.

use super::{Input, InputKind};

/// A parameter by its name in `model.toml`: what it is, what kind, and the source that gives it.
pub type Parameter = (&'static str, &'static str, InputKind, Option<&'static str>);

/// The parameters that formulas of the score list. A test holds their kinds against the tags in
/// `model.toml`; where a tag names two kinds, the weaker stands here.
pub const PARAMETERS: [Parameter; 21] = [
    ("facets", "Strength of what keeps a task human", InputKind::Assumption, None),
    ("rho", "How much tasks hang together", InputKind::Calibrated, Some("seed-2026")),
    ("beta_demand", "Weight of projected growth", InputKind::Calibrated, Some("seed-2026")),
    ("growth_reference", "Growth of all occupations", InputKind::Evidence, Some("bls-2024-34")),
    ("beta_price_effect", "Weight of elastic demand", InputKind::Assumption, None),
    ("beta_ai_work", "Weight of work on AI itself", InputKind::Assumption, None),
    ("seniority", "Shift of the seniority, in log-odds", InputKind::Assumption, None),
    ("workforce_mean", "What could be taken over of the average job", InputKind::Assumption, None),
    ("per_doubling", "What a doubling brings, in log-odds", InputKind::Assumption, None),
    ("doubling_months", "Months to a doubling", InputKind::Assumption, None),
    ("transfer", "How much of it reaches the workplace", InputKind::Assumption, None),
    (
        "deployed_now",
        "Share of what is possible that is in use",
        InputKind::Evidence,
        Some("anthropic-2026"),
    ),
    ("deployed_per_year", "Rise of that share a year, in log-odds", InputKind::Assumption, None),
    ("draws", "Number of draws", InputKind::Assumption, None),
    ("seed", "Seed of the draws", InputKind::Assumption, None),
    ("level", "Share of the draws inside", InputKind::Assumption, None),
    (
        "task",
        "Spread of a single rating, in log-odds",
        InputKind::Evidence,
        Some("gpts-human-2023"),
    ),
    (
        "common",
        "Spread of all ratings together, in log-odds",
        InputKind::Evidence,
        Some("gpts-gpt4-2023"),
    ),
    (
        "equating",
        "Spread of what brings published ratings onto our scale, in log-odds",
        InputKind::Evidence,
        Some("waymark-2026"),
    ),
    ("growth", "Spread of growth", InputKind::Assumption, None),
    ("gate", "Spread of the gates", InputKind::Assumption, None),
];

/// A parameter of the model.
pub(super) fn parameter(symbol: &str, parameter: &str, value: f64) -> Input {
    let known = PARAMETERS.iter().find(|(key, ..)| *key == parameter);
    let (name, kind, source) = known
        .map_or((parameter, InputKind::Assumption, None), |(_, name, kind, source)| {
            (*name, *kind, *source)
        });
    Input { source: source.map(str::to_owned), ..input(symbol, name, value, kind) }
}

/// The result of another formula.
pub(super) fn computed(symbol: &str, name: &str, value: f64) -> Input {
    input(symbol, name, value, InputKind::Computed)
}

/// The result of a formula that opens in turn.
pub(super) fn opening(symbol: &str, name: &str, value: f64, figure: String) -> Input {
    Input { figure: Some(figure), ..computed(symbol, name, value) }
}

/// A figure of a dataset.
pub(super) fn data(symbol: &str, name: &str, value: f64, source: &str, row: &str) -> Input {
    Input {
        source: Some(source.to_owned()),
        row: Some(row.to_owned()),
        ..input(symbol, name, value, InputKind::Data)
    }
}

/// Something that is neither of these.
pub(super) fn input(symbol: &str, name: &str, value: f64, kind: InputKind) -> Input {
    Input {
        symbol: symbol.to_owned(),
        name: name.to_owned(),
        value,
        kind,
        source: None,
        row: None,
        figure: None,
    }
}
