//! Changes of an architecture that reach further than one element.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::{Architecture, Control, Element, EnvironmentChange};
use crate::id::{ComponentId, EnvironmentId, FlowId, PlateauId};

/// Two elements of a kind have one code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("two {what} have the code “{code}”; give one of them another")]
pub struct CodeTaken {
    /// The kind of element, in the plural.
    pub what: &'static str,
    /// The code.
    pub code: String,
}

/// What joining a reference architecture did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joined {
    /// Environments of the reference that were there already, and took it in.
    pub merged: Vec<EnvironmentId>,
    /// Components that were added.
    pub components: usize,
    /// Flows that were added.
    pub flows: usize,
}

impl Architecture {
    /// Returns an error where two elements of a kind share a code.
    pub fn check_codes(&self) -> Result<(), CodeTaken> {
        fn once<'a>(
            what: &'static str,
            codes: impl Iterator<Item = &'a String>,
        ) -> Result<(), CodeTaken> {
            let mut seen = BTreeSet::new();
            for code in codes {
                if !seen.insert(code) {
                    return Err(CodeTaken {
                        what,
                        code: code.clone(),
                    });
                }
            }
            Ok(())
        }
        once("plateaus", self.plateaus.iter().map(|e| &e.code))?;
        once("environments", self.environments.iter().map(|e| &e.code))?;
        once("components", self.components.iter().map(|e| &e.code))?;
        once("gates", self.gates.iter().map(|e| &e.code))?;
        once("flows", self.flows.iter().map(|e| &e.code))?;
        once("policies", self.policies.iter().map(|e| &e.code))?;
        once("controls", self.controls().map(|e| &e.code))
    }

    /// Returns the controls of all policies.
    pub fn controls(&self) -> impl Iterator<Item = &Control> {
        self.policies.iter().flat_map(|p| &p.controls)
    }

    /// Removes elements, and with each what cannot be without it: the flows of a component, the waivers and places of
    /// anything. Components of an environment that goes stand outside of all; what was in a plateau that goes and in
    /// no other goes with it, and what held from it on holds from the next.
    pub fn remove(&mut self, elements: &[Element]) {
        let mut gone: BTreeSet<Element> = elements.iter().copied().collect();
        for element in elements {
            if let Element::Plateau(id) = element {
                self.remove_plateau(*id, &mut gone);
            }
        }
        self.environments
            .retain(|e| !gone.contains(&Element::Environment(e.id)));
        self.components
            .retain(|c| !gone.contains(&Element::Component(c.id)));
        let left: BTreeSet<ComponentId> = self.components.iter().map(|c| c.id).collect();
        for component in &mut self.components {
            let home = component.environment.map(Element::Environment);
            if home.is_some_and(|e| gone.contains(&e)) {
                component.environment = None;
            }
            component.replaces.retain(|id| left.contains(id));
        }
        let loose = |f: &FlowId, from, to| {
            gone.contains(&Element::Flow(*f)) || !left.contains(&from) || !left.contains(&to)
        };
        let flows: Vec<FlowId> = self
            .flows
            .iter()
            .filter(|f| loose(&f.id, f.from, f.to))
            .map(|f| f.id)
            .collect();
        gone.extend(flows.into_iter().map(Element::Flow));
        self.flows.retain(|f| !gone.contains(&Element::Flow(f.id)));
        self.gates.retain(|g| !gone.contains(&Element::Gate(g.id)));
        for flow in &mut self.flows {
            flow.gate = flow.gate.filter(|g| !gone.contains(&Element::Gate(*g)));
        }
        for policy in &mut self.policies {
            policy
                .controls
                .retain(|c| !gone.contains(&Element::Control(c.id)));
            for control in &mut policy.controls {
                control.applies_to.retain(|e| !gone.contains(e));
            }
        }
        self.waivers
            .retain(|w| w.element.is_none_or(|e| !gone.contains(&e)));
    }

    /// Removes a policy with its controls and their waivers.
    pub fn remove_policy(&mut self, id: crate::id::PolicyId) {
        let of = self.policies.iter().filter(|p| p.id == id);
        let controls: Vec<Element> = of
            .flat_map(|p| &p.controls)
            .map(|c| Element::Control(c.id))
            .collect();
        self.remove(&controls);
        self.policies.retain(|p| p.id != id);
    }

    fn remove_plateau(&mut self, id: PlateauId, gone: &mut BTreeSet<Element>) {
        let at = self.plateaus.iter().position(|p| p.id == id);
        let next = at.and_then(|at| self.plateaus.get(at + 1)).map(|p| p.id);
        let lists = self
            .environments
            .iter_mut()
            .map(|e| (Element::Environment(e.id), &mut e.plateaus))
            .chain(
                self.components
                    .iter_mut()
                    .map(|c| (Element::Component(c.id), &mut c.plateaus)),
            )
            .chain(
                self.gates
                    .iter_mut()
                    .map(|g| (Element::Gate(g.id), &mut g.plateaus)),
            )
            .chain(
                self.flows
                    .iter_mut()
                    .map(|f| (Element::Flow(f.id), &mut f.plateaus)),
            );
        for (element, plateaus) in lists {
            if plateaus[..] == [id] {
                gone.insert(element);
            }
            plateaus.retain(|p| *p != id);
        }
        for environment in &mut self.environments {
            hand_over(&mut environment.changes, id, next, |c| &mut c.from);
        }
        for component in &mut self.components {
            hand_over(&mut component.changes, id, next, |c| &mut c.from);
        }
        self.plateaus.retain(|p| p.id != id);
    }

    /// Takes in the elements of another architecture, such as a reference: into one plateau, or as it stands.
    ///
    /// An environment of the same code joins the one that is there; its state holds from the plateau on. Codes that are
    /// taken get the next free number. Ids of `other` must be new.
    pub fn join(&mut self, mut other: Architecture, plateau: Option<PlateauId>) -> Joined {
        let mut joined = Joined {
            components: other.components.len(),
            flows: other.flows.len(),
            ..Joined::default()
        };
        if self.scheme.title.is_empty() {
            self.scheme.title = std::mem::take(&mut other.scheme.title);
        }
        if self.components.is_empty() {
            self.scheme.promotion = other.scheme.promotion;
        }
        let into: Vec<PlateauId> = plateau.into_iter().collect();
        if plateau.is_some() {
            other.plateaus.clear();
            other.each_plateau_list(|list| list.clone_from(&into));
        }
        let mut renamed: BTreeMap<EnvironmentId, EnvironmentId> = BTreeMap::new();
        for environment in other.environments {
            let known = self
                .environments
                .iter_mut()
                .find(|e| e.code == environment.code);
            let Some(known) = known else {
                self.environments.push(environment);
                continue;
            };
            renamed.insert(environment.id, known.id);
            joined.merged.push(known.id);
            if let Some(plateau) = plateau {
                if !known.plateaus.is_empty() && !known.plateaus.contains(&plateau) {
                    known.plateaus.push(plateau);
                }
                if known.state != environment.state {
                    known.changes.retain(|c| c.from != plateau);
                    known.changes.push(EnvironmentChange {
                        from: plateau,
                        state: environment.state,
                    });
                }
            }
        }
        for component in &mut other.components {
            component.environment = component
                .environment
                .map(|e| renamed.get(&e).copied().unwrap_or(e));
        }
        for control in other.policies.iter_mut().flat_map(|p| &mut p.controls) {
            for element in &mut control.applies_to {
                if let Element::Environment(id) = element {
                    *element = Element::Environment(renamed.get(id).copied().unwrap_or(*id));
                }
            }
        }
        renumber(
            &self.plateaus,
            &mut other.plateaus,
            |e| &e.code,
            |e| &mut e.code,
        );
        renumber(
            &self.components,
            &mut other.components,
            |e| &e.code,
            |e| &mut e.code,
        );
        renumber(&self.gates, &mut other.gates, |e| &e.code, |e| &mut e.code);
        renumber(&self.flows, &mut other.flows, |e| &e.code, |e| &mut e.code);
        let taken: BTreeSet<String> = self.policies.iter().map(|p| p.title.clone()).collect();
        other.policies.retain(|p| !taken.contains(&p.title));
        renumber(
            &self.policies,
            &mut other.policies,
            |e| &e.code,
            |e| &mut e.code,
        );
        for policy in &mut other.policies {
            for (i, control) in policy.controls.iter_mut().enumerate() {
                control.code = format!("{}.{}", policy.code, i + 1);
            }
        }
        self.plateaus.extend(other.plateaus);
        self.components.extend(other.components);
        self.gates.extend(other.gates);
        self.flows.extend(other.flows);
        self.policies.extend(other.policies);
        joined
    }

    fn each_plateau_list(&mut self, mut with: impl FnMut(&mut Vec<PlateauId>)) {
        self.environments
            .iter_mut()
            .for_each(|e| with(&mut e.plateaus));
        self.components
            .iter_mut()
            .for_each(|c| with(&mut c.plateaus));
        self.gates.iter_mut().for_each(|g| with(&mut g.plateaus));
        self.flows.iter_mut().for_each(|f| with(&mut f.plateaus));
    }

    /// Returns the first code `prefix` with a number that none of `codes` is: “C-01”, then “C-02”.
    pub fn free_code<'a>(prefix: &str, codes: impl Iterator<Item = &'a String>) -> String {
        let taken: BTreeSet<&String> = codes.collect();
        let mut number = 1_u32;
        loop {
            let code = format!("{prefix}{number:02}");
            if !taken.contains(&code) {
                return code;
            }
            number += 1;
        }
    }
}

