//! One's own work said by keyboard alone, in the real window.

use serde_json::json;

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";
/// More stops of the Tab key than any screen has.
const STOPS: usize = 120;

impl Window {
    /// Presses Tab until what has the focus shows `text`, or bears it as its name.
    fn tab_to(&self, css: &str, text: &str) {
        let here = format!(
            "(() => {{ const e = document.activeElement; return e.matches({}) && \
             ((e.getAttribute('aria-label') ?? '') + e.textContent + (e.labels?.[0]?.textContent ?? '')).includes({}) }})()",
            json!(css),
            json!(text)
        );
        for _ in 0..STOPS {
            if self.evaluate(&here) == json!(true) {
                return;
            }
            self.press(TAB);
        }
        panic!("Tab does not reach {css} “{text}”; the window shows: {}", self.text());
    }
}

#[test]
fn a_person_finishes_the_quiz_by_keyboard_alone_and_undoes_an_answer() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&display, folder.path(), "light");
    first_run(&window, |_| {});
    // Alt 2 opens the risk screen.
    window.press("\u{E00A}2");
    window.sees("Where the 14 comes from");
    window.tab_to("a", "Your own work");
    window.press(ENTER);
    let range = "document.querySelector('main form')?.closest('section')?.innerText.match(/\\d+, between \\d+ and \\d+/)?.[0]";
    window.sees("with what you have not said");
    let before = window.evaluate(range);
    let question = "document.querySelector('main legend')?.textContent ?? ''";
    let mut asked = Vec::new();
    // Seven questions at most for the role of the published example.
    while asked.len() < 8 {
        let now = window.evaluate(question);
        if window.text().contains("nothing more is worth asking") {
            break;
        }
        window.tab_to("input[type=radio]", "");
        // The third of the answers, by the arrow keys.
        window.press(" ");
        window.press(DOWN);
        window.press(DOWN);
        window.press(ENTER);
        window.wait_until("the next question, or the end", |w| {
            w.evaluate(question) != now || w.text().contains("nothing more is worth asking")
        });
        asked.push(now);
    }
    assert!((1..=7).contains(&asked.len()), "{asked:?}");
    window.sees("nothing more is worth asking");
    let after = window.evaluate("document.querySelector('main').innerText");
    assert!(!after.as_str().unwrap_or_default().contains(before.as_str().unwrap_or("nothing")));
    window.press("\u{E009}z");
    window.sees("Undone: Answer a question");
}
