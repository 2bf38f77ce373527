//! Skills, and who fills the roles.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use waymark_domain::id::{PersonId, RoleId, SkillId};
use waymark_domain::workforce::{
    Filling, PersonSkill, RoleProfile, Skill, SkillNeed, Workforce, WorkingTime,
};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::row;

const SKILL: &str = "SELECT id, code, title, description, levels, capability FROM skill ";

impl Reader {
    /// Returns all skills, in their order.
    pub fn skills(&self) -> Result<Vec<Skill>, StoreError> {
        self.all(&format!("{SKILL} ORDER BY position, id"), [], row_to_skill)
    }

    /// Returns a skill.
    pub fn skill(&self, id: SkillId) -> Result<Skill, StoreError> {
        let sql = format!("{SKILL} WHERE id = ?1");
        self.first(&sql, [id.0.as_bytes()], row_to_skill)?
            .ok_or_else(|| missing("skill", id))
    }

    /// Returns who fills the roles, and what they can do.
    pub fn workforce(&self) -> Result<Workforce, StoreError> {
        self.at_once(|| {
            Ok(Workforce {
                profiles: self.profiles()?,
                times: self.times()?,
                fillings: self.fillings()?,
                person_skills: self.person_skills()?,
            })
        })
    }

    fn profiles(&self) -> Result<Vec<RoleProfile>, StoreError> {
        let sql = "SELECT role, skill, level FROM role_skill ORDER BY role, position";
        let mut needs: BTreeMap<RoleId, Vec<SkillNeed>> = BTreeMap::new();
        let rows = self.all(sql, [], |row| {
            let need = SkillNeed {
                skill: row::id(row, 1)?,
                level: row.get(2)?,
            };
            Ok((row::id::<RoleId>(row, 0)?, need))
        })?;
        for (role, need) in rows {
            needs.entry(role).or_default().push(need);
        }
        let sql = "SELECT role, catalog, validator FROM role_profile ORDER BY role";
        self.all(sql, [], |row| {
            let role = row::id(row, 0)?;
            Ok(RoleProfile {
                role,
                catalog: row::json(row, 1)?,
                validator: row.get(2)?,
                needs: needs.remove(&role).unwrap_or_default(),
            })
        })
    }

    fn times(&self) -> Result<Vec<WorkingTime>, StoreError> {
        let sql = "SELECT person, team, hours_per_week FROM working_time ORDER BY person";
        self.all(sql, [], |row| {
            Ok(WorkingTime {
                person: row::id(row, 0)?,
                team: row.get(1)?,
                hours_per_week: row.get(2)?,
            })
        })
    }

    fn fillings(&self) -> Result<Vec<Filling>, StoreError> {
        let sql = "SELECT role, person, share FROM filling ORDER BY role, person";
        self.all(sql, [], |row| {
            Ok(Filling {
                role: row::id(row, 0)?,
                person: row::id(row, 1)?,
                share: row.get(2)?,
            })
        })
    }

    fn person_skills(&self) -> Result<Vec<PersonSkill>, StoreError> {
        let sql = "SELECT person, skill, level, as_of FROM person_skill ORDER BY person, skill";
        self.all(sql, [], |row| {
            Ok(PersonSkill {
                person: row::id(row, 0)?,
                skill: row::id(row, 1)?,
                level: row.get(2)?,
                as_of: row::optional_date(row, 3)?,
            })
        })
    }
}

