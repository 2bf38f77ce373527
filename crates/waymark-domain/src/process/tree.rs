//! The shape of the tree: three ranks, depth first, each step's place.

use std::collections::{BTreeMap, BTreeSet};

use super::{MAX_STEPS, Step, StepKind};
use crate::id::StepId;

/// What is wrong with a list of steps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// A step is not there.
    #[error("there is no such step; it may have been removed")]
    Missing,
    /// Two steps have the same id.
    #[error("{0} has an id that another step has")]
    Twice(String),
    /// A step stands where its rank does not belong.
    #[error("{code} is a {}; {}", kind.noun(), belongs(*kind))]
    Rank {
        /// The step's code.
        code: String,
        /// Its rank.
        kind: StepKind,
    },
    /// A step would stand on a fourth rank.
    #[error("{0} cannot go there: what is below it would stand on a fourth rank, below a task")]
    FourthRank(String),
    /// A step would stand below itself.
    #[error("{0} cannot stand below itself")]
    BelowItself(String),
    /// A task with letters would become something that has none.
    #[error("{0} has letters, and only tasks have; clear its row first")]
    HasLetters(String),
    /// There is nowhere to move to.
    #[error("{0} cannot move further that way")]
    NoPlace(String),
    /// The steps do not belong together.
    #[error("only steps of one rank below the same step can be merged")]
    NotSiblings,
    /// A split would leave one side empty.
    #[error("{0} cannot be split there: one side would be empty")]
    EmptySplit(String),
    /// There are too many steps.
    #[error("a process has at most {MAX_STEPS} steps; this would make {0}")]
    TooMany(usize),
}

fn belongs(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Phase => "a phase stands below nothing",
        StepKind::SubPhase => "a sub-phase stands below a phase",
        StepKind::Task => "a task stands below a sub-phase",
    }
}

/// Places of steps: who is above, who is below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    by_id: BTreeMap<StepId, usize>,
    /// Position of the step above.
    pub parents: Vec<Option<usize>>,
    /// One past the last step below, so that a step and all below it are `i..ends[i]`.
    pub ends: Vec<usize>,
}

impl Steps {
    /// Returns the places of `steps`, or what is wrong with them: they stand depth first, on three ranks.
    pub fn new(steps: &[Step]) -> Result<Self, StepError> {
        if steps.len() > MAX_STEPS {
            return Err(StepError::TooMany(steps.len()));
        }
        let mut by_id = BTreeMap::new();
        let mut parents = Vec::with_capacity(steps.len());
        let mut ends: Vec<usize> = (1..=steps.len()).collect();
        let mut above: [Option<usize>; 3] = [None; 3];
        for (i, step) in steps.iter().enumerate() {
            if by_id.insert(step.id, i).is_some() {
                return Err(StepError::Twice(step.code.clone()));
            }
            let depth = step.kind.depth();
            let parent = depth.checked_sub(1).and_then(|d| above[d]);
            let rank = || StepError::Rank {
                code: step.code.clone(),
                kind: step.kind,
            };
            if (depth > 0 && parent.is_none()) || parent.map(|p| steps[p].id) != step.parent {
                return Err(rank());
            }
            above[depth] = Some(i);
            above[depth + 1..].fill(None);
            parents.push(parent);
            let mut up = parent;
            while let Some(p) = up {
                ends[p] = i + 1;
                up = parents[p];
            }
        }
        Ok(Self {
            by_id,
            parents,
            ends,
        })
    }

    /// Returns the position of a step, or none.
    pub fn position(&self, id: StepId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// Returns the positions of the steps directly below one, or of the phases, in order.
    pub fn children(&self, of: Option<usize>) -> Vec<usize> {
        let (mut at, end) = of.map_or((0, self.parents.len()), |p| (p + 1, self.ends[p]));
        let mut children = Vec::new();
        while at < end {
            children.push(at);
            at = self.ends[at];
        }
        children
    }
}

/// Returns steps depth first, given them with siblings in order and parents anywhere; or the code of one
/// that hangs on nothing or stands below itself.
pub fn depth_first(steps: Vec<Step>) -> Result<Vec<Step>, StepError> {
    let ids: BTreeSet<StepId> = steps.iter().map(|s| s.id).collect();
    let mut below: BTreeMap<Option<StepId>, Vec<usize>> = BTreeMap::new();
    for (i, step) in steps.iter().enumerate() {
        if step.parent.is_some_and(|p| !ids.contains(&p)) {
            return Err(StepError::Missing);
        }
        below.entry(step.parent).or_default().push(i);
    }
    let children = |parent: Option<StepId>| below.get(&parent).into_iter().flatten().rev().copied();
    let mut stack: Vec<usize> = children(None).collect();
    let mut order = Vec::with_capacity(steps.len());
    while let Some(i) = stack.pop() {
        order.push(i);
        stack.extend(children(Some(steps[i].id)));
    }
    if order.len() < steps.len() {
        let reached: BTreeSet<usize> = order.iter().copied().collect();
        let lost = (0..steps.len()).find(|i| !reached.contains(i));
        let code = lost.map_or_else(String::new, |i| steps[i].code.clone());
        return Err(StepError::BelowItself(code));
    }
    let mut slots: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|i| slots[i].take()).collect())
}

/// Returns the outline number of every step: “6”, “6.2”, “6.2.3”.
pub fn outline(steps: &[Step]) -> Vec<String> {
    let mut counts = [0_u32; 3];
    let number = |step: &Step| {
        let depth = step.kind.depth();
        counts[depth] += 1;
        counts[depth + 1..].fill(0);
        let parts: Vec<String> = counts[..=depth].iter().map(u32::to_string).collect();
        parts.join(".")
    };
    steps.iter().map(number).collect()
}
