//! The process: steps, their letters and links, the scheme and the waivers.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use waymark_domain::id::{RoleId, StepId, WaiverId};
use waymark_domain::process::{
    Assignment, Duty, Frequency, LetterScheme, Letters, Period, Process, RaciScheme, Step,
    StepKind, Waiver, depth_first,
};
use waymark_domain::raci::Rule;
use waymark_domain::words::Stage;

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::reader::Reader;
use crate::row;

const CAPABILITIES: Links = Links {
    table: "step_capability",
    owner: "step",
    target: "capability",
};
const TOOLS: Links = Links {
    table: "step_tool",
    owner: "step",
    target: "tool",
};

impl Reader {
    /// Returns the process: steps depth first, letters by step and role, scheme and waivers.
    pub fn process(&self) -> Result<Process, StoreError> {
        self.at_once(|| {
            Ok(Process {
                scheme: self.raci_scheme()?,
                waivers: self.waivers()?,
                steps: self.steps()?,
                assignments: self.assignments()?,
            })
        })
    }

    /// Returns all steps, depth first.
    pub fn steps(&self) -> Result<Vec<Step>, StoreError> {
        let sql = "SELECT id, parent, code, title, kind, stage, description, inputs, outputs, documents, gate,
                          gate_name, duty, times, per, effort_hours, \"references\"
                   FROM step ORDER BY parent, position, id";
        let mut steps = self.all(sql, [], row_to_step)?;
        let mut capabilities = self.links(CAPABILITIES)?;
        let mut tools = self.links(TOOLS)?;
        for step in &mut steps {
            step.capabilities = capabilities.remove(&step.id.0).unwrap_or_default();
            step.tools = tools.remove(&step.id.0).unwrap_or_default();
        }
        depth_first(steps).map_err(|error| StoreError::Corrupt {
            path: self.path.clone(),
            detail: format!("the steps do not make a tree: {error}"),
        })
    }

    fn assignments(&self) -> Result<Vec<Assignment>, StoreError> {
        let sql = "SELECT step, role, letters FROM assignment ORDER BY step, role";
        self.all(sql, [], |row| {
            Ok(Assignment {
                step: row::id(row, 0)?,
                role: row::id(row, 1)?,
                letters: row::word(row, 2, |text| text.parse().ok())?,
            })
        })
    }

    /// Returns the scheme, or the one that is taken for granted.
    pub fn raci_scheme(&self) -> Result<RaciScheme, StoreError> {
        let sql = "SELECT letters, severities, thresholds FROM raci_scheme WHERE one = 1";
        let found = self.first(sql, [], |row| {
            Ok(RaciScheme {
                letters: row::word(row, 0, LetterScheme::from_word)?,
                severities: row::json(row, 1)?,
                thresholds: row::json(row, 2)?,
            })
        })?;
        Ok(found.unwrap_or_default())
    }

    fn waivers(&self) -> Result<Vec<Waiver>, StoreError> {
        let sql = "SELECT id, rule, step, role, person, reason, expires, by FROM waiver ORDER BY position, id";
        self.all(sql, [], |row| {
            Ok(Waiver {
                id: row::id(row, 0)?,
                rule: row::word(row, 1, Rule::from_id)?,
                step: row::optional_id(row, 2)?,
                role: row::optional_id(row, 3)?,
                person: row::optional_id(row, 4)?,
                reason: row.get(5)?,
                expires: row::date(row, 6)?,
                by: row.get(7)?,
            })
        })
    }
}

