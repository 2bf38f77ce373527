//! From the document to the model.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::id::{CapabilityId, ModelId};
use waymark_domain::model::{
    Band, Capability, CapabilityModel, Framework, MAX_CAPABILITIES, MAX_DEPTH, Reference,
};
use waymark_domain::roll_up::RollUp;
use waymark_domain::scale::{Level, Scale};
use waymark_domain::tree::Tree;
use waymark_domain::words::{Outcome, Pillar, Stage};

use crate::error::{Place, Problems};
use crate::yaml::{At, code_problem, wrong_format};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelDoc {
    format: At<String>,
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    #[serde(default)]
    edition: String,
    #[serde(default = "english")]
    language: String,
    #[serde(default)]
    purpose: String,
    source: Option<String>,
    #[serde(default)]
    rollup: RollUp,
    scale: Option<At<String>>,
    #[serde(default)]
    frameworks: Vec<At<Framework>>,
    #[serde(default)]
    scales: Vec<At<ScaleDoc>>,
    #[serde(default)]
    bands: Vec<At<Band>>,
    #[serde(default)]
    children: Vec<NodeDoc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleDoc {
    code: String,
    title: String,
    levels: Vec<Level>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    pillar: Option<Pillar>,
    stage: Option<Stage>,
    weight: Option<At<f64>>,
    #[serde(default)]
    rollup: RollUp,
    scale: Option<At<String>>,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    outcomes: Vec<Outcome>,
    #[serde(default)]
    levels: At<Vec<String>>,
    #[serde(default)]
    references: Vec<At<Reference>>,
    #[serde(default)]
    retired: bool,
    #[serde(default)]
    children: Vec<NodeDoc>,
}

fn english() -> String {
    "en".to_owned()
}

/// Where ids come from.
pub(crate) enum Identity<'a> {
    /// Every node gets a new one; ids in the document are refused.
    New,
    /// Those in the document count; what has none is the same as its namesake in the live model, else new.
    Kept(Option<&'a CapabilityModel>),
}

/// Reads one model, collecting what is wrong with it.
pub(crate) struct Reader<'a> {
    pub(crate) problems: &'a mut Problems,
    pub(crate) new_id: &'a mut dyn FnMut() -> Uuid,
    pub(crate) identity: Identity<'a>,
    /// Path of the document in a larger one, with a dot at its end, or empty.
    pub(crate) prefix: &'a str,
}

/// What the nodes are checked against while they are read.
struct Seen<'d> {
    codes: BTreeSet<String>,
    ids: BTreeSet<CapabilityId>,
    levels: BTreeMap<&'d str, usize>,
    frameworks: BTreeSet<&'d str>,
    default_levels: Option<usize>,
    live: BTreeMap<&'d str, CapabilityId>,
    /// Positions of the node among its siblings, from the root down.
    path: Vec<usize>,
    too_many: bool,
}

