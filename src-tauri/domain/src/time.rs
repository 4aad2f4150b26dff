//! Civil dates. *Today* is always an argument; only the outermost callers read the clock.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The day a person is living in: yesterday while the local time is before `day_start`.
///
/// A civil comparison, never "now minus some hours": right through daylight saving changes.
pub fn logical_today(local: NaiveDateTime, day_start: NaiveTime) -> NaiveDate {
    let date = local.date();
    if local.time() < day_start { date.pred_opt().unwrap_or(date) } else { date }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }

    fn four() -> NaiveTime {
        NaiveTime::from_hms_opt(4, 0, 0).expect("a time")
    }

    #[test]
    fn the_night_belongs_to_the_day_before() {
        for (time, day) in [
            ("2026-03-29 03:59", "2026-03-28"), // the clocks went forward in much of Europe
            ("2026-03-29 04:00", "2026-03-29"),
            ("2026-10-25 02:30", "2026-10-24"), // this half hour came twice
            ("2028-03-01 00:10", "2028-02-29"),
            ("2027-01-01 01:00", "2026-12-31"),
        ] {
            assert_eq!(logical_today(local(time), four()).to_string(), day, "{time}");
        }
    }

    proptest! {
        #[test]
        fn the_logical_day_advances_once_per_local_day(offset in 0..4000_u64, hour in 0..24_u32) {
            let start = NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
            let date = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date") + Days::new(offset);
            let days: Vec<NaiveDate> = (0..24 * 60)
                .step_by(30)
                .filter_map(|minute| date.and_hms_opt(minute / 60, minute % 60, 0))
                .map(|time| logical_today(time, start))
                .collect();
            prop_assert!(days.is_sorted());
            prop_assert!(days.iter().all(|day| *day == date || *day == date - Days::new(1)));
            prop_assert_eq!(days.last(), Some(&date), "no start of day lies after the last half hour");
        }
    }
}
