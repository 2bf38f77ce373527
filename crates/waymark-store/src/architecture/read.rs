//! From the file.

use std::collections::BTreeMap;

use rusqlite::Row;
use uuid::Uuid;
use waymark_domain::architecture::{
    Architecture, ArchitectureFacts, ArchitectureRule, ArchitectureScheme, ArchitectureWaiver,
    Classification, Component, ComponentChange, ComponentKind, ComponentState, Control,
    Criticality, Element, EnforcedBy, Environment, EnvironmentChange, EnvironmentKind,
    EnvironmentState, Flow, FlowKind, Gate, GateEvidence, GateKind, Layer, Plateau, PlateauKind,
    Policy, PolicyKind, Promotion, SourceFile,
};
use waymark_domain::id::{PlateauId, RoleId};
use waymark_domain::tool::Hosting;

use super::{
    APPROVERS, CAPABILITIES, COMPONENT_PLATEAUS, ENVIRONMENT_PLATEAUS, FLOW_PLATEAUS,
    GATE_PLATEAUS, REPLACES, STEPS, element,
};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

/// States of an element by its key: what holds from the beginning, and what changes from which plateau on.
type States<S> = BTreeMap<Uuid, Vec<(Option<PlateauId>, S)>>;

impl Reader {
    /// Returns the architecture, each of its lists in its order.
    pub fn architecture(&self) -> Result<Architecture, StoreError> {
        self.at_once(|| {
            Ok(Architecture {
                scheme: self.architecture_scheme()?,
                plateaus: self.plateaus()?,
                environments: self.environments()?,
                components: self.components()?,
                gates: self.gates()?,
                flows: self.flows()?,
                policies: self.policies()?,
                waivers: self.architecture_waivers()?,
                source: self.architecture_source()?,
            })
        })
    }

    /// Returns everything that findings, differences and drawings of the architecture follow from.
    pub fn architecture_facts(&self) -> Result<ArchitectureFacts, StoreError> {
        self.at_once(|| {
            Ok(ArchitectureFacts {
                architecture: self.architecture()?,
                roles: self.roles()?,
                tools: self.tools()?,
            })
        })
    }

    fn architecture_scheme(&self) -> Result<ArchitectureScheme, StoreError> {
        let sql = "SELECT title, promotion, severities FROM architecture_scheme WHERE one = 1";
        let found = self.first(sql, [], |row| {
            Ok(ArchitectureScheme {
                title: row.get(0)?,
                promotion: row::word(row, 1, Promotion::from_word)?,
                severities: row::json(row, 2)?,
            })
        })?;
        Ok(found.unwrap_or_default())
    }

    fn architecture_source(&self) -> Result<Option<SourceFile>, StoreError> {
        let sql = "SELECT name, text FROM architecture_source WHERE one = 1";
        self.first(sql, [], |row| {
            Ok(SourceFile {
                name: row.get(0)?,
                text: row.get(1)?,
            })
        })
    }

    fn plateaus(&self) -> Result<Vec<Plateau>, StoreError> {
        let sql =
            "SELECT id, code, title, kind, date, description FROM plateau ORDER BY position, id";
        self.all(sql, [], |row| {
            Ok(Plateau {
                id: row::id(row, 0)?,
                code: row.get(1)?,
                title: row.get(2)?,
                kind: row::word(row, 3, PlateauKind::from_word)?,
                date: row::optional_date(row, 4)?,
                description: row.get(5)?,
            })
        })
    }

    fn environments(&self) -> Result<Vec<Environment>, StoreError> {
        let sql =
            "SELECT id, code, title, kind, description FROM environment ORDER BY position, id";
        let mut plateaus = self.links(ENVIRONMENT_PLATEAUS)?;
        let mut states = self.environment_states()?;
        let mut environments = self.all(sql, [], |row| {
            Ok(Environment {
                id: row::id(row, 0)?,
                code: row.get(1)?,
                title: row.get(2)?,
                kind: row::word(row, 3, EnvironmentKind::from_word)?,
                description: row.get(4)?,
                state: EnvironmentState::default(),
                changes: vec![],
                plateaus: vec![],
            })
        })?;
        for environment in &mut environments {
            let key = environment.id.0;
            environment.plateaus = plateaus.remove(&key).unwrap_or_default();
            for (from, state) in states.remove(&key).unwrap_or_default() {
                match from {
                    None => environment.state = state,
                    Some(from) => environment.changes.push(EnvironmentChange { from, state }),
                }
            }
        }
        Ok(environments)
    }

