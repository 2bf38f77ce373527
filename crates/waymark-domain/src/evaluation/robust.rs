//! How firmly a ranking stands: the robustness panel, with its sentence.

use super::ranking::Standing;
use super::results::{
    Acceptability, CriticalWeight, Flip, Robustness, ScoreChange, WeightLevel, WeightMove,
};
use super::scored::Scored;
use super::wording::{figure, listed};
use crate::criteria::CriteriaTree;
use crate::id::CriterionId;
use crate::robustness;

/// Fewest weightings that may be drawn.
pub const LEAST_DRAWS: u32 = 1_000;
/// Most weightings that may be drawn.
pub const MOST_DRAWS: u32 = 1_000_000;

/// How to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// At which level weights move.
    pub level: WeightLevel,
    /// How many weightings to draw; kept within [`LEAST_DRAWS`] and [`MOST_DRAWS`].
    pub draws: u32,
    /// The seed of the draws.
    pub seed: u32,
    /// On how many threads; the result does not depend on it.
    pub threads: std::num::NonZeroUsize,
}

impl Default for Draws {
    fn default() -> Self {
        Self {
            level: WeightLevel::Top,
            draws: 10_000,
            seed: 42,
            threads: std::num::NonZeroUsize::MIN,
        }
    }
}

/// What weights move over: the criteria at one level, and what each tool is worth on them.
#[derive(Debug, Clone)]
pub(super) struct Surface {
    /// Positions in the tree.
    pub(super) positions: Vec<usize>,
    /// Their weights, summing to 1.
    pub(super) weights: Vec<f64>,
    /// Tools × criteria, row by row, 0 to 1; missing scores stand at the middle.
    pub(super) values: Vec<f64>,
    /// How many of the scores are missing.
    pub(super) at_middle: u32,
}

impl Surface {
    /// Returns the surface of the tools in `standings`, row by row.
    pub(super) fn new(
        scored: &Scored,
        tree: &CriteriaTree,
        places: &[usize],
        level: WeightLevel,
    ) -> Self {
        let counted: Vec<usize> = (0..scored.leaves.len())
            .filter(|&l| tree.nodes[scored.leaves[l]].global > 0.0)
            .collect();
        let column_of = |position: usize| match level {
            WeightLevel::Top => tree.top_of(position),
            WeightLevel::Leaf => position,
        };
        let mut positions: Vec<usize> = counted
            .iter()
            .map(|&l| column_of(scored.leaves[l]))
            .collect();
        positions.dedup();
        let weights: Vec<f64> = positions.iter().map(|&p| tree.nodes[p].global).collect();
        let mut values = vec![0.0; places.len() * positions.len()];
        let mut at_middle = 0;
        for (row, &place) in places.iter().enumerate() {
            for &l in &counted {
                let leaf = scored.leaves[l];
                let column = column_of(leaf);
                let Some(at) = positions.iter().position(|&p| p == column) else {
                    continue;
                };
                let value = scored.tools[place].values[l].unwrap_or_else(|| {
                    at_middle += 1;
                    0.5
                });
                // Within its column a leaf weighs its share of the column.
                let share = tree.nodes[leaf].global / tree.nodes[column].global;
                values[row * positions.len() + at] += share * value;
            }
        }
        Self {
            positions,
            weights,
            values,
            at_middle,
        }
    }

    pub(super) fn row(&self, tool: usize) -> &[f64] {
        let columns = self.weights.len();
        &self.values[tool * columns..(tool + 1) * columns]
    }
}

/// The names of criteria by their positions.
#[derive(Clone, Copy)]
pub(super) struct Criteria<'a> {
    pub(super) ids: &'a [CriterionId],
    pub(super) titles: &'a [&'a str],
}

