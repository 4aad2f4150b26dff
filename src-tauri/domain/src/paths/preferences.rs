//! What somebody wants of a path: how much each reason counts, and what it must or must not be.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ErrorKind, UserError, model::PathsModel, reference::Reference};

/// The highest pay that can be asked for, in US dollars a year.
const MOST_PAY: f64 = 500_000.0;
/// The most hours of study that can be set.
const MOST_HOURS: f64 = 5_000.0;

/// What somebody wants of a path. Without any, our weights and filters count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Sliders that stand elsewhere than ours, by key.
    pub sliders: BTreeMap<String, f64>,
    /// The least yearly pay, in US dollars.
    pub pay_floor: Option<f64>,
    /// The most hours of study, as likely as not.
    pub study_hours: Option<f64>,
    /// Whether nearly all of the week must be doable from anywhere.
    pub remote: bool,
    /// Licences that they hold or would get.
    pub licences: BTreeSet<String>,
    /// Licences whose work they do not want, held or not.
    pub no_licences: BTreeSet<String>,
    /// Families of occupations to leave out, by their two digits.
    pub no_families: BTreeSet<String>,
    /// Kinds of work (`themes.toml`) that they want more of.
    pub more: BTreeSet<String>,
    /// Kinds of work that they want less of.
    pub less: BTreeSet<String>,
}

/// A weight or a filter that somebody may set otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Slider {
    /// Stable name, for example `safety`.
    pub key: String,
    /// What it is, in a few words.
    pub label: String,
    /// What a larger value does, one sentence.
    pub about: String,
    /// Whether it weighs reasons; otherwise it lets occupations in.
    pub weighs: bool,
    /// The value in force.
    pub value: f64,
    /// Ours.
    pub ours: f64,
    /// Lowest and highest that can be chosen.
    pub range: [f64; 2],
    /// How finely it is chosen.
    pub step: f64,
}

/// What is the same about a slider whatever its value.
struct Known {
    key: &'static str,
    label: &'static str,
    about: &'static str,
    weighs: bool,
    range: [f64; 2],
    step: f64,
    place: fn(&mut PathsModel) -> &mut f64,
}

/// A slider that weighs a reason.
const fn weight(
    key: &'static str,
    label: &'static str,
    about: &'static str,
    place: fn(&mut PathsModel) -> &mut f64,
) -> Known {
    Known { key, label, about, weighs: true, range: [0.0, 1.0], step: 0.05, place }
}

/// A slider that lets occupations in.
const fn filter(
    key: &'static str,
    label: &'static str,
    about: &'static str,
    (range, step): ([f64; 2], f64),
    place: fn(&mut PathsModel) -> &mut f64,
) -> Known {
    Known { key, label, about, weighs: false, range, step, place }
}

const KNOWN: [Known; 11] = [
    weight(
        "likeness",
        "Like what you do",
        "The higher, the nearer a path stays to your work.",
        |m| &mut m.similarity,
    ),
    weight("safety", "Safer", "The higher, the more a lower score counts.", |m| &mut m.safety),
    weight("pay", "Pay", "The higher, the more better pay counts.", |m| &mut m.pay),
    weight("growth", "Growing", "The higher, the more a growing occupation counts.", |m| {
        &mut m.growth
    }),
    weight(
        "hours",
        "Little to learn",
        "The higher, the more hours of study count against it.",
        |m| &mut m.hours,
    ),
    weight(
        "preparation",
        "No long training",
        "The higher, the more each job zone beyond the next one counts against it.",
        |m| &mut m.zone,
    ),
    weight(
        "interest",
        "Work you like",
        "The higher, the more the kinds of work count that you want more or less of.",
        |m| &mut m.interest,
    ),
    filter(
        "zones",
        "Steps of preparation",
        "How many job zones up or down a path may lead; there are five.",
        ([0.0, 4.0], 1.0),
        |m| &mut m.zones,
    ),
    filter(
        "higher",
        "Points above your range",
        "How far above the range of your own score a path may score.",
        ([0.0, 60.0], 1.0),
        |m| &mut m.higher,
    ),
    filter(
        "missing",
        "Share still missing",
        "How much of what a path asks for may be missing, the telling skills counted most.",
        ([0.2, 1.0], 0.05),
        |m| &mut m.missing,
    ),
    filter(
        "hole",
        "Levels missing in one skill",
        "How many of seven levels may be missing in a single skill of O*NET's list.",
        ([1.0, 7.0], 0.5),
        |m| &mut m.hole,
    ),
];

