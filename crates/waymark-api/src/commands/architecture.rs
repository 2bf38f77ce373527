//! The architecture in a plateau, and one of its elements.

use std::collections::BTreeSet;

use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, ArchitectureFinding, ArchitectureRule, At, DiffClass, Drawing,
    Element, Enforcement, Flow, Gate, Index, coverage, difference, drawing,
};
use waymark_domain::id::{PlateauId, RecommendationId, StepId, ToolId};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::{Hosting, ToolState};

use super::register::Names;
use super::support::count;
use crate::error::WireError;
use crate::session::{Answer, Drawn, Session};
use crate::types::{
    ArchitectureArgs, ArchitectureSummary, ArchitectureView, ElementAdvice, ElementArgs,
    ElementControl, ElementFlow, ElementStep, ElementView, FoundView, ToolRef,
};

/// Returns the architecture in a plateau: drawing, findings, differences.
pub fn architecture(session: &mut Session, args: ArchitectureArgs) -> Answer<ArchitectureView> {
    let Drawn {
        facts,
        findings,
        arrangement,
        ..
    } = session.drawn()?;
    let options = args.options;
    let plateau = shown(&facts.architecture, options.plateau);
    let drawing = drawing(&facts, &findings, &arrangement, &options);
    let differences = options
        .against
        .zip(plateau)
        .and_then(|(from, to)| difference(&facts, from, to));
    let mut whole = facts.architecture.clone();
    if let Some(source) = &mut whole.source {
        source.text.clear();
    }
    Ok(ArchitectureView {
        summary: summary(&facts, &findings, &drawing, plateau),
        plateau,
        differences: differences
            .map(|d| d.all().cloned().collect())
            .unwrap_or_default(),
        findings: findings
            .iter()
            .map(|f| found(&facts.architecture, f, plateau))
            .collect(),
        roles: facts.roles.clone(),
        tools: tools(&facts),
        drawing,
        architecture: whole,
    })
}

/// Returns the plateau in view: the one asked for where it is there, else the last.
pub(super) fn shown(architecture: &Architecture, asked: Option<PlateauId>) -> Option<PlateauId> {
    let there = |id: &PlateauId| architecture.plateaus.iter().any(|p| p.id == *id);
    asked
        .filter(there)
        .or(architecture.plateaus.last().map(|p| p.id))
}

/// Returns tools that a component may have: those that are not rejected or retired, and those that one has.
fn tools(facts: &ArchitectureFacts) -> Vec<ToolRef> {
    let components = facts.architecture.components.iter();
    let used: BTreeSet<ToolId> = components
        .flat_map(|c| {
            let later = c.changes.iter().map(|c| c.state.tool);
            std::iter::once(c.state.tool).chain(later)
        })
        .flatten()
        .collect();
    let offered = facts.tools.iter().filter(|t| {
        used.contains(&t.id) || !matches!(t.state, ToolState::Rejected | ToolState::Retired)
    });
    offered
        .map(|t| ToolRef {
            id: t.id,
            code: t.code.clone(),
            name: t.name.clone(),
        })
        .collect()
}

/// Returns a finding with what people read.
pub(super) fn found(
    architecture: &Architecture,
    finding: &ArchitectureFinding,
    plateau: Option<PlateauId>,
) -> FoundView {
    FoundView {
        about: named(architecture, finding.element),
        fix: finding.rule.fix().into(),
        here: plateau.is_none_or(|p| finding.plateaus.contains(&p)),
        counts: finding.counts(),
        finding: finding.clone(),
    }
}

