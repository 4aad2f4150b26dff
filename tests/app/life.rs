//! A golden life: ninety days of one person, told day by day. They begin late, have the flu in the third
//! week, a holiday in the seventh, a gift of time in the tenth, fly across the date line, and the clocks
//! change. Nothing that is done ever moves, no day holds more than it can, and no date is rewritten
//! unless they applied a diff.

use std::fmt::Write;

use catalog::Catalog;
use chrono::{Days, NaiveDate};
use domain::{
    occupation::Seniority,
    plan::{
        self, Ask, DateRange, DayKind, OwnStep, Plan, PlanEdit, Progress, Step, StepKind, Today,
    },
    profile::{Levels, Profile},
    reference::Reference,
    risk::{self, Horizon},
};
use store::{Moment, Op, Store};

use super::{kept, proof};

const FILE: &str = "tests/golden/life.md";
/// A Wednesday.
const START: &str = "2026-02-25";

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// What happens to them on a day of the plan.
#[derive(Clone, Copy, PartialEq)]
enum Day {
    /// They do what stands there.
    Works,
    /// The first thing only.
    Little,
    /// Five minutes.
    Least,
    /// Waymark stays closed.
    Closed,
    /// They open it and do nothing.
    Looks,
}

fn happens(day: u64) -> Day {
    match day {
        // A late start, the flu, the holiday, the day that the flight skipped.
        1..=3 | 15..=19 | 43..=49 | 58 => Day::Closed,
        20 | 33 => Day::Looks,
        21 | 50 => Day::Least,
        day if day.is_multiple_of(11) => Day::Closed,
        day if day.is_multiple_of(5) => Day::Little,
        _ => Day::Works,
    }
}

/// Where they are, and by how many hours their noon is ahead of UTC.
fn place(day: u64) -> (&'static str, i64) {
    match day {
        57 => ("America/Los_Angeles", -7),
        59..=66 => ("Pacific/Auckland", 12),
        67 => ("America/Los_Angeles", -7),
        day if day >= 33 => ("Europe/Berlin", 2),
        _ => ("Europe/Berlin", 1),
    }
}

struct Life {
    dir: tempfile::TempDir,
    catalog: &'static Catalog,
    told: String,
}

