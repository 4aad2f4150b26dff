//! Draws of everything uncertain: one Sobol sequence with a fixed seed, the same on every system.

use libm::{exp, log, pow, sqrt};

use super::{
    horizon::Pace,
    score::{Shifts, Term, betas, logit, points, sigma, strength},
};
use crate::model::Model;

/// Dimensions before the tasks: common noise, ρ, three weights, growth, gates, doubling, transfer.
const COMMON: usize = 0;
const RHO: usize = 1;
const BETAS: usize = 2;
const GROWTH: usize = 5;
const GATE: usize = 6;
const DOUBLING: usize = 7;
const TRANSFER: usize = 8;
const TASKS: usize = 9;

/// The points of the sequence, one row per draw. Row k means the same world for every occupation,
/// so that two occupations can be compared draw by draw.
pub struct Draws {
    rows: Vec<f64>,
    width: usize,
}

impl Draws {
    /// Draws for weeks of up to `tasks` tasks.
    pub fn new(tasks: usize, model: &Model) -> Self {
        let width = TASKS + tasks;
        let mut rows = Vec::with_capacity(width * model.noise.draws as usize);
        for index in 0..model.noise.draws {
            for dimension in 0..width {
                // The library goes to 256 dimensions per seed.
                let (set, dimension) = (dimension / 256, dimension % 256);
                let seed = model.noise.seed.wrapping_add(u32::try_from(set).unwrap_or(0));
                let dimension = u32::try_from(dimension).unwrap_or(0);
                let uniform = f64::from(sobol_burley::sample(index, dimension, seed));
                rows.push(if dimension as usize == TRANSFER && set == 0 {
                    uniform
                } else {
                    normal(uniform)
                });
            }
        }
        Self { rows, width }
    }

    /// The score of each draw for a week, in the order of the sequence.
    pub(crate) fn scores(
        &self,
        week: &[Term],
        shifts: &Shifts,
        years: f64,
        model: &Model,
    ) -> Vec<f64> {
        self.rows
            .chunks_exact(self.width)
            .map(|row| score(row, week, shifts, years, model))
            .collect()
    }
}

fn score(row: &[f64], week: &[Term], shifts: &Shifts, years: f64, model: &Model) -> f64 {
    let noise = &model.noise;
    let rho = model.risk.rho * exp(noise.rho * row[RHO]);
    let gate = exp(noise.gate * row[GATE]);
    let pace = Pace {
        transfer: row[TRANSFER],
        log_doubling: model.horizon.doubling_sigma * row[DOUBLING],
    };
    let y: f64 = week
        .iter()
        .enumerate()
        .map(|(i, term)| {
            let individual = row.get(TASKS + i).copied().unwrap_or(0.0);
            let shake = noise.task * individual + noise.common * row[COMMON];
            let s = drawn(term, shake, gate, pace.rise(term.domain, years, model));
            term.share * pow(1.0 - s, rho)
        })
        .sum();
    let mean = if week.is_empty() { model.risk.workforce_mean } else { 1.0 - pow(y, 1.0 / rho) };
    let mut weights = betas(&model.risk);
    for (i, beta) in weights.iter_mut().enumerate() {
        *beta *= exp(noise.betas[i] * row[BETAS + i]);
    }
    let drawn = Shifts { growth: shifts.growth + noise.growth * row[GROWTH], ..*shifts };
    points(strength(mean) + drawn.logits(weights).iter().sum::<f64>())
}

/// What could be taken over in one draw. A net label is shaken itself and keeps its gates.
fn drawn(term: &Term, shake: f64, gate: f64, rise: f64) -> f64 {
    if term.net {
        let s = sigma(logit(term.open * term.capability) + shake);
        if rise == 0.0 {
            return s;
        }
        let open = term.open.max(s / 0.97).min(1.0);
        return open * sigma(logit(s / open) + rise);
    }
    pow(term.open, gate) * sigma(logit(term.capability) + shake + rise)
}

/// Standard normal quantile (Wichura 1988, AS 241, the seven-digit form).
fn normal(uniform: f64) -> f64 {
    let p = uniform.clamp(1e-7, 1.0 - 1e-7);
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above =
            ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let below = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * above / below;
    }
    let r = sqrt(-log(if q < 0.0 { p } else { 1.0 - p }));
    let tail = if r <= 5.0 {
        let r = r - 1.6;
        let above =
            ((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7;
        above / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        let above = ((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r
            + 6.657_905_115_0;
        above / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    if q < 0.0 { -tail } else { tail }
}

/// The quantile `q` of ascending values, between neighbours by proportion.
pub(crate) fn quantile(ascending: &[f64], q: f64) -> f64 {
    let Some(last) = ascending.len().checked_sub(1) else { return f64::NAN };
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    let at = q.clamp(0.0, 1.0) * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the slice")]
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    ascending[below] + (ascending[above] - ascending[below]) * (at - at.floor())
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn the_normal_quantile_agrees_with_the_tables() {
        for (p, z) in
            [(0.5, 0.0), (0.9, 1.281_551_566), (0.975, 1.959_963_985), (0.001, -3.090_232_306)]
        {
            assert!((normal(p) - z).abs() < 1e-6, "normal({p}) = {}", normal(p));
        }
    }
}
