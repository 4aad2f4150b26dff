//! In how many weightings does the band hold?

use libm::pow;

use super::{
    bands::band,
    horizon::Pace,
    report::{AssumptionMove, Sensitivity},
    score::{betas, logit, points, sigma, strength},
    sentences,
    week::{Term, Week},
};
use crate::{
    model::{Model, RiskModel},
    occupation::{Occupation, Seniority},
};

/// Exponent of the power mean: closer to the plain mean, ours, closer to the weakest link.
const RHO_FACTORS: [f64; 3] = [0.75, 1.0, 1.5];
/// Weights of demand, price effect and AI work: half, ours, half as much again.
const BETA_FACTORS: [f64; 3] = [0.5, 1.0, 1.5];
/// The ladder of ratings lower, as it is, higher; in logits, about half a rung.
const RATING_SHIFTS: [f64; 3] = [-0.4, 0.0, 0.4];
/// Exponent of the gates: weaker, ours, stronger. Net ratings have their gates inside.
const GATE_EXPONENTS: [f64; 3] = [0.75, 1.0, 1.25];

/// One way to weigh the same facts.
#[derive(Clone, Copy)]
struct Weighting {
    rho: f64,
    beta: f64,
    rating: f64,
    gate: f64,
}

/// Every combination of the lists above: 81 weightings, ours among them.
fn weightings() -> impl Iterator<Item = Weighting> {
    RHO_FACTORS.into_iter().flat_map(|rho| {
        BETA_FACTORS.into_iter().flat_map(move |beta| {
            RATING_SHIFTS.into_iter().flat_map(move |rating| {
                GATE_EXPONENTS.into_iter().map(move |gate| Weighting { rho, beta, rating, gate })
            })
        })
    })
}

impl Weighting {
    fn level(self, term: &Term, rise: f64) -> f64 {
        let shifted = |p: f64| sigma(logit(p) + self.rating);
        if term.net {
            return shifted(term.substitutable(rise));
        }
        pow(term.open, self.gate) * shifted(term.capability_after(rise))
    }

    fn score(self, week: &Week, years: f64, model: &Model) -> f64 {
        let rise = |term: &Term| Pace::CENTRAL.rise(term.domain, years, model);
        let levels: Vec<f64> = week.terms.iter().map(|t| self.level(t, rise(t))).collect();
        let RiskModel { rho, .. } = model.risk;
        let mean = week.mean(&levels, rho * self.rho, &model.risk);
        let outlook = week.outlook.logits(betas(&model.risk).map(|beta| beta * self.beta));
        points(strength(mean) + outlook.iter().sum::<f64>())
    }
}

/// Ends that lie closer together than this are shown as the same score.
const LEAST: f64 = 0.05;

/// How firm the score of `occupation` is: `week` is its week, `shown` the score as printed.
pub(crate) fn sensitivity(
    occupation: &Occupation,
    seniority: Seniority,
    week: &Week,
    years: f64,
    shown: i64,
    model: &Model,
) -> Sensitivity {
    let (held, of) = held(week, years, shown, model);
    let says = sentences::sensitivity(held, of);
    Sensitivity { held, of, says, moves: moves(occupation, seniority, years, model) }
}

/// What each assumption does between its plausible ends while the others stay, most first.
fn moves(
    occupation: &Occupation,
    seniority: Seniority,
    years: f64,
    model: &Model,
) -> Vec<AssumptionMove> {
    let score = |key: &str, value: f64| {
        let model = model.with(key, value);
        let week = Week::of(occupation, seniority, &model);
        week.score(&week.levels(years, &model), &model.risk)
    };
    let moved = model.assumptions().into_iter().map(|one| AssumptionMove {
        scores: one.plausible.map(|value| score(&one.key, value)),
        key: one.key,
        label: one.label,
        plausible: one.plausible,
    });
    let span = |one: &AssumptionMove| (one.scores[1] - one.scores[0]).abs();
    let mut moves: Vec<AssumptionMove> = moved.filter(|one| span(one) >= LEAST).collect();
    moves.sort_by(|a, b| span(b).total_cmp(&span(a)));
    moves
}

/// In how many weightings the score keeps its band, and how many were tried.
pub(crate) fn held(week: &Week, years: f64, shown: i64, model: &Model) -> (u32, u32) {
    let home = band(shown, &model.risk);
    let (mut held, mut of) = (0, 0);
    for weighting in weightings() {
        #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
        let score = weighting.score(week, years, model).round() as i64;
        of += 1;
        held += u32::from(band(score, &model.risk) == home);
    }
    (held, of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{hands_on_role, model, occupation, seed_role, task},
        occupation::{Basis, Seniority},
    };

    #[test]
    fn our_own_weighting_is_among_them_and_gives_the_score() {
        let model = model();
        let ours = Weighting { rho: 1.0, beta: 1.0, rating: 0.0, gate: 1.0 };
        for role in [seed_role(), hands_on_role()] {
            let week = Week::of(&role, Seniority::Mid, &model);
            let score = week.score(&week.levels(2.0, &model), &model.risk);
            assert!((ours.score(&week, 2.0, &model) - score).abs() < 1e-9);
        }
        assert_eq!(weightings().count(), 81);
    }

    #[test]
    fn a_score_at_the_edge_of_its_band_holds_less_often_than_one_in_the_middle() {
        let model = model();
        let count = |net: f64| {
            let job = occupation("a", "15", 0.031, vec![task("t", "x", 1.0, Basis::Net, net)]);
            let week = Week::of(&job, Seniority::Mid, &model);
            let score = week.score(&week.levels(0.0, &model), &model.risk);
            #[expect(clippy::cast_possible_truncation, reason = "within 0-100")]
            let (held, of) = held(&week, 0.0, score.round() as i64, &model);
            assert!(0 < held && held <= of);
            held
        };
        assert_eq!(count(0.05), 81);
        assert_eq!(count(0.29), 81);
        assert!(count(0.21) < 81);
    }

    #[test]
    fn what_moves_the_score_most_comes_first_and_what_cannot_move_it_is_left_out() {
        let model = model();
        let all = moves(&seed_role(), Seniority::Mid, 0.0, &model);
        let spans: Vec<f64> = all.iter().map(|one| one.scores[1] - one.scores[0]).collect();
        assert!(spans.windows(2).all(|pair| pair[0].abs() >= pair[1].abs()), "{spans:?}");
        assert_eq!(all[0].key, "demand", "a third more of them are projected");
        let named = |all: &[AssumptionMove], key: &str| all.iter().any(|one| one.key == key);
        assert!(!named(&all, "junior") && !named(&all, "per-doubling"));
        assert!(!named(&all, "accountability"), "net labels have their gates inside");
        assert!(named(&moves(&seed_role(), Seniority::Junior, 0.0, &model), "junior"));
        assert!(named(&moves(&seed_role(), Seniority::Mid, 5.0, &model), "per-doubling"));
        assert!(named(&moves(&hands_on_role(), Seniority::Mid, 0.0, &model), "presence"));
    }
}
