//! The parameters of the score that somebody may see otherwise, and a model under their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Model;
use crate::{ErrorKind, UserError};

/// Somebody's own values, by an assumption's key.
pub type Assumptions = BTreeMap<String, f64>;

/// A parameter that is ours to choose and somebody's to choose otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Assumption {
    /// Stable name, for example `accountability`.
    pub key: String,
    /// What it is, in a few words.
    pub label: String,
    /// What a larger value says about the world, one sentence.
    pub about: String,
    /// The value in force.
    pub value: f64,
    /// Ours.
    pub ours: f64,
    /// Lowest and highest that can be chosen.
    pub range: [f64; 2],
    /// Between these we would not be surprised to be wrong: four draws in five where it is drawn,
    /// else half as much again and half of it.
    pub plausible: [f64; 2],
    /// How finely it is chosen.
    pub step: f64,
}

/// An assumption that somebody changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Assumed {
    /// The assumption's key.
    pub key: String,
    /// What it is, in a few words.
    pub label: String,
    /// Our value.
    pub ours: f64,
    /// Theirs.
    pub value: f64,
}

/// What is the same about an assumption whatever its value.
struct Known {
    key: &'static str,
    label: &'static str,
    about: &'static str,
    range: [f64; 2],
    plausible: [f64; 2],
    step: f64,
    place: fn(&mut Model) -> &mut f64,
}

const KNOWN: [Known; 16] = [
    Known {
        key: "rho",
        label: "How much tasks hang together",
        about: "At 1 a week is worth the mean of its tasks; the higher, the more its hardest tasks protect the rest.",
        range: [1.0, 6.0],
        plausible: [1.3, 3.1],
        step: 0.1,
        place: |model| &mut model.risk.rho,
    },
    Known {
        key: "accountability",
        label: "Accountability",
        about: "How much of a task stays human because somebody must answer for it, at its strongest.",
        range: [0.0, 0.95],
        plausible: [0.28, 0.83],
        step: 0.05,
        place: |model| &mut model.risk.facets[0],
    },
    Known {
        key: "presence",
        label: "Presence",
        about: "How much of a task stays human because somebody must be there, at its strongest.",
        range: [0.0, 0.95],
        plausible: [0.4, 0.95],
        step: 0.05,
        place: |model| &mut model.risk.facets[1],
    },
    Known {
        key: "trust",
        label: "Trust",
        about: "How much of a task stays human because it works between people, at its strongest.",
        range: [0.0, 0.95],
        plausible: [0.23, 0.68],
        step: 0.05,
        place: |model| &mut model.risk.facets[2],
    },
    Known {
        key: "tacit",
        label: "Unwritten knowledge",
        about: "How much of a task stays human because nobody wrote down how it is done, at its strongest.",
        range: [0.0, 0.95],
        plausible: [0.23, 0.68],
        step: 0.05,
        place: |model| &mut model.risk.facets[3],
    },
    Known {
        key: "cost-of-error",
        label: "Cost of error",
        about: "How much of a task stays human because a mistake costs much, at its strongest.",
        range: [0.0, 0.95],
        plausible: [0.2, 0.6],
        step: 0.05,
        place: |model| &mut model.risk.facets[4],
    },
    Known {
        key: "demand",
        label: "Weight of projected growth",
        about: "How strongly a growing occupation is protected; at 0 growth does not count.",
        range: [-6.0, 0.0],
        plausible: [-3.3, -1.2],
        step: 0.1,
        place: |model| &mut model.risk.beta_demand,
    },
    Known {
        key: "price-effect",
        label: "Weight of elastic demand",
        about: "How strongly work is protected that more is wanted of when it gets cheaper; at 0 that does not count.",
        range: [-2.0, 0.0],
        plausible: [-0.83, -0.3],
        step: 0.05,
        place: |model| &mut model.risk.beta_price_effect,
    },
    Known {
        key: "ai-work",
        label: "Weight of work on AI itself",
        about: "How strongly a week is protected that builds, runs or checks AI; at 0 that does not count.",
        range: [-2.0, 0.0],
        plausible: [-0.57, -0.16],
        step: 0.05,
        place: |model| &mut model.risk.beta_ai_work,
    },
    Known {
        key: "junior",
        label: "First years",
        about: "How much more exposed the first years are than the middle ones, in log-odds.",
        range: [-0.5, 1.5],
        plausible: [0.23, 0.68],
        step: 0.05,
        place: |model| &mut model.risk.seniority[0],
    },
    Known {
        key: "senior",
        label: "Senior years",
        about: "How much less exposed those are who decide how work is done, in log-odds.",
        range: [-1.5, 0.5],
        plausible: [-0.38, -0.13],
        step: 0.05,
        place: |model| &mut model.risk.seniority[2],
    },
    Known {
        key: "lead",
        label: "Leading",
        about: "How much less exposed those are who decide what is done, in log-odds.",
        range: [-1.5, 0.5],
        plausible: [-0.68, -0.23],
        step: 0.05,
        place: |model| &mut model.risk.seniority[3],
    },
    Known {
        key: "per-doubling",
        label: "What a doubling brings",
        about: "How much more AI can do at work each time the tasks it can finish double in length, in log-odds. It moves later years only.",
        range: [0.0, 2.0],
        plausible: [0.3, 0.9],
        step: 0.05,
        place: |model| &mut model.horizon.per_doubling,
    },
    Known {
        key: "doubling-digital",
        label: "Months to a doubling: on a screen",
        about: "The longer, the more slowly AI improves at work on a screen. It moves later years only.",
        range: [2.0, 60.0],
        plausible: [3.9, 12.5],
        step: 0.5,
        place: |model| &mut model.horizon.doubling_months[0],
    },
    Known {
        key: "doubling-social",
        label: "Months to a doubling: between people",
        about: "The longer, the more slowly AI improves at work between people. It moves later years only.",
        range: [2.0, 60.0],
        plausible: [5.6, 17.8],
        step: 0.5,
        place: |model| &mut model.horizon.doubling_months[1],
    },
    Known {
        key: "doubling-physical",
        label: "Months to a doubling: with hands",
        about: "The longer, the more slowly AI improves at work with hands. It moves later years only.",
        range: [2.0, 60.0],
        plausible: [7.9, 24.9],
        step: 0.5,
        place: |model| &mut model.horizon.doubling_months[2],
    },
];

