//! Living in a plan: sessions, days that were moved, visits.

use domain::{
    id::StepId,
    plan::{self, DayKind, OwnStep, PlanEdit, Progress, Reminders, SkipKind},
};

use super::{Journal, START, date, moment, work_on};
use crate::Moment;

#[test]
fn five_minutes_are_kept_and_count_when_the_step_is_done() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.log_time("S1", 5, "A start.", &now).expect("five minutes");
    journal.store.log_time("s1", 10, "", &now).expect("ten more");
    assert_eq!(journal.step("S1").spent, 15);
    assert!(journal.step("S1").progress.is_open());
    journal.store.complete("S1", "", None, &now).expect("done");
    let Progress::Done { minutes, .. } = journal.step("S1").progress else { panic!("done") };
    assert_eq!(minutes, Some(15), "what was told is what it took");
    for (id, minutes) in [("S2", 0), ("S2", 961), ("M1", 5), ("S1", 5), ("S999", 5)] {
        assert!(journal.store.log_time(id, minutes, "", &now).is_err(), "{id} {minutes}");
    }
}

#[test]
fn a_step_that_moves_leaves_a_note_of_where_it_stood() {
    let mut journal = Journal::with_plan();
    let before = journal.step("S2");
    journal.edit(&PlanEdit::Postpone { step: "S2".into() });
    let plan = journal.plan();
    let noted: Vec<_> = plan.actual.moved.iter().filter(|one| one.id == "S2").collect();
    assert_eq!((noted[0].from, noted[0].on), (before.day, date("2026-01-20")));
    let view = plan::day_view(&plan, before.day, date("2026-01-20"));
    assert!(view.planned.iter().any(|step| step.id == "S2"), "that morning it stood there");
}

#[test]
fn a_split_step_keeps_its_place_in_the_order_of_work() {
    let mut journal = Journal::with_plan();
    let work = work_on(&journal, "M1");
    let long = work.iter().max_by_key(|id| journal.step(id).minutes).expect("a step").clone();
    journal.edit(&PlanEdit::Split { step: long.as_str().into() });
    let ids: Vec<StepId> = journal.plan().draft.steps.iter().map(|s| s.id.clone()).collect();
    let place = ids.iter().position(|id| *id == long.as_str()).expect("the step");
    let second = &journal.plan().draft.steps[place + 1];
    assert!(second.title.ends_with("(second half)"), "{}", second.title);
    let reopened = journal.reopened("2026-01-21");
    assert_eq!(ids, reopened.plan().draft.steps.iter().map(|s| s.id.clone()).collect::<Vec<_>>());
}

#[test]
fn a_paused_step_is_known_as_such_and_can_be_restored() {
    let mut journal = Journal::with_plan();
    journal.edit(&PlanEdit::Pause { step: "S3".into() });
    let Progress::Skipped { how, .. } = journal.step("S3").progress else { panic!("paused") };
    assert_eq!(how, SkipKind::Paused);
    journal.edit(&PlanEdit::Restore { step: "S3".into() });
    assert!(journal.step("S3").progress.is_open());
}

#[test]
fn own_steps_are_part_of_the_plan_after_a_restart() {
    let mut journal = Journal::with_plan();
    let own = |title: &str| OwnStep { title: title.into(), minutes: 20, day: None };
    let steps = vec![own("Ask Mara"), own("Write it down")];
    journal.edit(&PlanEdit::Add { title: "A second opinion".into(), steps });
    let plan = journal.reopened("2026-01-21").plan();
    let milestone = plan.draft.milestones.last().expect("a milestone");
    assert_eq!(milestone.title, "A second opinion");
    let of = plan.draft.steps.iter().filter(|s| s.milestone.as_ref() == Some(&milestone.id));
    assert_eq!(of.count(), 2);
    assert!(plan.draft.load.iter().all(|day| day.planned <= day.capacity));
}

fn at(utc: &str, zone: &str, today: &str) -> Moment {
    Moment { utc: utc.into(), zone: zone.into(), today: date(today), asked: false }
}

#[test]
fn a_date_that_a_flight_skipped_is_no_miss() {
    let mut journal = Journal::with_plan();
    let evening = at("2026-01-14T04:00:00Z", "America/Los_Angeles", "2026-01-13");
    let morning = at("2026-01-14T20:00:00Z", "Pacific/Auckland", "2026-01-15");
    for visit in [&evening, &morning] {
        assert_eq!(journal.store.visit(visit, false).expect("a visit"), None);
    }
    let plan = journal.plan();
    assert_eq!(plan.actual.skipped, [date("2026-01-14")]);
    let day = plan::day_view(&plan, date("2026-01-14"), date("2026-01-15")).day;
    assert_eq!(day.kind, DayKind::NoData);
}

