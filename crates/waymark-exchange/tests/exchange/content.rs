//! What ships: the criteria framework, the tool catalogue, the evaluations of the sample engagement.

use std::collections::BTreeSet;

use waymark_domain::criteria::{CriteriaFramework, Criterion, Measure};
use waymark_domain::evaluation::results::Results;
use waymark_domain::evaluation::robust::Draws;
use waymark_domain::evaluation::{self, Judgement, Points};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::tool::Fit;
use waymark_exchange::tool_catalog::{self, ToolCatalog};
use waymark_exchange::{bundle, framework_yaml};

use crate::ids;

const FRAMEWORK: &str = include_str!("../../../../assets/criteria/tool-evaluation.yaml");
const CATALOGUE: &str = include_str!("../../../../assets/tools/catalog.yaml");
const SAMPLE: &str = include_str!("../../../../assets/sample/aldermere.yaml");
const MODEL: &str = include_str!("../../../../assets/models/mlops.yaml");

fn framework() -> CriteriaFramework {
    framework_yaml::parse(FRAMEWORK, &mut ids()).unwrap()
}

fn sample() -> EngagementFacts {
    let include = |name: &str| (name == "mlops").then(|| MODEL.to_owned());
    bundle::parse(SAMPLE, &mut ids(), &include).unwrap_or_else(|error| panic!("{error}"))
}

fn groups(criteria: &[Criterion]) -> impl Iterator<Item = &Criterion> {
    criteria.iter().filter(|c| c.parent.is_none())
}

fn leaves(criteria: &[Criterion]) -> impl Iterator<Item = &Criterion> {
    criteria.iter().filter(|c| !c.measure.is_group())
}

/// Six anchors, each a different sentence with something in it to check.
fn anchors_are_written(criteria: &[Criterion]) {
    for criterion in leaves(criteria) {
        let Measure::Rating { anchors } = &criterion.measure else {
            continue;
        };
        let code = &criterion.code;
        let distinct: BTreeSet<String> = anchors.iter().map(|a| a.to_lowercase()).collect();
        assert_eq!(distinct.len(), 6, "{code} has an anchor twice");
        for anchor in anchors {
            assert!(anchor.split_whitespace().count() >= 3, "{code}: “{anchor}”");
            assert!(anchor.ends_with('.'), "{code}: “{anchor}”");
        }
    }
}

#[test]
fn the_framework_has_ten_categories_of_five_criteria_whose_weights_sum_to_a_hundred() {
    let criteria = framework().criteria;
    let hundred = |of: &mut dyn Iterator<Item = &Criterion>| {
        (of.map(|c| c.weight).sum::<f64>() - 100.0).abs() < 1e-9
    };
    assert_eq!(groups(&criteria).count(), 10);
    assert_eq!(leaves(&criteria).count(), 50);
    assert!(hundred(&mut groups(&criteria)));
    for group in groups(&criteria) {
        let below = || criteria.iter().filter(|c| c.parent == Some(group.id));
        assert_eq!(below().count(), 5, "{}", group.code);
        assert!(hundred(&mut below()), "{}", group.code);
        let prefix = format!("{}.", group.code);
        assert!(
            below().all(|c| c.code.starts_with(&prefix)),
            "{}",
            group.code
        );
    }
    let stated = [18, 14, 10, 12, 10, 8, 8, 8, 4, 8];
    let weights: Vec<u32> = groups(&criteria).map(|c| c.weight as u32).collect();
    assert_eq!(weights, stated);
}

#[test]
fn every_criterion_can_be_scored_tomorrow() {
    let criteria = framework().criteria;
    anchors_are_written(&criteria);
    let (mut rated, mut measured, mut asked) = (0, 0, 0);
    for criterion in leaves(&criteria) {
        let (code, description) = (&criterion.code, &criterion.description);
        assert!(
            description.contains("Evidence: "),
            "{code} names no evidence"
        );
        match &criterion.measure {
            Measure::Rating { .. } => rated += 1,
            Measure::YesNo => {
                asked += 1;
                assert!(
                    description.starts_with("Yes, if "),
                    "{code} does not say when it is a yes"
                );
            }
            Measure::Measured { unit, .. } => {
                measured += 1;
                assert!(!unit.is_empty(), "{code} has no unit");
            }
            Measure::Group => panic!("{code} is a group without criteria"),
        }
    }
    assert_eq!((rated, measured, asked), (39, 9, 2));
    let codes = |keep: &dyn Fn(&Criterion) -> bool| -> Vec<&str> {
        let kept = leaves(&criteria).filter(|c| keep(c));
        kept.map(|c| c.code.as_str()).collect()
    };
    assert_eq!(codes(&|c| c.cost), ["C10.1"]);
    assert_eq!(
        codes(&|c| c.knock_out.is_some()),
        ["C3.2", "C4.3", "C4.5", "C9.1"]
    );
}

