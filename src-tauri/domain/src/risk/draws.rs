//! Draws of everything uncertain: one Sobol sequence with a fixed seed, the same on every system.

use libm::{exp, log, pow};

use super::{
    horizon::Pace,
    normal::normal,
    score::{betas, logit, points, strength},
    week::{MOST_IMPLIED, Term, Week},
};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
};

// One dimension of the sequence for each assumption, then one for each task.
const COMMON: usize = 0;
const RHO: usize = 1;
const BETAS: usize = 2;
const GROWTH: usize = 5;
const GATE: usize = 6;
const DOUBLING: usize = 7;
const TRANSFER: usize = 8;
const TASKS: usize = 9;

/// The sequence is defined for so many points and, per seed, so many dimensions.
const MOST_DRAWS: u32 = 1 << 16;
const DIMENSIONS: usize = 256;

/// One draw of the assumptions that all occupations share.
struct Assumptions {
    /// Noise of every rating, in logits.
    common: f64,
    /// Exponent of the power mean.
    rho: f64,
    /// Weights of growth, elasticity, adjacency.
    betas: [f64; 3],
    /// Added to log growth.
    growth: f64,
    /// Exponent of the gates.
    gate: f64,
    /// How fast capability moves.
    pace: Pace,
}

/// Draws of the assumptions and of each task's noise. Draw k means the same world for every
/// occupation, and task i of an occupation the same noise in every mix of it, so that scores can
/// be compared draw by draw. Another occupation's tasks are other tasks: beside the first it takes
/// the noise of the second half.
pub struct Draws {
    assumptions: Vec<Assumptions>,
    /// Noise of each task in logits, a row per draw.
    noise: Vec<f64>,
    width: usize,
}

impl Draws {
    /// Draws for occupations of up to `tasks` tasks. More tasks leave the other draws as they are.
    pub fn new(tasks: usize, model: &Model) -> Self {
        let count = model.noise.draws.clamp(1, MOST_DRAWS);
        let mut noise = Vec::with_capacity(tasks * count as usize);
        for index in 0..count {
            let row = (0..tasks)
                .map(|task| model.noise.task * normal(uniform(index, TASKS + task, model)));
            noise.extend(row);
        }
        let assumptions = (0..count).map(|index| Assumptions::draw(index, model)).collect();
        Self { assumptions, noise, width: tasks }
    }

    /// The score of each draw for a week after `years`, in the order of the sequence.
    pub(crate) fn scores(&self, week: &Week, years: f64, model: &Model) -> Vec<f64> {
        self.scores_from(0, week, years, model)
    }

    /// The score of one draw.
    pub(crate) fn score(&self, draw: usize, week: &Week, years: f64, model: &Model) -> f64 {
        let terms: Vec<Prepared> = week.terms.iter().map(Prepared::of).collect();
        let noise = &self.noise[draw * self.width..(draw + 1) * self.width];
        self.assumptions[draw].score(noise, &terms, week, years, model)
    }

    /// A coordinate, 0-1, for the `place`-th thing that a person has not said: beyond those of every
    /// assumption and task.
    pub(crate) fn person(index: u32, place: usize, model: &Model) -> f64 {
        uniform(index, 2 * DIMENSIONS + place, model)
    }

    /// The same with the noise of tasks that begins at `first`.
    fn scores_from(&self, first: usize, week: &Week, years: f64, model: &Model) -> Vec<f64> {
        let terms: Vec<Prepared> = week.terms.iter().map(Prepared::of).collect();
        self.assumptions
            .iter()
            .enumerate()
            .map(|(k, drawn)| {
                let noise = &self.noise[k * self.width + first..(k + 1) * self.width];
                drawn.score(noise, &terms, week, years, model)
            })
            .collect()
    }
}

