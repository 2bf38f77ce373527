//! The drawing of a plateau: what stands where, in which words, with which signs.
//!
//! One layout serves the union of all plateaus and all views, so that nothing moves when the plateau, the comparison or
//! the audience changes; what is not shown leaves its place empty. The canvas, the SVG and the report show the same
//! coordinates and the same words.

mod diagram;
mod text;
mod view;
mod zone;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use view::Audience;

use super::difference::between;
use super::{
    ArchitectureFacts, ArchitectureFinding, At, Component, ComponentKind, DiffClass, Difference,
    Element, EnvironmentKind, Flow, FlowKind, GateKind, Index, Layer,
};
use crate::id::{ComponentId, EnvironmentId, FlowId, GateId, PlateauId};
use crate::layout::{Placement, Point, Rect, Size};
use crate::process::RuleSeverity;
use crate::tool::Hosting;
pub use diagram::Arrangement;

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DrawingOptions {
    /// The plateau; none for the last one, or for the architecture as it stands where it has none.
    pub plateau: Option<PlateauId>,
    /// The plateau to compare with: what is in that one alone is drawn too, as removed.
    pub against: Option<PlateauId>,
    /// For whom.
    pub audience: Audience,
    /// Layers to show; none for all that the audience asks for.
    pub layers: Vec<Layer>,
}

/// How many findings stand at an element in the plateau.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Signs {
    /// Errors that count.
    pub errors: u32,
    /// Warnings that count.
    pub warnings: u32,
    /// Findings that are waived.
    pub waived: u32,
}

/// An environment as a zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DrawnZone {
    /// The environment; none for what stands outside of all.
    pub environment: Option<EnvironmentId>,
    /// What stands at its top left; empty without a frame.
    pub title: String,
    /// What stands at its top right: where it runs.
    pub note: String,
    /// What stands at its bottom, a line each: what parts it from the others.
    pub footer: Vec<String>,
    /// Its frame.
    pub rect: Rect,
    /// What becomes of it; kept where nothing is compared.
    pub class: DiffClass,
    /// Whether a frame is drawn.
    pub framed: bool,
    /// What is found at it.
    pub signs: Signs,
}

/// A component as a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DrawnBox {
    /// The component.
    pub component: ComponentId,
    /// Its short name.
    pub code: String,
    /// Its slot.
    pub kind: ComponentKind,
    /// Its layer.
    pub layer: Layer,
    /// Its name, in one line or two.
    pub title: Vec<String>,
    /// What fills it; empty where there is nothing to say.
    pub subtitle: String,
    /// Whether it is a slot that no tool fills.
    pub open: bool,
    /// Where it stands.
    pub rect: Rect,
    /// What becomes of it; kept where nothing is compared.
    pub class: DiffClass,
    /// Whether somebody put it there by hand.
    pub pinned: bool,
    /// What is found at it.
    pub signs: Signs,
}

/// A gate as a diamond.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DrawnGate {
    /// The gate.
    pub gate: GateId,
    /// What stands in it.
    pub code: String,
    /// What stands below it.
    pub title: Vec<String>,
    /// Approval or quality.
    pub kind: GateKind,
    /// The rectangle around the diamond.
    pub rect: Rect,
    /// What becomes of it; kept where nothing is compared.
    pub class: DiffClass,
    /// Whether somebody put it there by hand.
    pub pinned: bool,
    /// What is found at it.
    pub signs: Signs,
}

/// A text at a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DrawnLabel {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub rect: Rect,
}

/// A flow as a line, or the part of it before or behind a gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DrawnLine {
    /// The flows that take this line: more than one only to or from a gate.
    pub flows: Vec<FlowId>,
    /// What it carries.
    pub kind: FlowKind,
    /// Where it comes from: a component or a gate.
    pub from: Element,
    /// Where it goes.
    pub to: Element,
    /// The corners; each shares x or y with the next.
    pub points: Vec<Point>,
    /// Its text.
    pub label: Option<DrawnLabel>,
    /// What becomes of it; kept where nothing is compared.
    pub class: DiffClass,
    /// Whether it leads back: it is dashed.
    pub feedback: bool,
    /// What is found at it.
    pub signs: Signs,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Drawing {
    /// What it shows: the architecture and the plateau.
    pub title: String,
    /// When that is to stand, and what differs from the plateau that it is compared with.
    pub subtitle: String,
    /// The same in words, for those who do not see it.
    pub alt: String,
    /// How large it is.
    pub extent: Size,
    /// Whether another plateau is compared with.
    pub compared: bool,
    /// Environments.
    pub zones: Vec<DrawnZone>,
    /// Components.
    pub boxes: Vec<DrawnBox>,
    /// Gates.
    pub gates: Vec<DrawnGate>,
    /// Flows.
    pub lines: Vec<DrawnLine>,
}

