//! From the document to the criteria.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;
use waymark_domain::criteria::{
    CriteriaFramework, CriteriaTree, Criterion, Direction, KnockOutRule, MAX_CRITERIA, MAX_DEPTH,
    Measure,
};
use waymark_domain::id::CriterionId;

use crate::error::Problems;
use crate::yaml::{At, code_problem, wrong_format};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameworkDoc {
    format: At<String>,
    code: At<String>,
    title: String,
    #[serde(default)]
    edition: String,
    #[serde(default = "english")]
    language: String,
    #[serde(default)]
    purpose: String,
    source: Option<String>,
    criteria: At<Vec<CriterionDoc>>,
}

/// A criterion with what is below it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CriterionDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    #[serde(default)]
    description: String,
    weight: Option<At<f64>>,
    #[serde(default)]
    cost: At<bool>,
    knock_out: Option<At<KnockOutDoc>>,
    rating: Option<At<Vec<String>>>,
    measured: Option<At<MeasuredDoc>>,
    yes_no: Option<At<bool>>,
    criteria: Option<At<Vec<CriterionDoc>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasuredDoc {
    #[serde(default)]
    unit: String,
    direction: Direction,
    worst: f64,
    best: f64,
    #[serde(default)]
    points: Vec<(f64, f64)>,
}

/// A statement alone, or with a minimum.
#[derive(Debug)]
struct KnockOutDoc(KnockOutRule);

impl<'de> Deserialize<'de> for KnockOutDoc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = KnockOutRule;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a statement, or a mapping with statement and minimum")
            }
            fn visit_str<E: serde::de::Error>(self, statement: &str) -> Result<KnockOutRule, E> {
                Ok(KnockOutRule {
                    statement: statement.to_owned(),
                    minimum: None,
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<KnockOutRule, A::Error> {
                KnockOutRule::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Either).map(Self)
    }
}

fn english() -> String {
    "en".to_owned()
}

/// Returns the framework, or none where its frame is wrong. It counts only if no problem was found.
pub(super) fn framework(
    document: FrameworkDoc,
    new_id: &mut dyn FnMut() -> Uuid,
    problems: &mut Problems,
) -> Option<CriteriaFramework> {
    if document.format.value != super::FORMAT {
        let message = wrong_format(&document.format.value, &super::BOUNDS);
        problems.push(document.format.place("format"), message);
        return None;
    }
    if let Some(message) = code_problem(&document.code.value) {
        problems.push(document.code.place("code"), message);
    }
    if document.criteria.value.is_empty() {
        let message = "the framework has no criteria; give it at least one";
        problems.push(document.criteria.place("criteria"), message);
    }
    let criteria = criteria(document.criteria, "", false, new_id, problems);
    // What is checked before is checked to name line and column; this is the rule itself.
    if problems.is_empty()
        && let Err(error) = CriteriaTree::new(&criteria)
    {
        problems.push(document.code.place(""), error.to_string());
    }
    Some(CriteriaFramework {
        code: document.code.value,
        title: document.title,
        edition: document.edition,
        language: document.language,
        purpose: document.purpose,
        source: document.source,
        criteria,
    })
}

/// Returns nested criteria in depth-first order, and says what is wrong with each.
///
/// `prefix` is the path of the document in a larger one, with a dot at its end, or empty. With `own` the
/// criteria are an engagement's: they may keep the ids that they have, groups may be empty yet, and weights
/// may sum to zero.
pub(crate) fn criteria(
    documents: At<Vec<CriterionDoc>>,
    prefix: &str,
    own: bool,
    new_id: &mut dyn FnMut() -> Uuid,
    problems: &mut Problems,
) -> Vec<Criterion> {
    let mut reader = Reader {
        problems,
        new_id,
        own,
        codes: BTreeSet::new(),
        too_many: false,
        criteria: Vec::new(),
    };
    let path = format!("{prefix}criteria");
    reader.siblings(documents, None, &path, 1);
    reader.criteria
}

struct Reader<'a> {
    problems: &'a mut Problems,
    new_id: &'a mut dyn FnMut() -> Uuid,
    own: bool,
    codes: BTreeSet<String>,
    too_many: bool,
    criteria: Vec<Criterion>,
}

