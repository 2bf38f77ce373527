//! What follows from an evaluation, as tables.

use waymark_domain::evaluation::results::Results;
use waymark_domain::evaluation::sets::SetObjective;
use waymark_exchange::tables::{Cell, Column, ColumnKind, Table};

use super::super::tables::{columns, number, table, text};
use super::{BestSet, Look, count, yes};

impl Look<'_> {
    pub(super) fn ranking(&self, results: &Results) -> Table {
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
            row[1] = text(self.tool_code(out.tool));
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

    pub(super) fn contributions(results: &Results) -> Table {
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

    /// Who would flip the winner: one row for each, and one that says so where nobody would.
    pub(super) fn flippers(&self, results: &Results) -> Table {
        let mut rows: Vec<Vec<Cell>> = results
            .flippers
            .iter()
            .map(|f| {
                let [code, name] = self.person(f.person);
                let winner = text(self.tool_code(f.winner));
                vec![code, name, winner, text(&f.winner_name), count(f.scored)]
            })
            .collect();
        if rows.is_empty() {
            let mut nobody = vec![Cell::Empty; 5];
            nobody[1] = text("nobody");
            rows.push(nobody);
        }
        let columns = columns(&["Assessor", "Name", "Would choose", "Tool", "#Cells scored"]);
        let title = "Who would flip the winner";
        table("who-would-flip", title, columns, rows)
    }

    /// What has to hold of a set of tools.
    pub(super) fn set_rules(&self) -> Table {
        let rows = self.evaluation.set_rules.iter().map(|rule| {
            let tools: Vec<&str> = rule.tools.iter().map(|t| self.tool_code(*t)).collect();
            vec![
                text(rule.kind.title()),
                text(&tools.join(", ")),
                text(&rule.reason),
            ]
        });
        let columns = columns(&["Rule", "Tools", "Why"]);
        table(
            "set-rules",
            "Rules for sets of tools",
            columns,
            rows.collect(),
        )
    }
}

pub(super) fn methods(results: &Results) -> Table {
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

pub(super) fn frontier(results: &Results) -> Table {
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

/// What happens to the order of the others when a loser is dropped or a copy added, method by method.
pub(super) fn reversal(results: &Results) -> Table {
    let mut rows = Vec::new();
    for r in &results.reversal {
        if r.cases.is_empty() {
            let mut row = vec![text(&r.title), count(r.tried), text("none")];
            row.extend([Cell::Empty, Cell::Empty]);
            rows.push(row);
        }
        for case in &r.cases {
            rows.push(vec![
                text(&r.title),
                count(r.tried),
                text(&case.change),
                text(&case.swap),
                text(&case.winner),
            ]);
        }
    }
    let columns = columns(&[
        "Method",
        "#Changes tried",
        "Reversed",
        "Who comes before whom then",
        "Winner then",
    ]);
    table("rank-reversal", "Rank reversal", columns, rows)
}

/// The best set of tools, with the reason for every tool in and out.
pub(super) fn set(best: &BestSet) -> Table {
    let name = match best.objective {
        SetObjective::LeastCost => "tool-set-least-cost",
        SetObjective::MostValue { .. } => "tool-set-within-budget",
    };
    let view = &best.view;
    let rows = view.tools.iter().map(|member| {
        let covers = view
            .required
            .iter()
            .filter(|n| n.id.is_some_and(|id| member.covers.contains(&id)));
        let covers: Vec<&str> = covers.map(|n| n.code.as_str()).collect();
        vec![
            text(&member.code),
            text(&member.name),
            yes(member.chosen),
            yes(member.in_use),
            Cell::Number(member.cost),
            text(&covers.join(", ")),
            text(&member.reason),
        ]
    });
    let cost = format!("#Adds a year, {}", view.currency);
    let columns = columns(&[
        "Code",
        "Tool",
        "In the set",
        "In use",
        cost.trim_end_matches(", "),
        "Covers",
        "Why in or out",
    ]);
    table(name, best.title(), columns, rows.collect())
}
