//! How the architecture changes.

use waymark_domain::architecture::{
    Architecture, ArchitectureRule, ArchitectureWaiver, Classification, Component, Element,
    Environment, EnvironmentState, Flow, Gate, Plateau, Policy,
};
use waymark_domain::id::{
    ComponentId, ControlId, EnvironmentId, FlowId, GateId, PlateauId, PolicyId, WaiverId,
};

use super::architecture::named;
use super::support::{count, filled};
use crate::error::WireError;
use crate::session::{Answer, Environment as Shell, Session};
use crate::types::{
    AddElement, AddPolicy, Changed, ElementsArgs, MoveElement, PinElements, PolicyArgs,
    SaveElement, SetArchitectureScheme, SetArchitectureWaiver, Topic, WaiverArgs,
};

/// Runs `change` on a copy of the architecture, checks it, and writes what differs; `label` says what was done.
pub(super) fn edit_architecture<T>(
    session: &mut Session,
    topics: &[Topic],
    change: impl FnOnce(&mut Architecture, &Shell) -> Answer<(String, T)>,
) -> Answer<Changed<T>> {
    let before = session.drawn()?.facts;
    let mut after = before.architecture.clone();
    let (label, value) = change(&mut after, &session.environment)?;
    after.check().map_err(|e| {
        WireError::invalid(
            format!("{}.", capital(&e.to_string())),
            "Put that right and try again; nothing was changed.",
        )
    })?;
    session.change(label, topics, |edit, _| {
        edit.update_architecture(&before.architecture, &after)?;
        Ok(value)
    })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

const TOPICS: [Topic; 1] = [Topic::Architecture];

/// Adds an element; answers which.
pub fn add_element(session: &mut Session, args: AddElement) -> Answer<Changed<Element>> {
    edit_architecture(session, &TOPICS, |a, shell| match args {
        AddElement::Plateau { title, kind, date } => {
            filled(&title, "The name of the plateau")?;
            let id = PlateauId(shell.new_id());
            let code = format!("P{}", a.plateaus.len());
            let taken = a.plateaus.iter().any(|p| p.code == code);
            a.plateaus.push(Plateau {
                id,
                code: if taken {
                    Architecture::free_code("P", a.plateaus.iter().map(|p| &p.code))
                } else {
                    code
                },
                title: title.trim().to_owned(),
                kind,
                date,
                description: String::new(),
            });
            Ok((
                format!("Add the plateau {}", title.trim()),
                Element::Plateau(id),
            ))
        }
        AddElement::Environment { title, kind } => {
            filled(&title, "The name of the environment")?;
            let id = EnvironmentId(shell.new_id());
            a.environments.push(Environment {
                id,
                code: Architecture::free_code("E-", a.environments.iter().map(|e| &e.code)),
                title: title.trim().to_owned(),
                kind,
                description: String::new(),
                state: EnvironmentState::default(),
                changes: vec![],
                plateaus: vec![],
            });
            let label = format!("Add the environment {}", title.trim());
            Ok((label, Element::Environment(id)))
        }
        AddElement::Component {
            title,
            kind,
            environment,
            plateaus,
            pin,
        } => {
            filled(&title, "The name of the component")?;
            let id = ComponentId(shell.new_id());
            let code = Architecture::free_code("C-", a.components.iter().map(|c| &c.code));
            a.components.push(Component {
                environment,
                plateaus,
                pin,
                ..Component::new(id, &code, title.trim(), kind)
            });
            Ok((format!("Add {}", title.trim()), Element::Component(id)))
        }
        AddElement::Flow {
            from,
            to,
            kind,
            gate,
            plateaus,
        } => {
            let id = FlowId(shell.new_id());
            let flow = Flow {
                id,
                code: Architecture::free_code("F-", a.flows.iter().map(|f| &f.code)),
                title: String::new(),
                from,
                to,
                kind,
                protocol: String::new(),
                classification: Classification::Internal,
                gate,
                description: String::new(),
                plateaus,
            };
            let label = format!("Connect {}", a.flow_name(&flow));
            a.flows.push(flow);
            Ok((label, Element::Flow(id)))
        }
        AddElement::Gate {
            title,
            kind,
            flows,
            plateaus,
        } => {
            filled(&title, "The name of the gate")?;
            let id = GateId(shell.new_id());
            let code = (1..).map(|n| format!("G{n}"));
            let code = code
                .into_iter()
                .find(|c| a.gates.iter().all(|g| g.code != *c));
            a.gates.push(Gate {
                plateaus,
                ..Gate::new(id, &code.unwrap_or_default(), title.trim(), kind)
            });
            for flow in a.flows.iter_mut().filter(|f| flows.contains(&f.id)) {
                flow.gate = Some(id);
            }
            Ok((format!("Add the gate {}", title.trim()), Element::Gate(id)))
        }
    })
}

/// Changes an element.
pub fn save_element(session: &mut Session, args: SaveElement) -> Answer<Changed<()>> {
    fn put<T, I: PartialEq>(of: &mut [T], element: T, id: impl Fn(&T) -> I) -> Answer<()> {
        let there = of.iter_mut().find(|e| id(e) == id(&element));
        *there.ok_or_else(|| WireError::not_found("element"))? = element;
        Ok(())
    }
    edit_architecture(session, &TOPICS, |a, _| {
        let label = match args {
            SaveElement::Plateau(e) => {
                let label = format!("Change the plateau {}", e.title);
                put(&mut a.plateaus, e, |e| e.id)?;
                label
            }
            SaveElement::Environment(e) => {
                let label = format!("Change the environment {}", e.title);
                put(&mut a.environments, e, |e| e.id)?;
                label
            }
            SaveElement::Component(e) => {
                let label = format!("Change {} {}", e.code, e.title);
                put(&mut a.components, *e, |e| e.id)?;
                label
            }
            SaveElement::Flow(e) => {
                let label = format!("Change {} {}", e.code, a.flow_name(&e));
                put(&mut a.flows, e, |e| e.id)?;
                label
            }
            SaveElement::Gate(e) => {
                let label = format!("Change the gate {} {}", e.code, e.title);
                put(&mut a.gates, *e, |e| e.id)?;
                label
            }
        };
        Ok((label, ()))
    })
}

/// Removes elements, with what cannot be without them.
pub fn remove_elements(session: &mut Session, args: ElementsArgs) -> Answer<Changed<()>> {
    edit_architecture(session, &[Topic::Architecture, Topic::Policies], |a, _| {
        let label = match args.elements.as_slice() {
            [] => {
                return Err(WireError::invalid(
                    "Nothing is named.",
                    "Select something first.",
                ));
            }
            [one] => format!("Remove {}", named(a, *one)),
            many => format!("Remove {}", count(many.len(), "element", "elements")),
        };
        a.remove(&args.elements);
        Ok((label, ()))
    })
}

/// Pins components and gates to their places, or lets the layout place them.
pub fn pin_elements(session: &mut Session, args: PinElements) -> Answer<Changed<()>> {
    edit_architecture(session, &TOPICS, |a, _| {
        let mut label = String::new();
        for change in &args.pins {
            let pin = match change.element {
                Element::Component(id) => {
                    let found = a.components.iter_mut().find(|c| c.id == id);
                    found.map(|c| &mut c.pin)
                }
                Element::Gate(id) => a.gates.iter_mut().find(|g| g.id == id).map(|g| &mut g.pin),
                _ => None,
            };
            *pin.ok_or_else(|| WireError::not_found("component or gate"))? = change.pin;
            let verb = if change.pin.is_some() {
                "Move"
            } else {
                "Let the layout place"
            };
            label = match args.pins.len() {
                1 => format!("{verb} {}", named(a, change.element)),
                n => format!("{verb} {n} elements"),
            };
        }
        Ok((label, ()))
    })
}

/// Moves an element in its list.
pub fn move_element(session: &mut Session, args: MoveElement) -> Answer<Changed<()>> {
    fn shift<T>(of: &mut Vec<T>, to: u32, is: impl Fn(&T) -> bool) -> Answer<()> {
        let at = of
            .iter()
            .position(is)
            .ok_or_else(|| WireError::not_found("element"))?;
        let moved = of.remove(at);
        let to = (to as usize).min(of.len());
        of.insert(to, moved);
        Ok(())
    }
    edit_architecture(session, &TOPICS, |a, _| {
        let label = format!("Move {}", named(a, args.element));
        let to = args.position;
        match args.element {
            Element::Plateau(id) => shift(&mut a.plateaus, to, |e| e.id == id)?,
            Element::Environment(id) => shift(&mut a.environments, to, |e| e.id == id)?,
            Element::Component(id) => shift(&mut a.components, to, |e| e.id == id)?,
            Element::Gate(id) => shift(&mut a.gates, to, |e| e.id == id)?,
            Element::Flow(id) => shift(&mut a.flows, to, |e| e.id == id)?,
            Element::Control(_) => return Err(WireError::not_found("element with an order")),
        }
        Ok((label, ()))
    })
}

/// Sets title, promotion and severities.
pub fn set_architecture_scheme(
    session: &mut Session,
    args: SetArchitectureScheme,
) -> Answer<Changed<()>> {
    edit_architecture(session, &TOPICS, |a, _| {
        let chosen = args.severities.iter().map(|c| (c.rule, c.severity));
        // A severity that is the rule's own says nothing.
        let severities = chosen.filter(|(rule, s)| *s != rule.severity()).collect();
        let label = match () {
            () if a.scheme.promotion != args.promotion => {
                format!("Promote by “{}”", args.promotion.title())
            }
            () if a.scheme.title != args.title => "Rename the architecture".to_owned(),
            () => "Change severities of rules".to_owned(),
        };
        args.title.trim().clone_into(&mut a.scheme.title);
        a.scheme.promotion = args.promotion;
        a.scheme.severities = severities;
        Ok((label, ()))
    })
}

/// Grants or changes a waiver of a finding; answers its id.
pub fn set_architecture_waiver(
    session: &mut Session,
    args: SetArchitectureWaiver,
) -> Answer<Changed<WaiverId>> {
    filled(&args.reason, "The reason")?;
    if args.expires <= session.today() {
        let message = format!("A waiver that ends on {} would not hold.", args.expires);
        return Err(WireError::invalid(message, "Choose a day after today."));
    }
    edit_architecture(session, &TOPICS, |a, shell| {
        let same = |w: &ArchitectureWaiver| (w.rule, w.element) == (args.rule, args.element);
        let at = match args.id {
            Some(id) => {
                let at = a.waivers.iter().position(|w| w.id == id);
                Some(at.ok_or_else(|| WireError::not_found("waiver"))?)
            }
            // A second waiver for the same thing replaces the first.
            None => a.waivers.iter().position(same),
        };
        let id = at.map_or_else(|| WaiverId(shell.new_id()), |at| a.waivers[at].id);
        let label = format!(
            "Waive {} to {}",
            about(a, args.rule, args.element),
            args.expires
        );
        let waiver = ArchitectureWaiver {
            id,
            rule: args.rule,
            element: args.element,
            reason: args.reason.trim().to_owned(),
            expires: args.expires,
            by: shell.actor.clone(),
        };
        match at {
            Some(at) => a.waivers[at] = waiver,
            None => a.waivers.push(waiver),
        }
        Ok((label, id))
    })
}

/// Takes back a waiver of a finding.
pub fn remove_architecture_waiver(session: &mut Session, args: WaiverArgs) -> Answer<Changed<()>> {
    edit_architecture(session, &TOPICS, |a, _| {
        let at = a.waivers.iter().position(|w| w.id == args.waiver);
        let gone = a
            .waivers
            .remove(at.ok_or_else(|| WireError::not_found("waiver"))?);
        let what = about(a, gone.rule, gone.element);
        Ok((format!("Take back the waiver of {what}"), ()))
    })
}

fn about(a: &Architecture, rule: ArchitectureRule, element: Option<Element>) -> String {
    match element {
        Some(element) => format!("{} for {}", rule.id(), named(a, element)),
        None => rule.id().to_owned(),
    }
}

/// Adds a policy; answers its id.
pub fn add_policy(session: &mut Session, args: AddPolicy) -> Answer<Changed<PolicyId>> {
    filled(&args.title, "What the policy asks")?;
    edit_architecture(session, &[Topic::Policies], |a, shell| {
        let id = PolicyId(shell.new_id());
        a.policies.push(Policy {
            id,
            code: Architecture::free_code("P-", a.policies.iter().map(|p| &p.code)),
            title: args.title.trim().to_owned(),
            kind: args.kind,
            statement: String::new(),
            owner_role: None,
            references: vec![],
            controls: vec![],
        });
        Ok((format!("Add the policy {}", args.title.trim()), id))
    })
}

/// Changes a policy and its controls; a control without an id (all zeros) is new, one without a code is numbered.
pub fn save_policy(session: &mut Session, args: Policy) -> Answer<Changed<()>> {
    filled(&args.title, "What the policy asks")?;
    edit_architecture(session, &[Topic::Policies], |a, shell| {
        let mut policy = args;
        for control in &mut policy.controls {
            if control.id.0.is_nil() {
                control.id = ControlId(shell.new_id());
            }
        }
        for at in 0..policy.controls.len() {
            if policy.controls[at].code.trim().is_empty() {
                let codes = policy.controls.iter().map(|c| &c.code);
                let code = (1..).map(|n| format!("{}.{n}", policy.code));
                let taken: Vec<&String> = codes.collect();
                let free = code.into_iter().find(|c| !taken.contains(&c));
                policy.controls[at].code = free.unwrap_or_default();
            }
        }
        let label = format!("Change the policy {} {}", policy.code, policy.title);
        let left: Vec<ControlId> = policy.controls.iter().map(|c| c.id).collect();
        let there = a.policies.iter_mut().find(|p| p.id == policy.id);
        let there = there.ok_or_else(|| WireError::not_found("policy"))?;
        let gone: Vec<Element> = there
            .controls
            .iter()
            .filter(|c| !left.contains(&c.id))
            .map(|c| Element::Control(c.id))
            .collect();
        *there = policy;
        a.remove(&gone);
        Ok((label, ()))
    })
}

/// Removes a policy with its controls.
pub fn remove_policy(session: &mut Session, args: PolicyArgs) -> Answer<Changed<()>> {
    edit_architecture(session, &[Topic::Architecture, Topic::Policies], |a, _| {
        let policy = a.policies.iter().find(|p| p.id == args.policy);
        let policy = policy.ok_or_else(|| WireError::not_found("policy"))?;
        let label = format!("Remove the policy {} {}", policy.code, policy.title);
        a.remove_policy(args.policy);
        Ok((label, ()))
    })
}
