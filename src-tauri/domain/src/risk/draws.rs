//! Draws of everything uncertain: one Sobol sequence with a fixed seed, the same on every system.

use std::sync::{Arc, Mutex, PoisonError};

use libm::{exp, log, pow};

use super::{
    horizon::Pace,
    normal::normal,
    report::ScoreRange,
    score::{betas, odds, points, strength},
    sentences,
    week::{MOST_IMPLIED, Term, Week},
};
use crate::{
    model::{Model, NoiseModel},
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
// Beyond all others: of an occupation, and of one beside it.
const EQUATING: usize = 3 * DIMENSIONS;

/// The sequence is defined for so many points and, per seed, so many dimensions.
const MOST_DRAWS: u32 = 1 << 16;
const DIMENSIONS: usize = 256;

/// Places of two occupations side by side.
const FIRST: usize = 0;
const BESIDE: usize = 1;

/// One draw of the assumptions that all occupations share.
struct Assumptions {
    /// Noise of every rating, as a factor on its odds.
    common: f64,
    /// Noise of all capabilities of an occupation, as a factor, and of those of one beside it.
    equating: [f64; 2],
    /// Exponent of the power mean.
    rho: f64,
    /// Weights of demand, price effect, AI work.
    betas: [f64; 3],
    /// Added to log growth.
    growth: f64,
    /// Exponent of the gates.
    gate: f64,
    /// How fast capability moves.
    pace: Pace,
}

/// Draws of the assumptions and of each task's noise. Draw k means the same assumptions for every
/// occupation, and task i of an occupation the same noise in every mix of it, so that scores can
/// be compared draw by draw. Another occupation's tasks are other tasks: beside the first it takes
/// the noise of the second half, and is brought onto the ladder with an error of its own.
pub struct Draws {
    assumptions: Vec<Assumptions>,
    noise: Arc<TaskNoise>,
    tasks: usize,
}

impl Draws {
    /// Draws for occupations of up to `tasks` tasks. More tasks leave the other draws as they are.
    pub fn new(tasks: usize, model: &Model) -> Self {
        let count = model.noise.draws.clamp(1, MOST_DRAWS);
        let assumptions = (0..count).map(|index| Assumptions::draw(index, model)).collect();
        Self { assumptions, noise: TaskNoise::of(tasks, model), tasks }
    }

    /// The score of each draw for a week after each number of `years`, in the order of the sequence.
    pub(crate) fn scores<const N: usize>(
        &self,
        week: &Week,
        years: [f64; N],
        model: &Model,
    ) -> [Vec<f64>; N] {
        self.scores_at(FIRST, week, years, model)
    }

    /// The score of one draw at the date of the data.
    pub(crate) fn score(&self, draw: usize, week: &Week, model: &Model) -> f64 {
        let terms: Vec<Prepared> = week.terms.iter().map(Prepared::of).collect();
        let [score] =
            self.assumptions[draw].scores(&self.noise(draw, FIRST), &terms, week, [0.0], model);
        score
    }

    /// A coordinate, 0-1, for the `place`-th thing that a person has not said: beyond those of every
    /// assumption and task.
    pub(crate) fn person(index: u32, place: usize, model: &Model) -> f64 {
        uniform(index, 2 * DIMENSIONS + place, model)
    }

    /// The same for the first of two occupations, or the one beside it.
    fn scores_at<const N: usize>(
        &self,
        place: usize,
        week: &Week,
        years: [f64; N],
        model: &Model,
    ) -> [Vec<f64>; N] {
        let terms: Vec<Prepared> = week.terms.iter().map(Prepared::of).collect();
        let mut scores = years.map(|_| Vec::with_capacity(self.assumptions.len()));
        for (k, drawn) in self.assumptions.iter().enumerate() {
            let drawn = drawn.scores(&self.noise(k, place), &terms, week, years, model);
            scores.iter_mut().zip(drawn).for_each(|(scores, score)| scores.push(score));
        }
        scores
    }

    /// What the ratings of the first of two occupations, or of the one beside it, err by in a draw.
    fn noise(&self, draw: usize, place: usize) -> Noise<'_> {
        let drawn = &self.assumptions[draw];
        Noise {
            common: drawn.common,
            equating: drawn.equating[place],
            tasks: &self.noise.row(draw)[place * self.tasks / 2..self.tasks],
        }
    }
}

