//! What holds for every matrix.

use proptest::prelude::*;

use super::*;
use crate::decision_matrix::{Column, Direction};

/// A matrix by its columns (direction, weight, preference) and rows.
#[derive(Debug, Clone)]
struct Sketch {
    columns: Vec<(Direction, f64, Preference)>,
    rows: Vec<Vec<f64>>,
}

impl Sketch {
    fn matrix(&self) -> Matrix {
        let column =
            |(i, &(direction, weight, preference)): (usize, &(Direction, f64, Preference))| {
                Column {
                    preference,
                    ..Column::new(format!("c{i}"), weight, direction)
                }
            };
        let values: Vec<Vec<Option<f64>>> = self
            .rows
            .iter()
            .map(|r| r.iter().map(|&v| Some(v)).collect())
            .collect();
        let tools = (0..values.len()).map(|i| format!("t{i}")).collect();
        Matrix::new(
            tools,
            self.columns.iter().enumerate().map(column).collect(),
            &values,
        )
        .unwrap()
    }
}

fn any_preference() -> impl Strategy<Value = Preference> {
    prop_oneof![
        Just(Preference::Usual),
        (1.0..4.0f64).prop_map(|p| Preference::VShape { p }),
        (0.0..2.0f64, 0.0..3.0f64).prop_map(|(q, more)| Preference::Linear { q, p: q + more }),
        (1.0..3.0f64).prop_map(|s| Preference::Gaussian { s }),
    ]
}

fn sketch() -> impl Strategy<Value = Sketch> {
    (1usize..6, 1usize..8).prop_flat_map(|(criteria, tools)| {
        let direction = prop_oneof![Just(Direction::Max), Just(Direction::Min)];
        let column = (direction, 0.1..9.0f64, any_preference());
        // Few different values, so that ties and constant columns happen.
        let cell = (1u8..7).prop_map(f64::from);
        (
            prop::collection::vec(column, criteria),
            prop::collection::vec(prop::collection::vec(cell, criteria), tools),
        )
            .prop_map(|(columns, rows)| Sketch { columns, rows })
    })
}

fn each() -> impl Iterator<Item = (Method, Normalize)> {
    Method::ALL
        .into_iter()
        .flat_map(|m| m.normalizations().iter().map(move |&n| (m, n)))
}

fn ranking(sketch: &Sketch, method: Method, normalize: Normalize) -> (Vec<f64>, Vec<u32>) {
    let ranking = rank(&sketch.matrix(), method, Some(normalize)).unwrap();
    (
        ranking.scores.into_iter().flatten().collect(),
        ranking.ranks,
    )
}

