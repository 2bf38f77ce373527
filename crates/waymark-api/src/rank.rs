//! Ranking a decision matrix, without an engagement.

use std::num::NonZeroUsize;

use serde::Serialize;
use waymark_domain::decision_matrix::{Direction, Matrix};
use waymark_domain::ranking::{self, Detail, Flow, Method, Normalize, Ranking};
use waymark_domain::robustness;
use waymark_exchange::decision_matrix_csv::{self, Limits};

use crate::error::WireError;
use crate::session::Answer;

/// Most tools that are compared pair by pair: the matrices in the answer grow with their square.
const MAX_COMPARED: usize = 500;

/// Most weightings that are drawn.
pub const MAX_DRAWS: u64 = 100_000_000;

/// Changes of single scores that are listed, the least first.
const SCORE_CHANGES: usize = 20;

/// How to rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankArgs {
    /// By which method.
    pub method: Method,
    /// By which normalisation; none for the method's default.
    pub normalize: Option<Normalize>,
    /// Whether and how to ask how robust the ranking is.
    pub robustness: Option<Draws>,
}

/// How rank acceptability is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many weightings are drawn.
    pub draws: u64,
    /// From which seed; the same seed gives the same answer, on any number of threads.
    pub seed: u64,
    /// On how many threads.
    pub threads: NonZeroUsize,
}

/// One criterion as it was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedCriterion {
    /// Its name.
    pub criterion: String,
    /// Its weight, all of them summing to 1.
    pub weight: f64,
    /// Which way it gets better.
    pub direction: Direction,
}

/// One tool's place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedTool {
    /// Its name.
    pub tool: String,
    /// Its score; none only where it has no value at all.
    pub score: Option<f64>,
    /// Its rank; tools that tie share the better one.
    pub rank: u32,
    /// Where values are missing in the matrix: the ends of score and rank.
    #[serde(flatten)]
    pub span: Option<RankedSpan>,
}

/// Where a tool may stand while values are missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedSpan {
    /// Weight of what is known.
    pub coverage: f64,
    /// Score with every missing value worth 0.
    pub worst: f64,
    /// Score with every missing value worth 1.
    pub best: f64,
    /// Best rank that the missing values allow.
    pub best_rank: u32,
    /// Worst rank that they allow.
    pub worst_rank: u32,
}

/// What VIKOR says beyond its ranking, in the order of the tools.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VikorAnswer {
    /// Group utility.
    #[serde(rename = "S")]
    pub s: Vec<f64>,
    /// Individual regret.
    #[serde(rename = "R")]
    pub r: Vec<f64>,
    /// The compromise measure, by which tools are ranked; the lower the better.
    #[serde(rename = "Q")]
    pub q: Vec<f64>,
    /// Acceptable advantage.
    #[serde(rename = "C1")]
    pub c1: bool,
    /// Acceptable stability.
    #[serde(rename = "C2")]
    pub c2: bool,
    /// The tools of the compromise, by Q.
    pub compromise_set: Vec<String>,
}

/// The flows of one tool.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlowOfTool {
    /// Its name.
    pub tool: String,
    /// φ⁺, φ⁻ and φ.
    #[serde(flatten)]
    pub flow: Flow,
}

/// A weighting at which a rival draws level with the winner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlipAnswer {
    /// The rival.
    pub rival: String,
    /// Weight moved in all: half the sum of all changes.
    pub moved: f64,
    /// The weights, in the order of the criteria.
    pub weights: Vec<f64>,
}

/// The range of a weight in which the winner stays.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriticalAnswer {
    /// The criterion.
    pub criterion: String,
    /// Its weight now.
    pub weight: f64,
    /// From where to where it may go, the others scaled.
    pub interval: [f64; 2],
    /// Who takes over below; none where nobody does.
    pub below: Option<String>,
    /// Who takes over above; none where nobody does.
    pub above: Option<String>,
}

/// A change of one score at which a rival draws level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreChangeAnswer {
    /// The tool whose score changes.
    pub tool: String,
    /// The criterion.
    pub criterion: String,
    /// By how much of the way from worst to best.
    pub change: f64,
    /// Who draws level.
    pub rival: String,
}

