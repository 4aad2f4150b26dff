//! The real window, driven through WebKit's own driver on a private X server.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

mod driver;
mod grammar;
mod hostile;
mod journey;
mod living;
mod paths;
mod risk;
mod screens;
mod writing;
