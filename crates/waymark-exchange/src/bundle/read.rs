//! From the document to the facts: people, models, evidence, hurdles, recommendations.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use uuid::Uuid;
use waymark_domain::engagement::{
    Engagement, Evidence, EvidenceLink, Hurdle, Person, Recommendation, Role,
};
use waymark_domain::facts::EngagementFacts;
use waymark_domain::id::{
    CapabilityId, EngagementId, EvidenceId, HurdleId, ModelId, PersonId, RecommendationId, RoleId,
};
use waymark_domain::model::CapabilityModel;
use waymark_domain::words::{EvidenceKind, HurdleState, RecommendationState, ToolNeed};

use super::architecture::{self, Names};
use super::document::{
    BundleDoc, EngagementDoc, EvidenceDoc, HurdleDoc, ModelEntry, PersonDoc, RecommendationDoc,
    RoleDoc, RoundDoc,
};
use super::ecosystem;
use super::evaluations::{self, Known};
use super::process;
use super::references::{Codes, ModelIndex, Models, Named, Rounds};
use super::rounds::{Frame, Source};
use super::write::codes;
use crate::error::{ExchangeError, Problems};
use crate::model_yaml::{Identity, Reader as ModelReader};
use crate::yaml::{At, wrong_format};

/// What all parts of the reading share.
pub(crate) struct Context<'a> {
    pub(crate) problems: Problems,
    pub(super) new_id: &'a mut dyn FnMut() -> Uuid,
    include: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Context<'a> {
    /// Returns what a document needs that includes no model.
    pub(crate) fn alone(new_id: &'a mut dyn FnMut() -> Uuid) -> Self {
        Self {
            problems: Problems::default(),
            new_id,
            include: &|_| None,
        }
    }
}

impl Context<'_> {
    pub(crate) fn problem<T>(&mut self, at: &At<T>, path: &str, message: impl Into<String>) {
        self.problems.push(at.place(path), message);
    }

    /// Says so where a name is empty.
    pub(super) fn filled(&mut self, name: &str, at: &At<String>, path: &str) {
        if name.trim().is_empty() {
            self.problem(at, path, "the name is empty");
        }
    }

    pub(crate) fn id<I: From<Uuid>>(&mut self, given: Option<&At<Uuid>>) -> I {
        given.map_or_else(|| (self.new_id)(), |id| id.value).into()
    }

    /// Returns what a reference means, and says so where it means nothing.
    pub(super) fn find<I: Copy + Ord + Display + FromStr>(
        &mut self,
        codes: &Codes<I>,
        text: &At<String>,
        what: &str,
        path: &str,
    ) -> Option<I> {
        let found = codes.find(&text.value);
        if found.is_none() {
            self.problem(text, path, format!("there is no {what} “{}”", text.value));
        }
        found
    }

    pub(super) fn add<I: Copy + Ord + Display + FromStr>(
        &mut self,
        codes: &mut Codes<I>,
        code: &At<String>,
        id: I,
        what: &str,
        path: &str,
    ) {
        if code.value.is_empty() {
            self.problem(code, path, format!("the {what} needs a code"));
        } else if !codes.add(&code.value, id) {
            self.problem(
                code,
                path,
                format!(
                    "the code or the id of the {what} “{}” is used already",
                    code.value
                ),
            );
        }
    }

    fn model(
        &mut self,
        entry: At<ModelEntry>,
        live: Option<&CapabilityModel>,
        path: &str,
    ) -> Option<CapabilityModel> {
        let document = match entry.value {
            ModelEntry::Document(document) => *document,
            ModelEntry::Include(ref name) => {
                let Some(text) = (self.include)(name) else {
                    let message = format!("there is no model “{name}” to include");
                    self.problem(&entry, &format!("{path}.include"), message);
                    return None;
                };
                match crate::yaml::read(&text, &crate::model_yaml::BOUNDS) {
                    Ok(document) => document,
                    Err(error) => {
                        self.problem(
                            &entry,
                            &format!("{path}.include"),
                            format!("“{name}”: {error}"),
                        );
                        return None;
                    }
                }
            }
        };
        let reader = ModelReader {
            problems: &mut self.problems,
            new_id: self.new_id,
            identity: Identity::Kept(live),
            prefix: &format!("{path}."),
        };
        reader.model(document)
    }
}

