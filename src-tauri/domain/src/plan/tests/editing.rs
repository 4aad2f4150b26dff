//! What we promise of every edit, in any order, at any time.

use std::sync::LazyLock;

use super::*;
use crate::bounded::Minutes;

static REFERENCE: LazyLock<Reference> = LazyLock::new(rich_reference);
/// Plans that start on each weekday.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let start = |offset| (date("2026-01-05") + Days::new(offset)).to_string();
    (0..7).map(|offset| started(&start(offset))).collect()
});

fn step<'a>(plan: &'a Plan, id: &str) -> &'a Step {
    plan.draft.steps.iter().find(|step| step.id == id).expect("the step")
}

fn edited(plan: &Plan, asked: &PlanEdit, on: &str) -> (Plan, PlanPreview) {
    changed(plan, asked, date(on), &REFERENCE).expect("it can be done")
}

fn refused(plan: &Plan, asked: &PlanEdit, on: &str) -> String {
    asked.apply(plan, date(on), &REFERENCE).expect_err("refused").message
}

/// The first open step of work.
fn first(plan: &Plan) -> Step {
    let work = |step: &&Step| step.kind == StepKind::Work && step.progress.is_open();
    plan.draft.steps.iter().find(work).expect("a step").clone()
}

fn lines(preview: &PlanPreview, change: Change) -> Vec<&str> {
    preview.diff.iter().filter(|one| one.change == change).map(|one| one.id.as_str()).collect()
}

#[test]
fn a_step_is_postponed_to_a_day_with_room() {
    let plan = &PLANS[0];
    let waiting = first(plan);
    let asked = PlanEdit::Postpone { step: waiting.id.clone() };
    let (after, preview) = edited(plan, &asked, "2026-01-06");
    assert!(lines(&preview, Change::Moved).contains(&waiting.id.as_str()));
    in_order(plan, &after, date("2026-01-06")).expect("in order");
    assert!(step(&after, &waiting.id).day >= date("2026-01-06"));
}

#[test]
fn a_step_is_shortened_to_half_and_no_further_than_ten_minutes() {
    let mut plan = PLANS[0].clone();
    let id = first(&plan).id;
    let mut minutes = vec![step(&plan, &id).minutes];
    let shorten = PlanEdit::Shorten { step: id.clone() };
    while let Ok(after) = shorten.apply(&plan, date("2026-01-05"), &REFERENCE) {
        plan = after;
        minutes.push(step(&plan, &id).minutes);
    }
    assert!(minutes.windows(2).all(|pair| pair[1] < pair[0] && pair[1] >= 10), "{minutes:?}");
    assert!(minutes.len() > 1);
}

#[test]
fn a_step_is_split_in_two_that_follow_each_other_and_sum() {
    let plan = &PLANS[0];
    let long = plan.draft.steps.iter().filter(|s| s.kind == StepKind::Work);
    let long = long.max_by_key(|step| step.minutes).expect("a step").clone();
    let (after, preview) = edited(plan, &PlanEdit::Split { step: long.id.clone() }, "2026-01-05");
    let added = lines(&preview, Change::Added);
    let (one, other) = (step(&after, &long.id), step(&after, added[0]));
    assert_eq!(one.minutes + other.minutes, long.minutes);
    assert!(one.day <= other.day);
    assert_eq!(one.milestone, other.milestone);
}

#[test]
fn what_was_left_out_can_come_back() {
    let plan = &PLANS[0];
    let id = first(plan).id;
    for asked in [PlanEdit::Remove { step: id.clone() }, PlanEdit::Pause { step: id.clone() }] {
        let without = edited(plan, &asked, "2026-01-05").0;
        assert!(!step(&without, &id).progress.is_open());
        let back = edited(&without, &PlanEdit::Restore { step: id.clone() }, "2026-01-05").0;
        assert_eq!(back.draft.steps, plan.draft.steps, "as it was");
    }
}

#[test]
fn a_step_moves_to_a_day_and_what_builds_on_it_stays_behind_it() {
    let plan = &PLANS[0];
    let moved = first(plan);
    let to = date("2026-01-23");
    let after = edited(plan, &PlanEdit::Move { step: moved.id.clone(), to }, "2026-01-05").0;
    assert_eq!(step(&after, &moved.id).day, to);
    in_order(plan, &after, date("2026-01-05")).expect("in order");
    within(&after, date("2026-01-05")).expect("within each day");
}

