//! What comes with the program: models, templates, the sample engagement.

use std::collections::BTreeMap;

use waymark_domain::architecture::{Architecture, ReferenceArchitecture};
use waymark_domain::criteria::CriteriaFramework;
use waymark_domain::engagement::Engagement;
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::{EngagementId, RoundId};
use waymark_domain::model::CapabilityModel;
use waymark_domain::process::{LifeCycle, Process};
use waymark_domain::rating::Round;
use waymark_domain::words::{PriorityMethod, RoundState};
use waymark_domain::workforce::Workforce;
use waymark_exchange::architecture_yaml::{self, Known};
use waymark_exchange::tool_catalog::{self, ToolCatalog};
use waymark_exchange::{bundle, framework_yaml, life_cycle_yaml, model_yaml};

use crate::error::WireError;
use crate::session::{Answer, Environment, Session, Template};

/// Shipped models by name, the main one first.
pub const MODELS: &[(&str, &str)] = &[
    ("mlops", include_str!("../../../assets/models/mlops.yaml")),
    (
        "ml-test-score",
        include_str!("../../../assets/models/ml-test-score.yaml"),
    ),
    (
        "nist-ai-rmf",
        include_str!("../../../assets/models/nist-ai-rmf.yaml"),
    ),
];

/// Shipped criteria frameworks by name, the main one first.
pub const FRAMEWORKS: &[(&str, &str)] = &[(
    "tool-evaluation",
    include_str!("../../../assets/criteria/tool-evaluation.yaml"),
)];

const CATALOG: &str = include_str!("../../../assets/tools/catalog.yaml");

/// What the shelves of known landscapes may cover.
pub(crate) const LANDSCAPE_MAPPING: &str =
    include_str!("../../../assets/tools/landscape-mapping.yaml");

const SAMPLE: &str = include_str!("../../../assets/sample/aldermere.yaml");

/// Shipped life cycles by name.
pub const LIFE_CYCLES: &[(&str, &str)] = &[(
    "financial-services",
    include_str!("../../../assets/life-cycles/financial-services.yaml"),
)];

/// Shipped reference architectures by name: those of a target first, then that of a baseline.
pub const ARCHITECTURES: &[(&str, &str)] = &[
    (
        "deploy-model",
        include_str!("../../../assets/architectures/deploy-model.yaml"),
    ),
    (
        "deploy-code",
        include_str!("../../../assets/architectures/deploy-code.yaml"),
    ),
    (
        "generative-ai",
        include_str!("../../../assets/architectures/generative-ai.yaml"),
    ),
    (
        "lighthouse",
        include_str!("../../../assets/architectures/lighthouse.yaml"),
    ),
];

/// Returns a shipped reference architecture with fresh ids, linked by their codes to the roles, capabilities and steps
/// of the engagement.
pub(crate) fn architecture(name: &str, session: &Session) -> Answer<ReferenceArchitecture> {
    let names: Vec<&str> = ARCHITECTURES.iter().map(|(n, _)| *n).collect();
    let found = ARCHITECTURES.iter().find(|(n, _)| *n == name);
    let (_, text) = found.ok_or_else(|| {
        WireError::invalid(
            format!("No reference architecture called “{name}” comes with the program."),
            format!("Choose one of {}.", names.join(", ")),
        )
    })?;
    let store = &session.store;
    let mut capabilities = BTreeMap::new();
    for model in store.models()? {
        for c in model.capabilities {
            capabilities.entry(c.code).or_insert(c.id);
        }
    }
    let roles = store.roles()?;
    let steps: BTreeMap<String, _> = store.steps()?.into_iter().map(|s| (s.code, s.id)).collect();
    let known = Known {
        role: &|code| {
            let by_code = roles.iter().find(|r| r.code.eq_ignore_ascii_case(code));
            by_code.map(|r| r.id)
        },
        capability: &|code| capabilities.get(code).copied(),
        step: &|code| steps.get(code).copied(),
        tool: &|_| None,
    };
    let mut new_id = || session.environment.new_id();
    Ok(architecture_yaml::parse(text, &mut new_id, &known)?)
}

