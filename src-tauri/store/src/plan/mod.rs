//! Plans, their milestones and steps.

mod bend;
mod read;
mod start;
mod write;
