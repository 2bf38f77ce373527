//! Roles and people.

use rusqlite::{Row, params};
use waymark_domain::engagement::{Person, Role};
use waymark_domain::id::{PersonId, RoleId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

impl Reader {
    /// Returns all roles, in their order.
    pub fn roles(&self) -> Result<Vec<Role>, StoreError> {
        let sql = "SELECT id, code, title, description FROM role ORDER BY position, id";
        self.all(sql, [], row_to_role)
    }

    /// Returns a role.
    pub fn role(&self, id: RoleId) -> Result<Role, StoreError> {
        let sql = "SELECT id, code, title, description FROM role WHERE id = ?1";
        self.first(sql, [id.0.as_bytes()], row_to_role)?
            .ok_or_else(|| missing("role", id))
    }

    /// Returns all people, in their order.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let sql = "SELECT id, code, name, role FROM person ORDER BY position, id";
        self.all(sql, [], row_to_person)
    }

    /// Returns a person.
    pub fn person(&self, id: PersonId) -> Result<Person, StoreError> {
        let sql = "SELECT id, code, name, role FROM person WHERE id = ?1";
        self.first(sql, [id.0.as_bytes()], row_to_person)?
            .ok_or_else(|| missing("person", id))
    }
}

impl Edit<'_> {
    /// Adds a role after the others.
    pub fn insert_role(&self, role: &Role) -> Result<(), StoreError> {
        let sql = "INSERT INTO role (id, position, code, title, description)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM role), ?2, ?3, ?4)";
        let values = params![
            role.id.0.as_bytes(),
            role.code,
            role.title,
            role.description
        ];
        self.write("role", &role.code, sql, values).map(drop)
    }

    /// Changes a role.
    pub fn update_role(&self, role: &Role) -> Result<(), StoreError> {
        let sql = "UPDATE role SET code = ?2, title = ?3, description = ?4 WHERE id = ?1";
        let values = params![
            role.id.0.as_bytes(),
            role.code,
            role.title,
            role.description
        ];
        self.write_one("role", &role.code, sql, values)
    }

    /// Deletes a role with its letters and all else that is its own, and takes it from the people,
    /// recommendations, tools and parts of the architecture that have it; returns these.
    pub fn delete_role(&self, id: RoleId) -> Result<References, StoreError> {
        let references = self.references_to_role(id)?;
        let key = [id.0.as_bytes()];
        self.write(
            "person",
            id,
            "UPDATE person SET role = NULL WHERE role = ?1",
            key,
        )?;
        let sql = "UPDATE recommendation SET owner_role = NULL WHERE owner_role = ?1";
        self.write("recommendation", id, sql, key)?;
        for (table, column) in [
            ("tool", "owner_role"),
            ("component", "owner_role"),
            ("policy", "owner_role"),
            ("gate", "deputy"),
            ("gate", "deployer"),
        ] {
            let sql = format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1");
            self.write(table, id, &sql, key)?;
        }
        for table in [
            "assignment",
            "waiver",
            "filling",
            "role_skill",
            "role_profile",
            "gate_approver",
            "environment_writer",
        ] {
            let sql = format!("DELETE FROM {table} WHERE role = ?1");
            self.write(table, id, &sql, key)?;
        }
        self.write_one("role", id, "DELETE FROM role WHERE id = ?1", key)?;
        Ok(references)
    }

    /// Puts roles into this order; those not named follow.
    pub fn order_roles(&self, ids: &[RoleId]) -> Result<(), StoreError> {
        self.order("role", ids.iter().map(|id| id.0))
    }

    /// Adds a person after the others.
    pub fn insert_person(&self, person: &Person) -> Result<(), StoreError> {
        let sql = "INSERT INTO person (id, position, code, name, role)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM person), ?2, ?3, ?4)";
        let role = person.role.map(|id| id.0.into_bytes());
        let values = params![person.id.0.as_bytes(), person.code, person.name, role];
        self.write("person", &person.code, sql, values).map(drop)
    }

    /// Changes a person.
    pub fn update_person(&self, person: &Person) -> Result<(), StoreError> {
        let sql = "UPDATE person SET code = ?2, name = ?3, role = ?4 WHERE id = ?1";
        let role = person.role.map(|id| id.0.into_bytes());
        let values = params![person.id.0.as_bytes(), person.code, person.name, role];
        self.write_one("person", &person.code, sql, values)
    }

    /// Deletes a person with their ratings, scores and skills, and their part in open rounds, evaluations and
    /// roles; returns these. Someone who took part in a locked round stays: [`StoreError::RoundLocked`].
    pub fn delete_person(&self, id: PersonId) -> Result<References, StoreError> {
        let references = self.references_to_person(id)?;
        references.expect_no_locked_round()?;
        let key = [id.0.as_bytes()];
        for table in [
            "rating",
            "participant",
            "score",
            "assessor",
            "elicitation",
            "waiver",
            "filling",
            "person_skill",
            "working_time",
        ] {
            self.write(
                table,
                id,
                &format!("DELETE FROM {table} WHERE person = ?1"),
                key,
            )?;
        }
        self.write_one("person", id, "DELETE FROM person WHERE id = ?1", key)?;
        self.forget();
        Ok(references)
    }

    /// Puts people into this order; those not named follow.
    pub fn order_people(&self, ids: &[PersonId]) -> Result<(), StoreError> {
        self.order("person", ids.iter().map(|id| id.0))
    }
}

fn row_to_role(row: &Row<'_>) -> rusqlite::Result<Role> {
    Ok(Role {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        description: row.get(3)?,
    })
}

fn row_to_person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        role: row::optional_id(row, 3)?,
    })
}
