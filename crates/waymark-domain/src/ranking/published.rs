//! Published worked examples. Each names its source and is held to the digits that were printed. The papers
//! are paid for; inputs and digits were read in transcriptions of their tables, which agree with each other.

use super::*;
use crate::decision_matrix::{Column, Direction};

const MAX: Direction = Direction::Max;
const MIN: Direction = Direction::Min;

fn matrix(columns: &[(Direction, f64)], rows: &[&[f64]]) -> Matrix {
    let column = |(i, &(direction, weight)): (usize, &(Direction, f64))| {
        Column::new(format!("c{i}"), weight, direction)
    };
    let tools = (1..=rows.len()).map(|i| format!("A{i}")).collect();
    let values: Vec<Vec<Option<f64>>> = rows
        .iter()
        .map(|row| row.iter().map(|&v| Some(v)).collect())
        .collect();
    let columns = columns.iter().enumerate().map(column).collect();
    Matrix::new(tools, columns, &values).unwrap()
}

#[track_caller]
fn near(found: &[f64], printed: &[f64], digits: i32) {
    let half = 0.500_000_1 * 10.0_f64.powi(-digits);
    let off = found
        .iter()
        .zip(printed)
        .position(|(f, p)| (f - p).abs() > half);
    assert_eq!(
        (found.len(), off),
        (printed.len(), None),
        "{found:?} for {printed:?}"
    );
}

fn scores(matrix: &Matrix, method: Method, normalize: Normalize) -> Vec<f64> {
    let ranking = rank(matrix, method, Some(normalize)).unwrap();
    ranking.scores.into_iter().flatten().collect()
}

/// Tzeng & Huang (2011), *Multiple Attribute Decision Making*: four machines by durability, capability and
/// reliability.
fn machines() -> Matrix {
    let rows: [&[f64]; 4] = [
        &[5.0, 8.0, 4.0],
        &[7.0, 6.0, 8.0],
        &[8.0, 8.0, 6.0],
        &[7.0, 4.0, 6.0],
    ];
    matrix(&[(MAX, 0.3), (MAX, 0.4), (MAX, 0.3)], &rows)
}

/// Opricovic & Tzeng (2004): three mountains by risk and altitude.
fn mountains() -> Matrix {
    let rows: [&[f64]; 3] = [&[1.0, 3000.0], &[2.0, 3750.0], &[5.0, 4500.0]];
    matrix(&[(MIN, 0.5), (MAX, 0.5)], &rows)
}

/// Opricovic & Tzeng (2007): six alternatives of a reservoir system by profit, cost, energy, peak energy,
/// homes, area, villages and environment.
fn reservoirs(weights: [f64; 8]) -> Matrix {
    let directions = [MAX, MIN, MAX, MAX, MIN, MIN, MIN, MAX];
    let columns: Vec<(Direction, f64)> = directions.into_iter().zip(weights).collect();
    let rows: [&[f64]; 6] = [
        &[4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41],
        &[5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41],
        &[5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42],
        &[5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36],
        &[5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04],
        &[4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36],
    ];
    matrix(&columns, &rows)
}

#[test]
fn topsis_of_tzeng_and_huang_2011() {
    let ranking = rank(&machines(), Method::Topsis, None).unwrap();
    let found: Vec<f64> = ranking.scores.into_iter().flatten().collect();
    near(&found, &[0.5037, 0.6581, 0.7482, 0.3340], 4);
    assert_eq!(ranking.ranks, [3, 2, 1, 4]);
}

