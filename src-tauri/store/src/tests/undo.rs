//! Undo and redo: every operation, across restarts, exact to the last bit.

use std::{fs, path::Path};

use domain::{
    bounded::{Minutes, Third},
    id::StepId,
    paths::Preferences,
    plan::{self, DateRange, OwnStep, PlanEdit, Reminders, StepKind},
    portfolio::BeforeAfter,
    risk::{OwnTask, Shares},
};

use super::{Journal, START, date, feedback::hear, moment, observed::worked, reference, report};
use crate::{
    Changed, Imported, Moment, NewEvidence, Op, Result, Store,
    journal::VERSIONS,
    operation::{GIVE_UP, NEXT_REDO},
};

/// A task in somebody's own words.
pub(super) fn own_task(label: &str) -> OwnTask {
    let like = reference().activities[0].id.to_string();
    let (id, label, much) = (String::new(), label.to_owned(), Third::saturating(2));
    OwnTask { id, label, like, accountability: much, trust: much, tacit: much, cost_of_error: much }
}

fn reminded() -> Reminders {
    Reminders { on: true, ..Reminders::default() }
}

fn prove(store: &mut Store, op: Op, now: &Moment) -> Result<Changed> {
    match op {
        Op::AddEvidence => {
            store.add_evidence(&figure("Time to repair", 90.0, 40.0), reference(), now)
        }
        Op::RemoveEvidence => store.remove_evidence("E1", now),
        Op::WriteProof => store.write_proof("M1", "Repairs take 40 minutes now.", now),
        Op::WriteAchievement => {
            store.write_achievement(None, "Cut the time.", &["E1".into()], reference(), now)
        }
        _ => store.remove_achievement("C1", now),
    }
}

/// Comments on the sentence C1 and a piece of work, taken in or removed again.
fn hear_and_log(store: &mut Store, op: Op, now: &Moment) -> Result<Changed> {
    match op {
        Op::ImportComments => hear(store, "Ben", "By how much?", now),
        Op::RemoveComment => store.remove_comment("N1", now),
        Op::LogAi => store.log_ai(&worked(now.today, 0.5), reference(), now),
        _ => store.forget_ai("A1", now),
    }
}

/// A figure before and after, in minutes.
pub(super) fn figure(text: &str, before: f64, after: f64) -> NewEvidence {
    let change = Some(BeforeAfter { before, after, unit: "minutes".into() });
    NewEvidence { text: text.into(), change, ..NewEvidence::default() }
}

/// Another journal, whose one entry is in no other.
fn other_life() -> Journal {
    let mut other = Journal::with_plan();
    let now = moment("2026-01-19");
    other.store.add_entry(now.today, "Another life.", &[], &[], &now).expect("an entry");
    other
}

fn done(taken: Imported) -> Changed {
    // In a random life it may be the same one again.
    taken.done.unwrap_or_else(|| Changed::new(Op::ImportAll, vec![]))
}

/// A task of the profile's occupation.
pub(super) fn some_task() -> &'static str {
    &reference().occupation("software-developer").expect("an occupation").tasks[0].id
}