impl Life {
    fn reference(&self) -> &'static Reference {
        &self.catalog.reference
    }

    fn moment(day: u64) -> Moment {
        let (zone, ahead) = place(day);
        let today = date(START) + Days::new(day - 1);
        // The evening before the night flight, the morning after it.
        let hour = if day == 57 {
            20
        } else if day == 59 {
            8
        } else {
            12
        };
        let local = today.and_hms_opt(hour, 0, 0).expect("an hour");
        let utc = local - chrono::TimeDelta::hours(ahead);
        Moment {
            utc: format!("{}Z", utc.format("%Y-%m-%dT%H:%M:%S")),
            zone: zone.into(),
            today,
            asked: false,
        }
    }

    fn store(&self, day: u64) -> Store {
        Store::open(self.dir.path(), &Self::moment(day)).expect("a journal")
    }

    fn tell(&mut self, line: impl AsRef<str>) {
        writeln!(self.told, "{}", line.as_ref()).expect("text");
    }

    fn begin(&mut self) {
        let reference = self.reference();
        let role = reference.occupation("machine-learning-engineer").expect("a role");
        let ask = Ask { start: date(START), days: 90, ..Ask::default() };
        let request = ask.request(1.5, &reference.model.plan).expect("a request");
        let draft = plan::draft(role, Seniority::Mid, None, &Levels::new(), &request, reference);
        let report = risk::assess(role, Seniority::Mid, Horizon::Now, &reference.model);
        let who = Profile {
            occupation: role.code.clone(),
            typed_title: "ML engineer".into(),
            seniority: Seniority::Mid,
            levels: Levels::new(),
        };
        self.store(1).start_plan(&who, &draft, &report, &Self::moment(1)).expect("a plan");
        self.tell("# Ninety days of an ML engineer\n");
        self.tell(format!(
            "{} to {}, {} milestones, {} steps, worth {:.2} points.\n",
            draft.start,
            draft.end,
            draft.milestones.len(),
            draft.steps.len(),
            draft.value
        ));
    }

    /// Applies an edit and tells its diff; whether it could be done.
    fn edit(&mut self, store: &mut Store, day: u64, why: &str, asked: &PlanEdit) -> bool {
        let running = store.plan().expect("read").expect("a plan");
        let now = Self::moment(day);
        let after = match asked.apply(&running, now.today, self.reference()) {
            Ok(after) => after,
            Err(error) => {
                self.tell(format!("- {why}: {} {}", error.message, error.hint));
                return false;
            }
        };
        let preview = asked.preview(&running, &after, now.today, self.reference());
        self.tell(format!("- {why}: {}", preview.reason));
        for line in &preview.diff {
            let change = format!("{:?}", line.change).to_lowercase();
            self.tell(format!("  - {} {change}: {} → {}", line.id, line.from, line.to));
        }
        for offer in &preview.offers {
            self.tell(format!("  - offered: {}", offer.effect));
        }
        store.save_edited_plan(Op::of(asked), &after, &now).expect("kept");
        let offered = preview.offers.iter().find_map(|offer| offer.edit.clone());
        if let Some(offered) = offered {
            // What found no room stays where it was until one of the ways is taken.
            self.edit(store, day, "The first offer is taken", &offered);
            self.edit(store, day, "And the plan bends", &PlanEdit::Reschedule);
        }
        true
    }

    fn day(&mut self, day: u64) {
        let now = Self::moment(day);
        let what = happens(day);
        if what == Day::Closed {
            return;
        }
        let mut store = self.store(day);
        store.visit(&now, true).expect("a visit");
        let running = store.plan().expect("read").expect("a plan");
        let today = plan::today(&running, now.today);
        self.tell(format!(
            "\n## Day {day}, {}{}",
            now.today.format("%A %-d %B"),
            if now.zone == "Europe/Berlin" { String::new() } else { format!(", {}", now.zone) }
        ));
        self.greet(&today);
        self.plan_ahead(&mut store, day);
        // Who has been away edits first.
        if today.reschedule.is_some() && what == Day::Works {
            self.edit(&mut store, day, "The plan bends", &PlanEdit::Reschedule);
        }
        self.work(&mut store, day, what);
        if day.is_multiple_of(7) {
            self.review(&mut store, day);
        }
    }

    fn greet(&mut self, today: &Today) {
        if let Some(digest) = &today.digest {
            self.tell(digest);
        }
        if let Some(next) = &today.next {
            self.tell(format!("Next: {} ({} min)", next.title, next.minutes));
        }
    }

    fn plan_ahead(&mut self, store: &mut Store, day: u64) {
        match day {
            4 => {
                let routine = PlanEdit::Routine { routine: vec!["the first coffee".into(); 7] };
                self.edit(store, day, "A cue for every day", &routine);
            }
            36 => {
                let range = DateRange { from: date("2026-04-08"), to: date("2026-04-14") };
                self.edit(store, day, "A holiday ahead", &PlanEdit::Break { range });
            }
            64 => {
                let own = OwnStep {
                    title: "Show the evaluation plan to Mara".into(),
                    minutes: 30,
                    day: None,
                };
                let add =
                    PlanEdit::Add { title: "Ask for a second opinion".into(), steps: vec![own] };
                self.edit(store, day, "Something of their own", &add);
            }
            30 | 60 | 90 => {
                let (profile, own) = store.own(self.reference()).expect("read").expect("a person");
                let running = store.plan().expect("read").expect("a plan");
                let number = u32::try_from(day).expect("a day");
                let found = plan::checkpoint(
                    &running,
                    number,
                    (&own, profile.seniority),
                    None,
                    self.reference(),
                );
                self.tell(format!(
                    "Checkpoint: {} of {} milestones, the score {:.1} → {:.1} once it is part of the week.",
                    found.done, found.of, found.before, found.now
                ));
                let report =
                    risk::assess(&own, profile.seniority, Horizon::Now, &self.reference().model);
                store.hold_checkpoint(number, &report, &Self::moment(day)).expect("held");
            }
            _ => {}
        }
    }

    fn work(&mut self, store: &mut Store, day: u64, what: Day) {
        let now = Self::moment(day);
        let running = store.plan().expect("read").expect("a plan");
        let today = plan::today(&running, now.today);
        let open = |step: &&Step| step.progress.is_open();
        let mut steps: Vec<Step> = today.steps.iter().filter(open).cloned().collect();
        // In the tenth week there is time for what would come later.
        if (64..=70).contains(&day) {
            let ahead = running.draft.steps.iter().filter(|s| s.day > now.today).filter(open);
            steps.extend(ahead.filter(|s| s.kind == StepKind::Work).take(1).cloned());
        }
        let count = match what {
            Day::Works => steps.len(),
            Day::Little => 1,
            _ => 0,
        };
        for step in steps.iter().take(count) {
            let minutes = step.minutes + step.minutes / 3;
            store.complete(&step.id, "", Some(minutes), &now).expect("checked");
            self.tell(format!("- done: {} ({minutes} min, planned {})", step.title, step.minutes));
        }
        if let (Day::Least, Some(step)) = (what, today.next) {
            store.log_time(&step.id, 5, "A start.", &now).expect("five minutes");
            self.tell(format!("- five minutes of: {}", step.title));
        }
    }

    fn review(&mut self, store: &mut Store, day: u64) {
        let running = store.plan().expect("read").expect("a plan");
        let week = u32::try_from(day / 7).expect("a week");
        let model = &self.reference().model.plan;
        let review = plan::review(&running, week, Self::moment(day).today, model);
        self.tell(format!(
            "- week {week}: {} of {} steps, {} of {} minutes, {} days lived; an hour counts as {:.2}",
            review.done_steps,
            review.planned_steps,
            review.done_minutes,
            review.planned_minutes,
            review.active_days,
            review.overrun_after
        ));
    }
}

