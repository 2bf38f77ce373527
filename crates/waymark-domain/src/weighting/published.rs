//! Published worked examples. Each names its source and is held to the digits that were printed. The papers
//! are paid for; inputs and digits were read in transcriptions of their tables, which agree with each other.

use proptest::prelude::*;

use super::*;

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

#[test]
fn ahp_of_saaty_2008_drinks() {
    // Saaty (2008), Decision making with the analytic hierarchy process: relative consumption of coffee,
    // wine, tea, beer, sodas, milk and water in the United States.
    let third = 1.0 / 3.0;
    let ninth = 1.0 / 9.0;
    let upper = [
        9.0, 5.0, 2.0, 1.0, 1.0, 0.5, // coffee
        third, ninth, ninth, ninth, ninth, // wine
        third, 0.25, third, ninth, // tea
        0.5, 1.0, third, // beer
        2.0, 0.5,   // sodas
        third, // milk
    ];
    let found = ahp(&Comparisons::new(7, &upper).unwrap(), RandomIndex::Saaty);
    near(
        &found.weights,
        &[0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327],
        3,
    );
    near(&[found.consistency_ratio], &[0.022], 3);
    assert_eq!(found.table.title(), "Saaty 2005");
}

#[test]
fn ahp_of_the_leader_and_the_car() {
    // The two examples of the encyclopaedia's article on the method: experience, education, charisma and age
    // of a leader; cost, safety, style and capacity of a car.
    let third = 1.0 / 3.0;
    let leader = Comparisons::new(4, &[4.0, 3.0, 7.0, third, 3.0, 5.0]).unwrap();
    let found = ahp(&leader, RandomIndex::Saaty);
    // Printed as 0.547, 0.127, 0.270 and 0.056: the first is cut off.
    near(&found.weights, &[0.5476, 0.1266, 0.2699, 0.0559], 4);
    near(&[found.consistency_ratio], &[0.044], 3);
    let car = Comparisons::new(4, &[3.0, 7.0, 3.0, 9.0, 1.0, 1.0 / 7.0]).unwrap();
    let found = ahp(&car, RandomIndex::Saaty);
    near(&found.weights, &[0.510, 0.234, 0.041, 0.215], 3);
    near(&[found.consistency_ratio], &[0.07], 2);
}

#[test]
fn ahp_of_saaty_2005_jobs() {
    // Saaty (2005), *Theory and Applications of the Analytic Network Process*: culture, family, housing, jobs
    // and transportation of a city, as an independent library prints them.
    let upper = [
        0.2, 3.0, 0.5, 5.0, // culture
        7.0, 1.0, 7.0, // family
        0.25, 3.0, // housing
        7.0, // jobs
    ];
    let found = ahp(&Comparisons::new(5, &upper).unwrap(), RandomIndex::Saaty);
    assert!(found.consistency_ratio < 0.1);
    near(&found.weights, &[0.152, 0.433, 0.072, 0.305, 0.038], 3);
}

#[test]
fn random_indices_differ_and_are_named() {
    assert_eq!(RandomIndex::Saaty.of(7), Some(1.35));
    assert_eq!(RandomIndex::AlonsoLamata.of(7), Some(1.3417));
    assert_eq!(RandomIndex::Saaty.of(16), None);
    let many = Comparisons::new(16, &[1.0; 120]).unwrap();
    let found = ahp(&many, RandomIndex::Saaty);
    assert_eq!(found.table, RandomIndex::AlonsoLamata);
    near(&found.weights, &[0.0625; 16], 12);
    // Their line meets their own table.
    let line = |n: f64| (2.7699 * n - 4.3513 - n) / (n - 1.0);
    near(&[line(15.0)], &[1.5838], 1);
}

