//! Reminders: once a day at a wall time whatever the clocks do, quiet when somebody stays away.

use chrono::{NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::{living::sit, *};
use crate::time::logical_today;

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

fn wanted(time: NaiveTime) -> Reminders {
    Reminders { on: true, at: time, quiet: [time; 2], ..Reminders::default() }
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
}

/// Every five minutes of some hours from an instant on, as wall times: the program looks as often or
/// oftener.
fn ticks(zone: Tz, from: NaiveDateTime, hours: i64) -> impl Iterator<Item = NaiveDateTime> {
    (0..hours * 12).map(move |tick| {
        let utc = from + TimeDelta::minutes(5 * tick);
        utc + zone.offset_from_utc_datetime(&utc).fix()
    })
}

/// The wall times at which a reminder was shown.
fn watched(
    walls: impl Iterator<Item = NaiveDateTime>,
    reminders: &Reminders,
    start: NaiveTime,
) -> Vec<NaiveDateTime> {
    let mut shown = Vec::new();
    for wall in walls {
        if reminders.due(wall, start, &shown).is_some() {
            shown.push(wall);
        }
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    /// In any zone, from any hour of eleven years: each day that reaches its time has its one reminder,
    /// not before that time. A day whose end the clocks leave out may not reach it.
    #[test]
    fn each_day_has_one_reminder_in_every_zone(
        zone in 0..TZ_VARIANTS.len(), hour in 0..11 * 365 * 24_i64, wall in 0..24 * 12_u32, start in 0..7_u32,
    ) {
        let from = local("2024-01-01 00:00") + TimeDelta::hours(hour);
        let (time, start) = (at(wall / 12, wall % 12 * 5), at(start, 0));
        let walls = || ticks(TZ_VARIANTS[zone], from, 72);
        let into = |time: NaiveTime| (time - start).num_minutes().rem_euclid(24 * 60);
        let mut reached: Vec<NaiveDate> = walls()
            .filter(|wall| into(wall.time()) >= into(time))
            .map(|wall| logical_today(wall, start))
            .collect();
        reached.sort_unstable();
        reached.dedup();
        let shown = watched(walls(), &wanted(time), start);
        let days: Vec<NaiveDate> = shown.iter().map(|wall| logical_today(*wall, start)).collect();
        prop_assert_eq!(&days, &reached);
        prop_assert!((2..=4).contains(&days.len()), "{:?}", days);
        prop_assert!(shown.iter().all(|wall| into(wall.time()) >= into(time)), "{shown:?}");
    }
}

#[test]
fn a_time_that_the_clocks_leave_out_comes_after_the_gap_and_one_that_comes_twice_the_first_time() {
    let zone = Tz::Europe__Berlin;
    let reminders = wanted(at(2, 30));
    let spring = watched(ticks(zone, local("2026-03-28 23:00"), 5), &reminders, at(0, 0));
    assert_eq!(spring, [local("2026-03-29 03:00")]);
    let autumn = watched(ticks(zone, local("2026-10-24 22:00"), 6), &reminders, at(0, 0));
    assert_eq!(autumn, [local("2026-10-25 02:30")]);
}

#[test]
fn a_day_whose_end_the_clocks_leave_out_has_no_reminder_there() {
    let reminders = wanted(at(23, 0));
    let zone = Tz::America__Scoresbysund;
    let shown = watched(ticks(zone, local("2032-03-25 02:00"), 96), &reminders, at(0, 0));
    let days: Vec<String> = shown.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2032-03-25 23:00:00", "2032-03-26 23:00:00", "2032-03-28 23:00:00"]);
}

#[test]
fn a_late_start_reminds_at_once_but_never_in_the_quiet_hours() {
    let reminders = Reminders { on: true, quiet: [at(21, 0), at(7, 0)], ..wanted(at(8, 30)) };
    let start = at(4, 0);
    assert_eq!(reminders.due(local("2026-01-05 08:29"), start, &[]), None);
    assert_eq!(reminders.due(local("2026-01-05 17:12"), start, &[]), Some(Occasion::Day));
    assert_eq!(reminders.due(local("2026-01-05 21:00"), start, &[]), None);
    assert_eq!(reminders.due(local("2026-01-06 03:00"), start, &[]), None, "still the 5th");
    let off = Reminders { on: false, ..reminders };
    assert_eq!(off.due(local("2026-01-05 17:12"), start, &[]), None);
}

#[test]
fn a_second_reminder_comes_only_when_it_was_asked_for_and_the_first_is_not_made_up() {
    let start = at(4, 0);
    let reminders = Reminders { again: Some(at(19, 0)), ..wanted(at(8, 30)) };
    let morning = local("2026-01-05 08:30");
    assert_eq!(reminders.due(local("2026-01-05 18:59"), start, &[morning]), None);
    let evening = local("2026-01-05 19:00");
    assert_eq!(reminders.due(evening, start, &[morning]), Some(Occasion::Again));
    assert_eq!(reminders.due(evening, start, &[]), Some(Occasion::Again));
    assert_eq!(reminders.due(local("2026-01-05 19:01"), start, &[evening]), None);
    let refused = Reminders { quiet: [at(18, 0), at(20, 0)], ..reminders }.check();
    assert!(refused.expect_err("quiet then").message.contains("19:00 lies in your quiet hours"));
}

#[test]
fn it_names_a_step_only_when_asked_to_and_says_nothing_where_nothing_waits() {
    let mut plan = started("2026-01-05");
    let first = plan.draft.steps[0].clone();
    let say =
        |plan: &Plan, on: &str, occasion, names| reminder(plan, date(on), occasion, names, &[]);
    let plain = say(&plan, "2026-01-05", Occasion::Day, false).expect("a step waits");
    assert_eq!(plain.title, "Your next step is ready");
    assert_eq!(plain.body, format!("About {} minutes; five count, too.", first.minutes));
    let named = say(&plan, "2026-01-05", Occasion::Day, true).expect("a step waits");
    assert!(named.body.starts_with(&first.title));
    assert_eq!(say(&plan, "2026-01-04", Occasion::Day, false), None, "it begins tomorrow");
    let sunday = "2026-01-11";
    assert_eq!(say(&plan, sunday, Occasion::Day, false), None, "no work on Sundays");
    sit(&mut plan, &first.id, "2026-01-05", 5);
    assert_eq!(say(&plan, "2026-01-05", Occasion::Again, false), None, "five minutes were done");
    for step in &mut plan.draft.steps {
        step.progress = Progress::Done { on: step.day, minutes: None, note: String::new() };
    }
    assert_eq!(say(&plan, "2026-01-06", Occasion::Day, false), None, "all is done");
}

#[test]
fn somebody_who_stays_away_gets_one_digest_a_week_for_a_month() {
    let mut plan = started("2026-01-05");
    let first = plan.draft.steps[0].id.clone();
    check(&mut plan, &first, date("2026-01-05"));
    let mut shown = Vec::new();
    let mut said = Vec::new();
    for day in date("2026-01-06").iter_days().take(80) {
        if let Some(reminder) = reminder(&plan, day, Occasion::Day, true, &shown) {
            shown.push(day);
            said.push((day.to_string(), reminder.title));
        }
    }
    let digests: Vec<&str> = said
        .iter()
        .filter(|(_, title)| title == "Your plan is where you left it")
        .map(|(day, _)| day.as_str())
        .collect();
    assert_eq!(digests, ["2026-01-09", "2026-01-16", "2026-01-23", "2026-01-30"]);
    assert_eq!(said.len(), 3 + digests.len(), "the first three days as ever, then quiet: {said:?}");
    let digest = reminder(&plan, date("2026-01-09"), Occasion::Day, true, &[]).expect("a digest");
    let minutes = today(&plan, date("2026-01-09")).next.expect("a comeback step").minutes;
    assert!(minutes <= 15);
    assert_eq!(
        digest.body,
        format!("3 days went by and nothing is lost. {minutes} minutes bring you back.")
    );
}