/// Returns the facts that a document states.
pub(super) fn facts(
    document: BundleDoc,
    new_id: &mut dyn FnMut() -> Uuid,
    include: &dyn Fn(&str) -> Option<String>,
) -> Result<EngagementFacts, ExchangeError> {
    let mut context = Context {
        problems: Problems::default(),
        new_id,
        include,
    };
    let context = &mut context;
    if document.format.value != super::FORMAT {
        let message = wrong_format(&document.format.value, &super::BOUNDS);
        context.problem(&document.format, "format", message);
        return Err(std::mem::take(&mut context.problems).into());
    }
    let engagement = engagement(document.engagement, context);
    let (roles, role_codes) = roles(document.roles, context);
    let (people, person_codes) = people(document.people, &role_codes, context);
    let live = live_models(document.models, context);
    let (frames, snapshots) = frames(document.rounds, &live, context);
    // Where a model or the frame of a round is wrong, everything that refers to it would be, too.
    if !context.problems.is_empty() {
        return Err(std::mem::take(&mut context.problems).into());
    }
    let models = Models {
        live: live.iter().map(ModelIndex::new).collect(),
        snapshots: snapshots.iter().map(ModelIndex::new).collect(),
    };
    let titles = Rounds::new(
        frames
            .iter()
            .map(|f| (f.round.id, f.round.title.clone()))
            .collect(),
    );
    let sources: Vec<Source> = frames.iter().map(|f| f.source).collect();
    let mut rounds: Vec<_> = frames
        .into_iter()
        .enumerate()
        .map(|(i, f)| f.facts(i, &models, &person_codes, context))
        .collect();
    rounds.sort_by_key(|r| r.round.date);
    let (evidence, evidence_codes) =
        evidence(document.evidence, &titles, &sources, &models, context);
    let (hurdles, hurdle_codes) = hurdles(document.hurdles, &models, context);
    let recommendations = recommendations(
        document.recommendations,
        &models,
        &role_codes,
        &hurdle_codes,
        context,
    );
    let (vendors, vendor_codes) = ecosystem::vendors(document.vendors, context);
    let (tools, tool_codes) =
        ecosystem::tools(document.tools, &vendor_codes, &role_codes, &models, context);
    let known = Known {
        people: &person_codes,
        evidence: &evidence_codes,
        tools: &tools,
        tool_codes: &tool_codes,
        models: &models,
    };
    let evaluations = evaluations::evaluations(document.evaluations, &known, context);
    let (skills, skill_codes) = process::skills(document.skills, &models, context);
    let process = process::process(
        document.process,
        &role_codes,
        &person_codes,
        &tool_codes,
        &models,
        context,
    );
    let workforce = process::workforce(
        document.workforce,
        &role_codes,
        &person_codes,
        &skill_codes,
        context,
    );
    let step_codes = codes(process.steps.iter().map(|s| (s.code.as_str(), s.id)));
    let advice = recommendations.iter().map(|r| (r.code.as_str(), r.id));
    let advice = codes(advice);
    let names = Names {
        role: &|text| role_codes.find(text),
        tool: &|text| tool_codes.find(text),
        capability: &|text| models.find(text),
        step: &|text| step_codes.find(text),
        recommendation: &|text| advice.find(text),
        lenient: false,
    };
    let prefix = "architecture.";
    let architecture = architecture::architecture(document.architecture, &names, prefix, context);
    drop(models);
    let facts = EngagementFacts {
        engagement,
        roles,
        people,
        models: live,
        rounds,
        evidence,
        hurdles,
        recommendations,
        vendors,
        tools,
        evaluations,
        process,
        skills,
        workforce,
        architecture,
    };
    std::mem::take(&mut context.problems).none_or(facts)
}

fn engagement(document: EngagementDoc, context: &mut Context<'_>) -> Engagement {
    Engagement {
        id: EngagementId(document.id.unwrap_or_else(|| (context.new_id)())),
        client: document.client,
        title: document.title,
        subtitle: document.subtitle,
        sponsor: document.sponsor,
        lead: document.lead,
        prepared_by: document.prepared_by,
        confidentiality: document.confidentiality,
        headline: document.headline,
        decisions: document.decisions,
        language: document.language,
    }
}

fn roles(documents: Vec<RoleDoc>, context: &mut Context<'_>) -> (Vec<Role>, Codes<RoleId>) {
    let mut codes = Codes::new();
    let mut role = |(i, d): (usize, RoleDoc)| {
        let id = context.id(d.id.as_ref());
        context.add(&mut codes, &d.code, id, "role", &format!("roles[{i}].code"));
        Role {
            id,
            code: d.code.value,
            title: d.title,
            description: d.description,
        }
    };
    let roles = documents.into_iter().enumerate().map(&mut role).collect();
    (roles, codes)
}

