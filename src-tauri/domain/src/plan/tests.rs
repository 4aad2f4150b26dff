//! What we promise of a plan, from any start, with any hours, after any missed day.

mod editing;
mod living;
mod reminding;

use std::{collections::BTreeSet, sync::Arc};

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    UserError,
    fixture::{model, rich_reference, seed_role},
    id::StepId,
    id::Uid,
    occupation::Seniority,
    profile::Levels,
    project::Phase,
    reference::Reference,
    risk,
};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn ask(start: NaiveDate, hours: Option<f64>, off: Vec<DateRange>) -> Ask {
    Ask { start, days: 90, hours, off, ..Ask::default() }
}

fn request(start: NaiveDate, hours: Option<f64>, off: Vec<DateRange>) -> Request {
    ask(start, hours, off).request(1.5, &model().plan).expect("a sound request")
}

fn drafted(request: &Request) -> Draft {
    draft(&seed_role(), Seniority::Mid, None, &Levels::new(), request, &rich_reference())
}

pub(crate) fn started(start: &str) -> Plan {
    Plan {
        id: 1,
        uid: Uid::default(),
        draft: drafted(&request(date(start), None, Vec::new())),
        actual: Actual::default(),
    }
}

/// The plan that comes of an edit, and what was shown of it.
fn changed(
    plan: &Plan,
    edit: &PlanEdit,
    on: NaiveDate,
    reference: &Reference,
) -> Result<(Plan, PlanPreview), UserError> {
    let after = edit.apply(plan, on, reference)?;
    let preview = edit.preview(plan, &after, on, reference);
    Ok((after, preview))
}

fn rescheduled(plan: &Plan, on: NaiveDate) -> (Plan, PlanPreview) {
    changed(plan, &PlanEdit::Reschedule, on, &rich_reference()).expect("it always can")
}

fn check(plan: &mut Plan, id: &str, on: NaiveDate) {
    let step = plan.draft.steps.iter_mut().find(|step| step.id == id).expect("the step");
    step.progress = Progress::Done { on, minutes: None, note: String::new() };
}

#[test]
fn an_ask_out_of_range_is_refused_with_a_hint() {
    let start = date("2026-01-05");
    let refused = |ask: Ask| ask.request(1.5, &model().plan).expect_err("refused").message;
    assert_eq!(
        refused(ask(start, Some(0.0), vec![])),
        "Hours a week go from 1 to 40; 0 lies outside."
    );
    assert!(refused(Ask { days: 45, ..ask(start, None, vec![]) }).contains("not 45"));
    let backwards = DateRange { from: date("2026-02-10"), to: date("2026-02-01") };
    assert!(refused(ask(start, None, vec![backwards])).contains("cannot end"));
}

#[test]
fn few_hours_become_few_real_sittings() {
    let minutes =
        |hours| request(date("2026-01-05"), Some(hours), vec![]).capacity.map(|m| m.get());
    assert_eq!(minutes(1.0).iter().filter(|m| **m > 0).count(), 1);
    assert_eq!(minutes(1.0).iter().sum::<i64>(), 60);
    assert!(minutes(3.0).iter().all(|m| *m == 0 || *m >= 40));
    assert!((minutes(10.0).iter().sum::<i64>() - 600).abs() <= 3);
}

#[test]
fn the_overrun_starts_at_one_and_a_half_and_learns() {
    let plan = model().plan;
    assert!((overrun(0.0, 0.0, &plan) - 1.5).abs() < 1e-12);
    assert!(overrun(6000.0, 6000.0, &plan) < 1.1, "a hundred hours on time outweigh the prior");
    assert!((overrun(1e9, 1.0, &plan) - 2.5).abs() < 1e-12);
}

#[test]
fn a_plan_has_twelve_weeks_and_six_days_from_any_weekday() {
    for offset in 0..7 {
        let start = date("2026-02-23") + Days::new(offset);
        let draft = drafted(&request(start, None, vec![]));
        assert_eq!(draft.load.len(), 90);
        assert_eq!((draft.end - draft.start).num_days(), 12 * 7 + 5);
        assert!(draft.load.windows(2).all(|pair| pair[0].day.succ_opt() == Some(pair[1].day)));
    }
}