/// What must hold from one day to the next.
fn compare(before: &Plan, after: &Plan, today: NaiveDate, bends: usize) {
    for step in &before.draft.steps {
        let Some(now) = after.draft.steps.iter().find(|other| other.id == step.id) else {
            assert!(bends > 0 && step.kind != StepKind::Work, "{} is gone", step.id);
            continue;
        };
        if matches!(step.progress, Progress::Done { .. }) {
            assert_eq!(step, now, "what is done never changes");
        }
        assert!(bends > 0 || step.day == now.day, "{} moved by itself", step.id);
    }
    let over = |day: &&plan::DayLoad| day.day >= today && day.planned > day.capacity;
    assert_eq!(after.draft.load.iter().find(over), None, "on {today}");
}

#[test]
fn ninety_days_are_lived_as_they_are_told() {
    let catalog = catalog::load().expect("the catalogue");
    let dir = tempfile::tempdir().expect("a folder");
    let mut life = Life { dir, catalog, told: String::new() };
    life.begin();
    let mut before = life.store(1).plan().expect("read").expect("a plan");
    for day in 1..=90 {
        let told = life.told.len();
        life.day(day);
        let bends = life.told[told..].matches("  - ").count();
        let after = life.store(day).plan().expect("read").expect("a plan");
        compare(&before, &after, Life::moment(day).today, bends);
        before = after;
    }
    let last = Life::moment(90).today;
    let days = plan::plan_days(&before, last);
    let count = |kind: DayKind| days.iter().filter(|day| day.kind == kind).count();
    assert_eq!(before.actual.skipped, [date("2026-04-23")], "the flight skipped a date");
    assert_eq!(count(DayKind::NoData), 1);
    life.tell(format!(
        "\n## Afterwards\n\n{} days lived, {} quiet, {} free, {} off, {} without data. {:.2} of {:.2} points.",
        count(DayKind::Active),
        count(DayKind::Quiet),
        count(DayKind::Free) + count(DayKind::Reserve),
        count(DayKind::Off),
        count(DayKind::NoData),
        plan::gained(&before, before.draft.start, last).points,
        before.draft.value,
    ));
    kept::holds(FILE, &life.told);
    let reference = life.reference();
    proof::ends_in_documents(&mut life.store(90), reference, &Life::moment(90));
}
