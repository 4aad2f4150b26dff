//! What the work of an occupation is made of: its tasks, brought together by activity.

use std::collections::BTreeMap;

use crate::{
    published::Portion,
    release::{Listed, Statement},
};

/// Capability by task id, and by activity for tasks that nobody has rated yet.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// By task.
    pub tasks: BTreeMap<u32, f64>,
    /// By activity: the mean over the tasks that are rated.
    pub activities: BTreeMap<String, f64>,
}

impl Ratings {
    /// Ratings of tasks, and of the activities of `occupations` through them.
    pub fn new<'a>(
        tasks: BTreeMap<u32, f64>,
        occupations: impl Iterator<Item = &'a Listed>,
    ) -> Self {
        let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for (id, statement) in occupations.flat_map(|one| &one.tasks) {
            let Some(capability) = tasks.get(id) else { continue };
            for activity in &statement.activities {
                let (sum, count) = sums.entry(activity.clone()).or_default();
                *sum += capability;
                *count += 1.0;
            }
        }
        let mean = |(activity, (sum, count)): (String, (f64, f64))| (activity, sum / count);
        Self { tasks, activities: sums.into_iter().map(mean).collect() }
    }
}

/// The activities of an occupation, largest share first.
///
/// A task weighs importance × relevance × frequency where it is rated so, else 1 if it is a core
/// task and ½ if it is supplemental, against the mean of the rated ones; it is split evenly between
/// its activities. A task without a rating of capability takes that of its activity.
pub fn parts(occupation: &Listed, ratings: &Ratings) -> Vec<Portion> {
    let rated: Vec<f64> = occupation.tasks.values().filter_map(rated).collect();
    #[expect(clippy::cast_precision_loss, reason = "a count of tasks")]
    let mean = if rated.is_empty() { 1.0 } else { rated.iter().sum::<f64>() / rated.len() as f64 };
    let mut parts: BTreeMap<&str, (f64, f64, usize)> = BTreeMap::new();
    for (id, statement) in &occupation.tasks {
        let usual = if statement.supplemental { 0.5 } else { 1.0 };
        let weight = self::rated(statement).unwrap_or(usual * mean);
        #[expect(clippy::cast_precision_loss, reason = "a count of activities")]
        let weight = weight / statement.activities.len().max(1) as f64;
        for activity in &statement.activities {
            let of_activity = ratings.activities.get(activity);
            let Some(capability) = ratings.tasks.get(id).or(of_activity) else { continue };
            let (mass, able, tasks) = parts.entry(activity).or_default();
            *mass += weight;
            *able += weight * capability;
            *tasks += 1;
        }
    }
    let whole: f64 = parts.values().map(|(mass, ..)| mass).sum();
    let mut parts: Vec<Portion> = parts
        .into_iter()
        .map(|(activity, (mass, able, tasks))| Portion {
            activity: activity.to_owned(),
            share: mass / whole,
            capability: able / mass,
            tasks,
        })
        .collect();
    parts.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.activity.cmp(&b.activity)));
    parts
}

/// Importance × relevance × frequency, each as a fraction, if the release rates all three.
fn rated(statement: &Statement) -> Option<f64> {
    let [importance, relevance, frequency] = statement.ratings;
    let weight = importance? / 5.0 * relevance? / 100.0 * frequency? / 7.0;
    (weight > 0.0).then_some(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(activities: &[&str], supplemental: bool, ratings: [Option<f64>; 3]) -> Statement {
        let activities = activities.iter().map(|&id| id.to_owned()).collect();
        Statement { text: String::new(), supplemental, ratings, activities }
    }

    fn listed(tasks: Vec<Statement>) -> Listed {
        Listed { tasks: (1..).zip(tasks).collect(), ..Listed::default() }
    }

    fn ratings(tasks: &[f64]) -> Ratings {
        Ratings { tasks: (1..).zip(tasks.iter().copied()).collect(), ..Ratings::default() }
    }

    #[test]
    fn a_core_task_weighs_twice_a_supplemental_one_and_is_split_between_its_activities() {
        let none = [None; 3];
        let one = listed(vec![statement(&["a", "b"], false, none), statement(&["b"], true, none)]);
        let parts = parts(&one, &ratings(&[0.2, 0.8]));
        assert_eq!(parts.len(), 2);
        assert_eq!((parts[0].activity.as_str(), parts[0].tasks), ("b", 2));
        assert!((parts[0].share - 2.0 / 3.0).abs() < 1e-12);
        assert!((parts[0].capability - 0.5).abs() < 1e-12, "half of each");
        assert!((parts[1].capability - 0.2).abs() < 1e-12);
    }

    #[test]
    fn published_ratings_of_a_task_come_before_its_kind() {
        let full = |importance| [Some(importance), Some(100.0), Some(7.0)];
        let one = listed(vec![
            statement(&["a"], true, full(5.0)),
            statement(&["b"], false, full(2.5)),
            statement(&["c"], false, [Some(5.0), None, None]),
        ]);
        let shares: Vec<f64> =
            parts(&one, &ratings(&[0.1, 0.1, 0.1])).iter().map(|part| part.share).collect();
        // 1, ½, and the mean ¾ of the two for the one that is rated in part.
        for (share, expected) in shares.iter().zip([1.0, 0.75, 0.5]) {
            assert!((share - expected / 2.25).abs() < 1e-12, "{shares:?}");
        }
    }

    #[test]
    fn a_task_that_nobody_rated_takes_the_rating_of_its_activity() {
        let known = listed(vec![statement(&["a"], false, [None; 3])]);
        let ratings = Ratings::new(BTreeMap::from([(1, 0.4)]), [&known].into_iter());
        let new = Listed {
            tasks: BTreeMap::from([
                (7, statement(&["a"], false, [None; 3])),
                (8, statement(&["never seen"], false, [None; 3])),
            ]),
            ..Listed::default()
        };
        let parts = parts(&new, &ratings);
        assert_eq!(parts.len(), 1, "what nobody can rate is left out");
        assert!((parts[0].capability - 0.4).abs() < 1e-12);
        assert!((parts[0].share - 1.0).abs() < 1e-12);
    }

    #[test]
    fn no_tasks_make_no_parts() {
        assert!(parts(&Listed::default(), &Ratings::default()).is_empty());
    }
}