/// Returns where everything of an architecture goes, over all its plateaus.
///
/// This is what takes time in a drawing; it depends on the architecture alone and can be kept while that stays.
pub fn arrange(facts: &ArchitectureFacts) -> Arrangement {
    diagram::arrange(facts)
}

/// Returns the drawing of a plateau. `findings` are those of the same facts, `arrangement` where everything goes.
///
/// A plateau that is not there is taken for none.
pub fn drawing(
    facts: &ArchitectureFacts,
    findings: &[ArchitectureFinding],
    arrangement: &Arrangement,
    options: &DrawingOptions,
) -> Drawing {
    let index = Index::of(&facts.architecture);
    let last = facts.architecture.plateaus.last().map(|p| p.id);
    let shown = options.plateau.filter(|p| index.at(*p).is_some()).or(last);
    let at = shown.and_then(|p| index.at(p));
    let at = at.unwrap_or_else(|| index.plateaus().remove(0));
    let before = options.against.filter(|p| Some(*p) != shown);
    let before = before.and_then(|p| Some((p, index.at(p)?)));
    let difference = before
        .as_ref()
        .zip(shown)
        .map(|((p, before), shown)| between(facts, before, &at, (*p, shown)));
    let pen = Pen {
        facts,
        at: &at,
        difference: difference.as_ref(),
        signs: signs(findings, shown),
        options,
    };
    let mut drawing = Drawing {
        title: pen.title(),
        subtitle: pen.subtitle(),
        alt: String::new(),
        extent: arrangement.placement.extent,
        compared: difference.is_some(),
        zones: pen.zones(arrangement),
        boxes: pen.boxes(&arrangement.placement),
        gates: pen.gates(arrangement),
        lines: pen.lines(arrangement),
    };
    // A gate that nothing in view leads through would stand alone.
    let in_view = |g: &DrawnGate| {
        let element = Element::Gate(g.gate);
        let touched = drawing
            .lines
            .iter()
            .any(|l| l.from == element || l.to == element);
        touched || options.audience == Audience::Everybody && options.layers.is_empty()
    };
    let gates = std::mem::take(&mut drawing.gates);
    drawing.gates = gates.into_iter().filter(in_view).collect();
    drawing.alt = pen.alt(&drawing);
    drawing
}

/// Returns what is found at each element in a plateau.
fn signs(findings: &[ArchitectureFinding], plateau: Option<PlateauId>) -> BTreeMap<Element, Signs> {
    let mut signs: BTreeMap<Element, Signs> = BTreeMap::new();
    let here = |f: &&ArchitectureFinding| plateau.is_none_or(|p| f.plateaus.contains(&p));
    for finding in findings.iter().filter(here) {
        let flows = finding
            .others
            .iter()
            .filter(|e| matches!(e, Element::Flow(_)));
        for element in std::iter::once(&finding.element).chain(flows) {
            let sign = signs.entry(*element).or_default();
            match finding.severity {
                _ if !finding.counts() => sign.waived += 1,
                RuleSeverity::Error => sign.errors += 1,
                _ => sign.warnings += 1,
            }
        }
    }
    signs
}

/// What the parts of a drawing share while they are made.
struct Pen<'p, 'i, 'a> {
    facts: &'a ArchitectureFacts,
    at: &'p At<'i, 'a>,
    difference: Option<&'p Difference>,
    signs: BTreeMap<Element, Signs>,
    options: &'p DrawingOptions,
}

impl<'a> Pen<'_, '_, 'a> {
    /// Returns what becomes of an element, or none where it is not to be drawn.
    fn class(&self, element: Element) -> Option<DiffClass> {
        match self.difference {
            Some(difference) => difference.of(element).map(|d| d.class),
            None => self.at.has(element).then_some(DiffClass::Kept),
        }
    }

    fn signs(&self, element: Element) -> Signs {
        self.signs.get(&element).copied().unwrap_or_default()
    }

    fn title(&self) -> String {
        let architecture = &self.facts.architecture.scheme.title;
        match (architecture.as_str(), self.at.of_plateau()) {
            ("", Some(plateau)) => plateau.title.clone(),
            (title, Some(plateau)) => format!("{title}: {}", plateau.title),
            ("", None) => "Architecture".to_owned(),
            (title, None) => title.to_owned(),
        }
    }

    fn subtitle(&self) -> String {
        let plateaus = &self.facts.architecture.plateaus;
        let mut parts = Vec::new();
        if let Some(plateau) = self.at.of_plateau() {
            let kind = plateau.kind.title();
            if !plateau.title.eq_ignore_ascii_case(kind) {
                parts.push(kind.to_owned());
            }
            parts.extend(plateau.date.map(|d| d.to_string()));
        }
        if let Some(difference) = self.difference {
            let before = plateaus.iter().find(|p| p.id == difference.from);
            let counted = [DiffClass::Added, DiffClass::Removed, DiffClass::Changed].map(|class| {
                let n = difference.components_of(class);
                format!("{n} {}", class.title().to_lowercase())
            });
            parts.push(format!(
                "against {}: {}",
                before.map_or("", |p| p.title.as_str()),
                counted.join(", ")
            ));
        }
        parts.join(" \u{00b7} ")
    }

