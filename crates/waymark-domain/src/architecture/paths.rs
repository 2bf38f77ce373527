//! The rules of paths: what may reach production, and how.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::finding::Found;
use super::{
    ArchitectureRule, At, ComponentKind, Element, EnvironmentKind, Flow, FlowKind, Gate, GateKind,
    Promotion,
};
use crate::id::ComponentId;

/// Returns what the rules of paths find in a plateau.
pub(super) fn found(at: &At<'_, '_>) -> Vec<Found> {
    let paths = Paths::of(at);
    let mut found = Vec::new();
    approval_gate(&paths, &mut found);
    no_shortcut(&paths, &mut found);
    same_artefact(&paths, &mut found);
    for flow in at.flows().filter(|f| f.from == f.to) {
        let name = at.index().architecture.flow_name(flow);
        let message = format!("{} leads from a component to itself ({name}).", flow.code);
        let element = Element::Flow(flow.id);
        found.push(Found::new(ArchitectureRule::FlowToItself, element, message));
    }
    found
}

/// The flows of a plateau by their ends.
struct Paths<'s, 'i, 'a> {
    at: &'s At<'i, 'a>,
    out: BTreeMap<ComponentId, Vec<&'a Flow>>,
}

impl<'s, 'i, 'a> Paths<'s, 'i, 'a> {
    fn of(at: &'s At<'i, 'a>) -> Self {
        let mut out: BTreeMap<ComponentId, Vec<&'a Flow>> = BTreeMap::new();
        for flow in at.flows() {
            out.entry(flow.from).or_default().push(flow);
        }
        Self { at, out }
    }

    fn purpose(&self, id: ComponentId) -> EnvironmentKind {
        let component = self.at.index().component(id);
        component.map_or(EnvironmentKind::Other, |c| self.at.purpose(c))
    }

    fn kind(&self, id: ComponentId) -> ComponentKind {
        let component = self.at.index().component(id);
        component.map_or(ComponentKind::Other, |c| c.kind)
    }

    fn title(&self, id: ComponentId) -> &'a str {
        let component = self.at.index().component(id);
        component.map_or("", |c| c.title.as_str())
    }

    fn in_production(&self, id: ComponentId) -> bool {
        self.purpose(id) == EnvironmentKind::Production
    }

    /// Returns the flows from a component that change what runs where they arrive.
    fn deliveries(&self, from: ComponentId) -> impl Iterator<Item = &'a Flow> + '_ {
        let onward = self.out.get(&from).map_or(&[][..], Vec::as_slice);
        onward.iter().copied().filter(|f| f.kind.delivers())
    }

    /// Returns where paths of delivery begin, outside production: in development, where nothing is delivered to, and in
    /// circles that deliver to one another alone.
    fn beginnings(&self) -> Vec<ComponentId> {
        let delivered: BTreeSet<ComponentId> = self
            .at
            .flows()
            .filter(|f| f.kind.delivers() && f.from != f.to)
            .map(|f| f.to)
            .collect();
        let outside: Vec<ComponentId> = self
            .at
            .components()
            .map(|c| c.id)
            .filter(|&id| !self.in_production(id))
            .collect();
        let source = |id: ComponentId| {
            self.purpose(id) == EnvironmentKind::Development || !delivered.contains(&id)
        };
        let mut begin: Vec<ComponentId> =
            outside.iter().copied().filter(|&id| source(id)).collect();
        let mut reached = self.reached(&begin);
        for id in outside {
            if !reached.contains(&id) {
                begin.push(id);
                reached.extend(self.reached(&[id]));
            }
        }
        begin
    }

    /// Returns the components themselves and all that they deliver to, through gates or not.
    fn reached(&self, from: &[ComponentId]) -> BTreeSet<ComponentId> {
        let mut seen: BTreeSet<ComponentId> = from.iter().copied().collect();
        let mut open = from.to_vec();
        while let Some(here) = open.pop() {
            for flow in self.deliveries(here) {
                if seen.insert(flow.to) {
                    open.push(flow.to);
                }
            }
        }
        seen
    }

    fn approved(&self, flow: &Flow) -> bool {
        self.at
            .gate_of(flow)
            .is_some_and(|g| g.kind == GateKind::Approval)
    }
}

