//! What the answers add up to: gaps, overview, pictures, comparison, explanation.

use waymark_domain::assessment::{Assessment, Node};
use waymark_domain::comparison::{self, Comparison};
use waymark_domain::explanation::{Explainer, Explanation};
use waymark_domain::facts::RoundFacts;
use waymark_domain::gap::{self, GapBoard, GapFilter, node_ref};
use waymark_domain::id::RoundId;
use waymark_domain::overview::{self, TrendPoint, trend_point};
use waymark_domain::roll_up::State;
use waymark_domain::spread::Spread;
use waymark_domain::words::{HurdleState, Pillar, RoundState};

use super::ratings::progress;
use super::register::{evidence, hurdles};
use super::support::count;
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Rated, Session};
use crate::types::{
    AgainstArgs, CompareArgs, Empty, ExplainArgs, GapBoardArgs, Histogram, HistogramBar, NextStep,
    OverviewView, PicturesView, Radar, RadarAxis, RoundArgs,
};

/// Returns leaves by weighted gap.
pub fn gap_board(session: &mut Session, args: GapBoardArgs) -> Answer<GapBoard> {
    let before = against(session, args.against)?;
    let rated = session.rated(args.round)?;
    let before = before.as_ref().map(|r| &*r.assessment);
    Ok(gap::board(
        &rated.facts,
        &rated.assessment,
        before,
        &args.filter,
    ))
}

fn against(session: &mut Session, round: Option<RoundId>) -> Answer<Option<Rated>> {
    round.map(|id| session.rated(id)).transpose()
}

/// Returns where the engagement stands.
pub fn overview(session: &mut Session, args: AgainstArgs) -> Answer<OverviewView> {
    let engagement = session.store.engagement()?;
    let before = against(session, args.against)?;
    let Rated { facts, assessment } = session.rated(args.round)?;
    let board = gap::board(
        &facts,
        &assessment,
        before.as_ref().map(|r| &*r.assessment),
        &GapFilter::default(),
    );
    let pillars = overview::pillars(&assessment);
    let progress = progress(&facts, &assessment);
    let mut standing = hurdles(session, RoundArgs { round: args.round })?;
    standing.retain(|h| h.hurdle.state != HurdleState::Resolved);
    let headline = if engagement.headline.trim().is_empty() {
        overview::headline(&engagement.client, &pillars)
    } else {
        engagement.headline.clone()
    };
    let next_steps = next_steps(session, &facts, &assessment, &board)?;
    Ok(OverviewView {
        headline_composed: engagement.headline.trim().is_empty(),
        headline,
        engagement,
        round: facts.round.clone(),
        against: before.map(|r| trend_point(&r.facts, &r.assessment)),
        pillars,
        gaps: board.ranked,
        left_out: board.left_out,
        top_gaps: board
            .rows
            .into_iter()
            .filter(|r| r.rank.is_some_and(|k| k <= 7))
            .collect(),
        hurdles: standing,
        next_steps,
        progress,
    })
}

