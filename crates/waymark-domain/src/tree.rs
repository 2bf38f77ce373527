//! The shape of a model, checked once: order, depth, inherited pillar, stage and scale.

use std::collections::BTreeMap;

use crate::id::CapabilityId;
use crate::model::{CapabilityModel, MAX_CAPABILITIES, MAX_DEPTH};
use crate::scale::{Scale, ScaleError};
use crate::words::{Pillar, Stage};

/// Position of the root in [`Tree::nodes`].
pub const ROOT: usize = 0;

/// A node in place. Positions index [`Tree::nodes`].
#[derive(Debug, Clone, PartialEq)]
pub struct TreeNode {
    /// Index into the model's capabilities; none for the root.
    pub capability: Option<usize>,
    /// The node above; none for the root.
    pub parent: Option<usize>,
    /// The nodes below, in their order, without retired ones.
    pub children: Vec<usize>,
    /// 0 for the root.
    pub depth: u16,
    /// Own or inherited pillar.
    pub pillar: Option<Pillar>,
    /// Own or inherited stage.
    pub stage: Option<Stage>,
    /// Whether the node is rated: it has no children, retired or not.
    pub leaf: bool,
    /// Index into the model's scales, for leaves; for inner nodes, of the model's default scale.
    pub scale: usize,
    /// Product of the normalised weights on the way from the root.
    pub share: f64,
}

/// The nodes of a model in depth-first order, without retired ones. Position 0 is the root.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Parents before their children.
    pub nodes: Vec<TreeNode>,
    positions: BTreeMap<CapabilityId, usize>,
}

/// What is wrong with a model; names the capability by its code.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// Two nodes share a code, or a node has the root's.
    #[error("the code “{0}” is used more than once; give each capability a code of its own")]
    DuplicateCode(String),
    /// A node's parent is not in the model.
    #[error("capability “{0}” stands below a capability that is not in the model")]
    UnknownParent(String),
    /// A node stands below itself.
    #[error("capability “{0}” stands below itself; move it elsewhere")]
    Cycle(String),
    /// Nested too deep.
    #[error("capability “{0}” is nested deeper than {MAX_DEPTH} levels")]
    TooDeep(String),
    /// Too many nodes.
    #[error("the model has {0} capabilities; at most {MAX_CAPABILITIES} are possible")]
    TooMany(usize),
    /// A scale code that names no scale.
    #[error("“{0}” uses the scale “{1}”, which the model does not define")]
    UnknownScale(String, String),
    /// A bad scale.
    #[error(transparent)]
    Scale(#[from] ScaleError),
    /// Two scales share a code.
    #[error("the scale “{0}” is defined more than once")]
    DuplicateScale(String),
    /// A weight that is negative or not a number.
    #[error("the weight of “{0}” must be a finite number of at least 0")]
    BadWeight(String),
    /// The weights below a node sum to zero.
    #[error(
        "the weights below “{0}” sum to zero, so nothing can roll up; give at least one child a weight above 0"
    )]
    ZeroWeights(String),
    /// A leaf with the wrong number of descriptors.
    #[error("“{0}” has {1} level descriptors; its scale has {2} levels")]
    Descriptors(String, usize, usize),
    /// A reference to a framework that the model does not list.
    #[error("“{0}” refers to the framework “{1}”, which the model does not list")]
    UnknownFramework(String, String),
    /// Bands that do not rise.
    #[error("band “{0}” must end above the one before; only the last may be without an end")]
    Bands(String),
}