impl Journal {
    /// Performs an operation in a way that changes something.
    pub(super) fn perform(&mut self, op: Op) -> Changed {
        let now = moment("2026-01-20");
        let store = &mut self.store;
        let done = match op {
            Op::StartPlan => {
                self.begin();
                return Changed::new(op, vec![]);
            }
            Op::Complete => store.complete("S2", "Done.", Some(33), &now),
            Op::Reopen => store.reopen("S1", &now),
            Op::Skip => store.skip("S3", &now),
            Op::Swap => return self.edit(&self.exchange()),
            Op::ImportAll => {
                let other = other_life().store.whole().expect("another life");
                store.import_all(&other, false, &now).map(done)
            }
            Op::Restore => self.bring_another_back(&now),
            Op::LogTime => store.log_time("S2", 5, "A start.", &now),
            Op::HoldCheckpoint => store.hold_checkpoint(30, &report(), &now),
            Op::Reschedule
            | Op::Break
            | Op::Move
            | Op::Resize
            | Op::RemoveSteps
            | Op::PauseStep
            | Op::RestoreStep
            | Op::Shift
            | Op::SetCapacity
            | Op::SetRoutine
            | Op::AddSteps
            | Op::EditStep => {
                return self.edit(&edit_of(op, if op == Op::RestoreStep { "S4" } else { "S3" }));
            }
            Op::AddEntry => {
                store.add_entry(now.today, "A line.", &["tag".into()], &[], &now).map(|done| done.1)
            }
            Op::EditEntry => store.edit_entry(1, "Another line.", &[], None, &now),
            Op::RemoveEntry => store.remove_entry(1, &now),
            Op::RestoreEntry => store.restore_entry(2, &now),
            Op::WriteProof
            | Op::AddEvidence
            | Op::RemoveEvidence
            | Op::WriteAchievement
            | Op::RemoveAchievement => prove(store, op, &now),
            Op::ImportComments | Op::RemoveComment | Op::LogAi | Op::ForgetAi => {
                hear_and_log(store, op, &now)
            }
            Op::RateSkill => store.rate_skill("programming", Some(0.1 + 0.2), &now),
            Op::SetDayStart => store.set_day_start(6, &now),
            Op::SetReminders => store.set_reminders(&reminded(), &now),
            Op::Answer => store.answer("seniority", Some("lead"), reference(), &now),
            Op::OverrideRating => {
                store.override_rating(some_task(), "high", "A reason.", reference(), &now)
            }
            Op::RemoveOverride => store.remove_override(some_task(), reference(), &now),
            Op::DivideWeek => {
                let shares = Shares::from([(some_task().to_owned(), 60.0)]);
                store.divide_week(Some(&shares), reference(), &now)
            }
            Op::AddTask => store.add_task(own_task("Another"), 0.1, reference(), &now),
            Op::RemoveTask => store.remove_task("own-1", reference(), &now),
            Op::Assume => store.assume(&[("rho".into(), 1.5)].into(), reference(), &now),
            Op::SetPreferences => {
                let preferences = Preferences { remote: true, ..Preferences::default() };
                store.set_preferences(&preferences, reference(), &now)
            }
            Op::Pin => store.pin("paralegal", reference(), &now),
            Op::Unpin => store.unpin("bookkeeper", &now),
            Op::UseRelease => store.use_release(Some("0a1b"), "31.0", Some(&report()), &now),
        };
        done.unwrap_or_else(|error| panic!("{op:?}: {error}"))
    }

    /// Two steps that can change places.
    fn exchange(&self) -> PlanEdit {
        let running = self.plan();
        let work = running.draft.steps.iter().filter(|step| step.kind == StepKind::Work);
        let ids: Vec<&StepId> = work.map(|step| &step.id).collect();
        let pairs = ids.iter().flat_map(|one| ids.iter().map(move |other| (one, other)));
        let swaps = pairs
            .filter(|(one, other)| one != other)
            .map(|(one, other)| PlanEdit::Swap { step: (*one).clone(), with: (*other).clone() });
        let today = date("2026-01-20");
        let changes = |asked: &PlanEdit| {
            let after = asked.apply(&running, today, reference());
            after.is_ok_and(|after| !plan::diff(&running, &after).is_empty())
        };
        swaps.into_iter().find(changes).expect("some two can")
    }

    /// Applies an edit under its own name.
    pub(super) fn edit(&mut self, asked: &PlanEdit) -> Changed {
        let now = moment("2026-01-20");
        let after = asked.apply(&self.plan(), now.today, reference());
        let after = after.unwrap_or_else(|error| panic!("{asked:?}: {error:?}"));
        self.store.save_edited_plan(Op::of(asked), &after, &now).expect("kept")
    }

