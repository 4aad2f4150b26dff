//! Whoever writes loses nothing: the program is killed in the middle of a thought and opened again.

use std::fs;

use serde_json::json;

use crate::{
    driver::{Display, Window},
    journey::first_run,
};

const FIELD: &str = "main textarea";

fn open_journal(window: &Window) {
    window.find("nav");
    window.evaluate("(location.hash = '#/journal', true)");
    window.find(FIELD);
}

#[test]
fn a_killed_program_has_every_letter_when_it_comes_back() {
    let display = Display::start(1440, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let unsaved = folder.path().join("waymark/unsaved.json");
    let window = Window::open(&display, folder.path(), "light");
    first_run(&window, |_| {});
    open_journal(&window);
    let mut written = String::new();
    let mut window = window;
    for thought in ["Half a thought", " and the next word", ", to the l\u{e4}st letter"] {
        window.type_into(FIELD, thought);
        written += thought;
        window.wait_until("the last letter is kept", |_| {
            let kept = fs::read(&unsaved).unwrap_or_default();
            serde_json::from_slice::<serde_json::Value>(&kept)
                .is_ok_and(|kept| kept["entry:long"] == json!(written))
        });
        window.kill();
        window = Window::open(&display, folder.path(), "light");
        open_journal(&window);
        window.wait_until("every letter is there", |w| {
            w.evaluate("document.querySelector('main textarea').value") == json!(written)
        });
    }
    window.sees("Kept as you type");
    window.click_text("main button", "Save");
    window.sees("Done: Write in the journal");
    window.wait_until("nothing unsaved is left", |_| !unsaved.exists());
    window.sees("to the l\u{e4}st letter");
}
