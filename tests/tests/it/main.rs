//! Journeys: through the command line, through bad input, through the app in a real window and its pages
//! in Chromium; and the rules of who may know whom.
#![expect(
    clippy::unwrap_used,
    reason = "a journey that cannot go on should stop"
)]

mod architecture;
mod bad_input;
mod browser;
mod command_line;
mod decision;
mod dependencies;
mod desk;
mod evaluate;
mod faults;
mod package;
mod published_models;
mod raci;
mod support;
mod window;