/// Returns what an element is called: its code and its name.
pub(crate) fn named(architecture: &Architecture, element: Element) -> String {
    let of = |code: &str, title: &str| format!("{code} {title}");
    let found = match element {
        Element::Plateau(id) => {
            let plateaus = &architecture.plateaus;
            plateaus
                .iter()
                .find(|e| e.id == id)
                .map(|e| of(&e.code, &e.title))
        }
        Element::Environment(id) => {
            let environments = &architecture.environments;
            environments
                .iter()
                .find(|e| e.id == id)
                .map(|e| of(&e.code, &e.title))
        }
        Element::Component(id) => architecture.component(id).map(|e| of(&e.code, &e.title)),
        Element::Flow(id) => {
            let flow = architecture.flows.iter().find(|e| e.id == id);
            flow.map(|f| of(&f.code, &architecture.flow_name(f)))
        }
        Element::Gate(id) => {
            let gate = architecture.gates.iter().find(|e| e.id == id);
            gate.map(|e| of(&e.code, &e.title))
        }
        Element::Control(id) => {
            let mut controls = architecture.controls();
            controls.find(|e| e.id == id).map(|e| of(&e.code, &e.title))
        }
    };
    found.unwrap_or_else(|| "something that is gone".into())
}

fn summary(
    facts: &ArchitectureFacts,
    findings: &[ArchitectureFinding],
    drawing: &Drawing,
    plateau: Option<PlateauId>,
) -> ArchitectureSummary {
    let architecture = &facts.architecture;
    let index = Index::of(architecture);
    let at = plateau.and_then(|p| index.at(p));
    let at = at.unwrap_or_else(|| index.plateaus().remove(0));
    let here = |f: &&ArchitectureFinding| plateau.is_none_or(|p| f.plateaus.contains(&p));
    let of = |severity: RuleSeverity| {
        let counted = findings.iter().filter(here).filter(|f| f.counts());
        counted.filter(|f| f.severity == severity).count() as u32
    };
    let class = |class: DiffClass| drawing.boxes.iter().filter(|b| b.class == class).count() as u32;
    let errors = of(RuleSeverity::Error);
    ArchitectureSummary {
        sentence: sentence(&at, findings, plateau, errors),
        components: at.components().count() as u32,
        flows: at.flows().count() as u32,
        gates: at.gates().count() as u32,
        errors,
        warnings: of(RuleSeverity::Warn),
        waived: findings.iter().filter(here).filter(|f| !f.counts()).count() as u32,
        added: class(DiffClass::Added),
        removed: class(DiffClass::Removed),
        changed: class(DiffClass::Changed),
        kept: class(DiffClass::Kept),
        rules_on: ArchitectureRule::ALL
            .iter()
            .filter(|r| architecture.scheme.severity(**r) != RuleSeverity::Off)
            .count() as u32,
    }
}

fn sentence(
    at: &At<'_, '_>,
    findings: &[ArchitectureFinding],
    plateau: Option<PlateauId>,
    errors: u32,
) -> String {
    if at.components().next().is_none() {
        return "Nothing is drawn yet; begin with a reference architecture, or add a component."
            .into();
    }
    let here = |f: &&ArchitectureFinding| plateau.is_none_or(|p| f.plateaus.contains(&p));
    let ungated = findings
        .iter()
        .filter(here)
        .filter(|f| f.counts() && f.rule == ArchitectureRule::ApprovalGate)
        .count();
    let gates = match at.gates().count() {
        0 => "No gate stands on any path".to_owned(),
        1 => "One gate stands on the way".to_owned(),
        n => format!("{n} gates stand on the way"),
    };
    match (ungated, errors) {
        (0, 0) => format!("{gates}; no rule finds an error."),
        (0, n) => format!(
            "{gates}; the rules find {}.",
            count(n as usize, "error", "errors")
        ),
        (1, _) => format!("{gates}; one path into production goes around approval."),
        (n, _) => format!("{gates}; {n} paths into production go around approval."),
    }
}

