//! What holds for every pair and every set of weights, and small cases worked by hand.

use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::*;
use crate::ranking::{Better, ranks, weighted_sums};
use crate::weighting::direct;

fn differences() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-8i8..9).prop_map(|d| f64::from(d) / 8.0), 1..9)
}

fn weights(n: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.01..1.0f64, n).prop_map(|points| direct(&points).unwrap())
}

/// Values in [0, 1] with weights: criteria, values, weights.
fn problem() -> impl Strategy<Value = (usize, Vec<f64>, Vec<f64>)> {
    (1usize..6, 1usize..6).prop_flat_map(|(tools, criteria)| {
        let value = (0u8..9).prop_map(|v| f64::from(v) / 8.0);
        let values = prop::collection::vec(value, tools * criteria);
        (Just(criteria), values, weights(criteria))
    })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[test]
fn shares_worked_by_hand() {
    let check = |d: &[f64], expect: f64| {
        let found = pairwise_share(d);
        assert!((found - expect).abs() < 1e-15, "{found} for {d:?}");
    };
    // A line: from w₁ = 1 to where 3 w₁ = w₂.
    check(&[3.0, -1.0], 0.75);
    // A triangle: the line cuts off the corner of the one lag at ½ and ⅓ of its edges.
    check(&[1.0, 2.0, -1.0], 5.0 / 6.0);
    check(&[1.0, 1.0, -1.0], 0.75);
    check(&[0.0, 0.0], 0.0);
    check(&[], 0.0);
    check(&[0.0, 1.0], 1.0);
    check(&[0.0, -1.0], 0.0);
    check(&[0.0, 3.0, 0.0, -1.0], 0.75);
    // Σ over n leads of one size against one lag: 1 − 2⁻ⁿ.
    check(&[1.0, 1.0, 1.0, 1.0, -1.0], 1.0 - 1.0 / 16.0);
    // A share so small that one minus its opposite would be 0.
    let mut tiny = vec![-1.0; 40];
    tiny[0] = 1e-6;
    let share = pairwise_share(&tiny);
    assert!(share > 0.0 && share < 1e-200, "{share:e}");
}

#[test]
fn shares_of_an_order_and_with_minimums_worked_by_hand() {
    // Corners (1, 0) and (½, ½): d comes to 1 and −1 on them.
    assert!((pairwise_share_ranked(&[1.0, -3.0], &[0, 1]) - 0.5).abs() < 1e-15);
    assert!((pairwise_share_ranked(&[-3.0, 1.0], &[1, 0]) - 0.5).abs() < 1e-15);
    assert_eq!(order_of(&[0.3, 0.4, 0.3]), [1, 0, 2]);
    // w₁ from 0.2 to 0.9: A leads from ¼ on.
    let share = pairwise_share_with_minimum(&[3.0, -1.0], &[0.2, 0.1]).unwrap();
    assert!((share - 0.65 / 0.7).abs() < 1e-12, "{share}");
    assert_eq!(pairwise_share_with_minimum(&[3.0, -1.0], &[0.6, 0.6]), None);
    assert_eq!(
        pairwise_share_with_minimum(&[3.0, -1.0], &[0.5, 0.5]),
        Some(1.0)
    );
    assert_eq!(
        pairwise_share_with_minimum(&[3.0, -1.0], &[0.2, 0.8]),
        Some(0.0)
    );
    assert_eq!(pairwise_share_with_minimum(&[1.0], &[-0.1]), None);
}

#[test]
fn flips_and_ranges_worked_by_hand() {
    // A beats B by 0.5·0.4 + 0.3·0.1 − 0.2·0.6 = 0.11; a unit from the first to the third costs 1.0.
    let (values, w) = ([0.9, 0.5, 0.1, 0.5, 0.4, 0.7], [0.5, 0.3, 0.2]);
    let flips = smallest_flips(&values, &w);
    assert_eq!((flips.len(), flips[0].rival), (1, 1));
    assert!((flips[0].moved - 0.11).abs() < 1e-12);
    for (found, expect) in flips[0].weights.iter().zip([0.39, 0.3, 0.31]) {
        assert!((found - expect).abs() < 1e-12);
    }
    // The first weight: others at 3 : 2 lose 0.18, so that 0.4 t = 0.18 (1 − t).
    let critical = critical_weights(&values, &w);
    assert!((critical[0].low - 0.18 / 0.58).abs() < 1e-12);
    assert_eq!(
        (critical[0].below, critical[0].high, critical[0].above),
        (Some(1), 1.0, None)
    );
    // The least change: B's or A's value on the first criterion, by 0.11 / 0.5.
    let changes = smallest_score_change(&values, &w);
    assert!((changes[0].change.abs() - 0.22).abs() < 1e-12);
    assert_eq!((changes[0].criterion, changes[0].rival), (0, 1));
    // Nobody passes a tool that is nowhere behind, and it has nobody to lose to where it is alone.
    assert_eq!(smallest_flips(&[1.0, 1.0, 0.0, 1.0], &[0.5, 0.5]), vec![]);
    assert_eq!(smallest_flips(&[1.0, 1.0], &[0.5, 0.5]), vec![]);
    assert_eq!(smallest_score_change(&[1.0, 1.0], &[0.5, 0.5]), vec![]);
    // A weight of 1 leaves no proportions to keep.
    let all = critical_weights(&[1.0, 0.0, 0.0, 1.0], &[1.0, 0.0]);
    assert_eq!((all[0].low, all[0].high), (1.0, 1.0));
    assert_eq!((all[1].low, all[1].high, all[1].above), (0.0, 0.5, Some(1)));
}

#[test]
fn acceptability_counts_every_draw_and_does_not_depend_on_threads() {
    let values = [0.9, 0.1, 0.5, 0.2, 0.8, 0.5, 0.5, 0.5, 0.6, 0.2, 0.8, 0.5];
    let run = |threads| acceptability(&values, 3, 1_000, 7, NonZeroUsize::new(threads).unwrap());
    let one = run(1);
    assert_eq!(one.counts.iter().sum::<u64>(), 4_000);
    for threads in [2, 3, 16, 500] {
        assert_eq!(run(threads), one);
    }
    // A copy shares every rank; nobody is third on their own in a draw in which they tie for second.
    assert_eq!(one.counts[4..8], one.counts[12..16]);
    let other = acceptability(&values, 3, 1_000, 8, NonZeroUsize::MIN);
    assert_ne!(other.counts, one.counts);
    let none = acceptability(&values, 3, 0, 7, NonZeroUsize::MIN);
    assert_eq!((none.share(0, 0), none.interval(0, 0)), (0.0, [0.0, 1.0]));
}

#[test]
fn the_interval_is_that_of_wilson() {
    // Newcombe (1998), method 3: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
    let of = |count, draws| Acceptability {
        tools: 1,
        draws,
        seed: 0,
        counts: vec![count],
    };
    let check = |count, draws, low: f64, high: f64| {
        let [l, h] = of(count, draws).interval(0, 0);
        assert!((l - low).abs() < 5e-5 && (h - high).abs() < 5e-5, "{l} {h}");
    };
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0.0, 0.1611);
    check(20, 20, 0.8389, 1.0);
}

