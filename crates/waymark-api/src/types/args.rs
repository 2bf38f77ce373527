//! Arguments of commands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::engagement::{EvidenceLink, Person, Role};
use waymark_domain::explanation::Figure;
use waymark_domain::gap::GapFilter;
use waymark_domain::id::{
    CapabilityId, CriterionId, EvaluationId, EvidenceId, HurdleId, ModelId, PersonId,
    RecommendationId, RoleId, RoundId, SkillId, StepId, ToolId, VendorId,
};
use waymark_domain::model::{Band, Framework, Reference};
use waymark_domain::rating::Answer;
use waymark_domain::roll_up::RollUp;
use waymark_domain::scale::Scale;
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, Outcome, Pillar, PriorityMethod, RecommendationState,
    Severity, Size, Stage, ToolNeed,
};

/// No arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Empty {}

args! {
    /// A round.
    RoundArgs {
        /// The round.
        round: RoundId,
    }
    /// A round and, optionally, the round it is compared with.
    AgainstArgs {
        /// The round in view.
        round: RoundId,
        /// The round compared with.
        against: Option<RoundId>,
    }
    /// Two rounds.
    CompareArgs {
        /// The earlier round.
        before: RoundId,
        /// The later round.
        after: RoundId,
    }
    /// A model.
    ModelArgs {
        /// The model.
        model: ModelId,
    }
    /// The gap board.
    GapBoardArgs {
        /// The round in view.
        round: RoundId,
        /// The round compared with.
        against: Option<RoundId>,
        /// What to show.
        filter: GapFilter,
    }
    /// Rows of the rating grid.
    RatingRowsArgs {
        /// The round.
        round: RoundId,
        /// The leaves; the nodes above them come along.
        capabilities: Vec<CapabilityId>,
    }
    /// One capability in a round.
    CapabilityArgs {
        /// The round.
        round: RoundId,
        /// The capability.
        capability: CapabilityId,
        /// The round compared with.
        against: Option<RoundId>,
    }
    /// A number to explain.
    ExplainArgs {
        /// The round.
        round: RoundId,
        /// The number.
        figure: Figure,
        /// Whether people are named.
        names: bool,
    }
    /// Words to look for.
    SearchArgs {
        /// What was typed.
        text: String,
        /// At most so many hits, 1 to 100.
        limit: u32,
    }
    /// A page of the history.
    HistoryArgs {
        /// At most so many entries, 1 to 1000.
        limit: u32,
        /// Only entries before this sequence; none starts at the latest.
        before: Option<i32>,
    }
    /// An item that may be removed.
    TouchesArgs {
        /// What it is.
        item: Item,
    }
    /// A role, new where it has no id.
    SaveRole {
        /// The role; none adds one.
        id: Option<RoleId>,
        /// Unique short name.
        code: String,
        /// Its name.
        title: String,
        /// Its mandate.
        description: String,
    }
    /// A role to remove.
    RoleArgs {
        /// The role.
        role: RoleId,
    }
    /// A person, new where they have no id.
    SavePerson {
        /// The person; none adds one.
        id: Option<PersonId>,
        /// Unique short name.
        code: String,
        /// Full name.
        name: String,
        /// Their role.
        role: Option<RoleId>,
    }
    /// A person to remove.
    PersonArgs {
        /// The person.
        person: PersonId,
    }
    /// A shipped model to add.
    AddModel {
        /// Its name, as `shipped_models` gives it.
        name: String,
    }
    /// A model as YAML.
    ImportModel {
        /// The document.
        text: String,
    }
    /// The root of a model.
    EditModel {
        /// The model.
        model: ModelId,
        /// The root's code.
        code: String,
        /// Its name.
        title: String,
        /// Edition of the content.
        edition: String,
        /// What it is for.
        purpose: String,
        /// How the root combines its children.
        rollup: RollUp,
        /// Code of the default scale.
        scale: String,
        /// The scales in use. Ratings that fall off a changed scale are refused.
        scales: Vec<Scale>,
        /// Names for ranges of the root's score.
        bands: Vec<Band>,
        /// What references may point to.
        frameworks: Vec<Framework>,
    }
    /// A new capability.
    AddCapability {
        /// The model.
        model: ModelId,
        /// The node above; none for directly below the root.
        parent: Option<CapabilityId>,
        /// Place among its siblings from 0; beyond the end means last.
        position: u32,
        /// Unique code; empty lets the model number it.
        code: String,
        /// Its name.
        title: String,
    }
    /// A capability in new words or with new numbers. Its place stays.
    EditCapability {
        /// The capability.
        id: CapabilityId,
        /// Unique code.
        code: String,
        /// Its name.
        title: String,
        /// Own pillar.
        pillar: Option<Pillar>,
        /// Own stage.
        stage: Option<Stage>,
        /// Weight in the node above.
        weight: f64,
        /// How an inner node combines its children.
        rollup: RollUp,
        /// Own scale by code.
        scale: Option<String>,
        /// What it is.
        purpose: String,
        /// Why it matters.
        why: String,
        /// What it serves.
        outcomes: Vec<Outcome>,
        /// Descriptors, one a level; empty for inner nodes.
        levels: Vec<String>,
        /// Counterparts in published frameworks.
        references: Vec<Reference>,
    }
    /// A capability to move.
    MoveCapability {
        /// The capability.
        id: CapabilityId,
        /// The node above; none for directly below the root.
        parent: Option<CapabilityId>,
        /// Place among its siblings from 0; beyond the end means last.
        position: u32,
    }
    /// A capability to retire or to bring back.
    RetireCapability {
        /// The capability.
        id: CapabilityId,
        /// Whether it is retired from now on.
        retired: bool,
    }
    /// A capability to remove for good, with everything below it.
    RemoveCapability {
        /// The capability.
        id: CapabilityId,
    }
    /// A new round.
    AddRound {
        /// Its name.
        title: String,
        /// The day of the assessment.
        #[ts(type = "string")]
        date: NaiveDate,
        /// The model to rate.
        model: ModelId,
        /// The round whose participants, targets and priorities it takes over; ratings are never copied.
        copy_from: Option<RoundId>,
    }
    /// A round's name and day.
    EditRound {
        /// The round.
        round: RoundId,
        /// Its name.
        title: String,
        /// The day of the assessment.
        #[ts(type = "string")]
        date: NaiveDate,
    }
    /// Who rates in a round.
    SetParticipants {
        /// The round.
        round: RoundId,
        /// People in the order of the columns.
        people: Vec<PersonId>,
    }
    /// One cell of the rating grid.
    RatingChange {
        /// The leaf.
        capability: CapabilityId,
        /// Who says so.
        person: PersonId,
        /// What they say; none clears the cell.
        answer: Option<Answer>,
        /// In their words.
        note: String,
        /// How sure they are.
        confidence: Option<Confidence>,
    }
    /// Cells of the rating grid, all or nothing.
    SetRatings {
        /// The round.
        round: RoundId,
        /// The cells.
        changes: Vec<RatingChange>,
    }
    /// What the room settled on for a leaf.
    SetAgreed {
        /// The round.
        round: RoundId,
        /// The leaf.
        capability: CapabilityId,
        /// What was settled; none takes it back.
        answer: Option<Answer>,
        /// What settled it.
        rationale: String,
    }
    /// One target.
    TargetChange {
        /// Inner node or leaf.
        capability: CapabilityId,
        /// A level's value; none clears it.
        value: Option<f64>,
        /// By when.
        #[ts(type = "string | null")]
        due: Option<NaiveDate>,
    }
    /// Targets, all or nothing.
    SetTargets {
        /// The round.
        round: RoundId,
        /// The targets.
        changes: Vec<TargetChange>,
    }
    /// One priority.
    PriorityChange {
        /// Inner node or leaf.
        capability: CapabilityId,
        /// Points or rank; none clears it.
        value: Option<f64>,
    }
    /// Priorities, all or nothing.
    SetPriorities {
        /// The round.
        round: RoundId,
        /// The priorities.
        changes: Vec<PriorityChange>,
    }
    /// How priorities are elicited; values of the other method are cleared.
    SetPriorityMethod {
        /// The round.
        round: RoundId,
        /// The method.
        method: PriorityMethod,
    }
    /// Answers as CSV.
    AnswersArgs {
        /// The round.
        round: RoundId,
        /// The file's text.
        text: String,
    }
    /// An entry of the evidence register, new where it has no id.
    SaveEvidence {
        /// The entry; none adds one.
        id: Option<EvidenceId>,
        /// Unique short name; empty lets the register number it.
        code: String,
        /// What it is.
        title: String,
        /// Link, file or interview.
        kind: EvidenceKind,
        /// Address, file name, or whom.
        location: String,
        /// SHA-256 of a file.
        sha256: Option<String>,
        /// Who vouches for it.
        owner: String,
        /// Its date.
        #[ts(type = "string | null")]
        date: Option<NaiveDate>,
        /// The day from which it no longer counts.
        #[ts(type = "string | null")]
        expires: Option<NaiveDate>,
        /// The ratings it backs.
        links: Vec<EvidenceLink>,
    }
    /// An entry to remove.
    EvidenceArgs {
        /// The entry.
        evidence: EvidenceId,
    }
    /// A hurdle, new where it has no id.
    SaveHurdle {
        /// The hurdle; none adds one.
        id: Option<HurdleId>,
        /// Unique short name; empty lets the list number it.
        code: String,
        /// What stands in the way.
        title: String,
        /// What was seen, and what it costs.
        description: String,
        /// Where it lies.
        pillar: Pillar,
        /// How much it stands in the way.
        severity: Severity,
        /// Where it stands.
        state: HurdleState,
        /// Who deals with it.
        owner: String,
        /// The capabilities it blocks.
        blocks: Vec<CapabilityId>,
    }
    /// A hurdle to remove.
    HurdleArgs {
        /// The hurdle.
        hurdle: HurdleId,
    }
    /// A recommendation, new where it has no id.
    SaveRecommendation {
        /// The recommendation; none adds one.
        id: Option<RecommendationId>,
        /// Unique short name; empty lets the list number it.
        code: String,
        /// What to do.
        title: String,
        /// How, and how one sees that it is done.
        description: String,
        /// Where it lies.
        pillar: Pillar,
        /// Rough size of the work.
        effort: Size,
        /// Rough size of the effect.
        impact: Size,
        /// Where it stands.
        state: RecommendationState,
        /// Who carries it.
        owner_role: Option<RoleId>,
        /// What it asks of tools.
        tool_need: ToolNeed,
        /// The tool, where one is named.
        tool: String,
        /// The gaps it closes.
        addresses: Vec<CapabilityId>,
        /// The hurdles it removes.
        removes: Vec<HurdleId>,
    }
    /// A recommendation to remove.
    RecommendationArgs {
        /// The recommendation.
        recommendation: RecommendationId,
    }
}

/// Anything that can be removed, and that other things may refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Item {
    /// A role.
    Role(RoleId),
    /// A person.
    Person(PersonId),
    /// A model.
    Model(ModelId),
    /// A capability.
    Capability(CapabilityId),
    /// A round.
    Round(RoundId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// A hurdle.
    Hurdle(HurdleId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// A vendor.
    Vendor(VendorId),
    /// A tool.
    Tool(ToolId),
    /// An evaluation.
    Evaluation(EvaluationId),
    /// A criterion of an evaluation.
    Criterion(CriterionId),
    /// A step of the process.
    Step(StepId),
    /// A skill.
    Skill(SkillId),
}

impl SaveRole {
    pub(crate) fn with_id(self, id: RoleId) -> Role {
        Role {
            id,
            code: self.code,
            title: self.title,
            description: self.description,
        }
    }
}

impl SavePerson {
    pub(crate) fn with_id(self, id: PersonId) -> Person {
        Person {
            id,
            code: self.code,
            name: self.name,
            role: self.role,
        }
    }
}
