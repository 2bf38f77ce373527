//! From the document to the architecture.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use waymark_domain::architecture::{
    Architecture, ArchitectureRule, ArchitectureScheme, ArchitectureWaiver, Classification,
    Component, ComponentChange, ComponentState, Control, Criticality, Element, EnforcedBy,
    Environment, EnvironmentChange, EnvironmentState, Flow, Gate, GateEvidence, MAX_ELEMENTS, Pin,
    Plateau, Policy,
};
use waymark_domain::id::{
    CapabilityId, ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, PolicyId,
    RecommendationId, RoleId, StepId, ToolId,
};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::Hosting;

use super::document::{
    ArchitectureDoc, ComponentDoc, ControlDoc, ElementDoc, EnvironmentDoc, FlowDoc, GateDoc,
    PlateauDoc, PolicyDoc, WaiverDoc,
};
use crate::bundle::read::Context;
use crate::bundle::references::Codes;
use crate::yaml::{At, Pairs};

/// What an architecture refers to outside of itself, by what stands in the document.
pub(crate) struct Names<'a> {
    pub(crate) role: &'a dyn Fn(&str) -> Option<RoleId>,
    pub(crate) tool: &'a dyn Fn(&str) -> Option<ToolId>,
    pub(crate) capability: &'a dyn Fn(&str) -> Option<CapabilityId>,
    pub(crate) step: &'a dyn Fn(&str) -> Option<StepId>,
    pub(crate) recommendation: &'a dyn Fn(&str) -> Option<RecommendationId>,
    /// Whether what is not found is left out; else it is a problem.
    pub(crate) lenient: bool,
}

/// Returns the architecture that a document states. Paths of problems begin with `prefix`.
pub(crate) fn architecture(
    document: ArchitectureDoc,
    names: &Names<'_>,
    prefix: &str,
    context: &mut Context<'_>,
) -> Architecture {
    let mut reader = Reader {
        names,
        prefix,
        context,
        plateaus: Codes::new(),
        environments: Codes::new(),
        components: Codes::new(),
        gates: Codes::new(),
        flows: Codes::new(),
        policies: Codes::new(),
        controls: Codes::new(),
    };
    reader.bounds(&document);
    let scheme = ArchitectureScheme {
        title: document.title,
        severities: reader.severities(document.severities),
        promotion: document
            .promotion
            .unwrap_or(ArchitectureScheme::default().promotion),
    };
    let source = document.source;
    let plateaus = each(document.plateaus, |i, d| reader.plateau(i, d));
    let environments = each(document.environments, |i, d| reader.environment(i, d));
    let components = reader.components(document.components);
    let gates = each(document.gates, |i, d| reader.gate(i, d));
    let flows = each(document.flows, |i, d| reader.flow(i, d));
    Architecture {
        scheme,
        plateaus,
        environments,
        components,
        gates,
        flows: flows.into_iter().flatten().collect(),
        policies: each(document.policies, |i, d| reader.policy(i, d)),
        waivers: each(document.waivers, |i, d| reader.waiver(i, d))
            .into_iter()
            .flatten()
            .collect(),
        source,
    }
}

fn each<D, T>(documents: Vec<D>, mut read: impl FnMut(usize, D) -> T) -> Vec<T> {
    let numbered = documents.into_iter().enumerate();
    numbered.map(|(i, d)| read(i, d)).collect()
}

/// What the parts of the architecture share while they are read.
struct Reader<'r, 'a, 'c> {
    names: &'r Names<'a>,
    prefix: &'r str,
    context: &'r mut Context<'c>,
    plateaus: Codes<PlateauId>,
    environments: Codes<EnvironmentId>,
    components: Codes<ComponentId>,
    gates: Codes<GateId>,
    flows: Codes<FlowId>,
    policies: Codes<PolicyId>,
    controls: Codes<ControlId>,
}

