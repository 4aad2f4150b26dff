//! How fast the rules run on this machine, and how fast a journal of many years is read.

use std::{path::Path, time::Instant};

use chrono::{Days, NaiveDate};
use domain::{
    ErrorKind, UserError,
    id::Uid,
    occupation::{Occupation, Seniority},
    paths::{self, Preferences},
    plan::{
        self, Actual, Ask, Draft, Plan, PlanEdit, Request,
        select::{self, Item, Limits, select},
    },
    profile::{Levels, Profile},
    reference::Reference,
    risk::{self, Draws, Horizon},
    skills,
};
use serde_json::json;
use store::{Moment, Store};

use crate::{
    answer::{Answer, Refusal, Result},
    context::Context,
    table::table,
};

/// Of the occupations that are tried, so many are explored from: each takes a tenth of a second.
const EXPLORED: usize = 10;
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

/// Runs each rule on every occupation and finds every name, or one in so many of each.
pub fn run(context: &Context, every: usize) -> Result {
    let begun = Instant::now();
    let catalog = context.catalog()?;
    let open_ms = milliseconds(begun);
    let reference = &catalog.reference;
    let begun = Instant::now();
    catalog.prepare();
    let index_ms = milliseconds(begun);
    let names: Vec<&str> = catalog.names().map(|(name, _)| name).step_by(every).collect();
    let titles = times(&names, |title| {
        catalog.find(title, 5);
    });
    let slipped: Vec<String> = names.iter().map(|name| slip(name)).collect();
    let slips = times(&slipped, |title| {
        catalog.find(title, 5);
    });
    let points = times(reference.occupations.iter(), |o| {
        risk::point(o, Seniority::Mid, &reference.model);
    });
    let some: Vec<_> = reference.occupations.iter().step_by(every).collect();
    let reports = times(&some, |o| {
        risk::assess(o, Seniority::Mid, Horizon::Now, &reference.model);
    });
    let ranges = times(&some, |o| {
        let draws = Draws::new(o.tasks.len(), &reference.model);
        risk::range(&draws, o, Seniority::Mid, &reference.model);
    });
    let found = times(&some, |o| {
        paths::find(o, Seniority::Mid, &Levels::new(), &Preferences::default(), reference);
    });
    let [gaps, explored] = around(&some, reference);
    let start = context.clock().moment(store::DAY_START_HOUR).today;
    let ask = Ask { start, days: 90, ..Ask::default() };
    let request = ask.request(1.5, &reference.model.plan)?;
    let drafts = times(&some, |o| {
        plan::draft(o, Seniority::Mid, None, &Levels::new(), &request, reference);
    });
    let select = times(&some, |o| {
        select::for_occupation(o, Seniority::Mid, &request, reference);
    });
    let measured = measure(some[0], &request, reference)?;
    let json = json!({
        "names": names.len(),
        "index_ms": index_ms,
        "titles_p99_us": p99(&titles) * 1000.0,
        "titles_slip_p99_us": p99(&slips) * 1000.0,
        "score_all_ms": points.iter().sum::<f64>(),
        "report_p99_ms": p99(&reports),
        "range_p99_ms": p99(&ranges),
        "ranges_all_ms": all_ranges(reference),
        "occupations": reference.occupations.len(),
        "gap_p99_ms": p99(&gaps),
        "paths_p99_ms": p99(&found),
        "explore_p99_ms": p99(&explored),
        "select_p99_ms": p99(&select),
        "draft_p99_ms": p99(&drafts),
        "select_40_p99_ms": p99(&choices()),
        "reschedule_p99_ms": p99(&reschedules(&some, &request, reference)),
        "today_p99_ms": p99(&measured.openings),
        "search_p99_ms": p99(&measured.searches),
        "save_p99_ms": p99(&measured.saves),
        "open_ms": open_ms,
    });
    let rows =
        json.as_object().into_iter().flatten().map(|(name, value)| {
            [name.clone(), format!("{:.2}", value.as_f64().unwrap_or_default())]
        });
    let text = table(["Measure", "Here"], &[1], rows);
    Ok(Answer { json, text })
}

/// Milliseconds of gaps and of looking around, in ascending order.
fn around(some: &[&Occupation], reference: &Reference) -> [Vec<f64>; 2] {
    // Each to its neighbour in the list, so that roles and published occupations are both met.
    let gaps = times(some.iter().zip(some.iter().cycle().skip(1)), |(from, to)| {
        skills::gap(from, to, &Levels::new(), reference);
    });
    let explored = times(some.iter().step_by(EXPLORED), |o| {
        paths::explore(o, Seniority::Mid, &Levels::new(), &Preferences::default(), reference);
    });
    [gaps, explored]
}

/// Milliseconds for the scores of all occupations with their ranges, from the same draws, on one core.
fn all_ranges(reference: &Reference) -> f64 {
    let begun = Instant::now();
    let most = reference.occupations.iter().map(|o| o.tasks.len()).max().unwrap_or(0);
    let draws = Draws::new(most, &reference.model);
    for o in reference.occupations.iter() {
        risk::range(&draws, o, Seniority::Mid, &reference.model);
    }
    milliseconds(begun)
}

/// A name with two neighbouring letters in its middle exchanged.
fn slip(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    if middle > 0 {
        letters.swap(middle - 1, middle);
    }
    letters.into_iter().collect()
}

/// Milliseconds of `work` for each item, in ascending order.
fn times<T>(items: impl IntoIterator<Item = T>, mut work: impl FnMut(T)) -> Vec<f64> {
    let mut times: Vec<f64> = items
        .into_iter()
        .map(|item| {
            let begun = Instant::now();
            work(item);
            milliseconds(begun)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

/// The 99th percentile of ascending times.
fn p99(times: &[f64]) -> f64 {
    times.get((times.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

/// Milliseconds of choosing among forty made-up projects, in ascending order.
fn choices() -> Vec<f64> {
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
fn reschedules(some: &[&Occupation], request: &Request, reference: &Reference) -> Vec<f64> {
    let late = request.start + Days::new(BEHIND);
    let plans: Vec<Plan> = some
        .iter()
        .map(|o| plan::draft(o, Seniority::Mid, None, &Levels::new(), request, reference))
        .map(|draft| Plan { id: 1, uid: Uid::default(), draft, actual: Actual::default() })
        .collect();
    times(&plans, |running| {
        let edit = PlanEdit::Reschedule;
        if let Ok(after) = edit.apply(running, late, reference) {
            edit.preview(running, &after, late, reference);
        }
    })
}

/// Milliseconds, in ascending order, of a journal with an entry for each day of ten years and ten thousand
/// steps in its plans.
struct Measured {
    /// Opening today.
    openings: Vec<f64>,
    /// Searching its entries, letter by letter as words are typed.
    searches: Vec<f64>,
    /// Saving another entry.
    saves: Vec<f64>,
}

/// Measures such a journal in a folder of its own.
fn measure(role: &Occupation, request: &Request, reference: &Reference) -> Result<Measured> {
    let dir = std::env::temp_dir().join(format!("waymark-bench-{}", std::process::id()));
    let times = in_folder(&dir, role, request, reference);
    let _ = std::fs::remove_dir_all(&dir);
    times
}

fn in_folder(
    dir: &Path,
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
    Moment { utc: format!("{today}T12:00:00Z"), zone: "UTC".into(), today, asked: false }
}