    /// A plan with a checked step, an entry and a task of one's own.
    pub(super) fn lived_in() -> Self {
        let mut journal = Self::with_plan();
        let now = moment(START);
        journal.store.pin("bookkeeper", reference(), &now).expect("a pin");
        journal
            .store
            .add_task(own_task("Calming customers"), 0.1, reference(), &now)
            .expect("a task");
        journal.store.complete("S1", "", None, &now).expect("done");
        journal.store.add_entry(now.today, "First line.", &[], &[], &now).expect("an entry");
        journal.store.add_entry(now.today, "A slip.", &[], &[], &now).expect("an entry");
        journal.store.remove_entry(2, &now).expect("to the trash");
        let repair = figure("Time to repair", 90.0, 40.0);
        journal.store.add_evidence(&repair, reference(), &now).expect("evidence");
        let achievement =
            journal.store.write_achievement(None, "Cut it.", &["E1".into()], reference(), &now);
        achievement.expect("a sentence");
        hear(&mut journal.store, "Ana", "Since when?", &now).expect("a comment");
        journal.store.log_ai(&worked(now.today, 1.0), reference(), &now).expect("a log");
        journal.store.skip("S4", &now).expect("a skip");
        journal
    }

    /// Restores a backup of another journal, laid into this one's folder.
    fn bring_another_back(&mut self, now: &Moment) -> Result<Changed> {
        let mut other = other_life();
        let backup = other.store.backup_now(now)?;
        let place = |dir: &Path| dir.join("backups").join(format!("{}.sqlite3", backup.id));
        let (from, to) = (place(other.dir.path()), place(self.dir.path()));
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
        self.store.restore(&backup.id, false, now).map(done)
    }

    fn undo(&mut self) -> Option<Changed> {
        self.store.undo(&moment("2026-01-20")).expect("undo")
    }

    fn redo(&mut self) -> Option<Changed> {
        self.store.redo(&moment("2026-01-20")).expect("redo")
    }
}

/// An edit that is kept under the name of `op`.
pub(super) fn edit_of(op: Op, step: &str) -> PlanEdit {
    let (step, to) = (StepId::from(step), date("2026-01-22"));
    match op {
        Op::Break => PlanEdit::Break {
            range: DateRange { from: date("2026-02-02"), to: date("2026-02-08") },
        },
        Op::Move => PlanEdit::Move { step, to },
        Op::Swap => PlanEdit::Swap { step, with: "S5".into() },
        Op::Resize => PlanEdit::Shorten { step },
        Op::RemoveSteps => PlanEdit::Remove { step },
        Op::PauseStep => PlanEdit::Pause { step },
        Op::RestoreStep => PlanEdit::Restore { step },
        Op::Shift => PlanEdit::Shift { days: 3 },
        Op::SetCapacity => {
            PlanEdit::Capacity { capacity: [30, 30, 30, 30, 30, 90, 60].map(Minutes::saturating) }
        }
        Op::SetRoutine => PlanEdit::Routine { routine: vec!["the first coffee".into(); 7] },
        Op::AddSteps => {
            let own = OwnStep { title: "Read three pages".into(), minutes: 15, day: None };
            PlanEdit::Add { title: "Read on".into(), steps: vec![own] }
        }
        Op::EditStep => PlanEdit::Edit {
            step,
            title: "Other words".into(),
            minutes: 20,
            cue: Some("tea".into()),
        },
        _ => PlanEdit::Reschedule,
    }
}

#[test]
fn every_operation_can_be_undone_and_done_again_to_the_byte() {
    for op in Op::ALL {
        let mut journal = Journal::lived_in();
        let before = journal.dump();
        let changed = journal.perform(op);
        let after = journal.dump();
        assert_ne!(before, after, "{op:?} changes something");
        assert_eq!(changed.operation, op.label());
        let undone = journal.undo().expect("something to undo");
        assert_eq!(journal.dump(), before, "{op:?} undone");
        assert_eq!((undone.operation.as_str(), undone.stale.as_slice()), (op.label(), op.stale()));
        journal.redo().expect("something to redo");
        assert_eq!(journal.dump(), after, "{op:?} done again");
    }
}

#[test]
fn undo_and_redo_reach_across_a_restart() {
    let mut journal = Journal::lived_in();
    let states = [
        journal.dump(),
        {
            journal.perform(Op::Complete);
            journal.dump()
        },
        {
            journal.perform(Op::Skip);
            journal.dump()
        },
    ];
    journal = journal.reopened("2026-01-21");
    journal.undo();
    assert_eq!(journal.dump(), states[1]);
    journal = journal.reopened("2026-01-22");
    journal.undo();
    assert_eq!(journal.dump(), states[0]);
    journal = journal.reopened("2026-01-23");
    journal.redo();
    journal.redo();
    assert_eq!(journal.dump(), states[2]);
    assert_eq!(journal.redo(), None);
}

