//! A running plan, and what can be changed about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DateRange, Draft, Step, WeekCapacity};

/// A plan that somebody started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// Id within the journal.
    pub id: i64,
    /// The draft as it stands now: days moved by rescheduling, progress recorded.
    pub draft: Draft,
    /// What happened that the draft does not show.
    #[serde(default)]
    pub actual: Actual,
}

/// What happened while a plan ran.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Actual {
    /// Work that did not finish its step, oldest first.
    pub sessions: Vec<WorkSession>,
    /// Every time a step or milestone changed its day, oldest first.
    pub moved: Vec<MovedOn>,
    /// Dates that never were: skipped by travel across the date line.
    pub skipped: Vec<NaiveDate>,
    /// Checkpoints that were held: 30, 60, 90.
    pub held: Vec<u32>,
}

/// Minutes worked on a step without finishing it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkSession {
    /// The step's id.
    pub step: String,
    /// Logical date.
    pub on: NaiveDate,
    /// Minutes, 1-960.
    pub minutes: u32,
    /// What was done.
    pub note: String,
}

/// That a step changed its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MovedOn {
    /// The step's id.
    pub id: String,
    /// Where it stood.
    pub from: NaiveDate,
    /// Logical date on which it was moved.
    pub on: NaiveDate,
}

/// The one screen of a day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Today {
    /// Logical today.
    pub date: NaiveDate,
    /// Day of the plan, 1-90; 0 before it starts.
    pub day: u32,
    /// The one next action: today's first open step, or the oldest open one.
    pub next: Option<Step>,
    /// What the next action follows, for example “After the first coffee: Read three pages”.
    pub cue: Option<String>,
    /// Today's steps, done ones included.
    pub steps: Vec<Step>,
    /// Open steps of earlier days, oldest first; never called late.
    pub earlier: Vec<Step>,
    /// Minutes planned today.
    pub planned: u32,
    /// Minutes there are today.
    pub capacity: u32,
    /// A question for the journal that fits the day.
    pub prompt: String,
    /// What moved lately, one sentence with figures.
    pub moved: String,
    /// The points that the work of the last seven days is worth, by project.
    pub gained: Gained,
    /// How many of the last days had something done.
    pub continuity: Continuity,
    /// After some days away: what has become of things meanwhile.
    pub digest: Option<String>,
    /// The day's checkpoint (30, 60 or 90) while it has not been held.
    pub checkpoint: Option<u32>,
    /// Whether rescheduling has something to propose.
    pub reschedule: Option<String>,
}

/// Points that work is worth: of each project's value the part that its finished minutes are of all
/// its minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Gained {
    /// First day that counts.
    pub since: NaiveDate,
    /// Points in all; the sum of the parts.
    pub points: f64,
    /// Points that the whole plan is worth.
    pub of: f64,
    /// By project, largest first; none that gained nothing.
    pub parts: Vec<GainedPart>,
}

/// What one project gained.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GainedPart {
    /// The project's id; empty for steps of one's own.
    pub project: String,
    /// Its title.
    pub title: String,
    /// Points gained.
    pub points: f64,
    /// Minutes of finished steps, as planned.
    pub minutes: u32,
}

/// A rolling share that one miss barely moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct Continuity {
    /// Days with something done, five minutes or more.
    pub days: u32,
    /// Days that had something planned or done, today only once something is done.
    pub of: u32,
}

/// One line of a diff.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Move {
    /// Step or milestone id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What happens to it.
    pub change: Change,
    /// The day it was on; of something added, the day it comes to.
    pub from: NaiveDate,
    /// The day it moves to.
    pub to: NaiveDate,
    /// Minutes before and after.
    pub minutes: [u32; 2],
}

/// What a line of a diff does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Another day.
    Moved,
    /// Fewer or more minutes, or other words.
    Changed,
    /// Removed.
    Removed,
    /// Paused until it is restored.
    Paused,
    /// New in the plan, or back in it.
    Added,
    /// A review or recall check that lapses.
    Lapsed,
}

/// Something the person could choose when slack does not suffice. Offered, never done.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Offer {
    /// `remove`, `move_end` or `add_time`.
    pub kind: String,
    /// What it would mean, one sentence with figures.
    pub effect: String,
    /// What to ask for to take it.
    pub edit: Option<PlanEdit>,
}

/// A proposed change of the plan; the identity when nothing is new.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct PlanPreview {
    /// Why, one sentence.
    pub reason: String,
    /// What moves.
    pub diff: Vec<Move>,
    /// What could be chosen besides.
    pub offers: Vec<Offer>,
    /// Whether it has been applied.
    pub applied: bool,
}

/// What somebody asks of a running plan. Each is shown as a diff before it applies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanEdit {
    /// Open steps of past days, and of days without room, find other days.
    Reschedule,
    /// One step finds the next day with room.
    Postpone {
        /// Its id.
        step: String,
    },
    /// One step is shortened to half its time.
    Shorten {
        /// Its id.
        step: String,
    },
    /// One step is split in two.
    Split {
        /// Its id.
        step: String,
    },
    /// One step is removed.
    Remove {
        /// Its id.
        step: String,
    },
    /// One step is paused.
    Pause {
        /// Its id.
        step: String,
    },
    /// A step that was skipped, removed or paused is restored.
    Restore {
        /// Its id.
        step: String,
    },
    /// One step moves to a day; what builds on it stays behind it.
    Move {
        /// Its id.
        step: String,
        /// The day.
        to: NaiveDate,
    },
    /// Two steps change places.
    Swap {
        /// The one's id.
        step: String,
        /// The other's id.
        with: String,
    },
    /// Everything open moves by some days, and so does the end.
    Shift {
        /// Days, 1-60.
        days: u32,
    },
    /// The end moves, and open steps use the days.
    Extend {
        /// Days, 1-60.
        days: u32,
    },
    /// Days without work, known ahead.
    Break {
        /// First and last day.
        range: DateRange,
    },
    /// Other minutes per weekday from now on.
    Capacity {
        /// Monday first.
        #[ts(type = "number[]")]
        capacity: WeekCapacity,
    },
    /// What each weekday's step follows.
    Routine {
        /// Monday first; empty for none.
        routine: Vec<String>,
    },
    /// The rest of a project is removed.
    RemoveProject {
        /// Its id.
        project: String,
    },
    /// A milestone of one's own, with its steps.
    Add {
        /// What is done.
        title: String,
        /// Its steps in order.
        steps: Vec<OwnStep>,
    },
    /// Other words, minutes or cue for a step.
    Edit {
        /// Its id.
        step: String,
        /// What to do.
        title: String,
        /// Minutes, 5-90.
        minutes: u32,
        /// What it follows; none for the weekday's routine.
        cue: Option<String>,
    },
}

/// A step in one's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnStep {
    /// What to do.
    pub title: String,
    /// Minutes, 5-90.
    pub minutes: u32,
    /// The earliest day for it; none for the next with room.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}
