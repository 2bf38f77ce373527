//! What makes the controls of the policies hold, and what is left open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArchitectureFacts, Control, Element, Index};
use crate::id::{ControlId, PlateauId, PolicyId, ToolId};
use crate::tool::ToolState;
use crate::words::words;

words! {
    /// Whether something makes a control hold.
    Enforcement {
        /// A tool that is in use can enforce it.
        Enforced = "enforced", "Enforced";
        /// A tool that was chosen, or stands to be, can.
        Planned = "planned", "Planned";
        /// Nothing does: a gap.
        Open = "open", "Open";
    }
}

/// Whether one control holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ControlCoverage {
    /// The control.
    pub control: ControlId,
    /// Whether something makes it hold.
    pub enforcement: Enforcement,
    /// The tools that do, with the setting or feature: those in use first.
    pub by: Vec<ToolId>,
    /// The elements that it is meant for and that are there.
    pub here: Vec<Element>,
}

/// How far the controls of a policy hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyCoverage {
    /// The policy.
    pub policy: PolicyId,
    /// Its controls, but for those whose elements are all absent.
    pub controls: Vec<ControlCoverage>,
}

impl PolicyCoverage {
    /// Returns how many of its controls stand so.
    pub fn count(&self, enforcement: Enforcement) -> usize {
        let controls = self.controls.iter();
        controls.filter(|c| c.enforcement == enforcement).count()
    }
}

/// Returns how far the policies hold in a plateau, or over all plateaus where none is given.
///
/// A tool that is retired or was rejected enforces nothing.
pub fn coverage(facts: &ArchitectureFacts, plateau: Option<PlateauId>) -> Vec<PolicyCoverage> {
    let index = Index::of(&facts.architecture);
    let at = plateau.and_then(|id| index.at(id));
    let here = |element: &Element| at.as_ref().is_none_or(|at| at.has(*element));
    let control = |control: &Control| {
        let places: Vec<Element> = control.applies_to.iter().copied().filter(here).collect();
        if places.is_empty() && !control.applies_to.is_empty() {
            return None;
        }
        let state = |id: ToolId| facts.tools.iter().find(|t| t.id == id).map(|t| t.state);
        let mut by = Vec::new();
        let mut enforcement = Enforcement::Open;
        for (states, reached) in [
            (&[ToolState::InUse][..], Enforcement::Enforced),
            (
                &[ToolState::Chosen, ToolState::Candidate],
                Enforcement::Planned,
            ),
        ] {
            let tools = control.enforced_by.iter().map(|e| e.tool);
            let tools = tools.filter(|id| state(*id).is_some_and(|s| states.contains(&s)));
            let before = by.len();
            by.extend(tools);
            if by.len() > before && enforcement == Enforcement::Open {
                enforcement = reached;
            }
        }
        Some(ControlCoverage {
            control: control.id,
            enforcement,
            by,
            here: places,
        })
    };
    let policies = facts.architecture.policies.iter();
    let covered = policies.map(|p| PolicyCoverage {
        policy: p.id,
        controls: p.controls.iter().filter_map(control).collect(),
    });
    covered.collect()
}
