//! Days as they were planned and as they were.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    id::{ProjectId, StepId},
    plan::types::{Plan, Progress, Step, StepKind},
};

/// From so many minutes on a day counts as active in the plan.
pub const LEAST_DAY: u32 = 5;
/// Days over which continuity is counted.
const ROLLING: u64 = 28;

/// A day in the picture of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanDay {
    /// The date.
    pub day: NaiveDate,
    /// Minutes there are.
    pub capacity: u32,
    /// Minutes that stood on it when it came; of a day to come, those that stand on it now.
    pub planned: u32,
    /// Minutes that were worked, as far as told; else as planned.
    pub minutes: u32,
    /// Steps that were finished.
    pub done: u32,
    /// What kind of day.
    pub kind: DayKind,
}

/// What kind of day it was or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Something was done.
    Active,
    /// Something was planned, and nothing done.
    Quiet,
    /// Nothing was planned or done.
    Free,
    /// Kept free for what takes longer.
    Reserve,
    /// No time, as planned.
    Off,
    /// Skipped by travel: nobody knows.
    NoData,
    /// Today, with nothing done yet, or a day to come.
    Ahead,
}

/// A day as it was planned that morning, and as it was.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DayView {
    /// In figures.
    pub day: PlanDay,
    /// Day of the plan; 0 outside of it.
    pub number: u32,
    /// The steps that stood on it when it came.
    pub planned: Vec<Step>,
    /// What was done on it, whatever day it was planned for.
    pub actual: Vec<ActualStep>,
}

/// Something done on a day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ActualStep {
    /// The step's id.
    pub id: StepId,
    /// Its title.
    pub title: String,
    /// Minutes it took on this day; as planned where nothing was told.
    pub minutes: u32,
    /// The note on it.
    pub note: String,
    /// Whether it was finished.
    pub finished: bool,
}

/// Points that work is worth: of each project's value the part that its finished minutes are of all
/// its minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Gained {
    /// First day that counts.
    pub since: NaiveDate,
    /// Points in all; the sum of the parts.
    pub points: f64,
    /// Points that the whole plan is worth.
    pub of: f64,
    /// By project, largest first; none that gained nothing.
    pub parts: Vec<GainedPart>,
}

/// What one project gained.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GainedPart {
    /// The project's id; empty for steps of one's own.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Points gained.
    pub points: f64,
    /// Minutes of finished steps, as planned.
    pub minutes: u32,
}

/// A rolling share that one miss barely moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct Continuity {
    /// Days with something done, five minutes or more.
    pub days: u32,
    /// Days that had something planned or done, today only once something is done.
    pub of: u32,
}

/// The day on which a step stood when `morning` came. A move on that very day comes later.
fn stood(plan: &Plan, step: &Step, morning: NaiveDate) -> NaiveDate {
    let since = plan.actual.moved.iter().filter(|one| one.id == step.id && one.on >= morning);
    since.map(|one| one.from).next().unwrap_or(step.day)
}

/// What was done on each day: of every finished step what its sessions left, and every session.
fn actual(plan: &Plan) -> BTreeMap<NaiveDate, Vec<ActualStep>> {
    let mut days: BTreeMap<NaiveDate, Vec<ActualStep>> = BTreeMap::new();
    let title = |id: &StepId| {
        let step = plan.draft.steps.iter().find(|step| step.id == *id);
        step.map_or(String::new(), |step| step.title.clone())
    };
    for one in &plan.actual.sessions {
        days.entry(one.on).or_default().push(ActualStep {
            id: one.step.clone(),
            title: title(&one.step),
            minutes: one.minutes,
            note: one.note.clone(),
            finished: false,
        });
    }
    for step in &plan.draft.steps {
        if let Progress::Done { on, minutes, note } = &step.progress {
            let sessions = plan.actual.sessions.iter().filter(|one| one.step == step.id);
            let before: u32 = sessions.map(|one| one.minutes).sum();
            days.entry(*on).or_default().push(ActualStep {
                id: step.id.clone(),
                title: step.title.clone(),
                minutes: minutes.unwrap_or(step.minutes).saturating_sub(before),
                note: note.clone(),
                finished: true,
            });
        }
    }
    days
}

/// Whether a step stood on a day when it came, or stands on one to come. What was left out on the day
/// itself stood there.
pub(in crate::plan) fn stands(plan: &Plan, step: &Step, day: NaiveDate, today: NaiveDate) -> bool {
    let on = if day < today { stood(plan, step, day) } else { step.day };
    let gone = matches!(step.progress, Progress::Skipped { on, .. } if on < day || day >= today);
    on == day && !gone
}

