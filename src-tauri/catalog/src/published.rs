//! From what is derived of a release to the occupations that are scored.
//!
//! Shared by the build script, for the release that is shipped, and by the import of another one.

use std::collections::BTreeMap;

use domain::occupation::{Figures, Study};
use serde::{Deserialize, Serialize};

use crate::compact::{Activity, Published, Row};

/// Parts below this share are left out: together they would make a long tail of little.
const LEAST: f32 = 0.01;

/// What is derived of a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// In order of code.
    pub occupations: Vec<Described>,
    /// The work of each occupation by its code.
    pub work: BTreeMap<String, Vec<Portion>>,
    /// Ids of skills and knowledge, in the order of `levels`.
    pub elements: Vec<String>,
    /// Importance and level in tenths by code; 0 is not published.
    pub levels: BTreeMap<String, Vec<(u8, u8)>>,
    /// Every title with the codes it is listed under.
    pub titles: Vec<(String, Vec<String>)>,
}

/// An occupation as the release describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// Its O*NET-SOC code.
    pub code: String,
    /// The publisher's title.
    pub title: String,
    /// Job zone, 1-5.
    pub zone: Option<u8>,
    /// Codes whose work stands in where it has none.
    pub work_from: Vec<String>,
    /// The code whose skills stand in where it has none.
    pub skills_from: Option<String>,
}

/// An activity's part of an occupation's work.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    /// The activity's id.
    pub activity: String,
    /// Share of the week, a fraction.
    pub share: f64,
    /// What AI can do of it, 0-1, as the published measures have it.
    pub capability: f64,
    /// How many tasks it stands for.
    pub tasks: usize,
}

/// What is known of occupations beside a release.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ExternalFigures {
    /// Published figures.
    pub measures: Measures,
    /// The first characters of codes, and the licence these occupations need.
    pub licences: Vec<(String, String)>,
    /// Growth where nothing narrower is projected: that of all occupations, a fraction.
    pub growth: f64,
    /// How far capabilities are moved onto the ladder of the curated labels, in log-odds.
    pub equating: f64,
}

/// What the import of another release needs of the shipped catalogue. Opened only then.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shipped {
    /// Tasks of the shipped release by code: their ids, and what AI can do of each in thousandths.
    pub tasks: BTreeMap<String, Vec<(u32, u16)>>,
    /// Figures that no release holds.
    pub external: ExternalFigures,
}

/// What an occupation's row is put together from.
struct Table<'a> {
    derived: &'a Derived,
    places: BTreeMap<&'a str, usize>,
    work: Work,
    levels: BTreeMap<&'a str, Vec<(u8, u8)>>,
    external: &'a ExternalFigures,
}

/// Activity, share and capability by code.
pub type Work = BTreeMap<String, Vec<(u16, f32, f32)>>;

/// Brings everything together. Activities and elements that are not among ours are left out.
pub fn published(
    derived: &Derived,
    activities: Vec<Activity>,
    elements: Vec<String>,
    studies: Vec<Study>,
    external: &ExternalFigures,
) -> Published {
    let places =
        derived.occupations.iter().enumerate().map(|(place, one)| (one.code.as_str(), place));
    let table = Table {
        places: places.collect(),
        work: work(derived, &activities, external.equating),
        levels: levels(derived, &elements),
        derived,
        external,
    };
    let rows = derived.occupations.iter().map(|one| table.row(one)).collect();
    Published { activities, elements, studies, rows }
}

fn work(derived: &Derived, activities: &[Activity], equating: f64) -> Work {
    let places: BTreeMap<&str, u16> =
        activities.iter().zip(0..).map(|(activity, place)| (activity.id.as_str(), place)).collect();
    let part = |portion: &Portion| {
        let place = *places.get(portion.activity.as_str())?;
        #[expect(clippy::cast_possible_truncation, reason = "a share of four digits")]
        Some((place, portion.share as f32, equated(portion.capability, equating)))
    };
    let parts = |portions: &Vec<Portion>| portions.iter().filter_map(part).collect();
    let work = derived.work.iter().map(|(code, portions)| (code.clone(), parts(portions)));
    work.filter(|(_, parts): &(_, Vec<_>)| !parts.is_empty()).collect()
}

/// The levels in our order of elements.
fn levels<'a>(derived: &'a Derived, elements: &[String]) -> BTreeMap<&'a str, Vec<(u8, u8)>> {
    let place = |id: &String| derived.elements.iter().position(|own| own == id);
    let places: Vec<Option<usize>> = elements.iter().map(place).collect();
    let ours = |rated: &Vec<(u8, u8)>| {
        let level = |place: &Option<usize>| place.and_then(|place| rated.get(place).copied());
        places.iter().map(|place| level(place).unwrap_or_default()).collect()
    };
    derived.levels.iter().map(|(code, rated)| (code.as_str(), ours(rated))).collect()
}

