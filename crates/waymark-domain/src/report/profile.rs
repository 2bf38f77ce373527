//! The profile of the client: radars over domains, histograms of individual ratings.

use serde::Serialize;

use super::Caption;
use super::claims;
use super::context::{Context, Group, on_range, value_text};
use super::domains::ticks;
use super::wording::{count, decimal, percent, plain};
use crate::gap::widest_first;
use crate::rating::Rating;
use crate::scale::Scale;
use crate::words::Pillar;

/// Most axes that a radar can have and still be read.
pub const MOST_AXES: usize = 12;
/// Fewest axes that make a radar.
const FEWEST_AXES: usize = 3;
/// Most histograms.
const MOST_HISTOGRAMS: usize = 9;

/// One axis of a radar; places run from 0 at the centre to 1 at the rim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RadarAxis {
    /// The domain's code.
    pub code: String,
    /// The domain's title.
    pub title: String,
    /// Its pillar.
    pub pillar: Option<Pillar>,
    /// Score now, as people read it.
    pub value: String,
    /// Place of the score now.
    pub now: Option<f64>,
    /// Place of the target.
    pub target: Option<f64>,
    /// Place of the score in the earlier round.
    pub before: Option<f64>,
}

/// A radar over the domains of the model or of one pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Radar {
    /// File stem, such as “radar” or “radar-people”.
    pub name: String,
    /// Title, unit, note and text alternative.
    pub caption: Caption,
    /// The pillar; none where it spans the model.
    pub pillar: Option<Pillar>,
    /// Values of the rings from the centre outwards, without the centre.
    pub rings: Vec<String>,
    /// Axes, clockwise from the top.
    pub axes: Vec<RadarAxis>,
    /// Whether an earlier round is drawn.
    pub earlier: Option<String>,
}

/// One bar of a histogram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// The level's value.
    pub text: String,
    /// The level's name.
    pub title: String,
    /// Individual ratings at the level.
    pub count: usize,
}

/// The individual ratings of one pillar on one scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Histogram {
    /// The pillar; none for capabilities that belong to none.
    pub pillar: Option<Pillar>,
    /// What is counted.
    pub title: String,
    /// One bar a level, lowest first.
    pub bins: Vec<Bin>,
    /// All ratings at a level.
    pub total: usize,
    /// Individual answers that the capability does not apply.
    pub not_applicable: usize,
    /// The median as people read it; none without ratings.
    pub median: Option<String>,
    /// Where the median stands among the levels: 1.5 is half way between the second and the third.
    pub median_at: Option<f64>,
}

/// All histograms in one picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Histograms {
    /// Title, unit, note and text alternative.
    pub caption: Caption,
    /// Panels side by side, with one vertical axis for all.
    pub panels: Vec<Histogram>,
    /// What they centre on, a sentence a panel.
    pub sentences: Vec<String>,
}

pub(super) fn radars(c: &Context) -> Vec<Radar> {
    if c.domains.len() <= MOST_AXES {
        return radar(c, "radar".into(), None, &c.domains, None)
            .into_iter()
            .collect();
    }
    let mut found = Vec::new();
    for &group in &c.groups {
        let mut domains = c.domains(group);
        let all = domains.len();
        domains.sort_by(|&a, &b| widest_first(c.node(a), c.node(b)));
        domains.truncate(MOST_AXES);
        domains.sort_unstable();
        let name = group.map_or_else(|| "radar-other".into(), |p| format!("radar-{}", p.word()));
        found.extend(radar(
            c,
            name,
            Some(group),
            &domains,
            (all > MOST_AXES).then_some(all),
        ));
    }
    found
}

fn radar(
    c: &Context,
    name: String,
    group: Option<Group>,
    domains: &[usize],
    of: Option<usize>,
) -> Option<Radar> {
    let drawn = |p: &usize| on_range(&c.node(*p).figures, Some(c.node(*p).figures.floor)).is_some();
    let domains: Vec<usize> = domains.iter().copied().filter(drawn).collect();
    let shown = domains
        .iter()
        .any(|&p| c.node(p).figures.score.is_some() || c.node(p).target.is_some());
    if domains.len() < FEWEST_AXES || !shown {
        return None;
    }
    let axes: Vec<RadarAxis> = domains.iter().map(|&p| axis(c, p)).collect();
    let ranges: Vec<(f64, f64)> = domains
        .iter()
        .map(|&p| (c.node(p).figures.floor, c.node(p).figures.ceiling))
        .collect();
    let common = ranges.windows(2).all(|w| w[0] == w[1]).then(|| ranges[0]);
    let title = match group {
        Some(g) => format!("{}: score now and target by domain", c.group_title(g)),
        None => "Score now and target by domain".into(),
    };
    let open = axes.iter().any(|a| a.now.is_none());
    let open = open.then(|| "An domain without a score leaves the line open.".to_owned());
    let chosen =
        of.map(|all| format!("The {MOST_AXES} domains with the widest weighted gap of {all}."));
    let note = open.into_iter().chain(chosen).collect::<Vec<_>>().join(" ");
    let told: Vec<String> = domains.iter().map(|&p| told(c, p)).collect();
    let rings = ticks(c, common);
    let unit = match common {
        Some(_) => format!(
            "Rings: {} to {}, from the centre outwards",
            rings[0].text,
            rings[rings.len() - 1].text
        ),
        None => "Rings: share of each domain’s range of scores, from the centre outwards".into(),
    };
    Some(Radar {
        name,
        caption: Caption {
            alt: format!(
                "Radar of {}: {}.",
                count(axes.len(), "domain", "domains"),
                told.join("; ")
            ),
            title,
            unit,
            note: note.trim().to_owned(),
        },
        pillar: group.flatten(),
        rings: rings.into_iter().skip(1).map(|t| t.text).collect(),
        earlier: axes
            .iter()
            .any(|a| a.before.is_some())
            .then(|| c.comparison.as_ref().map(|x| x.before.title.clone()))
            .flatten(),
        axes,
    })
}

