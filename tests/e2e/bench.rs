//! Measures the release window: from the start of the process to the first contentful paint, and
//! the memory of all its processes once it is idle. `cargo xtask bench` runs it.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a measurement prints, or stops")]

#[path = "driver.rs"]
#[allow(dead_code, reason = "a measurement needs less of it than a journey")]
mod driver;

use std::{
    fs,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use store::{Moment, Store};

use driver::{Display, Window};

const RUNS: usize = 7;

fn main() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let (mut paints, mut memories) = (Vec::new(), Vec::new());
    for run in 0..=RUNS {
        let window = Window::open(&display, folder.path(), "light");
        window.sees("What do you do for a living?");
        let paint = "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime";
        let painted = window.evaluate(paint).as_f64().expect("the window has painted");
        let process = newest("waymark").expect("the process of the window");
        sleep(Duration::from_secs(3));
        // The first run warms the file cache and is not counted.
        if run > 0 {
            paints.push(painted - started(process));
            memories.push(family(process).into_iter().map(proportional_set).sum());
        }
    }
    drag(&display, folder.path());
    check(&display, folder.path());
    write(&display, folder.path());
    println!("runs                      {RUNS}");
    println!("first paint, median       {:.0} ms", median(&mut paints));
    println!("first paint, worst        {:.0} ms", paints[RUNS - 1]);
    println!("memory (PSS), median      {:.0} MB", median(&mut memories));
}

/// Drags a share of the week through sixty places: what the handler takes until the page has changed,
/// how far apart frames then lie, and how long the score takes to follow.
fn drag(display: &Display, folder: &Path) {
    let window = Window::open(display, folder, "light");
    window.sees("What do you do for a living?");
    let started = window.settle(START);
    assert!(started.is_object(), "a plan begins: {started}");
    window.evaluate("(location.hash = '#/risk/yours', location.reload(), true)");
    window.sees("This is my week");
    window.find("main input[type=range]");
    let measured = window.settle(&format!("({STEPS})({DRAG})"));
    for (name, what) in [
        ("handler", "slider handler"),
        ("frame", "frame while dragging"),
        ("score", "score follows in"),
    ] {
        report(&measured, name, what);
    }
}

