//! What has to hold of a set of tools.

use std::collections::BTreeMap;

use rusqlite::params;
use waymark_domain::evaluation::{SetRule, SetRuleKind};
use waymark_domain::id::{EvaluationId, ToolId};

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

impl Reader {
    /// Returns the rules of an evaluation, in their order.
    pub(crate) fn set_rules(&self, evaluation: EvaluationId) -> Result<Vec<SetRule>, StoreError> {
        let key = [evaluation.0.as_bytes()];
        let sql =
            "SELECT rule, tool FROM set_rule_tool WHERE evaluation = ?1 ORDER BY rule, position";
        let mut tools: BTreeMap<i64, Vec<ToolId>> = BTreeMap::new();
        for (rule, tool) in self.all(sql, key, |row| Ok((row.get(0)?, row::id(row, 1)?)))? {
            tools.entry(rule).or_default().push(tool);
        }
        let sql =
            "SELECT position, kind, reason FROM set_rule WHERE evaluation = ?1 ORDER BY position";
        self.all(sql, key, |row| {
            Ok(SetRule {
                kind: row::word(row, 1, SetRuleKind::from_word)?,
                tools: tools.remove(&row.get(0)?).unwrap_or_default(),
                reason: row.get(2)?,
            })
        })
    }
}

impl Edit<'_> {
    /// Puts rules in place of those that an evaluation had.
    pub fn set_set_rules(
        &self,
        evaluation: EvaluationId,
        rules: &[SetRule],
    ) -> Result<(), StoreError> {
        self.expect_evaluation(evaluation)?;
        let id = evaluation.0.as_bytes();
        for table in ["set_rule_tool", "set_rule"] {
            let sql = format!("DELETE FROM {table} WHERE evaluation = ?1");
            self.write("rule", evaluation, &sql, [id])?;
        }
        for (position, rule) in rules.iter().enumerate() {
            let (key, at) = (format!("{}", position + 1), row::position(position));
            let sql =
                "INSERT INTO set_rule (evaluation, position, kind, reason) VALUES (?1, ?2, ?3, ?4)";
            let values = params![id, at, rule.kind.word(), rule.reason];
            self.write("rule", &key, sql, values)?;
            let sql = "INSERT INTO set_rule_tool (evaluation, rule, tool, position) VALUES (?1, ?2, ?3, ?4)";
            for (position, tool) in rule.tools.iter().enumerate() {
                let values = params![id, at, tool.0.as_bytes(), row::position(position)];
                self.write("rule", &key, sql, values)
                    .map_err(|e| e.named_twice("tool"))?;
            }
        }
        Ok(())
    }

    /// Deletes rules that a deletion left without meaning: without a tool, or about one tool where they
    /// speak of several.
    pub(crate) fn delete_empty_set_rules(&self) -> Result<(), StoreError> {
        let sql = "SELECT evaluation, position FROM set_rule AS r
                   WHERE (SELECT count(*) FROM set_rule_tool AS t
                          WHERE t.evaluation = r.evaluation AND t.rule = r.position)
                       < CASE WHEN kind IN ('exclusion', 'pairing') THEN 2 ELSE 1 END";
        let rules: Vec<([u8; 16], i64)> =
            self.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (evaluation, position) in rules {
            let key = params![evaluation, position];
            let sql = "DELETE FROM set_rule_tool WHERE evaluation = ?1 AND rule = ?2";
            self.write("rule", position, sql, key)?;
            let sql = "DELETE FROM set_rule WHERE evaluation = ?1 AND position = ?2";
            self.write("rule", position, sql, key)?;
        }
        Ok(())
    }
}