/// How robust a ranking is. Matrices are in the order of the tools.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RobustnessAnswer {
    /// The tool that comes first, the first of equals.
    pub winner: String,
    /// Exact: the share of all weightings in which the row beats the column.
    pub pairwise_share: Vec<Vec<f64>>,
    /// Exact: the same where only the order of the weights is agreed.
    pub pairwise_share_ranked: Vec<Vec<f64>>,
    /// The criteria in that order, the heaviest first; equals in the order of the file.
    pub order: Vec<String>,
    /// Exact: the least weight to move for each rival, the nearest first; rivals that no weighting puts
    /// ahead are left out.
    pub smallest_flip: Vec<FlipAnswer>,
    /// Exact: the range of every weight in which the winner stays.
    pub critical_weights: Vec<CriticalAnswer>,
    /// Exact: the least changes of a single score, for the weighted sum only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_score_change: Option<Vec<ScoreChangeAnswer>>,
    /// Estimated: how often a tool (row) takes a rank (column) over all weightings.
    pub acceptability: Vec<Vec<f64>>,
    /// The 95 % interval of each of them, low and high.
    pub interval: Vec<Vec<[f64; 2]>>,
    /// Weightings drawn.
    pub draws: u64,
    /// The seed they were drawn from.
    pub seed: u64,
}

/// What ranking a matrix gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    /// The method.
    pub method: Method,
    /// The normalisation that was used.
    pub normalize: Normalize,
    /// The criteria, in the order of the file.
    pub criteria: Vec<RankedCriterion>,
    /// The tools, in the order of the file.
    pub ranking: Vec<RankedTool>,
    /// What VIKOR says beyond.
    #[serde(flatten)]
    pub vikor: Option<VikorAnswer>,
    /// The flows of PROMETHEE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flows: Option<Vec<FlowOfTool>>,
    /// How robust it is, where asked for.
    #[serde(flatten)]
    pub robustness: Option<RobustnessAnswer>,
    /// What a reader should know, in sentences.
    pub notices: Vec<String>,
}

/// Ranks the tools of the decision matrix in `csv`.
pub fn rank(csv: &[u8], args: &RankArgs) -> Answer<Ranked> {
    let matrix = decision_matrix_csv::parse(csv, &Limits::default())?;
    let ranking = ranking::rank(&matrix, args.method, args.normalize).map_err(refused)?;
    let mut notices = notices(&matrix, args.method);
    let robustness = args
        .robustness
        .map(|draws| robust(&matrix, args, draws, &mut notices))
        .transpose()?;
    let (vikor, flows) = detail(&matrix, &ranking);
    Ok(Ranked {
        method: ranking.method,
        normalize: ranking.normalize,
        criteria: criteria(&matrix),
        ranking: places(&matrix, &ranking),
        vikor,
        flows,
        robustness,
        notices,
    })
}

fn refused(error: ranking::RankingError) -> WireError {
    let text = error.to_string();
    let (message, hint) = text.split_once("; ").unwrap_or((&text, ""));
    let sentence = |text: &str| {
        let mut chars = text.chars();
        let head = chars.next().map(|c| c.to_uppercase().to_string());
        head.map_or_else(String::new, |head| format!("{head}{}.", chars.as_str()))
    };
    WireError::invalid(sentence(message), sentence(hint))
}

fn notices(matrix: &Matrix, method: Method) -> Vec<String> {
    let mut notices = Vec::new();
    let missing = matrix.missing();
    if missing > 0 {
        notices.push(format!(
            "{missing} of {} values are missing: scores are over what is known, with the span that is left.",
            matrix.tools().len() * matrix.criteria().len()
        ));
    }
    for (c, column) in matrix.criteria().iter().enumerate() {
        let mut known = (0..matrix.tools().len()).filter_map(|t| matrix.value(t, c));
        let first = known.next();
        let anchored = column.worst.is_some() || column.best.is_some();
        let tells = known.any(|v| first.is_some_and(|f| f.total_cmp(&v).is_ne()));
        if !tells && matrix.tools().len() > 1 && !(anchored && method == Method::Wsm) {
            notices.push(format!(
                "“{}” has one value for all and tells no tools apart.",
                column.name
            ));
        }
    }
    notices
}

fn criteria(matrix: &Matrix) -> Vec<RankedCriterion> {
    let columns = matrix.criteria().iter().zip(matrix.weights());
    columns
        .map(|(column, weight)| RankedCriterion {
            criterion: column.name.clone(),
            weight,
            direction: column.direction,
        })
        .collect()
}

fn places(matrix: &Matrix, ranking: &Ranking) -> Vec<RankedTool> {
    let place = |(at, tool): (usize, &String)| RankedTool {
        tool: tool.clone(),
        score: ranking.scores[at],
        rank: ranking.ranks[at],
        span: match &ranking.detail {
            Detail::Spans(spans) => Some(RankedSpan {
                coverage: spans[at].coverage,
                worst: spans[at].worst,
                best: spans[at].best,
                best_rank: spans[at].best_rank,
                worst_rank: spans[at].worst_rank,
            }),
            _ => None,
        },
    };
    matrix.tools().iter().enumerate().map(place).collect()
}

