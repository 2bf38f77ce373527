//! Chapter 1: what was compared, against what, by whom.

use serde::Serialize;

use super::context::Context;
use super::{Closed, claims, opener};
use crate::evaluation::grid::Settled;
use crate::report::wording::{count, list, percent, plain};
use crate::report::{Caption, Finding, KeyFigure, Opener, Pair};

/// A tool that was compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CandidateRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who makes, sells or supports it; empty where not known.
    pub vendor: String,
    /// Its licence.
    pub licence: String,
    /// Where it runs.
    pub hosting: String,
    /// What it costs a year, with the currency; empty where not known.
    pub cost: String,
    /// Where it stands in the ecosystem.
    pub state: String,
    /// Why it is here.
    pub note: String,
}

/// A category of criteria with its weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CategoryRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it asks.
    pub description: String,
    /// Its weight in the whole, 0 to 1.
    pub weight: f64,
    /// How many criteria below it are scored.
    pub criteria: usize,
}

/// A cell on which people disagreed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpreadRow {
    /// The criterion.
    pub criterion: String,
    /// The tool.
    pub tool: String,
    /// Lowest and highest score.
    pub spread: String,
    /// How many people scored.
    pub people: usize,
    /// What counts: agreed, else the median.
    pub used: String,
    /// What settled it; empty where the median stands.
    pub rationale: String,
}

/// Chapter 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judging {
    /// Its opening.
    pub opener: Opener,
    /// The need.
    pub need: Finding,
    /// What it should close.
    pub closes: Vec<Closed>,
    /// The round from which the gaps are taken.
    pub round: String,
    /// Who was compared.
    pub candidates_claim: Finding,
    /// The tools.
    pub candidates: Vec<CandidateRow>,
    /// How the weights came about.
    pub weights_claim: Finding,
    /// The words around the picture of weights.
    pub weights_caption: Caption,
    /// The criteria at the top.
    pub categories: Vec<CategoryRow>,
    /// How far people agree.
    pub disagreement: Finding,
    /// Where they do not, the widest first; at most twelve.
    pub disagreements: Vec<SpreadRow>,
    /// How many there are in all.
    pub disagreements_in_all: usize,
}

/// Most disagreements that the chapter tells; the score grid in the appendix has them all.
const MOST: usize = 12;

pub(super) fn judging(c: &Context) -> Judging {
    let e = c.input.evaluation;
    let categories = categories(c);
    let leaves = c.leaves();
    let (disagreements, cells, agreed) = disagreements(c);
    let in_all = disagreements.len();
    let disagreement = if e.scores_hidden() {
        "Scores stay hidden until the weights are agreed".to_owned()
    } else {
        claims::disagreement(in_all, cells, agreed)
    };
    let weights_lead = weights_lead(c);
    let costs = leaves.iter().filter(|l| l.cost).count();
    Judging {
        opener: opener(
            format!(
                "{} compared on {} by {}",
                count(e.candidates.len(), "tool is", "tools are"),
                count(leaves.len(), "criterion", "criteria"),
                count(e.assessors.len(), "person", "people")
            ),
            vec![
                Pair::new(
                    "What is needed, and what should it close?",
                    first_sentence(&e.need),
                ),
                Pair::new("How were the weights agreed?", weights_lead.clone()),
                Pair::new(
                    "Did people see the tools alike?",
                    format!("{disagreement}."),
                ),
            ],
            vec![
                KeyFigure::new(e.candidates.len().to_string(), "tools", knocked(c)),
                KeyFigure::new(
                    leaves.len().to_string(),
                    "criteria",
                    if costs == 0 {
                        format!("in {}", count(categories.len(), "category", "categories"))
                    } else {
                        format!("{costs} of them costs, kept out of the value")
                    },
                ),
                KeyFigure::new(
                    cells.to_string(),
                    "cells with a score",
                    format!("{agreed} agreed in the room"),
                ),
                KeyFigure::new(
                    e.scores.len().to_string(),
                    "individual scores",
                    String::new(),
                ),
            ],
        ),
        need: Finding {
            claim: need_claim(c),
            lead: e.need.trim().to_owned(),
        },
        closes: c.input.closes.to_vec(),
        round: c.input.round.to_owned(),
        candidates_claim: Finding {
            claim: format!(
                "{}: {}",
                count(e.candidates.len(), "tool", "tools"),
                names(c)
            ),
            lead: String::new(),
        },
        candidates: candidates(c),
        weights_claim: Finding {
            claim: heaviest(&categories),
            lead: weights_lead,
        },
        weights_caption: Caption {
            title: "Weights of the categories".into(),
            unit: "Share of the whole, in per cent".into(),
            alt: format!(
                "Weights: {}.",
                categories
                    .iter()
                    .map(|r| format!("{} {}", r.title, percent(r.weight)))
                    .collect::<Vec<_>>()
                    .join("; ")
            ),
            note: String::new(),
        },
        categories,
        disagreement: Finding {
            claim: disagreement,
            lead: c.input.results.map_or_else(String::new, |r| {
                let named: Vec<(String, String)> = r
                    .flippers
                    .iter()
                    .map(|f| (c.person(f.person).to_owned(), f.winner_name.clone()))
                    .collect();
                claims::flippers(&named)
            }),
        },
        disagreements: disagreements.into_iter().take(MOST).collect(),
        disagreements_in_all: in_all,
    }
}

