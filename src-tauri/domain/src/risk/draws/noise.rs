//! What the rating of each task errs by in each draw.

use std::sync::{Arc, OnceLock};

use super::{MOST_DRAWS, TASKS, normal, uniforms};
use crate::model::{Model, NoiseModel};

/// Noise of each task in logits, a row per draw. It is most of what draws take to make.
#[derive(Debug)]
pub(super) struct TaskNoise {
    pub(super) values: Vec<f64>,
    pub(super) width: usize,
    made_with: NoiseModel,
}

/// Noise that was made once and serves everybody who asks for as much.
#[derive(Clone, Debug, Default)]
pub struct KeptNoise(Arc<OnceLock<Arc<TaskNoise>>>);

impl TaskNoise {
    pub(super) fn new(width: usize, model: &Model) -> Self {
        let count = model.noise.draws.clamp(1, MOST_DRAWS);
        let mut values = Vec::with_capacity(width * count as usize);
        for index in 0..count {
            let row = uniforms(index, TASKS, width, model);
            values.extend(row.map(|uniform| model.noise.task * normal(uniform)));
        }
        Self { values, width, made_with: model.noise.clone() }
    }
}

impl KeptNoise {
    /// The noise of `width` tasks: what is kept, where that is the same, else made anew.
    pub(super) fn get(&self, width: usize, model: &Model) -> Arc<TaskNoise> {
        let kept = self.0.get_or_init(|| Arc::new(TaskNoise::new(width, model)));
        if kept.width == width && kept.made_with == model.noise {
            return Arc::clone(kept);
        }
        Arc::new(TaskNoise::new(width, model))
    }
}

/// What is kept can be made anew at any time: it tells no two worlds apart.
impl PartialEq for KeptNoise {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
