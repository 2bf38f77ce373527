//! Which kind is which.

use waymark_domain::architecture::{ComponentKind, EnvironmentKind, FlowKind};

use crate::archimate::{AccessType, ElementType, Relationship, RelationshipType};

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

/// How a flow is said as a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// The type of the relation.
    pub(super) kind: RelationshipType,
    /// Whether its source is where the flow goes.
    pub(super) turned: bool,
    /// What an access does.
    pub(super) access: Option<AccessType>,
    /// Whether an association has a direction.
    pub(super) directed: Option<bool>,
}

/// Returns how a flow between elements of two types is said. Nothing flows to or from what is passive, such as data:
/// it is read or written (`ArchiMate` 3.1, 5.2 and appendix B).
pub(super) fn said(from: Option<ElementType>, to: Option<ElementType>) -> Said {
    let passive = |kind: Option<ElementType>| match kind {
        Some(ElementType::DataObject | ElementType::Artifact) => Some(true),
        Some(kind) if is_component(kind) => Some(false),
        _ => None,
    };
    let said = |kind, turned, access, directed| Said {
        kind,
        turned,
        access,
        directed,
    };
    match (passive(from), passive(to)) {
        (Some(false), Some(false)) => said(RelationshipType::Flow, false, None, None),
        (Some(true), Some(false)) => {
            let read = Some(AccessType::Read);
            said(RelationshipType::Access, true, read, None)
        }
        (Some(false), Some(true)) => {
            let write = Some(AccessType::Write);
            said(RelationshipType::Access, false, write, None)
        }
        _ => said(RelationshipType::Association, false, None, Some(true)),
    }
}

/// Returns where a flow that is said by a relation begins and ends.
pub(super) fn carried(r: &Relationship) -> (&str, &str) {
    // What serves is called by what it serves, and what is read is where the data come from.
    let turned = match r.kind.known() {
        Some(RelationshipType::Serving) => true,
        Some(RelationshipType::Access) => r.access != Some(AccessType::Write),
        _ => false,
    };
    if turned {
        (&r.target, &r.source)
    } else {
        (&r.source, &r.target)
    }
}

/// Returns the type of relation where it may stand between elements of two types, else an association, which always
/// may (`ArchiMate` 3.1, appendix B).
pub(super) fn fitting(
    kind: RelationshipType,
    source: Option<ElementType>,
    target: Option<ElementType>,
) -> RelationshipType {
    use ElementType as E;
    let (Some(source), Some(target)) = (source, target) else {
        return RelationshipType::Association;
    };
    let group = |kind| matches!(kind, E::Grouping | E::Location);
    let fits = match kind {
        RelationshipType::Composition => group(source) && is_component(target),
        RelationshipType::Aggregation => {
            let held = group(target) || is_component(target) || target == E::BusinessProcess;
            source == E::Plateau && held
        }
        RelationshipType::Assignment => (source, target) == (E::BusinessRole, E::BusinessProcess),
        RelationshipType::Realization => {
            (is_component(source) && target == E::Capability)
                || (source == E::WorkPackage && is_component(target))
                || (source, target) == (E::Requirement, E::Principle)
        }
        _ => false,
    };
    if fits {
        kind
    } else {
        RelationshipType::Association
    }
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
