//! The domains of the model by weighted gap: rows of the dumbbell picture.

use serde::Serialize;

use super::Caption;
use super::claims;
use super::context::{Context, on_range, range_text};
use super::wording::{count, decimal, noun, opening, percent, plain, short};
use crate::gap::widest_first;
use crate::roll_up::{Figures, State};
use crate::tree::ROOT;
use crate::words::Pillar;

/// Most domains drawn as dumbbells; the others stand in the tables.
const MOST_DOMAINS: usize = 60;

/// Where the lines of an axis stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    /// From 0 to 1.
    pub at: f64,
    /// Its value.
    pub text: String,
    /// What it is called; empty where it has no name.
    pub title: String,
}

/// One domain: now against target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DomainRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Score, coverage and interval.
    pub figures: Figures,
    /// Range of its score.
    pub range: String,
    /// Roll-up of the targets below.
    pub target: Option<f64>,
    /// The client's priority for the domain.
    pub priority: f64,
    /// max(0, target − score).
    pub gap: Option<f64>,
    /// priority × gap.
    pub weighted_gap: Option<f64>,
    /// Score in the earlier round.
    pub before: Option<f64>,
    /// Whether it is among the first that hold half of the weighted gap.
    pub heavy: bool,
    /// Places on the axis, 0 to 1: score.
    pub at: Option<f64>,
    /// Place of the target.
    pub target_at: Option<f64>,
    /// Place of the worst score.
    pub worst_at: Option<f64>,
    /// Place of the best score.
    pub best_at: Option<f64>,
    /// Place of the score in the earlier round.
    pub before_at: Option<f64>,
}

/// The domains by weighted gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Domains {
    /// The finding.
    pub claim: String,
    /// Title, unit, note and text alternative of the picture.
    pub caption: Caption,
    /// The axis, the same for all rows.
    pub ticks: Vec<Tick>,
    /// Whether all rows share one range of values; else the axis runs from the lowest to the highest
    /// score possible, row by row.
    pub common: bool,
    /// Rows by weighted gap, widest first.
    pub rows: Vec<DomainRow>,
    /// Rows left out of the picture.
    pub more: usize,
    /// What to take from it.
    pub takeaways: Vec<String>,
}

/// Returns positions of all domains by weighted gap, and how many of the first hold half of it.
pub(super) fn domains_by_gap(c: &Context) -> (Vec<usize>, usize) {
    let mut order = c.domains.clone();
    order.sort_by(|&a, &b| widest_first(c.node(a), c.node(b)));
    let gap = |&p: &usize| c.node(p).weighted_gap.unwrap_or(0.0);
    let total: f64 = order.iter().map(gap).sum();
    let (mut sum, mut half) = (0.0, 0);
    for p in &order {
        if total <= 0.0 || sum >= total / 2.0 {
            break;
        }
        sum += gap(p);
        half += 1;
    }
    (order, half)
}

pub(super) fn domains(c: &Context) -> Domains {
    let (order, half) = domains_by_gap(c);
    let ranges: Vec<(f64, f64)> = order
        .iter()
        .map(|&p| (c.node(p).figures.floor, c.node(p).figures.ceiling))
        .collect();
    let common = ranges.windows(2).all(|w| w[0] == w[1]);
    let rows: Vec<DomainRow> = order
        .iter()
        .take(MOST_DOMAINS)
        .enumerate()
        .map(|(i, &p)| domain_row(c, p, i < half))
        .collect();
    let tops: Vec<&str> = order[..half]
        .iter()
        .map(|&p| c.node(p).title.as_str())
        .collect();
    let unit = match (common, ranges.first()) {
        (true, Some(&(floor, ceiling))) => format!(
            "Score {}, sorted by priority × gap",
            range_text(floor, ceiling)
        ),
        _ => "Each row on its own range of scores, sorted by priority × gap".into(),
    };
    let mut note = Vec::new();
    if half > 0 && order.len() > 1 {
        note.push(
            "Darker bars: the domains that together hold half of the weighted gap.".to_owned(),
        );
    }
    if priorities_differ_within(c) {
        note.push(
            "Within some domains capabilities have priorities of their own; a row uses the domain’s, the table of gaps each capability’s.".to_owned(),
        );
    }
    let more = order.len() - rows.len();
    if more > 0 {
        note.push(format!("{more} more domains stand in chapter 4."));
    }
    Domains {
        claim: claims::half(&tops, order.len()),
        caption: Caption {
            title: "Score now against target, by domain".into(),
            unit,
            alt: domains_alt(c, &rows, order.len()),
            note: note.join(" "),
        },
        ticks: ticks(c, common.then(|| ranges.first().copied()).flatten()),
        common,
        takeaways: takeaways(c, &order),
        rows,
        more,
    }
}

