//! Every table of an evaluation.

mod facts;
mod record;
mod results;
mod robustness;
mod weights;

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::criteria::Criterion;
use waymark_domain::engagement::Person;
use waymark_domain::evaluation::Evaluation;
use waymark_domain::evaluation::results::WeightLevel;
use waymark_domain::evaluation::sets::{SetObjective, ToolSetView};
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, CriterionId, EvaluationId, PersonId, ToolId, VendorId};
use waymark_domain::tool::{Fit, Tool, Vendor};
use waymark_exchange::scores_table::{self, Known};
use waymark_exchange::tables::{self as formats, Cell, Table};

use super::evaluation_report::DRAWS;
use super::tables::text;
use crate::commands;
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Evaluated, Session};
use crate::types::{ResultsArgs, ToolSetsArgs};

impl Session {
    /// Returns the evaluation that `name` means: its code, its title or its id.
    pub fn evaluation_called(&self, name: &str) -> Answer<Evaluation> {
        let all = self.store.evaluations()?;
        let found = all.iter().find(|e| {
            e.code.eq_ignore_ascii_case(name)
                || e.title.eq_ignore_ascii_case(name)
                || e.id.to_string() == name
        });
        found.cloned().ok_or_else(|| {
            let codes: Vec<&str> = all.iter().map(|e| e.code.as_str()).collect();
            WireError::new(
                ErrorCode::NotFound,
                format!("There is no evaluation called “{name}”."),
                if codes.is_empty() {
                    "The engagement has none yet.".to_owned()
                } else {
                    format!("The evaluations are {}.", codes.join(", "))
                },
            )
        })
    }

    /// Returns every table of an evaluation as CSV: file name and text. See [`Session::evaluation_workbook`].
    pub fn evaluation_csv_files(
        &mut self,
        evaluation: EvaluationId,
    ) -> Answer<Vec<(String, String)>> {
        let tables = self.evaluation_tables(evaluation)?;
        Ok(tables
            .iter()
            .map(|t| (format!("{}.csv", t.name), formats::csv(t)))
            .collect())
    }

    /// Returns every table of an evaluation as an XLSX workbook, one sheet a table: what was asked and decided,
    /// everything that follows, and every input, so that each figure can be recomputed. Single scores stand in
    /// the form that can be imported again. Scores and results are left out while they are hidden until the
    /// weights are locked.
    pub fn evaluation_workbook(&mut self, evaluation: EvaluationId) -> Answer<Vec<u8>> {
        let tables = self.evaluation_tables(evaluation)?;
        Ok(formats::xlsx(&tables, (self.environment.now)())?)
    }

    fn evaluation_tables(&mut self, id: EvaluationId) -> Answer<Vec<Table>> {
        let at_level = |session: &mut Self, level| {
            let args = ResultsArgs {
                evaluation: id,
                weights: vec![],
                level,
                draws: Some(DRAWS),
                seed: None,
            };
            commands::evaluation_results(session, args)
        };
        let results = at_level(self, WeightLevel::Top)?;
        let by_leaf = at_level(self, WeightLevel::Leaf)?.and_then(|r| r.robustness);
        let sets = self.best_sets(id)?;
        let evaluated = self.evaluated(id)?;
        let facts = &evaluated.facts;
        let closes = commands::named(self, &facts.closes)?;
        let covered = self.covered(&evaluated)?;
        let (people, evidence) = (self.store.people()?, self.store.evidence()?);
        let vendors = self.store.vendors()?;
        let look = Look::new(&evaluated, &people, &vendors);
        let hidden = facts.scores_hidden();

        let mut tables = vec![look.summary(&closes, results.as_ref(), by_leaf.as_ref(), &sets)];
        tables.extend(look.decision());
        if let Some(results) = &results {
            tables.push(look.ranking(results));
            tables.push(Look::contributions(results));
        }
        tables.extend((!hidden).then(|| look.grid()));
        tables.push(look.weights(&evaluated.scored.tree));
        tables.push(look.knock_outs(hidden));
        if let Some(results) = &results {
            let levels = results.robustness.iter().chain(&by_leaf);
            tables.extend(levels.flat_map(|r| look.robustness(results, r)));
            tables.push(look.flippers(results));
            tables.push(results::methods(results));
            tables.push(results::reversal(results));
            tables.push(results::frontier(results));
        }
        tables.extend(sets.iter().map(results::set));
        tables.push(look.set_rules());
        tables.push(look.criteria());
        tables.push(look.judgements());
        tables.push(look.judged_weights(&evaluated.scored.tree));
        tables.push(look.tools());
        tables.push(look.tool_facts());
        tables.push(look.coverage(&covered));
        if !hidden {
            tables.push(look.spread());
            tables.push(scores_table::table(Known {
                evaluation: facts,
                tools: &evaluated.tools,
                people: &people,
                evidence: &evidence,
            }));
            tables.push(look.evidence(&evidence));
        }
        Ok(tables)
    }