fn axis(c: &Context, p: usize) -> RadarAxis {
    let node = c.node(p);
    let before = c
        .comparison
        .as_ref()
        .and_then(|x| x.nodes.iter().find(|n| n.id == node.id));
    let before = before.and_then(|n| n.before).and_then(|f| f.score);
    RadarAxis {
        code: node.code.clone(),
        title: node.title.clone(),
        pillar: node.pillar,
        value: node.figures.score.map_or_else(|| "–".into(), decimal),
        now: on_range(&node.figures, node.figures.score),
        target: on_range(&node.figures, node.target),
        before: on_range(&node.figures, before),
    }
}

fn told(c: &Context, p: usize) -> String {
    let node = c.node(p);
    let score = node
        .figures
        .score
        .map_or_else(|| "no score".into(), decimal);
    let target = node
        .target
        .map(|t| format!(" of {}", decimal(t)))
        .unwrap_or_default();
    let coverage = node.figures.coverage.filter(|&v| v < 1.0);
    let coverage = coverage
        .map(|v| format!(" (coverage {})", percent(v)))
        .unwrap_or_default();
    format!("{} {score}{target}{coverage}", node.title)
}

pub(super) fn histograms(c: &Context) -> Histograms {
    let scales = &c.input.facts.model.scales;
    let mut panels = Vec::new();
    let mut sentences = Vec::new();
    for &group in &c.groups {
        let leaves: Vec<usize> = c.leaves(group).collect();
        let used: Vec<&Scale> = scales
            .iter()
            .filter(|s| leaves.iter().any(|&p| c.scale(p).code == s.code))
            .collect();
        for scale in &used {
            let title = match used.len() {
                1 => c.group_title(group).to_owned(),
                _ => format!("{}, {}", c.group_title(group), scale.title),
            };
            let of = |r: &&Rating| {
                let place = c
                    .tree()
                    .position(r.capability)
                    .filter(|&p| c.tree().nodes[p].leaf);
                place.is_some_and(|p| c.node(p).pillar == group && c.scale(p).code == scale.code)
            };
            let ratings: Vec<&Rating> = c.input.facts.ratings.iter().filter(of).collect();
            let panel = histogram(group, title, scale, &ratings);
            let median = panel.median.clone().unwrap_or_else(|| "–".into());
            sentences.push(claims::median(&panel.title, &median, panel.total));
            panels.push(panel);
        }
    }
    panels.truncate(MOST_HISTOGRAMS);
    sentences.truncate(MOST_HISTOGRAMS);
    let told = |h: &Histogram| {
        let bars: Vec<String> = h
            .bins
            .iter()
            .map(|b| format!("{} at {}", b.count, b.text))
            .collect();
        format!(
            "{}: {}, median {}",
            h.title,
            bars.join(", "),
            h.median.as_deref().unwrap_or("none")
        )
    };
    let alt: Vec<String> = panels.iter().map(told).collect();
    Histograms {
        caption: Caption {
            title: "Individual ratings by level, with their median".into(),
            unit: "Number of ratings; every person’s answer counts once".into(),
            alt: format!("Histograms of individual ratings. {}.", alt.join("; ")),
            note: String::new(),
        },
        panels,
        sentences,
    }
}

fn histogram(pillar: Group, title: String, scale: &Scale, ratings: &[&Rating]) -> Histogram {
    let mut values: Vec<f64> = ratings.iter().filter_map(|r| r.answer.value()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let bin = |l: &crate::scale::Level| Bin {
        text: plain(l.value),
        title: l.title.clone(),
        count: values
            .iter()
            .filter(|&&v| (v - l.value).abs() < 1e-9)
            .count(),
    };
    let middle = |values: &[f64]| {
        let n = values.len();
        (n > 0).then(|| f64::midpoint(values[(n - 1) / 2], values[n / 2]))
    };
    let median = middle(&values);
    let last = scale.levels.len().saturating_sub(1) as f64;
    Histogram {
        pillar,
        title,
        bins: scale.levels.iter().map(bin).collect(),
        total: values.len(),
        not_applicable: ratings.len() - values.len(),
        median: median.map(|m| value_text(scale, m)),
        median_at: median.map(|m| super::context::shade(scale, m) * last),
    }
}
