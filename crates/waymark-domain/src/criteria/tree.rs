//! The shape of a criteria tree, checked once: order, depth, and the weights that count.

use std::collections::{BTreeMap, BTreeSet};

use super::{Criterion, MAX_CRITERIA, MAX_DEPTH, MeasureError};
use crate::id::CriterionId;

/// A criterion in place. Positions index [`CriteriaTree::nodes`].
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionNode {
    /// Index into the criteria that the tree was made of.
    pub criterion: usize,
    /// The group above; none at the top.
    pub parent: Option<usize>,
    /// What is below, in its order.
    pub children: Vec<usize>,
    /// 1 at the top.
    pub depth: u16,
    /// Whether it is scored.
    pub leaf: bool,
    /// Whether it is a cost.
    pub cost: bool,
    /// Whether it is in the value: it is not a cost, weighs something, and so does something below it.
    pub counts: bool,
    /// Its weight among the siblings that count, from 0 to 1.
    pub local: f64,
    /// The product of the local weights from the top down: over the leaves they sum to 1.
    pub global: f64,
}

/// Criteria in depth-first order, with their weights multiplied down.
#[derive(Debug, Clone, PartialEq)]
pub struct CriteriaTree {
    /// Parents before their children, siblings in their order.
    pub nodes: Vec<CriterionNode>,
    positions: BTreeMap<CriterionId, usize>,
}

/// What is wrong with a set of criteria; names the criterion by its code.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CriteriaError {
    /// No code.
    #[error("a criterion called “{0}” has no code; give it one")]
    NoCode(String),
    /// Two criteria share a code.
    #[error("the code “{0}” is used more than once; give each criterion a code of its own")]
    DuplicateCode(String),
    /// Two criteria share an id.
    #[error("criterion “{0}” has the id of another")]
    DuplicateId(String),
    /// The group above is not there.
    #[error("criterion “{0}” stands below a criterion that is not there")]
    UnknownParent(String),
    /// A criterion stands below itself.
    #[error("criterion “{0}” stands below itself; move it elsewhere")]
    Cycle(String),
    /// Something stands below a criterion that is scored.
    #[error("criterion “{0}” is scored, so nothing can stand below it; make it a group")]
    NotAGroup(String),
    /// Nested too deep.
    #[error("criterion “{0}” is nested deeper than {MAX_DEPTH} levels")]
    TooDeep(String),
    /// Too many.
    #[error("there are {0} criteria; at most {MAX_CRITERIA} are possible")]
    TooMany(usize),
    /// A weight that is negative or not a number.
    #[error("the weight of “{0}” must be a finite number of at least 0")]
    BadWeight(String),
    /// A measure that cannot be used.
    #[error("criterion “{0}”: {1}")]
    Measure(String, MeasureError),
    /// A knock-out of a group, or without a statement, or with a minimum that is no number.
    #[error(
        "the knock-out of “{0}” needs a statement, a criterion that is scored, and a finite minimum if any"
    )]
    KnockOut(String),
    /// A group that is marked as a cost.
    #[error("“{0}” is a group; mark the criteria below it as costs")]
    CostGroup(String),
}

impl CriteriaTree {
    /// Returns the tree of `criteria`, or the first thing that is wrong with them.
    ///
    /// Siblings whose weights sum to 0 do not count, nor does a group of such; the weight of their group goes
    /// to its siblings.
    pub fn new(criteria: &[Criterion]) -> Result<Self, CriteriaError> {
        check(criteria)?;
        let mut below: BTreeMap<Option<CriterionId>, Vec<usize>> = BTreeMap::new();
        for (index, criterion) in criteria.iter().enumerate() {
            below.entry(criterion.parent).or_default().push(index);
        }
        let mut tree = Self {
            nodes: Vec::with_capacity(criteria.len()),
            positions: BTreeMap::new(),
        };
        let mut stack: Vec<(Option<usize>, usize)> = Vec::new();
        let push = |stack: &mut Vec<_>, parent: Option<usize>, id: Option<CriterionId>| {
            let children = below.get(&id).map(Vec::as_slice).unwrap_or_default();
            stack.extend(children.iter().rev().map(|&c| (parent, c)));
        };
        push(&mut stack, None, None);
        while let Some((parent, index)) = stack.pop() {
            let criterion = &criteria[index];
            let depth = parent.map_or(1, |p: usize| tree.nodes[p].depth + 1);
            if usize::from(depth) > MAX_DEPTH {
                return Err(CriteriaError::TooDeep(criterion.code.clone()));
            }
            let position = tree.nodes.len();
            if let Some(parent) = parent {
                if tree.nodes[parent].leaf {
                    let above = &criteria[tree.nodes[parent].criterion];
                    return Err(CriteriaError::NotAGroup(above.code.clone()));
                }
                tree.nodes[parent].children.push(position);
            }
            tree.nodes.push(CriterionNode {
                criterion: index,
                parent,
                children: Vec::new(),
                depth,
                leaf: !criterion.measure.is_group(),
                cost: criterion.cost,
                counts: false,
                local: 0.0,
                global: 0.0,
            });
            tree.positions.insert(criterion.id, position);
            push(&mut stack, Some(position), Some(criterion.id));
        }
        if tree.nodes.len() < criteria.len() {
            // Whatever was not reached from the top stands in a ring.
            let lost = criteria
                .iter()
                .find(|c| !tree.positions.contains_key(&c.id));
            return Err(CriteriaError::Cycle(
                lost.map(|c| c.code.clone()).unwrap_or_default(),
            ));
        }
        let weights: Vec<f64> = tree
            .nodes
            .iter()
            .map(|n| criteria[n.criterion].weight)
            .collect();
        tree.weigh(&weights);
        Ok(tree)
    }

