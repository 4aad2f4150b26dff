//! What the rating of each task errs by in each draw.

use std::sync::{Arc, Mutex, PoisonError};

use libm::exp;

use super::{MOST_DRAWS, TASKS, normal, uniforms};
use crate::model::{Model, NoiseModel};

/// What was made last serves everybody who asks for no more: it is most of what draws take to make,
/// and the same whoever makes it.
static MADE: Mutex<Option<Arc<TaskNoise>>> = Mutex::new(None);

/// Noise of each task as a factor on its odds, a row per draw.
#[derive(Debug)]
pub(super) struct TaskNoise {
    values: Vec<f64>,
    width: usize,
    made_with: NoiseModel,
}

impl TaskNoise {
    /// Noise of `width` tasks or more.
    pub(super) fn of(width: usize, model: &Model) -> Arc<Self> {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let noise = made
            .take()
            .filter(|noise| noise.width >= width && noise.made_with == model.noise)
            .unwrap_or_else(|| Arc::new(Self::new(width, model)));
        Arc::clone(made.insert(noise))
    }

    /// The tasks of one draw.
    pub(super) fn row(&self, draw: usize) -> &[f64] {
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
