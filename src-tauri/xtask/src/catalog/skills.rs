//! Importance and level of skills and knowledge, and whose stand in where there are none.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use catalog::release::Release;

use super::{
    Work,
    table::{digits, write},
};

/// How much more a week like one's own tells in one's own family.
const KIN: f64 = 1.5;
/// What is left of it for each job zone in between.
const ZONE: f64 = 0.7;

/// Writes `importance.csv` and `level.csv`, a row for each occupation and a column for each element,
/// to a tenth: at most 0.05 off.
pub fn derive(data: &Path, release: &Release) -> Result<(), String> {
    let elements: BTreeSet<&str> = release
        .occupations
        .values()
        .flat_map(|one| one.elements.keys().map(String::as_str))
        .collect();
    let head: Vec<&str> = ["code"].into_iter().chain(elements.iter().copied()).collect();
    for (place, file) in ["importance.csv", "level.csv"].into_iter().enumerate() {
        let rated = release.occupations.iter().filter(|(_, one)| !one.elements.is_empty());
        let rows = rated.map(|(code, one)| {
            let cell = |element: &&str| {
                digits(one.elements.get(*element).and_then(|values| values[place]), 1)
            };
            [code.clone()].into_iter().chain(elements.iter().map(cell)).collect::<Vec<_>>()
        });
        write(&data.join(file), &head, rows)?;
    }
    Ok(())
}

/// The occupation with skills whose week is most like that of `codes` taken together.
pub fn nearest<'a>(codes: &[&str], release: &'a Release, work: &Work) -> Option<&'a str> {
    let mut week: BTreeMap<&str, f64> = BTreeMap::new();
    for part in codes.iter().filter_map(|code| work.get(code)).flatten() {
        *week.entry(&part.activity).or_default() += part.share;
    }
    let zone = |code: &str| release.occupations.get(code).and_then(|one| one.zone);
    let own_zone = codes.iter().find_map(|code| zone(code));
    let away = |code: &str| match (own_zone, zone(code)) {
        (Some(own), Some(other)) => ZONE.powi(i32::from(own.abs_diff(other))),
        _ => 1.0,
    };
    let likeness = |code: &str| {
        let parts = work.get(code).map(Vec::as_slice).unwrap_or_default();
        let dot: f64 = parts
            .iter()
            .filter_map(|part| week.get(part.activity.as_str()).map(|share| share * part.share))
            .sum();
        let length = parts.iter().map(|part| part.share.powi(2)).sum::<f64>().sqrt();
        let family = codes.iter().any(|own| own[..2] == code[..2]);
        let kin = if family { KIN } else { 1.0 };
        if length > 0.0 { dot / length * kin * away(code) } else { 0.0 }
    };
    release
        .occupations
        .iter()
        .filter(|(_, one)| !one.elements.is_empty())
        .map(|(code, _)| (likeness(code), code.as_str()))
        .filter(|(likeness, _)| *likeness > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, code)| code)
}
