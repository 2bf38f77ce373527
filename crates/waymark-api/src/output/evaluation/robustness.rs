//! The robustness of a ranking as tables.

use waymark_domain::evaluation::results::{Results, Robustness, WeightLevel};
use waymark_exchange::tables::{Cell, Table};

use super::super::tables::{columns, number, table, text};
use super::Look;

const EXACT: &str = "exact";

impl Look<'_> {
    /// Shares of weightings, moves of weight, ranges of weights, changes of scores and ranks; each row says
    /// whether its figures are exact or estimated.
    pub(super) fn robustness(&self, results: &Results, r: &Robustness) -> Vec<Table> {
        let (stem, level) = match r.level {
            WeightLevel::Top => ("categories", "categories"),
            WeightLevel::Leaf => ("criteria", "criteria"),
        };
        let names: Vec<&str> = results.ranking.iter().map(|t| t.name.as_str()).collect();
        let mut tables = Vec::new();
        let matrix =
            |name: &str, title: &str, cells: &[Vec<f64>], heads: &[String], basis: &str| {
                let mut all = vec!["Tool".to_owned()];
                all.extend(heads.iter().map(|h| format!("#{h}")));
                all.push("Basis".to_owned());
                let all: Vec<&str> = all.iter().map(String::as_str).collect();
                let rows = names.iter().zip(cells).map(|(name, row)| {
                    let mut out = vec![text(name)];
                    out.extend(row.iter().map(|share| Cell::Number(*share)));
                    out.push(text(basis));
                    out
                });
                table(name, title, columns(&all), rows.collect())
            };
        let beats: Vec<String> = names.iter().map(|n| format!("beats {n}")).collect();
        tables.push(matrix(
            &format!("pairwise-{stem}"),
            &format!("Beats, over {level}"),
            &r.pairwise,
            &beats,
            "exact: share of all weightings",
        ));
        tables.push(matrix(
            &format!("pairwise-ranked-{stem}"),
            &format!("Beats, order of {level}"),
            &r.pairwise_ranked,
            &beats,
            "exact: share of the weightings that keep the agreed order",
        ));
        let a = &r.acceptability;
        let ranks: Vec<String> = (1..=names.len()).map(|n| format!("rank {n}")).collect();
        tables.push(matrix(
            &format!("acceptability-{stem}"),
            &format!("Ranks, over {level}"),
            &a.shares,
            &ranks,
            &format!(
                "estimated: {} draws, seed {}, ±{:.4}",
                a.draws, a.seed, a.interval
            ),
        ));
        tables.push(self.flips(stem, level, r));
        tables.push(self.critical(stem, level, r));
        tables.push(self.score_changes(stem, level, r));
        tables
    }

    fn flips(&self, stem: &str, level: &str, r: &Robustness) -> Table {
        let mut rows = Vec::new();
        for flip in &r.flips {
            if flip.moves.is_empty() {
                let mut row = vec![text(&flip.name), number(flip.moved)];
                row.extend([Cell::Empty, Cell::Empty, Cell::Empty]);
                row.push(text(if flip.moved.is_none() {
                    "no weighting lets it win"
                } else {
                    ""
                }));
                row.push(text(EXACT));
                rows.push(row);
            }
            for step in &flip.moves {
                rows.push(vec![
                    text(&flip.name),
                    number(flip.moved),
                    text(&format!("{} {}", self.code(step.criterion), step.title)),
                    Cell::Number(step.from),
                    Cell::Number(step.to),
                    Cell::Empty,
                    text(EXACT),
                ]);
            }
        }
        let columns = columns(&[
            "Rival",
            "#Weight moved",
            "Criterion",
            "#From",
            "#To",
            "Remark",
            "Basis",
        ]);
        let title = format!("Smallest flips, {level}");
        table(&format!("flips-{stem}"), &title, columns, rows)
    }

    fn critical(&self, stem: &str, level: &str, r: &Robustness) -> Table {
        let rows = r.critical.iter().map(|c| {
            vec![
                text(self.code(c.criterion)),
                text(&c.title),
                Cell::Number(c.weight),
                Cell::Number(c.from),
                Cell::Number(c.to),
                text(if c.any {
                    "first whatever its weight"
                } else {
                    ""
                }),
                text(c.below.as_deref().unwrap_or_default()),
                text(c.above.as_deref().unwrap_or_default()),
                text(EXACT),
            ]
        });
        let columns = columns(&[
            "Criterion",
            "Title",
            "#Weight",
            "#Winner first from",
            "#Winner first to",
            "Remark",
            "Takes over below",
            "Takes over above",
            "Basis",
        ]);
        let title = format!("Critical weights, {level}");
        table(
            &format!("critical-weights-{stem}"),
            &title,
            columns,
            rows.collect(),
        )
    }

    fn score_changes(&self, stem: &str, level: &str, r: &Robustness) -> Table {
        let rows = r.scores.iter().map(|s| {
            vec![
                text(self.code(s.criterion)),
                text(&s.title),
                text(self.name(s.tool)),
                Cell::Number(s.from),
                Cell::Number(s.to),
                text(&s.rival),
                text(EXACT),
            ]
        });
        let columns = columns(&[
            "Criterion",
            "Title",
            "Tool",
            "#Value, 0 to 1",
            "#Ties at",
            "Rival",
            "Basis",
        ]);
        let title = format!("Score changes, {level}");
        table(
            &format!("score-changes-{stem}"),
            &title,
            columns,
            rows.collect(),
        )
    }
}
