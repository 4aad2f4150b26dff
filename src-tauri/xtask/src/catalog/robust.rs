//! How far the scores hang on any one source, and whether their ranges hold what others measured.

use std::{collections::BTreeMap, path::Path};

use catalog::{derive::rounded, import::rated, release::Release};
use domain::{
    occupation::{Kind, Occupation, Seniority},
    risk::{self, Horizon},
};

use super::labels::{Measure, capabilities};

/// The sources of ratings, each with the measures that rest on it.
const SOURCES: [(&str, &[Measure]); 3] = [
    ("the labels of GPTs are GPTs", &[Measure::People, Measure::Gpt4, Measure::Automation]),
    ("Microsoft", &[Measure::Microsoft]),
    ("Anthropic", &[Measure::Anthropic]),
];
/// So much of what the rulers imply is to lie in a range.
const MOST_OF_THEM: f64 = 0.75;

/// How far scores move when a source is left out.
pub struct Moved {
    pub source: &'static str,
    /// Points that half of the occupations, nine in ten, and all of them stay within.
    pub within: [f64; 3],
}

/// The scores of all occupations with tasks, by code, from some of the measures.
fn scores(
    reference: &Path,
    release: &Release,
    used: &[Measure],
) -> Result<BTreeMap<String, f64>, String> {
    let mut tasks = capabilities(reference, used)?;
    tasks.values_mut().for_each(|capability| *capability = rounded(*capability, 3));
    let world = rated(release, tasks).map_err(|error| error.to_string())?;
    let point = |one: &Occupation| risk::point(one, Seniority::Mid, &world.model);
    let own = world.occupations.iter().filter(|one| !one.pooled);
    Ok(own.map(|one| (one.code.clone(), point(one))).collect())
}

/// Each source left out in turn.
pub fn jackknife(reference: &Path, release: &Release) -> Result<Vec<Moved>, String> {
    let all = scores(reference, release, &Measure::ALL)?;
    let without = |(source, left_out): &(&'static str, &[Measure])| -> Result<Moved, String> {
        let used: Vec<Measure> =
            Measure::ALL.into_iter().filter(|measure| !left_out.contains(measure)).collect();
        let fewer = scores(reference, release, &used)?;
        let mut moved: Vec<f64> =
            all.iter().filter_map(|(code, score)| Some((fewer.get(code)? - score).abs())).collect();
        moved.sort_by(f64::total_cmp);
        Ok(Moved { source, within: [0.5, 0.9, 1.0].map(|share| at(&moved, share)) })
    };
    SOURCES.iter().map(without).collect()
}

/// What lies at a share of ascending values.
fn at(ascending: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let place = (ascending.len().saturating_sub(1)) as f64 * share;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let place = place.round() as usize;
    ascending.get(place).copied().unwrap_or_default()
}

/// How much of what the published measures imply lies in the ranges of our scores.
pub struct Held {
    pub occupations: usize,
    /// Share of occupations whose range holds three quarters of it and more.
    pub three_quarters: f64,
    /// Share of all implied scores that lie in their range.
    pub of_all: f64,
}

/// A measure implies the score that stands as high among ours as the occupation stands on it.
pub fn held() -> Result<Held, String> {
    let world = &catalog::load().map_err(|error| error.to_string())?.world;
    let published = || {
        let own = world.occupations.iter().filter(|one| one.kind == Kind::Occupation);
        own.filter(|one| !one.pooled && !one.rulers.is_empty())
    };
    let point = |one: &Occupation| risk::point(one, Seniority::Mid, &world.model);
    let mut ours: Vec<f64> = published().map(point).collect();
    ours.sort_by(f64::total_cmp);
    let (mut enough, mut inside, mut all) = (0.0, 0.0, 0.0);
    for one in published() {
        let range = risk::assess(one, Seniority::Mid, Horizon::Now, &world.model).interval;
        let implied = one.rulers.iter().map(|ruler| at(&ours, ruler.percentile / 100.0));
        let within = implied.filter(|score| range.low <= *score && *score <= range.high).count();
        #[expect(clippy::cast_precision_loss, reason = "five rulers")]
        let (within, rulers) = (within as f64, one.rulers.len() as f64);
        enough += f64::from(u8::from(within / rulers >= MOST_OF_THEM));
        inside += within;
        all += rulers;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
    let count = ours.len() as f64;
    Ok(Held { occupations: ours.len(), three_quarters: enough / count, of_all: inside / all })
}
