//! A task's share, how much of it could be taken over, and what the score would be without a gate.

use super::{
    Case, Derivation, Input, InputKind,
    inputs::{computed, data, input, opening, parameter},
};
use crate::{
    occupation::Kind,
    risk::{
        gates::gates,
        horizon::{Pace, years},
        week::mix,
    },
};

/// Who says so when a rating or a share is the person's own.
const YOU: &str = "you";

/// The five facets as gates name them, and the letters of strength and degree.
const FACETS: [&str; 5] =
    ["accountability", "presence", "trust", "tacit knowledge", "cost of error"];

pub(super) fn share(case: &Case, place: usize) -> Derivation {
    let (task, job) = (case.week.tasks[place], case.occupation);
    let all = mix(job, case.seniority);
    let whole: f64 = all.iter().filter(|share| share.is_finite() && **share > 0.0).sum();
    let part = all[case.week.terms[place].index];
    let name = "Part of the week";
    let part = match job.kind {
        _ if job.settled => input("p", name, part, InputKind::Said),
        Kind::Occupation => data("p", name, part, "onet", &format!("{} · {}", job.onet, task.id)),
        Kind::Role | Kind::Own => {
            data("p", name, part, "waymark-2026", &format!("{} · {}", job.code, task.id))
        }
    };
    Derivation {
        figure: String::new(),
        title: format!("Share of “{}”", task.label),
        says: match job.kind {
            _ if job.settled => "As you divided your week, brought to a whole.",
            Kind::Occupation => "How many of the tasks that O*NET lists for the occupation belong to this kind of \
                                 work, core tasks counting twice, brought to a whole week.",
            Kind::Role | Kind::Own => "Our judgement of the usual week at this seniority, with what you answered, brought to a whole.",
        }
        .into(),
        formula: "w = p / Σ p".into(),
        inputs: vec![part, computed("Σ p", "All parts of the week", whole)],
        result: case.week.terms[place].share,
    }
}

pub(super) fn level(case: &Case, place: usize) -> Derivation {
    let (task, term) = (case.week.tasks[place], &case.week.terms[place]);
    let span = years(case.at, case.model);
    let rise = Pace::CENTRAL.rise(term.domain, span, case.model);
    let rating = |symbol: &str, name: &str, value: f64| {
        if *task.source == *YOU {
            return input(symbol, name, value, InputKind::Said);
        }
        data(symbol, name, value, &task.source, &format!("{} · {}", case.occupation.code, task.id))
    };
    let (says, formula, mut inputs) = if term.net {
        (
            "A judgement of the task as a whole, with what stays human already counted. Later, the capability \
             behind it rises and what stays human does not.",
            "s = o·σ(logit(r/o) + q)",
            vec![
                rating("r", "Rating, what stays human taken off", term.open * term.capability),
                computed("o", "What the gates leave open", term.open),
            ],
        )
    } else {
        let mut inputs =
            vec![rating("c", "How far AI can do it at the date of the data", term.capability)];
        inputs.extend(facets(case, place));
        (
            "How far AI can do it, less what stays human whatever AI can do.",
            "s = Π(1 − ρ·a) · σ(logit c + q)",
            inputs,
        )
    };
    inputs.push(pace(case, place, span, rise));
    Derivation {
        figure: String::new(),
        title: format!("How much of “{}” could be taken over", task.label),
        says: says.into(),
        formula: formula.into(),
        inputs,
        result: case.levels[place],
    }
}

/// Strength and degree of each facet that holds something back.
fn facets(case: &Case, place: usize) -> Vec<Input> {
    let degrees = case.week.tasks[place].facets.fractions();
    let held = FACETS.iter().zip(case.model.risk.facets).zip(degrees);
    held.filter(|(_, degree)| *degree > 0.0)
        .flat_map(|((name, strength), degree)| {
            let strength = parameter("ρ", "facets", strength);
            let row = format!("{} · {name}", case.week.tasks[place].id);
            [
                Input { name: format!("{}: {name}", strength.name), ..strength },
                data("a", &format!("{name}, in thirds"), degree, "waymark-2026", &row),
            ]
        })
        .collect()
}

/// How much further AI can do it at the horizon.
fn pace(case: &Case, place: usize, span: f64, rise: f64) -> Input {
    let h = &case.model.horizon;
    let domain = case.week.terms[place].domain as usize;
    let [low, high] = h.transfer[domain];
    computed(
        "q",
        &format!(
            "Rise until then, in log-odds: {:.3} (transfer) · {} (a doubling) · 12 · {span:.2} (years) / {} (months)",
            f64::midpoint(low, high),
            h.per_doubling,
            h.doubling_months[domain],
        ),
        rise,
    )
}

pub(super) fn without(case: &Case, of: &str) -> Option<Derivation> {
    let (id, facet) = of.rsplit_once(':')?;
    let place = case.place(id)?;
    let capability = case.levels[place] / case.week.terms[place].open;
    let all = gates(&case.week, place, &case.levels, capability, &case.model.risk);
    let gate = all.into_iter().find(|gate| gate.name.replace(' ', "-") == facet)?;
    let score = case.score();
    Some(Derivation {
        figure: String::new(),
        title: format!("“{}” without {}", case.week.tasks[place].label, gate.name),
        says: "The score computed once more with this one reason left out. It stands beside the sum of the parts, \
               not in it."
            .into(),
        formula: "R′ − R".into(),
        inputs: vec![
            computed("R′", &format!("The score without {}", gate.name), score + gate.without),
            opening("R", "The score", score, "score".into()),
        ],
        result: gate.without,
    })
}
