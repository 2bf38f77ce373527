//! The appendix: every input of an evaluation.

use serde::Serialize;

use super::context::{Context, Placed, score_text};
use super::judging;
use crate::criteria::{Direction, Measure};
use crate::evaluation::judgements::weight_groups;
use crate::evaluation::wording::amount;
use crate::evaluation::{Judgement, Points};
use crate::report::wording::{count, plain};

/// A criterion as it stands in the tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// 1 at the top.
    pub depth: u16,
    /// Whether it is scored.
    pub leaf: bool,
    /// What is asked.
    pub description: String,
    /// Points among its siblings.
    pub points: f64,
    /// Its weight in the whole, 0 to 1; none where it is not in the value.
    pub weight: Option<f64>,
    /// How it is scored, in words.
    pub measure: String,
    /// What each level of a rating means, or each point of a value function is worth.
    pub anchors: Vec<Anchor>,
    /// “cost”, “weighs nothing”, or empty.
    pub remark: String,
    /// What a tool has to fulfil here to be ranked; empty where nothing.
    pub knock_out: String,
}

/// What one score of a measure means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Anchor {
    /// The score.
    pub score: String,
    /// What it means, or what it is worth.
    pub meaning: String,
}

/// What one person said of the weights of siblings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JudgementRow {
    /// The group whose children were judged.
    pub group: String,
    /// Who judged; “combined” for the mean of all.
    pub person: String,
    /// By which method.
    pub method: String,
    /// What was said.
    pub said: String,
    /// The weights that follow.
    pub weights: String,
    /// Consistency, and what to say of it.
    pub remark: String,
}

/// The score that counts in each cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GridRow {
    /// The criterion's code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Whether it is a cost.
    pub cost: bool,
    /// A cell for each candidate.
    pub cells: Vec<GridCell>,
}

/// A cell of the grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GridCell {
    /// The score that counts; “?” where it is missing.
    pub text: String,
    /// What it is worth, 0 to 1; none where it is missing.
    pub worth: Option<f64>,
    /// Whether the room agreed on it.
    pub agreed: bool,
    /// Lowest and highest where people differ; empty where they do not.
    pub spread: String,
}

/// One person's score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreLine {
    /// The criterion's code.
    pub criterion: String,
    /// The tool.
    pub tool: String,
    /// Who.
    pub person: String,
    /// The score, in the unit of the criterion.
    pub score: String,
    /// The day on which it was so.
    pub as_of: String,
    /// How sure.
    pub confidence: String,
    /// Note, evidence and source.
    pub note: String,
}

/// A score that the room settled on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreedLine {
    /// The criterion's code.
    pub criterion: String,
    /// The tool.
    pub tool: String,
    /// The score.
    pub score: String,
    /// What settled it.
    pub rationale: String,
}

/// What a knock-out says of a tool.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KnockOutRow {
    /// The tool.
    pub tool: String,
    /// The criterion's code.
    pub criterion: String,
    /// What has to hold.
    pub statement: String,
    /// Pass, fail or unknown.
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// The day on which it was so.
    pub as_of: String,
    /// “score” where it follows from the score, “stated” where somebody said so.
    pub basis: String,
}

/// A fact of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    /// The tool.
    pub tool: String,
    /// What is stated.
    pub name: String,
    /// What it is.
    pub value: String,
    /// The day on which it was so.
    pub as_of: String,
    /// Where it is written.
    pub source: String,
    /// Whether somebody has looked it up.
    pub verified: bool,
}

/// An assessor, or somebody who judged weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssessorRow {
    /// How they are called here.
    pub label: String,
    /// Their role; empty where people are not named.
    pub role: String,
    /// How many scores they gave.
    pub scores: usize,
    /// How many groups of weights they judged.
    pub judgements: usize,
}

/// A piece of evidence that scores rest on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceLine {
    /// Its code.
    pub code: String,
    /// What it is, and where.
    pub title: String,
    /// Its date.
    pub date: String,
    /// The SHA-256 of a file.
    pub sha256: String,
    /// How many scores name it.
    pub scores: usize,
}

