//! ArchiMate models in and out, in the ArchiMate Model Exchange File Format 3.1 of The Open Group.
//!
//! [`Model`] is neutral: it says all that the format can say and nothing of Waymark's own, in the file's
//! order. Names in several languages, properties, folders, viewpoints and diagrams with their styles are
//! kept, and so is what other vendors add in namespaces of their own. What the format does not know is kept
//! where it can be, and said either way: see [`LeftOut`].
//!
//! What would not hold together is refused with its line: an identifier that stands twice or is none, and a
//! reference that leads nowhere. A file that is read can therefore be written.

mod check;
mod model;
mod out;
mod read;
mod report;
mod tree;
mod types;
mod write;

pub use model::{
    Bounds, Color, Concern, Connection, ConnectionKind, Drawn, Element, Extra, Font, Foreign,
    ForeignContent, Item, Kind, LangText, Metadata, Model, ModelingNote, Name, Node, NodeKind,
    Point, Property, PropertyDefinition, Relationship, SchemaInfo, Style, View, Viewpoint,
};
pub use report::LeftOut;
pub use types::{AccessType, Content, DataType, ElementType, FontStyle, Purpose, RelationshipType};

use crate::error::ExchangeError;
use crate::xml::Limits;

/// Namespace of the format.
const NAMESPACE: &str = "http://www.opengroup.org/xsd/archimate/3.0/";

/// Room for models of some 20,000 elements with their views.
const LIMITS: Limits = Limits {
    bytes: 32 << 20,
    depth: 64,
    elements: 1_000_000,
    attributes: 200,
    text: 1 << 20,
};

/// Reads a model, and says what was not understood.
///
/// ```
/// let file = r#"<model identifier="m" xmlns="http://www.opengroup.org/xsd/archimate/3.0/"
///     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
///   <name>Scoring</name>
///   <elements>
///     <element identifier="a" xsi:type="ApplicationComponent"><name>Model registry</name></element>
///   </elements>
/// </model>"#;
/// let (model, left_out) = waymark_exchange::archimate::read(file.as_bytes())?;
/// assert_eq!(model.elements[0].names[0].text, "Model registry");
/// assert!(left_out.is_empty());
///
/// let dangling = file.replace("</model>", r#"<relationships>
///   <relationship identifier="r" source="a" target="b" xsi:type="Flow"/></relationships></model>"#);
/// let error = waymark_exchange::archimate::read(dangling.as_bytes()).unwrap_err();
/// assert!(error.to_string().contains("“b” is the identifier of no element or relationship"));
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
///
/// # Errors
/// Fails for what is no exchange file of ArchiMate 3, larger than 32 MiB, or does not hold together.
pub fn read(bytes: &[u8]) -> Result<(Model, Vec<LeftOut>), ExchangeError> {
    read::read(bytes)
}

/// Writes a model. What [`read`] makes of the file is the model again.
///
/// # Errors
/// Fails where an identifier stands twice or is none, and where a reference leads nowhere.
pub fn write(model: &Model) -> Result<Vec<u8>, ExchangeError> {
    write::write(model)
}
