//! A journal full of what would do harm, in the real window: none of it runs, none of it loads.

use std::{io::Cursor, path::Path};

use chrono::NaiveDate;
use domain::{
    portfolio::BeforeAfter,
    profile::Profile,
    risk::{self, Horizon},
};
use exchange::{archive, feedback};
use serde_json::json;
use store::{Moment, NewEvidence, Store};

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

/// Each would leave its mark on the window if it ran.
const HARMFUL: [&str; 9] = [
    "<script>window.harmed = 1</script>",
    "<img src=x onerror=\"window.harmed = 2\">",
    "<svg onload=\"window.harmed = 3\"></svg>",
    "[press me](javascript:window.harmed=4)",
    "<a href=\"javascript:window.harmed=5\">press me</a>",
    "![a picture](https://example.org/6.png)",
    "<iframe srcdoc=\"<script>parent.harmed = 7</script>\"></iframe>",
    "<style>@import url(https://example.org/8.css)</style>",
    "\"><img src=https://example.org/9.png onload=window.harmed=9>",
];

/// Elements that only come of markup, and anything that was asked of another place.
const LOOK: &str = "({
  harmed: window.harmed ?? null,
  made: document.querySelectorAll(
    'main script, main iframe, main img, main object, main embed, main a[href^=\"javascript\"], \
     main a[href^=\"http\"], main [onerror], main [onload], dialog script, dialog img, dialog iframe'
  ).length,
  asked: performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('example.org')),
})";

fn moment(today: NaiveDate) -> Moment {
    Moment { utc: format!("{today}T12:00:00Z"), zone: "UTC".into(), today, asked: false }
}

/// Writes harm into the title, entries, tags, links, checks, evidence, sentences and comments, and lays
/// all of it as an imported file into another journal.
fn poison(folder: &Path, into: &Path, today: NaiveDate) {
    let now = moment(today);
    let reference = &catalog::load().expect("the catalogue").reference;
    let mut store = Store::open(folder, &now).expect("the journal");
    let (profile, own) = store.own(reference).expect("read").expect("a person");
    let report = risk::assess(&own, profile.seniority, Horizon::Now, &reference.model);
    let draft = store.plan().expect("read").expect("a plan").draft;
    let titled = Profile { typed_title: HARMFUL[1].into(), ..profile };
    store.start_plan(&titled, &draft, &report, &now).expect("a plan");
    let first = store.plan().expect("read").expect("a plan").draft.milestones[0].id.clone();
    store.complete(&first, HARMFUL[0], None, &now).expect("done");
    for (place, harm) in HARMFUL.into_iter().enumerate() {
        let links = [format!("with:{}", harm.chars().take(60).collect::<String>())];
        store.add_entry(today, harm, &[harm.into()], &links, &now).expect("an entry");
        let number = f64::from(u8::try_from(place).expect("few"));
        let change = Some(BeforeAfter { before: number, after: 0.0, unit: harm.into() });
        let new = NewEvidence { text: harm.into(), change, ..NewEvidence::default() };
        store.add_evidence(&new, reference, &now).expect("evidence");
        store.write_achievement(None, harm, &["E1".into()], reference, &now).expect("a sentence");
    }
    store.remove_entry(1, &now).expect("to the trash");
    store.edit_entry(2, HARMFUL[3], &[], None, &now).expect("another version");
    let proof = store.proof(reference).expect("proof");
    let sent = feedback::bundle(&Default::default(), &proof.achievements, &proof.evidence);
    let back = String::from_utf8(sent.bytes)
        .expect("text")
        .replace("Your name:", &format!("Your name: {}", HARMFUL[1]))
        .replace("\nYour comment:\n", &format!("\nYour comment: {}\n", HARMFUL[2]));
    let back = feedback::comments(back.as_bytes()).expect("comments");
    let heard = store.import_comments(&back, false, reference, &now).expect("comments");
    assert!(heard.added > 0);
    let life = archive::pack(&store.whole().expect("rows")).expect("a zip").bytes;
    let life = archive::unpack(Cursor::new(life), "life.zip").expect("whole");
    let mut other = Store::open(into, &now).expect("another journal");
    let taken = other.import_all(&life, false, &now).expect("taken in");
    assert!(taken.done.is_some());
}

#[test]
fn nothing_that_somebody_wrote_runs_or_loads() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let day = "2026-03-02";
    let window = Window::open_on(&display, folder.path(), day);
    first_run(&window, |_| {});
    window.find("#next");
    drop(window);
    let other = tempfile::tempdir().expect("a folder");
    let place = |folder: &tempfile::TempDir| folder.path().join("waymark");
    poison(&place(&folder), &place(&other), day.parse().expect("a date"));

    let window = Window::open_on(&display, other.path(), day);
    let unharmed = |where_: &str| {
        let found = window.evaluate(LOOK);
        assert_eq!(found, json!({ "harmed": null, "made": 0, "asked": [] }), "{where_}");
    };
    window.sees("Today");
    for (screen, sees) in [
        ("today", "Today"),
        ("journal", "window.harmed = 3"),
        ("portfolio", "window.harmed = 2"),
        ("plan", "Plan"),
        ("risk", "Where the"),
        ("settings", "Settings"),
    ] {
        window.evaluate(&format!("(location.hash = '#/{screen}', true)"));
        window.sees(sees);
        unharmed(screen);
    }
    window.evaluate("(location.hash = '#/journal', true)");
    window.sees("Removed entries");
    let trash = "[...document.querySelectorAll('aside button')].find(e => e.textContent.includes('Removed'))";
    window.evaluate(&format!("({trash}.click(), true)"));
    window.find("dialog[open]");
    unharmed("trash");
    window.press("\u{E00C}");
    window.type_into("input[type=search]", "onerror");
    window.sees("with “onerror”");
    unharmed("search");
}
