//! The coordinates of lines: each in its channel, apart from the others, and in the middle of what is free.
//!
//! All lines are packed once as low as they go and once as high as they go; both keep every distance, and so does the
//! mean of the two. Where a channel is too narrow, the distances shrink and never vanish.

use super::Spacing;
use super::field::{Cells, Field};
use super::model::Model;
use super::route::Line;
use super::seating::Seating;

/// How far from the corner of a node a line may end.
const CORNER: f64 = 8.0;
/// How far from the corner of a diamond several lines may end.
const DIAMOND: f64 = 9.0;

/// Gives every line its coordinate.
pub(super) fn nudge(
    model: &Model,
    seating: &Seating,
    field: &Field,
    lines: &mut [Line],
    order: &[Vec<usize>; 2],
    spacing: &Spacing,
) {
    let ports = ports(model, lines);
    let mut free = vec![(0.0, 0.0); lines.len()];
    for order in order.iter().rev() {
        spread(field, lines, order, spacing, &mut free);
        grant(lines, order, spacing, &free);
    }
    for order in order {
        let mut bounds = vec![(0.0, 0.0); lines.len()];
        for line in order {
            bounds[*line] = bound(model, seating, &lines[*line], free[*line], &ports);
        }
        let low = pack(lines, order, &bounds, spacing.track, false);
        let mirrored: Vec<(f64, f64)> = bounds.iter().map(|b| (-b.1, -b.0)).collect();
        let back: Vec<usize> = order.iter().rev().copied().collect();
        let high = pack(lines, &back, &mirrored, spacing.track, true);
        for line in order {
            lines[*line].at = f64::midpoint(low[*line], -high[*line]);
        }
    }
}

/// Notes how far each line may move: its channel, or what is free beside it where the channel is too narrow for its
/// lines. The lines it goes on with then reach as far, so that they keep clear of nodes and of other lines there.
fn spread(
    field: &Field,
    lines: &mut [Line],
    order: &[usize],
    spacing: &Spacing,
    free: &mut [(f64, f64)],
) {
    let mut longer: Vec<(usize, usize, usize)> = Vec::new();
    for own in order.chunk_by(|a, b| lines[*a].slot == lines[*b].slot) {
        let needed = 2.0 * spacing.clearance + (densest(lines, own) as f64 - 1.0) * spacing.track;
        for at in own {
            let line = &lines[*at];
            free[*at] = line.channel;
            if line.channel.1 - line.channel.0 >= needed {
                continue;
            }
            let (low, high) = reach(field, line, needed);
            let stops = if line.along_x { &field.ys } else { &field.xs };
            free[*at] = (stops[low], stops[high]);
            let on = line.ends.iter().filter(|e| e.turn != 0);
            longer.extend(on.map(|e| (e.at, low, high - 1)));
        }
    }
    for (at, low, high) in longer {
        lines[at].low = lines[at].low.min(low);
        lines[at].high = lines[at].high.max(high);
    }
}

/// Notes how far each line keeps from what is beside it, and leaves to its text what the channel has to spare: a text
/// that gets too little room stands elsewhere, a line that does would touch something.
fn grant(lines: &mut [Line], order: &[usize], spacing: &Spacing, free: &[(f64, f64)]) {
    let mut at = 0;
    while let Some(first) = order.get(at) {
        let slot = lines[*first].slot;
        let count = order[at..]
            .iter()
            .take_while(|l| lines[**l].slot == slot)
            .count();
        let own = &order[at..at + count];
        let needed = 2.0 * spacing.clearance + (densest(lines, own) as f64 - 1.0) * spacing.track;
        let texts = own.iter().filter(|l| lines[**l].text > 0.0).count().max(1);
        for line in own {
            let width = free[*line].1 - free[*line].0;
            let spare = (width - needed).max(0.0);
            lines[*line].room = lines[*line].text.min(spare / texts as f64);
            lines[*line].clear = spacing.clearance * (width / needed.max(1e-9)).min(1.0);
        }
        at += count;
    }
}

/// Returns how many lines end at each side of each node.
fn ports(model: &Model, lines: &[Line]) -> Vec<[u16; 4]> {
    let mut ports = vec![[0; 4]; model.sizes.len()];
    for line in lines {
        for (end, on) in line.ends.iter().enumerate() {
            if on.turn == 0 {
                ports[on.at][side(line, end)] += 1;
            }
        }
    }
    ports
}

/// Returns the side of the node at an end of a line: right, bottom, left, top.
fn side(line: &Line, end: usize) -> usize {
    match (line.along_x, end) {
        (true, 0) => 0,
        (false, 0) => 1,
        (true, _) => 2,
        (false, _) => 3,
    }
}

