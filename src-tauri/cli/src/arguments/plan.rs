//! Flags of plans, levels and preferences.

use chrono::NaiveDate;
use clap::Args;
use domain::plan::DateRange;

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
