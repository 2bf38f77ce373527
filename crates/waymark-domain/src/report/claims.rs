//! The sentences that the report claims, each composed from numbers. Nothing here is looked up: what a
//! function is given is what its sentence says.

use super::wording::{count, decimal, list, noun, opening, percent, points, short};

/// Longest title within a claim, in characters.
const TITLE: usize = 60;

fn titles<S: AsRef<str>>(titles: &[S]) -> String {
    let cut: Vec<String> = titles.iter().map(|t| short(t.as_ref(), TITLE)).collect();
    list(&cut)
}

/// How far the answers reach.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Reach {
    /// Leaves answered.
    pub(super) answered: usize,
    /// Leaves that apply.
    pub(super) applicable: usize,
    /// Leaves that do not apply.
    pub(super) not_applicable: usize,
    /// Answered weight over applicable weight.
    pub(super) coverage: Option<f64>,
    /// Answered leaves with a target.
    pub(super) measured: usize,
    /// Leaves below their target.
    pub(super) below: usize,
}

/// Says which domains hold half of the total weighted gap: `tops` are the first of `domains` by weighted gap
/// that together hold half of it.
pub(super) fn half(tops: &[&str], domains: usize) -> String {
    match (tops, domains) {
        ([], _) => "No domain stands below its target".into(),
        ([one], 1) => format!("The weighted gap lies in {}", short(one, TITLE)),
        ([one], _) => {
            format!(
                "{} alone holds half of the weighted gap of {domains} domains",
                short(one, TITLE)
            )
        }
        ([_, _] | [_, _, _], _) => {
            format!(
                "{} hold half of the weighted gap of {domains} domains",
                titles(tops)
            )
        }
        (_, _) => format!(
            "{} of {domains} domains hold half of the weighted gap, first of all {}",
            opening(tops.len()),
            titles(&tops[..2])
        ),
    }
}

/// A pillar with its readiness, if it has one.
pub(super) type Ready<'a> = (&'a str, Option<f64>);

/// Says which pillar is least ready and how far the others are. Pillars are judged apart: no total.
pub(super) fn least_ready(pillars: &[Ready]) -> String {
    let mut known: Vec<(&str, f64)> = pillars.iter().filter_map(|&(t, r)| Some((t, r?))).collect();
    known.sort_by(|a, b| a.1.total_cmp(&b.1));
    match known.as_slice() {
        [] => "Readiness cannot be measured before something with a target is answered".into(),
        [(title, ready)] => {
            format!(
                "{} stands at {} of the way to its targets",
                short(title, TITLE),
                percent(*ready)
            )
        }
        [(title, least), .., (top, most)] => {
            if percent(*least) == percent(*most) {
                let all = if known.len() == 2 {
                    "Both pillars stand"
                } else {
                    "All pillars stand"
                };
                return format!("{all} at {} of the way to target", percent(*least));
            }
            format!(
                "{title} is least ready, at {} of the way to target; {top} is furthest, at {}",
                percent(*least),
                percent(*most)
            )
        }
    }
}

/// Says how far the answers reach.
pub(super) fn coverage(r: &Reach) -> String {
    let open = r.applicable - r.answered;
    let na = match r.not_applicable {
        0 => String::new(),
        n => format!("; {n} {} not apply", noun(n, "does", "do")),
    };
    if r.applicable == 0 {
        return match r.not_applicable {
            0 => "The model has no capability to rate.".into(),
            n => format!(
                "None of {} applies.",
                count(n, "capability", "capabilities")
            ),
        };
    }
    let share = r
        .coverage
        .map(|c| format!(" (coverage {})", percent(c)))
        .unwrap_or_default();
    match (r.answered, open) {
        (0, n) => format!(
            "None of {} is answered{na}.",
            count(n, "applicable capability", "applicable capabilities")
        ),
        (n, 0) => format!(
            "{} answered{share}{na}.",
            if n == 1 {
                "The one applicable capability is".into()
            } else {
                format!("All {n} applicable capabilities are")
            }
        ),
        (n, open) => format!(
            "{n} of {} applicable capabilities {} answered{share}; {open} {} open{na}.",
            r.applicable,
            noun(n, "is", "are"),
            noun(open, "is", "are")
        ),
    }
}

/// Says how many leaves stand below target.
pub(super) fn below_target(r: &Reach) -> String {
    match (r.measured, r.below) {
        (0, _) if r.answered == 0 => "Nothing is answered, so no gap can be measured.".into(),
        (0, _) => "No target is set for what is answered, so no gap can be measured.".into(),
        (1, 0) => "The one answered capability with a target stands at it.".into(),
        (n, 0) => format!("All {n} answered capabilities with a target stand at it or above."),
        (1, _) => "The one answered capability with a target stands below it.".into(),
        (n, b) if n == b => format!("All {n} answered capabilities with a target stand below it."),
        (n, b) => {
            format!(
                "{b} of {n} answered capabilities with a target {} below it.",
                noun(b, "stands", "stand")
            )
        }
    }
}

