//! What somebody says about their own work, as `--help` shows it.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum WeekCommand {
    /// Answer a question of the quiz; `quiz me` asks them
    Answer {
        /// The question's key and your choice, for example ai-work=most
        #[arg(value_name = "KEY=VALUE", value_parser = super::answer, required_unless_present = "forget")]
        answer: Option<(String, String)>,
        /// Take back what you answered to this key
        #[arg(long, value_name = "KEY", conflicts_with = "answer")]
        forget: Option<String>,
    },
    /// Put your own rating in place of ours, with the reason
    Override {
        /// The task's id, as `score me --json` lists it
        task: String,
        /// very low, low, moderate, high or very high
        level: String,
        reason: String,
    },
    /// Take our rating of a task again
    RemoveOverride { task: String },
    /// Divide your week; parts are brought to a whole, and what you leave out is none of it
    Divide {
        /// A task's id and its part, for example evaluation-design=40
        #[arg(value_name = "TASK=PART", value_parser = pair, required_unless_present = "usual")]
        parts: Vec<(String, f64)>,
        /// Take the usual week again
        #[arg(long, conflicts_with = "parts")]
        usual: bool,
    },
    /// Add a task in your own words
    Add(TaskFlags),
    /// Remove a task of your own
    Remove { id: String },
    /// See assumptions of the model otherwise; `week` lists their keys
    Assume {
        /// An assumption and your value, for example rho=1.5
        #[arg(value_name = "KEY=VALUE", value_parser = pair, required_unless_present = "ours")]
        values: Vec<(String, f64)>,
        /// Take all of ours again
        #[arg(long, conflicts_with = "values")]
        ours: bool,
    },
    /// How much room you have to move; an answer is kept, never counted in the score
    Capacity {
        /// An answer, for example capacity:savings=months
        #[arg(value_name = "KEY=VALUE", value_parser = super::answer)]
        answer: Option<(String, String)>,
    },
}

#[derive(Args)]
pub struct TaskFlags {
    /// What you do, in a few words
    pub label: String,
    /// The kind of work that it is most like; `work QUERY` finds it
    #[arg(long, value_name = "KIND")]
    pub like: String,
    /// Percent of your week
    #[arg(long, value_name = "PERCENT")]
    pub share: f64,
    /// Who answers for it: 0 nobody, 1 the team, 2 you and somebody checks, 3 you alone
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=3))]
    pub accountability: u8,
    /// Whether it works because people trust you: 0 no to 3 only because of that
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=3))]
    pub trust: u8,
    /// How much of it is written down nowhere: 0 nothing to 3 nearly all
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=3))]
    pub tacit: u8,
    /// What a mistake costs: 0 little, 1 hours, 2 much money or trust, 3 harm
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=3))]
    pub cost_of_error: u8,
}

fn pair(text: &str) -> Result<(String, f64), String> {
    let (key, value) = text.split_once('=').ok_or("write it as name=40")?;
    let value: f64 = value.trim().parse().map_err(|_| format!("{value} is no number"))?;
    Ok((key.trim().to_owned(), value))
}