/// Opens the editor of sentences and writes slips: how long until the first is told, what memory the checker takes, and
/// what of it is left when it has ended.
fn check(display: &Display, folder: &Path) {
    let window = Window::open(display, folder, "light");
    window.find("nav");
    window.evaluate("(location.hash = '#/portfolio', true)");
    window.find_with_text("button", "Write a sentence");
    sleep(Duration::from_secs(3));
    let process = newest("waymark").expect("the process of the window");
    let memory = || -> f64 { family(process).into_iter().map(proportional_set).sum() };
    let before = memory();
    let begun = Instant::now();
    window.click_text("button", "Write a sentence");
    window.type_into("dialog[open] textarea", "I has wrote the the report.");
    window.find_with_text("dialog[open] li", "should probably be");
    println!("first slip told after     {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    println!("memory of the checker     {:.0} MB", memory() - before);
    window.click_text("dialog[open] button", "Not now");
    sleep(Duration::from_secs(10));
    println!("left when it has ended    {:.0} MB", memory() - before);
}

/// The median and the worst of the milliseconds under a name.
fn report(measured: &serde_json::Value, name: &str, what: &str) {
    let mut times: Vec<f64> =
        measured[name].as_array().into_iter().flatten().filter_map(|t| t.as_f64()).collect();
    let middle = median(&mut times);
    let worst = times.last().copied().unwrap_or_default();
    println!("{what:<26}{middle:.1} ms, worst {worst:.1} ms");
}

/// Types into a page of two thousand letters, in a journal with an entry for each day of ten years:
/// what the handler takes until the page has changed, how far apart frames then lie, and how long the
/// list takes to follow a save.
fn write(display: &Display, folder: &Path) {
    let days = NaiveDate::from_ymd_opt(2016, 1, 6).expect("a date").iter_days().take(3650);
    let mut journal = None;
    for today in days {
        let now =
            Moment { utc: format!("{today}T12:00:00Z"), zone: "UTC".into(), today, asked: false };
        let store = journal.get_or_insert_with(|| {
            Store::open(&folder.join("waymark"), &now).expect("the journal")
        });
        store.add_entry(today, &PAGE.repeat(4), &["work".into()], &[], &now).expect("an entry");
    }
    drop(journal);
    let window = Window::open(display, folder, "light");
    window.find("nav");
    window.evaluate("(location.hash = '#/journal', true)");
    window.sees("Show older entries");
    let page = serde_json::json!(PAGE.repeat(20)).to_string();
    let measured = window.settle(&format!("({STEPS})({})", WRITE.replace("PAGE", &page)));
    for (name, what) in [
        ("handler", "typing handler"),
        ("frame", "frame while typing"),
        ("save", "saved entry follows in"),
    ] {
        report(&measured, name, what);
    }
}

/// Some hundred letters.
const PAGE: &str = "What was done today, what it showed, and who saw it: two slices, one brief, a call with product. ";

/// Sixty changes of a page, one a frame, and whatever else is measured there.
const STEPS: &str = "(async ({ put, rest }) => { \
    const frame = () => new Promise((done) => requestAnimationFrame(done)); \
    const out = { handler: [], frame: [] }; \
    let before = await frame(); \
    for (let place = 0; place < 60; place++) { \
      const begun = performance.now(); \
      put(place); \
      await Promise.resolve(); \
      out.handler.push(performance.now() - begun); \
      const now = await frame(); \
      out.frame.push(now - before); \
      before = now; \
    } \
    return { ...out, ...(await rest(frame)) }; })";

const WRITE: &str = "(() => { \
    const field = document.querySelector('main textarea'); \
    const write = (text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }; \
    const shows = (text) => [...document.querySelectorAll('article')].some((one) => one.textContent.includes(text)); \
    const rest = async (frame) => { \
      const save = []; \
      for (let place = 0; place < 5; place++) { \
        write('Saved as number ' + place + '.'); \
        await frame(); \
        const begun = performance.now(); \
        field.form.requestSubmit(); \
        while (!shows('number ' + place + '.') && performance.now() - begun < 5000) await frame(); \
        save.push(performance.now() - begun); \
        await frame(); \
      } \
      return { save }; \
    }; \
    const page = PAGE; \
    write(page); \
    return { put: (place) => write(page + 'x'.repeat(place)), rest }; })()";

/// A plan of the role of the published example.
const START: &str = "window.__TAURI_INTERNALS__.invoke('start_plan', { \
    profile: { occupation: 'machine-learning-engineer', typed_title: 'ML engineer', seniority: 'mid', levels: {} }, \
    target: null, ask: { start: '2026-01-05', days: 90, hours: null, off: [], wanted: [] } })";

const DRAG: &str = "(() => { \
    const slider = document.querySelector('main input[type=range]'); \
    const shown = () => document.querySelector('[role=status] strong')?.textContent; \
    const drag = (share) => { slider.value = String(share); slider.dispatchEvent(new Event('input', { bubbles: true })); }; \
    const rest = async () => { \
      const score = []; \
      for (let place = 0; place < 20; place++) { \
        const old = shown(); \
        const begun = performance.now(); \
        drag(place % 2 ? 5 : 95); \
        while (shown() === old && performance.now() - begun < 2000) await new Promise((done) => setTimeout(done, 0)); \
        score.push(performance.now() - begun); \
      } \
      return { score }; \
    }; \
    return { put: (place) => drag(10 + place), rest }; })()";

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").expect("a list of processes").flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Fields of `/proc/PID/stat` behind the name, which may hold spaces.
fn stat(process: u32) -> Option<(String, Vec<String>)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (head, rest) = text.rsplit_once(')')?;
    let name = head.split_once('(')?.1.to_owned();
    Some((name, rest.split_whitespace().map(str::to_owned).collect()))
}

fn newest(name: &str) -> Option<u32> {
    processes().filter(|process| stat(*process).is_some_and(|(own, _)| own == name)).max()
}

/// Milliseconds since 1970 at which a process began, to ten milliseconds.
fn started(process: u32) -> f64 {
    let boot = fs::read_to_string("/proc/stat").expect("the time of the boot");
    let boot =
        boot.lines().find_map(|line| line.strip_prefix("btime ")).expect("the time of the boot");
    let up = fs::read_to_string("/proc/uptime").expect("the time since the boot");
    let up: f64 = up.split(' ').next().and_then(|up| up.parse().ok()).expect("seconds");
    let ticks: f64 = stat(process).expect("it runs").1[19].parse().expect("ticks");
    // `btime` counts whole seconds: the difference of now and the time since the boot is finer.
    let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs_f64();
    let boot = (now - up).max(boot.parse::<f64>().expect("seconds") - 1.0);
    (boot + ticks / 100.0) * 1000.0
}

/// A process and all that it started.
fn family(process: u32) -> Vec<u32> {
    let mut family = vec![process];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        let children = processes().filter(|child| {
            stat(*child).is_some_and(|(_, fields)| fields[1] == parent.to_string())
        });
        family.extend(children);
        next += 1;
    }
    family
}

/// Proportional set size in megabytes.
fn proportional_set(process: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kilobytes: f64 =
        line.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or(0.0);
    kilobytes / 1024.0
}
