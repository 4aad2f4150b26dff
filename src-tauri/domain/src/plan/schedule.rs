//! Placing steps on days with room.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    Milestone, Progress, Request, Step, StepKind,
    calendar::{capacity, dates, is_working_day},
};
use crate::{
    model::PlanModel,
    practice::{Outline, Phase, Practice},
};

/// A remainder shorter than this is no sitting.
const SHORTEST_SITTING: u32 = 15;

/// What a schedule consists of.
#[derive(Default)]
pub(super) struct Placed {
    pub milestones: Vec<Milestone>,
    pub steps: Vec<Step>,
    pub reserves: Vec<NaiveDate>,
    pub notes: Vec<String>,
}

/// A milestone in the order of work.
struct Work<'a> {
    practice: &'a Practice,
    outline: &'a Outline,
}

/// The days of a plan while they fill up.
struct Board<'a> {
    model: &'a PlanModel,
    start: NaiveDate,
    days: Vec<NaiveDate>,
    /// Estimated minutes that still fit on each day: its capacity over the overrun, less what is there.
    room: Vec<u32>,
    /// Minutes of work that still fit in each week of the plan; slack stays free.
    week: Vec<u32>,
    steps: Vec<Step>,
}

/// Places the practices, or `None` when they do not all fit.
pub(super) fn schedule(
    chosen: &[(&Practice, f64)],
    request: &Request,
    model: &PlanModel,
) -> Option<Placed> {
    let total: u32 = chosen.iter().flat_map(|(p, _)| &p.milestones).map(|m| m.minutes).sum();
    let full = Board::new(request, model, 1.0);
    let first_week = full.0.week.first().copied().unwrap_or(0);
    let order = order(chosen, first_week, model);
    let there: u32 = full.0.week.iter().sum();
    // Spread the work over the whole plan when there is more room than work.
    let even = f64::from(total) / f64::from(there.max(1));
    [even * 1.08, f64::midpoint(even, 1.0), 1.0]
        .into_iter()
        .filter(|pace| *pace <= 1.0)
        .find_map(|pace| place(&order, request, model, pace))
}

fn place(order: &[Work], request: &Request, model: &PlanModel, pace: f64) -> Option<Placed> {
    let (mut board, reserves) = Board::new(request, model, pace);
    let mut milestones: Vec<Milestone> = Vec::new();
    let mut cursor = 0;
    for (place, work) in order.iter().enumerate() {
        let id = format!("M{}", place + 1);
        for (number, step) in work.outline.steps.iter().enumerate() {
            let last = number + 1 == work.outline.steps.len();
            let at_work = last && work.outline.at_work;
            cursor = board.sit(&step.title, step.minutes, &id, at_work, cursor)?;
        }
        milestones.push(milestone(id, work, board.days[cursor]));
    }
    let notes = first_week_note(&milestones, request);
    board.recall(order, &milestones);
    let mut steps = board.steps;
    steps.sort_by_key(|step| (step.day, step.kind as u8));
    for (place, step) in steps.iter_mut().enumerate() {
        step.id = format!("S{}", place + 1);
    }
    Some(Placed { milestones, steps, reserves, notes })
}

fn milestone(id: String, work: &Work, day: NaiveDate) -> Milestone {
    Milestone {
        id,
        title: work.outline.title.clone(),
        practice: work.practice.id.clone(),
        phase: work.outline.phase,
        artefact: work.outline.artefact.clone(),
        day,
        minutes: work.outline.minutes,
        evidence: work.practice.evidence.clone(),
        progress: Progress::Open,
    }
}

fn first_week_note(milestones: &[Milestone], request: &Request) -> Vec<String> {
    let late = milestones.first().filter(|first| first.day > request.start + Days::new(6));
    late.map(|first| format!("With these hours the first milestone takes until {}.", first.day))
        .into_iter()
        .collect()
}