proptest! {
    #[test]
    fn shares_of_both_sides_sum_to_one_without_ties(d in differences()) {
        let back: Vec<f64> = d.iter().map(|x| -x).collect();
        let (over, under) = (pairwise_share(&d), pairwise_share(&back));
        prop_assert!((0.0..=1.0 + 1e-12).contains(&over));
        if d.iter().all(|&x| x == 0.0) {
            prop_assert_eq!((over, under), (0.0, 0.0));
        } else {
            prop_assert!((over + under - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn all_shares_are_those_of_the_pairs((criteria, values, weights) in problem()) {
        let tools = values.len() / criteria;
        let order = order_of(&weights);
        let (all, ranked) = (pairwise_shares(&values, criteria), pairwise_shares_ranked(&values, criteria, &order));
        for a in 0..tools {
            for b in 0..tools {
                let d = difference(&values, criteria, a, b);
                prop_assert!((all[a * tools + b] - pairwise_share(&d)).abs() < 1e-12);
                prop_assert!((ranked[a * tools + b] - pairwise_share_ranked(&d, &order)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_lead_more_never_shrinks_the_share(d in differences(), which in any::<prop::sample::Index>(), by in 0.0..1.0f64) {
        let mut more = d.clone();
        more[which.index(d.len())] += by;
        prop_assert!(pairwise_share(&more) >= pairwise_share(&d) - 1e-12);
    }

    #[test]
    fn no_minimum_is_the_whole_simplex(d in differences()) {
        let share = pairwise_share_with_minimum(&d, &vec![0.0; d.len()]).unwrap();
        prop_assert!((share - pairwise_share(&d)).abs() < 1e-12);
    }

    #[test]
    fn the_flip_flips_and_nothing_smaller_does((d, w, directions) in differences().prop_flat_map(|d| {
        let n = d.len();
        (Just(d), weights(n), prop::collection::vec(weights(n), 20))
    })) {
        prop_assume!(dot(&d, &w) > 0.0);
        let Some(flip) = smallest_flip(&d, &w) else {
            prop_assert!(d.iter().all(|&x| x >= 0.0));
            return Ok(());
        };
        let distance = |to: &[f64]| w.iter().zip(to).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0;
        prop_assert!((flip.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(flip.weights.iter().all(|&x| x >= -1e-15));
        prop_assert!(dot(&d, &flip.weights).abs() < 1e-12, "{}", dot(&d, &flip.weights));
        prop_assert!((distance(&flip.weights) - flip.moved).abs() < 1e-12);
        // A hair more towards where the leader lags, and the rival leads.
        let to = (0..d.len()).min_by(|&a, &b| d[a].total_cmp(&d[b])).unwrap();
        let mut beyond: Vec<f64> = flip.weights.iter().map(|x| x * (1.0 - 1e-6)).collect();
        beyond[to] += 1e-6;
        prop_assert!(dot(&d, &beyond) < 0.0);
        // Whatever else is moved by less, the leader keeps its place.
        for other in directions {
            let far = distance(&other);
            prop_assume!(far > 1e-9);
            let step = (flip.moved / far).min(1.0) * (1.0 - 1e-9);
            let moved: Vec<f64> = w.iter().zip(&other).map(|(a, b)| a + step * (b - a)).collect();
            prop_assert!(dot(&d, &moved) > -1e-12);
        }
    }

    #[test]
    fn within_its_critical_range_a_weight_keeps_the_winner((criteria, values, w) in problem(), t in 0.0..1.0f64) {
        let first = winner(&values, &w);
        for (criterion, range) in critical_weights(&values, &w).into_iter().enumerate() {
            prop_assert!(range.low <= range.weight + 1e-12 && range.weight <= range.high + 1e-12);
            let at = |t: f64| {
                let rest: f64 = 1.0 - w[criterion];
                let scale = if rest > 1e-12 { (1.0 - t) / rest } else { 0.0 };
                let moved: Vec<f64> =
                    w.iter().enumerate().map(|(c, x)| if c == criterion { t } else { x * scale }).collect();
                let sums = weighted_sums(&values, &moved);
                sums.iter().all(|s| *s <= sums[first] + 1e-9)
            };
            prop_assert!(criteria == 1 || at(range.low + t * (range.high - range.low)));
            if range.below.is_some() {
                prop_assert!(range.low < 1e-6 || !at(range.low - 1e-6) || at(range.low));
            }
            if let Some(rival) = range.above {
                let beyond = range.high + (1.0 - range.high) * 0.5;
                let scale = (1.0 - beyond) / (1.0 - w[criterion]).max(1e-300);
                let moved: Vec<f64> =
                    w.iter().enumerate().map(|(c, x)| if c == criterion { beyond } else { x * scale }).collect();
                let sums = weighted_sums(&values, &moved);
                prop_assert!(sums[rival] > sums[first] - 1e-12);
            }
        }
    }

    #[test]
    fn a_score_change_closes_the_margin((criteria, values, w) in problem()) {
        let first = winner(&values, &w);
        for change in smallest_score_change(&values, &w) {
            let mut changed = values.clone();
            changed[change.tool * criteria + change.criterion] += change.change;
            let sums = weighted_sums(&changed, &w);
            prop_assert!((sums[change.rival] - sums[first]).abs() < 1e-9);
        }
    }

    #[test]
    fn the_estimate_agrees_with_the_exact_share((criteria, values, _) in problem()) {
        let pair = &values[..values.len().min(2 * criteria)];
        prop_assume!(pair.len() == 2 * criteria);
        let exact = pairwise_share(&difference(pair, criteria, 0, 1));
        let found = acceptability(pair, criteria, 20_000, 3, NonZeroUsize::MIN);
        prop_assume!(pair[..criteria] != pair[criteria..]);
        // Five standard deviations of twenty thousand draws.
        prop_assert!((found.share(0, 0) - exact).abs() < 0.018, "{} for {}", found.share(0, 0), exact);
    }

    #[test]
    fn ranks_are_those_of_the_sums((criteria, values, _) in problem()) {
        // Equal rows tie; whatever the draws are, the ranks of each add up to places with ties.
        let found = acceptability(&values, criteria, 64, 11, NonZeroUsize::MIN);
        let tools = values.len() / criteria;
        for tool in 0..tools {
            prop_assert_eq!(found.counts[tool * tools..(tool + 1) * tools].iter().sum::<u64>(), 64);
        }
        let same = ranks(&weighted_sums(&values, &vec![1.0; criteria]), Better::Higher);
        prop_assert_eq!(same.len(), tools);
    }
}
