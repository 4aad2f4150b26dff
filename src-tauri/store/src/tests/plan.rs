//! Plans: kept as drafted, completed, skipped and edited.

use domain::{
    ErrorKind,
    id::Uid,
    plan::{DateRange, PlanEdit, Progress, SkipKind, StepKind},
};

use super::{Journal, START, date, draft, moment, profile, reference, report, work_on};
use crate::{Op, StoreError, View};

#[test]
fn a_plan_is_read_as_it_was_drafted() {
    let mut journal = Journal::new();
    let draft = journal.begin();
    let bare = |journal: &Journal| {
        let mut draft = journal.plan().draft;
        assert!(draft.steps.iter().all(|step| !step.uid.is_empty()), "each has its id for ever");
        draft.steps.iter_mut().for_each(|step| step.uid = Uid::default());
        draft.milestones.iter_mut().for_each(|milestone| milestone.uid = Uid::default());
        draft
    };
    assert_eq!(bare(&journal), draft);
    assert_eq!(journal.store.profile().expect("read"), Some(profile()));
    let scores = journal.store.scores().expect("read");
    assert_eq!(scores.len(), 1);
    assert_eq!(scores[0].score, report().score.get());
    assert_eq!(scores[0].date, START);
    let journal = journal.reopened("2026-01-06");
    assert_eq!(bare(&journal), draft, "and after a restart");
}

#[test]
fn a_second_plan_begins_and_the_first_one_rests() {
    let mut journal = Journal::with_plan();
    journal.store.complete("S1", "", None, &moment(START)).expect("done");
    let first = journal.plan().id;
    journal.begin();
    assert_ne!(journal.plan().id, first);
    assert_eq!(journal.step("S1").progress, Progress::Open);
    journal.store.undo(&moment(START)).expect("undo");
    assert_eq!(journal.plan().id, first);
    assert!(!journal.step("S1").progress.is_open(), "what was done is still done");
}

#[test]
fn a_check_keeps_its_day_minutes_and_note() {
    let mut journal = Journal::with_plan();
    let changed = journal.store.complete(" s1 ", "Five cases.", Some(20), &moment("2026-01-07"));
    let changed = changed.expect("done");
    assert_eq!(changed.operation, "Check a step");
    assert_eq!(changed.changed, ["S1"]);
    assert!(changed.stale.contains(&View::Plan));
    let done =
        Progress::Done { on: date("2026-01-07"), minutes: Some(20), note: "Five cases.".into() };
    assert_eq!(journal.step("S1").progress, done);
    assert_eq!(journal.step("S1").day, draft().steps[0].day, "the day it was planned for stays");
}

#[test]
fn the_last_step_of_a_milestone_checks_it_and_taking_it_back_opens_it() {
    let mut journal = Journal::with_plan();
    let steps = work_on(&journal, "M1");
    let (last, others) = steps.split_last().expect("steps");
    for id in others {
        journal.store.complete(id, "", None, &moment(START)).expect("done");
        assert!(journal.plan().draft.milestones[0].progress.is_open());
    }
    let changed = journal.store.complete(last, "Sent.", None, &moment(START)).expect("done");
    assert_eq!(changed.changed, [last.as_str(), "M1"]);
    assert!(!journal.plan().draft.milestones[0].progress.is_open());
    let changed = journal.store.reopen(last, &moment(START)).expect("taken back");
    assert_eq!(changed.changed, [last.as_str(), "M1"]);
    assert!(journal.plan().draft.milestones[0].progress.is_open());
    assert!(journal.step(last).progress.is_open());
}

#[test]
fn a_milestone_checks_the_steps_that_are_still_open() {
    let mut journal = Journal::with_plan();
    let steps = work_on(&journal, "M1");
    journal.store.complete(&steps[0], "Mine.", Some(30), &moment(START)).expect("done");
    journal.store.complete("M1", "All of it.", None, &moment("2026-01-06")).expect("done");
    assert_eq!(work_on(&journal, "M1"), Vec::<String>::new());
    let Progress::Done { on, note, .. } = journal.step(&steps[0]).progress else {
        panic!("the first one is done")
    };
    assert_eq!((on, note.as_str()), (date(START), "Mine."), "what was done before stays as it was");
}

#[test]
fn a_skipped_step_is_left_out_and_can_come_back() {
    let mut journal = Journal::with_plan();
    journal.store.skip("S2", &moment(START)).expect("a skip");
    assert_eq!(
        journal.step("S2").progress,
        Progress::Skipped { on: date(START), how: SkipKind::Skipped }
    );
    journal.store.reopen("S2", &moment(START)).expect("taken back");
    assert_eq!(journal.step("S2").progress, Progress::Open);
}