fn knocked(c: &Context) -> String {
    c.input.results.map_or_else(String::new, |r| {
        format!("{} knocked out", r.knocked_out.len())
    })
}

fn names(c: &Context) -> String {
    let names: Vec<&str> = c.candidates().map(|t| t.name.as_str()).collect();
    if names.is_empty() {
        "none yet".into()
    } else {
        list(&names)
    }
}

fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    if text.is_empty() {
        "The need is not written yet.".into()
    } else {
        text[..end].to_owned()
    }
}

fn need_claim(c: &Context) -> String {
    let closes = c.input.closes;
    match closes {
        [] => "The evaluation names no capability that it should close".into(),
        all => {
            let titles: Vec<&str> = all.iter().map(|k| k.title.as_str()).collect();
            let open = all
                .iter()
                .filter(|k| k.weighted_gap.is_some_and(|g| g > 0.0))
                .count();
            let have = if open == 1 { "has" } else { "have" };
            format!(
                "It should close {}; {open} of {} {have} a gap today",
                list(&titles),
                all.len()
            )
        }
    }
}

fn heaviest(categories: &[CategoryRow]) -> String {
    let mut by_weight: Vec<&CategoryRow> = categories.iter().filter(|r| r.weight > 0.0).collect();
    by_weight.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    match by_weight.as_slice() {
        [] => "No criterion weighs anything yet".into(),
        [one] => format!("{} carries the whole weight", one.title),
        [first, second, ..] => format!(
            "{} and {} carry {} of the weight",
            first.title,
            second.title,
            percent(first.weight + second.weight)
        ),
    }
}

fn weights_lead(c: &Context) -> String {
    let e = c.input.evaluation;
    let judges: std::collections::BTreeSet<_> = e.elicitations.iter().map(|j| j.person).collect();
    let method = e.weight_method.title().to_lowercase().replace("ahp", "AHP");
    let from = if judges.is_empty() {
        "Weights were set directly as points".to_owned()
    } else {
        format!(
            "Weights come from {} of {}, combined as their mean",
            method,
            count(judges.len(), "person", "people")
        )
    };
    let locked = match e.weights_locked_at {
        Some(at) if e.locked_blind => format!(
            "; they were agreed and locked on {} before anybody had seen a score.",
            at.date_naive()
        ),
        Some(at) => format!("; they were agreed and locked on {}.", at.date_naive()),
        None => "; they are not locked yet.".into(),
    };
    format!("{from}{locked}")
}

