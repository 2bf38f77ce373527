//! From the architecture to the document; what is as by default is left out.

use chrono::NaiveDate;
use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureScheme, ArchitectureWaiver, Classification, Component,
    ComponentChange, ComponentKind, ComponentState, Control, Criticality, Element, Environment,
    EnvironmentChange, EnvironmentKind, EnvironmentState, Flow, FlowKind, Gate, GateCheck,
    GateKind, Layer, Pin, Plateau, PlateauKind, Policy, PolicyKind, Promotion, SourceFile,
};
use waymark_domain::id::{
    ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, RecommendationId, RoleId,
    StepId, ToolId,
};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::Hosting;

use crate::bundle::references::{Codes, Models};
use crate::bundle::write::{codes, list, unless};
use crate::yaml::{Num, Ordered};

type Names = Option<FlowSeq<Vec<String>>>;

#[derive(Serialize)]
pub(in crate::bundle) struct ArchitectureOut<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    promotion: Option<Promotion>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    severities: Ordered<RuleSeverity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plateaus: Vec<PlateauOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    environments: Vec<EnvironmentOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    components: Vec<ComponentOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gates: Vec<GateOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flows: Vec<FlowOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    policies: Vec<PolicyOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waivers: Vec<WaiverOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a SourceFile>,
}

#[derive(Serialize)]
struct PlateauOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    kind: PlateauKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
}

#[derive(Serialize)]
struct EnvironmentStateOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    hosting: Option<Hosting>,
    #[serde(skip_serializing_if = "str::is_empty")]
    provider: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    network: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    identity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    classification: Option<Classification>,
    #[serde(skip_serializing_if = "Option::is_none")]
    writers: Names,
}

#[derive(Serialize)]
struct EnvironmentOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    kind: EnvironmentKind,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(flatten)]
    state: EnvironmentStateOut<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeOut<EnvironmentStateOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plateaus: Names,
}

#[derive(Serialize)]
struct ChangeOut<S> {
    from: String,
    #[serde(flatten)]
    state: S,
}

#[derive(Serialize)]
struct ComponentStateOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    tool: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosting: Option<Hosting>,
    #[serde(skip_serializing_if = "str::is_empty")]
    provider: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

#[derive(Serialize)]
struct ComponentOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    kind: ComponentKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<Layer>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criticality: Option<Criticality>,
    #[serde(flatten)]
    state: ComponentStateOut<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeOut<ComponentStateOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capabilities: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    plateaus: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Names,
    #[serde(skip_serializing_if = "str::is_empty")]
    inventory: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    initiative: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommendation: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    eliminated_because: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<FlowMap<PinOut>>,
}

#[derive(Serialize)]
struct PinOut {
    x: Num,
    y: Num,
}

#[derive(Serialize)]
struct GateOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    kind: GateKind,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    criteria: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<FlowMap<EvidenceOut<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checks: Vec<FlowMap<CheckOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approvers: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    deputy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deployer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promotion: Option<Promotion>,
    #[serde(skip_serializing_if = "str::is_empty")]
    rollback: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rollback_minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plateaus: Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<FlowMap<PinOut>>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    location: &'a str,
}

#[derive(Serialize)]
struct CheckOut<'a> {
    measure: &'a str,
    comparison: waymark_domain::architecture::CheckComparison,
    threshold: Num,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
}

#[derive(Serialize)]
struct FlowOut<'a> {
    id: Uuid,
    code: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    from: String,
    to: String,
    kind: FlowKind,
    #[serde(skip_serializing_if = "str::is_empty")]
    protocol: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    classification: Option<Classification>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gate: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    plateaus: Names,
}

#[derive(Serialize)]
struct PolicyOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    kind: PolicyKind,
    #[serde(skip_serializing_if = "str::is_empty")]
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    references: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<ControlOut<'a>>,
}

#[derive(Serialize)]
struct ControlOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    verification: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    applies_to: Vec<FlowMap<Ordered<String>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enforced_by: Vec<FlowMap<EnforcedOut<'a>>>,
}

#[derive(Serialize)]
struct EnforcedOut<'a> {
    tool: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    how: &'a str,
}

#[derive(Serialize)]
struct WaiverOut<'a> {
    id: Uuid,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<FlowMap<Ordered<String>>>,
    reason: &'a str,
    expires: NaiveDate,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
}

/// What an architecture refers to outside of itself.
pub(in crate::bundle) struct Outside<'a, 'm> {
    pub(in crate::bundle) roles: &'a Codes<RoleId>,
    pub(in crate::bundle) tools: &'a Codes<ToolId>,
    pub(in crate::bundle) steps: &'a Codes<StepId>,
    pub(in crate::bundle) recommendations: &'a Codes<RecommendationId>,
    pub(in crate::bundle) models: &'a Models<'m>,
}

