//! The weights of an evaluation, and the judgements behind them, as tables.

use waymark_domain::criteria::CriteriaTree;
use waymark_domain::evaluation::Judgement;
use waymark_domain::evaluation::judgements::{WeightTable, weight_groups};
use waymark_domain::id::CriterionId;
use waymark_exchange::tables::{Cell, Table};

use super::super::tables::{columns, number, table, text};
use super::{Look, count};

/// One statement of a judgement: a criterion, the one it is held against, a number, and what that is.
type Statement = (CriterionId, Option<CriterionId>, f64, &'static str);

impl Look<'_> {
    pub(super) fn weights(&self, tree: &CriteriaTree) -> Table {
        let rows = tree.nodes.iter().map(|node| {
            let own = &self.evaluation.criteria[node.criterion];
            vec![
                text(&own.code),
                text(&own.title),
                count(u32::from(node.depth)),
                text(if node.leaf { "criterion" } else { "group" }),
                Cell::Number(own.weight),
                Cell::Number(node.local),
                Cell::Number(node.global),
                text(match (node.cost, node.counts) {
                    (true, _) => "cost: not in the value",
                    (false, false) => "weighs nothing",
                    (false, true) => "",
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

    /// What each person said about the weights, as they said it.
    pub(super) fn judgements(&self) -> Table {
        let mut rows = Vec::new();
        for said in &self.evaluation.elicitations {
            for (criterion, against, number, meaning) in statements(&said.judgement) {
                let [code, name] = self.person(said.person);
                rows.push(vec![
                    code,
                    name,
                    self.group(said.group),
                    text(said.judgement.method().title()),
                    text(self.code(criterion)),
                    text(against.map_or("", |a| self.code(a))),
                    Cell::Number(number),
                    text(meaning),
                ]);
            }
        }
        let columns = columns(&[
            "Person",
            "Name",
            "Group",
            "Method",
            "Criterion",
            "Against",
            "#Figure",
            "Meaning",
        ]);
        let title = "Judgements on weights";
        table("weight-judgements", title, columns, rows)
    }

    /// What follows from each person's judgement, and from those of all.
    pub(super) fn judged_weights(&self, tree: &CriteriaTree) -> Table {
        let mut rows = Vec::new();
        for group in weight_groups(self.evaluation, tree) {
            let mut rows_of = |table: &WeightTable| {
                // A judgement that is not complete has no weights, and says what it lacks.
                let weights = table.weights.iter().map(|w| Cell::Number(*w));
                let mut weights = weights.chain(std::iter::repeat(Cell::Empty));
                for (criterion, now) in group.criteria.iter().zip(&group.weights) {
                    let [code, name] = match table.person {
                        Some(person) => self.person(person),
                        None => [text("all"), text("mean of all")],
                    };
                    rows.push(vec![
                        self.group(group.group),
                        text(self.code(*criterion)),
                        code,
                        name,
                        weights.next().unwrap_or(Cell::Empty),
                        Cell::Number(*now),
                        number(table.consistency),
                        text(&table.remark),
                    ]);
                }
            };
            group.tables.iter().for_each(&mut rows_of);
            group.combined.iter().for_each(&mut rows_of);
        }
        let columns = columns(&[
            "Group",
            "Criterion",
            "Person",
            "Name",
            "#Weight that follows",
            "#Weight as it stands",
            "#Consistency",
            "Remark",
        ]);
        let title = "Weights by person";
        table("weights-by-person", title, columns, rows)
    }

    fn group(&self, group: Option<CriterionId>) -> Cell {
        text(group.map_or("top", |g| self.code(g)))
    }
}

fn statements(judgement: &Judgement) -> Vec<Statement> {
    const TIMES: &str = "times as important";
    match judgement {
        Judgement::Direct { points } | Judgement::Swing { points } => points
            .iter()
            .map(|p| (p.criterion, None, p.points, "points"))
            .collect(),
        Judgement::Rank { order } => {
            let mut place = 1;
            let mut said = Vec::new();
            for alike in order {
                said.extend(alike.iter().map(|c| (*c, None, f64::from(place), "place")));
                place += alike.len() as u32;
            }
            said
        }
        Judgement::Ahp { pairs } => pairs
            .iter()
            .map(|p| (p.this, Some(p.other), p.ratio, TIMES))
            .collect(),
        Judgement::BestWorst {
            best,
            worst,
            best_to_others,
            others_to_worst,
        } => {
            let best = best_to_others
                .iter()
                .map(|p| (*best, Some(p.criterion), p.points, TIMES));
            let worst = others_to_worst
                .iter()
                .map(|p| (p.criterion, Some(*worst), p.points, TIMES));
            best.chain(worst).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use waymark_domain::evaluation::{Pair, Points};

    use super::*;

    fn criterion(n: u128) -> CriterionId {
        Uuid::from_u128(n).into()
    }

    fn points(n: u128, points: f64) -> Points {
        Points {
            criterion: criterion(n),
            points,
        }
    }

    #[test]
    fn every_statement_of_a_judgement_is_told() {
        let (a, b, c) = (criterion(1), criterion(2), criterion(3));
        let swing = Judgement::Swing {
            points: vec![points(1, 100.0), points(2, 40.0)],
        };
        assert_eq!(
            statements(&swing),
            [(a, None, 100.0, "points"), (b, None, 40.0, "points")]
        );
        // Those that share a place leave the next one empty: 1, 1, 3.
        let rank = Judgement::Rank {
            order: vec![vec![b, c], vec![a]],
        };
        let places: Vec<f64> = statements(&rank).iter().map(|s| s.2).collect();
        assert_eq!(places, [1.0, 1.0, 3.0]);
        let ahp = Judgement::Ahp {
            pairs: vec![Pair {
                this: a,
                other: c,
                ratio: 1.0 / 3.0,
            }],
        };
        assert_eq!(
            statements(&ahp),
            [(a, Some(c), 1.0 / 3.0, "times as important")]
        );
        let best_worst = Judgement::BestWorst {
            best: a,
            worst: c,
            best_to_others: vec![points(2, 2.0)],
            others_to_worst: vec![points(2, 4.0)],
        };
        let pairs: Vec<_> = statements(&best_worst)
            .into_iter()
            .map(|(this, other, times, _)| (this, other, times))
            .collect();
        assert_eq!(pairs, [(a, Some(b), 2.0), (b, Some(c), 4.0)]);
    }
}