fn candidates(c: &Context) -> Vec<CandidateRow> {
    let vendors = c.input.vendors;
    let note = |id| {
        let mut all = c.input.evaluation.candidates.iter();
        all.find(|k| k.tool == id).map_or("", |k| k.note.as_str())
    };
    c.candidates()
        .map(|t| {
            let vendor = vendors.iter().find(|v| Some(v.id) == t.vendor);
            CandidateRow {
                code: t.code.clone(),
                name: t.name.clone(),
                vendor: vendor.map_or_else(String::new, |v| v.name.clone()),
                licence: t.licence.clone(),
                hosting: t.hosting.title().to_owned(),
                cost: t.annual_cost.map_or_else(String::new, |v| {
                    format!("{} {}", crate::evaluation::wording::amount(v), t.currency)
                        .trim()
                        .to_owned()
                }),
                state: t.state.title().to_owned(),
                note: note(t.id).to_owned(),
            }
        })
        .collect()
}

fn categories(c: &Context) -> Vec<CategoryRow> {
    let Some(tree) = &c.tree else {
        return Vec::new();
    };
    let all = &c.input.evaluation.criteria;
    let below = |position: usize| {
        let mut open = vec![position];
        let mut leaves = 0;
        while let Some(p) = open.pop() {
            leaves += usize::from(tree.nodes[p].leaf);
            open.extend(&tree.nodes[p].children);
        }
        leaves
    };
    tree.siblings(None)
        .iter()
        .map(|&p| {
            let criterion = &all[tree.nodes[p].criterion];
            CategoryRow {
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                description: criterion.description.clone(),
                weight: tree.nodes[p].global,
                criteria: below(p),
            }
        })
        .collect()
}

/// Returns the cells on which people disagreed, the widest first, with how many cells have a score and how
/// many are agreed; nothing of it while scores are hidden.
fn disagreements(c: &Context) -> (Vec<SpreadRow>, usize, usize) {
    let (mut rows, mut cells, mut agreed) = (Vec::new(), 0, 0);
    if c.input.evaluation.scores_hidden() {
        return (vec![], cells, agreed);
    }
    for criterion in c.leaves() {
        for tool in c.candidates() {
            let cell = c.grid.cell(criterion.id, tool.id);
            cells += usize::from(cell.used().is_some());
            agreed += usize::from(cell.agreed.is_some());
            let Some(spread) = cell.spread(criterion).filter(|s| s.discuss) else {
                continue;
            };
            let text = |v| super::context::score_text(&criterion.measure, v);
            rows.push((
                spread.apart,
                SpreadRow {
                    criterion: format!("{} {}", criterion.code, criterion.title),
                    tool: tool.name.clone(),
                    spread: format!("{} – {}", plain(spread.min), plain(spread.max)),
                    people: spread.count as usize,
                    used: cell.used().map_or_else(String::new, text),
                    rationale: cell
                        .agreed
                        .map_or_else(String::new, |a| a.rationale.clone()),
                },
            ));
        }
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    (rows.into_iter().map(|r| r.1).collect(), cells, agreed)
}

/// Returns every knock-out with what it says of each candidate; what follows from a score is left out while
/// scores are hidden.
pub(super) fn knock_outs(c: &Context) -> Vec<super::inputs::KnockOutRow> {
    let mut rows = Vec::new();
    for tool in c.candidates() {
        for (criterion, rule, settled) in c.grid.knock_outs(tool.id) {
            if settled.derived && c.input.evaluation.scores_hidden() {
                continue;
            }
            let Settled {
                verdict,
                reason,
                as_of,
                derived,
            } = settled;
            rows.push(super::inputs::KnockOutRow {
                tool: tool.name.clone(),
                criterion: criterion.code.clone(),
                statement: rule.statement.clone(),
                verdict: verdict.title().to_owned(),
                reason,
                as_of: as_of.map_or_else(String::new, |d| d.to_string()),
                basis: if derived { "score" } else { "stated" }.to_owned(),
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_sentence_of_a_need_is_taken() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(first_sentence(" Only one "), "Only one");
        assert_eq!(first_sentence(""), "The need is not written yet.");
    }
}