/// Returns the architecture as it is written; none where there is nothing to say of it.
pub(in crate::bundle) fn architecture_out<'a>(
    a: &'a Architecture,
    outside: &Outside<'_, '_>,
) -> Option<ArchitectureOut<'a>> {
    if *a == Architecture::default() {
        return None;
    }
    let controls = a.policies.iter().flat_map(|p| &p.controls);
    let writer = Writer {
        outside,
        plateaus: codes(a.plateaus.iter().map(|e| (e.code.as_str(), e.id))),
        environments: codes(a.environments.iter().map(|e| (e.code.as_str(), e.id))),
        components: codes(a.components.iter().map(|e| (e.code.as_str(), e.id))),
        gates: codes(a.gates.iter().map(|e| (e.code.as_str(), e.id))),
        flows: codes(a.flows.iter().map(|e| (e.code.as_str(), e.id))),
        controls: codes(controls.map(|e| (e.code.as_str(), e.id))),
    };
    let severities = a.scheme.severities.iter();
    let severities = severities.map(|(r, s)| (r.id().to_owned(), *s)).collect();
    Some(ArchitectureOut {
        title: &a.scheme.title,
        promotion: unless(a.scheme.promotion, &ArchitectureScheme::default().promotion),
        severities: Ordered(severities),
        plateaus: a.plateaus.iter().map(plateau).collect(),
        environments: a
            .environments
            .iter()
            .map(|e| writer.environment(e))
            .collect(),
        components: a.components.iter().map(|c| writer.component(c)).collect(),
        gates: a.gates.iter().map(|g| writer.gate(g)).collect(),
        flows: a.flows.iter().map(|f| writer.flow(f)).collect(),
        policies: a.policies.iter().map(|p| writer.policy(p)).collect(),
        waivers: a.waivers.iter().map(|w| writer.waiver(w)).collect(),
        source: a.source.as_ref(),
    })
}

struct Writer<'w, 'o, 'm> {
    outside: &'w Outside<'o, 'm>,
    plateaus: Codes<PlateauId>,
    environments: Codes<EnvironmentId>,
    components: Codes<ComponentId>,
    gates: Codes<GateId>,
    flows: Codes<FlowId>,
    controls: Codes<ControlId>,
}