/// One coordinate of one point of the sequence, 0-1.
fn uniform(index: u32, dimension: usize, model: &Model) -> f64 {
    let set = u32::try_from(dimension / DIMENSIONS).unwrap_or(u32::MAX);
    let within = u32::try_from(dimension % DIMENSIONS).unwrap_or(0);
    f64::from(sobol_burley::sample(index, within, model.noise.seed.wrapping_add(set)))
}

impl Assumptions {
    fn draw(index: u32, model: &Model) -> Self {
        let noise = &model.noise;
        let z = |dimension| normal(uniform(index, dimension, model));
        let mut weights = betas(&model.risk);
        for (i, beta) in weights.iter_mut().enumerate() {
            *beta *= exp(noise.betas[i] * z(BETAS + i));
        }
        Self {
            common: noise.common * z(COMMON),
            rho: model.risk.rho * exp(noise.rho * z(RHO)),
            betas: weights,
            growth: noise.growth * z(GROWTH),
            gate: exp(noise.gate * z(GATE)),
            pace: Pace {
                transfer: uniform(index, TRANSFER, model),
                doubling: exp(model.horizon.doubling_sigma * z(DOUBLING)),
            },
        }
    }

    fn score(
        &self,
        noise: &[f64],
        terms: &[Prepared],
        week: &Week,
        years: f64,
        model: &Model,
    ) -> f64 {
        let odds = self.pace.odds(years, model);
        let mut y = 0.0;
        for term in terms {
            let shake = self.common + noise.get(term.index).copied().unwrap_or(0.0);
            let s = term.drawn(shake, self.gate, odds[term.domain]);
            y += term.share * exp(self.rho * log(1.0 - s));
        }
        let mean =
            if terms.is_empty() { model.risk.workforce_mean } else { 1.0 - pow(y, 1.0 / self.rho) };
        let mut shifts = week.shifts;
        shifts.growth += self.growth;
        points(strength(mean) + shifts.logits(self.betas).iter().sum::<f64>())
    }
}

/// A term with everything that is the same in all draws.
struct Prepared {
    index: usize,
    domain: usize,
    share: f64,
    net: bool,
    /// Log-odds of what is shaken: the net label, or the capability.
    logit: f64,
    log_open: f64,
}

impl Prepared {
    fn of(term: &Term) -> Self {
        let shaken = if term.net { term.substitutable(0.0) } else { term.capability };
        Self {
            index: term.index,
            domain: term.domain as usize,
            share: term.share,
            net: term.net,
            logit: logit(shaken),
            log_open: log(term.open),
        }
    }

    /// What could be taken over in one draw, `rise` being a factor on the odds of capability.
    ///
    /// A net label is shaken itself and is not gated again; its gates, as uncertain as any, only
    /// bound how far the capability behind it can still rise.
    fn drawn(&self, shake: f64, gate: f64, rise: f64) -> f64 {
        let odds = exp(self.logit + shake);
        let open = exp(gate * self.log_open);
        if self.net {
            let s = odds / (1.0 + odds);
            let open = open.max(s / MOST_IMPLIED).min(1.0);
            return open * s * rise / (open - s + s * rise);
        }
        let odds = odds * rise;
        open * odds / (1.0 + odds)
    }
}

/// The score of each draw at the date of the data, for comparing occupations draw by draw.
pub fn scores(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    model: &Model,
) -> Vec<f64> {
    draws.scores(&Week::of(occupation, seniority, model), 0.0, model)
}

/// The same for an occupation that is compared with another one's `scores`: both share every
/// assumption, draw by draw, but their tasks are rated apart and err apart. The draws need room for
/// twice the tasks of the larger of the two.
pub fn scores_beside(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    model: &Model,
) -> Vec<f64> {
    let week = Week::of(occupation, seniority, model);
    draws.scores_from(draws.width / 2, &week, 0.0, model)
}

/// The share of draws, 0-1, in which `b` scores below `a`: the same draws for both.
pub fn probability_lower(
    draws: &Draws,
    a: (&Occupation, Seniority),
    b: (&Occupation, Seniority),
    model: &Model,
) -> f64 {
    let beside = if a.0.code == b.0.code { scores } else { scores_beside };
    share_lower(&scores(draws, a.0, a.1, model), &beside(draws, b.0, b.1, model))
}