#[test]
fn a_step_does_not_move_before_what_it_builds_on_nor_to_a_day_without_room() {
    let plan = &PLANS[0];
    let own = first(plan).milestone;
    let of = |step: &&Step| step.kind == StepKind::Work && step.milestone == own;
    let second = plan.draft.steps.iter().filter(of).nth(1).expect("a second step");
    let to_sunday = PlanEdit::Move { step: second.id.clone(), to: date("2026-01-11") };
    assert!(refused(plan, &to_sunday, "2026-01-05").contains("2026-01-11 holds 0 minutes"));
    let past = PlanEdit::Move { step: second.id.clone(), to: date("2026-01-05") };
    assert_eq!(refused(plan, &past, "2026-01-06"), "2026-01-05 is past.");
    let mut late = plan.clone();
    let id = first(plan).id;
    late.draft.steps.iter_mut().find(|step| step.id == id).expect("a step").day =
        date("2026-01-30");
    let before = PlanEdit::Move { step: second.id.clone(), to: date("2026-01-09") };
    assert!(refused(&late, &before, "2026-01-05").contains("builds on"));
}

#[test]
fn two_steps_change_places_where_both_fit() {
    let plan = &PLANS[0];
    let steps = &plan.draft.steps;
    let works = |step: &&Step| step.kind == StepKind::Work;
    let some: Vec<&Step> = steps.iter().filter(works).collect();
    let pairs = some.iter().flat_map(|one| some.iter().map(move |other| (one, other)));
    let swapped = pairs
        .filter(|(one, other)| one.day < other.day)
        .find_map(|(one, other)| {
            let asked = PlanEdit::Swap { step: one.id.clone(), with: other.id.clone() };
            let after = asked.apply(plan, plan.draft.start, &REFERENCE).ok()?;
            Some((one, other, after))
        })
        .expect("some two can");
    let (one, other, after) = swapped;
    assert_eq!(step(&after, &one.id).day, other.day);
    assert_eq!(step(&after, &other.id).day, one.day);
}

#[test]
fn everything_open_comes_a_week_later_and_what_is_done_stays() {
    let mut plan = PLANS[0].clone();
    let done = first(&plan);
    check(&mut plan, &done.id, done.day);
    let after = edited(&plan, &PlanEdit::Shift { days: 7 }, "2026-01-06").0;
    assert_eq!(after.draft.end, plan.draft.end + Days::new(7));
    assert_eq!(after.draft.load.len(), 97);
    assert_eq!(step(&after, &done.id).day, done.day);
    for (before, later) in plan.draft.steps.iter().zip(&after.draft.steps) {
        if before.progress.is_open() {
            assert_eq!(later.day, before.day + Days::new(7), "a whole week fits as it did");
        }
    }
}

#[test]
fn offers_can_be_taken() {
    let plan = &PLANS[0];
    let late = "2026-04-02";
    let offers = rescheduled(plan, date(late)).1.offers;
    for edit in offers.iter().filter_map(|offer| offer.edit.clone()) {
        let (after, _) = edited(plan, &edit, late);
        let open = |plan: &Plan| -> u32 {
            let open =
                plan.draft.steps.iter().filter(|s| s.progress.is_open() && s.day < date(late));
            open.map(|step| step.minutes).sum()
        };
        assert!(open(&after) < open(plan), "{edit:?} leaves less behind");
    }
}

#[test]
fn no_more_days_are_offered_than_a_plan_may_grow_by() {
    let plan = &PLANS[0];
    let little = PlanEdit::Capacity { capacity: [15; 7].map(Minutes::saturating) };
    let (after, preview) = edited(plan, &little, "2026-03-02");
    let kinds: Vec<&str> = preview.offers.iter().map(|offer| offer.kind.as_str()).collect();
    assert_eq!(kinds, ["remove", "add_time"], "a hundred days more would be refused");
    for edit in preview.offers.iter().filter_map(|offer| offer.edit.as_ref()) {
        edit.apply(&after, date("2026-03-02"), &REFERENCE).expect("what is offered can be done");
    }
}