/// Returns between which coordinates a line may lie, given what is free for it.
fn bound(
    model: &Model,
    seating: &Seating,
    line: &Line,
    free: (f64, f64),
    ports: &[[u16; 4]],
) -> (f64, f64) {
    let width = line.channel.1 - line.channel.0;
    let middle = f64::midpoint(line.channel.0, line.channel.1);
    let (mut low, mut high) = free;
    let mut spare = 0.4 * width;
    let ends = line.ends.iter().enumerate().filter(|(_, e)| e.turn == 0);
    low += line.clear + line.room;
    high -= line.clear;
    for (end, on) in ends {
        let rect = &seating.nodes[on.at];
        let (begin, length) = if line.along_x {
            (rect.y, rect.height)
        } else {
            (rect.x, rect.width)
        };
        let single = ports[on.at][side(line, end)] == 1;
        let inset = if !model.gates[on.at] {
            CORNER.min(length / 4.0)
        } else if single {
            spare = 0.1;
            length / 2.0 - 0.1
        } else {
            spare = spare.min(DIAMOND / 2.0);
            (length / 2.0 - DIAMOND).max(length / 4.0)
        };
        low = low.max(begin + inset);
        high = high.min(begin + length - inset);
    }
    // All lines of a channel share its middle, so that there is always a place for each.
    let spare = spare.min((width / 2.0 - line.clear).max(0.1 * width));
    (low.min(middle - spare), high.max(middle + spare))
}

/// Returns how many lines of a channel lie beside each other where they are densest.
fn densest(lines: &[Line], own: &[usize]) -> usize {
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for line in own {
        ends.push((lines[*line].low, true));
        ends.push((lines[*line].high + 1, false));
    }
    ends.sort_unstable();
    let (mut now, mut most) = (0, 0);
    for (_, begins) in ends {
        if begins {
            now += 1;
            most = most.max(now);
        } else {
            now -= 1;
        }
    }
    most
}

/// Returns between which stops a line may lie before it meets a node or a frame.
fn reach(field: &Field, line: &Line, needed: f64) -> (usize, usize) {
    let stops = if line.along_x { &field.ys } else { &field.xs };
    let free = |slot: usize| {
        (line.low..=line.high).all(|c| {
            let cell = if line.along_x {
                slot * field.nx + c
            } else {
                c * field.nx + slot
            };
            !field.blocked[cell] && !field.has_text(cell)
        })
    };
    let frame = |stop: usize| field.frames.iter().any(|f| on_frame(f, line, stop));
    // A line that ends at a node stays beside it.
    let (mut least, mut most) = (0, stops.len() - 1);
    for node in line
        .ends
        .iter()
        .filter(|e| e.turn == 0)
        .map(|e| &field.nodes[e.at])
    {
        let (begin, end) = if line.along_x {
            (node.top, node.bottom)
        } else {
            (node.left, node.right)
        };
        least = least.max(begin);
        most = most.min(end);
    }
    let (mut low, mut high) = (line.slot, line.slot + 1);
    let enough = |low: usize, high: usize| stops[high] - stops[low] >= needed;
    while low > least && !enough(low, line.slot + 1) && !frame(low) && free(low - 1) {
        low -= 1;
    }
    while high < most && !enough(line.slot, high) && !frame(high) && free(high) {
        high += 1;
    }
    (low, high)
}

/// Says whether a border of a frame lies at a stop, beside a line.
fn on_frame(frame: &Cells, line: &Line, stop: usize) -> bool {
    let (begin, end, first, last) = if line.along_x {
        (frame.top, frame.bottom, frame.left, frame.right)
    } else {
        (frame.left, frame.right, frame.top, frame.bottom)
    };
    (stop == begin || stop == end) && line.low < last && first <= line.high
}

/// What must still fit beyond a line: up to where, and how much room that takes.
type Need = (f64, f64);

/// Returns the lowest coordinates that keep all distances.
fn pack(
    lines: &[Line],
    order: &[usize],
    bounds: &[(f64, f64)],
    track: f64,
    mirrored: bool,
) -> Vec<f64> {
    let before = before(lines, order, bounds);
    let gap = |a: usize, b: usize| track + lines[if mirrored { a } else { b }].room;
    let mut needs: Vec<Vec<Need>> = vec![Vec::new(); lines.len()];
    for line in order.iter().rev() {
        let own = &mut needs[*line];
        own.push((bounds[*line].1, 0.0));
        prune(own);
        let own = own.clone();
        for other in &before[*line] {
            let gap = gap(*other, *line);
            needs[*other].extend(own.iter().map(|(end, room)| (*end, room + gap)));
        }
    }
    let mut at = vec![0.0; lines.len()];
    for line in order {
        let mut place = bounds[*line].0;
        for other in &before[*line] {
            let base: f64 = at[*other];
            let gap = gap(*other, *line);
            let shrink = needs[*line]
                .iter()
                .map(|(end, room)| (end - base) / (room + gap));
            place = place.max(base + gap * shrink.fold(1.0, f64::min));
        }
        at[*line] = place;
    }
    at
}

/// Drops what another need covers.
fn prune(needs: &mut Vec<Need>) {
    needs.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let mut most = -1.0;
    needs.retain(|(_, room)| {
        let keep = *room > most;
        most = f64::max(most, *room);
        keep
    });
}

/// Returns the lines that must lie before each line: the last one in each of its cells.
fn before(lines: &[Line], order: &[usize], bounds: &[(f64, f64)]) -> Vec<Vec<usize>> {
    let cells = lines.iter().map(|l| l.high + 1).max().unwrap_or(0);
    let mut last: Vec<Option<usize>> = vec![None; cells];
    let mut before = vec![Vec::new(); lines.len()];
    for line in order {
        let own: &mut Vec<usize> = &mut before[*line];
        for held in &mut last[lines[*line].low..=lines[*line].high] {
            if let Some(other) = held.replace(*line)
                && bounds[other].1 > bounds[*line].0
                && !own.contains(&other)
            {
                own.push(other);
            }
        }
    }
    before
}
