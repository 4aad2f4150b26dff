//! Other days for steps that cannot stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::{
    id::{MilestoneId, ProjectId, StepId},
    plan::{
        ledger::{Ledger, is_working_day},
        types::{Plan, Step},
    },
    reference::Reference,
};

/// Slack within this many days is used before a reserve day.
const SOON: u64 = 7;

/// The open steps of one project, in order.
struct Line<'a> {
    project: &'a str,
    steps: Vec<&'a Step>,
    /// Projects that come first.
    after: Vec<&'a str>,
}

struct Rescheduler<'a> {
    plan: &'a Plan,
    today: NaiveDate,
    /// What stands on each day now.
    ledger: Ledger,
    /// Where every step that may move stands now.
    days: BTreeMap<&'a StepId, NaiveDate>,
    /// Steps that need people at work.
    at_work: BTreeSet<&'a StepId>,
}

/// Brings open steps of past days, and of days without room, onto days with room; what is `fixed` stays where
/// it is. Returns the steps that found none, by project: they stay, too.
///
/// Nothing stacks: no day gets more than it holds. Slack is used first, then reserve days. Only
/// projects with something to move move, and their steps keep their order; a project that waits
/// for another stays behind it. Done and skipped steps never move.
pub(super) fn reschedule(
    plan: &mut Plan,
    today: NaiveDate,
    reference: &Reference,
    fixed: impl Fn(&Step) -> bool,
) -> Vec<StepId> {
    let lines = lines(plan, reference, fixed);
    let mut rescheduler = Rescheduler::new(plan, today, &lines, reference);
    // Steps only ever move later, so this ends.
    loop {
        let before = rescheduler.days.clone();
        for line in &lines {
            rescheduler.settle(line, &lines);
        }
        if rescheduler.days == before {
            break;
        }
    }
    let steps = lines.iter().flat_map(|line| line.steps.iter().copied());
    let stuck = steps.filter(|step| is_stuck(rescheduler.day(step), &rescheduler.ledger, today));
    let stuck = stuck.map(|step| step.id.clone()).collect();
    let days: BTreeMap<StepId, NaiveDate> =
        rescheduler.days.into_iter().map(|(id, day)| (id.clone(), day)).collect();
    for step in &mut plan.draft.steps {
        step.day = days.get(&step.id).copied().unwrap_or(step.day);
    }
    stuck
}

/// The open steps of a plan for which there is no room.
pub(super) fn stuck(plan: &Plan, today: NaiveDate) -> Vec<&Step> {
    let ledger = Ledger::of(&plan.draft);
    let open = plan.draft.steps.iter().filter(|step| step.is_open_work());
    open.filter(|step| is_stuck(step.day, &ledger, today)).collect()
}

fn is_stuck(day: NaiveDate, ledger: &Ledger, today: NaiveDate) -> bool {
    day < today || ledger.is_overfull(day)
}

/// Open work by project, those that others wait for first.
fn lines<'a>(
    plan: &'a Plan,
    reference: &'a Reference,
    fixed: impl Fn(&Step) -> bool,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    let open = plan.draft.steps.iter().filter(|step| step.is_open_work() && !fixed(step));
    for step in open {
        let project = plan.project_of(step);
        if let Some(line) = lines.iter_mut().find(|line| line.project == project) {
            line.steps.push(step);
            continue;
        }
        let after = reference.project(project).map_or(&[][..], |known| known.after.as_slice());
        let after = after.iter().map(ProjectId::as_str).collect();
        lines.push(Line { project, steps: vec![step], after });
    }
    lines
}