    /// Returns the best sets of tools: at least cost, and within the budget where there is one; none while
    /// scores are hidden or nothing is to be covered.
    fn best_sets(&mut self, evaluation: EvaluationId) -> Answer<Vec<BestSet>> {
        let facts = self.evaluated(evaluation)?.facts;
        if facts.scores_hidden() || facts.closes.is_empty() {
            return Ok(Vec::new());
        }
        let within = facts
            .budget
            .map(|budget| SetObjective::MostValue { budget });
        std::iter::once(SetObjective::LeastCost)
            .chain(within)
            .map(|objective| {
                let args = ToolSetsArgs {
                    evaluation,
                    objective,
                    fit: Fit::Good,
                    with_in_use: true,
                };
                let view = commands::tool_sets(self, args)?;
                Ok(BestSet { objective, view })
            })
            .collect()
    }

    /// Returns every capability that a candidate covers, as it is called.
    fn covered(&mut self, evaluated: &Evaluated) -> Answer<BTreeMap<CapabilityId, NodeRef>> {
        let candidates = evaluated.facts.candidates.iter();
        let tools = candidates.filter_map(|c| evaluated.tools.iter().find(|t| t.id == c.tool));
        let all: BTreeSet<CapabilityId> = tools
            .flat_map(|t| t.covers.iter().map(|c| c.capability))
            .collect();
        let named = commands::named(self, &Vec::from_iter(all))?;
        Ok(named.into_iter().filter_map(|n| Some((n.id?, n))).collect())
    }
}

/// The best set of tools for an objective.
struct BestSet {
    objective: SetObjective,
    view: ToolSetView,
}

impl BestSet {
    fn title(&self) -> &'static str {
        match self.objective {
            SetObjective::LeastCost => "Tools at least cost",
            SetObjective::MostValue { .. } => "Tools within the budget",
        }
    }
}

/// An evaluation with what its tables name things by.
struct Look<'a> {
    evaluation: &'a Evaluation,
    inventory: &'a [Tool],
    tools: BTreeMap<ToolId, &'a Tool>,
    criteria: BTreeMap<CriterionId, &'a str>,
    people: BTreeMap<PersonId, &'a Person>,
    vendors: BTreeMap<VendorId, &'a str>,
}

impl<'a> Look<'a> {
    fn new(evaluated: &'a Evaluated, people: &'a [Person], vendors: &'a [Vendor]) -> Self {
        let (evaluation, inventory) = (&*evaluated.facts, evaluated.tools.as_slice());
        let criteria = evaluation.criteria.iter();
        Self {
            evaluation,
            inventory,
            tools: inventory.iter().map(|t| (t.id, t)).collect(),
            criteria: criteria.map(|c| (c.id, c.code.as_str())).collect(),
            people: people.iter().map(|p| (p.id, p)).collect(),
            vendors: vendors.iter().map(|v| (v.id, v.name.as_str())).collect(),
        }
    }

    fn name(&self, tool: ToolId) -> &'a str {
        self.tools.get(&tool).map_or("", |t| t.name.as_str())
    }

    fn tool_code(&self, tool: ToolId) -> &'a str {
        self.tools.get(&tool).map_or("", |t| t.code.as_str())
    }

    fn code(&self, criterion: CriterionId) -> &'a str {
        self.criteria.get(&criterion).copied().unwrap_or_default()
    }

    /// Returns a person's code and name.
    fn person(&self, person: PersonId) -> [Cell; 2] {
        let known = self.people.get(&person);
        [
            text(known.map_or("", |p| p.code.as_str())),
            text(known.map_or("", |p| p.name.as_str())),
        ]
    }

    fn candidates(&self) -> impl Iterator<Item = &'a Tool> + '_ {
        let candidates = self.evaluation.candidates.iter();
        candidates.filter_map(|c| self.tools.get(&c.tool).copied())
    }

    fn leaves(&self) -> impl Iterator<Item = &'a Criterion> + use<'a> {
        let criteria = self.evaluation.criteria.iter();
        criteria.filter(|c| !c.measure.is_group())
    }
}

fn count(n: u32) -> Cell {
    Cell::Integer(i64::from(n))
}

/// Returns “yes”, or nothing.
fn yes(holds: bool) -> Cell {
    text(if holds { "yes" } else { "" })
}
