//! A plan that is left alone for some days and edits when somebody comes back, in the real window.

use serde_json::json;

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

#[test]
fn after_four_days_away_a_person_is_welcomed_and_the_plan_bends_and_straightens() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    // A Monday.
    let window = Window::open_on(&display, folder.path(), "2026-03-02");
    first_run(&window, |_| {});
    window.find("#next");
    let step = window.evaluate("document.querySelector('#next').textContent");
    window.click("main form button[type=submit]");
    window.wait_until("the first step is checked", |w| {
        w.evaluate("document.querySelector('#next')?.textContent ?? null") != step
    });
    drop(window);

    // Tuesday to Friday go by.
    let window = Window::open_on(&display, folder.path(), "2026-03-07");
    window.sees("days went by without the plan");
    assert!(!window.text().contains("after you were last here"), "four days away are no question");
    let next = window.evaluate("document.querySelector('#next').textContent");
    assert!(next.as_str().is_some_and(|next| next.contains("Welcome back")), "{next}");
    let days = |w: &Window| {
        w.evaluate("(location.hash = '#/plan', document.querySelector('main').innerText)")
    };
    window.click_text("button", "See what would move");
    window.find("dialog[open], [role=dialog]");
    window.click_text("[role=dialog] button, dialog button", "Apply");
    window.sees("Done: Bend the plan");
    window.wait_until("nothing waits any more", |w| !w.text().contains("See what would move"));
    window.press("\u{E009}z");
    window.sees("See what would move");
    assert!(days(&window).is_string());
    assert_eq!(window.evaluate("document.querySelectorAll('[role=alert]').length"), json!(0));
}

#[test]
fn a_plan_that_starts_on_a_day_without_minutes_says_what_comes_and_lets_one_do_it_today() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    // In the night to Monday it is still Sunday for somebody who is awake.
    let window = Window::open_at(&display, folder.path(), "light", "2026-03-02T03:30:00+01:00");
    first_run(&window, |_| {});
    window.sees("Sunday");
    window.sees("Nothing is planned for today");
    window.sees("Next, tomorrow:");
    let comes = window.evaluate("document.querySelector('#next').textContent");
    window.click_text("button", "Do it today");
    window.sees("for tomorrow");
    assert_eq!(window.evaluate("document.querySelector('h2#next').textContent.trim()"), comes);
    window.click("main section form button[type=submit]");
    window.sees("Done: Check a step");
    window.sees("Nothing is planned for today");
    window.wait_until("another step comes next", |w| {
        let next = w.evaluate("document.querySelector('#next')?.textContent");
        next.is_string() && next != comes
    });
}
