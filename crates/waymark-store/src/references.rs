//! What refers to a fact, and so what its deletion would take along.

use rusqlite::Params;
use serde::Serialize;
use waymark_domain::id::{
    CapabilityId, CriterionId, EvaluationId, EvidenceId, HurdleId, ModelId, PersonId, RoleId,
    RoundId, SkillId, StepId, ToolId, VendorId,
};

use crate::error::StoreError;
use crate::reader::{Reader, missing};

/// How many facts of each kind refer to one, and the titles of the locked rounds among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct References {
    /// People who have the role.
    pub people: u64,
    /// Capabilities below the capability, or in the model.
    pub capabilities: u64,
    /// Rounds in which the model is rated.
    pub rounds: u64,
    /// Parts in rounds.
    pub participants: u64,
    /// Ratings.
    pub ratings: u64,
    /// Agreed ratings.
    pub agreed: u64,
    /// Targets.
    pub targets: u64,
    /// Priorities.
    pub priorities: u64,
    /// Links from evidence.
    pub evidence: u64,
    /// Links from hurdles.
    pub hurdles: u64,
    /// Links from recommendations.
    pub recommendations: u64,
    /// Tools that have the vendor or the role, or cover the capability.
    pub tools: u64,
    /// Evaluations in which the tool is compared or the person scores, or that close the capability.
    pub evaluations: u64,
    /// Criteria below the criterion, or in the evaluation.
    pub criteria: u64,
    /// Individual scores.
    pub scores: u64,
    /// Agreed scores.
    pub agreed_scores: u64,
    /// Verdicts on knock-outs.
    pub knock_outs: u64,
    /// Judgements on weights.
    pub judgements: u64,
    /// Parts in rules on sets of tools.
    pub set_rules: u64,
    /// Titles of the evaluations whose decision chose the tool, and so forbids its deletion; of an
    /// evaluation its own, where it was decided.
    pub decisions: Vec<String>,
    /// Tasks in which the role has letters, or that a step stands above.
    pub tasks: u64,
    /// Letters.
    pub letters: u64,
    /// Waivers.
    pub waivers: u64,
    /// Roles that the person fills, or people who fill the role.
    pub fillings: u64,
    /// Skills that the role needs, that the person has, or that feed the capability.
    pub skills: u64,
    /// Components and controls that name it, in the architecture and its policies.
    pub components: u64,
    /// Titles of the components that a tool fills in some plateau, and that so forbid its deletion.
    pub fills: Vec<String>,
    /// Environments, components, gates and policies of the architecture for which the role answers.
    pub duties: u64,
    /// Titles of locked rounds that refer to it, and so forbid its deletion.
    pub locked_rounds: Vec<String>,
}

impl References {
    /// Returns how many facts there are, of whatever kind.
    pub fn total(&self) -> u64 {
        self.people
            + self.capabilities
            + self.rounds
            + self.participants
            + self.ratings
            + self.agreed
            + self.targets
            + self.priorities
            + self.evidence
            + self.hurdles
            + self.recommendations
            + self.tools
            + self.evaluations
            + self.criteria
            + self.scores
            + self.agreed_scores
            + self.knock_outs
            + self.judgements
            + self.set_rules
            + self.decisions.len() as u64
            + self.tasks
            + self.letters
            + self.waivers
            + self.fillings
            + self.skills
            + self.components
            + self.duties
    }

    pub(crate) fn expect_no_locked_round(&self) -> Result<(), StoreError> {
        match self.locked_rounds.first() {
            Some(round) => Err(StoreError::RoundLocked {
                round: round.clone(),
            }),
            None => Ok(()),
        }
    }
}

/// Selects a capability (`?1`) of a model (`?2`) and all below it. CROSS keeps the planner from beginning
/// with every capability of the model at every step.
pub(crate) const BELOW: &str = "WITH RECURSIVE below (id) AS (
      SELECT ?1 UNION
      SELECT c.id FROM below CROSS JOIN capability AS c ON c.model = ?2 AND c.parent = below.id) ";

/// Selects a criterion (`?1`) of an evaluation (`?2`) and all below it.
pub(crate) const CRITERIA_BELOW: &str = "WITH RECURSIVE below (id) AS (
      SELECT ?1 UNION
      SELECT c.id FROM below CROSS JOIN criterion AS c ON c.evaluation = ?2 AND c.parent = below.id) ";

/// Narrows a table of a round's facts to the capabilities in `below`, round by round along its key.
const IN_ROUNDS: &str =
    "WHERE round IN (SELECT id FROM round) AND capability IN (SELECT id FROM below)";

