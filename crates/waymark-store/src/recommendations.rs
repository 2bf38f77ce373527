//! Recommendations, the gaps they close and the hurdles they remove.

use rusqlite::{Row, params};
use waymark_domain::engagement::Recommendation;
use waymark_domain::id::RecommendationId;
use waymark_domain::words::{Pillar, RecommendationState, Size, ToolNeed};

use crate::command::Edit;
use crate::error::StoreError;
use crate::links::Links;
use crate::reader::{Reader, missing};
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, title, description, pillar, effort, impact, state, owner_role,
                              tool_need, tool FROM recommendation ";
const ADDRESSES: Links = Links {
    table: "recommendation_capability",
    owner: "recommendation",
    target: "capability",
};
const REMOVES: Links = Links {
    table: "recommendation_hurdle",
    owner: "recommendation",
    target: "hurdle",
};

impl Reader {
    /// Returns all recommendations, in their order.
    pub fn recommendations(&self) -> Result<Vec<Recommendation>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY position, id");
        let mut recommendations = self.all(&sql, [], row_to_recommendation)?;
        let mut addresses = self.links(ADDRESSES)?;
        let mut removes = self.links(REMOVES)?;
        for recommendation in &mut recommendations {
            let id = recommendation.id.0;
            recommendation.addresses = addresses.remove(&id).unwrap_or_default();
            recommendation.removes = removes.remove(&id).unwrap_or_default();
        }
        Ok(recommendations)
    }

    /// Returns a recommendation.
    pub fn recommendation(&self, id: RecommendationId) -> Result<Recommendation, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.first(&sql, [id.0.as_bytes()], row_to_recommendation)?;
        let mut recommendation = found.ok_or_else(|| missing("recommendation", id))?;
        recommendation.addresses = self.links_of(ADDRESSES, id.0)?;
        recommendation.removes = self.links_of(REMOVES, id.0)?;
        Ok(recommendation)
    }
}

impl Edit<'_> {
    /// Adds a recommendation after the others, with its links.
    pub fn insert_recommendation(&self, recommendation: &Recommendation) -> Result<(), StoreError> {
        let sql = "INSERT INTO recommendation (id, position, code, title, description, pillar, effort,
                                               impact, state, owner_role, tool_need, tool)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM recommendation), ?2, ?3, ?4,
                           ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.write_recommendation(recommendation, sql)
    }

    /// Changes a recommendation and its links.
    pub fn update_recommendation(&self, recommendation: &Recommendation) -> Result<(), StoreError> {
        let sql = "UPDATE recommendation SET code = ?2, title = ?3, description = ?4, pillar = ?5,
                                             effort = ?6, impact = ?7, state = ?8, owner_role = ?9,
                                             tool_need = ?10, tool = ?11
                   WHERE id = ?1";
        self.write_recommendation(recommendation, sql)
    }

    /// Deletes a recommendation with its links, and takes it from the components that it asks for.
    pub fn delete_recommendation(&self, id: RecommendationId) -> Result<(), StoreError> {
        let key = [id.0.as_bytes()];
        for Links { table, owner, .. } in [ADDRESSES, REMOVES] {
            self.write(
                table,
                id,
                &format!("DELETE FROM {table} WHERE {owner} = ?1"),
                key,
            )?;
        }
        let sql = "UPDATE component SET recommendation = NULL WHERE recommendation = ?1";
        self.write("component", id, sql, key)?;
        self.write_one(
            "recommendation",
            id,
            "DELETE FROM recommendation WHERE id = ?1",
            key,
        )
    }

    /// Puts recommendations into this order; those not named follow.
    pub fn order_recommendations(&self, ids: &[RecommendationId]) -> Result<(), StoreError> {
        self.order("recommendation", ids.iter().map(|id| id.0))
    }

    fn write_recommendation(
        &self,
        recommendation: &Recommendation,
        sql: &str,
    ) -> Result<(), StoreError> {
        let r = recommendation;
        let values = params![
            r.id.0.as_bytes(),
            r.code,
            r.title,
            r.description,
            r.pillar.word(),
            r.effort.word(),
            r.impact.word(),
            r.state.word(),
            r.owner_role.map(|id| id.0.into_bytes()),
            r.tool_need.word(),
            r.tool,
        ];
        self.write_one("recommendation", &r.code, sql, values)?;
        self.put_links(
            ADDRESSES,
            &r.code,
            r.id.0,
            r.addresses.iter().map(|id| id.0),
        )?;
        self.put_links(REMOVES, &r.code, r.id.0, r.removes.iter().map(|id| id.0))
    }
}

fn row_to_recommendation(row: &Row<'_>) -> rusqlite::Result<Recommendation> {
    Ok(Recommendation {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        description: row.get(3)?,
        pillar: row::word(row, 4, Pillar::from_word)?,
        effort: row::word(row, 5, Size::from_word)?,
        impact: row::word(row, 6, Size::from_word)?,
        state: row::word(row, 7, RecommendationState::from_word)?,
        owner_role: row::optional_id(row, 8)?,
        tool_need: row::word(row, 9, ToolNeed::from_word)?,
        tool: row.get(10)?,
        addresses: Vec::new(),
        removes: Vec::new(),
    })
}