proptest! {
    #[test]
    fn scores_are_numbers_and_ranks_are_places(sketch in sketch()) {
        for (method, normalize) in each() {
            let (scores, ranks) = ranking(&sketch, method, normalize);
            prop_assert_eq!(scores.len(), sketch.rows.len());
            prop_assert!(scores.iter().all(|s| s.is_finite()), "{:?} {:?}", method, scores);
            for (at, &place) in ranks.iter().enumerate() {
                let better = ranks.iter().filter(|&&other| other < place).count();
                prop_assert_eq!(better + 1, place as usize, "{:?} at {}: {:?}", method, at, &ranks);
            }
        }
    }

    #[test]
    fn a_copy_of_a_tool_ties_with_it(mut sketch in sketch(), which in any::<prop::sample::Index>()) {
        let at = which.index(sketch.rows.len());
        sketch.rows.push(sketch.rows[at].clone());
        for (method, normalize) in each() {
            let (_, ranks) = ranking(&sketch, method, normalize);
            prop_assert_eq!(ranks[at], ranks[sketch.rows.len() - 1], "{:?}", method);
        }
    }

    #[test]
    fn the_order_of_tools_does_not_matter(mut sketch in sketch()) {
        let forward: Vec<_> = each().map(|(m, n)| ranking(&sketch, m, n).1).collect();
        sketch.rows.reverse();
        for ((method, normalize), mut forward) in each().zip(forward) {
            forward.reverse();
            prop_assert_eq!(ranking(&sketch, method, normalize).1, forward, "{:?} {:?}", method, normalize);
        }
    }

    #[test]
    fn the_unit_of_weights_does_not_matter(mut sketch in sketch()) {
        let before: Vec<_> = each().map(|(m, n)| ranking(&sketch, m, n).1).collect();
        sketch.columns.iter_mut().for_each(|c| c.1 *= 1024.0);
        for ((method, normalize), before) in each().zip(before) {
            prop_assert_eq!(ranking(&sketch, method, normalize).1, before);
        }
    }

    #[test]
    fn raising_the_winner_never_loses(
        sketch in sketch(), which in any::<prop::sample::Index>(), by in 0.1..3.0f64
    ) {
        // Anchored value functions: what one tool scores does not move what another's score is worth.
        let mut columns = sketch.matrix().criteria().to_vec();
        for column in &mut columns {
            (column.worst, column.best) = match column.direction {
                Direction::Max => (Some(0.0), Some(10.0)),
                Direction::Min => (Some(10.0), Some(0.0)),
            };
        }
        let place = |rows: &[Vec<f64>]| {
            let values: Vec<Vec<Option<f64>>> =
                rows.iter().map(|r| r.iter().map(|&v| Some(v)).collect()).collect();
            let tools = (0..rows.len()).map(|i| format!("t{i}")).collect();
            let matrix = Matrix::new(tools, columns.clone(), &values).unwrap();
            rank(&matrix, Method::Wsm, None).unwrap().ranks
        };
        let winner = place(&sketch.rows).iter().position(|&r| r == 1).unwrap();
        let criterion = which.index(columns.len());
        let mut rows = sketch.rows.clone();
        match columns[criterion].direction {
            Direction::Max => rows[winner][criterion] += by,
            Direction::Min => rows[winner][criterion] -= by,
        }
        prop_assert_eq!(place(&rows)[winner], 1);
    }

    #[test]
    fn a_tool_that_is_nowhere_worse_is_never_behind(mut sketch in sketch(), which in any::<prop::sample::Index>()) {
        let at = which.index(sketch.rows.len());
        let mut better = sketch.rows[at].clone();
        for (value, (direction, ..)) in better.iter_mut().zip(&sketch.columns) {
            *value += if *direction == Direction::Max { 0.5 } else { -0.5 };
        }
        sketch.rows.push(better);
        for (method, normalize) in each() {
            let (_, ranks) = ranking(&sketch, method, normalize);
            prop_assert!(ranks[sketch.rows.len() - 1] <= ranks[at], "{:?} {:?}", method, normalize);
        }
    }

    #[test]
    fn the_score_is_the_weighted_sum_of_what_is_additive(sketch in sketch()) {
        let matrix = sketch.matrix();
        for (method, normalize) in each() {
            let Ok(parts) = additive(&matrix, method, Some(normalize)) else { continue };
            let sums = weighted_sums(&parts, &matrix.weights());
            let (scores, _) = ranking(&sketch, method, normalize);
            for (sum, score) in sums.into_iter().zip(scores) {
                let sum = if method == Method::Wpm { sum.exp() } else { sum };
                prop_assert!((sum - score).abs() < 1e-9 * (1.0 + score.abs()), "{:?}", method);
            }
        }
    }

    #[test]
    fn the_span_holds_whatever_a_missing_value_turns_out_to_be(
        sketch in sketch(), holes in prop::collection::vec(any::<bool>(), 64), fill in prop::collection::vec(0.0..=10.0f64, 64)
    ) {
        let mut columns = sketch.matrix().criteria().to_vec();
        for column in &mut columns {
            (column.direction, column.worst, column.best) = (Direction::Max, Some(0.0), Some(10.0));
        }
        let make = |open: bool| {
            let cell = |r: usize, c: usize| {
                let at = (r * columns.len() + c) % 64;
                match (holes[at], open) {
                    (false, _) => Some(sketch.rows[r][c]),
                    (true, true) => None,
                    (true, false) => Some(fill[at]),
                }
            };
            let values: Vec<Vec<Option<f64>>> = (0..sketch.rows.len())
                .map(|r| (0..columns.len()).map(|c| cell(r, c)).collect())
                .collect();
            let tools = (0..values.len()).map(|i| format!("t{i}")).collect();
            rank(&Matrix::new(tools, columns.clone(), &values).unwrap(), Method::Wsm, None).unwrap()
        };
        let (open, filled) = (make(true), make(false));
        if let Detail::Spans(spans) = open.detail {
            for ((span, score), &place) in spans.iter().zip(filled.scores).zip(&filled.ranks) {
                let score = score.unwrap();
                prop_assert!(span.worst - 1e-9 <= score && score <= span.best + 1e-9);
                prop_assert!(span.best_rank <= place && place <= span.worst_rank, "{:?} {}", span, place);
                if let Some(known) = span.score {
                    prop_assert!(span.worst - 1e-9 <= known && known <= span.best + 1e-9);
                }
            }
        }
    }
}

#[test]
fn degenerate_matrices_have_defined_results() {
    let column = |weight, direction| (direction, weight, Preference::Usual);
    // One tool is first; a constant column tells nobody apart.
    let one = Sketch {
        columns: vec![column(1.0, Direction::Max), column(1.0, Direction::Min)],
        rows: vec![vec![3.0, 4.0]],
    };
    let flat = Sketch {
        columns: vec![column(9.0, Direction::Max), column(1.0, Direction::Min)],
        rows: vec![vec![3.0, 4.0], vec![3.0, 2.0]],
    };
    let idle = Sketch {
        columns: vec![column(0.0, Direction::Max), column(1.0, Direction::Min)],
        rows: vec![vec![1.0, 4.0], vec![3.0, 4.0]],
    };
    for (method, normalize) in each() {
        let (scores, ranks) = ranking(&one, method, normalize);
        assert_eq!(
            (ranks, scores[0].is_finite()),
            (vec![1], true),
            "{method:?} {normalize:?}"
        );
        assert_eq!(
            ranking(&flat, method, normalize).1,
            [2, 1],
            "{method:?} {normalize:?}"
        );
        assert_eq!(
            ranking(&idle, method, normalize).1,
            [1, 1],
            "{method:?} {normalize:?}"
        );
    }
    assert_eq!(ranking(&one, Method::Wsm, Normalize::Minmax).0, [1.0]);
    assert_eq!(ranking(&one, Method::Topsis, Normalize::Vector).0, [0.5]);
    assert_eq!(ranking(&one, Method::Vikor, Normalize::Minmax).0, [0.0]);
    assert_eq!(ranking(&one, Method::Promethee2, Normalize::None).0, [0.0]);
}