    fn zones(&self, arrangement: &Arrangement) -> Vec<DrawnZone> {
        let rects = arrangement.zones.iter().zip(&arrangement.placement.zones);
        let drawn = rects.filter_map(|(environment, rect)| match environment {
            Some(id) => self.zone(*id, *rect),
            None => Some(zone::outside(*rect)),
        });
        drawn.collect()
    }

    fn shows(&self, component: &Component) -> bool {
        let layer = component.layer();
        let wanted = &self.options.layers;
        if wanted.is_empty() {
            self.options.audience.layers().contains(&layer)
        } else {
            wanted.contains(&layer)
        }
    }

    fn boxes(&self, placement: &Placement) -> Vec<DrawnBox> {
        let components = self.facts.architecture.components.iter();
        let drawn = components.zip(&placement.nodes).filter_map(|(c, rect)| {
            let element = Element::Component(c.id);
            let class = self.class(element)?;
            if !self.shows(c) {
                return None;
            }
            let state = self.at.component_state(c);
            let tool = state
                .tool
                .and_then(|id| self.facts.tools.iter().find(|t| t.id == id));
            let open = tool.is_none() && c.kind.is_slot();
            Some(DrawnBox {
                component: c.id,
                code: c.code.clone(),
                kind: c.kind,
                layer: c.layer(),
                title: text::wrapped(&c.title, rect.width - 24.0, text::BOX, 2),
                subtitle: self.subtitle_of(c, tool.map(|t| t.name.as_str()), rect.width - 24.0),
                open,
                rect: *rect,
                class,
                pinned: c.pin.is_some(),
                signs: self.signs(element),
            })
        });
        drawn.collect()
    }

    /// Returns what fills a component and, where that is not where its environment runs, where. A place that does not
    /// fit is left out: half of it says nothing, and hosting has its own table.
    fn subtitle_of(&self, component: &'a Component, tool: Option<&str>, room: f64) -> String {
        let state = self.at.component_state(component);
        let filled = match tool {
            Some(tool) => tool,
            None if !state.note.is_empty() => state.note.as_str(),
            None if component.kind.is_slot() => "open slot",
            None => "",
        };
        let home = self
            .at
            .home(component)
            .map(|e| self.at.environment_state(e));
        let elsewhere = home.is_none_or(|home| {
            let provider = !state.provider.is_empty() && state.provider != home.provider;
            provider || state.hosting != Hosting::Unknown && state.hosting != home.hosting
        });
        let place = match state.hosting {
            _ if !elsewhere => "",
            _ if !state.provider.is_empty() => state.provider.as_str(),
            Hosting::Unknown => "",
            hosting => hosting.title(),
        };
        let whole = match (filled, place) {
            (filled, "") => filled.to_owned(),
            ("", place) => place.to_owned(),
            (filled, place) => format!("{filled}, {place}"),
        };
        if filled.is_empty() || text::width(&whole, text::NOTE) <= room {
            return text::fitted(&whole, room, text::NOTE);
        }
        text::fitted(filled, room, text::NOTE)
    }

    fn gates(&self, arrangement: &Arrangement) -> Vec<DrawnGate> {
        let gates = self.facts.architecture.gates.iter();
        let drawn = gates.zip(arrangement.gates()).filter_map(|(g, rect)| {
            let element = Element::Gate(g.id);
            Some(DrawnGate {
                gate: g.id,
                code: text::fitted(&g.code, 30.0, text::ZONE),
                title: zone::gate_title(g),
                kind: g.kind,
                rect: *rect,
                class: self.class(element)?,
                pinned: g.pin.is_some(),
                signs: self.signs(element),
            })
        });
        drawn.collect()
    }

    fn lines(&self, arrangement: &Arrangement) -> Vec<DrawnLine> {
        let kinds = self.options.audience.flows();
        let by_id: BTreeMap<ComponentId, &Component> = self
            .facts
            .architecture
            .components
            .iter()
            .map(|c| (c.id, c))
            .collect();
        let seen = |flow: &&Flow| {
            let ends = [flow.from, flow.to].map(|id| by_id.get(&id).is_some_and(|c| self.shows(c)));
            kinds.contains(&flow.kind) && ends == [true, true]
        };
        let index = self.at.index();
        let mut lines = Vec::new();
        for (at, stretch) in arrangement.stretches.iter().enumerate() {
            let flows = stretch.flows.iter();
            let flows = flows.filter_map(|id| index.flow(*id).filter(seen));
            let here = flows.filter_map(|f| Some((f, self.class(Element::Flow(f.id))?)));
            // A gate that is not there yet is no stop: such flows go on as one line each.
            let (through, own): (Vec<_>, Vec<_>) = here.partition(|(f, _)| self.passes_by(f));
            lines.extend(self.line(arrangement, at, &own));
            if let Element::Gate(gate) = stretch.to {
                for flow in &through {
                    let line = self.line(arrangement, at, std::slice::from_ref(flow));
                    lines.extend(line.and_then(|l| passing(l, arrangement, gate, flow.0, self)));
                }
            }
        }
        lines
    }