/// Returns the robustness panel; none with fewer than two tools, or where nothing weighs.
pub(super) fn robustness(
    scored: &Scored,
    tree: &CriteriaTree,
    criteria: Criteria<'_>,
    standings: &[Standing],
    how: Draws,
) -> Option<Robustness> {
    let places: Vec<usize> = standings.iter().map(|s| s.place).collect();
    let surface = Surface::new(scored, tree, &places, how.level);
    let (tools, columns) = (standings.len(), surface.weights.len());
    if tools < 2 || columns == 0 {
        return None;
    }
    let Surface {
        positions,
        weights,
        values,
        at_middle,
    } = &surface;
    let square = |flat: Vec<f64>| flat.chunks(tools).map(<[f64]>::to_vec).collect();
    let order = robustness::order_of(weights);
    let name = |tool: usize| scored.tools[places[tool]].name.as_str();
    let flips: Vec<Flip> = flips(&surface, criteria, standings, scored);
    let critical = robustness::critical_weights(values, weights)
        .iter()
        .zip(positions)
        .map(|(c, &p)| CriticalWeight {
            criterion: criteria.ids[p],
            title: criteria.titles[p].to_owned(),
            weight: c.weight,
            from: c.low,
            to: c.high,
            any: c.low <= 0.0 && c.high >= 1.0,
            below: c.below.map(|t| name(t).to_owned()),
            above: c.above.map(|t| name(t).to_owned()),
        })
        .collect();
    let scores = robustness::smallest_score_change(values, weights)
        .into_iter()
        .map(|s| {
            let from = surface.row(s.tool)[s.criterion];
            ScoreChange {
                criterion: criteria.ids[positions[s.criterion]],
                title: criteria.titles[positions[s.criterion]].to_owned(),
                tool: standings[s.tool].tool,
                name: name(s.tool).to_owned(),
                from,
                to: from + s.change,
                rival: name(s.rival).to_owned(),
            }
        })
        .collect();
    let draws = how.draws.clamp(LEAST_DRAWS, MOST_DRAWS);
    let drawn = robustness::acceptability(
        values,
        columns,
        u64::from(draws),
        u64::from(how.seed),
        how.threads,
    );
    let mut interval = 0.0_f64;
    let shares: Vec<Vec<f64>> = (0..tools)
        .map(|tool| {
            (0..tools)
                .map(|rank| {
                    let [low, high] = drawn.interval(tool, rank);
                    interval = interval.max((high - low) / 2.0);
                    drawn.share(tool, rank)
                })
                .collect()
        })
        .collect();
    let winners: Vec<&str> = standings
        .iter()
        .take_while(|s| s.rank == 1)
        .map(|s| scored.tools[s.place].name.as_str())
        .collect();
    Some(Robustness {
        level: how.level,
        sentence: sentence(&winners, shares[0][0], &flips),
        criteria: positions.iter().map(|&p| criteria.ids[p]).collect(),
        titles: positions
            .iter()
            .map(|&p| criteria.titles[p].to_owned())
            .collect(),
        pairwise: square(robustness::pairwise_shares(values, columns)),
        pairwise_ranked: square(robustness::pairwise_shares_ranked(values, columns, &order)),
        flips,
        critical,
        scores,
        acceptability: Acceptability {
            shares,
            draws,
            seed: how.seed,
            interval,
        },
        at_middle: *at_middle,
    })
}

/// Returns the least move of weight for each rival, least first, those that never win last.
fn flips(
    surface: &Surface,
    criteria: Criteria<'_>,
    standings: &[Standing],
    scored: &Scored,
) -> Vec<Flip> {
    let mut flips: Vec<Flip> = (1..standings.len())
        .map(|rival| flip(surface, criteria, 0, rival, standings, scored))
        .collect();
    let key = |f: &Flip| f.moved.unwrap_or(f64::INFINITY);
    flips.sort_by(|a, b| key(a).total_cmp(&key(b)).then_with(|| a.name.cmp(&b.name)));
    flips
}

/// Returns the least move of weight after which the tool in row `rival` has overtaken that in row `leader`.
pub(super) fn flip(
    surface: &Surface,
    criteria: Criteria<'_>,
    leader: usize,
    rival: usize,
    standings: &[Standing],
    scored: &Scored,
) -> Flip {
    let d = robustness::difference(&surface.values, surface.weights.len(), leader, rival);
    let found = robustness::smallest_flip(&d, &surface.weights);
    let moves = found.as_ref().map_or_else(Vec::new, |flip| {
        let pairs = surface.weights.iter().zip(&flip.weights);
        pairs
            .zip(&surface.positions)
            .filter(|((from, to), _)| (*from - *to).abs() > 1e-12)
            .map(|((&from, &to), &p)| WeightMove {
                criterion: criteria.ids[p],
                title: criteria.titles[p].to_owned(),
                from,
                to,
            })
            .collect()
    });
    Flip {
        rival: standings[rival].tool,
        name: scored.tools[standings[rival].place].name.clone(),
        moved: found.map(|f| f.moved),
        moves,
    }
}

fn sentence(winners: &[&str], first: f64, flips: &[Flip]) -> String {
    if winners.len() > 1 {
        let names = listed(winners);
        return format!(
            "{names} share first place, so the smallest change of a weight decides between them."
        );
    }
    let winner = winners.first().copied().unwrap_or_default();
    let keeps = if first >= 1.0 {
        format!("{winner} keeps first place in all weightings drawn.")
    } else {
        format!(
            "{winner} keeps first place in about {:.0} % of all weightings.",
            100.0 * first
        )
    };
    let nearest = flips.iter().find_map(|f| Some((f, f.moved?)));
    match nearest {
        None => format!("{keeps} No weighting costs it that place."),
        Some((flip, moved)) => {
            let titles = |up: bool| -> Vec<String> {
                let moves = flip.moves.iter().filter(|m| (m.to > m.from) == up);
                moves.map(|m| lower(&m.title)).collect()
            };
            let (from, to) = (titles(false), titles(true));
            let name =
                |titles: &[String]| listed(&titles.iter().map(String::as_str).collect::<Vec<_>>());
            format!(
                "{keeps} It loses to {} if {} points of weight move from {} to {}.",
                flip.name,
                figure(100.0 * moved),
                name(&from),
                name(&to)
            )
        }
    }
}

/// Returns a title as it stands inside a sentence: its first letter small, unless it begins an acronym.
fn lower(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().collect::<String>() + chars.as_str()
        }
        _ => title.to_owned(),
    }
}