/// Everything that was put in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inputs {
    /// Who took part.
    pub assessors: Vec<AssessorRow>,
    /// Whether people are named.
    pub names: bool,
    /// The criteria in the order of the tree.
    pub criteria: Vec<CriterionRow>,
    /// Judgements on weights.
    pub judgements: Vec<JudgementRow>,
    /// Names of the candidates, in the order of the columns.
    pub tools: Vec<String>,
    /// The scores that count; empty while scores are hidden.
    pub grid: Vec<GridRow>,
    /// Every single score.
    pub scores: Vec<ScoreLine>,
    /// What the room settled on.
    pub agreed: Vec<AgreedLine>,
    /// Knock-outs.
    pub knock_outs: Vec<KnockOutRow>,
    /// What is known of the candidates.
    pub facts: Vec<FactRow>,
    /// Evidence that scores name.
    pub evidence: Vec<EvidenceLine>,
    /// Whether scores are kept from view until the weights are locked.
    pub hidden: bool,
}

pub(super) fn inputs(c: &Context) -> Inputs {
    let e = c.input.evaluation;
    let hidden = e.scores_hidden();
    Inputs {
        assessors: assessors(c),
        names: c.input.names,
        criteria: criteria(c),
        judgements: judgements(c),
        tools: c.candidates().map(|t| t.name.clone()).collect(),
        grid: if hidden { vec![] } else { grid(c) },
        scores: if hidden { vec![] } else { scores(c) },
        agreed: if hidden { vec![] } else { agreed(c) },
        knock_outs: judging::knock_outs(c),
        facts: facts(c),
        evidence: evidence(c),
        hidden,
    }
}

fn assessors(c: &Context) -> Vec<AssessorRow> {
    let e = c.input.evaluation;
    let mut ids = e.assessors.clone();
    for judgement in &e.elicitations {
        if !ids.contains(&judgement.person) {
            ids.push(judgement.person);
        }
    }
    ids.into_iter()
        .map(|id| {
            let person = c.input.people.iter().find(|p| p.id == id);
            let role = person.filter(|_| c.input.names).and_then(|p| p.role);
            let role = c.input.roles.iter().find(|r| Some(r.id) == role);
            AssessorRow {
                label: c.person(id).to_owned(),
                role: role.map_or_else(String::new, |r| r.title.clone()),
                scores: e.scores.iter().filter(|s| s.person == id).count(),
                judgements: e.elicitations.iter().filter(|j| j.person == id).count(),
            }
        })
        .collect()
}

fn criteria(c: &Context) -> Vec<CriterionRow> {
    c.criteria()
        .into_iter()
        .map(|placed| {
            let Placed {
                criterion,
                depth,
                weight,
            } = placed;
            CriterionRow {
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                depth,
                leaf: !criterion.measure.is_group(),
                description: criterion.description.clone(),
                points: criterion.weight,
                weight,
                measure: measure_text(&criterion.measure),
                anchors: anchors(&criterion.measure),
                remark: if criterion.cost {
                    "cost"
                } else if weight.is_some() {
                    ""
                } else {
                    "weighs nothing"
                }
                .to_owned(),
                knock_out: criterion.knock_out.as_ref().map_or_else(String::new, |k| {
                    let least = k.minimum.map(|m| {
                        let text = score_text(&criterion.measure, m);
                        match criterion.measure {
                            Measure::Measured {
                                direction: Direction::Min,
                                ..
                            } => format!(" (at most {text})"),
                            Measure::YesNo => String::new(),
                            _ => format!(" (at least {text})"),
                        }
                    });
                    format!("{}{}", k.statement, least.unwrap_or_default())
                }),
            }
        })
        .collect()
}

fn measure_text(measure: &Measure) -> String {
    match measure {
        Measure::Group => String::new(),
        Measure::Rating { .. } => "rating 0–5".into(),
        Measure::YesNo => "yes or no".into(),
        Measure::Measured {
            unit,
            direction,
            worst,
            best,
            ..
        } => format!(
            "{}, {}: nothing at {}, all at {}",
            if unit.is_empty() { "a number" } else { unit },
            direction.title().to_lowercase(),
            plain(*worst),
            plain(*best)
        ),
    }
}

