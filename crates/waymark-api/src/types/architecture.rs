//! Arguments and answers of the architecture commands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::architecture::{
    Architecture, ArchitectureFinding, ArchitectureRule, ArchitectureWaiver, Component,
    ComponentKind, Drawing, DrawingOptions, Element, ElementDiff, Environment, EnvironmentKind,
    Flow, FlowKind, GapMatrix, Gate, GateKind, Migration, Pin, Plateau, PlateauKind, Policy,
    PolicyCoverage, PolicyKind,
};
use waymark_domain::engagement::Role;
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{
    ComponentId, EnvironmentId, GateId, PlateauId, PolicyId, RecommendationId, StepId, WaiverId,
};
use waymark_domain::process::RuleSeverity;
use waymark_domain::tool::ToolState;

use super::ToolRef;

args! {
    /// A drawing.
    ArchitectureArgs {
        /// What is to be drawn.
        options: DrawingOptions,
    }
    /// An element in a plateau.
    ElementArgs {
        /// The element.
        element: Element,
        /// The plateau in view; none for the last.
        plateau: Option<PlateauId>,
    }
    /// Two plateaus.
    PlateausArgs {
        /// The plateau before.
        from: PlateauId,
        /// The plateau after.
        to: PlateauId,
    }
    /// A plateau, or all of them.
    PlateauArgs {
        /// The plateau; none for all.
        plateau: Option<PlateauId>,
    }
    /// Elements to remove.
    ElementsArgs {
        /// The elements.
        elements: Vec<Element>,
    }
    /// Elements to pin.
    PinElements {
        /// Where each goes.
        pins: Vec<ElementPin>,
    }
    /// Where a component or a gate goes.
    ElementPin {
        /// The component or gate.
        element: Element,
        /// Its top left corner; none lets the layout place it.
        pin: Option<Pin>,
    }
    /// An element to move in its list.
    MoveElement {
        /// A plateau, an environment, a component, a gate or a flow.
        element: Element,
        /// Its new place, from 0; beyond the end means last.
        position: u32,
    }
    /// What holds of the whole architecture.
    SetArchitectureScheme {
        /// What it is the architecture of.
        title: String,
        /// What is promoted where a gate says nothing else.
        promotion: waymark_domain::architecture::Promotion,
        /// Severities of rules.
        severities: Vec<RuleChoice>,
    }
    /// How severe what a rule finds is.
    RuleChoice {
        /// The rule.
        rule: ArchitectureRule,
        /// Its severity.
        severity: RuleSeverity,
    }
    /// A waiver, new where it has no id.
    SetArchitectureWaiver {
        /// The waiver; none adds one.
        id: Option<WaiverId>,
        /// The rule.
        rule: ArchitectureRule,
        /// The element it holds for; none for any.
        element: Option<Element>,
        /// Why.
        reason: String,
        /// The day from which it no longer holds.
        #[ts(type = "string")]
        expires: NaiveDate,
    }
    /// A policy to add.
    AddPolicy {
        /// What it asks, in a line.
        title: String,
        /// Security or governance.
        kind: PolicyKind,
    }
    /// A policy.
    PolicyArgs {
        /// The policy.
        policy: PolicyId,
    }
    /// A reference architecture to take over.
    AddReference {
        /// Its name, as `shipped_architectures` gives it.
        name: String,
        /// The plateau that it describes; none takes it over as it stands.
        plateau: Option<PlateauId>,
    }
    /// An ArchiMate model to take in.
    ArchitectureFile {
        /// The file's name.
        name: String,
        /// Its text.
        text: String,
    }
    /// A component whose slot is to be filled.
    SlotArgs {
        /// The component.
        component: ComponentId,
    }
}

