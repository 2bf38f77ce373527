//! From the document to the facts: rounds.

use std::collections::BTreeSet;

use waymark_domain::facts::RoundFacts;
use waymark_domain::id::{CapabilityId, ModelId, PersonId};
use waymark_domain::model::CapabilityModel;
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Round, Target};
use waymark_domain::scale::{Scale, level_text};
use waymark_domain::words::{Confidence, PriorityMethod, RoundState};

use super::document::{AgreedDoc, RatingDoc, RoundDoc, Short, TargetDoc};
use super::read::Context;
use super::references::{Codes, ModelIndex, Models, Node};
use crate::yaml::{At, Pairs};

/// Where the model of a round stands.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// Among the live models.
    Live(usize),
    /// Among the snapshots.
    Snapshot(usize),
}

impl Source {
    pub(super) fn index<'a, 'm>(self, models: &'a Models<'m>) -> &'a ModelIndex<'m> {
        match self {
            Self::Live(i) => &models.live[i],
            Self::Snapshot(i) => &models.snapshots[i],
        }
    }
}

/// A round whose model is known and whose ratings are not yet read.
pub(super) struct Frame {
    pub(super) round: Round,
    pub(super) source: Source,
    document: RoundDoc,
}

impl Frame {
    /// Returns the position of the live model that a round names, or of the only one, or none.
    pub(super) fn live_model(document: &RoundDoc, live: &[CapabilityModel]) -> Option<usize> {
        match (&document.model, live) {
            (None, [_]) => Some(0),
            (None, _) => None,
            (Some(name), _) => {
                let by_code = live.iter().position(|m| m.code == name.value);
                let id: Option<ModelId> = name.value.parse().ok();
                by_code.or_else(|| live.iter().position(|m| Some(m.id) == id))
            }
        }
    }

    pub(super) fn new(
        document: RoundDoc,
        live: &[CapabilityModel],
        snapshot: Option<CapabilityModel>,
        snapshots: &mut Vec<CapabilityModel>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Option<Self> {
        let position = Self::live_model(&document, live);
        // A round may be of a model that is no longer live.
        let named = |m: &CapabilityModel| {
            document
                .model
                .as_ref()
                .is_none_or(|name| name.value == m.code)
        };
        let own = snapshot.as_ref().filter(|m| named(m)).map(|m| m.id);
        let Some(model) = position.map(|p| live[p].id).or(own) else {
            let path = format!("{path}.model");
            match &document.model {
                Some(name) => {
                    context.problem(name, &path, format!("there is no model “{}”", name.value));
                }
                None => context.problem(
                    &document.title,
                    &path,
                    "say which model the round rates: “model: CODE”",
                ),
            }
            return None;
        };
        let source = match (snapshot, position) {
            (Some(snapshot), _) => {
                snapshots.push(snapshot);
                Source::Snapshot(snapshots.len() - 1)
            }
            (None, position) => Source::Live(position?),
        };
        let follows = if document.locked.is_some() {
            RoundState::Locked
        } else {
            RoundState::Open
        };
        let round = Round {
            id: context.id(document.id.as_ref()),
            model,
            title: document.title.value.clone(),
            date: document.date,
            state: document.state.unwrap_or(follows),
            locked_at: document.locked,
            priority_method: document.priority_method.unwrap_or(PriorityMethod::Points),
            participants: Vec::new(),
        };
        Some(Self {
            round,
            source,
            document,
        })
    }

    /// Returns the facts of the round at position `index` of the document.
    pub(super) fn facts(
        mut self,
        index: usize,
        models: &Models<'_>,
        people: &Codes<PersonId>,
        context: &mut Context<'_>,
    ) -> RoundFacts {
        let path = format!("rounds[{index}]");
        let document = self.document;
        self.round.participants = participants(document.participants, people, &path, context);
        let mut reader = Reader {
            models,
            model: self.source.index(models),
            people,
            context,
        };
        let ratings = reader.ratings(document.ratings, &format!("{path}.ratings"));
        let agreed = reader.agreed(document.agreed, &format!("{path}.agreed"));
        let targets = reader.targets(document.targets, &format!("{path}.targets"));
        let method = self.round.priority_method;
        let priorities =
            reader.priorities(&document.priorities, method, &format!("{path}.priorities"));
        let model = self.source.index(models).model.clone();
        RoundFacts {
            round: self.round,
            model,
            ratings,
            agreed,
            targets,
            priorities,
        }
    }
}

fn participants(
    documents: Option<Vec<At<String>>>,
    people: &Codes<PersonId>,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<PersonId> {
    let Some(documents) = documents else {
        return people.in_order().collect();
    };
    let mut participants = Vec::new();
    for (i, text) in documents.iter().enumerate() {
        let path = format!("{path}.participants[{i}]");
        let Some(person) = context.find(people, text, "person", &path) else {
            continue;
        };
        if participants.contains(&person) {
            context.problem(
                text,
                &path,
                format!("“{}” stands more than once; keep one", text.value),
            );
        }
        participants.push(person);
    }
    participants
}

struct Reader<'a, 'c, 'm> {
    models: &'a Models<'m>,
    model: &'a ModelIndex<'m>,
    people: &'a Codes<PersonId>,
    context: &'a mut Context<'c>,
}

/// A capability as a key names it.
#[derive(Clone, Copy)]
struct Key {
    id: CapabilityId,
    /// Its node in the model of the round; none where the model no longer has it.
    node: Option<Node>,
    /// Named by its code, as people do; Waymark names by id what is no longer a leaf.
    by_code: bool,
}

impl Reader<'_, '_, '_> {
    /// Returns what a key means, and says so where it means nothing or repeats another under its other name.
    fn key(
        &mut self,
        key: &At<String>,
        seen: &mut BTreeSet<CapabilityId>,
        path: &str,
    ) -> Option<Key> {
        let by_code = self.model.by_code(&key.value);
        let found = match by_code {
            Some(node) => Some(Key {
                id: node.id,
                node: Some(node),
                by_code: true,
            }),
            None => self.models.by_id(&key.value).map(|id| Key {
                id,
                node: self.model.by_id(id),
                by_code: false,
            }),
        };
        let Some(found) = found else {
            let message = format!("the model has no capability “{}”", key.value);
            self.context
                .problem(key, &format!("{path}.{}", key.value), message);
            return None;
        };
        if !seen.insert(found.id) {
            let message = format!(
                "“{}” is named twice, by code and by id; keep one",
                key.value
            );
            self.context
                .problem(key, &format!("{path}.{}", key.value), message);
        }
        Some(found)
    }

