//! Ranking: from a decision matrix to scores and ranks, by five methods that read it differently.
//!
//! The *weighted sum* over anchored value functions is the one that decides; the others stand beside it
//! to answer “do other methods agree?”, which [`kendall_tau`] puts into one number.
//!
//! | method | normalisations, default first | score | better |
//! |---|---|---|---|
//! | [`wsm`] weighted sum | `minmax`, `max`, `sum`, `vector` | Σ wⱼ vᵢⱼ | higher |
//! | [`wpm`] weighted product | `none`, `max`, `sum`, `vector` | Π vᵢⱼ^wⱼ | higher |
//! | [`topsis`] | `vector`, `minmax`, `max`, `sum` | closeness to the ideal | higher |
//! | [`vikor`] | `minmax` | Q | lower |
//! | [`promethee2`] | `none`, `minmax`, `max`, `sum`, `vector` | net flow φ | higher |
//!
//! Nothing is rounded on the way, no result is ever NaN, and tools with the same values tie.

mod kendall;
mod normalize;
mod promethee;
mod ranks;
mod topsis;
mod vikor;
mod weighted;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decision_matrix::Matrix;

pub use kendall::kendall_tau;
pub use normalize::Normalize;
pub use promethee::{Flow, Preference, net_flows, promethee2};
pub use ranks::{Better, TIE, ranks};
pub use topsis::topsis;
pub use vikor::{Vikor, vikor};
pub use weighted::{Span, values, weighted_sums, wpm, wsm};

/// A way to rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Weighted sum of values (simple additive weighting).
    #[default]
    Wsm,
    /// Weighted product of values.
    Wpm,
    /// Technique for order preference by similarity to ideal solution.
    Topsis,
    /// Compromise ranking: group utility against individual regret.
    Vikor,
    /// Outranking by net preference flows.
    Promethee2,
}

impl Method {
    /// Every method, the one that decides first.
    pub const ALL: [Self; 5] = [
        Self::Wsm,
        Self::Wpm,
        Self::Topsis,
        Self::Vikor,
        Self::Promethee2,
    ];

    /// Returns the word as files and the wire carry it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wsm => "wsm",
            Self::Wpm => "wpm",
            Self::Topsis => "topsis",
            Self::Vikor => "vikor",
            Self::Promethee2 => "promethee2",
        }
    }

    /// Returns the method that `word` names, or none.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.word() == word)
    }

    /// Returns its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Wsm => "Weighted sum",
            Self::Wpm => "Weighted product",
            Self::Topsis => "TOPSIS",
            Self::Vikor => "VIKOR",
            Self::Promethee2 => "PROMETHEE II",
        }
    }

    /// Returns the normalisations that fit the method, its default first.
    pub fn normalizations(self) -> &'static [Normalize] {
        use Normalize::{Max, Minmax, None, Sum, Vector};
        match self {
            Self::Wsm => &[Minmax, Max, Sum, Vector],
            Self::Wpm => &[None, Max, Sum, Vector],
            Self::Topsis => &[Vector, Minmax, Max, Sum],
            Self::Vikor => &[Minmax],
            Self::Promethee2 => &[None, Minmax, Max, Sum, Vector],
        }
    }

    /// Returns which end of the scores is better.
    pub fn better(self) -> Better {
        match self {
            Self::Vikor => Better::Lower,
            _ => Better::Higher,
        }
    }
}

/// Why a matrix cannot be ranked by a method.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RankingError {
    /// The normalisation does not go with the method.
    #[error(
        "{} does not go with the normalisation “{}”; it takes {}",
        method.title(), normalize.word(), words(method.normalizations())
    )]
    DoesNotFit {
        /// The method.
        method: Method,
        /// The normalisation.
        normalize: Normalize,
    },
    /// A value is missing, and the method needs all of them.
    #[error(
        "“{tool}” has no value for “{criterion}”; only the weighted sum with min-max values can do without"
    )]
    Missing {
        /// The tool.
        tool: String,
        /// The criterion.
        criterion: String,
    },
    /// A value is too low for what is to be done with it.
    #[error("the value of “{tool}” for “{criterion}” is {value}; {why}")]
    TooLow {
        /// The tool.
        tool: String,
        /// The criterion.
        criterion: String,
        /// The value.
        value: f64,
        /// What needs a higher one.
        why: &'static str,
    },
    /// The score of the method is no weighted sum, so that weights cannot be traded off exactly.
    #[error(
        "the score of {} is no weighted sum over the criteria, which exact robustness needs; take wsm, wpm or promethee2",
        method.title()
    )]
    NotAdditive {
        /// The method.
        method: Method,
    },
}

