//! The score, its reference, and the points of each part.

use libm::pow;

use super::{
    Case, Derivation, Input,
    inputs::{computed, data, input, opening, parameter},
};
use crate::risk::{
    attribution::attribute,
    derivation::InputKind,
    horizon::{deployed_share, years},
    report::Horizon,
    score::{betas, logit},
};

/// Names of the parts of the outlook as reports have them, as keys, and as letters.
const PARTS: [[&str; 3]; 4] = [
    ["demand", "demand", "D"],
    ["elasticity", "price-effect", "E"],
    ["AI adjacency", "ai-work", "A"],
    ["seniority", "seniority", "B"],
];

const SCORE: &str = "S = 1 − (Σ w·(1 − s)^ρ)^(1/ρ)\nR = 100 · σ(logit S + D + E + A + B)";

pub(super) fn score(case: &Case) -> Derivation {
    let mut inputs = week(case, case.at == Horizon::Now);
    inputs.push(parameter("ρ", "rho", case.model.risk.rho));
    inputs.extend(outlook(case));
    Derivation {
        figure: String::new(),
        title: "The score".into(),
        says: "What could be taken over of each task is put together so that uneven weeks count as harder to \
               replace; then demand and three other shifts move it."
            .into(),
        formula: SCORE.into(),
        inputs,
        result: case.score(),
    }
}

/// Share and level of each task. They open where they are those of the report itself.
fn week(case: &Case, opens: bool) -> Vec<Input> {
    let rows = case.week.tasks.iter().zip(&case.week.terms).zip(&case.levels);
    let mut inputs: Vec<Input> = rows
        .flat_map(|((task, term), level)| {
            let figure = |kind: &str| opens.then(|| format!("{kind}:{}", task.id));
            let name = |what: &str| format!("{}: {what}", task.label);
            [
                Input {
                    figure: figure("share"),
                    ..computed("w", &name("share of the week"), term.share)
                },
                Input {
                    figure: figure("level"),
                    ..computed("s", &name("could be taken over"), *level)
                },
            ]
        })
        .collect();
    if inputs.is_empty() {
        inputs.push(computed("w", "The average job: the whole week", 1.0));
        inputs.push(computed(
            "s",
            "The average job: could be taken over",
            case.model.risk.workforce_mean,
        ));
    }
    inputs
}

/// The four parts of the outlook in log-odds.
fn outlook(case: &Case) -> Vec<Input> {
    let logits = case.week.outlook.logits(betas(&case.model.risk));
    let part = |([name, key, letter], value): ([&str; 3], f64)| {
        opening(letter, &format!("{name}, in log-odds"), value, format!("outlook:{key}"))
    };
    PARTS.into_iter().zip(logits).map(part).collect()
}

pub(super) fn base(case: &Case) -> Derivation {
    let mean = case.model.risk.workforce_mean;
    Derivation {
        figure: String::new(),
        title: "The average of all work".into(),
        says: "A week in which every task stands where the average job stands, without any shift: the place \
               from which the parts are counted."
            .into(),
        formula: "R₀ = 100 · s̄".into(),
        inputs: vec![parameter("s̄", "workforce_mean", mean)],
        result: 100.0 * mean,
    }
}

/// What every part's points need: the way from the average job to this one.
fn way(case: &Case) -> Vec<Input> {
    let risk = &case.model.risk;
    let y0 = pow(1.0 - risk.workforce_mean, risk.rho);
    let rows = case.week.terms.iter().zip(&case.levels);
    let y: f64 = rows.map(|(term, s)| term.share * pow(1.0 - s, risk.rho)).sum();
    let y = if case.week.terms.is_empty() { y0 } else { y };
    let z = logit(case.score() / 100.0);
    vec![
        parameter("s̄", "workforce_mean", risk.workforce_mean),
        parameter("ρ", "rho", risk.rho),
        computed("y", "Σ w·(1 − s)^ρ over the week", y),
        opening("z", "log-odds of the score", z, "score".into()),
    ]
}