    /// As [`Self::key`], for what only leaves have.
    fn leaf(
        &mut self,
        key: &At<String>,
        seen: &mut BTreeSet<CapabilityId>,
        path: &str,
    ) -> Option<Key> {
        let found = self.key(key, seen, path)?;
        if found.by_code && found.node.is_some_and(|n| !self.model.is_leaf(n)) {
            let message = format!("“{}” is no leaf: it rolls up and is not rated", key.value);
            self.context
                .problem(key, &format!("{path}.{}", key.value), message);
            return None;
        }
        Some(found)
    }

    /// Returns the level as the scale of the node, or of a leaf below it, has it; none where none has.
    fn on_scale(&self, value: f64, key: Key) -> Option<f64> {
        let on = |scale: &Scale| scale.position(value).map(|p| scale.levels[p].value);
        match key.node {
            Some(node) => self.model.scales(node).into_iter().find_map(on),
            None => Some(value).filter(|v| v.is_finite()),
        }
    }

    /// As [`Self::on_scale`], and says so where no scale has the level.
    fn level<T>(&mut self, value: f64, key: Key, at: &At<T>, path: &str) -> Option<f64> {
        let found = self.on_scale(value, key);
        if let (None, Some(node)) = (found, key.node) {
            let scales = self.model.scales(node);
            let values: Vec<String> = scales
                .iter()
                .flat_map(|s| s.values())
                .take(24)
                .map(level_text)
                .collect();
            let (level, code, values) =
                (level_text(value), self.model.code(node), values.join(", "));
            self.context.problem(
                at,
                path,
                format!("{level} is not on the scale of “{code}”: {values}"),
            );
        }
        found
    }

    fn answer<T>(
        &mut self,
        (level, na): (Option<f64>, Option<String>),
        key: Key,
        at: &At<T>,
        path: &str,
    ) -> Option<Answer> {
        match (level, na) {
            (Some(level), None) => self
                .level(level, key, at, path)
                .map(|value| Answer::Level { value }),
            (None, Some(reason)) if !reason.trim().is_empty() => {
                Some(Answer::NotApplicable { reason })
            }
            (None, Some(_)) => {
                self.context.problem(at, path, "“na” needs a reason");
                None
            }
            (Some(_), Some(_)) => {
                self.context
                    .problem(at, path, "either “level” or “na”, not both");
                None
            }
            (None, None) => {
                self.context.problem(at, path, "“level” or “na” is missing");
                None
            }
        }
    }

    fn word<T>(&mut self, word: &str, at: &At<T>, path: &str) {
        let message = match word {
            _ if word.eq_ignore_ascii_case("na") || word.eq_ignore_ascii_case("n/a") => {
                "not applicable needs a reason: { na: \"…\" }".to_owned()
            }
            _ => format!(
                "“{word}” is no level; write the number without quotes, or {{ na: \"the reason\" }}"
            ),
        };
        self.context.problem(at, path, message);
    }

