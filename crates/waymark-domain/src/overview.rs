//! What stands where: pillars, domains and stages of a round, and the trend over rounds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assessment::{Assessment, Node};
use crate::facts::RoundFacts;
use crate::id::RoundId;
use crate::readiness::Readiness;
use crate::roll_up::{Figures, Part, RollUp};
use crate::words::{Pillar, RoundState, Stage};

/// One pillar, judged apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PillarFigures {
    /// The pillar.
    pub pillar: Pillar,
    /// Weighted mean of the pillar's topmost nodes.
    pub figures: Figures,
    /// The priority-weighted share of the way to target.
    pub readiness: Readiness,
    /// Its domains, in model order.
    pub domains: Vec<Node>,
    /// Its stages, those with no leaf left out.
    pub stages: Vec<StageFigures>,
}

/// The leaves of one stage within a pillar, each with its share of the model's weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StageFigures {
    /// The stage.
    pub stage: Stage,
    /// Mean over its leaves.
    pub figures: Figures,
}

/// Returns the figures of every pillar that the model has, in the order of [`Pillar::ALL`].
pub fn pillars(assessment: &Assessment) -> Vec<PillarFigures> {
    let present = |p: &&Pillar| assessment.leaves().any(|n| n.pillar == Some(**p));
    Pillar::ALL
        .iter()
        .filter(present)
        .map(|&p| pillar(assessment, p))
        .collect()
}

fn pillar(assessment: &Assessment, pillar: Pillar) -> PillarFigures {
    let tree = &assessment.tree;
    let mine = |position: usize| assessment.nodes[position].pillar == Some(pillar);
    let tops: Vec<Part> = (1..tree.nodes.len())
        .filter(|&p| mine(p) && !tree.nodes[p].parent.is_some_and(mine))
        .map(|p| part(&assessment.nodes[p]))
        .collect();
    let mut domains: Vec<usize> = tree
        .leaves()
        .filter(|&p| mine(p))
        .map(|p| tree.domain(p))
        .collect();
    domains.dedup();
    let stages = Stage::ALL.iter().filter_map(|&stage| {
        let leaves: Vec<Part> = assessment
            .leaves()
            .filter(|n| n.pillar == Some(pillar) && n.stage == Some(stage))
            .map(part)
            .collect();
        let figures = RollUp::Mean.figures(&leaves, &[]);
        (!leaves.is_empty()).then_some(StageFigures { stage, figures })
    });
    PillarFigures {
        pillar,
        figures: RollUp::Mean.figures(&tops, &[]),
        readiness: assessment.readiness(|n| n.pillar == Some(pillar)),
        domains: domains
            .into_iter()
            .map(|p| assessment.nodes[p].clone())
            .collect(),
        stages: stages.collect(),
    }
}

fn part(node: &Node) -> Part {
    Part {
        weight: node.share,
        figures: node.figures,
    }
}

/// A pillar's readiness at one point of the trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrendPillar {
    /// The pillar.
    pub pillar: Pillar,
    /// Its readiness, with coverage and interval.
    pub readiness: Readiness,
}

/// One round on the trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrendPoint {
    /// The round.
    pub round: RoundId,
    /// Its name.
    pub title: String,
    /// Its day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Open or locked.
    pub state: RoundState,
    /// Pillars in their order.
    pub pillars: Vec<TrendPillar>,
}

/// Returns the trend point of one round.
pub fn trend_point(facts: &RoundFacts, assessment: &Assessment) -> TrendPoint {
    let present = |p: &&Pillar| assessment.leaves().any(|n| n.pillar == Some(**p));
    TrendPoint {
        round: facts.round.id,
        title: facts.round.title.clone(),
        date: facts.round.date,
        state: facts.round.state,
        pillars: Pillar::ALL
            .iter()
            .filter(present)
            .map(|&p| TrendPillar {
                pillar: p,
                readiness: assessment.readiness(|n| n.pillar == Some(p)),
            })
            .collect(),
    }
}

/// Returns a headline composed from the figures, for an engagement whose lead has not written one.
pub fn headline(client: &str, pillars: &[PillarFigures]) -> String {
    let ready = |p: &&PillarFigures| p.readiness.value.is_some();
    let least = pillars
        .iter()
        .filter(ready)
        .min_by(|a, b| by_readiness(a, b));
    let most = pillars
        .iter()
        .filter(ready)
        .max_by(|a, b| by_readiness(a, b));
    let percent = |p: &PillarFigures| format!("{:.0} %", p.readiness.value.unwrap_or(0.0) * 100.0);
    match (most, least) {
        (Some(most), Some(least)) if most.pillar != least.pillar => format!(
            "{client} is furthest in {} ({} of the way to target) and has most to do in {} ({}).",
            most.pillar.title(),
            percent(most),
            least.pillar.title(),
            percent(least)
        ),
        (Some(only), _) => format!(
            "{client} has walked {} of the way to target in {}.",
            percent(only),
            only.pillar.title()
        ),
        _ => format!("{client} has no target to be measured against yet."),
    }
}

fn by_readiness(a: &PillarFigures, b: &PillarFigures) -> std::cmp::Ordering {
    let value = |p: &PillarFigures| p.readiness.value.unwrap_or(0.0);
    value(a).total_cmp(&value(b)).then(b.pillar.cmp(&a.pillar))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::fixture::{Build, facts};

    #[test]
    fn a_pillar_shows_its_domains_and_stages() {
        let build = Build(facts())
            .target("A", 4.0)
            .rate("A.1", "x", 1.0)
            .rate("A.2", "x", 3.0);
        let all = pillars(&Assessment::of(&build.0).expect("sound"));
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].figures.score, Some(2.0));
        assert_eq!(all[0].readiness.value, Some(0.5));
        let domains: Vec<&str> = all[0].domains.iter().map(|d| d.code.as_str()).collect();
        assert_eq!(domains, ["A"]);
        assert_eq!(all[0].stages.len(), 1);
        assert_eq!(all[0].stages[0].figures.score, Some(1.0));
    }

    #[test]
    fn a_headline_is_composed_from_what_is_known() {
        let say =
            |build: Build| headline("Firm", &pillars(&Assessment::of(&build.0).expect("sound")));
        assert_eq!(
            say(Build(facts())),
            "Firm has no target to be measured against yet."
        );
        let one = Build(facts()).target("A", 4.0).rate("A.1", "x", 1.0);
        assert_eq!(
            say(one),
            "Firm has walked 25 % of the way to target in People."
        );
        let two = Build(facts())
            .target("A", 4.0)
            .rate("A.1", "x", 1.0)
            .target("B", 4.0)
            .rate("B.1", "x", 2.0);
        let expected = "Firm is furthest in Process (50 % of the way to target) and has most to do in People (25 %).";
        assert_eq!(say(two), expected);
    }
}
