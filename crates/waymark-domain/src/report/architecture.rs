//! The architecture report as plain data: plateaus drawn, what changes, gates, the gap matrix, findings, policies, hosting.

mod compose;
mod registers;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::cover::{About, cover};
use super::wording::count;
use super::{Caption, Cover, KeyFigure, Pair};
use crate::architecture::{ArchitectureFacts, ArchitectureFinding, Arrangement, Drawing};
use crate::engagement::Engagement;
use crate::id::{CapabilityId, RecommendationId, StepId};

/// What the report is made from. Nothing is read but this; the day is an argument.
#[derive(Debug, Clone, Copy)]
pub struct ArchitectureInput<'a> {
    /// What stands on the cover.
    pub engagement: &'a Engagement,
    /// The architecture with roles and tools.
    pub facts: &'a ArchitectureFacts,
    /// What the rules find in it.
    pub findings: &'a [ArchitectureFinding],
    /// Where everything goes.
    pub arrangement: &'a Arrangement,
    /// Short names of capabilities.
    pub capabilities: &'a BTreeMap<CapabilityId, String>,
    /// Codes of tasks.
    pub steps: &'a BTreeMap<StepId, String>,
    /// Short names of recommendations.
    pub recommendations: &'a BTreeMap<RecommendationId, String>,
    /// The day of the document.
    pub today: NaiveDate,
    /// Name of the engagement file, without its folder.
    pub file_name: &'a str,
    /// Fingerprint of the inputs.
    pub fingerprint: &'a str,
}

/// A row of texts.
pub type Row = Vec<String>;

/// The architecture on one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Where it stands, in a sentence.
    pub claim: String,
    /// What to remember.
    pub figures: Vec<KeyFigure>,
    /// A plateau a row: name, day, components, gates, errors, warnings, waived.
    pub plateaus: Vec<Row>,
    /// How something gets into production, a step a line.
    pub path: Vec<String>,
}

/// One plateau.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlateauPage {
    /// File stem of its picture.
    pub name: String,
    /// Its name.
    pub title: String,
    /// What to see, in a sentence.
    pub claim: String,
    /// What it makes possible, and what is still missing.
    pub description: String,
    /// What stands around the picture.
    pub caption: Caption,
    /// The picture.
    pub drawing: Drawing,
    /// What comes, goes and changes: sign, element, what becomes of it, why or with what.
    pub changes: Vec<Row>,
}

/// One gate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GateSheet {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Approval or quality.
    pub kind: String,
    /// What it is for.
    pub description: String,
    /// Approver, deputy, deployer, promotion, way back, deciding task, plateaus.
    pub duties: Vec<Pair>,
    /// What must hold.
    pub criteria: Vec<String>,
    /// What has to be shown: what, which task leaves it, where it is kept.
    pub evidence: Vec<Row>,
    /// What is measured: measure, threshold.
    pub checks: Vec<Row>,
    /// The flows that pass it.
    pub flows: Vec<String>,
}

/// The gap matrix, and the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixPart {
    /// From which plateau to which.
    pub title: String,
    /// What to see, in a sentence.
    pub claim: String,
    /// Heads of the columns; the last is “Eliminated”.
    pub columns: Vec<String>,
    /// Rows: the block before, then the sign of each cell; the last is “New”.
    pub grid: Vec<Row>,
    /// Every cell but those that are included: before, what becomes of it, after, because.
    pub cells: Vec<Row>,
    /// How many blocks are included as they were.
    pub included: String,
    /// The way: step, component, what becomes of it, effort, after.
    pub migration: Vec<Row>,
}

/// One policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PolicySheet {
    /// Its short name and what it asks.
    pub title: String,
    /// Security or governance, and who answers for it.
    pub kind: String,
    /// What it asks, and why.
    pub statement: String,
    /// Controls: code, what has to be so and how one looks, where, state, what makes it hold.
    pub controls: Vec<Row>,
    /// Counterparts in laws, standards and frameworks.
    pub references: String,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArchitectureReport {
    /// Language of the engagement's own texts (BCP 47).
    pub language: String,
    /// The cover.
    pub cover: Cover,
    /// The architecture on one page.
    pub summary: Summary,
    /// From where to where, in a sentence.
    pub plateaus_claim: String,
    /// The plateaus, in their order.
    pub plateaus: Vec<PlateauPage>,
    /// Where gates stand, in a sentence.
    pub gates_claim: String,
    /// The gates.
    pub gates: Vec<GateSheet>,
    /// The gap matrix of the first and the last plateau; none where there are fewer than two.
    pub matrix: Option<MatrixPart>,
    /// What the rules find, in a sentence.
    pub findings_claim: String,
    /// What counts: severity, plateaus, what, fix, rule.
    pub findings: Vec<Row>,
    /// What is waived: what, why and by whom, until, rule.
    pub waived: Vec<Row>,
    /// How far the policies hold, in a sentence.
    pub policies_claim: String,
    /// The policies.
    pub policies: Vec<PolicySheet>,
    /// Where components run, in a sentence.
    pub hosting_claim: String,
    /// Heads of the hosting table: the plateaus.
    pub hosting_heads: Vec<String>,
    /// Components: name, then where each runs in each plateau.
    pub hosting: Vec<Row>,
    /// Components: code, name and kind, environment, tool, owner, criticality, capabilities and tasks.
    pub components: Vec<Row>,
    /// Flows: code, from, to, carries, protocol, classification, gate, plateaus.
    pub flows: Vec<Row>,
    /// What the document was written against.
    pub record: Vec<Pair>,
}

/// Returns the report.
pub fn architecture_report(input: &ArchitectureInput) -> ArchitectureReport {
    let c = compose::Context::new(input);
    let a = &input.facts.architecture;
    let about = About {
        kind: "Architecture",
        what: Pair::new(
            "Covers",
            format!(
                "{}, {}",
                count(a.components.len(), "component", "components"),
                count(a.plateaus.len().max(1), "plateau", "plateaus")
            ),
        ),
        running: format!("Architecture · {}", input.today),
        promise: "Drawings, differences and findings follow from one model; each can be recomputed from the registers in \
                  the appendix.",
    };
    let (findings_claim, findings, waived) = c.findings();
    let (policies_claim, policies) = c.policies();
    let (hosting_claim, hosting_heads, hosting) = registers::hosting(&c);
    ArchitectureReport {
        language: input.engagement.language.clone(),
        cover: cover(input.engagement, input.today, about),
        summary: c.summary(),
        plateaus_claim: c.plateaus_claim(),
        plateaus: c.plateaus(),
        gates_claim: c.gates_claim(),
        gates: c.gates(),
        matrix: c.matrix(),
        findings_claim,
        findings,
        waived,
        policies_claim,
        policies,
        hosting_claim,
        hosting_heads,
        hosting,
        components: registers::components(&c),
        flows: registers::flows(&c),
        record: registers::record(&c),
    }
}
