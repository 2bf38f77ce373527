//! Weights from judgements, without an engagement.

use serde::Serialize;
use waymark_domain::weighting::{
    self, RandomIndex, WeightingError, ahp, bwm, combine, rank_reciprocal, rank_sum, roc, swing,
};
use waymark_exchange::judgements_csv::{self, Given, Limits};

use crate::error::WireError;
use crate::session::Answer;

/// How the judgements in a file are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeighBy {
    /// A ratio per pair of criteria.
    Ahp,
    /// The best and the worst criterion against all others.
    Bwm,
    /// An order; centroid weights.
    Roc,
    /// An order; rank-sum weights.
    RankSum,
    /// An order; rank-reciprocal weights.
    RankReciprocal,
    /// Points for the swing from worst to best.
    Swing,
}

impl WeighBy {
    /// Every way, with its word.
    pub const ALL: [(&'static str, Self); 6] = [
        ("ahp", Self::Ahp),
        ("bwm", Self::Bwm),
        ("roc", Self::Roc),
        ("rank-sum", Self::RankSum),
        ("rank-reciprocal", Self::RankReciprocal),
        ("swing", Self::Swing),
    ];
}

/// One criterion's weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weighed {
    /// The criterion.
    pub criterion: String,
    /// Its weight, all of them summing to 1.
    pub weight: f64,
}

/// One person's weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeighedBy {
    /// The person: the name of their column.
    pub person: String,
    /// Their weights, in the order of the criteria.
    pub weights: Vec<f64>,
}

/// How far judgements agree with each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Consistency {
    /// Of pairwise comparisons.
    Ahp {
        /// λ of the principal eigenvector.
        eigenvalue: f64,
        /// (λ − n) / (n − 1).
        consistency_index: f64,
        /// The index over the random index.
        consistency_ratio: f64,
        /// The random index.
        random_index: f64,
        /// The table it is from.
        table: &'static str,
        /// The pair that contradicts the others most; none where all agree.
        worst_pair: Option<WorstPairAnswer>,
    },
    /// Of best-worst judgements.
    Bwm {
        /// ξ* of the linear model.
        xi: f64,
        /// The consistency index for the ratio of best to worst.
        consistency_index: f64,
        /// ξ* over the index.
        consistency_ratio: f64,
        /// The table the index is from.
        table: &'static str,
        /// The ratio of Liang, Brunelli & Rezaei (2020), from the judgements alone.
        input_ratio: f64,
        /// The criterion at which it is reached; none where all agree.
        worst_at: Option<String>,
    },
    /// An order or points contradict nothing.
    None {},
}

/// The pair that contradicts the others most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorstPairAnswer {
    /// The first criterion.
    pub row: String,
    /// The second.
    pub column: String,
    /// How many times the first is as important as the second, as given.
    pub given: f64,
    /// The ratio that the other judgements imply.
    pub consistent: f64,
}

/// What judgements give.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weights {
    /// How they were made.
    pub method: WeighBy,
    /// The weights, in the order of the file; of several people their mean.
    pub weights: Vec<Weighed>,
    /// How far the judgements agree with each other.
    #[serde(flatten)]
    pub consistency: Consistency,
    /// Each person's weights, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<WeighedBy>,
    /// What a reader should know, in sentences.
    pub notices: Vec<String>,
}

/// Returns the weights that the judgements in `csv` come to.
pub fn weigh(csv: &[u8], by: WeighBy, table: RandomIndex) -> Answer<Weights> {
    let limits = Limits::default();
    match by {
        WeighBy::Ahp => by_pairs(csv, table, &limits),
        WeighBy::Bwm => by_best_and_worst(csv, &limits),
        WeighBy::Roc => by_numbers(
            by,
            &judgements_csv::parse_given(csv, "places", &limits)?,
            roc,
        ),
        WeighBy::RankSum => by_numbers(
            by,
            &judgements_csv::parse_given(csv, "places", &limits)?,
            rank_sum,
        ),
        WeighBy::RankReciprocal => by_numbers(
            by,
            &judgements_csv::parse_given(csv, "places", &limits)?,
            rank_reciprocal,
        ),
        WeighBy::Swing => by_numbers(
            by,
            &judgements_csv::parse_given(csv, "points", &limits)?,
            swing,
        ),
    }
}