fn anchors(measure: &Measure) -> Vec<Anchor> {
    match measure {
        Measure::Rating { anchors } => anchors
            .iter()
            .enumerate()
            .map(|(level, meaning)| Anchor {
                score: level.to_string(),
                meaning: meaning.clone(),
            })
            .collect(),
        Measure::Measured { points, .. } => points
            .iter()
            .map(|(at, worth)| Anchor {
                score: score_text(measure, *at),
                meaning: format!("worth {}", plain(*worth)),
            })
            .collect(),
        Measure::Group | Measure::YesNo => vec![],
    }
}

fn judgements(c: &Context) -> Vec<JudgementRow> {
    let e = c.input.evaluation;
    let Some(tree) = &c.tree else {
        return vec![];
    };
    let mut rows = Vec::new();
    for group in weight_groups(e, tree) {
        let title = group
            .group
            .map_or_else(|| "the whole".to_owned(), |id| c.criterion_label(id));
        let weights = |weights: &[f64]| {
            let each: Vec<String> = group
                .criteria
                .iter()
                .zip(weights)
                .map(|(&id, w)| {
                    let code = c.criterion(id).map_or("", |k| k.code.as_str());
                    format!("{code} {}", plain(100.0 * w))
                })
                .collect();
            each.join(", ")
        };
        for table in group.tables.iter().chain(&group.combined) {
            let given = table.person.and_then(|person| {
                let mut all = e.elicitations.iter();
                all.find(|j| j.person == person && j.group == group.group)
            });
            rows.push(JudgementRow {
                group: title.clone(),
                person: table
                    .person
                    .map_or_else(|| "combined".to_owned(), |p| c.person(p).to_owned()),
                method: given.map_or_else(
                    || "mean".to_owned(),
                    |j| j.judgement.method().title().to_owned(),
                ),
                said: given.map_or_else(String::new, |j| said(c, &j.judgement)),
                weights: weights(&table.weights),
                remark: table.remark.clone(),
            });
        }
    }
    rows
}

/// Returns what somebody said of weights, with the codes of the criteria.
fn said(c: &Context, judgement: &Judgement) -> String {
    let code = |id| c.criterion(id).map_or("", |k| k.code.as_str());
    let each = |points: &[Points]| {
        let all = points
            .iter()
            .map(|p| format!("{} {}", code(p.criterion), plain(p.points)));
        all.collect::<Vec<_>>().join(", ")
    };
    match judgement {
        Judgement::Direct { points } | Judgement::Swing { points } => each(points),
        Judgement::Rank { order } => {
            let places = order.iter().map(|alike| {
                let codes: Vec<&str> = alike.iter().map(|&id| code(id)).collect();
                codes.join(" = ")
            });
            places.collect::<Vec<_>>().join(" > ")
        }
        Judgement::Ahp { pairs } => {
            let all = pairs.iter().map(|p| {
                if p.ratio >= 1.0 {
                    format!("{} : {} = {}", code(p.this), code(p.other), plain(p.ratio))
                } else {
                    format!(
                        "{} : {} = 1/{}",
                        code(p.this),
                        code(p.other),
                        plain(1.0 / p.ratio)
                    )
                }
            });
            all.collect::<Vec<_>>().join(", ")
        }
        Judgement::BestWorst {
            best,
            worst,
            best_to_others,
            others_to_worst,
        } => format!(
            "best {} (over {}), worst {} (under {})",
            code(*best),
            each(best_to_others),
            code(*worst),
            each(others_to_worst)
        ),
    }
}

