//! Priorities: the client's own order. They sort and plan; they never enter a roll-up.

use std::collections::BTreeMap;

use crate::id::CapabilityId;
use crate::model::CapabilityModel;
use crate::rating::Priority;
use crate::tree::Tree;
use crate::words::PriorityMethod;

/// Priority of a leaf for which nothing was elicited, here or above, under the method of points.
pub const DEFAULT: f64 = 1.0;

/// Returns the priority p of every node of `tree`, by position.
///
/// A node's own value counts, else that of the nearest node above. Under [`PriorityMethod::Points`] p is
/// the points, [`DEFAULT`] where none were given. Under [`PriorityMethod::Rank`] the ranked capabilities
/// get rank-order-centroid weights (Barron & Barrett 1996), scaled so that N places have a mean of 1:
/// p(r) = Σ 1/k for k = r … N. Ties share the mean of their places. Whatever was not ranked shares one
/// more place, the last.
pub fn priorities(
    model: &CapabilityModel,
    tree: &Tree,
    method: PriorityMethod,
    given: &[Priority],
) -> Vec<f64> {
    let own: BTreeMap<CapabilityId, f64> = match method {
        PriorityMethod::Points => given.iter().map(|p| (p.capability, p.value)).collect(),
        PriorityMethod::Rank => rank_order_centroid(given, tree),
    };
    let unranked = match method {
        PriorityMethod::Points => DEFAULT,
        PriorityMethod::Rank if own.is_empty() => DEFAULT,
        PriorityMethod::Rank => 1.0 / (own.len() + 1) as f64,
    };
    let mut result = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let mine = node
            .capability
            .and_then(|c| own.get(&model.capabilities[c].id));
        let above = node.parent.map_or(unranked, |p: usize| result[p]);
        result.push(mine.copied().unwrap_or(above));
    }
    result
}

/// Returns the client's rank of every node of `tree`, by position; all none under the method of points.
///
/// A rank counts the ranked capabilities from 1; ties share the better one, and numbers left free close
/// up. A node's own rank counts, else that of the nearest node above; none where nothing is ranked up to
/// the root.
pub fn ranks(
    model: &CapabilityModel,
    tree: &Tree,
    method: PriorityMethod,
    given: &[Priority],
) -> Vec<Option<u32>> {
    let ranked = match method {
        PriorityMethod::Points => Vec::new(),
        PriorityMethod::Rank => by_rank(given, tree),
    };
    let mut own: BTreeMap<CapabilityId, u32> = BTreeMap::new();
    for (at, priority) in ranked.iter().enumerate() {
        let tied = at
            .checked_sub(1)
            .filter(|&before| is_tied(ranked[before], priority));
        let rank = match tied {
            Some(before) => own[&ranked[before].capability],
            None => at as u32 + 1,
        };
        own.insert(priority.capability, rank);
    }
    let mut result: Vec<Option<u32>> = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let mine = node
            .capability
            .and_then(|c| own.get(&model.capabilities[c].id));
        let above = || node.parent.and_then(|p| result[p]);
        result.push(mine.copied().or_else(above));
    }
    result
}

/// Returns the priorities of what is in the tree, the first rank first.
fn by_rank<'a>(given: &'a [Priority], tree: &Tree) -> Vec<&'a Priority> {
    let mut ranked: Vec<&Priority> = given
        .iter()
        .filter(|p| tree.position(p.capability).is_some())
        .collect();
    ranked.sort_by(|a, b| {
        a.value
            .total_cmp(&b.value)
            .then(a.capability.cmp(&b.capability))
    });
    ranked
}

fn is_tied(a: &Priority, b: &Priority) -> bool {
    a.value.total_cmp(&b.value).is_eq()
}

