//! The neutral model: all that an exchange file can say, in the order in which it says it.

use super::types::{
    AccessType, Content, DataType, ElementType, FontStyle, Purpose, RelationshipType,
};

/// A model.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Unique in the file, as every identifier: a letter or underscore, then letters, digits, `-`, `_`, `.`.
    pub identifier: String,
    /// At least one; an empty one is written where there is none.
    pub names: Vec<LangText>,
    /// The user's version of the model.
    pub version: Option<String>,
    /// What the model is about.
    pub documentation: Vec<LangText>,
    /// Values of properties.
    pub properties: Vec<Property>,
    /// What the file says of itself, such as in Dublin Core.
    pub metadata: Option<Metadata>,
    /// Elements, in the file's order.
    pub elements: Vec<Element>,
    /// Relationships, in the file's order.
    pub relationships: Vec<Relationship>,
    /// Trees of folders over what is in the model.
    pub organizations: Vec<Vec<Item>>,
    /// The properties that there are.
    pub property_definitions: Vec<PropertyDefinition>,
    /// Viewpoints of the user's own.
    pub viewpoints: Vec<Viewpoint>,
    /// Diagrams.
    pub views: Vec<View>,
    /// What other vendors add.
    pub extra: Extra,
}

/// A text, in a language where it says in which.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LangText {
    /// The language, such as `en` or `de-CH`.
    pub lang: Option<String>,
    /// The text. Characters that XML cannot carry are written as U+FFFD.
    pub text: String,
}

impl LangText {
    /// Returns a text in no stated language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            lang: None,
            text: text.into(),
        }
    }
}

/// A name in XML: of a namespace, empty for none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Name {
    /// The namespace.
    pub namespace: String,
    /// The name in it.
    pub local: String,
}

/// Attributes and elements of other namespaces, kept as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    /// Attributes.
    pub attributes: Vec<(Name, String)>,
    /// Elements.
    pub elements: Vec<Foreign>,
}

/// An element of another namespace, kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foreign {
    /// Its name.
    pub name: Name,
    /// Its attributes.
    pub attributes: Vec<(Name, String)>,
    /// What is in it. No two texts follow each other and none is empty.
    pub content: Vec<ForeignContent>,
}

/// What is in an element of another namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignContent {
    /// A text.
    Text(String),
    /// An element.
    Element(Foreign),
}

/// A type of the format, or one that the format does not know, kept as it is.
///
/// A file with a type of the second sort is written as it was read, and is then as invalid as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<T> {
    /// A type of the format.
    Known(T),
    /// Another one.
    Other(Name),
}

impl<T: Copy> Kind<T> {
    /// Returns the type, where the format knows it.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(kind) => Some(*kind),
            Self::Other(_) => None,
        }
    }
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Unique in the file.
    pub identifier: String,
    /// What it is.
    pub kind: Kind<ElementType>,
    /// At least one but for groupings, locations and junctions; an empty one is written where there is none.
    pub names: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// Values of properties.
    pub properties: Vec<Property>,
    /// What other vendors add.
    pub extra: Extra,
}

/// A relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// Unique in the file.
    pub identifier: String,
    /// What it is.
    pub kind: Kind<RelationshipType>,
    /// Identifier of an element or a relationship.
    pub source: String,
    /// Identifier of an element or a relationship.
    pub target: String,
    /// What an access does to the object; of accesses only.
    pub access: Option<AccessType>,
    /// Whether an association has a direction; of associations only.
    pub directed: Option<bool>,
    /// Strength of an influence, such as `++`, `-` or `3`; of influences only.
    pub modifier: Option<String>,
    /// Names.
    pub names: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// Values of properties.
    pub properties: Vec<Property>,
    /// What other vendors add.
    pub extra: Extra,
}

/// A property that elements, relationships, views and the model may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyDefinition {
    /// Unique in the file.
    pub identifier: String,
    /// What its values are.
    pub kind: DataType,
    /// At least one; an empty one is written where there is none.
    pub names: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// What other vendors add.
    pub extra: Extra,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Identifier of its definition.
    pub definition: String,
    /// Values, at least one; an empty one is written where there is none.
    pub values: Vec<LangText>,
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Metadata {
    /// In one scheme.
    One(SchemaInfo),
    /// In several, each wrapped.
    Several(Vec<SchemaInfo>),
}

/// What a file says of itself in one scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchemaInfo {
    /// The scheme.
    pub schema: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// What is said.
    pub elements: Vec<Foreign>,
}

/// A folder, or what lies in one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Unique in the file.
    pub identifier: Option<String>,
    /// What lies here: the identifier of anything in the file.
    pub of: Option<String>,
    /// Names of the folder.
    pub labels: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// What lies in the folder.
    pub items: Vec<Item>,
    /// What other vendors add.
    pub extra: Extra,
}

