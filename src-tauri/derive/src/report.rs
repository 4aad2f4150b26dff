//! How our figures stand beside those of others: `docs/exposure.md`, written by a command.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use catalog::{
    release::Release,
    work::{Ratings, parts},
};
use domain::{
    occupation::{Kind, Occupation, Seniority},
    risk,
};

use super::{
    labels::{Measure, capabilities},
    measures::{self, STUDIES},
    robust::{Equating, Held, Moved, equating, held, jackknife},
    table::{Row, number, rows},
};

const FILE: &str = "docs/exposure.md";
const IWAS: &str = "measures/microsoft_iwa_metrics.csv";
const BANDS: [&str; 5] = ["very low", "low", "moderate", "high", "critical"];

/// Writes the report, and says what is in it.
pub fn write(datasets: &Path, release: &Release) -> Result<(), String> {
    let measures = measures::read(datasets)?;
    let mut text = String::from(HEAD);
    leave_one_out(&mut text, datasets, release, &measures)?;
    activities(&mut text, datasets, release, &measures)?;
    bands(&mut text, &measures)?;
    roles(&mut text)?;
    robust(&mut text, datasets, release)?;
    println!("{text}");
    fs::write(FILE, text).map_err(|error| format!("{FILE}: {error}"))
}

const HEAD: &str = "\
# Our figures beside those of others

Written by `cargo xtask catalog --report`; do not edit. It needs the published datasets.

";

/// Mean capability of the week by SOC code, from some of the measures.
fn exposure(
    datasets: &Path,
    release: &Release,
    used: &[Measure],
) -> Result<BTreeMap<String, f64>, String> {
    let ratings = Ratings::new(capabilities(datasets, used)?, release.occupations.values());
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (code, listed) in &release.occupations {
        let parts = parts(listed, &ratings);
        if !parts.is_empty() {
            let (sum, count) = sums.entry(code[..7].to_owned()).or_default();
            *sum += parts.iter().map(|part| part.share * part.capability).sum::<f64>();
            *count += 1.0;
        }
    }
    Ok(sums.into_iter().map(|(code, (sum, count))| (code, sum / count)).collect())
}

/// A rank correlation with a published measure.
pub struct Agreement {
    pub source: &'static str,
    pub said: &'static str,
    pub pairs: usize,
    pub spearman: f64,
}

impl Agreement {
    fn new(source: &'static str, said: &'static str, pairs: &[(f64, f64)]) -> Self {
        Self { source, said, pairs: pairs.len(), spearman: spearman(pairs) }
    }

    fn row(&self) -> String {
        format!("| {} | {} | {} | {:.3} |", self.source, self.said, self.pairs, self.spearman)
    }
}

/// Each measure foretold by the others.
pub fn foretold(
    datasets: &Path,
    release: &Release,
    measures: &BTreeMap<String, Row>,
) -> Result<[Agreement; 4], String> {
    let gpts = [Measure::People, Measure::Gpt4, Measure::Automation];
    let one = |column: &str, left_out: &[Measure], said| -> Result<Agreement, String> {
        let used: Vec<Measure> =
            Measure::ALL.into_iter().filter(|measure| !left_out.contains(measure)).collect();
        let ours = exposure(datasets, release, &used)?;
        let pair =
            |(code, own): (&String, &f64)| Some((*own, number(measures.get(code)?, column)?));
        let pairs: Vec<(f64, f64)> = ours.iter().filter_map(pair).collect();
        Ok(Agreement::new(study(column), said, &pairs))
    };
    Ok([
        one("ms_ai_applicability_2025", &[Measure::Microsoft], "Microsoft")?,
        one("ilo_2025_mean", &[], "nothing")?,
        one("aei_observed_exposure_2026", &[Measure::Anthropic], "Anthropic")?,
        one("gpts_human_beta", &gpts, "all three labels of its authors")?,
    ])
}

fn leave_one_out(
    text: &mut String,
    datasets: &Path,
    release: &Release,
    measures: &BTreeMap<String, Row>,
) -> Result<(), String> {
    text.push_str(
        "## Exposure, each measure foretold by the others\n\nSpearman's rank correlation between \
         the mean capability of an occupation's week and a published measure of the same \
         occupation, that measure left out of ours. The ILO's is never an input.\n\n\
         | measure | left out of ours | occupations | Spearman |\n|---|---|---:|---:|\n",
    );
    for row in foretold(datasets, release, measures)? {
        line(text, format_args!("{}", row.row()));
    }
    Ok(())
}

fn study(column: &str) -> &'static str {
    STUDIES.iter().find(|(own, _)| *own == column).map_or("", |(_, source)| source)
}

fn line(text: &mut String, words: std::fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{words}");
}

