//! Every number opens to all of its inputs: from those listed, and nothing else, it is computed again.

use std::collections::BTreeMap;

use domain::{
    occupation::Seniority,
    risk::{
        Horizon, assess,
        derivation::{Derivation, InputKind, PARAMETERS, derive, figures},
    },
};

fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// The inputs of a derivation by their letters; a letter that stands for many has many values.
struct Listed(BTreeMap<String, Vec<f64>>);

impl Listed {
    fn of(derivation: &Derivation) -> Self {
        let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for input in &derivation.inputs {
            all.entry(input.symbol.clone()).or_default().push(input.value);
        }
        Self(all)
    }

    fn all(&self, symbol: &str) -> &[f64] {
        self.0.get(symbol).map(Vec::as_slice).unwrap_or_default()
    }

    fn one(&self, symbol: &str) -> f64 {
        match self.all(symbol) {
            [one] => *one,
            other => panic!("{symbol} stands for {other:?}"),
        }
    }

    /// 100·σ(logit S + D + E + A + B) over the listed week, `d` of each task counting.
    fn score(&self, d: f64) -> f64 {
        let rho = self.one("ρ");
        let week = self.all("w").iter().zip(self.all("s"));
        let y: f64 = week.map(|(w, s)| w * (1.0 - d * s).powf(rho)).sum();
        let strength = (1.0 - y.powf(1.0 / rho)).clamp(0.005, 0.995);
        let outlook: f64 = ["D", "E", "A", "B"].map(|letter| self.one(letter)).iter().sum();
        100.0 * sigma(logit(strength) + outlook)
    }

    /// (R − R₀)/(z − logit s̄), or its limit where nothing moved the score.
    fn per_z(&self) -> f64 {
        let (z, mean) = (self.one("z"), self.one("s̄"));
        let way = z - logit(mean);
        if way.abs() < 1e-9 { 100.0 * mean * (1.0 - mean) } else { 100.0 * (sigma(z) - mean) / way }
    }

    fn task(&self) -> f64 {
        let (rho, mean, y) = (self.one("ρ"), self.one("s̄"), self.one("y"));
        let f = |y: f64| logit((1.0 - y.powf(1.0 / rho)).clamp(0.005, 0.995));
        let y0 = (1.0 - mean).powf(rho);
        let per_y = (f(y) - f(y0)) / (y - y0);
        self.per_z() * per_y * self.one("w") * ((1.0 - self.one("s")).powf(rho) - y0)
    }
}

/// What the formula gives for the listed inputs; none where it is drawn.
fn recomputed(figure: &str, derivation: &Derivation) -> Option<f64> {
    let listed = Listed::of(derivation);
    let kind = figure.split(':').next().unwrap_or_default();
    Some(match figure {
        "outlook:demand" => {
            listed.per_z()
                * listed.one("β")
                * ((1.0 + listed.one("g")) / (1.0 + listed.one("ḡ"))).ln()
        }
        "outlook:price-effect" => listed.per_z() * listed.one("β") * (listed.one("ε") - 1.0),
        "outlook:ai-work" => listed.per_z() * listed.one("β") * listed.one("a"),
        "outlook:seniority" => listed.per_z() * listed.one("b"),
        "sensitivity" => listed.one("n") - listed.one("n′"),
        _ => match kind {
            "score" => listed.score(1.0),
            "base" => 100.0 * listed.one("s̄"),
            "task" => listed.task(),
            "share" => listed.one("p") / listed.one("Σ p"),
            "level" if listed.0.contains_key("r") => {
                let open = listed.one("o");
                open * sigma(logit(listed.one("r") / open) + listed.one("q"))
            }
            "level" => {
                let open: f64 = listed
                    .all("ρ")
                    .iter()
                    .zip(listed.all("a"))
                    .map(|(strength, degree)| 1.0 - strength * degree)
                    .product();
                open * sigma(logit(listed.one("c")) + listed.one("q"))
            }
            "without" => listed.one("R′") - listed.one("R"),
            // Without tasks there is nothing that could be in use in part.
            "deployed" if !listed.0.contains_key("d₀") => listed.score(1.0),
            "deployed" => {
                let d = sigma(logit(listed.one("d₀")) + listed.one("r") * listed.one("t"));
                listed.score(d)
            }
            "agreement" => {
                let places = listed.all("p");
                let high = places.iter().copied().fold(f64::MIN, f64::max);
                if places.len() < 2 {
                    0.0
                } else {
                    high - places.iter().copied().fold(f64::MAX, f64::min)
                }
            }
            "study" => listed.one("p"),
            _ => return None,
        },
    })
}

#[test]
fn every_number_of_every_occupation_follows_from_the_inputs_it_opens_to() {
    let reference = &catalog::load().expect("the catalogue").reference;
    let mut model = reference.model.clone();
    // The ends of the range are drawn, not recomputed: a few draws will do.
    model.noise.draws = 8;
    let horizons = [Horizon::Now, Horizon::TwoYears, Horizon::Year2030];
    let (mut opened, mut drawn) = (0, 0);
    for (place, job) in reference.occupations.iter().enumerate() {
        let (seniority, at) = (Seniority::ALL[place % 4], horizons[place % 3]);
        let report = assess(job, seniority, at, &model);
        for (figure, value) in figures(&report) {
            let found = derive(job, seniority, at, &figure, &model).expect("it opens");
            let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
            assert!(near(found.result, value), "{}, {figure}: {} {value}", job.title, found.result);
            match recomputed(&figure, &found) {
                Some(again) => {
                    assert!(near(again, value), "{}, {figure}: {again} {value}", job.title);
                    opened += 1;
                }
                None => drawn += 1,
            }
        }
    }
    assert!(opened > 60_000, "{opened} numbers were opened");
    assert_eq!(drawn, 3 * reference.occupations.len(), "only the range and its ends are drawn");
}

#[test]
fn every_dataset_that_a_number_opens_to_has_a_row_with_licence_and_date() {
    let catalog = catalog::load().expect("the catalogue");
    let model = &catalog.reference.model;
    for job in catalog.reference.occupations.iter().step_by(25) {
        let report = assess(job, Seniority::Mid, Horizon::Now, model);
        for (figure, _) in figures(&report) {
            let found =
                derive(job, Seniority::Mid, Horizon::Now, &figure, model).expect("it opens");
            for input in found.inputs {
                let data = matches!(input.kind, InputKind::Data | InputKind::Evidence);
                assert!(!data || input.source.is_some(), "{figure}: {input:?}");
                let Some(name) = input.source else { continue };
                let source = catalog.source(&name).unwrap_or_else(|| panic!("{figure}: {name}"));
                assert!(!source.licence.is_empty() && !source.date.is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn kinds_of_parameters_are_those_of_the_tags_in_the_file() {
    let file = include_str!("../../src-tauri/catalog/data/model.toml");
    for (name, _, kind, _) in PARAMETERS {
        let tags: Vec<&str> = file
            .lines()
            .filter(|line| line.split_once(" = ").is_some_and(|(key, _)| key.trim() == name))
            .filter_map(|line| line.rsplit_once("# "))
            .map(|(_, comment)| comment)
            .collect();
        // Where a tag names two kinds, the weaker is shown: an assumption never passes for evidence.
        let said = |tag: &str| match kind {
            InputKind::Evidence => tag.starts_with("E:"),
            InputKind::Calibrated => tag.starts_with("C:"),
            _ => tag.starts_with("A:") || tag.starts_with("C/A:") || tag.contains(" A"),
        };
        assert!(tags.iter().any(|tag| said(tag)), "{name}: {tags:?}");
    }
}
