//! Other days for steps that cannot stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{
    Plan, Progress, Step, StepKind,
    calendar::{capacity, dates, is_working_day},
    reschedule::project_of,
};
use crate::reference::Reference;

/// Slack within this many days is used before a reserve day.
const SOON: u64 = 7;

/// Days by step id, and the steps for which there is no room.
pub(super) struct Rearranged<'a> {
    pub days: BTreeMap<&'a str, NaiveDate>,
    pub stuck: Vec<&'a Step>,
}

/// The open steps of one project, in order.
struct Line<'a> {
    project: &'a str,
    steps: Vec<&'a Step>,
    /// Projects that come first.
    after: Vec<&'a str>,
}

struct Rescheduler<'a> {
    plan: &'a Plan,
    date: NaiveDate,
    /// Days from today on.
    dates: Vec<NaiveDate>,
    /// Minutes of each day that nothing immovable stands on.
    open: BTreeMap<NaiveDate, u32>,
    /// Where every open step of work stands now.
    days: BTreeMap<&'a str, NaiveDate>,
    /// Steps that need people at work.
    at_work: BTreeSet<&'a str>,
}

/// Finds days until nothing moves any more; what is `fixed` stays where it is. Steps only ever move
/// later, so this ends.
pub(super) fn rearrange<'a>(
    plan: &'a Plan,
    date: NaiveDate,
    reference: &'a Reference,
    fixed: impl Fn(&Step) -> bool,
) -> Rearranged<'a> {
    let lines = lines(plan, reference, fixed);
    let mut rescheduler = Rescheduler::new(plan, date, &lines, reference);
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
    let stuck = steps
        .filter(|step| {
            let day = rescheduler.day(step);
            day < date || rescheduler.is_overfull(day)
        })
        .collect();
    Rearranged { days: rescheduler.days, stuck }
}

/// Open work by project, those that others wait for first.
fn lines<'a>(
    plan: &'a Plan,
    reference: &'a Reference,
    fixed: impl Fn(&Step) -> bool,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    let open = plan
        .draft
        .steps
        .iter()
        .filter(|step| step.progress.is_open() && step.kind == StepKind::Work && !fixed(step));
    for step in open {
        let project = project_of(plan, step);
        if let Some(line) = lines.iter_mut().find(|line| line.project == project) {
            line.steps.push(step);
            continue;
        }
        let after = reference.project(project).map_or(&[][..], |known| known.after.as_slice());
        let after = after.iter().map(String::as_str).collect();
        lines.push(Line { project, steps: vec![step], after });
    }
    lines
}

impl<'a> Rescheduler<'a> {
    fn new(plan: &'a Plan, date: NaiveDate, lines: &[Line<'a>], reference: &Reference) -> Self {
        let draft = &plan.draft;
        let dates: Vec<NaiveDate> =
            dates(&draft.request).into_iter().filter(|day| *day >= date).collect();
        let days: BTreeMap<&str, NaiveDate> = lines
            .iter()
            .flat_map(|line| line.steps.iter().map(|step| (step.id.as_str(), step.day)))
            .collect();
        let mut open: BTreeMap<NaiveDate, u32> =
            dates.iter().map(|day| (*day, capacity(&draft.request, *day))).collect();
        for step in draft.steps.iter().filter(|step| !days.contains_key(step.id.as_str())) {
            // What was done on another day took that day's time as well.
            let on = match step.progress {
                Progress::Done { on, .. } if on != step.day => vec![step.day, on],
                Progress::Skipped { .. } => Vec::new(),
                _ => vec![step.day],
            };
            for day in on {
                open.entry(day).and_modify(|room| *room = room.saturating_sub(step.minutes));
            }
        }
        let at_work = at_work(plan, reference);
        let at_work = lines
            .iter()
            .flat_map(|line| line.steps.iter())
            .filter(|step| step.milestone.as_deref().is_some_and(|id| at_work.contains(id)))
            .map(|step| step.id.as_str())
            .collect();
        Self { plan, date, dates, open, days, at_work }
    }

    fn day(&self, step: &Step) -> NaiveDate {
        self.days.get(step.id.as_str()).copied().unwrap_or(step.day)
    }

    /// Minutes of movable steps on a day, but for those in `but`.
    fn taken(&self, day: NaiveDate, but: &[&Step]) -> u32 {
        let steps = self.plan.draft.steps.iter();
        steps
            .filter(|step| self.days.get(step.id.as_str()) == Some(&day))
            .filter(|step| !but.iter().any(|other| other.id == step.id))
            .map(|step| step.minutes)
            .sum()
    }

    fn is_overfull(&self, day: NaiveDate) -> bool {
        let taken = self.taken(day, &[]);
        taken > 0 && taken > self.open.get(&day).copied().unwrap_or(0)
    }

    /// Moves the steps of a project if one of them cannot stay: as many of the first ones as find
    /// room, in order.
    fn settle(&mut self, line: &Line<'a>, lines: &[Line<'a>]) {
        let before = lines
            .iter()
            .filter(|other| line.after.contains(&other.project))
            .flat_map(|other| other.steps.iter().map(|step| self.day(step)))
            .max();
        let earliest = before.map_or(self.date, |day| day.max(self.date));
        let stays = |step: &&Step| {
            let day = self.day(step);
            day >= earliest && !self.is_overfull(day)
        };
        if line.steps.iter().all(stays) {
            return;
        }
        let found = (1..=line.steps.len()).rev().find_map(|count| {
            let (first, rest) = line.steps.split_at(count);
            self.place(first, rest, earliest)
        });
        for (step, day) in line.steps.iter().zip(found.unwrap_or_default()) {
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
        let mut room: BTreeMap<NaiveDate, u32> = self
            .dates
            .iter()
            .map(|day| (*day, self.open[day].saturating_sub(self.taken(*day, first))))
            .collect();
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut cursor = earliest;
        for step in first {
            let own = self.day(step);
            let day = self.choose(step, own, cursor.max(own), &room)?;
            room.entry(day).and_modify(|minutes| *minutes -= step.minutes);
            days.push(day);
            cursor = day;
        }
        let next = rest.iter().map(|step| self.day(step)).filter(|day| *day >= self.date).min();
        next.is_none_or(|next| cursor <= next).then_some(days)
    }

    /// The step's own day if it may stay; else slack soon; else any day, a reserve included.
    fn choose(
        &self,
        step: &Step,
        own: NaiveDate,
        from: NaiveDate,
        room: &BTreeMap<NaiveDate, u32>,
    ) -> Option<NaiveDate> {
        let fits = |day: &NaiveDate| room.get(day).is_some_and(|minutes| *minutes >= step.minutes);
        if own == from && fits(&own) {
            return Some(own);
        }
        let working = self.at_work.contains(step.id.as_str());
        let find = |until: Option<NaiveDate>, reserves: bool, working: bool| {
            self.dates.iter().copied().find(|day| {
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
pub(super) fn at_work<'a>(plan: &'a Plan, reference: &Reference) -> BTreeSet<&'a str> {
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
        .map(|milestone| milestone.id.as_str())
        .collect()
}
