//! Every table of an evaluation.

mod robustness;

use std::collections::BTreeMap;

use waymark_domain::evaluation::Evaluation;
use waymark_domain::evaluation::grid::Grid;
use waymark_domain::evaluation::results::{Results, WeightLevel};
use waymark_domain::id::{CriterionId, EvaluationId, ToolId};
use waymark_domain::tool::Tool;
use waymark_exchange::scores_table::{self, Known};
use waymark_exchange::tables::{self as formats, Cell, Column, ColumnKind, Table};

use super::tables::{columns, number, table, text};
use crate::commands;
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::types::ResultsArgs;

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

    /// Returns every table of an evaluation as an XLSX workbook, one sheet a table: ranking, what each
    /// criterion adds, the score grid, weights, knock-outs, robustness over categories and over criteria,
    /// other methods, cost against value, tools, and every single score in the form that can be imported
    /// again. Results are left out while scores are hidden until the weights are locked.
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
                draws: None,
                seed: None,
            };
            commands::evaluation_results(session, args)
        };
        let results = at_level(self, WeightLevel::Top)?;
        let by_leaf = at_level(self, WeightLevel::Leaf)?.and_then(|r| r.robustness);
        let evaluated = self.evaluated(id)?;
        let (people, evidence) = (self.store.people()?, self.store.evidence()?);
        let look = Look::new(&evaluated.facts, &evaluated.tools);
        let mut tables = Vec::new();
        if let Some(results) = &results {
            tables.push(look.ranking(results));
            tables.push(Look::contributions(results));
        }
        if !evaluated.facts.scores_hidden() {
            tables.push(look.grid());
        }
        if let Some(results) = &results {
            tables.push(look.weights(results));
        }
        tables.push(look.knock_outs());
        if let Some(results) = &results {
            if let Some(robustness) = &results.robustness {
                tables.extend(look.robustness(results, robustness));
            }
            if let Some(robustness) = &by_leaf {
                tables.extend(look.robustness(results, robustness));
            }
            tables.push(methods(results));
            tables.push(frontier(results));
        }
        tables.push(look.tools());
        if !evaluated.facts.scores_hidden() {
            tables.push(scores_table::table(Known {
                evaluation: &evaluated.facts,
                tools: &evaluated.tools,
                people: &people,
                evidence: &evidence,
            }));
        }
        Ok(tables)
    }
}

/// An evaluation with its tools, to name things by.
struct Look<'a> {
    evaluation: &'a Evaluation,
    tools: BTreeMap<ToolId, &'a Tool>,
    criteria: BTreeMap<CriterionId, &'a str>,
}

impl<'a> Look<'a> {
    fn new(evaluation: &'a Evaluation, tools: &'a [Tool]) -> Self {
        let criteria = evaluation.criteria.iter();
        Self {
            evaluation,
            tools: tools.iter().map(|t| (t.id, t)).collect(),
            criteria: criteria.map(|c| (c.id, c.code.as_str())).collect(),
        }
    }

    fn name(&self, tool: ToolId) -> &str {
        self.tools.get(&tool).map_or("", |t| t.name.as_str())
    }

    fn code(&self, criterion: CriterionId) -> &str {
        self.criteria.get(&criterion).copied().unwrap_or_default()
    }

    fn candidates(&self) -> impl Iterator<Item = &'a Tool> + '_ {
        let candidates = self.evaluation.candidates.iter();
        candidates.filter_map(|c| self.tools.get(&c.tool).copied())
    }

    fn ranking(&self, results: &Results) -> Table {
        let mut rows: Vec<Vec<Cell>> = results
            .ranking
            .iter()
            .map(|t| {
                vec![
                    count(t.rank),
                    text(&t.code),
                    text(&t.name),
                    number(t.value),
                    Cell::Number(t.worst),
                    Cell::Number(t.best),
                    count(t.best_rank),
                    count(t.worst_rank),
                    count(t.missing),
                    text(t.confidence.map_or("", |c| c.title())),
                    number(t.cost),
                    text(if t.unknown {
                        "a knock-out is unknown"
                    } else {
                        ""
                    }),
                ]
            })
            .collect();
        for out in &results.knocked_out {
            let mut row = vec![Cell::Empty; 12];
            row[1] = text(self.tools.get(&out.tool).map_or("", |t| t.code.as_str()));
            row[2] = text(&out.name);
            row[11] = text(&format!(
                "knocked out by {}: {}",
                self.code(out.criterion),
                out.reason
            ));
            rows.push(row);
        }
        let cost = if results.cost_unit.is_empty() {
            "#Cost".to_owned()
        } else {
            format!("#Cost, {}", results.cost_unit)
        };
        let columns = columns(&[
            "#Rank",
            "Code",
            "Tool",
            "#Value, 0 to 100",
            "#Worst",
            "#Best",
            "#Best rank",
            "#Worst rank",
            "#Missing scores",
            "Confidence",
            &cost,
            "Remark",
        ]);
        table("ranking", "Ranking", columns, rows)
    }

    fn contributions(results: &Results) -> Table {
        let mut heads = vec![
            "Criterion".to_owned(),
            "Title".to_owned(),
            "#Weight".to_owned(),
        ];
        heads.extend(results.ranking.iter().map(|t| format!("#{}", t.name)));
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let leaves = results.weights.iter().filter(|w| w.leaf && w.counts);
        let rows = leaves.map(|w| {
            let mut row = vec![text(&w.code), text(&w.title), Cell::Number(w.global)];
            row.extend(results.ranking.iter().map(|t| {
                let own = t.contributions.iter().find(|c| c.criterion == w.criterion);
                number(own.and_then(|c| c.points))
            }));
            row
        });
        let title = "Points per criterion";
        table("contributions", title, columns(&heads), rows.collect())
    }

