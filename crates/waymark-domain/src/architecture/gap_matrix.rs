//! The gap matrix of TOGAF: blocks of one plateau as rows, blocks of another as columns, with a row for what is new
//! and a column for what is eliminated (The TOGAF Standard, part III, chapter 23, “Gap Analysis”).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArchitectureFacts, Component, DiffClass, Difference, Element, Layer, difference};
use crate::id::{ComponentId, PlateauId};
use crate::words::words;

words! {
    /// What a cell of the gap matrix says of a block before and a block after.
    GapCell {
        /// The same block, as it was.
        Included = "included", "Included";
        /// The same block, with another tool, another place or other terms.
        Changed = "changed", "Changed";
        /// The block after takes the place of the block before.
        Replaced = "replaced", "Replaced by";
        /// The block before is in no plateau after, and nothing takes its place.
        Eliminated = "eliminated", "Eliminated";
        /// The block after was not there before, and takes no block's place.
        New = "new", "New";
    }
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixCell {
    /// The block before; none in the row “New”.
    pub before: Option<ComponentId>,
    /// The block after; none in the column “Eliminated”.
    pub after: Option<ComponentId>,
    /// What it says.
    pub cell: GapCell,
    /// Why, or what brings it: the reason of what goes, the initiative of what comes, what changes.
    pub because: String,
    /// Whether a reason or an initiative is missing.
    pub open: bool,
}

/// A gap matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GapMatrix {
    /// The plateau of the rows.
    pub from: PlateauId,
    /// The plateau of the columns.
    pub to: PlateauId,
    /// Blocks of the plateau before, by layer, then in their order.
    pub rows: Vec<ComponentId>,
    /// Blocks of the plateau after, in the same order.
    pub columns: Vec<ComponentId>,
    /// The cells, row by row, those of the row “New” last.
    pub cells: Vec<MatrixCell>,
}

impl GapMatrix {
    /// Returns how many blocks that go lack a reason, and how many that come lack an initiative.
    pub fn open(&self) -> (usize, usize) {
        let open = |before: bool| {
            let cells = self.cells.iter().filter(|c| c.open);
            cells.filter(|c| c.before.is_some() == before).count()
        };
        (open(true), open(false))
    }
}

/// Returns the gap matrix of two plateaus, or none where the architecture lacks one of them.
pub fn gap_matrix(facts: &ArchitectureFacts, from: PlateauId, to: PlateauId) -> Option<GapMatrix> {
    let difference = difference(facts, from, to)?;
    let mut blocks: Vec<&Component> = facts.architecture.components.iter().collect();
    blocks.sort_by_key(|c| Layer::ALL.iter().position(|l| *l == c.layer()));
    let class = |c: &Component| difference.of(Element::Component(c.id)).map(|d| d.class);
    let before = |c: &&Component| !matches!(class(c), None | Some(DiffClass::Added));
    let after = |c: &&Component| !matches!(class(c), None | Some(DiffClass::Removed));
    let rows: Vec<&Component> = blocks.iter().copied().filter(before).collect();
    let columns: Vec<&Component> = blocks.iter().copied().filter(after).collect();
    let mut cells: Vec<MatrixCell> = Vec::new();
    for row in &rows {
        cells.extend(cells_of(row, &columns, &difference));
    }
    let replaced: BTreeSet<ComponentId> = rows.iter().map(|c| c.id).collect();
    for column in &columns {
        let takes_a_place = column.replaces.iter().any(|id| replaced.contains(id));
        if class(column) == Some(DiffClass::Added) && !takes_a_place {
            cells.push(MatrixCell {
                before: None,
                after: Some(column.id),
                cell: GapCell::New,
                because: column.initiative.trim().to_owned(),
                open: column.initiative.trim().is_empty() && column.recommendation.is_none(),
            });
        }
    }
    Some(GapMatrix {
        from,
        to,
        rows: rows.iter().map(|c| c.id).collect(),
        columns: columns.iter().map(|c| c.id).collect(),
        cells,
    })
}

/// Returns the cells of a block before.
fn cells_of(row: &Component, columns: &[&Component], difference: &Difference) -> Vec<MatrixCell> {
    let diff = difference.of(Element::Component(row.id));
    let cell = |after, cell, because: String, open| MatrixCell {
        before: Some(row.id),
        after,
        cell,
        because,
        open,
    };
    if let Some(diff) = diff.filter(|d| d.class != DiffClass::Removed) {
        let (kind, because) = match diff.class {
            DiffClass::Changed => (GapCell::Changed, diff.changes.join("; ")),
            _ => (GapCell::Included, String::new()),
        };
        return vec![cell(Some(row.id), kind, because, false)];
    }
    let reason = row.eliminated_because.trim();
    let successors = columns.iter().filter(|c| c.replaces.contains(&row.id));
    let replaced: Vec<MatrixCell> = successors
        .map(|c| {
            cell(
                Some(c.id),
                GapCell::Replaced,
                reason.to_owned(),
                reason.is_empty(),
            )
        })
        .collect();
    if replaced.is_empty() {
        return vec![cell(
            None,
            GapCell::Eliminated,
            reason.to_owned(),
            reason.is_empty(),
        )];
    }
    replaced
}
