//! From the document to the facts of evaluations.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use waymark_domain::criteria::{CriteriaTree, Criterion, MeasureError};
use waymark_domain::evaluation::{
    AgreedScore, Candidate, Decision, Elicitation, Evaluation, EvaluationState, Input, Judgement,
    KnockOut, Pair, Points, Score, SetRule, Verdict, WeightMethod, inputs,
};
use waymark_domain::id::{CriterionId, EvaluationId, EvidenceId, PersonId, ToolId};
use waymark_domain::tool::Tool;

use super::{
    AgreedScoreDoc, CandidateDoc, DecisionDoc, EvaluationDoc, JudgementDoc, ScoreDoc, SetRuleDoc,
};
use crate::bundle::document::Short;
use crate::bundle::read::{Context, capabilities};
use crate::bundle::references::{Codes, Models};
use crate::framework_yaml;
use crate::yaml::{At, Pairs};

/// What evaluations refer to.
pub(in crate::bundle) struct Known<'a> {
    pub(in crate::bundle) people: &'a Codes<PersonId>,
    pub(in crate::bundle) evidence: &'a Codes<EvidenceId>,
    pub(in crate::bundle) tools: &'a [Tool],
    pub(in crate::bundle) tool_codes: &'a Codes<ToolId>,
    pub(in crate::bundle) models: &'a Models<'a>,
}

/// Returns the evaluations that a document states.
pub(in crate::bundle) fn evaluations(
    documents: Vec<EvaluationDoc>,
    known: &Known<'_>,
    context: &mut Context<'_>,
) -> Vec<Evaluation> {
    let mut codes: Codes<EvaluationId> = Codes::new();
    let mut criterion_ids = std::collections::BTreeSet::new();
    let mut read = Vec::new();
    for (i, d) in documents.into_iter().enumerate() {
        let path = format!("evaluations[{i}]");
        let id = context.id(d.id.as_ref());
        context.add(
            &mut codes,
            &d.code,
            id,
            "evaluation",
            &format!("{path}.code"),
        );
        let code = d.code.clone();
        let evaluation = evaluation(d, id, known, &path, context);
        if let Some(twice) = evaluation
            .criteria
            .iter()
            .find(|c| !criterion_ids.insert(c.id))
        {
            let message = format!(
                "“{}” has the id {} of another criterion",
                twice.code, twice.id
            );
            context.problem(&code, &format!("{path}.criteria"), message);
        }
        read.push(evaluation);
    }
    read
}

fn evaluation(
    d: EvaluationDoc,
    id: EvaluationId,
    known: &Known<'_>,
    path: &str,
    context: &mut Context<'_>,
) -> Evaluation {
    let criteria = framework_yaml::criteria(
        d.criteria,
        &format!("{path}."),
        true,
        &mut *context.new_id,
        &mut context.problems,
    );
    if let Err(error) = CriteriaTree::new(&criteria) {
        context.problem(&d.code, &format!("{path}.criteria"), error.to_string());
    }
    let mut codes: Codes<CriterionId> = Codes::new();
    for criterion in &criteria {
        codes.add(&criterion.code, criterion.id);
    }
    let reading = Reading {
        known,
        criteria: criteria.iter().map(|c| (c.id, c)).collect(),
        codes: &codes,
    };
    if let Some(budget) = &d.budget
        && !(budget.value.is_finite() && budget.value >= 0.0)
    {
        let message = "a budget is a number of at least 0";
        context.problem(budget, &format!("{path}.budget"), message);
    }
    let has_decision = d.decision.is_some();
    if let Some(state) = &d.state
        && state.value == EvaluationState::Decided
        && !has_decision
    {
        let message = "a decided evaluation needs a decision";
        context.problem(state, &format!("{path}.state"), message);
    }
    let by_decision = if has_decision {
        EvaluationState::Decided
    } else {
        EvaluationState::Open
    };
    let state = d.state.map_or(by_decision, |s| s.value);
    let mut evaluation = Evaluation {
        id,
        code: d.code.value,
        title: d.title,
        need: d.need,
        closes: capabilities(&d.closes, known.models, &format!("{path}.closes"), context),
        state,
        weight_method: d.weight_method.unwrap_or(WeightMethod::Direct),
        weights_locked_at: d.weights_locked,
        locked_blind: d.locked_blind,
        hide_scores_until_locked: d.hide_scores_until_locked,
        candidates: reading.candidates(d.candidates, &format!("{path}.candidates"), context),
        assessors: each_once(
            known.people,
            &d.assessors,
            "person",
            &format!("{path}.assessors"),
            context,
        ),
        scores: reading.scores(d.scores, &format!("{path}.scores"), context),
        agreed: reading.agreed(d.agreed, &format!("{path}.agreed"), context),
        knock_outs: reading.knock_outs(d.knock_outs, &format!("{path}.knock_outs"), context),
        elicitations: reading.judgements(d.judgements, &format!("{path}.judgements"), context),
        set_rules: reading.set_rules(d.set_rules, &format!("{path}.set_rules"), context),
        budget: d.budget.map(|b| b.value),
        decision: None,
        criteria: Vec::new(),
    };
    let decision = d.decision;
    evaluation.criteria = criteria;
    evaluation.decision =
        decision.map(|d| decision_of(d, &evaluation, known, &format!("{path}.decision"), context));
    evaluation
}