    /// The scores that count, in the measures' own units.
    fn grid(&self) -> Table {
        let grid = Grid::new(self.evaluation);
        let tools: Vec<&Tool> = self.candidates().collect();
        let mut heads = vec![
            "Criterion".to_owned(),
            "Title".to_owned(),
            "Unit".to_owned(),
        ];
        for tool in &tools {
            heads.push(format!("#{}", tool.name));
            heads.push(format!("{}: from", tool.name));
        }
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let leaves = self
            .evaluation
            .criteria
            .iter()
            .filter(|c| !c.measure.is_group());
        let rows = leaves.map(|c| {
            let mut row = vec![text(&c.code), text(&c.title), text(c.measure.unit())];
            for tool in &tools {
                let cell = grid.cell(c.id, tool.id);
                row.push(number(cell.used()));
                row.push(match (cell.agreed, cell.spread(c)) {
                    (Some(_), _) => text("agreed"),
                    (None, Some(s)) if s.count > 1 => text(&format!(
                        "median of {}, {} to {}",
                        s.count,
                        formats::number_text(s.min),
                        formats::number_text(s.max)
                    )),
                    (None, Some(_)) => text("one score"),
                    (None, None) => text("missing"),
                });
            }
            row
        });
        table(
            "score-grid",
            "Scores that count",
            columns(&heads),
            rows.collect(),
        )
    }

    fn weights(&self, results: &Results) -> Table {
        let rows = results.weights.iter().map(|w| {
            let own = self.evaluation.criterion(w.criterion);
            vec![
                text(&w.code),
                text(&w.title),
                count(u32::from(w.depth)),
                text(if w.leaf { "criterion" } else { "group" }),
                number(own.map(|c| c.weight)),
                Cell::Number(w.local),
                Cell::Number(w.global),
                text(match own {
                    Some(c) if c.cost => "cost: not in the value",
                    _ if !w.counts => "weighs nothing",
                    _ => "",
                }),
            ]
        });
        let columns = columns(&[
            "Criterion",
            "Title",
            "#Depth",
            "Kind",
            "#Points",
            "#Weight among its siblings",
            "#Weight in the whole",
            "Remark",
        ]);
        table("weights", "Weights", columns, rows.collect())
    }

    fn knock_outs(&self) -> Table {
        let grid = Grid::new(self.evaluation);
        let mut rows = Vec::new();
        for tool in self.candidates() {
            for (criterion, rule, settled) in grid.knock_outs(tool.id) {
                rows.push(vec![
                    text(&tool.code),
                    text(&tool.name),
                    text(&criterion.code),
                    text(&rule.statement),
                    text(settled.verdict.title()),
                    text(&settled.reason),
                    settled.as_of.into(),
                    text(if settled.derived {
                        "from the score"
                    } else {
                        "stated"
                    }),
                ]);
            }
        }
        let columns = columns(&[
            "Code",
            "Tool",
            "Criterion",
            "Has to hold",
            "Verdict",
            "Reason",
            "@As of",
            "Basis",
        ]);
        table("knock-outs", "Knock-outs", columns, rows)
    }

    fn tools(&self) -> Table {
        let rows = self.evaluation.candidates.iter().filter_map(|c| {
            let t = self.tools.get(&c.tool)?;
            Some(vec![
                text(&t.code),
                text(&t.name),
                text(t.state.title()),
                text(&t.category),
                text(&t.licence),
                text(t.hosting.title()),
                number(t.annual_cost),
                text(&t.currency),
                t.oldest_fact().into(),
                text(&c.note),
            ])
        });
        let columns = columns(&[
            "Code",
            "Tool",
            "State",
            "Category",
            "Licence",
            "Hosting",
            "#Annual cost",
            "Currency",
            "@Oldest fact",
            "Note",
        ]);
        table("candidates", "Candidates", columns, rows.collect())
    }
}

fn methods(results: &Results) -> Table {
    let heads = ["Method", "Winner", "#Kendall τ-b with the ranking"];
    let kind = |title: &str, kind| Column {
        title: title.to_owned(),
        kind,
    };
    let mut all = columns(&heads);
    for tool in &results.ranking {
        all.push(kind(&format!("{}: rank", tool.name), ColumnKind::Number));
        all.push(kind(&format!("{}: figure", tool.name), ColumnKind::Number));
    }
    let rows = results.methods.iter().map(|m| {
        let mut row = vec![text(&m.title), text(&m.winners.join(", ")), number(m.tau)];
        for (rank, figure) in m.ranks.iter().zip(&m.figures) {
            row.push(count(*rank));
            row.push(Cell::Number(*figure));
        }
        row
    });
    table("methods", "Other methods", all, rows.collect())
}

fn frontier(results: &Results) -> Table {
    let rows = results.frontier.iter().map(|p| {
        let better = results
            .frontier
            .iter()
            .find(|o| Some(o.tool) == p.beaten_by);
        vec![
            text(&p.name),
            Cell::Number(p.cost),
            Cell::Number(p.value),
            text(if p.efficient { "efficient" } else { "" }),
            text(better.map_or("", |o| o.name.as_str())),
        ]
    });
    let cost = format!("#Cost, {}", results.cost_unit);
    let cost = cost.trim_end_matches(", ");
    let columns = columns(&[
        "Tool",
        cost,
        "#Value, 0 to 100",
        "On the frontier",
        "Beaten by",
    ]);
    table(
        "cost-and-value",
        "Cost against value",
        columns,
        rows.collect(),
    )
}

fn count(n: u32) -> Cell {
    Cell::Integer(i64::from(n))
}
