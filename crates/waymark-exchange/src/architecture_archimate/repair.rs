//! What makes an architecture of what was read: codes, order, and no link that leads nowhere.

use std::collections::BTreeSet;

use waymark_domain::architecture::{Architecture, Element, PlateauKind};
use waymark_domain::id::PlateauId;

use super::Inside;

/// Gives codes to what has none, and kinds to plateaus that came without: the first is the baseline, the last the target.
pub(super) fn number(a: &mut Architecture) {
    let last = a.plateaus.len().saturating_sub(1);
    for (i, plateau) in a.plateaus.iter_mut().enumerate() {
        if plateau.code.is_empty() {
            plateau.code = format!("P{i}");
            plateau.kind = match i {
                0 if last > 0 => PlateauKind::Baseline,
                i if i == last => PlateauKind::Target,
                _ => PlateauKind::Transition,
            };
        }
    }
    fill(&mut a.environments, "E-", |e| &mut e.code);
    fill(&mut a.components, "C-", |e| &mut e.code);
    fill(&mut a.flows, "F-", |e| &mut e.code);
}

/// Takes out links to what the engagement does not have; returns how many there were.
pub(super) fn forget(a: &mut Architecture, inside: &Inside) -> usize {
    let mut gone = 0;
    let mut list = |before: usize, after: usize| gone += before - after;
    let mut singles = 0;
    for e in &mut a.environments {
        let later = e.changes.iter_mut().map(|c| &mut c.state);
        for state in std::iter::once(&mut e.state).chain(later) {
            let (before, after) = many(&mut state.writers, &inside.roles);
            list(before, after);
        }
    }
    for c in &mut a.components {
        let later = c.changes.iter_mut().map(|c| &mut c.state);
        for state in std::iter::once(&mut c.state).chain(later) {
            singles += one(&mut state.tool, &inside.tools);
        }
        singles += one(&mut c.owner_role, &inside.roles);
        singles += one(&mut c.recommendation, &inside.recommendations);
        let (before, after) = many(&mut c.capabilities, &inside.capabilities);
        list(before, after);
        let (before, after) = many(&mut c.steps, &inside.steps);
        list(before, after);
    }
    for g in &mut a.gates {
        singles += one(&mut g.deputy, &inside.roles) + one(&mut g.deployer, &inside.roles);
        singles += one(&mut g.step, &inside.steps);
        for evidence in &mut g.evidence {
            singles += one(&mut evidence.step, &inside.steps);
        }
        let (before, after) = many(&mut g.approvers, &inside.roles);
        list(before, after);
    }
    for p in &mut a.policies {
        singles += one(&mut p.owner_role, &inside.roles);
        for control in &mut p.controls {
            let before = control.enforced_by.len();
            control
                .enforced_by
                .retain(|by| inside.tools.contains(&by.tool));
            list(before, control.enforced_by.len());
        }
    }
    gone + singles
}

/// Takes out links to what the file no longer has, as if it had been removed here; returns how many there were.
pub(super) fn mend(a: &mut Architecture) -> usize {
    let links = links(a);
    let known = known(a);
    let gone: Vec<Element> = links.into_iter().filter(|e| !known.contains(e)).collect();
    if !gone.is_empty() {
        a.remove(&gone);
    }
    gone.len()
}

fn known(a: &Architecture) -> BTreeSet<Element> {
    let mut known: BTreeSet<Element> = a.plateaus.iter().map(|e| Element::Plateau(e.id)).collect();
    known.extend(a.environments.iter().map(|e| Element::Environment(e.id)));
    known.extend(a.components.iter().map(|e| Element::Component(e.id)));
    known.extend(a.gates.iter().map(|e| Element::Gate(e.id)));
    known.extend(a.flows.iter().map(|e| Element::Flow(e.id)));
    known.extend(a.controls().map(|e| Element::Control(e.id)));
    known
}

/// Returns whatever an element is linked to, each link once.
fn links(a: &Architecture) -> Vec<Element> {
    let mut links: Vec<Element> = Vec::new();
    let mut plateaus: Vec<PlateauId> = Vec::new();
    for e in &a.environments {
        plateaus.extend(e.plateaus.iter().copied());
        plateaus.extend(e.changes.iter().map(|c| c.from));
    }
    for c in &a.components {
        plateaus.extend(c.plateaus.iter().copied());
        plateaus.extend(c.changes.iter().map(|c| c.from));
        links.extend(c.environment.map(Element::Environment));
        links.extend(c.replaces.iter().copied().map(Element::Component));
    }
    for g in &a.gates {
        plateaus.extend(g.plateaus.iter().copied());
    }
    for f in &a.flows {
        plateaus.extend(f.plateaus.iter().copied());
        links.extend([f.from, f.to].map(Element::Component));
        links.extend(f.gate.map(Element::Gate));
    }
    let places = a.controls().flat_map(|c| c.applies_to.iter().copied());
    links.extend(places);
    links.extend(a.waivers.iter().filter_map(|w| w.element));
    links.extend(plateaus.into_iter().map(Element::Plateau));
    links
}

/// Gives the codes of a list that are empty the next free number.
fn fill<T>(of: &mut [T], prefix: &str, code: impl Fn(&mut T) -> &mut String) {
    let mut taken: BTreeSet<String> = of.iter_mut().map(|e| code(e).clone()).collect();
    let mut next = 1;
    for one in of {
        while code(one).is_empty() {
            let free = format!("{prefix}{next:02}");
            next += 1;
            if taken.insert(free.clone()) {
                *code(one) = free;
            }
        }
    }
}

/// Takes out a link to what is not known; returns how many that were.
fn one<T: Ord>(link: &mut Option<T>, known: &BTreeSet<T>) -> usize {
    let unknown = link.as_ref().is_some_and(|id| !known.contains(id));
    if unknown {
        *link = None;
    }
    usize::from(unknown)
}

/// Takes out links to what is not known; returns how many there were and how many are left.
fn many<T: Ord>(links: &mut Vec<T>, known: &BTreeSet<T>) -> (usize, usize) {
    let before = links.len();
    links.retain(|id| known.contains(id));
    (before, links.len())
}
