//! The simulation of plans.

use super::*;

#[test]
fn a_simulation_is_the_same_for_the_same_seed_and_says_what_it_is() {
    let journal = Journal::new();
    let few = ["simulate", "--people", "2", "--seed", "7"];
    let report = journal.json(&few);
    assert_eq!(report, journal.json(&few));
    assert_eq!(number(&report["plan"]["projects"]), 8.0);
    let runs = rows(&report, "runs");
    assert_eq!(runs.len(), 2);
    for run in runs {
        let outcomes = rows(run, "outcomes");
        assert_eq!(outcomes[0]["policy"], "reschedules");
        let shares = outcomes.iter().map(|one| number(&one["finished"]["mean"]));
        assert!(shares.into_iter().all(|share| (0.0..=1.0 + 1e-9).contains(&share)), "{run}");
    }
    journal.refused(2, &["simulate", "--people", "1"]);
}
