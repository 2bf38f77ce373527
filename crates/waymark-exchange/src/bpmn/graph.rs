//! From the XML to processes, nodes and lanes.

use std::collections::BTreeMap;

use super::Limits;
use crate::error::ExchangeError;
use crate::xml::{Element, Step, Words, Xml};

/// Namespace of BPMN 2.0 models.
const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/// Activities that become tasks.
const TASKS: [&str; 9] = [
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "scriptTask",
    "businessRuleTask",
    "sendTask",
    "receiveTask",
    "callActivity",
];
const SUB_PROCESSES: [&str; 3] = ["subProcess", "transaction", "adHocSubProcess"];
/// Parts of the notation that say nothing of their own here, neither read nor counted.
const SILENT: [&str; 6] = [
    "extensionElements",
    "incoming",
    "outgoing",
    "documentation",
    "ioSpecification",
    "property",
];

/// What a file holds.
#[derive(Default)]
pub(super) struct Diagram {
    pub(super) processes: Vec<Container>,
    /// Lanes that hold no lanes themselves, in the document's order.
    pub(super) lanes: Vec<Lane>,
    /// Kinds of element that were left out, and how many.
    pub(super) left_out: BTreeMap<String, usize>,
    /// References to other files and processes, and how many.
    pub(super) references: BTreeMap<&'static str, usize>,
}

pub(super) struct Lane {
    pub(super) name: String,
}

/// A process or a sub-process.
#[derive(Default)]
pub(super) struct Container {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    /// Name of the pool, where the process has no lanes.
    pub(super) pool: Option<String>,
    pub(super) nodes: Vec<Node>,
    /// Ids of source and target.
    pub(super) flows: Vec<(String, String)>,
}

/// What a flow may lead to.
pub(super) struct Node {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) lane: Option<String>,
    task: bool,
    pub(super) inner: Option<Container>,
}

impl Node {
    /// Returns how many tasks the node is or holds.
    pub(super) fn task_count(&self) -> usize {
        let inside = self.inner.iter().flat_map(|c| &c.nodes);
        usize::from(self.task) + inside.map(Self::task_count).sum::<usize>()
    }
}

/// By id of a node: how deep the lane is nested, and its name.
type Lanes = BTreeMap<String, (usize, String)>;

struct Participant {
    name: String,
    process: String,
}

const WORDS: Words = Words {
    format: "BPMN",
    file: "BPMN file",
    content: "diagram",
    export: "export the diagram as BPMN 2.0",
};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Diagram, ExchangeError> {
    let mut builder = Builder {
        xml: Xml::new(bytes, limits, WORDS)?,
        diagram: Diagram::default(),
        participants: Vec::new(),
    };
    builder.document()?;
    Ok(builder.finish())
}

struct Builder<'t> {
    xml: Xml<'t>,
    diagram: Diagram,
    participants: Vec<Participant>,
}