impl Edit<'_> {
    /// Writes what differs between the process as it stands, `before`, and as it is to be, `after`: steps
    /// with their places and links, letters, scheme and waivers.
    pub fn update_process(&self, before: &Process, after: &Process) -> Result<(), StoreError> {
        if before.scheme != after.scheme {
            self.write_scheme(&after.scheme)?;
        }
        let gone = self.update_steps(before, after)?;
        self.update_letters(before, after)?;
        self.update_waivers(before, after)?;
        // Children stand after their parents, so they go first.
        for step in gone.iter().rev() {
            let key = [step.id.0.as_bytes()];
            for table in [CAPABILITIES.table, TOOLS.table] {
                let sql = format!("DELETE FROM {table} WHERE step = ?1");
                self.write(table, &step.code, &sql, key)?;
            }
            self.take_from_architecture(step)?;
            self.write_one("step", &step.code, "DELETE FROM step WHERE id = ?1", key)?;
        }
        Ok(())
    }

    /// Takes a step that goes from the components that serve it and the gates that it decides.
    fn take_from_architecture(&self, step: &Step) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM component_step WHERE step = ?1",
            "UPDATE gate SET step = NULL WHERE step = ?1",
            "UPDATE gate_evidence SET step = NULL WHERE step = ?1",
        ] {
            self.write("step", &step.code, sql, [step.id.0.as_bytes()])?;
        }
        Ok(())
    }

    /// Sets the letters of cells; none clears one.
    pub fn set_letters(&self, cells: &[(StepId, RoleId, Letters)]) -> Result<(), StoreError> {
        for &(step, role, letters) in cells {
            let key = (step.0.as_bytes(), role.0.as_bytes());
            if letters.is_empty() {
                let sql = "DELETE FROM assignment WHERE step = ?1 AND role = ?2";
                self.write("assignment", step, sql, key)?;
            } else {
                let sql = "INSERT INTO assignment (step, role, letters) VALUES (?1, ?2, ?3)
                           ON CONFLICT (step, role) DO UPDATE SET letters = ?3 WHERE letters <> ?3";
                let values = params![key.0, key.1, letters.to_string()];
                self.write("assignment", step, sql, values)?;
            }
        }
        Ok(())
    }

    /// Writes new steps and those that changed; returns those that are no more.
    fn update_steps<'b>(
        &self,
        before: &'b Process,
        after: &Process,
    ) -> Result<Vec<&'b Step>, StoreError> {
        let mut old: BTreeMap<StepId, (&Step, i64)> = BTreeMap::new();
        for (step, position) in before.steps.iter().zip(positions(&before.steps)) {
            old.insert(step.id, (step, position));
        }
        for (step, position) in after.steps.iter().zip(positions(&after.steps)) {
            let was = old.remove(&step.id);
            if was == Some((step, position)) {
                continue;
            }
            self.write_step(step, position)?;
            if was.is_none_or(|(s, _)| s.capabilities != step.capabilities) {
                let targets = step.capabilities.iter().map(|id| id.0);
                self.put_links(CAPABILITIES, &step.code, step.id.0, targets)?;
            }
            if was.is_none_or(|(s, _)| s.tools != step.tools) {
                let targets = step.tools.iter().map(|id| id.0);
                self.put_links(TOOLS, &step.code, step.id.0, targets)?;
            }
        }
        let gone = before.steps.iter().filter(|s| old.contains_key(&s.id));
        Ok(gone.collect())
    }

    fn write_step(&self, s: &Step, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO step (id, parent, position, code, title, kind, stage, description, inputs, outputs,
                                     documents, gate, gate_name, duty, times, per, effort_hours, \"references\")
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                   ON CONFLICT (id) DO UPDATE SET
                     parent = ?2, position = ?3, code = ?4, title = ?5, kind = ?6, stage = ?7, description = ?8,
                     inputs = ?9, outputs = ?10, documents = ?11, gate = ?12, gate_name = ?13, duty = ?14,
                     times = ?15, per = ?16, effort_hours = ?17, \"references\" = ?18";
        let values = params![
            s.id.0.as_bytes(),
            s.parent.map(|id| id.0.into_bytes()),
            position,
            s.code,
            s.title,
            s.kind.word(),
            s.stage.map(Stage::word),
            s.description,
            row::to_json(&s.inputs),
            row::to_json(&s.outputs),
            row::to_json(&s.documents),
            s.gate,
            s.gate_name,
            s.duty.map(Duty::word),
            s.frequency.map(|f| f.times),
            s.frequency.map(|f| f.per.word()),
            s.effort_hours,
            row::to_json(&s.references),
        ];
        self.write_one("step", &s.code, sql, values)
    }

    fn update_letters(&self, before: &Process, after: &Process) -> Result<(), StoreError> {
        let map = |p: &Process| -> BTreeMap<(StepId, RoleId), Letters> {
            let cells = p.assignments.iter();
            cells.map(|a| ((a.step, a.role), a.letters)).collect()
        };
        let (mut old, new) = (map(before), map(after));
        let mut cells = Vec::new();
        for ((step, role), letters) in new {
            if old.remove(&(step, role)) != Some(letters) {
                cells.push((step, role, letters));
            }
        }
        cells.extend(old.into_keys().map(|(s, r)| (s, r, Letters::NONE)));
        self.set_letters(&cells)
    }

    fn write_scheme(&self, scheme: &RaciScheme) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO raci_scheme (one, letters, severities, thresholds) VALUES (1, ?1, ?2, ?3)
                   ON CONFLICT (one) DO UPDATE SET letters = ?1, severities = ?2, thresholds = ?3";
        let values = params![
            scheme.letters.word(),
            row::to_json(&scheme.severities),
            row::to_json(&scheme.thresholds),
        ];
        self.write("raci_scheme", "scheme", sql, values).map(drop)
    }

    fn update_waivers(&self, before: &Process, after: &Process) -> Result<(), StoreError> {
        for waiver in &before.waivers {
            if after.waivers.iter().all(|w| w.id != waiver.id) {
                self.delete_waiver(waiver.id)?;
            }
        }
        for (position, waiver) in after.waivers.iter().enumerate() {
            let old = before.waivers.get(position);
            if old != Some(waiver) {
                self.write_waiver(waiver, row::position(position))?;
            }
        }
        Ok(())
    }

    fn write_waiver(&self, w: &Waiver, position: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO waiver (id, position, rule, step, role, person, reason, expires, by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                   ON CONFLICT (id) DO UPDATE SET position = ?2, rule = ?3, step = ?4, role = ?5, person = ?6,
                                                  reason = ?7, expires = ?8, by = ?9";
        let values = params![
            w.id.0.as_bytes(),
            position,
            w.rule.id(),
            w.step.map(|id| id.0.into_bytes()),
            w.role.map(|id| id.0.into_bytes()),
            w.person.map(|id| id.0.into_bytes()),
            w.reason,
            row::to_date(w.expires),
            w.by,
        ];
        self.write("waiver", w.rule.id(), sql, values).map(drop)
    }

    fn delete_waiver(&self, id: WaiverId) -> Result<(), StoreError> {
        let sql = "DELETE FROM waiver WHERE id = ?1";
        self.write_one("waiver", id, sql, [id.0.as_bytes()])
    }
}

