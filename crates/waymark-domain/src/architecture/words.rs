//! The closed vocabularies of architectures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::words;

words! {
    /// Which state of the architecture a plateau is.
    PlateauKind {
        /// As it stands today.
        Baseline = "baseline", "Baseline";
        /// A state on the way that can be run for a while.
        Transition = "transition", "Transition";
        /// As it is meant to be.
        Target = "target", "Target";
    }
    /// What an environment is for.
    EnvironmentKind {
        /// Where people explore, build and train.
        Development = "development", "Development";
        /// Where a release is proved as it will run.
        Staging = "staging", "Staging";
        /// Where users and their systems are served.
        Production = "production", "Production";
        /// What all environments use: registry, build service, identities.
        Shared = "shared", "Shared services";
        /// Anything else, such as a source system or a laboratory.
        Other = "other", "Other";
    }
    /// How much harm disclosure would do. The order is the order of harm.
    Classification {
        /// Published, or could be.
        Public = "public", "Public";
        /// For everybody in the firm.
        Internal = "internal", "Internal";
        /// For those who need it.
        Confidential = "confidential", "Confidential";
        /// Personal data of clients, secrets, inside information.
        Restricted = "restricted", "Restricted";
    }
    /// How much depends on a component.
    Criticality {
        /// Can be down for days.
        Low = "low", "Low";
        /// Work is delayed while it is down.
        Medium = "medium", "Medium";
        /// Users or clients notice within hours.
        High = "high", "High";
    }
    /// The slot that a component fills. The order is the order of the work.
    ComponentKind {
        /// Where data comes from: a core system, a market feed.
        DataSource = "data_source", "Data source";
        /// Where data is kept for analysis.
        DataStore = "data_store", "Data store";
        /// Brings data in, checks it, computes features.
        DataPipeline = "data_pipeline", "Data pipeline";
        /// Keeps features once, for training and serving.
        FeatureStore = "feature_store", "Feature store";
        /// Where people collect and check labels.
        Labelling = "labelling", "Labelling";
        /// Vectors and documents that a language model reads.
        VectorStore = "vector_store", "Vector store";
        /// Where people explore.
        Workspace = "workspace", "Workspace";
        /// Runs and parameters with their results.
        ExperimentTracking = "experiment_tracking", "Experiment tracking";
        /// Trains a model from code and data.
        Training = "training", "Training pipeline";
        /// Runs jobs in order, on time, again after a failure.
        Orchestrator = "orchestrator", "Orchestrator";
        /// Tests a candidate: data, model, robustness, fairness.
        Validation = "validation", "Validation suite";
        /// Judges answers of language models against a fixed set.
        EvaluationHarness = "evaluation_harness", "Evaluation harness";
        /// Keeps code.
        SourceRepository = "source_repository", "Source repository";
        /// Builds, tests and deploys.
        CiCd = "ci_cd", "Build and release";
        /// Keeps images and packages.
        ArtefactStore = "artefact_store", "Artefact store";
        /// Keeps versions of models with what they were made from.
        ModelRegistry = "model_registry", "Model registry";
        /// Keeps prompts in versions.
        PromptRegistry = "prompt_registry", "Prompt registry";
        /// The record of every model: purpose, owner, tier, state.
        ModelInventory = "model_inventory", "Model inventory";
        /// Keeps what the gates were shown.
        EvidenceStore = "evidence_store", "Evidence store";
        /// Scores in batches.
        BatchScoring = "batch_scoring", "Batch scoring";
        /// Answers requests.
        OnlineServing = "online_serving", "Online serving";
        /// A language model, own or rented.
        FoundationModel = "foundation_model", "Foundation model";
        /// Leads all calls to language models, with quotas, logs and filters.
        ModelGateway = "model_gateway", "Model gateway";
        /// Checks what goes into and comes out of a language model.
        Guardrail = "guardrail", "Guardrail";
        /// The version before, ready to take over.
        Fallback = "fallback", "Fallback";
        /// Where users see results.
        Application = "application", "Application";
        /// Watches data, results and service.
        Monitoring = "monitoring", "Monitoring";
        /// Keeps outcomes and overrides, from which the next version learns.
        FeedbackStore = "feedback_store", "Feedback store";
        /// Identities, secrets, keys.
        Identity = "identity", "Identity and secrets";
        /// Logs of who did what.
        AuditLog = "audit_log", "Audit log";
        /// Anything else.
        Other = "other", "Other";
    }
    /// A layer of the architecture. The order is the order from data to users.
    Layer {
        /// Data and features.
        Data = "data", "Data";
        /// Exploring, training, validating.
        Build = "build", "Build";
        /// Code, artefacts, models and their way to production.
        Release = "release", "Release";
        /// Serving and those who are served.
        Serve = "serve", "Serve";
        /// Monitoring, outcomes, evidence.
        Observe = "observe", "Observe";
        /// Identities, secrets, logs, inventory.
        Govern = "govern", "Govern";
    }
    /// What a flow carries.
    FlowKind {
        /// Data.
        Data = "data", "Data";
        /// Features.
        Features = "features", "Features";
        /// A model as an artefact.
        Model = "model", "Model";
        /// Code and configuration.
        Code = "code", "Code";
        /// The order to run a version.
        Deploy = "deploy", "Deploy";
        /// A request and its answer.
        Call = "call", "Call";
        /// Measurements and logs.
        Monitoring = "monitoring", "Monitoring";
        /// Outcomes, overrides and alarms on their way back to the builders.
        Feedback = "feedback", "Feedback";
        /// The way back to the version before.
        Rollback = "rollback", "Roll back";
        /// Evidence and records.
        Evidence = "evidence", "Evidence";
    }
    /// What is promoted from environment to environment.
    Promotion {
        /// The artefact: trained once, promoted as it is.
        DeployModel = "deploy_model", "Deploy model";
        /// The code: it trains anew in each environment.
        DeployCode = "deploy_code", "Deploy code";
    }
    /// What a gate decides.
    GateKind {
        /// Somebody approves the release to users.
        Approval = "approval", "Approval";
        /// Tests and checks have to pass.
        Quality = "quality", "Quality";
    }
    /// How a measurement is held against its threshold.
    CheckComparison {
        /// Not less than the threshold.
        AtLeast = "at_least", "at least";
        /// Not more than the threshold.
        AtMost = "at_most", "at most";
        /// The threshold itself.
        Equal = "equal", "exactly";
    }
    /// What a policy is about.
    PolicyKind {
        /// Access, separation, secrets, supply chain.
        Security = "security", "Security";
        /// Approval, evidence, inventory, monitoring.
        Governance = "governance", "Governance";
    }
}

