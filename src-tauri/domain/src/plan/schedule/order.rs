//! The order of work, and its days.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::scheduler::{Scheduler, WorkItem};
use crate::{
    id::{MilestoneId, ProjectId, Uid},
    model::PlanModel,
    plan::{
        request::Request,
        types::{Milestone, Progress, Step},
    },
    project::{Outline, Phase, Project},
};

/// How many paces are tried between the most even one and the fastest.
const PACES: u32 = 8;
/// Quarters of the waiting time between steps that are tried, one after the other.
const WAITS: [u32; 4] = [4, 2, 1, 0];
/// Minutes that the first week may hold beside the first milestone.
const OPENING: u32 = 60;
/// A project that only waits for this many days is not under way.
const RIPENS: u32 = 7;

/// What a schedule consists of.
#[derive(Default)]
pub(in crate::plan) struct Placed {
    pub milestones: Vec<Milestone>,
    pub steps: Vec<Step>,
    pub reserves: Vec<NaiveDate>,
    pub notes: Vec<String>,
}

/// A project under way.
struct Line<'a> {
    project: &'a Project,
    /// Its next milestone.
    next: usize,
    /// The first day its next step may stand on.
    from: usize,
    /// The last day on which it needed attention.
    busy: usize,
}

/// A milestone whose steps have found their days.
struct Laid<'a> {
    project: &'a Project,
    outline: &'a Outline,
    day: usize,
}

/// Places the projects, or `None` when they do not all fit.
pub(in crate::plan) fn schedule(
    chosen: &[(&Project, f64)],
    request: &Request,
    model: &PlanModel,
) -> Option<Placed> {
    let empty = Scheduler::new(request, model);
    let (first_week, there) = empty.there();
    let total: u32 = chosen.iter().flat_map(|(p, _)| &p.milestones).map(|m| m.minutes).sum();
    let queue = queue(chosen, first_week);
    #[expect(clippy::cast_precision_loss, reason = "minutes of a plan")]
    let even = (f64::from(total) / there.max(1) as f64).min(1.0);
    let paces: Vec<f64> = (0..=PACES)
        .map(|n| even + (1.0 - even) * f64::from(n) / f64::from(PACES))
        .filter(|pace| *pace < 1.0)
        .chain([1.0])
        .collect();
    // First with everything as it should be; then waiting less; then on any day of the week.
    let working = WAITS.map(|waits| (empty.clone(), waits));
    let schedulers = working.into_iter().chain([(empty.clone().any_day(), 0)]);
    let opening = queue.first().and_then(|first| first.milestones.first()).map_or(0, |m| m.minutes);
    schedulers.into_iter().find_map(|(scheduler, waits)| {
        paces.iter().find_map(|pace| {
            let mut scheduler = scheduler.clone().at_pace(*pace, opening + OPENING);
            let laid = lay(&queue, &mut scheduler, model, waits)?;
            let mut placed = finished(laid, scheduler, request);
            placed.notes.extend(hurried(chosen, waits));
            Some(placed)
        })
    })
}

/// What the reader must know when steps could not wait as long as they should.
fn hurried(chosen: &[(&Project, f64)], waits: u32) -> Option<String> {
    let steps = chosen.iter().flat_map(|(p, _)| &p.milestones).flat_map(|m| &m.steps);
    let waiting = steps.filter(|step| step.wait_days > 0).count();
    match waiting {
        _ if waits == WAITS[0] => None,
        0 => None,
        1 => Some("One step comes sooner than it says: these days leave less time to wait.".into()),
        n => Some(format!(
            "{n} steps come sooner than they say: these days leave less time to wait."
        )),
    }
}

/// Projects by value per hour, with one in front whose first milestone fits in the first week.
fn queue<'a>(chosen: &[(&'a Project, f64)], first_week: i64) -> Vec<&'a Project> {
    let density = |(project, value): &(&Project, f64)| value / project.hours.mean();
    let mut sorted = chosen.to_vec();
    sorted.sort_by(|a, b| density(b).total_cmp(&density(a)));
    let mut queue: Vec<&Project> = sorted.into_iter().map(|(project, _)| project).collect();
    let first =
        |project: &Project| project.milestones.first().map_or(0, |milestone| milestone.minutes);
    let free: Vec<usize> = (0..queue.len())
        .filter(|place| !queue[*place].after.iter().any(|id| queue.iter().any(|p| p.id == *id)))
        .collect();
    let fits = free.iter().copied().find(|place| i64::from(first(queue[*place])) <= first_week);
    let smallest = free.iter().copied().min_by_key(|place| first(queue[*place]));
    if let Some(place) = fits.or(smallest) {
        let lead = queue.remove(place);
        queue.insert(0, lead);
    }
    queue
}

