//! Scoring a model document with an answers file, without an engagement.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;
use waymark_domain::assessment::Assessment;
use waymark_domain::engagement::Person;
use waymark_domain::explanation::{Explainer, Explanation, Figure};
use waymark_domain::facts::RoundFacts;
use waymark_domain::id::{PersonId, RoundId};
use waymark_domain::rating::{Rating, Round};
use waymark_domain::roll_up::State;
use waymark_domain::words::{PriorityMethod, RoundState};
use waymark_exchange::answers_csv::{self, Limits};
use waymark_exchange::model_yaml;

use crate::error::{ErrorCode, WireError};
use crate::session::Answer;

/// One node of a scored model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredNode {
    /// Its code; the model's own for the root.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Score over what is answered; none where nothing is.
    pub score: Option<f64>,
    /// Answered weight over applicable weight; none where nothing applies.
    pub coverage: Option<f64>,
    /// Score with the unanswered at the floor.
    pub worst: Option<f64>,
    /// Score with the unanswered at the ceiling.
    pub best: Option<f64>,
    /// How much is answered.
    pub state: State,
}

/// What scoring a model gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scored {
    /// Every node depth first, the root first.
    pub nodes: Vec<ScoredNode>,
    /// The band that holds the root's score, where the model has bands.
    pub band: Option<String>,
    /// What was left out of the answers, and why.
    pub notices: Vec<String>,
}

/// A model with its answers, as one round of nobody's engagement.
struct Answered {
    facts: RoundFacts,
    assessment: Assessment,
    people: Vec<Person>,
    notices: Vec<String>,
}

/// Returns the model in `model_text`, rated by the people in `answers`.
fn answered(model_text: &str, answers: &[u8]) -> Answer<Answered> {
    // Ids live as long as this call, so counting makes them unique.
    let mut next = 0u128;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let model = model_yaml::parse(model_text, &mut fresh)?;
    let answers = answers_csv::parse(answers, &model, &Limits::default())?;
    let mut people: BTreeMap<String, PersonId> = BTreeMap::new();
    let ratings = answers
        .rows
        .into_iter()
        .map(|row| Rating {
            capability: row.capability,
            person: *people
                .entry(row.person)
                .or_insert_with(|| PersonId(fresh())),
            answer: row.answer,
            note: row.note,
            confidence: row.confidence,
        })
        .collect();
    let facts = RoundFacts {
        round: Round {
            id: RoundId(Uuid::nil()),
            model: model.id,
            title: String::new(),
            date: NaiveDate::default(),
            state: RoundState::Open,
            locked_at: None,
            priority_method: PriorityMethod::Points,
            participants: people.values().copied().collect(),
        },
        model,
        ratings,
        agreed: vec![],
        targets: vec![],
        priorities: vec![],
    };
    let assessment = Assessment::of(&facts).map_err(|e| WireError::invalid(format!("{e}."), ""))?;
    let people = people
        .into_iter()
        .map(|(code, id)| Person {
            id,
            name: code.clone(),
            code,
            role: None,
        })
        .collect();
    Ok(Answered {
        facts,
        assessment,
        people,
        notices: answers.notices,
    })
}

/// Returns the figures of every node of the model in `model_text`, rated by the people in `answers`.
///
/// The value of a leaf is the median over the people; see the roll-up rules of the domain crate.
pub fn score(model_text: &str, answers: &[u8]) -> Answer<Scored> {
    let Answered {
        facts,
        assessment,
        notices,
        ..
    } = answered(model_text, answers)?;
    let band = assessment
        .root()
        .figures
        .score
        .and_then(|s| facts.model.band(s))
        .map(str::to_owned);
    let nodes = assessment
        .nodes
        .into_iter()
        .map(|n| ScoredNode {
            code: n.code,
            title: n.title,
            score: n.figures.score,
            coverage: n.figures.coverage,
            worst: n.figures.worst,
            best: n.figures.best,
            state: n.figures.state,
        })
        .collect();
    Ok(Scored {
        nodes,
        band,
        notices,
    })
}

/// Returns the score of the node of this code as a tree of what it follows from, down to each answer.
///
/// The model's own code means the score of the whole. See [`score`] for how the file is read.
pub fn explain_score(model_text: &str, answers: &[u8], code: &str) -> Answer<Explanation> {
    let answered = answered(model_text, answers)?;
    let found = answered
        .assessment
        .nodes
        .iter()
        .find(|n| n.code.eq_ignore_ascii_case(code))
        .ok_or_else(|| no_capability(code))?;
    let figure = Figure::Score {
        capability: found.id,
    };
    Explainer::new(&answered.facts, &answered.assessment, &answered.people)
        .explain(figure)
        .ok_or_else(|| no_capability(code))
}

/// Says that no node of the model has this code.
pub(crate) fn no_capability(code: &str) -> WireError {
    WireError::new(
        ErrorCode::NotFound,
        format!("The model has no capability with the code “{code}”."),
        "`waymark score MODEL ANSWERS` and `waymark gap FILE` list the codes.",
    )
}
