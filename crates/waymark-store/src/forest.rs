//! The order of a tree that is kept as rows with a parent and a position.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::id::CapabilityId;
use waymark_domain::model::Capability;

use crate::error::StoreError;
use crate::row;

/// Returns capabilities depth first, parents before their children and siblings in the order in which
/// they are given, each as its index with its position among its siblings.
///
/// Time grows with the number of capabilities times its logarithm; depth costs no stack.
pub(crate) fn order(capabilities: &[Capability]) -> Result<Vec<(usize, i64)>, StoreError> {
    let mut ids = BTreeSet::new();
    for capability in capabilities {
        if !ids.insert(capability.id) {
            return Err(invalid(&capability.code, "its id is there twice"));
        }
    }
    let mut below: BTreeMap<Option<CapabilityId>, Vec<usize>> = BTreeMap::new();
    for (index, capability) in capabilities.iter().enumerate() {
        if capability
            .parent
            .is_some_and(|parent| !ids.contains(&parent))
        {
            return Err(invalid(
                &capability.code,
                "the node above it is not in the model",
            ));
        }
        below.entry(capability.parent).or_default().push(index);
    }
    let children = |parent: Option<CapabilityId>| {
        let children = below.get(&parent).into_iter().flatten().copied();
        children
            .enumerate()
            .map(|(position, index)| (index, row::position(position)))
    };
    let mut order = Vec::with_capacity(capabilities.len());
    let mut stack: Vec<(usize, i64)> = children(None).collect();
    stack.reverse();
    while let Some(node) = stack.pop() {
        order.push(node);
        let start = stack.len();
        stack.extend(children(Some(capabilities[node.0].id)));
        stack[start..].reverse();
    }
    if order.len() < capabilities.len() {
        let reached: BTreeSet<usize> = order.iter().map(|(index, _)| *index).collect();
        let lost = (0..capabilities.len()).find(|index| !reached.contains(index));
        let code = lost.map_or("", |index| &capabilities[index].code);
        return Err(invalid(code, "it stands below itself; move it elsewhere"));
    }
    Ok(order)
}

/// Says what is wrong with a capability.
pub(crate) fn invalid(code: &str, why: &str) -> StoreError {
    StoreError::Invalid {
        table: "capability".into(),
        key: code.into(),
        why: why.into(),
    }
}