#[test]
fn the_same_work_is_chosen_whatever_weekday_it_starts_on() {
    let chosen = |offset| {
        let draft = drafted(&request(date("2026-03-02") + Days::new(offset), None, vec![]));
        draft.chosen.into_iter().map(|chosen| chosen.project).collect::<BTreeSet<_>>()
    };
    assert!((1..7).all(|offset| chosen(offset) == chosen(0)));
}

#[test]
fn a_default_plan_has_six_to_nine_milestones_and_the_first_in_its_first_week() {
    let draft = drafted(&request(date("2026-01-05"), None, vec![]));
    assert!((6..=9).contains(&draft.milestones.len()), "{}", draft.milestones.len());
    assert!(draft.milestones[0].day <= date("2026-01-11"));
    assert!(draft.steps.iter().find(|s| s.kind == StepKind::Work).expect("work").minutes <= 25);
    assert!(draft.proven_gap.abs() < 1e-12);
    assert_eq!(draft.reserves.len(), 3);
    assert_eq!(draft.steps.iter().filter(|s| s.kind == StepKind::Review).count(), 13);
    assert!(draft.steps.iter().any(|step| step.kind == StepKind::Recall));
    assert_eq!(draft.notes, Vec::<String>::new());
}

#[test]
fn work_at_work_is_delivered_on_working_days() {
    let draft = drafted(&request(date("2026-01-05"), None, vec![]));
    let proofs: Vec<_> = draft.milestones.iter().filter(|m| m.phase == Phase::Prove).collect();
    assert!(!proofs.is_empty());
    assert!(proofs.iter().all(|m| m.day.weekday().num_days_from_monday() < 5));
}

#[test]
fn a_day_that_was_missed_moves_nothing_by_itself() {
    let plan = started("2026-01-05");
    let later = date("2026-01-08");
    let view = today(&plan, later);
    assert!(!view.earlier.is_empty() && view.reschedule.is_some());
    let next = view.next.expect("a comeback");
    assert!(next.minutes <= 15 && next.title.starts_with("Welcome back."));
    let (_, preview) = rescheduled(&plan, later);
    assert!(!preview.diff.is_empty() && !preview.applied && preview.offers.is_empty());
}

#[test]
fn a_skipped_step_frees_its_minutes() {
    let mut plan = started("2026-01-05");
    let first = plan.draft.steps[0].clone();
    plan.draft.steps[0].progress = Progress::Skipped { on: first.day, how: SkipKind::Skipped };
    let (after, _) = rescheduled(&plan, first.day);
    let planned =
        |plan: &Plan| plan.draft.load.iter().find(|d| d.day == first.day).expect("day").planned;
    assert_eq!(planned(&after) + first.minutes, planned(&plan));
    assert_eq!(today(&plan, first.day).planned + first.minutes, planned(&plan));
}

#[test]
fn a_break_empties_its_days_and_keeps_the_work() {
    let plan = started("2026-01-05");
    let range = DateRange { from: date("2026-01-19"), to: date("2026-01-25") };
    let edit = PlanEdit::Break { range };
    let after = edit.apply(&plan, date("2026-01-12"), &rich_reference()).expect("a break");
    let there = |plan: &Plan| plan.draft.steps.iter().filter(|s| range.contains(s.day)).count();
    assert!(there(&plan) > 0);
    assert_eq!(there(&after), 0);
    let work = |plan: &Plan| -> u32 {
        plan.draft.steps.iter().filter(|s| s.kind == StepKind::Work).map(|s| s.minutes).sum()
    };
    assert_eq!(work(&after), work(&plan));
}

#[test]
fn when_nothing_fits_any_more_three_ways_are_offered_and_none_is_taken() {
    let plan = started("2026-01-05");
    let late = date("2026-04-02");
    let (_, preview) = rescheduled(&plan, late);
    let kinds: Vec<&str> = preview.offers.iter().map(|offer| offer.kind.as_str()).collect();
    assert_eq!(kinds, ["remove", "move_end", "add_time"]);
}

#[test]
fn the_day_before_the_start_and_after_the_end_are_no_days_of_the_plan() {
    let plan = started("2026-01-05");
    let before = today(&plan, date("2026-01-04"));
    assert_eq!((before.day, before.capacity, before.earlier.len()), (0, 0, 0));
    assert_eq!(before.next.map(|step| step.day), Some(date("2026-01-05")));
    assert_eq!(today(&plan, date("2026-06-01")).day, 90);
}

