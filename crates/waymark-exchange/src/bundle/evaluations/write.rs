//! From the facts of evaluations to the document.

use std::collections::BTreeMap;

use serde_saphyr::{FlowMap, FlowSeq};
use waymark_domain::evaluation::{
    AgreedScore, Decision, Elicitation, Evaluation, Judgement, KnockOut, Points, Score,
    WeightMethod,
};
use waymark_domain::id::{CriterionId, EvidenceId, PersonId, ToolId};

use super::output::{
    AgreedScoreOut, CandidateOut, DecisionOut, EvaluationOut, InputOut, JudgementOut, KnockOutOut,
    MoreAgreedOut, MoreScoreOut, ScoreOut, SetRuleOut,
};
use crate::bundle::references::{Codes, Models};
use crate::bundle::write::{codes, instant, list, unless};
use crate::framework_yaml::nested;
use crate::yaml::{Num, Ordered};

/// How evaluations refer to other things.
pub(in crate::bundle) struct Names<'a> {
    pub(in crate::bundle) people: &'a Codes<PersonId>,
    pub(in crate::bundle) evidence: &'a Codes<EvidenceId>,
    pub(in crate::bundle) tools: &'a Codes<ToolId>,
    pub(in crate::bundle) models: &'a Models<'a>,
}

impl<'a> EvaluationOut<'a> {
    pub(in crate::bundle) fn new(e: &'a Evaluation, names: &Names<'_>) -> Self {
        let criteria = codes(e.criteria.iter().map(|c| (c.code.as_str(), c.id)));
        let writing = Writing {
            evaluation: e,
            names,
            criteria: &criteria,
        };
        let tool = |id: &ToolId| names.tools.name(*id);
        Self {
            id: e.id.0,
            code: &e.code,
            title: &e.title,
            need: &e.need,
            closes: list(e.closes.iter().map(|&c| names.models.name(c)).collect()),
            state: e.state,
            weight_method: unless(e.weight_method, &WeightMethod::Direct),
            weights_locked: e.weights_locked_at.map(instant),
            locked_blind: e.locked_blind,
            hide_scores_until_locked: e.hide_scores_until_locked,
            criteria: nested(&e.criteria, true),
            candidates: e
                .candidates
                .iter()
                .map(|c| CandidateOut {
                    tool: tool(&c.tool),
                    note: &c.note,
                })
                .collect(),
            assessors: list(e.assessors.iter().map(|&p| names.people.name(p)).collect()),
            scores: writing.scores(),
            agreed: writing.grid(&e.agreed, |a| (a.criterion, a.tool), agreed),
            knock_outs: writing.grid(&e.knock_outs, |k| (k.criterion, k.tool), knock_out),
            judgements: e
                .elicitations
                .iter()
                .map(|j| writing.judgement(j))
                .collect(),
            set_rules: e
                .set_rules
                .iter()
                .map(|r| SetRuleOut {
                    kind: r.kind,
                    tools: FlowSeq(r.tools.iter().map(tool).collect()),
                    reason: &r.reason,
                })
                .collect(),
            budget: e.budget.map(Num),
            decision: e.decision.as_ref().map(|d| writing.decision(d)),
        }
    }
}

struct Writing<'a, 'n> {
    evaluation: &'a Evaluation,
    names: &'n Names<'n>,
    criteria: &'n Codes<CriterionId>,
}