impl Reader<'_, '_, '_> {
    fn bounds(&mut self, d: &ArchitectureDoc) {
        for (what, count) in [
            ("plateaus", d.plateaus.len()),
            ("environments", d.environments.len()),
            ("components", d.components.len()),
            ("gates", d.gates.len()),
            ("flows", d.flows.len()),
            ("policies", d.policies.len()),
            ("waivers", d.waivers.len()),
        ] {
            if count > MAX_ELEMENTS {
                let message = format!(
                    "{}{what}: an architecture has at most {MAX_ELEMENTS}",
                    self.prefix
                );
                let place = crate::error::Place::Document;
                self.context.problems.push(place, message);
            }
        }
    }

    fn severities(
        &mut self,
        document: Pairs<RuleSeverity>,
    ) -> BTreeMap<ArchitectureRule, RuleSeverity> {
        let mut severities = BTreeMap::new();
        for (rule, severity) in document.0 {
            let path = format!("{}severities.{}", self.prefix, rule.value);
            if let Some(known) = self.rule(&rule, &path) {
                severities.insert(known, severity);
            }
        }
        severities
    }

    fn rule(&mut self, text: &At<String>, path: &str) -> Option<ArchitectureRule> {
        let rule = ArchitectureRule::from_id(&text.value);
        if rule.is_none() {
            let message = format!("there is no rule “{}”", text.value);
            self.context.problem(text, path, message);
        }
        rule
    }

    fn outer<I>(
        &mut self,
        find: &dyn Fn(&str) -> Option<I>,
        text: &At<String>,
        what: &str,
        path: &str,
    ) -> Option<I> {
        let found = find(&text.value);
        if found.is_none() && !self.names.lenient {
            let message = format!("there is no {what} “{}”", text.value);
            self.context.problem(text, path, message);
        }
        found
    }

    fn role(&mut self, text: Option<&At<String>>, path: &str) -> Option<RoleId> {
        self.outer(self.names.role, text?, "role", path)
    }

    /// Returns what a list names outside of the architecture, each once.
    fn outers<I: PartialEq>(
        &mut self,
        find: &dyn Fn(&str) -> Option<I>,
        texts: &[At<String>],
        what: &str,
        path: &str,
    ) -> Vec<I> {
        let mut found = Vec::new();
        for (i, text) in texts.iter().enumerate() {
            let path = format!("{path}[{i}]");
            if let Some(id) = self.outer(find, text, what, &path) {
                self.once(&mut found, id, text, &path);
            }
        }
        found
    }

    fn once<I: PartialEq>(&mut self, found: &mut Vec<I>, id: I, text: &At<String>, path: &str) {
        if found.contains(&id) {
            let message = format!("“{}” stands more than once; keep one", text.value);
            self.context.problem(text, path, message);
        } else {
            found.push(id);
        }
    }

    fn plateaus_of(&mut self, texts: &[At<String>], path: &str) -> Vec<PlateauId> {
        let mut found = Vec::new();
        for (i, text) in texts.iter().enumerate() {
            let path = format!("{path}.plateaus[{i}]");
            if let Some(id) = self.context.find(&self.plateaus, text, "plateau", &path) {
                self.once(&mut found, id, text, &path);
            }
        }
        found
    }

    fn plateau(&mut self, i: usize, d: PlateauDoc) -> Plateau {
        let path = format!("{}plateaus[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        add(
            self.context,
            &mut self.plateaus,
            &d.code,
            id,
            "plateau",
            &path,
        );
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        Plateau {
            id,
            code: d.code.value,
            title: d.title.value,
            kind: d.kind,
            date: d.date,
            description: d.description,
        }
    }

    fn environment(&mut self, i: usize, d: EnvironmentDoc) -> Environment {
        let path = format!("{}environments[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        let codes = &mut self.environments;
        add(self.context, codes, &d.code, id, "environment", &path);
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        let find = self.names.role;
        let state = EnvironmentState {
            hosting: d.hosting.unwrap_or(Hosting::Unknown),
            provider: d.provider,
            network: d.network,
            identity: d.identity,
            classification: d.classification.unwrap_or(Classification::Internal),
            writers: self.outers(find, &d.writers, "role", &format!("{path}.writers")),
        };
        let mut changes = Vec::new();
        for (c, d) in d.changes.into_iter().enumerate() {
            let path = format!("{path}.changes[{c}]");
            let writers = self.outers(find, &d.writers, "role", &format!("{path}.writers"));
            let state = EnvironmentState {
                hosting: d.hosting.unwrap_or(Hosting::Unknown),
                provider: d.provider,
                network: d.network,
                identity: d.identity,
                classification: d.classification.unwrap_or(Classification::Internal),
                writers,
            };
            if let Some(from) = self.from(&d.from, &path) {
                changes.push(EnvironmentChange { from, state });
            }
        }
        Environment {
            id,
            code: d.code.value,
            title: d.title.value,
            kind: d.kind,
            description: d.description,
            state,
            changes,
            plateaus: self.plateaus_of(&d.plateaus, &path),
        }
    }

    fn from(&mut self, text: &At<String>, path: &str) -> Option<PlateauId> {
        let path = format!("{path}.from");
        self.context.find(&self.plateaus, text, "plateau", &path)
    }

    /// Reads the components; what one takes the place of is looked up once all are known.
    fn components(&mut self, documents: Vec<ComponentDoc>) -> Vec<Component> {
        let mut replaced = Vec::new();
        let mut components = each(documents, |i, mut d| {
            replaced.push(std::mem::take(&mut d.replaces));
            self.component(i, d)
        });
        for (i, (component, texts)) in components.iter_mut().zip(replaced).enumerate() {
            for (r, text) in texts.iter().enumerate() {
                let path = format!("{}components[{i}].replaces[{r}]", self.prefix);
                match self
                    .context
                    .find(&self.components, text, "component", &path)
                {
                    None => {}
                    Some(id) if id == component.id => {
                        let message = "it cannot take its own place";
                        self.context.problem(text, &path, message);
                    }
                    Some(id) => self.once(&mut component.replaces, id, text, &path),
                }
            }
        }
        components
    }

    fn component(&mut self, i: usize, d: ComponentDoc) -> Component {
        let path = format!("{}components[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        let codes = &mut self.components;
        add(self.context, codes, &d.code, id, "component", &path);
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        let tool = d
            .tool
            .as_ref()
            .and_then(|t| self.outer(self.names.tool, t, "tool", &format!("{path}.tool")));
        let mut changes = Vec::new();
        for (c, d) in d.changes.into_iter().enumerate() {
            let path = format!("{path}.changes[{c}]");
            let tool = d
                .tool
                .as_ref()
                .and_then(|t| self.outer(self.names.tool, t, "tool", &format!("{path}.tool")));
            let state = ComponentState {
                tool,
                hosting: d.hosting.unwrap_or(Hosting::Unknown),
                provider: d.provider,
                note: d.note,
            };
            if let Some(from) = self.from(&d.from, &path) {
                changes.push(ComponentChange { from, state });
            }
        }
        let environment = d.environment.as_ref().and_then(|e| {
            let path = format!("{path}.environment");
            self.context
                .find(&self.environments, e, "environment", &path)
        });
        let (capability, step) = (self.names.capability, self.names.step);
        let at = |key: &str| format!("{path}.{key}");
        Component {
            environment,
            layer: d.layer,
            description: d.description,
            owner_role: self.role(d.owner.as_ref(), &at("owner")),
            criticality: d.criticality.unwrap_or(Criticality::Medium),
            state: ComponentState {
                tool,
                hosting: d.hosting.unwrap_or(Hosting::Unknown),
                provider: d.provider,
                note: d.note,
            },
            changes,
            capabilities: self.outers(
                capability,
                &d.capabilities,
                "capability",
                &at("capabilities"),
            ),
            steps: self.outers(step, &d.steps, "step", &at("steps")),
            plateaus: self.plateaus_of(&d.plateaus, &path),
            replaces: vec![],
            inventory: d.inventory,
            initiative: d.initiative,
            recommendation: d.recommendation.as_ref().and_then(|r| {
                let find = self.names.recommendation;
                self.outer(find, r, "recommendation", &at("recommendation"))
            }),
            eliminated_because: d.eliminated_because,
            pin: self.pin(d.pin, &path),
            ..Component::new(id, &d.code.value, &d.title.value, d.kind)
        }
    }

    fn pin(&mut self, pin: Option<At<Pin>>, path: &str) -> Option<Pin> {
        let pin = pin?;
        if !pin.value.is_valid() {
            let message = "a place on the drawing lies between -1,000,000 and 1,000,000";
            self.context.problem(&pin, &format!("{path}.pin"), message);
        }
        Some(pin.value)
    }

    fn gate(&mut self, i: usize, d: GateDoc) -> Gate {
        let path = format!("{}gates[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        add(self.context, &mut self.gates, &d.code, id, "gate", &path);
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        let at = |key: &str| format!("{path}.{key}");
        let mut evidence = Vec::new();
        for (e, d) in d.evidence.into_iter().enumerate() {
            let step = d.step.as_ref().and_then(|s| {
                let path = format!("{path}.evidence[{e}].step");
                self.outer(self.names.step, s, "step", &path)
            });
            evidence.push(GateEvidence {
                title: d.title,
                step,
                location: d.location,
            });
        }
        for (c, check) in d.checks.iter().enumerate() {
            if !check.value.threshold.is_finite() {
                let path = format!("{path}.checks[{c}].threshold");
                self.context
                    .problem(check, &path, "a threshold is a number");
            }
        }
        Gate {
            description: d.description,
            criteria: d.criteria,
            evidence,
            checks: d.checks.into_iter().map(|c| c.value).collect(),
            approvers: self.outers(self.names.role, &d.approvers, "role", &at("approvers")),
            deputy: self.role(d.deputy.as_ref(), &at("deputy")),
            deployer: self.role(d.deployer.as_ref(), &at("deployer")),
            promotion: d.promotion,
            rollback: d.rollback,
            rollback_minutes: d.rollback_minutes,
            step: d
                .step
                .as_ref()
                .and_then(|s| self.outer(self.names.step, s, "step", &at("step"))),
            plateaus: self.plateaus_of(&d.plateaus, &path),
            pin: self.pin(d.pin, &path),
            ..Gate::new(id, &d.code.value, &d.title.value, d.kind)
        }
    }

    fn flow(&mut self, i: usize, d: FlowDoc) -> Option<Flow> {
        let path = format!("{}flows[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        add(self.context, &mut self.flows, &d.code, id, "flow", &path);
        let at = |key: &str| format!("{path}.{key}");
        let codes = &self.components;
        let from = self.context.find(codes, &d.from, "component", &at("from"));
        let to = self.context.find(codes, &d.to, "component", &at("to"));
        let gate = d
            .gate
            .as_ref()
            .and_then(|g| self.context.find(&self.gates, g, "gate", &at("gate")));
        Some(Flow {
            id,
            code: d.code.value,
            title: d.title,
            from: from?,
            to: to?,
            kind: d.kind,
            protocol: d.protocol,
            classification: d.classification.unwrap_or(Classification::Internal),
            gate,
            description: d.description,
            plateaus: self.plateaus_of(&d.plateaus, &path),
        })
    }

    fn policy(&mut self, i: usize, d: PolicyDoc) -> Policy {
        let path = format!("{}policies[{i}]", self.prefix);
        let id = self.context.id(d.id.as_ref());
        add(
            self.context,
            &mut self.policies,
            &d.code,
            id,
            "policy",
            &path,
        );
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        Policy {
            id,
            code: d.code.value,
            title: d.title.value,
            kind: d.kind,
            statement: d.statement,
            owner_role: self.role(d.owner.as_ref(), &format!("{path}.owner")),
            references: d.references,
            controls: each(d.controls, |c, d| {
                self.control(&format!("{path}.controls[{c}]"), d)
            }),
        }
    }

    fn control(&mut self, path: &str, d: ControlDoc) -> Control {
        let id = self.context.id(d.id.as_ref());
        add(
            self.context,
            &mut self.controls,
            &d.code,
            id,
            "control",
            path,
        );
        self.context
            .filled(&d.title.value, &d.title, &format!("{path}.title"));
        let mut applies_to = Vec::new();
        for (a, text) in d.applies_to.into_iter().enumerate() {
            let path = format!("{path}.applies_to[{a}]");
            if text.value.control.is_some() {
                let message =
                    "a control holds at a plateau, an environment, a component, a flow or a gate";
                self.context.problem(&text, &path, message);
            } else if let Some(element) = self.element(&text, &path) {
                applies_to.push(element);
            }
        }
        let mut enforced_by = Vec::new();
        for (e, d) in d.enforced_by.into_iter().enumerate() {
            let path = format!("{path}.enforced_by[{e}].tool");
            if let Some(tool) = self.outer(self.names.tool, &d.tool, "tool", &path) {
                enforced_by.push(EnforcedBy { tool, how: d.how });
            }
        }
        Control {
            id,
            code: d.code.value,
            title: d.title.value,
            verification: d.verification,
            applies_to,
            enforced_by,
        }
    }

    fn element(&mut self, text: &At<ElementDoc>, path: &str) -> Option<Element> {
        let d = &text.value;
        let context = &mut *self.context;
        let mut found = Vec::new();
        let mut look = |element: Option<Element>| found.extend(element);
        if let Some(t) = &d.plateau {
            look(
                context
                    .find(&self.plateaus, t, "plateau", path)
                    .map(Element::Plateau),
            );
        }
        if let Some(t) = &d.environment {
            let id = context.find(&self.environments, t, "environment", path);
            look(id.map(Element::Environment));
        }
        if let Some(t) = &d.component {
            let id = context.find(&self.components, t, "component", path);
            look(id.map(Element::Component));
        }
        if let Some(t) = &d.flow {
            look(
                context
                    .find(&self.flows, t, "flow", path)
                    .map(Element::Flow),
            );
        }
        if let Some(t) = &d.gate {
            look(
                context
                    .find(&self.gates, t, "gate", path)
                    .map(Element::Gate),
            );
        }
        if let Some(t) = &d.control {
            look(
                context
                    .find(&self.controls, t, "control", path)
                    .map(Element::Control),
            );
        }
        if d.named() != 1 {
            let message = "name one element by its kind and code, such as { gate: G6 }";
            context.problem(text, path, message);
        }
        found.pop()
    }

    fn waiver(&mut self, i: usize, d: WaiverDoc) -> Option<ArchitectureWaiver> {
        let path = |key: &str| format!("{}waivers[{i}].{key}", self.prefix);
        let (rule_path, reason, element_path) = (path("rule"), path("reason"), path("element"));
        let id = self.context.id(d.id.as_ref());
        if d.reason.value.trim().is_empty() {
            self.context
                .problem(&d.reason, &reason, "say why it is waived");
        }
        let element = d.element.map(|e| self.element(&e, &element_path));
        Some(ArchitectureWaiver {
            id,
            rule: self.rule(&d.rule, &rule_path)?,
            // A waiver of an element that is not there must not become one of all.
            element: element.map_or(Some(None), |e| e.map(Some))?,
            reason: d.reason.value,
            expires: d.expires,
            by: d.by,
        })
    }
}

impl ElementDoc {
    /// Returns how many elements it names.
    fn named(&self) -> usize {
        let all = [
            &self.plateau,
            &self.environment,
            &self.component,
            &self.flow,
            &self.gate,
            &self.control,
        ];
        all.into_iter().flatten().count()
    }
}

fn add<I: Copy + Ord + Display + FromStr>(
    context: &mut Context<'_>,
    codes: &mut Codes<I>,
    code: &At<String>,
    id: I,
    what: &str,
    path: &str,
) {
    context.add(codes, code, id, what, &format!("{path}.code"));
}