/// Every day of the plan, seen from `today`.
pub fn plan_days(plan: &Plan, today: NaiveDate) -> Vec<PlanDay> {
    let actual = actual(plan);
    let mut standing: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for step in &plan.draft.steps {
        // A moved step stood on every day that came while it stood there.
        let mut days = vec![step.day];
        days.extend(plan.actual.moved.iter().filter(|one| one.id == step.id).map(|one| one.from));
        days.dedup();
        for day in days {
            if stands(plan, step, day, today) {
                *standing.entry(day).or_default() += step.minutes;
            }
        }
    }
    let days = plan.draft.load.iter().map(|load| load.day);
    days.map(|day| {
        let done = actual.get(&day).map_or(&[][..], Vec::as_slice);
        plan_day(plan, day, standing.get(&day).copied().unwrap_or(0), done, today)
    })
    .collect()
}

fn plan_day(
    plan: &Plan,
    day: NaiveDate,
    planned: u32,
    actual: &[ActualStep],
    today: NaiveDate,
) -> PlanDay {
    let minutes = actual.iter().map(|one| one.minutes).sum();
    let finished = actual.iter().filter(|one| one.finished).count();
    let there = plan.draft.request.minutes_on(day);
    let kind = if finished > 0 || minutes >= LEAST_DAY {
        DayKind::Active
    } else if plan.actual.skipped.contains(&day) {
        DayKind::NoData
    } else if there == 0 {
        DayKind::Off
    } else if plan.draft.reserves.contains(&day) {
        DayKind::Reserve
    } else if day >= today {
        DayKind::Ahead
    } else if planned > 0 {
        DayKind::Quiet
    } else {
        DayKind::Free
    };
    let done = u32::try_from(finished).unwrap_or(u32::MAX);
    PlanDay { day, capacity: there, planned, minutes, done, kind }
}

/// One day as it was planned and as it was, seen from `today`.
pub fn day_view(plan: &Plan, day: NaiveDate, today: NaiveDate) -> DayView {
    let mut all = actual(plan);
    let actual = all.remove(&day).unwrap_or_default();
    let planned: Vec<Step> =
        plan.draft.steps.iter().filter(|step| stands(plan, step, day, today)).cloned().collect();
    let minutes = planned.iter().map(|step| step.minutes).sum();
    let number = (day - plan.draft.start).num_days() + 1;
    let within = day <= plan.draft.end;
    DayView {
        day: plan_day(plan, day, minutes, &actual, today),
        number: if within { u32::try_from(number).unwrap_or(0) } else { 0 },
        planned,
        actual,
    }
}

/// How many of the last four weeks' days had something done, of those that count.
pub(super) fn continuity(plan: &Plan, today: NaiveDate) -> Continuity {
    let from = today.checked_sub_days(Days::new(ROLLING - 1)).unwrap_or(today);
    let days = plan_days(plan, today);
    let recent = days.iter().filter(|one| (from..=today).contains(&one.day));
    let mut share = Continuity::default();
    for one in recent {
        match one.kind {
            DayKind::Active => {
                share.days += 1;
                share.of += 1;
            }
            DayKind::Quiet => share.of += 1,
            _ => {}
        }
    }
    share
}

/// What the work finished from `since` to `until` is worth.
pub fn gained(plan: &Plan, since: NaiveDate, until: NaiveDate) -> Gained {
    let draft = &plan.draft;
    let own = |step: &&Step| step.kind == StepKind::Work;
    let counts =
        |step: &&Step| step.progress.done_on().is_some_and(|on| (since..=until).contains(&on));
    let mut minutes: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for step in draft.steps.iter().filter(own) {
        let sums = minutes.entry(plan.project_of(step)).or_default();
        sums[1] += step.minutes;
        if counts(&step) {
            sums[0] += step.minutes;
        }
    }
    let mut parts: Vec<GainedPart> = draft
        .chosen
        .iter()
        .filter_map(|chosen| {
            let [done, all] = minutes.get(chosen.project.as_str()).copied()?;
            let points = chosen.value * f64::from(done) / f64::from(all.max(1));
            (done > 0).then(|| GainedPart {
                project: chosen.project.clone(),
                title: chosen.title.clone(),
                points,
                minutes: done,
            })
        })
        .collect();
    parts.sort_by(|a, b| b.points.total_cmp(&a.points).then_with(|| a.project.cmp(&b.project)));
    let points = parts.iter().map(|part| part.points).sum();
    Gained { since, points, of: draft.value, parts }
}
