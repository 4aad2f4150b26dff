//! What a question is worth: how far its answer is expected to narrow the range.

use super::{Topic, whole};
use crate::{
    model::Model,
    occupation::{Occupation, Seniority},
    risk::{draws::Draws, interval, week::Week},
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
    level: f64,
}

impl<'a> Spread<'a> {
    pub fn new(
        job: &Occupation,
        known: &[(Topic, usize)],
        open: &'a [Topic],
        model: &Model,
    ) -> Self {
        let mut model = model.clone();
        model.noise.draws = DRAWS;
        let draws = Draws::new(job.tasks.len(), &model);
        let chosen: Vec<(&Topic, Vec<u8>)> = open
            .iter()
            .enumerate()
            .map(|(place, topic)| (topic, choices(*topic, job, place, &model)))
            .collect();
        let lean = lean(job);
        let scores = (0..DRAWS as usize)
            .map(|draw| {
                let (mut job, mut seniority) = (lean.clone(), Seniority::Mid);
                let drawn = chosen.iter().map(|(topic, all)| (**topic, usize::from(all[draw])));
                for (topic, choice) in known.iter().copied().chain(drawn) {
                    topic.apply(choice, &mut job, &mut seniority, &model.risk);
                }
                whole(&mut job);
                draws.score(draw, &Week::of(&job, seniority, &model), 0.0, &model)
            })
            .collect();
        Self { scores, chosen, level: model.noise.level }
    }

    /// The open topic whose answer is expected to narrow the range most, and by how many points.
    pub fn best(&self) -> Option<(Topic, f64)> {
        let before = self.width(self.scores.clone());
        let worth = |(topic, chosen): &(&Topic, Vec<u8>)| (**topic, before - self.after(chosen));
        self.chosen.iter().map(worth).max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The width that is expected once a topic is answered: that of each group of draws that gave the
    /// same answer, by how many they are.
    fn after(&self, chosen: &[u8]) -> f64 {
        let mut groups: Vec<Vec<f64>> = Vec::new();
        for (score, choice) in self.scores.iter().zip(chosen) {
            let choice = usize::from(*choice);
            if groups.len() <= choice {
                groups.resize(choice + 1, Vec::new());
            }
            groups[choice].push(*score);
        }
        let enough = groups.into_iter().filter(|group| group.len() >= FEWEST);
        let (mut sum, mut count) = (0.0, 0.0);
        for group in enough {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
            let size = group.len() as f64;
            sum += size * self.width(group);
            count += size;
        }
        if count > 0.0 { sum / count } else { f64::INFINITY }
    }

    fn width(&self, scores: Vec<f64>) -> f64 {
        let middle = scores.first().copied().unwrap_or_default();
        let range = interval(scores, middle, self.level);
        range.high - range.low
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

/// The occupation without what no score needs: it is copied for every draw.
fn lean(job: &Occupation) -> Occupation {
    Occupation {
        aliases: Vec::new(),
        skills: Vec::new(),
        elements: Vec::new(),
        rulers: Vec::new(),
        notes: Vec::new(),
        made_of: Vec::new(),
        ..job.clone()
    }
}