#[test]
fn topsis_of_opricovic_and_tzeng_2004() {
    // Compromise solution by MCDM methods, EJOR 156(2), 445–455, table 3: C* = 0.762, 0.722, 0.238 for problem
    // f. Altitude in metres and as metres / 1000 − 1, risk as it is and plus 5 (problem φ): vector normalisation
    // sees a difference and linear normalisation does not, which is the point of the paper.
    let moved: [&[f64]; 3] = [&[6.0, 2.0], &[7.0, 2.75], &[10.0, 3.5]];
    let moved = matrix(&[(MIN, 0.5), (MAX, 0.5)], &moved);
    let linear = scores(&mountains(), Method::Topsis, Normalize::Minmax);
    near(
        &scores(&moved, Method::Topsis, Normalize::Minmax),
        &linear,
        12,
    );
    near(&linear, &[0.5, 0.6172, 0.5], 4);
    let vector = |m: &Matrix| scores(m, Method::Topsis, Normalize::Vector);
    near(&vector(&mountains()), &[0.762, 0.722, 0.238], 3);
    // The fourth digits, and those of φ, by the definition outside this crate.
    near(&vector(&mountains()), &[0.7621, 0.7222, 0.2379], 4);
    near(&vector(&moved), &[0.4889, 0.6121, 0.5111], 4);
    assert_eq!(
        rank(&mountains(), Method::Topsis, None).unwrap().ranks,
        [1, 2, 3]
    );
    assert_eq!(rank(&moved, Method::Topsis, None).unwrap().ranks, [3, 1, 2]);
}

fn vikor_of(matrix: &Matrix) -> (Ranking, Vikor) {
    let ranking = rank(matrix, Method::Vikor, None).unwrap();
    match ranking.detail.clone() {
        Detail::Vikor(vikor) => (ranking, vikor),
        other => panic!("{other:?}"),
    }
}

#[test]
fn vikor_of_opricovic_and_tzeng_2004() {
    let (ranking, v) = vikor_of(&mountains());
    near(&v.s, &[0.5, 0.375, 0.5], 3);
    near(&v.r, &[0.5, 0.25, 0.5], 3);
    near(&v.q, &[1.0, 0.0, 1.0], 3);
    assert_eq!(ranking.ranks, [2, 1, 2]);
    assert_eq!(
        (v.acceptable_advantage, v.acceptable_stability, v.compromise),
        (true, true, vec![1])
    );
}

