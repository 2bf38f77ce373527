//! From an architecture to zones, nodes and edges, over all its plateaus.

use std::collections::BTreeMap;

use super::{is_band, leads_back, text, zone};
use crate::architecture::{
    Architecture, ArchitectureFacts, Component, ComponentKind, Element, Environment, Flow, Gate,
    Layer, Pin,
};
use crate::id::{ComponentId, EnvironmentId, FlowId, GateId};
use crate::layout::{
    Diagram, Edge, Home, Node, Placement, Point, Rect, Shape, Size, Spacing, Zone, place,
};

/// How wide a box is.
const BOX_WIDTH: f64 = 208.0;
/// How high a box is with one line of title.
const BOX_HEIGHT: f64 = 44.0;
/// How much a second line of title adds.
const TITLE_LINE: f64 = 14.0;
/// How wide and high the rectangle around a gate is.
const GATE: f64 = 38.0;
/// How high a line of label is.
const LABEL_HEIGHT: f64 = 14.0;
/// How wide a label may be.
const LABEL_WIDTH: f64 = 190.0;

/// A line from one node to the next: a whole flow, or the part of one or more before or behind a gate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// The flows that take it.
    pub(super) flows: Vec<FlowId>,
    /// Where it begins.
    pub(super) from: Element,
    /// Where it ends.
    pub(super) to: Element,
    /// The flow whose words stand at it.
    pub(super) labelled: Option<FlowId>,
}

/// Where everything of an architecture goes: components first, then gates.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// The environment of each zone; none for what stands outside of all.
    pub(super) zones: Vec<Option<EnvironmentId>>,
    /// How many components there are.
    components: usize,
    pub(super) stretches: Vec<Stretch>,
    pub(super) placement: Placement,
}

impl Arrangement {
    /// Returns the rectangles of the gates.
    pub(super) fn gates(&self) -> &[Rect] {
        &self.placement.nodes[self.components..]
    }

    /// Returns the zones, nodes and routes as they were laid out.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }
}

/// Returns what is said at a flow.
pub(super) fn label(flow: &Flow) -> &str {
    &flow.title
}

pub(super) fn arrange(facts: &ArchitectureFacts) -> Arrangement {
    let architecture = &facts.architecture;
    let zones = Zones::of(architecture);
    let (edges, stretches) = edges(architecture);
    let components = architecture.components.iter().map(|c| zones.node(c));
    let gates = architecture
        .gates
        .iter()
        .map(|g| gate(g, architecture, &zones));
    let diagram = Diagram {
        nodes: components.chain(gates).collect(),
        zones: zones.zones,
        edges,
    };
    Arrangement {
        zones: zones.environments,
        components: architecture.components.len(),
        stretches,
        placement: place(&diagram, &spacing()),
    }
}

/// Returns the distances of drawings: as they are by default, with room for two lines below.
fn spacing() -> Spacing {
    Spacing {
        footer: 38.0,
        ..Spacing::default()
    }
}

struct Zones {
    zones: Vec<Zone>,
    environments: Vec<Option<EnvironmentId>>,
    by_id: BTreeMap<EnvironmentId, usize>,
    /// The zone of what stands outside of all environments: sources left, the rest right.
    sources: usize,
    rest: usize,
    /// The place of each zone among the columns; none for bands.
    columns: Vec<Option<usize>>,
}

impl Zones {
    fn of(architecture: &Architecture) -> Self {
        let mut all = Self {
            zones: vec![],
            environments: vec![],
            by_id: BTreeMap::new(),
            sources: 0,
            rest: 0,
            columns: vec![],
        };
        let known = |c: &Component| {
            c.environment
                .is_some_and(|id| architecture.environments.iter().any(|e| e.id == id))
        };
        let outside = |source: bool| {
            let loose = architecture.components.iter().filter(|c| !known(c));
            loose.filter(|c| is_source(c) == source).count() > 0
        };
        if outside(true) {
            all.sources = all.add(None, Shape::Column);
        }
        for environment in &architecture.environments {
            let shape = if is_band(environment.kind) {
                Shape::Band
            } else {
                Shape::Column
            };
            let at = all.add(Some(environment), shape);
            all.by_id.insert(environment.id, at);
        }
        if outside(false) {
            all.rest = all.add(None, Shape::Column);
        }
        let mut column = 0;
        for zone in &all.zones {
            let own = (zone.shape == Shape::Column).then_some(column);
            column += usize::from(own.is_some());
            all.columns.push(own);
        }
        all
    }

    fn add(&mut self, environment: Option<&Environment>, shape: Shape) -> usize {
        self.zones.push(Zone {
            shape,
            framed: environment.is_some(),
            footer: environment.is_some(),
            words: environment.map(zone::words).unwrap_or_default(),
        });
        self.environments.push(environment.map(|e| e.id));
        self.zones.len() - 1
    }

