//! What keeps a task human, and what the score would gain without it.

use super::{
    report::GatePart,
    score::gate,
    sentences,
    week::{Term, Week},
};
use crate::{model::RiskModel, occupation::Task};

/// Names of the five facets, in the order of the parameters, and what each means in a week.
pub(crate) const FACETS: [[&str; 2]; 5] = [
    ["accountability", "accountability (somebody who answers for it)"],
    ["presence", "presence (somebody who is there)"],
    ["trust", "trust (between people)"],
    ["tacit knowledge", "tacit knowledge (what is written down nowhere)"],
    ["cost of error", "the cost of an error"],
];

/// The facets of the task in `row` that hold anything back, largest effect first. `levels` are
/// what could be taken over of each task, `capability` that of this one.
pub(crate) fn gates(
    week: &Week,
    row: usize,
    levels: &[f64],
    capability: f64,
    model: &RiskModel,
) -> Vec<GatePart> {
    let score = week.score(levels, model);
    let facets = week.tasks[row].facets.fractions();
    let mut gates: Vec<GatePart> = FACETS
        .into_iter()
        .enumerate()
        .filter(|(facet, _)| facets[*facet] > 0.0)
        .map(|(facet, [name, meaning])| {
            let open = open_without(facet, week.tasks[row], &week.terms[row], model);
            let mut freed = levels.to_vec();
            freed[row] = open * capability;
            let without = week.score(&freed, model) - score;
            GatePart { name: name.to_owned(), without, says: sentences::gate(meaning, without) }
        })
        .collect();
    gates.sort_by(|a, b| b.without.total_cmp(&a.without));
    gates
}

/// What the gates would leave open without one facet. A label that already says more than its
/// gates let through is left as it is.
fn open_without(facet: usize, task: &Task, term: &Term, model: &RiskModel) -> f64 {
    let mut facets = task.facets.fractions();
    facets[facet] = 0.0;
    term.open.max(1.0 - gate(facets, model))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bounded::Third,
        fixture::{hands_on_role, model, occupation, task},
        occupation::{Basis, Facets, Occupation, Seniority},
    };

    fn of(job: &Occupation) -> Vec<GatePart> {
        let model = model();
        let week = Week::of(job, Seniority::Mid, &model);
        let levels = week.levels(0.0, &model);
        gates(&week, 0, &levels, week.terms[0].capability, &model.risk)
    }

    fn single(basis: Basis, rating: f64, facets: Facets) -> Occupation {
        occupation("a", "15", 0.031, vec![Task { facets, ..task("t", "x", 1.0, basis, rating) }])
    }

    #[test]
    fn without_a_facet_a_capability_comes_through_as_if_it_had_never_been_there() {
        let facets = Facets { presence: Third::MAX, tacit: Third::MAX, ..Facets::default() };
        let gated = of(&single(Basis::Capability, 0.5, facets));
        let names: Vec<&str> = gated.iter().map(|gate| gate.name.as_str()).collect();
        assert_eq!(names, ["presence", "tacit knowledge"], "the stronger first");
        // One task, no outlook: the score is what could be taken over.
        assert!((gated[0].without - 100.0 * (0.5 * 0.55 - 0.5 * 0.2 * 0.55)).abs() < 1e-9);
    }

    #[test]
    fn a_label_gains_what_its_own_gate_held_back() {
        let facets = Facets { presence: Third::MAX, ..Facets::default() };
        let gated = of(&single(Basis::Net, 0.1, facets));
        assert!((gated[0].without - 100.0 * (0.1 / 0.2 - 0.1)).abs() < 1e-9);
    }

    #[test]
    fn a_label_above_its_gates_gains_only_up_to_what_is_implied() {
        let facets = Facets { presence: Third::MAX, tacit: Third::MAX, ..Facets::default() };
        let gated = of(&single(Basis::Net, 0.92, facets));
        assert!(gated.iter().all(|gate| gate.without.abs() < 1e-9), "the other gate is no bound");
    }

    #[test]
    fn every_facet_of_gated_work_holds_something_back() {
        let gated = of(&hands_on_role());
        assert_eq!(gated.len(), 3);
        assert!(gated.iter().all(|gate| gate.without > 0.0));
    }
}
