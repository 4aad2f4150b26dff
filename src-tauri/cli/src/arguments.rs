//! The command line as `--help` shows it.

mod data;
mod export;
mod observed;
mod plan;
mod proof;
mod week;
mod words;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use domain::{ErrorKind, UserError, plan::DateRange};

pub use data::{BackupCommand, ImportCommand, JournalCommand};
pub use export::ExportCommand;
pub use observed::{AilogCommand, FeedbackCommand, MirrorCommand};
pub use plan::{AdjustCommand, LevelFlags, PlanFlags, PreferenceFlags};
pub use proof::{AchievementCommand, DocumentCommand, EvidenceCommand, Kind};
pub use week::{TaskFlags, WeekCommand};
pub use words::{At, Seniority};

/// A private career planner for a working life beside AI: score, gap, paths and a 90-day plan.
#[derive(Parser)]
#[command(name = "waymark-cli", version, arg_required_else_help = true, max_term_width = 80)]
#[command(
    after_help = "Exit codes: 0 done, 2 the request makes no sense, 3 nothing found or a title \
    needs a choice, 4 a file cannot be read, is damaged or is newer, 1 anything else."
)]
pub struct Arguments {
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// The folder of your journal
    #[arg(long, global = true, env = "WAYMARK_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Take this date as today
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<NaiveDate>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Find the occupation behind a job title
    Titles {
        query: String,
        /// How many to show
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
        limit: u8,
    },
    /// Occupations by family, or those of one family
    Families {
        /// The two digits of one family
        code: Option<String>,
    },
    /// Find the kinds of work that you could put your own job together from
    Work {
        query: String,
        /// How many to show
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
        limit: u8,
    },
    /// The risk score of an occupation, with everything it rests on
    Score {
        #[arg(required_unless_present = "code")]
        title: Option<String>,
        /// The occupation's code instead of a title
        #[arg(long, conflicts_with = "title")]
        code: Option<String>,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
        /// Where in time
        #[arg(long, value_enum, default_value_t)]
        at: At,
    },
    /// How the numbers of a score are made
    Why {
        title: String,
        /// One of the numbers, for example outlook:demand; without it they are listed
        figure: Option<String>,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
        /// Where in time
        #[arg(long, value_enum, default_value_t)]
        at: At,
    },
    /// Two scores side by side; “day 90” is your own work after your plan
    Compare { a: String, b: String },
    /// Practices by what an hour of each does to the score
    Levers {
        title: String,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
    },
    /// What you say about your own work: week, tasks, ratings, assumptions
    Week {
        #[command(subcommand)]
        command: Option<WeekCommand>,
    },
    /// What to ask next about somebody's own work, and what the answers make of the score
    Quiz {
        title: String,
        /// An answer, for example seniority=lead; may be repeated
        #[arg(long = "answer", value_name = "KEY=VALUE", value_parser = answer)]
        answers: Vec<(String, String)>,
    },
    /// The skills gap between two occupations
    Gap {
        #[arg(long, value_name = "TITLE")]
        from: String,
        #[arg(long, value_name = "TITLE")]
        to: String,
        #[command(flatten)]
        levels: LevelFlags,
    },
    /// Three paths from an occupation, and the near misses
    Paths {
        title: String,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
        #[command(flatten)]
        levels: LevelFlags,
        #[command(flatten)]
        preferences: PreferenceFlags,
    },
    /// Everything within reach, in one step or in two
    Explore {
        title: String,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
        #[command(flatten)]
        levels: LevelFlags,
        #[command(flatten)]
        preferences: PreferenceFlags,
    },
    /// Which skills to rate first, with what each level means
    Levels {
        title: String,
        /// What the title says, or mid, when left out
        #[arg(long, value_enum)]
        seniority: Option<Seniority>,
        #[command(flatten)]
        levels: LevelFlags,
    },
    /// Keep your own level of a skill in your journal
    Rate {
        /// A skill and your level from 0 to 7, for example python=4
        #[arg(value_name = "SKILL=N", value_parser = level, required_unless_present = "forget")]
        rating: Option<(String, f64)>,
        /// Take the usual level of this skill again
        #[arg(long, value_name = "SKILL", conflicts_with = "rating")]
        forget: Option<String>,
    },
    /// What you want of a path; without --prefer what you said, and everything that can be said
    Prefer {
        #[command(flatten)]
        preferences: PreferenceFlags,
        /// Forget all that you said before
        #[arg(long)]
        anew: bool,
    },
    /// Keep an eye on an occupation; without one those that you keep an eye on
    Pin {
        title: Option<String>,
        /// Keep an eye on it no longer
        #[arg(long, requires = "title")]
        off: bool,
    },
    /// Propose a plan
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Start a plan and keep it in your journal
    Start(PlanFlags),
    /// What today holds
    Today,
    /// Mark a step or milestone as done
    Done {
        id: String,
        /// A note on it, for you alone
        #[arg(long, default_value = "")]
        note: String,
        /// Minutes it took
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=960))]
        minutes: Option<u32>,
    },
    /// Say what came of a milestone in one sentence that others may read; an empty one takes it back
    Proof { id: String, sentence: String },
    /// Mark a step or milestone as not done
    Reopen { id: String },
    /// Skip a step; its minutes become free
    Skip { id: String },
    /// Note minutes worked on a step that is not finished; five count as a day
    Log {
        id: String,
        /// Minutes, 1-960
        #[arg(default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=960))]
        minutes: u32,
        /// What was done
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Propose how late steps could fit again; nothing changes unless you apply it
    Reschedule {
        /// Apply the proposal
        #[arg(long)]
        apply: bool,
    },
    /// Ask something of one step or of the whole plan; nothing changes unless you apply it
    Adjust {
        #[command(subcommand)]
        how: AdjustCommand,
        /// Apply the proposal
        #[arg(long, global = true)]
        apply: bool,
    },
    /// Minutes per weekday from now on, for example mon=45 sat=90
    Capacity {
        #[arg(required = true, value_name = "WEEKDAY=MINUTES", value_parser = plan::weekday)]
        minutes: Vec<(usize, u32)>,
        /// Apply the proposal
        #[arg(long)]
        apply: bool,
    },
    /// A day as it was planned and as it was
    Day {
        #[arg(value_parser = date)]
        day: NaiveDate,
    },
    /// The weekly review: what was planned, what was done, what comes
    Review {
        /// Number of the week, from 1; the present one when left out
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        week: Option<u32>,
    },
    /// The score with what you practised so far, at day 30, 60 or 90
    Checkpoint {
        #[arg(value_parser = ["30", "60", "90"])]
        day: String,
        /// Keep it in your history
        #[arg(long)]
        hold: bool,
    },
    /// Plan days without work ahead
    Break {
        /// First and last day, for example 2026-08-03..2026-08-14
        #[arg(value_parser = range)]
        days: DateRange,
        /// Apply the proposal
        #[arg(long)]
        apply: bool,
    },
    /// Your journal
    #[command(subcommand)]
    Journal(JournalCommand),
    /// What you can point to
    #[command(subcommand)]
    Evidence(EvidenceCommand),
    /// Sentences about what you did
    #[command(subcommand)]
    Achievement(AchievementCommand),
    /// Documents made of what is proven
    #[command(subcommand)]
    Document(DocumentCommand),
    /// What AI really does of your tasks
    #[command(subcommand)]
    Ailog(AilogCommand),
    /// Somebody who reads along: sentences out, comments in
    #[command(subcommand)]
    Feedback(FeedbackCommand),
    /// Your journal as Markdown in a folder, kept up to date
    Mirror {
        #[command(subcommand)]
        command: Option<MirrorCommand>,
    },
    /// Undo the last operation
    Undo,
    /// Redo what was undone
    Redo,
    /// What you did, newest first
    Operations,
    /// Recorded scores and what moved them
    History,
    /// Write your plan, entries, evidence, a document or everything to a file
    #[command(subcommand)]
    Export(ExportCommand),
    /// Bring a newer release of O*NET, or tasks from other programs
    #[command(subcommand)]
    Import(ImportCommand),
    /// The tasks of an occupation in the words of the release that you brought
    Tasks { title: String },
    /// Backups of your journal
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Check that everything is in order
    Doctor,
    /// The datasets behind the figures
    Sources,
    /// Measure how fast the rules run here
    Bench(BenchFlags),
    /// Let simulated people live a plan, to notice what changes of the rules do to it
    Simulate(SimulateFlags),
    /// Completions for your shell
    Completions { shell: Shell },
}

