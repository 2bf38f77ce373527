use super::*;

fn reach(answered: usize, applicable: usize, na: usize, measured: usize, below: usize) -> Reach {
    let coverage = (applicable > 0).then(|| answered as f64 / applicable as f64);
    Reach {
        answered,
        applicable,
        not_applicable: na,
        coverage,
        measured,
        below,
    }
}

/// Normalises the no-break space so that the tables below stay readable.
fn check(found: String, expect: &str) {
    assert_eq!(found.replace('\u{a0}', " "), expect);
}

#[test]
fn half_names_up_to_three_domains_and_counts_more() {
    check(half(&[], 14), "No domain stands below its target");
    check(half(&["Release"], 1), "The weighted gap lies in Release");
    check(
        half(&["Release"], 14),
        "Release alone holds half of the weighted gap of 14 domains",
    );
    check(
        half(&["Release", "Registry"], 14),
        "Release and Registry hold half of the weighted gap of 14 domains",
    );
    check(
        half(&["A", "B", "C"], 9),
        "A, B and C hold half of the weighted gap of 9 domains",
    );
    check(
        half(&["A", "B", "C", "D"], 14),
        "Four of 14 domains hold half of the weighted gap, first of all A and B",
    );
}

#[test]
fn pillars_are_compared_and_never_summed() {
    check(
        least_ready(&[]),
        "Readiness cannot be measured before something with a target is answered",
    );
    check(
        least_ready(&[("People", None)]),
        "Readiness cannot be measured before something with a target is answered",
    );
    check(
        least_ready(&[("People", Some(0.4))]),
        "People stands at 40 % of the way to its targets",
    );
    check(
        least_ready(&[
            ("People", Some(0.44)),
            ("Process", Some(0.401)),
            ("Technology", Some(0.51)),
        ]),
        "Process is least ready, at 40 % of the way to target; Technology is furthest, at 51 %",
    );
    check(
        least_ready(&[
            ("People", Some(0.4)),
            ("Process", Some(0.4)),
            ("Technology", None),
        ]),
        "Both pillars stand at 40 % of the way to target",
    );
    check(
        least_ready(&[
            ("People", Some(1.0)),
            ("Process", Some(1.0)),
            ("Technology", Some(1.0)),
        ]),
        "All pillars stand at 100 % of the way to target",
    );
}

#[test]
fn coverage_counts_open_and_not_applicable_apart() {
    check(
        coverage(&reach(0, 0, 0, 0, 0)),
        "The model has no capability to rate.",
    );
    check(
        coverage(&reach(0, 0, 1, 0, 0)),
        "None of 1 capability applies.",
    );
    check(
        coverage(&reach(0, 0, 3, 0, 0)),
        "None of 3 capabilities applies.",
    );
    check(
        coverage(&reach(0, 70, 0, 0, 0)),
        "None of 70 applicable capabilities is answered.",
    );
    check(
        coverage(&reach(1, 1, 0, 0, 0)),
        "The one applicable capability is answered (coverage 100 %).",
    );
    check(
        coverage(&reach(70, 70, 2, 0, 0)),
        "All 70 applicable capabilities are answered (coverage 100 %); 2 do not apply.",
    );
    check(
        coverage(&reach(69, 70, 1, 0, 0)),
        "69 of 70 applicable capabilities are answered (coverage 99 %); 1 is open; 1 does not apply.",
    );
    check(
        coverage(&reach(1, 4, 0, 0, 0)),
        "1 of 4 applicable capabilities is answered (coverage 25 %); 3 are open.",
    );
}

#[test]
fn below_target_covers_none_one_all_and_some() {
    check(
        below_target(&reach(0, 9, 0, 0, 0)),
        "Nothing is answered, so no gap can be measured.",
    );
    check(
        below_target(&reach(5, 9, 0, 0, 0)),
        "No target is set for what is answered, so no gap can be measured.",
    );
    check(
        below_target(&reach(5, 9, 0, 1, 0)),
        "The one answered capability with a target stands at it.",
    );
    check(
        below_target(&reach(5, 9, 0, 1, 1)),
        "The one answered capability with a target stands below it.",
    );
    check(
        below_target(&reach(5, 9, 0, 5, 0)),
        "All 5 answered capabilities with a target stand at it or above.",
    );
    check(
        below_target(&reach(5, 9, 0, 5, 5)),
        "All 5 answered capabilities with a target stand below it.",
    );
    check(
        below_target(&reach(5, 9, 0, 5, 1)),
        "1 of 5 answered capabilities with a target stands below it.",
    );
    check(
        below_target(&reach(5, 9, 0, 5, 3)),
        "3 of 5 answered capabilities with a target stand below it.",
    );
}