/// Returns one element with everything that hangs on it.
pub fn element(session: &mut Session, args: ElementArgs) -> Answer<ElementView> {
    let Drawn {
        facts, findings, ..
    } = session.drawn()?;
    let architecture = &facts.architecture;
    let index = Index::of(architecture);
    let plateau = shown(architecture, args.plateau);
    let at = plateau.and_then(|p| index.at(p));
    let at = at.unwrap_or_else(|| index.plateaus().remove(0));
    let element = args.element;
    let about = About::of(&facts, &at, element)?;
    let before = plateau.and_then(|p| {
        let place = architecture.plateaus.iter().position(|x| x.id == p)?;
        let before = architecture.plateaus.get(place.checked_sub(1)?)?;
        difference(&facts, before.id, p)?.of(element).cloned()
    });
    let names = Names::new(session)?;
    Ok(ElementView {
        element,
        code: about.code,
        title: about.title,
        kind: about.kind,
        presence: presence(architecture, about.plateaus),
        tool: about.tool,
        hosting: about.hosting,
        capabilities: names.of(about.capabilities),
        steps: steps(session, &about.steps)?,
        flows: flows(&at, element),
        findings: findings
            .iter()
            .filter(|f| f.element == element || f.others.contains(&element))
            .map(|f| found(architecture, f, plateau))
            .collect(),
        controls: controls(&facts, element, plateau),
        recommendation: advice(session, about.recommendation)?,
        changes: before.map(|d| d.changes).unwrap_or_default(),
    })
}

/// What is said of an element of any kind.
struct About<'a> {
    code: String,
    title: String,
    kind: String,
    plateaus: &'a [PlateauId],
    tool: Option<ToolRef>,
    hosting: String,
    capabilities: &'a [waymark_domain::id::CapabilityId],
    steps: Vec<StepId>,
    recommendation: Option<RecommendationId>,
}

impl<'a> About<'a> {
    fn of(facts: &'a ArchitectureFacts, at: &At<'_, 'a>, element: Element) -> Answer<Self> {
        let a = &facts.architecture;
        let mut about = Self {
            code: String::new(),
            title: String::new(),
            kind: String::new(),
            plateaus: &[],
            tool: None,
            hosting: String::new(),
            capabilities: &[],
            steps: vec![],
            recommendation: None,
        };
        let gone = || WireError::not_found("element");
        match element {
            Element::Plateau(id) => {
                let e = a.plateaus.iter().find(|e| e.id == id).ok_or_else(gone)?;
                about.name(&e.code, &e.title, e.kind.title());
            }
            Element::Environment(id) => {
                let e = a
                    .environments
                    .iter()
                    .find(|e| e.id == id)
                    .ok_or_else(gone)?;
                about.name(&e.code, &e.title, e.kind.title());
                about.plateaus = &e.plateaus;
                let state = at.environment_state(e);
                about.hosting = place(state.hosting, &state.provider);
            }
            Element::Component(id) => {
                let e = a.component(id).ok_or_else(gone)?;
                about.name(&e.code, &e.title, e.kind.title());
                about.plateaus = &e.plateaus;
                let state = at.component_state(e);
                let tool = state
                    .tool
                    .and_then(|id| facts.tools.iter().find(|t| t.id == id));
                about.tool = tool.map(|t| ToolRef {
                    id: t.id,
                    code: t.code.clone(),
                    name: t.name.clone(),
                });
                let (hosting, provider) = at.hosting(e);
                about.hosting = place(hosting, provider);
                about.capabilities = &e.capabilities;
                about.steps.clone_from(&e.steps);
                about.recommendation = e.recommendation;
            }
            Element::Flow(id) => {
                let e = a.flows.iter().find(|e| e.id == id).ok_or_else(gone)?;
                about.name(&e.code, &a.flow_name(e), e.kind.title());
                about.plateaus = &e.plateaus;
            }
            Element::Gate(id) => {
                let e: &Gate = a.gates.iter().find(|e| e.id == id).ok_or_else(gone)?;
                about.name(&e.code, &e.title, e.kind.title());
                about.kind = format!("{} gate", about.kind);
                about.plateaus = &e.plateaus;
                let evidence = e.evidence.iter().filter_map(|e| e.step);
                about.steps = e.step.into_iter().chain(evidence).collect();
            }
            Element::Control(id) => {
                let e = a.controls().find(|e| e.id == id).ok_or_else(gone)?;
                about.name(&e.code, &e.title, "Control");
            }
        }
        Ok(about)
    }