fn people(
    documents: Vec<PersonDoc>,
    roles: &Codes<RoleId>,
    context: &mut Context<'_>,
) -> (Vec<Person>, Codes<PersonId>) {
    let mut codes = Codes::new();
    let mut person = |(i, d): (usize, PersonDoc)| {
        let id = context.id(d.id.as_ref());
        context.add(
            &mut codes,
            &d.code,
            id,
            "person",
            &format!("people[{i}].code"),
        );
        let role = d
            .role
            .and_then(|r| context.find(roles, &r, "role", &format!("people[{i}].role")));
        Person {
            id,
            code: d.code.value,
            name: d.name,
            role,
        }
    };
    let people = documents.into_iter().enumerate().map(&mut person).collect();
    (people, codes)
}

fn live_models(entries: Vec<At<ModelEntry>>, context: &mut Context<'_>) -> Vec<CapabilityModel> {
    let mut models: Vec<CapabilityModel> = Vec::new();
    let mut codes: Codes<ModelId> = Codes::new();
    let mut capabilities = BTreeSet::new();
    for (i, entry) in entries.into_iter().enumerate() {
        let path = format!("models[{i}]");
        let place = entry.place(path.as_str());
        let Some(model) = context.model(entry, None, &path) else {
            continue;
        };
        if !codes.add(&model.code, model.id) {
            let message = format!(
                "the code or the id of the model “{}” is used already",
                model.code
            );
            context.problems.push(place.clone(), message);
        }
        if let Some(twice) = model
            .capabilities
            .iter()
            .find(|c| !capabilities.insert(c.id))
        {
            let message = format!(
                "“{}” has the id {}, which another model uses",
                twice.code, twice.id
            );
            context.problems.push(place, message);
        }
        models.push(model);
    }
    models
}

fn frames(
    documents: Vec<RoundDoc>,
    live: &[CapabilityModel],
    context: &mut Context<'_>,
) -> (Vec<Frame>, Vec<CapabilityModel>) {
    let mut snapshots = Vec::new();
    let mut ids = BTreeSet::new();
    let mut frames = Vec::new();
    for (i, mut document) in documents.into_iter().enumerate() {
        let path = format!("rounds[{i}]");
        let snapshot_of = Frame::live_model(&document, live);
        let snapshot = document.snapshot.take().and_then(|entry| {
            if document.locked.is_none() && document.state != Some(waymark_domain::words::RoundState::Locked) {
                let message = "an open round is rated on the live model; take the snapshot out, or lock the round";
                context.problem(&entry, &format!("{path}.snapshot"), message);
            }
            context.model(entry, snapshot_of.map(|m| &live[m]), &format!("{path}.snapshot"))
        });
        if let Some(frame) = Frame::new(document, live, snapshot, &mut snapshots, &path, context) {
            if !ids.insert(frame.round.id) {
                let message = format!("the id of “{}” is used already", frame.round.title);
                context
                    .problems
                    .push(crate::error::Place::Document, format!("{path}: {message}"));
            }
            frames.push(frame);
        }
    }
    (frames, snapshots)
}

fn evidence(
    documents: Vec<EvidenceDoc>,
    rounds: &Rounds,
    sources: &[Source],
    models: &Models<'_>,
    context: &mut Context<'_>,
) -> (Vec<Evidence>, Codes<EvidenceId>) {
    let mut codes: Codes<EvidenceId> = Codes::new();
    let mut entry = |(i, d): (usize, EvidenceDoc)| {
        let path = format!("evidence[{i}]");
        let id = context.id(d.id.as_ref());
        context.add(&mut codes, &d.code, id, "evidence", &format!("{path}.code"));
        let mut links = Vec::new();
        for (l, link) in d.links.into_iter().enumerate() {
            let path = format!("{path}.links[{l}]");
            let named = &link.round.value;
            let (position, round) = match rounds.find(named) {
                Named::One(position, id) => (position, id),
                Named::Many => {
                    let message =
                        format!("more than one round is called “{named}”; name it by its id");
                    context.problem(&link.round, &format!("{path}.round"), message);
                    continue;
                }
                Named::None => {
                    context.problem(
                        &link.round,
                        &format!("{path}.round"),
                        format!("there is no round “{named}”"),
                    );
                    continue;
                }
            };
            let text = &link.capability;
            let in_round = sources[position]
                .index(models)
                .by_code(&text.value)
                .map(|n| n.id);
            let Some(capability) = in_round.or_else(|| models.by_id(&text.value)) else {
                let message = format!("the model of “{named}” has no capability “{}”", text.value);
                context.problem(text, &format!("{path}.capability"), message);
                continue;
            };
            let link = EvidenceLink { round, capability };
            if links.contains(&link) {
                context.problem(text, &path, "the link stands more than once; keep one");
            }
            links.push(link);
        }
        if let Some(sha256) = &d.sha256
            && !(sha256.value.len() == 64 && sha256.value.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            context.problem(
                sha256,
                &format!("{path}.sha256"),
                "a SHA-256 has 64 hexadecimal digits",
            );
        }
        Evidence {
            id,
            code: d.code.value,
            title: d.title,
            kind: d.kind.unwrap_or(EvidenceKind::Link),
            location: d.location,
            sha256: d.sha256.map(|s| s.value),
            owner: d.owner,
            date: d.date,
            expires: d.expires,
            links,
        }
    };
    let entries = documents.into_iter().enumerate().map(&mut entry).collect();
    (entries, codes)
}

