//! Where the texts of zones and nodes stand: what lines and labels keep off.

use super::model::Model;
use super::{Rect, Spacing};

/// Between a node and the text below it.
const AIR: f64 = 2.0;
/// How much of the width of a zone its title may take.
pub const TITLE_SHARE: f64 = 0.6;
/// What stays free between the title and the note of a zone.
pub const BETWEEN_WORDS: f64 = 16.0;

/// Returns the rectangles of the title and the note of a zone, given its title strip.
pub(super) fn of_title(model: &Model, group: usize, strip: &Rect, spacing: &Spacing) -> Vec<Rect> {
    let words = &model.groups[group].words;
    let inner = (strip.width - 2.0 * spacing.padding).max(0.0);
    let title = words.title.min(strip.width * TITLE_SHARE).min(inner);
    let note = words.note.min((inner - title - BETWEEN_WORDS).max(0.0));
    let left = Rect {
        x: strip.x + spacing.padding,
        width: title,
        ..*strip
    };
    let right = Rect {
        x: strip.right() - spacing.padding - note,
        width: note,
        ..*strip
    };
    [left, right]
        .into_iter()
        .filter(|r| r.width > 0.0)
        .collect()
}

/// Returns the rectangle of the footer of a zone, given its strip.
pub(super) fn of_footer(
    model: &Model,
    group: usize,
    strip: &Rect,
    spacing: &Spacing,
) -> Option<Rect> {
    let group = &model.groups[group];
    let inner = (strip.width - 2.0 * spacing.padding).max(0.0);
    let width = group.words.footer.min(inner);
    (group.footer && width > 0.0).then_some(Rect {
        x: strip.x + spacing.padding,
        width,
        ..*strip
    })
}

/// Returns the rectangle of the text below a node.
pub(super) fn of_node(model: &Model, node: usize, rect: &Rect) -> Option<Rect> {
    let caption = model.captions[node];
    (caption.width > 0.0 && caption.height > 0.0).then(|| Rect {
        x: rect.middle().x - caption.width / 2.0,
        y: rect.bottom() + AIR,
        width: caption.width,
        height: caption.height,
    })
}