#[test]
fn the_worst_pair_is_named_with_the_ratio_that_the_others_imply() {
    // a is twice b and b twice c, so that a is four times c; it says 9.
    let found = ahp(
        &Comparisons::new(3, &[2.0, 9.0, 2.0]).unwrap(),
        RandomIndex::Saaty,
    );
    let worst = found.worst_pair.unwrap();
    // With three criteria all pairs are off alike, and the first counts: a to b, by way of c.
    assert_eq!((worst.row, worst.column, worst.given), (0, 1, 2.0));
    near(&[worst.consistent], &[4.5], 12);
    let four = [2.0, 4.0, 8.0, 2.0, 4.0, 2.0];
    let consistent = ahp(&Comparisons::new(4, &four).unwrap(), RandomIndex::Saaty);
    assert_eq!(consistent.worst_pair, None);
    near(&[consistent.consistency_ratio], &[0.0], 12);
    let mut off = four;
    off[2] = 1.0;
    let found = ahp(&Comparisons::new(4, &off).unwrap(), RandomIndex::Saaty);
    let worst = found.worst_pair.unwrap();
    assert_eq!((worst.row, worst.column), (0, 3));
    near(&[worst.consistent], &[8.0], 12);
}

#[test]
fn centroid_weights_of_barron_and_barrett_1996() {
    near(&roc(&[1.0, 2.0]).unwrap(), &[0.75, 0.25], 4);
    near(
        &roc(&[1.0, 2.0, 3.0]).unwrap(),
        &[0.6111, 0.2778, 0.1111],
        4,
    );
    near(
        &roc(&[1.0, 2.0, 3.0, 4.0]).unwrap(),
        &[0.5208, 0.2708, 0.1458, 0.0625],
        4,
    );
    near(
        &roc(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap(),
        &[0.4567, 0.2567, 0.1567, 0.0900, 0.0400],
        4,
    );
    near(
        &rank_sum(&[1.0, 2.0, 3.0, 4.0]).unwrap(),
        &[0.4, 0.3, 0.2, 0.1],
        4,
    );
    near(
        &rank_reciprocal(&[1.0, 2.0, 3.0, 4.0]).unwrap(),
        &[0.48, 0.24, 0.16, 0.12],
        4,
    );
    // The order of the criteria follows the numbers, and equals share the mean of their places.
    near(
        &roc(&[3.0, 1.0, 2.0]).unwrap(),
        &[0.1111, 0.6111, 0.2778],
        4,
    );
    near(
        &roc(&[2.0, 1.0, 2.0]).unwrap(),
        &[7.0 / 36.0, 11.0 / 18.0, 7.0 / 36.0],
        12,
    );
    assert_eq!(roc(&[]), Err(WeightingError::Nothing));
    assert!(roc(&[1.0, f64::NAN]).is_err());
}

#[test]
fn entropy_weights_as_printed_by_an_independent_library() {
    let columns = [
        [2.0, 4.0, 3.0, 5.0, 4.0, 3.0],
        [1.0, 1.0, 2.0, 1.0, 2.0, 2.0],
        [4.0, 5.0, 6.0, 5.0, 5.0, 6.0],
        [7.0, 6.0, 6.0, 7.0, 6.0, 6.0],
        [6.0, 7.0, 5.0, 6.0, 7.0, 6.0],
        [6.0, 7.0, 6.0, 7.0, 7.0, 6.0],
        [7.0, 6.0, 8.0, 7.0, 6.0, 6.0],
        [3000.0, 3500.0, 4000.0, 3000.0, 3000.0, 3500.0],
    ];
    let values: Vec<f64> = (0..6).flat_map(|r| columns.map(|c| c[r])).collect();
    let printed = [
        0.299_673_61,
        0.441_367_34,
        0.070_090_89,
        0.021_238_24,
        0.049_022_93,
        0.023_080_38,
        0.047_763_31,
        0.047_763_31,
    ];
    near(&entropy(&values, 8).unwrap(), &printed, 7);
    // Nothing is told apart: by one tool, by constant columns.
    near(&entropy(&[1.0, 2.0], 2).unwrap(), &[0.5, 0.5], 12);
    near(&entropy(&[1.0, 2.0, 1.0, 2.0], 2).unwrap(), &[0.5, 0.5], 12);
    near(&entropy(&[1.0, 2.0, 3.0, 2.0], 2).unwrap(), &[1.0, 0.0], 12);
    near(&entropy(&[0.0, 0.0, 0.0, 5.0], 2).unwrap(), &[0.0, 1.0], 12);
    assert!(entropy(&[-1.0, 2.0], 2).is_err());
}

#[test]
fn best_worst_of_rezaei_2016() {
    // Rezaei (2016), Best-worst multi-criteria decision-making method: some properties and a linear model,
    // Omega 64, 126–130: a car by quality, price, comfort, safety and style; price is best, style is worst.
    let car = |to_others: [f64; 5], to_worst: [f64; 5]| {
        bwm(&BestWorst::new(1, 4, to_others.into(), to_worst.into()).unwrap())
    };
    // Table 2, consistent throughout; weights and ξ of section 4.
    let first = car([2.0, 1.0, 4.0, 2.0, 8.0], [4.0, 8.0, 2.0, 4.0, 1.0]);
    near(&first.weights, &[0.2105, 0.4211, 0.1053, 0.2105, 0.0526], 4);
    near(&[first.xi, first.input_ratio], &[0.0, 0.0], 4);
    assert_eq!(first.worst_at, None);
    // Table 3; weights and ξ of section 4. The ratio of the input by Liang, Brunelli & Rezaei (2020).
    let second = car([2.0, 1.0, 4.0, 3.0, 8.0], [4.0, 8.0, 2.0, 3.0, 1.0]);
    near(
        &second.weights,
        &[0.2295, 0.4481, 0.1148, 0.1530, 0.0546],
        4,
    );
    near(&[second.xi, second.input_ratio], &[0.0109, 1.0 / 56.0], 4);
    assert_eq!(second.worst_at, Some(3));
    // Table 4, inconsistent by design: the paper prints the other model only; these by an independent linear
    // program.
    let third = car([2.0, 1.0, 4.0, 3.0, 8.0], [4.0, 8.0, 4.0, 2.0, 1.0]);
    let exact = [16.0, 28.0, 8.0, 10.0, 3.0].map(|n| n / 65.0);
    near(&third.weights, &exact, 9);
    near(&[third.xi], &[4.0 / 65.0], 9);
    assert_eq!(third.worst_at, Some(2));
}

#[test]
fn best_worst_with_its_index_and_ratios() {
    // A mode of transport by load flexibility, accessibility and cost. Weights by an independent linear program;
    // the index for 8 is 4.47 in the table of Rezaei (2015).
    let transport = BestWorst::new(2, 0, vec![8.0, 2.0, 1.0], vec![1.0, 5.0, 8.0]).unwrap();
    let found = bwm(&transport);
    near(&found.weights, &[0.0714, 0.3214, 0.6071], 4);
    near(&[found.xi, found.input_ratio], &[0.0357, 2.0 / 56.0], 4);
    near(
        &[found.consistency_index, found.consistency_ratio],
        &[4.47, 0.0080],
        2,
    );
}

#[test]
fn several_people_combine() {
    let combined = combine(&[vec![0.5, 0.5], vec![3.0, 1.0]]).unwrap();
    near(&combined, &[0.625, 0.375], 12);
    assert!(combine(&[]).is_err());
    assert!(combine(&[vec![0.5, 0.5], vec![1.0]]).is_err());
    assert!(combine(&[vec![0.0, 0.0]]).is_err());
    let person = |ratio: f64| Comparisons::new(2, &[ratio]).unwrap();
    let both = combine_judgements(&[person(2.0), person(8.0)]).unwrap();
    near(&both.upper(), &[4.0], 12);
}

/// How far the worst judgement is missed by some weights.
fn missed(judgements: (&[f64], &[f64]), best: usize, worst: usize, w: &[f64]) -> f64 {
    let (to_others, to_worst) = judgements;
    let from_best = (0..w.len()).map(|j| (w[best] - to_others[j] * w[j]).abs());
    let from_worst = (0..w.len()).map(|j| (w[j] - to_worst[j] * w[worst]).abs());
    from_best.chain(from_worst).fold(0.0, f64::max)
}

proptest! {
    #[test]
    fn consistent_judgements_give_back_their_weights(points in prop::collection::vec(1u8..10, 2..7)) {
        let weights = direct(&points.iter().map(|&p| f64::from(p)).collect::<Vec<_>>()).unwrap();
        let n = weights.len();
        let upper: Vec<f64> =
            (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).map(|(i, j)| weights[i] / weights[j]).collect();
        let found = ahp(&Comparisons::new(n, &upper).unwrap(), RandomIndex::Saaty);
        prop_assert!(found.weights.iter().zip(&weights).all(|(a, b)| (a - b).abs() < 1e-9));
        prop_assert!(found.consistency_ratio < 1e-9 && found.worst_pair.is_none());
        let best = (0..n).max_by(|&a, &b| weights[a].total_cmp(&weights[b])).unwrap();
        let worst = (0..n).min_by(|&a, &b| weights[a].total_cmp(&weights[b])).unwrap();
        if best != worst {
            let to_others: Vec<f64> = weights.iter().map(|w| weights[best] / w).collect();
            let to_worst: Vec<f64> = weights.iter().map(|w| w / weights[worst]).collect();
            let found = bwm(&BestWorst::new(best, worst, to_others, to_worst).unwrap());
            prop_assert!(found.weights.iter().zip(&weights).all(|(a, b)| (a - b).abs() < 1e-9));
            prop_assert!(found.xi < 1e-9 && found.input_ratio < 1e-9);
        }
    }

    #[test]
    fn no_weights_miss_the_judgements_by_less(
        ratios in prop::collection::vec((1u8..10, 1u8..10), 2..6), most in 2u8..10,
        others in prop::collection::vec(prop::collection::vec(0.01..1.0f64, 6), 40),
    ) {
        let (mut to_others, mut to_worst): (Vec<f64>, Vec<f64>) =
            ratios.iter().map(|&(a, b)| (f64::from(a), f64::from(b))).unzip();
        let n = ratios.len();
        (to_others[0], to_worst[n - 1]) = (1.0, 1.0);
        (to_others[n - 1], to_worst[0]) = (f64::from(most), f64::from(most));
        let found = bwm(&BestWorst::new(0, n - 1, to_others.clone(), to_worst.clone()).unwrap());
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let own = missed((&to_others, &to_worst), 0, n - 1, &found.weights);
        prop_assert!((own - found.xi).abs() < 1e-9, "{} for {}", own, found.xi);
        for raw in others {
            // Anywhere on the simplex, and near the optimum, where a better one would be.
            let total: f64 = raw[..n].iter().sum();
            let far: Vec<f64> = raw[..n].iter().map(|r| r / total).collect();
            let near: Vec<f64> = far.iter().zip(&found.weights).map(|(f, w)| 0.02 * f + 0.98 * w).collect();
            for w in [far, near] {
                prop_assert!(missed((&to_others, &to_worst), 0, n - 1, &w) >= found.xi - 1e-9);
            }
        }
    }

    #[test]
    fn weights_sum_to_one(order in prop::collection::vec((0u8..5).prop_map(f64::from), 1..12)) {
        for weights in [roc(&order), rank_sum(&order), rank_reciprocal(&order)] {
            let weights = weights.unwrap();
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (a, wa) in order.iter().zip(&weights) {
                for (b, wb) in order.iter().zip(&weights) {
                    prop_assert!(a > b || wa >= &(wb - 1e-12));
                    prop_assert!(a.total_cmp(b).is_ne() || (wa - wb).abs() < 1e-12);
                }
            }
        }
    }
}
