//! BPMN 2.0 in: lanes become roles, tasks become tasks, sub-processes become sub-phases, pools become phases.
//!
//! A diagram says who does a task; it does not say who answers for it or who is asked. So each task gets an R
//! for the lane that it lies in, and the letters that are missing are findings afterwards. What a diagram
//! holds besides (events, gateways, messages, data) is left out and counted.
//!
//! Files come from outside: a document type is refused before it can define anything, references to other
//! files are never followed, and size, depth, elements and attributes are bounded.

mod flow;
mod graph;

use std::collections::BTreeMap;

use waymark_domain::process::{Draft, DraftStep, Letter, Letters, MAX_ROLES, MAX_STEPS, StepKind};

use crate::error::ExchangeError;
use crate::raci_import::Codes;
pub use crate::xml::Limits;
use graph::{Container, Diagram, Node};

/// Most sentences about what was left out.
const LISTED: usize = 50;

/// Reads a diagram.
///
/// Each pool with a process, or each process without a pool, is a phase; each sub-process directly below it
/// is a sub-phase, deeper ones are flattened into it; tasks that lie in no sub-process stand in a sub-phase
/// that is named like the phase. Tasks stand in the order in which the flow reaches them.
///
/// ```
/// let text = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
///   <process id="p" name="Release">
///     <laneSet id="s"><lane id="l" name="ML engineer"><flowNodeRef>t</flowNodeRef></lane></laneSet>
///     <task id="t" name="Roll out in steps"/>
///   </process>
/// </definitions>"#;
/// let draft = waymark_exchange::bpmn::parse(text.as_bytes(), &Default::default())?;
/// assert_eq!(draft.roles[0].title, "ML engineer");
/// assert_eq!(draft.steps[2].title, "Roll out in steps");
///
/// let evil = format!("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{text}");
/// let error = waymark_exchange::bpmn::parse(evil.as_bytes(), &Default::default()).unwrap_err();
/// assert!(error.to_string().contains("document type"));
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Draft, ExchangeError> {
    let diagram = graph::read(bytes, limits)?;
    Ok(Drafting::new(&diagram).draft())
}

/// Puts a draft together.
struct Drafting<'d> {
    diagram: &'d Diagram,
    draft: Draft,
    /// By lower-case name: the position in the draft's roles.
    roles: BTreeMap<String, usize>,
    codes: Codes,
    without_lane: usize,
    without_name: usize,
}

impl<'d> Drafting<'d> {
    fn new(diagram: &'d Diagram) -> Self {
        Self {
            diagram,
            draft: Draft::default(),
            roles: BTreeMap::new(),
            codes: Codes::default(),
            without_lane: 0,
            without_name: 0,
        }
    }

    fn draft(mut self) -> Draft {
        for lane in &self.diagram.lanes {
            self.role(&lane.name);
        }
        for (i, process) in self.diagram.processes.iter().enumerate() {
            self.phase(process, i);
        }
        self.notes();
        let draft = &mut self.draft;
        if draft.steps.is_empty() {
            draft.problems.push(
                "the diagram has no tasks in a process; choreographies and conversations are not read"
                    .to_owned(),
            );
        }
        if draft.steps.len() > MAX_STEPS {
            draft.problems.push(format!(
                "the diagram gives {} phases, sub-phases and tasks; at most {MAX_STEPS} are read",
                draft.steps.len()
            ));
            draft.steps.clear();
        }
        if draft.roles.len() > MAX_ROLES {
            draft.problems.push(format!(
                "the diagram has {} lanes with different names; at most {MAX_ROLES} roles are read",
                draft.roles.len()
            ));
        }
        self.draft
    }

    /// Returns the position of the role of that name, adding it where it is new.
    fn role(&mut self, name: &str) -> usize {
        let key = name.trim().to_lowercase();
        if let Some(&at) = self.roles.get(&key) {
            return at;
        }
        let at = self.draft.roles.len();
        self.roles.insert(key, at);
        self.draft.roles.push(self.codes.role(name));
        at
    }

