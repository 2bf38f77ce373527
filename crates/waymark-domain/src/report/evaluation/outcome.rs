//! Chapter 2: what came out.

use serde::Serialize;

use super::context::Context;
use super::{claims, opener};
use crate::evaluation::results::{RankedTool, Results};
use crate::evaluation::sets::ToolSetView;
use crate::evaluation::wording::amount;
use crate::report::wording::{list, percent, plain};
use crate::report::{Caption, Finding, KeyFigure, Opener, Pair};

/// A tool in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankRow {
    /// Its rank.
    pub rank: u32,
    /// Best and worst rank that missing scores allow.
    pub ranks: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who makes, sells or supports it.
    pub vendor: String,
    /// Its value, 0 to 100; the middle where scores are missing.
    pub value: f64,
    /// With every missing score at its worst.
    pub worst: f64,
    /// With every missing score at its best.
    pub best: f64,
    /// Points of each category, in the order of the tree.
    pub parts: Vec<f64>,
    /// What it costs; none where that is not known.
    pub cost: Option<f64>,
    /// How many scores that count are missing.
    pub missing: u32,
    /// How sure people are of its scores; empty where nobody says.
    pub confidence: String,
    /// “pass”, or “unknown” where a knock-out is not settled.
    pub knock_outs: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// A tool that is not ranked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutRow {
    /// Its name.
    pub name: String,
    /// The criterion.
    pub criterion: String,
    /// What has to hold.
    pub statement: String,
    /// Why it does not, or what is known so far.
    pub reason: String,
    /// The day on which it was so; empty where unknown.
    pub as_of: String,
}

/// A point of cost against value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostPoint {
    /// The tool.
    pub name: String,
    /// What it costs.
    pub cost: f64,
    /// Its value, 0 to 100.
    pub value: f64,
    /// Whether it is on the efficient frontier.
    pub efficient: bool,
    /// Who is better or cheaper and in nothing worse; empty on the frontier.
    pub beaten_by: String,
}

/// Cost against value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostAndValue {
    /// What it shows.
    pub finding: Finding,
    /// The words around the picture.
    pub caption: Caption,
    /// Cheapest first.
    pub points: Vec<CostPoint>,
    /// What cost is in.
    pub unit: String,
}

/// A tool in or out of the best set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetRow {
    /// Its name.
    pub name: String,
    /// Whether it is in the set.
    pub chosen: bool,
    /// Whether it is in use already.
    pub in_use: bool,
    /// What it adds to the cost a year.
    pub cost: f64,
    /// How many of the capabilities to cover it covers.
    pub covers: usize,
    /// Why it is in or out.
    pub reason: String,
}

/// Which set of tools covers what is needed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToolSet {
    /// What to see at once.
    pub finding: Finding,
    /// The tools that were looked at.
    pub tools: Vec<SetRow>,
    /// Capabilities that the set leaves uncovered.
    pub uncovered: Vec<String>,
    /// Whether every other set was looked at or ruled out.
    pub exact: bool,
    /// Currency of the cost.
    pub currency: String,
}

/// Chapter 2.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// Its opening.
    pub opener: Opener,
    /// Who comes first.
    pub finding: Finding,
    /// The words around the picture of the ranking.
    pub caption: Caption,
    /// Titles of the categories, with their weights.
    pub categories: Vec<Pair>,
    /// The ranking.
    pub ranking: Vec<RankRow>,
    /// What cost is in.
    pub cost_unit: String,
    /// Who is knocked out.
    pub knock_outs: Finding,
    /// Tools that are not ranked.
    pub knocked_out: Vec<OutRow>,
    /// Knock-outs that nobody has settled.
    pub unknown: Vec<OutRow>,
    /// Cost against value, where two tools have a cost.
    pub cost: Option<CostAndValue>,
    /// The best set of tools.
    pub set: Option<ToolSet>,
}