#[test]
fn hurdles_are_counted_by_severity() {
    check(hurdles(0, 0, 0), "No hurdle stands in the way");
    check(hurdles(1, 0, 0), "One blocker stands in the way");
    check(
        hurdles(2, 0, 1),
        "Two blockers and one minor hurdle stand in the way",
    );
    check(
        hurdles(2, 3, 13),
        "Two blockers, three major hurdles and 13 minor hurdles stand in the way",
    );
}

#[test]
fn removal_says_what_is_left() {
    check(removal(0, 0), "There is none to remove.");
    check(removal(1, 0), "Yes, by a recommendation.");
    check(removal(3, 0), "Yes, each by at least one recommendation.");
    check(removal(1, 1), "No recommendation removes it yet.");
    check(removal(3, 3), "No recommendation removes any of them yet.");
    check(removal(3, 1), "No recommendation removes 1 of them yet.");
}

#[test]
fn advice_says_what_it_reaches() {
    let a = |recommendations, addressed, gaps, share| {
        advice(&Advice {
            recommendations,
            addressed,
            gaps,
            share,
        })
    };
    check(a(0, 0, 41, None), "No recommendation is written yet");
    check(
        a(1, 0, 0, None),
        "One recommendation is written; no gap is measured",
    );
    check(
        a(2, 0, 41, Some(0.0)),
        "Two recommendations address none of 41 gaps yet",
    );
    check(
        a(1, 1, 1, Some(1.0)),
        "One recommendation reaches the one gap",
    );
    check(
        a(5, 41, 41, Some(1.0)),
        "Five recommendations reach all 41 gaps",
    );
    check(
        a(7, 30, 41, Some(0.806)),
        "Seven recommendations reach 30 of 41 gaps and 81 % of the weighted gap",
    );
}

#[test]
fn rejected_recommendations_are_counted() {
    check(rejected(0), "No recommendation was rejected");
    check(rejected(1), "One recommendation was rejected");
    check(rejected(3), "Three recommendations were rejected");
    check(rejected(21), "21 recommendations were rejected");
}

#[test]
fn change_tells_rise_from_fall() {
    check(
        change("Round 1", &[]),
        "Readiness cannot be compared with Round 1",
    );
    check(
        change("Round 1", &[("People", 0.001)]),
        "Readiness stands where it stood in Round 1",
    );
    check(
        change(
            "Round 1",
            &[("People", 0.07), ("Process", -0.02), ("Technology", 0.01)],
        ),
        "Since Round 1 readiness rose in People (+7 points) and Technology (+1 point) and fell in Process (−2 points)",
    );
    check(
        change("Round 1", &[("Process", -0.02)]),
        "Since Round 1 readiness fell in Process (−2 points)",
    );
    check(split("People", 0.0, 0.0, 0.0, 0.0), "People has not moved.");
    check(
        split("People", 0.07, 0.07, 0.0, 0.0),
        "People: +7 points, all from new answers.",
    );
    check(
        split("People", 0.05, 0.09, -0.03, -0.01),
        "People: +5 points, made of +9 points from new answers, −3 points from a changed model and −1 point from changed targets and priorities.",
    );
    check(
        split("People", 0.0, 0.02, 0.0, -0.02),
        "People: ±0 points, made of +2 points from new answers and −2 points from changed targets and priorities.",
    );
}

#[test]
fn disagreement_says_what_waits() {
    check(disagreement(0, 0, 0), "Nobody has rated a capability yet");
    check(
        disagreement(0, 60, 0),
        "People agreed to within a level on everything they rated",
    );
    check(
        disagreement(1, 60, 0),
        "On 1 of 60 rated capabilities people stood two levels or more apart; it is settled",
    );
    check(
        disagreement(1, 60, 1),
        "On 1 of 60 rated capabilities people stood two levels or more apart; it waits for discussion",
    );
    check(
        disagreement(5, 60, 0),
        "On 5 of 60 rated capabilities people stood two levels or more apart; all are settled",
    );
    check(
        disagreement(5, 60, 5),
        "On 5 of 60 rated capabilities people stood two levels or more apart; all wait for discussion",
    );
    check(
        disagreement(5, 60, 1),
        "On 5 of 60 rated capabilities people stood two levels or more apart; 1 waits for discussion",
    );
}

