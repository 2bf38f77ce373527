//! What the screens of an evaluation show: the tree, the columns, the score grid, weights and the decision.

use std::collections::BTreeSet;

use waymark_domain::engagement::Person;
use waymark_domain::evaluation::grid::Grid;
use waymark_domain::evaluation::judgements::weight_groups;
use waymark_domain::evaluation::{Verdict, stale};
use waymark_domain::id::{CriterionId, EvaluationId};

use super::tools::named;
use crate::error::WireError;
use crate::session::{Answer, Evaluated, Session};
use crate::types::{
    CandidateView, CriterionView, DecisionView, EvaluationView, ScoreCell, ScoreProgress, ScoreRow,
    ScoreRows, ScoreRowsArgs,
};

/// Returns one evaluation with everything for its screens but the results.
pub(super) fn view(session: &mut Session, id: EvaluationId) -> Answer<EvaluationView> {
    let evaluated = session.evaluated(id)?;
    let closes = named(session, &evaluated.facts.closes)?;
    let people = session.store.people()?;
    let vendors = session.store.vendors()?;
    let today = session.today();
    let (e, tree) = (&evaluated.facts, &evaluated.scored.tree);
    let hidden = e.scores_hidden();
    let grid = Grid::new(e);
    let candidate = |c: &waymark_domain::evaluation::Candidate| {
        let tool = evaluated.tools.iter().find(|t| t.id == c.tool)?;
        let leaves = e.criteria.iter().filter(|l| !l.measure.is_group());
        let vendor = vendors.iter().find(|v| Some(v.id) == tool.vendor);
        Some(CandidateView {
            tool: tool.id,
            code: tool.code.clone(),
            name: tool.name.clone(),
            state: tool.state,
            licence: tool.licence.clone(),
            vendor: vendor.map(|v| v.name.clone()),
            annual_cost: tool.annual_cost,
            currency: tool.currency.clone(),
            note: c.note.clone(),
            scored: leaves
                .filter(|l| grid.used(l.id, tool.id).is_some())
                .count() as u32,
        })
    };
    let person = |id| people.iter().find(|p: &&Person| p.id == id).cloned();
    let leaves: Vec<CriterionId> = tree
        .leaves()
        .map(|p| e.criteria[tree.nodes[p].criterion].id)
        .collect();
    let criteria = (0..tree.nodes.len()).map(|p| {
        let node = &tree.nodes[p];
        CriterionView {
            criterion: e.criteria[node.criterion].clone(),
            depth: node.depth,
            leaf: node.leaf,
            local: node.local,
            global: node.global,
            counts: node.counts,
            leaves: tree.leaves_below(p) as u32,
        }
    });
    let decision = e.decision.as_ref().map(|decision| {
        let chosen = decision.chosen.iter();
        let tools = chosen.filter_map(|id| evaluated.tools.iter().find(|t| t.id == *id));
        DecisionView {
            chosen: tools.map(|t| t.name.clone()).collect(),
            stale: stale(e, &evaluated.tools),
            review_in_days: decision
                .review_on
                .map(|day| (day - today).num_days() as i32),
            decision: decision.clone(),
        }
    });
    Ok(EvaluationView {
        id,
        code: e.code.clone(),
        title: e.title.clone(),
        need: e.need.clone(),
        closes,
        state: e.state,
        weight_method: e.weight_method,
        weights_locked_at: e.weights_locked_at,
        hide_scores_until_locked: e.hide_scores_until_locked,
        scores_hidden: hidden,
        locked_blind: e.locked_blind,
        criteria: criteria.collect(),
        candidates: e.candidates.iter().filter_map(candidate).collect(),
        assessors: e.assessors.iter().filter_map(|id| person(*id)).collect(),
        rows: if hidden {
            vec![]
        } else {
            rows(&evaluated, &leaves)
        },
        progress: progress(&evaluated),
        elicitations: e.elicitations.clone(),
        weight_groups: weight_groups(e, tree),
        set_rules: e.set_rules.clone(),
        budget: e.budget,
        decision,
    })
}

/// Returns some rows of the score grid, with how far scoring has come.
pub fn score_rows(session: &mut Session, args: ScoreRowsArgs) -> Answer<ScoreRows> {
    let evaluated = session.evaluated(args.evaluation)?;
    let known: BTreeSet<CriterionId> = evaluated.facts.criteria.iter().map(|c| c.id).collect();
    if args.criteria.iter().any(|c| !known.contains(c)) {
        return Err(WireError::not_found("criterion in this evaluation"));
    }
    Ok(ScoreRows {
        rows: if evaluated.facts.scores_hidden() {
            vec![]
        } else {
            rows(&evaluated, &args.criteria)
        },
        progress: progress(&evaluated),
    })
}

fn rows(evaluated: &Evaluated, leaves: &[CriterionId]) -> Vec<ScoreRow> {
    let e = &evaluated.facts;
    let grid = Grid::new(e);
    let row = |id: &CriterionId| {
        let criterion = e.criterion(*id).filter(|c| !c.measure.is_group())?;
        let cell = |c: &waymark_domain::evaluation::Candidate| {
            let cell = grid.cell(*id, c.tool);
            let used = cell.used();
            let rule = criterion.knock_out.as_ref();
            let settled = rule.map(|rule| cell.settled(criterion, rule));
            let (mut reason, mut as_of, mut derived) = (String::new(), None, false);
            if let Some(settled) = &settled {
                reason.clone_from(&settled.reason);
                as_of = settled.as_of;
                derived = settled.derived;
            }
            ScoreCell {
                tool: c.tool,
                agreed: cell.agreed.cloned(),
                used,
                value: used.map(|u| criterion.measure.value(u)),
                spread: cell.spread(criterion),
                verdict: settled.map(|s| s.verdict),
                verdict_reason: reason,
                verdict_as_of: as_of,
                verdict_derived: derived,
                scores: cell.scores.into_iter().cloned().collect(),
            }
        };
        Some(ScoreRow {
            criterion: *id,
            cells: e.candidates.iter().map(cell).collect(),
        })
    };
    leaves.iter().filter_map(row).collect()
}

/// Returns how far scoring has come: over the leaves that count, and costs.
pub(super) fn progress(evaluated: &Evaluated) -> ScoreProgress {
    let (e, tree) = (&evaluated.facts, &evaluated.scored.tree);
    let grid = Grid::new(e);
    let mut progress = ScoreProgress {
        scored: 0,
        cells: 0,
        to_discuss: 0,
        agreed: 0,
        unknown: 0,
    };
    for node in tree.nodes.iter().filter(|n| n.leaf) {
        let criterion = &e.criteria[node.criterion];
        for candidate in &e.candidates {
            let cell = grid.cell(criterion.id, candidate.tool);
            if let Some(rule) = &criterion.knock_out
                && cell.settled(criterion, rule).verdict == Verdict::Unknown
            {
                progress.unknown += 1;
            }
            if node.global <= 0.0 && !node.cost {
                continue;
            }
            progress.cells += 1;
            progress.scored += u32::from(cell.used().is_some());
            progress.agreed += u32::from(cell.agreed.is_some());
            let discuss = cell.spread(criterion).is_some_and(|s| s.discuss);
            progress.to_discuss += u32::from(discuss && cell.agreed.is_none());
        }
    }
    progress
}
