//! Operations: what somebody does, by name.

use rusqlite::{OptionalExtension, Row, TransactionBehavior};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Moment, Result, Store};

/// Everything that changes data. The list is closed: a new write needs a name here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// A plan begins, with its profile and first score.
    StartPlan,
    /// A step or milestone is done.
    Check,
    /// A check is taken back.
    Uncheck,
    /// A step is left out.
    Skip,
    /// The plan bends.
    Replan,
    /// Days without work are planned ahead.
    Break,
    /// A journal entry is written.
    AddEntry,
    /// A journal entry is changed.
    EditEntry,
    /// A journal entry goes to the trash.
    RemoveEntry,
    /// A journal entry comes back out of the trash.
    BringBackEntry,
    /// A file, a link or a figure is added as evidence.
    AddEvidence,
    /// Evidence is removed.
    RemoveEvidence,
    /// A sentence about oneself is written or changed.
    WriteClaim,
    /// A sentence about oneself is removed.
    RemoveClaim,
    /// A skill is rated.
    RateSkill,
    /// The hour at which a day starts is chosen.
    SetDayStart,
    /// When to be reminded is chosen.
    SetReminders,
    /// A question about one's own work is answered, or an answer taken back.
    Answer,
    /// A rating is contested with a reason.
    Contest,
    /// A contested rating is taken as ours again.
    Concede,
    /// The week is divided as it really is.
    DivideWeek,
    /// A task is added in one's own words.
    AddTask,
    /// A task of one's own is removed.
    RemoveTask,
    /// Assumptions of the model are changed.
    Assume,
    /// What a path must be and how much each reason counts is said.
    Wish,
    /// An occupation is kept an eye on.
    Pin,
    /// It is kept an eye on no longer.
    Unpin,
    /// Time is worked on a step.
    Sit,
    /// A step moves to another day.
    Move,
    /// Two steps change places.
    Swap,
    /// A step is shrunk or split.
    Resize,
    /// Steps are left out for good.
    Drop,
    /// A step is laid aside.
    Park,
    /// A step comes back into the plan.
    Return,
    /// Everything open comes some days later.
    Shift,
    /// The minutes of weekdays are chosen.
    SetCapacity,
    /// What steps follow on weekdays is chosen.
    SetRoutine,
    /// A milestone of one's own joins the plan.
    AddSteps,
    /// A step gets other words or minutes.
    EditStep,
    /// A checkpoint is held.
    HoldCheckpoint,
    /// A whole journal takes the place of what there is.
    ImportAll,
    /// A backup takes the place of what there is.
    Restore,
    /// Another release of O*NET is put in force, or the shipped one again.
    UseRelease,
}

/// A part of what the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Who the person is.
    Profile,
    /// The score.
    Risk,
    /// Skills and gap.
    Skills,
    /// The paths.
    Paths,
    /// The plan and today.
    Plan,
    /// The journal.
    Journal,
    /// What is proven.
    Portfolio,
    /// Settings, backups, operations.
    Settings,
}

impl Op {
    /// All of them.
    pub const ALL: [Self; 43] = [
        Self::StartPlan,
        Self::Check,
        Self::Uncheck,
        Self::Skip,
        Self::Replan,
        Self::Break,
        Self::AddEntry,
        Self::EditEntry,
        Self::RemoveEntry,
        Self::BringBackEntry,
        Self::AddEvidence,
        Self::RemoveEvidence,
        Self::WriteClaim,
        Self::RemoveClaim,
        Self::RateSkill,
        Self::SetDayStart,
        Self::SetReminders,
        Self::Answer,
        Self::Contest,
        Self::Concede,
        Self::DivideWeek,
        Self::AddTask,
        Self::RemoveTask,
        Self::Assume,
        Self::Wish,
        Self::Pin,
        Self::Unpin,
        Self::Sit,
        Self::Move,
        Self::Swap,
        Self::Resize,
        Self::Drop,
        Self::Park,
        Self::Return,
        Self::Shift,
        Self::SetCapacity,
        Self::SetRoutine,
        Self::AddSteps,
        Self::EditStep,
        Self::HoldCheckpoint,
        Self::ImportAll,
        Self::Restore,
        Self::UseRelease,
    ];

    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::StartPlan => "Start plan",
            Self::Check => "Check step",
            Self::Uncheck => "Take back a check",
            Self::Skip => "Skip step",
            Self::Replan => "Bend the plan",
            Self::Break => "Plan a break",
            Self::AddEntry => "Write in the journal",
            Self::EditEntry => "Change an entry",
            Self::RemoveEntry => "Remove an entry",
            Self::BringBackEntry => "Bring an entry back",
            Self::AddEvidence => "Add evidence",
            Self::RemoveEvidence => "Remove evidence",
            Self::WriteClaim => "Write a sentence",
            Self::RemoveClaim => "Remove a sentence",
            Self::RateSkill => "Rate a skill",
            Self::SetDayStart => "Set the start of the day",
            Self::SetReminders => "Set your reminders",
            Self::Answer => "Answer a question",
            Self::Contest => "Contest a rating",
            Self::Concede => "Take our rating again",
            Self::DivideWeek => "Divide your week",
            Self::AddTask => "Add a task",
            Self::RemoveTask => "Remove a task",
            Self::Assume => "Change assumptions",
            Self::Wish => "Change what a path must offer",
            Self::Pin => "Pin an occupation",
            Self::Unpin => "Unpin an occupation",
            Self::Sit => "Work on a step",
            Self::Move => "Move a step",
            Self::Swap => "Swap two steps",
            Self::Resize => "Make a step smaller",
            Self::Drop => "Leave steps out",
            Self::Park => "Lay a step aside",
            Self::Return => "Take a step back in",
            Self::Shift => "Shift the plan",
            Self::SetCapacity => "Change your hours",
            Self::SetRoutine => "Change your routine",
            Self::AddSteps => "Add steps of your own",
            Self::EditStep => "Edit a step",
            Self::HoldCheckpoint => "Hold a checkpoint",
            Self::ImportAll => "Import a journal",
            Self::Restore => "Restore a backup",
            Self::UseRelease => "Change the O*NET release",
        }
    }

    /// What the window must read again.
    pub fn stale(self) -> &'static [View] {
        use View::{Journal, Paths, Plan, Portfolio, Profile, Risk, Settings, Skills};
        match self {
            Self::StartPlan => &[Profile, Risk, Skills, Paths, Plan, Portfolio, Settings],
            Self::Check | Self::Uncheck => &[Plan, Portfolio, Settings],
            Self::Skip
            | Self::Replan
            | Self::Break
            | Self::Sit
            | Self::Move
            | Self::Swap
            | Self::Resize
            | Self::Drop
            | Self::Park
            | Self::Return
            | Self::Shift
            | Self::SetCapacity
            | Self::SetRoutine
            | Self::AddSteps
            | Self::EditStep => &[Plan, Settings],
            Self::HoldCheckpoint => &[Plan, Risk, Settings],
            Self::AddEntry | Self::EditEntry | Self::RemoveEntry | Self::BringBackEntry => {
                &[Journal, Portfolio, Settings]
            }
            Self::AddEvidence | Self::RemoveEvidence | Self::WriteClaim | Self::RemoveClaim => {
                &[Portfolio, Settings]
            }
            Self::RateSkill => &[Profile, Skills, Paths, Settings],
            Self::SetDayStart => &[Plan, Settings],
            Self::SetReminders => &[Settings],
            Self::Answer
            | Self::Contest
            | Self::Concede
            | Self::DivideWeek
            | Self::AddTask
            | Self::RemoveTask
            | Self::Assume => &[Risk, Skills, Paths, Settings],
            Self::Wish | Self::Pin | Self::Unpin => &[Skills, Paths, Settings],
            Self::UseRelease => &[Profile, Risk, Skills, Paths, Plan, Settings],
            Self::ImportAll | Self::Restore => {
                &[Profile, Risk, Skills, Paths, Plan, Journal, Portfolio, Settings]
            }
        }
    }

    fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.name() == name)
    }
}