pub(super) fn outcome(c: &Context) -> Option<Outcome> {
    let results = c.input.results?;
    let rows = ranking(c, results);
    let claim = claims::ranking(&results.ranking, &results.knocked_out);
    let knocked = claims::knock_outs(results);
    let cost = cost(results);
    let set = c.input.set.filter(|s| !s.required.is_empty()).map(set);
    let mut questions = vec![
        Pair::new("Which tool comes first?", format!("{claim}.")),
        Pair::new("Which are out, and why?", knocked.clone()),
        Pair::new(
            "What do missing scores leave open?",
            claims::missing(&results.ranking),
        ),
    ];
    if let Some(cost) = &cost {
        let said = format!("{}.", cost.finding.claim);
        questions.push(Pair::new("What does the value cost?", said));
    }
    if let Some(set) = &set {
        let said = format!("{} {}", set.finding.claim, set.finding.lead);
        questions.push(Pair::new("Which tools together?", said.trim().to_owned()));
    }
    Some(Outcome {
        opener: opener(claim.clone(), questions, figures(results)),
        finding: Finding {
            claim: format!("{claim}{}", strength(&rows, c)),
            lead: claims::missing(&results.ranking),
        },
        caption: caption(&rows, c),
        categories: categories(c),
        knock_outs: Finding {
            claim: knocked,
            lead: String::new(),
        },
        knocked_out: knocked_out(c, results),
        unknown: unknown(c, results),
        cost_unit: results.cost_unit.clone(),
        ranking: rows,
        cost,
        set,
    })
}

fn figures(results: &Results) -> Vec<KeyFigure> {
    let ranked = &results.ranking;
    let mut figures: Vec<KeyFigure> = ranked
        .iter()
        .take(3)
        .map(|t| {
            let width = t.best - t.worst;
            let note = if width > 0.05 {
                format!(
                    "between {} and {}",
                    plain(claims::tenth(t.worst)),
                    plain(claims::tenth(t.best))
                )
            } else {
                "value, of 100".into()
            };
            KeyFigure::new(plain(claims::tenth(claims::middle(t))), &t.name, note)
        })
        .collect();
    figures.push(KeyFigure::new(
        results.knocked_out.len().to_string(),
        "knocked out",
        format!("{} not settled", results.unknown.len()),
    ));
    figures
}

/// Says in which category the winner leads the second most, and where it trails most.
fn strength(rows: &[RankRow], c: &Context) -> String {
    let [first, second, ..] = rows else {
        return String::new();
    };
    if first.rank == second.rank {
        return String::new();
    }
    let titles: Vec<String> = categories(c).into_iter().map(|p| p.key).collect();
    let leads = || {
        let both = first.parts.iter().zip(&second.parts);
        both.map(|(a, b)| a - b).zip(&titles)
    };
    let most = leads().max_by(|a, b| a.0.total_cmp(&b.0));
    let least = leads().min_by(|a, b| a.0.total_cmp(&b.0));
    match (most, least) {
        (Some((up, lead)), Some((down, trail))) if up > 0.05 && down < -0.05 => {
            format!(": it gains most by {lead} and gives way on {trail}")
        }
        (Some((up, lead)), _) if up > 0.05 => format!(": it gains most by {lead}"),
        _ => String::new(),
    }
}

fn categories(c: &Context) -> Vec<Pair> {
    let Some(tree) = &c.tree else {
        return Vec::new();
    };
    let all = &c.input.evaluation.criteria;
    let top = tree.siblings(None);
    let counted = top.iter().filter(|&&p| tree.nodes[p].counts);
    counted
        .map(|&p| {
            let node = &tree.nodes[p];
            Pair::new(&all[node.criterion].title, percent(node.global))
        })
        .collect()
}

pub(super) fn ranking(c: &Context, results: &Results) -> Vec<RankRow> {
    let chosen = c.input.evaluation.decision.as_ref();
    let counted: Option<Vec<bool>> = c.tree.as_ref().map(|tree| {
        let top = tree.siblings(None);
        top.iter().map(|&p| tree.nodes[p].counts).collect()
    });
    let parts = |t: &RankedTool| match &counted {
        Some(counted) if counted.len() == t.parts.len() => {
            let both = t.parts.iter().zip(counted).filter(|(_, c)| **c);
            both.map(|(p, _)| *p).collect()
        }
        _ => t.parts.clone(),
    };
    results
        .ranking
        .iter()
        .map(|t| {
            let tool = c.tool(t.tool);
            let mut vendors = c.input.vendors.iter();
            let vendor = vendors.find(|v| tool.is_some_and(|t| t.vendor == Some(v.id)));
            RankRow {
                rank: t.rank,
                ranks: if t.best_rank == t.worst_rank {
                    t.rank.to_string()
                } else {
                    format!("{}–{}", t.best_rank, t.worst_rank)
                },
                code: t.code.clone(),
                name: t.name.clone(),
                vendor: vendor.map_or_else(String::new, |v| v.name.clone()),
                value: claims::middle(t),
                worst: t.worst,
                best: t.best,
                parts: parts(t),
                cost: t.cost,
                missing: t.missing,
                confidence: t.confidence.map_or("", |c| c.title()).to_owned(),
                knock_outs: if t.unknown { "unknown" } else { "pass" }.to_owned(),
                chosen: chosen.is_some_and(|d| d.chosen.contains(&t.tool)),
            }
        })
        .collect()
}