impl Writer<'_, '_, '_> {
    fn roles(&self, roles: &[RoleId]) -> Names {
        list(roles.iter().map(|&r| self.outside.roles.name(r)).collect())
    }

    fn role(&self, role: Option<RoleId>) -> Option<String> {
        role.map(|r| self.outside.roles.name(r))
    }

    fn step(&self, step: Option<StepId>) -> Option<String> {
        step.map(|s| self.outside.steps.name(s))
    }

    fn in_plateaus(&self, plateaus: &[PlateauId]) -> Names {
        list(plateaus.iter().map(|&p| self.plateaus.name(p)).collect())
    }

    fn environment_state<'a>(&self, s: &'a EnvironmentState) -> EnvironmentStateOut<'a> {
        EnvironmentStateOut {
            hosting: unless(s.hosting, &Hosting::Unknown),
            provider: &s.provider,
            network: &s.network,
            identity: &s.identity,
            classification: unless(s.classification, &Classification::Internal),
            writers: self.roles(&s.writers),
        }
    }

    fn environment<'a>(&self, e: &'a Environment) -> EnvironmentOut<'a> {
        let change = |c: &'a EnvironmentChange| ChangeOut {
            from: self.plateaus.name(c.from),
            state: self.environment_state(&c.state),
        };
        EnvironmentOut {
            id: e.id.0,
            code: &e.code,
            title: &e.title,
            kind: e.kind,
            description: &e.description,
            state: self.environment_state(&e.state),
            changes: e.changes.iter().map(change).collect(),
            plateaus: self.in_plateaus(&e.plateaus),
        }
    }

    fn component_state<'a>(&self, s: &'a ComponentState) -> ComponentStateOut<'a> {
        ComponentStateOut {
            tool: s.tool.map(|t| self.outside.tools.name(t)),
            hosting: unless(s.hosting, &Hosting::Unknown),
            provider: &s.provider,
            note: &s.note,
        }
    }

    fn component<'a>(&self, c: &'a Component) -> ComponentOut<'a> {
        let o = self.outside;
        let change = |c: &'a ComponentChange| ChangeOut {
            from: self.plateaus.name(c.from),
            state: self.component_state(&c.state),
        };
        let replaces = c.replaces.iter().map(|&id| self.components.name(id));
        ComponentOut {
            id: c.id.0,
            code: &c.code,
            title: &c.title,
            kind: c.kind,
            environment: c.environment.map(|e| self.environments.name(e)),
            layer: c.layer,
            description: &c.description,
            owner: self.role(c.owner_role),
            criticality: unless(c.criticality, &Criticality::Medium),
            state: self.component_state(&c.state),
            changes: c.changes.iter().map(change).collect(),
            capabilities: list(c.capabilities.iter().map(|&id| o.models.name(id)).collect()),
            steps: list(c.steps.iter().map(|&id| o.steps.name(id)).collect()),
            plateaus: self.in_plateaus(&c.plateaus),
            replaces: list(replaces.collect()),
            inventory: &c.inventory,
            initiative: &c.initiative,
            recommendation: c.recommendation.map(|r| o.recommendations.name(r)),
            eliminated_because: &c.eliminated_because,
            pin: c.pin.map(pin),
        }
    }

    fn gate<'a>(&self, g: &'a Gate) -> GateOut<'a> {
        let evidence = g.evidence.iter().map(|e| {
            FlowMap(EvidenceOut {
                title: &e.title,
                step: self.step(e.step),
                location: &e.location,
            })
        });
        let check = |c: &'a GateCheck| {
            FlowMap(CheckOut {
                measure: &c.measure,
                comparison: c.comparison,
                threshold: Num(c.threshold),
                unit: &c.unit,
            })
        };
        GateOut {
            id: g.id.0,
            code: &g.code,
            title: &g.title,
            kind: g.kind,
            description: &g.description,
            criteria: &g.criteria,
            evidence: evidence.collect(),
            checks: g.checks.iter().map(check).collect(),
            approvers: self.roles(&g.approvers),
            deputy: self.role(g.deputy),
            deployer: self.role(g.deployer),
            promotion: g.promotion,
            rollback: &g.rollback,
            rollback_minutes: g.rollback_minutes,
            step: self.step(g.step),
            plateaus: self.in_plateaus(&g.plateaus),
            pin: g.pin.map(pin),
        }
    }

    fn flow<'a>(&self, f: &'a Flow) -> FlowOut<'a> {
        FlowOut {
            id: f.id.0,
            code: &f.code,
            title: &f.title,
            from: self.components.name(f.from),
            to: self.components.name(f.to),
            kind: f.kind,
            protocol: &f.protocol,
            classification: unless(f.classification, &Classification::Internal),
            gate: f.gate.map(|g| self.gates.name(g)),
            description: &f.description,
            plateaus: self.in_plateaus(&f.plateaus),
        }
    }

    fn policy<'a>(&self, p: &'a Policy) -> PolicyOut<'a> {
        PolicyOut {
            id: p.id.0,
            code: &p.code,
            title: &p.title,
            kind: p.kind,
            statement: &p.statement,
            owner: self.role(p.owner_role),
            references: &p.references,
            controls: p.controls.iter().map(|c| self.control(c)).collect(),
        }
    }

    fn control<'a>(&self, c: &'a Control) -> ControlOut<'a> {
        let enforced = c.enforced_by.iter().map(|e| {
            FlowMap(EnforcedOut {
                tool: self.outside.tools.name(e.tool),
                how: &e.how,
            })
        });
        ControlOut {
            id: c.id.0,
            code: &c.code,
            title: &c.title,
            verification: &c.verification,
            applies_to: c.applies_to.iter().map(|&e| self.element(e)).collect(),
            enforced_by: enforced.collect(),
        }
    }

    fn element(&self, element: Element) -> FlowMap<Ordered<String>> {
        let (kind, name) = match element {
            Element::Plateau(id) => ("plateau", self.plateaus.name(id)),
            Element::Environment(id) => ("environment", self.environments.name(id)),
            Element::Component(id) => ("component", self.components.name(id)),
            Element::Flow(id) => ("flow", self.flows.name(id)),
            Element::Gate(id) => ("gate", self.gates.name(id)),
            Element::Control(id) => ("control", self.controls.name(id)),
        };
        FlowMap(Ordered(vec![(kind.to_owned(), name)]))
    }

    fn waiver<'a>(&self, w: &'a ArchitectureWaiver) -> WaiverOut<'a> {
        WaiverOut {
            id: w.id.0,
            rule: w.rule.id(),
            element: w.element.map(|e| self.element(e)),
            reason: &w.reason,
            expires: w.expires,
            by: &w.by,
        }
    }
}

fn plateau(p: &Plateau) -> PlateauOut<'_> {
    PlateauOut {
        id: p.id.0,
        code: &p.code,
        title: &p.title,
        kind: p.kind,
        date: p.date,
        description: &p.description,
    }
}

fn pin(pin: Pin) -> FlowMap<PinOut> {
    FlowMap(PinOut {
        x: Num(pin.x),
        y: Num(pin.y),
    })
}
