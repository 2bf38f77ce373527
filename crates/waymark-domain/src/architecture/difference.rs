//! What differs between two plateaus.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArchitectureFacts, At, Component, Element, Index};
use crate::id::{PlateauId, ToolId};
use crate::tool::Hosting;
use crate::words::words;

words! {
    /// What becomes of an element from one plateau to another.
    DiffClass {
        /// It is new.
        Added = "added", "Added";
        /// It goes.
        Removed = "removed", "Removed";
        /// It stays, with another tool, another place or other terms.
        Changed = "changed", "Changed";
        /// It stays as it is.
        Kept = "kept", "Kept";
    }
}

impl DiffClass {
    /// Returns the sign that stands for it beside any colour; empty for what is kept.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "\u{2212}",
            Self::Changed => "~",
            Self::Kept => "",
        }
    }
}

/// What becomes of one element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElementDiff {
    /// The element.
    pub element: Element,
    /// What becomes of it.
    pub class: DiffClass,
    /// What changes, one a line: “tool: Flask to Weirgate”. Empty where it comes, goes or stays as it is.
    pub changes: Vec<String>,
}

/// What differs between two plateaus, each list in the order of the architecture. What is in neither is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// The plateau before.
    pub from: PlateauId,
    /// The plateau after.
    pub to: PlateauId,
    /// Environments.
    pub environments: Vec<ElementDiff>,
    /// Components.
    pub components: Vec<ElementDiff>,
    /// Gates.
    pub gates: Vec<ElementDiff>,
    /// Flows.
    pub flows: Vec<ElementDiff>,
}

impl Difference {
    /// Returns what becomes of any element, environments first.
    pub fn all(&self) -> impl Iterator<Item = &ElementDiff> {
        let lists = [
            &self.environments,
            &self.components,
            &self.gates,
            &self.flows,
        ];
        lists.into_iter().flatten()
    }

    /// Returns how many components there are of a class.
    pub fn components_of(&self, class: DiffClass) -> usize {
        self.components.iter().filter(|d| d.class == class).count()
    }

    /// Returns what becomes of an element, or none where it is in neither plateau.
    pub fn of(&self, element: Element) -> Option<&ElementDiff> {
        self.all().find(|d| d.element == element)
    }
}

/// Returns what differs between two plateaus, or none where the architecture lacks one of them.
pub fn difference(facts: &ArchitectureFacts, from: PlateauId, to: PlateauId) -> Option<Difference> {
    let index = Index::of(&facts.architecture);
    let (before, after) = (index.at(from)?, index.at(to)?);
    Some(between(facts, &before, &after, (from, to)))
}

/// Returns what differs between two plateaus of one architecture.
pub(super) fn between(
    facts: &ArchitectureFacts,
    before: &At<'_, '_>,
    after: &At<'_, '_>,
    (from, to): (PlateauId, PlateauId),
) -> Difference {
    let architecture = &facts.architecture;
    let differ = Differ {
        facts,
        before,
        after,
    };
    let environments = architecture.environments.iter().filter_map(|e| {
        let element = Element::Environment(e.id);
        differ.diff(element, || differ.environment_changes(e))
    });
    let components = architecture.components.iter().filter_map(|c| {
        let element = Element::Component(c.id);
        differ.diff(element, || differ.component_changes(c))
    });
    let gates = architecture.gates.iter();
    let gates = gates.filter_map(|g| differ.diff(Element::Gate(g.id), Vec::new));
    let flows = architecture.flows.iter().filter_map(|f| {
        differ.diff(Element::Flow(f.id), || {
            let gate =
                |at: &At<'_, '_>| at.gate_of(f).map_or("none", |g| g.code.as_str()).to_owned();
            change("gate", &gate(before), &gate(after))
                .into_iter()
                .collect()
        })
    });
    Difference {
        from,
        to,
        environments: environments.collect(),
        components: components.collect(),
        gates: gates.collect(),
        flows: flows.collect(),
    }
}

struct Differ<'s, 'i, 'a> {
    facts: &'a ArchitectureFacts,
    before: &'s At<'i, 'a>,
    after: &'s At<'i, 'a>,
}

impl<'a> Differ<'_, '_, 'a> {
    fn diff(&self, element: Element, changes: impl FnOnce() -> Vec<String>) -> Option<ElementDiff> {
        let (class, changes) = match (self.before.has(element), self.after.has(element)) {
            (false, false) => return None,
            (false, true) => (DiffClass::Added, vec![]),
            (true, false) => (DiffClass::Removed, vec![]),
            (true, true) => match changes() {
                changes if changes.is_empty() => (DiffClass::Kept, changes),
                changes => (DiffClass::Changed, changes),
            },
        };
        Some(ElementDiff {
            element,
            class,
            changes,
        })
    }

    fn environment_changes(&self, environment: &'a super::Environment) -> Vec<String> {
        let before = self.before.environment_state(environment);
        let after = self.after.environment_state(environment);
        let writers = |of: &super::EnvironmentState| {
            let names = of.writers.iter().filter_map(|id| {
                let role = self.facts.roles.iter().find(|r| r.id == *id)?;
                Some(role.code.as_str())
            });
            let names: Vec<&str> = names.collect();
            if names.is_empty() {
                "nobody".to_owned()
            } else {
                names.join(", ")
            }
        };
        let changes = [
            change("hosting", before.hosting.title(), after.hosting.title()),
            change("provider", &before.provider, &after.provider),
            change("network", &before.network, &after.network),
            change("identity", &before.identity, &after.identity),
            change(
                "classification",
                before.classification.title(),
                after.classification.title(),
            ),
            change("written by hand by", &writers(before), &writers(after)),
        ];
        changes.into_iter().flatten().collect()
    }

    fn component_changes(&self, component: &'a Component) -> Vec<String> {
        let before = self.before.component_state(component);
        let after = self.after.component_state(component);
        let tool = |tool: Option<ToolId>| {
            let found = self.facts.tools.iter().find(|t| Some(t.id) == tool);
            found.map_or("none", |t| t.name.as_str()).to_owned()
        };
        let (was, is) = (
            self.before.hosting(component),
            self.after.hosting(component),
        );
        let place = |(hosting, provider): (Hosting, &str)| match provider {
            "" => hosting.title().to_owned(),
            provider => format!("{} ({provider})", hosting.title()),
        };
        let changes = [
            change("tool", &tool(before.tool), &tool(after.tool)),
            change("hosting", &place(was), &place(is)),
            change("note", &before.note, &after.note),
        ];
        changes.into_iter().flatten().collect()
    }
}

fn change(what: &str, before: &str, after: &str) -> Option<String> {
    let said = |text: &str| {
        if text.is_empty() {
            "nothing said".to_owned()
        } else {
            text.to_owned()
        }
    };
    (before != after).then(|| format!("{what}: {} to {}", said(before), said(after)))
}