impl Table<'_> {
    fn of(&self, code: &str) -> Option<&Described> {
        self.derived.occupations.get(*self.places.get(code)?)
    }

    fn row(&self, one: &Described) -> Row {
        let own = self.work.get(&one.code);
        let mut work = own.cloned().unwrap_or_else(|| pooled(&one.work_from, &self.work));
        let whole: f32 = work.iter().map(|(_, share, _)| share).sum();
        work.iter_mut().for_each(|(_, share, _)| *share /= whole);
        let kin: Vec<&Described> = one.work_from.iter().filter_map(|code| self.of(code)).collect();
        let zone = one.zone.or_else(|| kin.iter().filter_map(|one| one.zone).max()).unwrap_or(3);
        let licence = self.external.licences.iter().find(|(code, _)| one.code.starts_with(code));
        let lender = one.skills_from.as_ref().and_then(|code| self.of(code)).map(|lender| {
            format!("O*NET rates no skills for it yet; those of “{}” stand in.", lender.title)
        });
        let pooled = own.is_none().then(|| stands_in(&kin));
        let (figures, note) = self.external.measures.figures(&one.code, zone, self.external.growth);
        Row {
            code: one.code.clone(),
            title: one.title.clone(),
            figures,
            licence: licence.map(|(_, licence)| licence.clone()),
            work,
            pooled: pooled.is_some(),
            elements: self.levels.get(one.code.as_str()).cloned().unwrap_or_default(),
            elements_from: one
                .skills_from
                .as_ref()
                .and_then(|code| self.places.get(code.as_str()))
                .copied(),
            studies: self.external.measures.on_studies(&one.code),
            notes: [pooled, lender, note].into_iter().flatten().collect(),
        }
    }
}

/// The mean week of the occupations `codes`: activity, share and capability. What is left out is not
/// made up for.
fn pooled(codes: &[String], work: &Work) -> Vec<(u16, f32, f32)> {
    let mut sums: BTreeMap<u16, (f32, f32)> = BTreeMap::new();
    let mut whole = 0.0;
    for (activity, share, capability) in codes.iter().filter_map(|code| work.get(code)).flatten() {
        let (mass, able) = sums.entry(*activity).or_default();
        *mass += share;
        *able += share * capability;
        whole += share;
    }
    let mut parts: Vec<(u16, f32, f32)> = sums
        .into_iter()
        .map(|(activity, (mass, able))| (activity, mass / whole, able / mass))
        .filter(|(_, share, _)| *share >= LEAST)
        .collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    parts
}

/// A capability from published measures, moved onto the ladder of the curated labels.
///
/// Raters who disagree average towards the middle, and most of the labels are of 2023: untouched,
/// every occupation would seem safer than the same work described in a curated role.
#[expect(clippy::cast_possible_truncation, reason = "a rating of three digits")]
pub fn equated(capability: f64, equating: f64) -> f32 {
    let odds = capability / (1.0 - capability) * equating.exp();
    (odds / (1.0 + odds)).clamp(0.03, 0.95) as f32
}

/// Whose work stands in, in a sentence.
fn stands_in(kin: &[&Described]) -> String {
    let whose = match kin {
        [] => {
            return "O*NET lists nothing of its work, so it stands where all work stands on average."
                .into();
        }
        [one] => format!("“{}”", one.title),
        [first, .., last] if kin.len() < 4 => format!("“{}” to “{}”", first.title, last.title),
        [first, ..] => format!("“{}” and {} like it", first.title, kin.len() - 1),
    };
    format!("O*NET lists no tasks for this title. The work of {whose} stands in.")
}

/// Published figures by SOC code, the first seven characters of O*NET's.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Measures {
    /// Figures of the labour market.
    pub rows: BTreeMap<String, Measure>,
    /// Values on each study by SOC code, and all of them ascending.
    pub studies: Vec<(BTreeMap<String, f64>, Vec<f64>)>,
}

/// Figures of the labour market for a SOC code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// The SOC code.
    pub soc: String,
    /// The broader group that it is published for; empty where the code has its own row.
    pub from: String,
    /// Growth over ten years, a fraction.
    pub growth: f64,
    /// Median yearly wage in US dollars.
    pub wage: Option<u32>,
    /// Openings a year in thousands.
    pub openings: Option<f64>,
    /// Entry education.
    pub education: Option<String>,
}

/// All occupations together, where nothing narrower is projected.
const ALL: &str = "00-0000";
/// The vintage of the labour market figures.
const YEARS: &str = "2024-34";
const WAGES: u16 = 2024;

impl Measures {
    /// The figures of an occupation, and what a reader must know of them. `growth` is that of all
    /// occupations.
    fn figures(&self, code: &str, zone: u8, growth: f64) -> (Figures, Option<String>) {
        let unknown = || Measure {
            soc: String::new(),
            from: ALL.into(),
            growth,
            wage: None,
            openings: None,
            education: None,
        };
        let row = self.rows.get(&code[..7]).cloned().unwrap_or_else(unknown);
        let note = row.note();
        let Measure { growth, wage, openings, education, .. } = row;
        let (growth_years, source) = (YEARS.into(), "bls-2024-34".into());
        let figures = Figures {
            growth,
            growth_years,
            wage,
            wage_year: WAGES,
            openings,
            education,
            zone,
            source,
        };
        (figures, note)
    }

    /// Value and percentile on each study: the share below and half of those equal, 0-100.
    fn on_studies(&self, code: &str) -> Vec<Option<(f64, f64)>> {
        let on = |(values, ascending): &(BTreeMap<String, f64>, Vec<f64>)| {
            let value = *values.get(&code[..7])?;
            let below = ascending.partition_point(|other| *other < value);
            let up_to = ascending.partition_point(|other| *other <= value);
            #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
            let percentile = 50.0 * (below + up_to) as f64 / ascending.len() as f64;
            Some((value, percentile))
        };
        self.studies.iter().map(on).collect()
    }
}

impl Measure {
    fn note(&self) -> Option<String> {
        match self.from.as_str() {
            "" => None,
            ALL => Some(
                "No projection is published for it: the growth of all US occupations stands in."
                    .into(),
            ),
            group => Some(format!(
                "Growth and pay are published for a broader group only ({group}), and are shown for it."
            )),
        }
    }
}