fn grid(c: &Context) -> Vec<GridRow> {
    let tools: Vec<_> = c.candidates().collect();
    c.leaves()
        .into_iter()
        .map(|criterion| GridRow {
            code: criterion.code.clone(),
            title: criterion.title.clone(),
            cost: criterion.cost,
            cells: tools
                .iter()
                .map(|tool| {
                    let cell = c.grid.cell(criterion.id, tool.id);
                    let spread = cell.spread(criterion).filter(|s| s.max > s.min);
                    GridCell {
                        text: cell
                            .used()
                            .map_or_else(|| "?".to_owned(), |v| bare(&criterion.measure, v)),
                        worth: cell.used().map(|v| criterion.measure.value(v)),
                        agreed: cell.agreed.is_some(),
                        spread: spread.map_or_else(String::new, |s| {
                            format!("{}–{}", plain(s.min), plain(s.max))
                        }),
                    }
                })
                .collect(),
        })
        .collect()
}

fn scores(c: &Context) -> Vec<ScoreLine> {
    let mut lines = Vec::new();
    for criterion in c.leaves() {
        for tool in c.candidates() {
            for score in &c.grid.cell(criterion.id, tool.id).scores {
                let evidence = score.evidence.and_then(|id| {
                    let mut all = c.input.evidence.iter();
                    all.find(|e| e.id == id).map(|e| e.code.as_str())
                });
                let parts = [
                    score.note.trim(),
                    evidence.unwrap_or_default(),
                    score.source.trim(),
                ];
                let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
                lines.push(ScoreLine {
                    criterion: criterion.code.clone(),
                    tool: tool.name.clone(),
                    person: c.person(score.person).to_owned(),
                    score: bare(&criterion.measure, score.value),
                    as_of: score.as_of.map_or_else(String::new, |d| d.to_string()),
                    confidence: score.confidence.map_or("", |k| k.title()).to_owned(),
                    note: parts.join(" · "),
                });
            }
        }
    }
    lines
}

fn agreed(c: &Context) -> Vec<AgreedLine> {
    let mut lines = Vec::new();
    for criterion in c.leaves() {
        for tool in c.candidates() {
            if let Some(agreed) = c.grid.cell(criterion.id, tool.id).agreed {
                lines.push(AgreedLine {
                    criterion: criterion.code.clone(),
                    tool: tool.name.clone(),
                    score: bare(&criterion.measure, agreed.value),
                    rationale: agreed.rationale.clone(),
                });
            }
        }
    }
    lines
}

fn facts(c: &Context) -> Vec<FactRow> {
    c.candidates()
        .flat_map(|tool| {
            tool.facts.iter().map(|fact| FactRow {
                tool: tool.name.clone(),
                name: fact.name.clone(),
                value: fact.value.clone(),
                as_of: fact.as_of.map_or_else(String::new, |d| d.to_string()),
                source: fact.source.clone(),
                verified: fact.verified,
            })
        })
        .collect()
}

fn evidence(c: &Context) -> Vec<EvidenceLine> {
    let e = c.input.evaluation;
    c.input
        .evidence
        .iter()
        .map(|entry| {
            let scores = e.scores.iter().filter(|s| s.evidence == Some(entry.id));
            EvidenceLine {
                code: entry.code.clone(),
                title: if entry.location.is_empty() {
                    entry.title.clone()
                } else {
                    format!("{} ({})", entry.title, entry.location)
                },
                date: entry.date.map_or_else(String::new, |d| d.to_string()),
                sha256: entry.sha256.clone().unwrap_or_default(),
                scores: scores.count(),
            }
        })
        .filter(|line| line.scores > 0)
        .collect()
}

/// Writes a score without its unit, which stands with the criterion.
fn bare(measure: &Measure, value: f64) -> String {
    match measure {
        Measure::YesNo => score_text(measure, value),
        _ if value >= 10_000.0 => amount(value),
        _ => plain(value),
    }
}

/// Returns how many scores and judgements there are, for the record.
pub(super) fn sizes(c: &Context) -> String {
    let e = c.input.evaluation;
    format!(
        "{} by {}; {} agreed; {} on weights",
        count(e.scores.len(), "score", "scores"),
        count(e.assessors.len(), "assessor", "assessors"),
        e.agreed.len(),
        count(e.elicitations.len(), "judgement", "judgements"),
    )
}
