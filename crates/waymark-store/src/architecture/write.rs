//! To the file: the row of each part, and the rows that belong to it.

use rusqlite::params;
use uuid::Uuid;
use waymark_domain::architecture::{
    ArchitectureWaiver, Component, ComponentState, Environment, EnvironmentState, Flow, Gate,
    Layer, Plateau, Policy, Promotion,
};
use waymark_domain::id::PlateauId;

use super::{
    APPROVERS, CAPABILITIES, COMPONENT_PLATEAUS, ENVIRONMENT_PLATEAUS, FLOW_PLATEAUS,
    GATE_PLATEAUS, Part, PlacedControl, STEPS, element,
};
use crate::command::Edit;
use crate::error::StoreError;
use crate::row;

impl Part for Plateau {
    const TABLE: &'static str = "plateau";
    const OWNED: &'static [&'static str] = &[];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO plateau (id, position, code, title, kind, date, description)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET position = ?2, code = ?3, title = ?4, kind = ?5, date = ?6,
                                                  description = ?7";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.kind.word(),
            self.date.map(row::to_date),
            self.description,
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    fn write_owned(&self, _edit: &Edit<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Part for Environment {
    const TABLE: &'static str = "environment";
    const OWNED: &'static [&'static str] = &[
        "environment_writer",
        "environment_state",
        "environment_plateau",
    ];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO environment (id, position, code, title, kind, description)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET position = ?2, code = ?3, title = ?4, kind = ?5, description = ?6";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.kind.word(),
            self.description,
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError> {
        write_environment_state(edit, self, 0, None, &self.state)?;
        for (at, change) in self.changes.iter().enumerate() {
            write_environment_state(edit, self, at + 1, Some(change.from), &change.state)?;
        }
        edit.put_plateaus(ENVIRONMENT_PLATEAUS, &self.code, self.id.0, &self.plateaus)
    }
}

/// Writes what holds of an environment from a plateau on.
fn write_environment_state(
    edit: &Edit<'_>,
    environment: &Environment,
    at: usize,
    from: Option<PlateauId>,
    state: &EnvironmentState,
) -> Result<(), StoreError> {
    let (id, at, code) = (
        environment.id.0.as_bytes(),
        row::position(at),
        &environment.code,
    );
    let sql =
        "INSERT INTO environment_state (environment, position, plateau, hosting, provider, network,
                                                  identity, classification)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let values = params![
        id,
        at,
        from.map(|id| id.0.into_bytes()),
        state.hosting.word(),
        state.provider,
        state.network,
        state.identity,
        state.classification.word(),
    ];
    edit.write(Environment::TABLE, code, sql, values)?;
    let sql = "INSERT INTO environment_writer (environment, state, role, position) VALUES (?1, ?2, ?3, ?4)";
    for (position, role) in state.writers.iter().enumerate() {
        let values = params![id, at, role.0.as_bytes(), row::position(position)];
        edit.write(Environment::TABLE, code, sql, values)
            .map_err(|e| e.named_twice("role"))?;
    }
    Ok(())
}

impl Part for Component {
    const TABLE: &'static str = "component";
    const OWNED: &'static [&'static str] = &[
        "component_state",
        "component_plateau",
        "component_capability",
        "component_step",
    ];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO component (id, position, code, title, kind, environment, layer, description, owner_role,
                                          criticality, inventory, initiative, recommendation, eliminated_because, pin)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                   ON CONFLICT (id) DO UPDATE SET
                     position = ?2, code = ?3, title = ?4, kind = ?5, environment = ?6, layer = ?7, description = ?8,
                     owner_role = ?9, criticality = ?10, inventory = ?11, initiative = ?12, recommendation = ?13,
                     eliminated_because = ?14, pin = ?15";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.kind.word(),
            self.environment.map(|id| id.0.into_bytes()),
            self.layer.map(Layer::word),
            self.description,
            self.owner_role.map(|id| id.0.into_bytes()),
            self.criticality.word(),
            self.inventory,
            self.initiative,
            self.recommendation.map(|id| id.0.into_bytes()),
            self.eliminated_because,
            self.pin.as_ref().map(row::to_json),
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError> {
        write_component_state(edit, self, 0, None, &self.state)?;
        for (at, change) in self.changes.iter().enumerate() {
            write_component_state(edit, self, at + 1, Some(change.from), &change.state)?;
        }
        let (code, id) = (&self.code, self.id.0);
        edit.put_plateaus(COMPONENT_PLATEAUS, code, id, &self.plateaus)?;
        let capabilities = self.capabilities.iter().map(|id| id.0);
        edit.put_links(CAPABILITIES, code, id, capabilities)?;
        edit.put_links(STEPS, code, id, self.steps.iter().map(|id| id.0))
    }
}

/// Writes what holds of a component from a plateau on.
fn write_component_state(
    edit: &Edit<'_>,
    component: &Component,
    at: usize,
    from: Option<PlateauId>,
    state: &ComponentState,
) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO component_state (component, position, plateau, tool, hosting, provider, note)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let values = params![
        component.id.0.as_bytes(),
        row::position(at),
        from.map(|id| id.0.into_bytes()),
        state.tool.map(|id| id.0.into_bytes()),
        state.hosting.word(),
        state.provider,
        state.note,
    ];
    edit.write(Component::TABLE, &component.code, sql, values)
        .map(drop)
}