struct Reading<'a> {
    known: &'a Known<'a>,
    criteria: BTreeMap<CriterionId, &'a Criterion>,
    codes: &'a Codes<CriterionId>,
}

impl Reading<'_> {
    fn leaf(&self, code: &At<String>, path: &str, context: &mut Context<'_>) -> Option<&Criterion> {
        let id = context.find(self.codes, code, "criterion", path)?;
        let criterion = self.criteria.get(&id).copied()?;
        if criterion.measure.is_group() {
            let message = format!("“{}” is a group; score the criteria below it", code.value);
            context.problem(code, path, message);
            return None;
        }
        Some(criterion)
    }

    fn tool(&self, code: &At<String>, path: &str, context: &mut Context<'_>) -> Option<ToolId> {
        context.find(self.known.tool_codes, code, "tool", path)
    }

    fn candidates(
        &self,
        documents: Vec<CandidateDoc>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (i, d) in documents.into_iter().enumerate() {
            let path = format!("{path}[{i}].tool");
            let Some(tool) = self.tool(&d.tool, &path, context) else {
                continue;
            };
            if candidates.iter().any(|c| c.tool == tool) {
                context.problem(&d.tool, &path, "the tool stands more than once; keep one");
            }
            candidates.push(Candidate { tool, note: d.note });
        }
        candidates
    }

    fn scores(
        &self,
        documents: Pairs<Pairs<Pairs<At<Short<ScoreDoc>>>>>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<Score> {
        let mut scores = Vec::new();
        for (code, tools) in documents.0 {
            let path = format!("{path}.{}", code.value);
            let Some(criterion) = self.leaf(&code, &path, context) else {
                continue;
            };
            for (tool, people) in tools.0 {
                let path = format!("{path}.{}", tool.value);
                let Some(tool) = self.tool(&tool, &path, context) else {
                    continue;
                };
                for (person, score) in people.0 {
                    let path = format!("{path}.{}", person.value);
                    let person = context.find(self.known.people, &person, "person", &path);
                    let (at, score) = score.split();
                    let score = match score {
                        Short::Level(value) => ScoreDoc {
                            value,
                            note: String::new(),
                            evidence: None,
                            source: String::new(),
                            as_of: None,
                            confidence: None,
                        },
                        Short::Word(word) => {
                            context.problem(&at, &path, no_number(&word));
                            continue;
                        }
                        Short::More(score) => score,
                    };
                    fits(
                        criterion,
                        criterion.measure.accepts(score.value),
                        &at,
                        &path,
                        context,
                    );
                    let evidence = score.evidence.and_then(|e| {
                        let path = format!("{path}.evidence");
                        context.find(self.known.evidence, &e, "evidence", &path)
                    });
                    if let Some(person) = person {
                        scores.push(Score {
                            criterion: criterion.id,
                            tool,
                            person,
                            value: score.value,
                            note: score.note,
                            evidence,
                            source: score.source,
                            as_of: score.as_of,
                            confidence: score.confidence,
                        });
                    }
                }
            }
        }
        scores.sort_by_key(|s| (s.criterion, s.tool, s.person));
        scores
    }

    fn agreed(
        &self,
        documents: Pairs<Pairs<At<Short<AgreedScoreDoc>>>>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<AgreedScore> {
        let mut agreed = Vec::new();
        for (code, tools) in documents.0 {
            let path = format!("{path}.{}", code.value);
            let Some(criterion) = self.leaf(&code, &path, context) else {
                continue;
            };
            for (tool, score) in tools.0 {
                let path = format!("{path}.{}", tool.value);
                let tool = self.tool(&tool, &path, context);
                let (at, score) = score.split();
                let (value, rationale) = match score {
                    Short::Level(value) => (value, String::new()),
                    Short::Word(word) => {
                        context.problem(&at, &path, no_number(&word));
                        continue;
                    }
                    Short::More(more) => (more.value, more.rationale),
                };
                fits(
                    criterion,
                    criterion.measure.accepts_agreed(value),
                    &at,
                    &path,
                    context,
                );
                if let Some(tool) = tool {
                    agreed.push(AgreedScore {
                        criterion: criterion.id,
                        tool,
                        value,
                        rationale,
                    });
                }
            }
        }
        agreed.sort_by_key(|a| (a.criterion, a.tool));
        agreed
    }

    fn knock_outs(
        &self,
        documents: Pairs<Pairs<At<super::KnockOutDoc>>>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<KnockOut> {
        let mut knock_outs = Vec::new();
        for (code, tools) in documents.0 {
            let path = format!("{path}.{}", code.value);
            let Some(criterion) = self.leaf(&code, &path, context) else {
                continue;
            };
            for (tool, d) in tools.0 {
                let path = format!("{path}.{}", tool.value);
                let tool = self.tool(&tool, &path, context);
                if d.value.verdict == Verdict::Fail && d.value.reason.trim().is_empty() {
                    context.problem(&d, &path, "a fail needs a reason");
                }
                if let Some(tool) = tool {
                    knock_outs.push(KnockOut {
                        criterion: criterion.id,
                        tool,
                        verdict: d.value.verdict,
                        reason: d.value.reason,
                        as_of: d.value.as_of,
                    });
                }
            }
        }
        knock_outs.sort_by_key(|k| (k.criterion, k.tool));
        knock_outs
    }

    fn judgements(
        &self,
        documents: Vec<JudgementDoc>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<Elicitation> {
        let mut judgements: Vec<Elicitation> = Vec::new();
        for (i, d) in documents.into_iter().enumerate() {
            let path = format!("{path}[{i}]");
            let person = context.find(
                self.known.people,
                &d.person,
                "person",
                &format!("{path}.person"),
            );
            let group = match &d.group {
                None => Some(None),
                Some(code) => context
                    .find(self.codes, code, "criterion", &format!("{path}.group"))
                    .map(Some),
            };
            let at = d.person.clone();
            let judgement = self.judgement(d, &path, context);
            let (Some(person), Some(group), Some(judgement)) = (person, group, judgement) else {
                continue;
            };
            if judgements
                .iter()
                .any(|j| j.person == person && j.group == group)
            {
                let message = "the person judges these criteria more than once; keep one";
                context.problem(&at, &path, message);
            }
            judgements.push(Elicitation {
                person,
                group,
                judgement,
            });
        }
        judgements.sort_by_key(|j| (j.person, j.group));
        judgements
    }

    fn judgement(
        &self,
        d: JudgementDoc,
        path: &str,
        context: &mut Context<'_>,
    ) -> Option<Judgement> {
        let mut of = |pairs: Option<Pairs<f64>>, key: &str| -> Option<Vec<Points>> {
            let mut points = Vec::new();
            for (code, value) in pairs?.0 {
                let path = format!("{path}.{key}.{}", code.value);
                let criterion = context.find(self.codes, &code, "criterion", &path)?;
                if !value.is_finite() || value < 0.0 {
                    let message = "points are a number of at least 0";
                    context.problem(&code, &path, message);
                }
                points.push(Points {
                    criterion,
                    points: value,
                });
            }
            Some(points)
        };
        let points = of(d.points, "points");
        let best_to_others = of(d.best_to_others, "best_to_others");
        let others_to_worst = of(d.others_to_worst, "others_to_worst");
        for (i, (this, _, ratio)) in d.pairs.iter().flatten().enumerate() {
            if !ratio.is_finite() || *ratio <= 0.0 {
                let message = "a ratio is a number above 0, from 1/9 to 9";
                context.problem(this, &format!("{path}.pairs[{i}]"), message);
            }
        }
        let mut one = |code: &At<String>, key: &str| {
            context.find(self.codes, code, "criterion", &format!("{path}.{key}"))
        };
        let judgement = match d.method.value {
            WeightMethod::Direct => points.map(|points| Judgement::Direct { points }),
            WeightMethod::Swing => points.map(|points| Judgement::Swing { points }),
            WeightMethod::Rank => d.order.and_then(|order| {
                let mut alike = |codes: Vec<At<String>>| -> Option<Vec<CriterionId>> {
                    codes.iter().map(|code| one(code, "order")).collect()
                };
                let order = order.into_iter().map(&mut alike).collect::<Option<_>>()?;
                Some(Judgement::Rank { order })
            }),
            WeightMethod::Ahp => d.pairs.and_then(|pairs| {
                let mut pair = |(this, other, ratio): (At<String>, At<String>, f64)| {
                    Some(Pair {
                        this: one(&this, "pairs")?,
                        other: one(&other, "pairs")?,
                        ratio,
                    })
                };
                let pairs = pairs.into_iter().map(&mut pair).collect::<Option<_>>()?;
                Some(Judgement::Ahp { pairs })
            }),
            WeightMethod::BestWorst => (|| {
                Some(Judgement::BestWorst {
                    best: one(&d.best?, "best")?,
                    worst: one(&d.worst?, "worst")?,
                    best_to_others: best_to_others?,
                    others_to_worst: others_to_worst?,
                })
            })(),
        };
        if judgement.is_none() {
            let message = format!(
                "a judgement by {} needs {}",
                d.method.value.title().to_lowercase(),
                match d.method.value {
                    WeightMethod::Direct | WeightMethod::Swing => "points",
                    WeightMethod::Rank => "an order",
                    WeightMethod::Ahp => "pairs",
                    WeightMethod::BestWorst => "best, worst, best_to_others and others_to_worst",
                }
            );
            context.problem(&d.method, path, message);
        }
        judgement
    }

    fn set_rules(
        &self,
        documents: Vec<SetRuleDoc>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Vec<SetRule> {
        let mut rule = |(i, d): (usize, SetRuleDoc)| SetRule {
            kind: d.kind,
            tools: each_once(
                self.known.tool_codes,
                &d.tools,
                "tool",
                &format!("{path}[{i}].tools"),
                context,
            ),
            reason: d.reason,
        };
        documents.into_iter().enumerate().map(&mut rule).collect()
    }
}

fn decision_of(
    d: DecisionDoc,
    evaluation: &Evaluation,
    known: &Known<'_>,
    path: &str,
    context: &mut Context<'_>,
) -> Decision {
    let chosen = each_once(
        known.tool_codes,
        &d.chosen,
        "tool",
        &format!("{path}.chosen"),
        context,
    );
    // A document written by hand cannot know the hashes: it is taken as written against itself.
    let written_against = match d.written_against {
        None => inputs(evaluation, known.tools, &chosen),
        Some(written) => written
            .into_iter()
            .enumerate()
            .map(|(i, input)| Input {
                part: input.part,
                // A tool that is gone keeps its place here under its id.
                tool: input.tool.and_then(|tool| {
                    tool.value.parse().ok().or_else(|| {
                        let path = format!("{path}.written_against[{i}].tool");
                        context.find(known.tool_codes, &tool, "tool", &path)
                    })
                }),
                fingerprint: input.fingerprint,
            })
            .collect(),
    };
    Decision {
        chosen,
        why: d.why,
        dissent: d.dissent,
        conditions: d.conditions,
        review_on: d.review_on,
        decided_on: d.decided_on,
        decided_by: d.decided_by,
        written_against,
    }
}

fn each_once<I: Copy + Ord + Display + FromStr>(
    codes: &Codes<I>,
    named: &[At<String>],
    what: &str,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<I> {
    let mut found = Vec::new();
    for (i, name) in named.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if let Some(id) = context.find(codes, name, what, &path) {
            if found.contains(&id) {
                let message = format!("“{}” stands more than once; keep one", name.value);
                context.problem(name, &path, message);
            }
            found.push(id);
        }
    }
    found
}

fn fits(
    criterion: &Criterion,
    accepted: Result<(), MeasureError>,
    at: &At<()>,
    path: &str,
    context: &mut Context<'_>,
) {
    if let Err(error) = accepted {
        context.problem(at, path, format!("“{}”: {error}", criterion.code));
    }
}

fn no_number(word: &str) -> String {
    format!("“{word}” is no score; write a number, 1 for yes and 0 for no")
}