    fn ratings(
        &mut self,
        documents: Pairs<Pairs<At<Short<RatingDoc>>>>,
        path: &str,
    ) -> Vec<Rating> {
        let mut ratings = Vec::new();
        let mut seen = BTreeSet::new();
        for (code, by_person) in documents.0 {
            let Some(key) = self.leaf(&code, &mut seen, path) else {
                continue;
            };
            let mut raters = BTreeSet::new();
            for (person, document) in by_person.0 {
                let path = || format!("{path}.{}.{}", code.value, person.value);
                let Some(rater) = self.people.find(&person.value) else {
                    let message = format!("there is no person “{}”", person.value);
                    self.context.problem(&person, &path(), message);
                    continue;
                };
                if !raters.insert(rater) {
                    let message = format!(
                        "“{}” is named twice, by code and by id; keep one",
                        person.value
                    );
                    self.context.problem(&person, &path(), message);
                }
                ratings.extend(self.rating(key, rater, document, &path));
            }
        }
        ratings.sort_by_key(|r| (r.capability, r.person));
        ratings
    }

    fn rating(
        &mut self,
        key: Key,
        person: PersonId,
        document: At<Short<RatingDoc>>,
        path: &dyn Fn() -> String,
    ) -> Option<Rating> {
        let rating = |answer: Answer, note: String, confidence: Option<Confidence>| Rating {
            capability: key.id,
            person,
            answer,
            note,
            confidence,
        };
        let (at, value) = document.split();
        match value {
            Short::Level(level) => {
                // Most ratings are this and right: no path is made that nobody will read.
                let value = self
                    .on_scale(level, key)
                    .or_else(|| self.level(level, key, &at, &path()));
                value.map(|value| rating(Answer::Level { value }, String::new(), None))
            }
            Short::Word(word) => {
                self.word(&word, &at, &path());
                None
            }
            Short::More(more) => {
                let answer = self.answer((more.level, more.na), key, &at, &path())?;
                Some(rating(answer, more.note, more.confidence))
            }
        }
    }

    fn agreed(&mut self, documents: Pairs<At<Short<AgreedDoc>>>, path: &str) -> Vec<AgreedRating> {
        let mut agreed = Vec::new();
        let mut seen = BTreeSet::new();
        for (code, document) in documents.0 {
            let Some(key) = self.leaf(&code, &mut seen, path) else {
                continue;
            };
            let path = format!("{path}.{}", code.value);
            let (at, value) = document.split();
            let (answer, rationale) = match value {
                Short::Level(level) => (
                    self.answer((Some(level), None), key, &at, &path),
                    String::new(),
                ),
                Short::More(more) => (
                    self.answer((more.level, more.na), key, &at, &path),
                    more.rationale,
                ),
                Short::Word(word) => {
                    self.word(&word, &at, &path);
                    continue;
                }
            };
            agreed.extend(answer.map(|answer| AgreedRating {
                capability: key.id,
                answer,
                rationale,
            }));
        }
        agreed.sort_by_key(|a| a.capability);
        agreed
    }

    fn targets(&mut self, documents: Pairs<At<Short<TargetDoc>>>, path: &str) -> Vec<Target> {
        let mut targets = Vec::new();
        let mut seen = BTreeSet::new();
        for (code, document) in documents.0 {
            let Some(key) = self.key(&code, &mut seen, path) else {
                continue;
            };
            let path = format!("{path}.{}", code.value);
            let (at, value) = document.split();
            let (level, due) = match value {
                Short::Level(level) => (level, None),
                Short::More(more) => (more.level, more.due),
                Short::Word(word) => {
                    let message = format!("“{word}” is no level; write the number without quotes");
                    self.context.problem(&at, &path, message);
                    continue;
                }
            };
            let value = self.level(level, key, &at, &path);
            targets.extend(value.map(|value| Target {
                capability: key.id,
                value,
                due,
            }));
        }
        targets.sort_by_key(|t| t.capability);
        targets
    }

    fn priorities(
        &mut self,
        documents: &Pairs<At<f64>>,
        method: PriorityMethod,
        path: &str,
    ) -> Vec<Priority> {
        let mut priorities = Vec::new();
        let mut seen = BTreeSet::new();
        let (least, what) = match method {
            PriorityMethod::Points => (0.0, "points must be a number of at least 0"),
            PriorityMethod::Rank => (1.0, "a rank must be a number of at least 1"),
        };
        for (code, document) in &documents.0 {
            let Some(key) = self.key(code, &mut seen, path) else {
                continue;
            };
            let value = document.value;
            if !value.is_finite() || value < least {
                self.context
                    .problem(document, &format!("{path}.{}", code.value), what);
                continue;
            }
            priorities.push(Priority {
                capability: key.id,
                value,
            });
        }
        priorities.sort_by_key(|p| p.capability);
        priorities
    }
}