    fn phase(&mut self, process: &Container, index: usize) {
        let tasks = flow::in_order(&process.nodes, &process.flows);
        let has_task = |n: &&Node| n.task_count() > 0;
        if !tasks.iter().any(has_task) {
            return;
        }
        let title = match (process.name.trim(), self.diagram.processes.len()) {
            ("", 1) => "Process".to_owned(),
            ("", _) => format!("Process {}", index + 1),
            (name, _) => name.to_owned(),
        };
        self.push(StepKind::Phase, &title, "");
        // Tasks of the process itself are collected into a sub-phase wherever a run of them stands.
        let mut in_own = false;
        let pool = process.pool.as_deref();
        for node in tasks.into_iter().filter(has_task) {
            if let Some(inner) = &node.inner {
                let name = self.named(node, "Sub-process");
                self.push(StepKind::SubPhase, &name, &inner.description);
                self.tasks_of(inner, node.lane.as_deref().or(pool));
                in_own = false;
            } else {
                if !in_own {
                    self.push(StepKind::SubPhase, &title, "");
                    in_own = true;
                }
                self.task(node, pool);
            }
        }
    }

    fn tasks_of(&mut self, container: &Container, lane: Option<&str>) {
        // Sub-processes are nested no deeper than the reader allows elements to be.
        for node in flow::in_order(&container.nodes, &container.flows) {
            if let Some(inner) = &node.inner {
                self.tasks_of(inner, node.lane.as_deref().or(lane));
            } else if node.task_count() > 0 {
                self.task(node, lane);
            }
        }
    }

    fn task(&mut self, node: &Node, lane: Option<&str>) {
        let title = self.named(node, "Task");
        let role = node
            .lane
            .as_deref()
            .or(lane)
            .filter(|l| !l.trim().is_empty());
        let letters = if let Some(name) = role {
            vec![(self.role(name), Letters::of(&[Letter::R]))]
        } else {
            self.without_lane += 1;
            Vec::new()
        };
        self.push(StepKind::Task, &title, &node.description);
        if let Some(task) = self.draft.steps.last_mut() {
            task.letters = letters;
        }
    }

    fn named(&mut self, node: &Node, otherwise: &str) -> String {
        let name = node.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.without_name += 1;
            format!("{otherwise} {}", node.id)
        } else {
            name
        }
    }

    fn push(&mut self, kind: StepKind, title: &str, description: &str) {
        self.draft.steps.push(DraftStep {
            kind,
            code: String::new(),
            title: title.to_owned(),
            description: description.trim().to_owned(),
            gate: false,
            letters: Vec::new(),
        });
    }

    fn notes(&mut self) {
        let diagram = self.diagram;
        let draft = &mut self.draft;
        let tasks = draft
            .steps
            .iter()
            .filter(|s| s.kind == StepKind::Task)
            .count();
        if tasks > 0 {
            draft.understood.push(format!(
                "{} read; each has an R for its lane. A diagram does not say who answers (A), is consulted or informed.",
                count(tasks, "task was", "tasks were")
            ));
        }
        if self.without_lane > 0 {
            draft.understood.push(format!(
                "{} in no lane and got no letter.",
                count(self.without_lane, "task lies", "tasks lie")
            ));
        }
        if self.without_name > 0 {
            draft.understood.push(format!(
                "{} no name and is called by its id.",
                count(self.without_name, "element has", "elements have")
            ));
        }
        for (kind, n) in diagram.left_out.iter().take(LISTED) {
            draft.left_out.push(format!("{kind}: {n}"));
        }
        if let Some(more @ 1..) = diagram.left_out.len().checked_sub(LISTED) {
            draft
                .left_out
                .push(format!("and {more} more kinds of element"));
        }
        for (what, n) in &diagram.references {
            draft
                .left_out
                .push(format!("{what}: {n}; it was not followed"));
        }
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
