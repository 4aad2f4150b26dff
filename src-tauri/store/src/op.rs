//! What somebody can do, by name, and what of the window it makes stale.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that changes data. The list is closed: a new write needs a name here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// A plan begins, with its profile and first score.
    StartPlan,
    /// A step or milestone is done.
    Complete,
    /// A step or milestone is open again.
    Reopen,
    /// A step is left out.
    Skip,
    /// Steps are rescheduled.
    Reschedule,
    /// Days without work are planned ahead.
    Break,
    /// A journal entry is written.
    AddEntry,
    /// A journal entry is changed.
    EditEntry,
    /// A journal entry goes to the trash.
    RemoveEntry,
    /// A journal entry is restored from the trash.
    RestoreEntry,
    /// A file, a link or a figure is added as evidence.
    AddEvidence,
    /// Evidence is removed.
    RemoveEvidence,
    /// An achievement is written or changed.
    WriteAchievement,
    /// An achievement is removed.
    RemoveAchievement,
    /// Comments of a reviewer are imported.
    ImportComments,
    /// A comment is removed.
    RemoveComment,
    /// What AI did in a piece of work is logged.
    LogAi,
    /// A log of what AI did is removed.
    ForgetAi,
    /// A skill is rated.
    RateSkill,
    /// The hour at which a day starts is chosen.
    SetDayStart,
    /// When to be reminded is chosen.
    SetReminders,
    /// A question about one's own work is answered, or an answer taken back.
    Answer,
    /// A rating is overridden with a reason.
    OverrideRating,
    /// An override is removed: our rating again.
    RemoveOverride,
    /// The week is divided as it really is.
    DivideWeek,
    /// A task is added in one's own words.
    AddTask,
    /// A task of one's own is removed.
    RemoveTask,
    /// Assumptions of the model are changed.
    Assume,
    /// What a path must be and how much each reason counts is said.
    SetPreferences,
    /// An occupation is kept an eye on.
    Pin,
    /// It is kept an eye on no longer.
    Unpin,
    /// Time is logged on a step.
    LogTime,
    /// A step moves to another day.
    Move,
    /// Two steps change places.
    Swap,
    /// A step is shortened or split.
    Resize,
    /// Steps are removed.
    RemoveSteps,
    /// A step is paused.
    PauseStep,
    /// A step is restored.
    RestoreStep,
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
    pub const ALL: [Self; 47] = [
        Self::StartPlan,
        Self::Complete,
        Self::Reopen,
        Self::Skip,
        Self::Reschedule,
        Self::Break,
        Self::AddEntry,
        Self::EditEntry,
        Self::RemoveEntry,
        Self::RestoreEntry,
        Self::AddEvidence,
        Self::RemoveEvidence,
        Self::WriteAchievement,
        Self::RemoveAchievement,
        Self::ImportComments,
        Self::RemoveComment,
        Self::LogAi,
        Self::ForgetAi,
        Self::RateSkill,
        Self::SetDayStart,
        Self::SetReminders,
        Self::Answer,
        Self::OverrideRating,
        Self::RemoveOverride,
        Self::DivideWeek,
        Self::AddTask,
        Self::RemoveTask,
        Self::Assume,
        Self::SetPreferences,
        Self::Pin,
        Self::Unpin,
        Self::LogTime,
        Self::Move,
        Self::Swap,
        Self::Resize,
        Self::RemoveSteps,
        Self::PauseStep,
        Self::RestoreStep,
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
            Self::StartPlan => "Start a plan",
            Self::Complete => "Check a step",
            Self::Reopen => "Take back a check",
            Self::Skip => "Skip a step",
            Self::Reschedule => "Bend the plan",
            Self::Break => "Plan a break",
            Self::AddEntry => "Write in the journal",
            Self::EditEntry => "Change an entry",
            Self::RemoveEntry => "Remove an entry",
            Self::RestoreEntry => "Bring an entry back",
            Self::AddEvidence => "Add evidence",
            Self::RemoveEvidence => "Remove evidence",
            Self::WriteAchievement => "Write a sentence",
            Self::RemoveAchievement => "Remove a sentence",
            Self::ImportComments => "Take comments in",
            Self::RemoveComment => "Remove a comment",
            Self::LogAi => "Log what AI did",
            Self::ForgetAi => "Remove a log of AI",
            Self::RateSkill => "Rate a skill",
            Self::SetDayStart => "Set the start of the day",
            Self::SetReminders => "Set your reminders",
            Self::Answer => "Answer a question",
            Self::OverrideRating => "Contest a rating",
            Self::RemoveOverride => "Take our rating again",
            Self::DivideWeek => "Divide your week",
            Self::AddTask => "Add a task",
            Self::RemoveTask => "Remove a task",
            Self::Assume => "Change assumptions",
            Self::SetPreferences => "Change what a path must offer",
            Self::Pin => "Pin an occupation",
            Self::Unpin => "Unpin an occupation",
            Self::LogTime => "Work on a step",
            Self::Move => "Move a step",
            Self::Swap => "Swap two steps",
            Self::Resize => "Make a step smaller",
            Self::RemoveSteps => "Leave steps out",
            Self::PauseStep => "Lay a step aside",
            Self::RestoreStep => "Take a step back in",
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
            Self::Complete | Self::Reopen => &[Plan, Portfolio, Settings],
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