impl Tree {
    /// Returns the tree of `model`, or the first thing that is wrong with it.
    ///
    /// Time grows with the number of nodes times the logarithm of it; depth is bounded by
    /// [`MAX_DEPTH`], so no input can exhaust the stack.
    pub fn new(model: &CapabilityModel) -> Result<Self, ModelError> {
        check_parts(model)?;
        let default_scale = scale_index(model, &model.code, &model.scale)?;
        let below = children_by_parent(model)?;
        let mut tree = Self {
            nodes: vec![TreeNode {
                capability: None,
                parent: None,
                children: Vec::new(),
                depth: 0,
                pillar: None,
                stage: None,
                leaf: false,
                scale: default_scale,
                share: 1.0,
            }],
            positions: BTreeMap::new(),
        };
        // An explicit stack keeps depth out of the call stack; children are pushed in reverse.
        let mut stack: Vec<(usize, usize)> = Vec::new();
        let push = |stack: &mut Vec<(usize, usize)>, parent: usize, id: Option<CapabilityId>| {
            if let Some(children) = below.get(&id) {
                stack.extend(children.iter().rev().map(|&c| (parent, c)));
            }
        };
        push(&mut stack, ROOT, None);
        let mut seen = 0;
        while let Some((parent, index)) = stack.pop() {
            let capability = &model.capabilities[index];
            seen += 1;
            let above = &tree.nodes[parent];
            let depth = above.depth + 1;
            if usize::from(depth) > MAX_DEPTH {
                return Err(ModelError::TooDeep(capability.code.clone()));
            }
            if capability.retired {
                seen += count_below(&below, model, capability.id);
                continue;
            }
            let leaf = !below.contains_key(&Some(capability.id));
            let scale = match (&capability.scale, leaf) {
                (Some(code), true) => scale_index(model, &capability.code, code)?,
                _ => default_scale,
            };
            let levels = model.scales[scale].levels.len();
            if leaf && !capability.levels.is_empty() && capability.levels.len() != levels {
                let found = capability.levels.len();
                return Err(ModelError::Descriptors(
                    capability.code.clone(),
                    found,
                    levels,
                ));
            }
            let position = tree.nodes.len();
            let node = TreeNode {
                capability: Some(index),
                parent: Some(parent),
                children: Vec::new(),
                depth,
                pillar: capability.pillar.or(above.pillar),
                stage: capability.stage.or(above.stage),
                leaf,
                scale,
                share: 0.0,
            };
            tree.nodes.push(node);
            tree.nodes[parent].children.push(position);
            tree.positions.insert(capability.id, position);
            push(&mut stack, position, Some(capability.id));
        }
        if seen < model.capabilities.len() {
            return Err(ModelError::Cycle(unreached(model, &below)));
        }
        tree.weigh(model)?;
        Ok(tree)
    }

    /// Returns the position of a capability, or none where it is unknown or retired.
    pub fn position(&self, id: CapabilityId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// Returns the positions of all leaves, in order.
    pub fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        self.nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| n.leaf)
            .map(|(i, _)| i)
    }

    /// Returns the scale of the node at `position`.
    pub fn scale<'m>(&self, model: &'m CapabilityModel, position: usize) -> &'m Scale {
        &model.scales[self.nodes[position].scale]
    }

    /// Returns the positions of a node and of everything above it, the node first, the root last.
    pub fn path_up(&self, position: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(position), |&p| self.nodes[p].parent)
    }

    /// Returns the positions of the leaves at or below `position`, in order.
    pub fn leaves_below(&self, position: usize) -> impl Iterator<Item = usize> + '_ {
        let depth = self.nodes[position].depth;
        let inside = self.nodes[position + 1..]
            .iter()
            .take_while(move |n| n.depth > depth)
            .count();
        (position..=position + inside).filter(|&p| self.nodes[p].leaf)
    }

    /// Returns the *domain* under which the node at `position` is shown: its ancestor at depth 2, or the
    /// one at depth 1 where the node itself stands at depth 2 or less.
    pub fn domain(&self, position: usize) -> usize {
        let depth = self.nodes[position].depth.saturating_sub(1).clamp(1, 2);
        self.path_up(position)
            .find(|&p| self.nodes[p].depth <= depth)
            .unwrap_or(position)
    }

    fn weigh(&mut self, model: &CapabilityModel) -> Result<(), ModelError> {
        let weight = |node: &TreeNode| {
            node.capability
                .map_or(1.0, |c| model.capabilities[c].weight)
        };
        for position in 0..self.nodes.len() {
            let children = self.nodes[position].children.clone();
            let sum: f64 = children.iter().map(|&c| weight(&self.nodes[c])).sum();
            if !children.is_empty() && sum <= 0.0 {
                return Err(ModelError::ZeroWeights(
                    code_at(self, model, position).to_owned(),
                ));
            }
            for child in children {
                self.nodes[child].share =
                    self.nodes[position].share * weight(&self.nodes[child]) / sum;
            }
        }
        Ok(())
    }
}