/// What an operation did, for whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// Its label.
    pub operation: String,
    /// Ids of what changed.
    pub changed: Vec<String>,
    /// What the window must read again.
    pub stale: Vec<View>,
}

impl Changed {
    pub(crate) fn new(op: Op, changed: Vec<String>) -> Self {
        Self { operation: op.label().to_owned(), changed, stale: op.stale().to_vec() }
    }
}

/// A line of the log of operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Operation {
    /// Number within the journal.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What a person calls it.
    pub label: String,
    /// Instant, RFC 3339.
    pub at: String,
    /// Logical date.
    pub date: String,
    /// Whether it has been undone.
    pub undone: bool,
}

impl Store {
    /// The only writer: runs `work` in a transaction under the name of `op`.
    ///
    /// `work` returns its output and the ids of what it changed. When it fails nothing has changed.
    ///
    /// # Errors
    /// Those of `work`, and those of SQLite.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        now: &Moment,
        work: impl FnOnce(&rusqlite::Transaction) -> Result<(T, Vec<String>)>,
    ) -> Result<(T, Changed)> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Whoever does something new gives up what could have been redone.
        tx.execute("UPDATE operation SET state = 'gone' WHERE state = 'undone'", [])?;
        tx.prepare_cached(
            "INSERT INTO operation (name, label, at, zone, date) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute((op.name(), op.label(), &now.utc, &now.zone, now.today.to_string()))?;
        let operation = tx.last_insert_rowid();
        tx.execute("UPDATE watched SET operation = ?", [operation])?;
        let (output, changed) = work(&tx)?;
        tx.execute("UPDATE watched SET operation = NULL", [])?;
        tx.commit()?;
        Ok((output, Changed::new(op, changed)))
    }

    /// What was done, newest first, at most `limit` lines.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn operations(&self, limit: u32) -> Result<Vec<Operation>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, name, label, at, date, state <> 'done' FROM operation ORDER BY id DESC LIMIT ?",
        )?;
        let operations =
            query.query_map([limit], operation)?.collect::<std::result::Result<_, _>>()?;
        Ok(operations)
    }

    /// What undo would take back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_undo_label(&self) -> Result<Option<String>> {
        self.label("SELECT label FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    }

    /// What redo would bring back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_redo_label(&self) -> Result<Option<String>> {
        self.label("SELECT label FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1")
    }

    fn label(&self, sql: &str) -> Result<Option<String>> {
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
    }
}

/// The operation of a stored name; a name from a later version keeps its label.
pub(crate) fn changed(name: &str, label: String, ids: Vec<String>) -> Changed {
    match Op::named(name) {
        Some(op) => Changed::new(op, ids),
        None => Changed { operation: label, changed: ids, stale: Op::StartPlan.stale().to_vec() },
    }
}

fn operation(row: &Row) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get(0)?,
        name: row.get(1)?,
        label: row.get(2)?,
        at: row.get(3)?,
        date: row.get(4)?,
        undone: row.get(5)?,
    })
}