#[test]
fn what_moved_is_told_in_figures() {
    let mut plan = started("2026-01-05");
    let monday = date("2026-01-05");
    assert_eq!(
        today(&plan, monday).moved,
        "Whatever you do next is the first thing of these seven days."
    );
    let (id, minutes) = (plan.draft.steps[0].id.clone(), plan.draft.steps[0].minutes);
    check(&mut plan, &id, monday);
    assert_eq!(today(&plan, monday).moved, format!("In seven days: 1 step, {minutes} minutes."));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_day_holds_more_than_it_can_and_days_off_stay_free(
        offset in 0..800_u64,
        hours in prop::option::of(1.0..20.0_f64),
        off in 0..80_u64,
        length in 0..14_u64,
        overrun in 0.8..2.5_f64,
    ) {
        let start = date("2026-01-01") + Days::new(offset);
        let range = DateRange { from: start + Days::new(off), to: start + Days::new(off + length) };
        let request = ask(start, hours, vec![range]).request(overrun, &model().plan).expect("sound");
        let draft = drafted(&request);
        prop_assert!(draft.load.iter().all(|day| day.planned <= day.capacity));
        prop_assert!(draft.steps.iter().all(|step| !range.contains(step.day)));
        prop_assert!(draft.steps.iter().all(|step| step.day >= draft.start && step.day <= draft.end));
        prop_assert!(draft.value <= draft.bound + 1e-9);
        prop_assert!(draft.finish.p50 <= draft.finish.p80);
    }

    #[test]
    fn every_minute_of_a_chosen_project_is_planned_in_order(hours in 2.0..15.0_f64, offset in 0..7_u64) {
        let reference = rich_reference();
        let draft = drafted(&request(date("2026-01-05") + Days::new(offset), Some(hours), vec![]));
        for chosen in &draft.chosen {
            let project = reference.project(&chosen.project).expect("known");
            let own: Vec<_> = draft.milestones.iter().filter(|m| m.project == project.id).collect();
            prop_assert_eq!(own.len(), project.milestones.len());
            prop_assert!(own.windows(2).all(|pair| pair[0].day <= pair[1].day));
            for milestone in own {
                let steps = draft.steps.iter().filter(|s| s.milestone.as_ref() == Some(&milestone.id));
                let work: Vec<_> = steps.filter(|s| s.kind == StepKind::Work).collect();
                prop_assert_eq!(work.iter().map(|s| s.minutes).sum::<u32>(), milestone.minutes);
                prop_assert_eq!(work.iter().map(|s| s.day).max(), Some(milestone.day));
            }
            for before in &project.after {
                let day = |id: &str, last: bool| {
                    let days = draft.milestones.iter().filter(|m| m.project == id).map(|m| m.day);
                    if last { days.max() } else { days.min() }
                };
                prop_assert!(day(before, true) <= day(&project.id, false), "prerequisites come first");
            }
        }
    }

    #[test]
    fn rescheduling_is_the_identity_when_nothing_is_new_and_done_the_second_time(
        missed in 0..60_u64,
        done in prop::collection::vec(any::<bool>(), 0..60),
    ) {
        let mut plan = started("2026-01-05");
        let start = plan.draft.start;
        prop_assert!(rescheduled(&plan, start).1.diff.is_empty());
        let ids: Vec<(StepId, NaiveDate)> = plan.draft.steps.iter().map(|s| (s.id.clone(), s.day)).collect();
        for ((id, day), _) in ids.iter().zip(&done).filter(|(_, done)| **done) {
            check(&mut plan, id, *day);
        }
        let late = start + Days::new(missed);
        let (after, _) = rescheduled(&plan, late);
        prop_assert!(rescheduled(&after, late).1.diff.is_empty(), "idempotent");
        prop_assert!(after.draft.load.iter().filter(|d| d.day >= late).all(|d| d.planned <= d.capacity));
        let work = |plan: &Plan| plan.draft.steps.iter().map(|s| s.minutes).sum::<u32>();
        prop_assert_eq!(work(&after), work(&plan), "a miss adds no work");
        for (before, after) in plan.draft.steps.iter().zip(&after.draft.steps) {
            prop_assert!(before.progress.is_open() || before == after, "done items never move");
        }
    }

    #[test]
    fn more_hours_never_lower_the_value(hours in 2.0..12.0_f64, more in 0.0..8.0_f64) {
        let value = |hours| {
            let request = request(date("2026-01-05"), Some(hours), vec![]);
            let selection = select::for_occupation(&seed_role(), Seniority::Mid, &request, &rich_reference());
            selection.map_or(0.0, |selection| selection.value)
        };
        prop_assert!(value(hours + more) >= value(hours) - 1e-9);
    }
}