    /// Returns whether a flow names a gate that is not drawn.
    fn passes_by(&self, flow: &Flow) -> bool {
        flow.gate
            .is_some_and(|g| self.at.index().has_gate(g) && self.class(Element::Gate(g)).is_none())
    }

    /// Returns the line of a stretch for the flows that take it, or none where none does.
    fn line(
        &self,
        arrangement: &Arrangement,
        at: usize,
        flows: &[(&Flow, DiffClass)],
    ) -> Option<DrawnLine> {
        let (stretch, route) = (
            &arrangement.stretches[at],
            &arrangement.placement.routes[at],
        );
        let (first, _) = flows.first()?;
        if route.points.is_empty() {
            return None;
        }
        let mut signs = Signs::default();
        for (flow, _) in flows {
            let own = self.signs(Element::Flow(flow.id));
            signs.errors += own.errors;
            signs.warnings += own.warnings;
            signs.waived += own.waived;
        }
        let labelled = flows.iter().find(|(f, _)| Some(f.id) == stretch.labelled);
        let words = self.words(labelled.map(|(f, _)| *f));
        let label = route.label.filter(|_| !words.is_empty());
        Some(DrawnLine {
            kind: first.kind,
            from: stretch.from,
            to: stretch.to,
            points: route.points.clone(),
            label: label.map(|rect| DrawnLabel {
                text: text::fitted(&words, rect.width, text::NOTE),
                rect,
            }),
            class: joint(flows.iter().map(|(_, class)| *class)),
            feedback: leads_back(first.kind),
            flows: flows.iter().map(|(f, _)| f.id).collect(),
            signs,
        })
    }

    /// Returns what is said at a line: its title; for those who look after security, how it goes and what it holds.
    fn words(&self, flow: Option<&Flow>) -> String {
        let Some(flow) = flow else {
            return String::new();
        };
        if self.options.audience != Audience::Security {
            return diagram::label(flow).to_owned();
        }
        let class = flow.classification.title().to_lowercase();
        match flow.protocol.as_str() {
            "" => class,
            protocol => format!("{protocol}, {class}"),
        }
    }

    fn alt(&self, drawing: &Drawing) -> String {
        view::alt(self.facts, self.at, drawing)
    }
}

/// Returns the line to a gate that is not drawn, led on through its place to where the flow ends.
fn passing(
    line: DrawnLine,
    arrangement: &Arrangement,
    gate: GateId,
    flow: &Flow,
    pen: &Pen<'_, '_, '_>,
) -> Option<DrawnLine> {
    let position = pen
        .facts
        .architecture
        .gates
        .iter()
        .position(|g| g.id == gate)?;
    let rect = arrangement.gates().get(position)?;
    let onward = arrangement
        .stretches
        .iter()
        .zip(&arrangement.placement.routes)
        .find(|(s, _)| s.from == Element::Gate(gate) && s.flows.contains(&flow.id));
    let (_, route) = onward?;
    let middle = Point {
        x: rect.x + rect.width / 2.0,
        y: rect.y + rect.height / 2.0,
    };
    let mut points = line.points;
    points.push(middle);
    points.extend(&route.points);
    Some(DrawnLine {
        to: Element::Component(flow.to),
        points,
        ..line
    })
}

/// Returns whether a flow of this kind is drawn as leading back.
pub(super) fn leads_back(kind: FlowKind) -> bool {
    matches!(kind, FlowKind::Feedback | FlowKind::Rollback)
}

/// Returns the class of a line that several flows share: it is new or goes only where all of them are or do.
fn joint(classes: impl Iterator<Item = DiffClass>) -> DiffClass {
    let mut classes = classes;
    let Some(first) = classes.next() else {
        return DiffClass::Kept;
    };
    classes.fold(first, |joint, class| {
        if joint == class || class == DiffClass::Removed {
            joint
        } else if joint == DiffClass::Removed {
            class
        } else {
            DiffClass::Changed
        }
    })
}

/// Returns whether an environment is drawn as a band below the columns.
fn is_band(kind: EnvironmentKind) -> bool {
    kind == EnvironmentKind::Shared
}
