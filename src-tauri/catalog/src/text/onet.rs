//! O*NET's occupations: the files that `cargo xtask catalog` derives, and our words for them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use domain::{
    bounded::Third,
    occupation::{Domain, DoneBy, Facets, Study},
    skills::{Skill, SkillKind},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::file;
use crate::{
    compact::{Activity, Published},
    published::{
        Derived, Described, ExternalFigures, Measure, Measures, Portion, Shipped, published,
    },
};

#[derive(Deserialize)]
struct RawActivity {
    iwa: String,
    label: String,
    theme: String,
    domain: Domain,
    done_by: DoneBy,
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
    share: f64,
    capability: f64,
    tasks: usize,
}

#[derive(Deserialize)]
struct RawTask {
    code: String,
    task: u32,
    capability: f64,
}

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
    /// What the import of another release needs.
    pub shipped: Shipped,
}

/// Reads everything; `studies` are the measures that have a column. `model` gives the growth of all
/// occupations and the equating.
pub fn read(data: &Path, studies: &[Study], model: (f64, f64), problems: &mut Vec<String>) -> Onet {
    let activities: Vec<Activity> =
        rows(data, "activities.csv", problems).into_iter().map(activity).collect();
    let derived = derived(data, &activities, problems);
    let external = ExternalFigures {
        measures: measures(data, studies, problems),
        licences: rows(data, "licences.csv", problems),
        growth: model.0,
        equating: model.1,
    };
    for one in &derived.occupations {
        if !external.measures.rows.contains_key(&one.code[..7]) {
            problems.push(format!("onet/measures.csv: {} has no row", &one.code[..7]));
        }
    }
    let published =
        published(&derived, activities, derived.elements.clone(), studies.to_vec(), &external);
    let mut tasks: BTreeMap<String, Vec<(u32, u16)>> = BTreeMap::new();
    for RawTask { code, task, capability } in rows(data, "onet/tasks.csv", problems) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0-1,000")]
        let thousandths = (capability * 1000.0).round() as u16;
        tasks.entry(code).or_default().push((task, thousandths));
    }
    let raw: Vec<RawElement> = rows(data, "elements.csv", problems);
    let built_by = raw
        .iter()
        .map(|one| (one.id.clone(), one.built_by.split_whitespace().map(str::to_owned).collect()))
        .collect();
    let elements = raw.into_iter().map(|one| Skill {
        id: one.id.into(),
        label: one.label,
        kind: one.kind,
        about: one.about,
        anchors: Vec::new(),
    });
    let families = rows(data, "families.csv", problems);
    Onet {
        published,
        elements: elements.collect(),
        built_by,
        titles: derived.titles,
        families,
        shipped: Shipped { tasks, external },
    }
}

fn derived(data: &Path, activities: &[Activity], problems: &mut Vec<String>) -> Derived {
    let occupations = rows::<RawOccupation>(data, "onet/occupations.csv", problems);
    let occupations = occupations.into_iter().map(|one| Described {
        code: one.code,
        title: one.title,
        zone: one.zone,
        work_from: one.work_from.split_whitespace().map(str::to_owned).collect(),
        skills_from: Some(one.skills_from).filter(|code| !code.is_empty()),
    });
    let known: BTreeSet<&str> = activities.iter().map(|activity| activity.id.as_str()).collect();
    let mut work: BTreeMap<String, Vec<Portion>> = BTreeMap::new();
    for RawPart { code, activity, share, capability, tasks } in
        rows(data, "onet/work.csv", problems)
    {
        if !known.contains(activity.as_str()) {
            problems.push(format!(
                "onet/work.csv: the activity {activity} has no row in activities.csv"
            ));
        }
        work.entry(code).or_default().push(Portion { activity, share, capability, tasks });
    }
    let (elements, levels) = levels(data, problems);
    let titles = titles(data, problems);
    Derived { occupations: occupations.collect(), work, elements, levels, titles }
}

pub fn rows<T: DeserializeOwned>(data: &Path, name: &str, problems: &mut Vec<String>) -> Vec<T> {
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
    let RawActivity { iwa: id, label, theme, domain, done_by, why, .. } = raw;
    Activity { id, label, theme, facets, domain, done_by, why }
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

fn measures(data: &Path, studies: &[Study], problems: &mut Vec<String>) -> Measures {
    let raw = rows::<BTreeMap<String, String>>(data, "onet/measures.csv", problems);
    let values = |study: &Study| {
        let value = |row: &BTreeMap<String, String>| {
            Some((row.get("soc")?.clone(), row.get(&*study.source)?.parse::<f64>().ok()?))
        };
        let values: BTreeMap<String, f64> = raw.iter().filter_map(value).collect();
        let mut ascending: Vec<f64> = values.values().copied().collect();
        ascending.sort_by(f64::total_cmp);
        (values, ascending)
    };
    let studies = studies.iter().map(values).collect();
    let rows = rows::<Measure>(data, "onet/measures.csv", problems);
    Measures { rows: rows.into_iter().map(|row| (row.soc.clone(), row)).collect(), studies }
}
