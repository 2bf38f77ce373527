//! What follows from the architecture as lists: the gap matrix, policies, rules.

use waymark_domain::architecture::{
    self, ArchitectureRule, ArchitectureWaiver, DiffClass, Enforcement, GapCell, coverage,
    migration,
};

use super::architecture::{named, shown};
use super::support::count;
use crate::error::WireError;
use crate::session::{Answer, Drawn, Session};
use crate::types::{
    ArchitectureRuleView, ArchitectureRulesView, ArchitectureWaiverView, Empty, GapMatrixView,
    PlateauArgs, PlateausArgs, PoliciesView,
};

/// Returns the gap matrix of two plateaus, and the way from one to the other.
pub fn gap_matrix(session: &mut Session, args: PlateausArgs) -> Answer<GapMatrixView> {
    let facts = session.drawn()?.facts;
    let gone = || WireError::not_found("plateau");
    let matrix = architecture::gap_matrix(&facts, args.from, args.to).ok_or_else(gone)?;
    let migration = migration(&facts, args.from, args.to).ok_or_else(gone)?;
    let of = |cell: GapCell| matrix.cells.iter().filter(|c| c.cell == cell).count();
    let (reasons, initiatives) = matrix.open();
    let open = match (reasons, initiatives) {
        (0, 0) => "each with its reason or initiative".to_owned(),
        (r, 0) => format!("{} without a reason", count(r, "block goes", "blocks go")),
        (0, i) => format!(
            "{} without an initiative",
            count(i, "block comes", "blocks come")
        ),
        (r, i) => format!(
            "{} without a reason, {} without an initiative",
            count(r, "block goes", "blocks go"),
            count(i, "comes", "come")
        ),
    };
    let sentence = format!(
        "{} included, {} changed, {} replaced, {} eliminated, {} new; {open}.",
        of(GapCell::Included),
        of(GapCell::Changed),
        of(GapCell::Replaced),
        of(GapCell::Eliminated),
        migration
            .steps
            .iter()
            .filter(|s| s.class == DiffClass::Added)
            .count(),
    );
    Ok(GapMatrixView {
        matrix,
        migration,
        sentence,
    })
}

/// Returns the policies, and how far they hold.
pub fn policies(session: &mut Session, args: PlateauArgs) -> Answer<PoliciesView> {
    let facts = session.drawn()?.facts;
    let plateau = args
        .plateau
        .and_then(|p| shown(&facts.architecture, Some(p)));
    let coverage = coverage(&facts, plateau);
    let of = |state: Enforcement| coverage.iter().map(|p| p.count(state)).sum::<usize>() as u32;
    let [enforced, planned, open] = [
        Enforcement::Enforced,
        Enforcement::Planned,
        Enforcement::Open,
    ]
    .map(of);
    let policies = facts.architecture.policies.clone();
    let sentence = if policies.is_empty() {
        "There is no policy yet; a reference architecture brings some, or add one.".to_owned()
    } else {
        format!(
            "{} with {}: {enforced} enforced by tools in use, {planned} by tools to come, {open} left open.",
            count(policies.len(), "policy", "policies"),
            count((enforced + planned + open) as usize, "control", "controls"),
        )
    };
    Ok(PoliciesView {
        policies,
        coverage,
        sentence,
        enforced,
        planned,
        open,
    })
}

/// Returns the rules of architectures, and the waivers.
pub fn architecture_rules(session: &mut Session, _: Empty) -> Answer<ArchitectureRulesView> {
    let today = session.today();
    let Drawn {
        facts, findings, ..
    } = session.drawn()?;
    let scheme = &facts.architecture.scheme;
    let rule = |&rule: &ArchitectureRule| {
        let (right, wrong) = rule.wrong();
        ArchitectureRuleView {
            rule,
            title: rule.title().into(),
            default: rule.severity(),
            severity: scheme.severity(rule),
            why: rule.why().into(),
            fix: rule.fix().into(),
            found: findings.iter().filter(|f| f.rule == rule).count() as u32,
            wrong: wrong.into(),
            right: right.into(),
        }
    };
    let waiver = |waiver: &ArchitectureWaiver| ArchitectureWaiverView {
        waiver: waiver.clone(),
        about: match waiver.element {
            Some(element) => named(&facts.architecture, element),
            None => "everything".into(),
        },
        expired: waiver.expires <= today,
        findings: findings
            .iter()
            .filter(|f| f.waived.as_ref().is_some_and(|w| w.waiver == waiver.id))
            .count() as u32,
    };
    Ok(ArchitectureRulesView {
        rules: ArchitectureRule::ALL.iter().map(rule).collect(),
        waivers: facts.architecture.waivers.iter().map(waiver).collect(),
    })
}
