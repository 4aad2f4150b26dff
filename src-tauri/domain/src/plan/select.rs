//! Choosing practices: the best value that fits, proved by exact branch and bound.

use super::Request;
use crate::{
    occupation::{Occupation, Seniority},
    profile::Levels,
    world::World,
};

/// Something to choose or leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is worth, at least 0.
    pub value: f64,
    /// Minutes it takes.
    pub cost: u32,
    /// Places of the items that must be chosen with it.
    pub after: Vec<usize>,
    /// Milestones it has.
    pub milestones: usize,
    /// Whether it delivers something at work.
    pub delivers: bool,
    /// Whether it must be chosen.
    pub wanted: bool,
}

/// What the chosen items must keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Minutes there are.
    pub budget: u32,
    /// Fewest and most milestones.
    pub milestones: [usize; 2],
    /// Whether one of them must deliver something at work.
    pub deliverable: bool,
    /// Nodes after which the search stops.
    pub nodes: u64,
}

/// A choice, and the proof of how good it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Places of the chosen items, ascending.
    pub chosen: Vec<usize>,
    /// Their value.
    pub value: f64,
    /// The most that any choice could be worth; equal to `value` when the search was finished.
    pub bound: f64,
}

struct Search<'a> {
    items: &'a [Item],
    /// Places by value per minute, best first.
    order: Vec<usize>,
    limits: Limits,
    nodes: u64,
    /// `None` undecided, else chosen or left.
    taken: Vec<Option<bool>>,
    best: Option<(f64, Vec<usize>)>,
    /// The best bound of a branch that was left unsearched.
    open: f64,
}

/// The choice of greatest value within the limits; `None` when nothing keeps to them.
pub fn select(items: &[Item], limits: Limits) -> Option<Selection> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let density = |i: usize| items[i].value / f64::from(items[i].cost.max(1));
    order.sort_by(|&a, &b| density(b).total_cmp(&density(a)).then(a.cmp(&b)));
    let mut search = Search {
        items,
        order,
        limits,
        nodes: 0,
        taken: vec![None; items.len()],
        best: None,
        open: f64::MIN,
    };
    search.descend(0, 0.0, 0, 0);
    let (value, mut chosen) = search.best?;
    chosen.sort_unstable();
    Some(Selection { chosen, value, bound: value.max(search.open) })
}

impl Search<'_> {
    /// Decides the item at `depth` of the order; `value`, `cost` and `milestones` are those taken.
    fn descend(&mut self, depth: usize, value: f64, cost: u32, milestones: usize) {
        let bound = value + self.fractional(depth, self.limits.budget - cost);
        if self.best.as_ref().is_some_and(|(best, _)| bound <= *best) {
            return;
        }
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            self.open = self.open.max(bound);
            return;
        }
        let Some(&place) = self.order.get(depth) else {
            self.arrive(value, milestones);
            return;
        };
        let item = &self.items[place];
        let (cost_with, milestones_with) =
            (cost.saturating_add(item.cost), milestones + item.milestones);
        let fits = cost_with <= self.limits.budget && milestones_with <= self.limits.milestones[1];
        if fits && item.after.iter().all(|before| self.taken[*before] != Some(false)) {
            self.taken[place] = Some(true);
            self.descend(depth + 1, value + item.value, cost_with, milestones_with);
        }
        let needed = |other: &Item, taken: &Option<bool>| {
            *taken == Some(true) && other.after.contains(&place)
        };
        let free = !self.items[place].wanted;
        if free && !self.items.iter().zip(&self.taken).any(|(other, taken)| needed(other, taken)) {
            self.taken[place] = Some(false);
            self.descend(depth + 1, value, cost, milestones);
        }
        self.taken[place] = None;
    }

    fn arrive(&mut self, value: f64, milestones: usize) {
        let chosen: Vec<usize> =
            (0..self.items.len()).filter(|i| self.taken[*i] == Some(true)).collect();
        let delivers = !self.limits.deliverable || chosen.iter().any(|i| self.items[*i].delivers);
        let better = self.best.as_ref().is_none_or(|(best, _)| value > *best);
        if delivers && milestones >= self.limits.milestones[0] && better {
            self.best = Some((value, chosen));
        }
    }

    /// What the undecided items could add if the last one could be taken in part.
    fn fractional(&self, depth: usize, mut room: u32) -> f64 {
        let mut value = 0.0;
        for &place in &self.order[depth..] {
            let item = &self.items[place];
            if item.cost > room {
                return value + item.value * f64::from(room) / f64::from(item.cost);
            }
            value += item.value;
            room -= item.cost;
        }
        value
    }
}