/// Counts what the role (`?1`) answers for in the architecture.
const DUTIES: &str = "SELECT (SELECT count(*) FROM component WHERE owner_role = ?1)
    + (SELECT count(*) FROM gate WHERE deputy = ?1)
    + (SELECT count(*) FROM gate WHERE deployer = ?1)
    + (SELECT count(*) FROM gate_approver WHERE role = ?1)
    + (SELECT count(DISTINCT environment) FROM environment_writer WHERE role = ?1)
    + (SELECT count(*) FROM policy WHERE owner_role = ?1)";

impl Reader {
    /// Returns what has the role.
    pub fn references_to_role(&self, id: RoleId) -> Result<References, StoreError> {
        self.role(id)?;
        let key = [id.0.as_bytes()];
        let people = self.count("SELECT count(*) FROM person WHERE role = ?1", key)?;
        let sql = "SELECT count(*) FROM recommendation WHERE owner_role = ?1";
        Ok(References {
            people,
            recommendations: self.count(sql, key)?,
            tools: self.count("SELECT count(*) FROM tool WHERE owner_role = ?1", key)?,
            letters: self.count("SELECT count(*) FROM assignment WHERE role = ?1", key)?,
            waivers: self.count("SELECT count(*) FROM waiver WHERE role = ?1", key)?,
            fillings: self.count("SELECT count(*) FROM filling WHERE role = ?1", key)?,
            skills: self.count("SELECT count(*) FROM role_skill WHERE role = ?1", key)?,
            duties: self.count(DUTIES, key)?,
            ..References::default()
        })
    }

    /// Returns what a person took part in and said.
    pub fn references_to_person(&self, id: PersonId) -> Result<References, StoreError> {
        self.person(id)?;
        let key = [id.0.as_bytes()];
        let sql = "SELECT title FROM round WHERE state = 'locked'
                   AND (EXISTS (SELECT 1 FROM participant WHERE round = round.id AND person = ?1)
                     OR EXISTS (SELECT 1 FROM rating WHERE round = round.id AND person = ?1))
                   ORDER BY date, position";
        Ok(References {
            participants: self.count("SELECT count(*) FROM participant WHERE person = ?1", key)?,
            ratings: self.count("SELECT count(*) FROM rating WHERE person = ?1", key)?,
            evaluations: self.count("SELECT count(*) FROM assessor WHERE person = ?1", key)?,
            scores: self.count("SELECT count(*) FROM score WHERE person = ?1", key)?,
            judgements: self.count("SELECT count(*) FROM elicitation WHERE person = ?1", key)?,
            waivers: self.count("SELECT count(*) FROM waiver WHERE person = ?1", key)?,
            fillings: self.count("SELECT count(*) FROM filling WHERE person = ?1", key)?,
            skills: self.count("SELECT count(*) FROM person_skill WHERE person = ?1", key)?,
            locked_rounds: self.all(sql, key, |row| row.get(0))?,
            ..References::default()
        })
    }