#[test]
fn levels_name_the_fullest_and_the_ends() {
    check(levels(0, ("0", 0), 0, 0), "No capability has a level yet");
    check(
        levels(62, ("1", 28), 3, 0),
        "Level 1 is the most frequent, with 28 of 62 capabilities; 3 stand at the lowest, none at the highest",
    );
    check(
        levels(62, ("2", 28), 0, 1),
        "Level 2 is the most frequent, with 28 of 62 capabilities; 1 stands at the highest, none at the lowest",
    );
    check(
        levels(1, ("2", 1), 0, 0),
        "Level 2 is the most frequent, with 1 of 1 capability; none stands at either end of the scale",
    );
    check(
        levels(9, ("1", 4), 1, 2),
        "Level 1 is the most frequent, with 4 of 9 capabilities; 1 stands at the lowest, 2 at the highest",
    );
}

#[test]
fn a_pillar_in_a_sentence() {
    check(pillar(None, 0, 0), "Nothing with a target is answered yet.");
    check(
        pillar(Some(("Release", 1.25, 3.25)), 9, 12),
        "Widest gap: Release, 1.25 against a target of 3.25. 9 of 12 capabilities stand below target.",
    );
    check(
        pillar(None, 0, 12),
        "All 12 capabilities measured stand at their targets.",
    );
    check(
        pillar(None, 12, 12),
        "All 12 capabilities measured stand below their targets.",
    );
    check(
        pillar(None, 1, 1),
        "The one capability measured stands below its target.",
    );
    check(
        pillar(Some(("Release", 1.0, 3.0)), 1, 12),
        "Widest gap: Release, 1.00 against a target of 3.00. 1 of 12 capabilities stands below target.",
    );
}

#[test]
fn evidence_says_what_it_backs_and_what_has_expired() {
    check(evidence(0, 0, 60, 0), "No evidence is registered.");
    check(
        evidence(1, 2, 60, 0),
        "1 entry backs 2 of 60 answers in this round; none has expired.",
    );
    check(
        evidence(14, 22, 60, 1),
        "14 entries back 22 of 60 answers in this round; 1 has expired.",
    );
    check(
        evidence(2, 0, 0, 2),
        "2 entries are registered; 2 have expired.",
    );
}

#[test]
fn a_headline_is_composed_where_none_is_written() {
    let pillars = [("People", Some(0.44)), ("Technology", Some(0.31))];
    let h = |r: Reach, tops: &[&str]| headline(&r, &pillars, tops, 14);
    check(
        h(reach(0, 70, 0, 0, 0), &[]),
        "Nothing is rated yet: this report shows the model, the plan and the questions",
    );
    check(
        h(reach(1, 1, 0, 0, 0), &[]),
        "1 of 1 capability is rated; targets are still to be set",
    );
    check(
        h(reach(60, 70, 0, 60, 0), &[]),
        "Everything that was rated stands at its target",
    );
    check(
        h(reach(60, 70, 0, 60, 40), &["Release"]),
        "Technology is least ready, at 31 % of the way to target; Release holds half of the weighted gap",
    );
    check(
        h(reach(60, 70, 0, 60, 40), &["Release", "Registry", "Roles"]),
        "Technology is least ready, at 31 % of the way to target; 3 of 14 domains hold half of the weighted gap",
    );
}

#[test]
fn long_titles_are_cut_within_a_claim() {
    let long = "An domain whose title goes on and on and on and on and on and on and on and on";
    let found = half(&[long], 3);
    assert!(
        found.contains("…") && found.chars().count() < 130,
        "{found}"
    );
}

#[test]
fn medians_are_told_by_group() {
    check(
        median("People", "1", 96),
        "People: the median of 96 ratings is 1.",
    );
    check(
        median("People", "1", 1),
        "People: the median of 1 rating is 1.",
    );
    check(median("People", "–", 0), "People: nobody has rated yet.");
}
