//! Choosing projects: the best value that fits, proved by exact branch and bound.

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

/// How finely the weighing of minutes against milestones is tried.
const WEIGHINGS: u32 = 16;

struct Search<'a> {
    items: &'a [Item],
    limits: Limits,
    /// What an item takes of the minutes and milestones there are, weighed into one number.
    takes: Vec<f64>,
    /// Places by value for what they take, best first.
    order: Vec<usize>,
    /// All that must be chosen with an item, itself included.
    needs: Vec<Vec<usize>>,
    /// All that must be left with an item, itself included.
    feeds: Vec<Vec<usize>>,
    nodes: u64,
    /// `None` undecided, else chosen or left.
    taken: Vec<Option<bool>>,
    best: Option<(f64, Vec<usize>)>,
    /// The best bound of a branch that was left unsearched.
    open: f64,
}

/// What has been chosen so far.
#[derive(Clone, Copy, Default)]
struct Sum {
    value: f64,
    cost: u32,
    milestones: usize,
    /// Minutes and milestones weighed into one number, of 1.
    takes: f64,
}

/// The choice of greatest value within the limits; `None` when nothing keeps to them.
pub fn select(items: &[Item], limits: Limits) -> Option<Selection> {
    let needs: Vec<Vec<usize>> = (0..items.len()).map(|place| closure(items, place)).collect();
    let needing = |place| (0..items.len()).filter(|other| needs[*other].contains(&place)).collect();
    let feeds = (0..items.len()).map(needing).collect();
    let mut search = Search {
        items,
        limits,
        takes: Vec::new(),
        order: Vec::new(),
        needs,
        feeds,
        nodes: 0,
        taken: vec![None; items.len()],
        best: None,
        open: f64::MIN,
    };
    let wanted = (0..items.len()).filter(|place| items[*place].wanted);
    let wanted: Vec<usize> = wanted.flat_map(|place| search.needs[place].clone()).collect();
    search.weigh();
    let begun = search.take(&wanted, Sum::default());
    if search.holds(&begun.0) {
        search.descend(0, begun.0);
    }
    let (value, mut chosen) = search.best?;
    chosen.sort_unstable();
    Some(Selection { chosen, value, bound: value.max(search.open) })
}

/// An item with all that it waits for, directly or not.
fn closure(items: &[Item], place: usize) -> Vec<usize> {
    let mut found = vec![place];
    let mut next = 0;
    while let Some(own) = found.get(next).copied() {
        let more: Vec<usize> =
            items[own].after.iter().copied().filter(|before| !found.contains(before)).collect();
        found.extend(more);
        next += 1;
    }
    found
}

impl Search<'_> {
    /// Weighs minutes against milestones so that the bound before the search is as low as it gets.
    /// Whatever the weights, no choice within both limits takes more than 1.
    fn weigh(&mut self) {
        let share = |part: f64, all: f64| if part > 0.0 { part / all.max(0.5) } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "a few milestones")]
        let parts: Vec<(f64, f64)> = self
            .items
            .iter()
            .map(|item| {
                (
                    share(f64::from(item.cost), f64::from(self.limits.budget)),
                    share(item.milestones as f64, self.limits.milestones[1] as f64),
                )
            })
            .collect();
        let mut lowest = f64::INFINITY;
        for minutes in (0..=WEIGHINGS).rev().map(|n| f64::from(n) / f64::from(WEIGHINGS)) {
            let takes: Vec<f64> = parts
                .iter()
                .map(|(cost, count)| minutes * cost + (1.0 - minutes) * count)
                .collect();
            let mut order: Vec<usize> = (0..self.items.len()).collect();
            let density = |place: usize| self.items[place].value / takes[place].max(1e-9);
            order.sort_by(|&a, &b| density(b).total_cmp(&density(a)).then(a.cmp(&b)));
            let before = std::mem::replace(&mut self.takes, takes);
            let before = (before, std::mem::replace(&mut self.order, order));
            let bound = self.fractional(0, 1.0);
            if bound < lowest {
                lowest = bound;
            } else {
                (self.takes, self.order) = before;
            }
        }
    }

    /// Decides the first undecided item from `depth` of the order on.
    fn descend(&mut self, depth: usize, sum: Sum) {
        let bound = sum.value + self.fractional(depth, 1.0 - sum.takes);
        if self.best.as_ref().is_some_and(|(best, _)| bound <= *best) {
            return;
        }
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            self.open = self.open.max(bound);
            return;
        }
        let undecided = |depth: &usize| self.taken[self.order[*depth]].is_none();
        let Some(depth) = (depth..self.order.len()).find(undecided) else {
            self.arrive(sum);
            return;
        };
        let place = self.order[depth];
        // Whatever waits for an item that is left is left as well, so nothing taken here lacks anything.
        let (with, new) = self.take(&self.needs[place].clone(), sum);
        if self.holds(&with) {
            self.descend(depth + 1, with);
        }
        self.forget(&new);
        let new = self.decide(&self.feeds[place].clone(), false);
        self.descend(depth + 1, sum);
        self.forget(&new);
    }

    /// Takes what of `places` is undecided; returns the sum with it, and which it was.
    fn take(&mut self, places: &[usize], sum: Sum) -> (Sum, Vec<usize>) {
        let new = self.decide(places, true);
        let add = |sum: Sum, place: &usize| Sum {
            value: sum.value + self.items[*place].value,
            cost: sum.cost.saturating_add(self.items[*place].cost),
            milestones: sum.milestones + self.items[*place].milestones,
            takes: sum.takes + self.takes[*place],
        };
        (new.iter().fold(sum, add), new)
    }

    fn decide(&mut self, places: &[usize], taken: bool) -> Vec<usize> {
        let mut new = Vec::new();
        for &place in places {
            if self.taken[place].is_none() {
                self.taken[place] = Some(taken);
                new.push(place);
            }
        }
        new
    }

    fn forget(&mut self, places: &[usize]) {
        for &place in places {
            self.taken[place] = None;
        }
    }

    /// Whether minutes and milestones hold what has been chosen.
    fn holds(&self, sum: &Sum) -> bool {
        sum.cost <= self.limits.budget && sum.milestones <= self.limits.milestones[1]
    }

    fn arrive(&mut self, sum: Sum) {
        let chosen: Vec<usize> =
            (0..self.items.len()).filter(|i| self.taken[*i] == Some(true)).collect();
        let delivers = !self.limits.deliverable || chosen.iter().any(|i| self.items[*i].delivers);
        let better = self.best.as_ref().is_none_or(|(best, _)| sum.value > *best);
        if delivers && sum.milestones >= self.limits.milestones[0] && better {
            self.best = Some((sum.value, chosen));
        }
    }

    /// What the undecided items could add if the last one could be taken in part.
    fn fractional(&self, depth: usize, mut room: f64) -> f64 {
        let mut value = 0.0;
        for &place in self.order[depth..].iter().filter(|place| self.taken[**place].is_none()) {
            let takes = self.takes[place];
            if takes > room {
                return value + self.items[place].value * room.max(0.0) / takes;
            }
            value += self.items[place].value;
            room -= takes;
        }
        value
    }
}
