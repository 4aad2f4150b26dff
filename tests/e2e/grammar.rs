//! Grammar is checked in the window itself: WebKit runs WebAssembly in a worker, under a policy of its own.

use serde_json::json;

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

const FOUND: &str =
    "[...document.querySelectorAll('dialog[open] .findings li')].map(one => one.textContent)";
/// What WebKit calls the thread of a worker.
const WORKER: &str = "WebCore: Worker";

#[test]
fn slips_of_grammar_stand_beside_what_else_is_weak() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&display, folder.path(), "light");
    first_run(&window, |_| {});
    window.evaluate("(location.hash = '#/portfolio', true)");
    assert_eq!(window.threads(WORKER), 0, "nobody has written yet");
    window.click_text("button", "Write a sentence");
    window.type_into("dialog[open] textarea", "I has wrote the the report.");
    window.wait_until("grammar is checked", |w| {
        w.evaluate(FOUND)
            == json!([
                "It does not say what came of it: what changed, for whom, by how much.",
                "“has” should probably be “have”.",
                "“wrote” should probably be “written”.",
                "“the the” should probably be “the”.",
            ])
    });
    assert_eq!(window.threads(WORKER), 1);
    window.click_text("dialog[open] button", "Not now");
    window.wait_until("the checker has ended", |w| w.threads(WORKER) == 0);
}
