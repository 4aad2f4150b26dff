//! The choice against every subset, and against a solver that knows nothing of ours.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolutionStatus, SolveOptions};
use proptest::prelude::*;

use super::*;

/// The value of the best subset, from all of them: what a subset costs and holds is what it does
/// without its lowest item, and that item.
fn brute_force(items: &[Item], limits: Limits) -> Option<f64> {
    let mask = |places: &mut dyn Iterator<Item = usize>| places.fold(0_u32, |set, i| set | 1 << i);
    let having = |has: fn(&Item) -> bool| mask(&mut (0..items.len()).filter(|i| has(&items[*i])));
    let (wanted, delivers) = (having(|item| item.wanted), having(|item| item.delivers));
    let needs: Vec<u32> = items.iter().map(|item| mask(&mut item.after.iter().copied())).collect();
    let mut sums = vec![(0.0_f64, 0_u32, 0_usize, 0_u32); 1 << items.len()];
    for set in 1..sums.len() {
        let lowest = set.trailing_zeros() as usize;
        let (value, cost, milestones, need) = sums[set & (set - 1)];
        let item = &items[lowest];
        sums[set] = (
            value + item.value,
            cost + item.cost,
            milestones + item.milestones,
            need | needs[lowest],
        );
    }
    let fits = |&(set, &(_, cost, milestones, need)): &(u32, &(f64, u32, usize, u32))| {
        cost <= limits.budget
            && (limits.milestones[0]..=limits.milestones[1]).contains(&milestones)
            && need & !set == 0
            && wanted & !set == 0
            && (!limits.deliverable || delivers & set != 0)
    };
    (0..).zip(&sums).filter(fits).map(|(_, sum)| sum.0).max_by(f64::total_cmp)
}

/// The value of the best choice according to a solver of mixed integer programs: linear relaxations
/// by the simplex method, which nothing of ours resembles.
fn by_solver(items: &[Item], limits: Limits) -> Option<f64> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let chosen: Vec<_> = items.iter().map(|item| problem.add_binary_var(item.value)).collect();
    let sum =
        |of: fn(&Item) -> f64| chosen.iter().copied().zip(items.iter().map(of)).collect::<Vec<_>>();
    #[expect(clippy::cast_precision_loss, reason = "a few milestones")]
    let (count, [fewest, most]) =
        (sum(|item| item.milestones as f64), limits.milestones.map(|limit| limit as f64));
    problem.add_constraint(
        sum(|item| f64::from(item.cost)),
        ComparisonOp::Le,
        f64::from(limits.budget),
    );
    problem.add_constraint(&count, ComparisonOp::Le, most);
    problem.add_constraint(&count, ComparisonOp::Ge, fewest);
    if limits.deliverable {
        problem.add_constraint(
            sum(|item| f64::from(u8::from(item.delivers))),
            ComparisonOp::Ge,
            1.0,
        );
    }
    for (item, own) in items.iter().zip(&chosen) {
        for before in &item.after {
            problem.add_constraint([(*own, 1.0), (chosen[*before], -1.0)], ComparisonOp::Le, 0.0);
        }
        if item.wanted {
            problem.add_constraint([(*own, 1.0)], ComparisonOp::Ge, 1.0);
        }
    }
    let mut options = SolveOptions::default();
    options.int_tol = 1e-9;
    match problem.solve_with(options) {
        Err(Error::Infeasible) => None,
        Err(error) => panic!("the solver gives up: {error}"),
        Ok(outcome) => {
            let solution = outcome.into_solution().expect("no limit interrupts it");
            assert_eq!(solution.status(), SolutionStatus::Optimal);
            // The objective counts an item chosen to the millionth part: whole ones are counted here.
            let taken = |own: &&(_, &Item)| solution.var_value(own.0).round() > 0.5;
            let whole: Vec<_> = chosen.iter().copied().zip(items).collect();
            Some(whole.iter().filter(taken).map(|(_, item)| item.value).sum())
        }
    }
}

/// Whether the choice keeps to everything it must, and is worth what it says.
fn keeps_to(found: &Selection, items: &[Item], limits: Limits) -> bool {
    let of = |place: &usize| &items[*place];
    let milestones: usize = found.chosen.iter().map(|i| of(i).milestones).sum();
    let value: f64 = found.chosen.iter().map(|i| of(i).value).sum();
    found.chosen.is_sorted()
        && found.chosen.iter().map(|i| of(i).cost).sum::<u32>() <= limits.budget
        && (limits.milestones[0]..=limits.milestones[1]).contains(&milestones)
        && found.chosen.iter().all(|i| of(i).after.iter().all(|b| found.chosen.contains(b)))
        && (!limits.deliverable || found.chosen.iter().any(|i| of(i).delivers))
        && (0..items.len()).all(|i| !items[i].wanted || found.chosen.contains(&i))
        && (value - found.value).abs() < 1e-9
        && (found.bound - found.value).abs() < 1e-12
}