/// Returns the place of every step among its siblings.
fn positions(steps: &[Step]) -> Vec<i64> {
    let mut next: BTreeMap<Option<StepId>, i64> = BTreeMap::new();
    let place = |step: &Step| {
        let place = next.entry(step.parent).or_insert(-1);
        *place += 1;
        *place
    };
    steps.iter().map(place).collect()
}

fn row_to_step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let times: Option<f64> = row.get(13)?;
    let per = row::optional_word(row, 14, Period::from_word)?;
    Ok(Step {
        id: row::id(row, 0)?,
        parent: row::optional_id(row, 1)?,
        code: row.get(2)?,
        title: row.get(3)?,
        kind: row::word(row, 4, StepKind::from_word)?,
        stage: row::optional_word(row, 5, Stage::from_word)?,
        description: row.get(6)?,
        inputs: row::json(row, 7)?,
        outputs: row::json(row, 8)?,
        documents: row::json(row, 9)?,
        gate: row.get(10)?,
        gate_name: row.get(11)?,
        duty: row::optional_word(row, 12, Duty::from_word)?,
        frequency: times.zip(per).map(|(times, per)| Frequency { times, per }),
        effort_hours: row.get(15)?,
        references: row::json(row, 16)?,
        capabilities: Vec::new(),
        tools: Vec::new(),
    })
}
