//! Sessions on the days of a plan that is drafted.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    model::PlanModel,
    plan::{
        ledger::{Ledger, is_working_day},
        request::Request,
        types::{Step, StepKind},
    },
};

/// A remainder shorter than this is no session.
const SHORTEST_SESSION: u32 = 15;
/// Waiting this many days for one long session is better than two short ones.
const PATIENCE: usize = 5;
/// A review is held once this many minutes have gone by: weekly, unless hours are very few.
pub(in crate::plan) const REVIEWED: u32 = 120;
/// A recall check this many days later than meant would test something else.
const RECALL_GRACE: usize = 4;

/// What stands where so far, and what may still be planned.
#[derive(Clone)]
pub(super) struct Scheduler<'a> {
    model: &'a PlanModel,
    /// First to last.
    pub days: Vec<NaiveDate>,
    /// What is left of each day; nothing of reserve days.
    ledger: Ledger,
    /// Minutes of each week that may still be planned: the slack stays free.
    week: Vec<u32>,
    /// Minutes of work that may still be planned up to the end of each week, so that estimates
    /// that overrun still fit.
    ahead: Vec<i64>,
    /// The most days between two sessions of one step.
    apart: usize,
    /// Whether there is time on any working day at all.
    working_days: bool,
    /// Days kept free.
    pub reserves: Vec<NaiveDate>,
    /// What stands where so far, without ids.
    pub steps: Vec<Step>,
}

/// Work on a milestone that needs days.
pub(super) struct WorkItem<'a> {
    /// What to do.
    pub title: &'a str,
    /// Estimated minutes.
    pub minutes: u32,
    /// The milestone it belongs to.
    pub milestone: &'a str,
    /// Whether it needs people at work.
    pub at_work: bool,
}

impl<'a> Scheduler<'a> {
    /// An empty schedule with its reviews and reserve days.
    pub fn new(request: &Request, model: &'a PlanModel) -> Self {
        let days: Vec<NaiveDate> = request.dates().collect();
        let ledger = Ledger::new(request);
        let working_days = days.iter().any(|day| ledger.free(*day) > 0 && is_working_day(*day));
        let in_week = request.capacity.iter().filter(|minutes| minutes.get() > 0).count();
        let mut scheduler = Self {
            model,
            days,
            ledger,
            apart: 7 / in_week.max(1) + 2,
            week: Vec::new(),
            ahead: Vec::new(),
            working_days,
            reserves: Vec::new(),
            steps: Vec::new(),
        };
        scheduler.review();
        scheduler.reserve(reserve_days(request, model));
        scheduler.count_weeks(request);
        scheduler
    }

    /// Minutes of work that fit in the first week, and in the whole plan.
    pub fn there(&self) -> (i64, i64) {
        let at = |week: Option<&i64>| week.copied().unwrap_or(0).max(0);
        (at(self.ahead.first()), at(self.ahead.last()))
    }

