//! Plans, their milestones and steps.

mod edit;
mod read;
mod start;
mod write;