impl<'a> Rescheduler<'a> {
    fn new(plan: &'a Plan, today: NaiveDate, lines: &[Line<'a>], reference: &Reference) -> Self {
        let movable = || lines.iter().flat_map(|line| line.steps.iter().copied());
        let delivered = at_work(plan, reference);
        let at_work = movable()
            .filter(|step| step.milestone.as_ref().is_some_and(|id| delivered.contains(id)))
            .map(|step| &step.id)
            .collect();
        let days = movable().map(|step| (&step.id, step.day)).collect();
        Self { plan, today, ledger: Ledger::of(&plan.draft), days, at_work }
    }

    fn day(&self, step: &Step) -> NaiveDate {
        self.days.get(&step.id).copied().unwrap_or(step.day)
    }

    /// Moves the steps of a project if one of them cannot stay: as many of the first ones as find
    /// room, in order.
    fn settle(&mut self, line: &Line<'a>, lines: &[Line<'a>]) {
        let before = lines
            .iter()
            .filter(|other| line.after.contains(&other.project))
            .flat_map(|other| other.steps.iter().map(|step| self.day(step)))
            .max();
        let earliest = before.map_or(self.today, |day| day.max(self.today));
        let stays = |step: &&Step| {
            let day = self.day(step);
            day >= earliest && !self.ledger.is_overfull(day)
        };
        if line.steps.iter().all(stays) {
            return;
        }
        let found = (1..=line.steps.len()).rev().find_map(|count| {
            let (first, rest) = line.steps.split_at(count);
            self.place(first, rest, earliest)
        });
        for (step, day) in line.steps.iter().zip(found.unwrap_or_default()) {
            self.ledger.give(self.day(step), step.minutes);
            self.ledger.take(day, step.minutes);
            self.days.insert(&step.id, day);
        }
    }

    /// Days for the first steps of a project while the rest stays, or `None`.
    fn place(
        &self,
        first: &[&Step],
        rest: &[&Step],
        earliest: NaiveDate,
    ) -> Option<Vec<NaiveDate>> {
        let mut ledger = self.ledger.clone();
        for step in first {
            ledger.give(self.day(step), step.minutes);
        }
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut cursor = earliest;
        for step in first {
            let own = self.day(step);
            let day = self.choose(step, own, cursor.max(own), &ledger)?;
            ledger.take(day, step.minutes);
            days.push(day);
            cursor = day;
        }
        let next = rest.iter().map(|step| self.day(step)).filter(|day| *day >= self.today).min();
        next.is_none_or(|next| cursor <= next).then_some(days)
    }

    /// The step's own day if it may stay; else slack soon; else any day, a reserve included.
    fn choose(
        &self,
        step: &Step,
        own: NaiveDate,
        from: NaiveDate,
        ledger: &Ledger,
    ) -> Option<NaiveDate> {
        let fits = |day: &NaiveDate| ledger.holds(*day, step.minutes);
        if own == from && fits(&own) {
            return Some(own);
        }
        let working = self.at_work.contains(&step.id);
        let find = |until: Option<NaiveDate>, reserves: bool, working: bool| {
            self.plan.draft.request.dates().find(|day| {
                *day >= from
                    && until.is_none_or(|until| *day < until)
                    && (reserves || !self.plan.draft.reserves.contains(day))
                    && (!working || is_working_day(*day))
                    && fits(day)
            })
        };
        let soon = from.checked_add_days(Days::new(SOON));
        find(soon, false, working)
            .or_else(|| find(None, true, working))
            .or_else(|| find(None, true, false))
    }
}

/// Milestones that are deliverables at work.
pub(super) fn at_work<'a>(plan: &'a Plan, reference: &Reference) -> BTreeSet<&'a MilestoneId> {
    if plan.draft.request.apart {
        return BTreeSet::new();
    }
    let delivers = |project: &str, title: &str| {
        let outlines = reference.project(project).map_or(&[][..], |known| &known.milestones);
        outlines.iter().any(|outline| outline.at_work && outline.title == title)
    };
    plan.draft
        .milestones
        .iter()
        .filter(|milestone| delivers(&milestone.project, &milestone.title))
        .map(|milestone| &milestone.id)
        .collect()
}