/// The order of work: few practices at once, prerequisites first, learning before proving, and
/// something finished in the first week.
fn order<'a>(chosen: &[(&'a Practice, f64)], first_week: u32, model: &PlanModel) -> Vec<Work<'a>> {
    let mut waiting: Vec<&(&Practice, f64)> = chosen.iter().collect();
    waiting.sort_by(|a, b| (b.1 / b.0.hours.mean()).total_cmp(&(a.1 / a.0.hours.mean())));
    lead_with_something_small(&mut waiting, first_week);
    let mut active: Vec<(&Practice, usize)> = Vec::new();
    let mut order = Vec::new();
    loop {
        while active.len() < model.in_progress.max(1) {
            let free = |p: &Practice| {
                let unfinished = |id: &String| {
                    waiting.iter().any(|w| w.0.id == *id) || active.iter().any(|a| a.0.id == *id)
                };
                !p.after.iter().any(unfinished)
            };
            let Some(place) = waiting.iter().position(|(practice, _)| free(practice)) else {
                break;
            };
            active.push((waiting.remove(place).0, 0));
        }
        let phase = |(practice, next): &(&Practice, usize)| {
            practice.milestones.get(*next).map_or(Phase::Prove, |milestone| milestone.phase)
        };
        let Some(place) = (0..active.len()).min_by_key(|place| phase(&active[*place])) else {
            break;
        };
        let (practice, next) = active[place];
        if let Some(outline) = practice.milestones.get(next) {
            order.push(Work { practice, outline });
            active[place].1 += 1;
        }
        if active[place].1 >= practice.milestones.len() {
            active.remove(place);
        }
    }
    order
}

/// Moves the densest practice whose first milestone fits in the first week to the front.
fn lead_with_something_small(waiting: &mut Vec<&(&Practice, f64)>, first_week: u32) {
    let first =
        |practice: &Practice| practice.milestones.first().map_or(0, |milestone| milestone.minutes);
    let free = |practice: &Practice, all: &[&(&Practice, f64)]| {
        !practice.after.iter().any(|id| all.iter().any(|other| other.0.id == *id))
    };
    let fits = waiting.iter().position(|(p, _)| free(p, waiting) && first(p) <= first_week);
    let smallest = (0..waiting.len())
        .filter(|place| free(waiting[*place].0, waiting))
        .min_by_key(|place| first(waiting[*place].0));
    if let Some(place) = fits.or(smallest) {
        let lead = waiting.remove(place);
        waiting.insert(0, lead);
    }
}