impl Part for Gate {
    const TABLE: &'static str = "gate";
    const OWNED: &'static [&'static str] = &["gate_approver", "gate_evidence", "gate_plateau"];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO gate (id, position, code, title, kind, description, criteria, checks, deputy, deployer,
                                     promotion, rollback, rollback_minutes, step, pin)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                   ON CONFLICT (id) DO UPDATE SET
                     position = ?2, code = ?3, title = ?4, kind = ?5, description = ?6, criteria = ?7, checks = ?8,
                     deputy = ?9, deployer = ?10, promotion = ?11, rollback = ?12, rollback_minutes = ?13,
                     step = ?14, pin = ?15";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.kind.word(),
            self.description,
            row::to_json(&self.criteria),
            row::to_json(&self.checks),
            self.deputy.map(|id| id.0.into_bytes()),
            self.deployer.map(|id| id.0.into_bytes()),
            self.promotion.map(Promotion::word),
            self.rollback,
            self.rollback_minutes,
            self.step.map(|id| id.0.into_bytes()),
            self.pin.as_ref().map(row::to_json),
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError> {
        let (code, id) = (&self.code, self.id.0);
        edit.put_links(APPROVERS, code, id, self.approvers.iter().map(|id| id.0))?;
        let sql = "INSERT INTO gate_evidence (gate, position, title, step, location) VALUES (?1, ?2, ?3, ?4, ?5)";
        for (position, evidence) in self.evidence.iter().enumerate() {
            let values = params![
                id.as_bytes(),
                row::position(position),
                evidence.title,
                evidence.step.map(|id| id.0.into_bytes()),
                evidence.location,
            ];
            edit.write(Self::TABLE, code, sql, values)?;
        }
        edit.put_plateaus(GATE_PLATEAUS, code, id, &self.plateaus)
    }
}

impl Part for Flow {
    const TABLE: &'static str = "flow";
    const OWNED: &'static [&'static str] = &["flow_plateau"];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO flow (id, position, code, title, source, target, kind, protocol, classification, gate,
                                     description)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                   ON CONFLICT (id) DO UPDATE SET
                     position = ?2, code = ?3, title = ?4, source = ?5, target = ?6, kind = ?7, protocol = ?8,
                     classification = ?9, gate = ?10, description = ?11";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.from.0.as_bytes(),
            self.to.0.as_bytes(),
            self.kind.word(),
            self.protocol,
            self.classification.word(),
            self.gate.map(|id| id.0.into_bytes()),
            self.description,
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError> {
        edit.put_plateaus(FLOW_PLATEAUS, &self.code, self.id.0, &self.plateaus)
    }
}

impl Part for Policy {
    const TABLE: &'static str = "policy";
    const OWNED: &'static [&'static str] = &[];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        &self.code
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO policy (id, position, code, title, kind, statement, owner_role, \"references\")
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                   ON CONFLICT (id) DO UPDATE SET position = ?2, code = ?3, title = ?4, kind = ?5, statement = ?6,
                                                  owner_role = ?7, \"references\" = ?8";
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.code,
            self.title,
            self.kind.word(),
            self.statement,
            self.owner_role.map(|id| id.0.into_bytes()),
            row::to_json(&self.references),
        ];
        edit.write_one(Self::TABLE, &self.code, sql, values)
    }

    /// Controls are parts of their own.
    fn write_owned(&self, _edit: &Edit<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Part for PlacedControl<'_> {
    const TABLE: &'static str = "control";
    const OWNED: &'static [&'static str] = &["control_place", "control_tool"];

    fn id(&self) -> Uuid {
        self.control.id.0
    }

    fn key(&self) -> &str {
        &self.control.code
    }

    fn position(&self, _at: usize) -> i64 {
        row::position(self.at)
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO control (id, policy, position, code, title, verification)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET policy = ?2, position = ?3, code = ?4, title = ?5, verification = ?6";
        let control = self.control;
        let values = params![
            control.id.0.as_bytes(),
            self.policy.0.as_bytes(),
            position,
            control.code,
            control.title,
            control.verification,
        ];
        edit.write_one(Self::TABLE, &control.code, sql, values)
    }

    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError> {
        let control = self.control;
        let sql = "INSERT INTO control_place (control, position, plateau, environment, component, flow, gate)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for (position, place) in control.applies_to.iter().enumerate() {
            let [plateau, environment, component, flow, gate, _] = element::columns(Some(*place));
            let values = params![
                control.id.0.as_bytes(),
                row::position(position),
                plateau,
                environment,
                component,
                flow,
                gate,
            ];
            edit.write(Self::TABLE, &control.code, sql, values)?;
        }
        let sql = "INSERT INTO control_tool (control, position, tool, how) VALUES (?1, ?2, ?3, ?4)";
        for (position, by) in control.enforced_by.iter().enumerate() {
            let values = params![
                control.id.0.as_bytes(),
                row::position(position),
                by.tool.0.as_bytes(),
                by.how,
            ];
            edit.write(Self::TABLE, &control.code, sql, values)?;
        }
        Ok(())
    }
}

impl Part for ArchitectureWaiver {
    const TABLE: &'static str = "architecture_waiver";
    const OWNED: &'static [&'static str] = &[];

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn key(&self) -> &str {
        self.rule.id()
    }

    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO architecture_waiver (id, position, rule, reason, expires, by, plateau, environment,
                                                    component, flow, gate, control)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                   ON CONFLICT (id) DO UPDATE SET
                     position = ?2, rule = ?3, reason = ?4, expires = ?5, by = ?6, plateau = ?7, environment = ?8,
                     component = ?9, flow = ?10, gate = ?11, control = ?12";
        let [plateau, environment, component, flow, gate, control] = element::columns(self.element);
        let values = params![
            self.id.0.as_bytes(),
            position,
            self.rule.id(),
            self.reason,
            row::to_date(self.expires),
            self.by,
            plateau,
            environment,
            component,
            flow,
            gate,
            control,
        ];
        edit.write_one(Self::TABLE, self.rule.id(), sql, values)
    }

    fn write_owned(&self, _edit: &Edit<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}