#[test]
fn a_step_is_known_by_its_id_in_any_letters() {
    let plan = &PLANS[0];
    let to = date("2026-01-23");
    let moved =
        |step: &str| edited(plan, &PlanEdit::Move { step: step.into(), to }, "2026-01-05").0;
    let id = first(plan).id;
    assert_eq!(moved(&id), moved(&format!(" {} ", id.to_lowercase())));
}

#[test]
fn own_steps_join_the_plan_where_there_is_room() {
    let plan = &PLANS[0];
    let own = |title: &str, minutes| OwnStep { title: title.into(), minutes, day: None };
    let asked = PlanEdit::Add {
        title: "Mend  my portfolio page".into(),
        steps: vec![own("List what is old", 15), own("Write two new pieces", 40)],
    };
    let (after, preview) = edited(plan, &asked, "2026-01-05");
    let added = lines(&preview, Change::Added);
    assert_eq!(added.len(), 2);
    assert!(step(&after, added[0]).day <= step(&after, added[1]).day);
    let milestone = after.draft.milestones.last().expect("a milestone");
    assert_eq!(milestone.title, "Mend my portfolio page");
    within(&after, date("2026-01-05")).expect("within each day");
    for (steps, message) in [
        (vec![], "A milestone has 1 to 40 steps."),
        (vec![own("", 15)], "A step has 1 to 200 characters."),
        (vec![own("Too long", 95)], "A step takes 5 to 90 minutes, not 95."),
    ] {
        assert_eq!(
            refused(plan, &PlanEdit::Add { title: "T".into(), steps }, "2026-01-05"),
            message
        );
    }
}

/// Whether the open work of each project keeps its order and comes after its prerequisites, as far as
/// it did before. What waits from an earlier day has no day yet.
fn in_order(before: &Plan, after: &Plan, today: NaiveDate) -> Result<(), String> {
    for project in before.draft.chosen.iter().map(|chosen| chosen.project.as_str()) {
        let days: Vec<(NaiveDate, &str)> = after
            .draft
            .steps
            .iter()
            .filter(|s| s.kind == StepKind::Work && s.progress.is_open() && s.day >= today)
            .filter(|step| after.project_of(step) == project)
            .map(|step| (step.day, step.id.as_str()))
            .collect();
        if let Some(pair) = days.windows(2).find(|pair| pair[0].0 > pair[1].0) {
            return Err(format!("{project}: {pair:?}"));
        }
    }
    Ok(())
}

/// Whether no day from `today` on holds more open steps than it can.
fn within(plan: &Plan, today: NaiveDate) -> Result<(), String> {
    let open = |day: &DayLoad| -> u32 {
        let on = plan.draft.steps.iter().filter(|s| s.day == day.day && s.progress.is_open());
        on.map(|step| step.minutes).sum()
    };
    let over = |day: &&DayLoad| day.day >= today && open(day) > day.capacity;
    plan.draft.load.iter().find(over).map_or(Ok(()), |day| Err(format!("{day:?}")))
}

/// Something to ask of a plan, from random numbers.
fn any_edit() -> impl Strategy<Value = (u8, usize, u64)> {
    (0..16_u8, 0..200_usize, 0..95_u64)
}

