//! The architecture: plateaus, environments, components, gates, flows, policies and waivers.

mod element;
mod read;
mod write;

use uuid::Uuid;
use waymark_domain::architecture::{Architecture, ArchitectureScheme, Control, SourceFile};
use waymark_domain::id::{ComponentId, PlateauId, PolicyId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::row;

const ENVIRONMENT_PLATEAUS: Links = links("environment_plateau", "environment", "plateau");
const COMPONENT_PLATEAUS: Links = links("component_plateau", "component", "plateau");
const GATE_PLATEAUS: Links = links("gate_plateau", "gate", "plateau");
const FLOW_PLATEAUS: Links = links("flow_plateau", "flow", "plateau");
const CAPABILITIES: Links = links("component_capability", "component", "capability");
const STEPS: Links = links("component_step", "component", "step");
const REPLACES: Links = links("component_replaces", "component", "replaced");
const APPROVERS: Links = links("gate_approver", "gate", "role");

const fn links(table: &'static str, owner: &'static str, target: &'static str) -> Links {
    Links {
        table,
        owner,
        target,
    }
}

/// Something with a row of its own, and rows in other tables that belong to it.
trait Part: PartialEq {
    /// Its table.
    const TABLE: &'static str;
    /// Tables of rows that belong to it, by a column that is named as its own table is; those that refer to
    /// others of them first.
    const OWNED: &'static [&'static str];

    fn id(&self) -> Uuid;

    /// Returns what its users know it by.
    fn key(&self) -> &str;

    /// Returns its place in the order, where it stands `at` in its list.
    fn position(&self, at: usize) -> i64 {
        row::position(at)
    }

    /// Writes its row, new or changed.
    fn write(&self, edit: &Edit<'_>, position: i64) -> Result<(), StoreError>;

    /// Writes the rows that belong to it; there are none yet.
    fn write_owned(&self, edit: &Edit<'_>) -> Result<(), StoreError>;
}

/// A control with the policy it belongs to and its place there.
#[derive(PartialEq)]
struct PlacedControl<'a> {
    policy: PolicyId,
    at: usize,
    control: &'a Control,
}

/// Returns the controls of all policies.
fn controls(architecture: &Architecture) -> Vec<PlacedControl<'_>> {
    let placed = architecture.policies.iter().flat_map(|policy| {
        let controls = policy.controls.iter().enumerate();
        controls.map(|(at, control)| PlacedControl {
            policy: policy.id,
            at,
            control,
        })
    });
    placed.collect()
}

impl Edit<'_> {
    /// Writes what differs between the architecture as it stands, `before`, and as it is to be, `after`.
    ///
    /// What `after` no longer has goes last, and what refers to it before it, so that nothing dangles.
    pub fn update_architecture(
        &self,
        before: &Architecture,
        after: &Architecture,
    ) -> Result<(), StoreError> {
        if before.scheme != after.scheme {
            self.write_architecture_scheme(&after.scheme)?;
        }
        if before.source != after.source {
            self.write_architecture_source(after.source.as_ref())?;
        }
        let (old_controls, new_controls) = (controls(before), controls(after));
        let plateaus = self.put(&before.plateaus, &after.plateaus)?;
        let environments = self.put(&before.environments, &after.environments)?;
        let components = self.put(&before.components, &after.components)?;
        self.put_replacements(before, after)?;
        let gates = self.put(&before.gates, &after.gates)?;
        let flows = self.put(&before.flows, &after.flows)?;
        let policies = self.put(&before.policies, &after.policies)?;
        let controls = self.put(&old_controls, &new_controls)?;
        let waivers = self.put(&before.waivers, &after.waivers)?;
        self.remove(&waivers)?;
        self.remove(&controls)?;
        self.remove(&policies)?;
        self.remove(&flows)?;
        self.remove(&gates)?;
        self.remove(&components)?;
        self.remove(&environments)?;
        self.remove(&plateaus)
    }

    fn write_architecture_scheme(&self, scheme: &ArchitectureScheme) -> Result<(), StoreError> {
        let sql = "INSERT INTO architecture_scheme (one, title, promotion, severities) VALUES (1, ?1, ?2, ?3)
                   ON CONFLICT (one) DO UPDATE SET title = ?1, promotion = ?2, severities = ?3";
        let values = (
            &scheme.title,
            scheme.promotion.word(),
            row::to_json(&scheme.severities),
        );
        self.write("architecture_scheme", "scheme", sql, values)
            .map(drop)
    }

    fn write_architecture_source(&self, source: Option<&SourceFile>) -> Result<(), StoreError> {
        let written = match source {
            None => self.write(
                "architecture_source",
                "source",
                "DELETE FROM architecture_source",
                [],
            ),
            Some(source) => {
                let sql = "INSERT INTO architecture_source (one, name, text) VALUES (1, ?1, ?2)
                           ON CONFLICT (one) DO UPDATE SET name = ?1, text = ?2";
                let values = (&source.name, &source.text);
                self.write("architecture_source", &source.name, sql, values)
            }
        };
        written.map(drop)
    }

    /// Writes the parts that are new, changed or moved; returns those that are no more.
    fn put<'b, P: Part>(&self, before: &'b [P], after: &[P]) -> Result<Vec<&'b P>, StoreError> {
        let mut old: std::collections::BTreeMap<Uuid, (usize, &P)> = before
            .iter()
            .enumerate()
            .map(|(at, part)| (part.id(), (at, part)))
            .collect();
        for (at, part) in after.iter().enumerate() {
            let position = part.position(at);
            let was = old.remove(&part.id());
            let same = was.is_some_and(|(_, was)| was == part);
            if same && was.is_some_and(|(at, was)| was.position(at) == position) {
                continue;
            }
            part.write(self, position)?;
            if !same {
                self.clear(part)?;
                part.write_owned(self)?;
            }
        }
        let gone = before.iter().filter(|part| old.contains_key(&part.id()));
        Ok(gone.collect())
    }

    /// Deletes the rows that belong to a part.
    fn clear<P: Part>(&self, part: &P) -> Result<(), StoreError> {
        for table in P::OWNED {
            let sql = format!("DELETE FROM {table} WHERE {} = ?1", P::TABLE);
            self.write(P::TABLE, part.key(), &sql, [part.id().as_bytes()])?;
        }
        Ok(())
    }

    /// Deletes parts, with the rows that belong to them.
    fn remove<P: Part>(&self, parts: &[&P]) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM {} WHERE id = ?1", P::TABLE);
        for part in parts {
            self.clear(*part)?;
            self.write_one(P::TABLE, part.key(), &sql, [part.id().as_bytes()])?;
        }
        Ok(())
    }

    /// Writes which components take the place of which: once all of them are there, and before any goes.
    fn put_replacements(
        &self,
        before: &Architecture,
        after: &Architecture,
    ) -> Result<(), StoreError> {
        let old = |id: ComponentId| before.component(id).map(|c| c.replaces.as_slice());
        for component in &after.components {
            if old(component.id).unwrap_or_default() != component.replaces {
                let targets = component.replaces.iter().map(|id| id.0);
                self.put_links(REPLACES, &component.code, component.id.0, targets)?;
            }
        }
        for component in &before.components {
            if after.component(component.id).is_none() {
                self.put_links(REPLACES, &component.code, component.id.0, [])?;
            }
        }
        Ok(())
    }

    fn put_plateaus(
        &self,
        links: Links,
        key: &str,
        of: Uuid,
        plateaus: &[PlateauId],
    ) -> Result<(), StoreError> {
        self.put_links(links, key, of, plateaus.iter().map(|id| id.0))
    }
}
