//! An element as columns, of which at most one is set.

use rusqlite::Row;
use waymark_domain::architecture::Element;

use crate::row;

/// The columns, in their order: `plateau`, `environment`, `component`, `flow`, `gate`, `control`.
pub(super) type Columns = [Option<[u8; 16]>; 6];

/// Writes an element; none leaves all columns empty.
pub(super) fn columns(element: Option<Element>) -> Columns {
    let mut columns = Columns::default();
    let (at, id) = match element {
        None => return columns,
        Some(Element::Plateau(id)) => (0, id.0),
        Some(Element::Environment(id)) => (1, id.0),
        Some(Element::Component(id)) => (2, id.0),
        Some(Element::Flow(id)) => (3, id.0),
        Some(Element::Gate(id)) => (4, id.0),
        Some(Element::Control(id)) => (5, id.0),
    };
    columns[at] = Some(id.into_bytes());
    columns
}

/// Reads an element from six columns that begin at `first`.
pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Element>> {
    let plateau = row::optional_id(row, first)?.map(Element::Plateau);
    let environment = row::optional_id(row, first + 1)?.map(Element::Environment);
    let component = row::optional_id(row, first + 2)?.map(Element::Component);
    let flow = row::optional_id(row, first + 3)?.map(Element::Flow);
    let gate = row::optional_id(row, first + 4)?.map(Element::Gate);
    let control = row::optional_id(row, first + 5)?.map(Element::Control);
    Ok(plateau
        .or(environment)
        .or(component)
        .or(flow)
        .or(gate)
        .or(control))
}
