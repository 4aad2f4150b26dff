//! How fast the rules run on this machine.

use std::time::Instant;

use domain::{
    occupation::{Occupation, Seniority},
    paths::{self, Preferences},
    plan,
    plan::{Ask, select},
    profile::Levels,
    reference::Reference,
    risk::{self, Draws, Horizon},
    skills,
};
use serde_json::json;

use super::{Result, bench_living};
use crate::{answer::Answer, context::Context, table::table};

/// Of the occupations that are tried, so many are explored from: each takes a tenth of a second.
const EXPLORED: usize = 10;

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
    let measured = bench_living::measure(some[0], &request, reference)?;
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
        "select_40_p99_ms": p99(&bench_living::choices()),
        "reschedule_p99_ms": p99(&bench_living::reschedules(&some, &request, reference)),
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
pub(super) fn times<T>(items: impl IntoIterator<Item = T>, mut work: impl FnMut(T)) -> Vec<f64> {
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
