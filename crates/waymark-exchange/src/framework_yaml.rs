//! Criteria frameworks as YAML: the format of `docs/formats/criteria-framework.md`.

mod read;
mod write;

use uuid::Uuid;
use waymark_domain::criteria::{CriteriaFramework, MAX_DEPTH};

use crate::error::{ExchangeError, Problems};
use crate::yaml::{self, Bounds};

pub(crate) use read::{CriterionDoc, criteria};
pub(crate) use write::{CriterionOut, nested};

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.criteria-framework/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 5 << 20;

/// A criterion costs two levels of YAML (the list and the mapping), the document and the points of a measure
/// four more; what is nested only a little too deep is reported by its code.
const BOUNDS: Bounds = Bounds {
    what: "criteria framework",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 2 * MAX_DEPTH + 12,
    nodes: 200_000,
};

/// Reads a framework and checks everything that [`waymark_domain::criteria::CriteriaTree`] asks of it.
///
/// `new_id` makes the ids of the criteria. They come depth first, as they stand in the document. Errors name
/// line and column, and the code of the criterion where it has one.
///
/// ```
/// let text = "
/// format: waymark.criteria-framework/1
/// code: mini
/// title: A small framework
/// criteria:
///   - code: C1
///     title: Fit
///     weight: 60
///     criteria:
///       - code: C1.1
///         title: Runs on our machines
///         yes_no: true
///         knock_out: Must run without a connection to the outside.
///   - code: C2
///     title: Latency
///     weight: 40
///     measured: { unit: ms, direction: min, worst: 500, best: 50 }
/// ";
/// let mut next = 0;
/// let mut new_id = || { next += 1; uuid::Uuid::from_u128(next) };
/// let framework = waymark_exchange::framework_yaml::parse(text, &mut new_id)?;
/// assert_eq!(framework.criteria.len(), 3);
///
/// let bad = text.replace("worst: 500", "worst: 5");
/// let error = waymark_exchange::framework_yaml::parse(&bad, &mut new_id).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 17, column 15 (criteria[1].measured): criterion “C2”: where less is better, best must be less than worst"
/// );
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(
    text: &str,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<CriteriaFramework, ExchangeError> {
    let document = yaml::read(text, &BOUNDS)?;
    let mut problems = Problems::default();
    let framework = read::framework(document, new_id, &mut problems);
    match framework {
        Some(framework) => problems.none_or(framework),
        None => Err(problems.into()),
    }
}

/// Writes a framework, leaving out what is as by default: read again it is the same framework under other
/// ids.
pub fn write(framework: &CriteriaFramework) -> String {
    yaml::write(&write::FrameworkOut::new(framework))
}