    /// Sets the weights anew, one for each position, each at least 0.
    pub fn weigh(&mut self, weights: &[f64]) {
        for position in (0..self.nodes.len()).rev() {
            let node = &self.nodes[position];
            let has = if node.leaf {
                !node.cost
            } else {
                node.children.iter().any(|&c| self.nodes[c].counts)
            };
            self.nodes[position].counts = has && weights[position] > 0.0;
        }
        let tops: Vec<usize> = self.tops().collect();
        self.share(&tops, 1.0, weights);
        for position in 0..self.nodes.len() {
            if !self.nodes[position].leaf {
                let children = self.nodes[position].children.clone();
                self.share(&children, self.nodes[position].global, weights);
            }
        }
    }

    fn share(&mut self, siblings: &[usize], above: f64, weights: &[f64]) {
        let total: f64 = siblings
            .iter()
            .filter(|&&s| self.nodes[s].counts)
            .map(|&s| weights[s])
            .sum();
        for &s in siblings {
            let node = &mut self.nodes[s];
            node.local = if node.counts { weights[s] / total } else { 0.0 };
            node.global = node.local * above;
        }
    }

    /// Returns the position of a criterion, or none.
    pub fn position(&self, id: CriterionId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// Returns the positions of the criteria at the top, in their order.
    pub fn tops(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(|&p| self.nodes[p].parent.is_none())
    }

    /// Returns the positions of the leaves, in their order.
    pub fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(|&p| self.nodes[p].leaf)
    }

    /// Returns the position of the criterion at the top above `position`, or itself.
    pub fn top_of(&self, position: usize) -> usize {
        let mut at = position;
        while let Some(parent) = self.nodes[at].parent {
            at = parent;
        }
        at
    }

    /// Returns how many leaves stand below `position`; none below a leaf.
    pub fn leaves_below(&self, position: usize) -> usize {
        let below = self.nodes[position].children.iter();
        below
            .map(|&c| {
                if self.nodes[c].leaf {
                    1
                } else {
                    self.leaves_below(c)
                }
            })
            .sum()
    }

    /// Returns the siblings below `group`, or those at the top.
    pub fn siblings(&self, group: Option<usize>) -> Vec<usize> {
        match group {
            Some(group) => self.nodes[group].children.clone(),
            None => self.tops().collect(),
        }
    }
}