#[test]
fn anchors_set_the_value_function() {
    let check = |direction, worst, best, cells: &[f64], expect: &[f64]| {
        let mut column = Column::new("c", 1.0, direction);
        (column.worst, column.best) = (worst, best);
        let values: Vec<Vec<Option<f64>>> = cells.iter().map(|&v| vec![Some(v)]).collect();
        let tools = (0..cells.len()).map(|i| format!("t{i}")).collect();
        let matrix = Matrix::new(tools, vec![column], &values).unwrap();
        assert_eq!(
            wsm(&matrix, Normalize::Minmax).unwrap(),
            expect,
            "{cells:?}"
        );
    };
    let (max, min) = (Direction::Max, Direction::Min);
    check(max, None, None, &[2.0, 4.0, 6.0], &[0.0, 0.5, 1.0]);
    check(min, None, None, &[2.0, 4.0, 6.0], &[1.0, 0.5, 0.0]);
    check(
        max,
        Some(0.0),
        Some(8.0),
        &[2.0, 4.0, 9.0, -1.0],
        &[0.25, 0.5, 1.0, 0.0],
    );
    check(
        min,
        Some(8.0),
        Some(0.0),
        &[2.0, 4.0, 9.0],
        &[0.75, 0.5, 0.0],
    );
    check(max, Some(0.0), None, &[2.0, 4.0], &[0.5, 1.0]);
    // One anchor, and the whole column at or beyond it.
    check(max, Some(5.0), None, &[2.0, 4.0], &[0.0, 0.0]);
    check(max, None, Some(1.0), &[2.0, 4.0], &[1.0, 1.0]);
    check(max, None, None, &[2.0, 2.0], &[1.0, 1.0]);
}

#[test]
fn what_a_method_cannot_do_is_said() {
    let column = |name: &str, direction| Column::new(name, 1.0, direction);
    let matrix = |values: [[Option<f64>; 2]; 2]| {
        let columns = vec![
            column("speed", Direction::Max),
            column("cost", Direction::Min),
        ];
        let values: Vec<Vec<Option<f64>>> = values.iter().map(|r| r.to_vec()).collect();
        Matrix::new(vec!["A".into(), "B".into()], columns, &values).unwrap()
    };
    let check = |matrix: &Matrix, method, normalize, parts: &[&str]| {
        let said = rank(matrix, method, normalize).unwrap_err().to_string();
        for part in parts {
            assert!(said.contains(part), "“{part}” is not in “{said}”");
        }
    };
    let fine = matrix([[Some(1.0), Some(2.0)], [Some(3.0), Some(4.0)]]);
    check(
        &fine,
        Method::Vikor,
        Some(Normalize::Sum),
        &["VIKOR", "“sum”", "minmax"],
    );
    check(
        &fine,
        Method::Wpm,
        Some(Normalize::Minmax),
        &["none, max, sum, vector"],
    );
    let hole = matrix([[Some(1.0), Some(2.0)], [Some(3.0), None]]);
    for method in [
        Method::Wpm,
        Method::Topsis,
        Method::Vikor,
        Method::Promethee2,
    ] {
        check(&hole, method, None, &["“B” has no value for “cost”"]);
    }
    check(
        &hole,
        Method::Wsm,
        Some(Normalize::Max),
        &["“B” has no value for “cost”"],
    );
    let zero = matrix([[Some(0.0), Some(2.0)], [Some(3.0), Some(0.0)]]);
    check(
        &zero,
        Method::Wpm,
        None,
        &["“A” for “speed” is 0", "above 0"],
    );
    check(
        &zero,
        Method::Wsm,
        Some(Normalize::Sum),
        &["“B” for “cost” is 0", "inverted"],
    );
    let negative = matrix([[Some(-1.0), Some(2.0)], [Some(3.0), Some(1.0)]]);
    check(
        &negative,
        Method::Wsm,
        Some(Normalize::Max),
        &["“A” for “speed” is -1", "at least 0"],
    );
    let not = additive(&fine, Method::Topsis, None)
        .unwrap_err()
        .to_string();
    assert!(not.contains("TOPSIS is no weighted sum"), "{not}");
}
