//! From a title to a checked step, closed, opened again, undone: in the real window.

use std::path::PathBuf;

use serde_json::json;

use crate::driver::{Display, Window};

/// Where pictures of the window go.
pub fn screens() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screens")
}

/// The first run up to the running plan, as a person clicks through it.
pub fn first_run(window: &Window, picture: impl Fn(&str)) {
    window.sees("What do you do for a living?");
    picture("start-title");
    window.type_into("[role=combobox]", "machine lerning engineer");
    window.click_text("[role=option]", "Machine learning engineer");
    window.sees("Is this you?");
    picture("start-you");
    window.click_text("button", "Yes, show my score");
    window.sees("Where you stand");
    window.sees("14");
    picture("start-score");
    window.click_text("button", "What can I do about it?");
    window.sees("How much time do you have?");
    picture("start-time");
    window.click_text("button", "Show me three paths");
    window.find_with_text("button", "Show me the plan");
    picture("start-paths");
    window.click_text("button", "Show me the plan");
    window.find_with_text("button", "Start the plan");
    picture("start-plan");
    window.click_text("button", "Start the plan");
    window.find("nav");
}

#[test]
fn a_person_starts_a_plan_checks_a_step_comes_back_and_undoes_it() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&display, folder.path(), "light");
    first_run(&window, |_| {});
    window.find("#next");
    let step = window.evaluate("document.querySelector('#next').textContent");
    let step = step.as_str().expect("the next step").to_owned();
    window.click("main form button[type=submit]");
    window.wait_until("the next step is another one", |w| {
        w.evaluate("document.querySelector('#next')?.textContent") != json!(step)
    });
    drop(window);

    let window = Window::open(&display, folder.path(), "light");
    window.find("nav");
    window.wait_until("the step is still checked", |w| {
        let next = w.evaluate("document.querySelector('#next')?.textContent");
        next.is_string() && next != json!(step)
    });
    window.press("\u{E009}z");
    window.sees("Check a step");
    window.wait_until("the step is open again", |w| {
        w.evaluate("document.querySelector('#next')?.textContent") == json!(step)
    });
}

#[test]
fn a_second_window_says_that_the_first_is_open() {
    let display = Display::start(1280, 800);
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&display, folder.path(), "light");
    window.sees("What do you do for a living?");
    let second = store::WindowLock::take(&folder.path().join("waymark"));
    let error = second.expect_err("the folder is in use");
    assert_eq!(error.to_string(), "Waymark is already open on this journal.");
    window.sees("What do you do for a living?");
}
