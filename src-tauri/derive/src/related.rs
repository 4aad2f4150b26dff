//! How well likeness finds the occupations that O*NET calls related, and where paths lead:
//! `docs/paths.md`, written by a command. What is called related is never an input.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    sync::Arc,
};

use catalog::Catalog;
use domain::{
    occupation::{Kind, Occupation, Seniority},
    paths::{self, PathKind, PathsReport, Preferences, Similarity},
    profile::Levels,
    reference::Reference,
    risk, skills,
};

use super::table::published;

const FILE: &str = "docs/paths.md";
const TABLE: &str = "Related Occupations";
/// A step that is easily taken: job zones apart, and pay there over pay here.
const EASY: (u8, f64) = (1, 0.75);

/// How well a ranking finds what is related.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    pub occupations: f64,
    /// Of the first three, the share that is related.
    pub first_three: f64,
    /// Mean of 1 over the place of the first that is related.
    pub reciprocal: f64,
    /// Mean average precision over the whole ranking.
    pub average: f64,
}

/// Codes that the release calls related, by code.
type Related = BTreeMap<String, BTreeSet<String>>;

fn related(datasets: &Path) -> Result<Related, String> {
    let text = published(datasets, TABLE)?;
    let mut related = Related::new();
    for line in text.lines().skip(1) {
        if let [from, to, ..] = line.split('\t').collect::<Vec<_>>()[..] {
            related.entry(from.to_owned()).or_default().insert(to.to_owned());
        }
    }
    Ok(related)
}

/// Published occupations whose skills are rated, with every name they have.
fn rated(catalog: &Catalog) -> Vec<Occupation> {
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, owners) in catalog.names() {
        owners.iter().for_each(|code| names.entry(code).or_default().push(name.to_owned()));
    }
    let own = |one: &&Occupation| {
        one.kind == Kind::Occupation && one.elements_from.is_none() && !one.elements.is_empty()
    };
    let named = |one: &Occupation| {
        let mut one = one.clone();
        Arc::make_mut(&mut one.facts).aliases =
            names.get(one.code.as_str()).cloned().unwrap_or_default();
        one
    };
    catalog.reference.occupations.iter().filter(own).map(named).collect()
}

/// How well an order finds what is related; `alike` tells how alike two places are, the higher the
/// more. Only every so many of the occupations are ranked from.
fn found(
    occupations: &[Occupation],
    related: &Related,
    every: usize,
    alike: impl Fn(usize, usize) -> f64,
) -> Found {
    let codes: BTreeSet<&str> = occupations.iter().map(|one| one.code.as_str()).collect();
    let mut sums = Found::default();
    for (here, one) in occupations.iter().enumerate().step_by(every) {
        let Some(wanted) = related.get(one.code.as_str()) else { continue };
        let wanted: BTreeSet<&str> =
            wanted.iter().map(String::as_str).filter(|code| codes.contains(code)).collect();
        let mut order: Vec<(f64, usize)> = (0..occupations.len())
            .filter(|there| *there != here)
            .map(|there| (alike(here, there), there))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let hits =
            order.iter().map(|(_, there)| wanted.contains(occupations[*there].code.as_str()));
        let (mut met, mut place) = (0.0, 0.0);
        let (mut first_three, mut reciprocal, mut average) = (0.0, 0.0, 0.0);
        for hit in hits {
            place += 1.0;
            if hit {
                met += 1.0;
                first_three += if place <= 3.0 { 1.0 / 3.0 } else { 0.0 };
                reciprocal = f64::max(reciprocal, 1.0 / place);
                average += met / place;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "some twenty occupations")]
        let all = wanted.len().max(1) as f64;
        sums.occupations += 1.0;
        sums.first_three += first_three;
        sums.reciprocal += reciprocal;
        sums.average += average / all;
    }
    let n = sums.occupations.max(1.0);
    Found {
        occupations: sums.occupations,
        first_three: sums.first_three / n,
        reciprocal: sums.reciprocal / n,
        average: sums.average / n,
    }
}

/// Likeness as it is shipped, by one channel alone, and the smallest gap alone, this one from every so
/// many occupations.
pub fn compared(datasets: &Path, every: usize) -> Result<Vec<(&'static str, Found)>, String> {
    let catalog = catalog::load().map_err(|error| error.to_string())?;
    let (related, occupations) = (related(datasets)?, rated(catalog));
    let places: BTreeMap<&str, usize> = catalog
        .reference
        .occupations
        .iter()
        .enumerate()
        .map(|(place, one)| (one.code.as_str(), place))
        .collect();
    let place = |at: usize| places[occupations[at].code.as_str()];
    let shipped = found(&occupations, &related, 1, |a, b| {
        catalog.reference.similarity.percentile(place(a), place(b))
    });
    let alone = |keep: fn(Occupation) -> Occupation| {
        let kept: Vec<Occupation> = occupations.iter().cloned().map(keep).collect();
        let similarity = Similarity::of(&kept.iter().collect::<Vec<_>>());
        found(&occupations, &related, 1, |a, b| similarity.percentile(a, b))
    };
    let none = Levels::new();
    let gap = |a: usize, b: usize| {
        -skills::gap(&occupations[a], &occupations[b], &none, &catalog.reference).total_hours.p50
    };
    Ok(vec![
        ("all four channels, as shipped", shipped),
        (
            "skills and knowledge alone",
            alone(|one| Occupation { tasks: Vec::new(), ..nameless(one) }),
        ),
        ("kinds of work and their words alone", alone(|one| skilless(nameless(one)))),
        (
            "words of the titles alone",
            alone(|one| Occupation { tasks: Vec::new(), ..skilless(one) }),
        ),
        ("the smallest gap alone", found(&occupations, &related, every, gap)),
    ])
}

