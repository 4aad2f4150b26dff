//! Numbers that say how sure the score is: range, weightings, what others measured.

use super::{
    Case, Derivation,
    inputs::{computed, data, parameter},
};
use crate::risk::{
    assess::agreement as agree,
    draws::{Draws, range_of},
    horizon::years,
    sensitivity::held,
};

pub(super) fn range(case: &Case, end: &str) -> Option<Derivation> {
    let model = case.model;
    let draws = Draws::new(case.occupation.tasks.len(), model);
    let [scores] = draws.scores(&case.week, [years(case.at, model)], model);
    let found = range_of(scores, case.score(), model.noise.level);
    let (title, result) = match end {
        "low" => ("The low end of the range", found.low),
        "high" => ("The high end of the range", found.high),
        "" => ("How wide the range is", found.high - found.low),
        _ => return None,
    };
    let noise = &model.noise;
    Some(Derivation {
        figure: String::new(),
        title: title.into(),
        says: "The score is computed again and again with every rating and every assumption drawn anew, always \
               from the same points; the range holds the middle of what comes out."
            .into(),
        formula: "the (1 − l)/2 and (1 + l)/2 quantiles of n scores".into(),
        inputs: vec![
            parameter("n", "draws", f64::from(noise.draws)),
            parameter("seed", "seed", f64::from(noise.seed)),
            parameter("l", "level", noise.level),
            parameter("σ", "task", noise.task),
            parameter("σ", "common", noise.common),
            parameter("σ", "equating", noise.equating),
            parameter("σ", "growth", noise.growth),
            parameter("σ", "gate", noise.gate),
        ],
        result,
    })
}

pub(super) fn agreement(case: &Case) -> Derivation {
    let studies = case.occupation.studies.iter();
    let mut inputs: Vec<_> = studies
        .map(|study| {
            let name = format!("{}: percentile", study.name);
            data("p", &name, study.percentile, &study.source, &case.occupation.onet)
        })
        .collect();
    if inputs.is_empty() {
        inputs.push(computed("p", "No published measure covers this work", 0.0));
    }
    Derivation {
        figure: String::new(),
        title: "How far others lie apart".into(),
        says: "The highest less the lowest place that published measures give this work among all occupations."
            .into(),
        formula: "max p − min p".into(),
        inputs,
        result: agree(&case.occupation.studies).spread,
    }
}

pub(super) fn sensitivity(case: &Case) -> Derivation {
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    let shown = case.score().round() as i64;
    let (held, of) = held(&case.week, years(case.at, case.model), shown, case.model);
    Derivation {
        figure: String::new(),
        title: "Weightings in which the band holds".into(),
        says: "The same facts are weighed otherwise: tasks hang together more or less, shifts count half or half \
               as much again, every rating is lower or higher, gates are weaker or stronger. Counted is how often \
               the band stays."
            .into(),
        formula: "ρ × {.75, 1, 1.5}\nβ × {.5, 1, 1.5}\nratings + {−.4, 0, .4}\ngates ^ {.75, 1, 1.25}".into(),
        inputs: vec![
            computed("n", "Weightings tried", f64::from(of)),
            computed("n′", "Of them in another band", f64::from(of - held)),
        ],
        result: f64::from(held),
    }
}

pub(super) fn study(case: &Case, source: &str) -> Option<Derivation> {
    let study = case.occupation.studies.iter().find(|study| *study.source == *source)?;
    Some(Derivation {
        figure: String::new(),
        title: study.name.to_string(),
        says: format!(
            "Of 100 occupations that it covers, how many it places below this one. {}",
            study.not
        ),
        formula: "place among all occupations on its own scale".into(),
        inputs: vec![
            data("v", &study.scale, study.value, &study.source, &case.occupation.onet),
            computed("p", "Percentile among the occupations that it covers", study.percentile),
        ],
        result: study.percentile,
    })
}
