//! The order in which a flow reaches its nodes.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Node;

/// Returns nodes so that each stands after those that lead to it; loops are entered where the flow first
/// reaches them. What nothing orders stands as in the document.
pub(super) fn in_order<'n>(nodes: &'n [Node], flows: &[(String, String)]) -> Vec<&'n Node> {
    let ids: BTreeMap<&str, usize> = nodes
        .iter()
        .enumerate()
        .rev()
        .map(|(i, n)| (n.id.as_str(), i))
        .collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut waiting = vec![0_usize; nodes.len()];
    for (source, target) in flows {
        if let (Some(&s), Some(&t)) = (ids.get(source.as_str()), ids.get(target.as_str()))
            && s != t
        {
            after[s].push(t);
            waiting[t] += 1;
        }
    }
    let mut ready: BTreeSet<usize> = (0..nodes.len()).filter(|&i| waiting[i] == 0).collect();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    let mut rest: BTreeSet<usize> = (0..nodes.len()).collect();
    let mut order = Vec::with_capacity(nodes.len());
    // Ready first; else a loop is entered: by what the flow has reached, else by the document.
    loop {
        let next = ready
            .first()
            .or_else(|| reached.first())
            .or_else(|| rest.first());
        let Some(&i) = next else {
            return order;
        };
        ready.remove(&i);
        reached.remove(&i);
        rest.remove(&i);
        order.push(&nodes[i]);
        for &next in &after[i] {
            waiting[next] -= 1;
            if !rest.contains(&next) {
                continue;
            }
            if waiting[next] == 0 {
                reached.remove(&next);
                ready.insert(next);
            } else {
                reached.insert(next);
            }
        }
    }
}