impl<'a> Board<'a> {
    /// An empty board with its reviews and reserve days; `pace` is the share of the room to use.
    fn new(request: &Request, model: &'a PlanModel, pace: f64) -> (Self, Vec<NaiveDate>) {
        let days = dates(request);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "minutes of a day"
        )]
        let room: Vec<u32> = days
            .iter()
            .map(|day| (f64::from(capacity(request, *day)) / request.stretch()) as u32)
            .collect();
        let mut board =
            Self { model, start: request.start, days, room, week: Vec::new(), steps: Vec::new() };
        board.review();
        let reserves = board.reserve();
        let weeks = board.days.len().div_ceil(7);
        for week in 0..weeks {
            let there: u32 = board.room.iter().skip(week * 7).take(7).sum();
            // The first week runs at full pace: something is finished in it.
            let pace = if week == 0 { 1.0 } else { pace };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "minutes of a week"
            )]
            board.week.push((f64::from(there) * (1.0 - model.slack) * pace) as u32);
        }
        (board, reserves)
    }

    /// A review on the last day of each week that has room for it.
    fn review(&mut self) {
        for first in (0..self.days.len()).step_by(7) {
            let week = first..(first + 7).min(self.days.len());
            let Some(place) = week.rev().find(|place| self.room[*place] >= self.model.review)
            else {
                continue;
            };
            self.room[place] -= self.model.review;
            let title = format!("Review of week {}: what went well, what to change", first / 7 + 1);
            self.add(title, StepKind::Review, None, place, self.model.review);
        }
    }

    /// Days kept free, spread over the plan: ordinary ones, neither the longest nor a review's.
    fn reserve(&mut self) -> Vec<NaiveDate> {
        let longest = self.room.iter().copied().max().unwrap_or(0);
        let mut reserves = Vec::new();
        for number in 1..=self.model.reserves {
            let from = self.days.len() * number / (self.model.reserves + 1);
            let free = |place: &usize| {
                let room = self.room[*place];
                let taken = self.steps.iter().any(|step| step.day == self.days[*place]);
                room > 0 && room < longest && !taken
            };
            let Some(place) = (from..self.days.len()).find(free) else { continue };
            self.room[place] = 0;
            reserves.push(self.days[place]);
        }
        reserves
    }

    /// Sits down for a step from day `cursor` on, in as many sittings as it takes; returns the day
    /// of the last one.
    fn sit(
        &mut self,
        title: &str,
        minutes: u32,
        milestone: &str,
        at_work: bool,
        cursor: usize,
    ) -> Option<usize> {
        let [shortest, longest] = self.model.sitting;
        let mut parts: Vec<(usize, u32)> = Vec::new();
        let mut left = minutes;
        let mut day = cursor;
        while left > 0 {
            let there = self.room.get(day)?.min(&self.week[day / 7]).min(&longest);
            let mut part = left.min(*there);
            // Leave no crumb behind that is not worth sitting down for.
            if part < left && left - part < SHORTEST_SITTING {
                part = left - SHORTEST_SITTING;
            }
            let away = at_work && !is_working_day(self.days[day]) && self.any_working_day();
            if away || (part < left && part < shortest.min(left)) || part == 0 {
                day += 1;
                continue;
            }
            self.room[day] -= part;
            self.week[day / 7] -= part;
            left -= part;
            match parts.last_mut() {
                Some((last, minutes)) if *last == day => *minutes += part,
                _ => parts.push((day, part)),
            }
        }
        let of = parts.len();
        for (number, (day, minutes)) in parts.into_iter().enumerate() {
            let title = if of == 1 {
                title.to_owned()
            } else {
                format!("{title} ({} of {of})", number + 1)
            };
            self.add(title, StepKind::Work, Some(milestone.to_owned()), day, minutes);
        }
        Some(day.min(self.days.len() - 1))
    }

    fn any_working_day(&self) -> bool {
        self.days.iter().zip(&self.room).any(|(day, room)| *room > 0 && is_working_day(*day))
    }

    /// Short recall checks in the days after something was learnt, one a day at most.
    fn recall(&mut self, order: &[Work], milestones: &[Milestone]) {
        let minutes = self.model.recall;
        let mut taken: BTreeMap<usize, ()> = BTreeMap::new();
        let learnt =
            order.iter().zip(milestones).filter(|(work, _)| work.outline.phase == Phase::Learn);
        for (work, milestone) in learnt {
            for after in self.model.recall_days {
                let target = milestone.day + Days::new(u64::from(after));
                let from = usize::try_from((target - self.start).num_days()).unwrap_or(0);
                let free = |day: &usize| self.room[*day] >= minutes && !taken.contains_key(day);
                // A check much later than meant would test something else.
                let Some(day) = (from..self.days.len().min(from + 4)).find(free) else { continue };
                taken.insert(day, ());
                self.room[day] -= minutes;
                let title = format!("From memory: {}", work.practice.recall);
                self.add(title, StepKind::Recall, Some(milestone.id.clone()), day, minutes);
            }
        }
    }

    fn add(
        &mut self,
        title: String,
        kind: StepKind,
        milestone: Option<String>,
        day: usize,
        minutes: u32,
    ) {
        self.steps.push(Step {
            id: String::new(),
            milestone,
            kind,
            title,
            day: self.days[day],
            minutes,
            progress: Progress::Open,
        });
    }
}
