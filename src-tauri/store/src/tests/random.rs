//! Random lives: whatever is done, all of it can be undone, and done again.

use domain::{
    model::Assumptions,
    paths::Preferences,
    plan::{PlanEdit, Reminders},
};
use proptest::prelude::*;

use super::{
    Journal,
    feedback::hear,
    moment,
    observed::worked,
    reference, report,
    undo::{edit_of, figure, own_task},
};
use crate::{Changed, Moment, Op, Result, Store};

/// Something a person does; a number picks the step, entry or value.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Op(Op, u8),
    Undo,
    Redo,
    Restart,
}

fn deed() -> impl Strategy<Value = Deed> {
    let op = (0..Op::ALL.len(), any::<u8>()).prop_map(|(op, pick)| Deed::Op(Op::ALL[op], pick));
    prop_oneof![12 => op, 3 => Just(Deed::Undo), 2 => Just(Deed::Redo), 1 => Just(Deed::Restart)]
}

/// Two occupations and one that does not exist.
const PINS: [&str; 3] = ["paralegal", "bookkeeper", "nobody"];

/// Does it, if it makes sense now; a refusal changes nothing.
fn attempt(journal: &mut Journal, op: Op, pick: u8) -> Result<()> {
    let now = moment(&format!("2026-01-{:02}", 5 + pick % 20));
    let (step, entry) = (format!("S{}", pick % 40 + 1), i64::from(pick % 6));
    let store = &mut journal.store;
    match op {
        Op::Complete if pick.is_multiple_of(7) => {
            store.complete(&format!("M{}", pick % 9 + 1), "", None, &now)
        }
        Op::Complete => {
            store.complete(&step, &format!("Note {pick}"), Some(u32::from(pick) + 1), &now)
        }
        Op::Reopen => store.reopen(&step, &now),
        Op::Skip => store.skip(&step, &now),
        Op::AddEntry => {
            let text = format!("Line {pick} é “{pick}”");
            Ok(store.add_entry(now.today, &text, &[], &[], &now)?.1)
        }
        Op::EditEntry => store.edit_entry(entry, &format!("Changed {pick}"), &[], None, &now),
        Op::RemoveEntry => store.remove_entry(entry, &now),
        Op::RestoreEntry => store.restore_entry(entry, &now),
        Op::RateSkill => {
            store.rate_skill(&step, (!pick.is_multiple_of(3)).then(|| f64::from(pick) / 37.0), &now)
        }
        Op::AddEvidence | Op::RemoveEvidence | Op::WriteAchievement | Op::RemoveAchievement => {
            prove(store, op, pick, &now)
        }
        Op::ImportComments | Op::RemoveComment | Op::LogAi | Op::ForgetAi => {
            hear_and_log(store, op, pick, &now)
        }
        Op::SetReminders => {
            let reminders = Reminders { names: pick.is_multiple_of(2), ..Reminders::default() };
            store.set_reminders(&reminders, &now)
        }
        Op::SetDayStart => store.set_day_start(u32::from(pick) % 30, &now),
        Op::Answer => {
            let choice = (!pick.is_multiple_of(3)).then(|| pick.to_string());
            store.answer(&step, choice.as_deref(), reference(), &now)
        }
        Op::UseRelease => {
            let id = (!pick.is_multiple_of(3)).then(|| pick.to_string());
            store.use_release(id.as_deref(), "31.0", None, &now)
        }
        Op::AddTask => {
            store.add_task(own_task(&pick.to_string()), f64::from(pick) / 255.0, reference(), &now)
        }
        Op::RemoveTask => store.remove_task(&format!("own-{}", pick % 9), reference(), &now),
        Op::Assume => {
            let rho = f64::from(pick) / 40.0;
            store.assume(&Assumptions::from([("rho".to_owned(), rho)]), reference(), &now)
        }
        Op::SetPreferences => {
            let sliders = [("zones".to_owned(), f64::from(pick % 7))].into();
            let preferences = Preferences { sliders, ..Preferences::default() };
            store.set_preferences(&preferences, reference(), &now)
        }
        Op::Pin => store.pin(PINS[usize::from(pick) % 3], reference(), &now),
        Op::Unpin => store.unpin(PINS[usize::from(pick) % 2], &now),
        Op::StartPlan if !pick.is_multiple_of(4) => return Ok(()),
        Op::LogTime => store.log_time(&step, u32::from(pick) + 1, "", &now),
        Op::HoldCheckpoint => store.hold_checkpoint(30, &report(), &now),
        Op::StartPlan | Op::ImportAll | Op::Restore => Ok(journal.perform(op)),
        Op::OverrideRating | Op::RemoveOverride | Op::DivideWeek => Ok(journal.perform(op)),
        edits => return edit(journal, &edit_of(edits, &step), &now),
    }
    .map(|_| ())
}

