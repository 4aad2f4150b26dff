//! What spans crates: the house rules, the bindings, the commands and one whole story.

mod bindings;
mod commands;
mod story;
mod tidy;