/// An element to add; its code is the next free one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum AddElement {
    /// A plateau, after the others.
    Plateau {
        /// Its name.
        title: String,
        /// Baseline, transition or target.
        kind: PlateauKind,
        /// The day on which it stands or is to stand.
        #[ts(type = "string | null")]
        date: Option<NaiveDate>,
    },
    /// An environment, after the others.
    Environment {
        /// Its name.
        title: String,
        /// What it is for.
        kind: EnvironmentKind,
    },
    /// A component.
    Component {
        /// Its name.
        title: String,
        /// The slot it fills.
        kind: ComponentKind,
        /// The environment it runs in; none for outside of all.
        environment: Option<EnvironmentId>,
        /// The plateaus it is in; none for all.
        plateaus: Vec<PlateauId>,
        /// Where it goes; none lets the layout place it.
        pin: Option<Pin>,
    },
    /// A flow.
    Flow {
        /// Where it comes from.
        from: ComponentId,
        /// Where it goes.
        to: ComponentId,
        /// What it carries.
        kind: FlowKind,
        /// The gate it has to pass.
        gate: Option<GateId>,
        /// The plateaus it is in; none for all in which both ends are.
        plateaus: Vec<PlateauId>,
    },
    /// A gate.
    Gate {
        /// Its name.
        title: String,
        /// Whether somebody approves, or tests have to pass.
        kind: GateKind,
        /// The flows that have to pass it.
        flows: Vec<waymark_domain::id::FlowId>,
        /// The plateaus it is in; none for all.
        plateaus: Vec<PlateauId>,
    },
}

/// An element in new words, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", content = "element", rename_all = "snake_case")]
pub enum SaveElement {
    /// A plateau.
    Plateau(Plateau),
    /// An environment.
    Environment(Environment),
    /// A component.
    Component(Box<Component>),
    /// A flow.
    Flow(Flow),
    /// A gate.
    Gate(Box<Gate>),
}

