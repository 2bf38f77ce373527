//! Scores from a table: shown first, then taken in whole or not at all.

use std::collections::BTreeMap;

use waymark_domain::evaluation::{AgreedScore, Score};
use waymark_domain::id::{CriterionId, PersonId, ToolId};
use waymark_exchange::scores_table::{self, Known, Scores};

use super::support::{count, put};
use crate::bytes::from_base64;
use crate::session::{Answer, Session};
use crate::types::{Changed, ScoresFile, ScoresPreview, Topic};

/// Returns what importing scores would do; problems are listed, not raised.
pub fn preview_scores(session: &mut Session, args: ScoresFile) -> Answer<ScoresPreview> {
    match read(session, &args) {
        Ok(scores) => preview(session, &args, &scores),
        Err(error) => Ok(ScoresPreview {
            scores: 0,
            agreed: 0,
            added: 0,
            changed: 0,
            notices: vec![],
            problems: error.message.lines().map(str::to_owned).collect(),
        }),
    }
}

/// Takes scores in; those that are not in the table stay.
pub fn import_scores(session: &mut Session, args: ScoresFile) -> Answer<Changed<ScoresPreview>> {
    let scores = read(session, &args)?;
    let preview = preview(session, &args, &scores)?;
    let total = scores.scores.len() + scores.agreed.len();
    let code = session.evaluated(args.evaluation)?.facts.code.clone();
    let label = format!("Take in {} of {code}", count(total, "score", "scores"));
    session.change_evaluation(
        label,
        &[Topic::Scores],
        args.evaluation,
        |edit, _| {
            for score in &scores.scores {
                edit.put_score(args.evaluation, score)?;
            }
            for agreed in &scores.agreed {
                edit.put_agreed_score(args.evaluation, agreed)?;
            }
            Ok(preview)
        },
        |facts| {
            for score in scores.scores.iter().cloned() {
                put(&mut facts.scores, score, |s| {
                    (s.criterion, s.tool, s.person)
                });
            }
            for agreed in scores.agreed.iter().cloned() {
                put(&mut facts.agreed, agreed, |a| (a.criterion, a.tool));
            }
        },
    )
}

fn read(session: &mut Session, args: &ScoresFile) -> Answer<Scores> {
    let bytes = if args.workbook {
        from_base64(&args.content)?
    } else {
        args.content.as_bytes().to_vec()
    };
    let evaluated = session.evaluated(args.evaluation)?;
    let (people, evidence) = (session.store.people()?, session.store.evidence()?);
    let known = Known {
        evaluation: &evaluated.facts,
        tools: &evaluated.tools,
        people: &people,
        evidence: &evidence,
    };
    Ok(scores_table::parse(&bytes, known)?)
}

fn preview(session: &mut Session, args: &ScoresFile, scores: &Scores) -> Answer<ScoresPreview> {
    let facts = session.evaluated(args.evaluation)?.facts;
    let there: BTreeMap<(CriterionId, ToolId, PersonId), &Score> = facts
        .scores
        .iter()
        .map(|s| ((s.criterion, s.tool, s.person), s))
        .collect();
    let settled: BTreeMap<(CriterionId, ToolId), &AgreedScore> = facts
        .agreed
        .iter()
        .map(|a| ((a.criterion, a.tool), a))
        .collect();
    let (mut added, mut changed) = (0, 0);
    let mut compare = |before: Option<bool>| match before {
        None => added += 1,
        Some(false) => changed += 1,
        Some(true) => {}
    };
    for score in &scores.scores {
        let before = there.get(&(score.criterion, score.tool, score.person));
        compare(before.map(|s| *s == score));
    }
    for agreed in &scores.agreed {
        let before = settled.get(&(agreed.criterion, agreed.tool));
        compare(before.map(|a| *a == agreed));
    }
    Ok(ScoresPreview {
        scores: scores.scores.len() as u32,
        agreed: scores.agreed.len() as u32,
        added,
        changed,
        notices: scores.notices.clone(),
        problems: vec![],
    })
}
