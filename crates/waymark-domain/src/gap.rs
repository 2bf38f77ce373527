//! The gap board: leaves by weighted gap, and where half of it lies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assessment::{Assessment, Node, held_targets};
use crate::facts::RoundFacts;
use crate::id::CapabilityId;
use crate::priority;
use crate::rating::Target;
use crate::roll_up::State;
use crate::tree::{Tree, code_at, title_at};
use crate::words::{Outcome, Pillar, Stage};

/// What to show; an empty list lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct GapFilter {
    /// Pillars.
    pub pillars: Vec<Pillar>,
    /// Stages; a leaf of all stages passes every stage.
    pub stages: Vec<Stage>,
    /// Domains, by id.
    pub domains: Vec<CapabilityId>,
    /// Outcomes; a leaf passes if it serves any of them.
    pub outcomes: Vec<Outcome>,
}

/// A short reference to a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NodeRef {
    /// The capability; none for the root.
    pub id: Option<CapabilityId>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
}

/// One leaf on the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GapRow {
    /// Place by weighted gap from 1; none for leaves without a gap.
    pub rank: Option<u32>,
    /// The leaf with its figures.
    pub node: Node,
    /// The domain it belongs to.
    pub domain: NodeRef,
    /// The target that holds for it, with its day. `capability` says where it was set: on the leaf itself,
    /// or on a node above.
    pub target: Option<Target>,
    /// Its place in the client's order of priority from 1, own or inherited; none where it is not ranked
    /// or priorities are points.
    pub priority_rank: Option<u32>,
    /// Its score in the round compared with.
    pub before: Option<f64>,
    /// Share of the total weighted gap that this row and all above it hold, 0 to 1.
    pub cumulative: Option<f64>,
}

/// Why leaves are not among the ranked rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// Nobody has answered.
    pub unanswered: u32,
    /// Does not apply.
    pub not_applicable: u32,
    /// Answered, but no target is set.
    pub no_target: u32,
    /// At or above target.
    pub at_target: u32,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GapBoard {
    /// Leaves with a gap by weighted gap, widest first; then, unranked, the others in model order.
    pub rows: Vec<GapRow>,
    /// How many rows are ranked.
    pub ranked: u32,
    /// How many of the first rows together hold half of the total weighted gap.
    pub half: u32,
    /// Σ weighted gap over the ranked rows.
    pub total: f64,
    /// Why the others are not ranked.
    pub left_out: LeftOut,
    /// What to see, in a sentence.
    pub sentence: String,
}

/// Returns the board of a round; `before` is the assessment of the round compared with.
///
/// Ties in weighted gap are broken by gap, then priority, then code, so the order never depends on input order.
pub fn board(
    facts: &RoundFacts,
    assessment: &Assessment,
    before: Option<&Assessment>,
    filter: &GapFilter,
) -> GapBoard {
    let tree = &assessment.tree;
    let targets = held_targets(facts, tree);
    let method = facts.round.priority_method;
    let ranks = priority::ranks(&facts.model, tree, method, &facts.priorities);
    let mut left_out = LeftOut::default();
    let (mut ranked, mut others) = (Vec::new(), Vec::new());
    for position in tree.leaves().filter(|&p| passes(filter, assessment, p)) {
        let node = &assessment.nodes[position];
        let row = GapRow {
            rank: None,
            node: node.clone(),
            domain: node_ref(tree, facts, assessment, tree.domain(position)),
            target: targets[position].cloned(),
            priority_rank: ranks[position],
            before: before
                .and_then(|b| node.id.and_then(|id| b.node(id)))
                .and_then(|n| n.figures.score),
            cumulative: None,
        };
        match (node.figures.state, node.gap) {
            (_, Some(gap)) if gap > 0.0 => {
                ranked.push(row);
                continue;
            }
            (State::NotApplicable, _) => left_out.not_applicable += 1,
            (_, Some(_)) => left_out.at_target += 1,
            (State::Answered, None) => left_out.no_target += 1,
            _ => left_out.unanswered += 1,
        }
        others.push(row);
    }
    ranked.sort_by(|a, b| widest_first(&a.node, &b.node));
    let total: f64 = ranked.iter().filter_map(|r| r.node.weighted_gap).sum();
    let mut sum = 0.0;
    let mut half = 0;
    for (i, row) in ranked.iter_mut().enumerate() {
        row.rank = Some(i as u32 + 1);
        if sum < total / 2.0 {
            half = i as u32 + 1;
        }
        sum += row.node.weighted_gap.unwrap_or(0.0);
        row.cumulative = (total > 0.0).then(|| sum / total);
    }
    let sentence = sentence(&ranked, half);
    let count = ranked.len() as u32;
    ranked.extend(others);
    GapBoard {
        rows: ranked,
        ranked: count,
        half,
        total,
        left_out,
        sentence,
    }
}

/// Orders nodes by weighted gap, gap, priority (each descending) and code.
pub fn widest_first(a: &Node, b: &Node) -> std::cmp::Ordering {
    let key = |n: &Node| [n.weighted_gap, n.gap, Some(n.priority)].map(|v| v.unwrap_or(-1.0));
    let (ka, kb) = (key(a), key(b));
    kb.iter()
        .zip(&ka)
        .map(|(b, a)| b.total_cmp(a))
        .find(|o| o.is_ne())
        .unwrap_or_else(|| a.code.cmp(&b.code))
}