fn named(criteria: &[String], weights: &[f64]) -> Vec<Weighed> {
    let weighed = |(criterion, &weight): (&String, &f64)| Weighed {
        criterion: criterion.clone(),
        weight,
    };
    criteria.iter().zip(weights).map(weighed).collect()
}

fn by_pairs(csv: &[u8], table: RandomIndex, limits: &Limits) -> Answer<Weights> {
    let pairs = judgements_csv::parse_pairs(csv, limits)?;
    let found = ahp(&pairs.comparisons, table);
    let name = |at: usize| pairs.criteria[at].clone();
    let worst_pair = found.worst_pair.map(|worst| WorstPairAnswer {
        row: name(worst.row),
        column: name(worst.column),
        given: worst.given,
        consistent: worst.consistent,
    });
    let mut notices = Vec::new();
    if let Some(worst) = worst_pair
        .as_ref()
        .filter(|_| found.consistency_ratio > 0.1)
    {
        notices.push(format!(
            "The judgements contradict each other: the consistency ratio is {:.3}, where 0.1 is accepted. “{}” to \
             “{}” is given as {}, and the others imply {:.2}.",
            found.consistency_ratio, worst.row, worst.column, worst.given, worst.consistent
        ));
    }
    if found.table != table {
        notices.push(format!(
            "The table of {} does not reach {} criteria; that of {} was used.",
            table.title(),
            pairs.criteria.len(),
            found.table.title()
        ));
    }
    Ok(Weights {
        method: WeighBy::Ahp,
        weights: named(&pairs.criteria, &found.weights),
        consistency: Consistency::Ahp {
            eigenvalue: found.eigenvalue,
            consistency_index: found.consistency_index,
            consistency_ratio: found.consistency_ratio,
            random_index: found.random_index,
            table: found.table.title(),
            worst_pair,
        },
        people: vec![],
        notices,
    })
}

fn by_best_and_worst(csv: &[u8], limits: &Limits) -> Answer<Weights> {
    let given = judgements_csv::parse_best_worst(csv, limits)?;
    let found = bwm(&given.judgements);
    Ok(Weights {
        method: WeighBy::Bwm,
        weights: named(&given.criteria, &found.weights),
        consistency: Consistency::Bwm {
            xi: found.xi,
            consistency_index: found.consistency_index,
            consistency_ratio: found.consistency_ratio,
            table: "Rezaei 2015",
            input_ratio: found.input_ratio,
            worst_at: found.worst_at.map(|at| given.criteria[at].clone()),
        },
        people: vec![],
        notices: vec![],
    })
}

fn by_numbers(
    method: WeighBy,
    given: &Given,
    weights: impl Fn(&[f64]) -> Result<Vec<f64>, WeightingError>,
) -> Answer<Weights> {
    let invalid = |person: &str, error: &weighting::WeightingError| {
        WireError::invalid(format!("{person}: {error}."), "")
    };
    let mut people = Vec::new();
    for (person, numbers) in &given.people {
        let weights = weights(numbers).map_err(|error| invalid(person, &error))?;
        people.push(WeighedBy {
            person: person.clone(),
            weights,
        });
    }
    let all: Vec<Vec<f64>> = people.iter().map(|p| p.weights.clone()).collect();
    let together = combine(&all).map_err(|error| invalid("all", &error))?;
    if people.len() == 1 {
        people.clear();
    }
    Ok(Weights {
        method,
        weights: named(&given.criteria, &together),
        consistency: Consistency::None {},
        people,
        notices: vec![],
    })
}