views! {
    /// The architecture in a plateau.
    ArchitectureView {
        /// The architecture, whole, but for the text of a file it was imported from.
        architecture: Architecture,
        /// The plateau in view; none where there is none.
        plateau: Option<PlateauId>,
        /// The drawing.
        drawing: Drawing,
        /// What becomes of each element, where another plateau is compared with.
        differences: Vec<ElementDiff>,
        /// What the rules find, in all plateaus.
        findings: Vec<FoundView>,
        /// Roles, in their order.
        roles: Vec<Role>,
        /// Tools that are not rejected or retired, and those that components have.
        tools: Vec<ToolRef>,
        /// How much there is.
        summary: ArchitectureSummary,
    }
    /// How much there is in the plateau in view.
    ArchitectureSummary {
        /// What to see, in a sentence.
        sentence: String,
        /// Components.
        components: u32,
        /// Flows.
        flows: u32,
        /// Gates.
        gates: u32,
        /// Errors that count.
        errors: u32,
        /// Warnings that count.
        warnings: u32,
        /// Findings that are waived.
        waived: u32,
        /// Components that are new.
        added: u32,
        /// Components that go.
        removed: u32,
        /// Components that change.
        changed: u32,
        /// Components that stay as they are.
        kept: u32,
        /// Rules that are on.
        rules_on: u32,
    }
    /// A finding with what people read.
    FoundView {
        /// The finding.
        finding: ArchitectureFinding,
        /// What the element is called.
        about: String,
        /// What puts it right.
        fix: String,
        /// Whether it stands in the plateau in view.
        here: bool,
        /// Whether it counts.
        counts: bool,
    }
    /// An element with everything that hangs on it.
    ElementView {
        /// The element.
        element: Element,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// What it is: “Gate”, “Model registry”.
        kind: String,
        /// The plateaus it is in, as people read it: “in every plateau”.
        presence: String,
        /// The tool that fills it in the plateau in view.
        tool: Option<ToolRef>,
        /// Where it runs in the plateau in view.
        hosting: String,
        /// The capabilities it realizes.
        capabilities: Vec<NodeRef>,
        /// The tasks that are done with it, or that decide.
        steps: Vec<ElementStep>,
        /// Flows that begin or end at it, or pass it.
        flows: Vec<ElementFlow>,
        /// What the rules find at it, in any plateau.
        findings: Vec<FoundView>,
        /// Controls that hold at it: code and title.
        controls: Vec<ElementControl>,
        /// The recommendation that asks for it.
        recommendation: Option<ElementAdvice>,
        /// What becomes of it from the plateau before: a line each.
        changes: Vec<String>,
    }
    /// A task.
    ElementStep {
        /// The task.
        id: StepId,
        /// Its code.
        code: String,
        /// What is done.
        title: String,
    }
    /// A flow at an element.
    ElementFlow {
        /// The flow.
        flow: Element,
        /// What is said of it: “Model to Staging endpoint, through G5”.
        text: String,
        /// Whether it leads to the element.
        inward: bool,
    }
    /// A control at an element.
    ElementControl {
        /// The control's code.
        code: String,
        /// What has to be so.
        title: String,
        /// Whether something makes it hold.
        enforcement: waymark_domain::architecture::Enforcement,
    }
    /// A recommendation.
    ElementAdvice {
        /// The recommendation.
        id: RecommendationId,
        /// Its code.
        code: String,
        /// Its name.
        title: String,
    }
    /// From one plateau to another.
    GapMatrixView {
        /// The matrix.
        matrix: GapMatrix,
        /// The way there.
        migration: Migration,
        /// What to see, in a sentence.
        sentence: String,
    }
    /// Policies and how far they hold.
    PoliciesView {
        /// Policies, in their order.
        policies: Vec<Policy>,
        /// How far each holds.
        coverage: Vec<PolicyCoverage>,
        /// What to see, in a sentence.
        sentence: String,
        /// Controls that a tool in use enforces.
        enforced: u32,
        /// Controls that a chosen tool or a candidate can.
        planned: u32,
        /// Controls that nothing enforces.
        open: u32,
    }
    /// The rules and the waivers.
    ArchitectureRulesView {
        /// The rules, in their order.
        rules: Vec<ArchitectureRuleView>,
        /// The waivers, in the order in which they were granted.
        waivers: Vec<ArchitectureWaiverView>,
    }
    /// A rule.
    ArchitectureRuleView {
        /// The rule.
        rule: ArchitectureRule,
        /// What it asks for.
        title: String,
        /// Its severity where a scheme says nothing else.
        default: RuleSeverity,
        /// Its severity here.
        severity: RuleSeverity,
        /// Why it matters.
        why: String,
        /// What puts it right.
        fix: String,
        /// How much it finds now, waived or not.
        found: u32,
        /// A line of an example in which it finds something.
        wrong: String,
        /// The same line, put right.
        right: String,
    }
    /// A waiver.
    ArchitectureWaiverView {
        /// The waiver.
        waiver: ArchitectureWaiver,
        /// What it is about.
        about: String,
        /// Whether it holds no longer.
        expired: bool,
        /// How many findings it is about now.
        findings: u32,
    }
    /// A reference architecture that comes with the program.
    ShippedArchitecture {
        /// Its name, for `add_reference`.
        name: String,
        /// What people call it.
        title: String,
        /// Its edition.
        edition: String,
        /// When to choose it.
        purpose: String,
        /// Where it comes from.
        source: String,
        /// Its environments, by name.
        environments: Vec<String>,
        /// How many components it has.
        components: u32,
        /// How many flows.
        flows: u32,
        /// How many gates.
        gates: u32,
        /// Names of the roles that would be added.
        new_roles: Vec<String>,
    }
    /// What a file was understood to be.
    ArchitecturePreview {
        /// What it is the architecture of.
        title: String,
        /// What was understood, a line each.
        understood: Vec<String>,
        /// What has no counterpart here and is kept, or was left out, a line each.
        kept: Vec<String>,
        /// How many components stand here now, in whose place it comes.
        replaces: u32,
    }
    /// A tool that may fill a slot.
    SlotTool {
        /// The tool.
        tool: ToolRef,
        /// Its state.
        state: ToolState,
        /// Why it is offered: “chosen in V-01 Model monitoring”.
        why: String,
    }
}
