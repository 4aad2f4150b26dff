//! O*NET's occupations: the files that `cargo xtask catalog` derives, and our words for them.

use std::{collections::BTreeMap, path::Path};

use domain::{
    bounded::Third,
    occupation::{Automation, Domain, Facets, Figures, Ruler},
    skills::{Skill, SkillKind},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{file, pool::pooled};
use crate::compact::{Activity, Published, Row};

#[derive(Deserialize)]
struct RawActivity {
    iwa: String,
    label: String,
    theme: String,
    domain: Domain,
    automates: Automation,
    accountability: Third,
    presence: Third,
    trust: Third,
    tacit: Third,
    cost_of_error: Third,
    why: String,
}

#[derive(Deserialize)]
struct RawElement {
    id: String,
    label: String,
    kind: SkillKind,
    about: String,
    built_by: String,
}

#[derive(Deserialize)]
struct RawOccupation {
    code: String,
    title: String,
    zone: Option<u8>,
    work_from: String,
    skills_from: String,
}

#[derive(Deserialize)]
struct RawPart {
    code: String,
    activity: String,
    share: f32,
    capability: f64,
}

#[derive(Deserialize)]
struct RawMeasure {
    soc: String,
    from: String,
    growth: f64,
    wage: Option<u32>,
    openings: Option<f64>,
    education: Option<String>,
}

#[derive(Deserialize)]
struct RawLicence {
    code: String,
    licence: String,
}

/// All occupations together, where nothing narrower is projected.
const ALL: &str = "00-0000";
/// The vintage of the labour market figures.
const YEARS: &str = "2024-34";
const WAGES: u16 = 2024;

/// O*NET's side of the catalogue.
pub struct Onet {
    pub published: Published,
    /// Its skills and knowledge, in our words.
    pub elements: Vec<Skill>,
    /// Which of our skills build an element, by element.
    pub built_by: BTreeMap<String, Vec<String>>,
    /// The codes of each published title.
    pub titles: Vec<(String, Vec<String>)>,
    /// Code and label of each family.
    pub families: Vec<(String, String)>,
}

type Work = BTreeMap<String, Vec<(u16, f32, f32)>>;

/// Reads everything; `rulers` are the measures that have a column.
pub fn read(data: &Path, rulers: &[Ruler], equating: f64, problems: &mut Vec<String>) -> Onet {
    let activities: Vec<Activity> =
        rows(data, "activities.csv", problems).into_iter().map(activity).collect();
    let (elements, levels) = levels(data, problems);
    let raw: Vec<RawOccupation> = rows(data, "onet/occupations.csv", problems);
    let places = raw.iter().enumerate().map(|(place, one)| (one.code.clone(), place)).collect();
    let table = Table {
        work: work(data, &activities, equating, problems),
        measures: Measures::read(data, rulers, problems),
        licences: rows(data, "licences.csv", problems),
        places,
        raw,
        levels,
    };
    let rows_read = table.raw.iter().filter_map(|one| table.row(one, problems)).collect();
    let published = Published { activities, elements, rulers: rulers.to_vec(), rows: rows_read };
    let raw: Vec<RawElement> = rows(data, "elements.csv", problems);
    let built_by = raw
        .iter()
        .map(|one| (one.id.clone(), one.built_by.split_whitespace().map(str::to_owned).collect()))
        .collect();
    let elements = raw.into_iter().map(|one| Skill {
        id: one.id,
        label: one.label,
        kind: one.kind,
        about: one.about,
    });
    let families = rows(data, "families.csv", problems);
    let titles = titles(data, problems);
    Onet { published, elements: elements.collect(), built_by, titles, families }
}

fn work(data: &Path, activities: &[Activity], equating: f64, problems: &mut Vec<String>) -> Work {
    let places: BTreeMap<&str, u16> =
        activities.iter().zip(0..).map(|(activity, place)| (activity.id.as_str(), place)).collect();
    let mut work = Work::new();
    for part in rows::<RawPart>(data, "onet/work.csv", problems) {
        match places.get(part.activity.as_str()) {
            Some(place) => {
                let capability = equated(part.capability, equating);
                work.entry(part.code).or_default().push((*place, part.share, capability));
            }
            None => problems.push(format!(
                "onet/work.csv: the activity {} has no row in activities.csv",
                part.activity
            )),
        }
    }
    work
}

/// What an occupation's row is put together from.
struct Table {
    raw: Vec<RawOccupation>,
    places: BTreeMap<String, usize>,
    work: Work,
    measures: Measures,
    licences: Vec<RawLicence>,
    levels: BTreeMap<String, Vec<(u8, u8)>>,
}

impl Table {
    fn of(&self, code: &str) -> Option<&RawOccupation> {
        self.raw.get(*self.places.get(code)?)
    }

    fn row(&self, one: &RawOccupation, problems: &mut Vec<String>) -> Option<Row> {
        let Some(measure) = self.measures.of(&one.code) else {
            problems.push(format!("onet/measures.csv: {} has no row", &one.code[..7]));
            return None;
        };
        let kin: Vec<&str> = one.work_from.split_whitespace().collect();
        let own = self.work.get(&one.code);
        let mut work = own.cloned().unwrap_or_else(|| pooled(&kin, &self.work));
        let whole: f32 = work.iter().map(|(_, share, _)| share).sum();
        work.iter_mut().for_each(|(_, share, _)| *share /= whole);
        let kin: Vec<&RawOccupation> = kin.iter().filter_map(|code| self.of(code)).collect();
        let zone = one.zone.or_else(|| kin.iter().filter_map(|one| one.zone).max()).unwrap_or(3);
        let licence = self.licences.iter().find(|row| one.code.starts_with(&row.code));
        let lender = self.of(&one.skills_from).map(|lender| {
            format!("O*NET rates no skills for it yet; those of “{}” stand in.", lender.title)
        });
        let pooled = own.is_none().then(|| stands_in(&kin));
        Some(Row {
            code: one.code.clone(),
            title: one.title.clone(),
            figures: measure.figures(zone),
            licence: licence.map(|row| row.licence.clone()),
            work,
            pooled: pooled.is_some(),
            elements: self.levels.get(&one.code).cloned().unwrap_or_default(),
            elements_from: self.places.get(&one.skills_from).copied(),
            rulers: self.measures.on_rulers(&one.code),
            notes: [pooled, lender, measure.note()].into_iter().flatten().collect(),
        })
    }
}

fn rows<T: DeserializeOwned>(data: &Path, name: &str, problems: &mut Vec<String>) -> Vec<T> {
    let text = file(data, name).map_err(|problem| problems.push(problem)).unwrap_or_default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<T>().collect::<Result<Vec<T>, _>>();
    rows.map_err(|error| problems.push(format!("{name}: {error}"))).unwrap_or_default()
}

fn activity(raw: RawActivity) -> Activity {
    let facets = Facets {
        accountability: raw.accountability,
        presence: raw.presence,
        trust: raw.trust,
        tacit: raw.tacit,
        cost_of_error: raw.cost_of_error,
    };
    let RawActivity { iwa: id, label, theme, domain, automates, why, .. } = raw;
    Activity { id, label, theme, facets, domain, automates, why }
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
fn stands_in(kin: &[&RawOccupation]) -> String {
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

/// Element ids, and importance and level in tenths by code.
type Levels = (Vec<String>, BTreeMap<String, Vec<(u8, u8)>>);

fn levels(data: &Path, problems: &mut Vec<String>) -> Levels {
    let mut head = Vec::new();
    let mut both: [BTreeMap<String, Vec<u8>>; 2] = Default::default();
    for (table, name) in both.iter_mut().zip(["onet/importance.csv", "onet/level.csv"]) {
        let text = file(data, name).map_err(|problem| problems.push(problem)).unwrap_or_default();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let own: Vec<String> = match reader.headers() {
            Ok(head) => head.iter().skip(1).map(str::to_owned).collect(),
            Err(error) => {
                problems.push(format!("{name}: {error}"));
                continue;
            }
        };
        if !head.is_empty() && head != own {
            problems.push(format!("{name}: its columns are not those of importance.csv"));
        }
        head = own;
        for record in reader.records() {
            match record.map_err(|error| error.to_string()).and_then(|record| rated(&record)) {
                Ok((code, tenths)) => drop(table.insert(code, tenths)),
                Err(problem) => problems.push(format!("{name}: {problem}")),
            }
        }
    }
    let [importance, level] = both;
    let pair = |(code, importance): (String, Vec<u8>)| {
        let levels = level.get(&code).cloned().unwrap_or_default();
        (code, importance.into_iter().zip(levels).collect())
    };
    (head, importance.into_iter().map(pair).collect())
}

/// A code and its row in tenths: “4.1” is 41; a value that is not published is 0.
fn rated(record: &csv::StringRecord) -> Result<(String, Vec<u8>), String> {
    let code = record.get(0).unwrap_or_default();
    let tenths = |cell: &str| match cell {
        "" => Ok(0),
        _ => cell.replace('.', "").parse().map_err(|_| format!("{code}: “{cell}” is no rating")),
    };
    Ok((code.to_owned(), record.iter().skip(1).map(tenths).collect::<Result<_, _>>()?))
}

fn titles(data: &Path, problems: &mut Vec<String>) -> Vec<(String, Vec<String>)> {
    let codes = |codes: String| codes.split_whitespace().map(str::to_owned).collect();
    rows::<(String, String)>(data, "onet/titles.csv", problems)
        .into_iter()
        .map(|(title, listed)| (title, codes(listed)))
        .collect()
}

/// Published figures by SOC code.
struct Measures {
    rows: BTreeMap<String, RawMeasure>,
    /// Values on each ruler by SOC code, and all of them ascending.
    rulers: Vec<(BTreeMap<String, f64>, Vec<f64>)>,
}

impl Measures {
    fn read(data: &Path, rulers: &[Ruler], problems: &mut Vec<String>) -> Self {
        let raw = rows::<BTreeMap<String, String>>(data, "onet/measures.csv", problems);
        let values = |ruler: &Ruler| {
            let value = |row: &BTreeMap<String, String>| {
                Some((row.get("soc")?.clone(), row.get(&*ruler.source)?.parse::<f64>().ok()?))
            };
            let values: BTreeMap<String, f64> = raw.iter().filter_map(value).collect();
            let mut ascending: Vec<f64> = values.values().copied().collect();
            ascending.sort_by(f64::total_cmp);
            (values, ascending)
        };
        let rulers = rulers.iter().map(values).collect();
        let measures = rows::<RawMeasure>(data, "onet/measures.csv", problems);
        Self { rows: measures.into_iter().map(|row| (row.soc.clone(), row)).collect(), rulers }
    }

    fn of(&self, code: &str) -> Option<&RawMeasure> {
        self.rows.get(&code[..7])
    }

    /// Value and percentile on each ruler: the share below and half of those equal, 0-100.
    fn on_rulers(&self, code: &str) -> Vec<Option<(f64, f64)>> {
        let on = |(values, ascending): &(BTreeMap<String, f64>, Vec<f64>)| {
            let value = *values.get(&code[..7])?;
            let below = ascending.partition_point(|other| *other < value);
            let up_to = ascending.partition_point(|other| *other <= value);
            #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
            let percentile = 50.0 * (below + up_to) as f64 / ascending.len() as f64;
            Some((value, percentile))
        };
        self.rulers.iter().map(on).collect()
    }
}

impl RawMeasure {
    fn figures(&self, zone: u8) -> Figures {
        Figures {
            growth: self.growth,
            growth_years: YEARS.into(),
            wage: self.wage,
            wage_year: WAGES,
            openings: self.openings,
            education: self.education.clone(),
            zone,
            source: "bls-2024-34".into(),
        }
    }

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
