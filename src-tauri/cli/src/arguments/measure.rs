//! What a simulation is asked.

use clap::Args;

#[derive(Args)]
pub struct SimulateFlags {
    /// How many people live the plan
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    pub people: u32,
    /// Any number; the same one gives the same people everywhere
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}
