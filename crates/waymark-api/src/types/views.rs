//! What queries answer.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::assessment::Node;
use waymark_domain::engagement::{Engagement, Evidence, Hurdle, Person, Recommendation, Role};
use waymark_domain::gap::{GapRow, LeftOut, NodeRef};
use waymark_domain::id::{ModelId, PersonId, RoundId};
use waymark_domain::model::{Capability, CapabilityModel};
use waymark_domain::overview::{PillarFigures, TrendPoint};
use waymark_domain::raci::SkillGap;
use waymark_domain::rating::{AgreedRating, Answer, Priority, Rating, Round, Target};
use waymark_domain::scale::Scale;
use waymark_domain::words::{Confidence, Pillar, Stage};

/// A kind of fact that a mutation touched; the UI refetches what depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What stands on the cover.
    Engagement,
    /// Roles.
    Roles,
    /// People.
    People,
    /// Models and their capabilities.
    Models,
    /// Rounds and who takes part.
    Rounds,
    /// Individual and agreed ratings.
    Ratings,
    /// Targets.
    Targets,
    /// Priorities.
    Priorities,
    /// The evidence register.
    Evidence,
    /// Hurdles.
    Hurdles,
    /// Recommendations.
    Recommendations,
    /// Vendors.
    Vendors,
    /// Tools.
    Tools,
    /// Evaluations: needs, criteria, candidates, decisions.
    Evaluations,
    /// Scores, agreed scores and knock-outs.
    Scores,
    /// Weights of criteria, and judgements on them.
    Weights,
    /// Steps of the process.
    Process,
    /// Letters of roles in tasks.
    Assignments,
    /// The scheme and the waivers.
    RaciRules,
    /// Skills, and who needs or has them.
    Skills,
    /// Profiles of roles, who fills them, working time.
    Workforce,
    /// The architecture: plateaus, environments, components, flows, gates, waivers.
    Architecture,
    /// Policies and their controls.
    Policies,
}

impl Topic {
    /// All topics.
    pub const ALL: &'static [Self] = &[
        Self::Engagement,
        Self::Roles,
        Self::People,
        Self::Models,
        Self::Rounds,
        Self::Ratings,
        Self::Targets,
        Self::Priorities,
        Self::Evidence,
        Self::Hurdles,
        Self::Recommendations,
        Self::Vendors,
        Self::Tools,
        Self::Evaluations,
        Self::Scores,
        Self::Weights,
        Self::Process,
        Self::Assignments,
        Self::RaciRules,
        Self::Skills,
        Self::Workforce,
        Self::Architecture,
        Self::Policies,
    ];

    /// Returns the word that the journal and the wire carry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Engagement => "engagement",
            Self::Roles => "roles",
            Self::People => "people",
            Self::Models => "models",
            Self::Rounds => "rounds",
            Self::Ratings => "ratings",
            Self::Targets => "targets",
            Self::Priorities => "priorities",
            Self::Evidence => "evidence",
            Self::Hurdles => "hurdles",
            Self::Recommendations => "recommendations",
            Self::Vendors => "vendors",
            Self::Tools => "tools",
            Self::Evaluations => "evaluations",
            Self::Scores => "scores",
            Self::Weights => "weights",
            Self::Process => "process",
            Self::Assignments => "assignments",
            Self::RaciRules => "raci_rules",
            Self::Skills => "skills",
            Self::Workforce => "workforce",
            Self::Architecture => "architecture",
            Self::Policies => "policies",
        }
    }

    /// Returns the topic that `word` names, or none.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.word() == word)
    }
}

/// What every mutation answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Changed<T> {
    /// What was touched; empty where nothing changed.
    pub topics: Vec<Topic>,
    /// What undo would now take back; none where nothing can be undone.
    pub undo: Option<String>,
    /// What redo would now do again.
    pub redo: Option<String>,
    /// The command's own answer.
    pub value: T,
}

