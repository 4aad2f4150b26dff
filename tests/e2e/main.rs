//! The real window, driven through WebKit's own driver on a private X server.

mod driver;
mod journey;
mod screens;
