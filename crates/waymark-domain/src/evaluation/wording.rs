//! Sentences about an evaluation, made from its figures.

use super::ranking::Standing;
use super::scored::Scored;
use crate::criteria::CriteriaTree;

/// Returns a value to one decimal.
pub(super) fn figure(value: f64) -> String {
    format!("{value:.1}")
}

/// Returns names as people list them: “A”, “A and B”, “A, B and C”.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns `n thing` or `n things`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Writes a number with its digits in groups of three, without decimals: `12 400`.
pub(crate) fn amount(value: f64) -> String {
    let whole = value.round().abs() as u64;
    let digits = whole.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if value < 0.0 && whole > 0 {
        format!("−{text}")
    } else {
        text
    }
}

/// Returns what to see at once of a ranking.
pub fn headline(scored: &Scored, tree: &CriteriaTree, standings: &[Standing]) -> String {
    let name = |s: &Standing| scored.tools[s.place].name.as_str();
    if scored.tools.is_empty() {
        return "No tool is compared yet.".into();
    }
    let counted: Vec<usize> = (0..scored.leaves.len())
        .filter(|&l| tree.nodes[scored.leaves[l]].global > 0.0)
        .collect();
    if counted.is_empty() {
        return "No criterion weighs anything yet.".into();
    }
    let Some(first) = standings.first() else {
        return "Every tool is knocked out.".into();
    };
    let missing: usize = standings
        .iter()
        .map(|s| {
            let values = &scored.tools[s.place].values;
            counted.iter().filter(|&&l| values[l].is_none()).count()
        })
        .sum();
    if missing == counted.len() * standings.len() {
        return "Nothing is scored yet.".into();
    }
    let winners: Vec<&str> = standings
        .iter()
        .take_while(|s| s.rank == 1)
        .map(name)
        .collect();
    let scores = count(missing, "missing score", "missing scores");
    if winners.len() > 1 {
        let value = figure(first.middle());
        let missing = if missing > 0 {
            format!("; with {scores}, anything can still change")
        } else {
            String::new()
        };
        return format!(
            "{} share first place at {value}{missing}.",
            listed(&winners)
        );
    }
    let Some(second) = standings.get(1) else {
        return format!("{} is the only tool that is ranked.", winners[0]);
    };
    let lead = figure(first.middle() - second.middle());
    let lead = format!("{} leads by {lead} points", winners[0]);
    let rivals: Vec<&str> = standings[1..]
        .iter()
        .filter(|s| s.best_rank == 1)
        .map(name)
        .collect();
    let doubt = if missing == 0 {
        String::new()
    } else if first.worst_rank == 1 {
        let the = if missing == 1 {
            "the missing score"
        } else {
            &format!("the {scores}")
        };
        format!("; {the} cannot change that")
    } else {
        format!("; with {scores}, {} can still come first", listed(&rivals))
    };
    let unknown = if scored.tools[first.place].unknown.is_empty() {
        ""
    } else {
        " It cannot be chosen yet: a knock-out is unknown."
    };
    format!("{lead}{doubt}.{unknown}")
}
