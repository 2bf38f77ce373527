//! The full tables: every capability with all its figures, pillar by pillar.

use serde::Serialize;

use super::context::{Context, Group, range_text, value_text};
use crate::assessment::Basis;
use crate::roll_up::{Figures, State};
use crate::tree::ROOT;
use crate::words::Pillar;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A node above the domains.
    Group,
    /// An domain: the subtotal of the rows below it.
    Domain,
    /// A node between domain and leaf.
    Inner,
    /// A capability that is rated.
    Leaf,
}

/// One node with all its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableRow {
    /// What the row stands for.
    pub kind: RowKind,
    /// Depth in the model; 1 is directly below the root.
    pub depth: u32,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Score, coverage and interval.
    pub figures: Figures,
    /// The score of a leaf as people read it; empty for inner nodes.
    pub value: String,
    /// From 0 at the lowest level to 1 at the highest; none for inner nodes.
    pub shade: Option<f64>,
    /// Range of its score, such as “0–4”.
    pub range: String,
    /// Target; of an inner node the roll-up of the targets below.
    pub target: Option<f64>,
    /// The client's priority.
    pub priority: f64,
    /// max(0, target − score).
    pub gap: Option<f64>,
    /// priority × gap.
    pub weighted_gap: Option<f64>,
    /// Answered, partial, unanswered or not applicable.
    pub state: State,
    /// Where the value of a leaf comes from: “agreed”, “median of 5”, “not answered”, “not applicable”;
    /// for inner nodes how much of it is answered, “3 of 4”.
    pub basis: String,
}

/// The rows of one pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FullTable {
    /// The pillar; none for capabilities that belong to none.
    pub pillar: Option<Pillar>,
    /// What it is called.
    pub title: String,
    /// What it holds, in a sentence.
    pub claim: String,
    /// Nodes in model order, parents first.
    pub rows: Vec<TableRow>,
}

pub(super) fn full_tables(c: &Context) -> Vec<FullTable> {
    c.groups.iter().map(|&group| full_table(c, group)).collect()
}

fn full_table(c: &Context, group: Group) -> FullTable {
    let mut shown = vec![false; c.tree().nodes.len()];
    for leaf in c.leaves(group) {
        for p in c.tree().path_up(leaf).filter(|&p| p != ROOT) {
            if std::mem::replace(&mut shown[p], true) {
                break;
            }
        }
    }
    let rows: Vec<TableRow> = (0..shown.len())
        .filter(|&p| shown[p])
        .map(|p| row(c, p))
        .collect();
    let leaves = rows.iter().filter(|r| r.kind == RowKind::Leaf).count();
    let domains = c.domains(group).len();
    FullTable {
        pillar: group,
        title: c.group_title(group).to_owned(),
        claim: format!(
            "{}: {} in {}",
            c.group_title(group),
            super::wording::capability_count(leaves),
            super::wording::count(domains, "domain", "domains")
        ),
        rows,
    }
}

fn row(c: &Context, p: usize) -> TableRow {
    let node = c.node(p);
    let f = node.figures;
    let domain = c.domains.binary_search(&p).is_ok();
    let kind = match (node.leaf, domain) {
        (true, _) => RowKind::Leaf,
        (false, true) => RowKind::Domain,
        (false, false)
            if c.tree()
                .path_up(p)
                .any(|q| c.domains.binary_search(&q).is_ok()) =>
        {
            RowKind::Inner
        }
        _ => RowKind::Group,
    };
    let scale = c.scale(p);
    let score = f.score.filter(|_| node.leaf);
    TableRow {
        kind,
        depth: node.depth,
        code: node.code.clone(),
        title: node.title.clone(),
        figures: f,
        value: score.map(|s| value_text(scale, s)).unwrap_or_default(),
        shade: score.map(|s| super::context::shade(scale, s)),
        range: range_text(f.floor, f.ceiling),
        target: node.target,
        priority: node.priority,
        gap: node.gap,
        weighted_gap: node.weighted_gap,
        state: f.state,
        basis: basis(c, p),
    }
}

fn basis(c: &Context, p: usize) -> String {
    let node = c.node(p);
    let f = node.figures;
    let Some(room) = node.room.as_ref() else {
        return match f.state {
            State::NotApplicable => "not applicable".into(),
            _ => format!("{} of {}", f.answered, f.applicable),
        };
    };
    match (f.state, room.basis, room.spread) {
        (State::NotApplicable, ..) => "not applicable".into(),
        (State::Unanswered, ..) | (_, Basis::Nothing, _) => "not answered".into(),
        (_, Basis::Agreed, _) => "agreed".into(),
        (_, Basis::Median, Some(s)) if s.levels == 1 => "one rating".into(),
        (_, Basis::Median, s) => format!("median of {}", s.map_or(0, |s| s.levels)),
    }
}
