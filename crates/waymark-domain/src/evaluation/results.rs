//! What follows from an evaluation: values, ranks, and how firmly they stand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CriterionId, PersonId, ToolId};
use crate::words::{Confidence, words};

words! {
    /// At which level of the criteria tree the robustness of a ranking is looked at.
    WeightLevel {
        /// The criteria at the top; what is below keeps its proportions.
        Top = "top", "Categories";
        /// Every leaf.
        Leaf = "leaf", "Criteria";
    }
}

/// What one leaf adds to a tool's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Contribution {
    /// The leaf.
    pub criterion: CriterionId,
    /// Its weight in the whole, 0 to 1.
    pub weight: f64,
    /// What the score is worth, 0 to 1; none where it is missing.
    pub value: Option<f64>,
    /// Weight times value times 100; none where the score is missing.
    pub points: Option<f64>,
}

/// A tool in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RankedTool {
    /// The tool.
    pub tool: ToolId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Weighted sum, 0 to 100; none while a score that counts is missing.
    pub value: Option<f64>,
    /// The value with every missing score at its worst.
    pub worst: f64,
    /// The value with every missing score at its best.
    pub best: f64,
    /// Rank by the value, or the middle of worst and best where scores are missing; equal values share a rank.
    pub rank: u32,
    /// The rank if its missing scores turn out best and those of the others worst.
    pub best_rank: u32,
    /// The rank if its missing scores turn out worst and those of the others best.
    pub worst_rank: u32,
    /// What each leaf that counts adds, in the order of the tree.
    pub contributions: Vec<Contribution>,
    /// What each criterion at the top adds, in the order of the tree; missing scores add nothing.
    pub parts: Vec<f64>,
    /// How sure people are of its scores: the lower of the confidences of most of its weight; none where nobody says.
    pub confidence: Option<Confidence>,
    /// How many scores that count are missing.
    pub missing: u32,
    /// What it costs: the sum of its cost criteria, else its cost a year; none where that is not known.
    pub cost: Option<f64>,
    /// Whether a knock-out is still unknown, so that it cannot be chosen yet.
    pub unknown: bool,
}

/// A tool that is not ranked, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnockedOut {
    /// The tool.
    pub tool: ToolId,
    /// Its name.
    pub name: String,
    /// The criterion whose knock-out it fails.
    pub criterion: CriterionId,
    /// What has to hold.
    pub statement: String,
    /// Why it does not.
    pub reason: String,
    /// The day on which it was so.
    #[ts(type = "string | null")]
    pub as_of: Option<NaiveDate>,
}

/// A knock-out that nobody has settled: the tool is ranked, but cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnknownKnockOut {
    /// The tool.
    pub tool: ToolId,
    /// Its name.
    pub name: String,
    /// The criterion with the knock-out.
    pub criterion: CriterionId,
    /// What has to hold.
    pub statement: String,
    /// What is known so far.
    pub reason: String,
}

/// The weight of a criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CriterionWeight {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// 1 at the top.
    pub depth: u16,
    /// Whether it is scored.
    pub leaf: bool,
    /// Its weight among its siblings, 0 to 1.
    pub local: f64,
    /// Its weight in the whole, 0 to 1.
    pub global: f64,
    /// Whether it is in the value.
    pub counts: bool,
}

/// An assessor whose own scores alone would give another winner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Flipper {
    /// The assessor.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The tool that would win.
    pub winner: ToolId,
    /// Its name.
    pub winner_name: String,
    /// How many cells they scored, of those that count.
    pub scored: u32,
}

/// A tool by cost and value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FrontierPoint {
    /// The tool.
    pub tool: ToolId,
    /// Its name.
    pub name: String,
    /// What it costs.
    pub cost: f64,
    /// Its value, 0 to 100; the middle where scores are missing.
    pub value: f64,
    /// Whether no other tool is worth at least as much at no more cost, one of the two strictly.
    pub efficient: bool,
    /// A tool that is better or cheaper and in nothing worse; none on the frontier.
    pub beaten_by: Option<ToolId>,
}

/// How another method ranks the tools.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MethodRanking {
    /// The method's word, such as “topsis”.
    pub method: String,
    /// The method's name.
    pub title: String,
    /// The winners' names: more than one where they tie.
    pub winners: Vec<String>,
    /// Ranks in the order of the ranking.
    pub ranks: Vec<u32>,
    /// The method's own figures in the order of the ranking.
    pub figures: Vec<f64>,
    /// Whether the lowest figure wins, as with VIKOR.
    pub lower_is_better: bool,
    /// Kendall's τ-b with the ranking, −1 to 1; none where one of the two ranks all alike.
    pub tau: Option<f64>,
}

/// A weight that moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WeightMove {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its name.
    pub title: String,
    /// Its weight now, 0 to 1.
    pub from: f64,
    /// Its weight at which the two tools tie.
    pub to: f64,
}