#[test]
fn whoever_does_something_new_gives_up_what_could_be_redone() {
    let mut journal = Journal::lived_in();
    journal.perform(Op::Complete);
    journal.undo();
    assert_eq!(journal.store.next_redo_label().expect("read").as_deref(), Some("Check a step"));
    journal.perform(Op::SetDayStart);
    assert_eq!(journal.store.next_redo_label().expect("read"), None);
    assert_eq!(journal.redo(), None);
    let now = journal.dump();
    journal.undo();
    journal.redo();
    assert_eq!(journal.dump(), now);
}

#[test]
fn an_operation_that_was_refused_gives_up_nothing() {
    let mut journal = Journal::lived_in();
    journal.perform(Op::Complete);
    journal.undo();
    journal.store.complete("S999", "", None, &moment(START)).expect_err("refused");
    assert_eq!(journal.store.next_redo_label().expect("read").as_deref(), Some("Check a step"));
}

#[test]
fn there_is_an_end_to_undo() {
    let mut journal = Journal::new();
    assert_eq!(journal.undo(), None);
    assert_eq!(journal.redo(), None);
    assert_eq!(journal.store.next_undo_label().expect("read"), None);
    journal.begin();
    journal.undo().expect("the plan");
    assert_eq!(journal.store.plan().expect("read"), None);
    assert_eq!(journal.store.profile().expect("read"), None);
    assert_eq!(journal.undo(), None);
}

#[test]
fn figures_come_back_to_the_last_bit() {
    let figures = [0.1 + 0.2, 1.0 / 3.0, 7.0, 0.0, f64::MIN_POSITIVE, 4.000_000_000_000_001];
    for figure in figures {
        let mut journal = Journal::new();
        journal.store.rate_skill("programming", Some(figure), &moment(START)).expect("a rating");
        let before = journal.dump();
        journal.store.rate_skill("programming", None, &moment(START)).expect("forgotten");
        journal.undo();
        assert_eq!(journal.dump(), before, "{figure}");
        let level: f64 = journal
            .store
            .connection
            .query_row("SELECT level FROM level", [], |row| row.get(0))
            .expect("a level");
        assert_eq!(level.to_bits(), figure.to_bits());
    }
}

#[test]
fn the_log_names_what_was_done_newest_first() {
    let mut journal = Journal::lived_in();
    journal.perform(Op::Skip);
    journal.undo();
    let log = journal.store.operations(12).expect("operations");
    let said: Vec<(&str, bool)> = log.iter().map(|o| (o.label.as_str(), o.undone)).collect();
    assert_eq!(
        said,
        [
            ("Skip a step", true),
            ("Skip a step", false),
            ("Log what AI did", false),
            ("Take comments in", false),
            ("Write a sentence", false),
            ("Add evidence", false),
            ("Remove an entry", false),
            ("Write in the journal", false),
            ("Write in the journal", false),
            ("Check a step", false),
            ("Add a task", false),
            ("Pin an occupation", false)
        ]
    );
    assert_eq!(log[0].date, "2026-01-20");
    assert_eq!(journal.store.operations(2).expect("operations").len(), 2);
}

#[test]
fn every_name_is_its_own_and_every_operation_refreshes_something() {
    let mut labels: Vec<&str> = Op::ALL.iter().map(|op| op.label()).collect();
    labels.sort_unstable();
    labels.dedup();
    assert_eq!(labels.len(), Op::ALL.len());
    assert!(Op::ALL.iter().all(|op| !op.stale().is_empty()));
}

#[test]
fn the_history_is_searched_by_its_indexes() {
    let journal = Journal::new();
    for (sql, index) in [
        (VERSIONS, "change_of_row"),
        (GIVE_UP, "operation_undone"),
        (NEXT_REDO, "operation_undone"),
    ] {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let mut query = journal.store.connection.prepare(&explained).expect("a plan");
        let mut rows = query.raw_query();
        let mut steps = String::new();
        while let Some(row) = rows.next().expect("a step") {
            steps += &row.get::<_, String>("detail").expect("words");
        }
        assert!(steps.contains(index), "{sql}: {steps}");
    }
}
