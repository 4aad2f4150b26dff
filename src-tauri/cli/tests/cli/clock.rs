//! What the time of the day, the zone and a date that is asked for make of today.

use serde_json::Value;

use crate::{Journal, rows};

#[test]
fn the_clock_of_the_machine_is_read_at_night_and_a_date_that_is_asked_for_stands_in_for_it() {
    let journal = Journal::new();
    let today = |now: &str, words: &[&str]| {
        let mut command = journal.command(words);
        let output = command.env("WAYMARK_NOW", now).arg("--json").assert().success();
        let json: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
        json["start"].as_str().expect("a date").to_owned()
    };
    let draft = ["plan", "draft", "Paralegal"];
    // Before four in the morning it is still Sunday.
    for (now, start) in [
        ("2026-03-02T03:30:00+01:00[Europe/Berlin]", "2026-03-01"),
        ("2026-03-02T04:00:00+01:00[Europe/Berlin]", "2026-03-02"),
        ("2026-12-31T23:59:59-08:00[America/Los_Angeles]", "2026-12-31"),
        ("2027-01-01T12:30:00+13:00[Pacific/Auckland]", "2027-01-01"),
    ] {
        assert_eq!(today(now, &draft), start, "{now}");
        let asked = today(now, &[&draft[..], &["--today", "2028-02-29"]].concat());
        assert_eq!(asked, "2028-02-29", "{now}");
    }
    let refused = journal.command(&["today"]).env("WAYMARK_NOW", "noon").assert().code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.starts_with("noon is no moment with its zone."), "{said}");
}

#[test]
fn a_plan_that_starts_on_a_day_without_minutes_says_what_comes_and_when() {
    let mut journal = Journal::new();
    // A Sunday.
    journal.today = "2026-03-01";
    journal.json(&["start", "ML engineer"]);
    let output = journal.command(&["today"]).assert().success().get_output().clone();
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("Nothing is planned for today.\nNext, for Monday 2 March: "), "{text}");
    assert!(text.contains("Done today already? waymark-cli done S1"), "{text}");
    journal.json(&["done", "S1"]);
    let step = &rows(&journal.json(&["plan", "show"])["draft"], "steps")[0].clone();
    assert_eq!(step["progress"]["on"], "2026-03-01");
}
