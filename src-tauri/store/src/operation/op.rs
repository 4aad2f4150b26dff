//! What somebody can do, by name, and what of the window it makes stale.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The operations, each with what a person calls it.
macro_rules! operations {
    ($($(#[$doc:meta])+ $op:ident: $label:literal,)+) => {
        /// Everything that changes data. The list is closed: a new write needs a name here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Op {
            $($(#[$doc])+ $op,)+
        }

        impl Op {
            /// All of them.
            pub const ALL: [Self; [$($label),+].len()] = [$(Self::$op),+];

            /// What a person calls it.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$op => $label,)+
                }
            }
        }
    };
}

operations! {
    /// A plan begins, with its profile and first score.
    StartPlan: "Start a plan",
    /// A step or milestone is done.
    Complete: "Check a step",
    /// A step or milestone is open again.
    Reopen: "Take back a check",
    /// What came of a milestone is said in words that others may read.
    WriteProof: "Write a public sentence",
    /// A step is left out.
    Skip: "Skip a step",
    /// Steps are rescheduled.
    Reschedule: "Bend the plan",
    /// Days without work are planned ahead.
    Break: "Plan a break",
    /// A journal entry is written.
    AddEntry: "Write in the journal",
    /// A journal entry is changed.
    EditEntry: "Change an entry",
    /// A journal entry goes to the trash.
    RemoveEntry: "Remove an entry",
    /// A journal entry is restored from the trash.
    RestoreEntry: "Bring an entry back",
    /// A file, a link or a figure is added as evidence.
    AddEvidence: "Add evidence",
    /// Evidence is removed.
    RemoveEvidence: "Remove evidence",
    /// An achievement is written or changed.
    WriteAchievement: "Write a sentence",
    /// An achievement is removed.
    RemoveAchievement: "Remove a sentence",
    /// Comments of a reviewer are imported.
    ImportComments: "Take comments in",
    /// A comment is removed.
    RemoveComment: "Remove a comment",
    /// What AI did in a piece of work is logged.
    LogAi: "Log what AI did",
    /// A log of what AI did is removed.
    ForgetAi: "Remove a log of AI",
    /// A skill is rated.
    RateSkill: "Rate a skill",
    /// The hour at which a day starts is chosen.
    SetDayStart: "Set the start of the day",
    /// When to be reminded is chosen.
    SetReminders: "Set your reminders",
    /// A question about one's own work is answered, or an answer taken back.
    Answer: "Answer a question",
    /// A rating is overridden with a reason.
    OverrideRating: "Contest a rating",
    /// An override is removed: our rating again.
    RemoveOverride: "Take our rating again",
    /// The week is divided as it really is.
    DivideWeek: "Divide your week",
    /// A task is added in one's own words.
    AddTask: "Add a task",
    /// A task of one's own is removed.
    RemoveTask: "Remove a task",
    /// Assumptions of the model are changed.
    Assume: "Change assumptions",
    /// What a path must be and how much each reason counts is said.
    SetPreferences: "Change what a path must offer",
    /// An occupation is kept an eye on.
    Pin: "Pin an occupation",
    /// It is kept an eye on no longer.
    Unpin: "Unpin an occupation",
    /// Time is logged on a step.
    LogTime: "Work on a step",
    /// A step moves to another day.
    Move: "Move a step",
    /// Two steps change places.
    Swap: "Swap two steps",
    /// A step is shortened or split.
    Resize: "Make a step smaller",
    /// Steps are removed.
    RemoveSteps: "Leave steps out",
    /// A step is paused.
    PauseStep: "Lay a step aside",
    /// A step is restored.
    RestoreStep: "Take a step back in",
    /// Everything open comes some days later.
    Shift: "Shift the plan",
    /// The minutes of weekdays are chosen.
    SetCapacity: "Change your hours",
    /// What steps follow on weekdays is chosen.
    SetRoutine: "Change your routine",
    /// A milestone of one's own joins the plan.
    AddSteps: "Add steps of your own",
    /// A step gets other words or minutes.
    EditStep: "Edit a step",
    /// A checkpoint is held.
    HoldCheckpoint: "Hold a checkpoint",
    /// A whole journal takes the place of what there is.
    ImportAll: "Import a journal",
    /// A backup takes the place of what there is.
    Restore: "Restore a backup",
    /// Another release of O*NET is put in force, or the shipped one again.
    UseRelease: "Change the O*NET release",
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
    /// What the window must read again.
    pub fn stale(self) -> &'static [View] {
        use View::{Journal, Paths, Plan, Portfolio, Profile, Risk, Settings, Skills};
        match self {
            // What entries and documents name by a plan's handles is named otherwise afterwards.
            Self::StartPlan => &[Profile, Risk, Skills, Paths, Plan, Journal, Portfolio, Settings],
            Self::Complete | Self::Reopen | Self::WriteProof => &[Plan, Portfolio, Settings],
            Self::Skip
            | Self::Reschedule
            | Self::Break
            | Self::LogTime
            | Self::Move
            | Self::Swap
            | Self::Resize
            | Self::RemoveSteps
            | Self::PauseStep
            | Self::RestoreStep
            | Self::Shift
            | Self::SetCapacity
            | Self::SetRoutine
            | Self::AddSteps
            | Self::EditStep => &[Plan, Settings],
            Self::HoldCheckpoint => &[Plan, Risk, Settings],
            Self::AddEntry | Self::EditEntry | Self::RemoveEntry | Self::RestoreEntry => {
                &[Journal, Portfolio, Settings]
            }
            Self::AddEvidence
            | Self::RemoveEvidence
            | Self::WriteAchievement
            | Self::RemoveAchievement
            | Self::ImportComments
            | Self::RemoveComment => &[Portfolio, Settings],
            Self::LogAi | Self::ForgetAi => &[Risk, Settings],
            Self::RateSkill => &[Profile, Skills, Paths, Portfolio, Settings],
            Self::SetDayStart => &[Plan, Settings],
            Self::SetReminders => &[Settings],
            Self::Answer
            | Self::OverrideRating
            | Self::RemoveOverride
            | Self::DivideWeek
            | Self::AddTask
            | Self::RemoveTask
            | Self::Assume => &[Risk, Skills, Paths, Portfolio, Settings],
            Self::SetPreferences | Self::Pin | Self::Unpin => &[Skills, Paths, Settings],
            Self::UseRelease => &[Profile, Risk, Skills, Paths, Plan, Settings],
            Self::ImportAll | Self::Restore => {
                &[Profile, Risk, Skills, Paths, Plan, Journal, Portfolio, Settings]
            }
        }
    }

    pub(crate) fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.name() == name)
    }
}