/// The share of draws, 0-1, in which `b` lies below `a`.
pub fn share_lower(a: &[f64], b: &[f64]) -> f64 {
    let lower = a.iter().zip(b).filter(|(a, b)| b < a).count();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    let share = lower as f64 / a.len().max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{hands_on_role, model, routine_role, seed_role};

    fn drawn(role: &Occupation, years: f64) -> Vec<f64> {
        let model = model();
        let week = Week::of(role, Seniority::Mid, &model);
        Draws::new(role.tasks.len(), &model).scores(&week, years, &model)
    }

    #[test]
    fn room_for_more_tasks_changes_no_draw() {
        let (model, role) = (model(), seed_role());
        let week = Week::of(&role, Seniority::Mid, &model);
        assert_eq!(drawn(&role, 0.0), Draws::new(40, &model).scores(&week, 0.0, &model));
    }

    #[test]
    fn without_any_noise_every_draw_is_the_score() {
        let mut model = model();
        model.noise.task = 0.0;
        model.noise.common = 0.0;
        model.noise.rho = 0.0;
        model.noise.betas = [0.0; 3];
        model.noise.growth = 0.0;
        model.noise.gate = 0.0;
        for role in [seed_role(), hands_on_role()] {
            let point = super::super::point(&role, Seniority::Mid, &model);
            let draws = Draws::new(role.tasks.len(), &model);
            let scores = scores(&draws, &role, Seniority::Mid, &model);
            assert_eq!(scores.len(), 1024);
            assert!(scores.iter().all(|score| (score - point).abs() < 1e-9));
        }
    }

    #[test]
    fn in_every_single_world_time_raises_the_score() {
        for role in [seed_role(), routine_role(), hands_on_role()] {
            let (now, later) = (drawn(&role, 0.0), drawn(&role, 2.0));
            assert!(now.iter().zip(&later).all(|(now, later)| later >= now));
        }
    }

    #[test]
    fn the_safer_of_two_jobs_is_safer_in_nearly_every_world() {
        let model = model();
        let draws = Draws::new(8, &model);
        let (seed, routine) = (seed_role(), routine_role());
        let lower =
            probability_lower(&draws, (&routine, Seniority::Mid), (&seed, Seniority::Mid), &model);
        assert!(lower > 0.95, "{lower}");
        let same =
            probability_lower(&draws, (&seed, Seniority::Mid), (&seed, Seniority::Mid), &model);
        assert!(same.abs() < 1e-12, "never below itself");
    }

    #[test]
    fn another_job_errs_apart_but_in_the_same_world() {
        let (mut model, role) = (model(), seed_role());
        let draws = |model: &Model| Draws::new(2 * role.tasks.len(), model);
        let pair = |model: &Model| {
            let draws = draws(model);
            let mine = scores(&draws, &role, Seniority::Mid, model);
            (mine, scores_beside(&draws, &role, Seniority::Mid, model))
        };
        // Two jobs that look the same are a toss-up, not a tie.
        let (mine, beside) = pair(&model);
        assert!((share_lower(&mine, &beside) - 0.5).abs() < 0.05);
        // What is assumed about the world is the same for both.
        model.noise.task = 0.0;
        let (mine, beside) = pair(&model);
        assert_eq!(mine, beside);
    }

    #[test]
    fn odd_counts_of_draws_and_many_tasks_are_no_fault() {
        let mut model = model();
        model.noise.draws = 0;
        assert_eq!(Draws::new(300, &model).assumptions.len(), 1);
        model.noise.draws = 5;
        assert!(Draws::new(300, &model).noise.iter().all(|noise| noise.is_finite()));
        assert_eq!(scores(&Draws::new(0, &model), &seed_role(), Seniority::Mid, &model).len(), 5);
    }
}
