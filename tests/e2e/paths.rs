//! From the score to a path of one's own choosing, in the real window.

use serde_json::json;

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

#[test]
fn a_person_says_preferences_lets_a_near_miss_in_pins_and_plans_towards_a_path() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&display, folder.path(), "light");
    first_run(&window, |_| {});
    window.evaluate("(location.hash = '#/risk', true)");
    window.sees("Where the 14 comes from");
    // Alt 4 opens the paths.
    window.press("\u{E00A}4");
    window.sees("Worth your hours");
    window.find_with_text("article h2", "MLOps engineer");
    window.click_text("button", "Let it in");
    window.sees("Nothing is kept yet");
    window.click_text("button", "Keep these wishes");
    window.sees("Done: Change what a path must offer");
    window.sees("You changed:");
    window.press("\u{E009}z");
    window.wait_until("the preference is undone", |w| !w.text().contains("You changed:"));
    window.click_text("a", "Everything within reach");
    window.click("main tbody button[aria-pressed=false]");
    window.find("main tbody button[aria-pressed=true]");
    window.click_text("a", "Worth your hours");
    window.sees("Pinned");
    window.find_with_text("article h2", "MLOps engineer");
    let plan = "[...document.querySelectorAll('article')].find(e => e.textContent.includes('MLOps engineer'))";
    window.evaluate(&format!(
        "([...{plan}.querySelectorAll('button')].find(e => e.textContent.includes('Plan this way')).click(), true)"
    ));
    window.sees("Plan towards: MLOps engineer");
    window.click_text("dialog button", "Start this plan");
    window.wait_until("the plan has started", |w| {
        w.evaluate("document.querySelector('dialog[open]') === null") == json!(true)
    });
    window.evaluate("(location.hash = '#/plan', true)");
    window.sees("towards: MLOps engineer");
    assert_eq!(window.evaluate("document.querySelectorAll('[role=alert]').length"), json!(0));
}