fn words(all: &[Normalize]) -> String {
    let words: Vec<&str> = all.iter().map(|n| n.word()).collect();
    words.join(", ")
}

/// What a ranking says beyond scores and ranks.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Nothing.
    Plain,
    /// Where values are missing: the span of every tool's score and rank.
    Spans(Vec<Span>),
    /// The measures of VIKOR and its compromise.
    Vikor(Vikor),
    /// The flows of PROMETHEE, per tool.
    Flows(Vec<Flow>),
}

/// Scores and ranks of all tools, in the order of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The method.
    pub method: Method,
    /// The normalisation that was used.
    pub normalize: Normalize,
    /// A score per tool; none only for a tool without any value.
    pub scores: Vec<Option<f64>>,
    /// A rank per tool, 1 the best; tools that tie share the better rank (1, 2, 2, 4).
    pub ranks: Vec<u32>,
    /// What else the method says.
    pub detail: Detail,
}

/// Ranks the tools of `matrix` by `method`; without `normalize` by the method's default.
pub fn rank(
    matrix: &Matrix,
    method: Method,
    normalize: Option<Normalize>,
) -> Result<Ranking, RankingError> {
    let normalize = normalize.unwrap_or(method.normalizations()[0]);
    if !method.normalizations().contains(&normalize) {
        return Err(RankingError::DoesNotFit { method, normalize });
    }
    let (scores, detail) = match method {
        Method::Wsm if normalize == Normalize::Minmax && matrix.missing() > 0 => {
            let spans = weighted::spans(matrix);
            let scores: Vec<Option<f64>> = spans.iter().map(|s| s.score).collect();
            let ranks = weighted::ranks_of_known(&scores);
            return Ok(Ranking {
                method,
                normalize,
                scores,
                ranks,
                detail: Detail::Spans(spans),
            });
        }
        Method::Wsm => (wsm(matrix, normalize)?, Detail::Plain),
        Method::Wpm => (wpm(matrix, normalize)?, Detail::Plain),
        Method::Topsis => (topsis(matrix, normalize)?, Detail::Plain),
        Method::Vikor => {
            let found = vikor(matrix, vikor::CONSENSUS)?;
            (found.q.clone(), Detail::Vikor(found))
        }
        Method::Promethee2 => {
            let flows = promethee2(matrix, normalize)?;
            (flows.iter().map(|f| f.net).collect(), Detail::Flows(flows))
        }
    };
    let ranks = ranks(&scores, method.better());
    let scores = scores.into_iter().map(Some).collect();
    Ok(Ranking {
        method,
        normalize,
        scores,
        ranks,
        detail,
    })
}

/// Returns what each criterion adds to each tool's score before weighting, tools × criteria row by row.
///
/// The score is Σ wⱼ xᵢⱼ over it: for the weighted sum x is the value, for the weighted product its
/// logarithm, for PROMETHEE II the net flow on that criterion alone. Everything that is exact about
/// weights ([`crate::robustness`]) follows from it; TOPSIS and VIKOR have no such form.
pub fn additive(
    matrix: &Matrix,
    method: Method,
    normalize: Option<Normalize>,
) -> Result<Vec<f64>, RankingError> {
    let normalize = normalize.unwrap_or(method.normalizations()[0]);
    if !method.normalizations().contains(&normalize) {
        return Err(RankingError::DoesNotFit { method, normalize });
    }
    match method {
        Method::Wsm => values(matrix, normalize),
        Method::Wpm => weighted::logarithms(matrix, normalize),
        Method::Promethee2 => net_flows(matrix, normalize),
        Method::Topsis | Method::Vikor => Err(RankingError::NotAdditive { method }),
    }
}