views! {
    /// The open file.
    DocumentView {
        /// Where it is.
        path: String,
        /// Its name without the folder.
        file_name: String,
        /// Why it cannot be changed; none where it can.
        read_only: Option<String>,
        /// What undo would take back.
        undo: Option<String>,
        /// What redo would do again.
        redo: Option<String>,
        /// The latest change.
        last_change: Option<HistoryEntry>,
        /// The client.
        client: String,
        /// Title of the work.
        title: String,
        /// The round to show first: the latest open one, else the latest.
        round: Option<RoundId>,
        /// The round to compare it with: the one before it over the same model.
        against: Option<RoundId>,
    }
    /// One entry of the journal.
    HistoryEntry {
        /// Its place, from 1.
        sequence: i32,
        /// When.
        #[ts(type = "string")]
        time: DateTime<Utc>,
        /// Who.
        actor: String,
        /// What, as people read it.
        label: String,
        /// What was touched.
        topics: Vec<Topic>,
        /// The entry that this one undid; none for others.
        undoes: Option<i32>,
        /// The entry that this one did again; none for others.
        redoes: Option<i32>,
        /// Whether it is undone now.
        undone: bool,
    }
    /// Roles and people.
    PeopleView {
        /// Roles, in their order.
        roles: Vec<Role>,
        /// People, in their order.
        people: Vec<Person>,
    }
    /// A model in short.
    ModelSummary {
        /// The model.
        id: ModelId,
        /// The root's code.
        code: String,
        /// Its name.
        title: String,
        /// Edition of the content.
        edition: String,
        /// Rated leaves.
        leaves: u32,
        /// Inner nodes below the root.
        inner: u32,
        /// Rounds that rate it.
        rounds: u32,
    }
    /// A model that comes with the program.
    ShippedModel {
        /// What `add_model` takes.
        name: String,
        /// Its name.
        title: String,
        /// What it is for.
        purpose: String,
        /// Rated leaves.
        leaves: u32,
    }
    /// One node of a model in its editor.
    ModelRow {
        /// The node.
        capability: Capability,
        /// 1 for directly below the root.
        depth: u32,
        /// Whether it is rated: it has no children, retired or not.
        leaf: bool,
        /// Place among its siblings from 0.
        position: u32,
        /// How many siblings it has, itself included.
        siblings: u32,
        /// Own or inherited pillar.
        pillar: Option<Pillar>,
        /// Own or inherited stage.
        stage: Option<Stage>,
        /// Whether it or a node above it is retired.
        retired: bool,
        /// Share of the model's weight, 0 to 1; 0 where retired.
        share: f64,
        /// Ratings of it in all rounds.
        ratings: u32,
    }
    /// A model in its editor.
    ModelView {
        /// The root with its scales, frameworks and bands; its own list of capabilities is empty here.
        root: CapabilityModel,
        /// All nodes depth first, retired ones included.
        rows: Vec<ModelRow>,
        /// Rated leaves, without retired ones.
        leaves: u32,
    }
    /// A round in short.
    RoundSummary {
        /// The round.
        round: Round,
        /// The model's name.
        model_title: String,
        /// Leaves answered.
        answered: u32,
        /// Leaves that apply.
        applicable: u32,
        /// Leaves that do not apply.
        not_applicable: u32,
        /// Leaves that wait for discussion.
        to_discuss: u32,
        /// Leaves agreed.
        agreed: u32,
        /// Leaves with a target, own or inherited.
        with_target: u32,
    }
    /// One cell of the rating grid.
    GridCell {
        /// What the person says.
        answer: Answer,
        /// In their words.
        note: String,
        /// How sure they are.
        confidence: Option<Confidence>,
    }
    /// One row of the rating grid.
    GridRow {
        /// The node with its figures.
        node: Node,
        /// Index into the grid's scales.
        scale: u32,
        /// One cell a participant, in column order; empty for inner nodes.
        cells: Vec<Option<GridCell>>,
        /// What the room settled on.
        agreed: Option<AgreedRating>,
    }
    /// How far the rating is.
    RatingProgress {
        /// Leaves answered.
        answered: u32,
        /// Leaves that apply.
        applicable: u32,
        /// Leaves that wait for discussion.
        to_discuss: u32,
        /// Leaves agreed.
        agreed: u32,
        /// Leaves that nobody has answered.
        unanswered: u32,
    }
    /// The rating grid.
    RatingGrid {
        /// The round.
        round: Round,
        /// Participants, in column order.
        people: Vec<Person>,
        /// The scales in use.
        scales: Vec<Scale>,
        /// Nodes depth first, without the root.
        rows: Vec<GridRow>,
        /// How far the rating is.
        progress: RatingProgress,
    }
    /// Rows of the grid that an answer touched.
    RatingRows {
        /// The leaves and every node above them, without the root.
        rows: Vec<GridRow>,
        /// How far the rating is.
        progress: RatingProgress,
    }
    /// A leaf that waits for discussion.
    DiscussItem {
        /// The leaf with its figures and spread.
        node: Node,
        /// Its domain.
        domain: NodeRef,
    }
    /// One person's answer in the inspector.
    Vote {
        /// Who.
        person: PersonId,
        /// Short name.
        code: String,
        /// Full name.
        name: String,
        /// Their role's name.
        role: Option<String>,
        /// What they said.
        rating: Rating,
    }
    /// A capability in the inspector.
    CapabilityView {
        /// The capability.
        capability: Capability,
        /// It, with its figures.
        node: Node,
        /// Its domain.
        domain: NodeRef,
        /// Its scale.
        scale: Scale,
        /// Individual ratings a level, lowest first.
        votes_per_level: Vec<u32>,
        /// How many said that it does not apply.
        votes_not_applicable: u32,
        /// Individual ratings.
        votes: Vec<Vote>,
        /// What the room settled on.
        agreed: Option<AgreedRating>,
        /// Its own target; none where inherited or missing.
        own_target: Option<Target>,
        /// Its own priority; none where inherited or missing.
        own_priority: Option<Priority>,
        /// Its score in the round compared with.
        before: Option<f64>,
        /// Titles of the frameworks it refers to, with the item.
        references: Vec<String>,
        /// Evidence that backs its rating in this round.
        evidence: Vec<EvidenceView>,
        /// Hurdles that block it.
        hurdles: Vec<Hurdle>,
        /// What roles need of the skills that feed it, against who fills them, the widest lack first.
        skill_gaps: Vec<SkillGap>,
        /// Recommendations that address it.
        recommendations: Vec<Recommendation>,
    }
    /// An entry of the evidence register with what it backs.
    EvidenceView {
        /// The entry.
        evidence: Evidence,
        /// Whether it no longer counts today.
        expired: bool,
        /// Days until it expires; none where it does not or has.
        days_left: Option<i32>,
        /// What it backs, as “Round 2 · PE1.1 Title”.
        backs: Vec<String>,
    }
    /// A hurdle with what it blocks.
    HurdleView {
        /// The hurdle.
        hurdle: Hurdle,
        /// The capabilities it blocks.
        blocks: Vec<NodeRef>,
        /// Recommendations that remove it, by code.
        removed_by: Vec<String>,
        /// Σ weighted gap of what it blocks, in the round in view.
        weighted_gap: f64,
    }
    /// A recommendation with what it addresses.
    RecommendationView {
        /// The recommendation.
        recommendation: Recommendation,
        /// The gaps it closes.
        addresses: Vec<NodeRef>,
        /// The hurdles it removes, as “H-03 Title”.
        removes: Vec<String>,
        /// Its owner role's name.
        owner: Option<String>,
        /// Σ weighted gap of what it addresses, in the round in view.
        weighted_gap: f64,
        /// Its share of the round's total weighted gap, 0 to 1; none where there is no gap.
        share: Option<f64>,
    }
    /// What to do next, derived from the facts.
    NextStep {
        /// What to do.
        text: String,
        /// The room where it is done: rate, gaps, evidence, rounds, recommendations, engagement.
        room: String,
        /// How many items wait.
        count: u32,
    }
    /// The overview.
    OverviewView {
        /// What stands on the cover.
        engagement: Engagement,
        /// The headline: the lead's own, else one composed from the figures.
        headline: String,
        /// Whether the headline was composed.
        headline_composed: bool,
        /// The round in view.
        round: Round,
        /// The round compared with.
        against: Option<TrendPoint>,
        /// Pillars, judged apart.
        pillars: Vec<PillarFigures>,
        /// Ranked gaps, at most seven.
        top_gaps: Vec<GapRow>,
        /// How many gaps there are.
        gaps: u32,
        /// Why other leaves are no gaps.
        left_out: LeftOut,
        /// Hurdles that stand, gravest first.
        hurdles: Vec<HurdleView>,
        /// What to do next.
        next_steps: Vec<NextStep>,
        /// How far the rating is.
        progress: RatingProgress,
    }
    /// One axis of a radar.
    RadarAxis {
        /// The domain.
        node: NodeRef,
        /// Score now.
        score: Option<f64>,
        /// Target.
        target: Option<f64>,
        /// Score in the round compared with.
        before: Option<f64>,
        /// Coverage, 0 to 1.
        coverage: Option<f64>,
    }
    /// A radar of at most twelve axes.
    Radar {
        /// What it shows.
        title: String,
        /// The pillar; none where all domains fit one radar.
        pillar: Option<Pillar>,
        /// The centre's value.
        floor: f64,
        /// The rim's value.
        ceiling: f64,
        /// Axes in model order.
        axes: Vec<RadarAxis>,
        /// The picture in words.
        alt: String,
    }
    /// How many individual ratings stand at each level.
    HistogramBar {
        /// The level's value.
        value: f64,
        /// The level's name.
        title: String,
        /// Individual ratings at it.
        ratings: u32,
        /// Leaves whose room value lies nearest to it, from below at the half.
        leaves: u32,
    }
    /// The distribution of ratings in a round.
    Histogram {
        /// Pillar; none for all.
        pillar: Option<Pillar>,
        /// Bars, lowest level first.
        bars: Vec<HistogramBar>,
        /// Median of the individual ratings.
        median: Option<f64>,
        /// How many individual ratings say that the leaf does not apply.
        not_applicable: u32,
        /// The picture in words.
        alt: String,
    }
    /// Pictures of a round.
    PicturesView {
        /// Radars, one or one a pillar.
        radars: Vec<Radar>,
        /// Distribution over all leaves of the default scale, then one a pillar.
        histograms: Vec<Histogram>,
        /// Readiness over the rounds of the model, by date.
        trend: Vec<TrendPoint>,
    }
    /// A hit of the search.
    SearchHit {
        /// What it is: capability, person, role, round, evidence, hurdle, recommendation, step, skill, tool, vendor,
        /// evaluation, criterion.
        kind: String,
        /// Its id.
        id: String,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// The evaluation that a criterion stands in; none for other items.
        within: Option<String>,
    }
    /// What removing an item would touch.
    TouchesView {
        /// The item, as “R-07 One registry”.
        item: String,
        /// One line a kind of thing, such as “14 ratings in Round 2”; empty where nothing refers to it.
        touches: Vec<String>,
        /// Why it cannot be removed; none where it can.
        refused: Option<String>,
    }
    /// What importing answers would do.
    AnswersPreview {
        /// Answers read.
        rows: u32,
        /// Of them new.
        added: u32,
        /// Of them different from what stands.
        changed: u32,
        /// People in the file who are not in the engagement and would be added.
        new_people: Vec<String>,
        /// What was skipped, and why.
        notices: Vec<String>,
        /// What is wrong, each with row and column; nothing can be imported while there are any.
        problems: Vec<String>,
    }
}
