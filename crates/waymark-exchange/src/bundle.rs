//! A whole engagement in one YAML or JSON document: the format of `docs/formats/bundle.md`.

pub(crate) mod architecture;
mod document;
mod ecosystem;
mod evaluations;
mod output;
mod process;
pub(crate) mod read;
mod references;
mod rounds;
mod write;

use uuid::Uuid;
use waymark_domain::facts::EngagementFacts;

use crate::error::ExchangeError;
use crate::yaml::{self, Bounds};

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.bundle/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 32 << 20;

/// A model inside takes up to four levels more than one that stands alone.
const BOUNDS: Bounds = Bounds {
    what: "bundle",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 2 * waymark_domain::model::MAX_DEPTH + 16,
    nodes: 5_000_000,
};

/// Reads an engagement, from YAML or JSON.
///
/// `new_id` makes the ids that the document does not give. `include` returns the YAML text of a model that
/// ships with Waymark by its name, or none where there is no such model. All or nothing: where something is
/// wrong, the error lists up to [`crate::MAX_PROBLEMS`] problems, each with its path in the document.
///
/// ```
/// let text = "
/// format: waymark.bundle/1
/// engagement: { client: Halden Wealth, title: MLOps readiness }
/// roles: [{ code: MLE, title: ML engineer }]
/// people: [{ code: DW, name: Dana Whitlock, role: MLE }]
/// models: [{ include: mini }]
/// rounds:
///   - title: Round 1
///     date: 2026-06-09
///     ratings:
///       A: { DW: 1 }
/// ";
/// let mini = "
/// format: waymark.capability-model/1
/// code: mini
/// title: A small model
/// scales: [{ code: done, title: Done, levels: [{ value: 0, title: No }, { value: 1, title: Yes }] }]
/// children: [{ code: A, title: First }]
/// ";
/// let mut next = 0;
/// let mut new_id = || { next += 1; uuid::Uuid::from_u128(next) };
/// let include = |name: &str| (name == "mini").then(|| mini.to_owned());
/// let facts = waymark_exchange::bundle::parse(text, &mut new_id, &include)?;
/// assert_eq!(facts.rounds[0].ratings[0].person, facts.people[0].id);
///
/// let error = waymark_exchange::bundle::parse(&text.replace("DW: 1 ", "DW: 7 "), &mut new_id, &include).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 11, column 16 (rounds[0].ratings.A.DW): 7 is not on the scale of “A”: 0, 1"
/// );
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(
    text: &str,
    new_id: &mut dyn FnMut() -> Uuid,
    include: &dyn Fn(&str) -> Option<String>,
) -> Result<EngagementFacts, ExchangeError> {
    read::facts(yaml::read(text, &BOUNDS)?, new_id, include)
}

/// Writes an engagement as YAML, with its ids: read again it gives the same facts.
///
/// “The same” asks of the facts what a store guarantees: the model of an open round is the live one, the
/// capabilities of a model stand depth first, and rounds, ratings, agreed ratings, targets, priorities and
/// what belongs to an evaluation stand in the order that [`waymark_domain::facts`] gives them.
pub fn write_yaml(facts: &EngagementFacts) -> String {
    yaml::write(&output::BundleOut::new(facts))
}

/// Writes an engagement as JSON; otherwise like [`write_yaml`].
pub fn write_json(facts: &EngagementFacts) -> String {
    yaml::write_json(&output::BundleOut::new(facts))
}
