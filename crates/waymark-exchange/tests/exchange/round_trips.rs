//! Whatever is written is read back as it was.

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Target};
use waymark_domain::words::Confidence;
use waymark_exchange::answers_csv::{self, AnswerRow, Limits};
use waymark_exchange::{bundle, model_yaml};

use crate::{MODEL, ids, model};

/// Texts as people write them, and texts that hurt: what looks like YAML, numbers, truth values, dates,
/// formulas, white space, control characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.]{0,60}",
        "[a-z]{3,9}( [a-z]{3,9}){15,30}",
        "[-:?#&*!|>'\"%@`{}\\[\\], \\n\\t\\r=+~.0-9a]{0,12}",
        "(yes|no|NO|null|~|true|1\\.10|0x1f|2026-06-09|1e3|\\.inf|- a|a: b|# c|<<|=1\\+1|'=x)",
        "\\PC{0,20}",
        any::<String>(),
    ]
}

/// A text that says something, as a reason must.
fn reason() -> impl Strategy<Value = String> {
    text().prop_filter("not blank", |t| !t.trim().is_empty())
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Level { value: 0.0 }),
        Just(Answer::Level { value: 1.0 }),
        reason().prop_map(|reason| Answer::NotApplicable { reason }),
    ]
}

fn confidence() -> impl Strategy<Value = Option<Confidence>> {
    proptest::option::of(proptest::sample::select(Confidence::ALL))
}

/// Puts texts into every place of the model that takes any.
fn worded(mut model: CapabilityModel, texts: &[String]) -> CapabilityModel {
    let mut texts = texts.iter().cycle().cloned();
    let mut next = || texts.next().unwrap_or_default();
    model.title = next();
    model.edition = next();
    model.purpose = next();
    model.source = Some(next());
    for framework in &mut model.frameworks {
        framework.title = next();
        framework.licence = next();
    }
    for level in model.scales.iter_mut().flat_map(|s| &mut s.levels) {
        level.title = next();
        level.text = next();
    }
    for band in &mut model.bands {
        band.title = next();
    }
    for capability in &mut model.capabilities {
        capability.title = next();
        capability.purpose = next();
        capability.why = next();
        capability.levels.iter_mut().for_each(|l| *l = next());
        capability
            .references
            .iter_mut()
            .for_each(|r| r.item = next());
    }
    model
}

fn fixture() -> EngagementFacts {
    let text = include_str!("../fixtures/bundle.yaml");
    bundle::parse(text, &mut ids(), &|_| Some(MODEL.to_owned())).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn models(texts in vec(text(), 1..12), weight in 0.001..1e6_f64) {
        let mut m = worded(model(MODEL), &texts);
        m.capabilities[0].weight = weight;
        prop_assert_eq!(model(&model_yaml::write(&m)), m);
    }

    #[test]
    fn bundles(
        texts in vec(text(), 1..12),
        answers in vec((answer(), text(), confidence()), 1..8),
        words in vec(text(), 1..6),
        points in vec(0.0..1e9_f64, 4),
    ) {
        let mut facts = fixture();
        for m in &mut facts.models {
            *m = worded(m.clone(), &texts);
        }
        let live = facts.models[0].clone();
        let mut words = words.iter().cycle().cloned();
        let mut next = || words.next().unwrap_or_default();
        facts.engagement.client = next();
        facts.engagement.headline = next();
        facts.engagement.decisions = vec![next(), next()];
        facts.people[0].name = next();
        facts.hurdles[0].description = next();
        facts.recommendations[0].description = next();
        facts.evidence[0].location = next();
        facts.roles[1].description = next();
        facts.vendors[0].notes = next();
        facts.tools[0].description = next();
        facts.tools[0].environments = vec![next(), next()];
        facts.tools[0].facts[0].value = next();
        let evaluation = &mut facts.evaluations[0];
        evaluation.need = next();
        evaluation.criteria[2].description = next();
        evaluation.criteria[0].weight = points[0];
        evaluation.candidates[0].note = next();
        for score in &mut evaluation.scores {
            score.note = next();
            score.source = next();
        }
        evaluation.scores[3].value = points[1];
        evaluation.agreed[0].rationale = next();
        evaluation.set_rules[0].reason = next();
        evaluation.budget = Some(points[2]);
        if let Some(decision) = &mut evaluation.decision {
            decision.why = next();
            decision.dissent = next();
        }
        let people: Vec<_> = facts.people.iter().map(|p| p.id).collect();
        let open = facts.rounds.last_mut().unwrap();
        open.model = live.clone();
        open.round.title = format!("{}!", next());
        open.round.priority_method = waymark_domain::words::PriorityMethod::Points;
        let leaf = live.capabilities[2].id;
        open.ratings = people.iter().zip(answers.iter().cycle()).map(|(&person, (answer, note, confidence))| Rating {
            capability: leaf, person, answer: answer.clone(), note: note.clone(), confidence: *confidence,
        }).collect();
        open.agreed = vec![AgreedRating { capability: leaf, answer: answers[0].0.clone(), rationale: next() }];
        open.targets = vec![Target { capability: leaf, value: 1.0, due: None }];
        open.priorities = live.capabilities.iter().zip(&points)
            .map(|(c, &value)| Priority { capability: c.id, value }).collect();
        // The model of the locked round “Tests” was not changed after it.
        facts.rounds[1].model = facts.models[1].clone();
        let mut none = || Uuid::nil();
        for text in [bundle::write_yaml(&facts), bundle::write_json(&facts)] {
            let read = bundle::parse(&text, &mut none, &|_| None);
            let read = read.map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
            prop_assert_eq!(&read, &facts);
        }
    }

    #[test]
    fn answers(rows in vec((answer(), text(), confidence(), reason()), 1..8)) {
        let m = model(MODEL);
        let rows: Vec<AnswerRow> = rows.into_iter().enumerate().map(|(i, (answer, note, confidence, person))| {
            let note = if answer.value().is_some() { note } else { String::new() };
            // A name has no white space around it; the number makes it one of a kind.
            let person = format!("{}{i}", person.trim());
            AnswerRow { capability: m.capabilities[2].id, person, answer, note, confidence }
        }).collect();
        let text = answers_csv::write(&rows, &m);
        let read = answers_csv::parse(text.as_bytes(), &m, &Limits::default());
        let read = read.map_err(|e| TestCaseError::fail(format!("{e}\n{text:?}")))?;
        prop_assert_eq!(read.rows, rows);
    }
}
