//! What AI really did: logged, beside its rating, and counted only once somebody says so.

use chrono::{Days, NaiveDate};
use domain::risk::{AiUse, Observed};

use super::{Journal, START, moment, reference, undo::some_task};

/// A piece of work on some task of the week.
pub(super) fn worked(date: NaiveDate, share: f64) -> AiUse {
    AiUse {
        id: String::new(),
        date,
        task: some_task().into(),
        share,
        quality: Some(4),
        minutes_saved: Some(20),
    }
}

impl Journal {
    fn observed(&self) -> Vec<Observed> {
        self.store.observed(reference()).expect("it can be read")
    }
}

#[test]
fn a_log_moves_no_score_until_the_rating_is_overridden_with_it() {
    let mut journal = Journal::with_plan();
    let now = moment("2026-02-03");
    let scores = journal.store.scores().expect("scores");
    for day in ["2026-01-05", "2026-01-20", "2026-02-01", "2026-02-02", "2026-02-03"] {
        let work = worked(day.parse().expect("a date"), 1.0);
        journal.store.log_ai(&work, reference(), &now).expect("logged");
    }
    assert_eq!(journal.store.scores().expect("scores"), scores);
    let [one] = &journal.observed()[..] else { panic!("one task was logged") };
    assert_eq!((one.uses, one.minutes_saved, one.months.len()), (5, 100, 2));
    let speaks = one.speaks.clone().expect("it speaks for a level");
    journal
        .store
        .override_rating(&one.id, &speaks.level, &speaks.reason, reference(), &now)
        .expect("kept");
    let after = journal.store.scores().expect("scores");
    assert_eq!(after.len(), scores.len() + 1);
    assert!(after.last().expect("one").cause.contains("AI did 100% of it"));
    assert_eq!(journal.observed()[0].speaks, None);
}

#[test]
fn what_makes_no_sense_is_refused_and_what_was_logged_can_go() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let before = journal.dump();
    for wrong in [
        AiUse { task: "nothing".into(), ..worked(now.today, 0.5) },
        worked(now.today, 1.5),
        worked(now.today, f64::NAN),
        worked(now.today + Days::new(1), 0.5),
        AiUse { quality: Some(0), ..worked(now.today, 0.5) },
    ] {
        assert!(journal.store.log_ai(&wrong, reference(), &now).is_err(), "{wrong:?}");
    }
    assert!(journal.store.forget_ai("A1", &now).is_err());
    assert_eq!(journal.dump(), before);
    let kept = journal.store.log_ai(&worked(now.today, 0.5), reference(), &now).expect("logged");
    assert_eq!(kept.changed, ["A1"]);
    journal.store.forget_ai("A1", &now).expect("gone");
    assert_eq!(journal.observed(), []);
    assert!(Journal::new().store.log_ai(&worked(now.today, 0.5), reference(), &now).is_err());
}
