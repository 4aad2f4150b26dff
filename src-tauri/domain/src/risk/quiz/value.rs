//! What a question is worth: how far its answer is expected to narrow the range.

use super::{Topic, whole};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
    risk::{Band, ScoreRange, bands::band, draws::Draws, range_of, week::Week},
};

/// Draws of the quiz. Answers divide them, so there are more than for a score.
const DRAWS: u32 = 2_048;
/// Answers that fewer draws gave say nothing reliable about their range.
const FEWEST: usize = 40;

/// The scores of many people with these answers: ratings and assumptions drawn as for every score,
/// and what was not answered drawn from what is usual.
pub(super) struct Spread<'a> {
    pub scores: Vec<f64>,
    /// The choice of each open topic in each draw.
    chosen: Vec<(&'a Topic, Vec<u8>)>,
    model: &'a Model,
}

impl<'a> Spread<'a> {
    pub fn new(
        job: &Occupation,
        known: &[(Topic, usize)],
        open: &'a [Topic],
        own: &'a Model,
    ) -> Self {
        let mut model = own.clone();
        model.noise.draws = DRAWS;
        let draws = Draws::new(job.tasks.len(), &model);
        let chosen: Vec<(&Topic, Vec<u8>)> = open
            .iter()
            .enumerate()
            .map(|(place, topic)| (topic, choices(*topic, job, place, &model)))
            .collect();
        let scores = (0..DRAWS as usize)
            .map(|draw| {
                let (mut job, mut seniority) = (job.clone(), Seniority::Mid);
                let drawn = chosen.iter().map(|(topic, all)| (**topic, usize::from(all[draw])));
                for (topic, choice) in known.iter().copied().chain(drawn) {
                    topic.apply(choice, &mut job, &mut seniority);
                }
                whole(&mut job);
                draws.score(draw, &Week::of(&job, seniority, &model), &model)
            })
            .collect();
        Self { scores, chosen, model: own }
    }

    /// The open topic that is worth most, and what it is worth.
    pub fn best(&self) -> Option<(Topic, Worth)> {
        let before = self.range(self.scores.clone());
        let worth = |(topic, chosen): &(&Topic, Vec<u8>)| (**topic, self.worth(&before, chosen));
        self.chosen.iter().map(worth).max_by(|a, b| a.1.points().total_cmp(&b.1.points()))
    }

    /// What is expected once a topic is answered, from the draws that gave the same answer, each group
    /// by how many they are.
    fn worth(&self, before: &ScoreRange, chosen: &[u8]) -> Worth {
        let mut groups: Vec<Vec<f64>> = Vec::new();
        for (score, choice) in self.scores.iter().zip(chosen) {
            let choice = usize::from(*choice);
            if groups.len() <= choice {
                groups.resize(choice + 1, Vec::new());
            }
            groups[choice].push(*score);
        }
        let enough = groups.into_iter().filter(|group| group.len() >= FEWEST);
        let (mut width, mut moved, mut count) = (0.0, 0.0, 0.0);
        for group in enough {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
            let size = group.len() as f64;
            let range = self.range(group);
            width += size * (range.high - range.low);
            if self.band(range.median) != self.band(before.median) {
                moved += size * (range.median - before.median).abs();
            }
            count += size;
        }
        let count = f64::max(count, 1.0);
        Worth { narrowing: before.high - before.low - width / count, moving: moved / count }
    }

    fn band(&self, middle: f64) -> Band {
        #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
        let shown = middle.round() as i64;
        band(shown, &self.model.risk)
    }

    fn range(&self, scores: Vec<f64>) -> ScoreRange {
        let middle = scores.first().copied().unwrap_or_default();
        range_of(scores, middle, self.model.noise.level)
    }
}

/// What an answer is expected to do, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    /// How far it narrows the range.
    pub narrowing: f64,
    /// How far it moves the middle into another band, up or down.
    pub moving: f64,
}

impl Worth {
    /// The larger of the two: an answer may lead into another band whose range is as wide.
    pub fn points(self) -> f64 {
        self.narrowing.max(self.moving)
    }
}

/// The place of the choice in each draw, as often as it is expected.
fn choices(topic: Topic, job: &Occupation, place: usize, model: &Model) -> Vec<u8> {
    let options = topic.options(job);
    let draw = |index| {
        let mut left = Draws::person(index, place, model);
        let reached = options.iter().position(|option| {
            left -= option.prior;
            left < 0.0
        });
        u8::try_from(reached.unwrap_or(options.len() - 1)).unwrap_or(0)
    };
    (0..DRAWS).map(draw).collect()
}