/// Says what stands in the way, by severity.
pub(super) fn hurdles(blockers: usize, majors: usize, minors: usize) -> String {
    let kinds = [
        (blockers, "blocker", "blockers"),
        (majors, "major hurdle", "major hurdles"),
        (minors, "minor hurdle", "minor hurdles"),
    ];
    let written = |&(n, one, many): &(usize, &str, &str)| {
        (n > 0).then(|| format!("{} {}", opening(n).to_lowercase(), noun(n, one, many)))
    };
    let parts: Vec<String> = kinds.iter().filter_map(written).collect();
    match blockers + majors + minors {
        0 => "No hurdle stands in the way".into(),
        n => format!(
            "{} {} in the way",
            capital(&list(&parts)),
            noun(n, "stands", "stand")
        ),
    }
}

/// Says whether recommendations remove the hurdles: `open` ones, `without` of them untouched.
pub(super) fn removal(open: usize, without: usize) -> String {
    match (open, without) {
        (0, _) => "There is none to remove.".into(),
        (1, 0) => "Yes, by a recommendation.".into(),
        (_, 0) => "Yes, each by at least one recommendation.".into(),
        (1, _) => "No recommendation removes it yet.".into(),
        (n, w) if n == w => "No recommendation removes any of them yet.".into(),
        (_, w) => format!("No recommendation removes {w} of them yet."),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// What the recommendations reach.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Advice {
    /// Recommendations that stand.
    pub(super) recommendations: usize,
    /// Gaps that at least one of them addresses.
    pub(super) addressed: usize,
    /// All gaps.
    pub(super) gaps: usize,
    /// Share of the weighted gap that these hold.
    pub(super) share: Option<f64>,
}

/// Says how much of the gap the recommendations reach.
pub(super) fn advice(a: &Advice) -> String {
    let n = a.recommendations;
    match (n, a.gaps, a.addressed) {
        (0, _, _) => "No recommendation is written yet".into(),
        (_, 0, _) => format!(
            "{} {} written; no gap is measured",
            opening(n),
            noun(n, "recommendation is", "recommendations are")
        ),
        (_, gaps, 0) => format!(
            "{} {} of {} yet",
            opening(n),
            noun(
                n,
                "recommendation addresses none",
                "recommendations address none"
            ),
            count(gaps, "gap", "gaps")
        ),
        (_, gaps, hit) => {
            let of = if gaps == hit {
                format!("all {gaps} gaps")
            } else {
                format!("{hit} of {gaps} gaps")
            };
            let of = if gaps == 1 { "the one gap".into() } else { of };
            let weight = match a.share {
                Some(s) if gaps > hit => format!(" and {} of the weighted gap", percent(s)),
                _ => String::new(),
            };
            format!(
                "{} {} {of}{weight}",
                opening(n),
                noun(n, "recommendation reaches", "recommendations reach")
            )
        }
    }
}

/// Says how many recommendations were considered and not wanted.
pub(super) fn rejected(recommendations: usize) -> String {
    match recommendations {
        0 => "No recommendation was rejected".into(),
        n => format!(
            "{} {} rejected",
            opening(n),
            noun(n, "recommendation was", "recommendations were")
        ),
    }
}

/// Says how readiness moved since the earlier round, pillar by pillar.
pub(super) fn change(round: &str, moves: &[(&str, f64)]) -> String {
    let round = short(round, TITLE);
    let some = |test: fn(i64) -> bool| -> Vec<String> {
        moves
            .iter()
            .filter(|(_, d)| test((d * 100.0).round() as i64))
            .map(|(t, d)| format!("{t} ({})", points(*d)))
            .collect()
    };
    let (up, down) = (some(|v| v > 0), some(|v| v < 0));
    match (moves.is_empty(), up.is_empty(), down.is_empty()) {
        (true, ..) => format!("Readiness cannot be compared with {round}"),
        (_, true, true) => format!("Readiness stands where it stood in {round}"),
        (_, false, true) => format!("Since {round} readiness rose in {}", list(&up)),
        (_, true, false) => format!("Since {round} readiness fell in {}", list(&down)),
        _ => format!(
            "Since {round} readiness rose in {} and fell in {}",
            list(&up),
            list(&down)
        ),
    }
}

/// Says what a change of readiness is made of.
pub(super) fn split(title: &str, total: f64, answers: f64, model: f64, plan: f64) -> String {
    let parts: Vec<String> = [
        (answers, "new answers"),
        (model, "a changed model"),
        (plan, "changed targets and priorities"),
    ]
    .iter()
    .filter(|(d, _)| (d * 100.0).round().abs() >= 1.0)
    .map(|(d, what)| format!("{} from {what}", points(*d)))
    .collect();
    match (parts.as_slice(), (total * 100.0).round() as i64) {
        ([], 0) => format!("{title} has not moved."),
        ([], _) => format!("{title}: {}.", points(total)),
        ([_], t) if t != 0 => {
            let what = parts[0].split_once(" from ").map_or("", |p| p.1);
            format!("{title}: {}, all from {what}.", points(total))
        }
        _ => format!("{title}: {}, made of {}.", points(total), list(&parts)),
    }
}

/// Says how far people disagreed: `apart` of `rated` leaves, `open` of them not yet settled.
pub(super) fn disagreement(apart: usize, rated: usize, open: usize) -> String {
    let settled = match (apart, open) {
        (0, _) => "",
        (1, 0) => "; it is settled",
        (_, 0) => "; all are settled",
        (1, _) => "; it waits for discussion",
        (a, o) if a == o => "; all wait for discussion",
        _ => {
            return format!(
                "{}; {open} {} for discussion",
                apart_of(apart, rated),
                noun(open, "waits", "wait")
            );
        }
    };
    format!("{}{settled}", apart_of(apart, rated))
}

fn apart_of(apart: usize, rated: usize) -> String {
    match (apart, rated) {
        (_, 0) => "Nobody has rated a capability yet".into(),
        (0, _) => "People agreed to within a level on everything they rated".into(),
        (a, r) => format!("On {a} of {r} rated capabilities people stood two levels or more apart"),
    }
}

/// Says how leaves are spread over the levels: `most` is the fullest level with its count, `lowest` and
/// `highest` the counts at the ends of the scale.
pub(super) fn levels(
    answered: usize,
    most: (&str, usize),
    lowest: usize,
    highest: usize,
) -> String {
    if answered == 0 {
        return "No capability has a level yet".into();
    }
    let ends = match (lowest, highest) {
        (0, 0) => "none stands at either end of the scale".into(),
        (0, h) => format!(
            "{h} {} at the highest, none at the lowest",
            noun(h, "stands", "stand")
        ),
        (l, 0) => format!(
            "{l} {} at the lowest, none at the highest",
            noun(l, "stands", "stand")
        ),
        (l, h) => format!(
            "{l} {} at the lowest, {h} at the highest",
            noun(l, "stands", "stand")
        ),
    };
    format!(
        "Level {} is the most frequent, with {} of {}; {ends}",
        most.0,
        most.1,
        count(answered, "capability", "capabilities")
    )
}

/// Says what the ratings of a group centre on.
pub(super) fn median(title: &str, median: &str, ratings: usize) -> String {
    match ratings {
        0 => format!("{title}: nobody has rated yet."),
        n => format!(
            "{title}: the median of {} is {median}.",
            count(n, "rating", "ratings")
        ),
    }
}

/// Says in a sentence where a pillar stands, for the summary.
pub(super) fn pillar(widest: Option<(&str, f64, f64)>, below: usize, measured: usize) -> String {
    let gap = widest.map(|(title, score, target)| {
        format!(
            "Widest gap: {}, {} against a target of {}.",
            short(title, TITLE),
            decimal(score),
            decimal(target)
        )
    });
    let below = match (measured, below) {
        (0, _) => return gap.unwrap_or_else(|| "Nothing with a target is answered yet.".into()),
        (1, 0) => "The one capability measured stands at its target.".into(),
        (n, 0) => format!("All {n} capabilities measured stand at their targets."),
        (1, _) => "The one capability measured stands below its target.".into(),
        (n, b) if n == b => format!("All {n} capabilities measured stand below their targets."),
        (n, b) => format!(
            "{b} of {} {} below target.",
            count(n, "capability", "capabilities"),
            noun(b, "stands", "stand")
        ),
    };
    gap.map_or(below.clone(), |g| format!("{g} {below}"))
}

/// Says what the evidence backs.
pub(super) fn evidence(entries: usize, backed: usize, answered: usize, expired: usize) -> String {
    let worn = match expired {
        0 => "none has expired".into(),
        n => format!("{n} {} expired", noun(n, "has", "have")),
    };
    match (entries, answered) {
        (0, _) => "No evidence is registered.".into(),
        (e, 0) => format!(
            "{} registered; {worn}.",
            count(e, "entry is", "entries are")
        ),
        (e, a) => format!(
            "{} {backed} of {} in this round; {worn}.",
            count(e, "entry backs", "entries back"),
            count(a, "answer", "answers")
        ),
    }
}

/// Composes the report's headline where the lead has written none.
pub(super) fn headline(reach: &Reach, pillars: &[Ready], tops: &[&str], domains: usize) -> String {
    if reach.answered == 0 {
        return "Nothing is rated yet: this report shows the model, the plan and the questions"
            .into();
    }
    if reach.measured == 0 {
        return format!(
            "{} of {} rated; targets are still to be set",
            reach.answered,
            count(reach.applicable, "capability is", "capabilities are")
        );
    }
    if reach.below == 0 {
        return "Everything that was rated stands at its target".into();
    }
    let lead = least_ready(pillars);
    let lead = lead.split("; ").next().unwrap_or(&lead).to_owned();
    match tops {
        [] => lead,
        [_] | [_, _] => format!(
            "{lead}; {} {} half of the weighted gap",
            titles(tops),
            noun(tops.len(), "holds", "hold")
        ),
        _ => format!(
            "{lead}; {} of {domains} domains hold half of the weighted gap",
            tops.len()
        ),
    }
}

#[cfg(test)]
mod tests;