    /// Returns what refers to a capability or to any below it.
    pub fn references_to_capability(&self, id: CapabilityId) -> Result<References, StoreError> {
        let model = self.model_of(id)?;
        let key = (id.0.as_bytes(), model.0.as_bytes());
        let count = |rest: &str| self.count(&format!("{BELOW}SELECT count(*) FROM {rest}"), key);
        let linked = "WHERE capability IN (SELECT id FROM below)";
        let locked = ["rating", "agreed", "target", "priority"].map(|table| {
            format!(
                "EXISTS (SELECT 1 FROM {table} WHERE {table}.round = r.id
                         AND {table}.capability IN (SELECT id FROM below))"
            )
        });
        let locked = format!(
            "{BELOW}SELECT title FROM round AS r WHERE state = 'locked' AND ({}) ORDER BY date, position",
            locked.join(" OR ")
        );
        Ok(References {
            capabilities: count("below")?.saturating_sub(1),
            ratings: count(&format!("rating {IN_ROUNDS}"))?,
            agreed: count(&format!("agreed {IN_ROUNDS}"))?,
            targets: count(&format!("target {IN_ROUNDS}"))?,
            priorities: count(&format!("priority {IN_ROUNDS}"))?,
            evidence: count(&format!("evidence_link {linked}"))?,
            hurdles: count(&format!("hurdle_capability {linked}"))?,
            recommendations: count(&format!("recommendation_capability {linked}"))?,
            tools: count(&format!("tool_capability {linked}"))?,
            evaluations: count(&format!("evaluation_capability {linked}"))?,
            tasks: count(&format!("step_capability {linked}"))?,
            skills: count(&format!("skill {linked}"))?,
            components: count(&format!("component_capability {linked}"))?,
            locked_rounds: self.all(&locked, key, |row| row.get(0))?,
            ..References::default()
        })
    }

    /// Returns the capabilities of a model, what links to them, and the rounds in which it is rated.
    pub fn references_to_model(&self, id: ModelId) -> Result<References, StoreError> {
        let key = [id.0.as_bytes()];
        let known = self.count("SELECT count(*) FROM model WHERE id = ?1", key)?;
        if known == 0 {
            return Err(missing("model", id));
        }
        let count = |table: &str| {
            let sql = format!(
                "SELECT count(*) FROM {table} JOIN capability AS c ON c.id = {table}.capability
                 WHERE c.model = ?1"
            );
            self.count(&sql, key)
        };
        let locked =
            "SELECT title FROM round WHERE state = 'locked' AND model = ?1 ORDER BY date, position";
        Ok(References {
            capabilities: self.count("SELECT count(*) FROM capability WHERE model = ?1", key)?,
            rounds: self.count("SELECT count(*) FROM round WHERE model = ?1", key)?,
            evidence: count("evidence_link")?,
            hurdles: count("hurdle_capability")?,
            recommendations: count("recommendation_capability")?,
            tools: count("tool_capability")?,
            evaluations: count("evaluation_capability")?,
            tasks: count("step_capability")?,
            skills: count("skill")?,
            components: count("component_capability")?,
            locked_rounds: self.all(locked, key, |row| row.get(0))?,
            ..References::default()
        })
    }

    /// Returns what belongs to a round.
    pub fn references_to_round(&self, id: RoundId) -> Result<References, StoreError> {
        let key = [id.0.as_bytes()];
        let count = |table: &str| {
            self.count(
                &format!("SELECT count(*) FROM {table} WHERE round = ?1"),
                key,
            )
        };
        let state = "SELECT state = 'locked', title FROM round WHERE id = ?1";
        let state = self.first(state, key, |row| Ok((row.get::<_, bool>(0)?, row.get(1)?)))?;
        let (locked, title) = state.ok_or_else(|| missing("round", id))?;
        Ok(References {
            participants: count("participant")?,
            ratings: count("rating")?,
            agreed: count("agreed")?,
            targets: count("target")?,
            priorities: count("priority")?,
            evidence: count("evidence_link")?,
            locked_rounds: if locked { vec![title] } else { Vec::new() },
            ..References::default()
        })
    }

    /// Returns what belongs to a step and to those below it.
    pub fn references_to_step(&self, id: StepId) -> Result<References, StoreError> {
        let known = self.count("SELECT count(*) FROM step WHERE id = ?1", [id.0.as_bytes()])?;
        if known == 0 {
            return Err(missing("step", id));
        }
        let count = |rest: &str| {
            let sql = format!(
                "WITH RECURSIVE below (id) AS (
                   SELECT ?1 UNION SELECT s.id FROM below CROSS JOIN step AS s ON s.parent = below.id)
                 SELECT count(*) FROM {rest}"
            );
            self.count(&sql, [id.0.as_bytes()])
        };
        Ok(References {
            tasks: count("step WHERE kind = 'task' AND id <> ?1 AND id IN (SELECT id FROM below)")?,
            letters: count("assignment WHERE step IN (SELECT id FROM below)")?,
            waivers: count("waiver WHERE step IN (SELECT id FROM below)")?,
            components: count("component_step WHERE step IN (SELECT id FROM below)")?
                + count("gate WHERE step IN (SELECT id FROM below)")?
                + count("gate_evidence WHERE step IN (SELECT id FROM below)")?,
            ..References::default()
        })
    }

    /// Returns who needs a skill, and who has it.
    pub fn references_to_skill(&self, id: SkillId) -> Result<References, StoreError> {
        self.skill(id)?;
        let key = [id.0.as_bytes()];
        Ok(References {
            people: self.count("SELECT count(*) FROM person_skill WHERE skill = ?1", key)?,
            skills: self.count("SELECT count(*) FROM role_skill WHERE skill = ?1", key)?,
            ..References::default()
        })
    }

    /// Returns the recommendations that remove a hurdle.
    pub fn references_to_hurdle(&self, id: HurdleId) -> Result<References, StoreError> {
        let sql = "SELECT count(*) FROM recommendation_hurdle WHERE hurdle = ?1";
        let recommendations = self.count(sql, [id.0.as_bytes()])?;
        Ok(References {
            recommendations,
            ..References::default()
        })
    }

    /// Returns the ratings and scores that a piece of evidence backs.
    pub fn references_to_evidence(&self, id: EvidenceId) -> Result<References, StoreError> {
        self.evidence_entry(id)?;
        let key = [id.0.as_bytes()];
        Ok(References {
            ratings: self.count(
                "SELECT count(*) FROM evidence_link WHERE evidence = ?1",
                key,
            )?,
            scores: self.count("SELECT count(*) FROM score WHERE evidence = ?1", key)?,
            ..References::default()
        })
    }

    /// Returns the tools that have a vendor.
    pub fn references_to_vendor(&self, id: VendorId) -> Result<References, StoreError> {
        self.vendor(id)?;
        let sql = "SELECT count(*) FROM tool WHERE vendor = ?1";
        Ok(References {
            tools: self.count(sql, [id.0.as_bytes()])?,
            ..References::default()
        })
    }

    /// Returns where a tool is compared, scored and chosen.
    pub fn references_to_tool(&self, id: ToolId) -> Result<References, StoreError> {
        self.tool(id)?;
        let key = [id.0.as_bytes()];
        let count = |table: &str| {
            self.count(
                &format!("SELECT count(*) FROM {table} WHERE tool = ?1"),
                key,
            )
        };
        let decisions =
            "SELECT e.title FROM decision_tool AS d JOIN evaluation AS e ON e.id = d.evaluation
                         WHERE d.tool = ?1 ORDER BY e.position";
        let fills = "SELECT title FROM component
                     WHERE id IN (SELECT component FROM component_state WHERE tool = ?1) ORDER BY position";
        Ok(References {
            components: count("control_tool")?,
            fills: self.all(fills, key, |row| row.get(0))?,
            evaluations: count("candidate")?,
            scores: count("score")?,
            agreed_scores: count("agreed_score")?,
            knock_outs: count("knock_out")?,
            set_rules: count("set_rule_tool")?,
            tasks: count("step_tool")?,
            decisions: self.all(decisions, key, |row| row.get(0))?,
            ..References::default()
        })
    }

    /// Returns what belongs to an evaluation.
    pub fn references_to_evaluation(&self, id: EvaluationId) -> Result<References, StoreError> {
        let key = [id.0.as_bytes()];
        let known = "SELECT title FROM evaluation WHERE id = ?1";
        let title = self.first(known, key, |row| row.get(0))?;
        let title: String = title.ok_or_else(|| missing("evaluation", id))?;
        let count = |table: &str| {
            let sql = format!(
                "SELECT count(*) FROM {table} JOIN criterion AS c ON c.id = {table}.criterion
                 WHERE c.evaluation = ?1"
            );
            self.count(&sql, key)
        };
        let own = |table: &str| {
            self.count(
                &format!("SELECT count(*) FROM {table} WHERE evaluation = ?1"),
                key,
            )
        };
        let decided = own("decision")? > 0;
        Ok(References {
            criteria: own("criterion")?,
            scores: count("score")?,
            agreed_scores: count("agreed_score")?,
            knock_outs: count("knock_out")?,
            judgements: own("elicitation")?,
            set_rules: own("set_rule")?,
            decisions: decided.then_some(title).into_iter().collect(),
            ..References::default()
        })
    }

    /// Returns what belongs to a criterion or to any below it.
    pub fn references_to_criterion(&self, id: CriterionId) -> Result<References, StoreError> {
        let evaluation = self.evaluation_of(id)?;
        let key = (id.0.as_bytes(), evaluation.0.as_bytes());
        let count =
            |rest: &str| self.count(&format!("{CRITERIA_BELOW}SELECT count(*) FROM {rest}"), key);
        let linked = |table: &str| {
            count(&format!(
                "{table} WHERE criterion IN (SELECT id FROM below)"
            ))
        };
        let judged = "elicitation WHERE evaluation = ?2 AND \"group\" IN (SELECT id FROM below)";
        Ok(References {
            criteria: count("below")?.saturating_sub(1),
            scores: linked("score")?,
            agreed_scores: linked("agreed_score")?,
            knock_outs: linked("knock_out")?,
            judgements: count(judged)?,
            ..References::default()
        })
    }

    fn count(&self, sql: &str, params: impl Params) -> Result<u64, StoreError> {
        self.number(sql, params).map(i64::unsigned_abs)
    }
}