impl Model {
    /// Everything that may be seen otherwise, with what is in force and what is ours.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let mut model = self.clone();
        let all = KNOWN.iter().map(|known| {
            let value = *(known.place)(&mut model);
            let changed = self.changed.iter().find(|one| one.key == known.key);
            Assumption {
                key: known.key.into(),
                label: known.label.into(),
                about: known.about.into(),
                value,
                ours: changed.map_or(value, |one| one.ours),
                range: known.range,
                plausible: known.plausible,
                step: known.step,
            }
        });
        all.collect()
    }

    /// The model under somebody's assumptions: ours everywhere else, whatever was changed before. A
    /// value that is ours is no change.
    ///
    /// # Errors
    /// `NotFound` when there is no such assumption, `Invalid` when a value lies outside its range.
    pub fn under(&self, assumptions: &Assumptions) -> Result<Self, UserError> {
        let mut model = self.clone();
        for before in std::mem::take(&mut model.changed) {
            if let Some(known) = KNOWN.iter().find(|known| known.key == before.key) {
                *(known.place)(&mut model) = before.ours;
            }
        }
        for (key, value) in assumptions {
            check(key, *value)?;
        }
        for known in &KNOWN {
            let Some(value) = assumptions.get(known.key).copied() else { continue };
            let ours = std::mem::replace((known.place)(&mut model), value);
            if (ours - value).abs() > 1e-12 {
                let (key, label) = (known.key.into(), known.label.into());
                model.changed.push(Assumed { key, label, ours, value });
            }
        }
        Ok(model)
    }

    /// The model with one assumption elsewhere, unnamed: to see what it would move.
    pub(crate) fn with(&self, key: &str, value: f64) -> Self {
        let mut model = self.clone();
        if let Some(known) = KNOWN.iter().find(|known| known.key == key) {
            *(known.place)(&mut model) = value;
        }
        model
    }
}