/// How items are drawn.
#[derive(Clone, Copy)]
struct Drawn {
    fewest: usize,
    most: usize,
    /// Minutes, from and below.
    cost: (u32, u32),
    /// One in so many must be chosen.
    wanted: u32,
}

/// Small and large items, often wanted ones: everything that can get in each other's way.
const ANY: Drawn = Drawn { fewest: 1, most: 16, cost: (60, 900), wanted: 10 };
/// The projects of a catalogue.
const REAL: Drawn = Drawn { fewest: 17, most: 40, cost: (300, 600), wanted: 40 };

fn any_items(drawn: Drawn) -> impl Strategy<Value = Vec<Item>> {
    let value = prop_oneof![1 => Just(0.0), 7 => 0.0..5.0_f64];
    let before = prop::collection::vec(0..3 * drawn.most, 0..=2);
    let (low, high) = drawn.cost;
    let row = (value, low..high, before, 2..6_usize, any::<bool>(), 0..drawn.wanted);
    let rows = prop::collection::vec(row, drawn.fewest..=drawn.most);
    (rows, any::<bool>()).prop_map(|(rows, turned)| {
        let last = rows.len() - 1;
        // An item only waits for earlier ones, or only for later ones: no circles.
        let place = |place: usize| if turned { last - place } else { place };
        let after = |own: usize, before: &[usize]| {
            before.iter().filter(|other| **other < own).map(|other| place(*other)).collect()
        };
        let mut items: Vec<Item> = (0..)
            .zip(&rows)
            .map(|(own, (value, cost, before, milestones, delivers, wanted))| Item {
                value: *value,
                cost: *cost,
                after: after(own, before),
                milestones: *milestones,
                delivers: *delivers,
                wanted: *wanted == 0,
            })
            .collect();
        if turned {
            items.reverse();
        }
        items
    })
}

fn any_limits(budget: std::ops::Range<u32>) -> impl Strategy<Value = Limits> {
    (budget, 0..8_usize, 0..8_usize, any::<bool>()).prop_map(
        |(budget, fewest, more, deliverable)| Limits {
            budget,
            milestones: [fewest, fewest + more],
            deliverable,
            nodes: u64::MAX,
        },
    )
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Compares a choice with the value that somebody else found.
fn agrees(items: &[Item], limits: Limits, other: Option<f64>) -> Result<(), TestCaseError> {
    match (select(items, limits), other) {
        (Some(found), Some(best)) => {
            prop_assert!((found.value - best).abs() < 1e-6, "{} against {best}", found.value);
            prop_assert!(keeps_to(&found, items, limits), "{found:?}");
        }
        (None, None) => {}
        (found, best) => prop_assert!(false, "{found:?} against {best:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn the_choice_is_what_brute_force_finds(items in any_items(ANY), limits in any_limits(100..5000)) {
        agrees(&items, limits, brute_force(&items, limits))?;
    }

    #[test]
    fn more_minutes_never_lower_the_value(items in any_items(ANY), limits in any_limits(100..3000), more in 0..2000_u32) {
        let free: Vec<Item> = items.into_iter().map(|item| Item { wanted: false, ..item }).collect();
        let value = |budget| select(&free, Limits { budget, ..limits }).map_or(-1.0, |found| found.value);
        prop_assert!(value(limits.budget + more) >= value(limits.budget) - 1e-12);
    }

    #[test]
    fn a_search_cut_short_shows_a_true_bound(items in any_items(ANY), limits in any_limits(500..4000), nodes in 5..200_u64) {
        let best = brute_force(&items, limits).unwrap_or(0.0);
        if let Some(found) = select(&items, Limits { nodes, ..limits }) {
            prop_assert!(found.value <= best + 1e-9 && best <= found.bound + 1e-9);
        }
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_choice_is_what_an_independent_solver_finds(items in any_items(REAL), limits in any_limits(1000..4000)) {
        // It is proved long before so many nodes: a fifth of a millisecond in a hundred instances.
        let limits = Limits { nodes: 20_000, ..limits };
        agrees(&items, limits, by_solver(&items, limits))?;
    }

    #[test]
    fn the_choice_among_odd_items_is_what_an_independent_solver_finds(
        items in any_items(Drawn { most: 40, ..ANY }),
        limits in any_limits(100..6000),
    ) {
        agrees(&items, limits, by_solver(&items, limits))?;
    }
}