impl Builder<'_> {
    fn document(&mut self) -> Result<(), ExchangeError> {
        let root = self.xml.root()?;
        if root.name != "definitions" || &*root.namespace != BPMN {
            let name = root.name;
            return self.xml.refuse(format!(
                "the file begins with <{name}> and is no BPMN 2.0; export the diagram as BPMN 2.0 XML"
            ));
        }
        loop {
            match self.xml.next()? {
                Step::Open(element) => self.top(&element)?,
                Step::Text(_) => {}
                Step::Close | Step::End => return Ok(()),
            }
        }
    }

    fn top(&mut self, element: &Element) -> Result<(), ExchangeError> {
        match element.name.as_str() {
            "process" => {
                let mut lanes = Lanes::new();
                let mut process = self.container(element, &mut lanes)?;
                let first = lanes.is_empty();
                place(&mut process.nodes, &lanes);
                // Whether the pool stands for a role is known once its participant is.
                process.pool = first.then(String::new);
                self.diagram.processes.push(process);
                Ok(())
            }
            "collaboration" => self.collaboration(),
            "import" => {
                *self
                    .diagram
                    .references
                    .entry("reference to another file")
                    .or_default() += 1;
                self.xml.skip()
            }
            "BPMNDiagram" => self.xml.skip(),
            name => self.leave_out(name),
        }
    }

    fn collaboration(&mut self) -> Result<(), ExchangeError> {
        loop {
            match self.xml.next()? {
                Step::Open(element) if element.name == "participant" => {
                    self.participants.push(Participant {
                        name: element.get("name").to_owned(),
                        process: element.get("processRef").to_owned(),
                    });
                    self.xml.skip()?;
                }
                Step::Open(element) => self.leave_out(&element.name)?,
                Step::Text(_) => {}
                Step::Close | Step::End => return Ok(()),
            }
        }
    }

    /// Reads a process or sub-process that was opened. How deep it is nested is bounded by the reader.
    fn container(
        &mut self,
        opened: &Element,
        lanes: &mut Lanes,
    ) -> Result<Container, ExchangeError> {
        let mut container = Container {
            id: opened.get("id").to_owned(),
            name: opened.get("name").to_owned(),
            ..Container::default()
        };
        loop {
            let element = match self.xml.next()? {
                Step::Open(element) => element,
                Step::Text(_) => continue,
                Step::Close | Step::End => return Ok(container),
            };
            let name = element.name.as_str();
            if name == "documentation" {
                let text = self.xml.text()?;
                text.trim().clone_into(&mut container.description);
            } else if name == "laneSet" {
                self.lane_set(1, lanes)?;
            } else if name == "sequenceFlow" {
                let ends = (element.get("sourceRef"), element.get("targetRef"));
                container.flows.push((ends.0.to_owned(), ends.1.to_owned()));
                self.xml.skip()?;
            } else if SUB_PROCESSES.contains(&name) {
                let inner = self.container(&element, lanes)?;
                container
                    .nodes
                    .push(node(&element, String::new(), false, Some(inner)));
            } else if TASKS.contains(&name) {
                if !element.get("calledElement").is_empty() {
                    *self
                        .diagram
                        .references
                        .entry("call of another process")
                        .or_default() += 1;
                }
                let description = self.description()?;
                container
                    .nodes
                    .push(node(&element, description, true, None));
            } else if name.ends_with("Event") || name.ends_with("Gateway") {
                let host = element.get("attachedToRef");
                if !host.is_empty() {
                    let id = element.get("id").to_owned();
                    container.flows.push((host.to_owned(), id));
                }
                self.leave_out(name)?;
                container
                    .nodes
                    .push(node(&element, String::new(), false, None));
            } else {
                self.leave_out(name)?;
            }
        }
    }

    fn lane_set(&mut self, depth: usize, lanes: &mut Lanes) -> Result<(), ExchangeError> {
        loop {
            match self.xml.next()? {
                Step::Open(element) if element.name == "lane" => {
                    let name = element
                        .get("name")
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ");
                    self.lane(&name, depth, lanes)?;
                }
                Step::Open(_) => self.xml.skip()?,
                Step::Text(_) => {}
                Step::Close | Step::End => return Ok(()),
            }
        }
    }

    fn lane(&mut self, name: &str, depth: usize, lanes: &mut Lanes) -> Result<(), ExchangeError> {
        let mut outer = false;
        loop {
            match self.xml.next()? {
                Step::Open(element) if element.name == "flowNodeRef" => {
                    let id = self.xml.text()?.trim().to_owned();
                    let held = lanes.entry(id).or_default();
                    if held.0 < depth && !name.is_empty() {
                        *held = (depth, name.to_owned());
                    }
                }
                Step::Open(element) if element.name == "childLaneSet" => {
                    outer = true;
                    self.lane_set(depth + 1, lanes)?;
                }
                Step::Open(_) => self.xml.skip()?,
                Step::Text(_) => {}
                Step::Close | Step::End => break,
            }
        }
        if !outer && !name.is_empty() {
            let name = name.to_owned();
            self.diagram.lanes.push(Lane { name });
        }
        Ok(())
    }

    /// Returns the documentation of the activity that was opened, and skips the rest of it.
    fn description(&mut self) -> Result<String, ExchangeError> {
        let mut description = String::new();
        loop {
            match self.xml.next()? {
                Step::Open(element) if element.name == "documentation" => {
                    let text = self.xml.text()?;
                    if !description.is_empty() {
                        description.push('\n');
                    }
                    description.push_str(text.trim());
                }
                Step::Open(element) => self.leave_out(&element.name)?,
                Step::Text(_) => {}
                Step::Close | Step::End => return Ok(description),
            }
        }
    }

    fn leave_out(&mut self, name: &str) -> Result<(), ExchangeError> {
        if !SILENT.contains(&name) {
            *self.diagram.left_out.entry(spelt(name)).or_default() += 1;
        }
        self.xml.skip()
    }

    /// Gives processes the names of their pools.
    fn finish(mut self) -> Diagram {
        for process in &mut self.diagram.processes {
            let pool = self
                .participants
                .iter()
                .find(|p| !p.process.is_empty() && same(&p.process, &process.id));
            if let Some(pool) = pool
                && !pool.name.trim().is_empty()
            {
                process.name.clone_from(&pool.name);
                if process.pool.is_some() {
                    process.pool = Some(pool.name.clone());
                }
            }
        }
        let empty = self
            .participants
            .iter()
            .filter(|p| p.process.is_empty())
            .count();
        if empty > 0 {
            *self
                .diagram
                .left_out
                .entry("pool without a process".to_owned())
                .or_default() += empty;
        }
        self.diagram
    }
}

/// Returns whether a reference means an id; a reference may carry a prefix.
fn same(reference: &str, id: &str) -> bool {
    reference == id
        || reference
            .rsplit_once(':')
            .is_some_and(|(_, local)| local == id)
}

fn node(element: &Element, description: String, task: bool, inner: Option<Container>) -> Node {
    Node {
        id: element.get("id").to_owned(),
        name: element.get("name").to_owned(),
        description,
        lane: None,
        task,
        inner,
    }
}

/// Puts nodes into their lanes.
fn place(nodes: &mut [Node], lanes: &Lanes) {
    for node in nodes {
        node.lane = lanes
            .get(&node.id)
            .map(|(_, name)| name.clone())
            .filter(|n| !n.is_empty());
        if let Some(inner) = &mut node.inner {
            place(&mut inner.nodes, lanes);
        }
    }
}

/// Returns the name of an element as people write it: `boundaryEvent` is a “boundary event”.
fn spelt(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(60) {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
