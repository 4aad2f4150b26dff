//! Words that the command line knows: seniority and time.

use clap::ValueEnum;
use domain::{occupation::Seniority as DomainSeniority, risk::Horizon as DomainHorizon};

#[derive(Clone, Copy, ValueEnum)]
pub enum Seniority {
    Junior,
    Mid,
    Senior,
    Lead,
}

impl From<Seniority> for DomainSeniority {
    fn from(value: Seniority) -> Self {
        DomainSeniority::ALL[value as usize]
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum At {
    #[default]
    Now,
    #[value(name = "+2y")]
    TwoYears,
    #[value(name = "2030")]
    Year2030,
}

impl From<At> for DomainHorizon {
    fn from(value: At) -> Self {
        match value {
            At::Now => Self::Now,
            At::TwoYears => Self::TwoYears,
            At::Year2030 => Self::Year2030,
        }
    }
}