/// What was made last serves everybody who asks for no more: it is most of what draws take to make,
/// and the same whoever makes it.
static MADE: Mutex<Option<Arc<TaskNoise>>> = Mutex::new(None);

/// Noise of each task as a factor on its odds, a row per draw.
#[derive(Debug)]
struct TaskNoise {
    values: Vec<f64>,
    width: usize,
    made_with: NoiseModel,
}

impl TaskNoise {
    /// Noise of `width` tasks or more.
    fn of(width: usize, model: &Model) -> Arc<Self> {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let noise = made
            .take()
            .filter(|noise| noise.width >= width && noise.made_with == model.noise)
            .unwrap_or_else(|| Arc::new(Self::new(width, model)));
        Arc::clone(made.insert(noise))
    }

    /// The tasks of one draw.
    fn row(&self, draw: usize) -> &[f64] {
        &self.values[draw * self.width..][..self.width]
    }

    fn new(width: usize, model: &Model) -> Self {
        let count = model.noise.draws.clamp(1, MOST_DRAWS);
        let mut values = Vec::with_capacity(width * count as usize);
        for index in 0..count {
            let row = uniforms(index, TASKS, width, model);
            values.extend(row.map(|uniform| exp(model.noise.task * normal(uniform))));
        }
        Self { values, width, made_with: model.noise.clone() }
    }
}

/// What the ratings of one occupation err by in one draw, as factors on their odds.
struct Noise<'a> {
    /// Every rating.
    common: f64,
    /// Every capability: how far the ladder of its measures lies from ours.
    equating: f64,
    /// Each task.
    tasks: &'a [f64],
}

impl Noise<'_> {
    /// A label was written for our ladder; only a capability was brought onto it.
    fn of(&self, term: &Prepared) -> f64 {
        let shake = self.common * self.tasks.get(term.index).copied().unwrap_or(1.0);
        if term.net { shake } else { shake * self.equating }
    }
}

/// One coordinate of one point of the sequence, 0-1.
fn uniform(index: u32, dimension: usize, model: &Model) -> f64 {
    let set = u32::try_from(dimension / DIMENSIONS).unwrap_or(u32::MAX);
    let within = u32::try_from(dimension % DIMENSIONS).unwrap_or(0);
    f64::from(sobol_burley::sample(index, within, model.noise.seed.wrapping_add(set)))
}

/// `count` coordinates of one point from `first` on: the same, made four at a time.
fn uniforms(
    index: u32,
    first: usize,
    count: usize,
    model: &Model,
) -> impl Iterator<Item = f64> + use<> {
    let seed = model.noise.seed;
    let fours = first / 4..(first + count).div_ceil(4);
    let four = move |place: usize| {
        let set = u32::try_from(4 * place / DIMENSIONS).unwrap_or(u32::MAX);
        let within = u32::try_from(place % (DIMENSIONS / 4)).unwrap_or(0);
        sobol_burley::sample_4d(index, within, seed.wrapping_add(set)).map(f64::from)
    };
    fours.flat_map(four).skip(first % 4).take(count)
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
            common: exp(noise.common * z(COMMON)),
            equating: [EQUATING, EQUATING + 1].map(|own| exp(noise.equating * z(own))),
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

    /// The score in this draw after each number of `years`. What is shaken is shaken once: only the
    /// rise of capability differs between years.
    fn scores<const N: usize>(
        &self,
        noise: &Noise,
        terms: &[Prepared],
        week: &Week,
        years: [f64; N],
        model: &Model,
    ) -> [f64; N] {
        let rises = years.map(|years| self.pace.odds(years, model));
        let mut sums = [0.0; N];
        for term in terms {
            let drawn = term.drawn(noise.of(term), self.gate);
            for (y, rise) in sums.iter_mut().zip(&rises) {
                let s = drawn.after(rise[term.domain]);
                *y += term.share * exp(self.rho * log(1.0 - s));
            }
        }
        let mut outlook = week.outlook;
        outlook.demand += self.growth;
        let moved = outlook.logits(self.betas).iter().sum::<f64>();
        sums.map(|y| {
            let mean = if terms.is_empty() {
                model.risk.workforce_mean
            } else {
                1.0 - pow(y, 1.0 / self.rho)
            };
            points(strength(mean) + moved)
        })
    }
}