pub(super) fn capabilities(
    references: &[At<String>],
    models: &Models<'_>,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<CapabilityId> {
    let mut found = Vec::new();
    for (i, text) in references.iter().enumerate() {
        let path = format!("{path}[{i}]");
        match models.find(&text.value) {
            None => context.problem(
                text,
                &path,
                format!("there is no capability “{}”", text.value),
            ),
            Some(id) if found.contains(&id) => {
                context.problem(
                    text,
                    &path,
                    format!("“{}” stands more than once; keep one", text.value),
                );
            }
            Some(id) => found.push(id),
        }
    }
    found
}

fn hurdles(
    documents: Vec<HurdleDoc>,
    models: &Models<'_>,
    context: &mut Context<'_>,
) -> (Vec<Hurdle>, Codes<HurdleId>) {
    let mut codes = Codes::new();
    let mut hurdle = |(i, d): (usize, HurdleDoc)| {
        let id = context.id(d.id.as_ref());
        context.add(
            &mut codes,
            &d.code,
            id,
            "hurdle",
            &format!("hurdles[{i}].code"),
        );
        Hurdle {
            id,
            code: d.code.value,
            title: d.title,
            description: d.description,
            pillar: d.pillar,
            severity: d.severity,
            state: d.state.unwrap_or(HurdleState::Open),
            owner: d.owner,
            blocks: capabilities(&d.blocks, models, &format!("hurdles[{i}].blocks"), context),
        }
    };
    let hurdles = documents.into_iter().enumerate().map(&mut hurdle).collect();
    (hurdles, codes)
}

fn recommendations(
    documents: Vec<RecommendationDoc>,
    models: &Models<'_>,
    roles: &Codes<RoleId>,
    hurdles: &Codes<HurdleId>,
    context: &mut Context<'_>,
) -> Vec<Recommendation> {
    let mut codes: Codes<RecommendationId> = Codes::new();
    let mut recommendation = |(i, d): (usize, RecommendationDoc)| {
        let path = format!("recommendations[{i}]");
        let id = context.id(d.id.as_ref());
        context.add(
            &mut codes,
            &d.code,
            id,
            "recommendation",
            &format!("{path}.code"),
        );
        let owner_role = d
            .owner_role
            .and_then(|r| context.find(roles, &r, "role", &format!("{path}.owner_role")));
        let addresses = capabilities(&d.addresses, models, &format!("{path}.addresses"), context);
        let mut removes = Vec::new();
        for (r, text) in d.removes.iter().enumerate() {
            let path = format!("{path}.removes[{r}]");
            let Some(id) = context.find(hurdles, text, "hurdle", &path) else {
                continue;
            };
            if removes.contains(&id) {
                context.problem(
                    text,
                    &path,
                    format!("“{}” stands more than once; keep one", text.value),
                );
            }
            removes.push(id);
        }
        Recommendation {
            id,
            code: d.code.value,
            title: d.title,
            description: d.description,
            pillar: d.pillar,
            effort: d.effort,
            impact: d.impact,
            state: d.state.unwrap_or(RecommendationState::Proposed),
            owner_role,
            tool_need: d.tool_need.unwrap_or(ToolNeed::NoTool),
            tool: d.tool,
            addresses,
            removes,
        }
    };
    documents
        .into_iter()
        .enumerate()
        .map(&mut recommendation)
        .collect()
}
