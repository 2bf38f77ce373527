//! Chapter 3: how firmly the ranking stands.

use serde::Serialize;

use super::context::{Context, score_text};
use super::{claims, opener};
use crate::evaluation::results::{Results, Robustness};
use crate::report::wording::{percent, plain};
use crate::report::{Caption, Finding, KeyFigure, Opener, Pair};

/// A tool with how often it takes each rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AcceptabilityRow {
    /// The tool.
    pub name: String,
    /// The share of weightings for each rank, 0 to 1.
    pub shares: Vec<f64>,
    /// In what share of all weightings the winner beats it, 0 to 1; none for the winner itself.
    pub winner_beats: Option<f64>,
    /// The same where only the order of the weights is agreed.
    pub winner_beats_ranked: Option<f64>,
}

/// What it takes to let a rival win.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlipRow {
    /// The rival.
    pub name: String,
    /// Points of weight that move, 0 to 100; none where no weighting lets it win.
    pub moved: Option<f64>,
    /// From and to which weight, in words.
    pub moves: String,
}

/// In which range of one weight the winner stays first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriticalRow {
    /// The criterion.
    pub title: String,
    /// Its weight now, 0 to 1.
    pub weight: f64,
    /// From here.
    pub from: f64,
    /// To here.
    pub to: f64,
    /// Whether the winner stays first whatever the weight.
    pub any: bool,
    /// Who takes over below or above, in words.
    pub then: String,
}

/// The change of one score that costs the winner its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRow {
    /// The criterion.
    pub criterion: String,
    /// Whose score changes.
    pub tool: String,
    /// From which score.
    pub from: String,
    /// To which.
    pub to: String,
    /// Who draws level.
    pub rival: String,
}

/// What another method says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MethodRow {
    /// The method.
    pub title: String,
    /// Who wins.
    pub winners: String,
    /// Ranks in the order of the ranking.
    pub ranks: Vec<u32>,
    /// Kendall’s τ-b with the ranking.
    pub tau: Option<f64>,
}

/// What dropping or copying a tool does to a method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReversalRow {
    /// The method.
    pub title: String,
    /// How many changes were tried.
    pub tried: u32,
    /// After how many the order of the others is another.
    pub cases: usize,
    /// The first of them; empty where there is none.
    pub example: String,
}

/// One panel: the weights of the categories move, or those of the criteria.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    /// Which weights move: “categories” or “criteria”.
    pub level: String,
    /// The words around the picture of rank acceptability.
    pub caption: Caption,
    /// Tools in the order of the ranking.
    pub acceptability: Vec<AcceptabilityRow>,
    /// What it takes to let a rival win, least first.
    pub flips: Vec<FlipRow>,
    /// Ranges of each weight, the tightest first.
    pub critical: Vec<CriticalRow>,
}

/// Chapter 3.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Firmness {
    /// Its opening.
    pub opener: Opener,
    /// What a sponsor should know.
    pub finding: Finding,
    /// The weights of the categories move.
    pub by_category: Panel,
    /// The weight of every criterion moves; none where there are no more criteria than categories.
    pub by_criterion: Option<Panel>,
    /// The words around the picture of critical weights.
    pub critical_caption: Caption,
    /// Changes of one score that cost the winner its place.
    pub scores: Vec<ScoreRow>,
    /// What they come to.
    pub scores_finding: Finding,
    /// What other methods say.
    pub methods_finding: Finding,
    /// Names of the tools in the order of the ranking.
    pub tools: Vec<String>,
    /// The methods.
    pub methods: Vec<MethodRow>,
    /// What dropping or copying a tool does.
    pub reversal_finding: Finding,
    /// By method.
    pub reversals: Vec<ReversalRow>,
}

