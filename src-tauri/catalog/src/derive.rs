//! What is derived of a release: work by activity, levels, and what stands in where something is
//! missing. Figures are rounded as they are shipped, so that a release that is imported gives what
//! the same one gave when it was shipped.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    published::{Derived, Described, Portion},
    release::{Listed, Release},
    work::{Ratings, parts},
};

/// How much more a week like one's own tells in one's own family.
const KIN: f64 = 1.5;
/// What is left of it for each job zone in between.
const ZONE: f64 = 0.7;

/// Derives the catalogue's side of `release`; `tasks` says what AI can do of each task, 0-1, by id.
pub fn derive(release: &Release, tasks: BTreeMap<u32, f64>) -> Derived {
    let ratings = Ratings::new(tasks, release.occupations.values());
    let portions = |one: &Listed| -> Vec<Portion> {
        let rounded = |part: Portion| Portion {
            share: rounded(part.share, 4),
            capability: rounded(part.capability, 3),
            ..part
        };
        parts(one, &ratings).into_iter().map(rounded).collect()
    };
    let work: BTreeMap<String, Vec<Portion>> = release
        .occupations
        .iter()
        .map(|(code, one)| (code.clone(), portions(one)))
        .filter(|(_, parts)| !parts.is_empty())
        .collect();
    let elements: BTreeSet<&String> =
        release.occupations.values().flat_map(|one| one.elements.keys()).collect();
    let rated = release.occupations.iter().filter(|(_, one)| !one.elements.is_empty());
    let levels = rated.map(|(code, one)| {
        let level = |element: &&String| {
            let [importance, level] = one.elements.get(*element).copied().unwrap_or_default();
            (tenths(importance), tenths(level))
        };
        (code.clone(), elements.iter().map(level).collect())
    });
    Derived {
        occupations: described(release, &work),
        levels: levels.collect(),
        elements: elements.iter().map(|id| (*id).clone()).collect(),
        titles: titles(release),
        work,
    }
}

/// Rounded as the shipped files are.
pub fn rounded(value: f64, digits: usize) -> f64 {
    format!("{value:.digits$}").parse().unwrap_or(value)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0-70")]
fn tenths(value: Option<f64>) -> u8 {
    (rounded(value.unwrap_or_default(), 1) * 10.0).round() as u8
}

/// Work by code.
type Work = BTreeMap<String, Vec<Portion>>;

/// Every code with what stands in where tasks or skills are missing.
fn described(release: &Release, work: &Work) -> Vec<Described> {
    let describe = |(code, one): (&String, &Listed)| {
        let work_from = if work.contains_key(code) { Vec::new() } else { kin(code, work) };
        let own = if work_from.is_empty() { vec![code.as_str()] } else { work_from.clone() };
        let missing = one.elements.is_empty();
        let skills_from = missing.then(|| nearest(&own, release, work)).flatten();
        Described {
            code: code.clone(),
            title: one.title.clone(),
            zone: one.zone,
            work_from: work_from.into_iter().map(str::to_owned).collect(),
            skills_from: skills_from.map(str::to_owned),
        }
    };
    release.occupations.iter().map(describe).collect()
}

/// The occupations with tasks that share most of a code's digits.
fn kin<'a>(code: &str, work: &'a Work) -> Vec<&'a str> {
    [7, 6, 5, 4, 2]
        .into_iter()
        .map(|kept| {
            let alike = work.keys().filter(|other| other[..kept] == code[..kept]);
            alike.map(String::as_str).collect()
        })
        .find(|kin: &Vec<&str>| !kin.is_empty())
        .unwrap_or_default()
}

/// The occupation with skills whose week is most like that of `codes` taken together.
fn nearest<'a>(codes: &[&str], release: &'a Release, work: &Work) -> Option<&'a str> {
    let mut week: BTreeMap<&str, f64> = BTreeMap::new();
    for part in codes.iter().filter_map(|code| work.get(*code)).flatten() {
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

/// Every title with the codes it is listed under.
fn titles(release: &Release) -> Vec<(String, Vec<String>)> {
    let mut titles: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (code, Listed { titles: names, .. }) in &release.occupations {
        for name in names {
            titles.entry(name).or_default().insert(code);
        }
    }
    titles
        .into_iter()
        .map(|(title, codes)| (title.clone(), codes.into_iter().cloned().collect()))
        .collect()
}
