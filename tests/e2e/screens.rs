//! Pictures of every screen, in light and dark, at three sizes, for people to look at.

use crate::{
    driver::{Display, Window},
    journey::{first_run, screens},
};

const SCREENS: [&str; 12] = [
    "today",
    "risk/why",
    "risk/yours",
    "risk/change",
    "risk/evidence",
    "skills",
    "paths",
    "paths/explore",
    "plan",
    "journal",
    "portfolio",
    "settings",
];
/// The smallest that the window can be, a laptop's and a desk's.
const SIZES: [(u32, u32); 3] = [(1024, 700), (1280, 800), (1920, 1080)];

#[test]
fn every_screen_can_be_looked_at_in_light_and_dark() {
    let display = Display::start(1960, 1180);
    let folder = tempfile::tempdir().expect("a folder");
    for theme in ["light", "dark"] {
        let window = Window::open(&display, &folder.path().join(theme), theme);
        window.resize(1280, 800);
        let picture =
            |name: &str| window.screenshot(&screens().join(format!("{name}-{theme}.png")));
        first_run(&window, picture);
        window.click_text("button", "Dismiss");
        for size in SIZES {
            window.resize(size.0, size.1);
            for screen in SCREENS {
                window.evaluate(&format!("(location.hash = '#{screen}', true)"));
                window.wait_until("the screen is loaded", |w| {
                    w.evaluate("!!document.querySelector('main h1') && !document.querySelector('main [aria-busy=true]')")
                        == serde_json::json!(true)
                });
                window.screenshot(&screens().join(format!(
                    "{}-{theme}-{}.png",
                    screen.replace('/', "-"),
                    size.0
                )));
                let wider = window.evaluate("document.documentElement.scrollWidth > innerWidth");
                assert_eq!(
                    wider,
                    serde_json::json!(false),
                    "{screen} scrolls sideways at {}",
                    size.0
                );
            }
        }
    }
}