pub(super) fn firmness(c: &Context) -> Option<Firmness> {
    let results = c.input.results?;
    let r = results.robustness.as_ref()?;
    let winners = claims::winners(&results.ranking);
    let methods_claim = claims::methods(&results.methods, &winners);
    let reversal_claim = claims::reversal(&results.reversal);
    let by_category = panel(c, results, r, "categories");
    // A single score is one on a criterion, not on a category.
    let scores = scores(c, c.input.by_leaf.unwrap_or(r));
    let scores_claim = match scores.first() {
        None => "No change of a single score costs the winner its place".to_owned(),
        Some(s) => format!(
            "The nearest single score is {} on {}: {} instead of {}",
            s.tool, s.criterion, s.to, s.from
        ),
    };
    Some(Firmness {
        opener: opener(
            r.sentence.clone(),
            vec![
                Pair::new("What if the weights were others?", r.sentence.clone()),
                Pair::new("What if one score were another?", format!("{scores_claim}.")),
                Pair::new("Do other methods agree?", format!("{methods_claim}.")),
                Pair::new("What if the field were another?", reversal_claim.clone()),
            ],
            figures(results, r),
        ),
        finding: Finding {
            claim: first_share(r, &winners),
            lead: r.sentence.clone(),
        },
        critical_caption: critical_caption(&by_category),
        by_category,
        by_criterion: c
            .input
            .by_leaf
            .filter(|leaf| leaf.criteria.len() > r.criteria.len())
            .map(|leaf| panel(c, results, leaf, "criteria")),
        scores_finding: Finding {
            claim: scores_claim,
            lead: "Each line changes one score and nothing else until the rival draws level. Exact.".into(),
        },
        scores,
        methods_finding: Finding {
            claim: methods_claim,
            lead: "The same values and weights, other ways to put them together. Kendall’s τ is 1 where two rankings agree on every pair and −1 where they disagree on every pair.".into(),
        },
        tools: results.ranking.iter().map(|t| t.name.clone()).collect(),
        methods: results
            .methods
            .iter()
            .map(|m| MethodRow {
                title: m.title.clone(),
                winners: m.winners.join(", "),
                ranks: m.ranks.clone(),
                tau: m.tau,
            })
            .collect(),
        reversal_finding: Finding {
            claim: reversal_claim.trim_end_matches('.').to_owned(),
            lead: String::new(),
        },
        reversals: results
            .reversal
            .iter()
            .map(|v| ReversalRow {
                title: v.title.clone(),
                tried: v.tried,
                cases: v.cases.len(),
                example: v.cases.first().map_or_else(String::new, |x| {
                    format!("{}: {}", x.change, x.swap)
                }),
            })
            .collect(),
    })
}

fn first_share(r: &Robustness, winners: &[&str]) -> String {
    let share = r.acceptability.shares.first().and_then(|s| s.first());
    match (winners, share) {
        ([one], Some(&share)) => {
            format!("{one} comes first {}", claims::share_of_weightings(share))
        }
        _ => "First place is shared, so any move of weight decides it".into(),
    }
}

fn figures(results: &Results, r: &Robustness) -> Vec<KeyFigure> {
    let mut figures = Vec::new();
    if let Some(&share) = r.acceptability.shares.first().and_then(|s| s.first()) {
        figures.push(KeyFigure::new(
            percent(share),
            "of weightings keep the first in place",
            "estimated".into(),
        ));
    }
    if let Some(&beats) = r.pairwise.first().and_then(|row| row.get(1)) {
        let second = results.ranking.get(1).map_or("", |t| t.name.as_str());
        figures.push(KeyFigure::new(
            percent(beats),
            "of weightings put it before the second",
            format!("{second}, exact"),
        ));
    }
    if let Some(moved) = r.flips.iter().find_map(|f| f.moved) {
        figures.push(KeyFigure::new(
            plain(claims::tenth(100.0 * moved)),
            "points of weight flip it",
            "exact".into(),
        ));
    }
    let winners = claims::winners(&results.ranking);
    let same = |m: &&crate::evaluation::results::MethodRanking| {
        m.winners.iter().any(|w| winners.contains(&w.as_str()))
    };
    figures.push(KeyFigure::new(
        format!(
            "{} of {}",
            results.methods.iter().filter(same).count(),
            results.methods.len()
        ),
        "other methods name the same winner",
        String::new(),
    ));
    figures
}