fn check(criteria: &[Criterion]) -> Result<(), CriteriaError> {
    use CriteriaError as E;
    if criteria.len() > MAX_CRITERIA {
        return Err(E::TooMany(criteria.len()));
    }
    let ids: BTreeSet<CriterionId> = criteria.iter().map(|c| c.id).collect();
    let (mut codes, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for c in criteria {
        let code = || c.code.clone();
        if c.code.is_empty() {
            return Err(E::NoCode(c.title.clone()));
        }
        if !codes.insert(c.code.as_str()) {
            return Err(E::DuplicateCode(code()));
        }
        if !seen.insert(c.id) {
            return Err(E::DuplicateId(code()));
        }
        if c.parent.is_some_and(|p| !ids.contains(&p)) {
            return Err(E::UnknownParent(code()));
        }
        if !c.weight.is_finite() || c.weight < 0.0 {
            return Err(E::BadWeight(code()));
        }
        c.measure.check().map_err(|e| E::Measure(code(), e))?;
        if c.cost && c.measure.is_group() {
            return Err(E::CostGroup(code()));
        }
        if let Some(rule) = &c.knock_out {
            let bad = c.measure.is_group()
                || rule.statement.trim().is_empty()
                || rule.minimum.is_some_and(|m| !m.is_finite());
            if bad {
                return Err(E::KnockOut(code()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::super::{KnockOutRule, Measure};
    use super::*;

    fn criterion(n: u128, parent: u128, weight: f64, measure: Measure) -> Criterion {
        Criterion {
            id: CriterionId(Uuid::from_u128(n)),
            parent: (parent > 0).then(|| CriterionId(Uuid::from_u128(parent))),
            code: format!("C{n}"),
            title: format!("Criterion {n}"),
            description: String::new(),
            weight,
            measure,
            cost: false,
            knock_out: None,
        }
    }

    fn globals(criteria: &[Criterion]) -> Vec<f64> {
        let tree = CriteriaTree::new(criteria).unwrap();
        tree.leaves().map(|p| tree.nodes[p].global).collect()
    }

    #[test]
    fn weights_multiply_down() {
        let leaf = |n, parent, weight| criterion(n, parent, weight, Measure::YesNo);
        let mut criteria = vec![
            criterion(1, 0, 30.0, Measure::Group),
            criterion(2, 0, 10.0, Measure::Group),
            leaf(3, 1, 1.0),
            leaf(4, 1, 3.0),
            leaf(5, 2, 7.0),
        ];
        assert_eq!(globals(&criteria), [0.1875, 0.5625, 0.25]);
        // A cost is kept out; a group of nothing but costs weighs nothing, and its weight goes to the others.
        criteria[4].cost = true;
        assert_eq!(globals(&criteria), [0.25, 0.75, 0.0]);
        criteria[4].cost = false;
        criteria[4].weight = 0.0;
        assert_eq!(globals(&criteria), [0.25, 0.75, 0.0]);
        criteria[0].weight = 0.0;
        assert_eq!(globals(&criteria), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        use CriteriaError as E;
        let group = || criterion(1, 0, 1.0, Measure::Group);
        let check = |criteria: &[Criterion], expected: E| {
            assert_eq!(CriteriaTree::new(criteria).unwrap_err(), expected);
        };
        let c2 = || "C2".to_owned();
        check(&[group(), group()], E::DuplicateCode("C1".into()));
        check(
            &[criterion(2, 9, 1.0, Measure::YesNo)],
            E::UnknownParent(c2()),
        );
        check(
            &[
                criterion(2, 3, 1.0, Measure::Group),
                criterion(3, 2, 1.0, Measure::Group),
            ],
            E::Cycle(c2()),
        );
        check(
            &[
                criterion(2, 0, 1.0, Measure::YesNo),
                criterion(3, 2, 1.0, Measure::YesNo),
            ],
            E::NotAGroup(c2()),
        );
        check(&[criterion(2, 0, -1.0, Measure::YesNo)], E::BadWeight(c2()));
        check(
            &[criterion(2, 0, f64::NAN, Measure::YesNo)],
            E::BadWeight(c2()),
        );
        let mut costly = criterion(2, 0, 1.0, Measure::Group);
        costly.cost = true;
        check(&[costly], E::CostGroup(c2()));
        let mut out = criterion(2, 0, 1.0, Measure::YesNo);
        out.knock_out = Some(KnockOutRule {
            statement: " ".into(),
            minimum: None,
        });
        check(&[out], E::KnockOut(c2()));
        let deep: Vec<Criterion> = (1..=9)
            .map(|n| criterion(n, n - 1, 1.0, Measure::Group))
            .collect();
        check(&deep, E::TooDeep("C9".into()));
    }

    proptest! {
        #[test]
        fn the_leaves_weigh_one_together(weights in prop::collection::vec(0.0..100.0f64, 12)) {
            let mut criteria: Vec<Criterion> = (1..=3).map(|n| criterion(n, 0, weights[n as usize - 1], Measure::Group)).collect();
            criteria.extend((4..=12).map(|n| criterion(n, n % 3 + 1, weights[n as usize - 1], Measure::YesNo)));
            let total: f64 = globals(&criteria).iter().sum();
            let counts = CriteriaTree::new(&criteria).unwrap().nodes.iter().any(|n| n.counts);
            let expected = f64::from(u8::from(counts));
            prop_assert!((total - expected).abs() < 1e-12);
        }
    }
}
