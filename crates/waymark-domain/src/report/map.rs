//! The map of capabilities: one tile for every leaf.

use serde::Serialize;

use super::Caption;
use super::claims;
use super::context::{Context, shade, value_text};
use super::wording::{capability_count, count, plain};
use crate::roll_up::State;
use crate::tree::ROOT;
use crate::words::Pillar;

/// Most capabilities drawn as tiles with their titles; more are drawn as small tiles with their codes.
const MOST_TITLED: usize = 160;
/// Most capabilities drawn at all.
const MOST_TILES: usize = 2_000;

/// One leaf on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tile {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Answered, unanswered or not applicable.
    pub state: State,
    /// Its value as people read it; empty without one.
    pub value: String,
    /// From 0 at the lowest level to 1 at the highest.
    pub shade: Option<f64>,
    /// Its target; empty without one.
    pub target: String,
}

/// The leaves of one domain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileRow {
    /// The domain's code.
    pub code: String,
    /// The domain's title.
    pub title: String,
    /// Its leaves.
    pub tiles: Vec<Tile>,
}

/// The domains of one pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileGroup {
    /// The pillar.
    pub pillar: Option<Pillar>,
    /// What it is called.
    pub title: String,
    /// Its domains.
    pub rows: Vec<TileRow>,
}

/// All leaves with their level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileMap {
    /// The finding.
    pub claim: String,
    /// Title, unit, note and text alternative of the picture.
    pub caption: Caption,
    /// Whether tiles are small and carry the code instead of the title.
    pub compact: bool,
    /// Pillars with their domains.
    pub groups: Vec<TileGroup>,
}

pub(super) fn tile_map(c: &Context) -> TileMap {
    let leaves: Vec<usize> = c.tree().leaves().collect();
    let mut left = MOST_TILES;
    let mut groups = Vec::new();
    for &group in &c.groups {
        let mut rows: Vec<TileRow> = Vec::new();
        let mut last = usize::MAX;
        for p in c.leaves(group) {
            if left == 0 {
                break;
            }
            left -= 1;
            let domain = c.tree().domain(p);
            if domain != last {
                last = domain;
                let label = c.label(domain);
                rows.push(TileRow {
                    code: label.code,
                    title: label.title,
                    tiles: Vec::new(),
                });
            }
            if let Some(row) = rows.last_mut() {
                row.tiles.push(tile(c, p));
            }
        }
        groups.push(TileGroup {
            pillar: group,
            title: c.group_title(group).to_owned(),
            rows,
        });
    }
    let compact = leaves.len() > MOST_TITLED;
    let more = leaves.len().saturating_sub(MOST_TILES);
    let note = if more > 0 {
        format!("{more} more capabilities stand in chapter 4.")
    } else {
        String::new()
    };
    TileMap {
        claim: levels_claim(c, &leaves),
        caption: Caption {
            title: format!("{} with their level", capability_count(leaves.len())),
            unit: "Digit: level now; darker means higher. Dotted: unanswered. Without a fill: not applicable".into(),
            alt: tiles_alt(c, &leaves),
            note,
        },
        compact,
        groups,
    }
}

fn tile(c: &Context, p: usize) -> Tile {
    let (node, scale) = (c.node(p), c.scale(p));
    Tile {
        code: node.code.clone(),
        title: node.title.clone(),
        state: node.figures.state,
        value: node
            .figures
            .score
            .map(|s| value_text(scale, s))
            .unwrap_or_default(),
        shade: node.figures.score.map(|s| shade(scale, s)),
        target: node
            .target
            .map(|t| value_text(scale, t))
            .unwrap_or_default(),
    }
}

/// Returns how many leaves on the default scale stand at each level (at or above it, below the next).
pub(super) fn level_counts(c: &Context, leaves: &[usize]) -> Vec<(String, usize)> {
    let scale = c.scale(ROOT);
    let mut counts: Vec<(String, usize)> =
        scale.levels.iter().map(|l| (plain(l.value), 0)).collect();
    for &p in leaves {
        let own = c.scale(p);
        if let Some(score) = c.node(p).figures.score.filter(|_| own.code == scale.code) {
            let at = own
                .levels
                .iter()
                .take_while(|l| l.value <= score + 1e-9)
                .count()
                .saturating_sub(1);
            counts[at].1 += 1;
        }
    }
    counts
}

fn levels_claim(c: &Context, leaves: &[usize]) -> String {
    let counts = level_counts(c, leaves);
    let answered: usize = counts.iter().map(|l| l.1).sum();
    let most = counts
        .iter()
        .rev()
        .max_by_key(|l| l.1)
        .map_or(("", 0), |l| (l.0.as_str(), l.1));
    let end = |l: Option<&(String, usize)>| l.map_or(0, |l| l.1);
    claims::levels(answered, most, end(counts.first()), end(counts.last()))
}

fn tiles_alt(c: &Context, leaves: &[usize]) -> String {
    let counts = level_counts(c, leaves);
    let told: Vec<String> = counts
        .iter()
        .map(|(level, n)| format!("{n} at level {level}"))
        .collect();
    let state = |s: State| {
        leaves
            .iter()
            .filter(|&&p| c.node(p).figures.state == s)
            .count()
    };
    format!(
        "Tile map of {} in {}: {}; {} unanswered, {} not applicable.",
        capability_count(leaves.len()),
        count(c.domains.len(), "domain", "domains"),
        told.join(", "),
        state(State::Unanswered),
        state(State::NotApplicable)
    )
}
