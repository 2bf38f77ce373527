//! Formats in and out, as a caller sees them.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]
#![expect(
    clippy::format_collect,
    reason = "the large texts that tests make read best as a line each"
)]

mod answers;
mod archimate;
mod architectures;
mod bundles;
mod catalogs;
mod content;
mod decision_matrices;
mod diagrams;
mod evaluations;
mod foreign_architectures;
mod foreign_trips;
mod frameworks;
mod landscapes;
mod life_cycles;
mod matrices;
mod models;
mod round_trips;
mod sample;
mod scores;
mod sheets;
mod tool_imports;
mod tool_tables;
mod workbooks;

use uuid::Uuid;
use waymark_domain::model::CapabilityModel;
use waymark_exchange::model_yaml;

/// The fixture in which every key of a capability model stands once.
const MODEL: &str = include_str!("../fixtures/model.yaml");

/// Returns ids 1, 2, 3 …
fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

fn model(text: &str) -> CapabilityModel {
    model_yaml::parse(text, &mut ids()).unwrap()
}

/// Asserts that an error says each of `parts`.
fn says(error: &waymark_exchange::ExchangeError, parts: &[&str]) {
    let text = error.to_string();
    for part in parts {
        assert!(text.contains(part), "“{part}” is not in:\n{text}");
    }
}