fn ask_of(plan: &Plan, (kind, pick, day): (u8, usize, u64)) -> PlanEdit {
    let id = plan.draft.steps[pick % plan.draft.steps.len()].id.clone();
    let other = plan.draft.steps[(pick * 7 + 3) % plan.draft.steps.len()].id.clone();
    let to = plan.draft.start + Days::new(day);
    let minutes = |base: u64| Minutes::saturating(i64::try_from((base * 13) % 120).unwrap_or(0));
    match kind {
        0 | 1 => PlanEdit::Reschedule,
        2 => PlanEdit::Postpone { step: id },
        3 => PlanEdit::Shorten { step: id },
        4 => PlanEdit::Split { step: id },
        5 => PlanEdit::Remove { step: id },
        6 => PlanEdit::Pause { step: id },
        7 => PlanEdit::Restore { step: id },
        8 | 9 => PlanEdit::Move { step: id, to },
        10 => PlanEdit::Swap { step: id, with: other },
        11 => PlanEdit::Shift { days: u32::try_from(day % 9).unwrap_or(0) },
        12 => PlanEdit::Extend { days: u32::try_from(day % 20).unwrap_or(0) },
        13 => PlanEdit::Break { range: DateRange { from: to, to: to + Days::new(day % 10) } },
        14 => PlanEdit::Capacity { capacity: [1, 2, 3, 4, 5, 6, 7].map(|n| minutes(day + n)) },
        _ => PlanEdit::Edit { step: id, title: "Other words".into(), minutes: 25, cue: None },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_moves_what_is_done_or_fills_a_day_beyond_its_minutes(
        weekday in 0..7_usize,
        today in 0..88_u64,
        done in prop::collection::vec(any::<bool>(), 30),
        asked in prop::collection::vec(any_edit(), 1..5),
    ) {
        let mut plan = PLANS[weekday].clone();
        let today = plan.draft.start + Days::new(today);
        for (step, done) in plan.draft.steps.iter_mut().zip(&done) {
            if *done && step.day <= today {
                step.progress = Progress::Done { on: step.day, minutes: None, note: String::new() };
            }
        }
        for asked in asked {
            let asked = ask_of(&plan, asked);
            let Ok((after, preview)) = changed(&plan, &asked, today, &REFERENCE) else {
                continue;
            };
            let done = |plan: &Plan| -> Vec<Step> {
                let done = plan.draft.steps.iter();
                done.filter(|s| matches!(s.progress, Progress::Done { .. })).cloned().collect()
            };
            prop_assert_eq!(done(&plan), done(&after), "what is done stays");
            let full = |plan: &Plan| within(plan, today).is_ok();
            // Where something is offered, something found no room: it stays where it was.
            prop_assert!(!full(&plan) || !preview.offers.is_empty() || full(&after), "{:?}: {:?}", asked, within(&after, today));
            prop_assert!(in_order(&plan, &plan, today).is_err() || in_order(&plan, &after, today).is_ok(), "{:?}: {:?}", asked, in_order(&plan, &after, today));
            prop_assert_eq!(&preview.diff, &diff(&plan, &after), "the diff says it all");
            for edit in preview.offers.iter().filter_map(|offer| offer.edit.as_ref()) {
                prop_assert!(edit.apply(&after, today, &REFERENCE).is_ok(), "{edit:?} is offered and refused");
            }
            let start = plan.draft.start;
            prop_assert!(after.draft.steps.iter().all(|s| s.day >= start));
            plan = after;
        }
    }

    #[test]
    fn what_the_days_say_sums(
        weekday in 0..7_usize,
        today in 0..100_u64,
        done in prop::collection::vec((any::<bool>(), 0..5_u64, 1..120_u32), 60),
    ) {
        let mut plan = PLANS[weekday].clone();
        let today = plan.draft.start + Days::new(today);
        for (step, (done, late, minutes)) in plan.draft.steps.iter_mut().zip(&done) {
            let on = step.day + Days::new(*late);
            if *done && on <= today {
                step.progress = Progress::Done { on, minutes: Some(*minutes), note: String::new() };
            }
        }
        let gained = gained(&plan, plan.draft.start, today);
        let sum: f64 = gained.parts.iter().map(|part| part.points).sum();
        prop_assert!((sum - gained.points).abs() < 1e-12);
        prop_assert!(gained.points <= gained.of + 1e-9);
        let days = plan_days(&plan, today);
        let worked: u32 = days.iter().map(|day| day.minutes).sum();
        let told: u32 = plan.draft.steps.iter().map(|step| match step.progress {
            Progress::Done { on, minutes, .. } if on <= plan.draft.end => minutes.unwrap_or(0),
            _ => 0,
        }).sum();
        prop_assert_eq!(worked, told, "every minute stands on the day it was lived");
        let planned: u32 = days.iter().map(|day| day.planned).sum();
        prop_assert_eq!(planned, plan.draft.steps.iter().map(|step| step.minutes).sum::<u32>());
        let share = super::super::today(&plan, today).continuity;
        prop_assert!(share.days <= share.of && share.of <= 28);
        let weeks = (1..=13).map(|week| review(&plan, week, today, &REFERENCE.model.plan));
        let reviewed: u32 = weeks.map(|one| one.done_minutes).sum();
        prop_assert_eq!(reviewed, worked, "thirteen weeks are the plan");
    }
}
