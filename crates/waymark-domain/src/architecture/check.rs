//! What has to hold of any architecture, whatever it is like: nothing dangles, nothing is nameless.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Architecture, CodeTaken, Element, MAX_ELEMENTS, Pin};
use crate::id::{ComponentId, EnvironmentId, GateId, PlateauId};

/// Why something is no architecture.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArchitectureError {
    /// Two elements share a code.
    #[error(transparent)]
    Code(#[from] CodeTaken),
    /// There is too much of something.
    #[error("there are more than {MAX_ELEMENTS} {0}")]
    TooMany(&'static str),
    /// An element has no name.
    #[error("{0} has no {1}")]
    Nameless(String, &'static str),
    /// An element names one that is not there.
    #[error("{0} names {1} that is not there")]
    Dangling(String, &'static str),
    /// A component takes its own place.
    #[error("{0} takes its own place")]
    ReplacesItself(String),
    /// A number is none, or out of bounds.
    #[error("{0} has {1}")]
    Number(String, &'static str),
}

impl Architecture {
    /// Returns the first thing that does not hold together, or nothing.
    pub fn check(&self) -> Result<(), ArchitectureError> {
        for (what, count) in [
            ("plateaus", self.plateaus.len()),
            ("environments", self.environments.len()),
            ("components", self.components.len()),
            ("gates", self.gates.len()),
            ("flows", self.flows.len()),
            ("policies", self.policies.len()),
            ("waivers", self.waivers.len()),
        ] {
            if count > MAX_ELEMENTS {
                return Err(ArchitectureError::TooMany(what));
            }
        }
        self.check_codes()?;
        self.check_names()?;
        let known = Known::of(self);
        known.environments(self)?;
        known.components(self)?;
        known.gates(self)?;
        known.flows(self)?;
        known.places(self)
    }

    fn check_names(&self) -> Result<(), ArchitectureError> {
        let named = |code: &str, title: &str| {
            let what = if code.trim().is_empty() {
                "code"
            } else if title.trim().is_empty() {
                "name"
            } else {
                return Ok(());
            };
            let which = if what == "code" { title } else { code };
            Err(ArchitectureError::Nameless(format!("“{which}”"), what))
        };
        self.plateaus
            .iter()
            .try_for_each(|e| named(&e.code, &e.title))?;
        self.environments
            .iter()
            .try_for_each(|e| named(&e.code, &e.title))?;
        self.components
            .iter()
            .try_for_each(|e| named(&e.code, &e.title))?;
        self.gates
            .iter()
            .try_for_each(|e| named(&e.code, &e.title))?;
        self.flows
            .iter()
            .try_for_each(|e| named(&e.code, "a flow"))?;
        self.policies
            .iter()
            .try_for_each(|e| named(&e.code, &e.title))?;
        self.controls().try_for_each(|e| named(&e.code, &e.title))
    }
}

/// The elements that are there.
struct Known {
    plateaus: BTreeSet<PlateauId>,
    environments: BTreeSet<EnvironmentId>,
    components: BTreeSet<ComponentId>,
    gates: BTreeSet<GateId>,
    all: BTreeSet<Element>,
}

type Checked = Result<(), ArchitectureError>;

impl Known {
    fn of(a: &Architecture) -> Self {
        let plateaus: BTreeSet<PlateauId> = a.plateaus.iter().map(|e| e.id).collect();
        let environments: BTreeSet<EnvironmentId> = a.environments.iter().map(|e| e.id).collect();
        let components: BTreeSet<ComponentId> = a.components.iter().map(|e| e.id).collect();
        let gates: BTreeSet<GateId> = a.gates.iter().map(|e| e.id).collect();
        let mut all: BTreeSet<Element> = plateaus.iter().map(|id| Element::Plateau(*id)).collect();
        all.extend(environments.iter().map(|id| Element::Environment(*id)));
        all.extend(components.iter().map(|id| Element::Component(*id)));
        all.extend(gates.iter().map(|id| Element::Gate(*id)));
        all.extend(a.flows.iter().map(|f| Element::Flow(f.id)));
        all.extend(a.controls().map(|c| Element::Control(c.id)));
        Self {
            plateaus,
            environments,
            components,
            gates,
            all,
        }
    }

    fn in_plateaus(&self, code: &str, mut plateaus: impl Iterator<Item = PlateauId>) -> Checked {
        expect(
            plateaus.all(|p| self.plateaus.contains(&p)),
            code,
            "a plateau",
        )
    }

    fn environments(&self, a: &Architecture) -> Checked {
        for e in &a.environments {
            let changes = e.changes.iter().map(|c| c.from);
            self.in_plateaus(&e.code, e.plateaus.iter().copied().chain(changes))?;
        }
        Ok(())
    }

    fn components(&self, a: &Architecture) -> Checked {
        for c in &a.components {
            let changes = c.changes.iter().map(|c| c.from);
            self.in_plateaus(&c.code, c.plateaus.iter().copied().chain(changes))?;
            let home = c.environment.is_none_or(|e| self.environments.contains(&e));
            expect(home, &c.code, "an environment")?;
            let replaced = c.replaces.iter().all(|r| self.components.contains(r));
            expect(replaced, &c.code, "a component")?;
            if c.replaces.contains(&c.id) {
                return Err(ArchitectureError::ReplacesItself(c.code.clone()));
            }
            pinned(c.pin, &c.code)?;
        }
        Ok(())
    }

    fn gates(&self, a: &Architecture) -> Checked {
        for g in &a.gates {
            self.in_plateaus(&g.code, g.plateaus.iter().copied())?;
            pinned(g.pin, &g.code)?;
            if g.checks.iter().any(|c| !c.threshold.is_finite()) {
                let what = "a threshold that is no number";
                return Err(ArchitectureError::Number(g.code.clone(), what));
            }
        }
        Ok(())
    }

    fn flows(&self, a: &Architecture) -> Checked {
        for f in &a.flows {
            self.in_plateaus(&f.code, f.plateaus.iter().copied())?;
            let ends = [f.from, f.to].iter().all(|c| self.components.contains(c));
            expect(ends, &f.code, "a component")?;
            let gate = f.gate.is_none_or(|g| self.gates.contains(&g));
            expect(gate, &f.code, "a gate")?;
        }
        Ok(())
    }

    fn places(&self, a: &Architecture) -> Checked {
        for c in a.controls() {
            let places = c.applies_to.iter();
            let all = places.clone().all(|e| self.all.contains(e));
            expect(all, &c.code, "an element")?;
            let of_its_kind = !places.clone().any(|e| matches!(e, Element::Control(_)));
            expect(of_its_kind, &c.code, "a control as its place")?;
        }
        for w in &a.waivers {
            let there = w.element.is_none_or(|e| self.all.contains(&e));
            expect(there, w.rule.id(), "an element")?;
        }
        Ok(())
    }
}

fn expect(holds: bool, code: &str, what: &'static str) -> Checked {
    if holds {
        return Ok(());
    }
    Err(ArchitectureError::Dangling(code.to_owned(), what))
}

fn pinned(pin: Option<Pin>, code: &str) -> Checked {
    if pin.is_none_or(Pin::is_valid) {
        return Ok(());
    }
    let what = "a place that is off the drawing";
    Err(ArchitectureError::Number(code.to_owned(), what))
}