impl Reader<'_> {
    fn siblings(
        &mut self,
        documents: At<Vec<CriterionDoc>>,
        parent: Option<CriterionId>,
        path: &str,
        depth: usize,
    ) {
        self.check_weights(&documents, path);
        for (index, document) in documents.value.into_iter().enumerate() {
            let path = format!("{path}[{index}]");
            if self.criteria.len() >= MAX_CRITERIA {
                if !std::mem::replace(&mut self.too_many, true) {
                    let message = format!("there are more than {MAX_CRITERIA} criteria");
                    self.push(&document.code, &path, message);
                }
                return;
            }
            if depth > MAX_DEPTH {
                let code = &document.code.value;
                let message =
                    format!("criterion “{code}” is nested deeper than {MAX_DEPTH} levels");
                self.push(&document.code, &path, message);
                continue;
            }
            self.criterion(document, parent, &path, depth);
        }
    }

    fn criterion(
        &mut self,
        document: CriterionDoc,
        parent: Option<CriterionId>,
        path: &str,
        depth: usize,
    ) {
        self.check_code(&document.code, path);
        self.check_id(document.id.as_ref(), path);
        let code = document.code.value.clone();
        let weight = document.weight.as_ref().map_or(1.0, |w| w.value);
        if let Some(at) = &document.weight
            && (!weight.is_finite() || weight < 0.0)
        {
            let message = format!("the weight of “{code}” must be a finite number of at least 0");
            self.push(at, &format!("{path}.weight"), message);
        }
        let measure = self.measure(&document, path);
        self.check_rest(&document, measure.as_ref(), path);
        let id = match document.id {
            Some(id) => id.value,
            None => (self.new_id)(),
        };
        let id = CriterionId(id);
        self.criteria.push(Criterion {
            id,
            parent,
            code,
            title: document.title,
            description: document.description,
            weight,
            measure: measure.unwrap_or(Measure::Group),
            cost: document.cost.value,
            knock_out: document.knock_out.map(|k| k.value.0),
        });
        if let Some(below) = document.criteria {
            self.siblings(below, Some(id), &format!("{path}.criteria"), depth + 1);
        }
    }

    /// Returns how the criterion is scored, or none where the document does not say so once.
    fn measure(&mut self, document: &CriterionDoc, path: &str) -> Option<Measure> {
        let code = &document.code.value;
        let mut found: Vec<(&str, Measure)> = Vec::new();
        if let Some(below) = &document.criteria {
            if below.value.is_empty() && !self.own {
                let message = format!(
                    "“{code}” is a group without criteria; give it some, or say how it is scored"
                );
                self.push(below, &format!("{path}.criteria"), message);
            }
            found.push(("criteria", Measure::Group));
        }
        if let Some(rating) = &document.rating {
            let anchors = rating.value.clone();
            let measure = Measure::Rating { anchors };
            self.check_measure(rating, &measure, code, &format!("{path}.rating"));
            found.push(("rating", measure));
        }
        if let Some(at) = &document.measured {
            let measured = &at.value;
            let measure = Measure::Measured {
                unit: measured.unit.clone(),
                direction: measured.direction,
                worst: measured.worst,
                best: measured.best,
                points: measured.points.clone(),
            };
            self.check_measure(at, &measure, code, &format!("{path}.measured"));
            found.push(("measured", measure));
        }
        if let Some(yes_no) = &document.yes_no {
            if !yes_no.value {
                let message = format!("write “yes_no: true” for “{code}”, or take the key out");
                self.push(yes_no, &format!("{path}.yes_no"), message);
            }
            found.push(("yes_no", Measure::YesNo));
        }
        if found.len() == 1 {
            return found.pop().map(|(_, measure)| measure);
        }
        let message = if found.is_empty() {
            format!(
                "“{code}” does not say how it is scored: give it rating, measured, yes_no, or criteria below it"
            )
        } else {
            let keys: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
            format!("“{code}” has {}; keep one of them", keys.join(" and "))
        };
        self.push(&document.code, path, message);
        None
    }

    fn check_measure<T>(&mut self, at: &At<T>, measure: &Measure, code: &str, path: &str) {
        if let Err(error) = measure.check() {
            self.push(at, path, format!("criterion “{code}”: {error}"));
        }
    }

    fn check_rest(&mut self, document: &CriterionDoc, measure: Option<&Measure>, path: &str) {
        let code = &document.code.value;
        let group = measure.is_some_and(Measure::is_group);
        if group && document.cost.value {
            let message = format!("“{code}” is a group; mark the criteria below it as costs");
            self.push(&document.cost, &format!("{path}.cost"), message);
        }
        let Some(knock_out) = &document.knock_out else {
            return;
        };
        let rule = &knock_out.value.0;
        let message = if group {
            format!("“{code}” is a group; a knock-out belongs to a criterion below it")
        } else if rule.statement.trim().is_empty() {
            format!("the knock-out of “{code}” needs a statement of what has to hold")
        } else if rule.minimum.is_some_and(|m| !m.is_finite()) {
            format!("the minimum of the knock-out of “{code}” must be a finite number")
        } else {
            return;
        };
        self.push(knock_out, &format!("{path}.knock_out"), message);
    }

    /// Siblings that are in the value and weigh nothing together leave nothing to divide.
    fn check_weights(&mut self, documents: &At<Vec<CriterionDoc>>, path: &str) {
        if self.own {
            return;
        }
        let mut counted = documents.value.iter().filter(|d| !d.cost.value).peekable();
        let weight = |d: &CriterionDoc| d.weight.as_ref().map_or(1.0, |w| w.value);
        if counted.peek().is_some() && counted.map(weight).sum::<f64>() == 0.0 {
            let message = "the weights here sum to zero, so nothing counts; give at least one criterion a weight above 0";
            self.push(documents, path, message.to_owned());
        }
    }

    fn check_code(&mut self, code: &At<String>, path: &str) {
        let message = if code.value.is_empty() || !self.own {
            code_problem(&code.value)
        } else {
            None
        };
        if let Some(message) = message {
            self.push(code, &format!("{path}.code"), message);
        } else if !self.codes.insert(code.value.clone()) {
            let message = format!(
                "the code “{}” is used more than once; give each criterion a code of its own",
                code.value
            );
            self.push(code, &format!("{path}.code"), message);
        }
    }

    fn check_id(&mut self, id: Option<&At<Uuid>>, path: &str) {
        if let Some(id) = id
            && !self.own
        {
            let message = "ids belong in a bundle; take the key out".to_owned();
            self.push(id, &format!("{path}.id"), message);
        }
    }

    fn push<T>(&mut self, at: &At<T>, path: &str, message: String) {
        self.problems.push(at.place(path), message);
    }
}
