//! What a move is worth: likeness, safety, pay and growth, less hours and preparation.

use libm::{exp, log, tanh};

use crate::{
    model::Model,
    occupation::{Figures, Occupation},
};

/// A move as the formula sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    /// Percentile of similarity, 0-100.
    pub percentile: f64,
    /// Exact score now, 0-100.
    pub from: f64,
    /// Exact score there, 0-100.
    pub to: f64,
    /// Pay there over pay here; unknown counts as the same.
    pub pay: Option<f64>,
    /// Projected growth there, a fraction.
    pub growth: f64,
    /// Hours to close the gap.
    pub hours: f64,
    /// Job zones between them, either way.
    pub zones: u8,
    /// The part of the week that is of wanted kinds of work, less that of unwanted ones, there less
    /// here, −2 to 2; 0 where nothing is wanted.
    pub interest: f64,
}

/// U(o→d): similarity + safety + pay + growth + interest − hours − preparation beyond one zone.
pub(super) fn utility(m: &Move, model: &Model) -> f64 {
    let weights = &model.paths;
    let pay = log(m.pay.unwrap_or(1.0));
    weights.similarity * m.percentile / 100.0
        + weights.safety * (m.from - m.to) / 100.0
        + weights.pay / (1.0 + exp(-(pay + 0.29) / 0.1))
        + weights.growth * tanh(5.0 * (m.growth - model.risk.growth_reference))
        + weights.interest * m.interest
        - weights.hours * (m.hours / weights.hours_full).min(1.0)
        - weights.zone * (f64::from(m.zones) - 1.0).max(0.0)
}

/// Median pay there over median pay here, where both are known.
pub(super) fn pay(from: &Occupation, to: &Occupation) -> Option<f64> {
    let known = |figures: &Figures| figures.wage.filter(|wage| *wage > 0).map(f64::from);
    Some(known(&to.figures)? / known(&from.figures)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        fixture::{model, reference, routine_role, seed_role},
        profile::Levels,
        skills::SkillProfile,
    };

    const EVEN: Move = Move {
        percentile: 50.0,
        from: 40.0,
        to: 40.0,
        pay: Some(1.0),
        growth: 0.031,
        hours: 100.0,
        zones: 1,
        interest: 0.0,
    };

    fn worth(m: Move) -> f64 {
        utility(&m, &model())
    }

    #[test]
    fn each_term_weighs_what_the_model_says() {
        let all =
            Move { percentile: 90.0, from: 60.0, to: 35.0, growth: 0.231, hours: 300.0, ..EVEN };
        let terms = [
            0.35 * 0.9,
            0.60 * 0.25,
            0.15 / (1.0 + (-2.9_f64).exp()),
            0.10 * 1.0_f64.tanh(),
            -0.10 * 0.75,
        ];
        assert!((worth(all) - terms.iter().sum::<f64>()).abs() < 1e-12);
        let far = Move { zones: 2, ..all };
        assert!((worth(all) - worth(far) - 0.10).abs() < 1e-12, "one zone beyond the first");
        assert!((worth(Move { zones: 0, ..all }) - worth(all)).abs() < 1e-12);
    }

    #[test]
    fn growth_is_measured_against_all_occupations_and_hours_stop_counting_when_full() {
        assert!(
            (worth(Move { hours: 400.0, ..EVEN }) - worth(Move { hours: 900.0, ..EVEN })).abs()
                < 1e-12
        );
        let [less, usual, more] = [0.0, 0.031, 0.062].map(|growth| worth(Move { growth, ..EVEN }));
        assert!((usual - less - (more - usual)).abs() < 1e-12, "even on both sides of the average");
    }

    #[test]
    fn pay_that_nobody_knows_counts_as_the_same_pay() {
        assert!((worth(Move { pay: None, ..EVEN }) - worth(EVEN)).abs() < 1e-12);
        let (mut unpaid, role) = (seed_role(), routine_role());
        unpaid.figures.wage = Some(0);
        assert_eq!(pay(&unpaid, &role), None);
        assert_eq!(pay(&role, &unpaid), None);
    }

    proptest! {
        #[test]
        fn raising_a_level_never_lowers_what_a_move_is_worth(
            level in 0.0..6.0_f64, more in 0.0..1.0_f64, which in 0..3_usize,
        ) {
            let (from, to, reference) = (routine_role(), seed_role(), reference());
            let at = |level: f64| {
                let levels = Levels::from([(to.skills[which].skill.clone(), level)]);
                let hours = SkillProfile::new(&from, &levels, &reference).gap(&to).total_hours.p50;
                worth(Move { hours, ..EVEN })
            };
            prop_assert!(at(level + more) >= at(level) - 1e-12);
        }

        #[test]
        fn better_is_never_worth_less(
            (percentile, to, pay) in (0.0..100.0_f64, 0.0..100.0_f64, 0.2..5.0_f64),
            (growth, hours, zones) in (-0.5..0.5_f64, 0.0..600.0_f64, 0..3_u8),
            better in 0.0..10.0_f64,
        ) {
            let here =
                Move { percentile, to, pay: Some(pay), growth, hours, zones, from: 40.0, interest: 0.2 };
            for there in [
                Move { percentile: percentile + better, ..here },
                Move { to: to - better, ..here },
                Move { pay: Some(pay + better), ..here },
                Move { growth: growth + better, ..here },
                Move { hours: hours - better, ..here },
                Move { zones: zones.saturating_sub(1), ..here },
                Move { interest: 0.2 + better / 10.0, ..here },
            ] {
                prop_assert!(worth(there) >= worth(here) - 1e-12);
            }
        }
    }
}
