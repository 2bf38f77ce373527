//! What is there in a plateau.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Architecture, Classification, Component, Element, Environment, EnvironmentKind, Flow, Gate,
    Plateau, PlateauKind,
};
use crate::id::{ComponentId, EnvironmentId, FlowId, GateId, PlateauId, RoleId, ToolId};
use crate::tool::Hosting;

/// Where an environment runs and what parts it from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentState {
    /// Where it runs.
    pub hosting: Hosting,
    /// At whom, such as “AWS eu-central-1” or “Data centre Zürich”.
    pub provider: String,
    /// Its network, as people call it; two environments with the same one are not separated.
    pub network: String,
    /// The directory, account or tenant that knows who may enter; the same in two environments separates nobody.
    pub identity: String,
    /// The gravest data that may be kept there.
    pub classification: Classification,
    /// Roles whose people may write there by hand.
    pub writers: Vec<RoleId>,
}

/// What fills a component, and where it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComponentState {
    /// The tool; none for an open slot.
    pub tool: Option<ToolId>,
    /// Where it runs; unknown for where its environment does.
    pub hosting: Hosting,
    /// At whom; empty for its environment's.
    pub provider: String,
    /// What is particular then, in a few words: shown under its name where no tool is.
    pub note: String,
}

impl Default for EnvironmentState {
    fn default() -> Self {
        Self {
            hosting: Hosting::Unknown,
            provider: String::new(),
            network: String::new(),
            identity: String::new(),
            classification: Classification::Internal,
            writers: vec![],
        }
    }
}

impl Default for ComponentState {
    fn default() -> Self {
        Self {
            tool: None,
            hosting: Hosting::Unknown,
            provider: String::new(),
            note: String::new(),
        }
    }
}

/// Positions of all elements, and which are there in which plateau.
#[derive(Debug)]
pub struct Index<'a> {
    /// The architecture.
    pub architecture: &'a Architecture,
    plateaus: BTreeMap<PlateauId, usize>,
    environments: BTreeMap<EnvironmentId, usize>,
    components: BTreeMap<ComponentId, usize>,
    gates: BTreeMap<GateId, usize>,
    flows: BTreeMap<FlowId, usize>,
}

/// One plateau: which elements are there, by their positions.
#[derive(Debug)]
pub struct At<'i, 'a> {
    index: &'i Index<'a>,
    /// Position of the plateau; none where the architecture has no plateaus and is taken as it stands.
    pub plateau: Option<usize>,
    environments: Vec<bool>,
    components: Vec<bool>,
    gates: Vec<bool>,
    flows: Vec<bool>,
}

impl<'a> Index<'a> {
    /// Returns the positions of all elements of `architecture`.
    pub fn of(architecture: &'a Architecture) -> Self {
        fn positions<T, K: Ord>(of: &[T], key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
            of.iter().enumerate().map(|(i, e)| (key(e), i)).collect()
        }
        Self {
            plateaus: positions(&architecture.plateaus, |p| p.id),
            environments: positions(&architecture.environments, |e| e.id),
            components: positions(&architecture.components, |c| c.id),
            gates: positions(&architecture.gates, |g| g.id),
            flows: positions(&architecture.flows, |f| f.id),
            architecture,
        }
    }

    /// Returns every plateau; where there are none, the architecture as it stands.
    pub fn plateaus(&self) -> Vec<At<'_, 'a>> {
        let count = self.architecture.plateaus.len();
        if count == 0 {
            return vec![At::of(self, None)];
        }
        (0..count).map(|p| At::of(self, Some(p))).collect()
    }

    /// Returns the component with this id, or none.
    pub fn component(&self, id: ComponentId) -> Option<&'a Component> {
        let position = self.components.get(&id)?;
        Some(&self.architecture.components[*position])
    }

    /// Returns the flow with this id, or none.
    pub fn flow(&self, id: FlowId) -> Option<&'a Flow> {
        let position = self.flows.get(&id)?;
        Some(&self.architecture.flows[*position])
    }

    /// Returns what is there in a plateau, or none where there is no such plateau.
    pub fn at(&self, plateau: PlateauId) -> Option<At<'_, 'a>> {
        let position = self.plateaus.get(&plateau)?;
        Some(At::of(self, Some(*position)))
    }

    /// Returns the position of an environment.
    fn environment(&self, id: EnvironmentId) -> Option<usize> {
        self.environments.get(&id).copied()
    }

    /// Returns whether there is a gate with this id, in whatever plateau.
    pub(super) fn has_gate(&self, id: GateId) -> bool {
        self.gates.contains_key(&id)
    }

    /// Returns the position of a gate.
    fn gate(&self, id: GateId) -> Option<usize> {
        self.gates.get(&id).copied()
    }

    /// Returns the latest of `changes` that holds at `plateau`: the plateau it begins with is not after it.
    fn latest<T>(
        &self,
        plateau: Option<usize>,
        changes: &'a [T],
        from: impl Fn(&T) -> PlateauId,
    ) -> Option<&'a T> {
        let plateau = plateau?;
        let begun = changes.iter().filter_map(|c| {
            let begin = *self.plateaus.get(&from(c))?;
            (begin <= plateau).then_some((begin, c))
        });
        begun.max_by_key(|(begin, _)| *begin).map(|(_, c)| c)
    }
}