/// Our ratings of activities against what was measured: capability, and presence twice.
pub fn agreement(
    datasets: &Path,
    release: &Release,
    measures: &BTreeMap<String, Row>,
) -> Result<[Agreement; 3], String> {
    let reference = &loaded()?.reference;
    let others: Vec<Measure> =
        Measure::ALL.into_iter().filter(|measure| *measure != Measure::Microsoft).collect();
    let ratings = Ratings::new(capabilities(datasets, &others)?, release.occupations.values());
    let measured: Vec<(f64, f64)> = rows(&datasets.join(IWAS))?
        .iter()
        .filter_map(|row| {
            let own = ratings.activities.get(row.get("IWA")?)?;
            Some((*own, number(row, "completion_ai")? * number(row, "impact_scope_ai")?))
        })
        .collect();
    let bodily = |column: &str, said| {
        let pairs: Vec<(f64, f64)> = published(reference.occupations.iter())
            .filter_map(|one| Some((presence(one), number(measures.get(&one.code[..7])?, column)?)))
            .collect();
        Agreement::new("presence", said, &pairs)
    };
    Ok([
        Agreement::new(
            "capability, Microsoft left out",
            "completion × scope (Microsoft)",
            &measured,
        ),
        bodily("blsskill_Physical strength and stamina", "physical strength and stamina (BLS)"),
        bodily("blsskill_Fine motor", "fine motor skill (BLS)"),
    ])
}

fn activities(
    text: &mut String,
    datasets: &Path,
    release: &Release,
    measures: &BTreeMap<String, Row>,
) -> Result<(), String> {
    text.push_str(
        "\n## Activities\n\nCapability by intermediate work activity from the other measures, and \
         our own rating of presence, against what was measured.\n\n\
         | ours | theirs | pairs | Spearman |\n|---|---|---:|---:|\n",
    );
    for row in agreement(datasets, release, measures)? {
        line(text, format_args!("{}", row.row()));
    }
    Ok(())
}

/// Mean rating of presence over the week, 0-1.
fn presence(occupation: &Occupation) -> f64 {
    occupation.tasks.iter().map(|task| task.share * task.facets.presence.fraction()).sum()
}

fn published<'a>(
    occupations: impl Iterator<Item = &'a Occupation>,
) -> impl Iterator<Item = &'a Occupation> {
    occupations.filter(|one| one.kind == Kind::Occupation && !one.pooled)
}

fn loaded() -> Result<&'static catalog::Catalog, String> {
    catalog::load().map_err(|error| error.to_string())
}

/// Where employment lies by our score, and by each published measure cut at the same places.
fn bands(text: &mut String, measures: &BTreeMap<String, Row>) -> Result<(), String> {
    let reference = &loaded()?.reference;
    let employed = |code: &str| {
        let row = measures.get(code).and_then(|row| number(row, "emp_2024_k")).unwrap_or(0.0);
        let sharing = published(reference.occupations.iter()).filter(|one| one.code[..7] == *code);
        #[expect(clippy::cast_precision_loss, reason = "a few codes")]
        let sharing = sharing.count().max(1) as f64;
        row / sharing
    };
    text.push_str(
        "\n## Bands\n\nShare of US employment of 2024 in each band: by our score at mid level, and \
         by each published measure times 100.\n\n| | very low | low | moderate | high | critical \
         |\n|---|---:|---:|---:|---:|---:|\n",
    );
    let ours = published(reference.occupations.iter())
        .map(|one| (risk::point(one, Seniority::Mid, &reference.model), employed(&one.code[..7])));
    let counts = published(reference.occupations.iter())
        .map(|one| (risk::point(one, Seniority::Mid, &reference.model), 1.0));
    line(text, format_args!("| our score, share of occupations | {} |", shares(counts)));
    line(text, format_args!("| our score | {} |", shares(ours)));
    for (column, source) in STUDIES {
        let theirs = measures.values().filter_map(|row| {
            Some((100.0 * number(row, column)?, number(row, "emp_2024_k").unwrap_or(0.0)))
        });
        line(text, format_args!("| `{source}` | {} |", shares(theirs)));
    }
    text.push_str(
        "\nWhy ours differ: exposure counts what AI could speed up; our score takes away what must \
         stay human, weighs the spread of tasks within a week, and moves with projected demand. \
         Published exposure of desk work therefore reaches higher than our score of it.\n",
    );
    Ok(())
}

/// Shares by band, in percent.
fn shares(scores: impl Iterator<Item = (f64, f64)>) -> String {
    let mut bands = [0.0; BANDS.len()];
    for (score, weight) in scores {
        let place = BANDS.len() - 1;
        let place = [20.0, 40.0, 60.0, 80.0].iter().position(|edge| score < *edge).unwrap_or(place);
        bands[place] += weight;
    }
    let whole: f64 = bands.iter().sum();
    bands.map(|band| format!("{:.1}%", 100.0 * band / whole)).join(" | ")
}