    fn environment_states(&self) -> Result<States<EnvironmentState>, StoreError> {
        let sql = "SELECT environment, state, role FROM environment_writer ORDER BY environment, state, position";
        let mut writers: BTreeMap<(Uuid, i64), Vec<RoleId>> = BTreeMap::new();
        let rows = self.all(sql, [], |row| {
            Ok(((row::id(row, 0)?, row.get(1)?), row::id(row, 2)?))
        })?;
        for (key, role) in rows {
            writers.entry(key).or_default().push(role);
        }
        let sql = "SELECT environment, plateau, hosting, provider, network, identity, classification, position
                   FROM environment_state ORDER BY environment, position";
        let rows = self.all(sql, [], |row| {
            let key: Uuid = row::id(row, 0)?;
            let state = EnvironmentState {
                hosting: row::word(row, 2, Hosting::from_word)?,
                provider: row.get(3)?,
                network: row.get(4)?,
                identity: row.get(5)?,
                classification: row::word(row, 6, Classification::from_word)?,
                writers: vec![],
            };
            Ok((key, row::optional_id(row, 1)?, state, row.get::<_, i64>(7)?))
        })?;
        let mut states = States::new();
        for (key, from, mut state, position) in rows {
            state.writers = writers.remove(&(key, position)).unwrap_or_default();
            states.entry(key).or_default().push((from, state));
        }
        Ok(states)
    }

    fn components(&self) -> Result<Vec<Component>, StoreError> {
        let sql = "SELECT id, code, title, kind, environment, layer, description, owner_role, criticality, inventory,
                          initiative, recommendation, eliminated_because, pin
                   FROM component ORDER BY position, id";
        let mut components = self.all(sql, [], row_to_component)?;
        let mut plateaus = self.links(COMPONENT_PLATEAUS)?;
        let mut capabilities = self.links(CAPABILITIES)?;
        let mut steps = self.links(STEPS)?;
        let mut replaces = self.links(REPLACES)?;
        let mut states = self.component_states()?;
        for component in &mut components {
            let key = component.id.0;
            component.plateaus = plateaus.remove(&key).unwrap_or_default();
            component.capabilities = capabilities.remove(&key).unwrap_or_default();
            component.steps = steps.remove(&key).unwrap_or_default();
            component.replaces = replaces.remove(&key).unwrap_or_default();
            for (from, state) in states.remove(&key).unwrap_or_default() {
                match from {
                    None => component.state = state,
                    Some(from) => component.changes.push(ComponentChange { from, state }),
                }
            }
        }
        Ok(components)
    }

    fn component_states(&self) -> Result<States<ComponentState>, StoreError> {
        let sql = "SELECT component, plateau, tool, hosting, provider, note
                   FROM component_state ORDER BY component, position";
        let rows = self.all(sql, [], |row| {
            let state = ComponentState {
                tool: row::optional_id(row, 2)?,
                hosting: row::word(row, 3, Hosting::from_word)?,
                provider: row.get(4)?,
                note: row.get(5)?,
            };
            Ok((row::id(row, 0)?, row::optional_id(row, 1)?, state))
        })?;
        let mut states = States::new();
        for (key, from, state) in rows {
            states.entry(key).or_default().push((from, state));
        }
        Ok(states)
    }

    fn gates(&self) -> Result<Vec<Gate>, StoreError> {
        let sql = "SELECT id, code, title, kind, description, criteria, checks, deputy, deployer, promotion, rollback,
                          rollback_minutes, step, pin
                   FROM gate ORDER BY position, id";
        let mut gates = self.all(sql, [], row_to_gate)?;
        let mut plateaus = self.links(GATE_PLATEAUS)?;
        let mut approvers = self.links(APPROVERS)?;
        let sql = "SELECT gate, title, step, location FROM gate_evidence ORDER BY gate, position";
        let rows = self.all(sql, [], |row| {
            let evidence = GateEvidence {
                title: row.get(1)?,
                step: row::optional_id(row, 2)?,
                location: row.get(3)?,
            };
            Ok((row::id(row, 0)?, evidence))
        })?;
        let mut evidence = grouped(rows);
        for gate in &mut gates {
            let key = gate.id.0;
            gate.plateaus = plateaus.remove(&key).unwrap_or_default();
            gate.approvers = approvers.remove(&key).unwrap_or_default();
            gate.evidence = evidence.remove(&key).unwrap_or_default();
        }
        Ok(gates)
    }

    fn flows(&self) -> Result<Vec<Flow>, StoreError> {
        let sql = "SELECT id, code, title, source, target, kind, protocol, classification, gate, description
                   FROM flow ORDER BY position, id";
        let mut plateaus = self.links(FLOW_PLATEAUS)?;
        let mut flows = self.all(sql, [], |row| {
            Ok(Flow {
                id: row::id(row, 0)?,
                code: row.get(1)?,
                title: row.get(2)?,
                from: row::id(row, 3)?,
                to: row::id(row, 4)?,
                kind: row::word(row, 5, FlowKind::from_word)?,
                protocol: row.get(6)?,
                classification: row::word(row, 7, Classification::from_word)?,
                gate: row::optional_id(row, 8)?,
                description: row.get(9)?,
                plateaus: vec![],
            })
        })?;
        for flow in &mut flows {
            flow.plateaus = plateaus.remove(&flow.id.0).unwrap_or_default();
        }
        Ok(flows)
    }

