//! What is known of an evaluation's criteria and tools, as tables.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::criteria::{Measure, RATING_LEVELS};
use waymark_domain::engagement::Evidence;
use waymark_domain::evaluation::grid::Grid;
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, EvidenceId};
use waymark_domain::tool::Tool;
use waymark_exchange::tables::{Cell, Table, number_text};

use super::super::tables::{columns, number, table, text};
use super::{Look, count, yes};

impl Look<'_> {
    /// The scores that count, in the measures' own units.
    pub(super) fn grid(&self) -> Table {
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
        let rows = self.leaves().map(|c| {
            let mut row = vec![text(&c.code), text(&c.title), text(c.measure.unit())];
            for tool in &tools {
                let cell = grid.cell(c.id, tool.id);
                row.push(number(cell.used()));
                row.push(match (cell.agreed, cell.spread(c)) {
                    (Some(_), _) => text("agreed"),
                    (None, Some(s)) if s.count > 1 => text(&format!(
                        "median of {}, {} to {}",
                        s.count,
                        number_text(s.min),
                        number_text(s.max)
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

    /// What the knock-outs say. What follows from a score is left out while scores are hidden.
    pub(super) fn knock_outs(&self, hidden: bool) -> Table {
        let grid = Grid::new(self.evaluation);
        let mut rows = Vec::new();
        for tool in self.candidates() {
            for (criterion, rule, settled) in grid.knock_outs(tool.id) {
                if hidden && settled.derived {
                    continue;
                }
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

    pub(super) fn tools(&self) -> Table {
        let rows = self.evaluation.candidates.iter().filter_map(|c| {
            let t = self.tools.get(&c.tool)?;
            Some(vec![
                text(&t.code),
                text(&t.name),
                text(t.state.title()),
                text(t.vendor.and_then(|v| self.vendors.get(&v)).unwrap_or(&"")),
                text(&t.category),
                text(&t.licence),
                text(t.hosting.title()),
                number(t.annual_cost),
                text(&t.currency),
                t.oldest_fact().into(),
                text(&t.homepage),
                text(&t.repository),
                text(&t.description),
                text(&c.note),
            ])
        });
        let columns = columns(&[
            "Code",
            "Tool",
            "State",
            "Vendor",
            "Category",
            "Licence",
            "Hosting",
            "#Annual cost",
            "Currency",
            "@Oldest fact",
            "Homepage",
            "Repository",
            "Description",
            "Note",
        ]);
        table("candidates", "Candidates", columns, rows.collect())
    }

    /// Every criterion with what is asked, how it is scored, and what a score is worth.
    pub(super) fn criteria(&self) -> Table {
        let rows = self.evaluation.criteria.iter().map(|c| {
            let mut row = vec![
                text(&c.code),
                text(c.parent.map_or("", |p| self.code(p))),
                text(&c.title),
                text(&c.description),
                text(kind(&c.measure)),
                text(c.measure.unit()),
            ];
            match &c.measure {
                Measure::Measured {
                    direction,
                    worst,
                    best,
                    points,
                    ..
                } => {
                    let point = |(at, worth): &(f64, f64)| {
                        format!("{}: {}", number_text(*at), number_text(*worth))
                    };
                    let points: Vec<String> = points.iter().map(point).collect();
                    row.push(text(direction.title()));
                    row.extend([Cell::Number(*worst), Cell::Number(*best)]);
                    row.push(text(&points.join("; ")));
                }
                Measure::Group | Measure::Rating { .. } | Measure::YesNo => {
                    row.extend(vec![Cell::Empty; 4]);
                }
            }
            let anchors: &[String] = match &c.measure {
                Measure::Rating { anchors } => anchors,
                Measure::Group | Measure::Measured { .. } | Measure::YesNo => &[],
            };
            let level = |level| anchors.get(level).map_or("", String::as_str);
            row.extend((0..RATING_LEVELS).map(|n| text(level(n))));
            row.push(yes(c.cost));
            let rule = c.knock_out.as_ref();
            row.push(text(rule.map_or("", |r| r.statement.as_str())));
            row.push(number(rule.and_then(|r| r.minimum)));
            row
        });
        let columns = columns(&[
            "Criterion",
            "Below",
            "Title",
            "What is asked",
            "Scored by",
            "Unit",
            "Direction",
            "#Worst",
            "#Best",
            "Worth between, number: value",
            "0 means",
            "1 means",
            "2 means",
            "3 means",
            "4 means",
            "5 means",
            "Cost",
            "Knock-out: has to hold",
            "#Knock-out: least score",
        ]);
        table("criteria", "Criteria", columns, rows.collect())
    }

    /// How far the scores of each cell lie apart, and what settled it.
    pub(super) fn spread(&self) -> Table {
        let grid = Grid::new(self.evaluation);
        let mut rows = Vec::new();
        for criterion in self.leaves() {
            for tool in self.candidates() {
                let cell = grid.cell(criterion.id, tool.id);
                let Some(spread) = cell.spread(criterion) else {
                    continue;
                };
                let mut row = vec![text(&criterion.code), text(&tool.code)];
                row.push(count(spread.count));
                let figures = [
                    spread.min,
                    spread.q1,
                    spread.median,
                    spread.q3,
                    spread.max,
                    spread.apart,
                ];
                row.extend(figures.map(Cell::Number));
                row.push(yes(spread.discuss));
                row.push(number(cell.agreed.map(|a| a.value)));
                row.push(text(cell.agreed.map_or("", |a| a.rationale.as_str())));
                rows.push(row);
            }
        }
        let columns = columns(&[
            "Criterion",
            "Tool",
            "#Assessors",
            "#Lowest",
            "#Lower quartile",
            "#Median",
            "#Upper quartile",
            "#Highest",
            "#Apart in worth, 0 to 1",
            "To discuss",
            "#Agreed",
            "What settled it",
        ]);
        table("disagreement", "Disagreement", columns, rows)
    }

    /// What is known of the candidates: every fact with its day and source.
    pub(super) fn tool_facts(&self) -> Table {
        let of = |tool: &Tool| {
            let fact = |f: &waymark_domain::tool::ToolFact| {
                vec![
                    text(&tool.code),
                    text(&tool.name),
                    text(&f.name),
                    text(&f.value),
                    f.as_of.into(),
                    text(&f.source),
                    yes(f.verified),
                ]
            };
            tool.facts.iter().map(fact).collect::<Vec<_>>()
        };
        let rows = self.candidates().flat_map(of).collect();
        let columns = columns(&[
            "Code",
            "Tool",
            "Fact",
            "Value",
            "@As of",
            "Source",
            "Looked up at the source",
        ]);
        table("tool-facts", "Facts about the tools", columns, rows)
    }

    /// What backs the scores: the entries of the evidence register that they name.
    pub(super) fn evidence(&self, register: &[Evidence]) -> Table {
        let scores = self.evaluation.scores.iter();
        let named: BTreeSet<EvidenceId> = scores.filter_map(|s| s.evidence).collect();
        let rows = register.iter().filter(|e| named.contains(&e.id)).map(|e| {
            vec![
                text(&e.code),
                text(&e.title),
                text(e.kind.title()),
                text(&e.location),
                text(e.sha256.as_deref().unwrap_or_default()),
                text(&e.owner),
                e.date.into(),
                e.expires.into(),
            ]
        });
        let columns = columns(&[
            "Code", "Title", "Kind", "Location", "SHA-256", "Owner", "@Date", "@Expires",
        ]);
        table("evidence", "Evidence for scores", columns, rows.collect())
    }

    /// Which capabilities the candidates cover, and how well.
    pub(super) fn coverage(&self, named: &BTreeMap<CapabilityId, NodeRef>) -> Table {
        let mut rows = Vec::new();
        for tool in self.candidates() {
            for cover in &tool.covers {
                let Some(capability) = named.get(&cover.capability) else {
                    continue;
                };
                rows.push(vec![
                    text(&tool.code),
                    text(&tool.name),
                    text(&capability.code),
                    text(&capability.title),
                    text(cover.fit.title()),
                    yes(self.evaluation.closes.contains(&cover.capability)),
                ]);
            }
        }
        let columns = columns(&[
            "Code",
            "Tool",
            "Capability",
            "Title",
            "Fit",
            "To be closed here",
        ]);
        table("tool-coverage", "Capabilities covered", columns, rows)
    }
}

fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Group => "group",
        Measure::Rating { .. } => "rating, 0 to 5",
        Measure::Measured { .. } => "measured value",
        Measure::YesNo => "1 for yes, 0 for no",
    }
}