/// Returns the code of the node at `position`; the model's own for the root.
pub fn code_at<'m>(tree: &Tree, model: &'m CapabilityModel, position: usize) -> &'m str {
    tree.nodes[position]
        .capability
        .map_or(&model.code, |c| &model.capabilities[c].code)
}

/// Returns the title of the node at `position`; the model's own for the root.
pub fn title_at<'m>(tree: &Tree, model: &'m CapabilityModel, position: usize) -> &'m str {
    tree.nodes[position]
        .capability
        .map_or(&model.title, |c| &model.capabilities[c].title)
}

type Below = BTreeMap<Option<CapabilityId>, Vec<usize>>;

fn check_parts(model: &CapabilityModel) -> Result<(), ModelError> {
    if model.capabilities.len() > MAX_CAPABILITIES {
        return Err(ModelError::TooMany(model.capabilities.len()));
    }
    let mut scales = std::collections::BTreeSet::new();
    for scale in &model.scales {
        scale.check()?;
        if !scales.insert(&scale.code) {
            return Err(ModelError::DuplicateScale(scale.code.clone()));
        }
    }
    let mut codes = std::collections::BTreeSet::from([&model.code]);
    for capability in &model.capabilities {
        if !codes.insert(&capability.code) {
            return Err(ModelError::DuplicateCode(capability.code.clone()));
        }
        if !capability.weight.is_finite() || capability.weight < 0.0 {
            return Err(ModelError::BadWeight(capability.code.clone()));
        }
        for reference in &capability.references {
            if !model.frameworks.iter().any(|f| f.id == reference.framework) {
                let framework = reference.framework.clone();
                return Err(ModelError::UnknownFramework(
                    capability.code.clone(),
                    framework,
                ));
            }
        }
    }
    let mut end = f64::NEG_INFINITY;
    for (i, band) in model.bands.iter().enumerate() {
        let top = band.up_to.unwrap_or(f64::INFINITY);
        if top.is_nan() || top <= end || (band.up_to.is_none() && i + 1 < model.bands.len()) {
            return Err(ModelError::Bands(band.title.clone()));
        }
        end = top;
    }
    Ok(())
}

fn scale_index(model: &CapabilityModel, user: &str, code: &str) -> Result<usize, ModelError> {
    let unknown = || ModelError::UnknownScale(user.to_owned(), code.to_owned());
    model
        .scales
        .iter()
        .position(|s| s.code == code)
        .ok_or_else(unknown)
}

fn children_by_parent(model: &CapabilityModel) -> Result<Below, ModelError> {
    let ids: std::collections::BTreeSet<CapabilityId> =
        model.capabilities.iter().map(|c| c.id).collect();
    let mut below = Below::new();
    for (index, capability) in model.capabilities.iter().enumerate() {
        if capability.parent.is_some_and(|p| !ids.contains(&p)) {
            return Err(ModelError::UnknownParent(capability.code.clone()));
        }
        below.entry(capability.parent).or_default().push(index);
    }
    Ok(below)
}

fn count_below(below: &Below, model: &CapabilityModel, id: CapabilityId) -> usize {
    let mut count = 0;
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        for &child in below.get(&Some(id)).into_iter().flatten() {
            count += 1;
            stack.push(model.capabilities[child].id);
        }
    }
    count
}

fn unreached(model: &CapabilityModel, below: &Below) -> String {
    let mut reached = std::collections::BTreeSet::new();
    let mut stack: Vec<usize> = below.get(&None).cloned().unwrap_or_default();
    while let Some(index) = stack.pop() {
        let id = model.capabilities[index].id;
        reached.insert(id);
        stack.extend(below.get(&Some(id)).into_iter().flatten());
    }
    let lost = model.capabilities.iter().find(|c| !reached.contains(&c.id));
    lost.map(|c| c.code.clone()).unwrap_or_default()
}
