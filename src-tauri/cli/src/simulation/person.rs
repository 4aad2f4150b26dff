//! Somebody's ninety days: when they have no time after all, and how long steps really take.

use std::collections::BTreeMap;

use domain::{
    id::StepId,
    plan::{Plan, StepKind},
};
use libm::{cos, exp, log, sqrt};
use serde::Serialize;

/// How simulated people live.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Habits {
    /// Share of days with time for the plan on which they take it, 0-1.
    pub adherence: f64,
    /// How far a day resembles the day before: its autocorrelation, 0 (none) to below 1.
    pub persistence: f64,
    /// Minutes needed per estimated minute, on average.
    pub overrun: f64,
    /// Spread of the overrun between steps, the sigma of a lognormal; 0 for the same for all.
    pub spread: f64,
}

impl Habits {
    /// Somebody who misses every fourth day and needs 1.6 times as long as estimated.
    pub const ORDINARY: Self =
        Self { adherence: 0.75, persistence: 0.4, overrun: 1.6, spread: 0.35 };
    /// Somebody who misses every tenth day and needs as long as estimated.
    pub const STEADY: Self = Self { adherence: 0.9, persistence: 0.4, overrun: 1.0, spread: 0.35 };
}

/// What will happen to one person, whatever they do about it.
pub(super) struct Person {
    /// For each day of the plan, whether they take the time that the day has.
    pub present: Vec<bool>,
    /// Minutes that each step takes, by its id.
    pub needs: BTreeMap<StepId, f64>,
}

impl Person {
    /// The person of this number. Nobody's days depend on how many others there are.
    pub fn new(plan: &Plan, habits: Habits, seed: u64, number: u32) -> Self {
        // Both are mixed first: neighbouring seeds of this generator would share their numbers.
        let mut chance = Chance(Chance(seed).bits() ^ Chance(u64::from(number)).bits());
        let Habits { adherence, persistence, overrun, spread } = habits;
        // Two states: after a day with the plan the next one is likelier to be one, too, and the share
        // of such days is the adherence from the first day on.
        let after = |present: bool| {
            let own = if present { 1.0 } else { 0.0 };
            adherence + persistence * (own - adherence)
        };
        let mut likely = adherence;
        let present = plan.draft.load.iter().map(|_| {
            let comes = chance.uniform() < likely;
            likely = after(comes);
            comes
        });
        let present = present.collect();
        let needs = plan.draft.steps.iter().map(|step| {
            let factor = overrun * exp(spread * chance.normal() - spread * spread / 2.0);
            let factor = if step.kind == StepKind::Work { factor } else { 1.0 };
            (step.id.clone(), f64::from(step.minutes) * factor)
        });
        Self { present, needs: needs.collect() }
    }
}

/// Chance from a seed: splitmix64, which is the same on every system.
struct Chance(u64);

impl Chance {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to below 1.
    fn uniform(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let (number, all) = ((self.bits() >> 11) as f64, (1_u64 << 53) as f64);
        number / all
    }

    /// A standard normal number (Box and Muller).
    fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.uniform(), self.uniform());
        sqrt(-2.0 * log(radius)) * cos(2.0 * std::f64::consts::PI * angle)
    }
}