/// Returns a shipped life cycle with fresh ids. Its steps and skills are linked to the capabilities of the
/// engagement's models by their codes; what no model has is left without a link.
pub(crate) fn life_cycle(name: &str, session: &Session) -> Answer<LifeCycle> {
    let names: Vec<&str> = LIFE_CYCLES.iter().map(|(n, _)| *n).collect();
    let found = LIFE_CYCLES.iter().find(|(n, _)| *n == name);
    let (_, text) = found.ok_or_else(|| {
        WireError::invalid(
            format!("No life cycle called “{name}” comes with the program."),
            format!("Choose one of {}.", names.join(", ")),
        )
    })?;
    let mut capabilities = BTreeMap::new();
    for model in session.store.models()? {
        for c in model.capabilities {
            capabilities.entry(c.code).or_insert(c.id);
        }
    }
    let capability = |code: &str| capabilities.get(code).copied();
    let mut new_id = || session.environment.new_id();
    Ok(life_cycle_yaml::parse(text, &mut new_id, &capability)?.life_cycle)
}

/// Returns the YAML of a shipped model, or none.
pub fn yaml(name: &str) -> Option<&'static str> {
    MODELS
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, text)| *text)
}

/// Returns a shipped model with fresh ids.
pub(crate) fn model(name: &str, environment: &Environment) -> Answer<CapabilityModel> {
    let names: Vec<&str> = MODELS.iter().map(|(n, _)| *n).collect();
    let text = yaml(name).ok_or_else(|| {
        WireError::invalid(
            format!("No model called “{name}” comes with the program."),
            format!("Choose one of {}.", names.join(", ")),
        )
    })?;
    Ok(model_yaml::parse(text, &mut || environment.new_id())?)
}

/// Returns a shipped criteria framework with fresh ids.
pub(crate) fn framework(name: &str, environment: &Environment) -> Answer<CriteriaFramework> {
    let names: Vec<&str> = FRAMEWORKS.iter().map(|(n, _)| *n).collect();
    let found = FRAMEWORKS.iter().find(|(n, _)| *n == name);
    let (_, text) = found.ok_or_else(|| {
        WireError::invalid(
            format!("No criteria framework called “{name}” comes with the program."),
            format!("Choose one of {}.", names.join(", ")),
        )
    })?;
    Ok(framework_yaml::parse(text, &mut || environment.new_id())?)
}

/// Returns the catalog of tools that comes with the program.
pub(crate) fn catalog() -> Answer<ToolCatalog> {
    Ok(tool_catalog::parse(CATALOG)?)
}

/// Returns what a new engagement begins with.
pub(crate) fn facts(template: &Template, environment: &Environment) -> Answer<EngagementFacts> {
    match template {
        Template::Blank => Ok(blank(environment)),
        Template::Sample => from_bundle(SAMPLE, environment),
        Template::Bundle(text) => from_bundle(text, environment),
        Template::Model(name) => {
            let model = model(name, environment)?;
            let round = Round {
                id: RoundId(environment.new_id()),
                model: model.id,
                title: "Round 1".into(),
                date: (environment.now)().date_naive(),
                state: RoundState::Open,
                locked_at: None,
                priority_method: PriorityMethod::Points,
                participants: vec![],
            };
            let rated = RoundFacts {
                round,
                model: model.clone(),
                ratings: vec![],
                agreed: vec![],
                targets: vec![],
                priorities: vec![],
            };
            Ok(EngagementFacts {
                models: vec![model],
                rounds: vec![rated],
                ..blank(environment)
            })
        }
    }
}

fn from_bundle(text: &str, environment: &Environment) -> Answer<EngagementFacts> {
    let include = |name: &str| yaml(name).map(str::to_owned);
    Ok(bundle::parse(text, &mut || environment.new_id(), &include)?)
}

fn blank(environment: &Environment) -> EngagementFacts {
    EngagementFacts {
        engagement: Engagement {
            id: EngagementId(environment.new_id()),
            client: "New client".into(),
            title: "MLOps readiness assessment".into(),
            subtitle: String::new(),
            sponsor: String::new(),
            lead: environment.actor.clone(),
            prepared_by: String::new(),
            confidentiality: "Confidential".into(),
            headline: String::new(),
            decisions: vec![],
            language: "en".into(),
        },
        roles: vec![],
        people: vec![],
        models: vec![],
        rounds: vec![],
        evidence: vec![],
        hurdles: vec![],
        recommendations: vec![],
        vendors: vec![],
        tools: vec![],
        evaluations: vec![],
        process: Process::default(),
        skills: vec![],
        workforce: Workforce::default(),
        architecture: Architecture::default(),
    }
}
