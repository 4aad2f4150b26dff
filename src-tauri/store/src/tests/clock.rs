//! The clock tells what it is set to, and a date that was asked for is today at any hour.

use chrono::NaiveDate;

use crate::{Clock, DAY_START_HOUR};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn stopped(text: &str) -> Clock {
    Clock::stopped(text).expect("a moment")
}

#[test]
fn a_stopped_clock_tells_its_moment_its_zone_and_the_day_somebody_lives_in() {
    for (text, day_start, utc, today) in [
        ("2026-03-02T09:00:00+01:00[Europe/Berlin]", 4, "2026-03-02T08:00:00+00:00", "2026-03-02"),
        // The night from Sunday to Monday.
        ("2026-03-02T03:30:00+01:00[Europe/Berlin]", 4, "2026-03-02T02:30:00+00:00", "2026-03-01"),
        ("2026-03-02T03:30:00+01:00[Europe/Berlin]", 0, "2026-03-02T02:30:00+00:00", "2026-03-02"),
        ("2028-02-29T23:59:00+05:45[Asia/Kathmandu]", 4, "2028-02-29T18:14:00+00:00", "2028-02-29"),
        (
            "2026-12-31T23:59:59-08:00[America/Los_Angeles]",
            4,
            "2027-01-01T07:59:59+00:00",
            "2026-12-31",
        ),
        (
            "2027-01-01T03:59:59+13:00[Pacific/Auckland]",
            4,
            "2026-12-31T14:59:59+00:00",
            "2026-12-31",
        ),
        // Three in the morning comes after two there; the second two o'clock is another instant.
        ("2026-03-29T03:00:00+02:00[Europe/Berlin]", 3, "2026-03-29T01:00:00+00:00", "2026-03-29"),
        ("2026-10-25T02:30:00+02:00[Europe/Berlin]", 3, "2026-10-25T00:30:00+00:00", "2026-10-24"),
        ("2026-10-25T02:30:00+01:00[Europe/Berlin]", 3, "2026-10-25T01:30:00+00:00", "2026-10-24"),
    ] {
        let now = stopped(text).moment(day_start);
        assert_eq!((now.utc.as_str(), now.today), (utc, date(today)), "{text}");
        assert!(text.ends_with(&format!("[{}]", now.zone)), "{text}: {}", now.zone);
    }
}

#[test]
fn a_date_that_was_asked_for_is_today_whatever_the_hour_and_the_start_of_the_day() {
    let night = stopped("2026-03-02T03:30:00+05:45[Asia/Kathmandu]");
    let clock = night.on(Some(date("2026-06-01")));
    for day_start in [0, DAY_START_HOUR, 12, 23] {
        let now = clock.moment(day_start);
        assert_eq!(
            (now.utc.as_str(), now.today),
            ("2026-03-01T21:45:00+00:00", date("2026-06-01")),
            "the date that was asked for, at the instant that it is"
        );
    }
}

#[test]
fn an_instant_falls_on_the_date_of_its_zone() {
    let instant = "2026-03-02T11:30:00Z".parse().expect("an instant");
    for (now, today) in [
        ("2026-01-05T09:00:00+13:00[Pacific/Auckland]", "2026-03-03"),
        ("2026-01-05T09:00:00-08:00[America/Los_Angeles]", "2026-03-02"),
    ] {
        assert_eq!(stopped(now).date_of(instant), date(today), "{now}");
    }
}

#[test]
fn what_is_no_moment_is_refused_with_an_example() {
    for text in
        ["", "2026-03-02", "2026-03-02T09:00:00+01:00", "2026-03-02T09:00:00+01:00[]", "x[UTC]"]
    {
        let error = Clock::stopped(text).expect_err(text);
        assert!(error.hint.contains("2026-03-02T09:00:00+01:00[Europe/Berlin]"), "{}", error.hint);
    }
}