#[test]
fn today_never_runs_backwards_and_a_wrong_clock_is_believed_to_be_mended() {
    let mut journal = Journal::with_plan();
    let today =
        |journal: &Journal, moment: Moment| journal.store.settled(moment).expect("a moment").today;
    let here = at("2026-01-15T20:00:00Z", "Pacific/Auckland", "2026-01-16");
    journal.store.visit(&here, false).expect("a visit");
    // They fly back across the date line: the calendar says the 15th again.
    let back = at("2026-01-16T04:00:00Z", "America/Los_Angeles", "2026-01-15");
    assert_eq!(today(&journal, back), date("2026-01-16"));
    // The clock had been wrong by weeks; it is right now.
    assert_eq!(today(&journal, moment(START)), date(START));
}

#[test]
fn a_long_jump_of_the_clock_is_asked_about_before_it_counts() {
    let mut journal = Journal::with_plan();
    journal.store.visit(&moment(START), false).expect("a visit");
    let later = moment("2026-03-10");
    assert_eq!(journal.store.visit(&later, false).expect("asked"), Some(64));
    assert_eq!(journal.store.visit(&later, false).expect("asked again"), Some(64));
    assert_eq!(journal.store.visit(&later, true).expect("confirmed"), None);
    assert_eq!(journal.store.visit(&later, false).expect("known"), None);
}

#[test]
fn a_weekend_and_a_sick_month_are_no_question_and_a_clock_set_back_is_one() {
    let mut journal = Journal::with_plan();
    for day in ["2026-01-09", "2026-01-12", "2026-02-12"] {
        assert_eq!(journal.store.visit(&moment(day), false).expect("a visit"), None, "{day}");
    }
    let year_before = moment("2025-02-12");
    assert_eq!(journal.store.visit(&year_before, false).expect("asked"), Some(-365));
    // The clock had been ahead: once that is said, today is today.
    assert_eq!(journal.store.visit(&year_before, true).expect("confirmed"), None);
    assert_eq!(journal.store.visit(&moment("2025-02-13"), false).expect("known"), None);
    let clock = journal.store.settled(moment("2025-02-14")).expect("a moment");
    assert_eq!(clock.today, date("2025-02-14"));
}

#[test]
fn a_look_ahead_leaves_no_trace_but_what_is_written_under_its_date() {
    let mut journal = Journal::with_plan();
    journal.store.visit(&moment(START), false).expect("a visit");
    let ahead = Moment { asked: true, ..moment("2027-06-01") };
    assert_eq!(journal.store.visit(&ahead, false).expect("no question"), None);
    let dir = journal.dir.path().to_path_buf();
    drop(journal.store);
    let store = crate::Store::open(&dir, &ahead).expect("a journal");
    assert!(store.backups().iter().all(|backup| !backup.id.contains("2027")), "a false date");
    assert!(!store.now(&crate::Clock::default()).expect("a moment").asked);
    journal.store = store;
    let next = journal.store.visit(&moment("2026-01-06"), false).expect("the next day");
    assert_eq!((next, journal.plan().actual.skipped.len()), (None, 0));
}

#[test]
fn a_checkpoint_is_held_once_and_recorded() {
    let mut journal = Journal::with_plan();
    let now = moment("2026-02-04");
    journal.store.hold_checkpoint(30, &super::report(), &now).expect("held");
    assert_eq!(journal.plan().actual.held, [30]);
    assert_eq!(plan::today(&journal.plan(), now.today).checkpoint, None);
    let scores = journal.store.scores().expect("scores");
    assert_eq!(scores.last().expect("a score").cause, "Day 30 of your plan");
    assert!(journal.store.hold_checkpoint(30, &super::report(), &now).is_err());
    assert_eq!(journal.store.scores().expect("scores").len(), scores.len());
}

#[test]
fn a_reminder_that_was_shown_is_remembered_for_some_months_and_is_not_undone() {
    let mut journal = Journal::new();
    let shown = |text: &str| text.parse::<chrono::NaiveDateTime>().expect("a time");
    let (long_ago, monday) = (shown("2025-08-01T08:30:00"), shown("2026-01-05T08:30:40"));
    journal.store.note_reminder(long_ago).expect("noted");
    journal.store.note_reminder(monday).expect("noted");
    journal.store.note_reminder(monday).expect("noted once");
    assert_eq!(journal.store.reminded().expect("read"), [monday]);
    let quiet = Reminders { on: true, quiet: [monday.time(); 2], ..Reminders::default() };
    journal.store.set_reminders(&quiet, &moment("2026-01-05")).expect("set");
    assert_eq!(journal.store.reminders().expect("read"), quiet);
    journal.store.undo(&moment("2026-01-05")).expect("undone");
    assert_eq!(journal.store.reminders().expect("read"), Reminders::default());
    assert_eq!(journal.store.reminded().expect("read"), [monday]);
}