pub(super) fn task(case: &Case, place: usize) -> Derivation {
    let (task, term) = (case.week.tasks[place], &case.week.terms[place]);
    let mut inputs = vec![
        opening("w", "Share of the week", term.share, format!("share:{}", task.id)),
        opening("s", "Could be taken over", case.levels[place], format!("level:{}", task.id)),
    ];
    inputs.extend(way(case));
    Derivation {
        figure: String::new(),
        title: format!("Points of “{}”", task.label),
        says: "How far this task takes the score from the average of all work, by its share and by how much of \
               it could be taken over. Nothing is sampled, and all parts sum to the score."
            .into(),
        formula: "m·mᵧ·w·((1 − s)^ρ − y₀)\ny₀ = (1 − s̄)^ρ\nmᵧ = (F(y) − F(y₀))/(y − y₀)\n\
                  F(y) = logit(1 − y^(1/ρ))\nm = (R − R₀)/(z − logit s̄)\nR = 100·σ(z)\nR₀ = 100·s̄"
            .into(),
        inputs,
        result: attributed(case).tasks[place],
    }
}

fn attributed(case: &Case) -> crate::risk::attribution::Parts {
    let week: Vec<(f64, f64)> =
        case.week.terms.iter().map(|term| term.share).zip(case.levels.iter().copied()).collect();
    attribute(&week, case.week.outlook.logits(betas(&case.model.risk)), &case.model.risk)
}

pub(super) fn of_outlook(case: &Case, key: &str) -> Option<Derivation> {
    let place = PARTS.iter().position(|[_, known, _]| *known == key)?;
    let (risk, job) = (&case.model.risk, case.occupation);
    let (figures, outlook) = (&job.figures, &case.week.outlook);
    let (says, formula, mut inputs) = match place {
        0 => {
            let growth = (1.0 + risk.growth_reference) * libm::exp(outlook.demand) - 1.0;
            let name = format!("Projected growth of employment {}", figures.growth_years);
            (
                "Work that more is wanted of is replaced less. Growth is compared with that of all occupations.",
                "m · β·ln((1 + g)/(1 + ḡ))",
                vec![
                    parameter("β", "beta_demand", risk.beta_demand),
                    data("g", name.trim(), growth, &figures.source, &job.onet),
                    parameter("ḡ", "growth_reference", risk.growth_reference),
                ],
            )
        }
        1 => (
            "If cheaper work is wanted more, less of it goes away.",
            "m · β·(ε − 1)",
            vec![
                parameter("β", "beta_price_effect", risk.beta_price_effect),
                input(
                    "ε",
                    "How much more is wanted when it gets cheaper",
                    1.0 + outlook.price_effect,
                    InputKind::Assumption,
                ),
            ],
        ),
        2 => (
            "Work that builds, runs, checks, secures or governs AI grows with it.",
            "m · β·a",
            vec![
                parameter("β", "beta_ai_work", risk.beta_ai_work),
                data("a", "Share of the week about AI", outlook.ai_work, "waymark-2026", &job.code),
            ],
        ),
        _ => (
            "In the data of the United States early careers were hit first; the size is our assumption.",
            "m · b",
            vec![parameter("b", "seniority", outlook.seniority)],
        ),
    };
    inputs.push(parameter("s̄", "workforce_mean", risk.workforce_mean));
    let z = logit(case.score() / 100.0);
    inputs.push(opening("z", "log-odds of the score", z, "score".into()));
    Some(Derivation {
        figure: String::new(),
        title: format!("Points of {}", PARTS[place][0]),
        says: says.into(),
        formula: format!("{formula}\nm = (R − R₀)/(z − logit s̄)\nR = 100·σ(z)\nR₀ = 100·s̄"),
        inputs,
        result: attributed(case).outlook[place],
    })
}

pub(super) fn deployed(case: &Case) -> Derivation {
    // Without tasks there is nothing that could be in use in part.
    if case.week.terms.is_empty() {
        return score(case);
    }
    let (h, span) = (&case.model.horizon, years(case.at, case.model));
    let used = deployed_share(span, case.model);
    let in_use: Vec<f64> = case.levels.iter().map(|s| used * s).collect();
    let mut inputs = week(case, case.at == Horizon::Now);
    inputs.push(parameter("d₀", "deployed_now", h.deployed_now));
    inputs.push(parameter("r", "deployed_per_year", h.deployed_per_year));
    inputs.push(computed("t", "Years after the data", span));
    inputs.push(parameter("ρ", "rho", case.model.risk.rho));
    inputs.extend(outlook(case));
    Derivation {
        figure: String::new(),
        title: "Counting only what is in use".into(),
        says: "The same score with only that part of each task which employers already hand over: work changes \
               more slowly than the tools do."
            .into(),
        formula: "d = σ(logit d₀ + r·t)\nS = 1 − (Σ w·(1 − d·s)^ρ)^(1/ρ)\nR = 100 · σ(logit S + D + E + A + B)"
            .into(),
        inputs,
        result: case.week.score(&in_use, &case.model.risk).min(case.score()),
    }
}