impl Reader<'_> {
    /// Returns the model, or none where its frame is wrong. The model counts only if no problem was found.
    pub(crate) fn model(mut self, document: ModelDoc) -> Option<CapabilityModel> {
        if document.format.value != super::FORMAT {
            let message = wrong_format(&document.format.value, &super::BOUNDS);
            self.push(&document.format, "format", message);
            return None;
        }
        let scale = self.default_scale(&document)?;
        self.check_frame(&document);
        let levels = document
            .scales
            .iter()
            .map(|s| (s.value.code.as_str(), s.value.levels.len()))
            .collect();
        let live = match self.identity {
            Identity::New => None,
            Identity::Kept(live) => live,
        };
        let mut seen = Seen {
            codes: BTreeSet::from([document.code.value.clone()]),
            ids: BTreeSet::new(),
            frameworks: document
                .frameworks
                .iter()
                .map(|f| f.value.id.as_str())
                .collect(),
            default_levels: document
                .scales
                .iter()
                .find(|s| s.value.code == scale)
                .map(|s| s.value.levels.len()),
            levels,
            live: live
                .into_iter()
                .flat_map(|l| &l.capabilities)
                .map(|c| (c.code.as_str(), c.id))
                .collect(),
            path: Vec::new(),
            too_many: false,
        };
        let id = self
            .own_id(document.id.as_ref(), "id")
            .or(live.map(|l| l.id.0));
        let id = id.unwrap_or_else(|| (self.new_id)());
        self.check_code(&document.code, "code");
        let mut capabilities = Vec::new();
        self.check_weights(&document.code, &document.children, "children");
        self.nodes(document.children, None, &mut seen, &mut capabilities);
        let model = CapabilityModel {
            id: ModelId(id),
            code: document.code.value.clone(),
            title: document.title,
            edition: document.edition,
            language: document.language,
            purpose: document.purpose,
            source: document.source,
            rollup: document.rollup,
            scale,
            frameworks: document.frameworks.into_iter().map(|f| f.value).collect(),
            scales: document
                .scales
                .into_iter()
                .map(|s| s.value.into())
                .collect(),
            bands: document.bands.into_iter().map(|b| b.value).collect(),
            capabilities,
        };
        // What is checked above is checked to name line and column; this is the rule itself.
        if self.problems.is_empty()
            && let Err(error) = Tree::new(&model)
        {
            self.push(&document.code, "", error.to_string());
        }
        Some(model)
    }

    fn default_scale(&mut self, document: &ModelDoc) -> Option<String> {
        let codes: Vec<&str> = document
            .scales
            .iter()
            .map(|s| s.value.code.as_str())
            .collect();
        match (&document.scale, codes.as_slice()) {
            (_, []) => {
                let message = "the model has no scales; give it at least one";
                self.push(&document.code, "scales", message.to_owned());
                None
            }
            (Some(scale), _) => {
                if !codes.contains(&scale.value.as_str()) {
                    self.push(
                        scale,
                        "scale",
                        unknown_scale(&document.code.value, &scale.value, &codes),
                    );
                }
                Some(scale.value.clone())
            }
            (None, [only]) => Some((*only).to_owned()),
            (None, _) => {
                let message = format!("say which scale is the default: “scale: {}”", codes[0]);
                self.push(&document.code, "scale", message);
                None
            }
        }
    }

    fn check_frame(&mut self, document: &ModelDoc) {
        let mut codes = BTreeSet::new();
        for (i, scale) in document.scales.iter().enumerate() {
            let path = format!("scales[{i}]");
            if !codes.insert(&scale.value.code) {
                let message = format!("the scale “{}” is defined more than once", scale.value.code);
                self.push(scale, &path, message);
            }
            if let Err(error) = Scale::from(&scale.value).check() {
                self.push(scale, &path, error.to_string());
            }
        }
        let mut ids = BTreeSet::new();
        for (i, framework) in document.frameworks.iter().enumerate() {
            if !ids.insert(&framework.value.id) {
                let message = format!(
                    "the framework “{}” is listed more than once",
                    framework.value.id
                );
                self.push(framework, &format!("frameworks[{i}]"), message);
            }
        }
        let mut end = f64::NEG_INFINITY;
        for (i, band) in document.bands.iter().enumerate() {
            let last = i + 1 == document.bands.len();
            let top = band.value.up_to.unwrap_or(f64::INFINITY);
            if top.is_nan() || top <= end || (band.value.up_to.is_none() && !last) {
                let title = &band.value.title;
                let message = format!(
                    "band “{title}” must end above the one before; only the last may be without an end"
                );
                self.push(band, &format!("bands[{i}]"), message);
            }
            end = top;
        }
    }

    fn nodes(
        &mut self,
        documents: Vec<NodeDoc>,
        parent: Option<CapabilityId>,
        seen: &mut Seen<'_>,
        capabilities: &mut Vec<Capability>,
    ) {
        for (index, document) in documents.into_iter().enumerate() {
            if capabilities.len() >= MAX_CAPABILITIES {
                if !std::mem::replace(&mut seen.too_many, true) {
                    let message =
                        format!("the model has more than {MAX_CAPABILITIES} capabilities");
                    self.push(&document.code, "", message);
                }
                return;
            }
            seen.path.push(index);
            if seen.path.len() > MAX_DEPTH {
                let code = &document.code.value;
                let message =
                    format!("capability “{code}” is nested deeper than {MAX_DEPTH} levels");
                self.push(&document.code, &path(seen, ""), message);
            } else {
                self.node(document, parent, seen, capabilities);
            }
            seen.path.pop();
        }
    }

    fn node(
        &mut self,
        document: NodeDoc,
        parent: Option<CapabilityId>,
        seen: &mut Seen<'_>,
        capabilities: &mut Vec<Capability>,
    ) {
        self.check_node(&document, seen);
        let code = document.code.value;
        let given = self
            .own_id(document.id.as_ref(), &path(seen, ".id"))
            .map(CapabilityId);
        let known = seen.live.get(code.as_str()).copied();
        let id = given
            .or(known)
            .unwrap_or_else(|| CapabilityId((self.new_id)()));
        if !seen.ids.insert(id) {
            let message =
                format!("“{code}” has the id {id}, which another capability of the model has too");
            self.push_at(
                document.id.as_ref().map(|i| i.place(path(seen, ".id"))),
                message,
            );
        }
        capabilities.push(Capability {
            id,
            parent,
            code,
            title: document.title,
            pillar: document.pillar,
            stage: document.stage,
            weight: document.weight.map_or(1.0, |w| w.value),
            rollup: document.rollup,
            scale: document.scale.map(|s| s.value),
            purpose: document.purpose,
            why: document.why,
            outcomes: document.outcomes,
            levels: document.levels.value,
            references: document.references.into_iter().map(|r| r.value).collect(),
            retired: document.retired,
        });
        self.nodes(document.children, Some(id), seen, capabilities);
    }

    fn check_node(&mut self, document: &NodeDoc, seen: &mut Seen<'_>) {
        let code = &document.code;
        let name = &code.value;
        self.check_code(code, &path(seen, ".code"));
        if !seen.codes.insert(name.clone()) {
            let message = format!(
                "the code “{name}” is used more than once; give each capability a code of its own"
            );
            self.push(code, &path(seen, ".code"), message);
        }
        if let Some(weight) = &document.weight
            && (!weight.value.is_finite() || weight.value < 0.0)
        {
            let message = format!("the weight of “{name}” must be a finite number of at least 0");
            self.push(weight, &path(seen, ".weight"), message);
        }
        let mut expected = seen.default_levels;
        if let Some(scale) = &document.scale {
            expected = seen.levels.get(scale.value.as_str()).copied();
            if expected.is_none() {
                let codes: Vec<&str> = seen.levels.keys().copied().collect();
                self.push(
                    scale,
                    &path(seen, ".scale"),
                    unknown_scale(name, &scale.value, &codes),
                );
            }
        }
        let inner = !document.children.is_empty();
        if inner {
            self.check_weights(code, &document.children, &path(seen, ".children"));
            self.check_inner(document, seen);
        } else if let (found @ 1.., Some(expected)) = (document.levels.value.len(), expected)
            && found != expected
            && !document.retired
        {
            let message =
                format!("“{name}” has {found} level descriptors; its scale has {expected} levels");
            self.push(&document.levels, &path(seen, ".levels"), message);
        }
        for (i, reference) in document.references.iter().enumerate() {
            let framework = reference.value.framework.as_str();
            if !seen.frameworks.contains(framework) {
                let message = format!(
                    "“{name}” refers to the framework “{framework}”, which the model does not list"
                );
                self.push(
                    reference,
                    &path(seen, &format!(".references[{i}]")),
                    message,
                );
            }
        }
    }

    /// Descriptors and scales of inner nodes count for nothing; whoever writes them means something else.
    /// A bundle keeps them, because a leaf that has become an inner node may become a leaf again.
    fn check_inner(&mut self, document: &NodeDoc, seen: &Seen<'_>) {
        if matches!(self.identity, Identity::Kept(_)) {
            return;
        }
        let name = &document.code.value;
        if !document.levels.value.is_empty() {
            let message =
                format!("“{name}” has children, so it is not rated: move its levels to them");
            self.push(&document.levels, &path(seen, ".levels"), message);
        }
        if let Some(scale) = &document.scale {
            let message =
                format!("“{name}” has children, so it is not rated: move its scale to them");
            self.push(scale, &path(seen, ".scale"), message);
        }
    }

    fn check_weights(&mut self, code: &At<String>, children: &[NodeDoc], path: &str) {
        let mut live = children.iter().filter(|c| !c.retired).peekable();
        let weight = |c: &NodeDoc| c.weight.as_ref().map_or(1.0, |w| w.value);
        if live.peek().is_some() && live.map(weight).sum::<f64>() == 0.0 {
            let message = format!(
                "the weights below “{}” sum to zero, so nothing can roll up; give at least one child a weight above 0",
                code.value
            );
            self.push(code, path, message);
        }
    }

    fn check_code(&mut self, code: &At<String>, path: &str) {
        let own = matches!(self.identity, Identity::Kept(_));
        let problem = code_problem(&code.value);
        if let Some(message) = problem.filter(|_| code.value.is_empty() || !own) {
            self.push(code, path, message);
        }
    }

    fn own_id(&mut self, id: Option<&At<Uuid>>, path: &str) -> Option<Uuid> {
        let id = id?;
        if matches!(self.identity, Identity::New) {
            self.push(
                id,
                path,
                "ids belong in a bundle; take the key out".to_owned(),
            );
        }
        Some(id.value)
    }

    fn push<T>(&mut self, at: &At<T>, path: &str, message: String) {
        let place = at.place(format!("{}{path}", self.prefix).trim_end_matches('.'));
        self.problems.push(place, message);
    }

    fn push_at(&mut self, place: Option<Place>, message: String) {
        self.problems
            .push(place.unwrap_or(Place::Document), message);
    }
}

fn unknown_scale(user: &str, scale: &str, known: &[&str]) -> String {
    format!(
        "“{user}” uses the scale “{scale}”, which the model does not define; it has {}",
        known.join(", ")
    )
}

fn path(seen: &Seen<'_>, key: &str) -> String {
    let nodes: Vec<String> = seen.path.iter().map(|i| format!("children[{i}]")).collect();
    nodes.join(".") + key
}

impl From<ScaleDoc> for Scale {
    fn from(document: ScaleDoc) -> Self {
        Self {
            code: document.code,
            title: document.title,
            levels: document.levels,
        }
    }
}

impl From<&ScaleDoc> for Scale {
    fn from(document: &ScaleDoc) -> Self {
        Self {
            code: document.code.clone(),
            title: document.title.clone(),
            levels: document.levels.clone(),
        }
    }
}