/// The least move of weight after which a rival has overtaken the winner. Exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Flip {
    /// The rival.
    pub rival: ToolId,
    /// Its name.
    pub name: String,
    /// The total weight moved, half the L1 distance, 0 to 1; none where no weighting lets the rival win.
    pub moved: Option<f64>,
    /// The weights that move.
    pub moves: Vec<WeightMove>,
}

/// The range of a weight, the others keeping their proportions, in which the winner stays first. Exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CriticalWeight {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its name.
    pub title: String,
    /// Its weight now, 0 to 1.
    pub weight: f64,
    /// From here the winner is first.
    pub from: f64,
    /// Up to here the winner is first.
    pub to: f64,
    /// Whether the winner stays first whatever the weight.
    pub any: bool,
    /// Who takes over below the range.
    pub below: Option<String>,
    /// Who takes over above the range.
    pub above: Option<String>,
}

/// The smallest change of one value that costs the winner its place. Exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoreChange {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its name.
    pub title: String,
    /// The tool whose value changes: the winner, or the rival that draws level.
    pub tool: ToolId,
    /// Its name.
    pub name: String,
    /// The value now, 0 to 1.
    pub from: f64,
    /// The value at which the two tie, 0 to 1.
    pub to: f64,
    /// The name of the rival that draws level.
    pub rival: String,
}

/// How often each tool takes each rank over all weightings. Estimated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Acceptability {
    /// Tools (in the order of the ranking) × ranks: the share of weightings, 0 to 1.
    pub shares: Vec<Vec<f64>>,
    /// How many weightings were drawn.
    pub draws: u32,
    /// The seed of the draws.
    pub seed: u32,
    /// Half the width of the widest 95 % interval of a share, 0 to 1.
    pub interval: f64,
}

/// How firmly the ranking stands when weights or scores move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Robustness {
    /// Where the weights were moved.
    pub level: WeightLevel,
    /// What a sponsor should know, in a sentence or two.
    pub sentence: String,
    /// The criteria whose weights were moved, in the order of the tree.
    pub criteria: Vec<CriterionId>,
    /// Their names.
    pub titles: Vec<String>,
    /// Tools × tools in the order of the ranking: the share of all weightings in which row beats column. Exact.
    pub pairwise: Vec<Vec<f64>>,
    /// The same where only the order of the weights is agreed. Exact.
    pub pairwise_ranked: Vec<Vec<f64>>,
    /// For each other tool the least move of weight that makes it overtake the winner, least first. Exact.
    pub flips: Vec<Flip>,
    /// For each criterion the range of its weight in which the winner stays. Exact.
    pub critical: Vec<CriticalWeight>,
    /// The changes of one value that cost the winner its place, least first; those that no value can reach are
    /// left out. Exact.
    pub scores: Vec<ScoreChange>,
    /// How often each tool takes each rank. Estimated.
    pub acceptability: Acceptability,
    /// How many missing scores stand at the middle of what they can be.
    pub at_middle: u32,
}

/// A change of the field of tools after which two others have changed places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReversalCase {
    /// What was done, such as “without Beta” or “with a copy of Alpha”.
    pub change: String,
    /// Who comes before whom then, and did not before.
    pub swap: String,
    /// The winner then, of the tools that were there before.
    pub winner: String,
}

/// What a method's ranking does when a tool is dropped or copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reversal {
    /// The method's word.
    pub method: String,
    /// The method's name.
    pub title: String,
    /// How many changes were tried.
    pub tried: u32,
    /// Those after which the order of the others is not what it was; empty where it always is.
    pub cases: Vec<ReversalCase>,
}

/// Everything that follows from an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Results {
    /// What to see at once, in a sentence.
    pub headline: String,
    /// Tools by rank, those of one rank by code.
    pub ranking: Vec<RankedTool>,
    /// Tools that are not ranked, with the reason.
    pub knocked_out: Vec<KnockedOut>,
    /// Knock-outs that nobody has settled.
    pub unknown: Vec<UnknownKnockOut>,
    /// Every criterion's weight, depth first.
    pub weights: Vec<CriterionWeight>,
    /// Unit of the costs.
    pub cost_unit: String,
    /// Who would flip the winner.
    pub flippers: Vec<Flipper>,
    /// Cost against value, cheapest first; empty where fewer than two tools have a cost.
    pub frontier: Vec<FrontierPoint>,
    /// What other methods say.
    pub methods: Vec<MethodRanking>,
    /// How firmly the ranking stands; none with fewer than two tools ranked, or nothing that weighs.
    pub robustness: Option<Robustness>,
    /// What happens when a loser is dropped or a copy added.
    pub reversal: Vec<Reversal>,
}