impl<'a> Writing<'a, '_> {
    /// Writes cells by criterion, in the order of the tree, and tool, in the order of the columns.
    fn grid<T, O>(
        &self,
        cells: &'a [T],
        key: impl Fn(&T) -> (CriterionId, ToolId),
        out: impl Fn(&'a T) -> O,
    ) -> Ordered<Ordered<O>> {
        let mut by_row: BTreeMap<CriterionId, Vec<(ToolId, O)>> = BTreeMap::new();
        for cell in cells {
            let (criterion, tool) = key(cell);
            by_row.entry(criterion).or_default().push((tool, out(cell)));
        }
        let place = |tool: ToolId| {
            let columns = &self.evaluation.candidates;
            (
                columns
                    .iter()
                    .position(|c| c.tool == tool)
                    .unwrap_or(usize::MAX),
                tool,
            )
        };
        let row = |id: CriterionId, mut cells: Vec<(ToolId, O)>| {
            cells.sort_by_key(|(tool, _)| place(*tool));
            let cells = cells.into_iter();
            let named = cells.map(|(tool, cell)| (self.names.tools.name(tool), cell));
            (self.criteria.name(id), Ordered(named.collect()))
        };
        let rows = self.evaluation.criteria.iter().filter_map(|c| {
            let cells = by_row.remove(&c.id)?;
            Some(row(c.id, cells))
        });
        Ordered(rows.collect())
    }

    fn scores(&self) -> Ordered<Ordered<FlowMap<Ordered<ScoreOut<'a>>>>> {
        // Scores are ordered by criterion, tool and person, so those of a cell stand together.
        let of = |s: &Score| (s.criterion, s.tool);
        let cells: Vec<&'a [Score]> = self
            .evaluation
            .scores
            .chunk_by(|a, b| of(a) == of(b))
            .collect();
        let mut by_row: BTreeMap<CriterionId, Vec<&'a [Score]>> = BTreeMap::new();
        for cell in cells {
            by_row.entry(cell[0].criterion).or_default().push(cell);
        }
        let columns = &self.evaluation.candidates;
        let place = |tool: ToolId| {
            (
                columns
                    .iter()
                    .position(|c| c.tool == tool)
                    .unwrap_or(usize::MAX),
                tool,
            )
        };
        let person = |p: PersonId| {
            let assessors = &self.evaluation.assessors;
            (
                assessors.iter().position(|a| *a == p).unwrap_or(usize::MAX),
                p,
            )
        };
        let cell = |scores: &'a [Score]| {
            let mut scores: Vec<&'a Score> = scores.iter().collect();
            scores.sort_by_key(|s| person(s.person));
            let named = scores.into_iter().map(|s| {
                let name = self.names.people.name(s.person);
                (name, self.score(s))
            });
            FlowMap(Ordered(named.collect()))
        };
        let rows = self.evaluation.criteria.iter().filter_map(|c| {
            let mut cells = by_row.remove(&c.id)?;
            cells.sort_by_key(|scores| place(scores[0].tool));
            let cells = cells
                .into_iter()
                .map(|scores| (self.names.tools.name(scores[0].tool), cell(scores)));
            Some((self.criteria.name(c.id), Ordered(cells.collect())))
        });
        Ordered(rows.collect())
    }

    fn score(&self, s: &'a Score) -> ScoreOut<'a> {
        let plain = s.note.is_empty()
            && s.evidence.is_none()
            && s.source.is_empty()
            && s.as_of.is_none()
            && s.confidence.is_none();
        if plain {
            return ScoreOut::Value(Num(s.value));
        }
        ScoreOut::More(MoreScoreOut {
            value: Num(s.value),
            note: &s.note,
            evidence: s.evidence.map(|e| self.names.evidence.name(e)),
            source: &s.source,
            as_of: s.as_of,
            confidence: s.confidence,
        })
    }

    fn judgement(&self, elicitation: &Elicitation) -> JudgementOut {
        let name = |id: CriterionId| self.criteria.name(id);
        let points = |points: &[Points]| {
            Ordered(
                points
                    .iter()
                    .map(|p| (name(p.criterion), Num(p.points)))
                    .collect(),
            )
        };
        let mut out = JudgementOut {
            person: self.names.people.name(elicitation.person),
            group: elicitation.group.map(name),
            method: elicitation.judgement.method(),
            points: None,
            order: None,
            pairs: None,
            best: None,
            worst: None,
            best_to_others: None,
            others_to_worst: None,
        };
        match &elicitation.judgement {
            Judgement::Direct { points: given } | Judgement::Swing { points: given } => {
                out.points = Some(points(given));
            }
            Judgement::Rank { order } => {
                let alike =
                    |alike: &Vec<CriterionId>| FlowSeq(alike.iter().map(|&c| name(c)).collect());
                out.order = Some(order.iter().map(alike).collect());
            }
            Judgement::Ahp { pairs } => {
                let pair = |p: &waymark_domain::evaluation::Pair| {
                    FlowSeq((name(p.this), name(p.other), Num(p.ratio)))
                };
                out.pairs = Some(pairs.iter().map(pair).collect());
            }
            Judgement::BestWorst {
                best,
                worst,
                best_to_others,
                others_to_worst,
            } => {
                out.best = Some(name(*best));
                out.worst = Some(name(*worst));
                out.best_to_others = Some(points(best_to_others));
                out.others_to_worst = Some(points(others_to_worst));
            }
        }
        out
    }

    fn decision(&self, d: &'a Decision) -> DecisionOut<'a> {
        DecisionOut {
            chosen: list(d.chosen.iter().map(|&t| self.names.tools.name(t)).collect()),
            why: &d.why,
            dissent: &d.dissent,
            conditions: &d.conditions,
            review_on: d.review_on,
            decided_on: d.decided_on,
            decided_by: &d.decided_by,
            written_against: d
                .written_against
                .iter()
                .map(|input| {
                    FlowMap(InputOut {
                        part: input.part,
                        tool: input.tool.map(|t| t.to_string()),
                        fingerprint: &input.fingerprint,
                    })
                })
                .collect(),
        }
    }
}

fn agreed(a: &AgreedScore) -> AgreedScoreOut<'_> {
    if a.rationale.is_empty() {
        return AgreedScoreOut::Value(Num(a.value));
    }
    AgreedScoreOut::More(MoreAgreedOut {
        value: Num(a.value),
        rationale: &a.rationale,
    })
}

fn knock_out(k: &KnockOut) -> FlowMap<KnockOutOut<'_>> {
    FlowMap(KnockOutOut {
        verdict: k.verdict,
        reason: &k.reason,
        as_of: k.as_of,
    })
}
