//! The order of a tree that is kept as rows with a parent and a position.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::criteria::Criterion;
use waymark_domain::id::{CapabilityId, CriterionId};
use waymark_domain::model::Capability;

use crate::error::StoreError;
use crate::row;

/// A row that stands below another of its kind, or at the top.
pub(crate) trait Node {
    /// What it is, as messages call it.
    const KIND: &'static str;
    /// Its key.
    type Id: Copy + Ord;
    /// Returns its key.
    fn id(&self) -> Self::Id;
    /// Returns the key of the node above; none at the top.
    fn parent(&self) -> Option<Self::Id>;
    /// Returns the name under which its users know it.
    fn code(&self) -> &str;
}

impl Node for Capability {
    const KIND: &'static str = "capability";
    type Id = CapabilityId;

    fn id(&self) -> CapabilityId {
        self.id
    }

    fn parent(&self) -> Option<CapabilityId> {
        self.parent
    }

    fn code(&self) -> &str {
        &self.code
    }
}

impl Node for Criterion {
    const KIND: &'static str = "criterion";
    type Id = CriterionId;

    fn id(&self) -> CriterionId {
        self.id
    }

    fn parent(&self) -> Option<CriterionId> {
        self.parent
    }

    fn code(&self) -> &str {
        &self.code
    }
}

/// Returns nodes depth first, parents before their children and siblings in the order in which they are
/// given, each as its index with its position among its siblings.
///
/// Time grows with the number of nodes times its logarithm; depth costs no stack.
pub(crate) fn order<N: Node>(nodes: &[N]) -> Result<Vec<(usize, i64)>, StoreError> {
    let mut ids = BTreeSet::new();
    for node in nodes {
        if !ids.insert(node.id()) {
            return Err(wrong(node, "its id is there twice"));
        }
    }
    let mut below: BTreeMap<Option<N::Id>, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.parent().is_some_and(|parent| !ids.contains(&parent)) {
            return Err(wrong(node, "the node above it is not there"));
        }
        below.entry(node.parent()).or_default().push(index);
    }
    let children = |parent: Option<N::Id>| {
        let children = below.get(&parent).into_iter().flatten().copied();
        children
            .enumerate()
            .map(|(position, index)| (index, row::position(position)))
    };
    let mut order = Vec::with_capacity(nodes.len());
    let mut stack: Vec<(usize, i64)> = children(None).collect();
    stack.reverse();
    while let Some(node) = stack.pop() {
        order.push(node);
        let start = stack.len();
        stack.extend(children(Some(nodes[node.0].id())));
        stack[start..].reverse();
    }
    if order.len() < nodes.len() {
        let reached: BTreeSet<usize> = order.iter().map(|(index, _)| *index).collect();
        if let Some(lost) = (0..nodes.len()).find(|index| !reached.contains(index)) {
            return Err(wrong(
                &nodes[lost],
                "it stands below itself; move it elsewhere",
            ));
        }
    }
    Ok(order)
}

fn wrong<N: Node>(node: &N, why: &str) -> StoreError {
    StoreError::Invalid {
        table: N::KIND.into(),
        key: node.code().into(),
        why: why.into(),
    }
}

/// Says what is wrong with a capability.
pub(crate) fn invalid(code: &str, why: &str) -> StoreError {
    StoreError::Invalid {
        table: "capability".into(),
        key: code.into(),
        why: why.into(),
    }
}