/// Lets what held from a plateau that goes hold from the next one, unless something else does.
fn hand_over<C>(
    changes: &mut Vec<C>,
    gone: PlateauId,
    next: Option<PlateauId>,
    from: impl Fn(&mut C) -> &mut PlateauId,
) {
    let Some(at) = changes.iter_mut().position(|c| *from(c) == gone) else {
        return;
    };
    let taken = changes.iter_mut().any(|c| Some(*from(c)) == next);
    match next {
        Some(next) if !taken => *from(&mut changes[at]) = next,
        _ => drop(changes.remove(at)),
    }
}

/// Gives the elements of `new` whose code is taken another: the same letters with the next free number.
fn renumber<T>(
    there: &[T],
    new: &mut [T],
    code: impl Fn(&T) -> &String,
    code_mut: impl Fn(&mut T) -> &mut String,
) {
    let mut taken: BTreeSet<String> = there.iter().map(|e| code(e).clone()).collect();
    for element in new {
        let own = code(element).clone();
        if !taken.contains(&own) {
            taken.insert(own);
            continue;
        }
        let letters = own.trim_end_matches(|c: char| c.is_ascii_digit());
        let free = Architecture::free_code(letters, taken.iter());
        taken.insert(free.clone());
        *code_mut(element) = free;
    }
}