/// A term with everything that is the same in all draws.
struct Prepared {
    index: usize,
    domain: usize,
    share: f64,
    net: bool,
    /// Odds of what is shaken: the net label, or the capability.
    odds: f64,
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
            odds: odds(shaken),
            log_open: log(term.open),
        }
    }

    /// The term in one draw: its odds shaken, its gates to the power of `gate`.
    ///
    /// A net label is shaken itself and is not gated again; its gates, as uncertain as any, only
    /// bound how far the capability behind it can still rise.
    fn drawn(&self, shake: f64, gate: f64) -> Drawn {
        let odds = self.odds * shake;
        let open = exp(gate * self.log_open);
        if self.net {
            let s = odds / (1.0 + odds);
            return Drawn::Net { s, open: open.max(s / MOST_IMPLIED).min(1.0) };
        }
        Drawn::Capability { odds, open }
    }
}

/// A term in one draw.
enum Drawn {
    /// What could be taken over now, and what the gates leave open.
    Net { s: f64, open: f64 },
    /// Odds of the capability now, and what the gates leave open.
    Capability { odds: f64, open: f64 },
}

impl Drawn {
    /// What could be taken over, `rise` being a factor on the odds of capability.
    fn after(&self, rise: f64) -> f64 {
        match *self {
            Self::Net { s, open } => open * s * rise / (open - s + s * rise),
            Self::Capability { odds, open } => {
                let odds = odds * rise;
                open * odds / (1.0 + odds)
            }
        }
    }
}

/// The score of each draw at the date of the data, for comparing occupations draw by draw.
pub fn scores(
    draws: &Draws,
    occupation: &Occupation,
    seniority: Seniority,
    model: &Model,
) -> Vec<f64> {
    let [scores] = draws.scores(&Week::of(occupation, seniority, model), [0.0], model);
    scores
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
    let [scores] = draws.scores_at(BESIDE, &week, [0.0], model);
    scores
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

/// The range that holds `level` of the draws. Its ends are widened where the central score would
/// fall outside, because a score is never shown outside its own range.
pub(crate) fn range_of(mut scores: Vec<f64>, point: f64, level: f64) -> ScoreRange {
    scores.sort_by(f64::total_cmp);
    let at = |q: f64| quantile(&scores, q);
    let low = at(0.5 - level / 2.0).min(point);
    let high = at(0.5 + level / 2.0).max(point);
    ScoreRange {
        low,
        lower_quartile: at(0.25),
        median: at(0.5),
        upper_quartile: at(0.75),
        high,
        level,
        says: sentences::range([low, high], level),
    }
}

/// The quantile `q` of ascending values, between neighbours by proportion.
fn quantile(ascending: &[f64], q: f64) -> f64 {
    let Some(last) = ascending.len().checked_sub(1) else { return f64::NAN };
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    let at = q.clamp(0.0, 1.0) * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the slice")]
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    ascending[below] + (ascending[above] - ascending[below]) * (at - at.floor())
}

#[cfg(test)]
mod tests;