    fn home(&self, component: &Component) -> usize {
        let own = component.environment.and_then(|id| self.by_id.get(&id));
        match own {
            Some(zone) => *zone,
            None if is_source(component) => self.sources,
            None => self.rest,
        }
    }

    fn node(&self, component: &Component) -> Node {
        let lines = text::wrapped(&component.title, BOX_WIDTH - 24.0, text::BOX, 2).len();
        let more = if lines > 1 { TITLE_LINE } else { 0.0 };
        let layer = Layer::ALL.iter().position(|l| *l == component.layer());
        Node {
            home: Home::Zone(self.home(component)),
            row: u32::try_from(layer.unwrap_or(0)).unwrap_or(0),
            size: Size {
                width: BOX_WIDTH,
                height: BOX_HEIGHT + more,
            },
            caption: Size::default(),
            pin: component.pin.map(point),
        }
    }
}

fn is_source(component: &Component) -> bool {
    component.kind == ComponentKind::DataSource
}

fn point(pin: Pin) -> Point {
    Point { x: pin.x, y: pin.y }
}

/// Returns the node of a gate: it stands before the column that most of its flows lead to.
fn gate(gate: &Gate, architecture: &Architecture, zones: &Zones) -> Node {
    let column = |id: ComponentId| {
        let component = architecture.component(id)?;
        zones.columns[zones.home(component)]
    };
    let mut corridors: BTreeMap<usize, usize> = BTreeMap::new();
    for flow in architecture
        .flows
        .iter()
        .filter(|f| f.gate == Some(gate.id))
    {
        let corridor = match (column(flow.from), column(flow.to)) {
            (from, Some(to)) if from.is_none_or(|from| from < to) => to.saturating_sub(1),
            (Some(from), Some(to)) if to < from => to,
            (Some(from), None) => from,
            (_, to) => to.unwrap_or(0),
        };
        *corridors.entry(corridor).or_default() += 1;
    }
    let most = corridors
        .iter()
        .max_by_key(|(at, n)| (**n, std::cmp::Reverse(**at)));
    Node {
        home: Home::Corridor(most.map_or(0, |(at, _)| *at)),
        row: 0,
        size: Size {
            width: GATE,
            height: GATE,
        },
        caption: zone::gate_caption(gate),
        pin: gate.pin.map(point),
    }
}

/// Returns the edges, and what each of them is. Flows that share a way to or from a gate share a line there.
fn edges(architecture: &Architecture) -> (Vec<Edge>, Vec<Stretch>) {
    let components: BTreeMap<ComponentId, usize> = numbered(&architecture.components, |c| c.id);
    let gates: BTreeMap<GateId, usize> = numbered(&architecture.gates, |g| g.id);
    let behind = architecture.components.len();
    let mut edges: Vec<Edge> = Vec::new();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut add = |flow: &Flow, ends: (usize, usize), names: (Element, Element), labelled: bool| {
        let words = label(flow);
        let labelled = labelled && !words.is_empty();
        let through_a_gate = ends.0 >= behind || ends.1 >= behind;
        if through_a_gate && let Some(&at) = shared.get(&ends) {
            stretches[at].flows.push(flow.id);
            // What two flows share says nothing of one of them.
            stretches[at].labelled = None;
            edges[at].label = None;
            return;
        }
        if through_a_gate {
            shared.insert(ends, edges.len());
        }
        edges.push(Edge {
            from: ends.0,
            to: ends.1,
            feedback: leads_back(flow.kind),
            label: labelled.then(|| Size {
                width: text::width(words, text::NOTE).min(LABEL_WIDTH),
                height: LABEL_HEIGHT,
            }),
        });
        stretches.push(Stretch {
            flows: vec![flow.id],
            from: names.0,
            to: names.1,
            labelled: labelled.then_some(flow.id),
        });
    };
    for flow in &architecture.flows {
        let (Some(&from), Some(&to)) = (components.get(&flow.from), components.get(&flow.to))
        else {
            continue;
        };
        let (start, end) = (Element::Component(flow.from), Element::Component(flow.to));
        match flow.gate.and_then(|g| Some((g, gates.get(&g)?))) {
            None => add(flow, (from, to), (start, end), true),
            Some((id, at)) => {
                let (gate, node) = (Element::Gate(id), behind + at);
                add(flow, (from, node), (start, gate), true);
                add(flow, (node, to), (gate, end), false);
            }
        }
    }
    (edges, stretches)
}

fn numbered<T, K: Ord>(of: &[T], key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
    of.iter().enumerate().map(|(i, e)| (key(e), i)).collect()
}