fn panel(c: &Context, results: &Results, r: &Robustness, level: &str) -> Panel {
    let names: Vec<&str> = results.ranking.iter().map(|t| t.name.as_str()).collect();
    let a = &r.acceptability;
    let beats = |table: &[Vec<f64>], at: usize| {
        let share = table.first().and_then(|row| row.get(at)).copied();
        share.filter(|_| at > 0)
    };
    let acceptability: Vec<AcceptabilityRow> = names
        .iter()
        .enumerate()
        .map(|(at, name)| AcceptabilityRow {
            name: (*name).to_owned(),
            shares: a.shares.get(at).cloned().unwrap_or_default(),
            winner_beats: beats(&r.pairwise, at),
            winner_beats_ranked: beats(&r.pairwise_ranked, at),
        })
        .collect();
    let told: Vec<String> = acceptability
        .iter()
        .map(|row| {
            let first = row.shares.first().copied().unwrap_or(0.0);
            format!("{} takes rank 1 in {}", row.name, percent(first))
        })
        .collect();
    let flips = r.flips.iter().map(|f| FlipRow {
        name: f.name.clone(),
        moved: f.moved.map(|m| 100.0 * m),
        moves: f
            .moves
            .iter()
            .map(|m| {
                format!(
                    "{} from {} to {}",
                    label(c, m.criterion, &m.title, level),
                    points(m.from),
                    points(m.to)
                )
            })
            .collect::<Vec<_>>()
            .join("; "),
    });
    let mut critical: Vec<CriticalRow> = r
        .critical
        .iter()
        .map(|w| CriticalRow {
            title: label(c, w.criterion, &w.title, level),
            weight: w.weight,
            from: w.from,
            to: w.to,
            any: w.any,
            then: [("below", &w.below), ("above", &w.above)]
                .iter()
                .filter_map(|(side, who)| who.as_ref().map(|who| format!("{side}: {who}")))
                .collect::<Vec<_>>()
                .join("; "),
        })
        .collect();
    // The tightest first: how far the weight can move before somebody takes over.
    let room = |w: &CriticalRow| {
        if w.any {
            return f64::INFINITY;
        }
        let up = if w.to < 1.0 {
            w.to - w.weight
        } else {
            f64::INFINITY
        };
        let down = if w.from > 0.0 {
            w.weight - w.from
        } else {
            f64::INFINITY
        };
        up.min(down)
    };
    critical.sort_by(|x, y| room(x).total_cmp(&room(y)));
    Panel {
        level: level.to_owned(),
        caption: Caption {
            title: format!("Rank acceptability when the weights of the {level} move"),
            unit: "Per cent of all weightings that give a tool this rank".into(),
            alt: format!("{}.", told.join("; ")),
            note: claims::estimated(a.draws, a.seed, a.interval),
        },
        acceptability,
        flips: flips.collect(),
        critical,
    }
}

/// Returns a criterion by code and title; a category by its title alone.
fn label(c: &Context, id: crate::id::CriterionId, title: &str, level: &str) -> String {
    match c.criterion(id) {
        Some(criterion) if level == "criteria" => format!("{} {title}", criterion.code),
        _ => title.to_owned(),
    }
}

fn points(weight: f64) -> String {
    plain(claims::tenth(100.0 * weight))
}

fn critical_caption(panel: &Panel) -> Caption {
    let told: Vec<String> = panel
        .critical
        .iter()
        .map(|w| {
            if w.any {
                format!("{}: any weight", w.title)
            } else {
                format!(
                    "{}: now {}, from {} to {} per cent",
                    w.title,
                    points(w.weight),
                    points(w.from),
                    points(w.to)
                )
            }
        })
        .collect();
    Caption {
        title: "How far each weight can move before another tool leads".into(),
        unit: "Weight in per cent, the others keeping their proportions; the mark is the weight now. Exact".into(),
        alt: format!("{}.", told.join("; ")),
        note: String::new(),
    }
}

/// Most score changes that the chapter tells.
const MOST: usize = 8;

fn scores(c: &Context, r: &Robustness) -> Vec<ScoreRow> {
    r.scores
        .iter()
        .take(MOST)
        .map(|s| {
            let text = |worth: f64| match c.criterion(s.criterion).map(|k| &k.measure) {
                Some(m @ crate::criteria::Measure::Rating { .. }) => {
                    score_text(m, claims::tenth(5.0 * worth))
                }
                _ => format!("worth {}", plain(worth)),
            };
            ScoreRow {
                criterion: c.criterion_label(s.criterion),
                tool: s.name.clone(),
                from: text(s.from),
                to: text(s.to),
                rival: s.rival.clone(),
            }
        })
        .collect()
}
