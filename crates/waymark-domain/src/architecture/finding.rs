//! Findings: what the rules report, in which plateaus, and what waives it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ArchitectureFacts, ArchitectureRule, ArchitectureWaiver, At, Element, Index, changes, gates,
    paths, places, serving,
};
use crate::id::PlateauId;
use crate::process::RuleSeverity;
use crate::raci::Waived;

/// What a rule reports of an architecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArchitectureFinding {
    /// The rule.
    pub rule: ArchitectureRule,
    /// Error or warning.
    pub severity: RuleSeverity,
    /// Where it is shown.
    pub element: Element,
    /// What else takes part, such as the flows of a path.
    pub others: Vec<Element>,
    /// The plateaus in which it stands, in their order; none where the architecture has no plateaus.
    pub plateaus: Vec<PlateauId>,
    /// Whether it stands in a transition or a target, so that it can still be avoided; what is found in a baseline
    /// alone describes today and blocks nothing.
    pub planned: bool,
    /// What was found, in a sentence.
    pub message: String,
    /// The waiver, where one was granted.
    pub waived: Option<Waived>,
}

impl ArchitectureFinding {
    /// Returns whether the finding counts: it is not waived, or the waiver has expired.
    pub fn counts(&self) -> bool {
        self.waived.as_ref().is_none_or(|w| w.expired)
    }

    /// Returns whether it counts as an error: it blocks what is planned.
    pub fn is_error(&self) -> bool {
        self.counts() && self.planned && self.severity == RuleSeverity::Error
    }
}

/// What one rule found in one plateau.
pub(super) struct Found {
    pub(super) rule: ArchitectureRule,
    pub(super) element: Element,
    pub(super) others: Vec<Element>,
    pub(super) message: String,
}

impl Found {
    pub(super) fn new(rule: ArchitectureRule, element: Element, message: String) -> Self {
        Self {
            rule,
            element,
            others: vec![],
            message,
        }
    }
}

/// Returns what the rules find in all plateaus, in the order of [`ArchitectureRule::ALL`], then as it was found. The
/// same finding in several plateaus is reported once, with all of them.
pub fn findings(facts: &ArchitectureFacts, today: NaiveDate) -> Vec<ArchitectureFinding> {
    let architecture = &facts.architecture;
    let index = Index::of(architecture);
    let plateaus = index.plateaus();
    let mut collected = Collected {
        facts,
        places: BTreeMap::new(),
        findings: vec![],
    };
    for (i, at) in plateaus.iter().enumerate() {
        let mut found = paths::found(at);
        found.extend(gates::found(at));
        found.extend(places::found(at));
        found.extend(serving::found(at, facts));
        if let Some(before) = i.checked_sub(1).map(|p| &plateaus[p]) {
            found.extend(changes::found(before, at));
        }
        collected.add(at, found);
    }
    let mut findings = collected.findings;
    findings.sort_by_key(|f| f.rule);
    for finding in &mut findings {
        finding.waived = waived(&architecture.waivers, finding, today);
    }
    findings
}

/// Findings as they come in, each once.
struct Collected<'a> {
    facts: &'a ArchitectureFacts,
    places: BTreeMap<(ArchitectureRule, Element, String), usize>,
    findings: Vec<ArchitectureFinding>,
}

impl Collected<'_> {
    fn add(&mut self, at: &At<'_, '_>, found: Vec<Found>) {
        for one in found {
            let severity = self.facts.architecture.scheme.severity(one.rule);
            if severity == RuleSeverity::Off {
                continue;
            }
            let key = (one.rule, one.element, one.message.clone());
            let place = *self.places.entry(key).or_insert(self.findings.len());
            if place == self.findings.len() {
                self.findings.push(ArchitectureFinding {
                    rule: one.rule,
                    severity,
                    element: one.element,
                    others: one.others,
                    plateaus: vec![],
                    planned: false,
                    message: one.message,
                    waived: None,
                });
            }
            let finding = &mut self.findings[place];
            let plateau = at.of_plateau().map(|p| p.id);
            if finding.plateaus.last().copied() != plateau {
                finding.plateaus.extend(plateau);
            }
            finding.planned |= at.is_planned();
        }
    }
}

/// Returns the waiver of a finding: one that holds before one that has expired, the longest first.
fn waived(
    waivers: &[ArchitectureWaiver],
    finding: &ArchitectureFinding,
    today: NaiveDate,
) -> Option<Waived> {
    let applies = waivers.iter().filter(|w| {
        w.rule == finding.rule && w.element.is_none_or(|element| element == finding.element)
    });
    let waiver = applies.max_by_key(|w| (w.expires, w.id))?;
    Some(Waived {
        waiver: waiver.id,
        reason: waiver.reason.clone(),
        expires: waiver.expires,
        by: waiver.by.clone(),
        expired: waiver.expires <= today,
    })
}