impl ComponentKind {
    /// Returns the layer it belongs to where a component says nothing else.
    pub fn layer(self) -> Layer {
        match self {
            Self::DataSource
            | Self::DataStore
            | Self::DataPipeline
            | Self::FeatureStore
            | Self::Labelling
            | Self::VectorStore => Layer::Data,
            Self::Workspace
            | Self::ExperimentTracking
            | Self::Training
            | Self::Orchestrator
            | Self::Validation
            | Self::EvaluationHarness => Layer::Build,
            Self::SourceRepository
            | Self::CiCd
            | Self::ArtefactStore
            | Self::ModelRegistry
            | Self::PromptRegistry => Layer::Release,
            Self::BatchScoring
            | Self::OnlineServing
            | Self::FoundationModel
            | Self::ModelGateway
            | Self::Guardrail
            | Self::Fallback
            | Self::Application => Layer::Serve,
            Self::Monitoring | Self::FeedbackStore | Self::EvidenceStore => Layer::Observe,
            Self::ModelInventory | Self::Identity | Self::AuditLog | Self::Other => Layer::Govern,
        }
    }

    /// Returns whether it runs a model for users: what has to be monitored, recorded and able to go back.
    pub fn serves(self) -> bool {
        matches!(
            self,
            Self::BatchScoring | Self::OnlineServing | Self::ModelGateway
        )
    }

    /// Returns whether a tool is expected to fill it; a source, an application and the like stand for themselves.
    pub fn is_slot(self) -> bool {
        !matches!(
            self,
            Self::DataSource | Self::Application | Self::Fallback | Self::Other
        )
    }
}

impl FlowKind {
    /// Returns whether it changes what runs where it arrives: code, models, and the order to run them.
    pub fn delivers(self) -> bool {
        matches!(self, Self::Code | Self::Model | Self::Deploy)
    }
}