fn catalogue() -> ToolCatalog {
    tool_catalog::parse(CATALOGUE).unwrap()
}

#[test]
fn the_catalogue_holds_facts_and_no_opinion() {
    let tools = catalogue().tools;
    let names: BTreeSet<&str> = tools.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names.len(), 81, "a name stands twice");
    let mut not_verified = 0;
    for tool in &tools {
        let name = &tool.name;
        let description = tool.description.as_deref().unwrap_or_default();
        assert!(description.ends_with('.'), "{name}: “{description}”");
        // A capability also asks for rules, roles and people: no tool covers one in full.
        assert!(tool.covers.iter().all(|c| c.fit < Fit::Full), "{name}");
        let licence = tool.facts.iter().find(|f| f.name == "Licence").unwrap();
        if licence.value == "Not verified" {
            not_verified += 1;
            assert!(!licence.verified, "{name}");
        }
    }
    assert_eq!(not_verified, 7);
}

/// Returns the sentences of a text, without case.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let ends = |c: char| matches!(c, '.' | '?' | '!');
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        let end = rest
            .match_indices(ends)
            .map(|(i, end)| i + end.len())
            .find(|&i| rest[i..].is_empty() || rest[i..].starts_with(char::is_whitespace))
            .unwrap_or(rest.len());
        let (sentence, more) = rest.split_at(end);
        rest = more.trim_start();
        (!sentence.is_empty()).then(|| sentence.to_lowercase())
    })
}

#[test]
fn no_sentence_is_said_twice_or_with_a_word_changed() {
    let framework = framework();
    let catalogue = catalogue();
    let mut texts: Vec<&str> = vec![
        &framework.purpose,
        framework.source.as_deref().unwrap_or_default(),
        &catalogue.purpose,
        catalogue.source.as_deref().unwrap_or_default(),
    ];
    for criterion in &framework.criteria {
        texts.push(&criterion.description);
        if let Measure::Rating { anchors } = &criterion.measure {
            texts.extend(anchors.iter().map(String::as_str));
        }
        texts.extend(criterion.knock_out.iter().map(|k| k.statement.as_str()));
    }
    texts.extend(
        catalogue
            .tools
            .iter()
            .filter_map(|t| t.description.as_deref()),
    );
    let all: Vec<String> = texts.into_iter().flat_map(sentences).collect();
    assert!(all.len() > 500, "{}", all.len());
    let words: Vec<BTreeSet<&str>> = all
        .iter()
        .map(|s| {
            s.split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .collect()
        })
        .collect();
    for (i, a) in words.iter().enumerate() {
        for (j, b) in words.iter().enumerate().skip(i + 1) {
            let common = a.intersection(b).count();
            let share = common as f64 / (a.len() + b.len() - common) as f64;
            assert!(share < 0.6, "“{}” is nearly “{}”", all[i], all[j]);
        }
    }
}

#[test]
fn the_sample_holds_a_complete_evaluation_and_one_that_has_begun() {
    let facts = sample();
    let [monitoring, serving] = facts.evaluations.as_slice() else {
        panic!("{} evaluations", facts.evaluations.len())
    };
    anchors_are_written(&monitoring.criteria);
    assert_eq!(groups(&monitoring.criteria).count(), 7);
    assert_eq!(leaves(&monitoring.criteria).count(), 24);
    assert_eq!(monitoring.candidates.len(), 5);
    assert_eq!(monitoring.elicitations.len(), 3);
    assert!(
        monitoring
            .scores
            .iter()
            .all(|s| s.as_of.is_some() && s.confidence.is_some())
    );
    assert!(
        monitoring
            .scores
            .iter()
            .all(|s| s.evidence.is_some() || !s.source.is_empty())
    );
    let locked = monitoring.weights_locked_at.unwrap().date_naive();
    let decision = monitoring.decision.as_ref().unwrap();
    assert!(locked < decision.decided_on && decision.decided_on < decision.review_on.unwrap());
    assert_eq!(
        evaluation::stale(monitoring, &facts.tools),
        Vec::<String>::new()
    );

    let scored: BTreeSet<_> = monitoring
        .scores
        .iter()
        .map(|s| (s.criterion, s.tool))
        .collect();
    let cells = leaves(&monitoring.criteria).count() * monitoring.candidates.len();
    assert_eq!(cells - scored.len(), 2, "two scores are missing");

    // What recommendations name is in the inventory.
    let names: BTreeSet<&str> = facts.tools.iter().map(|t| t.name.as_str()).collect();
    for recommendation in facts.recommendations.iter().filter(|r| !r.tool.is_empty()) {
        assert!(
            names.contains(recommendation.tool.as_str()),
            "{}",
            recommendation.tool
        );
    }

    assert!(serving.scores.is_empty() && serving.decision.is_none());
    assert!(serving.hide_scores_until_locked && serving.weights_locked_at.is_none());
    assert_eq!(serving.elicitations.len(), 1);
}

