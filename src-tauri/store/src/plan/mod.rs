//! Plans, their milestones and steps.

mod read;
mod start;
mod write;
