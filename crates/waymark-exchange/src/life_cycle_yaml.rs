//! Life cycles as YAML: the format of `docs/formats/life-cycle.md`.

mod read;
mod write;

use uuid::Uuid;
use waymark_domain::id::CapabilityId;
use waymark_domain::process::LifeCycle;

use crate::error::{ExchangeError, Problems};
use crate::yaml::{self, Bounds};

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.life-cycle/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 5 << 20;

/// A step costs two levels of YAML (the list and the mapping), three ranks of it six; what a task carries
/// costs three more.
const BOUNDS: Bounds = Bounds {
    what: "life cycle",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 16,
    nodes: 500_000,
};

/// What a document holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The life cycle.
    pub life_cycle: LifeCycle,
    /// Codes of capabilities that the caller does not know, each once, in the document's order; the links to
    /// them are left out. A life cycle can be taken over into an engagement with another model.
    pub unlinked: Vec<String>,
}

/// Reads a life cycle and checks it in full.
///
/// `new_id` makes the ids of roles, skills and steps; `capability` says which capability a code means, or
/// none. A step without a code is numbered by its place. Errors name line and column, and the path.
///
/// ```
/// let text = "
/// format: waymark.life-cycle/1
/// code: small
/// title: A small life cycle
/// roles:
///   - { code: ME, title: ML engineer }
///   - { code: DS, title: Data scientist }
/// phases:
///   - title: Release
///     sub_phases:
///       - title: Serving
///         tasks:
///           - title: Roll out in steps
///             raci: { ME: AR, DS: C }
/// ";
/// let mut next = 0;
/// let mut new_id = || { next += 1; uuid::Uuid::from_u128(next) };
/// let read = waymark_exchange::life_cycle_yaml::parse(text, &mut new_id, &|_| None)?;
/// assert_eq!(read.life_cycle.steps[2].code, "1.1.1");
/// assert_eq!(read.life_cycle.assignments.len(), 2);
///
/// let bad = text.replace("DS: C }", "DX: C }");
/// let error = waymark_exchange::life_cycle_yaml::parse(&bad, &mut new_id, &|_| None).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 14, column 29 (phases[0].sub_phases[0].tasks[0].raci.DX): there is no role “DX”; the document has ME, DS"
/// );
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(
    text: &str,
    new_id: &mut dyn FnMut() -> Uuid,
    capability: &dyn Fn(&str) -> Option<CapabilityId>,
) -> Result<Read, ExchangeError> {
    let document: read::LifeCycleDoc = yaml::read(text, &BOUNDS)?;
    let mut problems = Problems::default();
    let read = read::Reader::new(&mut problems, new_id, capability).life_cycle(document);
    match read {
        Some(read) => problems.none_or(read),
        None => Err(problems.into()),
    }
}

/// Writes a life cycle, leaving out what is as by default: read again it is the same under other ids.
///
/// `capability` gives the code of a capability; a link to one without a code is left out.
pub fn write(
    life_cycle: &LifeCycle,
    capability: &dyn Fn(CapabilityId) -> Option<String>,
) -> String {
    yaml::write(&write::LifeCycleOut::new(life_cycle, capability))
}