/// Curated roles beside the published occupations of their codes.
fn roles(text: &mut String) -> Result<(), String> {
    let reference = &loaded()?.reference;
    text.push_str(
        "\n## Curated roles beside their codes\n\nThe constant `equating` in `model.toml` is set so \
         that the two agree on average; a role is finer than its code and may well differ.\n\n\
         | role | score | O*NET code | score |\n|---|---:|---|---:|\n",
    );
    let point = |one: &Occupation| risk::point(one, Seniority::Mid, &reference.model);
    let odds = |score: f64| (score / (100.0 - score)).ln();
    let mut apart = Vec::new();
    for role in reference.occupations.iter().filter(|one| one.kind == Kind::Role) {
        let Some(code) = reference.occupation(&role.onet) else { continue };
        let (own, other) = (point(role), point(code));
        apart.push(odds(own) - odds(other));
        line(text, format_args!("| {} | {own:.0} | {} | {other:.0} |", role.title, code.code));
    }
    #[expect(clippy::cast_precision_loss, reason = "a few roles")]
    let count = apart.len() as f64;
    let mean = apart.iter().sum::<f64>() / count;
    let spread = (apart.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count).sqrt();
    line(
        text,
        format_args!(
            "\nRole less code, in log-odds: mean {mean:.2}, standard deviation {spread:.2}."
        ),
    );
    equated(text)
}

/// What the scores hang on, and whether their ranges hold what others measured.
fn robust(text: &mut String, datasets: &Path, release: &Release) -> Result<(), String> {
    text.push_str(
        "\n## Each source left out\n\nPoints by which the scores of published occupations move when \
         a source of ratings is left out.\n\n\
         | left out | half move less than | nine in ten | all |\n|---|---:|---:|---:|\n",
    );
    for Moved { source, within: [half, nine, all] } in jackknife(datasets, release)? {
        line(text, format_args!("| {source} | {half:.1} | {nine:.1} | {all:.1} |"));
    }
    held_text(text)
}

fn held_text(text: &mut String) -> Result<(), String> {
    let Held { occupations, shown, ratings, by_score } = held()?;
    text.push_str(
        "\n## What others measured, and our ranges\n\nA published measure ranks occupations by how \
         exposed they are, before anything is taken away for what stays human and before demand. So \
         occupations are ranked here by the capability of their week: the mean of its log-odds over \
         time. A measure implies the score of the same week, with the same gates and the same shifts, \
         once all its capabilities are moved alike, in log-odds, until the week stands as high among \
         weeks as the occupation stands on the measure.\n\n\
         | range | occupations whose range holds three quarters of it and more | of all that is \
         implied | of what the ILO's implies |\n|---|---:|---:|---:|\n",
    );
    for (name, row) in [("as it is shown", &shown), ("with only the ratings drawn", &ratings)] {
        let shares = [row.three_quarters, row.of_all, row.independent];
        let [enough, all, independent] = shares.map(|share| format!("{:.1}%", 100.0 * share));
        line(text, format_args!("| {name} | {enough} | {all} | {independent} |"));
    }
    line(
        text,
        format_args!(
            "\n{occupations} occupations. The second row is the stricter one: what is implied keeps the \
             gates, the growth and the weights of the score, so what is uncertain in the ratings alone \
             ought to hold it. Four of the five measures are among the sources of our ratings; the \
             ILO's is not.\n\nIf a measure implied the score that stands as high among our scores as \
             the occupation stands on the measure, {:.0}% of occupations would have a range that holds \
             three quarters of it. But a measure of exposure knows nothing of gates and demand, and \
             where they set two occupations apart it cannot rank their scores: that is why the measures \
             stand beside the score and not in it.",
            100.0 * by_score.three_quarters
        ),
    );
    Ok(())
}

/// How far the equating may be off, and how that was measured.
fn equated(text: &mut String) -> Result<(), String> {
    let Equating { roles, mean, spread, tasks, left } = equating()?;
    line(
        text,
        format_args!(
            "\nThe same in capability, where `equating` is added: the mean log-odds of a week, {roles} \
             roles less their codes, has mean {mean:.2} and standard deviation {spread:.2}. Single tasks, \
             which every range already draws (`noise.task`), account for {tasks:.2} of it: \
             √({spread:.2}² − {tasks:.2}²) = {left:.2} is left. That is `noise.equating`, by which all \
             capabilities of an occupation err together. What makes a role finer than its code is in it \
             too, so it is rather too large than too small."
        ),
    );
    Ok(())
}

/// Spearman's rank correlation, equals sharing their mean rank.
pub fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let a = ranks(pairs.iter().map(|pair| pair.0).collect());
    let b = ranks(pairs.iter().map(|pair| pair.1).collect());
    #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
    let mean = (pairs.len() as f64 - 1.0) / 2.0;
    let product = |x: &[f64], y: &[f64]| -> f64 {
        x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum()
    };
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

fn ranks(values: Vec<f64>) -> Vec<f64> {
    let mut ascending = values.clone();
    ascending.sort_by(f64::total_cmp);
    let rank = |value: f64| {
        let below = ascending.partition_point(|other| *other < value);
        let up_to = ascending.partition_point(|other| *other <= value);
        #[expect(clippy::cast_precision_loss, reason = "a count of values")]
        let rank = (below + up_to - 1) as f64 / 2.0;
        rank
    };
    values.into_iter().map(rank).collect()
}