fn next_steps(
    session: &mut Session,
    facts: &RoundFacts,
    assessment: &Assessment,
    board: &GapBoard,
) -> Answer<Vec<NextStep>> {
    let p = progress(facts, assessment);
    let expired = evidence(session, Empty {})?
        .iter()
        .filter(|e| e.expired)
        .count() as u32;
    let addressed: std::collections::BTreeSet<_> = session
        .store
        .recommendations()?
        .into_iter()
        .flat_map(|r| r.addresses)
        .collect();
    let top = board.rows.iter().take(board.half as usize);
    let open = top
        .filter(|r| r.node.id.is_some_and(|id| !addressed.contains(&id)))
        .count() as u32;
    let without_target = assessment
        .leaves()
        .filter(|n| n.figures.state != State::NotApplicable && n.target.is_none())
        .count() as u32;
    let capabilities = |n: u32| count(n as usize, "capability", "capabilities");
    let mut steps = Vec::new();
    let mut step = |n: u32, room: &str, text: String| {
        if n > 0 {
            steps.push(NextStep {
                text,
                room: room.into(),
                count: n,
            });
        }
    };
    if facts.round.state == RoundState::Open {
        let nobody = u32::from(facts.round.participants.is_empty());
        step(
            nobody,
            "rounds",
            "Choose who takes part in the round".into(),
        );
        step(
            p.to_discuss,
            "rate",
            format!(
                "Settle {} on which the room disagrees",
                capabilities(p.to_discuss)
            ),
        );
        step(
            p.unanswered,
            "rate",
            format!(
                "Rate {} that nobody has answered",
                capabilities(p.unanswered)
            ),
        );
        step(
            without_target,
            "gaps",
            format!("Set a target for {}", capabilities(without_target)),
        );
    }
    step(
        open,
        "recommendations",
        format!(
            "Recommend something for {} of the widest gaps",
            capabilities(open)
        ),
    );
    let entries = count(
        expired as usize,
        "piece of evidence that has expired",
        "pieces of evidence that have expired",
    );
    step(expired, "evidence", format!("Renew {entries}"));
    let done = facts.round.state == RoundState::Open
        && p.to_discuss + p.unanswered == 0
        && p.applicable > 0;
    step(
        u32::from(done),
        "rounds",
        format!("Lock {} as a baseline", facts.round.title),
    );
    Ok(steps)
}

/// Returns two rounds side by side.
pub fn compare(session: &mut Session, args: CompareArgs) -> Answer<Comparison> {
    let before = session.rated(args.before)?.facts;
    let after = session.rated(args.after)?.facts;
    if before.round.model != after.round.model {
        return Err(WireError::invalid(
            format!(
                "“{}” and “{}” rate different models.",
                before.round.title, after.round.title
            ),
            "Compare rounds over the same model.",
        ));
    }
    comparison::compare(&before, &after).map_err(|e| {
        WireError::new(
            ErrorCode::Invalid,
            format!("{e}."),
            "Put the model right in the model room.",
        )
    })
}

/// Returns a number as a tree of what it follows from.
pub fn explain(session: &mut Session, args: ExplainArgs) -> Answer<Option<Explanation>> {
    let people = if args.names {
        session.store.people()?
    } else {
        vec![]
    };
    let rated = session.rated(args.round)?;
    Ok(Explainer::new(&rated.facts, &rated.assessment, &people).explain(args.figure))
}

/// Returns radar, histogram and trend.
pub fn pictures(session: &mut Session, args: AgainstArgs) -> Answer<PicturesView> {
    let before = against(session, args.against)?;
    let rated = session.rated(args.round)?;
    Ok(PicturesView {
        radars: radars(&rated, before.as_ref()),
        histograms: histograms(&rated),
        trend: trend(session, &rated)?,
    })
}

/// Returns the readiness of every round over the same model, by date.
pub(crate) fn trend(session: &mut Session, rated: &Rated) -> Answer<Vec<TrendPoint>> {
    let model = rated.facts.round.model;
    let mut points = Vec::new();
    for round in session
        .store
        .rounds()?
        .into_iter()
        .filter(|r| r.model == model)
    {
        let rated = session.rated(round.id)?;
        points.push(trend_point(&rated.facts, &rated.assessment));
    }
    points.sort_by_key(|p| (p.date, p.round));
    Ok(points)
}

/// Most axes on which a radar can still be read.
const MOST_AXES: usize = 12;

