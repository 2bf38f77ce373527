//! What must hold of any scores.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_must_hold_of_any_scores(
        levels in prop::collection::vec(prop::option::weighted(0.85, 0u8..=5), 12),
        weights in prop::collection::vec(0.0..10.0f64, 4),
        better in 0usize..4,
    ) {
        let mut e = evaluation();
        e.criteria = (1..=4)
            .map(|n| criterion(n, 0, "C", weights[n as usize - 1], Measure::Rating { anchors: vec![] }))
            .collect();
        e.candidates.truncate(3);
        e.scores = levels
            .iter()
            .enumerate()
            .filter_map(|(i, level)| Some(score(1 + i as u128 % 4, 1 + i as u128 / 4, 1, f64::from((*level)?))))
            .collect();
        e.scores.sort_by_key(|s| (s.criterion, s.tool, s.person));
        let tools = tools();
        let scored = Scored::of(&e, &tools).unwrap();
        let found = standings(&scored, &scored.tree);
        for s in &found {
            prop_assert!(s.worst <= s.best + 1e-9 && s.best <= 100.0 + 1e-9);
            prop_assert!(s.best_rank <= s.rank && s.rank <= s.worst_rank, "{:?}", s);
            prop_assert_eq!(s.value.is_some(), (s.best - s.worst).abs() < 1e-9);
        }
        // A better score of the winner never costs it its place.
        if let Some(first) = found.first().filter(|f| f.rank == 1 && found.iter().all(|s| s.value.is_some())) {
            let mut raised = e.clone();
            for s in raised.scores.iter_mut().filter(|s| s.tool == first.tool && s.criterion == cid(better as u128 + 1)) {
                s.value = 5.0;
            }
            let again = Scored::of(&raised, &tools).unwrap();
            let after = standings(&again, &again.tree);
            prop_assert_eq!(after.iter().find(|s| s.tool == first.tool).unwrap().rank, 1);
        }
        // A copy of a tool ties with it.
        let mut copied = e.clone();
        copied.candidates.push(Candidate { tool: tid(4), note: String::new() });
        let own: Vec<Score> = e.scores.iter().filter(|s| s.tool == tid(1)).map(|s| Score { tool: tid(4), ..s.clone() }).collect();
        copied.scores.extend(own);
        let again = Scored::of(&copied, &tools).unwrap();
        let after = standings(&again, &again.tree);
        let rank = |n: u128| after.iter().find(|s| s.tool == tid(n)).unwrap().rank;
        prop_assert_eq!(rank(1), rank(4));
        let draws = Draws { draws: 1_000, ..Draws::default() };
        let results = Results::of(&e, &tools, &people(), &[], draws).unwrap();
        if let Some(r) = results.robustness {
            for a in 0..3 {
                let sum: f64 = r.acceptability.shares[a].iter().sum();
                prop_assert!((sum - 1.0).abs() < 1e-9);
                for b in 0..3 {
                    prop_assert!(a == b || r.pairwise[a][b] + r.pairwise[b][a] <= 1.0 + 1e-9);
                }
            }
        }
    }
}