    /// Keeps to a share of what could be planned, so that the work spreads over the whole plan. The
    /// first week may hold `opening` minutes all the same: something is finished in it.
    pub fn at_pace(mut self, pace: f64, opening: u32) -> Self {
        let first = self.ahead.first().copied().unwrap_or(0).min(i64::from(opening));
        for minutes in &mut self.ahead {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "minutes of a plan"
            )]
            let paced = (*minutes as f64 * pace).ceil() as i64;
            *minutes = paced.max(first);
        }
        self
    }

    /// Minutes that are left of a day.
    fn free(&self, day: usize) -> u32 {
        self.ledger.free_at(day)
    }

    /// A review on the last day of each week that has room for it.
    fn review(&mut self) {
        let mut since = 0;
        for first in (0..self.days.len()).step_by(7) {
            let week = first..(first + 7).min(self.days.len());
            since += week.clone().map(|day| self.free(day)).sum::<u32>();
            let held = week.rev().find(|day| self.free(*day) >= self.model.review);
            let Some(day) = held.filter(|_| since >= REVIEWED) else { continue };
            since = 0;
            let title = format!("Review of week {}: what went well, what to change", first / 7 + 1);
            self.add(title, StepKind::Review, None, day, self.model.review);
        }
    }

    /// Days kept free, spread over the plan: the shortest ones, and no review's.
    fn reserve(&mut self, count: usize) {
        let apart = self.days.len() / (count + 1);
        for from in (1..=count).map(|number| apart * number) {
            let free = |day: &usize| {
                self.free(*day) > 0 && !self.steps.iter().any(|s| s.day == self.days[*day])
            };
            let around = from..(from + apart.min(14)).min(self.days.len());
            let Some(day) = around.filter(free).min_by_key(|day| (self.free(*day), *day)) else {
                continue;
            };
            self.ledger.take(self.days[day], self.free(day));
            self.reserves.push(self.days[day]);
        }
    }

    fn count_weeks(&mut self, request: &Request) {
        let mut ahead = 0.0;
        for days in self.days.chunks(7) {
            let kept = days.iter().filter(|day| !self.reserves.contains(day));
            let there: u32 = kept.clone().map(|day| request.minutes_on(*day)).sum();
            let planned: u32 = kept.map(|day| self.ledger.taken(*day)).sum();
            let open = f64::from(there) * (1.0 - self.model.slack);
            ahead += open / request.overrun() - f64::from(planned);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "minutes of a week"
            )]
            self.week.push((open - f64::from(planned)).max(0.0) as u32);
            #[expect(clippy::cast_possible_truncation, reason = "minutes of a plan")]
            self.ahead.push(ahead as i64);
        }
        // What is reviewed early must not be planned early: a later week cannot hold less.
        for week in (1..self.ahead.len()).rev() {
            self.ahead[week - 1] = self.ahead[week - 1].min(self.ahead[week]);
        }
    }

    /// Finds days for an item from day `from` on, in as few sessions as do not hold it up; returns the
    /// day of the last one.
    pub fn place(&mut self, item: &WorkItem, from: usize) -> Option<usize> {
        let most = item.minutes.div_ceil(SHORTEST_SESSION).min(8);
        let ways: Vec<(Vec<u32>, Vec<usize>)> = (1..=most)
            .map(|sessions| split(item.minutes, sessions))
            .filter(|parts| {
                parts[0] <= self.model.session[1] && parts.iter().all(|p| *p >= SHORTEST_SESSION)
                    || parts.len() == 1
            })
            .filter_map(|parts| self.find(&parts, from, item.at_work).map(|days| (parts, days)))
            .collect();
        let last = |days: &[usize]| days.last().copied().unwrap_or(from);
        let soonest = ways.iter().map(|(_, days)| last(days)).min()?;
        let (parts, days) = ways.into_iter().find(|(_, days)| last(days) <= soonest + PATIENCE)?;
        let of = parts.len();
        for (number, (minutes, day)) in parts.into_iter().zip(&days).enumerate() {
            let title = if of == 1 {
                item.title.to_owned()
            } else {
                format!("{} ({} of {of})", item.title, number + 1)
            };
            self.week[day / 7] -= minutes;
            self.ahead[day / 7..].iter_mut().for_each(|ahead| *ahead -= i64::from(minutes));
            self.add(title, StepKind::Work, Some(item.milestone), *day, minutes);
        }
        days.last().copied()
    }

    /// The first days, one soon after the other, that hold these sessions.
    fn find(&self, parts: &[u32], from: usize, at_work: bool) -> Option<Vec<usize>> {
        (from..self.days.len()).find_map(|first| {
            let mut days: Vec<usize> = Vec::new();
            for number in 0..parts.len() {
                let soon = match days.last() {
                    None => first..first + 1,
                    Some(last) => last + 1..(last + 1 + self.apart).min(self.days.len()),
                };
                let fits = |day: &usize| self.fits(&parts[..=number], &days, *day, at_work);
                days.push(soon.into_iter().find(fits)?);
            }
            Some(days)
        })
    }

    /// Whether the last of `parts` fits on a day when those before it stand on `days`.
    fn fits(&self, parts: &[u32], days: &[usize], day: usize, at_work: bool) -> bool {
        let week = day / 7;
        let Some(part) = parts.last() else { return true };
        let in_week = days.iter().zip(parts).filter(|(other, _)| **other / 7 == week);
        let so_far: u32 = parts.iter().sum();
        self.free(day) >= *part
            && self.week[week] >= in_week.map(|(_, minutes)| *minutes).sum::<u32>() + part
            && self.ahead[week..].iter().all(|ahead| *ahead >= i64::from(so_far))
            && (!at_work || !self.working_days || is_working_day(self.days[day]))
    }

    /// No longer asks for working days: better at the weekend than not at all.
    pub fn any_day(mut self) -> Self {
        self.working_days = false;
        self
    }

    /// Short checks in the days after something was learnt on `learnt`, one a day at most.
    pub fn recall(&mut self, question: &str, milestone: &str, learnt: usize) {
        let minutes = self.model.recall;
        let mut taken: BTreeSet<NaiveDate> =
            self.steps.iter().filter(|s| s.kind == StepKind::Recall).map(|s| s.day).collect();
        for after in self.model.recall_days {
            let from = learnt + after as usize;
            let free = |day: &usize| {
                self.free(*day) >= minutes
                    && self.week[*day / 7] >= minutes
                    && !taken.contains(&self.days[*day])
            };
            let until = self.days.len().min(from + RECALL_GRACE);
            let Some(day) = (from..until).find(free) else { continue };
            taken.insert(self.days[day]);
            self.week[day / 7] -= minutes;
            let title = format!("From memory: {question}");
            self.add(title, StepKind::Recall, Some(milestone), day, minutes);
        }
    }

    fn add(
        &mut self,
        title: String,
        kind: StepKind,
        milestone: Option<&str>,
        day: usize,
        minutes: u32,
    ) {
        self.ledger.take(self.days[day], minutes);
        self.steps.push(Step {
            milestone: milestone.map(Into::into),
            kind,
            title,
            day: self.days[day],
            minutes,
            ..Step::default()
        });
    }
}

/// Minutes of work that the days of a plan hold, beside reviews, reserve days and slack.
pub(in crate::plan) fn room_for_work(request: &Request, model: &PlanModel) -> u32 {
    let (_, there) = Scheduler::new(request, model).there();
    u32::try_from(there).unwrap_or(0)
}

/// How many days a plan keeps free: in proportion to its length.
pub(in crate::plan) fn reserve_days(request: &Request, model: &PlanModel) -> usize {
    model.reserves * request.days as usize / 90
}

/// Minutes in even sessions, in steps of five minutes; earlier ones are not shorter.
fn split(minutes: u32, sessions: u32) -> Vec<u32> {
    let mut left = minutes;
    (0..sessions)
        .map(|number| {
            let even = left.div_ceil(sessions - number);
            let part = (even.div_ceil(5) * 5).min(left);
            left -= part;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_step_becomes_even_sessions() {
        assert_eq!(split(75, 2), [40, 35]);
        assert_eq!(split(90, 2), [45, 45]);
        assert_eq!(split(60, 1), [60]);
        assert_eq!(split(100, 3), [35, 35, 30]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_minute_is_lost_in_splitting(minutes in 15..600_u32, sessions in 1..8_u32) {
            prop_assert_eq!(split(minutes, sessions).iter().sum::<u32>(), minutes);
        }
    }
}