impl<'i, 'a> At<'i, 'a> {
    fn of(index: &'i Index<'a>, plateau: Option<usize>) -> Self {
        let architecture = index.architecture;
        let id = plateau.map(|p| architecture.plateaus[p].id);
        let listed = |plateaus: &[PlateauId]| Architecture::lists(plateaus, id);
        let environments: Vec<bool> = architecture
            .environments
            .iter()
            .map(|e| listed(&e.plateaus))
            .collect();
        let lives = |c: &Component| {
            let home = c.environment.and_then(|e| index.environment(e));
            listed(&c.plateaus) && home.is_none_or(|e| environments[e])
        };
        let components: Vec<bool> = architecture.components.iter().map(lives).collect();
        let end = |id| index.components.get(&id).is_some_and(|&c| components[c]);
        let runs = |f: &Flow| listed(&f.plateaus) && end(f.from) && end(f.to);
        Self {
            index,
            plateau,
            gates: architecture
                .gates
                .iter()
                .map(|g| listed(&g.plateaus))
                .collect(),
            flows: architecture.flows.iter().map(runs).collect(),
            environments,
            components,
        }
    }

    /// Returns the positions of all elements.
    pub fn index(&self) -> &'i Index<'a> {
        self.index
    }

    /// Returns the plateau; none where the architecture has none.
    pub fn of_plateau(&self) -> Option<&'a Plateau> {
        self.plateau.map(|p| &self.index.architecture.plateaus[p])
    }

    /// Returns what the plateau is called.
    pub fn title(&self) -> &'a str {
        match self.of_plateau() {
            Some(plateau) => &plateau.title,
            None => "The architecture",
        }
    }

    /// Returns whether findings here are about what is planned: what they find can still be avoided. What is
    /// found in a baseline describes today.
    pub fn is_planned(&self) -> bool {
        self.of_plateau()
            .is_none_or(|p| p.kind != PlateauKind::Baseline)
    }

    /// Returns whether the element is there.
    pub fn has(&self, element: Element) -> bool {
        let there = |of: &[bool], at: Option<&usize>| at.is_some_and(|&i| of[i]);
        match element {
            Element::Plateau(id) => self.of_plateau().is_some_and(|p| p.id == id),
            Element::Environment(id) => there(&self.environments, self.index.environments.get(&id)),
            Element::Component(id) => there(&self.components, self.index.components.get(&id)),
            Element::Flow(id) => there(&self.flows, self.index.flows.get(&id)),
            Element::Gate(id) => there(&self.gates, self.index.gates.get(&id)),
            Element::Control(_) => true,
        }
    }

    /// Returns whether the component at this position is there.
    pub fn has_component(&self, position: usize) -> bool {
        self.components[position]
    }

    /// Returns the environments that are there, in their order.
    pub fn environments(&self) -> impl Iterator<Item = &'a Environment> + '_ {
        let all = self.index.architecture.environments.iter();
        all.zip(&self.environments)
            .filter(|(_, here)| **here)
            .map(|(e, _)| e)
    }

    /// Returns the components that are there, in their order.
    pub fn components(&self) -> impl Iterator<Item = &'a Component> + '_ {
        let all = self.index.architecture.components.iter();
        all.zip(&self.components)
            .filter(|(_, here)| **here)
            .map(|(c, _)| c)
    }

    /// Returns the flows that are there, in their order.
    pub fn flows(&self) -> impl Iterator<Item = &'a Flow> + '_ {
        let all = self.index.architecture.flows.iter();
        all.zip(&self.flows)
            .filter(|(_, here)| **here)
            .map(|(f, _)| f)
    }

    /// Returns the gates that are there, in their order.
    pub fn gates(&self) -> impl Iterator<Item = &'a Gate> + '_ {
        let all = self.index.architecture.gates.iter();
        all.zip(&self.gates)
            .filter(|(_, here)| **here)
            .map(|(g, _)| g)
    }

    /// Returns the gate that a flow passes here; none where it names none, or one that is not there.
    pub fn gate_of(&self, flow: &Flow) -> Option<&'a Gate> {
        let position = self.index.gate(flow.gate?)?;
        self.gates[position].then(|| &self.index.architecture.gates[position])
    }

    /// Returns the environment of a component.
    pub fn home(&self, component: &Component) -> Option<&'a Environment> {
        let position = self.index.environment(component.environment?)?;
        Some(&self.index.architecture.environments[position])
    }

    /// Returns what the environment of a component is for; other where it has none.
    pub fn purpose(&self, component: &Component) -> EnvironmentKind {
        self.home(component)
            .map_or(EnvironmentKind::Other, |e| e.kind)
    }

    /// Returns what holds of an environment here.
    pub fn environment_state(&self, environment: &'a Environment) -> &'a EnvironmentState {
        let latest = self
            .index
            .latest(self.plateau, &environment.changes, |c| c.from);
        latest.map_or(&environment.state, |c| &c.state)
    }

    /// Returns what holds of a component here, as it is written.
    pub fn component_state(&self, component: &'a Component) -> &'a ComponentState {
        let latest = self
            .index
            .latest(self.plateau, &component.changes, |c| c.from);
        latest.map_or(&component.state, |c| &c.state)
    }

    /// Returns where a component runs and at whom: its own hosting, else its environment's.
    pub fn hosting(&self, component: &'a Component) -> (Hosting, &'a str) {
        let own = self.component_state(component);
        let home = self.home(component).map(|e| self.environment_state(e));
        let hosting = match (own.hosting, home) {
            (Hosting::Unknown, Some(home)) => home.hosting,
            (own, _) => own,
        };
        let provider = match (own.provider.as_str(), home) {
            ("", Some(home)) if own.hosting == Hosting::Unknown => &home.provider,
            (own, _) => own,
        };
        (hosting, provider)
    }
}