/// Returns a reference to the node at `position`.
pub fn node_ref(
    tree: &Tree,
    facts: &RoundFacts,
    assessment: &Assessment,
    position: usize,
) -> NodeRef {
    NodeRef {
        id: assessment.nodes[position].id,
        code: code_at(tree, &facts.model, position).to_owned(),
        title: title_at(tree, &facts.model, position).to_owned(),
    }
}

fn passes(filter: &GapFilter, assessment: &Assessment, position: usize) -> bool {
    let node = &assessment.nodes[position];
    let any = |list_empty: bool, hit: bool| list_empty || hit;
    let domain = assessment.nodes[assessment.tree.domain(position)].id;
    any(
        filter.pillars.is_empty(),
        node.pillar.is_some_and(|p| filter.pillars.contains(&p)),
    ) && any(
        filter.stages.is_empty(),
        node.stage.is_none_or(|s| filter.stages.contains(&s)),
    ) && any(
        filter.domains.is_empty(),
        domain.is_some_and(|d| filter.domains.contains(&d)),
    ) && any(
        filter.outcomes.is_empty(),
        node.outcomes.iter().any(|o| filter.outcomes.contains(o)),
    )
}

fn sentence(ranked: &[GapRow], half: u32) -> String {
    if ranked.is_empty() {
        return "No gap: nothing answered stands below its target.".into();
    }
    let top = &ranked[..half as usize];
    let count = ranked.len();
    let verb = if half == 1 { "holds" } else { "hold" };
    let whole = format!("{half} of {count} gaps {verb} half of all weighted gap");
    let busiest = Stage::ALL
        .iter()
        .map(|&s| (top.iter().filter(|r| r.node.stage == Some(s)).count(), s))
        .max_by_key(|&(n, s)| (n, std::cmp::Reverse(s)));
    match busiest.filter(|&(n, _)| n * 3 >= top.len() && n > 1) {
        Some((n, stage)) => format!("{whole}; {n} of them sit in {}.", stage.title()),
        None => format!("{whole}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::fixture::{Build, facts};
    use crate::words::PriorityMethod;

    fn of(build: &Build, filter: &GapFilter) -> GapBoard {
        board(
            &build.0,
            &Assessment::of(&build.0).expect("sound"),
            None,
            filter,
        )
    }

    fn sample() -> Build {
        Build(facts())
            .target("A", 4.0)
            .target("B", 4.0)
            .rate("A.1", "x", 3.0)
            .rate("A.2", "x", 0.0)
            .rate("B.1", "x", 2.0)
            .rate_na("B.2", "x")
            .rate("C.1", "x", 1.0)
            .priority("A.1", 5.0)
    }

    #[test]
    fn rows_stand_by_weighted_gap_and_say_why_others_do_not() {
        let b = of(&sample(), &GapFilter::default());
        let codes: Vec<&str> = b
            .rows
            .iter()
            .take(b.ranked as usize)
            .map(|r| r.node.code.as_str())
            .collect();
        // weighted gaps: A.1 5 × 1, A.2 1 × 4, B.1 1 × 2
        assert_eq!(codes, ["A.1", "A.2", "B.1"]);
        assert_eq!((b.total, b.half), (11.0, 2));
        assert_eq!(b.rows[0].cumulative, Some(5.0 / 11.0));
        let expected = LeftOut {
            unanswered: 1,
            not_applicable: 1,
            no_target: 1,
            at_target: 0,
        };
        assert_eq!(b.left_out, expected);
        assert_eq!(b.sentence, "2 of 3 gaps hold half of all weighted gap.");
    }

    #[test]
    fn a_row_says_where_its_target_was_set_and_how_the_client_ranks_it() {
        let mut build = sample().target("A.2", 3.0);
        build.0.round.priority_method = PriorityMethod::Rank;
        let day = chrono::NaiveDate::from_ymd_opt(2027, 6, 30);
        build.0.targets[0].due = day;
        let b = of(&build, &GapFilter::default());
        let row = |code: &str| b.rows.iter().find(|r| r.node.code == code).expect("code");
        let id = |code: &str| {
            let mut all = build.0.model.capabilities.iter();
            all.find(|c| c.code == code).expect("code").id
        };
        let target = |code: &str| row(code).target.clone().expect("target");
        assert_eq!(
            (target("A.1").capability, target("A.1").due),
            (id("A"), day)
        );
        assert_eq!(
            (target("A.2").capability, target("A.2").due),
            (id("A.2"), None)
        );
        assert_eq!(row("C.1").target, None);
        assert_eq!(
            ["A.1", "B.1"].map(|c| row(c).priority_rank),
            [Some(1), None]
        );
    }

    #[test]
    fn a_filter_sums_over_what_it_shows() {
        let filter = GapFilter {
            pillars: vec![Pillar::Process],
            ..GapFilter::default()
        };
        let b = of(&sample(), &filter);
        assert_eq!((b.total, b.ranked, b.rows.len()), (2.0, 1, 2));
        let filter = GapFilter {
            stages: vec![Stage::Refresh],
            ..GapFilter::default()
        };
        let b = of(&sample(), &filter);
        assert!(
            b.rows.iter().all(|r| r.node.code != "A.1"),
            "A.1 belongs to Discovery"
        );
        assert!(
            b.rows.iter().any(|r| r.node.code == "A.2"),
            "a leaf of all stages passes"
        );
    }
}