/// Keys of the sliders that let occupations in.
pub(super) const ZONES: &str = "zones";
pub(super) const HIGHER: &str = "higher";
pub(super) const MISSING: &str = "missing";
pub(super) const HOLE: &str = "hole";

/// The value of a slider that lets `least` in: the next one on its scale, if there is one.
pub(super) fn admitting(key: &str, least: f64) -> Option<f64> {
    let Known { range: [low, high], step, .. } = KNOWN.iter().find(|known| known.key == key)?;
    // Whole steps, so that the value is what the slider shows.
    let steps = ((least - low) / step - 1e-9).ceil().max(0.0);
    let value = ((low + steps * step) * 1e6).round() / 1e6;
    (value <= *high + 1e-9).then_some(value)
}

impl Preferences {
    /// Ours, with what these preferences set otherwise. What is unknown or out of range is passed over:
    /// [`Self::check`] says so before anything is kept.
    pub fn applied(&self, ours: &PathsModel) -> PathsModel {
        let mut model = ours.clone();
        for known in &KNOWN {
            let preferred = self.sliders.get(known.key).copied();
            if let Some(value) = preferred.filter(|value| within(known.range, *value)) {
                *(known.place)(&mut model) = value;
            }
        }
        model
    }

    /// Every slider with what is in force and what is ours.
    pub fn all_sliders(&self, ours: &PathsModel) -> Vec<Slider> {
        let (mut ours, mut theirs) = (ours.clone(), self.applied(ours));
        let slider = |known: &Known| Slider {
            key: known.key.into(),
            label: known.label.into(),
            about: known.about.into(),
            weighs: known.weighs,
            value: *(known.place)(&mut theirs),
            ours: *(known.place)(&mut ours),
            range: known.range,
            step: known.step,
        };
        KNOWN.iter().map(slider).collect()
    }

    /// Whether they can be kept.
    ///
    /// # Errors
    /// `NotFound` for what nothing is called by, `Invalid` for a value out of its range, or for work
    /// that is wanted and not wanted at once.
    pub fn check(&self, reference: &Reference) -> Result<(), UserError> {
        for (key, value) in &self.sliders {
            let Some(known) = KNOWN.iter().find(|known| known.key == key) else {
                let keys: Vec<&str> = KNOWN.iter().map(|known| known.key).collect();
                return Err(unknown("slider", key, &format!("Choose one of {}.", keys.join(", "))));
            };
            bounded(known.label, *value, known.range)?;
        }
        if let Some(pay) = self.pay_floor {
            bounded("The least pay", pay, [0.0, MOST_PAY])?;
        }
        if let Some(hours) = self.study_hours {
            bounded("Hours of study", hours, [0.0, MOST_HOURS])?;
        }
        if let Some(both) = self.more.intersection(&self.less).next() {
            return Err(UserError::new(
                ErrorKind::Invalid,
                format!("“{both}” is wanted and not wanted at once."),
                "Take it out of one of the two lists.",
            ));
        }
        let licence = |name: &&String| !licences(reference).contains(name.as_str());
        if let Some(name) = self.licences.iter().chain(&self.no_licences).find(licence) {
            return Err(unknown("licence", name, "Choose one of the list."));
        }
        let family =
            |code: &&String| reference.occupations.iter().all(|one| one.family() != code.as_str());
        if let Some(code) = self.no_families.iter().find(family) {
            return Err(unknown("family", code, "Families have two digits, for example 29."));
        }
        let themes: BTreeSet<&str> = reference
            .occupations
            .iter()
            .flat_map(|one| one.tasks.iter().map(|task| &*task.theme))
            .collect();
        match self.more.iter().chain(&self.less).find(|theme| !themes.contains(theme.as_str())) {
            Some(theme) => Err(unknown("kind of work", theme, "Choose one of the list.")),
            None => Ok(()),
        }
    }
}

/// Every licence that some occupation asks for, in order.
pub fn licences(reference: &Reference) -> BTreeSet<&str> {
    reference.occupations.iter().filter_map(|one| one.licence.as_deref()).collect()
}

fn within([low, high]: [f64; 2], value: f64) -> bool {
    (low..=high).contains(&value)
}

fn bounded(label: &str, value: f64, [low, high]: [f64; 2]) -> Result<(), UserError> {
    if within([low, high], value) {
        return Ok(());
    }
    Err(UserError::new(
        ErrorKind::Invalid,
        format!("“{label}” goes from {low} to {high}; {value} lies outside."),
        "Choose a value within.",
    ))
}

fn unknown(what: &str, name: &str, hint: &str) -> UserError {
    UserError::new(ErrorKind::NotFound, format!("There is no {what} “{name}”."), hint)
}