    fn policies(&self) -> Result<Vec<Policy>, StoreError> {
        let sql = "SELECT id, code, title, kind, statement, owner_role, \"references\" FROM policy ORDER BY position, id";
        let mut controls = self.controls()?;
        let mut policies = self.all(sql, [], |row| {
            Ok(Policy {
                id: row::id(row, 0)?,
                code: row.get(1)?,
                title: row.get(2)?,
                kind: row::word(row, 3, PolicyKind::from_word)?,
                statement: row.get(4)?,
                owner_role: row::optional_id(row, 5)?,
                references: row::json(row, 6)?,
                controls: vec![],
            })
        })?;
        for policy in &mut policies {
            policy.controls = controls.remove(&policy.id.0).unwrap_or_default();
        }
        Ok(policies)
    }

    /// Returns the controls by their policies.
    fn controls(&self) -> Result<BTreeMap<Uuid, Vec<Control>>, StoreError> {
        let sql = "SELECT control, plateau, environment, component, flow, gate, NULL
                   FROM control_place ORDER BY control, position";
        let rows = self.all(sql, [], |row| {
            Ok((row::id::<Uuid>(row, 0)?, element::read(row, 1)?))
        })?;
        let places = rows.into_iter().filter_map(|(key, e)| Some((key, e?)));
        let mut places: BTreeMap<Uuid, Vec<Element>> = grouped(places);
        let sql = "SELECT control, tool, how FROM control_tool ORDER BY control, position";
        let rows = self.all(sql, [], |row| {
            let enforced = EnforcedBy {
                tool: row::id(row, 1)?,
                how: row.get(2)?,
            };
            Ok((row::id(row, 0)?, enforced))
        })?;
        let mut tools = grouped(rows);
        let sql = "SELECT policy, id, code, title, verification FROM control ORDER BY policy, position, id";
        let rows = self.all(sql, [], |row| {
            let control = Control {
                id: row::id(row, 1)?,
                code: row.get(2)?,
                title: row.get(3)?,
                verification: row.get(4)?,
                applies_to: vec![],
                enforced_by: vec![],
            };
            Ok((row::id(row, 0)?, control))
        })?;
        let rows = rows.into_iter().map(|(policy, mut control)| {
            control.applies_to = places.remove(&control.id.0).unwrap_or_default();
            control.enforced_by = tools.remove(&control.id.0).unwrap_or_default();
            (policy, control)
        });
        Ok(grouped(rows))
    }

    fn architecture_waivers(&self) -> Result<Vec<ArchitectureWaiver>, StoreError> {
        let sql = "SELECT id, rule, reason, expires, by, plateau, environment, component, flow, gate, control
                   FROM architecture_waiver ORDER BY position, id";
        self.all(sql, [], |row| {
            Ok(ArchitectureWaiver {
                id: row::id(row, 0)?,
                rule: row::word(row, 1, ArchitectureRule::from_id)?,
                element: element::read(row, 5)?,
                reason: row.get(2)?,
                expires: row::date(row, 3)?,
                by: row.get(4)?,
            })
        })
    }
}

/// Returns what belongs to each key, in the order of the rows.
fn grouped<T>(rows: impl IntoIterator<Item = (Uuid, T)>) -> BTreeMap<Uuid, Vec<T>> {
    let mut by_key: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for (key, value) in rows {
        by_key.entry(key).or_default().push(value);
    }
    by_key
}

fn row_to_component(row: &Row<'_>) -> rusqlite::Result<Component> {
    let kind = row::word(row, 3, ComponentKind::from_word)?;
    let (code, title): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Component {
        environment: row::optional_id(row, 4)?,
        layer: row::optional_word(row, 5, Layer::from_word)?,
        description: row.get(6)?,
        owner_role: row::optional_id(row, 7)?,
        criticality: row::word(row, 8, Criticality::from_word)?,
        inventory: row.get(9)?,
        initiative: row.get(10)?,
        recommendation: row::optional_id(row, 11)?,
        eliminated_because: row.get(12)?,
        pin: row::optional_json(row, 13)?,
        ..Component::new(row::id(row, 0)?, &code, &title, kind)
    })
}

fn row_to_gate(row: &Row<'_>) -> rusqlite::Result<Gate> {
    let kind = row::word(row, 3, GateKind::from_word)?;
    let (code, title): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Gate {
        description: row.get(4)?,
        criteria: row::json(row, 5)?,
        checks: row::json(row, 6)?,
        deputy: row::optional_id(row, 7)?,
        deployer: row::optional_id(row, 8)?,
        promotion: row::optional_word(row, 9, Promotion::from_word)?,
        rollback: row.get(10)?,
        rollback_minutes: row.get(11)?,
        step: row::optional_id(row, 12)?,
        pin: row::optional_json(row, 13)?,
        ..Gate::new(row::id(row, 0)?, &code, &title, kind)
    })
}