fn check(key: &str, value: f64) -> Result<(), UserError> {
    let Some(known) = KNOWN.iter().find(|known| known.key == key) else {
        let keys: Vec<&str> = KNOWN.iter().map(|known| known.key).collect();
        return Err(UserError::new(
            ErrorKind::NotFound,
            format!("There is no assumption “{key}”."),
            format!("Choose one of {}.", keys.join(", ")),
        ));
    };
    let [least, most] = known.range;
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(UserError::new(
        ErrorKind::Invalid,
        format!("“{}” goes from {least} to {most}; {value} lies outside.", known.label),
        "Choose a value within.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::model;

    fn changes(given: &[(&str, f64)]) -> Assumptions {
        given.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect()
    }

    #[test]
    fn every_assumption_of_ours_is_plausible_and_plausible_is_allowed() {
        for one in model().assumptions() {
            let [low, high] = one.plausible;
            assert!(low < one.ours && one.ours < high, "{}", one.key);
            assert!(one.range[0] <= low && high <= one.range[1], "{}", one.key);
            assert!((one.value - one.ours).abs() < 1e-12 && one.step > 0.0);
            assert!(one.about.ends_with('.') && !one.label.ends_with('.'));
        }
    }

    #[test]
    fn what_is_drawn_is_plausible_within_four_draws_in_five() {
        let model = model();
        let noise = &model.noise;
        let sigmas = [
            ("rho", noise.rho),
            ("demand", noise.betas[0]),
            ("price-effect", noise.betas[1]),
            ("ai-work", noise.betas[2]),
            ("doubling-digital", model.horizon.doubling_sigma),
            ("doubling-social", model.horizon.doubling_sigma),
            ("doubling-physical", model.horizon.doubling_sigma),
        ];
        for (key, sigma) in sigmas {
            let one = model.assumptions().into_iter().find(|one| one.key == key).expect(key);
            let mut ends = [-1.2816, 1.2816].map(|z: f64| one.ours * (z * sigma).exp());
            ends.sort_by(f64::total_cmp);
            for (end, said) in ends.iter().zip(one.plausible) {
                assert!((end / said - 1.0).abs() < 0.05, "{key}: {end} against {said}");
            }
        }
    }

    #[test]
    fn a_changed_assumption_counts_is_named_and_can_be_taken_back() {
        let ours = model();
        let theirs = ours.under(&changes(&[("rho", 1.0), ("trust", 0.45)])).expect("a model");
        assert!((theirs.risk.rho - 1.0).abs() < 1e-12);
        let named: Vec<&str> = theirs.changed.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(named, ["rho"], "a value that is ours is no change");
        let rho = &theirs.assumptions()[0];
        assert!((rho.ours - 2.0).abs() < 1e-12 && (rho.value - 1.0).abs() < 1e-12);
        assert_eq!(theirs.under(&Assumptions::new()).expect("ours"), ours);
        let other = theirs.under(&changes(&[("demand", 0.0)])).expect("a model");
        assert!((other.risk.rho - 2.0).abs() < 1e-12, "not on top of what was changed before");
    }

    #[test]
    fn what_is_unknown_or_out_of_range_is_said() {
        for (given, kind) in [
            (("luck", 1.0), ErrorKind::NotFound),
            (("rho", 0.5), ErrorKind::Invalid),
            (("rho", f64::NAN), ErrorKind::Invalid),
        ] {
            let error = model().under(&changes(&[given])).expect_err("refused");
            assert_eq!(error.kind, kind, "{given:?}");
            assert!(error.hint.ends_with('.'));
        }
    }
}
