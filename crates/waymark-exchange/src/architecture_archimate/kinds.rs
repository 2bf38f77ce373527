//! Which kind is which.

use waymark_domain::architecture::{ComponentKind, EnvironmentKind, FlowKind};

use crate::archimate::ElementType;

/// Returns the type of element that stands for a component.
pub(super) fn element_type(kind: ComponentKind) -> ElementType {
    match kind {
        ComponentKind::DataSource
        | ComponentKind::DataStore
        | ComponentKind::FeatureStore
        | ComponentKind::VectorStore
        | ComponentKind::FeedbackStore
        | ComponentKind::EvidenceStore => ElementType::DataObject,
        ComponentKind::Workspace
        | ComponentKind::ExperimentTracking
        | ComponentKind::Orchestrator
        | ComponentKind::SourceRepository
        | ComponentKind::CiCd
        | ComponentKind::ArtefactStore
        | ComponentKind::ModelRegistry
        | ComponentKind::PromptRegistry
        | ComponentKind::ModelGateway => ElementType::SystemSoftware,
        ComponentKind::Monitoring | ComponentKind::Identity | ComponentKind::AuditLog => {
            ElementType::TechnologyService
        }
        _ => ElementType::ApplicationComponent,
    }
}

/// Returns whether a foreign element of this type is taken for a component.
pub(super) fn is_component(kind: ElementType) -> bool {
    matches!(
        kind,
        ElementType::ApplicationComponent
            | ElementType::ApplicationService
            | ElementType::SystemSoftware
            | ElementType::TechnologyService
            | ElementType::Node
            | ElementType::Device
            | ElementType::DataObject
            | ElementType::Artifact
    )
}

/// Returns the kind of component that a foreign element most likely is: by words of its name, else by its type.
pub(super) fn component_kind(name: &str, kind: ElementType) -> ComponentKind {
    const WORDS: &[(&str, ComponentKind)] = &[
        ("feature", ComponentKind::FeatureStore),
        ("registry", ComponentKind::ModelRegistry),
        ("inventory", ComponentKind::ModelInventory),
        ("experiment", ComponentKind::ExperimentTracking),
        ("notebook", ComponentKind::Workspace),
        ("workspace", ComponentKind::Workspace),
        ("training", ComponentKind::Training),
        ("validation", ComponentKind::Validation),
        ("monitor", ComponentKind::Monitoring),
        ("batch", ComponentKind::BatchScoring),
        ("endpoint", ComponentKind::OnlineServing),
        ("serving", ComponentKind::OnlineServing),
        ("gateway", ComponentKind::ModelGateway),
        ("vector", ComponentKind::VectorStore),
        ("git", ComponentKind::SourceRepository),
        ("repository", ComponentKind::SourceRepository),
        ("ci/cd", ComponentKind::CiCd),
        ("build", ComponentKind::CiCd),
        ("scheduler", ComponentKind::Orchestrator),
        ("orchestrat", ComponentKind::Orchestrator),
        ("pipeline", ComponentKind::DataPipeline),
        ("identity", ComponentKind::Identity),
        ("vault", ComponentKind::Identity),
        ("audit", ComponentKind::AuditLog),
        ("database", ComponentKind::DataStore),
        ("warehouse", ComponentKind::DataStore),
        ("lake", ComponentKind::DataStore),
    ];
    let name = name.to_lowercase();
    let by_word = WORDS.iter().find(|(word, _)| name.contains(word));
    by_word.map_or_else(
        || match kind {
            ElementType::DataObject => ComponentKind::DataStore,
            ElementType::Artifact => ComponentKind::ArtefactStore,
            ElementType::ApplicationComponent | ElementType::ApplicationService => {
                ComponentKind::Application
            }
            _ => ComponentKind::Other,
        },
        |(_, kind)| *kind,
    )
}

/// Returns what an environment of this name is most likely for.
pub(super) fn environment_kind(name: &str) -> EnvironmentKind {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    match () {
        () if has(&["prod"]) => EnvironmentKind::Production,
        () if has(&["stag", "test", "pre-"]) => EnvironmentKind::Staging,
        () if has(&["dev", "lab", "sandbox"]) => EnvironmentKind::Development,
        () if has(&["shared", "platform", "common"]) => EnvironmentKind::Shared,
        () => EnvironmentKind::Other,
    }
}

/// Returns what a flow of this name most likely carries.
pub(super) fn flow_kind(name: &str) -> FlowKind {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    match () {
        () if has(&["feedback", "retrain", "outcome"]) => FlowKind::Feedback,
        () if has(&["monitor", "metric", "log"]) => FlowKind::Monitoring,
        () if has(&["roll"]) => FlowKind::Rollback,
        () if has(&["deploy", "release"]) => FlowKind::Deploy,
        () if has(&["feature"]) => FlowKind::Features,
        () if has(&["model"]) => FlowKind::Model,
        () if has(&["code", "commit", "merge"]) => FlowKind::Code,
        () => FlowKind::Data,
    }
}