fn radars(rated: &Rated, before: Option<&Rated>) -> Vec<Radar> {
    let Rated { facts, assessment } = rated;
    let tree = &assessment.tree;
    let mut domains: Vec<usize> = tree.leaves().map(|p| tree.domain(p)).collect();
    domains.dedup();
    let axis = |&p: &usize| {
        let node = &assessment.nodes[p];
        let earlier = before.and_then(|b| node.id.and_then(|id| b.assessment.node(id)));
        RadarAxis {
            node: node_ref(tree, facts, assessment, p),
            score: node.figures.score,
            target: node.target,
            before: earlier.and_then(|n| n.figures.score),
            coverage: node.figures.coverage,
        }
    };
    let radar = |title: String, pillar: Option<Pillar>, chosen: Vec<usize>| {
        let nodes: Vec<&Node> = chosen.iter().map(|&p| &assessment.nodes[p]).collect();
        let alt = nodes
            .iter()
            .map(|n| match n.figures.score {
                Some(score) => format!("{} {score:.1}", n.title),
                None => format!("{} without answers", n.title),
            })
            .collect::<Vec<_>>()
            .join(", ");
        Radar {
            alt: format!("{title}: {alt}."),
            title,
            pillar,
            floor: nodes
                .iter()
                .map(|n| n.figures.floor)
                .fold(f64::INFINITY, f64::min),
            ceiling: nodes
                .iter()
                .map(|n| n.figures.ceiling)
                .fold(f64::NEG_INFINITY, f64::max),
            axes: chosen.iter().map(axis).collect(),
        }
    };
    if domains.len() <= MOST_AXES {
        return vec![radar("Score by domain".into(), None, domains)];
    }
    let of = |pillar: Pillar| {
        domains
            .iter()
            .copied()
            .filter(|&p| assessment.nodes[p].pillar == Some(pillar))
            .take(MOST_AXES)
            .collect()
    };
    Pillar::ALL
        .iter()
        .map(|&p| (p, of(p)))
        .filter(|(_, chosen): &(_, Vec<usize>)| !chosen.is_empty())
        .map(|(p, chosen)| radar(format!("{}: score by domain", p.title()), Some(p), chosen))
        .collect()
}

fn histograms(rated: &Rated) -> Vec<Histogram> {
    let pillars = Pillar::ALL
        .iter()
        .copied()
        .filter(|p| rated.assessment.leaves().any(|n| n.pillar == Some(*p)));
    std::iter::once(None)
        .chain(pillars.map(Some))
        .map(|p| histogram(rated, p))
        .collect()
}

fn histogram(rated: &Rated, pillar: Option<Pillar>) -> Histogram {
    let Rated { facts, assessment } = rated;
    let (model, tree) = (&facts.model, &assessment.tree);
    let scale = tree.scale(model, waymark_domain::tree::ROOT);
    let default_scale = tree.nodes[waymark_domain::tree::ROOT].scale;
    let mine = |p: usize| {
        let node = &tree.nodes[p];
        node.leaf && node.scale == default_scale && (pillar.is_none() || node.pillar == pillar)
    };
    let ratings: Vec<_> = facts
        .counted()
        .filter(|r| tree.position(r.capability).is_some_and(mine))
        .map(|r| &r.answer)
        .collect();
    let scores: Vec<f64> = tree
        .leaves()
        .filter(|&p| mine(p))
        .filter_map(|p| assessment.nodes[p].figures.score)
        .collect();
    let nearest = |score: f64| {
        let distance = |v: f64| (v - score).abs();
        scale
            .values()
            .into_iter()
            .reduce(|a, b| if distance(b) < distance(a) { b } else { a })
    };
    let bars: Vec<HistogramBar> = scale
        .levels
        .iter()
        .map(|level| HistogramBar {
            value: level.value,
            title: level.title.clone(),
            ratings: ratings
                .iter()
                .filter(|a| a.value().is_some_and(|v| (v - level.value).abs() < 1e-9))
                .count() as u32,
            leaves: scores
                .iter()
                .filter(|&&s| nearest(s) == Some(level.value))
                .count() as u32,
        })
        .collect();
    let spread = Spread::of(ratings.iter().copied(), scale);
    let not_applicable = ratings.iter().filter(|a| a.value().is_none()).count() as u32;
    let said: Vec<String> = bars
        .iter()
        .map(|b| format!("{} at {}", b.ratings, b.value))
        .collect();
    let of = pillar.map_or(String::new(), |p| format!(" of {}", p.title()));
    let median = spread.map(|s| s.median);
    let middle = median.map_or(String::new(), |m| format!("; the median is {m}"));
    let alt = format!(
        "Individual ratings{of} by level: {}{middle}.",
        said.join(", ")
    );
    Histogram {
        pillar,
        bars,
        median,
        not_applicable,
        alt,
    }
}
