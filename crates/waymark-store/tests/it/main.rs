//! One engagement file, from the outside.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod architecture;
mod child;
mod cut_off;
mod deletions;
mod ecosystem;
mod evaluations;
mod facts;
mod faults;
mod files;
mod fixture;
mod header;
mod journal;
mod locked;
mod models;
mod process;
mod random;
mod support;
mod writers;