/// The story that the decision tells is the one that the figures tell.
#[test]
fn the_samples_leader_is_firm_and_loses_to_one_move_of_weight() {
    let facts = sample();
    let e = &facts.evaluations[0];
    let results = |what_if: &[Points]| {
        let how = Draws {
            draws: 2_000,
            ..Draws::default()
        };
        Results::of(e, &facts.tools, &facts.people, what_if, how).unwrap()
    };
    let r = results(&[]);
    let names: Vec<&str> = r.ranking.iter().map(|t| t.name.as_str()).collect();
    let order = [
        "Fenwatch",
        "Saltmarsh Observe",
        "Ploverlight",
        "Stonecrop Checks",
    ];
    assert_eq!(names, order);
    let value = |i: usize| r.ranking[i].value.unwrap().round() as u32;
    assert_eq!((value(0), value(1)), (74, 70));
    assert!(r.ranking[2].best < 65.0 && r.ranking[2].missing == 1);
    assert_eq!(
        r.ranking[0].worst_rank, 1,
        "missing scores cannot change the winner"
    );
    assert!(r.ranking[3].unknown && r.unknown.len() == 1);
    assert_eq!(r.knocked_out[0].name, "Hexham Drift");
    assert_eq!(r.flippers.len(), 1);
    assert_eq!(
        (
            r.flippers[0].name.as_str(),
            r.flippers[0].winner_name.as_str()
        ),
        ("Ingrid Solberg", "Saltmarsh Observe")
    );
    let robustness = r.robustness.unwrap();
    let over_rival = robustness.pairwise[0][1];
    assert!((0.7..0.85).contains(&over_rival), "{over_rival}");
    let flip = &robustness.flips[0];
    assert_eq!(flip.name, "Saltmarsh Observe");
    assert!((0.05..0.08).contains(&flip.moved.unwrap()), "{flip:?}");
    let cheap: Vec<&str> = r
        .frontier
        .iter()
        .filter(|p| p.efficient)
        .map(|p| p.name.as_str())
        .collect();
    assert_eq!(cheap, ["Stonecrop Checks", "Fenwatch"]);

    // With the weights of model risk the rival leads by 73 to 71, as the dissent says.
    let ingrid = facts.people.iter().find(|p| p.code == "IS").unwrap().id;
    let judgement = e.elicitations.iter().find(|j| j.person == ingrid).unwrap();
    let Judgement::Swing { points } = &judgement.judgement else {
        panic!()
    };
    let hers = results(points).ranking;
    let told: Vec<(&str, u32)> = hers[..2]
        .iter()
        .map(|t| (t.name.as_str(), t.value.unwrap().round() as u32))
        .collect();
    assert_eq!(told, [("Saltmarsh Observe", 73), ("Fenwatch", 71)]);
}

/// The weights of the sample are those that its three judgements combine to.
#[test]
fn the_samples_weights_are_those_that_three_people_agreed_on() {
    let facts = sample();
    let e = &facts.evaluations[0];
    for group in groups(&e.criteria) {
        let mut sum = 0.0;
        for elicitation in &e.elicitations {
            let Judgement::Swing { points } = &elicitation.judgement else {
                panic!()
            };
            let total: f64 = points.iter().map(|p| p.points).sum();
            let own = points.iter().find(|p| p.criterion == group.id).unwrap();
            sum += own.points / total;
        }
        let mean = 100.0 * sum / 3.0;
        assert!((group.weight - mean).abs() < 1e-3, "{}: {mean}", group.code);
    }
}