#[test]
fn a_project_that_is_wanted_is_in_the_plan_with_what_comes_before_it() {
    let free = drafted(&request(date("2026-01-05"), None, Vec::new()));
    for wanted in ["calm-talks", "more-5"] {
        let with = Ask { wanted: vec![wanted.into()], ..ask(date("2026-01-05"), None, Vec::new()) };
        let draft = drafted(&with.request(1.5, &model().plan).expect("a sound request"));
        let chosen: Vec<&str> = draft.chosen.iter().map(|one| one.project.as_str()).collect();
        assert!(chosen.contains(&wanted), "{chosen:?}");
        assert!(wanted != "more-5" || chosen.contains(&"more-1"), "{chosen:?}");
        assert!(draft.value <= free.value + 1e-9, "nothing is worth more than the free choice");
    }
}

#[test]
fn what_is_wanted_and_finds_no_room_is_said_and_the_rest_is_planned() {
    let mut reference = rich_reference();
    let long = Arc::make_mut(&mut reference.projects);
    long.iter_mut().find(|one| one.id == "calm-talks").expect("a project").milestones[0].minutes =
        60_000;
    let with =
        Ask { wanted: vec!["calm-talks".into()], ..ask(date("2026-01-05"), None, Vec::new()) };
    let request = with.request(1.5, &model().plan).expect("a sound request");
    let draft = draft(&seed_role(), Seniority::Mid, None, &Levels::new(), &request, &reference);
    assert!(!draft.chosen.is_empty());
    assert!(draft.notes[0].starts_with("There is no room for “"), "{:?}", draft.notes);
}

#[test]
fn with_few_hours_no_choice_counts_on_more_than_its_days_hold() {
    let model = model().plan;
    for (offset, away) in
        (0..7).flat_map(|offset| [None, Some(20), Some(41)].map(|away| (offset, away)))
    {
        let start = date("2026-01-05") + Days::new(offset);
        let off = away
            .map(|day| DateRange { from: start + Days::new(day), to: start + Days::new(day + 6) });
        let request = request(start, Some(2.0), Vec::from_iter(off));
        let draft = drafted(&request);
        let there: u32 = draft.load.iter().map(|day| day.capacity).sum();
        let kept = draft.load.iter().filter(|day| draft.reserves.contains(&day.day));
        let reserved: u32 = kept.map(|day| day.capacity).sum();
        let reviews = draft.steps.iter().filter(|step| step.kind == StepKind::Review);
        let reviewed: u32 = reviews.map(|step| step.minutes).sum();
        let open = f64::from(there - reserved) * (1.0 - model.slack) / request.overrun();
        let most = open - f64::from(reviewed);
        assert!(
            f64::from(draft.budget_minutes) <= most + 1.0,
            "{offset} {away:?}: {}",
            draft.budget_minutes
        );
    }
}

#[test]
fn the_last_day_has_what_the_plan_practises_in_its_week() {
    let reference = rich_reference();
    let draft = drafted(&request(date("2026-01-05"), None, Vec::new()));
    let then = on_last_day(&draft, &seed_role(), Seniority::Mid, &reference);
    let score =
        |job: &crate::occupation::Occupation| risk::point(job, Seniority::Mid, &reference.model);
    assert!(score(&then) < score(&seed_role()));
    assert_eq!((then.code.as_str(), then.title.ends_with("after day 90")), (LAST_DAY, true));
    let nothing = Draft { chosen: Vec::new(), ..draft };
    let same = on_last_day(&nothing, &seed_role(), Seniority::Mid, &reference);
    assert!((score(&same) - score(&seed_role())).abs() < 1e-12);
}