/// Whom a view is for and what it may show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewpoint {
    /// Unique in the file.
    pub identifier: String,
    /// At least one; an empty one is written where there is none.
    pub names: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// Values of properties.
    pub properties: Vec<Property>,
    /// What concerns whom.
    pub concerns: Vec<Concern>,
    /// What it is for; none where it does not say so.
    pub purposes: Option<Vec<Purpose>>,
    /// How much it shows; none where it does not say so.
    pub contents: Option<Vec<Content>>,
    /// Types of elements that it may show.
    pub elements: Vec<ElementType>,
    /// Types of relationships that it may show.
    pub relationships: Vec<RelationshipType>,
    /// Notes for those who model.
    pub notes: Vec<ModelingNote>,
    /// What other vendors add.
    pub extra: Extra,
}

/// What concerns whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concern {
    /// At least one; an empty one is written where there is none.
    pub labels: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// Whom, each with its labels.
    pub stakeholders: Vec<Vec<LangText>>,
}

/// A note for those who model with a viewpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModelingNote {
    /// The sort of note, such as `OCL`.
    pub kind: Option<String>,
    /// The note.
    pub documentation: Vec<LangText>,
}

/// A diagram.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Unique in the file.
    pub identifier: String,
    /// At least one; an empty one is written where there is none.
    pub names: Vec<LangText>,
    /// What it shows.
    pub documentation: Vec<LangText>,
    /// Values of properties.
    pub properties: Vec<Property>,
    /// Name of a viewpoint of the standard, such as `Layered`.
    pub viewpoint: Option<String>,
    /// Identifier of a viewpoint in the model.
    pub viewpoint_ref: Option<String>,
    /// What is drawn, from back to front.
    pub nodes: Vec<Node>,
    /// Lines between what is drawn.
    pub connections: Vec<Connection>,
    /// What other vendors add.
    pub extra: Extra,
}

/// What boxes and lines of a diagram share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// Unique in the file.
    pub identifier: String,
    /// What is written on it.
    pub labels: Vec<LangText>,
    /// What it is about.
    pub documentation: Vec<LangText>,
    /// Colours, font and line.
    pub style: Option<Style>,
    /// Identifiers of views that show more.
    pub views: Vec<String>,
    /// What other vendors add; attributes only.
    pub attributes: Vec<(Name, String)>,
}

/// A box of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it shares with lines.
    pub drawn: Drawn,
    /// What it shows.
    pub kind: NodeKind,
    /// Where it lies.
    pub bounds: Bounds,
    /// Boxes in it, from back to front; a label has none.
    pub nodes: Vec<Node>,
}

/// What a box shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// An element of the model.
    Element {
        /// Its identifier.
        element: String,
    },
    /// A note, or a part of something in the model.
    Label {
        /// Identifier of an element or a relationship.
        concept: Option<String>,
        /// Which part of it, as an `XPath`.
        part: Option<String>,
    },
    /// A group that is of the drawing only.
    Container,
    /// A type that the format does not know.
    Other(Name),
}

/// A box, in pixels from the diagram's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// To the left side.
    pub x: u32,
    /// To the top.
    pub y: u32,
    /// Width, at least 1.
    pub w: u32,
    /// Height, at least 1.
    pub h: u32,
}

/// A point, in pixels from the diagram's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: u32,
    /// Down.
    pub y: u32,
}

/// A line of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// What it shares with boxes.
    pub drawn: Drawn,
    /// What it shows.
    pub kind: ConnectionKind,
    /// Identifier of a box or line of the same view; a plain line may do without.
    pub source: Option<String>,
    /// Identifier of a box or line of the same view; a plain line may do without.
    pub target: Option<String>,
    /// Where it leaves.
    pub start: Option<Point>,
    /// Where it bends, from source to target.
    pub bends: Vec<Point>,
    /// Where it arrives.
    pub end: Option<Point>,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectionKind {
    /// A relationship of the model.
    Relationship {
        /// Its identifier.
        relationship: String,
    },
    /// A relationship that is drawn by one box lying in the other.
    Nesting {
        /// Its identifier.
        relationship: String,
    },
    /// A line that is of the drawing only.
    Line,
    /// A type that the format does not know.
    Other(Name),
}

/// Colours, font and line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    /// Width of lines in pixels, at least 1.
    pub line_width: Option<u32>,
    /// Colour of lines.
    pub line: Option<Color>,
    /// Colour of the area.
    pub fill: Option<Color>,
    /// Font.
    pub font: Option<Font>,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity in percent, up to 100.
    pub a: Option<u8>,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Font {
    /// Its name.
    pub name: Option<String>,
    /// Its size in half points, at least 2.
    pub half_points: Option<u32>,
    /// Its traits; none where it does not say so.
    pub styles: Option<Vec<FontStyle>>,
    /// Its colour.
    pub color: Option<Color>,
}
