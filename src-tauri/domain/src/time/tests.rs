//! Every hour of eleven years in every zone there is.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;

use super::*;
use crate::{
    bounded::Minutes,
    fixture::model,
    plan::{self, Ask},
};

/// Hours at which a day starts that are tried: midnight to six o'clock.
const STARTS: usize = 7;

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn starts() -> [NaiveTime; STARTS] {
    [0, 1, 2, 3, 4, 5, 6].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"))
}

/// A change of the logical day other than to the next one: for which start of the day, from which day
/// to which.
type Odd = (usize, NaiveDate, NaiveDate);

/// The logical day for each start of the day. The later it starts, the longer it is yesterday: where
/// the first and the last say the same, so do those between them.
fn on_the_clock(local: NaiveDateTime, starts: [NaiveTime; STARTS]) -> [NaiveDate; STARTS] {
    let ends = [starts[0], starts[STARTS - 1]].map(|start| logical_today(local, start));
    if ends[0] == ends[1] { [ends[0]; STARTS] } else { starts.map(|s| logical_today(local, s)) }
}

/// Lives every hour of `zone` from the first of one year to the last of another; returns how often the
/// day changed, for each start of the day, and every odd change.
fn live(zone: Tz, [from, to]: [i32; 2]) -> ([i64; STARTS], Vec<Odd>) {
    let midnight = |year| NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0);
    let (mut utc, end) = (midnight(from).expect("a time"), midnight(to + 1).expect("a time"));
    let starts = starts();
    let (mut changes, mut odd) = ([0; STARTS], Vec::new());
    let mut last: Option<[NaiveDate; STARTS]> = None;
    while utc < end {
        let offset = zone.offset_from_utc_datetime(&utc).fix();
        let days = on_the_clock(utc + offset, starts);
        for (start, before) in last.iter().flatten().enumerate() {
            let day = days[start];
            if day != *before {
                changes[start] += 1;
                if before.succ_opt() != Some(day) {
                    odd.push((start, *before, day));
                }
            }
        }
        last = Some(days);
        utc += TimeDelta::hours(1);
    }
    (changes, odd)
}

/// In every zone, hour by hour, each local day begins once and after the one before: no date is missed
/// and none comes twice. The one exception is a research station whose clocks go back by two hours,
/// from three to one o'clock, for somebody whose day starts at two: for an hour it is yesterday again.
/// Whoever keeps the journal has to hold on to the later date there.
#[test]
fn in_every_zone_the_logical_day_advances_once_per_local_day() {
    let years = [2024, 2034];
    let days = 11 * 365 + 3;
    let mut odd: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for zone in TZ_VARIANTS {
        let (changes, found) = live(zone, years);
        for (start, before, day) in found {
            assert!((day - before).num_days().abs() == 1, "{zone}: {before} to {day}");
            *odd.entry((zone.name(), start)).or_default() += 1;
        }
        for (start, changes) in changes.into_iter().enumerate() {
            // There and back again: an hour of yesterday is two changes more.
            let back = odd.get(&(zone.name(), start)).map_or(0, |n| 2 * *n as i64);
            let advances = changes - back;
            assert!((days - 1..=days).contains(&advances), "{zone}, {start} o'clock: {advances}");
        }
    }
    assert_eq!(odd, BTreeMap::from([(("Antarctica/Troll", 2), 11)]));
}

/// Where a zone itself left a date out, the logical day leaves it out, too, if days start at midnight.
/// If they start later, the first hours of the date after it are its night: they are what there is of
/// the date that was left out, and nobody calls it missed.
#[test]
fn a_date_that_a_zone_left_out_is_at_most_a_night_and_one_that_it_had_twice_is_one_day() {
    for (zone, year, from, to) in [
        (Tz::Pacific__Apia, 2011, "2011-12-29", "2011-12-31"),
        (Tz::Pacific__Fakaofo, 2011, "2011-12-29", "2011-12-31"),
        (Tz::Pacific__Kwajalein, 1993, "1993-08-20", "1993-08-22"),
        (Tz::Pacific__Kiritimati, 1994, "1994-12-30", "1995-01-01"),
    ] {
        let (_, odd) = live(zone, [year, year + 1]);
        assert_eq!(odd, [(0, date(from), date(to))], "{zone}");
    }
    // Alaska moved to the American side of the date line: its 18th of October came twice.
    let (changes, odd) = live(Tz::America__Sitka, [1867, 1867]);
    assert!(odd.iter().all(|(_, before, day)| *before - *day == TimeDelta::days(1)), "{odd:?}");
    assert!(changes.iter().all(|changes| (364..=367).contains(changes)), "{changes:?}");
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
        assert_eq!(logical_today(local(time), starts()[4]).to_string(), day, "{time}");
    }
}

/// Civil dates know no zone: a plan has its 90 dates through every change of clocks, 29 February and
/// the end of every year, and twelve weeks and six days from any weekday.
#[test]
fn a_plan_of_any_start_has_ninety_dates_without_gap_or_duplicate() {
    let capacity = model().plan.capacity.map(Minutes::saturating);
    let mut week = BTreeMap::new();
    for offset in 0..11 * 365 + 3 {
        let start = date("2024-01-01") + Days::new(offset);
        let ask = Ask { start, days: 90, ..Ask::default() };
        let request = ask.request(1.5, &model().plan).expect("a sound request");
        assert_eq!(request.capacity, capacity);
        let days: Vec<NaiveDate> = plan::load(&request, &[]).iter().map(|load| load.day).collect();
        assert_eq!((days.len(), days[0]), (90, start));
        assert!(days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1])), "from {start}");
        let mut weekdays = [0; 7];
        for day in &days {
            weekdays[day.weekday().num_days_from_monday() as usize] += 1;
        }
        let before = start.weekday().pred().num_days_from_monday() as usize;
        let of = |day| if day == before { 12 } else { 13 };
        assert_eq!(weekdays, [0, 1, 2, 3, 4, 5, 6].map(of), "from {start}");
        *week.entry(start.weekday().num_days_from_monday()).or_insert(0) += 1;
    }
    assert_eq!(week.len(), 7, "every weekday was a start");
}

proptest! {
    #[test]
    fn the_logical_day_advances_once_per_local_day(offset in 0..4000_u64, hour in 0..24_u32) {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
        let start = at(hour);
        let date = date("2024-01-01") + Days::new(offset);
        let days: Vec<NaiveDate> = (0..24 * 60)
            .step_by(30)
            .filter_map(|minute| date.and_hms_opt(minute / 60, minute % 60, 0))
            .map(|time| logical_today(time, start))
            .collect();
        prop_assert!(days.is_sorted());
        prop_assert!(days.iter().all(|day| *day == date || *day == date - Days::new(1)));
        let noon = |hour| logical_today(date.and_time(at(12)), at(hour));
        prop_assert!((0..23).all(|hour| noon(hour) >= noon(hour + 1)), "a later start is no later day");
        prop_assert_eq!(days.last(), Some(&date), "no start of day lies after the last half hour");
    }
}