fn nameless(mut one: Occupation) -> Occupation {
    let facts = Arc::make_mut(&mut one.facts);
    facts.title.clear();
    facts.aliases.clear();
    one
}

fn skilless(mut one: Occupation) -> Occupation {
    Arc::make_mut(&mut one.facts).elements.clear();
    one
}

/// Where the paths of every occupation lead.
#[derive(Clone, Copy, Debug, Default)]
pub struct Led {
    pub occupations: usize,
    /// Three paths.
    pub three: usize,
    /// Fewer, each missing one with a reason.
    pub reasons: usize,
    /// Moves: ways next door and stretches.
    pub moves: usize,
    /// Moves at most a job zone away that pay three quarters and more.
    pub easy: usize,
    /// Moves that are called safer.
    pub safer: usize,
    /// Moves by which the score falls.
    pub lower: usize,
    /// Paths to the origin, or to the same occupation twice.
    pub odd: usize,
}

/// Finds the paths of every so many occupations with work of their own, at mid level, without preferences.
pub fn led(every: usize) -> Result<Led, String> {
    let reference = &catalog::load().map_err(|error| error.to_string())?.reference;
    let (none, preferences) = (Levels::new(), Preferences::default());
    let mut led = Led::default();
    let own = |one: &&Occupation| one.kind == Kind::Occupation && !one.pooled;
    for origin in reference.occupations.iter().filter(own).step_by(every) {
        let report = paths::find(origin, Seniority::Mid, &none, &preferences, reference);
        count(origin, &report, reference, &mut led);
    }
    Ok(led)
}

fn count(origin: &Occupation, report: &PathsReport, reference: &Reference, led: &mut Led) {
    led.occupations += 1;
    let codes: BTreeSet<&str> = report.paths.iter().map(|p| p.occupation.code.as_str()).collect();
    led.odd += usize::from(codes.len() != report.paths.len());
    match report.paths.len() {
        3 => led.three += 1,
        fewer => led.reasons += usize::from(report.notes.len() >= 3 - fewer),
    }
    let here = risk::point(origin, Seniority::Mid, &reference.model);
    for path in report.paths.iter().filter(|path| path.kind != PathKind::Reshape) {
        let Some(to) = reference.occupation(&path.occupation.code) else { continue };
        led.moves += 1;
        let zones = origin.figures.zone.abs_diff(to.figures.zone);
        led.easy += usize::from(zones <= EASY.0 && path.wage_ratio.is_none_or(|pay| pay >= EASY.1));
        led.safer += usize::from(path.safer);
        led.lower += usize::from(risk::point(to, Seniority::Mid, &reference.model) < here);
    }
}

/// Writes the page, and says what is in it.
pub fn write(datasets: &Path) -> Result<(), String> {
    let mut text = String::from(HEAD);
    for (what, found) in compared(datasets, 1)? {
        let Found { first_three, reciprocal, average, .. } = found;
        let _ = writeln!(text, "| {what} | {first_three:.3} | {reciprocal:.3} | {average:.3} |");
    }
    let Led { occupations, three, reasons, moves, easy, safer, lower, .. } = led(1)?;
    let share = |part: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a count of paths")]
        let share = part as f64 / moves.max(1) as f64 * 100.0;
        format!("{share:.1}%")
    };
    let _ = write!(
        text,
        "\n## Where paths lead\n\nFrom each of the {occupations} published occupations with work of its own, mid level, no preferences: {three} have three paths, {reasons} fewer and say why. Of the {moves} moves, {} lead at most one job zone away and to three quarters of the pay or more, {} to a lower score, {} to one that is called safer.\n",
        share(easy),
        share(lower),
        share(safer)
    );
    println!("{text}");
    fs::write(FILE, text).map_err(|error| format!("{FILE}: {error}"))
}

const HEAD: &str = "\
# Where likeness and paths lead

Written by `cargo xtask catalog --report`; do not edit. It needs the published datasets.

## Likeness, beside what O*NET calls related

O*NET lists twenty related occupations for each; they are no input of ours. Every occupation whose
skills are rated is compared with every other. Of the first three: how many are called related. First
hit: the mean of 1 over the place of the first one that is. Whole list: mean average precision.

| ranked by | of the first three | first hit | whole list |
|---|---:|---:|---:|
";
