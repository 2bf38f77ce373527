//! The rules: what each looks for, why it matters, what puts it right.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::process::RuleSeverity;

/// What there is to know of a rule.
struct About {
    id: &'static str,
    title: &'static str,
    severity: RuleSeverity,
    why: &'static str,
    fix: &'static str,
}

impl ArchitectureRule {
    /// Returns the id under which files, commands and documents know the rule.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// Returns what the rule asks for, as a headline.
    pub fn title(self) -> &'static str {
        self.about().title
    }

    /// Returns its severity where a scheme says nothing else.
    pub fn severity(self) -> RuleSeverity {
        self.about().severity
    }

    /// Returns why it matters.
    pub fn why(self) -> &'static str {
        self.about().why
    }

    /// Returns what puts it right.
    pub fn fix(self) -> &'static str {
        self.about().fix
    }

    /// Returns the rule that `id` names, or none.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// Returns what there is to know of it: the variants stand in the order of the table.
    fn about(self) -> &'static About {
        &RULES[self as usize]
    }
}

/// Writes the variants and the table from one list: `Variant = id, severity: title, why, fix;`. A rule is its
/// entry here, a function in one of the modules of findings, and two examples.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal, $severity:ident: $title:literal,
        $why:literal, $fix:literal;)*) => {
        /// A rule of architectures.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum ArchitectureRule { $($(#[doc = $doc])* #[serde(rename = $id)] $variant,)* }

        impl ArchitectureRule {
            /// All rules: those of paths first, then those of gates, of environments, of what serves, of change.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        static RULES: &[About] = &[$(About {
            id: $id,
            title: $title,
            severity: RuleSeverity::$severity,
            why: $why,
            fix: $fix,
        }),*];
    };
}

rules! {
    /// Every path into production passes an approval gate.
    ApprovalGate = "approval-gate", Error:
        "Every path into production passes an approval gate",
        "What reaches users without a decision has no owner when it harms somebody, and nobody can show who let it through.",
        "Lead the flow through an approval gate, or take it away.";
    /// No flow goes from development into production.
    NoShortcut = "no-shortcut", Error:
        "Nothing goes from development straight into production",
        "Development is where people experiment with wide rights. One flow from there into production makes every \
         experiment a release.",
        "Lead it through staging, or through the registry and a gate.";
    /// What was tested is what is promoted.
    SameArtefact = "same-artefact", Error:
        "What was tested is what is promoted",
        "Where a model is trained anew or comes from another place, the evidence of the gate is about something else \
         than what runs.",
        "Deploy model: take the registered artefact from the registry that staging took it from. Deploy code: promote \
         the code alone, and train in production by the pipeline that was tested.";
    /// A flow has two ends.
    FlowToItself = "flow-to-itself", Error:
        "A flow leads somewhere else",
        "A flow from a component to itself says nothing about the architecture and hides the end that was meant.",
        "Choose the component where it really ends, or take it away.";
    /// A gate has exactly one approver.
    OneApprover = "one-approver", Error:
        "Exactly one role approves a gate",
        "Where nobody approves, the gate is a drawing; where two do, each relies on the other.",
        "Name the role that can say no; the others prepare the evidence.";
    /// Who approves does not deploy.
    ApproverDeploys = "approver-deploys", Error:
        "Who approves does not deploy",
        "A role that lets itself through is no gate; separation of duties is what supervisors look for first.",
        "Let a pipeline or another role deploy what was approved.";
    /// A gate asks for evidence.
    GateEvidence = "gate-evidence", Error:
        "A gate asks for evidence",
        "A decision without evidence cannot be repeated, defended or audited.",
        "Name what has to be shown, and the task that leaves it.";
    /// A gate stands on a flow.
    UnusedGate = "unused-gate", Warn:
        "A gate stands in the way of something",
        "A gate that no flow passes looks like protection and is none.",
        "Lead the flow that it should guard through it, or take it away.";
    /// What is released can be taken back.
    Rollback = "rollback", Error:
        "What is released can be taken back",
        "When a model does harm, minutes count; a way back that nobody drew is found at night, by people.",
        "State the way back at the gate, or draw a flow from the version before.";
    /// Staging and production are separated.
    Segregation = "segregation", Error:
        "Staging and production share no network, identity or write access",
        "A mistake or a stolen key in staging reaches users through whatever the two have in common.",
        "Give each its own network, its own identities and its own writers.";
    /// Data do not sink below their classification.
    BelowClassification = "below-classification", Error:
        "Data go only where their classification is allowed",
        "Restricted data in an environment that is not made for them are a breach without an attacker.",
        "Mask or aggregate them on the way and lower the classification of the flow, or raise that of the environment.";
    /// Serving is monitored, and what is seen comes back.
    Monitored = "monitored", Error:
        "Serving in production is monitored, and what is seen comes back",
        "A model decays without an error message. Monitoring without a way back to the builders only watches.",
        "Add a flow to monitoring, and a feedback flow from there.";
    /// One registry is the only source.
    OneRegistry = "one-registry", Error:
        "One registry is the only source of models",
        "With two sources nobody can say which version runs, from which data, and who approved it.",
        "Serve from the registry, and take the other source away.";
    /// Every model that serves is in the inventory.
    Inventory = "inventory", Error:
        "Every model that serves has an inventory entry",
        "What is not in the inventory is not validated, not reviewed and not retired.",
        "Name the entry at the component that serves it.";
    /// No retired tool is planned with.
    RetiredTool = "retired-tool", Error:
        "No retired or rejected tool in what is planned",
        "A plan that rests on a tool the firm has given up is a plan for a second migration.",
        "Choose the tool that takes its place, from the plateau on in which it is gone.";
    /// Every slot has a tool in the target.
    OpenSlot = "open-slot", Warn:
        "Every slot of the target has a tool",
        "An open slot is a decision that somebody will take in passing.",
        "Name a tool, or start an evaluation for it.";
    /// Critical components have an owner.
    NoOwner = "no-owner", Warn:
        "Somebody answers for what much depends on",
        "A component without an owner is repaired by whoever is awake.",
        "Name the role that answers for it.";
    /// Every component is joined to another.
    LooseComponent = "loose-component", Warn:
        "Every component has to do with another",
        "A component that nothing flows to or from is either not needed or not understood.",
        "Draw what it gives and takes, or remove it.";
    /// What goes has a reason.
    Eliminated = "eliminated", Warn:
        "Every eliminated block has a reason",
        "A block that is missing by oversight looks exactly like one that was meant to go.",
        "Say why it goes, or keep it.";
    /// What comes has an initiative.
    NoInitiative = "no-initiative", Warn:
        "Every new block has an initiative",
        "A block that no funded work brings will be missing on the day of the next plateau.",
        "Name the initiative or the recommendation that brings it.";
    /// Plateaus follow one another in time.
    PlateauOrder = "plateau-order", Error:
        "Plateaus follow one another in time",
        "A plateau before its predecessor makes every difference, and the roadmap made from it, run backwards.",
        "Correct the day, or move the plateau.";
}
