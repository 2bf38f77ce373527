//! Capability models as YAML: the format of `docs/formats/capability-model.md`.

mod read;
mod write;

use uuid::Uuid;
use waymark_domain::model::CapabilityModel;

use crate::error::{ExchangeError, Problems};
use crate::yaml::{self, Bounds};

pub(crate) use read::{Identity, ModelDoc, Reader};
pub(crate) use write::ModelOut;

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.capability-model/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 5 << 20;

/// A node costs two levels of YAML (the list and the mapping), the document and a reference three more;
/// what is nested only a little too deep is reported by its code.
pub(crate) const BOUNDS: Bounds = Bounds {
    what: "capability model",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 2 * waymark_domain::model::MAX_DEPTH + 12,
    nodes: 1_000_000,
};

/// Reads a model and checks everything that [`waymark_domain::tree::Tree`] asks of it.
///
/// `new_id` makes the ids of the model and of every node. Capabilities come depth first, as they stand in
/// the document. Errors name line and column, and the code of the capability where it has one.
///
/// ```
/// let text = "
/// format: waymark.capability-model/1
/// code: mini
/// title: A small model
/// scale: done
/// scales:
///   - code: done
///     title: Done
///     levels:
///       - { value: 0, title: No }
///       - { value: 1, title: Yes }
/// children:
///   - code: A
///     title: First
///   - code: B
///     title: Second
///     weight: 2
/// ";
/// let mut next = 0;
/// let mut new_id = || { next += 1; uuid::Uuid::from_u128(next) };
/// let model = waymark_exchange::model_yaml::parse(text, &mut new_id)?;
/// assert_eq!(model.capabilities[1].weight, 2.0);
///
/// let bad = text.replace("weight: 2", "weight: -2");
/// let error = waymark_exchange::model_yaml::parse(&bad, &mut new_id).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 17, column 13 (children[1].weight): the weight of “B” must be a finite number of at least 0"
/// );
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(
    text: &str,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<CapabilityModel, ExchangeError> {
    let document: ModelDoc = yaml::read(text, &BOUNDS)?;
    let mut problems = Problems::default();
    let reader = Reader {
        problems: &mut problems,
        new_id,
        identity: Identity::New,
        prefix: "",
    };
    let model = reader.model(document);
    match model {
        Some(model) => problems.none_or(model),
        None => Err(problems.into()),
    }
}

/// Writes a model, leaving out what is as by default: read again it is the same model under other ids.
///
/// Descriptors and an own scale of an inner node, which count for nothing, are left out.
pub fn write(model: &CapabilityModel) -> String {
    yaml::write(&ModelOut::new(model, false))
}
