//! Results of evaluations: ranking, robustness, comparison, explanation.

use std::num::NonZeroUsize;

use waymark_domain::evaluation::compare::{ToolComparison, compare_tools as compare};
use waymark_domain::evaluation::explain::EvaluationExplainer;
use waymark_domain::evaluation::ranking::standings;
use waymark_domain::evaluation::results::Results;
use waymark_domain::evaluation::robust::{Draws, LEAST_DRAWS, MOST_DRAWS};
use waymark_domain::evaluation::wording::headline;
use waymark_domain::explanation::Explanation;

use crate::error::WireError;
use crate::session::{Answer, Evaluated, Session};
use crate::types::{
    CompareToolsArgs, ExplainEvaluationArgs, LiveRanking, LiveTool, RankArgs, ResultsArgs,
};

/// Returns what follows from an evaluation; none while scores are hidden.
pub fn evaluation_results(session: &mut Session, args: ResultsArgs) -> Answer<Option<Results>> {
    let draws = args.draws.unwrap_or(Draws::default().draws);
    if !(LEAST_DRAWS..=MOST_DRAWS).contains(&draws) {
        return Err(WireError::invalid(
            format!("{draws} weightings cannot be drawn."),
            format!("Draw {LEAST_DRAWS} to {MOST_DRAWS}."),
        ));
    }
    let evaluated = session.evaluated(args.evaluation)?;
    if evaluated.facts.scores_hidden() {
        return Ok(None);
    }
    let people = session.store.people()?;
    let how = Draws {
        level: args.level,
        draws,
        seed: args.seed.unwrap_or(Draws::default().seed),
        threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
    };
    let Evaluated {
        facts,
        tools,
        scored,
    } = evaluated;
    let results = Results::from_scored(&scored, &facts, &tools, &people, &args.weights, how);
    results
        .map(Some)
        .map_err(|e| WireError::invalid(format!("{e}."), "Put the criteria right."))
}

/// Returns values and ranks alone, for every frame while a weight is dragged: from memory, without a look
/// at the file.
pub fn evaluation_rank(session: &mut Session, args: RankArgs) -> Answer<LiveRanking> {
    let evaluated = session.evaluated(args.evaluation)?;
    let scored = &evaluated.scored;
    let tree = scored.weighed(&args.weights);
    let tops: Vec<usize> = tree.tops().collect();
    let criterion = |p: &usize| evaluated.facts.criteria[tree.nodes[*p].criterion].id;
    let weights = tops.iter().map(|&p| tree.nodes[p].global).collect();
    let tops = tops.iter().map(criterion).collect();
    if evaluated.facts.scores_hidden() {
        return Ok(LiveRanking {
            tools: vec![],
            tops,
            weights,
            headline: String::new(),
        });
    }
    let found = standings(scored, &tree);
    let headline = headline(scored, &tree, &found);
    let tools = found.into_iter().map(|s| LiveTool {
        tool: s.tool,
        value: s.value,
        worst: s.worst,
        best: s.best,
        rank: s.rank,
        best_rank: s.best_rank,
        worst_rank: s.worst_rank,
        parts: s.parts,
    });
    Ok(LiveRanking {
        tools: tools.collect(),
        tops,
        weights,
        headline,
    })
}

/// Returns what to see at once of an evaluation as it stands.
pub(super) fn headline_of(evaluated: &Evaluated) -> String {
    let scored = &evaluated.scored;
    let found = standings(scored, &scored.tree);
    headline(scored, &scored.tree, &found)
}

/// Returns two tools side by side.
pub fn compare_tools(session: &mut Session, args: CompareToolsArgs) -> Answer<ToolComparison> {
    let evaluated = session.evaluated(args.evaluation)?;
    if evaluated.facts.scores_hidden() {
        return Err(WireError::invalid(
            "Scores are hidden until the weights are locked.",
            "Agree on the weights and lock them.",
        ));
    }
    let found = compare(
        &evaluated.facts,
        &evaluated.scored,
        args.first,
        args.second,
        &args.weights,
    );
    found.ok_or_else(|| {
        WireError::invalid(
            "These two cannot be compared.",
            "Choose two different tools that are ranked, with a criterion that weighs something.",
        )
    })
}

/// Returns a number as a tree of what it follows from; none where there is none, or scores are hidden.
pub fn explain_evaluation(
    session: &mut Session,
    args: ExplainEvaluationArgs,
) -> Answer<Option<Explanation>> {
    let evaluated = session.evaluated(args.evaluation)?;
    let people = if args.names {
        session.store.people()?
    } else {
        vec![]
    };
    if evaluated.facts.scores_hidden() {
        return Ok(None);
    }
    let tree = evaluated.scored.tree.clone();
    let explainer = EvaluationExplainer::new(&evaluated.facts, &evaluated.tools, tree, &people);
    Ok(explainer.explain(args.figure))
}
