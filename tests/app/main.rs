//! What spans crates: the house rules, the bindings, the commands and one whole story.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

mod advice;
mod bindings;
mod both;
mod commands;
mod derivations;
mod kept;
mod life;
mod own;
mod personas;
mod proof;
mod recomputed;
mod release;
mod sentences;
mod story;
mod tidy;

#[path = "../shell.rs"]
mod shell;