fn caption(rows: &[RankRow], c: &Context) -> Caption {
    let titles: Vec<String> = categories(c).into_iter().map(|p| p.key).collect();
    let told: Vec<String> = rows
        .iter()
        .map(|r| {
            let parts: Vec<String> = titles
                .iter()
                .zip(&r.parts)
                .map(|(t, p)| format!("{t} {}", plain(claims::tenth(*p))))
                .collect();
            format!(
                "{}. {} {} ({})",
                r.rank,
                r.name,
                plain(claims::tenth(r.value)),
                parts.join(", ")
            )
        })
        .collect();
    Caption {
        title: "Value by category".into(),
        unit: "Points of 100: weight of the category times what its scores are worth".into(),
        alt: format!("{}.", told.join("; ")),
        note: if rows.iter().any(|r| r.missing > 0) {
            "Missing scores add nothing to a category; the value is then the middle of worst and best, which stand in brackets.".into()
        } else {
            String::new()
        },
    }
}

pub(super) fn knocked_out(c: &Context, results: &Results) -> Vec<OutRow> {
    let out = results.knocked_out.iter();
    out.map(|k| OutRow {
        name: k.name.clone(),
        criterion: c.criterion_label(k.criterion),
        statement: k.statement.clone(),
        reason: k.reason.clone(),
        as_of: k.as_of.map_or_else(String::new, |d| d.to_string()),
    })
    .collect()
}

fn unknown(c: &Context, results: &Results) -> Vec<OutRow> {
    let open = results.unknown.iter();
    open.map(|u| OutRow {
        name: u.name.clone(),
        criterion: c.criterion_label(u.criterion),
        statement: u.statement.clone(),
        reason: u.reason.clone(),
        as_of: String::new(),
    })
    .collect()
}

fn cost(results: &Results) -> Option<CostAndValue> {
    if results.frontier.len() < 2 {
        return None;
    }
    let name = |id| {
        let mut all = results.frontier.iter();
        all.find(|p| p.tool == id)
            .map_or_else(String::new, |p| p.name.clone())
    };
    let points: Vec<CostPoint> = results
        .frontier
        .iter()
        .map(|p| CostPoint {
            name: p.name.clone(),
            cost: p.cost,
            value: p.value,
            efficient: p.efficient,
            beaten_by: p.beaten_by.map_or_else(String::new, name),
        })
        .collect();
    let told: Vec<String> = points
        .iter()
        .map(|p| {
            let where_ = if p.efficient {
                "on the frontier".to_owned()
            } else {
                format!("beaten by {}", p.beaten_by)
            };
            format!(
                "{}: cost {}, value {}, {where_}",
                p.name,
                amount(p.cost),
                plain(claims::tenth(p.value))
            )
        })
        .collect();
    let unit = results.cost_unit.clone();
    Some(CostAndValue {
        finding: Finding {
            claim: claims::frontier(results),
            lead: "Cost is kept out of the value and drawn against it. A tool on the efficient frontier is worth more than every tool that costs no more.".into(),
        },
        caption: Caption {
            title: "Cost against value".into(),
            unit: if unit.is_empty() {
                "Across: cost; up: value of 100".into()
            } else {
                format!("Across: cost in {unit}; up: value of 100")
            },
            alt: format!("{}.", told.join("; ")),
            note: "Filled: on the efficient frontier; hollow: another is better or cheaper and in nothing worse.".into(),
        },
        points,
        unit,
    })
}

fn set(view: &ToolSetView) -> ToolSet {
    let chosen: Vec<&str> = view
        .tools
        .iter()
        .filter(|t| t.chosen)
        .map(|t| t.name.as_str())
        .collect();
    let rows = view.tools.iter().map(|t| SetRow {
        name: t.name.clone(),
        chosen: t.chosen,
        in_use: t.in_use,
        cost: t.cost,
        covers: t.covers.len(),
        reason: t.reason.clone(),
    });
    ToolSet {
        finding: Finding {
            claim: view.sentence.clone(),
            lead: if chosen.len() > 1 {
                format!("The set: {}.", list(&chosen))
            } else {
                String::new()
            },
        },
        tools: rows.collect(),
        uncovered: view
            .uncovered
            .iter()
            .map(|n| format!("{} {}", n.code, n.title))
            .collect(),
        exact: view.exact,
        currency: view.currency.clone(),
    }
}