/// Follows every delivery from outside production as far as it comes without an approval, breadth first, so that the
/// shortest such path is told. Each flow by which production is entered unapproved is reported once.
fn approval_gate(paths: &Paths<'_, '_, '_>, found: &mut Vec<Found>) {
    let mut came: BTreeMap<ComponentId, Option<&Flow>> = BTreeMap::new();
    let mut queue = VecDeque::new();
    for begin in paths.beginnings() {
        came.insert(begin, None);
        queue.push_back(begin);
    }
    while let Some(here) = queue.pop_front() {
        for flow in paths.deliveries(here).filter(|f| !paths.approved(f)) {
            if paths.in_production(flow.to) {
                found.push(ungated(paths, flow, &came));
            } else if let Entry::Vacant(first) = came.entry(flow.to) {
                first.insert(Some(flow));
                queue.push_back(flow.to);
            }
        }
    }
}

fn ungated(
    paths: &Paths<'_, '_, '_>,
    last: &Flow,
    came: &BTreeMap<ComponentId, Option<&Flow>>,
) -> Found {
    let mut flows = vec![Element::Flow(last.id)];
    let mut titles = vec![paths.title(last.to), paths.title(last.from)];
    let mut here = last.from;
    while let Some(Some(flow)) = came.get(&here) {
        flows.push(Element::Flow(flow.id));
        titles.push(paths.title(flow.from));
        here = flow.from;
    }
    flows.reverse();
    titles.reverse();
    let message = format!(
        "No gate on the path into Production: {}.",
        titles.join(" → ")
    );
    Found {
        others: flows,
        ..Found::new(
            ArchitectureRule::ApprovalGate,
            Element::Flow(last.id),
            message,
        )
    }
}

fn no_shortcut(paths: &Paths<'_, '_, '_>, found: &mut Vec<Found>) {
    for flow in paths.at.flows() {
        let ends = (paths.purpose(flow.from), paths.purpose(flow.to));
        if ends == (EnvironmentKind::Development, EnvironmentKind::Production) {
            let message = format!(
                "{} in Development writes straight to {} in Production.",
                paths.title(flow.from),
                paths.title(flow.to)
            );
            let element = Element::Flow(flow.id);
            found.push(Found::new(ArchitectureRule::NoShortcut, element, message));
        }
    }
}

/// Where what is promoted into production comes from, against where staging takes it from.
fn same_artefact(paths: &Paths<'_, '_, '_>, found: &mut Vec<Found>) {
    let scheme = &paths.at.index().architecture.scheme;
    let into = |kind: EnvironmentKind, carried: FlowKind| {
        let flows = paths.at.flows();
        flows.filter(move |f| {
            f.kind == carried && paths.purpose(f.to) == kind && paths.purpose(f.from) != kind
        })
    };
    for flow in paths.at.flows() {
        let Some(gate) = paths.at.gate_of(flow) else {
            continue;
        };
        if paths.purpose(flow.to) != EnvironmentKind::Production {
            continue;
        }
        let promotion = gate.promotion.unwrap_or(scheme.promotion);
        let (carried, other) = match promotion {
            Promotion::DeployModel => (FlowKind::Model, FlowKind::Code),
            Promotion::DeployCode => (FlowKind::Code, FlowKind::Model),
        };
        let mut say = |message: String| {
            let element = Element::Flow(flow.id);
            found.push(Found::new(ArchitectureRule::SameArtefact, element, message));
        };
        if flow.kind == other && (other == FlowKind::Model || trains(paths, flow.to)) {
            say(promoted_otherwise(gate, promotion, flow, paths));
        } else if flow.kind == carried {
            let mut sources = into(EnvironmentKind::Staging, carried)
                .map(|f| f.from)
                .peekable();
            if sources.peek().is_some() && !sources.any(|source| source == flow.from) {
                say(format!(
                    "{} brings {} from {}, which Staging has never seen.",
                    gate.code,
                    if carried == FlowKind::Model {
                        "a model"
                    } else {
                        "code"
                    },
                    paths.title(flow.from)
                ));
            }
        }
    }
}

fn trains(paths: &Paths<'_, '_, '_>, id: ComponentId) -> bool {
    paths.kind(id) == ComponentKind::Training
}

fn promoted_otherwise(
    gate: &Gate,
    promotion: Promotion,
    flow: &Flow,
    paths: &Paths<'_, '_, '_>,
) -> String {
    match promotion {
        Promotion::DeployModel => format!(
            "{} promotes the model, yet {} trains another one in Production.",
            gate.code,
            paths.title(flow.to)
        ),
        Promotion::DeployCode => format!(
            "{} promotes the code, yet {} brings a model that was trained elsewhere.",
            gate.code,
            paths.title(flow.from)
        ),
    }
}
