//! How fast a plan is chosen, rescheduled and read from a journal of many years.

use chrono::{Days, NaiveDate};
use domain::{
    ErrorKind, UserError,
    occupation::{Occupation, Seniority},
    plan::{
        self, Actual, Draft, Plan, Request,
        select::{Item, Limits, select},
    },
    profile::{Levels, Profile},
    reference::Reference,
    risk::{self, Horizon},
};
use store::{Moment, Store};

use super::{Result, bench::times};
use crate::answer::Refusal;

/// Choices among forty projects that are tried.
const CHOICES: u32 = 500;
const CANDIDATES: u32 = 40;
/// A plan lies behind for so many days before it edits.
const BEHIND: u64 = 12;
/// Years of a journal, its entries a day, and the steps of all its plans.
const YEARS: u64 = 10;
const STEPS: usize = 10_000;
/// How often today is read from it.
const OPENINGS: usize = 50;
/// Words of its entries; each is searched for as it is typed, letter by letter, so many times.
const WORDS: [&str; 8] = [
    "calibration",
    "runbook",
    "stakeholder",
    "threshold",
    "review",
    "incident",
    "labels",
    "latency",
];
const SEARCHES: usize = 10;
/// Entries that are saved to it.
const SAVES: usize = 100;

/// Milliseconds of choosing among forty made-up projects, in ascending order.
pub fn choices() -> Vec<f64> {
    let mut state = 1_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut made = Vec::new();
    for _ in 0..CHOICES {
        let items: Vec<Item> = (0..CANDIDATES as usize)
            .map(|place| Item {
                value: f64::from(next(1000)) / 500.0,
                cost: 300 + next(300),
                after: if place > 0 && next(6) == 0 { vec![place - 1] } else { Vec::new() },
                milestones: 2 + next(3) as usize,
                delivers: true,
                wanted: false,
            })
            .collect();
        made.push((items, 1500 + next(2000)));
    }
    times(&made, |(items, budget)| {
        let limits =
            Limits { budget: *budget, milestones: [6, 9], deliverable: true, nodes: u64::MAX };
        select(items, limits);
    })
}

/// Milliseconds of proposing how plans bend that lie twelve days behind, in ascending order.
pub fn reschedules(some: &[&Occupation], request: &Request, reference: &Reference) -> Vec<f64> {
    let late = request.start + Days::new(BEHIND);
    let plans: Vec<Plan> = some
        .iter()
        .map(|o| plan::draft(o, Seniority::Mid, None, &Levels::new(), request, reference))
        .map(|draft| Plan { id: 1, draft, actual: Actual::default() })
        .collect();
    times(&plans, |running| {
        plan::apply_reschedule(running, &plan::reschedule(running, late, reference));
    })
}

/// Milliseconds, in ascending order, of a journal with an entry for each day of ten years and ten thousand
/// steps in its plans.
pub struct Measured {
    /// Opening today.
    pub openings: Vec<f64>,
    /// Searching its entries, letter by letter as words are typed.
    pub searches: Vec<f64>,
    /// Saving another entry.
    pub saves: Vec<f64>,
}

/// Measures such a journal in a folder of its own.
pub fn measure(role: &Occupation, request: &Request, reference: &Reference) -> Result<Measured> {
    let dir = std::env::temp_dir().join(format!("waymark-bench-{}", std::process::id()));
    let times = in_folder(&dir, role, request, reference);
    let _ = std::fs::remove_dir_all(&dir);
    times
}

fn in_folder(
    dir: &std::path::Path,
    role: &Occupation,
    request: &Request,
    reference: &Reference,
) -> Result<Measured> {
    let mut store = Store::open(dir, &moment(request.start))?;
    let draft = plan::draft(role, Seniority::Mid, None, &Levels::new(), request, reference);
    fill(&mut store, role, &draft, reference)?;
    let today = request.start + Days::new(30);
    let mut openings = Vec::new();
    let mut failed = false;
    for time in times(0..OPENINGS, |_| {
        let running = store.plan();
        failed |= !running.is_ok_and(|running| {
            running.is_some_and(|running| plan::today(&running, today).date == today)
        });
    }) {
        openings.push(time);
    }
    if failed {
        return Err(unreadable());
    }
    let typed: Vec<&str> =
        WORDS.iter().flat_map(|word| (1..=word.len()).map(|n| &word[..n])).collect();
    let mut found = 0;
    let searches = times((0..SEARCHES).flat_map(|_| &typed), |word| {
        found += store.search_entries(word).map_or(0, |entries| entries.len());
    });
    let before = store.list_entries(None, None)?.len();
    let saves = times(0..SAVES, |_| {
        let _ = store.add_entry(today, "One more line, as it is typed.", &[], &[], &moment(today));
    });
    let kept = store.list_entries(None, None)?.len() - before;
    if found == 0 || kept != SAVES {
        return Err(unreadable());
    }
    Ok(Measured { openings, searches, saves })
}

fn unreadable() -> Refusal {
    Refusal::from(UserError::new(
        ErrorKind::Other,
        "The journal that was made for measuring cannot be read.",
        "Is the disk full?",
    ))
}

/// Ten years of entries, and plans until there are ten thousand steps.
fn fill(store: &mut Store, role: &Occupation, draft: &Draft, reference: &Reference) -> Result<()> {
    let start = draft.start;
    let titles: Vec<&str> = draft.steps.iter().map(|step| step.title.as_str()).collect();
    for back in (0..YEARS * 365).rev() {
        let day = start.checked_sub_days(Days::new(back)).unwrap_or(start);
        let word = WORDS[back as usize % WORDS.len()];
        // Some sixty words, as somebody writes who writes every day.
        let page: Vec<&str> =
            titles.iter().cycle().skip(back as usize).step_by(3).take(8).copied().collect();
        let text = format!("What was done on day {back}: {word}. {}.", page.join(". "));
        store.add_entry(day, &text, &["work".into()], &[], &moment(day))?;
    }
    let who = Profile {
        occupation: role.code.clone(),
        typed_title: role.title.clone(),
        seniority: Seniority::Mid,
        levels: Levels::new(),
    };
    let report = risk::assess(role, Seniority::Mid, Horizon::Now, &reference.model);
    for _ in 0..STEPS.div_ceil(draft.steps.len().max(1)) {
        store.start_plan(&who, draft, &report, &moment(start))?;
    }
    Ok(())
}

fn moment(today: NaiveDate) -> Moment {
    Moment { utc: format!("{today}T12:00:00Z"), zone: "UTC".into(), today }
}