impl Edit<'_> {
    /// Adds a skill after the others.
    pub fn insert_skill(&self, skill: &Skill) -> Result<(), StoreError> {
        let sql = "INSERT INTO skill (id, position, code, title, description, levels, capability)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM skill), ?2, ?3, ?4, ?5, ?6)";
        self.write_skill(skill, sql)
    }

    /// Changes a skill.
    pub fn update_skill(&self, skill: &Skill) -> Result<(), StoreError> {
        let sql =
            "UPDATE skill SET code = ?2, title = ?3, description = ?4, levels = ?5, capability = ?6
                   WHERE id = ?1";
        self.write_skill(skill, sql)
    }

    fn write_skill(&self, skill: &Skill, sql: &str) -> Result<(), StoreError> {
        let values = params![
            skill.id.0.as_bytes(),
            skill.code,
            skill.title,
            skill.description,
            row::to_json(&skill.levels),
            skill.capability.map(|id| id.0.into_bytes()),
        ];
        self.write_one("skill", &skill.code, sql, values)
    }

    /// Deletes a skill, with what roles need of it and what people have of it.
    pub fn delete_skill(&self, id: SkillId) -> Result<(), StoreError> {
        let key = [id.0.as_bytes()];
        for table in ["role_skill", "person_skill"] {
            self.write(
                table,
                id,
                &format!("DELETE FROM {table} WHERE skill = ?1"),
                key,
            )?;
        }
        self.write_one("skill", id, "DELETE FROM skill WHERE id = ?1", key)
    }

    /// Puts the profile of a role in place of the one before.
    pub fn put_role_profile(&self, profile: &RoleProfile) -> Result<(), StoreError> {
        let key = profile.role.0.as_bytes();
        let sql = "INSERT INTO role_profile (role, catalog, validator) VALUES (?1, ?2, ?3)
                   ON CONFLICT (role) DO UPDATE SET catalog = ?2, validator = ?3";
        let values = params![key, row::to_json(&profile.catalog), profile.validator];
        self.write("role_profile", profile.role, sql, values)?;
        let sql = "DELETE FROM role_skill WHERE role = ?1";
        self.write("role_skill", profile.role, sql, [key])?;
        let sql = "INSERT INTO role_skill (role, skill, position, level) VALUES (?1, ?2, ?3, ?4)";
        for (position, need) in profile.needs.iter().enumerate() {
            let values = params![
                key,
                need.skill.0.as_bytes(),
                row::position(position),
                need.level
            ];
            self.write("role_skill", profile.role, sql, values)
                .map_err(|e| e.named_twice("skill"))?;
        }
        Ok(())
    }

    /// Puts the working time of a person in place of the one before.
    pub fn put_working_time(&self, time: &WorkingTime) -> Result<(), StoreError> {
        let sql = "INSERT INTO working_time (person, team, hours_per_week) VALUES (?1, ?2, ?3)
                   ON CONFLICT (person) DO UPDATE SET team = ?2, hours_per_week = ?3";
        let values = params![time.person.0.as_bytes(), time.team, time.hours_per_week];
        self.write("working_time", time.person, sql, values)
            .map(drop)
    }

    /// Says that a person fills a role with a share of their time.
    pub fn put_filling(&self, filling: &Filling) -> Result<(), StoreError> {
        let sql = "INSERT INTO filling (role, person, share) VALUES (?1, ?2, ?3)
                   ON CONFLICT (role, person) DO UPDATE SET share = ?3";
        let (role, person) = (filling.role.0.as_bytes(), filling.person.0.as_bytes());
        self.write(
            "filling",
            filling.role,
            sql,
            params![role, person, filling.share],
        )
        .map(drop)
    }

    /// Says that a person fills a role no longer.
    pub fn delete_filling(&self, role: RoleId, person: PersonId) -> Result<(), StoreError> {
        let sql = "DELETE FROM filling WHERE role = ?1 AND person = ?2";
        let key = (role.0.as_bytes(), person.0.as_bytes());
        self.write("filling", role, sql, key).map(drop)
    }

    /// Puts the skills of a person in place of those before.
    pub fn set_person_skills(
        &self,
        person: PersonId,
        skills: &[PersonSkill],
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM person_skill WHERE person = ?1";
        self.write("person_skill", person, sql, [person.0.as_bytes()])?;
        let sql = "INSERT INTO person_skill (person, skill, level, as_of) VALUES (?1, ?2, ?3, ?4)";
        for s in skills {
            let (who, skill) = (person.0.as_bytes(), s.skill.0.as_bytes());
            let values = params![who, skill, s.level, s.as_of.map(row::to_date)];
            self.write("person_skill", person, sql, values)
                .map_err(|e| e.named_twice("skill"))?;
        }
        Ok(())
    }

    /// Adds a whole workforce to a file without one.
    pub(crate) fn insert_workforce(&self, workforce: &Workforce) -> Result<(), StoreError> {
        workforce
            .profiles
            .iter()
            .try_for_each(|profile| self.put_role_profile(profile))?;
        workforce
            .times
            .iter()
            .try_for_each(|time| self.put_working_time(time))?;
        workforce
            .fillings
            .iter()
            .try_for_each(|filling| self.put_filling(filling))?;
        let sql = "INSERT INTO person_skill (person, skill, level, as_of) VALUES (?1, ?2, ?3, ?4)";
        for s in &workforce.person_skills {
            let (who, skill) = (s.person.0.as_bytes(), s.skill.0.as_bytes());
            let values = params![who, skill, s.level, s.as_of.map(row::to_date)];
            self.write("person_skill", s.person, sql, values)?;
        }
        Ok(())
    }
}

fn row_to_skill(row: &Row<'_>) -> rusqlite::Result<Skill> {
    Ok(Skill {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        description: row.get(3)?,
        levels: row::json(row, 4)?,
        capability: row::optional_id(row, 5)?,
    })
}