#[test]
fn vikor_of_opricovic_and_tzeng_2007() {
    // Table by table: weights, S, R, Q, advantage, compromise.
    type Table<'a> = ([f64; 8], [f64; 6], [f64; 6], [f64; 6], bool, &'a [usize]);
    let tables: [Table; 4] = [
        (
            [1.0; 8],
            [0.692, 0.700, 0.290, 0.423, 0.280, 0.346],
            [0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
            [0.991, 1.0, 0.473, 0.670, 0.0, 0.578],
            true,
            &[4],
        ),
        (
            [2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
            [0.701, 0.600, 0.386, 0.365, 0.317, 0.459],
            [0.167, 0.114, 0.161, 0.167, 0.089, 0.167],
            [1.0, 0.533, 0.552, 0.563, 0.0, 0.686],
            true,
            &[4],
        ),
        (
            [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0],
            [0.683, 0.800, 0.193, 0.480, 0.243, 0.232],
            [0.113, 0.167, 0.080, 0.122, 0.044, 0.083],
            [0.684, 1.0, 0.147, 0.554, 0.041, 0.191],
            false,
            &[4, 2, 5],
        ),
        (
            [1.0, 1.0, 1.0, 1.0, 3.2, 3.2, 3.2, 3.2],
            [0.678, 0.857, 0.138, 0.513, 0.222, 0.167],
            [0.129, 0.190, 0.057, 0.139, 0.042, 0.060],
            [0.668, 1.0, 0.051, 0.588, 0.058, 0.078],
            false,
            &[2, 4, 5],
        ),
    ];
    for (weights, s, r, q, advantage, compromise) in tables {
        let (_, v) = vikor_of(&reservoirs(weights));
        // The paper rounds on the way (S and R to three digits before Q), so that the last digit of some
        // entries is one off; ranks, conditions and compromise sets are those of the paper.
        let close = |found: &[f64], printed: &[f64]| {
            let off = found
                .iter()
                .zip(printed)
                .map(|(f, p)| (f - p).abs())
                .fold(0.0, f64::max);
            assert!(off < 1.6e-3, "{found:?} for {printed:?}");
        };
        close(&v.s, &s);
        close(&v.r, &r);
        close(&v.q, &q);
        assert_eq!(v.acceptable_advantage, advantage, "{weights:?}");
        assert!(v.acceptable_stability);
        assert_eq!(v.compromise, compromise, "{weights:?}");
    }
}

#[test]
fn vikor_with_advantage_and_without_stability() {
    // By hand: the fourth leads by Q alone, the third by S and the fifth by R.
    let rows: [&[f64]; 5] = [
        &[1.0, 101.0, 1.0, 101.0, 1.0],
        &[101.0, 1.0, 101.0, 1.0, 101.0],
        &[1.0, 1.0, 1.0, 1.0, 101.0],
        &[11.0, 11.0, 11.0, 16.0, 61.0],
        &[56.0, 56.0, 56.0, 56.0, 56.0],
    ];
    let (ranking, v) = vikor_of(&matrix(&[(MIN, 0.2); 5], &rows));
    near(&v.s, &[0.4, 0.6, 0.2, 0.21, 0.55], 3);
    near(&v.r, &[0.2, 0.2, 0.2, 0.12, 0.11], 3);
    near(&v.q, &[0.75, 1.0, 0.5, 0.0681, 0.4375], 4);
    assert_eq!(ranking.ranks, [4, 5, 3, 1, 2]);
    assert_eq!(
        (v.acceptable_advantage, v.acceptable_stability, v.compromise),
        (true, false, vec![3, 4])
    );
}

#[test]
fn weighted_sum_of_kracka_2010() {
    // Kracka, Brauers & Zavadskas (2010), heating losses in a building: six alternatives, equal weights.
    let rows: [&[f64]; 6] = [
        &[33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
        &[38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
        &[37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
        &[30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
        &[36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
        &[37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ];
    let columns = [MIN, MIN, MIN, MIN, MAX, MIN, MAX].map(|direction| (direction, 20.0));
    let buildings = matrix(&columns, &rows);
    let printed = [
        0.120_404_26,
        0.345_823_5,
        0.138_381_92,
        0.128_412_46,
        0.123_460_84,
        0.143_517_01,
    ];
    near(
        &scores(&buildings, Method::Wsm, Normalize::Sum),
        &printed,
        7,
    );
    let ranking = rank(&buildings, Method::Wsm, Some(Normalize::Sum)).unwrap();
    assert_eq!(ranking.ranks, [6, 1, 3, 4, 5, 2]);
}

#[test]
fn weighted_sum_and_product_of_chakraborty_2015() {
    // Chakraborty, Zavadskas & Antucheviciene (2015), example 2: forging presses; the two ends of WASPAS are
    // the weighted product and the weighted sum over values divided by the largest.
    let rows: [&[f64]; 10] = [
        &[581_818.0, 54.49, 3.0, 5500.0],
        &[595_454.0, 49.73, 3.0, 4500.0],
        &[586_060.0, 51.24, 3.0, 5000.0],
        &[522_727.0, 45.71, 3.0, 5800.0],
        &[561_818.0, 52.66, 3.0, 5200.0],
        &[543_030.0, 74.46, 4.0, 5600.0],
        &[522_727.0, 75.42, 4.0, 5800.0],
        &[486_970.0, 62.62, 4.0, 5600.0],
        &[509_394.0, 65.87, 4.0, 6400.0],
        &[513_333.0, 70.67, 4.0, 6000.0],
    ];
    let columns = [(MIN, 0.467), (MIN, 0.160), (MIN, 0.095), (MAX, 0.278)];
    let presses = matrix(&columns, &rows);
    let product = [
        0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697,
    ];
    let sum = [
        0.8590, 0.8194, 0.8430, 0.9420, 0.8645, 0.8315, 0.8552, 0.8983, 0.9067, 0.8784,
    ];
    // The paper rounds the normalised values to four digits before it goes on.
    let close = |found: Vec<f64>, printed: &[f64]| {
        let off = found
            .iter()
            .zip(printed)
            .map(|(f, p)| (f - p).abs())
            .fold(0.0, f64::max);
        assert!(off < 1.05e-4, "{found:?} for {printed:?}");
    };
    close(scores(&presses, Method::Wpm, Normalize::Max), &product);
    close(scores(&presses, Method::Wsm, Normalize::Max), &sum);
    let expect = [6, 10, 8, 1, 5, 9, 7, 3, 2, 4];
    for (method, normalize) in [
        (Method::Wpm, Normalize::None),
        (Method::Wpm, Normalize::Sum),
        (Method::Wsm, Normalize::Max),
    ] {
        assert_eq!(
            rank(&presses, method, Some(normalize)).unwrap().ranks,
            expect
        );
    }
}

#[test]
fn weighted_product_of_triantaphyllou_2000() {
    // Triantaphyllou (2000), *Multi-Criteria Decision Making Methods*: ratios P(A1/A2) = 1.007 and
    // P(A1/A3) = 1.067, whatever the units.
    let rows: [&[f64]; 3] = [
        &[25.0, 20.0, 15.0, 30.0],
        &[10.0, 30.0, 20.0, 30.0],
        &[30.0, 10.0, 30.0, 10.0],
    ];
    let columns = [(MAX, 20.0), (MAX, 15.0), (MAX, 40.0), (MAX, 25.0)];
    let example = matrix(&columns, &rows);
    for normalize in [
        Normalize::None,
        Normalize::Sum,
        Normalize::Max,
        Normalize::Vector,
    ] {
        let p = scores(&example, Method::Wpm, normalize);
        near(&[p[0] / p[1], p[0] / p[2]], &[1.007, 1.067], 3);
    }
}

/// Returns net flows by the given preference functions.
fn net_flows_by(columns: &[(Direction, f64)], rows: &[&[f64]], by: &[Preference]) -> Vec<f64> {
    let plain = matrix(columns, rows);
    let mut criteria = plain.criteria().to_vec();
    for (column, &preference) in criteria.iter_mut().zip(by) {
        column.preference = preference;
    }
    let values: Vec<Vec<Option<f64>>> = rows
        .iter()
        .map(|row| row.iter().map(|&v| Some(v)).collect())
        .collect();
    let matrix = Matrix::new(plain.tools().to_vec(), criteria, &values).unwrap();
    let flows = promethee2(&matrix, Normalize::None).unwrap();
    flows.iter().map(|flow| flow.net).collect()
}

#[test]
fn promethee_with_linear_and_v_shape_as_an_independent_library_prints_it() {
    // Eight alternatives by four criteria, as the tests of a Julia library state and print them; it counts
    // flows from the other side, so that its maximum is the minimum here.
    let rows: [&[f64]; 8] = [
        &[42.0, 35.0, 43.0, 51.0],
        &[89.0, 72.0, 92.0, 85.0],
        &[14.0, 85.0, 17.0, 40.0],
        &[57.0, 60.0, 45.0, 80.0],
        &[48.0, 32.0, 43.0, 40.0],
        &[71.0, 45.0, 60.0, 85.0],
        &[69.0, 40.0, 72.0, 55.0],
        &[64.0, 35.0, 70.0, 60.0],
    ];
    let by = [
        Preference::Linear { q: 49.0, p: 100.0 },
        Preference::VShape { p: 98.0 },
        Preference::Linear { q: 45.0, p: 95.0 },
        Preference::Linear { q: 30.0, p: 80.0 },
    ];
    let columns = [(MIN, 0.25), (MIN, 0.35), (MIN, 0.22), (MIN, 0.18)];
    let printed = [0.07, -0.15, -0.06, -0.05, 0.10, 0.0, 0.03, 0.06];
    near(&net_flows_by(&columns, &rows, &by), &printed, 2);
}

#[test]
fn promethee_with_the_usual_and_the_v_shape_function() {
    // The machines of Tzeng & Huang and the reservoirs of Opricovic & Tzeng, computed by the definition of
    // Brans & Vincke (1985) outside this crate.
    let rows: [&[f64]; 4] = [
        &[5.0, 8.0, 4.0],
        &[7.0, 6.0, 8.0],
        &[8.0, 8.0, 6.0],
        &[7.0, 4.0, 6.0],
    ];
    let columns = [(MAX, 0.3), (MAX, 0.4), (MAX, 0.3)];
    let usual = net_flows_by(&columns, &rows, &[Preference::Usual; 3]);
    near(&usual, &[-0.3333, 0.1667, 0.5667, -0.4], 4);
    let v_shape = net_flows_by(&columns, &rows, &[Preference::VShape { p: 4.0 }; 3]);
    near(&v_shape, &[-0.175, 0.1583, 0.325, -0.3083], 4);
    let reservoirs = scores(&reservoirs([1.0; 8]), Method::Promethee2, Normalize::None);
    near(&reservoirs, &[-0.4, -0.4, 0.3, 0.05, 0.25, 0.2], 4);
}