/// Returns p by capability: places are sorted by rank, ties share the mean of the places they take.
fn rank_order_centroid(given: &[Priority], tree: &Tree) -> BTreeMap<CapabilityId, f64> {
    let ranked = by_rank(given, tree);
    let places = ranked.len() + 1;
    // tail[r] = Σ 1/k for k = r+1 … N, for the place r counted from 0
    let mut tail = vec![0.0; places + 1];
    for r in (0..places).rev() {
        tail[r] = tail[r + 1] + 1.0 / (r + 1) as f64;
    }
    let mut result = BTreeMap::new();
    let mut start = 0;
    while start < ranked.len() {
        let tied = |p: &&&Priority| is_tied(p, ranked[start]);
        let end = start + ranked[start..].iter().take_while(tied).count();
        let mean = tail[start..end].iter().sum::<f64>() / (end - start) as f64;
        for priority in &ranked[start..end] {
            result.insert(priority.capability, mean);
        }
        start = end;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::fixture;

    fn given(pairs: &[(&str, f64)], model: &CapabilityModel) -> Vec<Priority> {
        let id = |code: &str| {
            model
                .capabilities
                .iter()
                .find(|c| c.code == code)
                .expect("code")
                .id
        };
        pairs
            .iter()
            .map(|&(code, value)| Priority {
                capability: id(code),
                value,
            })
            .collect()
    }

    fn by_code(method: PriorityMethod, pairs: &[(&str, f64)]) -> BTreeMap<String, f64> {
        let model = fixture::model();
        let tree = Tree::new(&model).expect("sound");
        let p = priorities(&model, &tree, method, &given(pairs, &model));
        (0..tree.nodes.len())
            .map(|i| (crate::tree::code_at(&tree, &model, i).to_owned(), p[i]))
            .collect()
    }

    #[test]
    fn points_are_inherited_and_default_to_one() {
        let p = by_code(PriorityMethod::Points, &[("A", 3.0), ("A.2", 5.0)]);
        assert_eq!((p["A.1"], p["A.2"], p["B.1"]), (3.0, 5.0, 1.0));
    }

    #[test]
    fn ranks_become_rank_order_centroid_weights() {
        // Three places: A, B and all that is unranked. Barron & Barrett (1996) give
        // w = (11/18, 5/18, 2/18) for n = 3; times 3 for a mean of 1.
        let p = by_code(PriorityMethod::Rank, &[("A", 1.0), ("B", 2.0)]);
        assert!((p["A.1"] - 11.0 / 6.0).abs() < 1e-12);
        assert!((p["B.1"] - 5.0 / 6.0).abs() < 1e-12);
        assert!((p["C.1"] - 2.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn ranks_close_up_and_hold_below() {
        let model = fixture::model();
        let tree = Tree::new(&model).expect("sound");
        let of = |method, pairs: &[(&str, f64)], code: &str| {
            let ranks = ranks(&model, &tree, method, &given(pairs, &model));
            let named = |&i: &usize| crate::tree::code_at(&tree, &model, i) == code;
            let position = (0..ranks.len()).find(named).expect("code");
            ranks[position]
        };
        let pairs = [("A", 2.0), ("B", 7.0), ("B.1", 7.0), ("C.1", 9.0)];
        let rank = |code| of(PriorityMethod::Rank, &pairs, code);
        assert_eq!(["A", "A.1", "A.2"].map(rank), [Some(1); 3]);
        assert_eq!(["B", "B.1", "B.2"].map(rank), [Some(2); 3], "a tie");
        assert_eq!(["C.1", "C"].map(rank), [Some(4), None]);
        assert_eq!(of(PriorityMethod::Points, &pairs, "A"), None);
        assert_eq!(of(PriorityMethod::Rank, &[], "A"), None);
    }

    #[test]
    fn tied_ranks_share_their_places() {
        let p = by_code(PriorityMethod::Rank, &[("A", 1.0), ("B", 1.0)]);
        assert!((p["A.1"] - 8.0 / 6.0).abs() < 1e-12);
        assert!((p["A.1"] - p["B.1"]).abs() < f64::EPSILON);
    }
}
