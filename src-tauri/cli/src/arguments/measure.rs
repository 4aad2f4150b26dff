//! What the measurements are asked: how fast the rules run, and how plans fare.

use clap::Args;

#[derive(Args)]
pub struct BenchFlags {
    /// Try only every so many of the names and occupations
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
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
