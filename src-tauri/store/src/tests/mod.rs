//! What the journal promises.

mod archive;
mod backup;
mod clock;
mod entries;
mod errors;
mod feedback;
mod identity;
mod living;
mod mirror;
mod observed;
mod open;
mod own;
mod paths;
mod plan;
mod portfolio;
mod random;
mod share;
mod trail;
mod undo;
mod unsaved;

use std::path::Path;

use chrono::NaiveDate;
use domain::{
    occupation::Seniority,
    plan::{Ask, Draft, Plan, Step, StepKind},
    profile::{Levels, Profile},
    reference::Reference,
    risk::{self, Horizon, RiskReport},
};
use proptest::test_runner::{RngAlgorithm, TestRng};
use tempfile::TempDir;

use crate::{Moment, Store, operation::undo::tables};

/// A Monday.
const START: &str = "2026-01-05";

/// A journal in a folder of its own.
struct Journal {
    dir: TempDir,
    store: Store,
}

impl Journal {
    /// An empty one, opened on [`START`].
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let store = open(dir.path(), START);
        Self { dir, store }
    }

    /// One with a running plan of a software developer.
    fn with_plan() -> Self {
        let mut journal = Self::new();
        journal.begin();
        journal
    }

    fn begin(&mut self) -> Draft {
        let draft = draft();
        self.store.start_plan(&profile(), &draft, &report(), &moment(START)).expect("a plan");
        draft
    }

    /// Closed, and opened again on `date`.
    fn reopened(self, date: &str) -> Self {
        drop(self.store);
        let store = open(self.dir.path(), date);
        Self { dir: self.dir, store }
    }

    fn plan(&self) -> Plan {
        self.store.plan().expect("it can be read").expect("a plan runs")
    }

    fn step(&self, id: &str) -> Step {
        self.plan().draft.steps.into_iter().find(|step| step.id == id).expect("a step")
    }

    /// Every row of the person's tables, as SQL literals, which are exact.
    fn dump(&self) -> String {
        let tables = tables(&self.store.connection).expect("a schema");
        tables.iter().map(|table| dump(&self.store, table)).collect()
    }
}

fn open(dir: &Path, date: &str) -> Store {
    Store::open(dir, &moment(date)).expect("a journal")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Noon of a date, in Berlin.
fn moment(date: &str) -> Moment {
    Moment {
        utc: format!("{date}T11:00:00.123456+00:00"),
        zone: "Europe/Berlin".into(),
        today: self::date(date),
        asked: false,
    }
}

fn reference() -> &'static Reference {
    &catalog::load().expect("the catalogue").reference
}

fn profile() -> Profile {
    Profile {
        occupation: "software-developer".into(),
        typed_title: "Programmer 🧭".into(),
        seniority: Seniority::Mid,
        levels: Levels::from([("programming".into(), 4.1)]),
    }
}

fn report() -> RiskReport {
    let occupation = reference().occupation("software-developer").expect("an occupation");
    risk::assess(occupation, Seniority::Mid, Horizon::Now, &reference().model)
}

fn draft() -> Draft {
    let occupation = reference().occupation("software-developer").expect("an occupation");
    let ask = Ask { start: date(START), days: 90, hours: Some(5.0), ..Ask::default() };
    let request = ask.request(1.5, &reference().model.plan).expect("a request");
    domain::plan::draft(occupation, Seniority::Mid, None, &Levels::new(), &request, reference())
}

fn dump(store: &Store, table: &str) -> String {
    let names: Vec<String> = store
        .connection
        .prepare("SELECT name FROM pragma_table_info(?)")
        .and_then(|mut query| query.query_map([table], |row| row.get(0))?.collect())
        .expect("columns");
    let quoted: Vec<String> = names.iter().map(|name| format!("quote({name})")).collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY id", quoted.join(" || ' ' || "));
    let rows: Vec<String> = store
        .connection
        .prepare(&sql)
        .and_then(|mut query| query.query_map([], |row| row.get(0))?.collect())
        .expect("rows");
    format!("{table}\n{}\n", rows.join("\n"))
}

/// Ids of the open steps of work on the first milestone.
fn work_on(journal: &Journal, milestone: &str) -> Vec<String> {
    let steps = journal.plan().draft.steps;
    let own = |step: &&Step| {
        step.kind == StepKind::Work
            && step.milestone.as_deref() == Some(milestone)
            && step.progress.is_open()
    };
    steps.iter().filter(own).map(|step| step.id.to_string()).collect()
}

/// A few of its parts cut, doubled, exchanged or overwritten; `below` draws a number below another.
fn mangled(sound: &[u8], below: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=below(8) {
        let (at, length) = (below(bytes.len()), below(200));
        let to = (at + length).min(bytes.len());
        match below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => bytes[at..to].fill_with(|| below(256) as u8),
            3 => {
                let copy = bytes[at..to].to_vec();
                let into = below(bytes.len());
                bytes.splice(into..into, copy);
            }
            _ => bytes[at..to].fill(b":,\"*[{\n-x"[below(9)]),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Numbers below another, the same ones in every run.
fn dice() -> impl FnMut(usize) -> usize {
    use proptest::prelude::Rng;
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    move |most| random.next_u64() as usize % most.max(1)
}
