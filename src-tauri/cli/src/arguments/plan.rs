//! Flags of plans, levels and preferences, and what can be asked of a running plan.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::{
    id::StepId,
    plan::{DateRange, OwnStep, PlanEdit},
};

use super::{answer, date, level, range, words::Seniority};

#[derive(Args)]
pub struct PlanFlags {
    pub title: String,
    /// Where you want to stand; your own occupation when left out
    #[arg(long, value_name = "TITLE")]
    pub to: Option<String>,
    /// What the title says, or mid, when left out
    #[arg(long, value_enum)]
    pub seniority: Option<Seniority>,
    /// First day; today when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub start: Option<NaiveDate>,
    /// Hours a week
    #[arg(long, allow_negative_numbers = true)]
    pub hours: Option<f64>,
    /// Days without work, for example 2026-08-03..2026-08-14
    #[arg(long, value_name = "DATE..DATE", value_parser = range)]
    pub off: Vec<DateRange>,
    /// A practice that must be in it, by id; may be repeated
    #[arg(long = "with", value_name = "PRACTICE")]
    pub wanted: Vec<String>,
    /// A practice that must not be in it, by id; may be repeated
    #[arg(long = "without", value_name = "PRACTICE")]
    pub unwanted: Vec<String>,
    /// Practise everything apart from work
    #[arg(long)]
    pub apart: bool,
    /// Length: 90, or 30 for the intensive form
    #[arg(long, default_value_t = 90)]
    pub days: u32,
    #[command(flatten)]
    pub levels: LevelFlags,
}

#[derive(Args)]
pub struct LevelFlags {
    /// Your own level of a skill, 0-7; may be repeated
    #[arg(long = "level", value_name = "SKILL=N", value_parser = level)]
    pub levels: Vec<(String, f64)>,
}

#[derive(Args)]
pub struct PreferenceFlags {
    /// What you want of a path, for example pay-floor=50000, study-hours=200, remote=yes, safety=0.8,
    /// licence="a teaching licence", no-family=29 or more=advice; may be repeated
    #[arg(long = "prefer", value_name = "KEY=VALUE", value_parser = answer)]
    pub preferences: Vec<(String, String)>,
}

/// Each is shown as a diff and applies only with --apply.
#[derive(Subcommand)]
pub enum AdjustCommand {
    /// One step to the next day with room
    Postpone { step: String },
    /// One step in half its time
    Shorten { step: String },
    /// One step in two halves
    Split { step: String },
    /// Remove one step for good
    Remove { step: String },
    /// Put one step on hold
    Pause { step: String },
    /// Restore a step that was removed
    Restore { step: String },
    /// One step to a day
    Move {
        step: String,
        #[arg(value_parser = date)]
        to: NaiveDate,
    },
    /// Two steps on each other's day
    Swap { step: String, with: String },
    /// Everything open some days later, the end too
    Shift { days: u32 },
    /// Some days more at the end
    Extend { days: u32 },
    /// Remove the rest of a project
    RemoveProject { project: String },
    /// A milestone of your own, with its steps
    Add {
        title: String,
        /// A step with its minutes, for example "Read the report=25"; may be repeated
        #[arg(long = "step", value_name = "TITLE=MINUTES", required = true, value_parser = step)]
        steps: Vec<OwnStep>,
    },
    /// Other words, minutes or cue for a step
    Edit {
        step: String,
        #[arg(long)]
        title: Option<String>,
        #[arg(long)]
        minutes: Option<u32>,
        /// What it follows, for example "the first coffee"
        #[arg(long)]
        cue: Option<String>,
    },
    /// What each weekday's step follows, Monday first
    Routine {
        #[arg(num_args = 0..=7)]
        cues: Vec<String>,
    },
}

impl AdjustCommand {
    /// The edit of the plan; an edit keeps what it does not name of `title`, `minutes` and `cue`.
    pub fn edit(&self, kept: impl Fn(&str) -> Option<(String, u32, Option<String>)>) -> PlanEdit {
        let step = |id: &String| StepId::from(id.as_str());
        match self {
            Self::Postpone { step: id } => PlanEdit::Postpone { step: step(id) },
            Self::Shorten { step: id } => PlanEdit::Shorten { step: step(id) },
            Self::Split { step: id } => PlanEdit::Split { step: step(id) },
            Self::Remove { step: id } => PlanEdit::Remove { step: step(id) },
            Self::Pause { step: id } => PlanEdit::Pause { step: step(id) },
            Self::Restore { step: id } => PlanEdit::Restore { step: step(id) },
            Self::Move { step: id, to } => PlanEdit::Move { step: step(id), to: *to },
            Self::Swap { step: id, with } => PlanEdit::Swap { step: step(id), with: step(with) },
            Self::Shift { days } => PlanEdit::Shift { days: *days },
            Self::Extend { days } => PlanEdit::Extend { days: *days },
            Self::RemoveProject { project } => {
                PlanEdit::RemoveProject { project: project.clone().into() }
            }
            Self::Add { title, steps } => {
                PlanEdit::Add { title: title.clone(), steps: steps.clone() }
            }
            Self::Edit { step: id, title, minutes, cue } => {
                let (was, took, followed) = kept(id).unwrap_or_default();
                PlanEdit::Edit {
                    step: step(id),
                    title: title.clone().unwrap_or(was),
                    minutes: minutes.unwrap_or(took),
                    cue: cue.clone().or(followed),
                }
            }
            Self::Routine { cues } => {
                let mut routine = cues.clone();
                routine.resize(if cues.is_empty() { 0 } else { 7 }, String::new());
                PlanEdit::Routine { routine }
            }
        }
    }
}

fn step(text: &str) -> Result<OwnStep, String> {
    let (title, minutes) = text.rsplit_once('=').ok_or("write it as \"Read the report=25\"")?;
    let minutes =
        minutes.trim().parse().map_err(|_| format!("{minutes} is no number of minutes"))?;
    Ok(OwnStep { title: title.trim().to_owned(), minutes, day: None })
}

/// A weekday, Monday as 0, with its minutes.
pub fn weekday(text: &str) -> Result<(usize, u32), String> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let (day, minutes) = text.split_once('=').ok_or("write it as mon=45")?;
    let day = day.trim().to_lowercase();
    let place = DAYS
        .iter()
        .position(|one| day.starts_with(one))
        .ok_or("days are mon, tue, wed, thu, fri, sat, sun")?;
    let minutes: u32 =
        minutes.trim().parse().map_err(|_| format!("{minutes} is no number of minutes"))?;
    if minutes > 960 {
        return Err(format!("a day holds at most 960 minutes; {minutes} are more"));
    }
    Ok((place, minutes))
}