    fn name(&mut self, code: &str, title: &str, kind: &str) {
        code.clone_into(&mut self.code);
        title.clone_into(&mut self.title);
        kind.clone_into(&mut self.kind);
    }
}

fn place(hosting: Hosting, provider: &str) -> String {
    match (hosting, provider) {
        (Hosting::Unknown, provider) => provider.to_owned(),
        (hosting, "") => hosting.title().to_owned(),
        (hosting, provider) => format!("{}, {provider}", hosting.title()),
    }
}

fn presence(architecture: &Architecture, plateaus: &[PlateauId]) -> String {
    if plateaus.is_empty() {
        return "in every plateau".into();
    }
    let named = architecture
        .plateaus
        .iter()
        .filter(|p| plateaus.contains(&p.id));
    let titles: Vec<&str> = named.map(|p| p.title.as_str()).collect();
    format!("in {}", titles.join(", "))
}

fn steps(session: &Session, ids: &[StepId]) -> Answer<Vec<ElementStep>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let all = session.store.steps()?;
    let mut seen = BTreeSet::new();
    let named = ids.iter().filter(|id| seen.insert(**id)).filter_map(|id| {
        let step = all.iter().find(|s| s.id == *id)?;
        Some(ElementStep {
            id: step.id,
            code: step.code.clone(),
            title: step.title.clone(),
        })
    });
    Ok(named.collect())
}

fn advice(session: &Session, id: Option<RecommendationId>) -> Answer<Option<ElementAdvice>> {
    let Some(id) = id else { return Ok(None) };
    let r = session.store.recommendation(id)?;
    Ok(Some(ElementAdvice {
        id,
        code: r.code,
        title: r.title,
    }))
}

/// Returns the flows of the plateau that begin or end at an element, or pass it.
fn flows(at: &At<'_, '_>, element: Element) -> Vec<ElementFlow> {
    let architecture = at.index().architecture;
    let title = |id| architecture.component(id).map_or("", |c| c.title.as_str());
    let what = |flow: &Flow| {
        if flow.title.is_empty() {
            flow.kind.title().to_owned()
        } else {
            flow.title.clone()
        }
    };
    let line = |flow: &Flow| {
        let through = at.gate_of(flow).map(|g| format!(", through {}", g.code));
        let through = through.unwrap_or_default();
        let (text, inward) = match element {
            Element::Component(id) if flow.to == id => (
                format!("{} from {}{through}", what(flow), title(flow.from)),
                true,
            ),
            Element::Component(id) if flow.from == id => (
                format!("{} to {}{through}", what(flow), title(flow.to)),
                false,
            ),
            Element::Gate(id) if flow.gate == Some(id) => {
                let ends = format!("{} to {}", title(flow.from), title(flow.to));
                (format!("{}: {ends}", what(flow)), true)
            }
            _ => return None,
        };
        Some(ElementFlow {
            flow: Element::Flow(flow.id),
            text,
            inward,
        })
    };
    at.flows().filter_map(line).collect()
}

fn controls(
    facts: &ArchitectureFacts,
    element: Element,
    plateau: Option<PlateauId>,
) -> Vec<ElementControl> {
    let covered = coverage(facts, plateau);
    let all = covered.iter().flat_map(|p| &p.controls);
    let here = facts.architecture.controls();
    here.filter(|c| c.applies_to.contains(&element))
        .map(|c| {
            let state = all.clone().find(|x| x.control == c.id);
            ElementControl {
                code: c.code.clone(),
                title: c.title.clone(),
                enforcement: state.map_or(Enforcement::Open, |x| x.enforcement),
            }
        })
        .collect()
}
