//! Names of fields that scripts rely on. The terminal's JSON keeps them, whatever the code calls what
//! they hold.

use serde_json::Value;

/// Pairs of a name in the code and the name in the terminal's JSON.
pub type Names = &'static [(&'static str, &'static str)];

/// Of a plan and a draft.
pub const PLAN: Names = &[("project", "practice")];
/// Of evidence, achievements and documents.
pub const PROOF: Names = &[("achievements", "claims")];
/// Of paths and of what is within reach.
pub const PATHS: Names = &[("range", "interval"), ("unlocked", "doors")];
/// Of a score, two scores and a quiz.
pub const SCORE: Names = &[
    ("done_by", "automates"),
    ("outlook", "shifts"),
    ("range", "interval"),
    ("studies", "rulers"),
];

/// `value` with its fields under these names, however deep they lie.
pub fn named(value: Value, names: Names) -> Value {
    match value {
        Value::Array(all) => all.into_iter().map(|one| named(one, names)).collect(),
        Value::Object(fields) => {
            let name = |key: String| {
                names
                    .iter()
                    .find(|(ours, _)| *ours == key)
                    .map_or(key, |(_, kept)| (*kept).to_owned())
            };
            let fields = fields.into_iter();
            Value::Object(fields.map(|(key, value)| (name(key), named(value, names))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_keep_their_names_at_any_depth_and_values_stay() {
        let ours = json!({ "chosen": [{ "project": "project", "value": 1.5 }], "days": 90 });
        let theirs = json!({ "chosen": [{ "practice": "project", "value": 1.5 }], "days": 90 });
        assert_eq!(named(ours, PLAN), theirs);
    }
}