fn hear_and_log(store: &mut Store, op: Op, pick: u8, now: &Moment) -> Result<Changed> {
    match op {
        Op::ImportComments => hear(store, "Ana", &format!("Comment {}", pick % 5), now),
        Op::RemoveComment => store.remove_comment(&format!("N{}", pick % 4), now),
        Op::LogAi => store.log_ai(&worked(now.today, f64::from(pick) / 255.0), reference(), now),
        _ => store.forget_ai(&format!("A{}", pick % 4), now),
    }
}

fn prove(store: &mut Store, op: Op, pick: u8, now: &Moment) -> Result<Changed> {
    let [evidence, achievement] =
        [("E", 5), ("C", 6)].map(|(kind, n)| format!("{kind}{}", pick % n));
    match op {
        Op::AddEvidence => store.add_evidence(
            &figure(&format!("Figure {pick}"), f64::from(pick) / 3.0, 0.1),
            reference(),
            now,
        ),
        Op::RemoveEvidence => store.remove_evidence(&evidence, now),
        Op::WriteAchievement => {
            let id = pick.is_multiple_of(2).then_some(&*achievement);
            store.write_achievement(id, "I wrote it.", &[evidence], reference(), now)
        }
        _ => store.remove_achievement(&achievement, now),
    }
}

/// Asks it of the running plan, if there is one and it can be done.
fn edit(journal: &mut Journal, asked: &PlanEdit, now: &Moment) -> Result<()> {
    let Some(running) = journal.store.plan()? else { return Ok(()) };
    if let Ok(after) = asked.apply(&running, now.today, reference()) {
        journal.store.save_edited_plan(Op::of(asked), &after, now)?;
    }
    Ok(())
}

/// The index of words agrees with the entries.
fn index_is_sound(journal: &Journal) -> bool {
    let sql = "INSERT INTO entry_text (entry_text, rank) VALUES ('integrity-check', 1)";
    journal.store.connection.execute(sql, []).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(deeds in prop::collection::vec(deed(), 1..200)) {
        let mut journal = Journal::with_plan();
        let empty_and_begun = journal.dump();
        // What each state looked like, for as long as undo can go back to it.
        let (mut past, mut future) = (vec![empty_and_begun.clone()], Vec::new());
        for deed in deeds {
            match deed {
                Deed::Op(op, pick) => {
                    let before = journal.store.operations(1).expect("operations");
                    if attempt(&mut journal, op, pick).is_err() {
                        prop_assert_eq!(&journal.dump(), past.last().expect("a state"));
                    } else if journal.store.operations(1).expect("operations") != before {
                        past.push(journal.dump());
                        future.clear();
                    }
                }
                Deed::Undo if past.len() > 1 => {
                    journal.store.undo(&moment("2026-01-20")).expect("undo").expect("something");
                    future.extend(past.pop());
                    prop_assert_eq!(&journal.dump(), past.last().expect("a state"));
                }
                Deed::Redo => {
                    let redone = journal.store.redo(&moment("2026-01-20")).expect("redo");
                    prop_assert_eq!(redone.is_some(), !future.is_empty());
                    past.extend(future.pop());
                    prop_assert_eq!(&journal.dump(), past.last().expect("a state"));
                }
                Deed::Restart => journal = journal.reopened("2026-01-20"),
                Deed::Undo => {}
            }
        }
        let end = journal.dump();
        let mut new = Journal::new();
        let life = journal.store.whole().expect("rows");
        new.store.import_all(&life, false, &moment("2026-01-20")).expect("taken in");
        prop_assert!(new.store.whole().expect("rows") == life);
        let own = journal.store.import_all(&life, false, &moment("2026-01-20")).expect("the same");
        prop_assert_eq!(own.done, None);
        let steps = past.len() - 1;
        for _ in 0..steps {
            journal.store.undo(&moment("2026-01-20")).expect("undo").expect("something");
        }
        prop_assert_eq!(journal.dump(), empty_and_begun);
        prop_assert!(index_is_sound(&journal));
        for _ in 0..steps {
            journal.store.redo(&moment("2026-01-20")).expect("redo").expect("something");
        }
        prop_assert_eq!(journal.dump(), end);
        prop_assert!(index_is_sound(&journal));
        prop_assert!(journal.store.doctor().expect("a diagnosis").iter().all(|check| check.ok));
    }
}