fn detail(matrix: &Matrix, ranking: &Ranking) -> (Option<VikorAnswer>, Option<Vec<FlowOfTool>>) {
    let name = |&tool: &usize| matrix.tools()[tool].clone();
    match &ranking.detail {
        Detail::Vikor(vikor) => {
            let answer = VikorAnswer {
                s: vikor.s.clone(),
                r: vikor.r.clone(),
                q: vikor.q.clone(),
                c1: vikor.acceptable_advantage,
                c2: vikor.acceptable_stability,
                compromise_set: vikor.compromise.iter().map(name).collect(),
            };
            (Some(answer), None)
        }
        Detail::Flows(flows) => {
            let flow = |(tool, &flow): (&String, &Flow)| FlowOfTool {
                tool: tool.clone(),
                flow,
            };
            (
                None,
                Some(matrix.tools().iter().zip(flows).map(flow).collect()),
            )
        }
        Detail::Plain | Detail::Spans(_) => (None, None),
    }
}

fn robust(
    matrix: &Matrix,
    args: &RankArgs,
    draws: Draws,
    notices: &mut Vec<String>,
) -> Answer<RobustnessAnswer> {
    let tools = matrix.tools().len();
    if tools > MAX_COMPARED {
        return Err(WireError::invalid(
            format!("There are {tools} tools; at most {MAX_COMPARED} are compared pair by pair."),
            "Leave out those that cannot win.",
        ));
    }
    if !(1..=MAX_DRAWS).contains(&draws.draws) {
        return Err(WireError::invalid(
            format!("{} weightings cannot be drawn.", draws.draws),
            format!("From 1 to {MAX_DRAWS} can be."),
        ));
    }
    let values = ranking::additive(matrix, args.method, args.normalize).map_err(refused)?;
    let weights = matrix.weights();
    let criteria = weights.len();
    let tool = |at: usize| matrix.tools()[at].clone();
    let criterion = |at: usize| matrix.criteria()[at].name.clone();
    let square = |flat: Vec<f64>| flat.chunks_exact(tools).map(<[f64]>::to_vec).collect();
    let order = robustness::order_of(&weights);
    if order
        .windows(2)
        .any(|pair| weights[pair[0]].total_cmp(&weights[pair[1]]).is_eq())
    {
        notices.push(
            "Some weights are equal: the ranked shares take those criteria in the order of the file.".into(),
        );
    }
    let acceptability =
        robustness::acceptability(&values, criteria, draws.draws, draws.seed, draws.threads);
    let grid = |cell: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        (0..tools)
            .map(|t| (0..tools).map(|r| cell(t, r)).collect())
            .collect()
    };
    let flips = robustness::smallest_flips(&values, &weights);
    let critical = robustness::critical_weights(&values, &weights);
    let changes = (args.method == Method::Wsm).then(|| {
        let changes = robustness::smallest_score_change(&values, &weights).into_iter();
        let change = |c: robustness::ScoreChange| ScoreChangeAnswer {
            tool: tool(c.tool),
            criterion: criterion(c.criterion),
            change: c.change,
            rival: tool(c.rival),
        };
        changes.take(SCORE_CHANGES).map(change).collect()
    });
    Ok(RobustnessAnswer {
        winner: tool(robustness::winner(&values, &weights)),
        pairwise_share: square(robustness::pairwise_shares(&values, criteria)),
        pairwise_share_ranked: square(robustness::pairwise_shares_ranked(
            &values, criteria, &order,
        )),
        order: order.into_iter().map(criterion).collect(),
        smallest_flip: flips
            .into_iter()
            .map(|flip| FlipAnswer {
                rival: tool(flip.rival),
                moved: flip.moved,
                weights: flip.weights,
            })
            .collect(),
        critical_weights: critical
            .into_iter()
            .enumerate()
            .map(|(at, range)| CriticalAnswer {
                criterion: criterion(at),
                weight: range.weight,
                interval: [range.low, range.high],
                below: range.below.map(tool),
                above: range.above.map(tool),
            })
            .collect(),
        smallest_score_change: changes,
        acceptability: grid(&|t, r| acceptability.share(t, r)),
        interval: (0..tools)
            .map(|t| (0..tools).map(|r| acceptability.interval(t, r)).collect())
            .collect(),
        draws: draws.draws,
        seed: draws.seed,
    })
}