#[derive(Subcommand)]
pub enum PlanCommand {
    /// Propose a plan without keeping it
    Draft(PlanFlags),
    /// The plan that runs, with all of its steps
    Show,
}

#[derive(Args)]
pub struct BenchFlags {
    /// Try only every so many of the names and occupations; 1 tries them all and takes minutes
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    pub every: u16,
}

#[derive(Args)]
pub struct SimulateFlags {
    /// How many people live the plan
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    pub people: u32,
    /// Any number; the same one gives the same people everywhere
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("{text} is no date of the calendar; write it as 2026-01-31"))
}

fn range(text: &str) -> Result<DateRange, String> {
    let (from, to) = text.split_once("..").ok_or("write it as 2026-08-03..2026-08-14")?;
    let range = DateRange { from: date(from)?, to: date(to)? };
    if range.from <= range.to { Ok(range) } else { Err(format!("{to} comes before {from}")) }
}

fn answer(text: &str) -> Result<(String, String), String> {
    let (key, choice) = text.split_once('=').ok_or("write it as seniority=lead")?;
    Ok((key.trim().to_owned(), choice.trim().to_owned()))
}

fn level(text: &str) -> Result<(String, f64), String> {
    let (skill, level) = text.split_once('=').ok_or("write it as python=4")?;
    let level: f64 = level.parse().map_err(|_| format!("{level} is no number"))?;
    if (0.0..=7.0).contains(&level) {
        Ok((skill.to_owned(), level))
    } else {
        Err(format!("a level goes from 0 to 7; {level} lies outside"))
    }
}

/// What clap found wrong, as one sentence and a hint.
pub fn explain(error: &clap::Error) -> UserError {
    let text = error.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    if message.ends_with(':') {
        // What is missing stands on lines of its own, down to the usage.
        let missing: Vec<&str> =
            lines.by_ref().take_while(|line| !line.starts_with("Usage")).collect();
        message = format!("{message} {}", missing.join(", "));
    }
    let hint = lines
        .find(|line| line.starts_with("[possible values") || line.starts_with("tip:"))
        .map_or_else(
            || "`waymark-cli --help` shows what goes.".to_owned(),
            |line| line.trim_start_matches("tip: ").trim_matches(['[', ']']).to_owned(),
        );
    UserError::new(ErrorKind::Invalid, format!("{}.", message.trim_end_matches('.')), hint)
}