#[test]
fn what_makes_no_sense_is_refused_with_a_hint_and_changes_nothing() {
    let mut journal = Journal::with_plan();
    journal.store.complete("S1", "", None, &moment(START)).expect("done");
    let before = (journal.dump(), journal.store.operations(100).expect("operations"));
    let now = moment("2026-01-06");
    let refusals: [(ErrorKind, crate::Result<crate::Changed>); 9] = [
        (ErrorKind::Invalid, journal.store.complete("S1", "", None, &now)),
        (ErrorKind::Invalid, journal.store.reopen("S2", &now)),
        (ErrorKind::Invalid, journal.store.skip("S1", &now)),
        (ErrorKind::Invalid, journal.store.skip("M1", &now)),
        (ErrorKind::Invalid, journal.store.rate_skill("programming", Some(7.5), &now)),
        (ErrorKind::Invalid, journal.store.rate_skill("programming", Some(f64::NAN), &now)),
        (ErrorKind::Invalid, journal.store.set_day_start(24, &now)),
        (ErrorKind::NotFound, journal.store.complete("S999", "", None, &now)),
        (ErrorKind::NotFound, journal.store.remove_entry(1, &now)),
    ];
    for (kind, refusal) in refusals {
        let error = refusal.expect_err("refused");
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
    assert_eq!((journal.dump(), journal.store.operations(100).expect("operations")), before);
}

#[test]
fn without_a_plan_there_is_nothing_to_check() {
    let mut journal = Journal::new();
    let error = journal.store.complete("S1", "", None, &moment(START)).expect_err("refused");
    assert!(matches!(error, StoreError::NotFound(..)), "{error}");
}

#[test]
fn rescheduling_moves_open_steps_and_leaves_facts_alone() {
    let mut journal = Journal::with_plan();
    journal.store.complete("S1", "", None, &moment(START)).expect("done");
    journal.store.skip("S3", &moment(START)).expect("a skip");
    let before = journal.plan();
    let today = date("2026-01-20");
    let after = PlanEdit::Reschedule.apply(&before, today, reference()).expect("it always can");
    let changed = journal
        .store
        .save_edited_plan(Op::Reschedule, &after, &moment("2026-01-20"))
        .expect("an edit");
    assert_eq!(changed.operation, "Bend the plan");
    assert_eq!(journal.plan().draft, after.draft);
    for (old, new) in before.draft.steps.iter().zip(&journal.plan().draft.steps) {
        assert_eq!(old.progress, new.progress);
        assert_eq!(
            old.day == new.day,
            !changed.changed.iter().any(|id| new.id == id.as_str()),
            "{}",
            new.id
        );
    }
    assert!(changed.changed.len() > 2, "a fortnight was missed");
    journal.store.undo(&moment("2026-01-20")).expect("undo");
    assert_eq!(journal.plan(), before);
}

#[test]
fn a_break_is_one_operation_that_can_be_undone() {
    let mut journal = Journal::with_plan();
    let before = journal.plan();
    let week = DateRange { from: date("2026-02-02"), to: date("2026-02-08") };
    let edit = PlanEdit::Break { range: week };
    let rested = edit.apply(&before, date(START), reference()).expect("a break");
    journal.store.save_edited_plan(Op::Break, &rested, &moment(START)).expect("a break");
    let kept = journal.plan();
    assert_eq!(kept.draft, rested.draft);
    assert!(kept.draft.steps.iter().all(|step| !week.contains(step.day)), "the week is free");
    let reviews = |plan: &domain::plan::Plan| {
        plan.draft.steps.iter().filter(|step| step.kind == StepKind::Review).count()
    };
    assert!(reviews(&kept) < reviews(&before), "a review on a day off lapses");
    journal.store.undo(&moment(START)).expect("undo");
    assert_eq!(journal.plan(), before);
}

#[test]
fn a_edit_of_a_plan_that_no_longer_runs_is_refused() {
    let mut journal = Journal::with_plan();
    let old = journal.plan();
    journal.begin();
    let before = journal.dump();
    let error = journal.store.save_edited_plan(Op::Reschedule, &old, &moment(START));
    assert!(matches!(error, Err(StoreError::NotFound(..))));
    assert_eq!(journal.dump(), before);
}

#[test]
fn only_steps_with_logged_minutes_teach_the_overrun() {
    let mut journal = Journal::with_plan();
    assert_eq!(journal.store.logged_minutes().expect("read"), (0.0, 0.0));
    journal.store.complete("S1", "", Some(40), &moment(START)).expect("done");
    journal.store.complete("S2", "", None, &moment(START)).expect("done");
    journal.store.skip("S4", &moment(START)).expect("a skip");
    let estimated = f64::from(journal.step("S1").minutes);
    assert_eq!(journal.store.logged_minutes().expect("read"), (40.0, estimated));
}