fn domain_row(c: &Context, p: usize, heavy: bool) -> DomainRow {
    let node = c.node(p);
    let f = node.figures;
    let before = c
        .input
        .before
        .and_then(|(_, a)| node.id.and_then(|id| a.node(id)))
        .and_then(|n| n.figures.score);
    let open = f.answered < f.applicable;
    DomainRow {
        code: node.code.clone(),
        title: node.title.clone(),
        pillar: node.pillar,
        figures: f,
        range: range_text(f.floor, f.ceiling),
        target: node.target,
        priority: node.priority,
        gap: node.gap,
        weighted_gap: node.weighted_gap,
        before,
        heavy,
        at: on_range(&f, f.score),
        target_at: on_range(&f, node.target),
        worst_at: on_range(&f, f.worst).filter(|_| open),
        best_at: on_range(&f, f.best).filter(|_| open),
        before_at: on_range(&f, before),
    }
}

fn priorities_differ_within(c: &Context) -> bool {
    c.tree()
        .leaves()
        .any(|p| (c.node(p).priority - c.node(c.tree().domain(p)).priority).abs() > 1e-12)
}

/// Returns the lines of an axis: the levels of the default scale where they fit the range, else quarters.
pub(super) fn ticks(c: &Context, range: Option<(f64, f64)>) -> Vec<Tick> {
    let scale = c.scale(ROOT);
    let Some((floor, ceiling)) = range.filter(|(f, t)| t > f) else {
        let quarter = |i: u32| {
            let title = match i {
                0 => "lowest",
                4 => "highest",
                _ => "",
            };
            Tick {
                at: f64::from(i) / 4.0,
                text: percent(f64::from(i) / 4.0),
                title: title.into(),
            }
        };
        return (0..=4).map(quarter).collect();
    };
    let fits = (scale.floor(), scale.ceiling()) == (floor, ceiling) && scale.levels.len() <= 7;
    let place = |value: f64| (value - floor) / (ceiling - floor);
    if fits {
        return scale
            .levels
            .iter()
            .map(|l| Tick {
                at: place(l.value),
                text: plain(l.value),
                title: l.title.clone(),
            })
            .collect();
    }
    let steps = [7.0, 6.0, 5.0, 4.0]
        .into_iter()
        .find(|s| ((ceiling - floor) / s).fract() == 0.0);
    let steps = steps.unwrap_or(4.0);
    let value = |i: u32| floor + (ceiling - floor) * f64::from(i) / steps;
    (0..=steps as u32)
        .map(|i| Tick {
            at: place(value(i)),
            text: plain(value(i)),
            title: String::new(),
        })
        .collect()
}

fn domains_alt(c: &Context, rows: &[DomainRow], all: usize) -> String {
    let told = |r: &DomainRow| match (r.figures.score, r.target) {
        (Some(s), Some(t)) => format!(
            "{} {} against target {}, weighted gap {}",
            r.title,
            decimal(s),
            decimal(t),
            r.weighted_gap.map_or_else(|| "–".into(), decimal)
        ),
        (Some(s), None) => format!("{} {}, no target", r.title, decimal(s)),
        _ => format!("{} without a score", r.title),
    };
    let first: Vec<String> = rows.iter().take(12).map(told).collect();
    let rest = all - first.len();
    let rest = if rest > 0 {
        format!("; {rest} more")
    } else {
        String::new()
    };
    let earlier = if c.comparison.is_some() {
        " Ticks mark the earlier round."
    } else {
        ""
    };
    format!(
        "Dumbbell chart of {} by weighted gap: {}{rest}.{earlier}",
        count(all, "domain", "domains"),
        first.join("; ")
    )
}

fn takeaways(c: &Context, order: &[usize]) -> Vec<String> {
    let mut found = Vec::new();
    let reach = super::reach(c);
    found.push(claims::below_target(&reach));
    let scored = |&&p: &&usize| c.node(p).gap.is_some();
    if let (Some(&least), true) = (
        order.iter().rfind(scored),
        order.iter().filter(scored).count() > 2,
    ) {
        let node = c.node(least);
        let (score, target) = (
            node.figures.score.unwrap_or(0.0),
            node.target.unwrap_or(0.0),
        );
        found.push(format!(
            "Least is to be gained in {}: {} against a target of {}.",
            short(&node.title, 60),
            decimal(score),
            decimal(target)
        ));
    }
    let partial: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&p| c.node(p).figures.state == State::Partial)
        .collect();
    let swing = |p: usize| Some(c.node(p).figures.best? - c.node(p).figures.worst?);
    let widest = partial
        .iter()
        .copied()
        .max_by(|&a, &b| swing(a).unwrap_or(0.0).total_cmp(&swing(b).unwrap_or(0.0)));
    if let Some((worst, best, p)) =
        widest.and_then(|p| Some((c.node(p).figures.worst?, c.node(p).figures.best?, p)))
    {
        found.push(format!(
            "{} {} on part of {} answers; least certain is {}, between {} and {} once all are answered.",
            opening(partial.len()),
            noun(partial.len(), "domain rests", "domains rest"),
            noun(partial.len(), "its", "their"),
            short(&c.node(p).title, 60),
            decimal(worst),
            decimal(best)
        ));
    }
    found
}