/// Lays every milestone into the schedule: few projects under way at once, prerequisites first, and of
/// those under way the one that still learns before the one that proves.
fn lay<'a>(
    queue: &[&'a Project],
    scheduler: &mut Scheduler,
    model: &PlanModel,
    waits: u32,
) -> Option<Vec<Laid<'a>>> {
    let mut waiting: Vec<&Project> = queue.to_vec();
    let mut places: Vec<usize> = vec![0; model.in_progress.max(1)];
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let mut active: Vec<Line> = Vec::new();
    let mut laid: Vec<Laid> = Vec::new();
    loop {
        while !places.is_empty() {
            let ready = |project: &&Project| {
                let before = |id: &&ProjectId| queue.iter().any(|p| p.id == **id);
                project.after.iter().filter(before).all(|id| done.contains_key(id.as_str()))
            };
            let Some(place) = waiting.iter().position(ready) else { break };
            let project = waiting.remove(place);
            places.sort_unstable();
            let free = places.remove(0);
            let after = project.after.iter().filter_map(|id| done.get(id.as_str()));
            let from = after.copied().max().unwrap_or(0).max(free);
            active.push(Line { project, next: 0, from, busy: from });
        }
        let phase = |line: &Line| line.project.milestones.get(line.next).map(|next| next.phase);
        let next =
            (0..active.len()).min_by_key(|place| (phase(&active[*place]), active[*place].from));
        let Some(place) = next else { break };
        let line = &mut active[place];
        let project = line.project;
        if let Some(outline) = project.milestones.get(line.next) {
            milestone(outline, &laid.len().to_string(), line, scheduler, waits)?;
            laid.push(Laid { project, outline, day: line.from });
            line.next += 1;
        }
        if line.next >= project.milestones.len() {
            let line = active.remove(place);
            places.push(line.busy);
            done.insert(&project.id, line.from);
        }
    }
    waiting.is_empty().then_some(laid)
}

/// Lays one milestone's steps, one after the other.
fn milestone(
    outline: &Outline,
    id: &str,
    line: &mut Line,
    scheduler: &mut Scheduler,
    waits: u32,
) -> Option<()> {
    for step in &outline.steps {
        let wait = step.wait_days * waits / WAITS[0];
        let item = WorkItem {
            title: &step.title,
            minutes: step.minutes,
            milestone: id,
            at_work: outline.at_work,
        };
        line.from = scheduler.place(&item, line.from + wait as usize)?;
        if wait < RIPENS {
            line.busy = line.from;
        }
    }
    Some(())
}

/// Milestones and steps in order of day, with their ids, recall checks among them.
fn finished(mut laid: Vec<Laid>, mut scheduler: Scheduler, request: &Request) -> Placed {
    for (place, work) in laid.iter().enumerate() {
        if work.outline.phase == Phase::Learn {
            scheduler.recall(&work.project.recall, &place.to_string(), work.day);
        }
    }
    let mut order: Vec<usize> = (0..laid.len()).collect();
    order.sort_by_key(|place| laid[*place].day);
    let id = |place: &str| -> Option<MilestoneId> {
        let place = order.iter().position(|p| p.to_string() == place)?;
        Some(format!("M{}", place + 1).into())
    };
    let mut steps = scheduler.steps;
    steps.sort_by_key(|step| (step.day, step.kind as u8));
    for (place, step) in steps.iter_mut().enumerate() {
        step.id = format!("S{}", place + 1).into();
        step.milestone = step.milestone.as_deref().and_then(id);
    }
    laid.sort_by_key(|work| work.day);
    let milestones: Vec<Milestone> = laid
        .iter()
        .enumerate()
        .map(|(place, work)| Milestone {
            uid: Uid::default(),
            proof: String::new(),
            id: format!("M{}", place + 1).into(),
            title: work.outline.title.clone(),
            project: work.project.id.clone(),
            phase: work.outline.phase,
            artefact: work.outline.artefact.clone(),
            day: scheduler.days[work.day],
            minutes: work.outline.minutes,
            evidence: work.project.evidence.clone(),
            progress: Progress::Open,
        })
        .collect();
    let week = request.start + Days::new(6);
    let late = milestones.first().filter(|first| first.day > week);
    let notes = late
        .map(|first| format!("With these hours the first milestone takes until {}.", first.day))
        .into_iter()
        .collect();
    Placed { milestones, steps, reserves: scheduler.reserves, notes }
}