/// The choice for somebody who reshapes the work they have.
pub fn for_occupation(
    occupation: &Occupation,
    seniority: Seniority,
    request: &Request,
    world: &World,
) -> Option<Selection> {
    let (items, _) = super::choose::candidates(
        occupation,
        seniority,
        None,
        &Levels::new(),
        &request.wanted,
        world,
    );
    let limits = super::choose::limits(request, &world.model.plan);
    select(&items, limits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every subset, one by one.
    fn brute_force(items: &[Item], limits: Limits) -> Option<f64> {
        let mut best: Option<f64> = None;
        for set in 0_u32..1 << items.len() {
            let taken = |i: usize| set >> i & 1 == 1;
            let chosen: Vec<&Item> =
                (0..items.len()).filter(|i| taken(*i)).map(|i| &items[i]).collect();
            let milestones: usize = chosen.iter().map(|item| item.milestones).sum();
            let fits = chosen.iter().map(|item| item.cost).sum::<u32>() <= limits.budget
                && (limits.milestones[0]..=limits.milestones[1]).contains(&milestones)
                && (0..items.len())
                    .filter(|i| taken(*i))
                    .all(|i| items[i].after.iter().all(|b| taken(*b)))
                && (!limits.deliverable || chosen.iter().any(|item| item.delivers))
                && (0..items.len()).all(|i| taken(i) || !items[i].wanted);
            let value: f64 = chosen.iter().map(|item| item.value).sum();
            if fits && best.is_none_or(|best| value > best) {
                best = Some(value);
            }
        }
        best
    }

    prop_compose! {
        fn any_items(most: usize)(
            rows in prop::collection::vec((0.0..5.0_f64, 60..900_u32, 0..20_usize, 2..5_usize, any::<bool>(), 0..10_usize), 1..=most),
        ) -> Vec<Item> {
            rows.iter().enumerate().map(|(place, &(value, cost, before, milestones, delivers, wanted))| Item {
                value,
                cost,
                // An item may only wait for an earlier one: no circles.
                after: if before < place { vec![before] } else { Vec::new() },
                milestones,
                delivers,
                wanted: wanted == 0,
            }).collect()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn branch_and_bound_finds_what_brute_force_finds(items in any_items(12), budget in 100..5000_u32) {
            let limits = Limits { budget, milestones: [3, 9], deliverable: true, nodes: u64::MAX };
            let found = select(&items, limits);
            match (found, brute_force(&items, limits)) {
                (Some(found), Some(best)) => {
                    prop_assert!((found.value - best).abs() < 1e-9);
                    prop_assert!((found.bound - found.value).abs() < 1e-12, "a finished search proves itself");
                }
                (None, None) => {}
                (found, best) => prop_assert!(false, "{found:?} against {best:?}"),
            }
        }

        #[test]
        fn more_minutes_never_lower_the_value(items in any_items(14), budget in 100..3000_u32, more in 0..2000_u32) {
            let value = |budget| {
                let limits = Limits { budget, milestones: [0, 9], deliverable: false, nodes: u64::MAX };
                select(&items, limits).map_or(0.0, |selection| selection.value)
            };
            prop_assert!(value(budget + more) >= value(budget) - 1e-12);
        }

        #[test]
        fn a_search_cut_short_shows_a_true_bound(items in any_items(14), nodes in 5..200_u64) {
            let limits = Limits { budget: 2000, milestones: [0, 9], deliverable: false, nodes };
            let best = brute_force(&items, Limits { nodes: u64::MAX, ..limits }).unwrap_or(0.0);
            if let Some(found) = select(&items, limits) {
                prop_assert!(found.value <= best + 1e-9 && best <= found.bound + 1e-9);
            }
        }
    }
}
